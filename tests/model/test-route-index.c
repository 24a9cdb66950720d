/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-route-index.h"

#include <math.h>

/* The oracle works in pixels: it projects every segment of every copy of the
 * world to the screen and measures there, as someone with a ruler would. */

#define N_ROUTES 12

/* A line or an area, drawn at random; some cross the antimeridian. */
static KzruRouteShape *
make_shape (GRand *rand)
{
  gboolean area = g_rand_int_range (rand, 0, 3) == 0;
  guint n = (guint) g_rand_int_range (rand, 2, 60) + (area ? 2 : 0);
  g_autofree KzruPoint *points = g_new (KzruPoint, n);
  KzruRoute route = {
    .kind = area ? KZRU_ROUTE_SEA_AREA : KZRU_ROUTE_BORDER,
    .geometry = {
      .type = area ? KZRU_GEOMETRY_POLYGON : KZRU_GEOMETRY_LINE,
      .points = points, .n_points = n, .part_ends = &n, .n_parts = 1,
    },
  };
  double lon = g_rand_double_range (rand, -180, 180);
  double lat = g_rand_double_range (rand, -70, 70);

  for (guint i = 0; i < n; i++)
    {
      points[i] = (KzruPoint) { remainder (lon, 360), CLAMP (lat, -85, 85) };
      /* Areas are no wider than half the world, or they would have no inside. */
      lon += area ? g_rand_double_range (rand, -2, 2.5) : g_rand_double_range (rand, -15, 18);
      lat += g_rand_double_range (rand, -10, 10);
    }
  if (area)
    points[n - 1] = points[0];

  return kzru_route_shape_new (&route, NULL);
}

static double
measure (KzruScreenPoint p,
         KzruScreenPoint a,
         KzruScreenPoint b)
{
  double dx = b.x - a.x, dy = b.y - a.y;
  double t = dx * dx + dy * dy > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy) : 0;

  t = CLAMP (t, 0, 1);
  return hypot (p.x - a.x - t * dx, p.y - a.y - t * dy);
}

typedef struct
{
  double   distance;
  gboolean inside;
} Truth;

static Truth
look (const KzruRouteShape *shape,
      const KzruMapFrame   *frame,
      KzruScreenPoint       p)
{
  Truth truth = { INFINITY, FALSE };

  for (int copy = -4; copy <= 4; copy++)
    {
      gboolean inside = FALSE;

      for (guint i = 1; i < shape->n_points; i++)
        {
          KzruMercator m = shape->points[i - 1], n = shape->points[i];
          KzruScreenPoint a, b;

          m.x += copy;
          n.x += copy;
          a = kzru_map_frame_to_screen (frame, m);
          b = kzru_map_frame_to_screen (frame, n);
          truth.distance = MIN (truth.distance, measure (p, a, b));
          if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x))
            inside = !inside;
        }
      truth.inside |= inside && kzru_route_shape_is_area (shape);
    }

  return truth;
}

static void
check_query (KzruRouteIndex      *index,
             KzruRouteShape     **shapes,
             const KzruMapFrame  *frame,
             KzruScreenPoint      p,
             double               tolerance,
             guint               *n_hits)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (KzruRouteHit));

  kzru_route_index_query (index, frame, p.x, p.y, tolerance, hits);
  *n_hits += hits->len;

  for (guint i = 0; i < N_ROUTES; i++)
    {
      Truth truth = look (shapes[i], frame, p);
      const KzruRouteHit *hit = NULL;

      for (guint j = 0; j < hits->len; j++)
        if (g_array_index (hits, KzruRouteHit, j).route == i)
          {
            g_assert_null (hit);
            hit = &g_array_index (hits, KzruRouteHit, j);
          }

      /* At the very edge of the tolerance rounding decides. */
      if (fabs (truth.distance - tolerance) < 1e-6)
        continue;

      g_assert_cmpint (hit != NULL, ==, truth.distance < tolerance || truth.inside);
      if (hit == NULL)
        continue;
      g_assert_cmpint (hit->inside, ==, !(truth.distance < tolerance));
      if (!hit->inside)
        g_assert_cmpfloat_with_epsilon (hit->distance, truth.distance, 1e-6);
    }

  for (guint i = 1; i < hits->len; i++)
    {
      KzruRouteHit a = g_array_index (hits, KzruRouteHit, i - 1), b = g_array_index (hits, KzruRouteHit, i);

      g_assert_true (a.inside < b.inside || (a.inside == b.inside && a.distance <= b.distance));
    }
}

