/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-route-shape.h"

#include <math.h>

#include "model/kzru-anchor.h"
#include "model/kzru-curve.h"
#include "tests/test-map-util.h"

static const KzruPoint aktau = { 51.1722, 43.6481 };
static const KzruPoint baku = { 49.892, 40.3777 };
static const KzruPoint astrakhan = { 48.0408, 46.3497 };
static const KzruPoint anzali = { 49.4579, 37.4732 };

/* A route of one part. */
static KzruRouteShape *
make_shape (KzruRouteKind    kind,
            const KzruPoint *points,
            guint            n,
            KzruBaseMap     *base_map)
{
  KzruRoute route = {
    .kind = kind,
    .geometry = {
      .type = kind == KZRU_ROUTE_SEA_AREA ? KZRU_GEOMETRY_POLYGON : KZRU_GEOMETRY_LINE,
      .points = points,
      .n_points = n,
      .part_ends = &n,
      .n_parts = 1,
    },
  };

  return kzru_route_shape_new (&route, base_map);
}

static double
get_distance (const KzruRouteShape *shape,
              KzruMercator          p)
{
  double least = INFINITY;

  for (guint i = 1; i < shape->n_points; i++)
    least = MIN (least, kzru_curve_distance (p, shape->points[i - 1], shape->points[i]));

  return least;
}

/* A corridor goes through each of its stations, and between them it turns
 * little by little. */
static void
test_curve (void)
{
  static const KzruPoint stations[] = {
    { 30, 60 }, { 37, 56 }, { 46, 51 }, { 44, 48 }, { 48, 46 }, { 70, 47 },
  };
  g_autoptr (KzruRouteShape) shape = make_shape (KZRU_ROUTE_CORRIDOR, stations, G_N_ELEMENTS (stations), NULL);

  g_assert_cmpuint (shape->n_parts, ==, 1);
  g_assert_cmpuint (shape->n_points, >, 100);
  g_assert_cmpuint (shape->n_sea_legs, ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (stations); i++)
    g_assert_cmpfloat (get_distance (shape, kzru_mercator_from_point (stations[i])), <, 1e-12);

  for (guint i = 2; i < shape->n_points; i++)
    {
      const KzruMercator *p = &shape->points[i - 2];
      double ax = p[1].x - p[0].x, ay = p[1].y - p[0].y, bx = p[2].x - p[1].x, by = p[2].y - p[1].y;

      g_assert_cmpfloat (fabs (atan2 (ax * by - ay * bx, ax * bx + ay * by)), <, 0.6);
    }
}

/* Two stations, or all in a row, make a straight line. */
static void
test_straight (void)
{
  static const KzruPoint stations[] = { { 10, 0 }, { 20, 0 }, { 25, 0 }, { 60, 0 } };

  for (guint n = 2; n <= G_N_ELEMENTS (stations); n++)
    {
      g_autoptr (KzruRouteShape) shape = make_shape (KZRU_ROUTE_PIPELINE, stations, n, NULL);

      for (guint i = 1; i < shape->n_points; i++)
        {
          g_assert_cmpfloat (shape->points[i].y, ==, 0.5);
          g_assert_cmpfloat (shape->points[i].x, >, shape->points[i - 1].x);
        }
    }
}

