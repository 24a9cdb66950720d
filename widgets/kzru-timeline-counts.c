/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline-plan"

#include "config.h"

#include "widgets/kzru-timeline-plan-private.h"

#include <math.h>
#include <stdlib.h>

#include "model/kzru-compare.h"
#include "model/kzru-math.h"

/* Events that have no room are counted where they are.
 *
 * Time is cut into buckets of 2^k seconds, counted from the start of the time
 * line and not from the edge of the window, and each has one count. As one
 * zooms in, a bucket falls into two halves and its count with it; as one pans,
 * nothing changes.
 *
 * The pyramid says how many events a bucket holds; those that have a mark are
 * taken off. A number that is too long for its bucket is drawn together with that
 * of the other half of the bucket of twice the length. */

#define BUCKET_EM 2.6 /* the least width of a bucket */
#define CHIP_EM 2.3   /* the least that a count takes of it */
#define GAP_EM 0.3    /* beside a count */
#define DIGIT_EM 0.56 /* of a count, with its share of separators */
#define EDGES_EM 1.0  /* beside the number in a count */
#define MAX_EXPONENT 60

static guint
find_exponent (const KzruWorld *world)
{
  double least = MAX (BUCKET_EM * world->em * world->rate, 1);

  return MIN ((guint) ceil (log2 (least)), MAX_EXPONENT);
}

/* The rows that have a mark, in ascending order, to be looked up in. */
static GArray *
list_marked (const GArray *items)
{
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (guint), items->len);

  for (guint i = 0; i < items->len; i++)
    g_array_append_val (rows, g_array_index (items, KzruPlanItem, i).row);
  g_array_sort (rows, kzru_compare_guints);

  return rows;
}

static gboolean
is_marked (const GArray *marked,
           guint         row)
{
  return marked->len > 0 && bsearch (&row, marked->data, marked->len, sizeof (guint), kzru_compare_guints) != NULL;
}

typedef struct
{
  const KzruEventColumns *columns;
  const KzruEventPyramid *pyramid;
  const GArray *marked;
  guint lane;
} Counter;

/* How many of the events between two places have a mark. Where there are many
 * events, few of them do, so that it is those who are looked at. */
static guint
count_marked (const Counter *self,
              guint          first,
              guint          end,
              KzruSpan       span)
{
  guint n = 0;

  if (end - first < self->marked->len)
    {
      for (guint i = first; i < end; i++)
        n += is_marked (self->marked, kzru_event_pyramid_get_row (self->pyramid, self->lane, i));
      return n;
    }

  for (guint i = 0; i < self->marked->len; i++)
    n += kzru_span_contains_instant (span, kzru_event_columns_get_instant (self->columns,
                                                                            g_array_index (self->marked, guint, i)));
  return n;
}

/* The instants of the first and the last event between two places that have no
 * mark. */
static KzruSpan
find_ends (const Counter *self,
           guint          first,
           guint          end)
{
  guint rows[2];

  for (; is_marked (self->marked, rows[0] = kzru_event_pyramid_get_row (self->pyramid, self->lane, first)); first++)
    ;
  for (; is_marked (self->marked, rows[1] = kzru_event_pyramid_get_row (self->pyramid, self->lane, end - 1)); end--)
    ;

  return (KzruSpan) {
    kzru_event_columns_get_instant (self->columns, rows[0]),
    kzru_event_columns_get_instant (self->columns, rows[1]) + 1,
  };
}

/* What a number takes, by and large. */
static double
measure_number (guint n)
{
  guint n_digits = 1;

  for (; n >= 10; n /= 10)
    n_digits++;

  return MAX (CHIP_EM, n_digits * DIGIT_EM + EDGES_EM);
}

/* A bucket that holds anything without a mark. */
typedef struct
{
  gint64   key;
  guint    exponent;
  guint    n;
  KzruSpan span;
} Bucket;

static gboolean
is_too_short (const Bucket    *bucket,
              const KzruWorld *world)
{
  double length = ldexp (1, (int) bucket->exponent) / world->rate / world->em;

  return bucket->exponent < MAX_EXPONENT && measure_number (bucket->n) + GAP_EM > length;
}

