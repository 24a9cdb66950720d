/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-map-content.h"

#include <math.h>

#include "model/kzru-job.h"
#include "model/kzru-map-loader.h"
#include "model/kzru-place-clusters.h"
#include "model/kzru-place-gatherer.h"
#include "model/kzru-view-state.h"
#include "tests/test-map-util.h"

static void
test_events_by_place (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("map.kzru.json");
  g_autoptr (KzruMapContent) content = kzru_map_content_new (atlas, NULL);
  guint n;
  const guint *events = kzru_map_content_get_events (content, test_find (atlas, "astana").index, &n);

  g_assert_cmpuint (n, ==, 3);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (events[i], ==, i);

  kzru_map_content_get_events (content, test_find (atlas, "tehran").index, &n);
  g_assert_cmpuint (n, ==, 0);
  kzru_map_content_get_events (content, test_find (atlas, "aktau").index, &n);
  g_assert_cmpuint (n, ==, 2);

  g_assert_cmpuint (content->n_unplaced, ==, 2);
  g_assert_cmpuint (content->unplaced[0], ==, test_find (atlas, "e9").index);
  g_assert_cmpuint (content->unplaced[1], ==, test_find (atlas, "e10").index);
}

/* The states that the atlas speaks of are tinted, each in its own way; what is
 * disputed is not, and a lease is with the state around it. */
static void
test_tints (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("map.kzru.json");
  g_autoptr (KzruBaseMap) map = test_load_base_map ();
  g_autoptr (KzruMapContent) content = kzru_map_content_new (atlas, map);
  guint n, n_tinted = 0;
  const KzruBaseUnit *units = kzru_base_map_get_units (map, &n);

  for (guint i = 0; i < n; i++)
    {
      guint8 expected = 0;

      if (g_str_equal (units[i].alpha2, "KZ") || g_str_equal (units[i].name, "Baikonur"))
        expected = 1;
      else if (g_str_equal (units[i].alpha2, "RU"))
        expected = 2;
      g_assert_cmpuint (content->tints[i], ==, expected);
      n_tinted += content->tints[i] > 0;
    }
  g_assert_cmpuint (n_tinted, ==, 3);
}

static void
test_boxes (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("map.kzru.json");
  g_autoptr (KzruMapContent) content = kzru_map_content_new (atlas, NULL);
  KzruMercator astana = content->places[test_find (atlas, "astana").index];
  KzruMercator almaty = content->places[test_find (atlas, "almaty").index];
  KzruMercatorBox box;

  /* An event at two places. */
  box = kzru_map_content_get_box (content, test_find (atlas, "e3"));
  g_assert_cmpfloat (box.west, ==, MIN (astana.x, almaty.x));
  g_assert_cmpfloat (box.south, ==, MAX (astana.y, almaty.y));

  /* An event with a place and a route is where the place is. */
  box = kzru_map_content_get_box (content, test_find (atlas, "e7"));
  g_assert_cmpfloat (box.west, ==, box.east);

  /* One with a route alone is where the route is. */
  box = kzru_map_content_get_box (content, test_find (atlas, "e9"));
  g_assert_cmpfloat (box.east, ==, content->shapes[test_find (atlas, "caspian-pipeline").index]->box.east);

  box = kzru_map_content_get_box (content, test_find (atlas, "e10"));
  g_assert_true (kzru_mercator_box_is_empty (&box));
  box = kzru_map_content_get_box (content, test_find (atlas, "transport"));
  g_assert_true (kzru_mercator_box_is_empty (&box));
}

/* At first one sees all routes. */
static void
test_fit (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("map.kzru.json");
  g_autoptr (KzruMapContent) content = kzru_map_content_new (atlas, NULL);
  KzruMapFrame frame = kzru_map_content_fit (content, 900, 500, 40, 0, 10);
  KzruMercatorBox view = kzru_map_frame_get_box (&frame, 0);

  /* The lowest 40 pixels are covered. */
  view.south = kzru_map_frame_from_screen (&frame, 0, 460).y;
  for (guint i = 0; i < content->n_routes; i++)
    g_assert_true (kzru_mercator_box_contains (&view, &content->shapes[i]->box));
}

