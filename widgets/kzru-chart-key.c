/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-chart-key"

#include "config.h"

#include "widgets/kzru-chart-key.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-number-format.h"
#include "widgets/kzru-chart-frame.h"
#include "widgets/kzru-chart-legend.h"
#include "widgets/kzru-chart-links.h"
#include "widgets/kzru-mark-painter.h"
#include "widgets/kzru-paper-tags.h"
#include "widgets/kzru-pdf-text.h"

/* How the sheets of a poster lie side by side: small at the foot of each, and
 * large on a page of its own, with a sketch of the chart behind it. */

#define MAX_CELL 9.0 /* all in points */
#define SMALL_GREY 0.45
#define SMALL_LINE 0.4
#define LINE 0.8
#define TEXT_GAP 16.0
#define LEGEND_GAP 12.0
#define PLATE_PAD 4.0

/**
 * kzru_chart_key_paint_small:
 * @chart: a poster
 * @page: the sheet that the key stands on
 * @mirrored: whether time runs from right to left
 * @rtl: whether lines do
 * @box: where it stands, at the end of a line
 * @cr: where to draw
 *
 * Draws how the sheets lie, and which one this is.
 */
void
kzru_chart_key_paint_small (KzruChart     *chart,
                            guint          page,
                            gboolean       mirrored,
                            gboolean       rtl,
                            const KzruBox *box,
                            cairo_t       *cr)
{
  guint columns = kzru_chart_get_n_columns (chart);
  guint rows = kzru_chart_get_n_pages (chart) / columns;
  double width = MIN (box->width / columns, MAX_CELL);
  double height = MIN (box->height / rows, MIN (MAX_CELL, width * 0.75));
  double x = rtl ? box->x : box->x + box->width - columns * width;

  cairo_set_source_rgb (cr, SMALL_GREY, SMALL_GREY, SMALL_GREY);
  cairo_set_line_width (cr, SMALL_LINE);
  for (guint i = 0; i < rows * columns; i++)
    {
      guint column = mirrored ? columns - 1 - i % columns : i % columns;

      cairo_rectangle (cr, x + column * width, box->y + (i / columns) * height, width, height);
      if (i == page)
        cairo_fill_preserve (cr);
      cairo_stroke (cr);
    }
}

/* The whole of the chart, placed so that its lanes start at the origin: axis and
 * titles are left out. */
static KzruChartTile
get_whole (KzruTimelineLayout      *layout,
           const KzruTimelineStyle *style)
{
  KzruChartTile tile = { .layout = layout, .style = style };
  double axis = kzru_timeline_layout_get_axis_height (layout);

  tile.window = kzru_timeline_layout_get_chart (layout);
  tile.window.y = axis;
  tile.window.height = kzru_timeline_layout_get_height (layout) - axis;
  tile.x = -kzru_timeline_layout_get_chart (layout).x;
  tile.y = -axis;

  return tile;
}

static void
paint_number (const KzruPaperText *paper,
              guint                page,
              const KzruBox       *cell,
              cairo_t             *cr)
{
  g_autofree char *number = kzru_format_number (page + 1, kzru_paper_text_get_language (paper));
  g_autoptr (PangoLayout) layout = kzru_paper_text_set (paper, number, NULL, KZRU_PAPER_HEADING_SIZE,
                                                        PANGO_WEIGHT_SEMIBOLD, -1);
  KzruPainter painter = kzru_painter_for_cairo (cr);
  const GdkRGBA black = { 0, 0, 0, 1 };
  const GdkRGBA white = { 1, 1, 1, 0.85f };
  KzruBox plate;
  int width, height;

  pango_layout_get_size (layout, &width, &height);
  plate.width = (double) width / PANGO_SCALE + 2 * PLATE_PAD;
  plate.height = (double) height / PANGO_SCALE;
  plate.x = cell->x + (cell->width - plate.width) / 2;
  plate.y = cell->y + (cell->height - plate.height) / 2;

  painter.klass->fill (&painter, &plate, PLATE_PAD, &white);
  kzru_painter_draw_text (&painter, layout, plate.x + PLATE_PAD, plate.y, &black);
}

