/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "tests/widgets/test-timeline-util.h"
#include "widgets/kzru-overview-private.h"

/* From the first year that can be counted to the last: there are more seconds between
 * them than can be counted, and no instants beyond. Under the sanitizers, each number
 * that wraps ends a test. */

/* Of so large a number, what a number with a fraction cannot tell apart. */
#define EXACT 65536.0 /* s */

/* One event lasts for nearly all of that, two are at its ends. */
static KzruAtlas *
read_far_atlas (void)
{
  static const char * const changes[] = {
    "\"edtf\": \"2001/2006\"", "\"edtf\": \"Y-292E9/Y292E9\"", "\"edtf\": \"2009\"", "\"edtf\": \"Y-292E9\"",
    "\"edtf\": \"2015-01\"", "\"edtf\": \"Y292E9\"", NULL
  };

  return test_read_changed_atlas ("small.kzru.json", changes);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  test_set_up_overview (fixture, data);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  test_replace_atlas (fixture, read_far_atlas ());
  kzru_timeline_fit_all (KZRU_TIMELINE (fixture->timeline));
}

static double
get_length (Fixture *fixture)
{
  KzruSpan visible = kzru_view_state_get_visible_span (fixture->state);

  return (double) visible.end - (double) visible.start;
}

static double
get_start (Fixture *fixture)
{
  return (double) kzru_view_state_get_visible_span (fixture->state).start;
}

static void
test_whole (Fixture       *fixture,
            gconstpointer  data)
{
  KzruSpan visible = kzru_view_state_get_visible_span (fixture->state);

  g_assert_cmpint (visible.start, ==, KZRU_INSTANT_MIN);
  g_assert_cmpint (visible.end, ==, KZRU_INSTANT_MAX);
}

/* The keys of the overview: pages, sizes, ends. */
static void
test_overview (Fixture       *fixture,
               gconstpointer  data)
{
  double length;

  /* There is nothing else to be shown. */
  test_press (fixture->overview, GDK_KEY_Page_Down, 0);
  test_press (fixture->overview, GDK_KEY_minus, 0);
  test_whole (fixture, data);

  test_press (fixture->overview, GDK_KEY_plus, 0);
  length = get_length (fixture);
  g_assert_cmpfloat (length, <, 0.95 * ldexp (1, 64));
  g_assert_cmpfloat (length, >, 0.2 * ldexp (1, 64));
  test_press (fixture->overview, GDK_KEY_Home, 0);
  g_assert_cmpfloat (get_start (fixture), ==, -ldexp (1, 63));
  test_press (fixture->overview, GDK_KEY_End, 0);
  g_assert_cmpint (kzru_view_state_get_visible_span (fixture->state).end, ==, KZRU_INSTANT_MAX);
  g_assert_cmpfloat_with_epsilon (get_length (fixture), length, EXACT);

  while (get_length (fixture) > ldexp (1, 61))
    test_press (fixture->overview, GDK_KEY_plus, 0);
  length = get_length (fixture);
  test_press (fixture->overview, GDK_KEY_Home, 0);
  test_press (fixture->overview, GDK_KEY_Page_Down, 0);
  g_assert_cmpfloat_with_epsilon (get_start (fixture), -ldexp (1, 63) + length, EXACT);
  test_press (fixture->overview, GDK_KEY_Page_Up, 0);
  g_assert_cmpfloat_with_epsilon (get_start (fixture), -ldexp (1, 63), EXACT);
}

/* A click beside the handle brings it there. */
static void
test_handle (Fixture       *fixture,
             gconstpointer  data)
{
  GtkEventController *drag = test_find_controller (fixture->overview, GTK_TYPE_GESTURE_DRAG, 0);
  double length;

  test_press (fixture->overview, GDK_KEY_plus, 0);
  test_press (fixture->overview, GDK_KEY_Home, 0);
  length = get_length (fixture);
  g_signal_emit_by_name (drag, "drag-begin", gtk_widget_get_width (fixture->overview) - 1.0, 10.0);
  g_assert_cmpint (kzru_view_state_get_visible_span (fixture->state).end, ==, KZRU_INSTANT_MAX);
  g_assert_cmpfloat_with_epsilon (get_length (fixture), length, EXACT);
}

