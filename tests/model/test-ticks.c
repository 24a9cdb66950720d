/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "model/kzru-date.h"
#include "model/kzru-ticks.h"

#define WIDTH 1200.0
#define SPACING 80.0

static gint64
get_instant (gint64 year,
             int    month,
             int    day)
{
  return kzru_date_to_instant ((KzruDate) { year, month, day });
}

static KzruTicks *
make_ticks (KzruCalendar *calendar,
            KzruSpan      visible)
{
  double length = (double) visible.end - (double) visible.start;

  return kzru_ticks_new (calendar, visible, length / WIDTH, SPACING);
}

/* "2016 [2017] .. 2018": minor ticks are dots, boundaries in brackets. */
static char *
describe (const KzruTicks *ticks)
{
  GString *string = g_string_new (NULL);
  guint n_ticks;
  const KzruTick *tick = kzru_ticks_get (ticks, &n_ticks);

  for (guint i = 0; i < n_ticks; i++)
    if (tick[i].level == KZRU_TICK_MINOR)
      g_string_append_c (string, '.');
    else
      g_string_append_printf (string, tick[i].level == KZRU_TICK_BOUNDARY ? " [%s] " : " %s ",
                              tick[i].label);
  return g_string_free (string, FALSE);
}

static void
test_labels (void)
{
  static const struct
  {
    const char *key, *locale;
    KzruDate start, end;
    const char *context, *expected;
  } cases[] = {
    { "gregorian", "en-001", { 1990, 1, 1 }, { 2026, 1, 1 }, NULL,
      " 1990 .... 1995 .... 2000 .... 2005 .... 2010 .... 2015 .... 2020 .... 2025 . 2030 " },
    { "gregorian", "en-001", { 2016, 11, 15 }, { 2017, 9, 1 }, "2016",
      " Nov .. Dec .. [2017] .. Feb .. Mar .. Apr .. May .. Jun .. Jul .. Aug .. Sept " },
    { "gregorian", "en-001", { 2016, 12, 26 }, { 2017, 1, 5 }, "December 2016",
      " 26 ... 27 ... 28 ... 29 ... 30 ... 31 ... [Jan 2017] ... 2 ... 3 ... 4 ... 5 " },
    { "gregorian", "en-GB", { 2016, 12, 31 }, { 2017, 1, 2 }, "31 December 2016",
      " [31 Dec] ..... 06:00 ..... 12:00 ..... 18:00 ..... [1 Jan 2017] ..... 06:00 ..... 12:00 ..... "
      "18:00 ..... [2 Jan] " },
    { "gregorian", "en-001", { -25, 1, 1 }, { 21, 1, 1 }, NULL,
      " 30 BC . 25 BC .... 20 BC .... 15 BC .... 10 BC .... 5 BC ........ 5 .... 10 .... 15 .... 20 "
      ". 25 " },
    { "gregorian", "en-001", { -50, 1, 1 }, { 51, 1, 1 }, NULL,
      " 60 BC . 50 BC .... 40 BC .... 30 BC .... 20 BC .... 10 BC .... 1 .... 10 .... 20 .... 30 .... 40 "
      ".... 50 . 60 " },
    /* A Persian year starts at Nowruz, a decade with the year 1370 */
    { "persian", "fa", { 1990, 1, 1 }, { 2026, 1, 1 }, NULL,
      " ۱۳۶۵ .. ۱۳۷۰ .... ۱۳۷۵ .... ۱۳۸۰ .... ۱۳۸۵ .... ۱۳۹۰ .... ۱۳۹۵ .... ۱۴۰۰ .... ۱۴۰۵ " },
    { "persian", "en-001", { 2017, 1, 1 }, { 2017, 7, 1 }, "1395",
      " Dey .. Bahman .. Esfand .. [1396] .. Ordibehesht .. Khordad .. Tir . Mordad " },
    { "islamic-umalqura", "en-001", { 1990, 1, 1 }, { 2026, 1, 1 }, NULL,
      " 1410 .... 1415 .... 1420 .... 1425 .... 1430 .... 1435 .... 1440 .... 1445 ... 1450 " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KzruCalendar) calendar = kzru_calendar_new (cases[i].key, cases[i].locale);
      KzruSpan visible = { kzru_date_to_instant (cases[i].start), kzru_date_to_instant (cases[i].end) };
      g_autoptr (KzruTicks) ticks = make_ticks (calendar, visible);
      g_autofree char *text = describe (ticks);

      g_assert_cmpstr (text, ==, cases[i].expected);
      g_assert_cmpstr (kzru_ticks_get_context (ticks), ==, cases[i].context);
    }
}

