/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-route-index.h"

#include "model/kzru-route-shape.h"
#include "tests/test-map-util.h"

/* The oracle has no cells: it projects every segment of every copy of the world
 * to the screen and measures there, as someone with a ruler would. */

#define N_ROUTES 12
#define N_COPIES 4 /* of the world, to each side */

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

  for (int copy = -N_COPIES; copy <= N_COPIES; copy++)
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
          truth.distance = MIN (truth.distance, test_measure (p, a, b));
          if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x))
            inside = !inside;
        }
      truth.inside |= inside && kzru_route_shape_is_area (shape);
    }

  return truth;
}

/* Puts all copies of a shape into an index, as they are drawn. */
static void
add_shape (KzruRouteIndex       *index,
           guint                 route,
           const KzruRouteShape *shape,
           const KzruMapFrame   *frame)
{
  g_autofree KzruScreenPoint *points = g_new (KzruScreenPoint, shape->n_points);

  for (int copy = -N_COPIES; copy <= N_COPIES; copy++)
    {
      for (guint i = 0; i < shape->n_points; i++)
        points[i] = kzru_map_frame_to_screen (frame, (KzruMercator) { shape->points[i].x + copy, shape->points[i].y });
      kzru_route_index_add (index, route, points, shape->n_points, kzru_route_shape_is_area (shape));
    }
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

  kzru_route_index_query (index, p.x, p.y, tolerance, hits);
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

  /* The pointer is in the picture. */
  return (KzruScreenPoint) { CLAMP (p.x, 0, frame->width), CLAMP (p.y, 0, frame->height) };
}

static void
test_against_ruler (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  guint n_hits = 0;

  for (guint round = 0; round < 40; round++)
    {
      KzruRouteShape *shapes[N_ROUTES];

      for (guint i = 0; i < N_ROUTES; i++)
        shapes[i] = make_shape (rand);

      for (guint i = 0; i < 10; i++)
        {
          KzruMapFrame frame = {
            .centre = { g_rand_double (rand), g_rand_double (rand) },
            .zoom = g_rand_double_range (rand, 2, 10),
            .rotation = g_rand_boolean (rand) ? g_rand_double_range (rand, 0, 2 * G_PI) : 0,
            .width = g_rand_double_range (rand, 300, 1600),
            .height = g_rand_double_range (rand, 200, 900),
          };
          const KzruRouteShape *centre = shapes[g_rand_int_range (rand, 0, N_ROUTES)];
          g_autoptr (KzruRouteIndex) index = kzru_route_index_new ((KzruScreenPoint) { 0, 0 }, (KzruScreenPoint) { frame.width, frame.height }, 1000);

          if (i % 3 > 0)
            frame.centre = centre->points[g_rand_int_range (rand, 0, (gint32) centre->n_points)];

          for (guint j = 0; j < N_ROUTES; j++)
            add_shape (index, j, shapes[j], &frame);
          for (guint j = 0; j < 12; j++)
            check_query (index, shapes, &frame, choose_point (rand, shapes, &frame),
                         g_rand_boolean (rand) ? 6 : 22, &n_hits);
        }

      for (guint i = 0; i < N_ROUTES; i++)
        kzru_route_shape_free (shapes[i]);
    }

  g_assert_cmpuint (n_hits, >, 500);
}

static void
test_empty (void)
{
  g_autoptr (KzruRouteIndex) index = kzru_route_index_new ((KzruScreenPoint) { 0, 0 }, (KzruScreenPoint) { 100, 100 }, 10);
  g_autoptr (KzruRouteIndex) sizeless = kzru_route_index_new ((KzruScreenPoint) { 0, 0 }, (KzruScreenPoint) { 0, 0 }, 0);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (KzruRouteHit));

  kzru_route_index_query (index, 50, 50, 1000, hits);
  kzru_route_index_query (sizeless, 50, 50, 1000, hits);
  g_assert_cmpuint (hits->len, ==, 0);
}

/* What is looked for in an array that has something already is added to it. */
static void
test_append (void)
{
  static const KzruScreenPoint points[] = { { 10, 50 }, { 90, 50 } };
  g_autoptr (KzruRouteIndex) index = kzru_route_index_new ((KzruScreenPoint) { 0, 0 }, (KzruScreenPoint) { 100, 100 }, 10);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (KzruRouteHit));

  kzru_route_index_add (index, 7, points, G_N_ELEMENTS (points), FALSE);
  kzru_route_index_query (index, 50, 53, 6, hits);
  kzru_route_index_query (index, 50, 50, 6, hits);
  g_assert_cmpuint (hits->len, ==, 2);
  g_assert_cmpuint (g_array_index (hits, KzruRouteHit, 0).route, ==, 7);
  g_assert_cmpfloat_with_epsilon (g_array_index (hits, KzruRouteHit, 0).distance, 3, 1e-9);
  g_assert_cmpfloat_with_epsilon (g_array_index (hits, KzruRouteHit, 1).distance, 0, 1e-9);
}

/* An island in a sea is not in the sea. */
static void
test_hole (void)
{
  static const KzruScreenPoint sea[] = { { 5, 5 }, { 95, 5 }, { 95, 95 }, { 5, 95 }, { 5, 5 } };
  static const KzruScreenPoint island[] = { { 40, 40 }, { 60, 40 }, { 60, 60 }, { 40, 60 }, { 40, 40 } };
  g_autoptr (KzruRouteIndex) index = kzru_route_index_new ((KzruScreenPoint) { 0, 0 }, (KzruScreenPoint) { 100, 100 }, 10);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (KzruRouteHit));

  kzru_route_index_add (index, 3, sea, G_N_ELEMENTS (sea), TRUE);
  kzru_route_index_add (index, 3, island, G_N_ELEMENTS (island), TRUE);
  kzru_route_index_query (index, 50, 50, 6, hits);
  g_assert_cmpuint (hits->len, ==, 0);
  kzru_route_index_query (index, 25, 50, 6, hits);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_true (g_array_index (hits, KzruRouteHit, 0).inside);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/route-index/against-ruler", test_against_ruler);
  g_test_add_func ("/route-index/empty", test_empty);
  g_test_add_func ("/route-index/append", test_append);
  g_test_add_func ("/route-index/hole", test_hole);

  return g_test_run ();
}
