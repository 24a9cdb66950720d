/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-edtf-private.h"

/* How vague dates lie to each other and to spans.
 *
 * What happened occupied one span that is not known. What is known is where it
 * may start and where it may end:
 *
 *      start.first   start.last        end.first    end.last
 *           |-------------|                |------------|
 *
 * A relation is possible if some choice of the four ends gives it; it is
 * certain if no other is possible. A single date is one moment or one stretch
 * somewhere within its reach, so that both ends can be anywhere in it. */
typedef struct
{
  gint64 first_start; /* inclusive, as all of them */
  gint64 last_start;
  gint64 first_end;
  gint64 last_end;
} VagueSpan;

static VagueSpan
make_moment (KzruSpan reach)
{
  return (VagueSpan) { reach.start, reach.end - 1, reach.start + 1, reach.end };
}

static VagueSpan
make_interval (const KzruEdtfPart *part)
{
  const KzruEdtfPoint *end = part->is_range ? &part->end : &part->start;
  VagueSpan span = {
    part->start.reach.start, part->start.reach.end - 1, end->reach.start + 1, end->reach.end
  };

  if (part->start.type == KZRU_EDTF_POINT_OPEN)
    span.last_start = KZRU_INSTANT_MIN;
  if (part->is_range && part->end.type == KZRU_EDTF_POINT_OPEN)
    span.first_end = KZRU_INSTANT_MAX;

  /* An end comes after its start. */
  span.first_end = MAX (span.first_end, span.first_start + 1);
  span.last_start = MIN (span.last_start, span.last_end - 1);
  return span;
}

/* What is dated by all of several dates counts as one span from the first to
 * the last of them, whatever lies between. */
static VagueSpan
make_hull (const KzruEdtfPart *parts,
           guint               n_parts)
{
  VagueSpan hull = make_interval (&parts[0]);

  for (guint i = 1; i < n_parts; i++)
    {
      VagueSpan span = make_interval (&parts[i]);

      hull.first_start = MIN (hull.first_start, span.first_start);
      hull.last_start = MIN (hull.last_start, span.last_start);
      hull.first_end = MAX (hull.first_end, span.first_end);
      hull.last_end = MAX (hull.last_end, span.last_end);
    }
  return hull;
}

/* A date has one alternative, but for one of several dates. */
static guint
get_n_alternatives (const KzruEdtf *self)
{
  guint n_parts;

  kzru_edtf_get_parts (self, &n_parts);
  return kzru_edtf_get_bounds (self)->kind == KZRU_EDTF_ONE_OF ? n_parts : 1;
}

static VagueSpan
get_alternative (const KzruEdtf *self,
                 guint           i)
{
  guint n_parts;
  const KzruEdtfPart *parts = kzru_edtf_get_parts (self, &n_parts);
  KzruSpan reach;

  switch (kzru_edtf_get_bounds (self)->kind)
    {
    case KZRU_EDTF_INTERVAL:
      return make_interval (&parts[0]);

    case KZRU_EDTF_ALL_OF:
      return make_hull (parts, n_parts);

    case KZRU_EDTF_DATE:
    case KZRU_EDTF_ONE_OF:
    default:
      /* A range among alternatives is one moment somewhere in it. */
      reach = parts[i].start.reach;
      if (parts[i].is_range)
        reach.end = parts[i].end.reach.end;
      return make_moment (reach);
    }
}

static KzruEdtfRelations
relate_spans (const VagueSpan *a,
              const VagueSpan *b)
{
  KzruEdtfRelations relations = KZRU_EDTF_RELATION_NONE;

  if (a->first_end < b->last_start)
    relations |= KZRU_EDTF_RELATION_BEFORE;
  if (a->first_end <= b->last_start && b->first_start <= a->last_end)
    relations |= KZRU_EDTF_RELATION_MEETS;
  if (a->first_start < b->last_end && b->first_start < a->last_end)
    relations |= KZRU_EDTF_RELATION_OVERLAPS;
  if (b->first_end <= a->last_start && a->first_start <= b->last_end)
    relations |= KZRU_EDTF_RELATION_MET_BY;
  if (b->first_end < a->last_start)
    relations |= KZRU_EDTF_RELATION_AFTER;
  return relations;
}

static gboolean
is_uncertain (const KzruEdtf *self)
{
  return (kzru_edtf_get_bounds (self)->flags & KZRU_EDTF_FLAG_UNCERTAIN) != 0;
}

/**
 * kzru_edtf_relate:
 * @a: a date
 * @b: a date
 *
 * Finds in which ways @a may lie to @b.
 *
 * An approximate date may be off by one unit of what is marked as approximate:
 * about January 2022 is from December to February. A season may be off by a
 * month. An uncertain date is taken as it stands.
 *
 * Returns: every relation that is possible, at least one
 */
