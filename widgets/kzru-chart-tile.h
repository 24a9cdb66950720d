/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "widgets/kzru-timeline-painter.h"

G_BEGIN_DECLS

/**
 * KzruChartTile:
 * @layout: the chart
 * @style: its colours
 * @window: the piece of its lanes that is drawn, in the place that it has there
 * @x: where the left edge of it, with the titles of lanes, is drawn
 * @y: where the upper edge of the axis is drawn
 * @begin_mark: (nullable): called before a mark is drawn, with its box on the page
 * @begin_count: (nullable): called before a count is drawn
 * @end: called after a mark or count was drawn
 * @user_data: passed to the functions
 *
 * A piece of a chart in its place on a page. Axis and titles of lanes stand
 * beside it, whichever piece it is.
 */
typedef struct _KzruChartTile KzruChartTile;

struct _KzruChartTile
{
  KzruTimelineLayout      *layout;
  const KzruTimelineStyle *style;
  KzruBox                  window;
  double                   x;
  double                   y;

  void (*begin_mark)  (const KzruChartTile *self,
                       const KzruMark      *mark,
                       const KzruBox       *box,
                       cairo_t             *cr);
  void (*begin_count) (const KzruChartTile *self,
                       guint                count,
                       const KzruBox       *box,
                       cairo_t             *cr);
  void (*end)         (const KzruChartTile *self,
                       cairo_t             *cr);
  gpointer user_data;
};

double  kzru_chart_tile_get_gutter     (const KzruChartTile *self);
KzruBox kzru_chart_tile_get_box        (const KzruChartTile *self);
void    kzru_chart_tile_paint          (const KzruChartTile *self,
                                        cairo_t             *cr);
void    kzru_chart_tile_paint_sketch   (const KzruChartTile *self,
                                        cairo_t             *cr);
void    kzru_chart_tile_paint_cut_marks (const KzruBox      *cut,
                                         const KzruBox      *sheet,
                                         cairo_t            *cr);

G_END_DECLS
