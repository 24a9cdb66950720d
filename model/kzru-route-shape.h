/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-base-map.h"
#include "model/kzru-route-legs.h"

G_BEGIN_DECLS

/**
 * KzruShapePart:
 * @first: the first of its points
 * @n_points: how many it has, at least 2
 * @closed: whether it is a ring, that is, its last point is its first
 *
 * A line that goes on without a gap.
 */
typedef struct
{
  guint    first;
  guint    n_points;
  gboolean closed;
} KzruShapePart;

/**
 * KzruShapeLeg:
 * @first: the point that it starts at
 * @last: the point that it ends at
 *
 * A leg of a route that goes by sea.
 */
typedef struct
{
  guint first;
  guint last;
} KzruShapeLeg;

/**
 * KzruRouteShape:
 * @kind: what it is the shape of
 * @points: the points of all parts, part after part
 * @weights: for each point, the distance that the line would be off without it
 * @slots: for each point, how far to the right the line is drawn from there on,
 *   in widths of a line: see [method@RouteLegs.get_slot]
 * @is_shared: whether any slot is not 0
 * @parts: the lines
 * @sea_legs: the legs that go by sea, in order
 * @box: the bounds of all
 *
 * A route as it is drawn. Points of one part are in one copy of the world, so
 * that a line over the antimeridian goes on beyond 0…1.
 */
typedef struct
{
  KzruRouteKind   kind;
  KzruMercator   *points;
  double         *weights;
  double         *slots;
  gboolean        is_shared;
  guint           n_points;
  KzruShapePart  *parts;
  guint           n_parts;
  KzruShapeLeg   *sea_legs;
  guint           n_sea_legs;
  KzruMercatorBox box;
} KzruRouteShape;

KzruRouteShape *kzru_route_shape_new       (const KzruRoute      *route,
                                            KzruBaseMap          *base_map) G_GNUC_WARN_UNUSED_RESULT;
KzruRouteShape *kzru_route_shape_new_beside (const KzruRoute     *route,
                                            guint                 index,
                                            KzruBaseMap          *base_map,
                                            KzruRouteLegs        *legs) G_GNUC_WARN_UNUSED_RESULT;
void            kzru_route_shape_free      (KzruRouteShape       *self);

gboolean        kzru_route_shape_is_area   (const KzruRouteShape *self);
gboolean        kzru_route_shape_is_by_sea (const KzruRouteShape *self,
                                            guint                 point);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruRouteShape, kzru_route_shape_free)

G_END_DECLS
