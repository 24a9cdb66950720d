/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "model/kzru-base-map.h"
#include "widgets/kzru-map-style.h"

G_BEGIN_DECLS

void kzru_base_map_paint (KzruBaseMap           *base_map,
                          const KzruMapStyle    *style,
                          const guint8          *tints,
                          const KzruMercatorBox *box,
                          double                 zoom,
                          cairo_t               *cr);

void kzru_base_map_stroke (KzruBaseArcClass    klass,
                           const KzruMapStyle *style,
                           double              zoom,
                           cairo_t            *cr);

G_END_DECLS
