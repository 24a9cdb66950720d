/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/widgets/test-timeline-util.h"
#include "widgets/kzru-count-mark.h"
#include "widgets/kzru-record-popover.h"

/* What a person does with a timeline beyond looking: ranges of time, playhead,
 * lanes, the way back. */

/* Keys set both ends of the range from what is selected, and widen it. */
static void
test_range (Fixture       *fixture,
            gconstpointer  data)
{
  KzruRef treaty = test_find (fixture->atlas, "treaty-of-calm-waters-1998");
  KzruRef pipeline = test_find (fixture->atlas, "pipeline-opened-2009");
  KzruSpan range, wider;

  kzru_view_state_select (fixture->state, treaty);
  test_act (fixture, "timeline.range-start");
  kzru_view_state_select (fixture->state, pipeline);
  test_act (fixture, "timeline.range-end");
  range = kzru_view_state_get_time_range (fixture->state);
  g_assert_false (kzru_span_is_empty (range));
  g_assert_true (kzru_view_state_is_shown (fixture->state, pipeline));
  g_assert_false (kzru_view_state_is_shown (fixture->state, test_find (fixture->atlas, "harbour-closed-1987")));

  kzru_view_state_set_playhead (fixture->state, range.end + 10 * 366 * KZRU_SECONDS_PER_DAY);
  test_act (fixture, "timeline.range-end");
  wider = kzru_view_state_get_time_range (fixture->state);
  g_assert_cmpint (wider.start, ==, range.start);
  g_assert_cmpint (wider.end, >, range.end + 9 * 365 * KZRU_SECONDS_PER_DAY);

  test_act (fixture, "timeline.fit-selection");
  test_rest ();
  g_assert_true (kzru_span_contains (kzru_view_state_get_visible_span (fixture->state), wider)
                 || kzru_span_intersects (kzru_view_state_get_visible_span (fixture->state), wider));
}

/* The playhead goes to each event in turn; by units it goes by less. */
static void
test_playhead (Fixture       *fixture,
               gconstpointer  data)
{
  KzruSpan document = kzru_view_state_get_document_span (fixture->state);
  gint64 before = document.start;
  guint n = 0;

  kzru_view_state_set_playhead (fixture->state, before);
  while (kzru_timeline_step_to_event (KZRU_TIMELINE (fixture->timeline), TRUE))
    {
      g_assert_cmpint (kzru_view_state_get_playhead (fixture->state), >, before);
      before = kzru_view_state_get_playhead (fixture->state);
      n++;
    }
  g_assert_cmpuint (n, >, 5);
  g_assert_nonnull (test_get_selected_id (fixture));

  test_act (fixture, "timeline.previous-unit");
  g_assert_cmpint (kzru_view_state_get_playhead (fixture->state), <, before);
  test_act (fixture, "timeline.next-unit");
  g_assert_cmpint (kzru_view_state_get_playhead (fixture->state), <=, before + 366 * KZRU_SECONDS_PER_DAY);
}

/* The playhead stands where an event does by the claim that is shown first, which is in
 * view then; and arrows lead the same way as the playhead. */
static void
test_playhead_by_first_claim (Fixture       *fixture,
                              gconstpointer  data)
{
  KzruTimeline *timeline = KZRU_TIMELINE (fixture->timeline);
  KzruSpan document = kzru_view_state_get_document_span (fixture->state);
  guint n = 0;

  kzru_view_state_set_visible_span (fixture->state, (KzruSpan) { document.start, document.start + 9e7 });
  for (kzru_view_state_set_playhead (fixture->state, document.start); kzru_timeline_step_to_event (timeline, TRUE); n++)
    {
      KzruRef selected = kzru_view_state_get_selected (fixture->state);
      gint64 playhead = kzru_view_state_get_playhead (fixture->state);

      g_assert_cmpint (playhead, ==,
                       kzru_span_get_instant (kzru_atlas_get_event_bounds (fixture->atlas, selected.index).outer));
      g_assert_true (kzru_span_contains_instant (kzru_view_state_get_visible_span (fixture->state), playhead));

      if (n > 0)
        {
          test_press (fixture->timeline, GDK_KEY_Left, 0);
          g_assert_false (kzru_ref_equal (selected, kzru_view_state_get_selected (fixture->state)));
          test_press (fixture->timeline, GDK_KEY_Right, 0);
          g_assert_true (kzru_ref_equal (selected, kzru_view_state_get_selected (fixture->state)));
        }
    }

  g_assert_cmpuint (n, >, 5);
}

