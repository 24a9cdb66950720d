/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-calendar.h"
#include "model/kzru-date.h"

static void
test_keys (void)
{
  const char * const *keys = kzru_calendar_get_keys ();

  g_assert_cmpstr (keys[0], ==, "gregorian");
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (KzruCalendar) calendar = kzru_calendar_new (keys[i], "en");

      g_assert_true (kzru_calendar_is_key (keys[i]));
      g_assert_cmpstr (kzru_calendar_get_key (calendar), ==, keys[i]);
      g_assert_cmpstr (kzru_calendar_get_locale (calendar), ==, "en");
    }
  g_assert_true (kzru_calendar_is_key ("hebrew"));
  g_assert_false (kzru_calendar_is_key ("julian"));
  g_assert_false (kzru_calendar_is_key (""));
}

static void
test_names (void)
{
  static const struct
  {
    const char *key, *locale, *name;
  } cases[] = {
    { "persian", "en", "Persian Calendar" },
    { "persian", "fa", "تقویم هجری شمسی" },
    { "islamic-umalqura", "ru", "исламский календарь (Умм аль-Кура)" },
    { "gregorian", "kk", "Грегориандық күнтізбе" },
    { "no such thing", "en", "Gregorian Calendar" },
    { "persian", "no language at all", "Persian Calendar" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KzruCalendar) calendar = kzru_calendar_new (cases[i].key, cases[i].locale);

      if (i + 1 < G_N_ELEMENTS (cases))
        g_assert_cmpstr (kzru_calendar_get_name (calendar), ==, cases[i].name);
      else
        g_assert_nonnull (kzru_calendar_get_name (calendar));
    }
}

