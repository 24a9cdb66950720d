/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "model/kzru-leg-cuts.h"
#include "model/kzru-map-content.h"
#include "tests/test-util.h"

/* The slot of a route where it crosses a meridian, on its line to the east. */
static double
get_slot_at (KzruMapContent *content,
             const char     *id,
             double          lon)
{
  const KzruRouteShape *shape = content->shapes[test_find (content->atlas, id).index];
  double x = kzru_mercator_from_point ((KzruPoint) { lon, 0 }).x;

  for (guint i = 1; i < shape->n_points; i++)
    {
      double a = shape->points[i - 1].x, b = shape->points[i].x;

      if (MIN (a, b) <= x && x < MAX (a, b))
        return b > a ? shape->slots[i - 1] : -shape->slots[i - 1];
    }

  g_assert_not_reached ();
}

/* Routes lie side by side wherever they run over the same ground, whatever stations
 * they have there, and nowhere else. */
static void
test_overlaps (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("overlaps.kzru.json");
  g_autoptr (KzruMapContent) content = kzru_map_content_new (atlas, NULL);
  double slots[3];

  g_assert_cmpfloat (get_slot_at (content, "long", 41), ==, 0);
  g_assert_cmpfloat (get_slot_at (content, "long", 44), ==, 0);
  g_assert_cmpfloat (get_slot_at (content, "part", 43), ==, 0);

  g_assert_cmpfloat (fabs (get_slot_at (content, "long", 48)), ==, 0.5);
  g_assert_cmpfloat (get_slot_at (content, "part", 48), ==, -get_slot_at (content, "long", 48));

  slots[0] = get_slot_at (content, "long", 53);
  slots[1] = get_slot_at (content, "part", 53);
  slots[2] = get_slot_at (content, "border", 53);
  g_assert_cmpfloat (slots[0] + slots[1] + slots[2], ==, 0);
  g_assert_cmpfloat (fabs (slots[0]) + fabs (slots[1]) + fabs (slots[2]), ==, 2);

  g_assert_cmpfloat (fabs (get_slot_at (content, "long", 58)), ==, 0.5);
  g_assert_cmpfloat (get_slot_at (content, "border", 58), ==, -get_slot_at (content, "long", 58));
  g_assert_cmpfloat (get_slot_at (content, "part", 58), ==, 0);
  g_assert_cmpfloat (get_slot_at (content, "border", 65), ==, 0);
  g_assert_false (content->shapes[test_find (atlas, "across").index]->is_shared);
  g_assert_false (content->shapes[test_find (atlas, "touch").index]->is_shared);
}

/* Of the routes of the atlas that is shipped, and with a base map as well, no leg is
 * cut: they share stations where they share the way. */
static void
test_shipped (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas (TEST_SHIPPED_ATLAS);
  g_autoptr (KzruRouteLegs) legs = kzru_route_legs_new (atlas);
  KzruRef ref = test_find (atlas, "north-south-corridor");
  g_autoptr (GArray) stations = kzru_route_legs_dup_stations (legs, ref.index, 0);

  g_assert_cmpuint (stations->len, ==, kzru_atlas_get_route (atlas, ref.index)->geometry.n_points);
}

/* A reference: each leg against each stop. */
static guint
count_cuts (const GArray *stops)
{
  guint n = 0;

  for (guint i = 0; i + 1 < stops->len; i++)
    for (guint j = 0; j < stops->len; j++)
      {
        const KzruLegStop *a = &g_array_index (stops, KzruLegStop, i);
        const KzruLegStop *b = &g_array_index (stops, KzruLegStop, i + 1);
        const KzruLegStop *c = &g_array_index (stops, KzruLegStop, j);

        n += a->line == b->line && a->route != c->route && a->at.y == b->at.y && c->at.y == a->at.y
             && c->at.x > MIN (a->at.x, b->at.x) && c->at.x < MAX (a->at.x, b->at.x);
      }

  return n;
}

/* Many routes along a few parallels, also across the edge of the world: each leg is
 * cut wherever a station of another lies within it. */
static void
test_many (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GArray) stops = g_array_new (FALSE, FALSE, sizeof (KzruLegStop));
  g_autoptr (GArray) cut = NULL;

  for (guint route = 0; route < 99; route++)
    {
      KzruLegStop stop = { { g_rand_double (rand), 0.3 + 0.01 * g_rand_int_range (rand, 0, 10) }, route, route };

      /* No two stations are so near that they are one. */
      stop.at.x = (floor (stop.at.x * 1000) + route / 100.0) / 1000;
      for (guint i = 0; i < 5; i++)
        {
          g_array_append_val (stops, stop);
          stop.at.x += g_rand_int_range (rand, 1, 40) / 1000.0;
        }
    }

  cut = kzru_leg_stops_cut (stops);
  g_assert_cmpuint (count_cuts (stops), >, 100);
  g_assert_cmpuint (cut->len, >=, stops->len + count_cuts (stops));
  for (guint i = 1; i < cut->len; i++)
    {
      const KzruLegStop *a = &g_array_index (cut, KzruLegStop, i - 1);
      const KzruLegStop *b = &g_array_index (cut, KzruLegStop, i);

      if (a->line == b->line)
        g_assert_cmpfloat (b->at.x, >, a->at.x);
    }
  g_assert_cmpuint (count_cuts (cut), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/route-legs/overlaps", test_overlaps);
  g_test_add_func ("/route-legs/shipped", test_shipped);
  g_test_add_func ("/route-legs/many", test_many);

  return g_test_run ();
}