/* Playing is told of once; without motion it goes from event to event; without a
 * playhead it ends. */
static void
test_play (Fixture       *fixture,
           gconstpointer  data)
{
  guint n = 0;

  g_signal_connect_swapped (fixture->timeline, "notify::playing", G_CALLBACK (test_count_cb), &n);
  kzru_timeline_set_playing (KZRU_TIMELINE (fixture->timeline), TRUE);
  kzru_timeline_set_playing (KZRU_TIMELINE (fixture->timeline), TRUE);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (kzru_view_state_has_playhead (fixture->state));
  kzru_view_state_set_playhead (fixture->state, KZRU_INSTANT_MIN);
  g_assert_false (kzru_timeline_get_playing (KZRU_TIMELINE (fixture->timeline)));
  g_assert_cmpuint (n, ==, 2);
}

/* A head is a button that says what is in its lane; it collapses and opens it,
 * and an event that is selected opens its lane. */
static void
test_heads (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *head = test_find_head (fixture, "treaties");

  g_assert_nonnull (head);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (head), GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (head), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);

  gtk_widget_activate (head);
  test_rest ();
  g_assert_true (kzru_view_state_is_lane_collapsed (fixture->state, "treaties"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (head), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
  g_assert_true (gtk_widget_get_mapped (head));

  kzru_view_state_select (fixture->state, test_find (fixture->atlas, "treaty-of-calm-waters-1998"));
  test_rest ();
  g_assert_false (kzru_view_state_is_lane_collapsed (fixture->state, "treaties"));
}

/* The arrow that leads down past a collapsed lane stops at its head; from a head,
 * arrows lead back to events. */
static void
test_collapsed_keys (Fixture       *fixture,
                     gconstpointer  data)
{
  GtkWidget *treaties = test_find_head (fixture, "treaties");
  GtkWidget *collapsed;

  g_signal_emit_by_name (treaties, "entered");
  g_assert_nonnull (test_get_selected_id (fixture));
  gtk_widget_grab_focus (treaties);
  g_signal_emit_by_name (treaties, "stepped", 1);
  collapsed = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (KZRU_IS_LANE_HEAD (collapsed) && collapsed != treaties);
  gtk_widget_activate (collapsed);
  test_rest ();

  g_signal_emit_by_name (treaties, "entered");
  test_press (fixture->timeline, GDK_KEY_Down, 0);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == collapsed);
  gtk_widget_activate (collapsed);
  test_rest ();
  g_signal_emit_by_name (collapsed, "entered");
  g_assert_false (KZRU_IS_LANE_HEAD (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
}

/* With all lanes collapsed, there is still time to go through. */
static void
test_all_collapsed (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char * const themes[] = { "treaties", "diplomacy", "transport" };
  double duration;

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    kzru_view_state_collapse_lane (fixture->state, themes[i], TRUE);
  test_rest ();
  g_assert_cmpuint (kzru_event_table_get_columns (KZRU_TIMELINE (fixture->timeline)->table)->n_rows, ==, 0);

  duration = test_get_duration (fixture);
  test_act (fixture, "timeline.zoom-in");
  test_rest ();
  g_assert_cmpfloat (test_get_duration (fixture), <, duration);
}

/* What can be read stays where it is when it is selected; what cannot comes into view. */
static void
test_reveal (Fixture       *fixture,
             gconstpointer  data)
{
  KzruTimeline *timeline = KZRU_TIMELINE (fixture->timeline);
  KzruRef article = test_find (fixture->atlas, "gazette-article-2015");
  guint row = kzru_event_table_find_row (timeline->table, article.index);
  gint64 day = kzru_event_table_get_columns (timeline->table)->start[row];
  gint64 from[] = { day - 30 * KZRU_SECONDS_PER_DAY, day + 30 * KZRU_SECONDS_PER_DAY };

  for (guint i = 0; i < G_N_ELEMENTS (from); i++)
    {
      KzruSpan before = { from[i], from[i] + 3 * 365 * KZRU_SECONDS_PER_DAY };
      KzruSpan after;

      kzru_view_state_select (fixture->state, KZRU_REF_NONE);
      kzru_view_state_set_visible_span (fixture->state, before);
      test_rest ();
      before = kzru_view_state_get_visible_span (fixture->state);
      kzru_view_state_select (fixture->state, article);
      test_rest ();
      after = kzru_view_state_get_visible_span (fixture->state);
      g_assert_true ((before.start == after.start) == (i == 0));
    }
}

/* Whatever is shown, a count that is opened zooms in, selects the event that it is
 * of, or lists its events: never nothing. */
static void
test_counts_open (Fixture       *fixture,
                  gconstpointer  data)
{
  KzruSpan document = kzru_view_state_get_document_span (fixture->state);
  guint n_opened = 0;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 420, 160);
  for (gint64 length = 40 * (document.end - document.start); length > (document.end - document.start) / 2; length /= 4)
    for (guint place = 0; place < 2; place++)
      {
        KzruRef treaty = test_find (fixture->atlas, "treaty-of-calm-waters-1998");
        gint64 middle = kzru_atlas_get_event_bounds (fixture->atlas, treaty.index).outer.start;
        KzruSpan shown = { middle - length / 2, middle + length / 2 };
        GtkWidget *count, *list;

        kzru_view_state_select (fixture->state, KZRU_REF_NONE);
        kzru_view_state_set_visible_span (fixture->state, shown);
        test_rest ();
        count = test_find_child (fixture, KZRU_TYPE_COUNT_MARK, place);
        if (count == NULL)
          continue;

        gtk_test_accessible_assert_role (GTK_ACCESSIBLE (count), GTK_ACCESSIBLE_ROLE_BUTTON);
        gtk_widget_activate (count);
        test_rest ();
        list = test_find_child (fixture, KZRU_TYPE_RECORD_POPOVER, 0);
        g_assert_true (list != NULL || test_get_selected_id (fixture) != NULL);
        if (list == NULL)
          g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) != NULL);
        else
          gtk_popover_popdown (GTK_POPOVER (list));
        n_opened++;
      }

  g_assert_cmpuint (n_opened, >, 3);
}