/* What lasted all the time, a range of it, and a count of events from either end. */
static void
test_fit (Fixture       *fixture,
          gconstpointer  data)
{
  KzruTimeline *timeline = KZRU_TIMELINE (fixture->timeline);
  KzruSpan document = kzru_view_state_get_document_span (fixture->state);
  KzruSpan most = { document.start / 2 - 1, document.end / 2 + 1 };

  kzru_timeline_zoom (timeline, 1e6);
  kzru_view_state_select (fixture->state, test_find (fixture->atlas, "causeway-built-2001"));
  test_act (fixture, "timeline.fit-selection");
  test_whole (fixture, data);

  kzru_timeline_zoom (timeline, 1e6);
  kzru_view_state_set_time_range (fixture->state, most);
  test_act (fixture, "timeline.fit-selection");
  g_assert_cmpfloat (get_length (fixture), >, ldexp (1, 63));
  g_assert_cmpfloat (get_length (fixture), <, 1.2 * ldexp (1, 63));
  kzru_view_state_set_time_range (fixture->state, document);
  test_act (fixture, "timeline.fit-selection");
  test_whole (fixture, data);

  for (guint i = 0; i < 3; i++)
    kzru_timeline_show_span (timeline, most);
  test_whole (fixture, data);
}

/* The ends of time are where playhead and range go, and no farther. */
static void
test_time (Fixture       *fixture,
           gconstpointer  data)
{
  KzruTimeline *timeline = KZRU_TIMELINE (fixture->timeline);
  KzruBox chart = kzru_timeline_layout_get_chart (kzru_timeline_ensure_layout (timeline));
  KzruSpan range;
  gint64 last;
  guint n = 0;

  kzru_view_state_set_playhead (fixture->state, (gint64) -9e18);
  while (kzru_timeline_step_to_event (timeline, TRUE))
    n++;
  g_assert_cmpuint (n, >, 5);
  g_assert_cmpint (kzru_view_state_get_playhead (fixture->state), ==,
                   kzru_atlas_get_event_bounds (fixture->atlas,
                                                test_find (fixture->atlas, "branch-refused-2015").index).outer.start);

  for (guint i = 0; i < 3; i++)
    {
      test_act (fixture, "timeline.next-unit");
      test_act (fixture, "timeline.range-end");
    }
  last = kzru_view_state_get_playhead (fixture->state);
  g_assert_cmpint (last, >, (gint64) 9e18);
  test_act (fixture, "timeline.previous-unit");
  g_assert_cmpint (kzru_view_state_get_playhead (fixture->state), <, last);

  kzru_view_state_set_playhead (fixture->state, KZRU_INSTANT_MIN);
  kzru_timeline_select_range (timeline, kzru_timeline_get_instant (timeline, chart.x),
                              kzru_timeline_get_instant (timeline, chart.x + chart.width));
  range = kzru_view_state_get_time_range (fixture->state);
  g_assert_cmpfloat ((double) range.end - (double) range.start, >, 0.9 * ldexp (1, 64));
  for (guint i = 0; i < 5; i++)
    test_press (fixture->timeline, GDK_KEY_Right, GDK_SHIFT_MASK);
  g_assert_false (kzru_span_is_empty (kzru_view_state_get_time_range (fixture->state)));
  for (guint i = 0; i < 5; i++)
    test_press (fixture->timeline, GDK_KEY_Left, GDK_SHIFT_MASK);
  g_assert_false (kzru_span_is_empty (kzru_view_state_get_time_range (fixture->state)));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

#define TEST(name, function) \
  g_test_add ("/timeline-far/" name, Fixture, NULL, set_up, function, test_tear_down_timeline)
  TEST ("whole", test_whole);
  TEST ("overview", test_overview);
  TEST ("handle", test_handle);
  TEST ("fit", test_fit);
  TEST ("time", test_time);

  return g_test_run ();
}
