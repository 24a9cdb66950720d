/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <pango/pangocairo.h>

#include "model/kzru-job.h"
#include "tests/test-util.h"
#include "widgets/kzru-map-scene.h"

#define N_ROWS 3000 /* of a table: more than it keeps the events of */

static KzruAtlas *
read_table (guint n_rows)
{
  g_autoptr (GString) text = g_string_new ("id,title,start,end,category,lon,lat\n");

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (text, "e%u,Event,1990,,some,%u,%u\n", i, 30 + i % 50, 10 + i / 50 % 70);

  return test_read_table (text->str);
}

static KzruMapScene *
make_scene (KzruViewState *state)
{
  g_autoptr (ShumateViewport) viewport = shumate_viewport_new ();
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  KzruMapScene *scene = kzru_map_scene_new (viewport, NULL);

  shumate_location_set_location (SHUMATE_LOCATION (viewport), 45, 55);
  shumate_viewport_set_zoom_level (viewport, 5);
  kzru_map_scene_set_view_state (scene, state);
  kzru_map_scene_set_context (scene, context);
  kzru_map_scene_set_size (scene, 900, 600);
  g_object_unref (context);

  return scene;
}

static gboolean
has_place (KzruMapLayout *layout,
           guint          place)
{
  guint n;
  const KzruMapPlace *places = kzru_map_layout_get_places (layout, &n);

  for (guint i = 0; i < n; i++)
    if (places[i].place == place)
      return TRUE;

  return FALSE;
}

/* The place of the event that is selected is on the map, even of a table, all of whose
 * events are looked at before it is put there. */
static void
test_selected_of_table (void)
{
  g_autoptr (KzruAtlas) atlas = read_table (N_ROWS);
  g_autoptr (KzruViewState) state = kzru_view_state_new ();
  g_autoptr (KzruMapScene) scene = NULL;
  guint row = 35 * 50 + 25; /* in the middle of the map */

  kzru_view_state_set_atlas (state, atlas);
  scene = make_scene (state);
  kzru_view_state_set_playhead (state, 50 * 366 * KZRU_SECONDS_PER_DAY);
  kzru_view_state_select (state, (KzruRef) { KZRU_RECORD_EVENT, row });

  g_assert_true (has_place (kzru_map_scene_get_layout (scene), row));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* A large table is not on the map before it is ready, and then it is. */
static void
test_large_table (void)
{
  g_autoptr (KzruAtlas) atlas = read_table (KZRU_JOB_AT_ONCE + 10);
  g_autoptr (KzruViewState) state = kzru_view_state_new ();
  g_autoptr (KzruMapScene) scene = NULL;
  guint n_changes = 0;

  kzru_view_state_set_atlas (state, atlas);
  scene = make_scene (state);
  g_assert_null (kzru_map_scene_get_layout (scene));

  g_signal_connect_swapped (scene, "content-changed", G_CALLBACK (count_cb), &n_changes);
  test_wait_for (n_changes != 0);
  g_assert_nonnull (kzru_map_scene_get_layout (scene));
  g_assert_true (kzru_map_scene_get_content (scene)->atlas == atlas);
}

/* Lets the scene lay out until what is shown was gathered. */
static KzruPlaceClusters *
wait_for_clusters (KzruMapScene *scene)
{
  KzruPlaceClusters *clusters = NULL;

  test_wait_for (kzru_map_scene_get_layout (scene) != NULL
                 && kzru_map_scene_get_gathered (scene, &clusters)
                 && clusters != NULL);

  return clusters;
}

/* Of a large table nothing is told of what is shown until it was gathered, and then that
 * is heard of; an answer to what was asked before is none. */
static void
test_gathered (void)
{
  g_autoptr (KzruAtlas) atlas = read_table (KZRU_JOB_AT_ONCE + 10);
  g_autoptr (KzruAtlas) small = read_table (10);
  g_autoptr (KzruViewState) state = kzru_view_state_new ();
  g_autoptr (KzruMapScene) scene = NULL;
  KzruPlaceClusters *clusters;
  guint n, n_changes = 0;

  kzru_view_state_set_atlas (state, atlas);
  scene = make_scene (state);
  kzru_place_clusters_get (wait_for_clusters (scene), &n);
  g_assert_cmpuint (n, >, 0);

  /* All was in 1990. */
  g_signal_connect_swapped (scene, "shown-changed", G_CALLBACK (count_cb), &n_changes);
  for (int year = 10; year < 14; year++)
    {
      kzru_view_state_set_time_range (state, (KzruSpan) { 0, year * 366LL * KZRU_SECONDS_PER_DAY });
      g_assert_true (kzru_map_scene_get_gathered (scene, &clusters));
      g_assert_null (clusters);
      kzru_map_scene_get_layout (scene);
    }
  n_changes = 0;
  kzru_place_clusters_get (wait_for_clusters (scene), &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (n_changes, >, 0);

  kzru_view_state_set_atlas (state, small);
  kzru_map_scene_get_layout (scene);
  g_assert_false (kzru_map_scene_get_gathered (scene, &clusters));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map-scene/selected-of-table", test_selected_of_table);
  g_test_add_func ("/map-scene/large-table", test_large_table);
  g_test_add_func ("/map-scene/gathered", test_gathered);

  return g_test_run ();
}
