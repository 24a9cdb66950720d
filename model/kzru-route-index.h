/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-map-frame.h"

G_BEGIN_DECLS

typedef struct _KzruRouteIndex KzruRouteIndex;

/**
 * KzruRouteHit:
 * @route: the index of a route
 * @distance: how far its line is, in pixels
 * @inside: whether it was hit as an area, not by its line
 *
 * A route that is under the pointer.
 */
typedef struct
{
  guint    route;
  double   distance; /* px */
  gboolean inside;
} KzruRouteHit;

KzruRouteIndex *kzru_route_index_new          (KzruScreenPoint        from,
                                               KzruScreenPoint        to,
                                               guint                  n_segments) G_GNUC_WARN_UNUSED_RESULT;
void            kzru_route_index_free         (KzruRouteIndex        *self);

void            kzru_route_index_add          (KzruRouteIndex        *self,
                                               guint                  route,
                                               const KzruScreenPoint *points,
                                               guint                  n_points,
                                               gboolean               closed);
void            kzru_route_index_query        (const KzruRouteIndex  *self,
                                               double                 x,
                                               double                 y,
                                               double                 tolerance,
                                               GArray                *hits);
void            kzru_route_index_query_around (const KzruRouteIndex  *self,
                                               double                 x,
                                               double                 y,
                                               double                 period,
                                               double                 tolerance,
                                               GArray                *hits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruRouteIndex, kzru_route_index_free)

G_END_DECLS
