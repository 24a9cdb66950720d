/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-event-table"

#include "config.h"

#include "model/kzru-event-table-private.h"

#include "model/kzru-date.h"

/* Steps from event to event in time, among as many as there may be.
 *
 * An event stands where it starts, or if that is not known, where it ends, by the claim
 * that is shown first: another one may be earlier, but it is there that one looks for the
 * event. Rows are sorted by their starts, and those without, which come first, by their
 * ends; those with several claims have a list of their own. So there are three lists, in
 * each of which the instants ascend, and each is halved until the place is found. */

/* Where an event stands; no two rows stand at one place. */
typedef struct
{
  gint64 instant;
  gint64 row;
} Place;

static const Place no_place = { 0, KZRU_EVENT_TABLE_NO_ROW };

/* Where what may have been at any time stands: behind all others. */
#define AT_ANY_TIME (KZRU_INSTANT_MAX - 1)

typedef struct
{
  const KzruEventColumns *columns;
  const gint64 *instants; /* by the number of what is on the list */
  gint64 shift;           /* to be added to each */
  const guint *rows;      /* by number; NULL if numbers are rows */
  guint first;
  guint end;
} List;

static inline gboolean
is_before (Place a,
           Place b)
{
  return a.instant != b.instant ? a.instant < b.instant : a.row < b.row;
}

static Place
get_place (const List *self,
           guint       number)
{
  return (Place) { kzru_instant_add (self->instants[number], self->shift),
                   self->rows != NULL ? self->rows[number] : number };
}

/* Rows with several claims stand on a list of their own, and are passed over here. */
static gboolean
is_elsewhere (const List *self,
              guint       number)
{
  return self->rows == NULL && self->columns->n_claims[number] > 1;
}

/* What is next on a list after a place, or before it. */
static Place
find_on_list (const List *self,
              Place       from,
              gboolean    later)
{
  guint low = self->first;
  guint high = self->end;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      Place place = get_place (self, middle);

      if (later ? is_before (from, place) : !is_before (place, from))
        high = middle;
      else
        low = middle + 1;
    }

  if (later)
    {
      while (low < self->end && is_elsewhere (self, low))
        low++;
      return low < self->end ? get_place (self, low) : no_place;
    }

  while (low > self->first && is_elsewhere (self, low - 1))
    low--;
  return low > self->first ? get_place (self, low - 1) : no_place;
}

/* How many rows have no start; they are the first ones. */
static guint
count_open (const KzruEventColumns *columns)
{
  guint low = 0;
  guint high = columns->n_rows;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (columns->start[middle] != KZRU_INSTANT_MIN)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

/* What stands next after a place, or before it. */
static Place
find (const KzruEventTable *self,
      Place                 from,
      gboolean              later)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (self);
  guint n_open = count_open (columns);
  /* What has no start stands at its last instant, and its end is the one after that. */
  const List lists[] = {
    { .columns = columns, .instants = columns->end, .shift = -1, .end = n_open },
    { .columns = columns, .instants = columns->start, .first = n_open, .end = columns->n_rows },
    { .columns = columns, .instants = self->claimed_instants, .rows = self->claimed_in_time, .end = self->n_claimed },
  };
  Place best = no_place;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      Place place = find_on_list (&lists[i], from, later);

      if (place.row == KZRU_EVENT_TABLE_NO_ROW)
        continue;
      if (best.row == KZRU_EVENT_TABLE_NO_ROW || is_before (place, best) == later)
        best = place;
    }

  return best;
}

/**
 * kzru_event_table_get_instant:
 * @self: a table
 * @row: a row
 *
 * Gets the instant that an event stands at: where it starts, or if that is not known,
 * where it ends, by the claim that is shown first.
 *
 * Returns: the instant, in seconds; the last but one of all if it may have been at any
 *   time
 */
gint64
kzru_event_table_get_instant (const KzruEventTable *self,
                              guint                 row)
{
  return kzru_span_get_instant (kzru_event_table_get_claim (self, row, 0).outer);
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
  Place place;

  if (later)
    place = find (self, (Place) { instant, KZRU_EVENT_TABLE_NO_ROW }, TRUE);
  else
    place = find (self, (Place) { MIN (instant, AT_ANY_TIME), -1 }, FALSE);

  if (!later && place.row != KZRU_EVENT_TABLE_NO_ROW)
    place = find (self, (Place) { place.instant, -1 }, TRUE);

  return place.instant < AT_ANY_TIME ? (guint) place.row : KZRU_EVENT_TABLE_NO_ROW;
}

/**
 * kzru_event_table_step:
 * @self: a table
 * @row: a row, or `KZRU_EVENT_TABLE_NO_ROW` for what is before the first, or behind the
 *   last
 * @later: whether to go to a later one
 *
 * Finds the row of another event that is next in time, by where they stand. What may
 * have been at any time is come to in the end.
 *
 * Returns: its row, or `KZRU_EVENT_TABLE_NO_ROW` if there is none
 */
guint
kzru_event_table_step (const KzruEventTable *self,
                       guint                 row,
                       gboolean              later)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (self);
  Place place = { later ? KZRU_INSTANT_MIN : KZRU_INSTANT_MAX, -1 };

  if (row != KZRU_EVENT_TABLE_NO_ROW)
    place = (Place) { kzru_event_table_get_instant (self, row), row };

  do
    place = find (self, place, later);
  while (row != KZRU_EVENT_TABLE_NO_ROW && place.row != KZRU_EVENT_TABLE_NO_ROW
         && columns->record[place.row] == columns->record[row]);

  return (guint) place.row;
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
