/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "model/kzru-map-frame.h"
#include "widgets/kzru-map-texts.h"

G_BEGIN_DECLS

void kzru_bent_text_paint (PangoLayout           *text,
                           const KzruScreenPoint *line,
                           guint                  n,
                           const GdkRGBA         *color,
                           const GdkRGBA         *halo,
                           double                 scale,
                           cairo_t               *cr);

G_END_DECLS
