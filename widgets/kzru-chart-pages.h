/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "model/kzru-view-state.h"
#include "widgets/kzru-page-format.h"

G_BEGIN_DECLS

/* A print of more pages is a mistake of the scale. */
#define KZRU_CHART_PAGES_MAX 1000

/**
 * KzruChartPagesParams:
 * @format: the paper
 * @n_pages: over how many pages time is spread, or 0 if @points_per_year says it
 * @points_per_year: the scale
 * @mirrored: whether time runs from right to left
 *
 * How a print is laid out.
 */
typedef struct
{
  KzruPageFormat format;
  guint          n_pages;
  double         points_per_year;
  gboolean       mirrored;
} KzruChartPagesParams;

typedef struct _KzruChartPages KzruChartPages;

KzruChartPages *kzru_chart_pages_new         (KzruViewState               *state,
                                              const KzruChartPagesParams  *params,
                                              GError                     **error) G_GNUC_WARN_UNUSED_RESULT;
void            kzru_chart_pages_free        (KzruChartPages              *self);
guint           kzru_chart_pages_get_n_pages (KzruChartPages              *self);
const char     *kzru_chart_pages_get_title   (KzruChartPages              *self);
void            kzru_chart_pages_draw        (KzruChartPages              *self,
                                              guint                        page,
                                              cairo_t                     *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruChartPages, kzru_chart_pages_free)

G_END_DECLS
