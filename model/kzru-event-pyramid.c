/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-event-pyramid.h"

#include <stdlib.h>

/* How many events of a lane lie in a stretch of time, and which of them matter
 * most?
 *
 * The rows of each lane are listed in order of the instants by which they are
 * counted. How many there are between two instants is then the distance of two
 * places in that list: any bucket of any zoom is counted true in O(log n), and no
 * bucket takes any memory.
 *
 * Over the list stands a pyramid of the best: each entry is that of the row that goes
 * first among the FAN_OUT below it. All lanes have one pyramid, so a block at the
 * border of two lanes holds rows of both; it is never looked at as a whole.
 *
 *     level 2   |              r7               |
 *     level 1   |      r2       |      r7       |
 *     list      | r0 r2 r3 r1   | r4 r7 r8 r9   |   (with a fan-out of 4)
 *
 * The best of any stretch come out of a heap of blocks: take the block with the
 * best row, go down to that row, and put what lies beside the way into the heap.
 *
 * What stands in all of these places is the row's merit, which says by itself which
 * of two goes first: nothing is looked up in the columns on the way. */

#define FAN_OUT_BITS 2
#define FAN_OUT (1u << FAN_OUT_BITS)
#define MAX_LEVELS 17 /* 4^16 rows are as many as a guint can count */

struct _KzruEventPyramid
{
  const KzruEventColumns *columns; /* borrowed */
  guint n_lanes;
  guint *starts; /* where each lane starts in the list, and where the last one ends */

  /* Merits of rows. Level 0 is the list. */
  guint64 *levels[MAX_LEVELS];
  guint sizes[MAX_LEVELS];
  guint n_levels;
};

/* A block of the pyramid that waits to be taken apart. */
typedef struct
{
  guint64 best; /* merit */
  guint level;
  guint block;
} Waiting;

/* The best one is at the root; there is room for all that is ever pushed. */
typedef struct
{
  Waiting *all;
  guint n;
} Heap;

typedef struct
{
  gint64 instant;
  guint32 row;
} Place;

static int
compare_places (const void *a,
                const void *b)
{
  const Place *first = a;
  const Place *second = b;

  if (first->instant != second->instant)
    return first->instant < second->instant ? -1 : 1;
  return (first->row > second->row) - (first->row < second->row);
}

/* Puts a lane in order. The rows come by their starts, which is in order already
 * but for those that have none. */
static void
sort_lane (KzruEventPyramid *self,
           guint             lane)
{
  guint n = self->starts[lane + 1] - self->starts[lane];
  g_autofree Place *places = NULL;
  guint64 *merits;

  if (n == 0)
    return;

  merits = self->levels[0] + self->starts[lane];
  if (self->columns->start[kzru_event_merit_get_row (merits[0])] != KZRU_INSTANT_MIN)
    return;

  places = g_new (Place, n);
  for (guint i = 0; i < n; i++)
    {
      guint32 row = kzru_event_merit_get_row (merits[i]);

      places[i] = (Place) { kzru_event_columns_get_instant (self->columns, row), row };
    }
  qsort (places, n, sizeof (Place), compare_places);
  for (guint i = 0; i < n; i++)
    merits[i] = kzru_event_columns_get_merit (self->columns, places[i].row);
}

static void
list_rows (KzruEventPyramid *self)
{
  const KzruEventColumns *columns = self->columns;
  g_autofree guint *next = NULL;

  self->starts = g_new0 (guint, self->n_lanes + 1);
  for (guint i = 0; i < columns->n_rows; i++)
    self->starts[columns->lane[i] + 1]++;
  for (guint i = 0; i < self->n_lanes; i++)
    self->starts[i + 1] += self->starts[i];

  next = g_memdup2 (self->starts, (self->n_lanes + 1) * sizeof (guint));
  self->levels[0] = g_new (guint64, columns->n_rows);
  self->sizes[0] = columns->n_rows;
  self->n_levels = 1;
  for (guint i = 0; i < columns->n_rows; i++)
    self->levels[0][next[columns->lane[i]]++] = kzru_event_columns_get_merit (columns, i);

  for (guint i = 0; i < self->n_lanes; i++)
    sort_lane (self, i);
}

