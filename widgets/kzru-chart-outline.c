/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-chart-outline"

#include "config.h"

#include "widgets/kzru-chart-outline.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "model/kzru-calendar.h"

/* What a reader of PDF shows beside the pages: the lanes of the chart, each year
 * by year, the map, and the sources, again year by year. */

typedef struct
{
  const KzruChartOutline *outline;
  cairo_surface_t *surface;
  KzruCalendar *calendar;
} Writer;

static int
add_target (const Writer *writer,
            int           parent,
            const char   *title,
            const char   *target)
{
  g_autofree char *attributes = g_strdup_printf ("dest='%s'", target);

  return cairo_pdf_surface_add_outline (writer->surface, parent, title, attributes, 0);
}

static int
add_item (const Writer   *writer,
          int             parent,
          const char     *title,
          KzruTargetKind  kind,
          guint           index)
{
  g_autofree char *target = kzru_target_dup_name (kind, index);

  return add_target (writer, parent, title, target);
}

static int
add_year (const Writer *writer,
          int           parent,
          gint64        year,
          const char   *target)
{
  g_autofree char *title = kzru_calendar_format_instant (writer->calendar, year, KZRU_CALENDAR_YEAR,
                                                         KZRU_DATE_STYLE_LONG);

  return add_target (writer, parent, title, target);
}

typedef char *(*TargetFunc) (const Writer *writer,
                             guint         row);

static char *
get_mark_target (const Writer *writer,
                 guint         row)
{
  return kzru_chart_links_dup_in_lane (writer->outline->links, row);
}

static char *
get_entry_target (const Writer *writer,
                  guint         row)
{
  return kzru_target_dup_name (KZRU_TARGET_ENTRY, row);
}

/* Adds the years in which events of a table, or of a lane of it, begin. Events are
 * in order of their beginnings, open ones first. */
static void
add_years (const Writer         *writer,
           int                   parent,
           const KzruEventTable *table,
           int                   lane,
           TargetFunc            get_target)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (table);
  gint64 last = KZRU_INSTANT_MIN;

  for (guint row = 0; row < columns->n_rows; row++)
    {
      g_autofree char *target = NULL;
      gint64 year;

      if ((lane >= 0 && columns->lane[row] != (guint) lane) || columns->start[row] == KZRU_INSTANT_MIN)
        continue;
      year = kzru_calendar_floor (writer->calendar, columns->start[row], KZRU_CALENDAR_YEAR);
      if (year == last)
        continue;
      target = get_target (writer, row);
      if (target == NULL)
        continue;

      add_year (writer, parent, year, target);
      last = year;
    }
}

/* Where a lane begins, by the first event whose beginning is known, if there is
 * one: on a poster, that is not on its first page. */
static char *
find_lane (const Writer *writer,
           guint         lane)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (writer->outline->table->in_lanes);
  g_autofree char *first = NULL;

  for (guint row = 0; row < columns->n_rows; row++)
    {
      g_autofree char *target = columns->lane[row] == lane ? get_mark_target (writer, row) : NULL;

      if (target != NULL && columns->start[row] != KZRU_INSTANT_MIN)
        return g_steal_pointer (&target);
      if (first == NULL)
        first = g_steal_pointer (&target);
    }

  return first != NULL ? g_steal_pointer (&first) : kzru_target_dup_name (KZRU_TARGET_PAGE, 0);
}

static void
add_lanes (const Writer *writer,
           int           parent)
{
  const KzruChartTable *table = writer->outline->table;

  for (guint i = 0; i < kzru_lanes_get_n (table->lanes); i++)
    {
      g_autofree char *target = NULL;
      int item;

      if (kzru_event_table_get_lane_size (table->in_lanes, i) == 0)
        continue;
      target = find_lane (writer, i);
      item = add_target (writer, parent, kzru_lanes_get_title (table->lanes, i), target);
      add_years (writer, item, table->in_lanes, (int) i, get_mark_target);
    }
}

/**
 * kzru_chart_outline_add:
 * @self: what the outline is made from
 * @surface: a PDF surface, all of whose pages are drawn
 *
 * Adds the outline.
 */
void
kzru_chart_outline_add (const KzruChartOutline *self,
                        cairo_surface_t        *surface)
{
  g_autoptr (KzruCalendar) calendar = kzru_calendar_new (kzru_view_state_get_calendars (self->state)[0],
                                                         kzru_view_state_get_languages (self->state)[0]);
  Writer writer = { self, surface, calendar };
  int item;

  item = add_item (&writer, CAIRO_PDF_OUTLINE_ROOT, _("Timeline"), KZRU_TARGET_PAGE, 0);
  add_lanes (&writer, item);

  if (self->has_map)
    add_item (&writer, CAIRO_PDF_OUTLINE_ROOT, C_("printed page", "Map"), KZRU_TARGET_PAGE,
              self->n_chart_pages);

  if (self->has_sources)
    {
      item = add_item (&writer, CAIRO_PDF_OUTLINE_ROOT, _("What the sources say"), KZRU_TARGET_PAGE,
                       self->n_chart_pages + (self->has_map ? 1 : 0));
      add_years (&writer, item, self->table->events, -1, get_entry_target);
      if (kzru_atlas_get_n_records (kzru_view_state_get_atlas (self->state), KZRU_RECORD_SOURCE) > 0)
        add_item (&writer, CAIRO_PDF_OUTLINE_ROOT, _("Documents"), KZRU_TARGET_DOCUMENT, 0);
    }
}

/* What the print is about: its themes, whatever its lanes are. */
static char *
join_keywords (KzruViewState  *state,
               KzruEventTable *table)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < kzru_event_table_get_n_lanes (table); i++)
    if (kzru_event_table_get_lane_size (table, i) > 0)
      g_ptr_array_add (words, (gpointer) kzru_lang_map_get (&kzru_atlas_get_theme (atlas, i)->label,
                                                            kzru_view_state_get_languages (state)));
  g_ptr_array_add (words, NULL);

  return g_strjoinv (", ", (char **) words->pdata);
}

/**
 * kzru_chart_outline_add_metadata:
 * @state: a view state with an atlas
 * @table: the events of a print
 * @surface: a PDF surface
 *
 * Says what the document is. cairo 1.16 has no way to say its language.
 */
void
kzru_chart_outline_add_metadata (KzruViewState   *state,
                                 KzruEventTable  *table,
                                 cairo_surface_t *surface)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  const char * const *languages = kzru_view_state_get_languages (state);
  const KzruLangEntry *subject = kzru_lang_map_lookup (kzru_atlas_get_description (atlas), languages);
  g_autofree char *keywords = join_keywords (state, table);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  kzru_lang_map_get (kzru_atlas_get_title (atlas), languages));
  if (subject != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, subject->text);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, keywords);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "KzRu " APP_VERSION);
}
