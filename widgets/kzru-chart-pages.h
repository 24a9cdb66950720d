/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/kzru-chart.h"

G_BEGIN_DECLS

/**
 * KzruChartPagesParams:
 * @chart: how the chart is printed
 * @with_map: whether a map of what is printed follows
 * @with_sources: whether what the sources say follows
 *
 * What a print is made of.
 */
typedef struct
{
  KzruChartParams chart;
  gboolean        with_map;
  gboolean        with_sources;
} KzruChartPagesParams;

typedef struct _KzruChartPages KzruChartPages;

KzruChartPages *kzru_chart_pages_new          (KzruViewState               *state,
                                               const KzruChartPagesParams  *params,
                                               GError                     **error) G_GNUC_WARN_UNUSED_RESULT;
void            kzru_chart_pages_free         (KzruChartPages              *self);
gboolean        kzru_chart_pages_prepare      (KzruChartPages              *self);
double          kzru_chart_pages_get_prepared (KzruChartPages              *self);
guint           kzru_chart_pages_get_n_pages  (KzruChartPages              *self);
guint           kzru_chart_pages_get_n_chart_pages (KzruChartPages         *self);
const char     *kzru_chart_pages_get_title    (KzruChartPages              *self);
void            kzru_chart_pages_begin        (KzruChartPages              *self,
                                               cairo_t                     *cr);
void            kzru_chart_pages_draw         (KzruChartPages              *self,
                                               guint                        page,
                                               cairo_t                     *cr);
void            kzru_chart_pages_end          (KzruChartPages              *self,
                                               cairo_t                     *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruChartPages, kzru_chart_pages_free)

G_END_DECLS