static void
test_known_dates (void)
{
  static const struct
  {
    const char *key;
    KzruDate gregorian, date;
  } cases[] = {
    { "gregorian", { 2025, 11, 12 }, { 2025, 11, 12 } },
    { "gregorian", { 1500, 2, 28 }, { 1500, 2, 28 } },
    { "gregorian", { -44, 3, 15 }, { -44, 3, 15 } },
    /* Nowruz, as it was kept in Iran */
    { "persian", { 1996, 3, 20 }, { 1375, 1, 1 } },
    { "persian", { 2016, 3, 20 }, { 1395, 1, 1 } },
    { "persian", { 2017, 3, 21 }, { 1396, 1, 1 } },
    { "persian", { 2020, 3, 20 }, { 1399, 1, 1 } },
    { "persian", { 2021, 3, 21 }, { 1400, 1, 1 } },
    { "persian", { 2024, 3, 20 }, { 1403, 1, 1 } },
    { "persian", { 2025, 3, 20 }, { 1403, 12, 30 } },
    { "persian", { 2025, 3, 21 }, { 1404, 1, 1 } },
    { "persian", { 1979, 2, 11 }, { 1357, 11, 22 } },
    { "persian", { 1991, 12, 16 }, { 1370, 9, 25 } },
    /* The first of Muharram and of Ramadan in Mecca */
    { "islamic-umalqura", { 2024, 7, 7 }, { 1446, 1, 1 } },
    { "islamic-umalqura", { 2023, 3, 23 }, { 1444, 9, 1 } },
    { "islamic-civil", { 622, 7, 19 }, { 1, 1, 1 } },
    { "islamic-tbla", { 622, 7, 18 }, { 1, 1, 1 } },
    { "islamic-umalqura", { 622, 7, 19 }, { 1, 1, 1 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KzruCalendar) calendar = kzru_calendar_new (cases[i].key, "en");
      gint64 instant = kzru_date_to_instant (cases[i].gregorian);
      KzruCalendarFields fields = kzru_calendar_from_instant (calendar, instant + 45296);

      g_assert_cmpint (fields.year, ==, cases[i].date.year);
      g_assert_cmpint (fields.month, ==, cases[i].date.month);
      g_assert_cmpint (fields.day, ==, cases[i].date.day);
      g_assert_cmpint (fields.hour, ==, 12);
      g_assert_cmpint (fields.minute, ==, 34);
      g_assert_cmpint (fields.second, ==, 56);
      g_assert_cmpint (kzru_calendar_to_instant (calendar, fields), ==, instant + 45296);
    }
}

/* Day after day there and back, over the edges of the table that Umm al-Qura is
 * too, and each day the next of the one before. */
static void
test_every_day (void)
{
  static const int years[] = { -20, 610, 1881, 1990, 2173 };
  const char * const *keys = kzru_calendar_get_keys ();

  for (guint k = 0; keys[k] != NULL; k++)
    for (guint y = 0; y < G_N_ELEMENTS (years); y++)
      {
        g_autoptr (KzruCalendar) calendar = kzru_calendar_new (keys[k], "en");
        gint64 instant = kzru_date_to_instant ((KzruDate) { years[y], 1, 1 });
        KzruCalendarFields last = { G_MININT64 };

        for (guint i = 0; i < 1500; i++, instant += KZRU_SECONDS_PER_DAY)
          {
            KzruCalendarFields fields = kzru_calendar_from_instant (calendar, instant);

            g_assert_cmpint (kzru_calendar_to_instant (calendar, fields), ==, instant);
            if (fields.day != 1 && i > 0)
              {
                g_assert_cmpint (fields.day, ==, last.day + 1);
                g_assert_cmpint (fields.month, ==, last.month);
              }
            else if (i > 0)
              {
                g_assert_cmpint (fields.month, ==, last.month % 12 + 1);
                g_assert_cmpint (fields.year, ==, last.year + last.month / 12);
              }
            last = fields;
          }
      }
}

static void
test_random_instants (void)
{
  const char * const *keys = kzru_calendar_get_keys ();

  for (guint k = 0; keys[k] != NULL; k++)
    {
      g_autoptr (KzruCalendar) calendar = kzru_calendar_new (keys[k], "en");

      /* The moon of "islamic" is reckoned by astronomy, which ICU knows for
       * some thousands of years. */
      double reach = g_str_equal (keys[k], "islamic") ? 1e11 : 1e14;

      for (guint i = 0; i < 2000; i++)
        {
          gint64 instant = (gint64) (g_test_rand_double_range (-1.0, 1.0) * reach);
          KzruCalendarFields fields = kzru_calendar_from_instant (calendar, instant);
          gint64 month = kzru_calendar_floor (calendar, instant, KZRU_CALENDAR_MONTH);
          gint64 year = kzru_calendar_floor (calendar, instant, KZRU_CALENDAR_YEAR);

          g_assert_cmpint (kzru_calendar_to_instant (calendar, fields), ==, instant);
          g_assert_cmpint (year, <=, month);
          g_assert_cmpint (month, <=, kzru_calendar_floor (calendar, instant, KZRU_CALENDAR_DAY));
          g_assert_cmpint (kzru_calendar_floor (calendar, month, KZRU_CALENDAR_MONTH), ==, month);
          g_assert_cmpint (kzru_calendar_floor (calendar, year, KZRU_CALENDAR_YEAR), ==, year);
          g_assert_cmpint (kzru_calendar_add (calendar, year, KZRU_CALENDAR_YEAR, 1), >, instant);
          g_assert_cmpint (kzru_calendar_add (calendar, month, KZRU_CALENDAR_MONTH, 1), >, instant);
        }
    }
}

static void
test_units (void)
{
  static const struct
  {
    KzruCalendarUnit unit;
    KzruCalendarFields start, next;
  } cases[] = {
    { KZRU_CALENDAR_SECOND, { 2025, 11, 12, 13, 14, 15 }, { 2025, 11, 12, 13, 14, 16 } },
    { KZRU_CALENDAR_MINUTE, { 2025, 11, 12, 13, 14, 0 }, { 2025, 11, 12, 13, 15, 0 } },
    { KZRU_CALENDAR_HOUR, { 2025, 11, 12, 13, 0, 0 }, { 2025, 11, 12, 14, 0, 0 } },
    { KZRU_CALENDAR_DAY, { 2025, 11, 12, 0, 0, 0 }, { 2025, 11, 13, 0, 0, 0 } },
    { KZRU_CALENDAR_WEEK, { 2025, 11, 10, 0, 0, 0 }, { 2025, 11, 17, 0, 0, 0 } },
    { KZRU_CALENDAR_MONTH, { 2025, 11, 1, 0, 0, 0 }, { 2025, 12, 1, 0, 0, 0 } },
    { KZRU_CALENDAR_YEAR, { 2025, 1, 1, 0, 0, 0 }, { 2026, 1, 1, 0, 0, 0 } },
  };
  g_autoptr (KzruCalendar) calendar = kzru_calendar_new ("gregorian", "en-001");
  KzruCalendarFields now = { 2025, 11, 12, 13, 14, 15 };
  gint64 instant = kzru_calendar_to_instant (calendar, now);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 start = kzru_calendar_floor (calendar, instant, cases[i].unit);

      g_assert_cmpint (start, ==, kzru_calendar_to_instant (calendar, cases[i].start));
      g_assert_cmpint (kzru_calendar_add (calendar, start, cases[i].unit, 1), ==,
                       kzru_calendar_to_instant (calendar, cases[i].next));
      g_assert_cmpint (kzru_calendar_add (calendar, kzru_calendar_add (calendar, start, cases[i].unit, 9),
                                          cases[i].unit, -9), ==, start);
    }
}

