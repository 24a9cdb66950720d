/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-chart-tile"

#include "config.h"

#include "widgets/kzru-chart-tile.h"

#include "widgets/kzru-mark-painter.h"

/* A chart has four parts, and each is drawn at a place of its own:
 *
 *     ┌────────┬──────────────────────┐
 *     │ names  │ axis                 │  moves with the window sideways
 *     ├────────┼──────────────────────┤
 *     │ titles │ lanes                │
 *     └────────┴──────────────────────┘
 *       moves with it up and down
 */

#define CUT_MARK_LENGTH 5.0 /* all in points */
#define CUT_MARK_GAP 1.5
#define CUT_MARK_WIDTH 0.4

/* Marks are drawn a bit beyond their boxes. */
#define MARK_PAD_EM 0.5

/**
 * kzru_chart_tile_get_gutter:
 * @self: a tile
 *
 * Gets the width of the titles of lanes.
 *
 * Returns: the width
 */
double
kzru_chart_tile_get_gutter (const KzruChartTile *self)
{
  KzruBox chart = kzru_timeline_layout_get_chart (self->layout);

  if (!kzru_timeline_layout_is_mirrored (self->layout))
    return chart.x;

  /* There the titles stand at the right of the chart. */
  {
    guint n;
    const KzruLane *lanes = kzru_timeline_layout_get_lanes (self->layout, &n);

    return n > 0 ? lanes[0].box.width - chart.width : 0;
  }
}

/**
 * kzru_chart_tile_get_box:
 * @self: a tile
 *
 * Gets the room that a tile takes on its page, with axis and titles.
 *
 * Returns: the box
 */
KzruBox
kzru_chart_tile_get_box (const KzruChartTile *self)
{
  return (KzruBox) {
    self->x, self->y,
    kzru_chart_tile_get_gutter (self) + self->window.width,
    kzru_timeline_layout_get_axis_height (self->layout) + self->window.height,
  };
}

/* Opens one of the four parts: what lies in @from of the layout is drawn at
 * @to, a corner on the page. */
static void
open_part (const KzruBox *from,
           double         x,
           double         y,
           cairo_t       *cr)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y, from->width, from->height);
  cairo_clip (cr);
  cairo_translate (cr, x - from->x, y - from->y);
}

static double
get_chart_x (const KzruChartTile *self)
{
  return kzru_timeline_layout_is_mirrored (self->layout) ? self->x
                                                         : self->x + kzru_chart_tile_get_gutter (self);
}

static double
get_gutter_x (const KzruChartTile *self)
{
  return kzru_timeline_layout_is_mirrored (self->layout) ? self->x + self->window.width : self->x;
}

/* Where the titles stand in the layout. */
static KzruBox
get_gutter (const KzruChartTile *self)
{
  KzruBox chart = kzru_timeline_layout_get_chart (self->layout);

  return (KzruBox) {
    kzru_timeline_layout_is_mirrored (self->layout) ? chart.width : 0, self->window.y,
    kzru_chart_tile_get_gutter (self), self->window.height,
  };
}

static void
paint_axis (const KzruChartTile *self,
            cairo_t             *cr)
{
  KzruPainter painter = kzru_painter_for_cairo (cr);
  double height = kzru_timeline_layout_get_axis_height (self->layout);
  KzruBox names = get_gutter (self);
  KzruBox ticks = self->window;

  names.y = ticks.y = 0;
  names.height = ticks.height = height;

  open_part (&names, get_gutter_x (self), self->y, cr);
  kzru_timeline_paint_axis (self->layout, self->style, &painter);
  cairo_restore (cr);

  open_part (&ticks, get_chart_x (self), self->y, cr);
  kzru_timeline_paint_axis (self->layout, self->style, &painter);
  cairo_restore (cr);
}

/* Finds what of a lane is in the window. The title stands in the middle of
 * that, if there is room for it.
 *
 * Returns: whether there is anything */
static gboolean
cut_lane (const KzruChartTile *self,
          const KzruLane      *lane,
          KzruLane            *piece)
{
  double top = MAX (lane->box.y, self->window.y);
  double bottom = MIN (lane->box.y + lane->box.height, self->window.y + self->window.height);

  if (bottom - top < 0.5)
    return FALSE;

  *piece = *lane;
  if (bottom - top >= lane->box.height - 0.5)
    return TRUE;

  piece->box.y = top;
  piece->box.height = bottom - top;
  piece->title.box.y = (top + bottom - piece->title.box.height) / 2;
  if (piece->title.box.height > bottom - top)
    piece->title.layout = NULL;

  return TRUE;
}

static void
paint_lanes (const KzruChartTile *self,
             gboolean             titles,
             KzruPainter         *painter)
{
  guint n;
  const KzruLane *lanes = kzru_timeline_layout_get_lanes (self->layout, &n);

  for (guint i = 0; i < n; i++)
    {
      KzruLane piece;

      if (!cut_lane (self, &lanes[i], &piece))
        continue;
      if (!titles)
        piece.title.layout = NULL;
      kzru_timeline_paint_lane (self->layout, self->style, &piece, i % 2 == 0, painter);
    }
}

