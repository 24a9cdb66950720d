/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-span.h"

G_BEGIN_DECLS

/**
 * KzruEventColumns:
 * @n_rows: how many rows there are; an event that stands in several lanes has several
 * @start: the earliest instant at which the event is possible, by any claim, in s
 * @end: the latest one, exclusive, in s
 * @core_start: where what is certain of the first claim starts, in s
 * @core_end: where it ends; not after @core_start if nothing is certain, in s
 * @record: the event's place among the events of its atlas
 * @lane: the lane that the row stands in
 * @importance: 1 to 5
 * @kind: a KzruEdtfKind: what the first claim dates
 * @flags: KzruEdtfFlags of the first claim
 * @n_claims: how many claims there are of when it was
 *
 * The events as columns, sorted by @start, then @end, then @record, then @lane:
 * the rows of one event stand side by side.
 */
typedef struct
{
  guint          n_rows;
  const gint64  *start;
  const gint64  *end;
  const gint64  *core_start;
  const gint64  *core_end;
  const guint32 *record;
  const guint16 *lane;
  const guint8  *importance;
  const guint8  *kind;
  const guint8  *flags;
  const guint8  *n_claims;
} KzruEventColumns;

/**
 * kzru_event_columns_get_span:
 * @self: the columns
 * @row: a row
 *
 * Gets when an event is possible, by any claim.
 *
 * Returns: the span
 */
static inline KzruSpan
kzru_event_columns_get_span (const KzruEventColumns *self,
                             guint                   row)
{
  return (KzruSpan) { self->start[row], self->end[row] };
}

/**
 * kzru_event_columns_get_instant:
 * @self: the columns
 * @row: a row
 *
 * Gets the instant by which an event is counted: where all that is claimed of it begins,
 * as [func@span_get_instant] says. One that may have been at any time is counted at the
 * origin of the time line, since it has to be somewhere. Steps lead to where it is shown:
 * see [func@event_table_get_instant].
 *
 * Returns: the instant, in seconds
 */
static inline gint64
kzru_event_columns_get_instant (const KzruEventColumns *self,
                                guint                   row)
{
  KzruSpan span = kzru_event_columns_get_span (self, row);

  return span.start == KZRU_INSTANT_MIN && span.end == KZRU_INSTANT_MAX ? 0 : kzru_span_get_instant (span);
}

/* Of many events that matter alike, those that go first are to be strewn over time,
 * and not to be the earliest of each stretch, which all lie in one place. A product
 * with an odd number is no other row's (Knuth, The Art of Computer Programming,
 * volume 3, section 6.4), and has one with the inverse of that number, modulo 2^32,
 * to come back by. */
#define KZRU_EVENT_STREW   2654435761u
#define KZRU_EVENT_COLLECT 244002641u

/**
 * kzru_event_columns_get_merit:
 * @self: the columns
 * @row: a row
 *
 * Says, as one number, which events are shown rather than others: those with the
 * lower one. What matters more goes first. Of what matters alike, what takes less
 * room does, so that more of it finds a place: a day before a year, and that before
 * what may have been at any time. Lengths are told apart to 24 binary digits, so to
 * the second within half a year. No two rows have the same merit.
 *
 * Returns: the merit
 */
static inline guint64
kzru_event_columns_get_merit (const KzruEventColumns *self,
                              guint                   row)
{
  /* Unsigned, since the ends of the time line are that far apart. */
  guint64 length = (guint64) self->end[row] - (guint64) self->start[row];
  guint64 unimportance = 7 - MIN (self->importance[row], 7);
  guint shift = 0;

  if (length >> 24 != 0)
    shift = 40 - (guint) __builtin_clzll (length);

  /* 3, 29 and 32 bits. The digits of a length that was shifted start with a one,
   * which carries over into the shift: so a longer one has the larger sum. */
  return (unimportance << 61) | ((((guint64) shift << 23) + (length >> shift)) << 32) |
         (guint32) (row * KZRU_EVENT_STREW);
}

/**
 * kzru_event_columns_compare:
 * @self: the columns
 * @a: a row
 * @b: another row
 *
 * Says which of two events is shown rather than the other, by their merits.
 *
 * Returns: less than 0 if @a goes first, more if @b does, 0 for one and the same row
 */
static inline int
kzru_event_columns_compare (const KzruEventColumns *self,
                            guint                   a,
                            guint                   b)
{
  guint64 first = kzru_event_columns_get_merit (self, a);
  guint64 second = kzru_event_columns_get_merit (self, b);

  return (first > second) - (first < second);
}

/**
 * kzru_event_merit_get_row:
 * @merit: a merit
 *
 * Gets the row that a merit is of.
 *
 * Returns: the row
 */
static inline guint
kzru_event_merit_get_row (guint64 merit)
{
  return (guint32) merit * KZRU_EVENT_COLLECT;
}

G_END_DECLS
