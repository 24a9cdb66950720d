/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-event-table"

#include "config.h"

#include "model/kzru-event-table.h"

#include "model/kzru-date.h"

/* Steps from event to event in time, among as many as there may be.
 *
 * An event stands where it starts, or if that is not known, where it ends. Rows are
 * sorted by their starts, and those without, which come first, by their ends: so there
 * are two lists, in each of which the instants ascend, and each is halved until the
 * instant is found. */

/* The first row from @low on, and before @high, whose instant is after @instant; or not
 * before it. */
static guint
find_first (const gint64 *instants,
            guint         low,
            guint         high,
            gint64        instant,
            gboolean      after)
{
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (after ? instants[middle] > instant : instants[middle] >= instant)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

/* The first row of a list with the least instant after @instant. */
static guint
find_later (const gint64 *instants,
            guint         first,
            guint         end,
            gint64        instant)
{
  guint row = find_first (instants, first, end, instant, TRUE);

  return row < end && instants[row] != KZRU_INSTANT_MAX ? row : KZRU_EVENT_TABLE_NO_ROW;
}

/* The first row of a list with the greatest instant before @instant. */
static guint
find_earlier (const gint64 *instants,
              guint         first,
              guint         end,
              gint64        instant)
{
  guint row = find_first (instants, first, end, instant, FALSE);

  return row > first ? find_first (instants, first, end, instants[row - 1], FALSE) : KZRU_EVENT_TABLE_NO_ROW;
}

/**
 * kzru_event_table_find_next:
 * @self: a table
 * @instant: an instant, in seconds
 * @later: whether to look for the first event after it, or the last before it
 *
 * Finds the event that one comes to next in time, by where they stand. Of several at
 * one instant it is the first of the table; what may have been at any time is not come
 * to.
 *
 * Returns: its row, or `KZRU_EVENT_TABLE_NO_ROW` if there is none
 */
guint
kzru_event_table_find_next (const KzruEventTable *self,
                            gint64                instant,
                            gboolean              later)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (self);
  guint n_open = find_first (columns->start, 0, columns->n_rows, KZRU_INSTANT_MIN, TRUE);
  guint (*find) (const gint64 *, guint, guint, gint64) = later ? find_later : find_earlier;
  /* What has no start stands at its last instant, and its end is the one after that. */
  guint open = find (columns->end, 0, n_open, kzru_instant_add (instant, 1));
  guint other = find (columns->start, n_open, columns->n_rows, instant);
  gint64 open_instant, other_instant;

  if (open == KZRU_EVENT_TABLE_NO_ROW || other == KZRU_EVENT_TABLE_NO_ROW)
    return open != KZRU_EVENT_TABLE_NO_ROW ? open : other;

  open_instant = kzru_event_columns_get_instant (columns, open);
  other_instant = kzru_event_columns_get_instant (columns, other);

  return (later ? open_instant <= other_instant : open_instant >= other_instant) ? open : other;
}

/**
 * kzru_event_table_next_row:
 * @self: a table
 * @row: a row
 *
 * Finds the next row of the same event, in the next of the lanes that it stands
 * in; [method@EventTable.find_row] finds the first.
 *
 * Returns: the row, or `KZRU_EVENT_TABLE_NO_ROW`
 */
guint
kzru_event_table_next_row (const KzruEventTable *self,
                           guint                 row)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (self);

  if (row + 1 < columns->n_rows && columns->record[row + 1] == columns->record[row])
    return row + 1;

  return KZRU_EVENT_TABLE_NO_ROW;
}
