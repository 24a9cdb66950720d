/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KZRU_TYPE_LANE_HEAD (kzru_lane_head_get_type ())
G_DECLARE_FINAL_TYPE (KzruLaneHead, kzru_lane_head, KZRU, LANE_HEAD, GtkWidget)

GtkWidget  *kzru_lane_head_new          (void) G_GNUC_WARN_UNUSED_RESULT;
const char *kzru_lane_head_get_key      (KzruLaneHead *self);
void        kzru_lane_head_set_lane     (KzruLaneHead *self,
                                         const char   *key,
                                         const char   *name,
                                         gboolean      collapsed);
void        kzru_lane_head_set_place    (KzruLaneHead *self,
                                         guint         place,
                                         guint         n_places,
                                         const char   *locale);
void        kzru_lane_head_set_mirrored (KzruLaneHead *self,
                                         gboolean      mirrored);

G_END_DECLS