/* With neither routes nor events there is something to see as well. */
static void
test_other_atlas (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("small.kzru.json");
  g_autoptr (KzruBaseMap) map = test_load_base_map ();
  g_autoptr (KzruMapContent) content = kzru_map_content_new (atlas, map);
  KzruMapFrame frame = kzru_map_content_fit (content, 10, 10, 40, 2, 10);

  g_assert_true (frame.zoom >= 2 && frame.zoom <= 10);
}

/* An atlas of places alone, strewn at random, some events at several. */
static KzruMapContent *
make_content (GRand *rand,
              guint  n_places,
              guint  n_events)
{
  KzruMapContent *content = g_atomic_rc_box_new0 (KzruMapContent);
  g_autofree GArray **at = g_new (GArray *, n_places);
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (guint));

  content->atlas = test_read_atlas ("map.kzru.json");
  content->n_places = n_places;
  content->places = g_new (KzruMercator, n_places);
  content->event_ends = g_new (guint, n_places);
  for (guint i = 0; i < n_places; i++)
    {
      content->places[i] = (KzruMercator) {
        g_rand_double_range (rand, 0.5, 0.8), g_rand_double_range (rand, 0.2, 0.5),
      };
      at[i] = g_array_new (FALSE, FALSE, sizeof (guint));
    }

  for (guint i = 0; i < n_events; i++)
    for (int j = g_rand_int_range (rand, 1, 4); j > 0; j--)
      {
        GArray *place = at[g_rand_int_range (rand, 0, (gint32) n_places)];

        if (place->len == 0 || g_array_index (place, guint, place->len - 1) != i)
          g_array_append_val (place, i);
      }

  for (guint i = 0; i < n_places; i++)
    {
      g_array_append_vals (events, at[i]->data, at[i]->len);
      content->event_ends[i] = events->len;
      g_array_unref (at[i]);
    }
  content->events = (guint *) g_array_free (g_steal_pointer (&events), FALSE);

  return content;
}

static gboolean
is_odd (KzruRef  ref,
        gpointer user_data)
{
  g_assert_cmpint (ref.kind, ==, KZRU_RECORD_EVENT);
  return user_data == NULL || ref.index % 2 == 1;
}

static guint
count_shown (KzruMapContent *content,
             guint           place,
             gpointer        odd)
{
  guint n, n_shown = 0;
  const guint *events = kzru_map_content_get_events (content, place, &n);

  for (guint i = 0; i < n; i++)
    n_shown += is_odd ((KzruRef) { KZRU_RECORD_EVENT, events[i] }, odd);

  return n_shown;
}

/* The oracle: the same rule without squares, each place compared with each. */
static void
cluster_slowly (KzruMapContent *content,
                double          radius,
                gpointer        odd,
                guint          *leaders)
{
  for (guint i = 0; i < content->n_places; i++)
    leaders[i] = G_MAXUINT;

  while (TRUE)
    {
      guint leader = G_MAXUINT, most = 0;

      for (guint i = 0; i < content->n_places; i++)
        {
          guint n = leaders[i] == G_MAXUINT ? count_shown (content, i, odd) : 0;

          if (n > most)
            {
              most = n;
              leader = i;
            }
        }
      if (leader == G_MAXUINT)
        return;

      for (guint i = 0; i < content->n_places; i++)
        if (leaders[i] == G_MAXUINT && count_shown (content, i, odd) > 0
            && hypot (content->places[i].x - content->places[leader].x,
                      content->places[i].y - content->places[leader].y) <= radius)
          leaders[i] = leader;
    }
}

static guint
count_distinct (KzruMapContent *content,
                const guint    *leaders,
                guint           leader,
                gpointer        odd)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < content->n_places; i++)
    {
      guint n;
      const guint *events = kzru_map_content_get_events (content, i, &n);

      for (guint j = 0; leaders[i] == leader && j < n; j++)
        if (is_odd ((KzruRef) { KZRU_RECORD_EVENT, events[j] }, odd))
          g_hash_table_add (seen, GUINT_TO_POINTER (events[j] + 1));
    }

  return g_hash_table_size (seen);
}

