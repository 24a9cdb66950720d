/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-route-index.h"

#include <math.h>

#include "model/kzru-curve.h"

/* Which routes are under the pointer?
 *
 * A packed R-tree over the segments of all routes. The segments are put in the
 * order of a Z curve through their middles, so that neighbours in the list are
 * neighbours on the map; then each FAN_OUT of them get a box, each FAN_OUT
 * boxes get a box, and so on:
 *
 *     level 1   [            ][            ]
 *     level 0   [    ][    ]    [    ][    ]
 *     segments  / \ |  _ / |    \ _  / | \ /
 *
 * No pointers: the children of box i are the FAN_OUT things from FAN_OUT·i.
 *
 * A frame only turns, moves and scales, so what is near on the screen is near
 * on the unit square: the tolerance is divided by the size of the world, and
 * each copy of the world is asked in turn. */

#define FAN_OUT 16
#define MAX_LEVELS 8 /* 16^8 segments are as many as a guint can count */

typedef struct
{
  KzruMercator a;
  KzruMercator b;
  guint        route;
  guint32      key;
} Segment;

struct _KzruRouteIndex
{
  KzruRouteShape * const *shapes; /* borrowed */
  guint n_shapes;

  Segment *segments;
  guint n_segments;

  KzruMercatorBox *levels[MAX_LEVELS];
  guint sizes[MAX_LEVELS];
  guint n_levels;
};

/* Puts a blank bit before each of the 16 lower bits. */
static guint32
spread_bits (guint32 v)
{
  v &= 0xffff;
  v = (v | (v << 8)) & 0x00ff00ff;
  v = (v | (v << 4)) & 0x0f0f0f0f;
  v = (v | (v << 2)) & 0x33333333;
  v = (v | (v << 1)) & 0x55555555;

  return v;
}

static guint32
get_key (KzruMercator a,
         KzruMercator b)
{
  double x = (a.x + b.x) / 2;
  double y = (a.y + b.y) / 2;

  x -= floor (x);
  return spread_bits ((guint32) (x * 0xffff)) | spread_bits ((guint32) (CLAMP (y, 0, 1) * 0xffff)) << 1;
}

static int
compare_segments (gconstpointer a,
                  gconstpointer b)
{
  guint32 first = ((const Segment *) a)->key;
  guint32 second = ((const Segment *) b)->key;

  return (first > second) - (first < second);
}

static void
collect_segments (KzruRouteIndex *self)
{
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (Segment));

  for (guint i = 0; i < self->n_shapes; i++)
    for (guint j = 0; j < self->shapes[i]->n_parts; j++)
      {
        const KzruShapePart *part = &self->shapes[i]->parts[j];
        const KzruMercator *p = self->shapes[i]->points + part->first;

        for (guint k = 1; k < part->n_points; k++)
          {
            Segment segment = { p[k - 1], p[k], i, get_key (p[k - 1], p[k]) };

            g_array_append_val (segments, segment);
          }
      }

  g_array_sort (segments, compare_segments);
  self->n_segments = segments->len;
  self->segments = (Segment *) g_array_free (segments, FALSE);
}

static KzruMercatorBox
get_segment_box (const Segment *segment)
{
  return (KzruMercatorBox) {
    .west = MIN (segment->a.x, segment->b.x),
    .north = MIN (segment->a.y, segment->b.y),
    .east = MAX (segment->a.x, segment->b.x),
    .south = MAX (segment->a.y, segment->b.y),
  };
}

static void
build_level (KzruRouteIndex *self,
             guint           n_below)
{
  guint level = self->n_levels++;
  guint n = (n_below - 1) / FAN_OUT + 1;

  self->sizes[level] = n;
  self->levels[level] = g_new (KzruMercatorBox, n);

  for (guint i = 0; i < n; i++)
    {
      KzruMercatorBox box = KZRU_MERCATOR_BOX_EMPTY;

      for (guint j = i * FAN_OUT; j < MIN ((i + 1) * FAN_OUT, n_below); j++)
        {
          KzruMercatorBox child = level == 0 ? get_segment_box (&self->segments[j]) : self->levels[level - 1][j];

          kzru_mercator_box_include (&box, (KzruMercator) { child.west, child.north });
          kzru_mercator_box_include (&box, (KzruMercator) { child.east, child.south });
        }
      self->levels[level][i] = box;
    }
}

