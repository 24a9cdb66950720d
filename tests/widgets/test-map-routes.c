/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/widgets/test-map-layout-util.h"

/* The lines of routes, where they are drawn and hit. */

#define WIDTH 900
#define HEIGHT 500

/* Between lines that run side by side, in pixels. */
#define SLOT_WIDTH 5.4

static KzruMapLayout *
make_layout (Fixture *fixture,
             double   lon,
             double   lat,
             double   zoom,
             double   rotation)
{
  KzruMapFrame frame = { kzru_mercator_from_point ((KzruPoint) { lon, lat }), zoom, rotation, WIDTH, HEIGHT };

  return test_lay_out_map (fixture, frame, test_english);
}

static guint
find_route (Fixture    *fixture,
            const char *id)
{
  return test_find (fixture->atlas, id).index;
}

/* How far a point is from what is drawn of a route, measured line by line. */
static double
measure_to_route (KzruMapLayout   *layout,
                  guint            route,
                  KzruScreenPoint  p)
{
  const KzruScreenPoint *points = kzru_map_layout_get_points (layout);
  double least = INFINITY;
  guint n;
  const KzruMapLine *lines = kzru_map_layout_get_lines (layout, &n);

  for (guint i = 0; i < n; i++)
    for (guint j = 1; lines[i].route == route && j < lines[i].n_points; j++)
      least = MIN (least, test_measure (p, points[lines[i].first + j - 1], points[lines[i].first + j]));

  return least;
}

/* How far it is from where the route would be if it had the map to itself. */
static double
measure_to_ground (KzruMapLayout        *layout,
                   const KzruRouteShape *shape,
                   KzruScreenPoint       p)
{
  const KzruMapFrame *frame = kzru_map_layout_get_frame (layout);
  double least = INFINITY;

  for (int copy = -2; copy <= 2; copy++)
    for (guint part = 0; part < shape->n_parts; part++)
      for (guint i = shape->parts[part].first + 1; i < shape->parts[part].first + shape->parts[part].n_points; i++)
        {
          KzruMercator a = shape->points[i - 1], b = shape->points[i];

          a.x += copy;
          b.x += copy;
          least = MIN (least, test_measure (p, kzru_map_frame_to_screen (frame, a), kzru_map_frame_to_screen (frame, b)));
        }

  return least;
}

static KzruScreenPoint
choose_point (GRand         *rand,
              KzruMapLayout *layout)
{
  guint n;
  const KzruMapLine *lines = kzru_map_layout_get_lines (layout, &n);
  const KzruMapLine *line;
  KzruScreenPoint p;

  if (n == 0 || g_rand_int_range (rand, 0, 5) == 0)
    return (KzruScreenPoint) { g_rand_double_range (rand, 0, WIDTH), g_rand_double_range (rand, 0, HEIGHT) };

  line = &lines[g_rand_int_range (rand, 0, (gint32) n)];
  p = kzru_map_layout_get_points (layout)[line->first + (guint) g_rand_int_range (rand, 0, (gint32) line->n_points)];
  p.x += g_rand_double_range (rand, -25, 25);
  p.y += g_rand_double_range (rand, -25, 25);

  return (KzruScreenPoint) { CLAMP (p.x, 0, WIDTH), CLAMP (p.y, 0, HEIGHT) };
}

static void
check_point (Fixture         *fixture,
             KzruMapLayout   *layout,
             KzruScreenPoint  p,
             double           tolerance,
             guint           *n_hits)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (KzruRouteHit));

  kzru_map_layout_pick_routes (layout, p.x, p.y, tolerance, hits);
  for (guint i = 0; i < fixture->content->n_routes; i++)
    {
      const KzruRouteShape *shape = fixture->content->shapes[i];
      double drawn = measure_to_route (layout, i, p);
      const KzruRouteHit *hit = NULL;

      for (guint j = 0; j < hits->len; j++)
        if (g_array_index (hits, KzruRouteHit, j).route == i)
          hit = &g_array_index (hits, KzruRouteHit, j);

      /* At the very edge rounding decides. */
      if (fabs (drawn - tolerance) < 1e-6)
        continue;

      g_assert_cmpint (hit != NULL && !hit->inside, ==, drawn < tolerance);
      if (hit == NULL || hit->inside)
        continue;

      (*n_hits)++;
      g_assert_cmpfloat_with_epsilon (hit->distance, drawn, 1e-6);
      if (!shape->is_shared)
        g_assert_cmpfloat_with_epsilon (hit->distance, measure_to_ground (layout, shape, p), 0.8);
    }
}

