/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-range-counts.h"

#include "model/kzru-event-table.h"
#include "model/kzru-sort-entry.h"

/* How many rows lie in a range of time, whichever range that is?
 *
 * Those that pass but for the range are gone through once. Their starts and their ends
 * are sorted, each for themselves, and then every range is counted by what lies beside
 * it. No row starts after it ended, so of those that start before the end of a range,
 * the ones that are over when it starts are not possibly in it:
 *
 *     possibly   n (start < range end) - n (end <= range start)
 *
 * What begins before a range or ends after it is not certainly within. What does both
 * was subtracted twice, and is counted once more:
 *
 *     certainly  n - n (start < range start) - n (end > range end) + n (both)
 *
 *          before  |-----|                          range      [         )
 *          both         |--------------------------------------------------|
 *
 * A range that is dragged over a million rows is counted in O(log n) at each step; only
 * what reaches over all of it on both sides costs a look each. */

struct _KzruRangeCounts
{
  KzruTimeMode mode;
  guint n;
  gint64 *starts;           /* s, ascending */
  gint64 *ends;             /* s, ascending */
  gint64 *end_of;           /* s, in the order of @starts */
  KzruIntervalIndex *index; /* of @starts and @end_of */
};

/* Takes those rows that may be in some range. */
static gboolean
take_rows (KzruRangeCounts     *self,
           const KzruRowFilter *filter,
           const KzruProgress  *progress)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (filter->events);
  guint8 never = self->mode == KZRU_TIME_CERTAINLY_WITHIN ? KZRU_EDTF_FLAG_UNCERTAIN : 0;

  for (guint row = 0; row < columns->n_rows; row++)
    {
      if (row % KZRU_PROGRESS_STEPS == 0 && !kzru_progress_go_on (progress, row, columns->n_rows))
        return FALSE;
      if ((columns->flags[row] & never) != 0 || !kzru_row_filter_passes (filter, row))
        continue;

      self->starts[self->n] = columns->start[row];
      self->end_of[self->n] = columns->end[row];
      self->n++;
    }

  return TRUE;
}

static gboolean
sort_ends (KzruRangeCounts    *self,
           const KzruProgress *progress)
{
  g_autofree KzruSortEntry *entries = g_new (KzruSortEntry, self->n);
  g_autofree KzruSortEntry *buffer = g_new (KzruSortEntry, self->n);

  for (guint i = 0; i < self->n; i++)
    entries[i] = (KzruSortEntry) { .key = kzru_sort_key_of_instant (self->end_of[i]), .place = i };
  if (!kzru_sort_entries (entries, buffer, self->n, NULL, NULL, progress))
    return FALSE;

  for (guint i = 0; i < self->n; i++)
    self->ends[i] = self->end_of[entries[i].place];

  return TRUE;
}

/**
 * kzru_range_counts_new:
 * @filter: which rows are counted, and whether possibly or certainly within; its range
 *   is of no account
 * @progress: (nullable): tells how far it is, and whether to go on
 *
 * Prepares to count the rows of a table in ranges of time.
 *
 * Returns: (transfer full) (nullable): the counts; %NULL if it was given up
 */
KzruRangeCounts *
kzru_range_counts_new (const KzruRowFilter *filter,
                       const KzruProgress  *progress)
{
  g_autoptr (KzruRangeCounts) self = g_new0 (KzruRangeCounts, 1);
  guint n_rows = kzru_event_table_get_columns (filter->events)->n_rows;
  KzruProgress taking = kzru_progress_part (progress, 0, 20);
  KzruProgress sorting = kzru_progress_part (progress, 20, 100);
  KzruRowFilter always = *filter;

  always.range = (KzruSpan) { 0, 0 };
  self->mode = filter->mode;
  self->starts = g_new (gint64, n_rows);
  self->end_of = g_new (gint64, n_rows);
  if (!take_rows (self, &always, &taking))
    return NULL;

  self->starts = g_renew (gint64, self->starts, self->n);
  self->end_of = g_renew (gint64, self->end_of, self->n);
  self->ends = g_new (gint64, self->n);
  if (!sort_ends (self, &sorting))
    return NULL;

  self->index = kzru_interval_index_new (self->starts, self->end_of, self->n);

  return g_steal_pointer (&self);
}

/**
 * kzru_range_counts_free:
 * @self: counts
 *
 * Frees counts.
 */
void
kzru_range_counts_free (KzruRangeCounts *self)
{
  g_clear_pointer (&self->index, kzru_interval_index_free);
  g_free (self->starts);
  g_free (self->ends);
  g_free (self->end_of);
  g_free (self);
}

/* How many ends are not after an instant. */
static guint
count_ends (const KzruRangeCounts *self,
            gint64                 instant)
{
  guint low = 0;
  guint high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->ends[middle] <= instant)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * kzru_range_counts_get:
 * @self: counts
 * @range: a range of time that is not empty, in seconds of the time line
 *
 * Counts the rows in a range.
 *
 * Returns: how many there are
 */
guint
kzru_range_counts_get (const KzruRangeCounts *self,
                       KzruSpan               range)
{
  g_return_val_if_fail (!kzru_span_is_empty (range), 0);

  if (self->mode == KZRU_TIME_POSSIBLY_WITHIN)
    return kzru_interval_index_first_from (self->index, range.end) - count_ends (self, range.start);

  return count_ends (self, range.end) - kzru_interval_index_first_from (self->index, range.start)
         + kzru_interval_index_count_around (self->index, range);
}
