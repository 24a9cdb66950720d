/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-csv-table.h"
#include "model/kzru-range-counts.h"
#include "tests/test-util.h"

#define N_RANGES 300 /* of each size, mode and query: some seven thousand in all */

/* Dates as sources have them: short and long, vague, open at one end or both, some on
 * the same instants, some uncertain. */
static KzruAtlas *
make_table (GRand *rand,
            guint  n)
{
  g_autoptr (GString) text = g_string_new ("id,title,start,end\n");

  for (guint i = 0; i < n; i++)
    {
      int year = g_rand_int_range (rand, 1900, 1960);
      int month = g_rand_int_range (rand, 1, 13);
      int later = year + g_rand_int_range (rand, 1, 50);

      g_string_append_printf (text, "%u,%s %u,", i, g_rand_boolean (rand) ? "Treaty" : "Visit", i);
      switch (g_rand_int_range (rand, 0, 8))
        {
        case 0: g_string_append_printf (text, "%d,%d\n", year, later); break;
        case 1: g_string_append_printf (text, "%d?,%d-%02d\n", year, later, month); break;
        case 2: g_string_append_printf (text, "%d-%02d~,\n", year, month); break;
        case 3: g_string_append_printf (text, "../%d,\n", year); break;
        case 4: g_string_append_printf (text, "%d/..,\n", year); break;
        case 5: g_string_append_printf (text, "%d?,\n", year); break;
        case 6: g_string_append_printf (text, "%dX,\n", year / 10); break;
        default: g_string_append_printf (text, "%d-%02d-01T12:00:00Z,\n", year, month); break;
        }
    }

  return test_read_table (text->str);
}

/* A byte for each record: whether it has the word. */
static GBytes *
match (KzruAtlas *atlas,
       guint      n)
{
  static const char * const languages[] = { "en", NULL };
  guint8 *matches = g_new (guint8, n + 1);

  for (guint i = 0; i < n; i++)
    matches[i] = strstr (kzru_lang_map_get (&kzru_atlas_get_event (atlas, i)->title, languages), "Treaty") != NULL;

  return g_bytes_new_take (matches, n);
}

static gint64
pick_instant (GRand                  *rand,
              const KzruEventColumns *columns)
{
  guint row;

  /* On the instants of the rows themselves what is before and after goes wrong first. */
  if (columns->n_rows == 0 || g_rand_int_range (rand, 0, 4) == 0)
    return (gint64) g_rand_int_range (rand, -26000, 26000) * KZRU_SECONDS_PER_DAY;

  row = (guint) g_rand_int_range (rand, 0, (gint32) columns->n_rows);
  return g_rand_boolean (rand) ? columns->start[row] : columns->end[row];
}

static void
check_ranges (GRand         *rand,
              KzruRowFilter *filter,
              guint         *n_within)
{
  g_autoptr (KzruRangeCounts) counts = kzru_range_counts_new (filter, NULL);

  for (guint i = 0; i < N_RANGES; i++)
    {
      gint64 a = pick_instant (rand, kzru_event_table_get_columns (filter->events));
      gint64 b = pick_instant (rand, kzru_event_table_get_columns (filter->events));
      guint n;

      filter->range = (KzruSpan) { MIN (a, b), MAX (a, b) };
      if (a == b)
        filter->range.end = a < KZRU_INSTANT_MAX ? a + 1 : (filter->range.start--, a);

      n = kzru_row_filter_count (filter, NULL);
      g_assert_cmpuint (kzru_range_counts_get (counts, filter->range), ==, n);
      *n_within += n;
    }
}

/* The oracle: every row is looked at. */
static void
test_against_scan (void)
{
  static const guint sizes[] = { 0, 1, 2, 17, 300, 900 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261130);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint j = 0; j < 4; j++)
      {
        g_autoptr (KzruAtlas) atlas = make_table (rand, sizes[i]);
        g_auto (KzruRowFilter) filter = { 0 };
        guint n_within = 0;

        kzru_row_filter_init (&filter, kzru_csv_table_get_events (kzru_atlas_get_table (atlas)));
        filter.mode = (KzruTimeMode) (j % 2);
        if (j >= 2)
          filter.matches = match (atlas, sizes[i]);
        check_ranges (rand, &filter, &n_within);
        if (sizes[i] > 2)
          g_assert_cmpuint (n_within, >, 0);
      }
}

/* Whoever no longer wants it does not get half of it. */
static void
test_given_up (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (KzruAtlas) atlas = make_table (rand, 10);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  KzruProgress progress = { NULL, 0, 100, cancellable };
  g_auto (KzruRowFilter) filter = { 0 };

  kzru_row_filter_init (&filter, kzru_csv_table_get_events (kzru_atlas_get_table (atlas)));
  g_cancellable_cancel (cancellable);
  g_assert_null (kzru_range_counts_new (&filter, &progress));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/range-counts/against-scan", test_against_scan);
  g_test_add_func ("/range-counts/given-up", test_given_up);

  return g_test_run ();
}
