/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/widgets/test-layout-util.h"

/* What has no mark is counted, and where. */

/* Each event has a mark or is counted, once. */
static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      guint n_events = (guint) g_rand_int_range (fixture->rand, 1, N_EVENTS);
      g_autoptr (KzruEventTable) table = test_make_table (fixture->rand, n_events);
      KzruTimelineParams params = test_make_params (fixture, table, -80 * YEAR, 90 * YEAR, FALSE);
      g_autoptr (KzruTimelineLayout) layout = kzru_timeline_layout_new (&params, NULL);
      guint n_marks;
      guint n = test_sum_counts (layout);

      kzru_timeline_layout_get_marks (layout, &n_marks);

      g_assert_cmpuint (n_marks, >, 0);
      g_assert_cmpuint (n_marks + n, ==, n_events);
    }
}

/* Each count is found by the events that it stands for, and by no others. */
static void
test_find_count (Fixture       *fixture,
                 gconstpointer  data)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (KzruEventTable) table = test_make_table (fixture->rand, N_EVENTS);
      const KzruEventColumns *columns = kzru_event_table_get_columns (table);
      KzruTimelineParams params = test_make_params (fixture, table, -80 * YEAR, 90 * YEAR, FALSE);
      g_autoptr (KzruTimelineLayout) layout = kzru_timeline_layout_new (&params, NULL);
      g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
      guint n_counts;
      const KzruCount *counts = kzru_timeline_layout_get_counts (layout, &n_counts);

      for (guint row = 0; row < columns->n_rows; row++)
        {
          const KzruMark *mark = kzru_timeline_layout_find_mark (layout, columns->record[row]);
          gpointer count = (gpointer) kzru_timeline_layout_find_count (
            layout, columns->lane[row], kzru_event_columns_get_instant (columns, row));

          if (mark != NULL)
            continue;

          g_assert_nonnull (count);
          g_hash_table_insert (found, count,
                               GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (found, count)) + 1));
        }

      for (guint i = 0; i < n_counts; i++)
        g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (found, &counts[i])), ==, counts[i].n);
    }
}

/* Whether an event reaches into what is shown: not only by a hair at its start. */
static gboolean
is_seen (KzruTimelineLayout     *layout,
         const KzruEventColumns *columns,
         guint                   row,
         KzruSpan                window)
{
  double least = kzru_timeline_layout_get_em (layout) * kzru_timeline_layout_get_scale (layout)->rate;

  return (double) columns->end[row] > (double) window.start + least && columns->start[row] < window.end;
}

/* Whatever is shown, each event that reaches into it has a mark or is counted, even
 * if it began long before; and what a count lists are as many as it says. */
static void
test_under_way (Fixture       *fixture,
                gconstpointer  data)
{
  guint n_passing = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (KzruEventTable) table = test_make_table (fixture->rand, N_EVENTS);
      const KzruEventColumns *columns = kzru_event_table_get_columns (table);
      double length = g_rand_double_range (fixture->rand, 0.1, 30) * YEAR;
      double start = g_rand_double_range (fixture->rand, -45, 45) * YEAR;
      KzruTimelineParams params = test_make_params (fixture, table, start, start + length, round % 2);
      g_autoptr (KzruTimelineLayout) layout = kzru_timeline_layout_new (&params, NULL);
      KzruSpan window = { (gint64) start, (gint64) (start + length) };
      guint n_counts;
      const KzruCount *counts = kzru_timeline_layout_get_counts (layout, &n_counts);

      for (guint row = 0; row < columns->n_rows; row++)
        if (columns->n_claims[row] == 1 && is_seen (layout, columns, row, window))
          g_assert_true (kzru_timeline_layout_find_mark (layout, columns->record[row]) != NULL ||
                         kzru_timeline_layout_find_count_of (layout, row) != NULL);

      for (guint i = 0; i < n_counts; i++)
        {
          g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));

          kzru_timeline_layout_list_counted (layout, &counts[i], rows);
          g_assert_cmpuint (rows->len, ==, counts[i].n);
          n_passing += counts[i].passing;
          for (guint j = 0; j < rows->len; j++)
            {
              guint row = g_array_index (rows, guint, j);

              g_assert_cmpuint (columns->lane[row], ==, counts[i].lane);
              g_assert_true (kzru_timeline_layout_find_count_of (layout, row) == &counts[i]);
            }
        }
    }

  g_assert_cmpuint (n_passing, >, 20);
}

