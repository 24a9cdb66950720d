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
 * @joined: events whose places are shown to belong together, or `KZRU_REF_NONE`
 */
typedef struct
{
  KzruMapLightFunc func;
  gpointer         user_data;
  KzruRef          joined[2];
} KzruMapLights;

/**
 * KzruMapStroke:
 * @kind: what kind of route it is
 * @standing: how it stands
 * @by_sea: whether it goes by sea
 * @color: its colour
 * @phase: how much of the route lies before it, in pixels
 *
 * How a piece of a route is drawn.
 */
typedef struct
{
  KzruRouteKind     kind;
  KzruRouteStanding standing;
  gboolean          by_sea;
  GdkRGBA           color;
  double            phase; /* px */
} KzruMapStroke;

void kzru_map_paint_names  (KzruMapLayout       *layout,
                            const KzruMapStyle  *style,
                            cairo_t             *cr);
void kzru_map_paint_routes (KzruMapLayout       *layout,
                            const KzruMapStyle  *style,
                            const KzruMapLights *lights,
                            cairo_t             *cr);
void kzru_map_paint_ties   (KzruMapLayout       *layout,
                            const KzruMapStyle  *style,
                            const KzruMapLights *lights,
                            cairo_t             *cr);
void kzru_map_paint_events (KzruMapLayout       *layout,
                            const KzruMapStyle  *style,
                            const KzruMapLights *lights,
                            cairo_t             *cr);

/* Parts of the above that the legend shows as well. */
void kzru_map_stroke_route    (const KzruMapStroke *stroke,
                               const KzruMapStyle  *style,
                               cairo_t             *cr);
GdkRGBA kzru_map_get_route_color (KzruAtlas          *atlas,
                                  guint               route,
                                  const KzruMapStyle *style);

KzruMapLight kzru_map_get_light   (const KzruMapLights *self,
                                   KzruRecordKind       kind,
                                   guint                index);

G_END_DECLS
