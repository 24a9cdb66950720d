/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-atlas.h"
#include "model/kzru-mercator.h"

G_BEGIN_DECLS

typedef struct _KzruRouteLegs KzruRouteLegs;

KzruRouteLegs *kzru_route_legs_new      (KzruAtlas           *atlas) G_GNUC_WARN_UNUSED_RESULT;
void           kzru_route_legs_free     (KzruRouteLegs       *self);

GArray        *kzru_route_legs_dup_stations (const KzruRouteLegs *self,
                                         guint                route,
                                         guint                part) G_GNUC_WARN_UNUSED_RESULT;
double         kzru_route_legs_get_slot (const KzruRouteLegs *self,
                                         guint                route,
                                         KzruMercator         from,
                                         KzruMercator         to);
gboolean       kzru_route_legs_get_bend (const KzruRouteLegs *self,
                                         KzruMercator         from,
                                         KzruMercator         to,
                                         KzruMercator        *from_tangent,
                                         KzruMercator        *to_tangent);
void           kzru_route_legs_set_bend (KzruRouteLegs       *self,
                                         KzruMercator         from,
                                         KzruMercator         to,
                                         KzruMercator         from_tangent,
                                         KzruMercator         to_tangent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruRouteLegs, kzru_route_legs_free)

G_END_DECLS
