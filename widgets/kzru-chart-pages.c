/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-chart-pages"

#include "config.h"

#include "widgets/kzru-chart-pages.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/kzru-number-format.h"
#include "widgets/kzru-chart-counts.h"
#include "widgets/kzru-chart-frame.h"
#include "widgets/kzru-chart-key.h"
#include "widgets/kzru-chart-links.h"
#include "widgets/kzru-chart-map.h"
#include "widgets/kzru-chart-outline.h"
#include "widgets/kzru-chart-sheet.h"
#include "widgets/kzru-paper-tags.h"
#include "widgets/kzru-pdf-text.h"
#include "widgets/kzru-source-pages.h"

/* A print: how its sheets are put together if it is a poster, the timeline, the
 * map, and what the sources say. The print dialog and `kzru print` draw the
 * same pages. */

#define GROUND_INSET 1.0 /* points */

/* A single sheet that is larger than A4 is read from farther away, all at once: so
 * its letters, and all that is measured by them, grow, if slower than the sheet, and
 * as long as no event loses its place by that. */
#define USUAL_SIDE (210 * KZRU_POINTS_PER_MM)
#define MAGNIFICATION_STEP 1.1

typedef enum
{
  PAGE_KEY,
  PAGE_CHART,
  PAGE_MAP,
  PAGE_SOURCES,
} PageKind;

struct _KzruChartPages
{
  KzruViewState *state;
  KzruPaperText *paper;
  KzruChartTable *table; /* of all pages */
  KzruPageFormat format; /* as if nothing were magnified */
  double magnification;
  gboolean mirrored;
  gboolean with_sources;
  KzruTimelineStyle style;

  KzruChart *chart;
  KzruChartMap *map; /* or NULL */
  KzruChartLinks *links;
  KzruChartCounts *counts;
  KzruSourcePages *sources; /* NULL until the chart is prepared */
  gboolean prepared;

  gboolean tagged; /* between begin and end, if it is a PDF */
};

static KzruPageFormat
shrink_format (const KzruPageFormat *format,
               double                factor)
{
  return (KzruPageFormat) {
    format->width / factor, format->height / factor, format->top / factor,
    format->right / factor, format->bottom / factor, format->left / factor,
  };
}

/* How many events of a single sheet have no place of their own. */
static guint
count_hidden (KzruChart *chart)
{
  g_autoptr (KzruTimelineLayout) layout = kzru_chart_layout_page (chart, 0);
  guint n, n_hidden = 0;
  const KzruCount *counts = kzru_timeline_layout_get_counts (layout, &n);

  for (guint i = 0; i < n; i++)
    n_hidden += counts[i].n;

  return n_hidden;
}

/* Makes the chart larger, step by step. */
static void
magnify (KzruChartPages        *self,
         const KzruChartParams *params)
{
  double most = sqrt (MIN (params->format.width, params->format.height) / USUAL_SIDE);
  guint n_hidden = count_hidden (self->chart);

  for (double factor = MAGNIFICATION_STEP; factor <= most; factor *= MAGNIFICATION_STEP)
    {
      KzruChartParams larger = *params;
      g_autoptr (KzruChart) chart = NULL;

      larger.format = shrink_format (&params->format, factor);
      chart = kzru_chart_new (self->state, self->paper, self->table, &larger, NULL);
      if (chart == NULL || kzru_chart_is_poster (chart) || count_hidden (chart) > n_hidden)
        break;

      g_clear_pointer (&self->chart, kzru_chart_free);
      self->chart = g_steal_pointer (&chart);
      self->format = larger.format;
      self->magnification = factor;
    }
}

/**
 * kzru_chart_pages_new:
 * @state: a view state with an atlas: its visible span is printed, as much of
 *   it as passes the filters, in its languages and calendars
 * @params: how
 * @error: set if that cannot be printed
 *
 * Starts to lay a print out; [method@ChartPages.prepare] does the rest.
 *
 * Returns: (transfer full) (nullable): the pages
 */
