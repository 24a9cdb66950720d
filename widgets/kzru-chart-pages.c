/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-chart-pages"

#include "config.h"

#include "widgets/kzru-chart-pages.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

#include "model/kzru-calendar.h"
#include "model/kzru-number-format.h"
#include "model/kzru-terms.h"
#include "widgets/kzru-chart-legend.h"
#include "widgets/kzru-chart-table.h"
#include "widgets/kzru-mark-painter.h"
#include "widgets/kzru-source-pages.h"
#include "widgets/kzru-timeline-painter.h"

/* A print: the timeline over one or more pages, then what the sources say. The
 * print dialog and `kzru print` draw the same pages.
 *
 *     ┌────────────────────────────────┐
 *     │ title                   period │  head
 *     │ ────────────────────────────── │
 *     │ axis, lanes                    │  chart
 *     │                                │
 *     │ what the marks mean            │  legend
 *     │            page                │  foot
 *     └────────────────────────────────┘ */

#define HEAD_HEIGHT 27.0 /* all in points */
#define HEAD_BASELINE 15.0
#define HEAD_RULE 21.0
#define LEGEND_GAP 7.0
#define FOOT_HEIGHT 15.0
#define RULE_WIDTH 0.6
#define RULE_GREY 0.6

#define SECONDS_PER_YEAR (365.2425 * KZRU_SECONDS_PER_DAY)

/* The period of a page is said in years, months or days, whichever leaves at
 * least so many of them. */
#define MIN_UNITS 3

struct _KzruChartPages
{
  KzruViewState *state;
  KzruPaperText *paper;
  KzruEventTable *table; /* of all pages */
  GPtrArray *calendars;  /* of KzruCalendar */
  KzruSourcePages *sources;

  KzruPageFormat format;
  KzruBox chart;       /* where the timeline stands */
  double chart_length; /* of its axis */
  double start;        /* of the first page, in seconds */
  double duration;     /* of each page, in seconds */
  gboolean mirrored;
  guint n_charts;
};

static KzruBox
find_chart (KzruChartPages *self)
{
  KzruBox box = kzru_page_format_get_box (&self->format);

  box.y += HEAD_HEIGHT;
  box.height -= HEAD_HEIGHT + LEGEND_GAP + kzru_chart_legend_measure (self->paper, box.width) + FOOT_HEIGHT;

  return box;
}

static KzruTimelineLayout *
layout_chart (KzruChartPages *self,
              KzruEventTable *table,
              double          start,
              double          end,
              double          width)
{
  KzruTimelineParams params = {
    .table = table,
    .atlas = kzru_view_state_get_atlas (self->state),
    .start = start,
    .end = end,
    .share_start = start,
    .share_end = end,
    .width = width,
    .height = self->chart.height,
    .context = kzru_paper_text_get_context (self->paper),
    .languages = kzru_view_state_get_languages (self->state),
    .calendars = (KzruCalendar **) self->calendars->pdata,
    .n_calendars = self->calendars->len,
    .mirrored = self->mirrored,
    .pinned = KZRU_EVENT_TABLE_NO_ROW,
    .fit_height = TRUE,
  };

  return kzru_timeline_layout_new (&params, NULL);
}

/* Divides the time that is printed among pages. The room beside the lanes is
 * measured for all events, so that the scale is the same on each page. */
static gboolean
divide_time (KzruChartPages              *self,
             const KzruChartPagesParams  *params,
             GError                     **error)
{
  KzruSpan span = kzru_view_state_get_visible_span (self->state);
  double total = (double) span.end - (double) span.start;
  g_autoptr (KzruTimelineLayout) whole = layout_chart (self, self->table, (double) span.start,
                                                       (double) span.end, self->chart.width);
  double n_pages = params->n_pages;

  self->start = (double) span.start;
  self->chart_length = kzru_timeline_layout_get_chart (whole).width;
  if (params->n_pages > 0)
    {
      self->duration = total / n_pages;
    }
  else
    {
      self->duration = self->chart_length / params->points_per_year * SECONDS_PER_YEAR;
      n_pages = ceil (total / self->duration);
    }

  if (!(n_pages >= 1 && n_pages <= KZRU_CHART_PAGES_MAX))
    {
      g_autofree char *max = kzru_format_number (KZRU_CHART_PAGES_MAX,
                                                 kzru_paper_text_get_language (self->paper));

      /* Translators: %s is a number. */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("the chart would take more than %s pages"), max);
      return FALSE;
    }

  self->n_charts = (guint) n_pages;

  return TRUE;
}

