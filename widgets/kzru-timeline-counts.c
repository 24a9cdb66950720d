/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline-plan"

#include "config.h"

#include "widgets/kzru-timeline-plan-private.h"

#include <math.h>
#include <stdlib.h>

/* Events that have no room are counted where they are.
 *
 * Time is cut into buckets of 2^k seconds, counted from the start of the time
 * line and not from the edge of the window, and each has one count. As one
 * zooms in, a bucket falls into two halves and its count with it; as one pans,
 * nothing changes.
 *
 * The pyramid says how many events a bucket holds; those that have a mark are
 * taken off. */

#define BUCKET_EM 2.6 /* the least width of a bucket */
#define CHIP_EM 2.3   /* the most that a count takes of it */

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

static int
compare_guints (gconstpointer a,
                gconstpointer b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return (first > second) - (first < second);
}

/* The rows that have a mark, in ascending order, to be looked up in. */
static GArray *
list_marked (const GArray *items)
{
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (guint), items->len);

  for (guint i = 0; i < items->len; i++)
    g_array_append_val (rows, g_array_index (items, KzruPlanItem, i).row);
  g_array_sort (rows, compare_guints);

  return rows;
}

static gboolean
is_marked (const GArray *marked,
           guint         row)
{
  return marked->len > 0 && bsearch (&row, marked->data, marked->len, sizeof (guint), compare_guints) != NULL;
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

static KzruPlanCount
make_count (const KzruWorld *world,
            KzruSpan         bucket,
            KzruSpan         span,
            guint            n)
{
  double half = CHIP_EM * world->em / 2;
  double left = kzru_world_to_strip (world, bucket.start);
  double right = kzru_world_to_strip (world, bucket.end);
  double middle = (kzru_world_to_strip (world, span.start) + kzru_world_to_strip (world, span.end)) / 2;

  return (KzruPlanCount) { .at = CLAMP (middle, left + half, right - half), .n = n, .span = span };
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
  guint exponent = find_exponent (&placer->world);
  guint first = kzru_event_pyramid_find (counter.pyramid, lane, region->span.start);
  guint end = region->whole ? kzru_event_pyramid_get_n (counter.pyramid, lane)
                            : kzru_event_pyramid_find (counter.pyramid, lane, region->span.end);

  g_array_set_size (counts, 0);

  /* From bucket to bucket that holds anything. */
  while (first < end)
    {
      guint row = kzru_event_pyramid_get_row (counter.pyramid, lane, first);
      gint64 key = kzru_event_columns_get_instant (counter.columns, row) >> exponent;
      KzruSpan bucket = { get_bucket_start (key, exponent), get_bucket_start (key + 1, exponent) };
      guint next = MIN (kzru_event_pyramid_find (counter.pyramid, lane, bucket.end), end);
      guint n = next - first - count_marked (&counter, first, next, bucket);

      if (n > 0)
        {
          KzruPlanCount count = make_count (&placer->world, bucket, find_ends (&counter, first, next), n);

          g_array_append_val (counts, count);
        }
      first = next;
    }
}