/* Each tick stands where a year of its own calendar begins. */
static void
test_nowruz (void)
{
  g_autoptr (KzruCalendar) calendar = kzru_calendar_new ("persian", "en");
  KzruSpan visible = { get_instant (1990, 1, 1), get_instant (2026, 1, 1) };
  g_autoptr (KzruTicks) ticks = make_ticks (calendar, visible);
  guint n_ticks;
  const KzruTick *tick = kzru_ticks_get (ticks, &n_ticks);

  for (guint i = 0; i < n_ticks; i++)
    {
      KzruDate date = kzru_date_from_day (kzru_instant_get_day (tick[i].instant));
      KzruCalendarFields fields = kzru_calendar_from_instant (calendar, tick[i].instant);

      g_assert_cmpint (date.month, ==, 3);
      g_assert_true (date.day == 20 || date.day == 21);
      g_assert_cmpint (fields.month * 100 + fields.day, ==, 101);
      if (tick[i].level != KZRU_TICK_MINOR)
        g_assert_cmpint (fields.year % 5, ==, 0);
    }
}

/* In a calendar of thirteen months, steps of three begin anew in each year. */
static void
test_thirteen_months (void)
{
  g_autoptr (KzruCalendar) calendar = kzru_calendar_new ("coptic", "en");
  KzruSpan visible = { get_instant (2020, 1, 1), get_instant (2023, 6, 1) };
  g_autoptr (KzruTicks) ticks = make_ticks (calendar, visible);
  guint n_ticks, n_years = 0;
  const KzruTick *tick = kzru_ticks_get (ticks, &n_ticks);

  for (guint i = 0; i < n_ticks; i++)
    {
      KzruCalendarFields fields = kzru_calendar_from_instant (calendar, tick[i].instant);

      g_assert_cmpint (fields.day, ==, 1);
      if (tick[i].level == KZRU_TICK_MINOR)
        continue;
      g_assert_cmpint (fields.month % 3, ==, 1);
      g_assert_true ((fields.month == 1) == (tick[i].level == KZRU_TICK_BOUNDARY));
      n_years += fields.month == 1;
    }
  g_assert_cmpuint (n_years, ==, 3);
}

static void
check_ticks (const KzruTicks *ticks,
             KzruSpan         visible,
             double           seconds_per_px,
             double           spacing)
{
  guint n_ticks, n_major = 0;
  const KzruTick *tick = kzru_ticks_get (ticks, &n_ticks);
  double last_major = -G_MAXDOUBLE;

  for (guint i = 0; i < n_ticks; i++)
    {
      if (i > 0)
        g_assert_cmpint (tick[i - 1].instant, <, tick[i].instant);
      g_assert_true ((tick[i].label == NULL) == (tick[i].level == KZRU_TICK_MINOR));
      if (tick[i].label == NULL)
        continue;

      /* February is shorter than the mean of months, and the year 1 is but
       * nine years before the year 10. */
      if (n_major > 0)
        g_assert_cmpfloat (((double) tick[i].instant - last_major) / seconds_per_px, >=, spacing * 0.88);
      last_major = (double) tick[i].instant;
      g_assert_cmpuint (tick[i].label[0], !=, '\0');
      n_major++;
    }

  g_assert_cmpuint (n_ticks, <, 6200);
  g_assert_cmpuint (n_major, <=, 520);
  if (n_major > 1)
    {
      g_assert_cmpint (tick[0].instant, <=, visible.end);
      g_assert_cmpint (tick[n_ticks - 1].instant, >=, visible.start);
    }
}

/* What holds of the ticks of any span, at any zoom, in any calendar. */
static void
test_random_spans (void)
{
  const char * const *keys = kzru_calendar_get_keys ();

  for (guint k = 0; keys[k] != NULL; k++)
    {
      g_autoptr (KzruCalendar) calendar = kzru_calendar_new (keys[k], k % 2 == 0 ? "fa" : "en");
      gboolean is_far = !g_str_equal (keys[k], "islamic");

      for (guint i = 0; i < 3000; i++)
        {
          double seconds_per_px = pow (10.0, g_test_rand_double_range (-3.0, is_far ? 15.0 : 8.0));
          double spacing = g_test_rand_double_range (20.0, 200.0);
          double middle = g_test_rand_double_range (-1.0, 1.0) * (is_far ? 1e13 : 1e11);
          KzruSpan visible = { (gint64) (middle - seconds_per_px * WIDTH / 2),
                               (gint64) (middle + seconds_per_px * WIDTH / 2) };
          g_autoptr (KzruTicks) ticks = kzru_ticks_new (calendar, visible, seconds_per_px, spacing);

          check_ticks (ticks, visible, seconds_per_px, spacing);
        }
    }
}