/* Of the shipped atlas, which has many events of one moment: each count is opened
 * over and over until its events are listed, or selected; that takes few steps. */
static void
test_counts_listed (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas (TEST_SHIPPED_ATLAS);
  guint n_listed = 0;

  kzru_view_state_set_atlas (fixture->state, atlas);
  for (guint place = 2; place < 20; place += 9)
    {
      GtkWidget *count;
      guint n_steps = 0;

      kzru_view_state_select (fixture->state, KZRU_REF_NONE);
      kzru_timeline_fit_all (KZRU_TIMELINE (fixture->timeline));
      test_rest ();
      count = test_find_child (fixture, KZRU_TYPE_COUNT_MARK, place);
      while (count != NULL && test_find_child (fixture, KZRU_TYPE_RECORD_POPOVER, 0) == NULL)
        {
          KzruSpan before = kzru_view_state_get_visible_span (fixture->state);
          KzruSpan after;

          g_assert_cmpuint (n_steps++, <, 8);
          gtk_widget_activate (count);
          test_rest ();
          after = kzru_view_state_get_visible_span (fixture->state);
          if (test_find_child (fixture, KZRU_TYPE_RECORD_POPOVER, 0) == NULL && kzru_span_equal (before, after))
            break;
          count = test_find_child (fixture, KZRU_TYPE_COUNT_MARK, 0);
        }
      n_listed += test_find_child (fixture, KZRU_TYPE_RECORD_POPOVER, 0) != NULL;
      if (test_find_child (fixture, KZRU_TYPE_RECORD_POPOVER, 0) != NULL)
        gtk_popover_popdown (GTK_POPOVER (test_find_child (fixture, KZRU_TYPE_RECORD_POPOVER, 0)));
      test_rest ();
    }

  g_assert_cmpuint (n_listed, >, 0);
  kzru_view_state_set_atlas (fixture->state, fixture->atlas);
}