static gboolean
is_third (guint    event,
          gpointer user_data)
{
  return event % 3 == 0;
}

/* Whatever is shown, how many events of a count pass a filter is as many as do of those
 * that it lists; and all that pass have a mark or are counted. */
static void
test_shown (Fixture       *fixture,
            gconstpointer  data)
{
  guint n_passing = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gboolean all = round % 4 == 0;
      g_autoptr (KzruEventTable) table = test_make_table (fixture->rand, N_EVENTS);
      double length = all ? 170 * YEAR : g_rand_double_range (fixture->rand, 0.1, 30) * YEAR;
      double start = all ? -80 * YEAR : g_rand_double_range (fixture->rand, -45, 45) * YEAR;
      KzruTimelineParams params = test_make_params (fixture, table, start, start + length, round % 2);
      g_autoptr (KzruTimelineLayout) layout = kzru_timeline_layout_new (&params, NULL);
      g_autoptr (KzruShownTally) tally = kzru_shown_tally_new (table, is_third, NULL);
      guint n_counts, n_marks, n_shown = 0;
      const KzruCount *counts = kzru_timeline_layout_get_counts (layout, &n_counts);
      const KzruMark *marks = kzru_timeline_layout_get_marks (layout, &n_marks);

      for (guint i = 0; i < n_counts; i++)
        {
          g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
          guint n = 0;

          kzru_timeline_layout_list_counted (layout, &counts[i], rows);
          for (guint j = 0; j < rows->len; j++)
            n += kzru_shown_tally_is_shown (tally, g_array_index (rows, guint, j));
          g_assert_cmpuint (kzru_timeline_layout_count_shown (layout, &counts[i], tally), ==, n);
          n_passing += counts[i].passing && n > 0;
          n_shown += n;
        }

      for (guint i = 0; i < n_marks; i++)
        n_shown += is_third (marks[i].record, NULL);
      if (all)
        g_assert_cmpuint (n_shown, ==, N_EVENTS / 3);
    }

  g_assert_cmpuint (n_passing, >, 10);
}

/* Bars that began in the window have its rows, although what matters more stands in
 * those rows where nobody looks. */
static void
test_fits_is_shown (Fixture       *fixture,
                    gconstpointer  data)
{
  KzruEventTableBuilder *builder = kzru_event_table_builder_new ();
  g_autoptr (KzruEventTable) table = NULL;
  g_autoptr (KzruTimelineLayout) layout = NULL;
  KzruTimelineParams params;
  guint n;

  for (guint i = 0; i < 60; i++)
    {
      gboolean is_bar = i < 6;
      double start = is_bar ? 1 * YEAR : (5 + i) * YEAR / 2;
      KzruSpan span = { (gint64) start, (gint64) (is_bar ? 30 * YEAR : start + DAY) };
      KzruEdtfBounds claim = {
        .kind = is_bar ? KZRU_EDTF_INTERVAL : KZRU_EDTF_DATE, .outer = span, .core = span,
      };

      kzru_event_table_builder_add (builder,
                                    &(KzruEventEntry) {
                                        .record = i, .importance = is_bar ? 1 : 5, .claims = &claim, .n_claims = 1,
                                        .title = test_titles[1] });
    }
  table = kzru_event_table_builder_end (builder, 1);
  params = test_make_params (fixture, table, 0, 2 * YEAR, FALSE);
  params.height = 130;
  layout = kzru_timeline_layout_new (&params, NULL);
  kzru_timeline_layout_get_marks (layout, &n);
  g_assert_cmpuint (n, >=, 2);
}

