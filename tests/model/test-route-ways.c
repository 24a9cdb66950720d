/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-route-ways.h"

#include "tests/test-util.h"

static char *
spell (KzruAtlas  *atlas,
       const char *id)
{
  const KzruRoute *route = kzru_atlas_get_route (atlas, test_find (atlas, id).index);
  g_autoptr (GPtrArray) ways = kzru_route_get_ways (atlas, route);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ways->len; i++)
    {
      const GArray *way = ways->pdata[i];

      for (guint j = 0; j < way->len; j++)
        g_string_append_printf (text, "%s%s", j > 0 ? " " : i > 0 ? " | " : "",
                                kzru_atlas_get_place (atlas, g_array_index (way, guint, j))->id);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The branches of the Middle Corridor leave its trunk and are no part of it. */
static void
test_branches (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas (TEST_SHIPPED_ATLAS);
  g_autofree char *middle = spell (atlas, "middle-corridor");
  g_autofree char *pipeline = spell (atlas, "caspian-pipeline");
  g_autofree char *border = spell (atlas, "kazakhstan-russia-border");

  g_assert_true (g_str_has_prefix (middle, "xian urumqi khorgos almaty "));
  g_assert_nonnull (strstr (middle, " ankara istanbul | urumqi alashankou dostyk aktogay moyynty | tbilisi poti"));
  g_assert_cmpstr (pipeline, ==, "karaton atyrau astrakhan komsomolskiy kropotkin novorossiysk");
  g_assert_cmpstr (border, ==, "");
}

/* Where the lines do not go through the places, these are as they are listed. */
static void
test_listed (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("routes.kzru.json");
  KzruRoute route = *kzru_atlas_get_route (atlas, test_find (atlas, "one").index);
  guint via[] = { 1, 0 };
  g_autoptr (GPtrArray) ways = NULL;
  KzruPoint nowhere[] = { { 1, 2 }, { 3, 4 } };
  guint end = G_N_ELEMENTS (nowhere);

  route.via = (KzruIndices) { via, G_N_ELEMENTS (via) };
  route.geometry = (KzruGeometry) { .type = KZRU_GEOMETRY_LINE, .points = nowhere, .n_points = end, .part_ends = &end, .n_parts = 1 };
  ways = kzru_route_get_ways (atlas, &route);
  g_assert_cmpuint (ways->len, ==, 1);
  g_assert_cmpmem (((GArray *) ways->pdata[0])->data, sizeof via, via, sizeof via);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/route-ways/branches", test_branches);
  g_test_add_func ("/route-ways/listed", test_listed);

  return g_test_run ();
}
