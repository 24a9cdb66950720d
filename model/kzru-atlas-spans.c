/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-atlas-spans.h"

#include "model/kzru-csv-table.h"
#include "model/kzru-date.h"

/* The share of a span that is left free at each of its ends, so that no mark
 * touches the edge of the window. */
#define MARGIN 0.03

/* The share of the events that may lie before the window a new atlas opens
 * with: a few early ones must not squeeze all others into a corner. */
#define EARLY_SHARE 0.06

/* All of time is longer than an instant can count, a margin of it is not. */
static KzruSpan
add_margin (KzruSpan span)
{
  gint64 margin = MAX ((gint64) (kzru_span_get_length (span) * MARGIN), KZRU_SECONDS_PER_DAY);

  return (KzruSpan) { kzru_instant_add (span.start, -margin), kzru_instant_add (span.end, margin) };
}

static int
compare_instants (gconstpointer a,
                  gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* The same of a table, whose rows are in order. */
static void
measure_table (KzruCsvTable *table,
               KzruSpan     *document,
               KzruSpan     *first_view)
{
  KzruEventTable *events = kzru_csv_table_get_events (table);
  const KzruEventColumns *columns = kzru_event_table_get_columns (events);
  KzruSpan all = kzru_event_table_get_span (events);

  *document = add_margin (all);
  all.start = CLAMP (columns->start[(guint) (columns->n_rows * EARLY_SHARE)], all.start, all.end - 1);
  *first_view = add_margin (all);
}

/**
 * kzru_atlas_measure_spans:
 * @atlas: an atlas
 * @document: (out): the span in which all events lie, with a margin
 * @first_view: (out): the span to show at first: where most of the events lie
 *
 * Finds how much time an atlas covers. One without a dated event covers the
 * last year.
 */
void
kzru_atlas_measure_spans (KzruAtlas *atlas,
                          KzruSpan  *document,
                          KzruSpan  *first_view)
{
  guint n = kzru_atlas_get_n_records (atlas, KZRU_RECORD_EVENT);
  g_autoptr (GArray) starts = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  KzruSpan all = { 0, 0 };

  if (kzru_atlas_get_table (atlas) != NULL && n > 0 &&
      !kzru_span_is_empty (kzru_event_table_get_span (kzru_csv_table_get_events (kzru_atlas_get_table (atlas)))))
    {
      measure_table (kzru_atlas_get_table (atlas), document, first_view);
      return;
    }

  for (guint i = 0; i < n; i++)
    {
      const KzruEvent *event = kzru_atlas_get_event (atlas, i);
      KzruSpan span = kzru_span_get_finite (kzru_edtf_get_bounds (event->dates[0].edtf)->outer);

      if (kzru_span_is_empty (span))
        continue;

      all = kzru_span_union (all, span);
      g_array_append_val (starts, span.start);
    }

  if (starts->len == 0)
    {
      gint64 now = g_get_real_time () / G_USEC_PER_SEC;

      all = (KzruSpan) { now - 365 * KZRU_SECONDS_PER_DAY, now };
      *document = *first_view = add_margin (all);
      return;
    }

  g_array_sort (starts, compare_instants);
  *document = add_margin (all);
  all.start = g_array_index (starts, gint64, (guint) (starts->len * EARLY_SHARE));
  *first_view = add_margin (all);
}

/**
 * kzru_atlas_measure_dates:
 * @atlas: an atlas
 *
 * Finds the time from the first date of an event to the last, with no margin.
 *
 * Returns: the span; empty if no event has a date that begins or ends
 */
KzruSpan
kzru_atlas_measure_dates (KzruAtlas *atlas)
{
  KzruCsvTable *table = kzru_atlas_get_table (atlas);
  const KzruEventColumns *columns = NULL;
  KzruSpan all = { 0, 0 };
  guint n = kzru_atlas_get_n_records (atlas, KZRU_RECORD_EVENT);

  /* A million rows are gone through as they stand in columns. */
  if (table != NULL)
    columns = kzru_event_table_get_columns (kzru_csv_table_get_events (table));

  for (guint i = 0; i < n; i++)
    {
      KzruSpan span = columns != NULL ? kzru_event_columns_get_span (columns, i)
                                      : kzru_atlas_get_event_bounds (atlas, i).outer;

      all = kzru_span_union (all, kzru_span_get_finite (span));
    }

  return all;
}

/**
 * kzru_event_possibly_meets:
 * @event: an event
 * @span: a span
 *
 * Tells whether some claim leaves it possible that the event was within @span,
 * at least in part.
 *
 * Returns: whether it may have been
 */
gboolean
kzru_event_possibly_meets (const KzruEvent *event,
                           KzruSpan         span)
{
  for (guint i = 0; i < event->n_dates; i++)
    {
      if (kzru_span_intersects (kzru_edtf_get_bounds (event->dates[i].edtf)->outer, span))
        return TRUE;
    }

  return FALSE;
}
