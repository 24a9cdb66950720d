/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-interval-index.h"

/* Which of many spans meet a given one?
 *
 * The spans are sorted by start, so those that start too late are the tail of
 * the column, cut off by a binary search. Of the rest, those that end too early
 * are skipped in blocks: over the column of ends stands a pyramid of maxima,
 * each of FAN_OUT entries below it, and a block whose maximum is too early
 * holds nothing that is wanted.
 *
 *     level 1   |        9        |        7       |
 *     level 0   |   4   |    9    |   7   |   5    |
 *     ends      | 3   4 | 9     2 | 5   7 | 5    5 |     (with a fan-out of 2)
 *
 * There are no nodes and no pointers: 8/15 bytes a span besides the columns,
 * and O(log n + k) steps for k answers, except that spans which start early and
 * end early among long ones cost a look each at the bottom level. */

#define FAN_OUT_BITS 4
#define FAN_OUT (1u << FAN_OUT_BITS)
#define MAX_LEVELS 9 /* 16^8 spans are as many as a guint can count */

struct _KzruIntervalIndex
{
  const gint64 *starts; /* s, ascending; borrowed */

  /* Level 0 is the column of ends, borrowed; those above it are the maxima. */
  const gint64 *levels[MAX_LEVELS];
  guint sizes[MAX_LEVELS];
  guint n_levels;
};

static gint64 *
build_level (const gint64 *below,
             guint         n_below,
             guint         n)
{
  gint64 *level = g_new (gint64, n);

  for (guint i = 0; i < n; i++)
    {
      guint end = MIN ((i + 1) * FAN_OUT, n_below);
      gint64 max = below[i * FAN_OUT];

      for (guint j = i * FAN_OUT + 1; j < end; j++)
        max = MAX (max, below[j]);
      level[i] = max;
    }

  return level;
}

/**
 * kzru_interval_index_new:
 * @starts: (array length=n): where the spans start, in seconds, ascending
 * @ends: (array length=n): where they end, in seconds, exclusive
 * @n: how many there are
 *
 * Builds the index of a column of spans. The columns are not copied and must
 * outlive it.
 *
 * Returns: (transfer full): an index
 */
KzruIntervalIndex *
kzru_interval_index_new (const gint64 *starts,
                         const gint64 *ends,
                         guint         n)
{
  KzruIntervalIndex *self = g_new0 (KzruIntervalIndex, 1);

  self->starts = starts;
  self->levels[0] = ends;
  self->sizes[0] = n;
  self->n_levels = 1;

  while (n > FAN_OUT)
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
 * kzru_interval_index_free:
 * @self: an index
 *
 * Frees an index, not its columns.
 */
void
kzru_interval_index_free (KzruIntervalIndex *self)
{
  for (guint i = 1; i < self->n_levels; i++)
    g_free ((gint64 *) self->levels[i]);
  g_free (self);
}

/**
 * kzru_interval_index_first_from:
 * @self: an index
 * @instant: an instant, in seconds
 *
 * Finds the first span that starts at @instant or later.
 *
 * Returns: its row, or the number of rows if there is none
 */
guint
kzru_interval_index_first_from (const KzruIntervalIndex *self,
                                gint64                   instant)
{
  guint low = 0;
  guint high = self->sizes[0];

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->starts[middle] < instant)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Counts, and adds if they are wanted, the rows below entry @block of the level above
 * @level that lie before @limit and end after @instant. */
static guint
collect (const KzruIntervalIndex *self,
         guint                    level,
         guint                    block,
         guint                    limit,
         gint64                   instant,
         GArray                  *rows)
{
  const gint64 *maxima = self->levels[level];
  guint first = block * FAN_OUT;
  guint end = MIN (self->sizes[level], first + FAN_OUT);
  guint n = 0;

  /* The entries that hold rows before the limit. */
  end = MIN (end, ((limit - 1) >> (level * FAN_OUT_BITS)) + 1);

  for (guint i = first; i < end; i++)
    {
      if (maxima[i] <= instant)
        continue;
      if (level > 0)
        {
          n += collect (self, level - 1, i, limit, instant, rows);
          continue;
        }
      n++;
      if (rows != NULL)
        g_array_append_val (rows, i);
    }

  return n;
}

/**
 * kzru_interval_index_query:
 * @self: an index
 * @span: a span, in seconds
 * @rows: (element-type guint): where to add the answer
 *
 * Finds the spans that share at least an instant with @span, and appends their
 * rows to @rows in ascending order.
 */
void
kzru_interval_index_query (const KzruIntervalIndex *self,
                           KzruSpan                 span,
                           GArray                  *rows)
{
  guint limit;

  g_return_if_fail (rows != NULL);

  if (kzru_span_is_empty (span))
    return;

  limit = kzru_interval_index_first_from (self, span.end);
  if (limit > 0)
    collect (self, self->n_levels - 1, 0, limit, span.start, rows);
}

/**
 * kzru_interval_index_count_around:
 * @self: an index
 * @span: a span, in seconds
 *
 * Counts the spans that reach over @span on both sides: they start before it and end
 * after it.
 *
 * Returns: how many do
 */
guint
kzru_interval_index_count_around (const KzruIntervalIndex *self,
                                  KzruSpan                 span)
{
  guint limit = kzru_interval_index_first_from (self, span.start);

  return limit > 0 ? collect (self, self->n_levels - 1, 0, limit, span.end, NULL) : 0;
}

/**
 * kzru_interval_index_get_bytes:
 * @self: an index
 *
 * Measures the memory that the index takes besides its columns.
 *
 * Returns: the number of bytes
 */
gsize
kzru_interval_index_get_bytes (const KzruIntervalIndex *self)
{
  gsize n = 0;

  for (guint i = 1; i < self->n_levels; i++)
    n += self->sizes[i] * sizeof (gint64);

  return n;
}
