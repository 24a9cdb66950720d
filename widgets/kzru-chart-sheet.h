/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/kzru-chart.h"
#include "widgets/kzru-chart-counts.h"
#include "widgets/kzru-chart-links.h"

G_BEGIN_DECLS

/**
 * KzruChartSheet:
 * @chart: the chart
 * @table: what is printed
 * @links: where events stand; what is drawn is noted there
 * @counts: the counts on the chart
 * @paper: sets the texts
 * @style: the colours
 * @format: the paper
 * @title: what stands in the head
 * @mirrored: whether time runs from right to left
 * @with_sources: whether marks lead to what the sources say
 * @tagged: whether to add links and structure
 *
 * What the sheets of a chart are drawn from; all is borrowed.
 */
typedef struct
{
  KzruChart               *chart;
  const KzruChartTable    *table;
  KzruChartLinks          *links;
  const KzruChartCounts   *counts;
  const KzruPaperText     *paper;
  const KzruTimelineStyle *style;
  KzruPageFormat           format;
  const char              *title;
  gboolean                 mirrored;
  gboolean                 with_sources;
  gboolean                 tagged;
} KzruChartSheet;

void kzru_chart_sheet_draw (const KzruChartSheet *self,
                            guint                 page,
                            cairo_t              *cr);

G_END_DECLS
