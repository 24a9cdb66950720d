/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-event-table.h"

static void
add (KzruEventTableBuilder *builder,
     guint                  record,
     gint64                 start,
     gint64                 end,
     const char            *title)
{
  KzruEdtfBounds claim = {
    .kind = KZRU_EDTF_INTERVAL,
    .flags = KZRU_EDTF_FLAG_APPROXIMATE,
    .outer = { start, end },
    .core = { start + 1, end - 1 },
  };

  kzru_event_table_builder_add (builder,
                                &(KzruEventEntry) {
                                    .record = record,
                                    .lane = record % 3,
                                    .importance = 1 + record % 5,
                                    .claims = &claim,
                                    .n_claims = 1,
                                    .title = title,
                                });
}

static void
test_sorted (void)
{
  g_autoptr (KzruEventTableBuilder) builder = kzru_event_table_builder_new ();
  g_autoptr (KzruEventTable) table = NULL;
  static const guint expected[] = { 3, 1, 4, 0, 2 };
  const KzruEventColumns *columns;

  add (builder, 0, 50, 60, "fifty");
  add (builder, 1, 10, 20, "ten");
  add (builder, 2, 50, 70, "fifty, longer");
  add (builder, 3, KZRU_INSTANT_MIN, 20, "of old");
  add (builder, 4, 10, 20, "ten, once more");
  table = kzru_event_table_builder_end (g_steal_pointer (&builder), 3);

  columns = kzru_event_table_get_columns (table);
  g_assert_cmpuint (columns->n_rows, ==, G_N_ELEMENTS (expected));
  g_assert_cmpuint (kzru_event_table_get_n_lanes (table), ==, 3);

  for (guint i = 0; i < columns->n_rows; i++)
    {
      g_assert_cmpuint (columns->record[i], ==, expected[i]);
      g_assert_cmpuint (columns->lane[i], ==, expected[i] % 3);
      g_assert_cmpuint (columns->importance[i], ==, 1 + expected[i] % 5);
      g_assert_cmpuint (kzru_event_table_find_row (table, expected[i]), ==, i);
    }

  g_assert_cmpint (kzru_event_table_get_span (table).start, ==, 10);
  g_assert_cmpint (kzru_event_table_get_span (table).end, ==, 70);
  g_assert_cmpuint (kzru_event_table_get_lane_size (table, 0), ==, 2);
  g_assert_cmpuint (kzru_event_table_get_lane_size (table, 2), ==, 1);
  g_assert_cmpstr (kzru_event_table_get_title (table, 0), ==, "of old");
  g_assert_cmpstr (kzru_event_table_get_title (table, 4), ==, "fifty, longer");
  g_assert_cmpint (columns->core_start[3], ==, 51);
  g_assert_cmpint (columns->core_end[3], ==, 59);
  g_assert_cmpuint (kzru_event_table_find_row (table, 5), ==, KZRU_EVENT_TABLE_NO_ROW);
}

/* An event takes the room of all its claims, and each can be read back. */
static void
test_claims (void)
{
  g_autoptr (KzruEventTableBuilder) builder = kzru_event_table_builder_new ();
  g_autoptr (KzruEventTable) table = NULL;
  const KzruEdtfBounds claims[] = {
    { .kind = KZRU_EDTF_DATE, .outer = { 200, 210 } },
    { .kind = KZRU_EDTF_DATE, .flags = KZRU_EDTF_FLAG_UNCERTAIN, .outer = { 90, 100 } },
  };
  const KzruEventColumns *columns;
  KzruEdtfBounds claim;
  guint row;

  add (builder, 0, 95, 96, "one claim");
  kzru_event_table_builder_add (builder,
                                &(KzruEventEntry) {
                                    .record = 1, .claims = claims, .n_claims = 2, .title = "two" });
  add (builder, 2, 300, 310, "one claim, later");
  kzru_event_table_builder_add (builder,
                                &(KzruEventEntry) {
                                    .record = 3, .claims = claims, .n_claims = 2, .title = "two again" });
  table = kzru_event_table_builder_end (g_steal_pointer (&builder), 3);

  columns = kzru_event_table_get_columns (table);
  row = kzru_event_table_find_row (table, 3);
  g_assert_cmpuint (row, ==, 1);
  g_assert_cmpint (columns->start[row], ==, 90);
  g_assert_cmpint (columns->end[row], ==, 210);
  g_assert_cmpuint (columns->n_claims[row], ==, 2);

  claim = kzru_event_table_get_claim (table, row, 0);
  g_assert_cmpint (claim.outer.start, ==, 200);
  claim = kzru_event_table_get_claim (table, row, 1);
  g_assert_cmpint (claim.outer.end, ==, 100);
  g_assert_cmpint (claim.flags, ==, KZRU_EDTF_FLAG_UNCERTAIN);

  claim = kzru_event_table_get_claim (table, 2, 0);
  g_assert_cmpint (claim.outer.start, ==, 95);
  g_assert_cmpint (claim.core.end, ==, 95);
  g_assert_cmpint (claim.kind, ==, KZRU_EDTF_INTERVAL);
}