/**
 * kzru_route_index_new:
 * @shapes: (array length=n_shapes): the shapes of all routes, by index of route
 * @n_shapes: how many there are
 *
 * Builds the index. The shapes are not copied and must outlive it.
 *
 * Returns: (transfer full): an index
 */
KzruRouteIndex *
kzru_route_index_new (KzruRouteShape * const *shapes,
                      guint                   n_shapes)
{
  KzruRouteIndex *self = g_new0 (KzruRouteIndex, 1);
  guint n;

  self->shapes = shapes;
  self->n_shapes = n_shapes;
  collect_segments (self);

  n = self->n_segments;
  while (n > 1 || (n == 1 && self->n_levels == 0))
    {
      build_level (self, n);
      n = self->sizes[self->n_levels - 1];
    }

  return self;
}

/**
 * kzru_route_index_free:
 * @self: (transfer full): an index
 *
 * Frees an index, not its shapes.
 */
void
kzru_route_index_free (KzruRouteIndex *self)
{
  for (guint i = 0; i < self->n_levels; i++)
    g_free (self->levels[i]);
  g_free (self->segments);
  g_free (self);
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

typedef struct
{
  KzruMercator point;
  double       radius;
  double       world; /* px */
  GArray      *hits;
  guint        first_hit;
} Query;

static void
search (const KzruRouteIndex *self,
        const Query          *query,
        guint                 level,
        guint                 from,
        guint                 to)
{
  for (guint i = from; i < to; i++)
    {
      const KzruMercatorBox *box = &self->levels[level][i];
      double dx = MAX (MAX (box->west - query->point.x, query->point.x - box->east), 0);
      double dy = MAX (MAX (box->north - query->point.y, query->point.y - box->south), 0);
      guint first = i * FAN_OUT;

      if (dx * dx + dy * dy > query->radius * query->radius)
        continue;

      if (level > 0)
        {
          search (self, query, level - 1, first, MIN (first + FAN_OUT, self->sizes[level - 1]));
          continue;
        }

      for (guint j = first; j < MIN (first + FAN_OUT, self->n_segments); j++)
        {
          const Segment *segment = &self->segments[j];
          double distance = kzru_curve_distance (query->point, segment->a, segment->b);

          if (distance <= query->radius)
            add_hit (query->hits, query->first_hit, segment->route, distance * query->world, FALSE);
        }
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

/**
 * kzru_route_index_query:
 * @self: an index
 * @frame: what is shown
 * @x: pixels from the left edge
 * @y: pixels from the upper edge
 * @tolerance: how far from a line still hits it, in pixels
 * @hits: (element-type KzruRouteHit): where to add the answer
 *
 * Finds the routes at a place of the picture, each once: first those whose
 * line is near, the nearest first, then the areas that the place lies in.
 */
void
kzru_route_index_query (const KzruRouteIndex *self,
                        const KzruMapFrame   *frame,
                        double                x,
                        double                y,
                        double                tolerance,
                        GArray               *hits)
{
  double world = kzru_mercator_world_size (frame->zoom);
  KzruMercator point = kzru_map_frame_from_screen (frame, x, y);
  Query query = { .radius = tolerance / world, .world = world, .hits = hits, .first_hit = hits->len };

  /* Lines may reach into the neighbouring copies of the world. */
  for (int copy = -1; copy <= 1; copy++)
    {
      query.point = (KzruMercator) { point.x - floor (point.x) + copy, point.y };

      if (self->n_levels > 0)
        search (self, &query, self->n_levels - 1, 0, self->sizes[self->n_levels - 1]);

      for (guint i = 0; i < self->n_shapes; i++)
        if (kzru_route_shape_contains (self->shapes[i], query.point))
          add_hit (hits, query.first_hit, i, 0, TRUE);
    }

  if (hits->len > query.first_hit)
    qsort (&g_array_index (hits, KzruRouteHit, query.first_hit), hits->len - query.first_hit,
           sizeof (KzruRouteHit), compare_hits);
}
