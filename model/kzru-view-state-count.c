/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-csv-table.h"
#include "model/kzru-event-table.h"
#include "model/kzru-view-state-private.h"

/* How many records pass the filters. Rows of a large table are sorted for that in another
 * thread, once for all ranges of time that are dragged over them. */

typedef struct
{
  KzruRowFilter filter;
  KzruRangeCounts *counts;
} Counting;

static void
counting_free (Counting *counting)
{
  kzru_row_filter_clear (&counting->filter);
  g_clear_pointer (&counting->counts, kzru_range_counts_free);
  g_free (counting);
}

static void
count_in_thread (gpointer            work,
                 const KzruProgress *progress)
{
  Counting *counting = work;

  counting->counts = kzru_range_counts_new (&counting->filter, progress);
}

static void
counted_cb (gpointer work,
            gpointer owner)
{
  Counting *counting = work;
  KzruViewState *self = owner;

  self->counts = g_steal_pointer (&counting->counts);
  _kzru_view_state_emit_counted (self);
}

static const KzruJobKind counting_kind = {
  .run = count_in_thread,
  .done = counted_cb,
  .free = (GDestroyNotify) counting_free,
};

void
_kzru_view_state_forget_count (KzruViewState *self)
{
  kzru_job_give_up (&self->counting);
  kzru_row_filter_clear (&self->counted);
  g_clear_pointer (&self->counts, kzru_range_counts_free);
}

static void
start_counting (KzruViewState *self,
                KzruRowFilter *filter)
{
  Counting *counting = g_new0 (Counting, 1);

  _kzru_view_state_forget_count (self);
  kzru_row_filter_copy (filter, &self->counted);
  kzru_row_filter_copy (filter, &counting->filter);
  kzru_job_start (&self->counting, &counting_kind, counting, self);
}

/**
 * kzru_view_state_get_n_shown:
 * @self: a view state
 * @kind: events, routes or figures
 *
 * Counts the records that pass the filters, here and now. A window should not have to
 * wait for that: see [method@ViewState.count_shown].
 *
 * Returns: how many records of @kind are shown
 */
guint
kzru_view_state_get_n_shown (KzruViewState  *self,
                             KzruRecordKind  kind)
{
  g_auto (KzruRowFilter) filter = { 0 };
  guint n_shown = 0;

  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), 0);

  if (self->atlas == NULL || kzru_span_is_empty (self->time_range))
    return self->search != NULL ? kzru_search_get_n_matches (self->search, kind) : 0;

  if (kind == KZRU_RECORD_EVENT && kzru_view_state_get_row_filter (self, TRUE, &filter))
    return kzru_row_filter_count (&filter, NULL);

  for (guint i = 0; i < kzru_atlas_get_n_records (self->atlas, kind); i++)
    n_shown += kzru_view_state_is_shown (self, (KzruRef) { kind, i });

  return n_shown;
}

/**
 * kzru_view_state_count_shown:
 * @self: a view state
 * @kind: events, routes or figures
 * @n: (out): how many records of @kind pass the filters; not set if that is not known
 *
 * Counts the records that pass the filters. The rows of a large table are gone through
 * in another thread: [signal@ViewState::counted] tells of the end. After that it is known
 * at once for whatever range of time, until other rows match the query, the mode is
 * another one, or there is no range.
 *
 * Returns: whether they are counted
 */
gboolean
kzru_view_state_count_shown (KzruViewState  *self,
                             KzruRecordKind  kind,
                             guint          *n)
{
  g_auto (KzruRowFilter) filter = { 0 };

  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), FALSE);

  if (kind != KZRU_RECORD_EVENT || kzru_span_is_empty (self->time_range)
      || !kzru_view_state_get_row_filter (self, TRUE, &filter)
      || kzru_event_table_get_columns (filter.events)->n_rows <= KZRU_JOB_AT_ONCE)
    {
      *n = kzru_view_state_get_n_shown (self, kind);
      return TRUE;
    }

  filter.range = (KzruSpan) { 0, 0 };
  if (!kzru_row_filter_equal (&self->counted, &filter))
    start_counting (self, &filter);
  if (self->counts == NULL)
    return FALSE;

  *n = kzru_range_counts_get (self->counts, self->time_range);
  return TRUE;
}