/* Borders are drawn as the data set has them, to the point. */
static void
test_border (void)
{
  static const KzruPoint points[] = { { 50, 50 }, { 50.1, 50 }, { 50.1, 50 }, { 50.1, 50.1 }, { 50.2, 50 } };
  g_autoptr (KzruRouteShape) shape = make_shape (KZRU_ROUTE_BORDER, points, G_N_ELEMENTS (points), NULL);

  /* All but the repeated one. */
  g_assert_cmpuint (shape->n_points, ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    g_assert_cmpfloat (get_distance (shape, kzru_mercator_from_point (points[i])), ==, 0);
}

static void
test_degenerate (void)
{
  static const KzruPoint points[] = { { 50, 50 }, { 50, 50 }, { 50, 50 } };

  for (guint n = 0; n <= G_N_ELEMENTS (points); n++)
    {
      g_autoptr (KzruRouteShape) line = make_shape (KZRU_ROUTE_CORRIDOR, points, n, NULL);
      g_autoptr (KzruRouteShape) area = make_shape (KZRU_ROUTE_SEA_AREA, points, n, NULL);
      g_autoptr (GArray) anchors = g_array_new (FALSE, FALSE, sizeof (KzruAnchor));

      g_assert_cmpuint (line->n_parts, ==, 0);
      g_assert_true (kzru_mercator_box_is_empty (&line->box));
      kzru_anchors_find_in_shape (area, anchors);
      g_assert_cmpuint (anchors->len, ==, 0);
    }
}

/* The oracle of the weights: drawn with the heavy points alone, the line is
 * nowhere further off than the tolerance. */
static void
test_weights (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);

  for (guint round = 0; round < 50; round++)
    {
      KzruMercator points[200];
      double weights[200];
      double tolerance = g_rand_double_range (rand, 0.001, 0.05);
      guint last = 0;

      points[0] = (KzruMercator) { 0.5, 0.5 };
      for (guint i = 1; i < 200; i++)
        points[i] = (KzruMercator) {
          points[i - 1].x + g_rand_double_range (rand, -0.01, 0.012),
          points[i - 1].y + g_rand_double_range (rand, -0.01, 0.01),
        };

      kzru_curve_weigh (points, 200, weights);
      g_assert_true (isinf (weights[0]) && isinf (weights[199]));

      for (guint i = 1; i < 200; i++)
        if (weights[i] > tolerance)
          {
            for (guint j = last + 1; j < i; j++)
              g_assert_cmpfloat (kzru_curve_distance (points[j], points[last], points[i]), <=, tolerance + 1e-12);
            last = i;
          }
      g_assert_cmpuint (last, ==, 199);
    }
}

/* A line over the antimeridian goes the short way. */
static void
test_antimeridian (void)
{
  static const KzruPoint points[] = { { 170, 60 }, { -170, 62 }, { -160, 60 }, { 175, 58 } };
  g_autoptr (KzruRouteShape) shape = make_shape (KZRU_ROUTE_BORDER, points, G_N_ELEMENTS (points), NULL);

  g_assert_cmpfloat (shape->box.east - shape->box.west, <, 0.1);
  g_assert_cmpfloat (shape->box.east, >, 1);
}

static guint
count_land (const KzruRouteShape *shape,
            KzruBaseMap          *map)
{
  guint n = 0;

  for (guint i = 0; i < shape->n_points; i++)
    n += kzru_base_map_is_land (map, shape->points[i]);

  return n;
}

/* What crosses the Caspian goes by sea, round the Absheron peninsula; what
 * goes along its shore does not. */
static void
test_by_sea (void)
{
  const KzruPoint ferry[] = { { 55.2, 45.3 }, aktau, baku, { 46.36, 40.68 } };
  const KzruPoint long_way[] = { astrakhan, anzali };
  const KzruPoint by_land[] = { { 37.6, 55.75 }, { 46, 51.5 }, astrakhan };
  g_autoptr (KzruBaseMap) map = test_load_base_map ();
  g_autoptr (KzruRouteShape) middle = make_shape (KZRU_ROUTE_CORRIDOR, ferry, G_N_ELEMENTS (ferry), map);
  g_autoptr (KzruRouteShape) ship = make_shape (KZRU_ROUTE_CORRIDOR, long_way, G_N_ELEMENTS (long_way), map);
  g_autoptr (KzruRouteShape) train = make_shape (KZRU_ROUTE_CORRIDOR, by_land, G_N_ELEMENTS (by_land), map);
  g_autoptr (KzruRouteShape) unknown = make_shape (KZRU_ROUTE_CORRIDOR, long_way, G_N_ELEMENTS (long_way), NULL);

  g_assert_cmpuint (middle->n_sea_legs, ==, 1);
  g_assert_cmpfloat (hypot (middle->points[middle->sea_legs[0].first].x - kzru_mercator_from_point (aktau).x,
                            middle->points[middle->sea_legs[0].last].y - kzru_mercator_from_point (baku).y), <, 1e-12);
  g_assert_true (kzru_route_shape_is_by_sea (middle, middle->sea_legs[0].first));
  g_assert_false (kzru_route_shape_is_by_sea (middle, middle->sea_legs[0].last));

  g_assert_cmpuint (train->n_sea_legs, ==, 0);
  g_assert_cmpuint (unknown->n_sea_legs, ==, 0);

  /* Ports lie inland of a generalised shore, the Volga's by 80 km. */
  g_assert_cmpuint (ship->n_sea_legs, ==, 1);
  g_assert_cmpuint (count_land (ship, map) * 6, <, ship->n_points);
  for (double lat = 40.0; lat <= 41.0; lat += 0.05)
    {
      double y = kzru_mercator_from_point ((KzruPoint) { 50, lat }).y;

      for (guint i = 1; i < ship->n_points; i++)
        if ((ship->points[i - 1].y > y) != (ship->points[i].y > y))
          g_assert_false (kzru_base_map_is_land (map, ship->points[i]));
    }
}