static void
test_first_weekday (void)
{
  static const struct
  {
    const char *locale;
    int day;
  } cases[] = { { "en-US", 9 }, { "en-GB", 10 }, { "fa", 8 }, { "ar-EG", 8 }, { "kk", 10 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KzruCalendar) calendar = kzru_calendar_new ("gregorian", cases[i].locale);
      gint64 instant = kzru_date_to_instant ((KzruDate) { 2025, 11, 12 });

      instant = kzru_calendar_floor (calendar, instant, KZRU_CALENDAR_WEEK);
      g_assert_cmpint (kzru_calendar_from_instant (calendar, instant).day, ==, cases[i].day);
    }
}

/* The day of the month stays, or is the last there is. */
static void
test_short_months (void)
{
  g_autoptr (KzruCalendar) gregorian = kzru_calendar_new ("gregorian", "en");
  g_autoptr (KzruCalendar) persian = kzru_calendar_new ("persian", "en");
  KzruCalendarFields fields = { 2024, 1, 31, 6, 0, 0 };
  gint64 instant = kzru_calendar_to_instant (gregorian, fields);

  fields = kzru_calendar_from_instant (gregorian,
                                       kzru_calendar_add (gregorian, instant, KZRU_CALENDAR_MONTH, 1));
  g_assert_cmpint (fields.month, ==, 2);
  g_assert_cmpint (fields.day, ==, 29);
  g_assert_cmpint (fields.hour, ==, 6);

  fields = (KzruCalendarFields) { 1404, 6, 31 };
  instant = kzru_calendar_to_instant (persian, fields);
  fields = kzru_calendar_from_instant (persian,
                                       kzru_calendar_add (persian, instant, KZRU_CALENDAR_MONTH, 6));
  g_assert_cmpint (fields.month, ==, 12);
  g_assert_cmpint (fields.day, ==, 29);
}

/* Nothing overflows, and Gregorian years go on where ICU ends. */
static void
test_limits (void)
{
  const char * const *keys = kzru_calendar_get_keys ();
  static const gint64 instants[] = { KZRU_INSTANT_MIN, KZRU_INSTANT_MIN + 1, -200000000000000,
                                     200000000000000, KZRU_INSTANT_MAX - 1, KZRU_INSTANT_MAX };
  g_autoptr (KzruCalendar) gregorian = kzru_calendar_new ("gregorian", "en");
  KzruDate far = { 170000002, 5, 6 };

  for (guint k = 0; keys[k] != NULL; k++)
    {
      g_autoptr (KzruCalendar) calendar = kzru_calendar_new (keys[k], "en");

      for (guint i = 0; i < G_N_ELEMENTS (instants); i++)
        for (KzruCalendarUnit unit = KZRU_CALENDAR_SECOND; unit <= KZRU_CALENDAR_YEAR; unit++)
          {
            kzru_calendar_from_instant (calendar, instants[i]);
            kzru_calendar_floor (calendar, instants[i], unit);
            kzru_calendar_add (calendar, instants[i], unit, G_MAXINT64);
            kzru_calendar_add (calendar, instants[i], unit, G_MININT64);
          }
      kzru_calendar_to_instant (calendar, (KzruCalendarFields) { G_MAXINT64, 12, 31, 23, 59, 59 });
      kzru_calendar_to_instant (calendar, (KzruCalendarFields) { G_MININT64, 1, 1 });
    }

  g_assert_cmpint (kzru_calendar_from_instant (gregorian, kzru_date_to_instant (far)).year, ==, far.year);
  g_assert_cmpint (kzru_calendar_add (gregorian, kzru_date_to_instant (far), KZRU_CALENDAR_YEAR, 100), ==,
                   kzru_date_to_instant ((KzruDate) { 170000102, 5, 6 }));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calendar/keys", test_keys);
  g_test_add_func ("/calendar/names", test_names);
  g_test_add_func ("/calendar/known-dates", test_known_dates);
  g_test_add_func ("/calendar/every-day", test_every_day);
  g_test_add_func ("/calendar/random-instants", test_random_instants);
  g_test_add_func ("/calendar/units", test_units);
  g_test_add_func ("/calendar/first-weekday", test_first_weekday);
  g_test_add_func ("/calendar/short-months", test_short_months);
  g_test_add_func ("/calendar/limits", test_limits);

  return g_test_run ();
}
