/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-route-index.h"

#include <math.h>

/* Which routes are under the pointer?
 *
 * What is hit is what is drawn: the index holds lines where they are drawn, moved
 * aside for each other. It is made for each zoom level that one looks at, so it
 * has to be made fast: a grid of cells, each with a chain of the segments that
 * run through it.
 *
 *     +----+----+----+----+
 *     |    |   _|_  a|    |     A segment is put into the cells that it runs
 *     +----+-_/-+-\--+----+     through, row by row; what is near a point is
 *     |   _|/ b |  \_|__  |     in the cells around the point.
 *     +--/-+----+----+--\-+
 */

#define MIN_CELL 24.0  /* px */
#define MARGIN 24.0    /* px, around all: a finger may hit from there */

/* So many cells for each segment: more would be empty. */
#define CELLS_A_SEGMENT 2.0

#define NONE G_MAXUINT

typedef struct
{
  KzruScreenPoint a;
  KzruScreenPoint b;
  guint           route;
} Segment;

/* A segment in the chain of a cell. */
typedef struct
{
  guint segment;
  guint next;
} Link;

/* The outline of an area. */
typedef struct
{
  guint  route;
  guint  first; /* segment */
  guint  n;
  double left, top, right, bottom;
} Ring;

struct _KzruRouteIndex
{
  double  left;     /* px, of the first cell */
  double  top;
  double  right;    /* px, of what is in it */
  double  cell;     /* px */
  int     n_columns;
  int     n_rows;
  guint  *cells;    /* the first link of each */
  GArray *links;    /* Link */
  GArray *segments; /* Segment */
  GArray *rings;    /* Ring */
};

/**
 * kzru_route_index_new:
 * @from: the upper left corner of what will be in it, in pixels
 * @to: the lower right corner
 * @n_segments: about how many segments there will be
 *
 * Creates an index with nothing in it.
 *
 * Returns: (transfer full): an index
 */
KzruRouteIndex *
kzru_route_index_new (KzruScreenPoint from,
                      KzruScreenPoint to,
                      guint           n_segments)
{
  KzruRouteIndex *self = g_new0 (KzruRouteIndex, 1);
  double width = MAX (to.x - from.x, 0) + 2 * MARGIN;
  double height = MAX (to.y - from.y, 0) + 2 * MARGIN;

  /* With nothing in it, there is nothing between its corners. */
  if (n_segments == 0)
    from = to = (KzruScreenPoint) { 0, 0 };

  self->cell = MAX (sqrt (width * height / (CELLS_A_SEGMENT * MAX (n_segments, 1))), MIN_CELL);
  self->left = from.x - MARGIN;
  self->top = from.y - MARGIN;
  self->right = to.x;
  self->n_columns = (int) ceil (width / self->cell);
  self->n_rows = (int) ceil (height / self->cell);
  self->cells = g_new (guint, (gsize) self->n_columns * (gsize) self->n_rows);
  for (int i = 0; i < self->n_columns * self->n_rows; i++)
    self->cells[i] = NONE;
  self->links = g_array_sized_new (FALSE, FALSE, sizeof (Link), n_segments + n_segments / 2);
  self->segments = g_array_sized_new (FALSE, FALSE, sizeof (Segment), n_segments);
  self->rings = g_array_new (FALSE, FALSE, sizeof (Ring));

  return self;
}

/**
 * kzru_route_index_free:
 * @self: (transfer full): an index
 *
 * Frees an index.
 */
void
kzru_route_index_free (KzruRouteIndex *self)
{
  g_array_unref (self->links);
  g_array_unref (self->segments);
  g_array_unref (self->rings);
  g_free (self->cells);
  g_free (self);
}

/* Far outside, one cell is as good as another. */
static int
get_cell (const KzruRouteIndex *self,
          double                at,
          double                start,
          int                   n)
{
  double cell = floor ((at - start) / self->cell);

  return (int) CLAMP (cell, -1, n);
}

static int
get_column (const KzruRouteIndex *self,
            double                x)
{
  return get_cell (self, x, self->left, self->n_columns);
}

static int
get_row (const KzruRouteIndex *self,
         double                y)
{
  return get_cell (self, y, self->top, self->n_rows);
}