/* Whether a point lies in an area: the angle that its ring turns around it. */
static gboolean
winds_around (const KzruRouteShape *shape,
              KzruMercator          p)
{
  double angle = 0;

  for (guint i = 1; i < shape->n_points; i++)
    {
      double ax = shape->points[i - 1].x - p.x, ay = shape->points[i - 1].y - p.y;
      double bx = shape->points[i].x - p.x, by = shape->points[i].y - p.y;

      angle += atan2 (ax * by - ay * bx, ax * bx + ay * by);
    }

  return fabs (angle) > G_PI;
}

static KzruRouteShape *
make_star (GRand *rand)
{
  KzruPoint points[41];

  for (guint i = 0; i < 40; i++)
    {
      double radius = g_rand_double_range (rand, 3, 20);

      points[i] = (KzruPoint) { 50 + radius * cos (i * G_PI / 20), 40 + radius * sin (i * G_PI / 20) };
    }
  points[40] = points[0];

  return make_shape (KZRU_ROUTE_SEA_AREA, points, 41, NULL);
}

/* An anchor is within the area, and has as much room as it says. */
static void
test_anchors (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (KzruRouteShape) star = make_star (rand);
      g_autoptr (GArray) anchors = g_array_new (FALSE, FALSE, sizeof (KzruAnchor));

      kzru_anchors_find_in_shape (star, anchors);
      g_assert_cmpuint (anchors->len, >, 0);
      for (guint i = 0; i < anchors->len; i++)
        {
          KzruAnchor anchor = g_array_index (anchors, KzruAnchor, i);

          g_assert_true (winds_around (star, anchor.at));
          g_assert_cmpfloat_with_epsilon (anchor.clearance, get_distance (star, anchor.at), 0.002);
          if (i > 0)
            g_assert_cmpfloat (anchor.clearance, <=, g_array_index (anchors, KzruAnchor, i - 1).clearance);
        }
    }
}

/* Every country can be named, also those too small for the coarsest map. */
static void
test_unit_anchors (void)
{
  g_autoptr (KzruBaseMap) map = test_load_base_map ();
  guint n;
  const KzruBaseUnit *units = kzru_base_map_get_units (map, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) anchors = g_array_new (FALSE, FALSE, sizeof (KzruAnchor));

      kzru_anchors_find_in_unit (map, i, anchors);
      g_assert_cmpuint (anchors->len, >, 0);
      g_assert_cmpfloat (g_array_index (anchors, KzruAnchor, 0).clearance, >, 0);

      /* Large ones have several, all on their own ground. */
      if (g_str_equal (units[i].alpha2, "RU"))
        {
          g_assert_cmpuint (anchors->len, >, 4);
          for (guint j = 0; j < anchors->len; j++)
            g_assert_cmpuint (kzru_base_map_find_unit (map, g_array_index (anchors, KzruAnchor, j).at), ==, i);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/route-shape/curve", test_curve);
  g_test_add_func ("/route-shape/straight", test_straight);
  g_test_add_func ("/route-shape/border", test_border);
  g_test_add_func ("/route-shape/degenerate", test_degenerate);
  g_test_add_func ("/route-shape/weights", test_weights);
  g_test_add_func ("/route-shape/antimeridian", test_antimeridian);
  g_test_add_func ("/route-shape/by-sea", test_by_sea);
  g_test_add_func ("/anchor/shapes", test_anchors);
  g_test_add_func ("/anchor/units", test_unit_anchors);

  return g_test_run ();
}
