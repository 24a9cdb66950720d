/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/kzru-chart.h"

G_BEGIN_DECLS

void kzru_chart_key_paint_small (KzruChart               *chart,
                                 guint                    page,
                                 gboolean                 mirrored,
                                 gboolean                 rtl,
                                 const KzruBox           *box,
                                 cairo_t                 *cr);
void kzru_chart_key_paint       (KzruChart               *chart,
                                 const KzruPaperText     *paper,
                                 const KzruTimelineStyle *style,
                                 guint                    first_page,
                                 gboolean                 linked,
                                 const KzruBox           *box,
                                 cairo_t                 *cr);

G_END_DECLS
