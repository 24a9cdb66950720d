/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-chart-table"

#include "config.h"

#include "widgets/kzru-chart-table.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-atlas-spans.h"
#include "model/kzru-number-format.h"

/* The events that go on paper. The place of an event among all of the print, counted
 * from one, is its number, on the chart and among the sources: it has the same one in
 * each lane that it stands in. */

typedef struct
{
  KzruViewState *state;
  KzruAtlas *atlas;
  KzruLanes *lanes;
  KzruSpan span;
} Printed;

/* Whether an event stands in a lane that does not hold it back. */
static gboolean
is_in_lane (const Printed *printed,
            guint          event)
{
  guint lanes[KZRU_LANES_MAX_OF_EVENT];
  guint n = kzru_lanes_find (printed->lanes, event, lanes);

  for (guint i = 0; i < n; i++)
    if (!kzru_lanes_is_collapsed (printed->lanes, lanes[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_printed (guint    event,
            gpointer user_data)
{
  const Printed *printed = user_data;

  return kzru_view_state_is_shown (printed->state, (KzruRef) { KZRU_RECORD_EVENT, event })
         && kzru_event_possibly_meets (kzru_atlas_get_event (printed->atlas, event), printed->span)
         && is_in_lane (printed, event);
}

/**
 * kzru_chart_table_new:
 * @state: what is shown, and in which language
 * @span: the time that is printed
 *
 * Collects the events that are shown and that were, or may have been, within
 * @span. What collapsed lanes hold back is left out.
 *
 * Returns: (transfer full): the table
 */
KzruChartTable *
kzru_chart_table_new (KzruViewState *state,
                      KzruSpan       span)
{
  KzruChartTable *self = g_new0 (KzruChartTable, 1);
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  const char * const *languages = kzru_view_state_get_languages (state);
  Printed printed = { state, atlas, kzru_lanes_new (state), span };

  self->lanes = printed.lanes;
  self->events = kzru_event_table_new_for_atlas (atlas, languages, is_printed, &printed);
  self->in_lanes = kzru_event_table_new_in_lanes (atlas, languages, self->lanes, is_printed, &printed);

  return self;
}

/**
 * kzru_chart_table_free:
 * @self: (nullable) (transfer full): the events of a print
 *
 * Frees the table.
 */
void
kzru_chart_table_free (KzruChartTable *self)
{
  if (self == NULL)
    return;

  kzru_event_table_unref (self->in_lanes);
  kzru_event_table_unref (self->events);
  kzru_lanes_unref (self->lanes);
  g_free (self);
}

/**
 * kzru_chart_table_format_title:
 * @self: the events of a print
 * @row: one of them
 * @locale: whose digits to use, as a BCP 47 tag
 *
 * Writes the number of an event before its title.
 *
 * Returns: (transfer full): the text
 */
char *
kzru_chart_table_format_title (const KzruChartTable *self,
                               guint                 row,
                               const char           *locale)
{
  g_autofree char *number = kzru_format_number (row + 1, locale);

  /* Translators: the number and the title of an event on a printed chart */
  return g_strdup_printf (C_("printed event", "%1$s. %2$s"), number, kzru_event_table_get_title (self->events, row));
}

static void
add_row (const KzruChartTable  *self,
         KzruEventTableBuilder *builder,
         guint                  row,
         const char            *locale)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (self->in_lanes);
  guint event = kzru_event_table_find_row (self->events, columns->record[row]);
  g_autofree KzruEdtfBounds *claims = g_new (KzruEdtfBounds, columns->n_claims[row]);
  g_autofree char *title = kzru_chart_table_format_title (self, event, locale);

  for (guint i = 0; i < columns->n_claims[row]; i++)
    claims[i] = kzru_event_table_get_claim (self->in_lanes, row, i);

  kzru_event_table_builder_add (builder,
                                &(KzruEventEntry) {
                                    .record = columns->record[row],
                                    .lane = columns->lane[row],
                                    .importance = columns->importance[row],
                                    .claims = claims,
                                    .n_claims = columns->n_claims[row],
                                    .title = title,
                                });
}

/**
 * kzru_chart_table_number:
 * @self: the events of a print
 * @span: the time of one of its pages
 * @locale: whose digits to use, as a BCP 47 tag
 *
 * Picks the events of a page, in their lanes, and puts their numbers before their
 * titles.
 *
 * Returns: (transfer full): the table of the page
 */
KzruEventTable *
kzru_chart_table_number (const KzruChartTable *self,
                         KzruSpan              span,
                         const char           *locale)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (self->in_lanes);
  g_autoptr (KzruEventTableBuilder) builder = kzru_event_table_builder_new ();

  for (guint row = 0; row < columns->n_rows; row++)
    {
      KzruSpan outer = kzru_event_columns_get_span (columns, row);

      if (kzru_span_intersects (outer, span))
        add_row (self, builder, row, locale);
    }

  return kzru_event_table_builder_end (g_steal_pointer (&builder), kzru_lanes_get_n (self->lanes));
}

/**
 * kzru_chart_table_find_in_lane:
 * @self: the events of a print
 * @record: an event's place in its atlas
 * @lane: a lane that it stands in
 *
 * Finds an event in a lane.
 *
 * Returns: the row of @in_lanes, or `KZRU_EVENT_TABLE_NO_ROW`
 */
guint
kzru_chart_table_find_in_lane (const KzruChartTable *self,
                               guint                 record,
                               guint                 lane)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (self->in_lanes);
  guint row = kzru_event_table_find_row (self->in_lanes, record);

  while (row != KZRU_EVENT_TABLE_NO_ROW && columns->lane[row] != lane)
    row = kzru_event_table_next_row (self->in_lanes, row);

  return row;
}

/**
 * kzru_chart_table_get_span:
 * @self: the events of a print
 * @within: the time that is printed
 *
 * Finds the time from the first event to the last, without what is open.
 *
 * Returns: the span; @within if there are no events
 */
KzruSpan
kzru_chart_table_get_span (const KzruChartTable *self,
                           KzruSpan              within)
{
  KzruSpan span = kzru_span_intersect (kzru_event_table_get_span (self->events), within);

  return kzru_span_is_empty (span) ? within : span;
}
