/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-point-index.h"

#include <math.h>

#include "model/kzru-compare.h"

/* Which points are in the picture?
 *
 * The world is a square of COLUMNS × COLUMNS cells. The points of a cell stand
 * together in one list, the cells row after row, and each cell knows where its
 * points end. A query walks over the cells that the box touches:
 *
 *      +---+---+---+---+
 *      |   |   | . |   |     cell    0 1 2 3  4 5 6 7 …
 *      +---+---+-:-+---+     ends    0 0 1 1  1 2 4 4 …
 *      |   |.  |.. | . |
 */

#define COLUMNS 256

struct _KzruPointIndex
{
  const KzruMercator *points; /* borrowed */
  guint *members;             /* cell after cell, ascending in each */
  guint  ends[COLUMNS * COLUMNS];
};

static guint
get_column (double v)
{
  return (guint) CLAMP (floor (v * COLUMNS), 0, COLUMNS - 1);
}

static guint
get_cell (KzruMercator p)
{
  return get_column (p.y) * COLUMNS + get_column (p.x);
}

/**
 * kzru_point_index_new:
 * @points: (array length=n): points of one copy of the world
 * @n: how many there are
 *
 * Builds an index. The points are not copied and must outlive it.
 *
 * Returns: (transfer full): an index
 */
KzruPointIndex *
kzru_point_index_new (const KzruMercator *points,
                      guint               n)
{
  KzruPointIndex *self = g_new0 (KzruPointIndex, 1);

  self->points = points;
  self->members = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    self->ends[get_cell (points[i])]++;
  for (guint i = 1; i < G_N_ELEMENTS (self->ends); i++)
    self->ends[i] += self->ends[i - 1];

  /* Filled from behind: each end moves down to be the start of its cell, which
   * is the end of the one before. */
  for (guint i = n; i-- > 0;)
    self->members[--self->ends[get_cell (points[i])]] = i;
  for (guint i = 0; i + 1 < G_N_ELEMENTS (self->ends); i++)
    self->ends[i] = self->ends[i + 1];
  self->ends[G_N_ELEMENTS (self->ends) - 1] = n;

  return self;
}

/**
 * kzru_point_index_free:
 * @self: (transfer full): an index
 *
 * Frees an index.
 */
void
kzru_point_index_free (KzruPointIndex *self)
{
  g_free (self->members);
  g_free (self);
}

/* Adds the points in a part of the world that does not reach over its edge. */
static void
query_part (const KzruPointIndex  *self,
            const KzruMercatorBox *box,
            GArray                *found)
{
  for (guint y = get_column (box->north); y <= get_column (box->south); y++)
    for (guint x = get_column (box->west); x <= get_column (box->east); x++)
      {
        guint cell = y * COLUMNS + x;

        for (guint i = cell > 0 ? self->ends[cell - 1] : 0; i < self->ends[cell]; i++)
          {
            KzruMercator p = self->points[self->members[i]];

            if (p.x >= box->west && p.x <= box->east && p.y >= box->north && p.y <= box->south)
              g_array_append_val (found, self->members[i]);
          }
      }
}

/**
 * kzru_point_index_query:
 * @self: an index
 * @box: what is shown; may reach into further copies of the world
 * @found: (element-type guint): where to add the answer
 *
 * Finds the points in a box or in any copy of it in another world, each once
 * and in ascending order.
 */
void
kzru_point_index_query (const KzruPointIndex  *self,
                        const KzruMercatorBox *box,
                        GArray                *found)
{
  double west = box->west - floor (box->west);
  double east = west + (box->east - box->west);
  guint first = found->len;

  if (box->east - box->west >= 1)
    {
      query_part (self, &(KzruMercatorBox) { 0, box->north, 1, box->south }, found);
    }
  else
    {
      query_part (self, &(KzruMercatorBox) { west, box->north, MIN (east, 1), box->south }, found);
      if (east >= 1)
        query_part (self, &(KzruMercatorBox) { 0, box->north, MIN (east - 1, nextafter (west, 0)), box->south }, found);
    }

  if (found->len > first)
    qsort (&g_array_index (found, guint, first), found->len - first, sizeof (guint), kzru_compare_guints);
}
