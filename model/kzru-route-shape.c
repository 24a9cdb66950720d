/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-route-shape.h"

#include <math.h>

#include "model/kzru-curve.h"

/* How a route's geometry becomes the line that is drawn.
 *
 * Corridors and pipelines are known by their stations: straight lines between
 * them would look surveyed, which they are not. They are drawn as a curve
 * through the stations. Borders and shores are drawn as the data set has them.
 *
 * A leg that lies mostly in the water is taken for a passage by ship and is
 * bent aside where the straight line would run over a cape:
 *
 *        A                    A
 *        |  .--.              |\ .--.
 *        |--'   )     →       | \'   )|
 *        |      |               '.   .'
 *        B                       B'-'
 */

/* A quarter of a pixel at zoom 10, the closest that the map goes. */
#define TOLERANCE (0.25 / (KZRU_MERCATOR_TILE_SIZE * 1024))

/* In how many steps a leg is probed for land. */
#define N_PROBES 128

/* The share of a leg that must be water for it to go by sea. */
#define SEA_SHARE 0.55

/* How a ship's course is bent: in steps of this share of its length, so many to each side. */
#define BEND_STEP 0.04
#define N_BENDS 10

/* How far a ship keeps off the land, and over which part of the course, at both
 * ends, it need not: ports lie inland of a generalised shore. Shares of the length. */
#define BERTH 0.012
#define HARBOUR 0.12

typedef struct
{
  KzruBaseMap   *base_map; /* borrowed, nullable */
  KzruRouteLegs *legs;     /* borrowed, nullable */
  guint          route;
  GArray        *points;
  GArray        *slots;
  GArray        *parts;
  GArray        *sea_legs;
} Builder;

/* A point on the leg from @a to @b that is bent aside by @bend of its length. */
static KzruMercator
get_course_point (KzruMercator a,
                  KzruMercator b,
                  double       bend,
                  double       t)
{
  double aside = 4 * t * (1 - t) * bend;
  double dx = b.x - a.x;
  double dy = b.y - a.y;

  return (KzruMercator) { a.x + dx * t - dy * aside, a.y + dy * t + dx * aside };
}

static gboolean
goes_by_sea (KzruBaseMap  *base_map,
             KzruMercator  a,
             KzruMercator  b)
{
  guint n = 0;

  for (guint i = 1; base_map != NULL && i < N_PROBES; i++)
    n += !kzru_base_map_is_land (base_map, get_course_point (a, b, 0, (double) i / N_PROBES));

  return n > N_PROBES * SEA_SHARE;
}

/* Counts where a course is on land or too near to it. */
static guint
count_land (KzruBaseMap  *base_map,
            KzruMercator  a,
            KzruMercator  b,
            double        bend)
{
  KzruMercator berth = { -(b.y - a.y) * BERTH, (b.x - a.x) * BERTH };
  guint n = 0;

  for (guint i = (guint) (N_PROBES * HARBOUR); i <= N_PROBES * (1 - HARBOUR); i++)
    {
      KzruMercator p = get_course_point (a, b, bend, (double) i / N_PROBES);

      /* On land counts more than near it. */
      if (kzru_base_map_is_land (base_map, p))
        n += 3;
      n += kzru_base_map_is_land (base_map, (KzruMercator) { p.x + berth.x, p.y + berth.y });
      n += kzru_base_map_is_land (base_map, (KzruMercator) { p.x - berth.x, p.y - berth.y });
    }

  return n;
}

/* Finds the bend that keeps a ship off the land: the least one among the best. */
static double
find_bend (KzruBaseMap  *base_map,
           KzruMercator  a,
           KzruMercator  b)
{
  guint least = count_land (base_map, a, b, 0);
  double best = 0;

  for (guint i = 1; i <= N_BENDS && least > 0; i++)
    for (int side = -1; side <= 1; side += 2)
      {
        double bend = side * (double) i * BEND_STEP;
        guint n = count_land (base_map, a, b, bend);

        if (n < least)
          {
            least = n;
            best = bend;
          }
      }

  return best;
}

