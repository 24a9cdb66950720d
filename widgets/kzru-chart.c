/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-chart"

#include "config.h"

#include "widgets/kzru-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/kzru-calendar.h"
#include "model/kzru-locale.h"
#include "model/kzru-number-format.h"
#include "model/kzru-terms.h"
#include "widgets/kzru-chart-frame.h"
#include "widgets/kzru-chart-legend.h"
#include "widgets/kzru-tile-grid.h"

/* The timeline on paper, as geometry.
 *
 * Pages that are read one by one are laid out one by one: each mark has its
 * label on each page that it is on. A poster is laid out once, as one sheet
 * that has no end, and then cut: put together again, the pieces are that sheet. */

#define LEGEND_GAP 7.0 /* points */
#define MIN_ROOM 20.0  /* points: what has to be left of a sheet beside overlaps */

/* Each try takes from the height of a poster what is too much for its sheets. */
#define MAX_TRIES 12

#define SECONDS_PER_YEAR (365.2425 * KZRU_SECONDS_PER_DAY)

/* The period of a page is said in years, months or days, whichever leaves at
 * least so many of them. */
#define MIN_UNITS 3

struct _KzruChart
{
  KzruViewState *state;
  KzruPaperText *paper;
  const KzruChartTable *table; /* borrowed */
  GPtrArray *calendars; /* of KzruCalendar */

  KzruChartParams params;
  KzruBox room;        /* of axis and lanes on each page */
  double chart_length; /* of the axis on a page that is read by itself */
  double duration;     /* of such a page, in seconds */
  guint n_pages;

  /* Of a poster. */
  KzruEventTable *numbered;
  KzruTimelineLayout *canvas;
  KzruTileGrid *grid;
};

static double
get_start (KzruChart *self)
{
  return (double) kzru_view_state_get_visible_span (self->state).start;
}

static double
get_end (KzruChart *self)
{
  return (double) kzru_view_state_get_visible_span (self->state).end;
}

static KzruTimelineLayout *
layout_chart (KzruChart      *self,
              KzruEventTable *table,
              double          start,
              double          end,
              double          width,
              double          height)
{
  KzruTimelineParams params = {
    .table = table,
    .atlas = kzru_view_state_get_atlas (self->state),
    .lanes = self->table->lanes,
    .start = start,
    .end = end,
    .share_start = start,
    .share_end = end,
    .width = width,
    .height = height,
    .context = kzru_paper_text_get_context (self->paper),
    .languages = kzru_view_state_get_languages (self->state),
    .calendars = (KzruCalendar **) self->calendars->pdata,
    .n_calendars = self->calendars->len,
    .mirrored = self->params.mirrored,
    .pinned = KZRU_EVENT_TABLE_NO_ROW,
    .fit_height = TRUE,
    .sheet_width = self->room.width,
  };

  return kzru_timeline_layout_new (&params, NULL);
}

static KzruEventTable *
number_table (KzruChart *self,
              KzruSpan   span)
{
  return kzru_chart_table_number (self->table, span, kzru_paper_text_get_language (self->paper));
}

static gboolean
check_n_pages (double   n_pages,
               GError **error)
{
  g_autofree char *max = NULL;

  if (n_pages >= 1 && n_pages <= KZRU_CHART_PAGES_MAX)
    return TRUE;

  max = kzru_format_number (KZRU_CHART_PAGES_MAX, kzru_locale_get_default ());
  /* Translators: %s is a number. */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               _("the chart would take more than %s pages"), max);
  return FALSE;
}

/* How the poster is cut, but for the height of the sheets. */
static gboolean
find_columns (KzruChart       *self,
              double           gutter,
              KzruTileParams  *tiles,
              double          *end,
              GError         **error)
{
  double step, n_columns;

  tiles->columns = self->params.columns;
  tiles->width = self->room.width - gutter;
  step = tiles->width - 2 * tiles->overlap;
  if (step < MIN_ROOM)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _("the paper is too small for so much overlap"));
      return FALSE;
    }

  *end = get_end (self);
  if (self->params.fit != KZRU_CHART_FIT_SCALE)
    return TRUE;

  n_columns = (*end - get_start (self)) / SECONDS_PER_YEAR * self->params.points_per_year;
  n_columns = 1 + MAX (ceil ((n_columns - tiles->width) / step), 0);
  if (!check_n_pages (n_columns * tiles->rows, error))
    return FALSE;

  tiles->columns = (guint) n_columns;
  *end = get_start (self) +
         kzru_tile_params_get_length (tiles) / self->params.points_per_year * SECONDS_PER_YEAR;
  return TRUE;
}

