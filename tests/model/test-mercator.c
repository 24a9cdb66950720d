/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-map-frame.h"

#include <math.h>

/* Points of EPSG:3857, as fractions of its square: half its side is 20,037,508.34 m. */
static void
test_known_points (void)
{
  static const struct
  {
    KzruPoint point;
    double    x;
    double    y;
  } cases[] = {
    { { 0, 0 }, 0.5, 0.5 },
    { { -180, KZRU_MERCATOR_MAX_LATITUDE }, 0, 0 },
    { { 180, -KZRU_MERCATOR_MAX_LATITUDE }, 1, 1 },
    { { 0, 90 }, 0.5, 0 },
    { { 0, -90 }, 0.5, 1 },
    /* EPSG guidance note 7-2: 24°22'54.433" N, 100°20'00.000" W is at E −11169055.58, N 2800000.00. */
    { { -(100 + 20 / 60.0), 24 + 22 / 60.0 + 54.433 / 3600 },
      0.5 - 11169055.58 / 40075016.69, 0.5 - 2800000.00 / 40075016.69 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KzruMercator m = kzru_mercator_from_point (cases[i].point);

      g_assert_cmpfloat_with_epsilon (m.x, cases[i].x, 1e-9);
      g_assert_cmpfloat_with_epsilon (m.y, cases[i].y, 1e-9);
    }
}

static void
test_there_and_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < 2000; i++)
    {
      KzruPoint point = { g_rand_double_range (rand, -180, 180), g_rand_double_range (rand, -85, 85) };
      KzruPoint back = kzru_mercator_to_point (kzru_mercator_from_point (point));
      KzruMercator copy = kzru_mercator_from_point (point);

      g_assert_cmpfloat_with_epsilon (back.lon, point.lon, 1e-9);
      g_assert_cmpfloat_with_epsilon (back.lat, point.lat, 1e-9);

      copy.x += g_rand_int_range (rand, -3, 4);
      back = kzru_mercator_to_point (copy);
      g_assert_cmpfloat_with_epsilon (back.lon, point.lon, 1e-9);
    }

  g_assert_cmpfloat (kzru_mercator_to_point ((KzruMercator) { 1, 0.5 }).lon, ==, 180);
  g_assert_cmpfloat (kzru_mercator_to_point ((KzruMercator) { 0, 0.5 }).lon, ==, -180);
}

static void
test_metres (void)
{
  KzruMercator north = kzru_mercator_from_point ((KzruPoint) { 0, 60 });

  g_assert_cmpfloat_with_epsilon (kzru_mercator_get_metres (0.5), 40075016.69, 0.01);
  g_assert_cmpfloat_with_epsilon (kzru_mercator_get_metres (north.y), 40075016.69 / 2, 0.01);
  g_assert_cmpfloat (kzru_mercator_world_size (0), ==, 256);
  g_assert_cmpfloat (kzru_mercator_world_size (10), ==, 262144);
}

static void
test_wrap (void)
{
  g_assert_cmpfloat_with_epsilon (kzru_mercator_wrap_near (0.99, 0.01), -0.01, 1e-12);
  g_assert_cmpfloat_with_epsilon (kzru_mercator_wrap_near (0.01, 0.99), 1.01, 1e-12);
  g_assert_cmpfloat (kzru_mercator_wrap_near (0.4, 0.6), ==, 0.4);
}

static KzruMapFrame
make_frame (GRand *rand)
{
  return (KzruMapFrame) {
    .centre = { g_rand_double (rand), g_rand_double (rand) },
    .zoom = g_rand_double_range (rand, 0, 12),
    .rotation = g_rand_double_range (rand, 0, 2 * G_PI),
    .width = g_rand_double_range (rand, 50, 2000),
    .height = g_rand_double_range (rand, 50, 1500),
  };
}

static void
test_frame_there_and_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (guint i = 0; i < 1000; i++)
    {
      KzruMapFrame frame = make_frame (rand);
      double x = g_rand_double_range (rand, -100, 2100);
      double y = g_rand_double_range (rand, -100, 1600);
      KzruScreenPoint back = kzru_map_frame_to_screen (&frame, kzru_map_frame_from_screen (&frame, x, y));
      KzruScreenPoint middle = kzru_map_frame_to_screen (&frame, frame.centre);

      g_assert_cmpfloat_with_epsilon (back.x, x, 1e-6);
      g_assert_cmpfloat_with_epsilon (back.y, y, 1e-6);
      g_assert_cmpfloat_with_epsilon (middle.x, frame.width / 2, 1e-9);
      g_assert_cmpfloat_with_epsilon (middle.y, frame.height / 2, 1e-9);
    }
}

