/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-event-pyramid.h"

#define N_ROUNDS 60
#define N_QUERIES 100
#define MAX_ROWS 700
#define MAX_LANES 9

/* Columns as a table has them: sorted by start and end. */
typedef struct
{
  KzruEventColumns columns;
  gint64 start[MAX_ROWS];
  gint64 end[MAX_ROWS];
  guint16 lane[MAX_ROWS];
  guint8 importance[MAX_ROWS];
  guint n_lanes;
} Table;

static gint64
pick_instant (GRand *rand)
{
  /* Few instants, so that many events share one. */
  return g_rand_int_range (rand, -300, 300);
}

static void
init_table (Table *table,
            GRand *rand)
{
  guint n = (guint) g_rand_int_range (rand, 0, MAX_ROWS);
  gint64 start = -300;

  table->n_lanes = (guint) g_rand_int_range (rand, 1, MAX_LANES);
  for (guint i = 0; i < n; i++)
    {
      start += g_rand_int_range (rand, 0, 3);
      table->start[i] = i < n / 10 ? KZRU_INSTANT_MIN : start;
      table->end[i] = g_rand_int_range (rand, 0, 9) == 0 ? KZRU_INSTANT_MAX : start + g_rand_int_range (rand, 1, 60);
      table->lane[i] = (guint16) g_rand_int_range (rand, 0, (gint32) table->n_lanes);
      table->importance[i] = (guint8) g_rand_int_range (rand, 1, 6);
    }

  table->columns = (KzruEventColumns) {
    .n_rows = n, .start = table->start, .end = table->end,
    .lane = table->lane, .importance = table->importance,
  };
}

static gboolean
lies_in (const Table *table,
         guint        row,
         guint        lane,
         KzruSpan     span)
{
  return table->lane[row] == lane &&
         kzru_span_contains_instant (span, kzru_event_columns_get_instant (&table->columns, row));
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const Table *table = user_data;

  return kzru_event_columns_compare (&table->columns, *(const guint *) a, *(const guint *) b);
}

/* The oracle: all rows that lie in a span, the best first. */
static GArray *
recount (Table    *table,
         guint     lane,
         KzruSpan  span)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < table->columns.n_rows; i++)
    if (lies_in (table, i, lane, span))
      g_array_append_val (rows, i);
  g_array_sort_with_data (rows, compare_rows, table);

  return rows;
}

static void
check_query (Table            *table,
             KzruEventPyramid *pyramid,
             GRand            *rand)
{
  guint lane = (guint) g_rand_int_range (rand, 0, (gint32) table->n_lanes);
  KzruSpan span = { pick_instant (rand), pick_instant (rand) };
  guint n = (guint) g_rand_int_range (rand, 0, 40);
  g_autoptr (GArray) expected = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint first, end;

  if (span.end < span.start)
    span = (KzruSpan) { span.end, span.start };
  expected = recount (table, lane, span);
  first = kzru_event_pyramid_find (pyramid, lane, span.start);
  end = kzru_event_pyramid_find (pyramid, lane, span.end);
  g_assert_cmpuint (end - first, ==, expected->len);

  for (guint from = 0; from <= first; from += 1 + first / 5)
    g_assert_cmpuint (kzru_event_pyramid_find_from (pyramid, lane, from, span.start), ==, first);
  g_assert_cmpuint (kzru_event_pyramid_find_from (pyramid, lane, first, span.end), ==, end);

  for (guint i = first; i < end; i++)
    g_assert_true (lies_in (table, kzru_event_pyramid_get_row (pyramid, lane, i), lane, span));

  kzru_event_pyramid_find_best (pyramid, lane, first, end, n, found);
  g_assert_cmpuint (found->len, ==, MIN (n, expected->len));
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpuint (g_array_index (found, guint, i), ==, g_array_index (expected, guint, i));
}

/* Counts and the best of any stretch, against looking at all rows. */
static void
test_against_recount (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1999);
  g_autofree Table *table = g_new0 (Table, 1);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (KzruEventPyramid) pyramid = NULL;
      guint n = 0;

      init_table (table, rand);
      pyramid = kzru_event_pyramid_new (&table->columns, table->n_lanes);
      for (guint i = 0; i < table->n_lanes; i++)
        n += kzru_event_pyramid_get_n (pyramid, i);
      g_assert_cmpuint (n, ==, table->columns.n_rows);

      for (guint i = 0; i < N_QUERIES; i++)
        check_query (table, pyramid, rand);
    }
}

/* What matters more goes first, then what is shorter, up to the whole time line; no
 * two rows are alike, and each is known by its merit. */
static void
test_merits (void)
{
  g_autofree Table *table = g_new0 (Table, 1);
  const KzruEventColumns *columns = &table->columns;
  guint n = 0;

  for (guint importance = 5; importance >= 1; importance--)
    for (guint twice = 0; twice < 63; twice++, n++)
      {
        table->importance[n] = (guint8) importance;
        table->start[n] = -(G_GINT64_CONSTANT (1) << twice);
        table->end[n] = (G_GINT64_CONSTANT (1) << twice) - (twice % 3 == 0);
      }
  table->importance[n] = 1;
  table->start[n] = KZRU_INSTANT_MIN;
  table->end[n++] = KZRU_INSTANT_MAX;
  table->columns = (KzruEventColumns) {
    .n_rows = n, .start = table->start, .end = table->end, .importance = table->importance,
  };

  for (guint i = 0; i < n; i++)
    {
      guint64 merit = kzru_event_columns_get_merit (columns, i);

      g_assert_cmpuint (kzru_event_merit_get_row (merit), ==, i);
      if (i > 0)
        g_assert_cmpuint (merit, >, kzru_event_columns_get_merit (columns, i - 1));
    }

  /* Half a year, and a second more. */
  table->end[0] = table->start[0] + 180 * 86400;
  table->end[1] = table->start[1] + 180 * 86400 + 1;
  g_assert_cmpuint (kzru_event_columns_get_merit (columns, 0) >> 32, <, kzru_event_columns_get_merit (columns, 1) >> 32);
}

/* The two halves of a bucket hold what the bucket holds, down to the second. */
static void
test_halves (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2008);
  g_autofree Table *table = g_new0 (Table, 1);
  g_autoptr (KzruEventPyramid) pyramid = NULL;

  init_table (table, rand);
  pyramid = kzru_event_pyramid_new (&table->columns, table->n_lanes);

  for (gint64 size = 1; size < 2048; size *= 2)
    for (gint64 start = -2048; start < 2048; start += 2 * size)
      for (guint lane = 0; lane < table->n_lanes; lane++)
        {
          KzruSpan halves[] = { { start, start + size }, { start + size, start + 2 * size } };
          g_autoptr (GArray) first = recount (table, lane, halves[0]);
          g_autoptr (GArray) second = recount (table, lane, halves[1]);

          g_assert_cmpuint (kzru_event_pyramid_find (pyramid, lane, halves[1].end) -
                            kzru_event_pyramid_find (pyramid, lane, start),
                            ==, first->len + second->len);
          if (size < 64)
            break;
        }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/event-pyramid/against-recount", test_against_recount);
  g_test_add_func ("/event-pyramid/halves", test_halves);
  g_test_add_func ("/event-pyramid/merits", test_merits);

  return g_test_run ();
}