static void
create_calendars (KzruChartPages *self)
{
  const char * const *keys = kzru_view_state_get_calendars (self->state);

  self->calendars = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; keys[i] != NULL; i++)
    g_ptr_array_add (self->calendars,
                     kzru_calendar_new (keys[i], kzru_paper_text_get_language (self->paper)));
}

/**
 * kzru_chart_pages_new:
 * @state: a view state with an atlas: its visible span is printed, as much of
 *   it as passes the filters, in its languages and calendars
 * @params: how
 * @error: set if that cannot be printed
 *
 * Lays a print out.
 *
 * Returns: (transfer full) (nullable): the pages
 */
KzruChartPages *
kzru_chart_pages_new (KzruViewState               *state,
                      const KzruChartPagesParams  *params,
                      GError                     **error)
{
  g_autoptr (KzruChartPages) self = g_new0 (KzruChartPages, 1);
  KzruBox box;

  g_return_val_if_fail (KZRU_IS_VIEW_STATE (state), NULL);
  g_return_val_if_fail (kzru_view_state_get_atlas (state) != NULL, NULL);
  g_return_val_if_fail (params->n_pages > 0 || params->points_per_year > 0, NULL);

  self->state = g_object_ref (state);
  self->paper = kzru_paper_text_new (kzru_view_state_get_languages (state)[0]);
  self->table = kzru_chart_table_new (state, kzru_view_state_get_visible_span (state));
  self->format = params->format;
  self->mirrored = params->mirrored;
  self->chart = find_chart (self);
  create_calendars (self);

  box = kzru_page_format_get_box (&self->format);
  box.y += HEAD_HEIGHT;
  box.height -= HEAD_HEIGHT + FOOT_HEIGHT;
  if (box.width <= 0 || box.height <= 0 || self->chart.height <= 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _("the paper is too small for its margins"));
      return NULL;
    }

  if (!divide_time (self, params, error))
    return NULL;

  self->sources = kzru_source_pages_new (self->paper, state, self->table, &box);

  return g_steal_pointer (&self);
}

/**
 * kzru_chart_pages_free:
 * @self: (nullable) (transfer full): a print
 *
 * Frees it.
 */
void
kzru_chart_pages_free (KzruChartPages *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->sources, kzru_source_pages_free);
  g_clear_pointer (&self->calendars, g_ptr_array_unref);
  g_clear_pointer (&self->table, kzru_event_table_unref);
  g_clear_pointer (&self->paper, kzru_paper_text_unref);
  g_clear_object (&self->state);
  g_free (self);
}

/**
 * kzru_chart_pages_get_n_pages:
 * @self: a print
 *
 * Tells how many pages there are, with those of the sources.
 *
 * Returns: the number of pages
 */
guint
kzru_chart_pages_get_n_pages (KzruChartPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_charts + kzru_source_pages_get_n_pages (self->sources);
}

/**
 * kzru_chart_pages_get_title:
 * @self: a print
 *
 * Gets the title of what is printed.
 *
 * Returns: (transfer none): the title
 */
const char *
kzru_chart_pages_get_title (KzruChartPages *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return kzru_lang_map_get (kzru_atlas_get_title (kzru_view_state_get_atlas (self->state)),
                            kzru_view_state_get_languages (self->state));
}

