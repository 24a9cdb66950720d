/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "model/kzru-map-content.h"
#include "model/kzru-map-inventory.h"
#include "widgets/kzru-map-layout.h"
#include "widgets/kzru-map-style.h"
#include "widgets/kzru-map-texts.h"

G_BEGIN_DECLS

typedef struct _KzruMapKey KzruMapKey;

/**
 * KzruMapKeyParams:
 * @content: what is on the map
 * @frame: (nullable): which part of the world is seen, or %NULL if one can look
 *   at all of it
 * @over_tiles: whether tiles from the network cover the lines of the base map
 * @texts: what lays texts out
 * @instant: (nullable): the time that routes are shown at, or %NULL for none
 * @is_shown: says whether a record is on the map: no other is explained
 * @user_data: for @is_shown
 * @inventory: (nullable): what there is to be explained, if that was taken already
 * @is_brief: whether to say where the data are from, and no more
 * @unplaced: (nullable): how many events have no place, if that is said nowhere else
 * @max_width: how wide it may be, in pixels
 * @mirrored: whether it is read from right to left
 *
 * What a legend is made from.
 */
typedef struct
{
  KzruMapContent     *content;
  const KzruMapFrame *frame;
  gboolean            over_tiles;
  KzruMapTexts       *texts;
  const gint64       *instant;
  KzruMapTest         is_shown;
  gpointer            user_data;
  const KzruMapInventory *inventory;
  gboolean            is_brief;
  const char         *unplaced;
  double              max_width;
  gboolean            mirrored;
} KzruMapKeyParams;

KzruMapKey *kzru_map_key_new      (const KzruMapKeyParams *params) G_GNUC_WARN_UNUSED_RESULT;
void        kzru_map_key_free     (KzruMapKey         *self);

void        kzru_map_key_get_size (const KzruMapKey   *self,
                                   double             *width,
                                   double             *height);
double      kzru_map_key_get_min_width (const KzruMapKey *self);
char       *kzru_map_key_dup_text (const KzruMapKey   *self) G_GNUC_WARN_UNUSED_RESULT;
void        kzru_map_key_paint    (const KzruMapKey   *self,
                                   const KzruMapStyle *style,
                                   double              x,
                                   double              y,
                                   cairo_t            *cr);

char       *kzru_map_describe_unplaced (KzruMapContent *content,
                                        KzruMapTest     is_shown,
                                        gpointer        user_data,
                                        const char     *language) G_GNUC_WARN_UNUSED_RESULT;
char       *kzru_map_describe_n_unplaced (guint         n,
                                          const char   *language) G_GNUC_WARN_UNUSED_RESULT;

/* The ground of legend and scale. */
void        kzru_map_paint_panel  (const KzruMapStyle *style,
                                   double              x,
                                   double              y,
                                   double              width,
                                   double              height,
                                   cairo_t            *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruMapKey, kzru_map_key_free)

G_END_DECLS
