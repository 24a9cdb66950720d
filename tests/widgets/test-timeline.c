/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/widgets/test-timeline-util.h"
#include "widgets/kzru-event-mark.h"

#include <math.h>

#define YEAR (365.2425 * 86400)

static guint
count_marks (Fixture *fixture)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (fixture->timeline); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += KZRU_IS_EVENT_MARK (child) && gtk_widget_get_mapped (child);

  return n;
}

static guint
count_children (Fixture *fixture)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (fixture->timeline); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;

  return n;
}

/* Events that are filtered out and come back get the children that they had. */
static void
test_children_reused (Fixture       *fixture,
                      gconstpointer  data)
{
  guint n = count_children (fixture);
  guint n_marks = count_marks (fixture);

  g_assert_cmpuint (n_marks, >, 0);
  for (guint i = 0; i < 2; i++)
    {
      kzru_view_state_set_query (fixture->state, "no-event-says-this");
      test_rest ();
      g_assert_cmpuint (count_marks (fixture), ==, 0);
      kzru_view_state_set_query (fixture->state, "");
      test_rest ();
    }

  g_assert_cmpuint (count_marks (fixture), ==, n_marks);
  g_assert_cmpuint (count_children (fixture), ==, n);
}

/* On a slow machine the moment after which children are set right may be over before there
 * is a first frame. */
static void
test_seen_late (Fixture       *fixture,
                gconstpointer  data)
{
  guint treaty = test_find (fixture->atlas, "treaty-of-calm-waters-1998").index;
  GtkWidget *late = kzru_timeline_new ();
  GtkWidget *window = test_put_in_window (late, fixture->state, 1400, 500);

  gtk_window_present (GTK_WINDOW (window));
  g_usleep (200 * 1000);
  test_rest ();
  g_assert_nonnull (kzru_timeline_get_mark_widget (KZRU_TIMELINE (late), treaty));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_properties (Fixture       *fixture,
                 gconstpointer  data)
{
  test_check_view_state (KZRU_PANE (fixture->timeline));
  g_assert_cmpuint (count_marks (fixture), ==, 0);
}

/* Each event that has a mark is there for assistive technologies, with its date. */
static void
test_accessible (Fixture       *fixture,
                 gconstpointer  data)
{
  KzruRef ref = test_find (fixture->atlas, "treaty-of-calm-waters-1998");
  GtkWidget *found = NULL;

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->timeline), GTK_ACCESSIBLE_ROLE_LIST_BOX);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->overview), GTK_ACCESSIBLE_ROLE_SCROLLBAR);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->timeline),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Timeline");

  g_assert_cmpuint (count_marks (fixture), ==, kzru_atlas_get_n_records (fixture->atlas, KZRU_RECORD_EVENT));

  for (GtkWidget *child = gtk_widget_get_first_child (fixture->timeline); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (KZRU_IS_EVENT_MARK (child) && kzru_event_mark_get_record (KZRU_EVENT_MARK (child)) == ref.index)
      found = child;

  g_assert_nonnull (found);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (found), GTK_ACCESSIBLE_ROLE_OPTION);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (found), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Treaty of Calm Waters, May 4, 1998, "
                                       "or, by another claim: March 21, 1998 – March 20, 1999");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (found), GTK_ACCESSIBLE_STATE_SELECTED, FALSE);

  gtk_widget_activate (found);
  test_rest ();
  g_assert_cmpstr (test_get_selected_id (fixture), ==, "treaty-of-calm-waters-1998");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (found), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
}

/* With arrows one comes to each event, in order of time, and back. */
static void
test_walk (Fixture       *fixture,
           gconstpointer  data)
{
  guint n = kzru_atlas_get_n_records (fixture->atlas, KZRU_RECORD_EVENT);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *first = NULL;

  test_press_and_rest (fixture->timeline, GDK_KEY_Home, 0);
  first = g_strdup (test_get_selected_id (fixture));
  for (guint i = 0; i < n; i++)
    {
      g_hash_table_add (seen, (gpointer) test_get_selected_id (fixture));
      test_press_and_rest (fixture->timeline, GDK_KEY_Right, 0);
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, n);
  g_assert_cmpstr (first, ==, "harbour-closed-1987");

  test_press_and_rest (fixture->timeline, GDK_KEY_Left, 0);
  g_assert_cmpstr (test_get_selected_id (fixture), !=, first);
  test_press_and_rest (fixture->timeline, GDK_KEY_Home, 0);
  g_assert_cmpstr (test_get_selected_id (fixture), ==, first);
}