/* An event may stand in several lanes: its rows stand side by side. */
static void
test_lanes (void)
{
  g_autoptr (KzruEventTableBuilder) builder = kzru_event_table_builder_new ();
  g_autoptr (KzruEventTable) table = NULL;
  static const guint lanes[] = { 700, 2, 40000 };
  const KzruEdtfBounds claim = { .kind = KZRU_EDTF_DATE, .outer = { 10, 20 } };
  guint row;

  add (builder, 0, 10, 20, "before");
  add (builder, 2, 10, 20, "after");
  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    kzru_event_table_builder_add (builder,
                                  &(KzruEventEntry) {
                                      .record = 1, .lane = lanes[i], .claims = &claim, .n_claims = 1, .title = "three" });
  table = kzru_event_table_builder_end (g_steal_pointer (&builder), 40001);

  row = kzru_event_table_find_row (table, 1);
  g_assert_cmpuint (row, ==, 1);
  g_assert_cmpuint (kzru_event_table_get_columns (table)->lane[row], ==, 2);
  row = kzru_event_table_next_row (table, row);
  g_assert_cmpuint (kzru_event_table_get_columns (table)->lane[row], ==, 700);
  row = kzru_event_table_next_row (table, row);
  g_assert_cmpuint (kzru_event_table_get_columns (table)->lane[row], ==, 40000);
  g_assert_cmpuint (kzru_event_table_next_row (table, row), ==, KZRU_EVENT_TABLE_NO_ROW);
  g_assert_cmpuint (kzru_event_table_next_row (table, 0), ==, KZRU_EVENT_TABLE_NO_ROW);
  g_assert_cmpuint (kzru_event_table_get_lane_size (table, 700), ==, 1);
}

static void
test_empty (void)
{
  g_autoptr (KzruEventTable) table = kzru_event_table_builder_end (kzru_event_table_builder_new (), 0);
  g_autoptr (KzruEventTable) other = kzru_event_table_ref (table);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));

  g_assert_cmpuint (kzru_event_table_get_columns (other)->n_rows, ==, 0);
  g_assert_cmpuint (kzru_event_table_find_row (other, 0), ==, KZRU_EVENT_TABLE_NO_ROW);
  g_assert_true (kzru_span_is_empty (kzru_event_table_get_span (other)));

  kzru_interval_index_query (kzru_event_table_get_index (table), (KzruSpan) { 0, 100 }, rows);
  g_assert_cmpuint (rows->len, ==, 0);
}

/* The event that comes next, said in the plainest way. */
static guint
find_next_slowly (const KzruEventTable *table,
                  gint64                instant,
                  gboolean              later)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (table);
  gint64 best = later ? KZRU_INSTANT_MAX : KZRU_INSTANT_MIN;
  guint found = KZRU_EVENT_TABLE_NO_ROW;

  for (guint i = 0; i < columns->n_rows; i++)
    {
      KzruSpan span = kzru_event_table_get_claim (table, i, 0).outer;
      gint64 at = kzru_span_get_instant (span);

      if (span.start == KZRU_INSTANT_MIN && span.end == KZRU_INSTANT_MAX)
        continue;
      if (later ? at > instant && at < best : at < instant && at > best)
        {
          best = at;
          found = i;
        }
    }

  return found;
}