static guint64 *
build_level (const guint64 *below,
             guint          n_below,
             guint          n)
{
  guint64 *level = g_new (guint64, n);

  for (guint i = 0; i < n; i++)
    {
      guint end = MIN ((i + 1) * FAN_OUT, n_below);

      level[i] = below[i * FAN_OUT];
      for (guint j = i * FAN_OUT + 1; j < end; j++)
        level[i] = MIN (level[i], below[j]);
    }

  return level;
}

/**
 * kzru_event_pyramid_new:
 * @columns: the events; not copied, so they must outlive the pyramid
 * @n_lanes: how many lanes there are
 *
 * Builds the pyramid of a table.
 *
 * Returns: (transfer full): a pyramid
 */
KzruEventPyramid *
kzru_event_pyramid_new (const KzruEventColumns *columns,
                        guint                   n_lanes)
{
  KzruEventPyramid *self = g_new0 (KzruEventPyramid, 1);

  self->columns = columns;
  self->n_lanes = n_lanes;
  list_rows (self);

  for (guint n = columns->n_rows; n > FAN_OUT;)
    {
      guint top = self->n_levels++;
      guint n_below = n;

      n = n_below / FAN_OUT + (n_below % FAN_OUT != 0);
      self->levels[top] = build_level (self->levels[top - 1], n_below, n);
      self->sizes[top] = n;
    }

  return self;
}

/**
 * kzru_event_pyramid_free:
 * @self: a pyramid
 *
 * Frees a pyramid, not its columns.
 */
void
kzru_event_pyramid_free (KzruEventPyramid *self)
{
  for (guint i = 0; i < self->n_levels; i++)
    g_free (self->levels[i]);
  g_free (self->starts);
  g_free (self);
}

/**
 * kzru_event_pyramid_get_n:
 * @self: a pyramid
 * @lane: a lane
 *
 * Gets how many rows a lane has.
 *
 * Returns: the number of rows
 */
guint
kzru_event_pyramid_get_n (const KzruEventPyramid *self,
                          guint                   lane)
{
  g_return_val_if_fail (lane < self->n_lanes, 0);

  return self->starts[lane + 1] - self->starts[lane];
}

static gint64
get_instant (const KzruEventPyramid *self,
             guint                   i)
{
  return kzru_event_columns_get_instant (self->columns, kzru_event_merit_get_row (self->levels[0][i]));
}

/* The first of a stretch of the list that is not before an instant. */
static guint
find_between (const KzruEventPyramid *self,
              guint                   low,
              guint                   high,
              gint64                  instant)
{
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_instant (self, middle) < instant)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * kzru_event_pyramid_find:
 * @self: a pyramid
 * @lane: a lane
 * @instant: an instant, in seconds
 *
 * Counts the events of a lane before an instant, which is also the place of the
 * first one that is not. Between two instants lie as many events as the places of
 * both are apart.
 *
 * Returns: the place, 0 to the number of rows in the lane
 */
guint
kzru_event_pyramid_find (const KzruEventPyramid *self,
                         guint                   lane,
                         gint64                  instant)
{
  g_return_val_if_fail (lane < self->n_lanes, 0);

  return find_between (self, self->starts[lane], self->starts[lane + 1], instant) - self->starts[lane];
}

/**
 * kzru_event_pyramid_find_from:
 * @self: a pyramid
 * @lane: a lane
 * @place: a place in it, not behind the one that is looked for
 * @instant: an instant, in seconds
 *
 * Does what [func@event_pyramid_find] does, starting from a place that is thought to be
 * near: in O(log d) steps if it is d places away.
 *
 * Returns: the place, @place to the number of rows in the lane
 */
guint
kzru_event_pyramid_find_from (const KzruEventPyramid *self,
                              guint                   lane,
                              guint                   place,
                              gint64                  instant)
{
  guint low, end;
  guint step = 1;

  g_return_val_if_fail (lane < self->n_lanes, 0);
  g_return_val_if_fail (place <= kzru_event_pyramid_get_n (self, lane), 0);

  low = self->starts[lane] + place;
  end = self->starts[lane + 1];
  while (end - low > step && get_instant (self, low + step) < instant)
    {
      low += step + 1;
      step *= 2;
    }

  return find_between (self, low, MIN (end - low, step) + low, instant) - self->starts[lane];
}

/**
 * kzru_event_pyramid_get_row:
 * @self: a pyramid
 * @lane: a lane
 * @place: a place in it
 *
 * Gets the row at a place.
 *
 * Returns: the row
 */
