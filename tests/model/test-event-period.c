/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-event-period.h"
#include "model/kzru-event-table.h"

#define MAX_DATES 4

/* When a table of events was, in a calendar. */
static char *
say (const char * const *dates,
     const char         *calendar)
{
  KzruEventTableBuilder *builder = kzru_event_table_builder_new ();
  g_autoptr (KzruEventTable) table = NULL;
  g_autoptr (KzruCalendar) first = kzru_calendar_new (calendar, "en");
  guint rows[MAX_DATES] = { 0, 1, 2, 3 };
  guint n;

  for (n = 0; n < MAX_DATES && dates[n] != NULL; n++)
    {
      g_autoptr (KzruEdtf) date = kzru_edtf_parse (dates[n], NULL);

      kzru_event_table_builder_add (builder, &(KzruEventEntry) {
                                                 .record = n,
                                                 .importance = 3,
                                                 .claims = kzru_edtf_get_bounds (date),
                                                 .n_claims = 1,
                                                 .title = "Event",
                                             });
    }
  table = kzru_event_table_builder_end (builder, 1);

  return kzru_event_period_format (kzru_event_period_of_rows (kzru_event_table_get_columns (table), rows, n), first,
                                   KZRU_DATE_STYLE_LONG);
}

/* A period is told no more exactly than the vaguest event is known, and than its length
 * asks for. */
static void
test_periods (void)
{
  static const struct
  {
    const char *dates[MAX_DATES + 1];
    const char *calendar;
    const char *expected;
  } cases[] = {
    { { "1991" }, "gregorian", "1991" },
    { { "1991" }, "persian", "1369\342\200\2231370 AP" },
    { { "1991-03-04" }, "gregorian", "March 4, 1991" },
    { { "1991-03" }, "gregorian", "March 1991" },
    { { "1991", "1991-12-25" }, "gregorian", "1991" },
    { { "1991-03-04", "1991-12" }, "gregorian", "March\342\200\223December 1991" },
    { { "1991-03-04", "1998-12-01" }, "gregorian", "1991\342\200\2231998" },
    { { "199X" }, "gregorian", "1990\342\200\2231999" },
    { { "2001/2006", "2003-05-01" }, "gregorian", "2001\342\200\2232006" },
    { { "2013-02/.." }, "gregorian", "since February 2013" },
    { { "../2013" }, "gregorian", "until 2013" },
    { { "../2013", "2011" }, "gregorian", "2011\342\200\2232013" },
    { { "[Y-292E9..Y292E9]" }, "gregorian", "292,000,000,001 BC \342\200\223 292,000,000,000 AD" },
    { { "Y-292E9", "Y292E9" }, "gregorian", "292,000,000,001 BC \342\200\223 292,000,000,000 AD" },
    { { "2013/..", "2015-01-02" }, "gregorian", "2013\342\200\2232015" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = say (cases[i].dates, cases[i].calendar);
      /* Thin blanks around dashes are CLDR's affair. */
      g_auto (GStrv) parts = g_strsplit (text, "\342\200\211", -1);
      g_autofree char *plain = g_strjoinv ("", parts);

      g_assert_cmpstr (plain, ==, cases[i].expected);
    }
}

/* Of very many events only the ends are known. */
static void
test_spans (void)
{
  const gint64 day = KZRU_SECONDS_PER_DAY;

  g_assert_cmpint (kzru_event_period_of_span ((KzruSpan) { 0, day }).unit, ==, KZRU_CALENDAR_DAY);
  g_assert_cmpint (kzru_event_period_of_span ((KzruSpan) { 0, 200 * day }).unit, ==, KZRU_CALENDAR_MONTH);
  g_assert_cmpint (kzru_event_period_of_span ((KzruSpan) { 0, 2000 * day }).unit, ==, KZRU_CALENDAR_YEAR);
  g_assert_cmpint (kzru_event_period_of_span ((KzruSpan) { KZRU_INSTANT_MIN, day }).unit, ==, KZRU_CALENDAR_DAY);
  g_assert_cmpint (kzru_event_period_of_span ((KzruSpan) { KZRU_INSTANT_MIN + 1, KZRU_INSTANT_MAX - 1 }).unit, ==,
                   KZRU_CALENDAR_YEAR);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/event-period/periods", test_periods);
  g_test_add_func ("/event-period/spans", test_spans);

  return g_test_run ();
}