/* Lays a poster out, lower and lower, until its last row fits on a sheet. */
static void
cut_canvas (KzruChart            *self,
            const KzruTileParams *tiles,
            double                end,
            double                gutter,
            double                axis)
{
  double height = kzru_tile_params_get_height (tiles);

  for (guint i = 0; i < MAX_TRIES; i++)
    {
      g_clear_pointer (&self->canvas, kzru_timeline_layout_unref);
      g_clear_pointer (&self->grid, kzru_tile_grid_free);
      self->canvas = layout_chart (self, self->numbered, get_start (self), end,
                                   gutter + kzru_tile_params_get_length (tiles), axis + height);
      self->grid = kzru_tile_grid_new (self->canvas, tiles);
      if (kzru_tile_grid_get_excess (self->grid) <= 0)
        return;
      height -= kzru_tile_grid_get_excess (self->grid);
    }
}

static gboolean
make_poster (KzruChart           *self,
             KzruTimelineLayout  *whole,
             GError             **error)
{
  double axis = kzru_timeline_layout_get_axis_height (whole);
  double gutter = self->room.width - kzru_timeline_layout_get_chart (whole).width;
  KzruTileParams tiles = {
    .rows = self->params.rows,
    .height = self->room.height - axis,
    .overlap = self->params.overlap,
  };
  double end;

  if (tiles.height - 2 * tiles.overlap < MIN_ROOM)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _("the paper is too small for so much overlap"));
      return FALSE;
    }
  if (!find_columns (self, gutter, &tiles, &end, error))
    return FALSE;

  self->params.columns = tiles.columns;
  self->numbered = number_table (self, (KzruSpan) { KZRU_INSTANT_MIN, KZRU_INSTANT_MAX });

  /* Each lane has a row at least: where there are many, so many rows of sheets
   * may not hold them. */
  cut_canvas (self, &tiles, end, gutter, axis);
  while (kzru_tile_grid_get_excess (self->grid) > 0)
    {
      tiles.rows++;
      if (!check_n_pages ((double) tiles.rows * tiles.columns, error))
        return FALSE;
      cut_canvas (self, &tiles, end, gutter, axis);
    }

  self->n_pages = tiles.columns * tiles.rows;

  return TRUE;
}

/* Divides the time that is printed among pages. The room beside the lanes is
 * measured for all events, so that the scale is the same on each page. */
static void
divide_time (KzruChart          *self,
             KzruTimelineLayout *whole)
{
  self->n_pages = self->params.n_pages;
  self->chart_length = kzru_timeline_layout_get_chart (whole).width;
  self->duration = (get_end (self) - get_start (self)) / self->n_pages;
}

static void
create_calendars (KzruChart *self)
{
  const char * const *keys = kzru_view_state_get_calendars (self->state);

  self->calendars = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; keys[i] != NULL; i++)
    g_ptr_array_add (self->calendars,
                     kzru_calendar_new (keys[i], kzru_paper_text_get_language (self->paper)));
}

/* The sheets of a poster have no legend: it has a page of its own. */
static KzruBox
find_room (KzruChart *self)
{
  KzruBox room = kzru_chart_frame_get_room (&self->params.format);

  if (!kzru_chart_is_poster (self))
    room.height -= LEGEND_GAP + kzru_chart_legend_measure (self->paper, room.width);

  return room;
}

static gboolean
divide (KzruChart  *self,
        GError    **error)
{
  g_autoptr (KzruTimelineLayout) whole = NULL;

  if (self->params.fit == KZRU_CHART_FIT_PAGES && !check_n_pages (self->params.n_pages, error))
    return FALSE;
  if (self->params.fit == KZRU_CHART_FIT_TILES
      && !check_n_pages ((double) self->params.rows * self->params.columns, error))
    return FALSE;

  self->room = find_room (self);
  if (self->room.width < MIN_ROOM || self->room.height < MIN_ROOM)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _("the paper is too small for its margins"));
      return FALSE;
    }

  whole = layout_chart (self, self->table->in_lanes, get_start (self), get_end (self), self->room.width,
                        self->room.height);
  if (!kzru_chart_is_poster (self) && kzru_timeline_layout_get_height (whole) > self->room.height + 0.5)
    {
      self->params.fit = KZRU_CHART_FIT_TILES;
      self->params.columns = self->params.n_pages;
      self->params.rows = 2;
      self->room = find_room (self);
    }
  if (kzru_chart_is_poster (self))
    return make_poster (self, whole, error);

  divide_time (self, whole);
  return TRUE;
}

