/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/kzru-map-scene.h"

G_BEGIN_DECLS

#define KZRU_TYPE_MAP_LEGEND (kzru_map_legend_get_type ())
G_DECLARE_FINAL_TYPE (KzruMapLegend, kzru_map_legend, KZRU, MAP_LEGEND, GtkWidget)

GtkWidget *kzru_map_legend_new       (KzruMapScene  *scene) G_GNUC_WARN_UNUSED_RESULT;
gboolean   kzru_map_legend_get_brief (KzruMapLegend *self);
void       kzru_map_legend_set_brief (KzruMapLegend *self,
                                      gboolean       is_brief);
void       kzru_map_legend_set_over_tiles (KzruMapLegend *self,
                                           gboolean       is_over_tiles);

G_END_DECLS