static GdkRGBA *
adapt_colors (const KzruChartTile *self)
{
  guint n, n_colors = 0;
  const KzruLane *lanes = kzru_timeline_layout_get_lanes (self->layout, &n);
  GdkRGBA *colors;

  for (guint i = 0; i < n; i++)
    n_colors = MAX (n_colors, lanes[i].theme + 1);

  colors = g_new0 (GdkRGBA, n_colors);
  for (guint i = 0; i < n; i++)
    colors[lanes[i].theme] = kzru_timeline_style_adapt_rgb (self->style, lanes[i].rgb);

  return colors;
}

/* What of a box is in the window, as a box in the layout. */
static gboolean
find_visible (const KzruChartTile *self,
              const KzruBox       *box,
              KzruBox             *visible)
{
  double pad = MARK_PAD_EM * kzru_timeline_layout_get_em (self->layout);
  double left = MAX (box->x - pad, self->window.x);
  double right = MIN (box->x + box->width + pad, self->window.x + self->window.width);
  double top = MAX (box->y, self->window.y);
  double bottom = MIN (box->y + box->height, self->window.y + self->window.height);

  *visible = (KzruBox) { left, top, right - left, bottom - top };

  return right > left && bottom > top;
}

static void
paint_marks (const KzruChartTile *self,
             KzruPainter         *painter,
             cairo_t             *cr)
{
  g_autofree GdkRGBA *colors = adapt_colors (self);
  guint n_marks, n_counts;
  const KzruMark *marks = kzru_timeline_layout_get_marks (self->layout, &n_marks);
  const KzruCount *counts = kzru_timeline_layout_get_counts (self->layout, &n_counts);
  KzruBox visible;

  for (guint i = 0; i < n_marks; i++)
    {
      if (!find_visible (self, &marks[i].box, &visible))
        continue;
      if (self->begin_mark != NULL)
        self->begin_mark (self, &marks[i], &visible, cr);
      kzru_mark_paint (self->layout, self->style, &marks[i], &colors[marks[i].lane],
                       KZRU_MARK_LIGHT_NONE, painter);
      if (self->begin_mark != NULL)
        self->end (self, cr);
    }

  for (guint i = 0; i < n_counts; i++)
    {
      if (!find_visible (self, &counts[i].box, &visible))
        continue;
      if (self->begin_count != NULL)
        self->begin_count (self, i, &visible, cr);
      kzru_timeline_paint_count (self->style, &counts[i], &colors[counts[i].lane], KZRU_MARK_LIGHT_NONE,
                                 painter);
      if (self->begin_count != NULL)
        self->end (self, cr);
    }
}

static void
paint_chart (const KzruChartTile *self,
             KzruPainter         *painter,
             cairo_t             *cr)
{
  open_part (&self->window, get_chart_x (self),
             self->y + kzru_timeline_layout_get_axis_height (self->layout), cr);
  paint_lanes (self, FALSE, painter);
  kzru_timeline_paint_grid (self->layout, self->style, painter);
  paint_marks (self, painter, cr);
  cairo_restore (cr);
}

/**
 * kzru_chart_tile_paint:
 * @self: a tile
 * @cr: where to draw
 *
 * Draws a piece of a chart with its axis and the titles of its lanes.
 */
void
kzru_chart_tile_paint (const KzruChartTile *self,
                       cairo_t             *cr)
{
  KzruPainter painter = kzru_painter_for_cairo (cr);
  KzruBox gutter = get_gutter (self);

  paint_axis (self, cr);

  open_part (&gutter, get_gutter_x (self),
             self->y + kzru_timeline_layout_get_axis_height (self->layout), cr);
  paint_lanes (self, TRUE, &painter);
  cairo_restore (cr);

  paint_chart (self, &painter, cr);
}

static void
ignore_text (KzruPainter   *self,
             PangoLayout   *layout,
             double         x,
             double         y,
             const GdkRGBA *color)
{
}

/**
 * kzru_chart_tile_paint_sketch:
 * @self: a tile
 * @cr: where to draw
 *
 * Draws the lanes alone and without their texts, to be looked at from afar.
 */
void
kzru_chart_tile_paint_sketch (const KzruChartTile *self,
                              cairo_t             *cr)
{
  KzruPainter painter = kzru_painter_for_cairo (cr);
  KzruPainterClass klass = *painter.klass;

  klass.text = ignore_text;
  painter.klass = &klass;
  paint_chart (self, &painter, cr);
}

static void
trace_mark (double   x,
            double   y,
            double   dx,
            double   dy,
            cairo_t *cr)
{
  cairo_move_to (cr, x + dx * CUT_MARK_GAP, y + dy * CUT_MARK_GAP);
  cairo_rel_line_to (cr, dx * CUT_MARK_LENGTH, dy * CUT_MARK_LENGTH);
}

/**
 * kzru_chart_tile_paint_cut_marks:
 * @cut: where a sheet is cut
 * @sheet: what is drawn on it
 * @cr: where to draw
 *
 * Draws marks around @sheet in line with the edges of @cut.
 */
void
kzru_chart_tile_paint_cut_marks (const KzruBox *cut,
                                 const KzruBox *sheet,
                                 cairo_t       *cr)
{
  for (guint i = 0; i < 2; i++)
    {
      double x = cut->x + i * cut->width;
      double y = cut->y + i * cut->height;

      trace_mark (x, sheet->y, 0, -1, cr);
      trace_mark (x, sheet->y + sheet->height, 0, 1, cr);
      trace_mark (sheet->x, y, -1, 0, cr);
      trace_mark (sheet->x + sheet->width, y, 1, 0, cr);
    }

  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, CUT_MARK_WIDTH);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_stroke (cr);
}