/* The cells as they are once the sheets are cut, over the sketch. */
static void
paint_cells (KzruChart           *chart,
             KzruTimelineLayout  *layout,
             const KzruPaperText *paper,
             guint                first_page,
             gboolean             linked,
             const KzruBox       *sketch,
             double               scale,
             cairo_t             *cr)
{
  for (guint i = 0; i < kzru_chart_get_n_pages (chart); i++)
    {
      KzruBox cell = kzru_chart_get_cell (chart, i);

      cell.x = sketch->x + (cell.x - kzru_timeline_layout_get_chart (layout).x) * scale;
      cell.y = sketch->y + (cell.y - kzru_timeline_layout_get_axis_height (layout)) * scale;
      cell.width *= scale;
      cell.height *= scale;

      cairo_set_source_rgb (cr, 0, 0, 0);
      cairo_set_line_width (cr, LINE);
      cairo_rectangle (cr, cell.x, cell.y, cell.width, cell.height);
      cairo_stroke (cr);

      if (linked)
        {
          g_autofree char *target = kzru_target_dup_name (KZRU_TARGET_PAGE, first_page + i);

          kzru_paper_begin_link (cr, target, &cell);
        }
      paint_number (paper, first_page + i, &cell, cr);
      if (linked)
        kzru_paper_end_link (cr);
    }
}

static char *
describe (KzruChart           *chart,
          const KzruPaperText *paper)
{
  const char *locale = kzru_paper_text_get_language (paper);
  guint n_columns = kzru_chart_get_n_columns (chart);
  g_autofree char *rows = kzru_format_number (kzru_chart_get_n_pages (chart) / n_columns, locale);
  g_autofree char *columns = kzru_format_number (n_columns, locale);

  /* Translators: how a poster is put together; both are numbers */
  return g_strdup_printf (_("Rows of sheets: %1$s; columns: %2$s. Each sheet goes on a little beyond the cut marks, "
                            "so that it can be cut there and glued on its neighbour. Numbers are those of the pages."),
                          rows, columns);
}

/**
 * kzru_chart_key_paint:
 * @chart: a poster
 * @paper: sets the texts
 * @style: the colours of the chart
 * @first_page: the page, counted from 0, that the first sheet is
 * @linked: whether to link the sheets
 * @box: where to draw, in points
 * @cr: where to draw
 *
 * Draws how the sheets are put together, and the legend of the chart.
 */
void
kzru_chart_key_paint (KzruChart               *chart,
                      const KzruPaperText     *paper,
                      const KzruTimelineStyle *style,
                      guint                    first_page,
                      gboolean                 linked,
                      const KzruBox           *box,
                      cairo_t                 *cr)
{
  g_autoptr (KzruTimelineLayout) layout = kzru_chart_layout_page (chart, 0);
  g_autofree char *text = describe (chart, paper);
  g_autoptr (PangoLayout) note = kzru_paper_text_set (paper, text, NULL, KZRU_PAPER_BODY_SIZE,
                                                      PANGO_WEIGHT_NORMAL, box->width);
  KzruChartTile whole = get_whole (layout, style);
  double legend_height = kzru_chart_legend_measure (paper, box->width);
  KzruBox sketch = *box;
  KzruBox legend;
  double scale;
  int note_height;

  pango_layout_get_size (note, NULL, &note_height);
  sketch.height -= TEXT_GAP + (double) note_height / PANGO_SCALE + LEGEND_GAP + legend_height;
  scale = MIN (MIN (sketch.width / whole.window.width, sketch.height / whole.window.height), 1);
  if (scale <= 0)
    return;
  sketch.height = whole.window.height * scale;
  if (kzru_paper_text_is_rtl (paper))
    sketch.x += sketch.width - whole.window.width * scale;

  cairo_save (cr);
  cairo_translate (cr, sketch.x, sketch.y);
  cairo_scale (cr, scale, scale);
  kzru_chart_tile_paint_sketch (&whole, cr);
  cairo_restore (cr);
  paint_cells (chart, layout, paper, first_page, linked, &sketch, scale, cr);

  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_move_to (cr, box->x, sketch.y + sketch.height + TEXT_GAP);
  kzru_pdf_text_show_layout (cr, note);

  legend = *box;
  legend.y = sketch.y + sketch.height + TEXT_GAP + (double) note_height / PANGO_SCALE + LEGEND_GAP;
  kzru_chart_legend_paint (paper, style, layout, &legend, cr);
}
