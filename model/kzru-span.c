/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-span.h"

static KzruSpan *
span_copy (const KzruSpan *self)
{
  return g_memdup2 (self, sizeof *self);
}

G_DEFINE_BOXED_TYPE (KzruSpan, kzru_span, span_copy, g_free)

/**
 * kzru_span_relate:
 * @a: a span that is not empty
 * @b: a span that is not empty
 *
 * Says how @a lies to @b.
 *
 * Returns: the relation of @a to @b
 */
KzruSpanRelation
kzru_span_relate (KzruSpan a,
                  KzruSpan b)
{
  if (a.end < b.start)
    return KZRU_SPAN_BEFORE;
  if (a.end == b.start)
    return KZRU_SPAN_MEETS;
  if (b.end < a.start)
    return KZRU_SPAN_AFTER;
  if (b.end == a.start)
    return KZRU_SPAN_MET_BY;
  return KZRU_SPAN_OVERLAPS;
}

/**
 * kzru_span_intersect:
 * @a: a span
 * @b: a span
 *
 * Finds what two spans share.
 *
 * Returns: the shared span, empty if there is none
 */
KzruSpan
kzru_span_intersect (KzruSpan a,
                     KzruSpan b)
{
  return (KzruSpan) { MAX (a.start, b.start), MIN (a.end, b.end) };
}

/**
 * kzru_span_union:
 * @a: a span
 * @b: a span
 *
 * Finds the shortest span that holds both. An empty span adds nothing.
 *
 * Returns: the span from the earlier start to the later end
 */
KzruSpan
kzru_span_union (KzruSpan a,
                 KzruSpan b)
{
  if (kzru_span_is_empty (a))
    return b;
  if (kzru_span_is_empty (b))
    return a;
  return (KzruSpan) { MIN (a.start, b.start), MAX (a.end, b.end) };
}

/**
 * kzru_span_get_finite:
 * @self: a span that is not empty
 *
 * Finds the part of a span that says when: of one that is open at one end, the instant
 * at the other.
 *
 * Returns: the part; empty if the span is open at both ends
 */
KzruSpan
kzru_span_get_finite (KzruSpan self)
{
  gint64 instant = kzru_span_get_instant (self);

  if (self.start != KZRU_INSTANT_MIN && self.end != KZRU_INSTANT_MAX)
    return self;
  if (self.start == KZRU_INSTANT_MIN && self.end == KZRU_INSTANT_MAX)
    return (KzruSpan) { 0, 0 };

  return (KzruSpan) { instant, instant + 1 };
}
