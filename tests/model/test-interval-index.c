/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-interval-index.h"

#define N_QUERIES 400 /* of each size: some six thousand in all */

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const KzruSpan *first = a;
  const KzruSpan *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

/* Spans as a timeline has them: most are short, some long, a few open. */
static void
make_spans (GRand  *rand,
            guint   n,
            gint64 *starts,
            gint64 *ends)
{
  g_autofree KzruSpan *spans = g_new (KzruSpan, n);

  for (guint i = 0; i < n; i++)
    {
      gint64 start = g_rand_int_range (rand, -5000, 5000);
      gint64 length = g_rand_boolean (rand) ? g_rand_int_range (rand, 1, 30) : g_rand_int_range (rand, 1, 4000);

      spans[i] = (KzruSpan) { start, start + length };
      if (g_rand_int_range (rand, 0, 50) == 0)
        spans[i].start = KZRU_INSTANT_MIN;
      if (g_rand_int_range (rand, 0, 50) == 0)
        spans[i].end = KZRU_INSTANT_MAX;
    }

  if (n > 0)
    qsort (spans, n, sizeof (KzruSpan), compare_spans);

  for (guint i = 0; i < n; i++)
    {
      starts[i] = spans[i].start;
      ends[i] = spans[i].end;
    }
}

static void
check_query (const KzruIntervalIndex *index,
             const gint64            *starts,
             const gint64            *ends,
             guint                    n,
             KzruSpan                 query)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  guint found = 0, n_around = 0;

  kzru_interval_index_query (index, query, rows);

  for (guint i = 0; i < n; i++)
    n_around += starts[i] < query.start && ends[i] > query.end;
  g_assert_cmpuint (kzru_interval_index_count_around (index, query), ==, n_around);

  for (guint i = 0; i < n; i++)
    if (kzru_span_intersects ((KzruSpan) { starts[i], ends[i] }, query) && !kzru_span_is_empty (query))
      {
        g_assert_cmpuint (found, <, rows->len);
        g_assert_cmpuint (g_array_index (rows, guint, found), ==, i);
        found++;
      }

  g_assert_cmpuint (found, ==, rows->len);
}

/* The oracle: a linear scan. Sizes go around the powers of the fan-out, where
 * an index of blocks would go wrong. */
static void
test_against_scan (void)
{
  static const guint sizes[] = { 0, 1, 2, 15, 16, 17, 31, 100, 255, 256, 257, 1000, 4095, 4096, 4097, 5000 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261121);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree gint64 *starts = g_new (gint64, sizes[i]);
      g_autofree gint64 *ends = g_new (gint64, sizes[i]);
      g_autoptr (KzruIntervalIndex) index = NULL;

      make_spans (rand, sizes[i], starts, ends);
      index = kzru_interval_index_new (starts, ends, sizes[i]);

      for (guint j = 0; j < N_QUERIES; j++)
        {
          gint64 start = g_rand_int_range (rand, -6000, 9000);

          check_query (index, starts, ends, sizes[i],
                       (KzruSpan) { start, start + g_rand_int_range (rand, 0, 2000) });
        }

      check_query (index, starts, ends, sizes[i], (KzruSpan) { KZRU_INSTANT_MIN, KZRU_INSTANT_MAX });
      check_query (index, starts, ends, sizes[i], (KzruSpan) { KZRU_INSTANT_MIN, -5000 });
      check_query (index, starts, ends, sizes[i], (KzruSpan) { 8999, KZRU_INSTANT_MAX });
    }
}

/* Spans that only meet share no instant. */
static void
test_half_open (void)
{
  static const gint64 starts[] = { 0, 10 };
  static const gint64 ends[] = { 10, 20 };
  g_autoptr (KzruIntervalIndex) index = kzru_interval_index_new (starts, ends, 2);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));

  kzru_interval_index_query (index, (KzruSpan) { 5, 10 }, rows);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpuint (g_array_index (rows, guint, 0), ==, 0);
}

static void
test_first_from (void)
{
  static const gint64 starts[] = { -5, 0, 0, 7 };
  static const gint64 ends[] = { 1, 1, 2, 9 };
  g_autoptr (KzruIntervalIndex) index = kzru_interval_index_new (starts, ends, 4);

  g_assert_cmpuint (kzru_interval_index_first_from (index, KZRU_INSTANT_MIN), ==, 0);
  g_assert_cmpuint (kzru_interval_index_first_from (index, 0), ==, 1);
  g_assert_cmpuint (kzru_interval_index_first_from (index, 1), ==, 3);
  g_assert_cmpuint (kzru_interval_index_first_from (index, 8), ==, 4);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/interval-index/against-scan", test_against_scan);
  g_test_add_func ("/interval-index/half-open", test_half_open);
  g_test_add_func ("/interval-index/first-from", test_first_from);

  return g_test_run ();
}
