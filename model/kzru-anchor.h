/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-base-map.h"
#include "model/kzru-route-shape.h"

G_BEGIN_DECLS

/**
 * KzruAnchor:
 * @at: a point within an area
 * @clearance: how far the edge of the area is from it, on the unit square
 *
 * Where the name of an area may stand.
 */
typedef struct
{
  KzruMercator at;
  double       clearance;
} KzruAnchor;

void kzru_anchors_find         (const KzruMercator   *points,
                                const guint          *ring_ends,
                                guint                 n_rings,
                                GArray               *anchors);
void kzru_anchors_find_in_shape (const KzruRouteShape *shape,
                                 GArray               *anchors);
void kzru_anchors_find_in_unit (KzruBaseMap          *base_map,
                                guint                 unit,
                                GArray               *anchors);

G_END_DECLS
