/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/widgets/test-timeline-util.h"
#include "widgets/kzru-count-mark.h"
#include "widgets/kzru-record-popover.h"

/* The menus of events, of places in time and of lanes. */

static void
got_text_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static char *
read_clipboard (Fixture *fixture)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (fixture->timeline), NULL, got_text_cb, &text);
  test_wait_for (text != NULL);

  return text;
}

static void
open_at (Fixture *fixture,
         guint    record,
         guint    head,
         gint64   instant)
{
  KzruTimelineSpot spot;

  kzru_timeline_spot_init (&spot, (double) instant);
  spot.record = record;
  spot.head = head;
  kzru_timeline_open_menu (KZRU_TIMELINE (fixture->timeline), &spot, &(GdkRectangle) { 700, 100, 1, 1 });
  test_rest ();
}

static void
open_menu (Fixture *fixture,
           guint    record,
           gint64   instant)
{
  open_at (fixture, record, G_MAXUINT, instant);
  gtk_popover_popdown (GTK_POPOVER (KZRU_TIMELINE (fixture->timeline)->menu));
  test_rest ();
}

/* The menu of an event acts on that event, whatever is selected. */
static void
test_menu_of_event (Fixture       *fixture,
                    gconstpointer  data)
{
  KzruRef visit = test_find (fixture->atlas, "muster-visit-1990s");
  KzruSpan before = kzru_view_state_get_visible_span (fixture->state);
  g_autofree char *title = NULL;
  g_autofree char *sources = NULL;
  guint n_opened = 0;
  KzruSpan visible;

  kzru_view_state_select (fixture->state, test_find (fixture->atlas, "pipeline-opened-2009"));
  test_rest ();
  open_menu (fixture, visit.index, 0);
  test_act (fixture, "timeline.copy-title");
  title = read_clipboard (fixture);
  g_assert_cmpstr (title, ==, "President Muster visits Samplon");

  test_act (fixture, "timeline.copy-citations");
  sources = read_clipboard (fixture);
  g_assert_nonnull (strstr (sources, "The Exemplaria Gazette"));
  g_assert_nonnull (strchr (sources, '\n'));

  g_signal_connect_swapped (fixture->timeline, "opened", G_CALLBACK (test_count_cb), &n_opened);
  test_act (fixture, "timeline.open");
  g_assert_cmpuint (n_opened, ==, 1);
  g_assert_cmpstr (test_get_selected_id (fixture), ==, "muster-visit-1990s");

  open_menu (fixture, test_find (fixture->atlas, "branch-refused-2015").index, 0);
  test_act (fixture, "timeline.zoom-to-event");
  test_rest ();
  visible = kzru_view_state_get_visible_span (fixture->state);
  g_assert_cmpint (visible.end - visible.start, <, (before.end - before.start) / 3);
  g_assert_cmpint (visible.start, <, 45 * 366 * KZRU_SECONDS_PER_DAY);
  g_assert_cmpint (visible.end, >, 45 * 365 * KZRU_SECONDS_PER_DAY);
}

/* The menu of a place in time acts on that time. */
static void
test_menu_of_time (Fixture       *fixture,
                   gconstpointer  data)
{
  gint64 year = 365 * KZRU_SECONDS_PER_DAY;
  KzruSpan range;

  open_menu (fixture, G_MAXUINT, 30 * year);
  test_act (fixture, "timeline.playhead-here");
  g_assert_cmpint (kzru_view_state_get_playhead (fixture->state), ==, 30 * year);

  test_act (fixture, "timeline.range-from-here");
  open_menu (fixture, G_MAXUINT, 40 * year);
  test_act (fixture, "timeline.range-to-here");
  range = kzru_view_state_get_time_range (fixture->state);
  g_assert_cmpint (ABS (range.start - 30 * year), <, year / 2);
  g_assert_cmpint (ABS (range.end - 40 * year), <, year / 2);

  /* Nothing is done to an event where the menu was on none. */
  kzru_view_state_select (fixture->state, KZRU_REF_NONE);
  test_act (fixture, "timeline.open");
  test_act (fixture, "timeline.zoom-to-event");
  g_assert_null (test_get_selected_id (fixture));
}