/* The two ends of an axis always have labels near, wherever it is panned to. */
static void
test_coverage (void)
{
  g_autoptr (KzruCalendar) calendar = kzru_calendar_new ("gregorian", "en");

  for (guint i = 0; i < 2000; i++)
    {
      double seconds_per_px = pow (10.0, g_test_rand_double_range (-1.0, 9.0));
      gint64 start = (gint64) (g_test_rand_double_range (-1.0, 1.0) * 1e11);
      KzruSpan visible = { start, start + (gint64) (seconds_per_px * WIDTH) };
      g_autoptr (KzruTicks) ticks = kzru_ticks_new (calendar, visible, seconds_per_px, SPACING);
      guint n_ticks, n_major = 0;
      const KzruTick *tick = kzru_ticks_get (ticks, &n_ticks);

      for (guint j = 0; j < n_ticks; j++)
        n_major += tick[j].level != KZRU_TICK_MINOR;

      /* At the widest step between two rows of the table there are three. */
      g_assert_cmpuint (n_major, >=, 3);
      g_assert_cmpint (tick[0].instant, <=, visible.start);
      g_assert_cmpint (tick[n_ticks - 1].instant, >=, visible.end);
    }
}

/* Panning moves ticks, and nothing else. */
static void
test_panning (void)
{
  g_autoptr (KzruCalendar) calendar = kzru_calendar_new ("persian", "en");
  KzruSpan visible = { get_instant (1990, 1, 1), get_instant (2000, 1, 1) };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (KzruTicks) ticks = make_ticks (calendar, visible);
      guint n_ticks;
      const KzruTick *tick = kzru_ticks_get (ticks, &n_ticks);

      for (guint j = 0; j < n_ticks; j++)
        {
          const char *label = tick[j].label != NULL ? tick[j].label : "minor";
          const char *before = g_hash_table_lookup (seen, &tick[j].instant);

          if (before != NULL)
            g_assert_cmpstr (before, ==, label);
          else
            g_hash_table_insert (seen, g_memdup2 (&tick[j].instant, sizeof (gint64)), g_strdup (label));
        }
      visible.start += 1234567;
      visible.end += 1234567;
    }
}

static void
test_limits (void)
{
  static const KzruSpan spans[] = {
    { KZRU_INSTANT_MIN, KZRU_INSTANT_MAX },
    { KZRU_INSTANT_MIN, 0 },
    { 0, KZRU_INSTANT_MAX },
    { KZRU_INSTANT_MIN, KZRU_INSTANT_MIN + 1000 },
    { KZRU_INSTANT_MAX - 1000, KZRU_INSTANT_MAX },
    { 170000000000000, 190000000000000 },
    { -190000000000000, -170000000000000 },
    { 5, 5 },
    { 7, 5 },
    { 0, 1 },
  };
  const char * const *keys = kzru_calendar_get_keys ();

  for (guint k = 0; keys[k] != NULL; k++)
    {
      g_autoptr (KzruCalendar) calendar = kzru_calendar_new (keys[k], "en");

      for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
        {
          double length = MAX ((double) spans[i].end - (double) spans[i].start, 1.0);
          g_autoptr (KzruTicks) ticks = kzru_ticks_new (calendar, spans[i], length / WIDTH, SPACING);

          check_ticks (ticks, spans[i], length / WIDTH, SPACING);
        }
    }
}

/* A scale that does not go with the span does not make millions of ticks. */
static void
test_bounded (void)
{
  g_autoptr (KzruCalendar) calendar = kzru_calendar_new ("gregorian", "en");
  KzruSpan visible = { get_instant (-4000, 1, 1), get_instant (2026, 1, 1) };
  static const double scales[] = { 1e-9, 1.0, 1e5, 1e20 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autoptr (KzruTicks) ticks = kzru_ticks_new (calendar, visible, scales[i], SPACING);
      guint n_ticks;

      kzru_ticks_get (ticks, &n_ticks);
      g_assert_cmpuint (n_ticks, <, 6200);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ticks/labels", test_labels);
  g_test_add_func ("/ticks/nowruz", test_nowruz);
  g_test_add_func ("/ticks/thirteen-months", test_thirteen_months);
  g_test_add_func ("/ticks/random-spans", test_random_spans);
  g_test_add_func ("/ticks/coverage", test_coverage);
  g_test_add_func ("/ticks/panning", test_panning);
  g_test_add_func ("/ticks/limits", test_limits);
  g_test_add_func ("/ticks/bounded", test_bounded);

  return g_test_run ();
}
