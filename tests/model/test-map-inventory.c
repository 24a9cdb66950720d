/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-map-inventory.h"

#include "tests/test-map-util.h"

static KzruMapContent *
make_content (const char *name)
{
  g_autoptr (KzruBaseMap) map = test_load_base_map ();
  g_autoptr (KzruAtlas) atlas = test_read_atlas (name);

  return kzru_map_content_new (atlas, map);
}

static gboolean
show_kind (KzruRef  ref,
           gpointer user_data)
{
  return user_data == NULL || ref.kind == *(const KzruRecordKind *) user_data;
}

static KzruMapFrame
make_frame (double lon,
            double lat,
            double zoom)
{
  return (KzruMapFrame) { kzru_mercator_from_point ((KzruPoint) { lon, lat }), zoom, 0, 400, 300 };
}

static guint
count_samples (const KzruMapInventory *inventory)
{
  guint n = 0;

  for (guint i = 0; i < KZRU_N_ROUTE_KINDS; i++)
    n += inventory->samples[i] != G_MAXUINT;
  return n;
}

/* In a picture there is only what is in its part of the world. */
static void
test_in_picture (void)
{
  g_autoptr (KzruMapContent) content = make_content ("map.kzru.json");
  static const struct
  {
    const char *name;
    double      lon, lat, zoom;
    guint       n_kinds;
    gboolean    by_sea, events, disputed, leased;
  } cases[] = {
    { "Moscow", 37.6, 55.7, 7, 1, FALSE, TRUE, FALSE, FALSE },
    { "Moscow, once round the world", 397.6, 55.7, 7, 1, FALSE, TRUE, FALSE, FALSE },
    { "the Arabian Sea", 62, 21.5, 6, 1, TRUE, FALSE, FALSE, FALSE },
    { "within the Caspian", 51.5, 41.2, 9, 1, FALSE, FALSE, FALSE, FALSE },
    { "the Kerch Strait", 35, 45.8, 7, 0, FALSE, FALSE, TRUE, FALSE },
    { "Baikonur from afar", 63.5, 48, 4, 4, TRUE, TRUE, FALSE, FALSE },
    { "Baikonur", 63.5, 46, 8, 0, FALSE, FALSE, FALSE, TRUE },
    { "the Sahara", 5, 24, 6, 0, FALSE, FALSE, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KzruMapFrame frame = make_frame (cases[i].lon, cases[i].lat, cases[i].zoom);
      KzruMapInventory inventory;

      g_test_message ("%s", cases[i].name);
      kzru_map_inventory_take (&inventory, content, &frame, NULL, show_kind, NULL);
      g_assert_cmpuint (count_samples (&inventory), ==, cases[i].n_kinds);
      g_assert_cmpint (inventory.by_sea, ==, cases[i].by_sea);
      g_assert_cmpint (inventory.events, ==, cases[i].events);
      g_assert_cmpint (inventory.disputed, ==, cases[i].disputed);
      g_assert_cmpint (inventory.leased, ==, cases[i].leased);
    }
}

/* Of all the world, there is what passes the filters. */
static void
test_filtered (void)
{
  g_autoptr (KzruMapContent) content = make_content ("map.kzru.json");
  KzruRecordKind routes = KZRU_RECORD_ROUTE, events = KZRU_RECORD_EVENT, none = KZRU_RECORD_FIGURE;
  KzruMapInventory inventory;

  kzru_map_inventory_take (&inventory, content, NULL, NULL, show_kind, &routes);
  g_assert_cmpuint (count_samples (&inventory), ==, 4);
  g_assert_true (inventory.by_sea);
  g_assert_false (inventory.events);

  kzru_map_inventory_take (&inventory, content, NULL, NULL, show_kind, &events);
  g_assert_cmpuint (count_samples (&inventory), ==, 0);
  g_assert_false (inventory.by_sea);
  g_assert_true (inventory.events);

  kzru_map_inventory_take (&inventory, content, NULL, NULL, show_kind, &none);
  g_assert_false (inventory.events);
  g_assert_true (inventory.disputed);
}

/* How routes stand is of the routes that are there. */
static void
test_standings (void)
{
  g_autoptr (KzruMapContent) content = make_content ("routes.kzru.json");
  g_autoptr (KzruEdtf) date = kzru_edtf_parse ("2012", NULL);
  gint64 instant = kzru_edtf_get_bounds (date)->outer.start;
  KzruMapFrame elsewhere = make_frame (-100, 40, 4);
  KzruMapInventory inventory;

  kzru_map_inventory_take (&inventory, content, NULL, &instant, show_kind, NULL);
  g_assert_true (inventory.standings[KZRU_STANDING_PLANNED]);
  g_assert_false (inventory.standings[KZRU_STANDING_CLOSED]);

  kzru_map_inventory_take (&inventory, content, &elsewhere, &instant, show_kind, NULL);
  g_assert_false (inventory.standings[KZRU_STANDING_PLANNED]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map-inventory/in-picture", test_in_picture);
  g_test_add_func ("/map-inventory/filtered", test_filtered);
  g_test_add_func ("/map-inventory/standings", test_standings);

  return g_test_run ();
}
