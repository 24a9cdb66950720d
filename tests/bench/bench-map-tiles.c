/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "tests/bench/bench-map.h"
#include "tests/bench/bench-samples.h"
#include "widgets/kzru-base-map-source.h"

/* How long tiles of the base map take.
 *
 * A view is cold when none of its tiles was painted before: all are asked for
 * at once, as the map does when it jumps, and the view is filled when the last
 * one is there. Each view is also what the tiles of a zoom level are taken
 * from: places with much to draw, since the sea is fast everywhere. */

#define VIEW_WIDTH 1200
#define VIEW_HEIGHT 800

static const KzruPoint centres[] = {
  { 51, 43 },   /* the Caspian */
  { 34, 46 },   /* Crimea */
  { 25, 38 },   /* the Aegean */
  { 12, 64 },   /* the fjords of Norway */
  { 76, 43 },   /* Almaty */
  { 56, 26 },   /* the Strait of Hormuz */
  { -75, -48 }, /* the fjords of Chile */
  { 180, 66 },  /* Chukotka, where the world begins anew */
};

typedef struct
{
  guint   n_left;
  gint64  start;
  GArray *samples; /* nullable: of single tiles */
} Batch;

static void
filled_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Batch *batch = user_data;

  shumate_map_source_fill_tile_finish (SHUMATE_MAP_SOURCE (source), result, NULL);
  batch->n_left--;
}

static void
ask (KzruBaseMapSource *source,
     guint              x,
     guint              y,
     guint              zoom,
     Batch             *batch)
{
  g_autoptr (ShumateTile) tile = shumate_tile_new_full (x, y, KZRU_MERCATOR_TILE_SIZE, zoom);

  batch->n_left++;
  shumate_map_source_fill_tile_async (SHUMATE_MAP_SOURCE (source), tile, NULL, filled_cb, batch);
}

static void
wait_for (Batch *batch)
{
  while (batch->n_left > 0)
    g_main_context_iteration (NULL, TRUE);
}

/* The tiles that a view shows, each once. */
static guint
fill_view (KzruBaseMapSource *source,
           KzruPoint          centre,
           guint              zoom,
           GArray            *single)
{
  KzruMercator at = kzru_mercator_from_point (centre);
  int n = 1 << zoom;
  double world = kzru_mercator_world_size (zoom);
  int west = (int) floor ((at.x * world - VIEW_WIDTH / 2.0) / KZRU_MERCATOR_TILE_SIZE);
  int east = (int) floor ((at.x * world + VIEW_WIDTH / 2.0) / KZRU_MERCATOR_TILE_SIZE);
  int north = (int) floor ((at.y * world - VIEW_HEIGHT / 2.0) / KZRU_MERCATOR_TILE_SIZE);
  int south = (int) floor ((at.y * world + VIEW_HEIGHT / 2.0) / KZRU_MERCATOR_TILE_SIZE);
  Batch batch = { 0 };
  guint n_tiles = 0;

  east = MIN (east, west + n - 1);
  for (int y = MAX (north, 0); y <= MIN (south, n - 1); y++)
    for (int x = west; x <= east; x++)
      {
        gint64 start = g_get_monotonic_time ();

        ask (source, (guint) ((x % n + n) % n), (guint) y, zoom, &batch);
        n_tiles++;
        if (single != NULL)
          {
            wait_for (&batch);
            bench_samples_add_since (single, start);
          }
      }
  wait_for (&batch);

  return n_tiles;
}

static void
measure_zoom (JsonBuilder       *out,
              KzruBaseMapSource *source,
              guint              zoom)
{
  g_autoptr (GArray) tiles = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) views = g_array_new (FALSE, FALSE, sizeof (double));
  gint64 start = g_get_monotonic_time ();
  guint n_tiles = 0;
  double seconds;

  for (guint i = 0; i < G_N_ELEMENTS (centres); i++)
    {
      gint64 view_start = g_get_monotonic_time ();

      n_tiles += fill_view (source, centres[i], zoom, NULL);
      bench_samples_add_since (views, view_start);
    }
  seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;

  for (guint i = 0; i < G_N_ELEMENTS (centres); i++)
    fill_view (source, centres[i], zoom, tiles);

  json_builder_begin_object (out);
  json_builder_set_member_name (out, "zoom");
  json_builder_add_int_value (out, zoom);
  json_builder_set_member_name (out, "tile");
  json_builder_begin_object (out);
  bench_add_samples (out, tiles);
  json_builder_end_object (out);
  json_builder_set_member_name (out, "cold_view");
  json_builder_begin_object (out);
  bench_add_samples (out, views);
  json_builder_end_object (out);
  bench_add_number (out, "tiles_per_second", n_tiles / seconds);
  json_builder_end_object (out);
}

/**
 * bench_map_tiles:
 * @out: where to add the figures
 *
 * Measures for each zoom level how long one tile takes, how long a view of
 * 1200 × 800 pixels takes to be filled, and how many tiles a second all cores
 * paint.
 */
void
bench_map_tiles (JsonBuilder *out)
{
  g_autoptr (KzruBaseMap) base_map = kzru_base_map_dup_bundled ();
  g_autoptr (KzruBaseMapSource) source = kzru_base_map_source_new (base_map);

  /* Threads are started, code is loaded. */
  fill_view (source, centres[0], 6, NULL);

  json_builder_set_member_name (out, "tiles");
  json_builder_begin_array (out);
  for (guint zoom = KZRU_MAP_MIN_ZOOM; zoom <= KZRU_MAP_MAX_ZOOM; zoom++)
    measure_zoom (out, source, zoom);
  json_builder_end_array (out);
}