/* Tab leads from the events to the counts, arrows from count to count. */
static void
test_counts_keys (Fixture       *fixture,
                  gconstpointer  data)
{
  KzruSpan document = kzru_view_state_get_document_span (fixture->state);
  gint64 length = document.end - document.start;
  GtkWidget *focus;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 420, 160);
  kzru_view_state_set_visible_span (fixture->state, (KzruSpan) { document.start - length, document.end + length });
  test_rest ();
  gtk_widget_grab_focus (fixture->timeline);
  gtk_widget_child_focus (fixture->timeline, GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (KZRU_IS_COUNT_MARK (focus));

  g_signal_emit_by_name (focus, "stepped", GTK_DIR_DOWN);
  if (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == focus)
    g_signal_emit_by_name (focus, "stepped", GTK_DIR_UP);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) != focus);
  g_assert_true (KZRU_IS_COUNT_MARK (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
}

/* The last count in view, and how many there are. */
static GtkWidget *
find_last_count (Fixture *fixture,
                 guint   *n)
{
  GtkWidget *child;
  GtkWidget *last = NULL;

  for (*n = 0; (child = test_find_child (fixture, KZRU_TYPE_COUNT_MARK, *n)) != NULL; ++*n)
    last = child;

  return last;
}

/* Where there are fewer counts than before, the focus goes from one that is no more
 * to another in its lane, if there is one. */
static void
test_counts_fewer (Fixture       *fixture,
                   gconstpointer  data)
{
  KzruSpan document = kzru_view_state_get_document_span (fixture->state);
  gint64 length = document.end - document.start;
  guint n_fewer = 0;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 420, 160);
  for (guint parts = 1; parts < 12; parts++)
    {
      KzruSpan some = { document.start, document.start + length * (12 - parts) / 12 };
      GtkWidget *before, *after;
      guint n_before, n_after, lane;

      kzru_view_state_set_visible_span (fixture->state, (KzruSpan) { document.start - length, document.end + length });
      test_rest ();
      before = find_last_count (fixture, &n_before);
      g_assert_true (gtk_widget_grab_focus (before));
      lane = kzru_count_mark_get_lane (KZRU_COUNT_MARK (before));

      kzru_view_state_set_visible_span (fixture->state, some);
      test_rest ();
      after = find_last_count (fixture, &n_after);
      if (n_after == 0 || n_after >= n_before || kzru_count_mark_get_lane (KZRU_COUNT_MARK (after)) != lane)
        continue;

      g_assert_true (KZRU_IS_COUNT_MARK (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
      n_fewer++;
    }

  g_assert_cmpuint (n_fewer, >, 0);
}

/* A lane that is moved takes its head and the focus along. */
static void
test_move_lane (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *treaties = test_find_head (fixture, "treaties");
  double before, after, x;

  gtk_widget_grab_focus (treaties);
  gtk_widget_translate_coordinates (treaties, fixture->timeline, 0, 0, &x, &before);
  g_signal_emit_by_name (treaties, "moved", 1);
  test_rest ();
  g_assert_true (test_find_head (fixture, "treaties") == treaties);
  gtk_widget_translate_coordinates (treaties, fixture->timeline, 0, 0, &x, &after);
  g_assert_cmpfloat (after, >, before);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == treaties);
}

static gboolean
has_description (GtkWidget  *head,
                 const char *description)
{
  g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (head),
                                                               GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);

  return other == NULL;
}