/* Lays the stations out on one copy of the world, without repetitions. */
static GArray *
unwrap (const KzruPoint *points,
        guint            n)
{
  GArray *stations = g_array_sized_new (FALSE, FALSE, sizeof (KzruMercator), n);

  for (guint i = 0; i < n; i++)
    {
      KzruMercator station = kzru_mercator_from_point (points[i]);

      if (stations->len > 0)
        {
          KzruMercator last = g_array_index (stations, KzruMercator, stations->len - 1);

          station.x = kzru_mercator_wrap_near (station.x, last.x);
          if (station.x == last.x && station.y == last.y)
            continue;
        }
      g_array_append_val (stations, station);
    }

  return stations;
}

/* Puts points between the ends of each leg by sea; @by_sea is for the leg that
 * starts at a point, @starts says which points are the stations. */
static GArray *
add_courses (KzruBaseMap *base_map,
             GArray      *stations,
             GArray      *by_sea,
             GArray      *starts)
{
  GArray *bent = g_array_new (FALSE, FALSE, sizeof (KzruMercator));

  for (guint i = 0; i < stations->len; i++)
    {
      KzruMercator a = g_array_index (stations, KzruMercator, i);
      KzruMercator b = g_array_index (stations, KzruMercator, MIN (i + 1, stations->len - 1));
      gboolean sea = i + 1 < stations->len && goes_by_sea (base_map, a, b);
      double bend = sea ? find_bend (base_map, a, b) : 0;

      g_array_append_val (starts, bent->len);
      g_array_append_val (bent, a);
      g_array_append_val (by_sea, sea);
      for (guint step = 1; bend != 0 && step < 4; step++)
        {
          KzruMercator p = get_course_point (a, b, bend, step / 4.0);

          g_array_append_val (bent, p);
          g_array_append_val (by_sea, sea);
        }
    }

  return bent;
}

static void
add_sea_leg (Builder *self,
             guint    first,
             guint    last)
{
  KzruShapeLeg leg = { first, last };

  /* A leg that goes on from the one before is one with it. */
  if (self->sea_legs->len > 0)
    {
      KzruShapeLeg *before = &g_array_index (self->sea_legs, KzruShapeLeg, self->sea_legs->len - 1);

      if (before->last == first)
        {
          before->last = last;
          return;
        }
    }

  g_array_append_val (self->sea_legs, leg);
}

/* Where the curve goes at each point. On a leg that another route has taken
 * before, it goes as that one does. */
static KzruMercator *
get_tangents (Builder      *self,
              const GArray *stations,
              const GArray *bent,
              const GArray *starts)
{
  const KzruMercator *s = (const KzruMercator *) stations->data;
  const KzruMercator *p = (const KzruMercator *) bent->data;
  KzruMercator *tangents = g_new (KzruMercator, bent->len);

  for (guint i = 0; i < bent->len; i++)
    tangents[i] = kzru_curve_get_tangent (p[i > 0 ? i - 1 : 0], p[i], p[MIN (i + 1, bent->len - 1)]);

  if (self->legs == NULL)
    return tangents;

  for (guint i = 0; i + 1 < stations->len; i++)
    kzru_route_legs_get_bend (self->legs, s[i], s[i + 1], &tangents[g_array_index (starts, guint, i)],
                              &tangents[g_array_index (starts, guint, i + 1)]);
  for (guint i = 0; i + 1 < stations->len; i++)
    kzru_route_legs_set_bend (self->legs, s[i], s[i + 1], tangents[g_array_index (starts, guint, i)],
                              tangents[g_array_index (starts, guint, i + 1)]);

  return tangents;
}

static double
get_slot (const Builder *self,
          KzruMercator   from,
          KzruMercator   to)
{
  return self->legs != NULL ? kzru_route_legs_get_slot (self->legs, self->route, from, to) : 0;
}

