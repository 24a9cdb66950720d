/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-calendar.h"
#include "model/kzru-date.h"

/* Texts out of CLDR are those of ICU 72: where they change with another, these
 * tables are to be looked through. The words of our own are English here. */

#define THIN "\u2009" /* the blanks that CLDR has around the dash of a span */

typedef struct
{
  const char *edtf;
  const char *expected;
} Case;

static void
check_cases (const char *key,
             const char *locale,
             const Case *cases,
             guint       n_cases)
{
  g_autoptr (KzruCalendar) calendar = kzru_calendar_new (key, locale);

  for (guint i = 0; i < n_cases; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KzruEdtf) edtf = kzru_edtf_parse (cases[i].edtf, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = kzru_calendar_format_edtf (calendar, edtf, KZRU_DATE_STYLE_LONG);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_english (void)
{
  static const Case cases[] = {
    { "2017", "2017" },
    { "2017-07", "July 2017" },
    { "2025-11-12", "12 November 2025" },
    { "-0044-03-15", "15 March 45 BC" },
    { "0000", "1 BC" },
    { "Y-170000002", "170,000,003 BC" },
    { "Y170000002", "170,000,002" },
    { "1985-04-12T23:20:30", "12 April 1985 at 11:20:30\u202fpm" },
    { "1985-04-12T23:20:30+04:30", "12 April 1985 at 6:50:30\u202fpm GMT" },
    /* Qualified */
    { "2022-01~", "about January 2022" },
    { "1998?", "1998 (uncertain)" },
    { "1998%", "about 1998 (uncertain)" },
    { "2004~-06-11", "11 June 2004 (year approximate)" },
    { "?2004-06-~11", "11 June 2004 (year uncertain and day approximate)" },
    { "2004-%06-11", "11 June 2004 (month approximate and uncertain)" },
    { "199X~", "about 1990s" },
    /* Unspecified */
    { "199X", "1990s" },
    { "19XX", "between 1900 and 1999" },
    { "-199X", "between 2000 BC and 1991 BC" },
    { "2004-XX", "2004, month unknown" },
    { "2004-06-XX", "June 2004, day unknown" },
    { "1985-XX-XX", "1985, day and month unknown" },
    { "XXXX-12", "December, year unknown" },
    { "XXXX-12-25", "25 December, year unknown" },
    { "XXXX-12-XX", "December, day and year unknown" },
    { "156X-12-25", "between 25 December 1560 and 25 December 1569" },
    { "1984-1X", "between October and December 1984" },
    { "1950S2", "about 1950 (1900–1999)" },
    /* Parts of the year */
    { "2025-21", "spring 2025" },
    { "2025-24", "winter 2025" },
    { "2025-30", "summer 2025 (southern hemisphere)" },
    { "2025-33", "1st quarter 2025" },
    { "2025-39", "last third of 2025" },
    { "2025-40", "first half of 2025" },
    { "200X-21", "between March 2000 and May 2009" },
    { "2025-21~", "about spring 2025" },
    /* Intervals */
    { "2025-11-11/2025-11-12", "11–12 November 2025" },
    { "2025-11/2025-12", "November" THIN "–" THIN "December 2025" },
    { "2014/2018", "2014–2018" },
    { "2014/2014", "2014" },
    { "-0100/0100", "101 BC" THIN "–" THIN "100 AD" },
    { "2014-01/2018", "January 2014 – 2018" },
    { "2022-01~/2023?", "about January 2022 – 2023 (uncertain)" },
    { "1582-10-04/1582-10-15", "4–15 October 1582" },
    { "Y170000002/Y170000010", "170,000,002 – 170,000,010" },
    { "1991/..", "since 1991" },
    { "1991-12-16/..", "since 16 December 1991" },
    { "../2013", "until 2013" },
    { "1991/", "from 1991, end unknown" },
    { "/1991", "until 1991, start unknown" },
    /* Sets */
    { "[1984]", "1984" },
    { "[1667,1668,1670..1672]", "1667, 1668 or between 1670 and 1672" },
    { "[..2013]", "2013 or earlier" },
    { "[1991..]", "1991 or later" },
    /* What both share is told once, and of two there is no "between" */
    { "[2025-11-11..2025-11-12]", "11 or 12 November 2025" },
    { "[1991..1992]", "1991 or 1992" },
    { "[2025-11-01..2025-11-10]", "between 1 and 10 November 2025" },
    { "[2022-02..2022-12-02]", "between February and 2 December 2022" },
    { "[2017-07..2017-07-30]", "between 1 and 30 July 2017" },
    { "[2022..2025-10-04]", "between 2022 and 4 October 2025" },
    { "[2017-12-30..2018-01-02]", "between 30 December 2017 and 2 January 2018" },
    { "{1667,1668,1670..1672}", "1667, 1668 and 1670–1672" },
    { "{..1984}", "until 1984" },
  };

  check_cases ("gregorian", "en-001", cases, G_N_ELEMENTS (cases));
}

/* The Gregorian calendar in other languages, as far as no word of ours is in it. */
static void
test_languages (void)
{
  static const Case persian[] = {
    { "2017", "۲۰۱۷" },
    { "2025-11-12", "۱۲ نوامبر ۲۰۲۵" },
    { "2025-11-11/2025-11-12", "۱۱ تا ۱۲ نوامبر ۲۰۲۵" },
    { "2014/2018", "۲۰۱۴ تا ۲۰۱۸" },
    /* ICU would write "November to November": see has_both_ends() */
    { "2025-11/2025-12", "نوامبر ۲۰۲۵ – دسامبر ۲۰۲۵" },
    { "[2025-11-11..2025-11-12]", "۱۱ یا ۱۲ نوامبر ۲۰۲۵" },
  };
  static const Case arabic[] = {
    { "2017-07", "يوليو ٢٠١٧" },
    { "2025-11-11/2025-11-12", "١١–١٢ نوفمبر، ٢٠٢٥" },
  };
  static const Case russian[] = {
    { "2017-07", "июль 2017\u202fг." },
    { "2025-11-12", "12 ноября 2025\u202fг." },
    { "2025-11-11/2025-11-12", "11–12 ноября 2025\u202fг." },
    { "[2025-11-11..2025-11-12]", "11 или 12 ноября 2025\u202fг." },
  };
  static const Case kazakh[] = {
    { "2017-07", "2017\u202fж. шілде" },
    { "2025-11-12", "2025\u202fж. 12 қараша" },
    { "[2025-11-11..2025-11-12]", "2025\u202fж. 11 қараша не 2025\u202fж. 12 қараша" },
  };
  static const Case american[] = {
    { "2025-11-12", "November 12, 2025" },
    { "[2025-11-11..2025-11-12]", "November 11, 2025 or November 12, 2025" },
    { "[2025-11-01..2025-11-10]", "between November 1, 2025 and November 10, 2025" },
  };

  check_cases ("gregorian", "fa", persian, G_N_ELEMENTS (persian));
  check_cases ("gregorian", "ar", arabic, G_N_ELEMENTS (arabic));
  check_cases ("gregorian", "ru", russian, G_N_ELEMENTS (russian));
  check_cases ("gregorian", "kk", kazakh, G_N_ELEMENTS (kazakh));
  check_cases ("gregorian", "en-US", american, G_N_ELEMENTS (american));
}

/* What is known to the year is not known to the year of another calendar. */
static void
test_other_calendars (void)
{
  static const Case persian[] = {
    { "1991", "1369–1370 AP" },
    { "2017-07", "Tir" THIN "–" THIN "Mordad 1396 AP" },
    { "2025-11-12", "21 Aban 1404 AP" },
    { "2025-11-11/2025-11-12", "20–21 Aban 1404 AP" },
    { "2022-01~", "about Dey" THIN "–" THIN "Bahman 1400 AP" },
    { "2004~-06-11", "about 22 Khordad 1383 AP" },
    { "2004-06-XX", "12 Khordad" THIN "–" THIN "10 Tir 1383 AP" },
    { "2014/2018", "1392–1397 AP" },
    { "2014-01/2018", "Dey or Bahman 1392 AP – 1396 or 1397 AP" },
    { "199X/2025", "some time between 1368 and 1378 AP – 1403 or 1404 AP" },
    { "1991/..", "since 1369 or 1370 AP" },
    { "199X/..", "since some time between 1368 and 1378 AP" },
    { "[1991..2015]", "between 1369 and 1394 AP" },
    { "[2025-11-11..2025-11-12]", "20 or 21 Aban 1404 AP" },
    { "1991-12-16/..", "since 25 Azar 1370 AP" },
    { "1991/", "from 1369 or 1370 AP, end unknown" },
    { "1991~/..", "since about 1369 or 1370 AP" },
    { "../2013", "until 1391 or 1392 AP" },
    { "[..2013]", "1392 AP or earlier" },
    { "1985-04-12T23:20:30", "23 Farvardin 1364 AP at 11:20:30\u202fpm" },
    /* Nothing is said of years that the calendar cannot count */
    { "Y-170000002", "170,000,003 BC" },
  };
  static const Case in_persian[] = {
    { "1991", "۱۳۶۹ تا ۱۳۷۰" },
    { "1991/..", "since ۱۳۶۹ یا ۱۳۷۰" },
    { "2017-07-05", "۱۴ تیر ۱۳۹۶" },
    { "2017-07", "تیر ۱۳۹۶ – مرداد ۱۳۹۶" },
  };
  static const Case islamic[] = {
    { "2024-07-07", "1 Muharram 1446 AH" },
    { "2017", "1438–1439 AH" },
  };

  check_cases ("persian", "en-001", persian, G_N_ELEMENTS (persian));
  check_cases ("persian", "fa", in_persian, G_N_ELEMENTS (in_persian));
  check_cases ("islamic-umalqura", "en-001", islamic, G_N_ELEMENTS (islamic));
}

static void
test_instants (void)
{
  static const struct
  {
    KzruCalendarUnit unit;
    const char *full, *brief;
  } cases[] = {
    { KZRU_CALENDAR_YEAR, "2025", "2025" },
    { KZRU_CALENDAR_MONTH, "November 2025", "Nov 2025" },
    { KZRU_CALENDAR_WEEK, "12 November 2025", "12 Nov 2025" },
    { KZRU_CALENDAR_DAY, "12 November 2025", "12 Nov 2025" },
    { KZRU_CALENDAR_HOUR, "12 November 2025 at 13:14", "12 Nov 2025, 13:14" },
    { KZRU_CALENDAR_MINUTE, "12 November 2025 at 13:14", "12 Nov 2025, 13:14" },
    { KZRU_CALENDAR_SECOND, "12 November 2025 at 13:14:15", "12 Nov 2025, 13:14:15" },
  };
  g_autoptr (KzruCalendar) calendar = kzru_calendar_new ("gregorian", "en-GB");
  gint64 instant = kzru_date_to_instant ((KzruDate) { 2025, 11, 12 }) + 13 * 3600 + 14 * 60 + 15;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *full = kzru_calendar_format_instant (calendar, instant, cases[i].unit,
                                                            KZRU_DATE_STYLE_LONG);
      g_autofree char *brief = kzru_calendar_format_instant (calendar, instant, cases[i].unit,
                                                             KZRU_DATE_STYLE_SHORT);

      g_assert_cmpstr (full, ==, cases[i].full);
      g_assert_cmpstr (brief, ==, cases[i].brief);
    }
}

static void
test_spans (void)
{
  static const struct
  {
    KzruDate start, end;
    KzruCalendarUnit unit;
    const char *expected;
  } cases[] = {
    { { 2014, 1, 1 }, { 2019, 1, 1 }, KZRU_CALENDAR_YEAR, "2014–2018" },
    { { 2014, 1, 1 }, { 2015, 1, 1 }, KZRU_CALENDAR_YEAR, "2014" },
    { { 2014, 1, 1 }, { 2014, 2, 1 }, KZRU_CALENDAR_MONTH, "Jan 2014" },
    { { 2014, 1, 1 }, { 2014, 3, 1 }, KZRU_CALENDAR_MONTH, "Jan" THIN "–" THIN "Feb 2014" },
    { { 2014, 1, 1 }, { 2014, 1, 1 }, KZRU_CALENDAR_DAY, "1 Jan 2014" },
    { { 0, 0, -1 }, { 2014, 1, 1 }, KZRU_CALENDAR_YEAR, "until 2013" },
    { { 2014, 1, 1 }, { 0, 0, 1 }, KZRU_CALENDAR_YEAR, "since 2014" },
    { { 0, 0, -1 }, { 0, 0, 1 }, KZRU_CALENDAR_YEAR, "at any time" },
  };
  g_autoptr (KzruCalendar) calendar = kzru_calendar_new ("gregorian", "en-001");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KzruSpan span = {
        cases[i].start.month == 0 ? KZRU_INSTANT_MIN : kzru_date_to_instant (cases[i].start),
        cases[i].end.month == 0 ? KZRU_INSTANT_MAX : kzru_date_to_instant (cases[i].end),
      };
      g_autofree char *text = kzru_calendar_format_span (calendar, span, cases[i].unit,
                                                         KZRU_DATE_STYLE_SHORT);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

/* Every instant there is can be told, in every calendar. */
static void
test_limits (void)
{
  const char * const *keys = kzru_calendar_get_keys ();

  for (guint k = 0; keys[k] != NULL; k++)
    {
      g_autoptr (KzruCalendar) calendar = kzru_calendar_new (keys[k], "fa");

      for (guint i = 0; i < 2000; i++)
        {
          gint64 instant = (gint64) ((guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ());
          KzruCalendarUnit unit = (KzruCalendarUnit) (i % (KZRU_CALENDAR_YEAR + 1));
          g_autofree char *text = NULL;

          instant >>= g_test_rand_int_range (0, 40);
          if (i == 0 || i == 1)
            instant = i == 0 ? KZRU_INSTANT_MIN : KZRU_INSTANT_MAX;
          text = kzru_calendar_format_instant (calendar, instant, unit, KZRU_DATE_STYLE_LONG);
          g_assert_cmpstr (text, !=, "");
          g_assert_true (g_utf8_validate (text, -1, NULL));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date-format/english", test_english);
  g_test_add_func ("/date-format/languages", test_languages);
  g_test_add_func ("/date-format/other-calendars", test_other_calendars);
  g_test_add_func ("/date-format/instants", test_instants);
  g_test_add_func ("/date-format/spans", test_spans);
  g_test_add_func ("/date-format/limits", test_limits);

  return g_test_run ();
}