/* Numbers of many digits stand apart, too, and within the chart. */
static void
test_long_numbers (Fixture       *fixture,
                   gconstpointer  data)
{
  KzruEventTableBuilder *builder = kzru_event_table_builder_new ();
  g_autoptr (KzruEventTable) table = NULL;
  guint n_events = 400000;

  for (guint i = 0; i < n_events; i++)
    {
      gint64 start = (gint64) (i * 10.0 * YEAR / n_events);
      KzruEdtfBounds claim = { .kind = KZRU_EDTF_DATE, .outer = { start, start + 1 } };

      kzru_event_table_builder_add (builder,
                                    &(KzruEventEntry) {
                                        .record = i, .importance = 3, .claims = &claim, .n_claims = 1,
                                        .title = test_titles[1] });
    }
  table = kzru_event_table_builder_end (builder, 1);

  for (double start = -0.1 * YEAR; start < 0.3 * YEAR; start += 0.013 * YEAR)
    {
      KzruTimelineParams params = test_make_params (fixture, table, start, start + 9 * YEAR, FALSE);
      g_autoptr (KzruTimelineLayout) layout = kzru_timeline_layout_new (&params, NULL);
      KzruBox chart = kzru_timeline_layout_get_chart (layout);
      guint n;
      const KzruCount *counts = kzru_timeline_layout_get_counts (layout, &n);

      test_check_labels (layout);
      g_assert_cmpuint (n, >, 8);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpfloat (counts[i].box.x, >=, chart.x - 0.01);
          g_assert_cmpfloat (counts[i].box.x + counts[i].box.width, <=, chart.x + chart.width + 0.01);
          g_assert_cmpfloat (counts[i].label.box.width, <, counts[i].box.width);
        }
    }
}

/* Zooming in leaves ever fewer events in counts, until none are. */
static void
test_counts_open (Fixture       *fixture,
                  gconstpointer  data)
{
  KzruEventTableBuilder *builder = kzru_event_table_builder_new ();
  g_autoptr (KzruEventTable) table = NULL;
  guint n_counts = 0;

  /* As many things on one day as on the day of a state visit. */
  for (guint i = 0; i < 12; i++)
    {
      KzruEdtfBounds claim = { .kind = KZRU_EDTF_DATE, .outer = { 0, 86400 } };

      kzru_event_table_builder_add (builder,
                                    &(KzruEventEntry) {
                                        .record = i, .importance = 3, .claims = &claim, .n_claims = 1,
                                        .title = test_titles[0] });
    }
  table = kzru_event_table_builder_end (builder, 1);

  for (double length = 100 * YEAR; length > 2 * 3600; length /= 2)
    {
      KzruTimelineParams params = test_make_params (fixture, table, 43200 - length / 2, 43200 + length / 2, FALSE);
      g_autoptr (KzruTimelineLayout) layout = NULL;
      guint n_marks;

      params.height = 140;
      layout = kzru_timeline_layout_new (&params, NULL);
      kzru_timeline_layout_get_marks (layout, &n_marks);
      kzru_timeline_layout_get_counts (layout, &n_counts);
      g_assert_cmpuint (n_marks, >, 0);
    }

  g_assert_cmpuint (n_counts, ==, 0);
}

/* What was in the first and in the last years that there are is counted as well. */
static void
test_ends_of_time (Fixture       *fixture,
                   gconstpointer  data)
{
  KzruEventTableBuilder *builder = kzru_event_table_builder_new ();
  g_autoptr (KzruEventTable) table = NULL;
  g_autoptr (KzruTimelineLayout) layout = NULL;
  KzruTimelineParams params;
  double end = 291.9e9 * YEAR;
  guint n_events = 1200;
  guint n_marks;

  for (guint i = 0; i < n_events; i++)
    {
      gint64 start = (gint64) (end * (i % 2 == 0 ? 1 : -1)) + i;
      KzruEdtfBounds claim = { .kind = KZRU_EDTF_DATE, .outer = { start, start + 86400 } };

      kzru_event_table_builder_add (builder,
                                    &(KzruEventEntry) {
                                        .record = i, .importance = 3, .claims = &claim, .n_claims = 1,
                                        .title = test_titles[1] });
    }
  table = kzru_event_table_builder_end (builder, 1);
  params = test_make_params (fixture, table, -1.0005 * end, 1.0005 * end, FALSE);
  layout = kzru_timeline_layout_new (&params, NULL);

  kzru_timeline_layout_get_marks (layout, &n_marks);
  g_assert_cmpuint (n_marks + test_sum_counts (layout), ==, n_events);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST_LAYOUT ("/timeline-counts/counts", test_counts);
  TEST_LAYOUT ("/timeline-counts/find-count", test_find_count);
  TEST_LAYOUT ("/timeline-counts/under-way", test_under_way);
  TEST_LAYOUT ("/timeline-counts/shown", test_shown);
  TEST_LAYOUT ("/timeline-counts/fits-is-shown", test_fits_is_shown);
  TEST_LAYOUT ("/timeline-counts/long-numbers", test_long_numbers);
  TEST_LAYOUT ("/timeline-counts/counts-open", test_counts_open);
  TEST_LAYOUT ("/timeline-counts/ends-of-time", test_ends_of_time);

  return g_test_run ();
}
