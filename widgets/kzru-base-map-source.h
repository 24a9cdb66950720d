/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

#include "model/kzru-base-map.h"
#include "widgets/kzru-map-style.h"

G_BEGIN_DECLS

/* How near and far the map goes. */
#define KZRU_MAP_MIN_ZOOM 2
#define KZRU_MAP_MAX_ZOOM 10

#define KZRU_TYPE_BASE_MAP_SOURCE (kzru_base_map_source_get_type ())
G_DECLARE_FINAL_TYPE (KzruBaseMapSource, kzru_base_map_source, KZRU, BASE_MAP_SOURCE, ShumateMapSource)

KzruBaseMapSource *kzru_base_map_source_new       (KzruBaseMap        *base_map) G_GNUC_WARN_UNUSED_RESULT;

void               kzru_base_map_source_set_look  (KzruBaseMapSource  *self,
                                                   const KzruMapStyle *style,
                                                   const guint8       *tints);
void               kzru_base_map_source_set_scale (KzruBaseMapSource  *self,
                                                   double              scale,
                                                   double              zoom);
void               kzru_base_map_source_set_smooth (KzruBaseMapSource *self,
                                                    gboolean           smooth);
void               kzru_base_map_source_set_origin (KzruBaseMapSource *self,
                                                    double             x,
                                                    double             y);

G_END_DECLS
