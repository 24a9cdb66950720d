/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/kzru-timeline-painter.h"

G_BEGIN_DECLS

void kzru_painter_draw_text (KzruPainter             *self,
                             PangoLayout             *layout,
                             double                   x,
                             double                   y,
                             const GdkRGBA           *color);
void kzru_mark_paint        (KzruTimelineLayout      *layout,
                             const KzruTimelineStyle *style,
                             const KzruMark          *mark,
                             const GdkRGBA           *color,
                             KzruMarkLight            light,
                             KzruPainter             *painter);

G_END_DECLS
