/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/kzru-view-state.h"
#include "widgets/kzru-chart-table.h"
#include "widgets/kzru-chart-tile.h"
#include "widgets/kzru-page-format.h"
#include "widgets/kzru-paper-text.h"

G_BEGIN_DECLS

/* A print of more pages is a mistake of the scale. */
#define KZRU_CHART_PAGES_MAX 1000

/* How far a sheet goes on beyond a cut if nobody says. */
#define KZRU_CHART_OVERLAP_MM 10.0

/**
 * KzruChartFit:
 * @KZRU_CHART_FIT_PAGES: time is spread over pages that are read one by one
 * @KZRU_CHART_FIT_TILES: one chart is cut into rows and columns of sheets
 * @KZRU_CHART_FIT_SCALE: one chart is cut into as many columns as its scale takes
 *
 * How a chart gets on paper.
 */
typedef enum
{
  KZRU_CHART_FIT_PAGES,
  KZRU_CHART_FIT_TILES,
  KZRU_CHART_FIT_SCALE,
} KzruChartFit;

/**
 * KzruChartParams:
 * @format: the paper
 * @fit: how the chart gets on it
 * @n_pages: over how many pages time is spread
 * @rows: of sheets, unless pages are read one by one
 * @columns: of sheets, if that is not up to the scale
 * @points_per_year: the scale
 * @overlap: how far each sheet goes on beyond a cut, in points
 * @mirrored: whether time runs from right to left
 *
 * How a chart is printed.
 */
typedef struct
{
  KzruPageFormat format;
  KzruChartFit   fit;
  guint          n_pages;
  guint          rows;
  guint          columns;
  double         points_per_year;
  double         overlap;
  gboolean       mirrored;
} KzruChartParams;

typedef struct _KzruChart KzruChart;

KzruChart          *kzru_chart_new           (KzruViewState          *state,
                                              KzruPaperText          *paper,
                                              const KzruChartTable   *table,
                                              const KzruChartParams  *params,
                                              GError                **error) G_GNUC_WARN_UNUSED_RESULT;
void                kzru_chart_free          (KzruChart              *self);
guint               kzru_chart_get_n_pages   (const KzruChart        *self);
gboolean            kzru_chart_is_poster     (const KzruChart        *self);
guint               kzru_chart_get_n_columns (const KzruChart        *self);
KzruTimelineLayout *kzru_chart_layout_page   (KzruChart              *self,
                                              guint                   page) G_GNUC_WARN_UNUSED_RESULT;
void                kzru_chart_init_tile     (KzruChart              *self,
                                              guint                   page,
                                              KzruTimelineLayout     *layout,
                                              KzruChartTile          *tile);
KzruBox             kzru_chart_get_cell      (KzruChart              *self,
                                              guint                   page);
KzruBox             kzru_chart_get_cut       (KzruChart              *self,
                                              guint                   page,
                                              const KzruChartTile    *tile);
char               *kzru_chart_format_period (KzruChart              *self,
                                              KzruSpan                span) G_GNUC_WARN_UNUSED_RESULT;
KzruSpan            kzru_chart_get_span      (KzruChart              *self,
                                              guint                   page,
                                              const KzruChartTile    *tile);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruChart, kzru_chart_free)

G_END_DECLS
