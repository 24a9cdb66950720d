/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-city-list.h"

#include <string.h>

static KzruCityList *
read_text (const char  *text,
           GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return kzru_city_list_new (bytes, error);
}

static void
test_names (void)
{
  g_autoptr (KzruCityList) list =
    read_text ("4\t37.616\t55.752\t1\tMoscow\tمسکو\tموسكو\tМосква\tМәскеу\n5\t34.1\t44.9\t0\tSimferopol\t\t\tСимферополь\t", NULL);
  guint n;
  const KzruCity *cities;

  g_assert_nonnull (list);
  cities = kzru_city_list_get (list, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (cities[0].zoom, ==, 4);
  g_assert_true (cities[0].capital);
  g_assert_false (cities[1].capital);
  g_assert_cmpfloat_with_epsilon (kzru_mercator_to_point (cities[0].at).lat, 55.752, 1e-9);
  g_assert_cmpstr (kzru_city_get_name (&cities[0], "fa-IR"), ==, "مسکو");
  g_assert_cmpstr (kzru_city_get_name (&cities[0], "kk"), ==, "Мәскеу");
  g_assert_cmpstr (kzru_city_get_name (&cities[0], "de"), ==, "Moscow");
  g_assert_cmpstr (kzru_city_get_name (&cities[1], "kk_KZ"), ==, "Симферополь");
  g_assert_cmpstr (kzru_city_get_name (&cities[1], "ar"), ==, "Simferopol");
}

static void
test_damaged (void)
{
  static const char * const texts[] = {
    "x", "\n", "4\t37.616\t55.752\t1\tMoscow\ta\tb\tc", "4\t37.616\t55.752\t1\tMoscow\ta\tb\tc\td\te",
    "4\t37.616\t55.752\t1\t\ta\tb\tc\td", "4\t187.616\t55.752\t1\tM\ta\tb\tc\td", "4\t37.616\t95.752\t1\tM\ta\tb\tc\td",
    "-4\t37.616\t55.752\t1\tM\ta\tb\tc\td", "4\t37.616 E\t55.752\t1\tM\ta\tb\tc\td", "4\tnan\t55.752\t1\tM\ta\tb\tc\td",
    "4\t37.616\t55.752\t1\tM\xff\ta\tb\tc\td",
    "5\t37.6\t55.7\t1\tM\ta\tb\tc\td\n4\t37.6\t55.7\t1\tM\ta\tb\tc\td\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (texts[i], &error));
      g_assert_error (error, KZRU_CITY_LIST_ERROR, KZRU_CITY_LIST_ERROR_INVALID);
    }
}

/* The shipped file is sound, and knows what the shipped atlas is about. */
static void
test_shipped (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "base-map", "cities.tsv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (KzruCityList) list = NULL;
  GError *error = NULL;
  guint n, n_found = 0;
  const KzruCity *cities;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  list = read_text (text, &error);
  g_assert_no_error (error);

  cities = kzru_city_list_get (list, &n);
  g_assert_cmpuint (n, >, 2000);
  for (guint i = 0; i < n; i++)
    {
      n_found += g_str_equal (cities[i].names[0], "Moscow") && cities[i].capital;
      n_found += g_str_equal (cities[i].names[0], "Astana") && cities[i].capital;
      n_found += g_str_equal (cities[i].names[0], "Almaty") && !cities[i].capital;
    }
  g_assert_cmpuint (n_found, ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/city-list/names", test_names);
  g_test_add_func ("/city-list/damaged", test_damaged);
  g_test_add_func ("/city-list/shipped", test_shipped);

  return g_test_run ();
}
