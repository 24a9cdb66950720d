/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-lane-packer.h"

#define N_THINGS 300
#define N_ROUNDS 60
#define N_CHOICES 3
#define GAP 4.0

typedef struct
{
  KzruExtent choices[N_CHOICES];
  gboolean placed;
  guint row;
  guint choice;
} Thing;

/* Sizes are whole numbers, so that moved things compare alike to the last bit. */
static void
make_things (GRand *rand,
             Thing *things)
{
  for (guint i = 0; i < N_THINGS; i++)
    {
      double start = g_rand_int_range (rand, 0, 5000);
      double label = g_rand_int_range (rand, 20, 300);

      things[i].choices[0] = (KzruExtent) { start, start + 10 + label };
      things[i].choices[1] = (KzruExtent) { start - label, start + 10 };
      things[i].choices[2] = (KzruExtent) { start, start + 10 + label / 2 };
    }
}

static guint
pack (Thing *things,
      guint  max_rows)
{
  g_autoptr (KzruLanePacker) packer = kzru_lane_packer_new (max_rows, GAP);

  for (guint i = 0; i < N_THINGS; i++)
    things[i].placed = kzru_lane_packer_place (packer, things[i].choices, N_CHOICES,
                                               &things[i].row, &things[i].choice);

  return kzru_lane_packer_get_n_rows (packer);
}

static gboolean
collide (KzruExtent a,
         KzruExtent b)
{
  return a.start < b.end + GAP && b.start < a.end + GAP;
}

static gboolean
is_free (const Thing *things,
         guint        n,
         guint        row,
         KzruExtent   extent)
{
  for (guint i = 0; i < n; i++)
    if (things[i].placed && things[i].row == row &&
        collide (things[i].choices[things[i].choice], extent))
      return FALSE;
  return TRUE;
}

/* The oracle: look at every thing placed before, in every row. */
static gboolean
place_by_force (const Thing *things,
                guint        n,
                guint        max_rows,
                guint       *row,
                guint       *choice)
{
  for (*choice = 0; *choice < N_CHOICES; (*choice)++)
    for (*row = 0; *row < max_rows; (*row)++)
      if (is_free (things, n, *row, things[n].choices[*choice]))
        return TRUE;
  return FALSE;
}

static void
test_against_force (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1992);
  guint n_left_out = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      Thing things[N_THINGS];
      guint max_rows = g_rand_int_range (rand, 1, 12);
      guint row, choice;

      make_things (rand, things);
      g_assert_cmpuint (pack (things, max_rows), <=, max_rows);

      for (guint i = 0; i < N_THINGS; i++)
        {
          gboolean fits = place_by_force (things, i, max_rows, &row, &choice);

          g_assert_cmpint (things[i].placed, ==, fits);
          n_left_out += !fits;
          if (!fits)
            continue;
          g_assert_cmpuint (things[i].row, ==, row);
          g_assert_cmpuint (things[i].choice, ==, choice);
        }
    }

  /* Rounds in which all things fit would show only half of it. */
  g_assert_cmpuint (n_left_out, >, N_ROUNDS);
}

/* All things moved by the same distance land in the same rows. */
static void
test_moved (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2013);
  Thing things[N_THINGS];
  Thing moved[N_THINGS];

  make_things (rand, things);
  for (guint i = 0; i < N_THINGS; i++)
    for (guint j = 0; j < N_CHOICES; j++)
      moved[i].choices[j] = (KzruExtent) { things[i].choices[j].start - 4096, things[i].choices[j].end - 4096 };

  g_assert_cmpuint (pack (things, 5), ==, pack (moved, 5));

  for (guint i = 0; i < N_THINGS; i++)
    {
      g_assert_cmpint (things[i].placed, ==, moved[i].placed);
      if (!things[i].placed)
        continue;
      g_assert_cmpuint (things[i].row, ==, moved[i].row);
      g_assert_cmpuint (things[i].choice, ==, moved[i].choice);
    }
}

/* Row by row: what fits in one, and the room between neighbours, against a look at
 * all that stands in it. */
static void
test_row_by_row (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1998);
  guint n_placed = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (KzruLanePacker) packer = kzru_lane_packer_new (3, GAP);
      Thing things[N_THINGS];

      make_things (rand, things);
      for (guint i = 0; i < N_THINGS; i++)
        {
          Thing *thing = &things[i];
          KzruExtent extent = thing->choices[0];
          KzruExtent room;

          thing->row = (guint) g_rand_int_range (rand, 0, 3);
          thing->choice = 0;
          thing->placed = FALSE;
          g_assert_cmpint (kzru_lane_packer_fits (packer, thing->row, extent, &room), ==,
                           is_free (things, i, thing->row, extent));
          thing->placed = kzru_lane_packer_place_in (packer, thing->row, extent);
          g_assert_cmpint (thing->placed, ==, is_free (things, i, thing->row, extent));
          n_placed += thing->placed;

          if (thing->placed && room.start > 0)
            g_assert_false (is_free (things, i, thing->row, (KzruExtent) { room.start - 1, room.start }));
          if (thing->placed && room.end < 5000)
            g_assert_false (is_free (things, i, thing->row, (KzruExtent) { room.end, room.end + 1 }));
        }
    }

  g_assert_cmpuint (n_placed, >, N_ROUNDS);
}

/* A row that is taken away is empty when it comes back. */
static void
test_limit (void)
{
  g_autoptr (KzruLanePacker) packer = kzru_lane_packer_new (3, GAP);
  const KzruExtent extent = { 10, 50 };
  guint row, choice;

  for (guint i = 0; i < 3; i++)
    g_assert_true (kzru_lane_packer_place_in (packer, i, extent));
  kzru_lane_packer_limit (packer, 2);
  g_assert_false (kzru_lane_packer_place (packer, &extent, 1, &row, &choice));

  kzru_lane_packer_limit (packer, 3);
  g_assert_true (kzru_lane_packer_place (packer, &extent, 1, &row, &choice));
  g_assert_cmpuint (row, ==, 2);
}

static void
test_reserve (void)
{
  g_autoptr (KzruLanePacker) packer = kzru_lane_packer_new (2, GAP);
  const KzruExtent extent = { 10, 50 };
  guint row, choice;

  kzru_lane_packer_reserve (packer, 1, (KzruExtent) { 0, 20 });
  g_assert_cmpuint (kzru_lane_packer_get_n_rows (packer), ==, 2);

  g_assert_true (kzru_lane_packer_place (packer, &extent, 1, &row, &choice));
  g_assert_cmpuint (row, ==, 0);
  g_assert_false (kzru_lane_packer_place (packer, &extent, 1, &row, &choice));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lane-packer/against-force", test_against_force);
  g_test_add_func ("/lane-packer/moved", test_moved);
  g_test_add_func ("/lane-packer/row-by-row", test_row_by_row);
  g_test_add_func ("/lane-packer/limit", test_limit);
  g_test_add_func ("/lane-packer/reserve", test_reserve);

  return g_test_run ();
}
