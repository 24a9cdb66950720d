/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-event-table.h"
#include "model/kzru-lanes.h"
#include "tests/test-util.h"

static guint
find_lane (KzruLanes  *lanes,
           const char *key)
{
  for (guint i = 0; i < kzru_lanes_get_n (lanes); i++)
    if (g_str_equal (kzru_lanes_get_key (lanes, i), key))
      return i;

  g_assert_not_reached ();
}

static gboolean
stands_in (KzruLanes  *lanes,
           guint       event,
           const char *key)
{
  guint found[KZRU_LANES_MAX_OF_EVENT];
  guint n = kzru_lanes_find (lanes, event, found);

  for (guint i = 0; i < n; i++)
    if (found[i] == find_lane (lanes, key))
      return TRUE;

  return FALSE;
}

/* Whatever divides them: each event has a lane, each lane counts its own, and the
 * table has a row for each lane of each event. */
static void
test_modes (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("small.kzru.json");
  g_autoptr (KzruViewState) state = kzru_view_state_new ();
  guint n_events = kzru_atlas_get_n_records (atlas, KZRU_RECORD_EVENT);

  kzru_view_state_set_atlas (state, atlas);
  for (guint mode = KZRU_LANE_MODE_THEME; mode <= KZRU_LANE_MODE_CERTAINTY; mode++)
    {
      g_autoptr (KzruLanes) lanes = NULL;
      g_autoptr (KzruEventTable) table = NULL;
      guint n_places = 0;
      guint n_counted = 0;

      kzru_view_state_set_lane_mode (state, mode);
      lanes = kzru_lanes_new (state);
      for (guint i = 0; i < n_events; i++)
        {
          guint found[KZRU_LANES_MAX_OF_EVENT];
          guint n = kzru_lanes_find (lanes, i, found);

          g_assert_cmpuint (n, >, 0);
          n_places += n;
          for (guint j = 0; j < n; j++)
            g_assert_cmpuint (found[j], <, kzru_lanes_get_n (lanes));
        }
      for (guint i = 0; i < kzru_lanes_get_n (lanes); i++)
        {
          g_assert_cmpstr (kzru_lanes_get_title (lanes, i), !=, "");
          n_counted += kzru_lanes_get_n_found (lanes, i);
        }
      g_assert_cmpuint (n_counted, ==, n_places);

      table = kzru_event_table_new_in_lanes (atlas, kzru_view_state_get_languages (state), lanes, NULL, NULL);
      g_assert_cmpuint (kzru_event_table_get_columns (table)->n_rows, ==, n_places);
    }
}

/* An event stands with each of its places, with what has none, or as sure as it is. */
static void
test_subjects (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("small.kzru.json");
  g_autoptr (KzruViewState) state = kzru_view_state_new ();
  g_autoptr (KzruLanes) places = NULL;
  g_autoptr (KzruLanes) certainties = NULL;

  kzru_view_state_set_atlas (state, atlas);
  kzru_view_state_set_lane_mode (state, KZRU_LANE_MODE_PLACE);
  places = kzru_lanes_new (state);
  g_assert_true (stands_in (places, test_find (atlas, "causeway-built-2001").index, "midholm"));
  g_assert_true (stands_in (places, test_find (atlas, "causeway-built-2001").index, "samplon"));
  g_assert_false (stands_in (places, test_find (atlas, "muster-visit-1990s").index, "midholm"));
  g_assert_true (stands_in (places, test_find (atlas, "pipeline-opened-2009").index, "-"));

  kzru_view_state_set_lane_mode (state, KZRU_LANE_MODE_CERTAINTY);
  certainties = kzru_lanes_new (state);
  g_assert_true (stands_in (certainties, test_find (atlas, "muster-visit-1990s").index, "disputed"));
}