/* Says in which slot the segments from the last ones known on are. */
static void
fill_slots (Builder *self,
            double   slot)
{
  while (self->slots->len < self->points->len)
    g_array_append_val (self->slots, slot);
}

static void
add_curve (Builder *self,
           GArray  *stations)
{
  g_autoptr (GArray) by_sea = g_array_new (FALSE, FALSE, sizeof (gboolean));
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) bent = add_courses (self->base_map, stations, by_sea, starts);
  g_autofree KzruMercator *tangents = get_tangents (self, stations, bent, starts);
  const KzruMercator *p = (const KzruMercator *) bent->data;
  guint station = 0;
  double slot = 0;

  g_array_append_val (self->points, p[0]);
  for (guint i = 0; i + 1 < bent->len; i++)
    {
      guint first = self->points->len - 1;

      if (i == g_array_index (starts, guint, station))
        {
          slot = get_slot (self, g_array_index (stations, KzruMercator, station),
                           g_array_index (stations, KzruMercator, station + 1));
          station++;
        }

      /* The last point so far starts the next segment. */
      kzru_curve_append (p[i], tangents[i], p[i + 1], tangents[i + 1], TOLERANCE, self->points);
      g_array_set_size (self->slots, first);
      fill_slots (self, slot);
      if (g_array_index (by_sea, gboolean, i))
        add_sea_leg (self, first, self->points->len - 1);
    }
}

/* A line that goes straight from station to station. */
static void
add_straight (Builder *self,
              GArray  *stations)
{
  for (guint i = 0; i < stations->len; i++)
    {
      KzruMercator from = g_array_index (stations, KzruMercator, i);
      KzruMercator to = g_array_index (stations, KzruMercator, MIN (i + 1, stations->len - 1));

      g_array_append_val (self->points, from);
      fill_slots (self, get_slot (self, from, to));
    }
}

static void
add_part (Builder  *self,
          GArray   *stations,
          gboolean  curved,
          gboolean  closed)
{
  KzruShapePart part = { .first = self->points->len, .closed = closed };

  if (stations->len < 2)
    return;

  if (curved)
    add_curve (self, stations);
  else
    add_straight (self, stations);

  part.n_points = self->points->len - part.first;
  g_array_append_val (self->parts, part);
}

/* A ring has no ends: it is weighed in halves, so that it keeps an extent. */
static void
weigh_part (KzruRouteShape      *self,
            const KzruShapePart *part)
{
  const KzruMercator *points = self->points + part->first;
  double *weights = self->weights + part->first;
  guint half = part->closed ? part->n_points / 2 : 0;

  if (half > 0)
    {
      kzru_curve_weigh (points, half + 1, weights);
      kzru_curve_weigh (points + half, part->n_points - half, weights + half);
    }
  else
    {
      kzru_curve_weigh (points, part->n_points, weights);
    }
}

/* Where a leg by sea starts or ends, the line changes its look, and where it
 * gets another slot, its way: never skip that. */
static void
weigh (KzruRouteShape *self)
{
  self->weights = g_new (double, self->n_points);

  for (guint i = 0; i < self->n_parts; i++)
    weigh_part (self, &self->parts[i]);

  for (guint i = 1; i < self->n_points; i++)
    if (self->slots[i] != self->slots[i - 1])
      self->weights[i] = INFINITY;

  for (guint i = 0; i < self->n_sea_legs; i++)
    self->weights[self->sea_legs[i].first] = self->weights[self->sea_legs[i].last] = INFINITY;
}

/**
 * kzru_route_shape_new:
 * @route: a route
 * @base_map: (nullable): what tells land from sea; without it nothing goes by sea
 *
 * Makes the shape of a route that has the map to itself.
 *
 * Returns: (transfer full): the shape
 */
KzruRouteShape *
kzru_route_shape_new (const KzruRoute *route,
                      KzruBaseMap     *base_map)
{
  return kzru_route_shape_new_beside (route, 0, base_map, NULL);
}