static void
check_clusters (KzruMapContent *content,
                double          zoom,
                double          radius,
                gpointer        odd)
{
  g_autoptr (KzruPlaceClusters) clusters = kzru_place_clusters_new (content, zoom, radius, is_odd, odd, NULL);
  g_autofree guint *leaders = g_new (guint, content->n_places);
  guint n, n_members = 0;
  const KzruPlaceCluster *all = kzru_place_clusters_get (clusters, &n);

  cluster_slowly (content, radius / kzru_mercator_world_size (zoom), odd, leaders);

  for (guint i = 0; i < content->n_places; i++)
    {
      guint cluster = kzru_place_clusters_find (clusters, i);

      g_assert_cmpuint (cluster != G_MAXUINT ? all[cluster].place : G_MAXUINT, ==, leaders[i]);
    }

  for (guint i = 0; i < n; i++)
    {
      const guint *places = kzru_place_clusters_get_places (clusters, i);
      const guint *events = kzru_place_clusters_get_events (clusters, i);

      g_assert_cmpuint (places[0], ==, all[i].place);
      g_assert_cmpuint (all[i].n_events, ==, count_distinct (content, leaders, all[i].place, odd));
      for (guint j = 1; j < all[i].n_events; j++)
        g_assert_cmpuint (events[j - 1], <, events[j]);
      n_members += all[i].n_places;
    }
  for (guint i = 0; i < content->n_places; i++)
    n_members -= leaders[i] != G_MAXUINT;
  g_assert_cmpuint (n_members, ==, 0);
}

static void
test_clusters (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (10);

  for (guint round = 0; round < 30; round++)
    {
      g_autoptr (KzruMapContent) content = make_content (rand, (guint) g_rand_int_range (rand, 1, 120),
                                                         (guint) g_rand_int_range (rand, 0, 200));

      for (double zoom = 0; zoom <= 12; zoom += 1.5)
        check_clusters (content, zoom, g_rand_double_range (rand, 10, 60),
                        g_rand_boolean (rand) ? GINT_TO_POINTER (1) : NULL);
    }
}

static void
count_cb (gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
assert_same_clusters (KzruPlaceClusters *clusters,
                      KzruPlaceClusters *expected)
{
  guint n, n_expected;
  const KzruPlaceCluster *all = kzru_place_clusters_get (clusters, &n);
  const KzruPlaceCluster *all_expected = kzru_place_clusters_get (expected, &n_expected);

  g_assert_cmpuint (n, ==, n_expected);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (all[i].place, ==, all_expected[i].place);
      g_assert_cmpuint (all[i].n_events, ==, all_expected[i].n_events);
      g_assert_cmpmem (kzru_place_clusters_get_events (clusters, i), all[i].n_events * sizeof (guint),
                       kzru_place_clusters_get_events (expected, i), all[i].n_events * sizeof (guint));
    }
}

static gboolean
is_on_map (KzruRef  ref,
           gpointer user_data)
{
  return kzru_view_state_is_shown_on_map (user_data, ref);
}

static gboolean
cancel_cb (KzruRef  ref,
           gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return TRUE;
}