/* What the user has arranged stays, for each way to divide the atlas. */
static void
test_arrange (void)
{
  static const char * const order[] = { "transport", "treaties", NULL };
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("small.kzru.json");
  g_autoptr (KzruViewState) state = kzru_view_state_new ();
  g_autoptr (KzruLanes) lanes = NULL;
  g_autoptr (KzruEventTable) table = NULL;
  guint n_changed = 0;
  guint treaty;

  kzru_view_state_set_atlas (state, atlas);
  g_signal_connect_swapped (state, "lanes-changed", G_CALLBACK (test_count_cb), &n_changed);
  kzru_view_state_order_lanes (state, order);
  kzru_view_state_order_lanes (state, order);
  kzru_view_state_collapse_lane (state, "treaties", TRUE);
  kzru_view_state_collapse_lane (state, "treaties", TRUE);
  g_assert_cmpuint (n_changed, ==, 2);

  kzru_view_state_set_lane_mode (state, KZRU_LANE_MODE_PLACE);
  g_assert_cmpuint (kzru_view_state_get_lane_rank (state, "transport"), ==, G_MAXUINT);
  kzru_view_state_set_lane_mode (state, KZRU_LANE_MODE_THEME);

  lanes = kzru_lanes_new (state);
  g_assert_cmpuint (find_lane (lanes, "transport"), ==, 0);
  g_assert_cmpuint (find_lane (lanes, "treaties"), ==, 1);
  g_assert_true (kzru_lanes_is_collapsed (lanes, 1));
  g_assert_false (kzru_lanes_is_collapsed (lanes, 0));

  /* A collapsed lane holds its events back, and still counts them. */
  treaty = test_find (atlas, "treaty-of-calm-waters-1998").index;
  table = kzru_event_table_new_in_lanes (atlas, kzru_view_state_get_languages (state), lanes, NULL, NULL);
  g_assert_cmpuint (kzru_event_table_find_row (table, treaty), ==, KZRU_EVENT_TABLE_NO_ROW);
  g_assert_cmpuint (kzru_lanes_get_n_found (lanes, 1), >, 0);

  kzru_view_state_collapse_lane (state, "treaties", FALSE);
  g_assert_cmpuint (n_changed, ==, 3);
}

/* What was written down of one atlas arranges its lanes again, and no other's. */
static void
test_recalled (void)
{
  static const char * const order[] = { "transport", "treaties", NULL };
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("small.kzru.json");
  g_autoptr (KzruAtlas) other = test_read_atlas ("routes.kzru.json");
  g_autoptr (KzruViewState) state = kzru_view_state_new ();
  g_autoptr (KzruViewState) later = kzru_view_state_new ();
  g_autoptr (GVariant) stored = NULL;
  guint n_changed = 0;

  kzru_view_state_set_atlas (state, atlas);
  kzru_view_state_order_lanes (state, order);
  kzru_view_state_collapse_lane (state, "treaties", TRUE);
  stored = g_variant_ref_sink (kzru_view_state_dup_lane_arrangement (state));

  kzru_view_state_set_atlas (later, other);
  g_signal_connect_swapped (later, "lanes-changed", G_CALLBACK (test_count_cb), &n_changed);
  kzru_view_state_recall_lane_arrangement (later, stored);
  g_assert_cmpuint (n_changed, ==, 0);
  g_assert_false (kzru_view_state_is_lane_collapsed (later, "treaties"));

  kzru_view_state_set_atlas (later, atlas);
  g_assert_true (kzru_view_state_is_lane_collapsed (later, "treaties"));
  g_assert_cmpuint (kzru_view_state_get_lane_rank (later, "treaties"), ==, 1);
  kzru_view_state_set_lane_mode (later, KZRU_LANE_MODE_PLACE);
  g_assert_cmpuint (kzru_view_state_get_lane_rank (later, "treaties"), ==, G_MAXUINT);
}

