/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/widgets/test-timeline-util.h"
#include "widgets/kzru-overview-private.h"

static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  KzruSpan before, after;

  kzru_timeline_zoom (KZRU_TIMELINE (fixture->timeline), 3);
  test_rest ();
  before = kzru_view_state_get_visible_span (fixture->state);
  test_press_and_rest (fixture->overview, GDK_KEY_Left, 0);
  after = kzru_view_state_get_visible_span (fixture->state);
  g_assert_cmpint (after.start, <, before.start);
  test_press_and_rest (fixture->overview, GDK_KEY_minus, 0);
  g_assert_cmpfloat (test_get_duration (fixture), >, (double) (before.end - before.start));
  test_press_and_rest (fixture->overview, GDK_KEY_plus, 0);
  test_press_and_rest (fixture->overview, GDK_KEY_plus, 0);
  g_assert_cmpfloat (test_get_duration (fixture), <, (double) (before.end - before.start));
}

/* An edge of the handle that is dragged past the other goes on as that one. */
static void
test_crossing (Fixture       *fixture,
               gconstpointer  data)
{
  GtkEventController *drag = test_find_controller (fixture->overview, GTK_TYPE_GESTURE_DRAG, 0);
  KzruSpan before, after;
  KzruBox handle;

  kzru_timeline_zoom (KZRU_TIMELINE (fixture->timeline), 4);
  test_rest ();
  before = kzru_view_state_get_visible_span (fixture->state);
  handle = kzru_overview_get_handle (KZRU_OVERVIEW (fixture->overview));

  g_signal_emit_by_name (drag, "drag-begin", handle.x, handle.y + handle.height / 2);
  g_signal_emit_by_name (drag, "drag-update", 1.5 * handle.width, 0.0);
  after = kzru_view_state_get_visible_span (fixture->state);

  g_assert_cmpint (ABS (after.start - before.end), <=, 1);
  g_assert_cmpfloat_with_epsilon ((double) (after.end - after.start), (double) (before.end - before.start) / 2,
                                  (double) (before.end - before.start) / 50);
}

/* Home and Page Up lead to what was before, whichever way time runs. */
static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  KzruSpan document = kzru_view_state_get_document_span (fixture->state);
  KzruSpan first;

  gtk_widget_set_direction (fixture->overview, GTK_TEXT_DIR_RTL);
  kzru_timeline_zoom (KZRU_TIMELINE (fixture->timeline), 5);
  test_rest ();
  test_press_and_rest (fixture->overview, GDK_KEY_Home, 0);
  first = kzru_view_state_get_visible_span (fixture->state);
  g_assert_cmpint (first.start, ==, document.start);
  test_press_and_rest (fixture->overview, GDK_KEY_Page_Down, 0);
  g_assert_cmpint (ABS (kzru_view_state_get_visible_span (fixture->state).start - first.end), <=, 1);
  test_press_and_rest (fixture->overview, GDK_KEY_Page_Up, 0);
  g_assert_cmpint (ABS (kzru_view_state_get_visible_span (fixture->state).start - first.start), <=, 1);
  test_press_and_rest (fixture->overview, GDK_KEY_End, 0);
  g_assert_cmpint (kzru_view_state_get_visible_span (fixture->state).end, ==, document.end);
}

static guint
count_columns (KzruOverview *overview)
{
  guint n = 0;

  for (guint i = 0; i < overview->columns->len; i++)
    n += g_array_index (overview->columns, guint, i);

  return n;
}

/* Each event of a large table comes to be in a column, a little later; until then there
 * are the columns of before, but none of another atlas. */
static void
test_large (Fixture       *fixture,
            gconstpointer  data)
{
  KzruOverview *overview = KZRU_OVERVIEW (fixture->overview);
  g_autoptr (KzruAtlas) small = NULL;

  kzru_overview_count (overview);
  g_assert_cmpuint (count_columns (overview), >, 0);
  g_assert_null (overview->counting);

  test_replace_atlas (fixture, test_read_large_table ());
  g_assert_cmpuint (count_columns (overview), ==, 0);
  kzru_overview_count (overview);
  g_assert_nonnull (overview->counting);
  test_wait_for (overview->counting == NULL);
  g_assert_cmpuint (count_columns (overview), ==, 18000);

  kzru_view_state_set_query (fixture->state, "event 77");
  kzru_view_state_finish_search (fixture->state);
  kzru_overview_count (overview);
  g_assert_cmpuint (count_columns (overview), ==, 18000);
  test_wait_for (overview->counting == NULL);
  g_assert_cmpuint (count_columns (overview), ==, kzru_view_state_get_n_shown (fixture->state, KZRU_RECORD_EVENT));

  kzru_overview_recount (overview);
  kzru_overview_count (overview);
  g_assert_nonnull (overview->counting);
  small = test_read_atlas ("small.kzru.json");
  kzru_view_state_set_atlas (fixture->state, small);
  g_assert_null (overview->counting);
  g_assert_cmpuint (count_columns (overview), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  TEST_OVERVIEW ("/overview/keys", test_keys);
  TEST_OVERVIEW ("/overview/crossing", test_crossing);
  TEST_OVERVIEW ("/overview/pages", test_pages);
  TEST_OVERVIEW ("/overview/large", test_large);

  return g_test_run ();
}