static KzruEdtfBounds
make_bounds (GRand *random)
{
  gint64 start = g_rand_int_range (random, 0, 60);
  gint64 end = start + g_rand_int_range (random, 3, 30);
  KzruEdtfBounds bounds = { .kind = KZRU_EDTF_DATE, .outer = { start, end } };

  if (g_rand_int_range (random, 0, 4) == 0)
    bounds.outer.start = KZRU_INSTANT_MIN;
  if (g_rand_int_range (random, 0, 6) == 0)
    bounds.outer.end = KZRU_INSTANT_MAX;

  return bounds;
}

/* A table of up to @n events, some in two lanes; many have several claims, of which
 * the first is not the earliest. */
static KzruEventTable *
make_claiming_table (GRand *random,
                     guint  n)
{
  g_autoptr (KzruEventTableBuilder) builder = kzru_event_table_builder_new ();

  for (guint i = 0; i < n; i++)
    {
      KzruEdtfBounds claims[] = { make_bounds (random), make_bounds (random), make_bounds (random) };
      int n_claims = g_rand_int_range (random, -2, 4);
      KzruEventEntry entry = {
        .record = i,
        .importance = 3,
        .claims = claims,
        .n_claims = (guint) MAX (n_claims, 1),
        .title = "some event",
      };

      for (guint lane = 0; lane < 1 + i % 2; lane++)
        {
          entry.lane = lane;
          kzru_event_table_builder_add (builder, &entry);
        }
    }

  return kzru_event_table_builder_end (g_steal_pointer (&builder), 3);
}

/* From any instant one comes to the same event as by looking at all of them. */
static void
test_find_next (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint n = 0; n < 120; n++)
    {
      g_autoptr (KzruEventTable) table = make_claiming_table (random, n);

      for (gint64 instant = -2; instant < 95; instant++)
        for (int later = 0; later < 2; later++)
          g_assert_cmpuint (kzru_event_table_find_next (table, instant, later), ==,
                            find_next_slowly (table, instant, later));
      g_assert_cmpuint (kzru_event_table_find_next (table, KZRU_INSTANT_MIN, FALSE), ==, KZRU_EVENT_TABLE_NO_ROW);
      g_assert_cmpuint (kzru_event_table_find_next (table, KZRU_INSTANT_MAX, TRUE), ==, KZRU_EVENT_TABLE_NO_ROW);
      g_assert_cmpuint (kzru_event_table_find_next (table, KZRU_INSTANT_MAX, FALSE), ==,
                        find_next_slowly (table, KZRU_INSTANT_MAX - 1, FALSE));
    }
}

/* Step by step one comes to each event once, in the order of where they stand, and
 * back by the same way. */
static void
test_step (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);

  for (guint n = 0; n < 120; n++)
    {
      g_autoptr (KzruEventTable) table = make_claiming_table (random, n);
      const KzruEventColumns *columns = kzru_event_table_get_columns (table);
      g_autofree guint *way = g_new (guint, n + 1);
      g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
      guint n_seen = 0;

      for (guint row = kzru_event_table_step (table, KZRU_EVENT_TABLE_NO_ROW, TRUE); row != KZRU_EVENT_TABLE_NO_ROW;
           row = kzru_event_table_step (table, row, TRUE))
        {
          g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (columns->record[row])));
          if (n_seen > 0)
            g_assert_cmpint (kzru_event_table_get_instant (table, row), >=,
                             kzru_event_table_get_instant (table, kzru_event_table_find_row (table, way[n_seen - 1])));
          way[n_seen++] = columns->record[row];
        }
      g_assert_cmpuint (n_seen, ==, n);

      for (guint row = kzru_event_table_step (table, KZRU_EVENT_TABLE_NO_ROW, FALSE); row != KZRU_EVENT_TABLE_NO_ROW;
           row = kzru_event_table_step (table, row, FALSE))
        g_assert_cmpuint (columns->record[row], ==, way[--n_seen]);
      g_assert_cmpuint (n_seen, ==, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/event-table/sorted", test_sorted);
  g_test_add_func ("/event-table/claims", test_claims);
  g_test_add_func ("/event-table/lanes", test_lanes);
  g_test_add_func ("/event-table/empty", test_empty);
  g_test_add_func ("/event-table/find-next", test_find_next);
  g_test_add_func ("/event-table/step", test_step);

  return g_test_run ();
}