/* Heads learn where they are when a frame has been laid out. */
static void
wait_for_place (GtkWidget  *head,
                const char *description,
                int         place,
                int         n_places)
{
  test_wait_for (has_description (head, description));
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (head), GTK_ACCESSIBLE_RELATION_POS_IN_SET, place);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (head), GTK_ACCESSIBLE_RELATION_SET_SIZE, n_places);
}

/* The focus goes with a lane that is dragged, from wherever it was; where the lane is now
 * is said, and the keys go on from there. */
static void
test_drag_lane (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *treaties;
  GtkWidget *transport;

  test_wait_for ((treaties = test_find_head (fixture, "treaties")) != NULL);
  test_wait_for ((transport = test_find_head (fixture, "transport")) != NULL);
  wait_for_place (treaties, "lane 1 of 3", 1, 3);
  test_press (fixture->timeline, GDK_KEY_Home, 0);
  g_assert_false (KZRU_IS_LANE_HEAD (gtk_window_get_focus (GTK_WINDOW (fixture->window))));

  g_signal_emit_by_name (treaties, "dragged", 10000.0);
  g_signal_emit_by_name (treaties, "dropped");
  wait_for_place (treaties, "lane 3 of 3", 3, 3);
  wait_for_place (transport, "lane 2 of 3", 2, 3);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == treaties);

  g_signal_emit_by_name (treaties, "stepped", -1);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == transport);

  /* What its tip says changes, and where it is does not. */
  kzru_lane_head_set_lane (KZRU_LANE_HEAD (treaties), "treaties", "Treaties, 7 events", FALSE);
  kzru_lane_head_set_place (KZRU_LANE_HEAD (treaties), 3, 3, "en");
  g_assert_true (has_description (treaties, "lane 3 of 3"));
}

/* However the events are divided, arrows lead to each of them. */
static void
test_lane_modes (Fixture       *fixture,
                 gconstpointer  data)
{
  for (guint mode = KZRU_LANE_MODE_THEME; mode <= KZRU_LANE_MODE_CERTAINTY; mode++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      kzru_view_state_set_lane_mode (fixture->state, mode);
      kzru_view_state_set_playhead (fixture->state, kzru_view_state_get_document_span (fixture->state).start - 1);
      while (kzru_timeline_step_to_event (KZRU_TIMELINE (fixture->timeline), TRUE))
        g_hash_table_add (seen, (gpointer) test_get_selected_id (fixture));
      g_assert_cmpuint (g_hash_table_size (seen), >, 5);
    }
}

/* Going back shows what was shown before. */
static void
test_history (Fixture       *fixture,
              gconstpointer  data)
{
  KzruViewHistory *history = kzru_view_state_get_history (fixture->state);
  KzruSpan before = kzru_view_state_get_visible_span (fixture->state);
  KzruSpan narrow = { before.start + (before.end - before.start) / 4, before.end - (before.end - before.start) / 4 };
  gint64 later = g_get_monotonic_time () + 2 * KZRU_VIEW_HISTORY_MERGE;

  kzru_view_history_visit_span (history, narrow, later);
  kzru_view_state_set_visible_span (fixture->state, narrow);
  kzru_view_history_go_back (history, later + 1);
  test_rest ();
  g_assert_cmpint (ABS (kzru_view_state_get_visible_span (fixture->state).start - before.start), <=, 1);
  kzru_view_history_go_forward (history, later + 2);
  test_rest ();
  g_assert_cmpint (ABS (kzru_view_state_get_visible_span (fixture->state).start - narrow.start), <=, 1);
}

/* Time runs the other way at the user's word, and the heads change sides. */
static void
test_direction (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *head = test_find_head (fixture, "treaties");
  double left, right, y;

  gtk_widget_translate_coordinates (head, fixture->timeline, 0, 0, &left, &y);
  kzru_view_state_set_time_direction (fixture->state, KZRU_TIME_RIGHT_TO_LEFT);
  test_rest ();
  gtk_widget_translate_coordinates (head, fixture->timeline, 0, 0, &right, &y);
  g_assert_cmpfloat (left, <, 1);
  g_assert_cmpfloat (right, >, 700);
}

