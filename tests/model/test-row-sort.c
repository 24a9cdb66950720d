/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <unicode/ucol.h>

#include "model/kzru-certainty.h"
#include "model/kzru-csv-table.h"
#include "model/kzru-event-list.h"
#include "model/kzru-job.h"
#include "model/kzru-row-sort.h"
#include "tests/test-util.h"

#define N_ROWS (KZRU_JOB_AT_ONCE + 2000)

typedef struct
{
  KzruAtlas *atlas;
  KzruViewState *state;
} Fixture;

/* Titles that begin alike, are alike, differ in case only, or stand in other scripts;
 * dates of every kind that has an order of its own. */
static KzruAtlas *
make_table (guint n)
{
  static const char * const starts[] = { "Treaty", "treaty", "Élan", "Договор", "پیمان", "معاهدة", "T", "Treaty of calm" };
  static const char * const dates[] = { "1990-05-04", "1990", "1990~", "../1991", "1990?/1992", "/1991-03", "199X", "1991/.." };
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autoptr (GString) text = g_string_new ("id,title,start,category\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%u,%s %d,%s,%c\n", i, starts[g_rand_int_range (random, 0, G_N_ELEMENTS (starts))],
                            g_rand_int_range (random, 0, 900), dates[g_rand_int_range (random, 0, G_N_ELEMENTS (dates))],
                            'a' + g_rand_int_range (random, 0, 9));

  return test_read_table (text->str);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->atlas = make_table (N_ROWS);
  fixture->state = kzru_view_state_new ();
  kzru_view_state_set_atlas (fixture->state, fixture->atlas);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  test_let_go (fixture->state);
  test_let_go (fixture->atlas);
}

/* How rows are to be sorted, said in the plainest way. */
typedef struct
{
  KzruAtlas *atlas;
  KzruEventColumn column;
  UCollator *collator;
} Oracle;

static const char *
get_text (const Oracle *oracle,
          guint         record)
{
  static const char * const languages[] = { "en", NULL };
  const KzruEvent *event = kzru_atlas_get_event (oracle->atlas, record);
  KzruRef ref = { KZRU_RECORD_THEME, event->theme };

  if (oracle->column == KZRU_EVENT_COLUMN_TITLE)
    return kzru_lang_map_get (&event->title, languages);
  return kzru_lang_map_get (kzru_atlas_get_label (oracle->atlas, ref), languages);
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  const Oracle *oracle = user_data;
  guint first = *(const guint *) a, second = *(const guint *) b;
  KzruSpan one = kzru_atlas_get_event_bounds (oracle->atlas, first).outer;
  KzruSpan other = kzru_atlas_get_event_bounds (oracle->atlas, second).outer;
  gint64 start = one.start != KZRU_INSTANT_MIN ? one.start : one.end - 1;
  gint64 other_start = other.start != KZRU_INSTANT_MIN ? other.start : other.end - 1;
  UErrorCode status = U_ZERO_ERROR;
  int order = 0;

  if (oracle->column == KZRU_EVENT_COLUMN_TITLE || oracle->column == KZRU_EVENT_COLUMN_THEME)
    order = ucol_strcollUTF8 (oracle->collator, get_text (oracle, first), -1, get_text (oracle, second), -1, &status);
  else if (oracle->column == KZRU_EVENT_COLUMN_CERTAINTY)
    order = (int) kzru_event_get_certainty (kzru_atlas_get_event (oracle->atlas, first))
            - (int) kzru_event_get_certainty (kzru_atlas_get_event (oracle->atlas, second));

  if (order != 0)
    return order;
  if (start != other_start)
    return start < other_start ? -1 : 1;
  if (one.end != other.end)
    return one.end < other.end ? -1 : 1;
  return first < second ? -1 : first > second;
}

/* Sorts what is shown and compares the list with it, one way or the other. */
static void
assert_sorted (Fixture         *fixture,
               KzruEventList   *list,
               KzruEventColumn  column,
               gboolean         descending)
{
  UErrorCode status = U_ZERO_ERROR;
  UCollator *collator = ucol_open (kzru_view_state_get_languages (fixture->state)[0], &status);
  Oracle oracle = { fixture->atlas, column, collator };
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < kzru_atlas_get_n_records (fixture->atlas, KZRU_RECORD_EVENT); i++)
    if (kzru_view_state_is_shown (fixture->state, (KzruRef) { KZRU_RECORD_EVENT, i }))
      g_array_append_val (records, i);
  g_array_sort_with_data (records, compare, &oracle);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, records->len);
  for (guint i = 0; i < records->len; i++)
    g_assert_cmpuint (kzru_event_list_get_record (list, descending ? records->len - 1 - i : i), ==,
                      g_array_index (records, guint, i));
  ucol_close (collator);
}

