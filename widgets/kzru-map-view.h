/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/kzru-pane.h"

G_BEGIN_DECLS

#define KZRU_TYPE_MAP_VIEW (kzru_map_view_get_type ())
G_DECLARE_FINAL_TYPE (KzruMapView, kzru_map_view, KZRU, MAP_VIEW, KzruPane)

GtkWidget     *kzru_map_view_new            (void) G_GNUC_WARN_UNUSED_RESULT;

void           kzru_map_view_set_online_tiles (KzruMapView *self,
                                               const char  *address,
                                               const char  *attribution);
void           kzru_map_view_set_online_names (KzruMapView *self,
                                               gboolean     is_shown);

void           kzru_map_view_zoom           (KzruMapView   *self,
                                             double         levels);
void           kzru_map_view_fit_all        (KzruMapView   *self);
void           kzru_map_view_go_to          (KzruMapView   *self,
                                             KzruRef        ref);
void           kzru_map_view_zoom_to        (KzruMapView   *self,
                                             KzruRef        ref);
gboolean       kzru_map_view_locate         (KzruMapView   *self,
                                             KzruPoint      point,
                                             double        *x,
                                             double        *y);

G_END_DECLS
