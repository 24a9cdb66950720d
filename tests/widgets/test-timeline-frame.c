/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/widgets/test-timeline-util.h"

#define YEAR (365 * KZRU_SECONDS_PER_DAY)

/* When the timeline is laid out: in which frames of which window. */

/* What the timeline was like when all had been laid out for a frame, and nothing drawn. */
typedef struct
{
  KzruTimeline *timeline;
  gboolean done;
  gboolean moving;
  gboolean laid_out;
} Frame;

static void
layout_cb (Frame *frame)
{
  frame->done = TRUE;
  frame->moving = frame->timeline->moving;
  frame->laid_out = frame->timeline->layout_valid;
}

/* Shows the next year, and waits until whatever the window shows has been laid out. */
static Frame
move (Fixture   *fixture,
      GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  KzruSpan span = kzru_view_state_get_visible_span (fixture->state);
  Frame frame = { .timeline = KZRU_TIMELINE (fixture->timeline) };
  gulong id = g_signal_connect_data (clock, "layout", G_CALLBACK (layout_cb), &frame, NULL,
                                     G_CONNECT_AFTER | G_CONNECT_SWAPPED);

  kzru_view_state_set_visible_span (fixture->state, (KzruSpan) { span.start + YEAR, span.end + YEAR });
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
  test_wait_for (frame.done);
  g_signal_handler_disconnect (clock, id);

  return frame;
}

static double
get_first_shown (KzruTimeline *timeline)
{
  return kzru_timeline_layout_get_scale (timeline->layout)->origin;
}

static gboolean
follows (KzruTimeline  *timeline,
         GdkFrameClock *clock)
{
  return g_signal_handler_find (clock, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, timeline) != 0;
}

/* What is moved is laid out in the next frame, before it has come to rest. */
static void
test_moving (Fixture       *fixture,
             gconstpointer  data)
{
  KzruTimeline *timeline = KZRU_TIMELINE (fixture->timeline);

  g_assert_true (move (fixture, fixture->window).laid_out);
  g_assert_cmpfloat (get_first_shown (timeline), ==, timeline->start);
}

/* Nobody sees the timeline, as when the list is shown in its place: it is laid out for
 * none of the frames of what stands beside it, but as soon as it is shown again. */
static void
test_hidden (Fixture       *fixture,
             gconstpointer  data)
{
  KzruTimeline *timeline = KZRU_TIMELINE (fixture->timeline);
  Frame frame;

  gtk_widget_set_child_visible (fixture->timeline, FALSE);
  frame = move (fixture, fixture->window);
  g_assert_false (frame.moving && frame.laid_out);

  gtk_widget_set_child_visible (fixture->timeline, TRUE);
  test_rest ();
  g_assert_true (timeline->layout_valid);
  g_assert_cmpfloat (get_first_shown (timeline), ==, timeline->start);
}

/* In another window the timeline follows the frames of that one, and no others. */
static void
test_another_window (Fixture       *fixture,
                     gconstpointer  data)
{
  KzruTimeline *timeline = KZRU_TIMELINE (fixture->timeline);
  g_autoptr (GdkFrameClock) clock = g_object_ref (gtk_widget_get_frame_clock (fixture->timeline));
  GtkWidget *box = gtk_widget_get_parent (fixture->timeline);
  GtkWidget *other = gtk_window_new ();

  g_assert_true (follows (timeline, clock));

  g_object_ref (timeline);
  gtk_box_remove (GTK_BOX (box), fixture->timeline);
  g_assert_false (follows (timeline, clock));
  gtk_window_set_child (GTK_WINDOW (other), fixture->timeline);
  gtk_window_set_default_size (GTK_WINDOW (other), 900, 400);
  gtk_window_present (GTK_WINDOW (other));
  test_rest ();

  g_assert_false (follows (timeline, clock));
  g_assert_true (follows (timeline, gtk_widget_get_frame_clock (other)));
  g_assert_true (move (fixture, other).laid_out);
  g_assert_cmpfloat (get_first_shown (timeline), ==, timeline->start);

  gtk_window_set_child (GTK_WINDOW (other), NULL);
  gtk_window_destroy (GTK_WINDOW (other));
  gtk_box_prepend (GTK_BOX (box), fixture->timeline);
  g_object_unref (timeline);
  test_rest ();
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  TEST_TIMELINE ("/timeline-frame/moving", test_moving);
  TEST_TIMELINE ("/timeline-frame/hidden", test_hidden);
  TEST_TIMELINE ("/timeline-frame/another-window", test_another_window);

  return g_test_run ();
}