KzruChartPages *
kzru_chart_pages_new (KzruViewState               *state,
                      const KzruChartPagesParams  *params,
                      GError                     **error)
{
  g_autoptr (KzruChartPages) self = g_new0 (KzruChartPages, 1);

  g_return_val_if_fail (KZRU_IS_VIEW_STATE (state), NULL);
  g_return_val_if_fail (kzru_view_state_get_atlas (state) != NULL, NULL);

  self->state = g_object_ref (state);
  self->paper = kzru_paper_text_new (kzru_view_state_get_languages (state)[0]);
  self->table = kzru_chart_table_new (state, kzru_view_state_get_visible_span (state));
  self->format = params->chart.format;
  self->magnification = 1;
  self->mirrored = params->chart.mirrored;
  self->with_sources = params->with_sources;
  kzru_timeline_style_init_print (&self->style);

  self->chart = kzru_chart_new (state, self->paper, self->table, &params->chart, error);
  if (self->chart == NULL)
    return NULL;
  if (kzru_chart_get_n_pages (self->chart) == 1)
    magnify (self, &params->chart);

  if (params->with_map)
    self->map = kzru_chart_map_new (state, self->table->events, kzru_paper_text_is_rtl (self->paper));
  self->links = kzru_chart_links_new (self->table);
  self->counts = kzru_chart_counts_new (self->table->events);
  self->prepared = !self->with_sources;

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
  g_clear_pointer (&self->counts, kzru_chart_counts_free);
  g_clear_pointer (&self->links, kzru_chart_links_free);
  g_clear_pointer (&self->map, kzru_chart_map_free);
  g_clear_pointer (&self->chart, kzru_chart_free);
  g_clear_pointer (&self->table, kzru_chart_table_free);
  g_clear_pointer (&self->paper, kzru_paper_text_unref);
  g_clear_object (&self->state);
  g_free (self);
}

/* How many pages of the chart have to be looked at for their counts: a poster
 * has them all in one layout. */
static guint
get_n_layouts (KzruChartPages *self)
{
  return kzru_chart_is_poster (self->chart) ? 1 : kzru_chart_get_n_pages (self->chart);
}

static void
count_page (KzruChartPages *self)
{
  guint page = kzru_chart_counts_get_n_pages (self->counts);
  g_autoptr (KzruTimelineLayout) layout = kzru_chart_layout_page (self->chart, page);

  kzru_chart_counts_add_page (self->counts, layout);
}

/* Notes for the events of a count where they are. */
static void
link_count (KzruChartPages *self,
            guint           index)
{
  const KzruChartCount *count = kzru_chart_counts_get (self->counts, index);
  const KzruEventColumns *columns = kzru_event_table_get_columns (self->table->events);

  for (guint i = 0; i < count->rows->len; i++)
    {
      guint record = columns->record[g_array_index (count->rows, guint, i)];

      kzru_chart_links_set_counted (self->links, kzru_chart_table_find_in_lane (self->table, record, count->lane),
                                    index);
    }
}

/* Once all counts are known. */
static void
start_sources (KzruChartPages *self)
{
  KzruBox room = kzru_chart_frame_get_room (&self->format);

  for (guint i = 0; i < kzru_chart_counts_get_n (self->counts); i++)
    link_count (self, i);

  self->sources = kzru_source_pages_new (self->paper, self->state, self->table, self->counts,
                                         self->links, &room);
}

/**
 * kzru_chart_pages_prepare:
 * @self: a print
 *
 * Lays some more of it out. It is to be called until nothing is left, before
 * pages are counted or drawn; between the calls the caller may see to other
 * things.
 *
 * Returns: whether all is laid out
 */
gboolean
kzru_chart_pages_prepare (KzruChartPages *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  if (self->prepared)
    return TRUE;

  if (kzru_chart_counts_get_n_pages (self->counts) < get_n_layouts (self))
    {
      count_page (self);
      return FALSE;
    }

  if (self->sources == NULL)
    start_sources (self);
  self->prepared = kzru_source_pages_prepare (self->sources);

  return self->prepared;
}