/* What is hit is what is drawn, and that is where the route is, in any view. */
static void
test_against_ruler (Fixture       *fixture,
                    gconstpointer  file)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  guint n_hits = 0;

  for (guint i = 0; i < 60; i++)
    {
      double rotation = g_rand_boolean (rand) ? g_rand_double_range (rand, 0, 2 * G_PI) : 0;
      g_autoptr (KzruMapLayout) layout = make_layout (fixture, g_rand_double_range (rand, 35, 65),
                                                      g_rand_double_range (rand, 30, 55),
                                                      g_rand_double_range (rand, 2, 10), rotation);

      for (guint j = 0; j < 20; j++)
        check_point (fixture, layout, choose_point (rand, layout), j % 2 == 0 ? 6 : 22, &n_hits);
    }

  g_assert_cmpuint (n_hits, >, 200);
}

/* Where a route is on the ground at some longitude. */
static KzruPoint
get_ground (Fixture *fixture,
            guint    route,
            double   lon)
{
  const KzruRouteShape *shape = fixture->content->shapes[route];

  for (guint i = 1; i < shape->n_points; i++)
    {
      KzruPoint a = kzru_mercator_to_point (shape->points[i - 1]), b = kzru_mercator_to_point (shape->points[i]);

      if (a.lon <= lon && b.lon >= lon && b.lon > a.lon)
        return (KzruPoint) { lon, a.lat + (b.lat - a.lat) * (lon - a.lon) / (b.lon - a.lon) };
    }

  g_assert_not_reached ();
}

static KzruScreenPoint
to_screen (KzruMapLayout *layout,
           KzruPoint      point)
{
  return kzru_map_frame_to_screen (kzru_map_layout_get_frame (layout), kzru_mercator_from_point (point));
}

/* The nearest point of a route's line. */
static KzruScreenPoint
get_nearest (KzruMapLayout   *layout,
             guint            route,
             KzruScreenPoint  p)
{
  const KzruScreenPoint *points = kzru_map_layout_get_points (layout);
  KzruScreenPoint nearest = { 0, 0 };
  double least = INFINITY;
  guint n;
  const KzruMapLine *lines = kzru_map_layout_get_lines (layout, &n);

  for (guint i = 0; i < n; i++)
    for (guint j = 1; lines[i].route == route && j < lines[i].n_points; j++)
      for (double t = 0; t <= 1; t += 1.0 / 64)
        {
          KzruScreenPoint a = points[lines[i].first + j - 1], b = points[lines[i].first + j];
          KzruScreenPoint q = { a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };

          if (hypot (q.x - p.x, q.y - p.y) < least)
            {
              least = hypot (q.x - p.x, q.y - p.y);
              nearest = q;
            }
        }

  return nearest;
}

static void
check_alone (KzruMapLayout   *layout,
             guint            route,
             KzruScreenPoint  p)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (KzruRouteHit));

  kzru_map_layout_pick_routes (layout, p.x, p.y, SLOT_WIDTH / 2, hits);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpuint (g_array_index (hits, KzruRouteHit, 0).route, ==, route);
}

/* Whether a point lies between the lines of two routes, side by side with both. */
static void
check_between (KzruMapLayout   *layout,
               KzruScreenPoint  p,
               guint            one,
               guint            other)
{
  g_assert_cmpfloat_with_epsilon (measure_to_route (layout, one, p), SLOT_WIDTH, 0.8);
  g_assert_cmpfloat_with_epsilon (measure_to_route (layout, other, p), SLOT_WIDTH, 0.8);
  g_assert_cmpfloat (hypot (get_nearest (layout, one, p).x - get_nearest (layout, other, p).x,
                            get_nearest (layout, one, p).y - get_nearest (layout, other, p).y), >, 1.8 * SLOT_WIDTH);
}

/* Where routes share a leg, each has a line of its own, at every zoom and
 * rotation, and each can be hit. The one that turns right runs on the right. */