/* Each lane has the place that it was given last, and the first one if a file gives it two. */
static void
test_ranks (void)
{
  enum { N_LANES = 60000 };
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("small.kzru.json");
  g_autoptr (KzruViewState) state = kzru_view_state_new ();
  g_autoptr (GPtrArray) keys = g_ptr_array_new_null_terminated (N_LANES, g_free, TRUE);
  const char * const *order;

  kzru_view_state_set_atlas (state, atlas);
  for (guint i = 0; i < N_LANES; i++)
    g_ptr_array_add (keys, g_strdup_printf ("lane %u", i));
  order = (const char * const *) keys->pdata;

  kzru_view_state_order_lanes (state, order);
  for (guint i = 0; i < N_LANES; i++)
    g_assert_cmpuint (kzru_view_state_get_lane_rank (state, order[i]), ==, i);

  kzru_view_state_order_lanes (state, order + 1);
  g_assert_cmpuint (kzru_view_state_get_lane_rank (state, "lane 0"), ==, G_MAXUINT);
  for (guint i = 1; i < N_LANES; i++)
    g_assert_cmpuint (kzru_view_state_get_lane_rank (state, order[i]), ==, i - 1);

  kzru_view_state_order_lanes (state, (const char * const[]) { "lane 7", "lane 5", "lane 7", NULL });
  g_assert_cmpuint (kzru_view_state_get_lane_rank (state, "lane 7"), ==, 0);
  g_assert_cmpuint (kzru_view_state_get_lane_rank (state, "lane 5"), ==, 1);
  g_assert_cmpuint (kzru_view_state_get_lane_rank (state, "lane 1"), ==, G_MAXUINT);
}

static gboolean
is_found (guint    event,
          gpointer user_data)
{
  return kzru_view_state_is_found (user_data, (KzruRef) { KZRU_RECORD_EVENT, event });
}

static void
assert_same_rows (const KzruEventTable *table,
                  const KzruEventTable *expected)
{
  const KzruEventColumns *a = kzru_event_table_get_columns (table), *b = kzru_event_table_get_columns (expected);

  g_assert_cmpuint (a->n_rows, ==, b->n_rows);
  g_assert_cmpuint (kzru_event_table_get_n_lanes (table), ==, kzru_event_table_get_n_lanes (expected));
  for (guint row = 0; row < a->n_rows; row++)
    {
      g_assert_cmpuint (a->record[row], ==, b->record[row]);
      g_assert_cmpuint (a->lane[row], ==, b->lane[row]);
      g_assert_cmpstr (kzru_event_table_get_title (table, row), ==, kzru_event_table_get_title (expected, row));
    }
}

/* What a thread divides is what would be divided on the spot, whatever is searched for
 * and collapsed; and it can be given up. */