/* A quarter turn clockwise brings what was at the top to the right. */
static void
test_frame_rotation (void)
{
  KzruMapFrame frame = { { 0.5, 0.5 }, 0, G_PI / 2, 200, 200 };
  KzruScreenPoint p = kzru_map_frame_to_screen (&frame, (KzruMercator) { 0.5, 0.5 - 50.0 / 256 });

  g_assert_cmpfloat_with_epsilon (p.x, 150, 1e-9);
  g_assert_cmpfloat_with_epsilon (p.y, 100, 1e-9);
}

static void
test_frame_fit (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  KzruMercatorBox empty = KZRU_MERCATOR_BOX_EMPTY;
  KzruMercatorBox place = { 0.7, 0.3, 0.7, 0.3 };
  KzruMapFrame world = kzru_map_frame_fit (&empty, 100, 100, 10, 2, 10);

  g_assert_cmpfloat (world.zoom, ==, 2);
  world = kzru_map_frame_fit (&empty, 1024, 600, 10, 0, 10);
  g_assert_cmpfloat_with_epsilon (world.zoom, 2, 1e-9);
  world = kzru_map_frame_fit (&empty, 600, 2048, 10, 0, 10);
  g_assert_cmpfloat_with_epsilon (world.zoom, 3, 1e-9);
  g_assert_cmpfloat (kzru_map_frame_fit (&place, 100, 100, 10, 2, 10).zoom, ==, 10);

  for (guint i = 0; i < 500; i++)
    {
      double x = g_rand_double_range (rand, 0, 0.8);
      double y = g_rand_double_range (rand, 0, 0.8);
      KzruMercatorBox box = { x, y, x + g_rand_double_range (rand, 0.001, 0.2), y + g_rand_double_range (rand, 0.001, 0.2) };
      KzruMapFrame frame = kzru_map_frame_fit (&box, 800, 500, 30, 0, 20);
      KzruScreenPoint a = kzru_map_frame_to_screen (&frame, (KzruMercator) { box.west, box.north });
      KzruScreenPoint b = kzru_map_frame_to_screen (&frame, (KzruMercator) { box.east, box.south });

      /* All of it is in, and it could not be larger. */
      g_assert_cmpfloat (MIN (a.x, a.y), >, 30 - 1e-6);
      g_assert_cmpfloat (b.x, <, 770 + 1e-6);
      g_assert_cmpfloat (b.y, <, 470 + 1e-6);
      g_assert_cmpfloat_with_epsilon (MIN (a.x, a.y), 30, 1e-6);
    }
}

/* An empty box adds nothing, and takes what is added for all that it holds. */
static void
test_box_include (void)
{
  KzruMercatorBox empty = KZRU_MERCATOR_BOX_EMPTY;
  KzruMercatorBox all = KZRU_MERCATOR_BOX_EMPTY;
  KzruMercatorBox west = { 0.1, 0.4, 0.2, 0.5 };
  KzruMercatorBox east = { 0.6, 0.3, 0.9, 0.45 };

  kzru_mercator_box_include_box (&all, &empty);
  g_assert_true (kzru_mercator_box_is_empty (&all));

  kzru_mercator_box_include_box (&all, &east);
  kzru_mercator_box_include_box (&all, &west);
  kzru_mercator_box_include_box (&all, &empty);
  g_assert_cmpfloat (all.west, ==, 0.1);
  g_assert_cmpfloat (all.north, ==, 0.3);
  g_assert_cmpfloat (all.east, ==, 0.9);
  g_assert_cmpfloat (all.south, ==, 0.5);
}

/* What is in the picture in some copy of the world is drawn in that copy. */
static void
test_frame_copies (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint i = 0; i < 2000; i++)
    {
      KzruMapFrame frame = make_frame (rand);
      double x = g_rand_double_range (rand, 0, frame.width);
      double y = g_rand_double_range (rand, 0, frame.height);
      KzruMercator shown = kzru_map_frame_from_screen (&frame, x, y);
      double copy = floor (shown.x);
      KzruMercatorBox box = { shown.x - copy, shown.y, shown.x - copy, shown.y };
      int first, last;

      kzru_map_frame_get_copies (&frame, &box, 1, &first, &last);
      g_assert_cmpint (first, <=, (int) copy);
      g_assert_cmpint (last, >=, (int) copy);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mercator/known-points", test_known_points);
  g_test_add_func ("/mercator/there-and-back", test_there_and_back);
  g_test_add_func ("/mercator/metres", test_metres);
  g_test_add_func ("/mercator/wrap", test_wrap);
  g_test_add_func ("/mercator/box-include", test_box_include);
  g_test_add_func ("/map-frame/there-and-back", test_frame_there_and_back);
  g_test_add_func ("/map-frame/rotation", test_frame_rotation);
  g_test_add_func ("/map-frame/fit", test_frame_fit);
  g_test_add_func ("/map-frame/copies", test_frame_copies);

  return g_test_run ();
}