static void
test_side_by_side (Fixture       *fixture,
                   gconstpointer  file)
{
  guint one = find_route (fixture, "one"), two = find_route (fixture, "two"), three = find_route (fixture, "three");

  KzruPoint way = get_ground (fixture, two, 45), ahead_on_way = get_ground (fixture, two, 45.01);
  KzruPoint other_way = get_ground (fixture, two, 55);

  for (double zoom = 3; zoom <= 10; zoom += 0.7)
    for (double rotation = 0; rotation < 6; rotation += 1.1)
      {
        g_autoptr (KzruMapLayout) first = make_layout (fixture, way.lon, way.lat, zoom, rotation);
        g_autoptr (KzruMapLayout) second = make_layout (fixture, other_way.lon, other_way.lat, zoom, rotation);
        KzruScreenPoint p = to_screen (first, way);
        KzruScreenPoint q = to_screen (second, other_way);
        KzruScreenPoint right = get_nearest (first, one, p), left = get_nearest (first, two, p);
        KzruScreenPoint ahead = to_screen (first, ahead_on_way);

        g_assert_cmpfloat_with_epsilon (measure_to_route (first, two, right), SLOT_WIDTH, 0.8);
        g_assert_cmpfloat_with_epsilon (measure_to_route (first, one, left), SLOT_WIDTH, 0.8);
        check_alone (first, one, right);
        check_alone (first, two, left);

        /* One turns right, to the south. */
        g_assert_cmpfloat ((ahead.x - p.x) * (right.y - left.y) - (ahead.y - p.y) * (right.x - left.x), >, 0);

        /* Three lines, one of them between the others. */
        check_between (second, get_nearest (second, two, q), one, three);
        check_alone (second, one, get_nearest (second, one, q));
        check_alone (second, two, get_nearest (second, two, q));
        check_alone (second, three, get_nearest (second, three, q));
      }
}

/* Lines that change their slot do not turn on a point. */
static void
test_smooth (Fixture       *fixture,
             gconstpointer  file)
{
  for (double zoom = 4; zoom <= 9; zoom += 0.5)
    {
      g_autoptr (KzruMapLayout) layout = make_layout (fixture, 50, 40, zoom, 0.3);
      const KzruScreenPoint *points = kzru_map_layout_get_points (layout);
      guint n;
      const KzruMapLine *lines = kzru_map_layout_get_lines (layout, &n);

      for (guint i = 0; i < n; i++)
        for (guint j = 2; j < lines[i].n_points; j++)
          {
            const KzruScreenPoint *p = &points[lines[i].first + j - 2];
            double ax = p[1].x - p[0].x, ay = p[1].y - p[0].y, bx = p[2].x - p[1].x, by = p[2].y - p[1].y;

            g_assert_cmpfloat (fabs (atan2 (ax * by - ay * bx, ax * bx + ay * by)), <, 0.8);
          }
    }
}

/* Arrows stand on the lines of the routes that have a direction, and point
 * along them; they move with the map. */
static void
test_arrows (Fixture       *fixture,
             gconstpointer  file)
{
  g_autoptr (KzruMapLayout) layout = make_layout (fixture, 50, 40, 5.3, 0);
  g_autoptr (KzruMapLayout) moved = NULL;
  double east[2] = { 0, 0 };
  KzruScreenPoint shift;
  guint n, n_moved, n_of[2] = { 0, 0 }, n_same = 0;
  const KzruMapArrow *arrows = kzru_map_layout_get_arrows (layout, &n);
  const KzruMapArrow *others;
  guint one = find_route (fixture, "one"), three = find_route (fixture, "three");

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (arrows[i].route == one || arrows[i].route == three);
      g_assert_cmpfloat (measure_to_route (layout, arrows[i].route, arrows[i].at), <, 0.01);
      east[arrows[i].route == three] += cos (arrows[i].angle);
      n_of[arrows[i].route == three]++;
    }
  g_assert_cmpuint (n_of[0], >=, 4);
  g_assert_cmpuint (n_of[1], >=, 2);
  g_assert_cmpfloat (east[0] / n_of[0], >, 0.5);
  g_assert_cmpfloat (east[1] / n_of[1], <, -0.3);

  moved = make_layout (fixture, 51, 40.5, 5.3, 0);
  shift = to_screen (moved, (KzruPoint) { 50, 40 });
  others = kzru_map_layout_get_arrows (moved, &n_moved);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n_moved; j++)
      n_same += hypot (arrows[i].at.x - WIDTH / 2 - (others[j].at.x - shift.x),
                       arrows[i].at.y - HEIGHT / 2 - (others[j].at.y - shift.y)) < 0.5;
  g_assert_cmpuint (n_same, >=, 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, file, function) TEST_MAP ("/map-routes/" name, file, function)
  ADD ("against-ruler/alone", "map.kzru.json", test_against_ruler);
  ADD ("against-ruler/side-by-side", "routes.kzru.json", test_against_ruler);
  ADD ("against-ruler/overlaps", "overlaps.kzru.json", test_against_ruler);
  ADD ("side-by-side", "routes.kzru.json", test_side_by_side);
  ADD ("smooth", "routes.kzru.json", test_smooth);
  ADD ("arrows", "routes.kzru.json", test_arrows);

  return g_test_run ();
}