/* By every column either way, in a thread, rows stand as if compared one by one. */
static void
test_columns (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (KzruEventList) list = kzru_event_list_new (fixture->state);

  for (guint column = 0; column < KZRU_N_EVENT_COLUMNS; column++)
    for (int descending = 0; descending < 2; descending++)
      {
        kzru_event_list_sort (list, (KzruEventColumn) column, descending);
        kzru_event_list_finish (list);
        assert_sorted (fixture, list, (KzruEventColumn) column, descending);
      }
}

/* Query, range and language count, whatever is under way when they change. */
static void
test_filters (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const swedish[] = { "sv", NULL };
  g_autoptr (KzruEventList) list = kzru_event_list_new (fixture->state);

  kzru_event_list_sort (list, KZRU_EVENT_COLUMN_TITLE, FALSE);
  kzru_view_state_set_query (fixture->state, "treaty");
  kzru_view_state_finish_search (fixture->state);
  kzru_event_list_finish (list);
  assert_sorted (fixture, list, KZRU_EVENT_COLUMN_TITLE, FALSE);

  for (int mode = 0; mode < 2; mode++)
    {
      kzru_view_state_set_time_mode (fixture->state, (KzruTimeMode) mode);
      kzru_view_state_set_time_range (fixture->state,
                                      kzru_atlas_get_event_bounds (fixture->atlas, (guint) mode).outer);
      kzru_event_list_finish (list);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==,
                        kzru_view_state_get_n_shown (fixture->state, KZRU_RECORD_EVENT));
      assert_sorted (fixture, list, KZRU_EVENT_COLUMN_TITLE, FALSE);
    }

  kzru_view_state_set_languages (fixture->state, swedish);
  kzru_event_list_finish (list);
  assert_sorted (fixture, list, KZRU_EVENT_COLUMN_TITLE, FALSE);
}

static void
sum_cb (GListModel *model,
        guint       position,
        guint       removed,
        guint       added,
        guint      *sum)
{
  *sum += added;
}

/* Until it is sorted, the list stays as it was. What another sorting takes the place
 * of, or is given up with the list, is never seen. */
static void
test_give_up (Fixture       *fixture,
              gconstpointer  data)
{
  KzruEventList *list = kzru_event_list_new (fixture->state);
  KzruEventColumn column;
  gboolean descending;
  guint n_added = 0;

  kzru_event_list_finish (list);
  g_signal_connect (list, "items-changed", G_CALLBACK (sum_cb), &n_added);

  kzru_event_list_sort (list, KZRU_EVENT_COLUMN_TITLE, FALSE);
  g_assert_cmpuint (n_added, ==, 0);
  kzru_event_list_get_shown_order (list, &column, &descending);
  g_assert_cmpint (column, ==, KZRU_EVENT_COLUMN_DATE);
  assert_sorted (fixture, list, KZRU_EVENT_COLUMN_DATE, FALSE);

  /* Another one in its place. */
  kzru_event_list_sort (list, KZRU_EVENT_COLUMN_THEME, TRUE);
  kzru_event_list_finish (list);
  g_assert_cmpuint (n_added, ==, N_ROWS);
  kzru_event_list_get_shown_order (list, &column, &descending);
  g_assert_cmpint (column, ==, KZRU_EVENT_COLUMN_THEME);
  g_assert_true (descending);
  assert_sorted (fixture, list, KZRU_EVENT_COLUMN_THEME, TRUE);

  /* Back to what is shown: nothing is left to do. */
  kzru_event_list_sort (list, KZRU_EVENT_COLUMN_TITLE, FALSE);
  kzru_event_list_sort (list, KZRU_EVENT_COLUMN_THEME, TRUE);
  kzru_event_list_finish (list);
  g_assert_cmpint (kzru_event_list_get_percent (list), ==, -1);
  g_assert_cmpuint (n_added, ==, N_ROWS);
  assert_sorted (fixture, list, KZRU_EVENT_COLUMN_THEME, TRUE);

  kzru_event_list_sort (list, KZRU_EVENT_COLUMN_TITLE, FALSE);
  g_assert_finalize_object (list);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* The rows that pass, one after the other and from the other end again, each way. */
static void
assert_found (const KzruRowFilter *filter,
              guint                n)
{
  for (int step = -1; step <= 1; step += 2)
    {
      guint first = kzru_row_filter_find (filter, KZRU_EVENT_TABLE_NO_ROW, step, NULL);
      guint row = first;

      g_assert_cmpint (first == KZRU_EVENT_TABLE_NO_ROW, ==, n == 0);
      for (guint i = 1; i < n; i++)
        {
          guint next = kzru_row_filter_find (filter, row, step, NULL);

          g_assert_true (kzru_row_filter_passes (filter, next));
          g_assert_true (step > 0 ? next > row : next < row);
          row = next;
        }
      if (n > 0)
        g_assert_cmpuint (kzru_row_filter_find (filter, row, step, NULL), ==, first);
    }
}

/* The best of those that pass, in order of time, out of some of the records. */
static void
assert_picked (const KzruRowFilter *filter,
               GRand               *random)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (filter->events);
  g_autofree guint *records = g_new (guint, N_ROWS);
  guint max = (guint) g_rand_int_range (random, 1, 40);
  g_autoptr (GArray) picked = NULL;
  guint n, n_records = 0, n_passing = 0, n_better = 0;
  guint64 worst = 0;

  for (guint i = 0; i < N_ROWS; i += (guint) g_rand_int_range (random, 1, 5))
    records[n_records++] = i;
  picked = kzru_row_filter_pick (filter, records, n_records, max, &n, NULL);

  for (guint i = 0; i < picked->len; i++)
    {
      guint row = kzru_event_table_find_row (filter->events, g_array_index (picked, guint, i));

      worst = MAX (worst, kzru_event_columns_get_merit (columns, row));
      if (i > 0)
        g_assert_cmpuint (row, >, kzru_event_table_find_row (filter->events, g_array_index (picked, guint, i - 1)));
    }
  for (guint i = 0; i < n_records; i++)
    {
      guint row = kzru_event_table_find_row (filter->events, records[i]);

      n_passing += kzru_row_filter_passes (filter, row);
      n_better += kzru_row_filter_passes (filter, row) && kzru_event_columns_get_merit (columns, row) <= worst;
    }
  g_assert_cmpuint (n, ==, n_passing);
  g_assert_cmpuint (picked->len, ==, MIN (n_passing, max));
  g_assert_cmpuint (picked->len, ==, n_better);
}

