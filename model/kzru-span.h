/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The time line of the whole program.
 *
 * An instant is a count of seconds on the proleptic Gregorian day line; 0 is
 * 1970-01-01T00:00:00. There are no leap seconds and no time zones: 86,400
 * seconds make a day. GDateTime cannot serve, since it stops at the years 1
 * and 9999 and sources speak of times outside of them. */

#define KZRU_SECONDS_PER_DAY G_GINT64_CONSTANT (86400)

/* "Since ever" and "until further notice": the bounds of open intervals. */
#define KZRU_INSTANT_MIN G_MININT64
#define KZRU_INSTANT_MAX G_MAXINT64

/**
 * KzruSpan:
 * @start: the first instant that belongs to the span, in seconds
 * @end: the first instant that no longer belongs to it, in seconds
 *
 * A half-open span of time, `[start, end)`.
 *
 * A span whose @start is not before its @end is empty.
 */
typedef struct
{
  gint64 start; /* s, inclusive */
  gint64 end;   /* s, exclusive */
} KzruSpan;

#define KZRU_TYPE_SPAN (kzru_span_get_type ())
GType kzru_span_get_type (void) G_GNUC_CONST;

/**
 * KzruSpanRelation:
 * @KZRU_SPAN_BEFORE: the first ends before the second starts, with a gap
 * @KZRU_SPAN_MEETS: the first ends just where the second starts
 * @KZRU_SPAN_OVERLAPS: the two share at least one instant
 * @KZRU_SPAN_MET_BY: the first starts just where the second ends
 * @KZRU_SPAN_AFTER: the first starts after the second ends, with a gap
 *
 * How two spans lie to each other: Allen's relations, with those that share
 * time taken together.
 */
typedef enum
{
  KZRU_SPAN_BEFORE,
  KZRU_SPAN_MEETS,
  KZRU_SPAN_OVERLAPS,
  KZRU_SPAN_MET_BY,
  KZRU_SPAN_AFTER,
} KzruSpanRelation;

static inline gboolean
kzru_span_is_empty (KzruSpan self)
{
  return self.start >= self.end;
}

static inline gboolean
kzru_span_equal (KzruSpan a,
                 KzruSpan b)
{
  return a.start == b.start && a.end == b.end;
}

static inline gboolean
kzru_span_intersects (KzruSpan a,
                      KzruSpan b)
{
  return a.start < b.end && b.start < a.end;
}

static inline gboolean
kzru_span_contains (KzruSpan outer,
                    KzruSpan inner)
{
  return outer.start <= inner.start && inner.end <= outer.end;
}

static inline gboolean
kzru_span_contains_instant (KzruSpan self,
                            gint64   instant)
{
  return self.start <= instant && instant < self.end;
}

/**
 * kzru_span_get_length:
 * @self: a span
 *
 * Measures a span. From the first instant to the last there are more seconds than a
 * difference of instants can hold.
 *
 * Returns: the length, in seconds; negative if the span ends before it starts
 */
static inline double
kzru_span_get_length (KzruSpan self)
{
  return (double) self.end - (double) self.start;
}

/**
 * kzru_span_get_instant:
 * @self: a span that is not empty
 *
 * Says where a span that may be open stands among others: at its first instant. One
 * that has no first stands at its last; its middle would be a time that nobody named.
 *
 * Returns: the instant, in seconds; the last but one of all if the span has no ends
 */
static inline gint64
kzru_span_get_instant (KzruSpan self)
{
  return self.start != KZRU_INSTANT_MIN ? self.start : self.end - 1;
}

/**
 * kzru_instant_from_double:
 * @seconds: a number of seconds
 *
 * Makes an instant of a number that may lie beyond the first or the last one. What is
 * less than a second is cut off, as by a cast: round first where it matters.
 *
 * Returns: the instant, in seconds
 */
static inline gint64
kzru_instant_from_double (double seconds)
{
  /* No double lies between 2^63 - 1 and 2^63. */
  if (seconds >= (double) KZRU_INSTANT_MAX)
    return KZRU_INSTANT_MAX;
  if (seconds <= (double) KZRU_INSTANT_MIN)
    return KZRU_INSTANT_MIN;

  return (gint64) seconds;
}

KzruSpanRelation kzru_span_relate     (KzruSpan a,
                                       KzruSpan b);
KzruSpan         kzru_span_intersect  (KzruSpan a,
                                       KzruSpan b);
KzruSpan         kzru_span_union      (KzruSpan a,
                                       KzruSpan b);
KzruSpan         kzru_span_get_finite (KzruSpan self);

G_END_DECLS
