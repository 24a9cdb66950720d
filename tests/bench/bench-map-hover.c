/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-route-index.h"
#include "tests/bench/bench-map.h"
#include "tests/bench/bench-samples.h"

/* What it costs to know which routes are under the pointer. The index is of a
 * picture: it is built once for each that the pointer is over. */

#define WIDTH 1200
#define HEIGHT 800
#define POINTS_A_ROUTE 100
#define N_QUERIES 2000

/* Of a pointer, in pixels. */
#define TOLERANCE 8.0

static void
add_route (KzruRouteIndex *index,
           guint           route,
           GRand          *rand)
{
  KzruScreenPoint points[POINTS_A_ROUTE + 1];
  KzruScreenPoint at = { g_rand_double_range (rand, 0, WIDTH), g_rand_double_range (rand, 0, HEIGHT) };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      points[i] = at;
      at.x += g_rand_double_range (rand, -6, 8);
      at.y += g_rand_double_range (rand, -6, 6);
    }

  kzru_route_index_add (index, route, points, G_N_ELEMENTS (points), FALSE);
}

static void
measure_index (JsonBuilder *out,
               guint        n_segments)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (KzruRouteHit));
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (KzruRouteIndex) index = NULL;
  gint64 start = g_get_monotonic_time ();

  index = kzru_route_index_new ((KzruScreenPoint) { 0, 0 }, (KzruScreenPoint) { WIDTH, HEIGHT }, n_segments);
  for (guint i = 0; i < n_segments / POINTS_A_ROUTE; i++)
    add_route (index, i, rand);

  json_builder_begin_object (out);
  json_builder_set_member_name (out, "segments");
  json_builder_add_int_value (out, n_segments);
  bench_add_number (out, "build_ms", (double) (g_get_monotonic_time () - start) / 1000);

  for (guint i = 0; i < N_QUERIES; i++)
    {
      double x = g_rand_double_range (rand, 0, WIDTH);
      double y = g_rand_double_range (rand, 0, HEIGHT);

      g_array_set_size (hits, 0);
      start = g_get_monotonic_time ();
      kzru_route_index_query (index, x, y, TOLERANCE, hits);
      bench_samples_add_since (samples, start);
    }

  bench_add_samples (out, samples);
  json_builder_end_object (out);
}

/**
 * bench_map_hover:
 * @out: where to add the figures
 *
 * Measures queries of the index of routes against the number of segments that
 * are in the picture.
 */
void
bench_map_hover (JsonBuilder *out)
{
  json_builder_set_member_name (out, "hover");
  json_builder_begin_array (out);
  for (guint n_segments = 1000; n_segments <= 100000; n_segments *= 10)
    measure_index (out, n_segments);
  json_builder_end_array (out);
}
