/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-anchor.h"
#include "model/kzru-atlas.h"
#include "model/kzru-base-map.h"
#include "model/kzru-city-list.h"
#include "model/kzru-map-frame.h"
#include "model/kzru-point-index.h"
#include "model/kzru-route-shape.h"
#include "model/kzru-unit-grid.h"

G_BEGIN_DECLS

/* How many states of an atlas may be tinted on the map. */
#define KZRU_MAP_MAX_TINTS 4

/**
 * KzruMapContent:
 * @atlas: the atlas
 * @base_map: (nullable): the base map
 * @cities: (nullable): the cities of the base map
 * @shapes: (array length=n_routes): the routes as they are drawn
 * @places: (array length=n_places): where the places are
 * @place_index: what finds the places that are in the picture
 * @stations: (array length=n_places): for each place, whether a route goes by it
 * @events: for all places in turn, the events at each
 * @event_ends: (array length=n_places): for each place the index after its last event
 * @unplaced: (array length=n_unplaced): the events without a place
 * @tints: (nullable): for each unit of the base map, 0 or 1 + the index of its tint
 * @box: what is shown at first: see [method@MapContent.fit]
 *
 * What a map shows of an atlas, made ready once. Where names of routes may stand is
 * found when it is first asked for; all else is immutable.
 */
typedef struct
{
  KzruAtlas       *atlas;
  KzruBaseMap     *base_map;
  KzruCityList    *cities;
  KzruRouteShape **shapes;
  guint            n_routes;
  KzruMercator    *places;
  guint            n_places;
  KzruPointIndex  *place_index;
  gboolean        *stations;
  guint           *events;
  guint           *event_ends;
  guint           *unplaced;
  guint            n_unplaced;
  guint8          *tints;
  KzruMercatorBox  box;
  KzruUnitGrid    *unit_grid;    /* NULL without a base map */
  GArray         **route_anchors; /* or NULL where nobody asked */
} KzruMapContent;

KzruMapContent *kzru_map_content_new        (KzruAtlas      *atlas,
                                             KzruBaseMap    *base_map) G_GNUC_WARN_UNUSED_RESULT;
KzruMapContent *kzru_map_content_ref        (KzruMapContent *self);
void            kzru_map_content_unref      (KzruMapContent *self);

const guint    *kzru_map_content_get_events (KzruMapContent *self,
                                             guint           place,
                                             guint          *n);
KzruMapFrame    kzru_map_content_fit        (KzruMapContent *self,
                                             double          width,
                                             double          height,
                                             double          bottom,
                                             double          min_zoom,
                                             double          max_zoom);
KzruMercatorBox kzru_map_content_get_box    (KzruMapContent *self,
                                             KzruRef         ref);
const GArray   *kzru_map_content_get_route_anchors (KzruMapContent *self,
                                                    guint           route);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruMapContent, kzru_map_content_unref)

G_END_DECLS
