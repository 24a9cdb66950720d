/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-date.h"

static void
test_known_days (void)
{
  static const struct
  {
    KzruDate date;
    gint64 day;
  } cases[] = {
    { { 1970, 1, 1 }, 0 },
    { { 1969, 12, 31 }, -1 },
    { { 2000, 2, 29 }, 11016 },
    { { 2000, 3, 1 }, 11017 },
    { { 1582, 10, 4 }, -141438 }, /* proleptic: ten days before the next */
    { { 1582, 10, 15 }, -141427 },
    { { 1, 1, 1 }, -719162 },
    { { 0, 3, 1 }, -719468 },
    { { 0, 1, 1 }, -719528 },
    { { -1, 12, 31 }, -719529 },
    { { -4713, 11, 24 }, -2440588 }, /* Julian day 0 */
    { { 5881580, 7, 11 }, 2147483647 },
    { { -5877641, 6, 23 }, -2147483648LL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KzruDate date = kzru_date_from_day (cases[i].day);

      g_assert_cmpint (kzru_date_to_day (cases[i].date), ==, cases[i].day);
      g_assert_cmpint (date.year, ==, cases[i].date.year);
      g_assert_cmpint (date.month, ==, cases[i].date.month);
      g_assert_cmpint (date.day, ==, cases[i].date.day);
    }
}

/* Day after day through more than an era on either side of the year 0. */
static void
test_every_day (void)
{
  KzruDate expected = { -500, 1, 1 };
  gint64 first = kzru_date_to_day (expected);

  for (gint64 day = first; expected.year < 500; day++)
    {
      KzruDate date = kzru_date_from_day (day);

      g_assert_cmpint (date.year, ==, expected.year);
      g_assert_cmpint (date.month, ==, expected.month);
      g_assert_cmpint (date.day, ==, expected.day);
      g_assert_cmpint (kzru_date_to_day (date), ==, day);

      if (++expected.day > kzru_date_get_month_days (expected.year, expected.month))
        {
          expected.day = 1;
          expected.month++;
        }
      if (expected.month > 12)
        {
          expected.month = 1;
          expected.year++;
        }
    }
}

/* Against GLib, as far as it goes. */
static void
test_glib (void)
{
  GDate epoch;

  g_date_clear (&epoch, 1);
  g_date_set_dmy (&epoch, 1, 1, 1970);
  for (guint32 julian = 1; julian < 3600000; julian += 13)
    {
      GDate other;
      KzruDate date = kzru_date_from_day ((gint64) julian - g_date_get_julian (&epoch));

      g_date_clear (&other, 1);
      g_date_set_julian (&other, julian);
      g_assert_cmpint (date.year, ==, g_date_get_year (&other));
      g_assert_cmpint (date.month, ==, g_date_get_month (&other));
      g_assert_cmpint (date.day, ==, g_date_get_day (&other));
    }
}

static void
test_far (void)
{
  for (guint i = 0; i < 100000; i++)
    {
      gint64 day = (gint64) ((guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ());
      KzruDate date;

      day >>= g_test_rand_int_range (1, 60);
      date = kzru_date_from_day (day);
      g_assert_true (kzru_date_is_valid (date));
      g_assert_cmpint (kzru_date_to_day (date), ==, day);
    }
}

static void
test_limits (void)
{
  KzruDate last = { KZRU_DATE_MAX_YEAR, 12, 31 }, first = { -KZRU_DATE_MAX_YEAR, 1, 1 };
  KzruDate beyond = { G_MAXINT64, 12, 31 }, before = { G_MININT64, 1, 1 };

  g_assert_cmpint (kzru_date_to_instant (last), <, KZRU_INSTANT_MAX - KZRU_SECONDS_PER_DAY);
  g_assert_cmpint (kzru_date_to_instant (first), >, KZRU_INSTANT_MIN);
  g_assert_cmpint (kzru_date_to_instant (beyond), ==, KZRU_INSTANT_MAX);
  g_assert_cmpint (kzru_date_to_instant (before), ==, KZRU_INSTANT_MIN);

  g_assert_true (kzru_date_is_valid (kzru_date_from_day (G_MAXINT64)));
  g_assert_true (kzru_date_is_valid (kzru_date_from_day (G_MININT64)));
  g_assert_cmpint (kzru_instant_get_day (-1), ==, -1);
  g_assert_cmpint (kzru_instant_get_day (86399), ==, 0);
  g_assert_cmpint (kzru_instant_get_day (86400), ==, 1);

  g_assert_cmpint (kzru_instant_add (KZRU_INSTANT_MAX, 1), ==, KZRU_INSTANT_MAX);
  g_assert_cmpint (kzru_instant_add (KZRU_INSTANT_MIN, -1), ==, KZRU_INSTANT_MIN);
  g_assert_cmpint (kzru_instant_add (KZRU_INSTANT_MIN, G_MAXINT64), ==, -1);
  g_assert_cmpint (kzru_instant_add (5, -7), ==, -2);
}

static void
test_validity (void)
{
  static const KzruDate bad[] = {
    { 2001, 0, 1 }, { 2001, 13, 1 }, { 2001, 1, 0 }, { 2001, 1, 32 }, { 2001, 2, 29 },
    { 1900, 2, 29 }, { 2001, 4, 31 }, { -1, 2, 29 },
  };
  static const KzruDate good[] = {
    { 2000, 2, 29 }, { 2004, 2, 29 }, { 0, 2, 29 }, { -4, 2, 29 }, { -400, 2, 29 }, { 2001, 12, 31 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (kzru_date_is_valid (bad[i]));
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (kzru_date_is_valid (good[i]));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/known-days", test_known_days);
  g_test_add_func ("/date/every-day", test_every_day);
  g_test_add_func ("/date/glib", test_glib);
  g_test_add_func ("/date/far", test_far);
  g_test_add_func ("/date/limits", test_limits);
  g_test_add_func ("/date/validity", test_validity);

  return g_test_run ();
}