guint
kzru_event_pyramid_get_row (const KzruEventPyramid *self,
                            guint                   lane,
                            guint                   place)
{
  g_return_val_if_fail (place < kzru_event_pyramid_get_n (self, lane), 0);

  return kzru_event_merit_get_row (self->levels[0][self->starts[lane] + place]);
}

static void
push (const KzruEventPyramid *self,
      Heap                   *heap,
      guint                   level,
      guint                   block)
{
  Waiting waiting = { self->levels[level][block], level, block };
  guint i = heap->n++;

  while (i > 0 && waiting.best < heap->all[(i - 1) / 2].best)
    {
      heap->all[i] = heap->all[(i - 1) / 2];
      i = (i - 1) / 2;
    }
  heap->all[i] = waiting;
}

static Waiting
pop (Heap *heap)
{
  Waiting *all = heap->all;
  Waiting first = all[0];
  Waiting last = all[--heap->n];
  guint i = 0;

  while (2 * i + 1 < heap->n)
    {
      guint child = 2 * i + 1;

      child += child + 1 < heap->n && all[child + 1].best < all[child].best;
      if (last.best <= all[child].best)
        break;
      all[i] = all[child];
      i = child;
    }
  all[i] = last;

  return first;
}

/* Covers a stretch of the list with as few blocks as will do. */
static void
push_stretch (const KzruEventPyramid *self,
              Heap                   *heap,
              guint                   first,
              guint                   end)
{
  for (guint level = 0; first < end; level++)
    {
      gboolean is_top = level + 1 == self->n_levels;

      while (first < end && (is_top || first % FAN_OUT != 0))
        push (self, heap, level, first++);
      while (first < end && end % FAN_OUT != 0)
        push (self, heap, level, --end);

      first /= FAN_OUT;
      end /= FAN_OUT;
    }
}

/* Goes down to the best row of a block, and pushes what lies beside the way. */
static void
push_others (const KzruEventPyramid *self,
             Heap                   *heap,
             const Waiting          *from)
{
  guint block = from->block;

  for (guint level = from->level; level-- > 0;)
    {
      guint first = block * FAN_OUT;
      guint end = MIN (first + FAN_OUT, self->sizes[level]);

      for (guint i = first; i < end; i++)
        if (self->levels[level][i] == from->best)
          block = i;
        else
          push (self, heap, level, i);
    }
}

/**
 * kzru_event_pyramid_find_best:
 * @self: a pyramid
 * @lane: a lane
 * @first: the first place of a stretch
 * @end: where it ends, exclusive
 * @n: how many rows are wanted
 * @rows: (element-type guint): where to add them
 *
 * Finds those rows of a stretch that go first, by [func@event_columns_get_merit],
 * and appends them to @rows. It takes O((n + log N) log N) steps, however many rows
 * the stretch has.
 */
void
kzru_event_pyramid_find_best (const KzruEventPyramid *self,
                              guint                   lane,
                              guint                   first,
                              guint                   end,
                              guint                   n,
                              GArray                 *rows)
{
  g_autofree Waiting *room = NULL;
  Heap heap = { NULL, 0 };

  g_return_if_fail (first <= end && end <= kzru_event_pyramid_get_n (self, lane));

  /* On either side of a stretch and of each way down, FAN_OUT - 1 of each level, and
   * all that there are of the topmost. */
  n = MIN (n, end - first);
  room = g_new (Waiting, ((gsize) n + 2) * (FAN_OUT - 1) * self->n_levels + FAN_OUT);
  heap.all = room;
  push_stretch (self, &heap, self->starts[lane] + first, self->starts[lane] + end);

  for (guint i = 0; i < n; i++)
    {
      Waiting block = pop (&heap);
      guint row = kzru_event_merit_get_row (block.best);

      push_others (self, &heap, &block);
      g_array_append_val (rows, row);
    }
}

/**
 * kzru_event_pyramid_get_bytes:
 * @self: a pyramid
 *
 * Measures the memory that the pyramid takes besides the columns.
 *
 * Returns: the number of bytes
 */
gsize
kzru_event_pyramid_get_bytes (const KzruEventPyramid *self)
{
  gsize n = (gsize) (self->n_lanes + 1) * sizeof (guint);

  for (guint i = 0; i < self->n_levels; i++)
    n += (gsize) self->sizes[i] * sizeof (guint64);

  return n;
}