static gboolean
holds (const Bucket *bucket,
       const Bucket *smaller)
{
  return smaller->exponent <= bucket->exponent &&
         smaller->key >> (bucket->exponent - smaller->exponent) == bucket->key;
}

/* Takes the last of the buckets into the one before for as long as that holds it. */
static void
draw_together (GArray *buckets)
{
  while (buckets->len > 1)
    {
      Bucket *last = &g_array_index (buckets, Bucket, buckets->len - 1);
      Bucket *before = last - 1;
      Bucket both = { 0 };

      if (!holds (last, before) && !holds (before, last))
        return;

      both = holds (last, before) ? *last : *before;
      both.n = before->n + last->n;
      both.span = (KzruSpan) { before->span.start, last->span.end };
      g_array_set_size (buckets, buckets->len - 1);
      g_array_index (buckets, Bucket, buckets->len - 1) = both;
    }
}

static void
add_bucket (GArray          *buckets,
            const KzruWorld *world,
            const Bucket    *bucket)
{
  g_array_append_vals (buckets, bucket, 1);
  draw_together (buckets);

  while (is_too_short (&g_array_index (buckets, Bucket, buckets->len - 1), world))
    {
      Bucket *last = &g_array_index (buckets, Bucket, buckets->len - 1);

      last->exponent++;
      last->key >>= 1;
      draw_together (buckets);
    }
}

static KzruPlanCount
make_count (const KzruWorld *world,
            const Bucket    *bucket)
{
  double half = measure_number (bucket->n) * world->em / 2;
  double left = kzru_world_to_strip (world, kzru_ldexp_saturated (bucket->key, bucket->exponent));
  double right = kzru_world_to_strip (world, kzru_ldexp_saturated (bucket->key + 1, bucket->exponent));
  double middle = (kzru_world_to_strip (world, bucket->span.start) + kzru_world_to_strip (world, bucket->span.end)) / 2;

  return (KzruPlanCount) { .at = CLAMP (middle, left + half, right - half), .n = bucket->n, .span = bucket->span };
}

/**
 * kzru_plan_count_events:
 * @placer: the zoom and the table
 * @lane: which lane
 * @region: the piece of the strip that is planned
 * @items: (element-type KzruPlanItem): what has a mark
 * @counts: (element-type KzruPlanCount): where to put the counts, in order of time
 *
 * Counts the events that have no mark, where they are.
 */
void
kzru_plan_count_events (const KzruPlacer     *placer,
                        guint                 lane,
                        const KzruPlanRegion *region,
                        const GArray         *items,
                        GArray               *counts)
{
  g_autoptr (GArray) marked = list_marked (items);
  Counter counter = {
    kzru_event_table_get_columns (placer->table), kzru_event_table_get_pyramid (placer->table), marked, lane,
  };
  g_autoptr (GArray) buckets = g_array_new (FALSE, FALSE, sizeof (Bucket));
  guint exponent = find_exponent (&placer->world);
  guint first = kzru_event_pyramid_find (counter.pyramid, lane, region->span.start);
  guint end = region->whole ? kzru_event_pyramid_get_n (counter.pyramid, lane)
                            : kzru_event_pyramid_find (counter.pyramid, lane, region->span.end);

  /* From bucket to bucket that holds anything. */
  while (first < end)
    {
      guint row = kzru_event_pyramid_get_row (counter.pyramid, lane, first);
      gint64 key = kzru_event_columns_get_instant (counter.columns, row) >> exponent;
      KzruSpan bucket = { kzru_ldexp_saturated (key, exponent), kzru_ldexp_saturated (key + 1, exponent) };
      guint next = MIN (kzru_event_pyramid_find_from (counter.pyramid, lane, first, bucket.end), end);
      guint n = next - first - count_marked (&counter, first, next, bucket);

      if (n > 0)
        add_bucket (buckets, &placer->world, &(Bucket) { key, exponent, n, find_ends (&counter, first, next) });
      first = next;
    }

  g_array_set_size (counts, 0);
  for (guint i = 0; i < buckets->len; i++)
    {
      KzruPlanCount count = make_count (&placer->world, &g_array_index (buckets, Bucket, i));

      g_array_append_val (counts, count);
    }
}