/* Puts a segment into the cells of one row, from left to right. */
static void
link_row (KzruRouteIndex *self,
          guint           segment,
          int             row,
          double          left,
          double          right)
{
  int last = MIN (get_column (self, right), self->n_columns - 1);

  for (int column = MAX (get_column (self, left), 0); column <= last; column++)
    {
      guint *cell = &self->cells[row * self->n_columns + column];
      Link link = { segment, *cell };

      *cell = self->links->len;
      g_array_append_val (self->links, link);
    }
}

static void
link_segment (KzruRouteIndex *self,
              guint           index)
{
  const Segment *segment = &g_array_index (self->segments, Segment, index);
  KzruScreenPoint a = segment->a.y <= segment->b.y ? segment->a : segment->b;
  KzruScreenPoint b = segment->a.y <= segment->b.y ? segment->b : segment->a;
  int last = MIN (get_row (self, b.y), self->n_rows - 1);

  for (int row = MAX (get_row (self, a.y), 0); row <= last; row++)
    {
      double top = MAX (a.y, self->top + row * self->cell);
      double bottom = MIN (b.y, self->top + (row + 1) * self->cell);
      double slope = b.y > a.y ? (b.x - a.x) / (b.y - a.y) : 0;
      double x0 = b.y > a.y ? a.x + (top - a.y) * slope : a.x;
      double x1 = b.y > a.y ? a.x + (bottom - a.y) * slope : b.x;

      /* A hair more, for what is lost to rounding. */
      link_row (self, index, row, MIN (x0, x1) - 1e-6, MAX (x0, x1) + 1e-6);
    }
}

/**
 * kzru_route_index_add:
 * @self: an index
 * @route: the index of a route
 * @points: (array length=n_points): a line of it, in pixels
 * @n_points: how many there are
 * @closed: whether the line is the outline of an area, its last point the first
 *
 * Adds a line. The outlines of an area may be many: what lies in an odd number
 * of them lies in the area.
 */
void
kzru_route_index_add (KzruRouteIndex        *self,
                      guint                  route,
                      const KzruScreenPoint *points,
                      guint                  n_points,
                      gboolean               closed)
{
  Ring ring = { route, self->segments->len, 0, INFINITY, INFINITY, -INFINITY, -INFINITY };

  for (guint i = 1; i < n_points; i++)
    {
      Segment segment = { points[i - 1], points[i], route };

      g_array_append_val (self->segments, segment);
      link_segment (self, self->segments->len - 1);
      ring.left = MIN (ring.left, MIN (segment.a.x, segment.b.x));
      ring.top = MIN (ring.top, MIN (segment.a.y, segment.b.y));
      ring.right = MAX (ring.right, MAX (segment.a.x, segment.b.x));
      ring.bottom = MAX (ring.bottom, MAX (segment.a.y, segment.b.y));
    }

  ring.n = self->segments->len - ring.first;
  if (closed)
    g_array_append_val (self->rings, ring);
}

static void
add_hit (GArray   *hits,
         guint     first_hit,
         guint     route,
         double    distance,
         gboolean  inside)
{
  KzruRouteHit hit = { route, distance, inside };

  for (guint i = first_hit; i < hits->len; i++)
    {
      KzruRouteHit *other = &g_array_index (hits, KzruRouteHit, i);

      if (other->route == route)
        {
          if (other->inside > inside || (other->inside == inside && distance < other->distance))
            *other = hit;
          return;
        }
    }

  g_array_append_val (hits, hit);
}

static double
measure (const Segment *segment,
         double         x,
         double         y)
{
  double dx = segment->b.x - segment->a.x;
  double dy = segment->b.y - segment->a.y;
  double length = dx * dx + dy * dy;
  double t = length > 0 ? ((x - segment->a.x) * dx + (y - segment->a.y) * dy) / length : 0;

  t = CLAMP (t, 0, 1);
  return hypot (x - segment->a.x - t * dx, y - segment->a.y - t * dy);
}

static void
search_cell (const KzruRouteIndex *self,
             guint                 cell,
             double                x,
             double                y,
             double                tolerance,
             guint                 first_hit,
             GArray               *hits)
{
  for (guint i = self->cells[cell]; i != NONE; i = g_array_index (self->links, Link, i).next)
    {
      const Segment *segment = &g_array_index (self->segments, Segment, g_array_index (self->links, Link, i).segment);
      double distance = measure (segment, x, y);

      if (distance <= tolerance)
        add_hit (hits, first_hit, segment->route, distance, FALSE);
    }
}