/* Gathering that is given up comes to nothing, be it before or amid. */
static void
test_give_up (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("small.kzru.json");
  g_autoptr (KzruMapContent) content = kzru_map_content_new (atlas, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  KzruProgress progress = { .cancellable = cancellable };
  g_autoptr (KzruPlaceClusters) clusters = kzru_place_clusters_new (content, 3, 40, NULL, NULL, &progress);

  g_assert_nonnull (clusters);
  g_assert_null (kzru_place_clusters_new (content, 3, 40, cancel_cb, cancellable, &progress));
  g_assert_null (kzru_place_clusters_new (content, 3, 40, NULL, NULL, &progress));
}

/* What another thread gathers is what would have been gathered on the spot, as the
 * filters stood when it was last asked for; what is asked for in between is passed
 * over, and what nobody waits for is never heard of. */
static void
test_gatherer (void)
{
  g_autoptr (GString) text = g_string_new ("id,title,start,lon,lat\n");
  g_autoptr (KzruAtlas) atlas = NULL;
  g_autoptr (KzruViewState) state = kzru_view_state_new ();
  g_autoptr (KzruMapContent) content = NULL;
  KzruPlaceGatherer *gatherer;
  guint n_changes = 0;

  for (guint i = 0; i < 900; i++)
    g_string_append_printf (text, "%u,Event %u,%u,%u,%u\n", i, i, 1900 + i % 100, i % 90, i * 7 % 60);
  atlas = test_read_table (text->str);
  content = kzru_map_content_new (atlas, NULL);
  kzru_view_state_set_atlas (state, atlas);
  gatherer = kzru_place_gatherer_new (count_cb, &n_changes);

  for (guint i = 0; i < 5; i++)
    {
      g_auto (KzruRowFilter) filter = { 0 };

      kzru_view_state_set_playhead (state, kzru_atlas_get_event_bounds (atlas, 10 * i).outer.start);
      g_assert_true (kzru_view_state_get_map_row_filter (state, &filter));
      kzru_place_gatherer_invalidate (gatherer);
      g_assert_null (kzru_place_gatherer_get_gathered (gatherer));
      for (guint again = 0; again < 2; again++)
        g_assert_null (kzru_place_gatherer_get (gatherer, content, 3, 40, &filter));
    }
  test_wait_for (!kzru_place_gatherer_is_running (gatherer));
  g_assert_cmpuint (n_changes, ==, 2);

  {
    g_autoptr (KzruPlaceClusters) expected = kzru_place_clusters_new (content, 3, 40, is_on_map, state, NULL);
    g_auto (KzruRowFilter) filter = { 0 };

    g_assert_true (kzru_view_state_get_map_row_filter (state, &filter));
    assert_same_clusters (kzru_place_gatherer_get (gatherer, content, 3, 40, &filter), expected);
    g_assert_false (kzru_place_gatherer_is_running (gatherer));

    /* Of another zoom level the same is so; with other filters it is not. */
    kzru_place_gatherer_get (gatherer, content, 4, 40, &filter);
    g_assert_true (kzru_place_gatherer_is_running (gatherer));
    g_assert_true (kzru_place_gatherer_get_gathered (gatherer) == kzru_place_gatherer_get (gatherer, content, 4, 40, &filter));
    kzru_place_gatherer_invalidate (gatherer);
    g_assert_null (kzru_place_gatherer_get_gathered (gatherer));
  }

  kzru_place_gatherer_free (gatherer);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_changes, ==, 2);
}

/* A large table is made ready elsewhere, unless nobody waits for it any more. */
static void
test_loader (void)
{
  g_autoptr (GString) text = g_string_new ("id,title,start,lon,lat\n");
  g_autoptr (KzruAtlas) small = test_read_atlas ("small.kzru.json");
  g_autoptr (KzruAtlas) large = NULL;
  guint n_loaded = 0;
  KzruMapLoader *loader = kzru_map_loader_new (NULL, count_cb, &n_loaded);
  KzruMapContent *content;

  for (guint i = 0; i < KZRU_JOB_AT_ONCE + 10; i++)
    g_string_append_printf (text, "%u,Event,1990,%u,%u\n", i, i % 90, i % 60);
  large = test_read_table (text->str);

  content = kzru_map_loader_get (loader, small);
  g_assert_true (content->atlas == small);
  g_assert_false (kzru_map_loader_is_running (loader));

  kzru_map_loader_clear (loader);
  for (guint i = 0; i < 2; i++)
    g_assert_null (kzru_map_loader_get (loader, large));
  test_wait_for (!kzru_map_loader_is_running (loader));
  g_assert_cmpuint (n_loaded, ==, 1);
  content = kzru_map_loader_get (loader, large);
  g_assert_true (content->atlas == large);
  g_assert_cmpuint (content->n_places, ==, KZRU_JOB_AT_ONCE + 10);

  /* Another atlas is opened before it is ready. */
  kzru_map_loader_clear (loader);
  g_assert_null (kzru_map_loader_get (loader, large));
  kzru_map_loader_clear (loader);
  content = kzru_map_loader_get (loader, small);
  g_assert_true (content->atlas == small);

  kzru_map_loader_clear (loader);
  g_assert_null (kzru_map_loader_get (loader, large));
  kzru_map_loader_free (loader);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_loaded, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map-content/events-by-place", test_events_by_place);
  g_test_add_func ("/map-content/tints", test_tints);
  g_test_add_func ("/map-content/boxes", test_boxes);
  g_test_add_func ("/map-content/fit", test_fit);
  g_test_add_func ("/map-content/other-atlas", test_other_atlas);
  g_test_add_func ("/place-clusters/against-all-pairs", test_clusters);
  g_test_add_func ("/place-clusters/give-up", test_give_up);
  g_test_add_func ("/place-gatherer/against-on-the-spot", test_gatherer);
  g_test_add_func ("/map-loader/elsewhere", test_loader);

  return g_test_run ();
}