/* A place of the screen near something, or anywhere. */
static KzruScreenPoint
choose_point (GRand               *rand,
              KzruRouteShape     **shapes,
              const KzruMapFrame  *frame)
{
  const KzruRouteShape *shape = shapes[g_rand_int_range (rand, 0, N_ROUTES)];
  KzruMercator m = shape->points[g_rand_int_range (rand, 0, (gint32) shape->n_points)];
  KzruScreenPoint p;

  if (g_rand_int_range (rand, 0, 4) == 0)
    return (KzruScreenPoint) {
      g_rand_double_range (rand, 0, frame->width), g_rand_double_range (rand, 0, frame->height),
    };

  m.x += round (frame->centre.x - m.x);
  p = kzru_map_frame_to_screen (frame, m);
  p.x += g_rand_double_range (rand, -20, 20);
  p.y += g_rand_double_range (rand, -20, 20);
  return p;
}

static void
test_against_ruler (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  guint n_hits = 0;

  for (guint round = 0; round < 40; round++)
    {
      KzruRouteShape *shapes[N_ROUTES];
      g_autoptr (KzruRouteIndex) index = NULL;

      for (guint i = 0; i < N_ROUTES; i++)
        shapes[i] = make_shape (rand);
      index = kzru_route_index_new (shapes, N_ROUTES);

      for (guint i = 0; i < 60; i++)
        {
          KzruMapFrame frame = {
            .centre = { g_rand_double (rand), g_rand_double (rand) },
            .zoom = g_rand_double_range (rand, 2, 10),
            .rotation = g_rand_boolean (rand) ? g_rand_double_range (rand, 0, 2 * G_PI) : 0,
            .width = 900,
            .height = 500,
          };
          double tolerance = g_rand_boolean (rand) ? 6 : 20;

          check_query (index, shapes, &frame, choose_point (rand, shapes, &frame), tolerance, &n_hits);
        }

      for (guint i = 0; i < N_ROUTES; i++)
        kzru_route_shape_free (shapes[i]);
    }

  g_assert_cmpuint (n_hits, >, 1000);
}

static void
test_empty (void)
{
  g_autoptr (KzruRouteIndex) index = kzru_route_index_new (NULL, 0);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (KzruRouteHit));
  KzruMapFrame frame = { { 0.5, 0.5 }, 3, 0, 100, 100 };

  kzru_route_index_query (index, &frame, 50, 50, 1000, hits);
  g_assert_cmpuint (hits->len, ==, 0);
}

/* What is looked for in an array that has something already is added to it. */
static void
test_append (void)
{
  static const KzruPoint points[] = { { 0, 0 }, { 10, 0 } };
  static const guint end = 2;
  const KzruRoute route = {
    .kind = KZRU_ROUTE_BORDER,
    .geometry = { .type = KZRU_GEOMETRY_LINE, .points = points, .n_points = 2, .part_ends = &end, .n_parts = 1 },
  };
  g_autoptr (KzruRouteShape) shape = kzru_route_shape_new (&route, NULL);
  g_autoptr (KzruRouteIndex) index = kzru_route_index_new (&shape, 1);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (KzruRouteHit));
  KzruMapFrame frame = { { 0.5, 0.5 }, 3, 0, 100, 100 };

  kzru_route_index_query (index, &frame, 50, 53, 6, hits);
  kzru_route_index_query (index, &frame, 50, 50, 6, hits);
  g_assert_cmpuint (hits->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (g_array_index (hits, KzruRouteHit, 0).distance, 3, 1e-9);
  g_assert_cmpfloat_with_epsilon (g_array_index (hits, KzruRouteHit, 1).distance, 0, 1e-9);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/route-index/against-ruler", test_against_ruler);
  g_test_add_func ("/route-index/empty", test_empty);
  g_test_add_func ("/route-index/append", test_append);

  return g_test_run ();
}
