/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KzruExtent:
 * @start: where it starts, in px
 * @end: where it ends, in px, exclusive
 *
 * Room that something takes along a lane.
 */
typedef struct
{
  double start; /* px */
  double end;   /* px, exclusive */
} KzruExtent;

typedef struct _KzruLanePacker KzruLanePacker;

KzruLanePacker *kzru_lane_packer_new        (guint                 max_rows,
                                             double                gap) G_GNUC_WARN_UNUSED_RESULT;
void            kzru_lane_packer_free       (KzruLanePacker       *self);
gboolean        kzru_lane_packer_place      (KzruLanePacker       *self,
                                             const KzruExtent     *choices,
                                             guint                 n_choices,
                                             guint                *row,
                                             guint                *choice);
gboolean        kzru_lane_packer_fits       (const KzruLanePacker *self,
                                             guint                 row,
                                             KzruExtent            extent,
                                             KzruExtent           *room);
gboolean        kzru_lane_packer_place_in   (KzruLanePacker       *self,
                                             guint                 row,
                                             KzruExtent            extent);
void            kzru_lane_packer_limit      (KzruLanePacker       *self,
                                             guint                 max_rows);
void            kzru_lane_packer_reserve    (KzruLanePacker       *self,
                                             guint                 row,
                                             KzruExtent            extent);
guint           kzru_lane_packer_get_n_rows (const KzruLanePacker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruLanePacker, kzru_lane_packer_free)

G_END_DECLS