/* "1992–2025 · ۱۳۷۰–۱۴۰۴" */
static char *
format_period (KzruChartPages *self,
               KzruSpan        span)
{
  g_autoptr (GString) text = g_string_new (NULL);
  double years = ((double) span.end - (double) span.start) / SECONDS_PER_YEAR;
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

/* Draws a line whose baseline is the lower edge of @box. */
static void
draw_line_of_text (KzruChartPages *self,
                   const char     *text,
                   double          size,
                   PangoWeight     weight,
                   PangoAlignment  alignment,
                   const KzruBox  *box,
                   double          grey,
                   cairo_t        *cr)
{
  g_autoptr (PangoLayout) layout = kzru_paper_text_set (self->paper, text, NULL, size, weight, box->width);

  pango_layout_set_alignment (layout, alignment);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_move_to (cr, box->x,
                 box->y + box->height - (double) pango_layout_get_baseline (layout) / PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_head (KzruChartPages *self,
           const char     *title,
           const char     *aside,
           cairo_t        *cr)
{
  KzruBox box = kzru_page_format_get_box (&self->format);
  KzruBox title_box = { box.x, box.y, box.width * 0.62, HEAD_BASELINE };
  KzruBox aside_box = { box.x + box.width * 0.64, box.y, box.width * 0.36, HEAD_BASELINE };
  gboolean rtl = kzru_paper_text_is_rtl (self->paper);

  if (rtl)
    {
      title_box.x = box.x + box.width - title_box.width;
      aside_box.x = box.x;
    }

  draw_line_of_text (self, title, KZRU_PAPER_TITLE_SIZE, PANGO_WEIGHT_SEMIBOLD,
                     rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT, &title_box, 0, cr);
  draw_line_of_text (self, aside, KZRU_PAPER_BODY_SIZE, PANGO_WEIGHT_NORMAL,
                     rtl ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT, &aside_box, 0.3, cr);

  cairo_set_source_rgb (cr, RULE_GREY, RULE_GREY, RULE_GREY);
  cairo_set_line_width (cr, RULE_WIDTH);
  cairo_move_to (cr, box.x, box.y + HEAD_RULE);
  cairo_line_to (cr, box.x + box.width, box.y + HEAD_RULE);
  cairo_stroke (cr);
}

static void
draw_foot (KzruChartPages *self,
           guint           page,
           cairo_t        *cr)
{
  const char *locale = kzru_paper_text_get_language (self->paper);
  g_autofree char *number = kzru_format_number (page + 1, locale);
  g_autofree char *of = kzru_format_number (kzru_chart_pages_get_n_pages (self), locale);
  /* Translators: the number of a printed page, and how many there are */
  g_autofree char *text = g_strdup_printf (_("%1$s of %2$s"), number, of);
  KzruBox box = kzru_page_format_get_box (&self->format);

  box.y += box.height - FOOT_HEIGHT;
  box.height = FOOT_HEIGHT - 2;
  draw_line_of_text (self, text, KZRU_PAPER_SMALL_SIZE, PANGO_WEIGHT_NORMAL, PANGO_ALIGN_CENTER,
                     &box, 0.3, cr);
}

/* Lays out a page of the chart. Where the lanes of this page have shorter names
 * than those of others, the axis is still as long as there. */
static KzruTimelineLayout *
layout_page (KzruChartPages *self,
             guint           page)
{
  double start = self->start + page * self->duration;
  double end = start + self->duration;
  KzruSpan span = { (gint64) floor (start), (gint64) ceil (end) };
  g_autoptr (KzruEventTable) table = kzru_chart_table_number (self->table, span,
                                                              kzru_paper_text_get_language (self->paper));
  g_autoptr (KzruTimelineLayout) layout = layout_chart (self, table, start, end, self->chart.width);
  double excess = kzru_timeline_layout_get_chart (layout).width - self->chart_length;

  if (excess <= 0)
    return g_steal_pointer (&layout);

  return layout_chart (self, table, start, end, self->chart.width - excess);
}

static void
draw_chart (KzruChartPages *self,
            guint           page,
            cairo_t        *cr)
{
  g_autoptr (KzruTimelineLayout) layout = layout_page (self, page);
  KzruBox content = kzru_page_format_get_box (&self->format);
  KzruSpan span = kzru_scale_get_span (kzru_timeline_layout_get_scale (layout));
  KzruTimelineStyle style;
  g_autofree char *period = NULL;
  KzruBox legend;

  if (self->n_charts == 1)
    span = kzru_chart_table_get_span (self->table, kzru_view_state_get_visible_span (self->state));
  period = format_period (self, span);
  draw_head (self, kzru_chart_pages_get_title (self), period, cr);

  kzru_timeline_style_init_print (&style);
  cairo_save (cr);
  cairo_translate (cr, self->chart.x, self->chart.y);
  cairo_rectangle (cr, 0, 0, self->chart.width, self->chart.height);
  cairo_clip (cr);
  kzru_timeline_paint_cairo (layout, &style, cr);
  cairo_restore (cr);

  legend = (KzruBox) {
    content.x, self->chart.y + self->chart.height + LEGEND_GAP, content.width, 0,
  };
  kzru_chart_legend_paint (self->paper, &style, layout, &legend, cr);
}

/**
 * kzru_chart_pages_draw:
 * @self: a print
 * @page: a page, counted from 0
 * @cr: where to draw, in points from the upper left corner of the sheet
 *
 * Draws a page.
 */
void
kzru_chart_pages_draw (KzruChartPages *self,
                       guint           page,
                       cairo_t        *cr)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (page < kzru_chart_pages_get_n_pages (self));

  if (page < self->n_charts)
    {
      draw_chart (self, page, cr);
    }
  else
    {
      /* Translators: the running head of the pages that quote the sources */
      draw_head (self, kzru_chart_pages_get_title (self), _("Sources"), cr);
      kzru_source_pages_draw (self->sources, page - self->n_charts, cr);
    }

  draw_foot (self, page, cr);
}