/**
 * kzru_chart_pages_get_prepared:
 * @self: a print
 *
 * Tells how much of it is laid out.
 *
 * Returns: the part, from 0 to 1
 */
double
kzru_chart_pages_get_prepared (KzruChartPages *self)
{
  double counted;

  g_return_val_if_fail (self != NULL, 1);

  if (self->prepared)
    return 1;

  counted = (double) kzru_chart_counts_get_n_pages (self->counts) / get_n_layouts (self);

  return (counted + (self->sources != NULL ? kzru_source_pages_get_prepared (self->sources) : 0)) / 2;
}

static guint
get_n_key_pages (KzruChartPages *self)
{
  return kzru_chart_is_poster (self->chart) ? 1 : 0;
}

/**
 * kzru_chart_pages_get_n_pages:
 * @self: a print that is prepared
 *
 * Tells how many pages there are.
 *
 * Returns: the number of pages
 */
guint
kzru_chart_pages_get_n_pages (KzruChartPages *self)
{
  g_return_val_if_fail (self != NULL && self->prepared, 0);

  return kzru_chart_pages_get_n_chart_pages (self) + (self->map != NULL ? 1 : 0) +
         (self->sources != NULL ? kzru_source_pages_get_n_pages (self->sources) : 0);
}

/**
 * kzru_chart_pages_get_n_chart_pages:
 * @self: a print
 *
 * Tells how many pages the chart has, with the key of its sheets.
 *
 * Returns: the number of pages
 */
