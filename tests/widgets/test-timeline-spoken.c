/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/widgets/test-timeline-util.h"

/* What a screen reader says of a timeline. */

/* Each mark is spoken with its date in the first of the reader's calendars, and in
 * the reader's language. */
static void
test_spoken (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const persian[] = { "fa", "en", NULL };
  static const char * const three[] = { "persian", "gregorian", "islamic-civil", NULL };
  KzruTimeline *timeline = KZRU_TIMELINE (fixture->timeline);
  guint treaty = test_find (fixture->atlas, "treaty-of-calm-waters-1998").index;
  GtkWidget *mark;

  kzru_view_state_set_calendars (fixture->state, three);
  test_rest ();
  mark = kzru_timeline_get_mark_widget (timeline, treaty);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_ROLE_OPTION);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Treaty of Calm Waters, Ordibehesht 14, 1377 AP, "
                                       "or, by another claim: Farvardin 1 – Esfand 29, 1377 AP");

  kzru_view_state_set_languages (fixture->state, persian);
  test_rest ();
  mark = kzru_timeline_get_mark_widget (timeline, treaty);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "پیمان آب‌های آرام, ۱۴ اردیبهشت ۱۳۷۷, "
                                       "or, by another claim: ۱ فروردین تا ۲۹ اسفند ۱۳۷۷");
}

/* How many of the events that have a mark or are counted lie within the range. */
static guint
count_within (KzruTimeline *timeline)
{
  guint n_marks, n_counts, n = 0;
  const KzruMark *marks = kzru_timeline_layout_get_marks (timeline->layout, &n_marks);
  const KzruCount *counts = kzru_timeline_layout_get_counts (timeline->layout, &n_counts);

  for (guint i = 0; i < n_marks; i++)
    n += kzru_timeline_is_within (timeline, marks[i].record);
  for (guint i = 0; i < n_counts; i++)
    n += kzru_timeline_count_within (timeline, &counts[i]);

  return n;
}

/* Of what does not lie within the range of time that is said; and as many do as are
 * shown elsewhere, however that is meant. It is drawn otherwise, too. */
static void
test_within (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct
  {
    KzruTimeMode mode;
    const char *visit;
    const char *pipeline;
  } cases[] = {
    { KZRU_TIME_POSSIBLY_WITHIN, "President Muster visits Samplon, June 3, 1997, or, by another claim: 1990s",
      "Oil flows through the Sampline, 2009, outside of the range of time" },
    { KZRU_TIME_CERTAINLY_WITHIN,
      "President Muster visits Samplon, June 3, 1997, or, by another claim: 1990s, "
      "not certainly within the range of time",
      "Oil flows through the Sampline, 2009, not certainly within the range of time" },
  };
  KzruTimeline *timeline = KZRU_TIMELINE (fixture->timeline);
  g_autoptr (GdkPaintable) screen = gtk_widget_paintable_new (fixture->timeline);
  GBytes *pictures[G_N_ELEMENTS (cases)];

  kzru_view_state_set_time_range (fixture->state, (KzruSpan) { 27LL * 365 * KZRU_SECONDS_PER_DAY,
                                                               32LL * 366 * KZRU_SECONDS_PER_DAY });
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint visit = test_find (fixture->atlas, "muster-visit-1990s").index;
      guint pipeline = test_find (fixture->atlas, "pipeline-opened-2009").index;

      kzru_view_state_set_time_mode (fixture->state, cases[i].mode);
      pictures[i] = test_dup_picture (screen);
      gtk_test_accessible_assert_property (
          GTK_ACCESSIBLE (kzru_timeline_get_mark_widget (timeline, visit)), GTK_ACCESSIBLE_PROPERTY_LABEL, cases[i].visit);
      gtk_test_accessible_assert_property (
          GTK_ACCESSIBLE (kzru_timeline_get_mark_widget (timeline, pipeline)), GTK_ACCESSIBLE_PROPERTY_LABEL,
          cases[i].pipeline);
      g_assert_cmpuint (count_within (timeline), ==, kzru_view_state_get_n_shown (fixture->state, KZRU_RECORD_EVENT));
    }

  g_assert_false (g_bytes_equal (pictures[0], pictures[1]));
  g_bytes_unref (pictures[0]);
  g_bytes_unref (pictures[1]);
}