/* With nothing selected, arrows start from the event that has the focus. */
static void
test_walk_from_focus (Fixture       *fixture,
                      gconstpointer  data)
{
  KzruRef ref = test_find (fixture->atlas, "treaty-of-calm-waters-1998");

  g_assert_true (gtk_widget_grab_focus (kzru_timeline_get_mark_widget (KZRU_TIMELINE (fixture->timeline), ref.index)));
  g_assert_null (test_get_selected_id (fixture));
  test_press_and_rest (fixture->timeline, GDK_KEY_Down, 0);
  g_assert_cmpstr (test_get_selected_id (fixture), ==, "muster-visit-1990s");
}

/* Right is where time goes, or where it comes from. */
static void
test_walk_mirrored (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *last = NULL;

  gtk_widget_set_direction (fixture->timeline, GTK_TEXT_DIR_RTL);
  test_rest ();
  test_press_and_rest (fixture->timeline, GDK_KEY_End, 0);
  last = g_strdup (test_get_selected_id (fixture));
  test_press_and_rest (fixture->timeline, GDK_KEY_Left, 0);
  g_assert_cmpstr (test_get_selected_id (fixture), ==, last);
  test_press_and_rest (fixture->timeline, GDK_KEY_Right, 0);
  g_assert_cmpstr (test_get_selected_id (fixture), !=, last);
}

static void
test_lanes (Fixture       *fixture,
            gconstpointer  data)
{
  kzru_view_state_select (fixture->state, test_find (fixture->atlas, "treaty-of-calm-waters-1998"));
  test_rest ();
  test_press_and_rest (fixture->timeline, GDK_KEY_Up, 0);
  g_assert_cmpstr (test_get_selected_id (fixture), ==, "treaty-of-calm-waters-1998");
  test_press_and_rest (fixture->timeline, GDK_KEY_Down, 0);
  g_assert_cmpstr (test_get_selected_id (fixture), ==, "muster-visit-1990s");
  test_press_and_rest (fixture->timeline, GDK_KEY_Up, 0);
  g_assert_cmpstr (test_get_selected_id (fixture), ==, "treaty-of-calm-waters-1998");
}

/* A table of events in four lanes, some at one instant, some of which nobody knows when
 * they began. */
static KzruAtlas *
make_table (guint n)
{
  static const char * const before[] = { "", "", "../", "", "" };
  static const char * const after[] = { "", "-05", "", "-05-04/..", "~" };
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (GString) text = g_string_new ("id,title,start,category\n");

  for (guint i = 0; i < n; i++)
    {
      guint kind = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (after));

      g_string_append_printf (text, "%u,Event %u,%s19%d%s,%c\n", i, i, before[kind],
                              g_rand_int_range (random, 10, 90), after[kind], 'a' + g_rand_int_range (random, 0, 4));
    }

  return test_read_table (text->str);
}

static double
measure_distance (const KzruEventColumns *columns,
                  guint                   one,
                  guint                   other)
{
  return fabs ((double) kzru_event_columns_get_instant (columns, one)
               - (double) kzru_event_columns_get_instant (columns, other));
}

/* The first of the rows of a lane that are nearest in time to another, found the plain way. */
static guint
find_nearest (const KzruEventColumns *columns,
              guint                   from,
              guint                   lane)
{
  guint nearest = KZRU_EVENT_TABLE_NO_ROW;

  for (guint row = 0; row < columns->n_rows; row++)
    if (columns->lane[row] == lane
        && (nearest == KZRU_EVENT_TABLE_NO_ROW
            || measure_distance (columns, row, from) < measure_distance (columns, nearest, from)))
      nearest = row;

  return nearest;
}

/* Down leads to the event of the next lane that is nearest in time. */
static void
test_nearest (Fixture       *fixture,
              gconstpointer  data)
{
  const guint n_rows = 400;
  g_autoptr (KzruAtlas) atlas = make_table (n_rows);
  KzruEventTable *table;
  const KzruEventColumns *columns;

  kzru_view_state_set_atlas (fixture->state, atlas);
  test_rest ();
  table = KZRU_TIMELINE (fixture->timeline)->table;
  columns = kzru_event_table_get_columns (table);
  g_assert_cmpuint (columns->n_rows, ==, n_rows);

  for (guint row = 0; row < n_rows; row += 7)
    {
      guint lane = columns->lane[row] + 1u;
      guint expected = row, reached;

      if (lane < kzru_event_table_get_n_lanes (table))
        expected = find_nearest (columns, row, lane);
      kzru_view_state_select (fixture->state, (KzruRef) { KZRU_RECORD_EVENT, columns->record[row] });
      test_press (fixture->timeline, GDK_KEY_Down, 0);
      reached = kzru_event_table_find_row (table, kzru_view_state_get_selected (fixture->state).index);

      g_assert_cmpuint (columns->lane[reached], ==, columns->lane[expected]);
      g_assert_cmpfloat (measure_distance (columns, reached, row), ==, measure_distance (columns, expected, row));
    }
}

