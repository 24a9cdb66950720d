/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-event-table"

#include "config.h"

#include "model/kzru-event-table-private.h"

G_DEFINE_BOXED_TYPE (KzruEventTable, kzru_event_table, kzru_event_table_ref, kzru_event_table_unref)

/**
 * kzru_event_table_ref:
 * @self: a table
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
KzruEventTable *
kzru_event_table_ref (KzruEventTable *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * kzru_event_table_unref:
 * @self: a table
 *
 * Drops a reference; the table is freed with the last one.
 */
void
kzru_event_table_unref (KzruEventTable *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->index, kzru_interval_index_free);
  g_clear_pointer (&self->pyramid, kzru_event_pyramid_free);
  g_free (self->instants);
  g_free (self->numbers);
  g_free (self->lanes);
  g_free (self->lane_sizes);
  g_free (self->bytes);
  g_bytes_unref (self->titles);
  g_free (self->claimed_rows);
  g_free (self->claim_starts);
  g_free (self->claimed_in_time);
  g_free (self->claimed_instants);
  g_free (self->claims);
  g_free (self->row_of);
  g_free (self);
}

/**
 * kzru_event_table_get_columns:
 * @self: a table
 *
 * Gets the columns, which live as long as the table.
 *
 * Returns: (transfer none): the columns
 */
const KzruEventColumns *
kzru_event_table_get_columns (const KzruEventTable *self)
{
  return &self->columns;
}

/**
 * kzru_event_table_get_index:
 * @self: a table
 *
 * Gets the index that finds the rows which a span of time touches.
 *
 * Returns: (transfer none): the index
 */
const KzruIntervalIndex *
kzru_event_table_get_index (const KzruEventTable *self)
{
  return self->index;
}

/**
 * kzru_event_table_get_pyramid:
 * @self: a table
 *
 * Gets what counts the events of a lane and finds those that matter most.
 *
 * Returns: (transfer none): the pyramid
 */
const KzruEventPyramid *
kzru_event_table_get_pyramid (const KzruEventTable *self)
{
  return self->pyramid;
}

/**
 * kzru_event_table_get_bytes:
 * @self: a table
 *
 * Measures the memory that columns and indices take, without titles.
 *
 * Returns: the number of bytes
 */
gsize
kzru_event_table_get_bytes (const KzruEventTable *self)
{
  gsize row = 4 * sizeof (gint64) + 2 * sizeof (guint32) + sizeof (guint16) + 4 * sizeof (guint8);

  return self->columns.n_rows * row + self->n_records * sizeof (guint) +
         kzru_interval_index_get_bytes (self->index) + kzru_event_pyramid_get_bytes (self->pyramid);
}

/**
 * kzru_event_table_get_span:
 * @self: a table
 *
 * Gets the time from the first to the last instant that any claim names; ends
 * that are open or unknown name none.
 *
 * Returns: the span, empty if no instant is named
 */
KzruSpan
kzru_event_table_get_span (const KzruEventTable *self)
{
  return self->span;
}

/**
 * kzru_event_table_get_n_lanes:
 * @self: a table
 *
 * Gets the number of lanes, with those that hold no event.
 *
 * Returns: the number of lanes
 */
guint
kzru_event_table_get_n_lanes (const KzruEventTable *self)
{
  return self->n_lanes;
}

/**
 * kzru_event_table_get_lane_size:
 * @self: a table
 * @lane: a lane
 *
 * Gets the number of events in a lane.
 *
 * Returns: the number of events
 */
guint
kzru_event_table_get_lane_size (const KzruEventTable *self,
                                guint                 lane)
{
  g_return_val_if_fail (lane < self->n_lanes, 0);

  return self->lane_sizes[lane];
}

/**
 * kzru_event_table_get_title:
 * @self: a table
 * @row: a row
 *
 * Gets the title of an event.
 *
 * Returns: (transfer none): the title
 */
const char *
kzru_event_table_get_title (const KzruEventTable *self,
                            guint                 row)
{
  g_return_val_if_fail (row < self->columns.n_rows, NULL);

  return self->arena + self->title[row];
}

/**
 * kzru_event_table_ref_titles:
 * @self: a table
 *
 * Gets the block of memory that titles stand in.
 *
 * Returns: (transfer full): the titles, each with a zero byte behind it
 */
GBytes *
kzru_event_table_ref_titles (const KzruEventTable *self)
{
  return g_bytes_ref (self->titles);
}

/* Where the claims of a row with several start. */
static guint
find_claims (const KzruEventTable *self,
             guint                 row)
{
  guint low = 0;
  guint high = self->n_claimed;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->claimed_rows[middle] <= row)
        low = middle;
      else
        high = middle;
    }

  return self->claim_starts[low];
}

/**
 * kzru_event_table_get_claim:
 * @self: a table
 * @row: a row
 * @claim: which claim, less than the row's number of claims
 *
 * Gets what one claim says of when an event was.
 *
 * Returns: the bounds
 */
KzruEdtfBounds
kzru_event_table_get_claim (const KzruEventTable *self,
                            guint                 row,
                            guint                 claim)
{
  const KzruEventColumns *columns = &self->columns;
  KzruEdtfBounds bounds = { 0 };

  g_return_val_if_fail (row < columns->n_rows, bounds);
  g_return_val_if_fail (claim < columns->n_claims[row], bounds);

  if (columns->n_claims[row] > 1)
    return self->claims[find_claims (self, row) + claim];

  bounds.kind = columns->kind[row];
  bounds.flags = columns->flags[row];
  bounds.outer = kzru_event_columns_get_span (columns, row);
  bounds.core = (KzruSpan) { columns->core_start[row], columns->core_end[row] };
  return bounds;
}

/**
 * kzru_event_table_find_row:
 * @self: a table
 * @record: an event's place in its atlas
 *
 * Finds the row of an event.
 *
 * Returns: the row, or `KZRU_EVENT_TABLE_NO_ROW` if the event is not in the table
 */
guint
kzru_event_table_find_row (const KzruEventTable *self,
                           guint                 record)
{
  return record < self->n_records ? self->row_of[record] : KZRU_EVENT_TABLE_NO_ROW;
}