guint
kzru_chart_pages_get_n_chart_pages (KzruChartPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return get_n_key_pages (self) + kzru_chart_get_n_pages (self->chart);
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

/* Finds what a page is.
 *
 * @index: (out): which of its kind */
static PageKind
find_kind (KzruChartPages *self,
           guint           page,
           guint          *index)
{
  guint n_keys = get_n_key_pages (self);
  guint n_charts = kzru_chart_get_n_pages (self->chart);

  *index = page;
  if (page < n_keys)
    return PAGE_KEY;

  *index -= n_keys;
  if (*index < n_charts)
    return PAGE_CHART;

  *index -= n_charts;
  if (self->map != NULL && *index == 0)
    return PAGE_MAP;

  *index -= self->map != NULL ? 1 : 0;
  return PAGE_SOURCES;
}

static void
draw_head (KzruChartPages *self,
           const char     *aside,
           cairo_t        *cr)
{
  kzru_chart_frame_draw_head (self->paper, &self->format, kzru_chart_pages_get_title (self), aside, cr);
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

  kzru_chart_frame_draw_foot (self->paper, &self->format, text, cr);
}

static void
draw_chart (KzruChartPages *self,
            guint           page,
            cairo_t        *cr)
{
  KzruChartSheet sheet = {
    .chart = self->chart,
    .table = self->table,
    .links = self->links,
    .counts = self->counts,
    .paper = self->paper,
    .style = &self->style,
    .format = self->format,
    .title = kzru_chart_pages_get_title (self),
    .mirrored = self->mirrored,
    .with_sources = self->with_sources,
    .tagged = self->tagged,
  };

  kzru_chart_sheet_draw (&sheet, page, cr);
}

static void
draw_key (KzruChartPages *self,
          cairo_t        *cr)
{
  KzruBox room = kzru_chart_frame_get_room (&self->format);
  KzruSpan span = kzru_chart_table_get_span (self->table, kzru_view_state_get_visible_span (self->state));
  g_autofree char *period = kzru_chart_format_period (self->chart, span);

  draw_head (self, period, cr);
  kzru_chart_key_paint (self->chart, self->paper, &self->style, get_n_key_pages (self), self->tagged,
                        &room, cr);
}

static void
draw_map (KzruChartPages *self,
          cairo_t        *cr)
{
  KzruBox room = kzru_chart_frame_get_room (&self->format);

  /* Translators: the running head of the page with the map */
  draw_head (self, C_("printed page", "Map"), cr);
  kzru_chart_map_paint (self->map, &room, cr);
}

static void
draw_content (KzruChartPages *self,
              guint           page,
              cairo_t        *cr)
{
  guint index;

  switch (find_kind (self, page, &index))
    {
    case PAGE_KEY:
      draw_key (self, cr);
      break;

    case PAGE_CHART:
      draw_chart (self, index, cr);
      break;

    case PAGE_MAP:
      draw_map (self, cr);
      break;

    case PAGE_SOURCES:
    default:
      /* Translators: the running head of the pages that quote the sources */
      draw_head (self, _("Sources"), cr);
      kzru_source_pages_draw (self->sources, index, self->tagged, cr);
      break;
    }
}

/* A ground for the page. cairo adds up the boxes of all that is drawn, one by one, to
 * a region, which takes ever longer the more of them lie apart; within one that is
 * there it takes no time. */
static void
draw_ground (KzruChartPages *self,
             cairo_t        *cr)
{
  cairo_set_source_rgb (cr, 1, 1, 1);
  /* Of all of the page it would make cairo forget what was tagged before, and crash. */
  cairo_rectangle (cr, GROUND_INSET, GROUND_INSET, self->format.width - 2 * GROUND_INSET,
                   self->format.height - 2 * GROUND_INSET);
  cairo_fill (cr);
}

/**
 * kzru_chart_pages_draw:
 * @self: a print that is prepared
 * @page: one of its pages, counted from 0
 * @cr: where to draw, in points from the upper left corner of the sheet
 *
 * Draws a page.
 */
void
kzru_chart_pages_draw (KzruChartPages *self,
                       guint           page,
                       cairo_t        *cr)
{
  g_autofree char *target = NULL;

  g_return_if_fail (self != NULL && self->prepared);
  g_return_if_fail (page < kzru_chart_pages_get_n_pages (self));

  cairo_save (cr);
  cairo_scale (cr, self->magnification, self->magnification);
  if (self->tagged)
    {
      KzruBox box = kzru_page_format_get_box (&self->format);

      target = kzru_target_dup_name (KZRU_TARGET_PAGE, page);
      kzru_paper_begin (cr, "Sect");
      kzru_paper_add_target (cr, target, box.x, box.y);
    }

  draw_ground (self, cr);
  draw_content (self, page, cr);
  draw_foot (self, page, cr);
  kzru_pdf_text_end_page (cr);

  if (self->tagged)
    kzru_paper_end (cr, "Sect");
  cairo_restore (cr);
}

/**
 * kzru_chart_pages_begin:
 * @self: a print that is prepared
 * @cr: where all its pages are going to be drawn, in order
 *
 * Makes a PDF a document with a title, links, an outline and a structure, until
 * [method@ChartPages.end]. Of another surface nothing is asked.
 */
void
kzru_chart_pages_begin (KzruChartPages *self,
                        cairo_t        *cr)
{
  g_return_if_fail (self != NULL && self->prepared);

  self->tagged = kzru_paper_can_tag (cr);
  if (!self->tagged)
    return;

  kzru_chart_outline_add_metadata (self->state, self->table->events, cairo_get_target (cr));
  kzru_paper_begin (cr, "Document");
}

/**
 * kzru_chart_pages_end:
 * @self: a print
 * @cr: where the last page was drawn, and is not yet shown
 *
 * Ends what [method@ChartPages.begin] has begun.
 */
void
kzru_chart_pages_end (KzruChartPages *self,
                      cairo_t        *cr)
{
  KzruChartOutline outline = {
    .state = self->state,
    .table = self->table,
    .links = self->links,
    .n_chart_pages = kzru_chart_pages_get_n_chart_pages (self),
    .has_map = self->map != NULL,
    .has_sources = self->sources != NULL,
  };

  if (!self->tagged)
    return;

  kzru_paper_end (cr, "Document");
  kzru_chart_outline_add (&outline, cairo_get_target (cr));
  self->tagged = FALSE;
}