/* The menu of a lane's head. */
static void
test_menu_of_lane (Fixture       *fixture,
                   gconstpointer  data)
{
  open_at (fixture, G_MAXUINT, 0, 0);
  test_act (fixture, "timeline.lane-only");
  g_assert_false (kzru_view_state_is_lane_collapsed (fixture->state, "treaties"));
  g_assert_true (kzru_view_state_is_lane_collapsed (fixture->state, "transport"));
  test_act (fixture, "timeline.lanes-open");
  g_assert_false (kzru_view_state_is_lane_collapsed (fixture->state, "transport"));
  test_act (fixture, "timeline.lane-toggle");
  g_assert_true (kzru_view_state_is_lane_collapsed (fixture->state, "treaties"));
  test_act (fixture, "timeline.lane-down");
  test_rest ();
  g_assert_cmpint (kzru_view_state_get_lane_rank (fixture->state, "treaties"), ==, 1);
}

/* A menu that is asked for while another one is up takes its place. */
static void
test_again (Fixture       *fixture,
            gconstpointer  data)
{
  KzruTimeline *timeline = KZRU_TIMELINE (fixture->timeline);

  open_at (fixture, test_find (fixture->atlas, "muster-visit-1990s").index, G_MAXUINT, 0);
  g_assert_nonnull (test_find_label (timeline->menu, "Copy Title"));
  open_at (fixture, G_MAXUINT, 0, 0);
  g_assert_true (gtk_widget_get_mapped (timeline->menu));
  g_assert_nonnull (test_find_label (timeline->menu, "Collapse Lane"));
  g_assert_null (test_find_label (timeline->menu, "Copy Title"));
}

/* The menu key opens the menu of what has the focus: an event, a count, a head. */
static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  KzruTimeline *timeline = KZRU_TIMELINE (fixture->timeline);
  KzruSpan document = kzru_view_state_get_document_span (fixture->state);
  gint64 length = document.end - document.start;
  guint visit = test_find (fixture->atlas, "muster-visit-1990s").index;
  GtkWidget *count;

  g_assert_true (gtk_widget_grab_focus (kzru_timeline_get_mark_widget (timeline, visit)));
  test_press (fixture->timeline, GDK_KEY_Menu, 0);
  g_assert_cmpuint (timeline->spot.record, ==, visit);
  g_assert_nonnull (test_find_label (timeline->menu, "Copy Title"));
  gtk_popover_popdown (GTK_POPOVER (timeline->menu));
  test_rest ();
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window))
                 == kzru_timeline_get_mark_widget (timeline, visit));

  g_assert_true (gtk_widget_grab_focus (test_find_head (fixture, "transport")));
  test_press (fixture->timeline, GDK_KEY_F10, GDK_SHIFT_MASK);
  g_assert_cmpuint (timeline->spot.head, !=, G_MAXUINT);
  g_assert_cmpstr (kzru_lanes_get_key (timeline->lanes, timeline->spot.head), ==, "transport");
  g_assert_nonnull (test_find_label (timeline->menu, "Collapse Lane"));
  gtk_popover_popdown (GTK_POPOVER (timeline->menu));

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 420, 160);
  kzru_view_state_set_visible_span (fixture->state, (KzruSpan) { document.start - length, document.end + length });
  test_rest ();
  count = test_find_child (fixture, KZRU_TYPE_COUNT_MARK, 1);
  g_assert_true (gtk_widget_grab_focus (count));
  test_press (fixture->timeline, GDK_KEY_Menu, 0);
  g_assert_cmpuint (timeline->spot.lane, ==, kzru_count_mark_get_lane (KZRU_COUNT_MARK (count)));
  g_assert_nonnull (test_find_label (timeline->menu, "List Events"));
  test_act (fixture, "timeline.count-list");
  test_rest ();
  g_assert_nonnull (test_find_child (fixture, KZRU_TYPE_RECORD_POPOVER, 0));
  g_assert_false (gtk_widget_get_mapped (timeline->menu));
  gtk_popover_popdown (GTK_POPOVER (timeline->records));
  test_rest ();
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  TEST_TIMELINE ("/timeline-menu/of-event", test_menu_of_event);
  TEST_TIMELINE ("/timeline-menu/of-time", test_menu_of_time);
  TEST_TIMELINE ("/timeline-menu/of-lane", test_menu_of_lane);
  TEST_TIMELINE ("/timeline-menu/again", test_again);
  TEST_TIMELINE ("/timeline-menu/keys", test_keys);

  return g_test_run ();
}
