/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline-plan"

#include "config.h"

#include "widgets/kzru-timeline-plan-private.h"

#include <math.h>

/* Events that have no room are counted where they are.
 *
 * Time is cut into buckets of 2^k seconds, counted from the start of the time
 * line and not from the edge of the window, and each has one count. As one
 * zooms in, a bucket falls into two halves and its count with it; as one pans,
 * nothing changes. */

#define BUCKET_EM 2.6 /* the least width of a bucket */
#define CHIP_EM 2.3   /* the most that a count takes of it */

typedef struct
{
  gint64 bucket;
  guint n;
  double sum; /* of the instants, relative to the bucket's start, in s */
  gint64 first;
  gint64 last;
} Bucket;

/**
 * kzru_placer_get_instant:
 * @placer: the zoom and the table
 * @row: an event
 *
 * Finds the instant by which an event is counted. Of a moment anywhere in a wide
 * range that is an end of it which is known: its middle is a time that nobody
 * named.
 *
 * Returns: the instant
 */
gint64
kzru_placer_get_instant (const KzruPlacer *placer,
                         guint             row)
{
  KzruEdtfBounds bounds = kzru_event_table_get_claim (placer->table, row, 0);
  const KzruWorld *world = &placer->world;
  gint64 epoch = (gint64) world->epoch;
  gint64 limit = (gint64) (world->epoch + world->rate * world->length);
  KzruSpan outer = kzru_span_intersect (bounds.outer, (KzruSpan) { epoch, limit });

  if (bounds.kind == KZRU_EDTF_DATE || bounds.kind == KZRU_EDTF_ONE_OF)
    {
      if (bounds.outer.start == KZRU_INSTANT_MIN)
        return outer.end;
      if ((double) (outer.end - outer.start) > BUCKET_EM * world->em * world->rate)
        return outer.start;
      return outer.start + (outer.end - outer.start) / 2;
    }
  if (!kzru_span_is_empty (bounds.core) && bounds.core.start > epoch)
    return bounds.core.start;
  return bounds.outer.start > epoch ? outer.start : outer.end;
}

/* The exponent of the length of a bucket. */
static guint
find_exponent (const KzruWorld *world)
{
  double least = MAX (BUCKET_EM * world->em * world->rate, 1);

  return MIN ((guint) ceil (log2 (least)), 60);
}

/* Where a bucket starts. Not a shift to the left: times before 1970 are negative. */
static gint64
get_bucket_start (gint64 bucket,
                  guint  exponent)
{
  return bucket * (G_GINT64_CONSTANT (1) << exponent);
}

static void
add_to_bucket (GHashTable *buckets,
               guint       exponent,
               gint64      instant)
{
  gint64 key = instant >> exponent;
  Bucket *bucket = g_hash_table_lookup (buckets, &key);

  if (bucket == NULL)
    {
      bucket = g_new0 (Bucket, 1);
      *bucket = (Bucket) { .bucket = key, .first = instant, .last = instant };
      g_hash_table_insert (buckets, &bucket->bucket, bucket);
    }

  bucket->n++;
  bucket->sum += (double) (instant - get_bucket_start (key, exponent));
  bucket->first = MIN (bucket->first, instant);
  bucket->last = MAX (bucket->last, instant);
}

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  const KzruPlanCount *first = a;
  const KzruPlanCount *second = b;

  return (first->span.start > second->span.start) - (first->span.start < second->span.start);
}

/**
 * kzru_plan_count_events:
 * @placer: the zoom and the table
 * @rows: (element-type guint): rows that have no place
 * @counts: (element-type KzruPlanCount): where to put the counts, in order of time
 *
 * Counts events where they are.
 */
void
kzru_plan_count_events (const KzruPlacer *placer,
                        GArray           *rows,
                        GArray           *counts)
{
  g_autoptr (GHashTable) buckets = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  const KzruWorld *world = &placer->world;
  guint exponent = find_exponent (world);
  double half = CHIP_EM * world->em / 2;
  GHashTableIter iter;
  Bucket *bucket;

  for (guint i = 0; i < rows->len; i++)
    add_to_bucket (buckets, exponent, kzru_placer_get_instant (placer, g_array_index (rows, guint, i)));

  g_array_set_size (counts, 0);
  g_hash_table_iter_init (&iter, buckets);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &bucket))
    {
      double left = kzru_world_to_strip (world, get_bucket_start (bucket->bucket, exponent));
      double right = kzru_world_to_strip (world, get_bucket_start (bucket->bucket + 1, exponent));
      double mean = left + bucket->sum / bucket->n / world->rate;
      KzruPlanCount count = {
        .at = CLAMP (mean, left + half, right - half),
        .n = bucket->n,
        .span = { bucket->first, bucket->last + 1 },
      };

      g_array_append_val (counts, count);
    }

  g_array_sort (counts, compare_counts);
}
