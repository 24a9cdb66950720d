/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-route-standing.h"

#include "model/kzru-span.h"
#include "tests/test-util.h"

static gint64
get_start (const char *edtf)
{
  g_autoptr (KzruEdtf) date = kzru_edtf_parse (edtf, NULL);

  return kzru_edtf_get_bounds (date)->outer.start;
}

/* What the sources say last by then, and which of them says so. */
static void
test_latest (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("routes.kzru.json");
  const KzruRoute *route = kzru_atlas_get_route (atlas, test_find (atlas, "one").index);
  static const struct
  {
    const char *date;
    KzruRouteStanding standing;
    int status;
  } expected[] = {
    { "2009-12-31", KZRU_STANDING_UNKNOWN, -1 },
    { "2010-01-01", KZRU_STANDING_PLANNED, 0 },
    { "2015-02-28", KZRU_STANDING_PLANNED, 0 },
    { "2015-03-01", KZRU_STANDING_UNDER_WAY, 1 },
    { "2022", KZRU_STANDING_IN_USE, 2 },
    { "2024-06-01", KZRU_STANDING_CLOSED, 3 },
    { "2100", KZRU_STANDING_CLOSED, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      gint64 instant = get_start (expected[i].date);
      const KzruRouteStatus *status;

      g_test_message ("%s", expected[i].date);
      g_assert_cmpint (kzru_route_get_standing (route, &instant, &status), ==, expected[i].standing);
      g_assert_true (status == (expected[i].status >= 0 ? &route->status[expected[i].status] : NULL));
    }
}

/* With no time asked for, and of a route that nobody says anything of. */
static void
test_plain (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("routes.kzru.json");
  const KzruRoute *one = kzru_atlas_get_route (atlas, test_find (atlas, "one").index);
  const KzruRoute *two = kzru_atlas_get_route (atlas, test_find (atlas, "two").index);
  gint64 instant = get_start ("2020");

  g_assert_cmpint (kzru_route_get_standing (one, NULL, NULL), ==, KZRU_STANDING_PLAIN);
  g_assert_cmpint (kzru_route_get_standing (two, &instant, NULL), ==, KZRU_STANDING_PLAIN);
  g_assert_null (kzru_route_standing_get_term (KZRU_STANDING_PLAIN));
  for (guint i = KZRU_STANDING_UNKNOWN; i < KZRU_N_STANDINGS; i++)
    g_assert_nonnull (kzru_route_standing_get_term ((KzruRouteStanding) i));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/route-standing/latest", test_latest);
  g_test_add_func ("/route-standing/plain", test_plain);

  return g_test_run ();
}