/* Matches that are out of view are gone to; those in view stay where they are. */
static void
test_search_reveals (Fixture       *fixture,
                     gconstpointer  data)
{
  KzruSpan sixties = { -9LL * 365 * KZRU_SECONDS_PER_DAY, -1LL * 365 * KZRU_SECONDS_PER_DAY };
  KzruSpan visible;

  kzru_view_state_set_visible_span (fixture->state, sixties);
  kzru_view_state_set_query (fixture->state, "calm waters");
  test_rest ();
  visible = kzru_view_state_get_visible_span (fixture->state);
  g_assert_cmpint (visible.end, >, 28LL * 365 * KZRU_SECONDS_PER_DAY);

  kzru_view_state_set_query (fixture->state, "");
  test_rest ();
  g_assert_true (kzru_span_equal (kzru_view_state_get_visible_span (fixture->state), visible));
}

/* Three calendars are three rows of ticks, each at the starts of its own years. */
static void
test_three_calendars (Fixture       *fixture,
                      gconstpointer  data)
{
  static const char * const three[] = { "gregorian", "persian", "islamic-civil", NULL };
  KzruTimelineLayout *layout;
  const KzruTickMark *ticks;
  guint n, n_labels[3] = { 0 };
  double last[3] = { 0 };

  kzru_view_state_set_calendars (fixture->state, three);
  test_rest ();
  layout = kzru_timeline_ensure_layout (KZRU_TIMELINE (fixture->timeline));
  g_assert_cmpuint (kzru_timeline_layout_get_n_calendars (layout), ==, 3);

  ticks = kzru_timeline_layout_get_ticks (layout, &n);
  for (guint i = 0; i < n; i++)
    if (ticks[i].label.layout != NULL)
      {
        for (guint j = 0; j < ticks[i].calendar; j++)
          g_assert_cmpfloat (ticks[i].label.box.y, >, last[j]);
        last[ticks[i].calendar] = ticks[i].label.box.y;
        n_labels[ticks[i].calendar]++;
      }
  for (guint i = 0; i < G_N_ELEMENTS (n_labels); i++)
    g_assert_cmpuint (n_labels[i], >, 4);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  TEST_TIMELINE ("/timeline-reading/range", test_range);
  TEST_TIMELINE ("/timeline-reading/playhead", test_playhead);
  TEST_TIMELINE ("/timeline-reading/playhead-by-first-claim", test_playhead_by_first_claim);
  TEST_TIMELINE ("/timeline-reading/play", test_play);
  TEST_TIMELINE ("/timeline-reading/heads", test_heads);
  TEST_TIMELINE ("/timeline-reading/collapsed-keys", test_collapsed_keys);
  TEST_TIMELINE ("/timeline-reading/all-collapsed", test_all_collapsed);
  TEST_TIMELINE ("/timeline-reading/reveal", test_reveal);
  TEST_TIMELINE ("/timeline-reading/counts-open", test_counts_open);
  TEST_TIMELINE ("/timeline-reading/counts-listed", test_counts_listed);
  TEST_TIMELINE ("/timeline-reading/counts-keys", test_counts_keys);
  TEST_TIMELINE ("/timeline-reading/counts-fewer", test_counts_fewer);
  TEST_TIMELINE ("/timeline-reading/move-lane", test_move_lane);
  TEST_TIMELINE ("/timeline-reading/drag-lane", test_drag_lane);
  TEST_TIMELINE ("/timeline-reading/lane-modes", test_lane_modes);
  TEST_TIMELINE ("/timeline-reading/history", test_history);
  TEST_TIMELINE ("/timeline-reading/direction", test_direction);
  TEST_TIMELINE ("/timeline-reading/search-reveals", test_search_reveals);
  TEST_TIMELINE ("/timeline-reading/three-calendars", test_three_calendars);

  return g_test_run ();
}
