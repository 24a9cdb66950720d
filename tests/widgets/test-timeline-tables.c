/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/widgets/test-timeline-util.h"

/* A large table is divided in another thread: until then the lanes are those of before,
 * also if it is given up. What was under way for another atlas is never seen. */
static void
test_large (Fixture       *fixture,
            gconstpointer  data)
{
  KzruTimeline *timeline = KZRU_TIMELINE (fixture->timeline);
  g_autoptr (KzruAtlas) small = NULL;

  /* As the file has it: nothing is to be done. */
  test_replace_atlas (fixture, test_read_large_table ());
  g_assert_null (timeline->dividing);
  g_assert_cmpuint (kzru_lanes_get_n (timeline->lanes), ==, 3);
  g_assert_cmpuint (kzru_lanes_get_n_found (timeline->lanes, 1), ==, 6000);

  kzru_view_state_set_lane_mode (fixture->state, KZRU_LANE_MODE_CERTAINTY);
  g_assert_nonnull (timeline->dividing);
  g_assert_cmpuint (kzru_lanes_get_n (timeline->lanes), ==, 3);
  test_wait_for_lanes (timeline);
  g_assert_cmpuint (kzru_lanes_get_n (timeline->lanes), ==, 5);
  g_assert_cmpuint (kzru_lanes_get_n_found (timeline->lanes, 0), ==, 13500);
  g_assert_cmpuint (kzru_event_table_get_lane_size (timeline->table, 1), ==, 4500);
  g_assert_cmpint (kzru_pane_get_percent (KZRU_PANE (timeline)), ==, -1);

  kzru_view_state_set_lane_mode (fixture->state, KZRU_LANE_MODE_SOURCE);
  kzru_pane_give_up (KZRU_PANE (timeline));
  g_assert_null (timeline->dividing);
  g_assert_cmpint (kzru_view_state_get_lane_mode (fixture->state), ==, KZRU_LANE_MODE_CERTAINTY);
  g_assert_cmpuint (kzru_lanes_get_n (timeline->lanes), ==, 5);

  kzru_view_state_set_lane_mode (fixture->state, KZRU_LANE_MODE_SOURCE);
  small = test_read_atlas ("small.kzru.json");
  kzru_view_state_set_atlas (fixture->state, small);
  g_assert_null (timeline->dividing);
  g_assert_true (kzru_lanes_get_atlas (timeline->lanes) == small);
  test_rest ();
  g_assert_true (kzru_lanes_get_atlas (timeline->lanes) == small);
}

static guint
count_heads (Fixture *fixture)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (fixture->timeline); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += KZRU_IS_LANE_HEAD (child);

  return n;
}

static guint
count_written (KzruTimeline *timeline)
{
  guint n, n_written = 0;
  const KzruLane *lanes = kzru_timeline_layout_get_lanes (timeline->layout, &n);

  for (guint i = 0; i < n; i++)
    n_written += lanes[i].title.layout != NULL;

  return n_written;
}

/* Whether each lane that can be seen has its title. */
static gboolean
is_written_in_view (KzruTimeline *timeline)
{
  double top = gtk_adjustment_get_value (timeline->scroll);
  guint n;
  const KzruLane *lanes = kzru_timeline_layout_get_lanes (timeline->layout, &n);

  for (guint i = 0; i < n; i++)
    if (lanes[i].box.y + lanes[i].box.height > top && lanes[i].box.y < top + timeline->height
        && lanes[i].title.layout == NULL)
      return FALSE;

  return TRUE;
}

/* How many boxes of one colour the timeline is drawn with. */
static guint
count_boxes (Fixture *fixture)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (fixture->timeline);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint n = 0;

  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_free_to_node (snapshot);
  bytes = gsk_render_node_serialize (node);
  for (const char *box = g_bytes_get_data (bytes, NULL); (box = strstr (box, "color {")) != NULL; box++)
    n++;

  return n;
}

/* Of very many lanes, only those near to what is in view have heads; the focus comes
 * to each all the same. */
static void
test_many_lanes (Fixture       *fixture,
                 gconstpointer  data)
{
  KzruTimeline *timeline = KZRU_TIMELINE (fixture->timeline);
  g_autoptr (GString) text = g_string_new ("id,title,start,category\n");
  GtkWidget *focus;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "%u,Event %u,%u,Lane %u\n", i, i, 1000 + i % 900, i);
  test_replace_atlas (fixture, test_read_table (text->str));
  test_rest ();
  g_assert_cmpuint (kzru_lanes_get_n (timeline->lanes), ==, 2000);
  g_assert_cmpuint (count_heads (fixture), >, 10);
  g_assert_cmpuint (count_heads (fixture), <, 300);

  /* What is far away waits until somebody comes near. */
  g_assert_cmpuint (count_written (timeline), >, 10);
  g_assert_cmpuint (count_written (timeline), <, 300);
  g_assert_cmpuint (count_boxes (fixture), >, 20);
  g_assert_cmpuint (count_boxes (fixture), <, 600);

  g_assert_true (kzru_timeline_focus_head_of (timeline, 1500));
  test_rest ();
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (KZRU_IS_LANE_HEAD (focus));
  g_assert_cmpstr (kzru_lane_head_get_key (KZRU_LANE_HEAD (focus)), ==, kzru_lanes_get_key (timeline->lanes, 1500));
  g_assert_cmpuint (count_heads (fixture), <, 300);
  g_assert_cmpuint (count_written (timeline), <, 300);
  g_assert_true (is_written_in_view (timeline));

  /* An event is gone to, wherever its lane is. */
  kzru_view_state_select (fixture->state, (KzruRef) { KZRU_RECORD_EVENT, 20 });
  test_rest ();
  g_assert_nonnull (kzru_timeline_layout_find_mark (timeline->layout, 20));
  g_assert_true (is_written_in_view (timeline));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  TEST_TIMELINE ("/timeline-tables/large", test_large);
  TEST_TIMELINE ("/timeline-tables/many-lanes", test_many_lanes);

  return g_test_run ();
}