/* A count is said to be of a time that is known of its events. */
static void
test_count_period (Fixture       *fixture,
                   gconstpointer  data)
{
  KzruTimeline *timeline = KZRU_TIMELINE (fixture->timeline);
  KzruSpan document = kzru_view_state_get_document_span (fixture->state);
  gint64 length = document.end - document.start;
  const KzruCount *counts;
  guint n, n_decades = 0;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 420, 160);
  kzru_view_state_set_visible_span (fixture->state, (KzruSpan) { document.start - length, document.end + length });
  test_rest ();
  counts = kzru_timeline_layout_get_counts (timeline->layout, &n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = kzru_timeline_dup_count_name (timeline, &counts[i]);

      g_test_message ("%s", name);
      n_decades += g_str_has_prefix (name, "1 more event, 1990") && g_str_has_suffix (name, "1999");
    }

  g_assert_cmpuint (n_decades, ==, 1);
}

/* Of a count of which some lie within the range, it is said how many. */
static void
test_count_within (Fixture       *fixture,
                   gconstpointer  data)
{
  KzruTimeline *timeline = KZRU_TIMELINE (fixture->timeline);
  KzruSpan document = kzru_view_state_get_document_span (fixture->state);
  gint64 length = document.end - document.start;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 420, 160);
  kzru_view_state_set_visible_span (fixture->state, (KzruSpan) { document.start - length, document.end + length });
  kzru_view_state_set_time_range (fixture->state, (KzruSpan) { 27LL * 365 * KZRU_SECONDS_PER_DAY,
                                                               32LL * 366 * KZRU_SECONDS_PER_DAY });
  test_rest ();
  g_assert_cmpuint (count_within (timeline), ==, kzru_view_state_get_n_shown (fixture->state, KZRU_RECORD_EVENT));

  for (guint place = 0; place < 3; place++)
    {
      const KzruCount *count = &kzru_timeline_layout_get_counts (timeline->layout, &(guint) { 0 })[place];
      g_autofree char *name = kzru_timeline_dup_count_within (timeline, count, "Count");
      guint n = kzru_timeline_count_within (timeline, count);
      g_autofree char *some = g_strdup_printf ("Count, %u of them within the range of time", n);

      g_test_message ("%u of %u: %s", n, count->n, name);
      g_assert_cmpstr (name, ==, n == count->n ? "Count" : n == 0 ? "Count, none of them within the range of time" : some);
    }
}

static void
wait_for_tally (KzruTimeline *timeline)
{
  test_wait_for (kzru_timeline_is_tallied (timeline));
}

static KzruSpan
get_years (int first,
           int last)
{
  return (KzruSpan) { (first - 1970) * 36525LL * KZRU_SECONDS_PER_DAY / 100,
                      (last - 1970) * 36525LL * KZRU_SECONDS_PER_DAY / 100 };
}

/* What is said of some count, and whether there is a number of those within. */
static gboolean
tells_within (KzruTimeline *timeline)
{
  const KzruCount *counts;
  guint n;

  counts = kzru_timeline_layout_get_counts (timeline->layout, &n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = kzru_timeline_dup_count_within (timeline, &counts[i], "Count");

      if (!g_str_equal (name, "Count"))
        return TRUE;
    }

  return FALSE;
}

/* Of a large table that is counted elsewhere: until it is, no number is told, be it that
 * of the range before, and the range that was set last is what counts, in any lanes. */
