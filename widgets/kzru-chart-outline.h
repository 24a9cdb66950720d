/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "widgets/kzru-chart-links.h"

G_BEGIN_DECLS

/**
 * KzruChartOutline:
 * @state: a view state with an atlas
 * @table: what is printed
 * @links: where they stand on the chart
 * @n_chart_pages: how many pages come before map and sources
 * @has_map: whether there is a page with a map
 * @has_sources: whether there are pages that quote the sources
 *
 * What the outline of a PDF is made from.
 */
typedef struct
{
  KzruViewState        *state;
  const KzruChartTable *table;
  const KzruChartLinks *links;
  guint                 n_chart_pages;
  gboolean              has_map;
  gboolean              has_sources;
} KzruChartOutline;

void kzru_chart_outline_add_metadata (KzruViewState          *state,
                                      KzruEventTable         *table,
                                      cairo_surface_t        *surface);
void kzru_chart_outline_add          (const KzruChartOutline *self,
                                      cairo_surface_t        *surface);

G_END_DECLS