/**
 * kzru_chart_new:
 * @state: a view state with an atlas: its visible span is printed, in its
 *   languages and calendars
 * @paper: sets the texts
 * @table: (transfer none): what is printed; must outlive the chart
 * @params: how
 * @error: set if that cannot be printed
 *
 * Divides a chart among sheets. If there are more lanes than one of them has
 * room for, it becomes a poster.
 *
 * Returns: (transfer full) (nullable): the chart
 */
KzruChart *
kzru_chart_new (KzruViewState          *state,
                KzruPaperText          *paper,
                const KzruChartTable   *table,
                const KzruChartParams  *params,
                GError                **error)
{
  g_autoptr (KzruChart) self = g_new0 (KzruChart, 1);

  self->state = g_object_ref (state);
  self->paper = kzru_paper_text_ref (paper);
  self->table = table;
  self->params = *params;
  create_calendars (self);

  return divide (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * kzru_chart_free:
 * @self: (nullable) (transfer full): a chart
 *
 * Frees it.
 */
void
kzru_chart_free (KzruChart *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->grid, kzru_tile_grid_free);
  g_clear_pointer (&self->canvas, kzru_timeline_layout_unref);
  g_clear_pointer (&self->numbered, kzru_event_table_unref);
  g_clear_pointer (&self->calendars, g_ptr_array_unref);
  g_clear_pointer (&self->paper, kzru_paper_text_unref);
  g_clear_object (&self->state);
  g_free (self);
}

/**
 * kzru_chart_get_n_pages:
 * @self: a chart
 *
 * Tells on how many sheets it is.
 *
 * Returns: the number of sheets
 */
guint
kzru_chart_get_n_pages (const KzruChart *self)
{
  return self->n_pages;
}

/**
 * kzru_chart_is_poster:
 * @self: a chart
 *
 * Tells whether its sheets are to be put together.
 *
 * Returns: whether they are
 */
gboolean
kzru_chart_is_poster (const KzruChart *self)
{
  return self->params.fit == KZRU_CHART_FIT_SCALE
         || (self->params.fit == KZRU_CHART_FIT_TILES && self->params.rows * self->params.columns > 1);
}

/**
 * kzru_chart_get_n_columns:
 * @self: a poster
 *
 * Tells how many sheets lie side by side.
 *
 * Returns: the number of columns
 */
guint
kzru_chart_get_n_columns (const KzruChart *self)
{
  return self->params.columns;
}

/* Where the lanes of this page have shorter names than those of others, the
 * axis is still as long as there. */
static KzruTimelineLayout *
layout_reading_page (KzruChart *self,
                     guint      page)
{
  double start = get_start (self) + page * self->duration;
  double end = start + self->duration;
  KzruSpan span = { kzru_instant_from_double (floor (start)), kzru_instant_from_double (ceil (end)) };
  g_autoptr (KzruEventTable) table = number_table (self, span);
  g_autoptr (KzruTimelineLayout) layout = layout_chart (self, table, start, end, self->room.width,
                                                        self->room.height);
  double excess = kzru_timeline_layout_get_chart (layout).width - self->chart_length;

  if (excess <= 0)
    return g_steal_pointer (&layout);

  return layout_chart (self, table, start, end, self->room.width - excess, self->room.height);
}

/**
 * kzru_chart_layout_page:
 * @self: a chart
 * @page: one of its sheets
 *
 * Lays out what is on a sheet; of a poster, all of it.
 *
 * Returns: (transfer full): the layout
 */
KzruTimelineLayout *
kzru_chart_layout_page (KzruChart *self,
                        guint      page)
{
  g_return_val_if_fail (page < self->n_pages, NULL);

  if (self->canvas != NULL)
    return kzru_timeline_layout_ref (self->canvas);

  return layout_reading_page (self, page);
}

/* Where the last lane ends, if there is one; there may be more room than lanes need. */
static double
get_bottom (KzruTimelineLayout *layout,
            double              most)
{
  guint n;
  const KzruLane *lanes = kzru_timeline_layout_get_lanes (layout, &n);

  return n > 0 ? MIN (lanes[n - 1].box.y + lanes[n - 1].box.height, most) : most;
}

/**
 * kzru_chart_init_tile:
 * @self: a chart
 * @page: one of its sheets
 * @layout: what [method@Chart.layout_page] has returned for it
 * @tile: (out caller-allocates): what is drawn on the sheet, in which colours
 *   is left open
 *
 * Finds what of the layout stands on a sheet, and where.
 */
void
kzru_chart_init_tile (KzruChart          *self,
                      guint               page,
                      KzruTimelineLayout *layout,
                      KzruChartTile      *tile)
{
  double axis = kzru_timeline_layout_get_axis_height (layout);

  *tile = (KzruChartTile) {
    .layout = layout, .window = kzru_timeline_layout_get_chart (layout), .x = self->room.x, .y = self->room.y,
  };

  if (self->grid != NULL)
    {
      tile->window = kzru_tile_grid_get_window (self->grid, page / self->params.columns,
                                                page % self->params.columns);
      return;
    }

  tile->window.y = axis;
  tile->window.height = get_bottom (layout, self->room.height) - axis;
}

/**
 * kzru_chart_get_cell:
 * @self: a poster
 * @page: one of its sheets
 *
 * Gets what of the lanes is left of a sheet once it is cut.
 *
 * Returns: the cell, in the place that it has in the layout
 */
KzruBox
kzru_chart_get_cell (KzruChart *self,
                     guint      page)
{
  return kzru_tile_grid_get_cell (self->grid, page / self->params.columns, page % self->params.columns);
}

/**
 * kzru_chart_get_cut:
 * @self: a poster
 * @page: one of its sheets
 * @tile: what is drawn on it
 *
 * Gets where a sheet is cut to be joined to its neighbours. The axis is left on
 * the upper ones, the titles of lanes where time starts.
 *
 * Returns: the box, in points from the corner of the sheet
 */
KzruBox
kzru_chart_get_cut (KzruChart           *self,
                    guint                page,
                    const KzruChartTile *tile)
{
  guint row = page / self->params.columns;
  guint column = page % self->params.columns;
  double axis = kzru_timeline_layout_get_axis_height (self->canvas);
  double gutter = kzru_chart_tile_get_gutter (tile);
  gboolean mirrored = self->params.mirrored;
  KzruBox cut = kzru_chart_get_cell (self, page);

  cut.x += tile->x - tile->window.x + (mirrored ? 0 : gutter);
  cut.y += tile->y - tile->window.y + axis;
  if (row == 0)
    {
      cut.y -= axis;
      cut.height += axis;
    }
  if (column == 0)
    {
      cut.x -= mirrored ? 0 : gutter;
      cut.width += gutter;
    }

  return cut;
}

/**
 * kzru_chart_format_period:
 * @self: a chart
 * @span: a time
 *
 * Writes a time in the calendars of the chart: "1992–2025 · ۱۳۷۰–۱۴۰۴".
 *
 * Returns: (transfer full): the text
 */
char *
kzru_chart_format_period (KzruChart *self,
                          KzruSpan   span)
{
  g_autoptr (GString) text = g_string_new (NULL);
  double years = kzru_span_get_length (span) / SECONDS_PER_YEAR;
  KzruCalendarUnit unit = KZRU_CALENDAR_DAY;

  if (years >= MIN_UNITS)
    unit = KZRU_CALENDAR_YEAR;
  else if (years * 12 >= MIN_UNITS)
    unit = KZRU_CALENDAR_MONTH;

  for (guint i = 0; i < self->calendars->len; i++)
    {
      g_autofree char *period = kzru_calendar_format_span (self->calendars->pdata[i], span, unit,
                                                           KZRU_DATE_STYLE_LONG);

      if (i > 0)
        g_string_append (text, kzru_term_get_separator ());
      g_string_append (text, period);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * kzru_chart_get_span:
 * @self: a chart
 * @page: one of its sheets
 * @tile: what is drawn on it
 *
 * Gets the time that a sheet shows; of a single one, that in which there are
 * events.
 *
 * Returns: the span
 */
KzruSpan
kzru_chart_get_span (KzruChart           *self,
                     guint                page,
                     const KzruChartTile *tile)
{
  const KzruScale *scale = kzru_timeline_layout_get_scale (tile->layout);
  double left = tile->window.x - kzru_timeline_layout_get_chart (tile->layout).x;
  double first, last;

  if (self->n_pages == 1)
    return kzru_chart_table_get_span (self->table, kzru_view_state_get_visible_span (self->state));

  first = kzru_scale_to_instant (scale, left);
  last = kzru_scale_to_instant (scale, left + tile->window.width);

  return (KzruSpan) {
    kzru_instant_from_double (floor (MIN (first, last))), kzru_instant_from_double (ceil (MAX (first, last))),
  };
}
