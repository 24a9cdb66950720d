/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/kzru-paper-text.h"
#include "widgets/kzru-timeline-painter.h"

G_BEGIN_DECLS

double kzru_chart_legend_measure (const KzruPaperText     *paper,
                                  double                   width);
void   kzru_chart_legend_paint   (const KzruPaperText     *paper,
                                  const KzruTimelineStyle *style,
                                  KzruTimelineLayout      *layout,
                                  const KzruBox           *box,
                                  cairo_t                 *cr);

G_END_DECLS