/* What rows pass is what the view state says of each, by any query, time and playhead. */
static void
test_row_filter (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  guint n_none = 0;

  for (guint i = 0; i < 24; i++)
    {
      KzruSpan span = kzru_atlas_get_event_bounds (fixture->atlas, (guint) g_rand_int_range (random, 0, N_ROWS)).outer;
      g_auto (KzruRowFilter) filter = { 0 };
      guint n = 0;

      kzru_view_state_set_query (fixture->state, i % 3 == 0 ? "договор 1" : "");
      kzru_view_state_finish_search (fixture->state);
      kzru_view_state_set_time_mode (fixture->state, (KzruTimeMode) (i % 2));
      kzru_view_state_set_time_range (fixture->state, span);
      kzru_view_state_set_playhead (fixture->state, i % 4 == 0 ? KZRU_INSTANT_MIN : span.start + 86400 * (int) i);
      if (i == 7)
        kzru_view_state_set_time_range (fixture->state, (KzruSpan) { 0, 1 });

      g_assert_true (kzru_view_state_get_map_row_filter (fixture->state, &filter));
      for (guint row = 0; row < N_ROWS; row++)
        {
          guint record = kzru_event_table_get_columns (filter.events)->record[row];
          gboolean passes = kzru_view_state_is_shown_on_map (fixture->state, (KzruRef) { KZRU_RECORD_EVENT, record });

          g_assert_cmpint (kzru_row_filter_passes (&filter, row), ==, passes);
          n += passes;
        }
      g_assert_cmpuint (kzru_row_filter_count (&filter, NULL), ==, n);
      assert_found (&filter, n);
      assert_picked (&filter, random);
      n_none += n == 0;
    }
  g_assert_cmpuint (n_none, >, 0);
  g_assert_cmpuint (n_none, <, 24);
}

/* A sorting that is given up ends, and one that is not says how far it is. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  char *categories[] = { (char *) "a", NULL };
  KzruRowOrder order = { KZRU_EVENT_COLUMN_TITLE, FALSE, (char *) "en", categories };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (KzruRowFilter) filter = { 0 };
  g_autofree guint *records = NULL;
  int percent = 0;
  KzruProgress progress = { &percent, 0, 100, cancellable };
  guint n;

  g_assert_true (kzru_view_state_get_row_filter (fixture->state, TRUE, &filter));
  records = kzru_row_sort (&filter, &order, &progress, &n);
  g_assert_nonnull (records);
  g_assert_cmpuint (n, ==, N_ROWS);
  g_assert_cmpint (percent, ==, 100);

  g_cancellable_cancel (cancellable);
  g_assert_null (kzru_row_sort (&filter, &order, &progress, &n));
}

/* Another atlas: its predecessor's records are not asked for in it. */
static void
test_other_atlas (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (KzruAtlas) small = test_read_atlas ("small.kzru.json");
  g_autoptr (KzruEventList) list = kzru_event_list_new (fixture->state);

  kzru_event_list_finish (list);
  kzru_event_list_sort (list, KZRU_EVENT_COLUMN_TITLE, FALSE);
  kzru_view_state_set_atlas (fixture->state, small);
  kzru_event_list_finish (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==,
                    kzru_atlas_get_n_records (small, KZRU_RECORD_EVENT));
  kzru_view_state_set_atlas (fixture->state, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add ("/row-sort/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("columns", test_columns);
  TEST ("filters", test_filters);
  TEST ("row-filter", test_row_filter);
  TEST ("give-up", test_give_up);
  TEST ("cancel", test_cancel);
  TEST ("other-atlas", test_other_atlas);

  return g_test_run ();
}