static void
record_fill (KzruPainter   *painter,
             const KzruBox *box,
             double         radius,
             const GdkRGBA *color)
{
  g_array_append_val ((GArray *) painter->target, *box);
}

static void
ignore_clip (KzruPainter   *painter,
             const KzruBox *box)
{
}

static void
ignore_end_of_clip (KzruPainter *painter)
{
}

static gboolean
overlap (const KzruBox *one,
         const KzruBox *other)
{
  return one->x < other->x + other->width && other->x < one->x + one->width
         && one->y < other->y + other->height && other->y < one->y + one->height;
}

/* The ends of the range are not drawn through the numbers of counts. */
static void
test_range_line (Fixture       *fixture,
                 gconstpointer  data)
{
  static const KzruPainterClass recording = {
    .fill = record_fill, .push_clip = ignore_clip, .pop_clip = ignore_end_of_clip,
  };
  g_autoptr (KzruAtlas) atlas = make_table (400);
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (KzruBox));
  KzruPainter painter = { &recording, boxes, NULL };
  KzruTimeline *timeline = KZRU_TIMELINE (fixture->timeline);
  KzruTimelineStyle style = { 0 };
  const KzruCount *counts;
  KzruScale scale;
  double at;
  guint n;

  kzru_view_state_set_atlas (fixture->state, atlas);
  test_rest ();
  counts = kzru_timeline_layout_get_counts (timeline->layout, &n);
  g_assert_cmpuint (n, >, 4);

  /* Through the middle of one of them. */
  scale = kzru_timeline_get_scale (timeline);
  at = counts[n / 2].box.x + counts[n / 2].box.width / 2 - kzru_timeline_layout_get_chart (timeline->layout).x;
  kzru_view_state_set_time_range (fixture->state, (KzruSpan) { (gint64) kzru_scale_to_instant (&scale, at), G_MAXINT64 / 4 });
  kzru_timeline_paint_time (timeline, &style, &painter);

  g_assert_cmpuint (boxes->len, >, 2);
  for (guint i = 0; i < boxes->len; i++)
    for (guint j = 0; j < n; j++)
      g_assert_false (overlap (&g_array_index (boxes, KzruBox, i), &counts[j].box)
                      && g_array_index (boxes, KzruBox, i).width <= 1);
}

/* The focus follows the selection, and stays when the mark's child is reused. */
static void
test_focus (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *focus;

  gtk_widget_grab_focus (fixture->overview);
  test_press_and_rest (fixture->timeline, GDK_KEY_Home, 0);
  for (guint i = 0; i < 4; i++)
    test_press_and_rest (fixture->timeline, GDK_KEY_Right, 0);

  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (KZRU_IS_EVENT_MARK (focus));
  g_assert_cmpuint (kzru_event_mark_get_record (KZRU_EVENT_MARK (focus)), ==,
                    kzru_view_state_get_selected (fixture->state).index);

  g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == fixture->overview);
  g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == focus);
}

/* The ring of the focus comes and goes with it, though nothing else changes. */
static void
test_ring (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *panes[] = { fixture->timeline, fixture->overview };

  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    {
      g_autoptr (GdkPaintable) screen = gtk_widget_paintable_new (panes[i]);
      g_autoptr (GBytes) without = NULL;
      g_autoptr (GBytes) with = NULL;
      g_autoptr (GBytes) after = NULL;

      gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
      without = test_dup_picture (screen);
      g_assert_true (gtk_widget_child_focus (panes[i], GTK_DIR_TAB_FORWARD));
      gtk_window_set_focus_visible (GTK_WINDOW (fixture->window), TRUE);
      with = test_dup_picture (screen);
      gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
      after = test_dup_picture (screen);

      g_assert_false (g_bytes_equal (with, without));
      g_assert_true (g_bytes_equal (after, without));
    }
}

static void
test_zoom (Fixture       *fixture,
           gconstpointer  data)
{
  double before = test_get_duration (fixture);
  KzruSpan document = kzru_view_state_get_document_span (fixture->state);

  test_press_and_rest (fixture->timeline, GDK_KEY_plus, 0);
  g_assert_cmpfloat (test_get_duration (fixture), <, before / 1.5);
  test_press_and_rest (fixture->timeline, GDK_KEY_minus, GDK_CONTROL_MASK);
  g_assert_cmpfloat_with_epsilon (test_get_duration (fixture), before, 5);
  test_press_and_rest (fixture->timeline, GDK_KEY_0, 0);
  g_assert_true (kzru_span_equal (kzru_view_state_get_visible_span (fixture->state), document));

  for (guint i = 0; i < 40; i++)
    kzru_timeline_zoom (KZRU_TIMELINE (fixture->timeline), 2);
  test_rest ();
  g_assert_cmpfloat_with_epsilon (test_get_duration (fixture), 2 * 3600, 1);
}

