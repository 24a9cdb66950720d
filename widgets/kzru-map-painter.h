/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "widgets/kzru-map-layout.h"
#include "widgets/kzru-map-style.h"

G_BEGIN_DECLS

/**
 * KzruMapLight:
 *
 * In which ways something on the map stands out.
 */
typedef enum
{
  KZRU_MAP_LIGHT_NONE     = 0,
  KZRU_MAP_LIGHT_HOVERED  = 1 << 0,
  KZRU_MAP_LIGHT_SELECTED = 1 << 1,
  KZRU_MAP_LIGHT_FOCUSED  = 1 << 2,
} KzruMapLight;

/**
 * KzruMapLightFunc:
 * @ref: a record of the atlas
 * @user_data: what was passed along
 *
 * Says how a record stands out.
 *
 * Returns: the lights
 */
typedef KzruMapLight (*KzruMapLightFunc) (KzruRef  ref,
                                          gpointer user_data);

/**
 * KzruMapLights:
 * @func: (nullable): says how records stand out; %NULL if none does
 * @user_data: for @func
 */
typedef struct
{
  KzruMapLightFunc func;
  gpointer         user_data;
} KzruMapLights;

void kzru_map_paint_names  (KzruMapLayout       *layout,
                            const KzruMapStyle  *style,
                            cairo_t             *cr);
void kzru_map_paint_routes (KzruMapLayout       *layout,
                            const KzruMapStyle  *style,
                            const KzruMapLights *lights,
                            cairo_t             *cr);
void kzru_map_paint_events (KzruMapLayout       *layout,
                            const KzruMapStyle  *style,
                            const KzruMapLights *lights,
                            cairo_t             *cr);

/* Parts of the above that the legend shows as well. */
void kzru_map_paint_text      (PangoLayout         *text,
                               double               x,
                               double               y,
                               const GdkRGBA       *color,
                               const GdkRGBA       *halo,
                               double               scale,
                               cairo_t             *cr);
void kzru_map_stroke_route    (KzruRouteKind        kind,
                               gboolean             by_sea,
                               const GdkRGBA       *color,
                               const KzruMapStyle  *style,
                               double               phase,
                               cairo_t             *cr);
GdkRGBA kzru_map_get_route_color (KzruAtlas          *atlas,
                                  guint               route,
                                  const KzruMapStyle *style);

KzruMapLight kzru_map_get_light   (const KzruMapLights *self,
                                   KzruRecordKind       kind,
                                   guint                index);

G_END_DECLS