static KzruRouteShape *
finish (Builder       *builder,
        KzruRouteKind  kind)
{
  KzruRouteShape *self = g_new0 (KzruRouteShape, 1);

  self->kind = kind;
  self->n_points = builder->points->len;
  self->points = (KzruMercator *) g_array_free (builder->points, FALSE);
  self->slots = (double *) g_array_free (builder->slots, FALSE);
  self->n_parts = builder->parts->len;
  self->parts = (KzruShapePart *) g_array_free (builder->parts, FALSE);
  self->n_sea_legs = builder->sea_legs->len;
  self->sea_legs = (KzruShapeLeg *) g_array_free (builder->sea_legs, FALSE);

  self->box = KZRU_MERCATOR_BOX_EMPTY;
  for (guint i = 0; i < self->n_points; i++)
    kzru_mercator_box_include (&self->box, self->points[i]);
  for (guint i = 0; i < self->n_points; i++)
    self->is_shared |= self->slots[i] != 0;
  weigh (self);

  return self;
}

/**
 * kzru_route_shape_new_beside:
 * @route: a route
 * @index: its index
 * @base_map: (nullable): what tells land from sea; without it nothing goes by sea
 * @legs: (nullable): the legs of all routes of the atlas; those of lesser index
 *   must have their shapes
 *
 * Makes the shape of a route that shares legs with others.
 *
 * Returns: (transfer full): the shape
 */
KzruRouteShape *
kzru_route_shape_new_beside (const KzruRoute *route,
                             guint            index,
                             KzruBaseMap     *base_map,
                             KzruRouteLegs   *legs)
{
  const KzruGeometry *geometry = &route->geometry;
  gboolean curved = route->kind == KZRU_ROUTE_CORRIDOR || route->kind == KZRU_ROUTE_PIPELINE;
  gboolean closed = geometry->type == KZRU_GEOMETRY_POLYGON;
  Builder builder = {
    .base_map = base_map,
    .legs = closed ? NULL : legs,
    .route = index,
    .points = g_array_new (FALSE, FALSE, sizeof (KzruMercator)),
    .slots = g_array_new (FALSE, FALSE, sizeof (double)),
    .parts = g_array_new (FALSE, FALSE, sizeof (KzruShapePart)),
    .sea_legs = g_array_new (FALSE, FALSE, sizeof (KzruShapeLeg)),
  };
  guint first = 0;

  for (guint i = 0; i < geometry->n_parts; i++)
    {
      g_autoptr (GArray) stations = builder.legs != NULL
                                    ? kzru_route_legs_dup_stations (legs, index, i)
                                    : unwrap (geometry->points + first, geometry->part_ends[i] - first);

      add_part (&builder, stations, curved && !closed, closed);
      first = geometry->part_ends[i];
    }

  return finish (&builder, route->kind);
}

/**
 * kzru_route_shape_free:
 * @self: (transfer full): a shape
 *
 * Frees a shape.
 */
void
kzru_route_shape_free (KzruRouteShape *self)
{
  g_free (self->points);
  g_free (self->weights);
  g_free (self->slots);
  g_free (self->parts);
  g_free (self->sea_legs);
  g_free (self);
}

/**
 * kzru_route_shape_is_area:
 * @self: a shape
 *
 * Says whether the shape encloses something.
 *
 * Returns: whether it is an area, not a line
 */
gboolean
kzru_route_shape_is_area (const KzruRouteShape *self)
{
  return self->n_parts > 0 && self->parts[0].closed;
}

/**
 * kzru_route_shape_is_by_sea:
 * @self: a shape
 * @point: the index of a point
 *
 * Says whether the line goes on by sea from a point.
 *
 * Returns: whether the segment that starts at @point is on a leg by sea
 */
gboolean
kzru_route_shape_is_by_sea (const KzruRouteShape *self,
                            guint                 point)
{
  for (guint i = 0; i < self->n_sea_legs; i++)
    {
      if (point >= self->sea_legs[i].first && point < self->sea_legs[i].last)
        return TRUE;
    }

  return FALSE;
}