static gboolean
is_in_ring (const KzruRouteIndex *self,
            const Ring           *ring,
            double                x,
            double                y)
{
  const Segment *segments = &g_array_index (self->segments, Segment, ring->first);
  gboolean inside = FALSE;

  if (x < ring->left || x > ring->right || y < ring->top || y > ring->bottom)
    return FALSE;

  for (guint i = 0; i < ring->n; i++)
    {
      KzruScreenPoint a = segments[i].a, b = segments[i].b;

      if ((a.y > y) != (b.y > y) && x < a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x))
        inside = !inside;
    }

  return inside;
}

/* The outlines of a route were added one after another. */
static void
search_areas (const KzruRouteIndex *self,
              double                x,
              double                y,
              guint                 first_hit,
              GArray               *hits)
{
  gboolean inside = FALSE;

  for (guint i = 0; i < self->rings->len; i++)
    {
      const Ring *ring = &g_array_index (self->rings, Ring, i);
      gboolean last = i + 1 == self->rings->len || g_array_index (self->rings, Ring, i + 1).route != ring->route;

      inside ^= is_in_ring (self, ring, x, y);
      if (last && inside)
        add_hit (hits, first_hit, ring->route, 0, TRUE);
      if (last)
        inside = FALSE;
    }
}

/* Lines go before the areas that they are drawn over, then the nearer first. */
static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const KzruRouteHit *first = a;
  const KzruRouteHit *second = b;

  if (first->inside != second->inside)
    return first->inside - second->inside;
  if (first->distance != second->distance)
    return first->distance < second->distance ? -1 : 1;

  return (first->route > second->route) - (first->route < second->route);
}

static void
search (const KzruRouteIndex *self,
        double                x,
        double                y,
        double                tolerance,
        guint                 first_hit,
        GArray               *hits)
{
  int first_column = MAX (get_column (self, x - tolerance), 0);
  int last_column = MIN (get_column (self, x + tolerance), self->n_columns - 1);
  int first_row = MAX (get_row (self, y - tolerance), 0);
  int last_row = MIN (get_row (self, y + tolerance), self->n_rows - 1);

  for (int row = first_row; row <= last_row; row++)
    for (int column = first_column; column <= last_column; column++)
      search_cell (self, (guint) (row * self->n_columns + column), x, y, tolerance, first_hit, hits);
  search_areas (self, x, y, first_hit, hits);
}

static void
sort_hits (GArray *hits,
           guint   first_hit)
{
  if (hits->len > first_hit)
    qsort (&g_array_index (hits, KzruRouteHit, first_hit), hits->len - first_hit, sizeof (KzruRouteHit), compare_hits);
}

/**
 * kzru_route_index_query:
 * @self: an index
 * @x: pixels to the right
 * @y: pixels down
 * @tolerance: how far from a line still hits it, in pixels
 * @hits: (element-type KzruRouteHit): where to add the answer
 *
 * Finds the routes at a place, each once: first those whose line is near, the
 * nearest first, then the areas that the place lies in.
 */
void
kzru_route_index_query (const KzruRouteIndex *self,
                        double                x,
                        double                y,
                        double                tolerance,
                        GArray               *hits)
{
  guint first_hit = hits->len;

  search (self, x, y, tolerance, first_hit, hits);
  sort_hits (hits, first_hit);
}

/**
 * kzru_route_index_query_around:
 * @self: an index
 * @x: pixels to the right
 * @y: pixels down
 * @period: how far it is once round the world, in pixels
 * @tolerance: how far from a line still hits it, in pixels
 * @hits: (element-type KzruRouteHit): where to add the answer
 *
 * Finds the routes at a place in any copy of the world.
 */
void
kzru_route_index_query_around (const KzruRouteIndex *self,
                               double                x,
                               double                y,
                               double                period,
                               double                tolerance,
                               GArray               *hits)
{
  guint first_hit = hits->len;
  double left = self->left + MARGIN - tolerance;

  for (x = left + fmod (fmod (x - left, period) + period, period); x <= self->right + tolerance; x += period)
    search (self, x, y, tolerance, first_hit, hits);
  sort_hits (hits, first_hit);
}