static void
test_rows (void)
{
  static const char * const dates[] = { "1990", "1990~", "1990?", "../1991", "199X" };
  g_autoptr (GString) text = g_string_new ("id,title,start,category,lon,lat\n");
  g_autoptr (KzruAtlas) atlas = NULL;
  g_autoptr (KzruViewState) state = kzru_view_state_new ();
  guint n_plain = 0;

  for (guint i = 0; i < 600; i++)
    g_string_append_printf (text, "%u,Event %u,%s,%c,%s\n", i, i, dates[i % 5], 'a' + i % 7, i % 3 == 0 ? "," : "20,30");
  atlas = test_read_table (text->str);
  kzru_view_state_set_atlas (state, atlas);

  for (guint i = 0; i < 3; i++)
    for (guint mode = KZRU_LANE_MODE_THEME; mode <= KZRU_LANE_MODE_CERTAINTY; mode++)
      {
        g_autoptr (GCancellable) cancellable = g_cancellable_new ();
        KzruProgress progress = { NULL, 0, 100, cancellable };
        g_autoptr (KzruLanes) expected_lanes = NULL;
        g_autoptr (KzruLanes) lanes = NULL;
        g_autoptr (KzruEventTable) expected = NULL;
        g_autoptr (KzruEventTable) table = NULL;
        g_auto (KzruRowFilter) filter = { 0 };

        kzru_view_state_set_query (state, i == 1 ? "event 12" : "");
        kzru_view_state_finish_search (state);
        kzru_view_state_set_lane_mode (state, mode);
        if (i == 2)
          kzru_view_state_collapse_lane (state, mode == KZRU_LANE_MODE_THEME ? "b" : "approximate", TRUE);

        expected_lanes = kzru_lanes_new (state);
        expected = kzru_event_table_new_in_lanes (atlas, kzru_view_state_get_languages (state), expected_lanes,
                                                  is_found, state);

        g_assert_true (kzru_view_state_get_row_filter (state, FALSE, &filter));
        lanes = kzru_lanes_new_uncounted (state);
        if (kzru_lanes_take_categories (lanes, &filter))
          n_plain++;
        else
          g_assert_true (kzru_lanes_count (lanes, &filter, &progress));
        for (guint lane = 0; lane < kzru_lanes_get_n (lanes); lane++)
          g_assert_cmpuint (kzru_lanes_get_n_found (lanes, lane), ==, kzru_lanes_get_n_found (expected_lanes, lane));
        table = kzru_event_table_new_of_rows (&filter, lanes, &progress);
        assert_same_rows (table, expected);

        g_cancellable_cancel (cancellable);
        g_assert_false (kzru_lanes_count (lanes, &filter, &progress));
        if (table != filter.events)
          g_assert_null (kzru_event_table_new_of_rows (&filter, lanes, &progress));
      }

  /* Categories as they stand in the file. */
  g_assert_cmpuint (n_plain, ==, 1);
}

/* There are no more lanes than can be numbered: themes beyond share one. */
static void
test_many_themes (void)
{
  g_autoptr (GString) themes = g_string_new ("\"themes\": [");
  g_autoptr (KzruAtlas) atlas = NULL;
  g_autoptr (KzruViewState) state = kzru_view_state_new ();
  g_autoptr (KzruLanes) lanes = NULL;
  g_autoptr (KzruEventTable) table = NULL;
  guint n_events, n_found = 0, n, others;

  for (guint i = 0; i < KZRU_EVENT_TABLE_MAX_LANES; i++)
    g_string_append_printf (themes, "{ \"id\": \"t%u\", \"label\": { \"en\": \"T\" }, \"color\": \"#3584e4\" },\n", i);
  atlas = test_read_changed_atlas ("small.kzru.json", (const char *[]) { "\"themes\": [", themes->str, NULL });
  kzru_view_state_set_atlas (state, atlas);
  lanes = kzru_lanes_new (state);
  table = kzru_event_table_new_in_lanes (atlas, kzru_view_state_get_languages (state), lanes, NULL, NULL);

  n_events = kzru_atlas_get_n_records (atlas, KZRU_RECORD_EVENT);
  others = find_lane (lanes, "*");
  n = kzru_lanes_get_n (lanes);
  g_assert_cmpuint (n, <=, KZRU_EVENT_TABLE_MAX_LANES);
  for (guint i = 0; i < n; i++)
    n_found += kzru_lanes_get_n_found (lanes, i);
  g_assert_cmpuint (n_found, ==, n_events);
  g_assert_cmpuint (kzru_lanes_get_n_found (lanes, others), ==, n_events);
  g_assert_cmpuint (kzru_event_table_get_lane_size (table, others), ==, n_events);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lanes/modes", test_modes);
  g_test_add_func ("/lanes/subjects", test_subjects);
  g_test_add_func ("/lanes/arrange", test_arrange);
  g_test_add_func ("/lanes/recalled", test_recalled);
  g_test_add_func ("/lanes/ranks", test_ranks);
  g_test_add_func ("/lanes/rows", test_rows);
  g_test_add_func ("/lanes/many-themes", test_many_themes);

  return g_test_run ();
}
