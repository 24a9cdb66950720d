/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-mercator.h"

G_BEGIN_DECLS

void kzru_curve_append   (KzruMercator        before,
                          KzruMercator        from,
                          KzruMercator        to,
                          KzruMercator        after,
                          double              tolerance,
                          GArray             *points);
void kzru_curve_weigh    (const KzruMercator *points,
                          guint               n,
                          double             *weights);
double kzru_curve_distance (KzruMercator      point,
                            KzruMercator      a,
                            KzruMercator      b);

G_END_DECLS
