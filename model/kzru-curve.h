/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-mercator.h"

G_BEGIN_DECLS

KzruMercator kzru_curve_get_tangent (KzruMercator        before,
                                     KzruMercator        at,
                                     KzruMercator        after);
void         kzru_curve_append      (KzruMercator        from,
                                     KzruMercator        from_tangent,
                                     KzruMercator        to,
                                     KzruMercator        to_tangent,
                                     double              tolerance,
                                     GArray             *points);
void         kzru_curve_weigh       (const KzruMercator *points,
                                     guint               n,
                                     double             *weights);
double       kzru_curve_distance    (KzruMercator        point,
                                     KzruMercator        a,
                                     KzruMercator        b);

G_END_DECLS
