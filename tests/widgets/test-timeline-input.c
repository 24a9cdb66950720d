/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/widgets/test-timeline-util.h"

/* What touchpads and touch screens do, of which a display in memory has none: their
 * gestures are told what they would tell, or what they do is done. */

/* There is room to either side. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  KzruSpan document;
  gint64 quarter;

  test_set_up_timeline (fixture, data);
  document = kzru_view_state_get_document_span (fixture->state);
  quarter = (document.end - document.start) / 4;
  kzru_view_state_set_visible_span (fixture->state, (KzruSpan) { document.start + quarter, document.end - quarter });
  test_rest ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  test_tear_down_timeline (fixture, data);
}

static double
get_start (Fixture *fixture)
{
  return (double) kzru_view_state_get_visible_span (fixture->state).start;
}

static GtkEventController *
find_controller (Fixture *fixture,
                 GType    type)
{
  return test_find_controller (fixture->timeline, type, 0);
}

/* Two fingers that move apart zoom in, about where they are; back together, they undo
 * that. */
static void
test_pinch (Fixture       *fixture,
            gconstpointer  data)
{
  GtkEventController *zoom = find_controller (fixture, GTK_TYPE_GESTURE_ZOOM);
  double before = test_get_duration (fixture);
  double start = get_start (fixture);
  double instant, x = 500;

  KZRU_TIMELINE (fixture->timeline)->pointer_x = x;
  instant = kzru_timeline_get_instant (KZRU_TIMELINE (fixture->timeline), x);
  g_signal_emit_by_name (zoom, "begin", NULL);
  g_signal_emit_by_name (zoom, "scale-changed", 1.5);
  g_signal_emit_by_name (zoom, "scale-changed", 4.0);
  g_assert_cmpfloat_with_epsilon (test_get_duration (fixture), before / 4, before / 1000);
  g_assert_cmpfloat_with_epsilon (kzru_timeline_get_instant (KZRU_TIMELINE (fixture->timeline), x), instant, before / 1000);

  g_signal_emit_by_name (zoom, "scale-changed", 1.0);
  g_assert_cmpfloat_with_epsilon (test_get_duration (fixture), before, before / 1000);
  g_assert_cmpfloat_with_epsilon (get_start (fixture), start, before / 1000);
}

/* A touchpad pans by as many px as fingers move, and zooms with Ctrl, about the
 * pointer. */
static void
test_touchpad (Fixture       *fixture,
               gconstpointer  data)
{
  double before = test_get_duration (fixture);
  double start = get_start (fixture);
  double rate = kzru_timeline_get_scale (KZRU_TIMELINE (fixture->timeline)).rate;
  double instant;

  kzru_timeline_scroll (KZRU_TIMELINE (fixture->timeline), 100, 0, TRUE, 0);
  g_assert_cmpfloat_with_epsilon (get_start (fixture), start + 100 * rate, 2);
  kzru_timeline_scroll (KZRU_TIMELINE (fixture->timeline), -100, 0, TRUE, 0);
  g_assert_cmpfloat_with_epsilon (get_start (fixture), start, 2);

  KZRU_TIMELINE (fixture->timeline)->pointer_x = 700;
  instant = kzru_timeline_get_instant (KZRU_TIMELINE (fixture->timeline), 700);
  kzru_timeline_scroll (KZRU_TIMELINE (fixture->timeline), 0, -60, TRUE, GDK_CONTROL_MASK);
  g_assert_cmpfloat (test_get_duration (fixture), <, before * 0.8);
  g_assert_cmpfloat_with_epsilon (kzru_timeline_get_instant (KZRU_TIMELINE (fixture->timeline), 700), instant, before / 1000);
  kzru_timeline_scroll (KZRU_TIMELINE (fixture->timeline), 0, 60, TRUE, GDK_CONTROL_MASK);
  g_assert_cmpfloat_with_epsilon (test_get_duration (fixture), before, before / 1000);
}

/* In a mirrored timeline fingers still move what is under them. */
static void
test_touchpad_mirrored (Fixture       *fixture,
                        gconstpointer  data)
{
  double start, rate;

  kzru_view_state_set_time_direction (fixture->state, KZRU_TIME_RIGHT_TO_LEFT);
  test_rest ();
  start = get_start (fixture);
  rate = kzru_timeline_get_scale (KZRU_TIMELINE (fixture->timeline)).rate;
  kzru_timeline_scroll (KZRU_TIMELINE (fixture->timeline), 100, 0, TRUE, 0);
  g_assert_cmpfloat_with_epsilon (get_start (fixture), start - 100 * rate, 2);
}

/* A wheel zooms by notches; tilted, or with Shift, it pans. */
static void
test_wheel (Fixture       *fixture,
            gconstpointer  data)
{
  GtkEventController *scroll = find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  double before = test_get_duration (fixture);
  double start = get_start (fixture);
  gboolean is_handled = FALSE;

  g_signal_emit_by_name (scroll, "scroll", 0.0, -1.0, &is_handled);
  g_assert_true (is_handled);
  g_assert_cmpfloat (test_get_duration (fixture), <, before * 0.9);
  g_signal_emit_by_name (scroll, "scroll", 0.0, 1.0, &is_handled);
  g_assert_cmpfloat_with_epsilon (test_get_duration (fixture), before, before / 1000);

  g_signal_emit_by_name (scroll, "scroll", 1.0, 0.0, &is_handled);
  g_assert_cmpfloat (get_start (fixture), >, start);
  g_assert_cmpfloat_with_epsilon (test_get_duration (fixture), before, before / 1000);
  kzru_timeline_scroll (KZRU_TIMELINE (fixture->timeline), 0, -1, FALSE, GDK_SHIFT_MASK);
  g_assert_cmpfloat_with_epsilon (get_start (fixture), start, before / 1000);
}

/* What is let go of in motion goes on by itself and comes to rest, unless nothing is
 * to move. */
static void
test_kinetic (Fixture       *fixture,
              gconstpointer  data)
{
  GtkEventController *scroll = find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  double start = get_start (fixture);

  g_signal_emit_by_name (scroll, "decelerate", 400.0, 0.0);
  test_rest ();
  g_assert_cmpfloat (get_start (fixture), ==, start);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  g_signal_emit_by_name (scroll, "decelerate", 400.0, 0.0);
  test_wait_for (KZRU_TIMELINE (fixture->timeline)->tick_id == 0);
  g_assert_cmpfloat (get_start (fixture), >, start);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add ("/timeline-input/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("pinch", test_pinch);
  TEST ("touchpad", test_touchpad);
  TEST ("touchpad-mirrored", test_touchpad_mirrored);
  TEST ("wheel", test_wheel);
  TEST ("kinetic", test_kinetic);

  return g_test_run ();
}
