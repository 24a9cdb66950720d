/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-row-filter.h"

#include "model/kzru-compare.h"
#include "model/kzru-event-table.h"

/**
 * kzru_row_filter_init:
 * @self: (out caller-allocates): a filter
 * @events: the events of a table
 *
 * Makes a filter that all rows pass.
 */
void
kzru_row_filter_init (KzruRowFilter  *self,
                      KzruEventTable *events)
{
  *self = (KzruRowFilter) { .events = kzru_event_table_ref (events), .until = KZRU_INSTANT_MAX };
}

/**
 * kzru_row_filter_copy:
 * @self: a filter
 * @copy: (out caller-allocates): another one
 *
 * Makes a filter that the same rows pass.
 */
void
kzru_row_filter_copy (const KzruRowFilter *self,
                      KzruRowFilter       *copy)
{
  *copy = *self;
  kzru_event_table_ref (copy->events);
  if (copy->matches != NULL)
    g_bytes_ref (copy->matches);
}

/**
 * kzru_row_filter_clear:
 * @self: a filter
 *
 * Frees what a filter holds.
 */
void
kzru_row_filter_clear (KzruRowFilter *self)
{
  g_clear_pointer (&self->events, kzru_event_table_unref);
  g_clear_pointer (&self->matches, g_bytes_unref);
}

/**
 * kzru_row_filter_is_open:
 * @self: a filter
 *
 * Says whether there is nothing to filter by.
 *
 * Returns: whether all rows pass
 */
gboolean
kzru_row_filter_is_open (const KzruRowFilter *self)
{
  return self->matches == NULL && kzru_span_is_empty (self->range) && self->until == KZRU_INSTANT_MAX;
}

/**
 * kzru_row_filter_equal:
 * @self: a filter
 * @other: another one
 *
 * Says whether two filters were made from the same table, matches and times.
 *
 * Returns: whether they were
 */
gboolean
kzru_row_filter_equal (const KzruRowFilter *self,
                       const KzruRowFilter *other)
{
  return self->events == other->events && self->matches == other->matches
         && self->range.start == other->range.start && self->range.end == other->range.end
         && self->mode == other->mode && self->until == other->until;
}

/**
 * kzru_row_filter_passes:
 * @self: a filter
 * @row: a row of its table
 *
 * Says whether a row passes. A row has one date, and makes no claims. Made for those
 * who ask of a million: it looks at nothing but columns.
 *
 * Returns: whether it does
 */
gboolean
kzru_row_filter_passes (const KzruRowFilter *self,
                        guint                row)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (self->events);
  KzruEdtfBounds bounds = {
    .outer = kzru_event_columns_get_span (columns, row),
    .core = { columns->core_start[row], columns->core_end[row] },
    .flags = columns->flags[row],
  };

  if (bounds.outer.start >= self->until)
    return FALSE;
  if (self->matches != NULL
      && !((const guint8 *) g_bytes_get_data (self->matches, NULL))[columns->record[row]])
    return FALSE;

  return kzru_span_is_empty (self->range) || kzru_time_mode_lets_pass (self->mode, &bounds, self->range);
}

/**
 * kzru_row_filter_count:
 * @self: a filter
 * @progress: (nullable): tells how far it is, and whether to go on
 *
 * Counts the rows that pass.
 *
 * Returns: how many do, of those that were looked at if it was given up
 */
guint
kzru_row_filter_count (const KzruRowFilter *self,
                       const KzruProgress  *progress)
{
  guint n_rows = kzru_event_table_get_columns (self->events)->n_rows;
  guint n = 0;

  for (guint row = 0; row < n_rows; row++)
    {
      if (row % KZRU_PROGRESS_STEPS == 0 && !kzru_progress_go_on (progress, row, n_rows))
        break;
      n += kzru_row_filter_passes (self, row);
    }

  return n;
}

/* Puts a row among the best, which are sorted, if it is one of them. */
static void
insert_merit (GArray *merits,
              guint64 merit,
              guint   max)
{
  guint i = merits->len;

  while (i > 0 && merit < g_array_index (merits, guint64, i - 1))
    i--;
  if (i == max)
    return;

  g_array_insert_val (merits, i, merit);
  if (merits->len > max)
    g_array_set_size (merits, max);
}

/* What the best are, in order of time. */
static GArray *
list_records (const KzruRowFilter *self,
              const GArray        *merits)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (self->events);
  GArray *list = g_array_sized_new (FALSE, FALSE, sizeof (guint), merits->len);

  for (guint i = 0; i < merits->len; i++)
    {
      guint row = kzru_event_merit_get_row (g_array_index (merits, guint64, i));

      g_array_append_val (list, row);
    }
  g_array_sort (list, kzru_compare_guints);
  for (guint i = 0; i < list->len; i++)
    g_array_index (list, guint, i) = columns->record[g_array_index (list, guint, i)];

  return list;
}

/**
 * kzru_row_filter_pick:
 * @self: a filter
 * @records: (array length=n_records): events of its table
 * @n_records: how many there are
 * @max: how many are wanted at most
 * @n: (out): how many pass
 * @progress: (nullable): tells how far it is, and whether to go on
 *
 * Lists those events that pass, in order of time: of very many, those that matter most,
 * by [func@event_columns_get_merit].
 *
 * Returns: (transfer full) (element-type guint): the records; of those that were looked
 *   at if it was given up
 */
GArray *
kzru_row_filter_pick (const KzruRowFilter *self,
                      const guint         *records,
                      guint                n_records,
                      guint                max,
                      guint               *n,
                      const KzruProgress  *progress)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (self->events);
  g_autoptr (GArray) merits = g_array_new (FALSE, FALSE, sizeof (guint64));

  *n = 0;
  for (guint i = 0; i < n_records; i++)
    {
      guint row = kzru_event_table_find_row (self->events, records[i]);

      if (i % KZRU_PROGRESS_STEPS == 0 && !kzru_progress_go_on (progress, i, n_records))
        break;
      if (!kzru_row_filter_passes (self, row))
        continue;

      insert_merit (merits, kzru_event_columns_get_merit (columns, row), max);
      (*n)++;
    }

  return list_records (self, merits);
}

/**
 * kzru_row_filter_find:
 * @self: a filter
 * @from: a row, or `KZRU_EVENT_TABLE_NO_ROW`
 * @step: 1 for what comes later in time, -1 for what came earlier
 * @progress: (nullable): tells how far it is, and whether to go on
 *
 * Finds the next row that passes, and behind the last one the first again. It looks
 * at what lies between, and at no row twice.
 *
 * Returns: the row, which is @from if no other passes, or `KZRU_EVENT_TABLE_NO_ROW` if
 *   none does, or it was given up
 */
guint
kzru_row_filter_find (const KzruRowFilter *self,
                      guint                from,
                      int                  step,
                      const KzruProgress  *progress)
{
  guint n_rows = kzru_event_table_get_columns (self->events)->n_rows;
  guint row = from;

  for (guint i = 0; i < n_rows; i++)
    {
      if (i % KZRU_PROGRESS_STEPS == 0 && !kzru_progress_go_on (progress, i, n_rows))
        break;
      if (step > 0)
        row = row == KZRU_EVENT_TABLE_NO_ROW || row == n_rows - 1 ? 0 : row + 1;
      else
        row = row == KZRU_EVENT_TABLE_NO_ROW || row == 0 ? n_rows - 1 : row - 1;

      if (kzru_row_filter_passes (self, row))
        return row;
    }

  return KZRU_EVENT_TABLE_NO_ROW;
}
