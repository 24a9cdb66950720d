/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-relation-iter.h"

#include "tests/test-util.h"

/* A record is told of what it is related to, from its own side; others are not. */
static void
test_ends (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("small.kzru.json");
  KzruRef refused = test_find (atlas, "branch-refused-2015");
  KzruRef planned = test_find (atlas, "branch-planned-2013");
  KzruRelationIter iter;

  kzru_relation_iter_init (&iter, atlas, refused);
  g_assert_true (kzru_relation_iter_next (&iter));
  g_assert_true (kzru_ref_equal (iter.other, planned));
  g_assert_false (iter.inverse);
  g_assert_false (kzru_relation_iter_next (&iter));

  kzru_relation_iter_init (&iter, atlas, planned);
  g_assert_true (kzru_relation_iter_next (&iter));
  g_assert_true (kzru_ref_equal (iter.other, refused));
  g_assert_true (iter.inverse);
  g_assert_false (kzru_relation_iter_next (&iter));
}

/* Of all records of all kinds, each relation is come to from both of its ends. */
static void
test_all (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas (TEST_SHIPPED_ATLAS);
  guint n = kzru_atlas_get_n_records (atlas, KZRU_RECORD_RELATION);
  guint n_found[2] = { 0, 0 };

  for (KzruRecordKind kind = KZRU_RECORD_THEME; kind < KZRU_RECORD_RELATION; kind++)
    for (guint i = 0; i < kzru_atlas_get_n_records (atlas, kind); i++)
      {
        KzruRef ref = { kind, i };
        KzruRelationIter iter;

        kzru_relation_iter_init (&iter, atlas, ref);
        while (kzru_relation_iter_next (&iter))
          {
            g_assert_true (kzru_ref_equal (iter.inverse ? iter.relation->to : iter.relation->from, ref));
            n_found[iter.inverse]++;
          }
      }

  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n_found[FALSE], ==, n);
  g_assert_cmpuint (n_found[TRUE], ==, n);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/relation-iter/ends", test_ends);
  g_test_add_func ("/relation-iter/all", test_all);

  return g_test_run ();
}
