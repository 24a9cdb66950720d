/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-chart-table"

#include "config.h"

#include "widgets/kzru-chart-table.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-atlas-spans.h"
#include "model/kzru-number-format.h"

/* The events that go on paper. The place of an event in the table of the whole
 * print, counted from one, is its number, on the chart and among the sources. */

typedef struct
{
  KzruViewState *state;
  KzruAtlas *atlas;
  KzruSpan span;
} Printed;

static gboolean
is_printed (guint    event,
            gpointer user_data)
{
  const Printed *printed = user_data;

  return kzru_view_state_is_shown (printed->state, (KzruRef) { KZRU_RECORD_EVENT, event })
         && kzru_event_possibly_meets (kzru_atlas_get_event (printed->atlas, event), printed->span);
}

/**
 * kzru_chart_table_new:
 * @state: what is shown, and in which language
 * @span: the time that is printed
 *
 * Collects the events that are shown and that were, or may have been, within
 * @span.
 *
 * Returns: (transfer full): the table
 */
KzruEventTable *
kzru_chart_table_new (KzruViewState *state,
                      KzruSpan       span)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  Printed printed = { state, atlas, span };

  return kzru_event_table_new_for_atlas (atlas, kzru_view_state_get_languages (state),
                                         is_printed, &printed);
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
kzru_chart_table_format_title (const KzruEventTable *self,
                               guint                 row,
                               const char           *locale)
{
  g_autofree char *number = kzru_format_number (row + 1, locale);

  /* Translators: the number and the title of an event on a printed chart */
  return g_strdup_printf (C_("printed event", "%1$s. %2$s"), number, kzru_event_table_get_title (self, row));
}

static void
add_row (KzruEventTableBuilder *builder,
         const KzruEventTable  *table,
         guint                  row,
         const char            *locale)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (table);
  g_autofree KzruEdtfBounds *claims = g_new (KzruEdtfBounds, columns->n_claims[row]);
  g_autofree char *title = kzru_chart_table_format_title (table, row, locale);

  for (guint i = 0; i < columns->n_claims[row]; i++)
    claims[i] = kzru_event_table_get_claim (table, row, i);

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
 * Picks the events of a page, and puts their numbers before their titles.
 *
 * Returns: (transfer full): the table of the page
 */
KzruEventTable *
kzru_chart_table_number (const KzruEventTable *self,
                         KzruSpan              span,
                         const char           *locale)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (self);
  g_autoptr (KzruEventTableBuilder) builder = kzru_event_table_builder_new ();

  for (guint row = 0; row < columns->n_rows; row++)
    {
      KzruSpan outer = { columns->start[row], columns->end[row] };

      if (kzru_span_intersects (outer, span))
        add_row (builder, self, row, locale);
    }

  return kzru_event_table_builder_end (g_steal_pointer (&builder), kzru_event_table_get_n_lanes (self));
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
kzru_chart_table_get_span (const KzruEventTable *self,
                           KzruSpan              within)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (self);
  KzruSpan span = { KZRU_INSTANT_MAX, KZRU_INSTANT_MIN };

  for (guint row = 0; row < columns->n_rows; row++)
    {
      if (columns->start[row] != KZRU_INSTANT_MIN)
        {
          span.start = MIN (span.start, columns->start[row]);
          span.end = MAX (span.end, columns->start[row] + 1);
        }
      if (columns->end[row] != KZRU_INSTANT_MAX)
        {
          span.end = MAX (span.end, columns->end[row]);
          span.start = MIN (span.start, columns->end[row] - 1);
        }
    }

  span = kzru_span_intersect (span, within);

  return kzru_span_is_empty (span) ? within : span;
}