static void
test_count_large (Fixture       *fixture,
                  gconstpointer  data)
{
  KzruTimeline *timeline = KZRU_TIMELINE (fixture->timeline);
  g_autoptr (KzruAtlas) atlas = test_read_large_table ();

  kzru_view_state_set_atlas (fixture->state, atlas);
  kzru_view_state_set_visible_span (fixture->state, kzru_view_state_get_document_span (fixture->state));
  test_rest ();
  g_assert_true (kzru_timeline_is_tallied (timeline));

  for (int step = 0; step < 3; step++)
    {
      if (step == 2)
        {
          kzru_view_state_set_lane_mode (fixture->state, KZRU_LANE_MODE_CERTAINTY);
          test_wait_for_lanes (timeline);
          test_rest ();
        }

      for (int i = 0; i < 4; i++)
        {
          kzru_view_state_set_time_range (fixture->state, get_years (1100 + 100 * step, 1250 + 150 * step + 7 * i));
          g_assert_false (kzru_timeline_is_tallied (timeline));
          g_assert_false (tells_within (timeline));
        }
      wait_for_tally (timeline);
      g_assert_true (tells_within (timeline));
      g_assert_cmpuint (count_within (timeline), ==, kzru_view_state_get_n_shown (fixture->state, KZRU_RECORD_EVENT));
    }

  /* With no range, all are within again, at once. */
  kzru_view_state_set_time_range (fixture->state, get_years (1300, 1400));
  g_assert_false (kzru_timeline_is_tallied (timeline));
  kzru_view_state_set_time_range (fixture->state, (KzruSpan) { 0, 0 });
  g_assert_true (kzru_timeline_is_tallied (timeline));
  g_assert_false (tells_within (timeline));
  g_assert_cmpuint (count_within (timeline), ==, 18000);

  kzru_view_state_set_time_range (fixture->state, get_years (1300, 1400));
  g_assert_false (kzru_timeline_is_tallied (timeline));
  kzru_view_state_set_atlas (fixture->state, fixture->atlas);
  test_rest ();
}

static const KzruLane *
find_lane (KzruTimeline *timeline,
           const char   *key)
{
  guint n;
  const KzruLane *lanes = kzru_timeline_layout_get_lanes (timeline->layout, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (kzru_lanes_get_key (timeline->lanes, lanes[i].theme), key))
      return &lanes[i];

  g_assert_not_reached ();
}

/* The arrow of a head is clear of what the lane says there. */
static void
test_arrow (Fixture        *fixture,
            const KzruLane *lane)
{
  GtkWidget *arrow = gtk_widget_get_first_child (test_find_head (fixture, "transport"));
  graphene_rect_t bounds;
  KzruBox box;

  g_assert_true (gtk_widget_compute_bounds (arrow, fixture->timeline, &bounds));
  box = (KzruBox) { bounds.origin.x, lane->box.y, bounds.size.width, lane->box.height };
  g_assert_false (kzru_box_intersects (&box, &lane->title.box));
  g_assert_false (kzru_box_intersects (&box, &lane->number.box));
}

/* A lane that is collapsed says how many events it holds back, in the reader's digits,
 * beside its title and not on it. */
static void
test_collapsed (Fixture       *fixture,
                gconstpointer  data)
{
  static const char * const persian[] = { "fa", "en", NULL };
  KzruTimeline *timeline = KZRU_TIMELINE (fixture->timeline);

  kzru_view_state_set_languages (fixture->state, persian);
  test_rest ();
  g_assert_null (find_lane (timeline, "transport")->number.layout);

  for (guint direction = KZRU_TIME_LEFT_TO_RIGHT; direction <= KZRU_TIME_RIGHT_TO_LEFT; direction++)
    {
      const KzruLane *lane;

      kzru_view_state_set_time_direction (fixture->state, direction);
      kzru_view_state_collapse_lane (fixture->state, "transport", TRUE);
      test_rest ();
      lane = find_lane (timeline, "transport");
      g_assert_nonnull (lane->number.layout);
      g_assert_cmpstr (pango_layout_get_text (lane->number.layout), ==, "۵");
      g_assert_false (kzru_box_intersects (&lane->number.box, &lane->title.box));
      g_assert_false (pango_layout_is_ellipsized (lane->title.layout));
      g_assert_cmpfloat (lane->number.box.y, >=, lane->box.y);
      test_arrow (fixture, lane);
    }

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (test_find_head (fixture, "transport")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "ترابری, ۵ events");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  TEST_TIMELINE ("/timeline-spoken/dates", test_spoken);
  TEST_TIMELINE ("/timeline-spoken/within", test_within);
  TEST_TIMELINE ("/timeline-spoken/count-within", test_count_within);
  TEST_TIMELINE ("/timeline-spoken/count-large", test_count_large);
  TEST_TIMELINE ("/timeline-spoken/count-period", test_count_period);
  TEST_TIMELINE ("/timeline-spoken/collapsed", test_collapsed);

  return g_test_run ();
}