static void
test_pan (Fixture       *fixture,
          gconstpointer  data)
{
  KzruSpan before, after;

  kzru_timeline_zoom (KZRU_TIMELINE (fixture->timeline), 4);
  test_rest ();
  before = kzru_view_state_get_visible_span (fixture->state);
  test_press_and_rest (fixture->timeline, GDK_KEY_Right, GDK_CONTROL_MASK);
  after = kzru_view_state_get_visible_span (fixture->state);
  g_assert_cmpint (after.start, >, before.start);
  g_assert_cmpfloat_with_epsilon ((double) (after.end - before.end), test_get_duration (fixture) / 10, 5);
  test_press_and_rest (fixture->timeline, GDK_KEY_Page_Up, 0);
  g_assert_cmpint (kzru_view_state_get_visible_span (fixture->state).start, <, before.start);
}

/* A selection from elsewhere comes into view. */
static void
test_reveal (Fixture       *fixture,
             gconstpointer  data)
{
  KzruSpan visible = { (gint64) (40 * YEAR), (gint64) (41 * YEAR) };

  kzru_view_state_set_visible_span (fixture->state, visible);
  test_rest ();
  kzru_view_state_select (fixture->state, test_find (fixture->atlas, "treaty-of-calm-waters-1998"));
  test_rest ();
  visible = kzru_view_state_get_visible_span (fixture->state);
  g_assert_cmpint (visible.start, <, (gint64) (28.3 * YEAR));
  g_assert_cmpint (visible.end, >, (gint64) (28.4 * YEAR));
  g_assert_cmpfloat_with_epsilon ((double) (visible.end - visible.start), YEAR, 5);
}

/* What does not match is not there, and if nothing matches, nothing breaks. */
static void
test_filter (Fixture       *fixture,
             gconstpointer  data)
{
  kzru_view_state_set_query (fixture->state, "causeway");
  test_rest ();
  g_assert_cmpuint (count_marks (fixture), ==, kzru_view_state_get_n_shown (fixture->state, KZRU_RECORD_EVENT));
  kzru_view_state_set_query (fixture->state, "xyzzy");
  test_rest ();
  g_assert_cmpuint (count_marks (fixture), ==, 0);
  kzru_view_state_set_query (fixture->state, "");
  test_rest ();
  g_assert_cmpuint (count_marks (fixture), ==, kzru_atlas_get_n_records (fixture->atlas, KZRU_RECORD_EVENT));
}

static void
test_languages (Fixture       *fixture,
                gconstpointer  data)
{
  static const char * const persian[] = { "fa", "en", NULL };
  static const char * const three[] = { "persian", "gregorian", "islamic-civil", NULL };

  kzru_view_state_set_languages (fixture->state, persian);
  kzru_view_state_set_calendars (fixture->state, three);
  test_rest ();
  g_assert_cmpuint (count_marks (fixture), >, 0);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  TEST_OVERVIEW ("/timeline/properties", test_properties);
  TEST_TIMELINE ("/timeline/seen-late", test_seen_late);
  TEST_OVERVIEW ("/timeline/accessible", test_accessible);
  TEST_TIMELINE ("/timeline/walk", test_walk);
  TEST_TIMELINE ("/timeline/walk-from-focus", test_walk_from_focus);
  TEST_TIMELINE ("/timeline/walk-mirrored", test_walk_mirrored);
  TEST_TIMELINE ("/timeline/lanes", test_lanes);
  TEST_TIMELINE ("/timeline/nearest", test_nearest);
  TEST_TIMELINE ("/timeline/range-line", test_range_line);
  TEST_OVERVIEW ("/timeline/focus", test_focus);
  TEST_OVERVIEW ("/timeline/ring", test_ring);
  TEST_OVERVIEW ("/timeline/zoom", test_zoom);
  TEST_OVERVIEW ("/timeline/pan", test_pan);
  TEST_OVERVIEW ("/timeline/reveal", test_reveal);
  TEST_TIMELINE ("/timeline/filter", test_filter);
  TEST_TIMELINE ("/timeline/children-reused", test_children_reused);
  TEST_TIMELINE ("/timeline/languages", test_languages);

  return g_test_run ();
}
