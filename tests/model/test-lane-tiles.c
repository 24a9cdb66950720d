/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-lane-tiles.h"

#define N_ROUNDS 40
#define N_STEPS 25
#define MAX_ROWS 900
#define N_LANES 3

static KzruEventTable *
make_table (GRand *rand)
{
  KzruEventTableBuilder *builder = kzru_event_table_builder_new ();
  guint n = (guint) g_rand_int_range (rand, 1, MAX_ROWS);

  for (guint i = 0; i < n; i++)
    {
      gint64 start = g_rand_int_range (rand, -2000, 2000);
      KzruEdtfBounds claim = { .kind = KZRU_EDTF_INTERVAL };

      claim.outer.start = i % 40 == 0 ? KZRU_INSTANT_MIN : start;
      claim.outer.end = i % 50 == 0 ? KZRU_INSTANT_MAX : start + g_rand_int_range (rand, 1, 90);
      claim.core = claim.outer;
      kzru_event_table_builder_add (builder, &(KzruEventEntry) {
        .record = i,
        .lane = (guint) g_rand_int_range (rand, 0, N_LANES),
        .importance = (guint) g_rand_int_range (rand, 1, 6),
        .claims = &claim,
        .n_claims = 1,
        .title = "",
      });
    }

  return kzru_event_table_builder_end (builder, N_LANES);
}

/* How many rows of the same tile go before one. */
static guint
find_rank (const KzruEventColumns *columns,
           guint                   row,
           guint                   exponent)
{
  gint64 tile = kzru_event_columns_get_instant (columns, row) >> exponent;
  guint rank = 0;

  for (guint i = 0; i < columns->n_rows; i++)
    rank += columns->lane[i] == columns->lane[row] && kzru_event_columns_get_instant (columns, i) >> exponent == tile
            && kzru_event_columns_compare (columns, i, row) < 0;

  return rank;
}

static guint
count_rows (const KzruEventColumns *columns,
            guint                   lane,
            KzruSpan                span)
{
  guint n = 0;

  for (guint i = 0; i < columns->n_rows; i++)
    n += columns->lane[i] == lane && kzru_span_contains_instant (span, kzru_event_columns_get_instant (columns, i));

  return n;
}

static gboolean
is_picked (GArray *picks,
           guint   row)
{
  for (guint i = 0; i < picks->len; i++)
    if (kzru_event_merit_get_row (g_array_index (picks, KzruTilePick, i).merit) == row)
      return TRUE;

  return FALSE;
}

/* The oracle: each row is picked if, and only if, it lies in the span and is among the
 * first of its tile, or there are but few. */
static void
check_picks (KzruEventTable      *table,
             guint                lane,
             const KzruTiling    *tiling,
             const KzruLaneTiles *tiles,
             guint                n)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (table);
  g_autoptr (GArray) picks = g_array_new (FALSE, FALSE, sizeof (KzruTilePick));
  gboolean is_few = count_rows (columns, lane, tiling->span) <= tiling->n_few;
  guint n_picked = 0;

  kzru_lane_tiles_list (tiles, n, picks);
  for (guint i = 0; i < columns->n_rows; i++)
    {
      gboolean expected = columns->lane[i] == lane
                          && kzru_span_contains_instant (tiling->span, kzru_event_columns_get_instant (columns, i))
                          && (is_few || find_rank (columns, i, tiling->exponent) < MIN (n, tiling->n_best));

      g_assert_true (is_picked (picks, i) == expected);
      n_picked += expected;
    }
  g_assert_cmpuint (picks->len, ==, n_picked);

  for (guint i = 0; i < picks->len; i++)
    {
      const KzruTilePick *pick = &g_array_index (picks, KzruTilePick, i);
      guint row = kzru_event_merit_get_row (pick->merit);

      g_assert_cmpint (pick->instant, ==, kzru_event_columns_get_instant (columns, row));
      g_assert_cmpint (pick->claim.outer.start, ==, columns->start[row]);
      g_assert_cmpint (pick->claim.outer.end, ==, columns->end[row]);
    }
}

static KzruTiling
make_tiling (GRand *rand)
{
  gint64 start = g_rand_int_range (rand, -2300, 2000);

  return (KzruTiling) {
    .span = { start, start + g_rand_int_range (rand, 1, 3000) },
    .exponent = (guint) g_rand_int_range (rand, 3, 9),
    .n_best = (guint) g_rand_int_range (rand, 1, 8),
    .n_few = (guint) g_rand_int_range (rand, 0, 60),
  };
}

/* Moves the stretch, and now and then tiles it anew. */
static void
change_tiling (GRand      *rand,
               KzruTiling *tiling)
{
  KzruTiling other = make_tiling (rand);

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      *tiling = other;
      break;
    case 1:
      tiling->exponent = other.exponent;
      break;
    case 2:
      tiling->n_few = other.n_few;
      break;
    default:
      tiling->span.start += g_rand_int_range (rand, -200, 200);
      tiling->span.end = tiling->span.start + MAX (tiling->span.end - tiling->span.start, 1);
    }
}

/* What is picked is right, whatever is taken over from the picks before. */
static void
test_against_ranks (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1604);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (KzruEventTable) table = make_table (rand);
      guint lane = (guint) g_rand_int_range (rand, 0, N_LANES);
      KzruTiling tiling = make_tiling (rand);
      g_autoptr (KzruLaneTiles) tiles = kzru_lane_tiles_new (table, lane, &tiling, NULL);

      for (guint step = 0; step < N_STEPS; step++)
        {
          KzruLaneTiles *next;

          check_picks (table, lane, &tiling, tiles, (guint) g_rand_int_range (rand, 0, 9));
          change_tiling (rand, &tiling);
          next = kzru_lane_tiles_new (table, lane, &tiling, tiles);
          kzru_lane_tiles_free (tiles);
          tiles = next;
        }
    }
}

/* Tiles do not go beyond the first and the last instant that there are. */
static void
test_ends_of_time (void)
{
  KzruEventTableBuilder *builder = kzru_event_table_builder_new ();
  g_autoptr (KzruEventTable) table = NULL;

  for (guint i = 0; i < 300; i++)
    {
      gint64 start = i % 2 == 0 ? KZRU_INSTANT_MAX - 10000 + i : KZRU_INSTANT_MIN + 10000 + i;
      KzruEdtfBounds claim = { .kind = KZRU_EDTF_INTERVAL, .outer = { start, start + 1 }, .core = { start, start + 1 } };

      kzru_event_table_builder_add (builder, &(KzruEventEntry) {
        .record = i, .importance = 1 + i % 5, .claims = &claim, .n_claims = 1, .title = "",
      });
    }
  table = kzru_event_table_builder_end (builder, 1);

  for (guint exponent = 3; exponent <= 60; exponent++)
    {
      KzruTiling tiling = { { KZRU_INSTANT_MIN, KZRU_INSTANT_MAX }, exponent, 3, 0 };
      g_autoptr (KzruLaneTiles) tiles = kzru_lane_tiles_new (table, 0, &tiling, NULL);

      check_picks (table, 0, &tiling, tiles, 3);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lane-tiles/against-ranks", test_against_ranks);
  g_test_add_func ("/lane-tiles/ends-of-time", test_ends_of_time);

  return g_test_run ();
}