KzruEdtfRelations
kzru_edtf_relate (const KzruEdtf *a,
                  const KzruEdtf *b)
{
  KzruEdtfRelations relations = KZRU_EDTF_RELATION_NONE;

  g_return_val_if_fail (a != NULL && b != NULL, KZRU_EDTF_RELATION_NONE);

  for (guint i = 0; i < get_n_alternatives (a); i++)
    for (guint j = 0; j < get_n_alternatives (b); j++)
      {
        VagueSpan span_a = get_alternative (a, i);
        VagueSpan span_b = get_alternative (b, j);

        relations |= relate_spans (&span_a, &span_b);
      }
  return relations;
}

/**
 * kzru_edtf_possibly:
 * @a: a date
 * @relations: some relations
 * @b: a date
 *
 * Tells whether @a may lie to @b in one of the given ways.
 *
 * Returns: whether one of @relations is possible
 */
gboolean
kzru_edtf_possibly (const KzruEdtf    *a,
                    KzruEdtfRelations  relations,
                    const KzruEdtf    *b)
{
  return (kzru_edtf_relate (a, b) & relations) != 0;
}

/**
 * kzru_edtf_certainly:
 * @a: a date
 * @relations: some relations
 * @b: a date
 *
 * Tells whether @a must lie to @b in one of the given ways. Nothing is certain
 * of a date that is marked as uncertain.
 *
 * Returns: whether nothing but @relations is possible
 */
gboolean
kzru_edtf_certainly (const KzruEdtf    *a,
                     KzruEdtfRelations  relations,
                     const KzruEdtf    *b)
{
  return !is_uncertain (a) && !is_uncertain (b) && (kzru_edtf_relate (a, b) & ~relations) == 0;
}

/**
 * kzru_edtf_relate_to_span:
 * @self: a date
 * @span: a span that is not empty
 *
 * Finds in which ways a date may lie to a span that is exactly known, such as
 * a time window; see [method@Edtf.relate].
 *
 * Returns: every relation that is possible, at least one
 */
KzruEdtfRelations
kzru_edtf_relate_to_span (const KzruEdtf *self,
                          KzruSpan        span)
{
  VagueSpan exact = { span.start, span.start, span.end, span.end };
  KzruEdtfRelations relations = KZRU_EDTF_RELATION_NONE;

  g_return_val_if_fail (self != NULL, KZRU_EDTF_RELATION_NONE);
  g_return_val_if_fail (!kzru_span_is_empty (span), KZRU_EDTF_RELATION_NONE);

  for (guint i = 0; i < get_n_alternatives (self); i++)
    {
      VagueSpan alternative = get_alternative (self, i);

      relations |= relate_spans (&alternative, &exact);
    }
  return relations;
}

/**
 * kzru_edtf_certainly_within:
 * @self: a date
 * @span: a span
 *
 * Tells whether what @self dates took place in @span from beginning to end,
 * whatever it means. It is not certain of a date that is marked as uncertain.
 *
 * Returns: whether it must lie within @span
 */
gboolean
kzru_edtf_certainly_within (const KzruEdtf *self,
                            KzruSpan        span)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < get_n_alternatives (self); i++)
    {
      VagueSpan alternative = get_alternative (self, i);

      if (alternative.first_start < span.start || alternative.last_end > span.end)
        return FALSE;
    }
  return !is_uncertain (self);
}

/**
 * kzru_edtf_possibly_within:
 * @self: a date
 * @span: a span
 *
 * Tells whether what @self dates may have taken place in @span from beginning
 * to end. To ask whether any of it did, see [method@Edtf.possibly_meets].
 *
 * Returns: whether it may lie within @span
 */
gboolean
kzru_edtf_possibly_within (const KzruEdtf *self,
                           KzruSpan        span)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < get_n_alternatives (self); i++)
    {
      VagueSpan alternative = get_alternative (self, i);

      if (alternative.last_start >= span.start && alternative.first_end <= span.end &&
          MAX (alternative.first_start, span.start) < MIN (alternative.last_end, span.end))
        return TRUE;
    }
  return FALSE;
}

/**
 * kzru_edtf_possibly_meets:
 * @self: a date
 * @span: a span
 *
 * Tells whether any part of what @self dates may have taken place in @span: it may
 * have been under way then, whenever it began and ended.
 *
 * Returns: whether it may share an instant with @span
 */
gboolean
kzru_edtf_possibly_meets (const KzruEdtf *self,
                          KzruSpan        span)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < get_n_alternatives (self); i++)
    {
      VagueSpan alternative = get_alternative (self, i);

      if (MAX (alternative.first_start, span.start) < MIN (alternative.last_end, span.end))
        return TRUE;
    }
  return FALSE;
}

/**
 * kzru_edtf_compare:
 * @a: a date
 * @b: a date
 *
 * Orders dates by their earliest possible instant, then by their latest. What
 * has no start comes first.
 *
 * Returns: less than, equal to or greater than 0, as for `strcmp()`
 */
int
kzru_edtf_compare (const KzruEdtf *a,
                   const KzruEdtf *b)
{
  KzruSpan span_a = kzru_edtf_get_bounds (a)->outer;
  KzruSpan span_b = kzru_edtf_get_bounds (b)->outer;

  if (span_a.start != span_b.start)
    return span_a.start < span_b.start ? -1 : 1;
  return (span_a.end > span_b.end) - (span_a.end < span_b.end);
}
