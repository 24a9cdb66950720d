/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-date.h"
#include "model/kzru-edtf.h"

/* Stand for what has no bound. */
#define SINCE_EVER { 0, 0, -1 }
#define FOR_EVER { 0, 0, 1 }

#define APPROXIMATE KZRU_EDTF_FLAG_APPROXIMATE
#define UNCERTAIN KZRU_EDTF_FLAG_UNCERTAIN
#define BOTH (APPROXIMATE | UNCERTAIN)
#define UNSPECIFIED KZRU_EDTF_FLAG_UNSPECIFIED

typedef struct
{
  const char *text;
  KzruEdtfKind kind;
  guint flags;
  KzruDate start;
  KzruDate end; /* exclusive */
} Example;

/* Every example of the specification of the Library of Congress, in its order:
 * https://www.loc.gov/standards/datetime/ (4 February 2019). Those with a time
 * of day are in times[], those of the levels in between in more[]. */
static const Example spec[] = {
  /* Level 0: date */
  { "1985-04-12", KZRU_EDTF_DATE, 0, { 1985, 4, 12 }, { 1985, 4, 13 } },
  { "1985-04", KZRU_EDTF_DATE, 0, { 1985, 4, 1 }, { 1985, 5, 1 } },
  { "1985", KZRU_EDTF_DATE, 0, { 1985, 1, 1 }, { 1986, 1, 1 } },
  /* Level 0: interval */
  { "1964/2008", KZRU_EDTF_INTERVAL, 0, { 1964, 1, 1 }, { 2009, 1, 1 } },
  { "2004-06/2006-08", KZRU_EDTF_INTERVAL, 0, { 2004, 6, 1 }, { 2006, 9, 1 } },
  { "2004-02-01/2005-02-08", KZRU_EDTF_INTERVAL, 0, { 2004, 2, 1 }, { 2005, 2, 9 } },
  { "2004-02-01/2005-02", KZRU_EDTF_INTERVAL, 0, { 2004, 2, 1 }, { 2005, 3, 1 } },
  { "2004-02-01/2005", KZRU_EDTF_INTERVAL, 0, { 2004, 2, 1 }, { 2006, 1, 1 } },
  { "2005/2006-02", KZRU_EDTF_INTERVAL, 0, { 2005, 1, 1 }, { 2006, 3, 1 } },
  /* Level 1: letter-prefixed year */
  { "Y170000002", KZRU_EDTF_DATE, 0, { 170000002, 1, 1 }, { 170000003, 1, 1 } },
  { "Y-170000002", KZRU_EDTF_DATE, 0, { -170000002, 1, 1 }, { -170000001, 1, 1 } },
  /* Level 1: season */
  { "2001-21", KZRU_EDTF_DATE, 0, { 2001, 3, 1 }, { 2001, 6, 1 } },
  /* Level 1: qualification of a date */
  { "1984?", KZRU_EDTF_DATE, UNCERTAIN, { 1984, 1, 1 }, { 1985, 1, 1 } },
  { "2004-06~", KZRU_EDTF_DATE, APPROXIMATE, { 2004, 6, 1 }, { 2004, 7, 1 } },
  { "2004-06-11%", KZRU_EDTF_DATE, BOTH, { 2004, 6, 11 }, { 2004, 6, 12 } },
  /* Level 1: unspecified digits from the right */
  { "201X", KZRU_EDTF_DATE, UNSPECIFIED, { 2010, 1, 1 }, { 2020, 1, 1 } },
  { "20XX", KZRU_EDTF_DATE, UNSPECIFIED, { 2000, 1, 1 }, { 2100, 1, 1 } },
  { "2004-XX", KZRU_EDTF_DATE, UNSPECIFIED, { 2004, 1, 1 }, { 2005, 1, 1 } },
  { "1985-04-XX", KZRU_EDTF_DATE, UNSPECIFIED, { 1985, 4, 1 }, { 1985, 5, 1 } },
  { "1985-XX-XX", KZRU_EDTF_DATE, UNSPECIFIED, { 1985, 1, 1 }, { 1986, 1, 1 } },
  /* Level 1: extended interval */
  { "1985-04-12/..", KZRU_EDTF_INTERVAL, KZRU_EDTF_FLAG_OPEN_END, { 1985, 4, 12 }, FOR_EVER },
  { "1985-04/..", KZRU_EDTF_INTERVAL, KZRU_EDTF_FLAG_OPEN_END, { 1985, 4, 1 }, FOR_EVER },
  { "1985/..", KZRU_EDTF_INTERVAL, KZRU_EDTF_FLAG_OPEN_END, { 1985, 1, 1 }, FOR_EVER },
  { "../1985-04-12", KZRU_EDTF_INTERVAL, KZRU_EDTF_FLAG_OPEN_START, SINCE_EVER, { 1985, 4, 13 } },
  { "../1985-04", KZRU_EDTF_INTERVAL, KZRU_EDTF_FLAG_OPEN_START, SINCE_EVER, { 1985, 5, 1 } },
  { "../1985", KZRU_EDTF_INTERVAL, KZRU_EDTF_FLAG_OPEN_START, SINCE_EVER, { 1986, 1, 1 } },
  { "1985-04-12/", KZRU_EDTF_INTERVAL, KZRU_EDTF_FLAG_UNKNOWN_END, { 1985, 4, 12 }, FOR_EVER },
  { "1985-04/", KZRU_EDTF_INTERVAL, KZRU_EDTF_FLAG_UNKNOWN_END, { 1985, 4, 1 }, FOR_EVER },
  { "1985/", KZRU_EDTF_INTERVAL, KZRU_EDTF_FLAG_UNKNOWN_END, { 1985, 1, 1 }, FOR_EVER },
  { "/1985-04-12", KZRU_EDTF_INTERVAL, KZRU_EDTF_FLAG_UNKNOWN_START, SINCE_EVER, { 1985, 4, 13 } },
  { "/1985-04", KZRU_EDTF_INTERVAL, KZRU_EDTF_FLAG_UNKNOWN_START, SINCE_EVER, { 1985, 5, 1 } },
  { "/1985", KZRU_EDTF_INTERVAL, KZRU_EDTF_FLAG_UNKNOWN_START, SINCE_EVER, { 1986, 1, 1 } },
  /* Level 1: negative year */
  { "-1985", KZRU_EDTF_DATE, 0, { -1985, 1, 1 }, { -1984, 1, 1 } },
  /* Level 2: exponential year */
  { "Y-17E7", KZRU_EDTF_DATE, 0, { -170000000, 1, 1 }, { -169999999, 1, 1 } },
  /* Level 2: significant digits */
  { "1950S2", KZRU_EDTF_DATE, APPROXIMATE, { 1900, 1, 1 }, { 2000, 1, 1 } },
  { "Y171010000S3", KZRU_EDTF_DATE, APPROXIMATE, { 171000000, 1, 1 }, { 172000000, 1, 1 } },
  { "Y3388E2S3", KZRU_EDTF_DATE, APPROXIMATE, { 338000, 1, 1 }, { 339000, 1, 1 } },
  /* Level 2: sub-year grouping */
  { "2001-34", KZRU_EDTF_DATE, 0, { 2001, 4, 1 }, { 2001, 7, 1 } },
  /* Level 2: set representation */
  { "[1667,1668,1670..1672]", KZRU_EDTF_ONE_OF, 0, { 1667, 1, 1 }, { 1673, 1, 1 } },
  { "[..1760-12-03]", KZRU_EDTF_ONE_OF, KZRU_EDTF_FLAG_OPEN_START, SINCE_EVER, { 1760, 12, 4 } },
  { "[1760-12..]", KZRU_EDTF_ONE_OF, KZRU_EDTF_FLAG_OPEN_END, { 1760, 12, 1 }, FOR_EVER },
  { "[1760-01,1760-02,1760-12..]", KZRU_EDTF_ONE_OF, KZRU_EDTF_FLAG_OPEN_END,
    { 1760, 1, 1 }, FOR_EVER },
  { "[1667,1760-12]", KZRU_EDTF_ONE_OF, 0, { 1667, 1, 1 }, { 1761, 1, 1 } },
  { "[..1984]", KZRU_EDTF_ONE_OF, KZRU_EDTF_FLAG_OPEN_START, SINCE_EVER, { 1985, 1, 1 } },
  { "{1667,1668,1670..1672}", KZRU_EDTF_ALL_OF, 0, { 1667, 1, 1 }, { 1673, 1, 1 } },
  { "{1960,1961-12}", KZRU_EDTF_ALL_OF, 0, { 1960, 1, 1 }, { 1962, 1, 1 } },
  { "{..1984}", KZRU_EDTF_ALL_OF, KZRU_EDTF_FLAG_OPEN_START, SINCE_EVER, { 1985, 1, 1 } },
  /* Level 2: group qualification */
  { "2004-06-11%", KZRU_EDTF_DATE, BOTH, { 2004, 6, 11 }, { 2004, 6, 12 } },
  { "2004-06~-11", KZRU_EDTF_DATE, APPROXIMATE, { 2004, 6, 11 }, { 2004, 6, 12 } },
  { "2004?-06-11", KZRU_EDTF_DATE, UNCERTAIN, { 2004, 6, 11 }, { 2004, 6, 12 } },
  /* Level 2: qualification of individual components */
  { "?2004-06-~11", KZRU_EDTF_DATE, BOTH, { 2004, 6, 11 }, { 2004, 6, 12 } },
  { "2004-%06-11", KZRU_EDTF_DATE, BOTH, { 2004, 6, 11 }, { 2004, 6, 12 } },
  /* Level 2: unspecified digits anywhere */
  { "156X-12-25", KZRU_EDTF_DATE, UNSPECIFIED, { 1560, 12, 25 }, { 1569, 12, 26 } },
  { "15XX-12-25", KZRU_EDTF_DATE, UNSPECIFIED, { 1500, 12, 25 }, { 1599, 12, 26 } },
  { "XXXX-12-XX", KZRU_EDTF_DATE, UNSPECIFIED, { 0, 12, 1 }, { 10000, 1, 1 } },
  { "1XXX-XX", KZRU_EDTF_DATE, UNSPECIFIED, { 1000, 1, 1 }, { 2000, 1, 1 } },
  { "1XXX-12", KZRU_EDTF_DATE, UNSPECIFIED, { 1000, 12, 1 }, { 2000, 1, 1 } },
  { "1984-1X", KZRU_EDTF_DATE, UNSPECIFIED, { 1984, 10, 1 }, { 1985, 1, 1 } },
  /* Level 2: interval */
  { "2004-06-~01/2004-06-~20", KZRU_EDTF_INTERVAL, APPROXIMATE, { 2004, 6, 1 }, { 2004, 6, 21 } },
  { "2004-06-XX/2004-07-03", KZRU_EDTF_INTERVAL, UNSPECIFIED, { 2004, 6, 1 }, { 2004, 7, 4 } },
};

static const Example more[] = {
  /* Years */
  { "0000", KZRU_EDTF_DATE, 0, { 0, 1, 1 }, { 1, 1, 1 } },
  { "-0001", KZRU_EDTF_DATE, 0, { -1, 1, 1 }, { 0, 1, 1 } },
  { "-0044-03-15", KZRU_EDTF_DATE, 0, { -44, 3, 15 }, { -44, 3, 16 } },
  { "Y10000", KZRU_EDTF_DATE, 0, { 10000, 1, 1 }, { 10001, 1, 1 } },
  { "Y292000000000", KZRU_EDTF_DATE, 0, { 292000000000, 1, 1 }, { 292000000001, 1, 1 } },
  { "Y-292E9", KZRU_EDTF_DATE, 0, { -292000000000, 1, 1 }, { -291999999999, 1, 1 } },
  { "Y29E10S1", KZRU_EDTF_DATE, APPROXIMATE, { 200000000000, 1, 1 }, { 292000000001, 1, 1 } },
  { "Y2E3", KZRU_EDTF_DATE, 0, { 2000, 1, 1 }, { 2001, 1, 1 } },
  { "1950S4", KZRU_EDTF_DATE, APPROXIMATE, { 1950, 1, 1 }, { 1951, 1, 1 } },
  { "-1950S2?", KZRU_EDTF_DATE, BOTH, { -1999, 1, 1 }, { -1899, 1, 1 } },
  { "Y-17E7S1", KZRU_EDTF_DATE, APPROXIMATE, { -199999999, 1, 1 }, { -99999999, 1, 1 } },
  /* Leap years */
  { "2000-02-29", KZRU_EDTF_DATE, 0, { 2000, 2, 29 }, { 2000, 3, 1 } },
  { "0000-02-29", KZRU_EDTF_DATE, 0, { 0, 2, 29 }, { 0, 3, 1 } },
  { "-0004-02-29", KZRU_EDTF_DATE, 0, { -4, 2, 29 }, { -4, 3, 1 } },
  { "2004-02", KZRU_EDTF_DATE, 0, { 2004, 2, 1 }, { 2004, 3, 1 } },
  { "199X-02-29", KZRU_EDTF_DATE, UNSPECIFIED, { 1992, 2, 29 }, { 1996, 3, 1 } },
  /* Unspecified digits */
  { "X9XX", KZRU_EDTF_DATE, UNSPECIFIED, { 900, 1, 1 }, { 10000, 1, 1 } },
  { "-199X", KZRU_EDTF_DATE, UNSPECIFIED, { -1999, 1, 1 }, { -1989, 1, 1 } },
  { "-000X", KZRU_EDTF_DATE, UNSPECIFIED, { -9, 1, 1 }, { 0, 1, 1 } },
  { "-XXXX-06", KZRU_EDTF_DATE, UNSPECIFIED, { -9999, 6, 1 }, { -1, 7, 1 } },
  { "-00XX-02-29", KZRU_EDTF_DATE, UNSPECIFIED, { -96, 2, 29 }, { -4, 3, 1 } },
  { "-1XXX-12-31", KZRU_EDTF_DATE, UNSPECIFIED, { -1999, 12, 31 }, { -999, 1, 1 } },
  { "2004-0X", KZRU_EDTF_DATE, UNSPECIFIED, { 2004, 1, 1 }, { 2004, 10, 1 } },
  { "2004-X2", KZRU_EDTF_DATE, UNSPECIFIED, { 2004, 2, 1 }, { 2005, 1, 1 } },
  { "2004-06-1X", KZRU_EDTF_DATE, UNSPECIFIED, { 2004, 6, 10 }, { 2004, 6, 20 } },
  { "2004-06-3X", KZRU_EDTF_DATE, UNSPECIFIED, { 2004, 6, 30 }, { 2004, 7, 1 } },
  { "2004-XX-31", KZRU_EDTF_DATE, UNSPECIFIED, { 2004, 1, 31 }, { 2005, 1, 1 } },
  { "2004-XX-05", KZRU_EDTF_DATE, UNSPECIFIED, { 2004, 1, 5 }, { 2004, 12, 6 } },
  { "199X~", KZRU_EDTF_DATE, UNSPECIFIED | APPROXIMATE, { 1990, 1, 1 }, { 2000, 1, 1 } },
  /* Groupings */
  { "2001-22", KZRU_EDTF_DATE, 0, { 2001, 6, 1 }, { 2001, 9, 1 } },
  { "2001-23", KZRU_EDTF_DATE, 0, { 2001, 9, 1 }, { 2001, 12, 1 } },
  { "2001-24", KZRU_EDTF_DATE, 0, { 2001, 12, 1 }, { 2002, 3, 1 } },
  { "2001-25", KZRU_EDTF_DATE, 0, { 2001, 3, 1 }, { 2001, 6, 1 } },
  { "2001-28", KZRU_EDTF_DATE, 0, { 2001, 12, 1 }, { 2002, 3, 1 } },
  { "2001-29", KZRU_EDTF_DATE, 0, { 2001, 9, 1 }, { 2001, 12, 1 } },
  { "2001-30", KZRU_EDTF_DATE, 0, { 2001, 12, 1 }, { 2002, 3, 1 } },
  { "2001-32", KZRU_EDTF_DATE, 0, { 2001, 6, 1 }, { 2001, 9, 1 } },
  { "2001-33", KZRU_EDTF_DATE, 0, { 2001, 1, 1 }, { 2001, 4, 1 } },
  { "2001-36", KZRU_EDTF_DATE, 0, { 2001, 10, 1 }, { 2002, 1, 1 } },
  { "2001-37", KZRU_EDTF_DATE, 0, { 2001, 1, 1 }, { 2001, 5, 1 } },
  { "2001-39", KZRU_EDTF_DATE, 0, { 2001, 9, 1 }, { 2002, 1, 1 } },
  { "2001-40", KZRU_EDTF_DATE, 0, { 2001, 1, 1 }, { 2001, 7, 1 } },
  { "2001-41", KZRU_EDTF_DATE, 0, { 2001, 7, 1 }, { 2002, 1, 1 } },
  { "2001-21?", KZRU_EDTF_DATE, UNCERTAIN, { 2001, 3, 1 }, { 2001, 6, 1 } },
  { "200X-21", KZRU_EDTF_DATE, UNSPECIFIED, { 2000, 3, 1 }, { 2009, 6, 1 } },
  /* Intervals of vague dates */
  { "1984~/2004-06", KZRU_EDTF_INTERVAL, APPROXIMATE, { 1984, 1, 1 }, { 2004, 7, 1 } },
  { "1984?/2004%", KZRU_EDTF_INTERVAL, BOTH, { 1984, 1, 1 }, { 2005, 1, 1 } },
  { "199X/2001-21", KZRU_EDTF_INTERVAL, UNSPECIFIED, { 1990, 1, 1 }, { 2001, 6, 1 } },
  { "2004/2004", KZRU_EDTF_INTERVAL, 0, { 2004, 1, 1 }, { 2005, 1, 1 } },
  { "2004-06/2004", KZRU_EDTF_INTERVAL, 0, { 2004, 6, 1 }, { 2005, 1, 1 } },
  { "2005~/2004", KZRU_EDTF_INTERVAL, APPROXIMATE, { 2004, 1, 1 }, { 2006, 1, 1 } },
  { "../2004~", KZRU_EDTF_INTERVAL, APPROXIMATE | KZRU_EDTF_FLAG_OPEN_START,
    SINCE_EVER, { 2005, 1, 1 } },
  { "-0100/0100", KZRU_EDTF_INTERVAL, 0, { -100, 1, 1 }, { 101, 1, 1 } },
  { "Y-20000/-9999", KZRU_EDTF_INTERVAL, 0, { -20000, 1, 1 }, { -9998, 1, 1 } },
  /* Sets */
  { "[1984]", KZRU_EDTF_ONE_OF, 0, { 1984, 1, 1 }, { 1985, 1, 1 } },
  { "[1999,1998~]", KZRU_EDTF_ONE_OF, APPROXIMATE, { 1998, 1, 1 }, { 2000, 1, 1 } },
  { "{..1984,1990..}", KZRU_EDTF_ALL_OF, KZRU_EDTF_FLAG_OPEN_START | KZRU_EDTF_FLAG_OPEN_END,
    SINCE_EVER, FOR_EVER },
  { "{2004-06-01..2004-06-1X}", KZRU_EDTF_ALL_OF, UNSPECIFIED, { 2004, 6, 1 }, { 2004, 6, 20 } },
};

static gint64
get_instant (KzruDate date)
{
  if (date.month == 0)
    return date.day < 0 ? KZRU_INSTANT_MIN : KZRU_INSTANT_MAX;
  return kzru_date_to_instant (date);
}

static KzruEdtf *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  KzruEdtf *edtf = kzru_edtf_parse (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (edtf);
  return edtf;
}

static void
check_examples (const Example *examples,
                guint          n_examples)
{
  for (guint i = 0; i < n_examples; i++)
    {
      const Example *example = &examples[i];
      g_autoptr (KzruEdtf) edtf = NULL;
      g_autofree char *text = NULL;
      const KzruEdtfBounds *bounds;

      g_test_message ("%s", example->text);
      edtf = parse (example->text);
      text = kzru_edtf_to_string (edtf);
      bounds = kzru_edtf_get_bounds (edtf);

      g_assert_cmpstr (text, ==, example->text);
      g_assert_cmpint (bounds->kind, ==, example->kind);
      g_assert_cmphex (bounds->flags, ==, example->flags);
      g_assert_cmpint (bounds->outer.start, ==, get_instant (example->start));
      g_assert_cmpint (bounds->outer.end, ==, get_instant (example->end));
      g_assert_true (kzru_span_contains (bounds->outer, bounds->core));
    }
}

static void
test_spec (void)
{
  check_examples (spec, G_N_ELEMENTS (spec));
}

static void
test_more (void)
{
  check_examples (more, G_N_ELEMENTS (more));
}

static void
test_times (void)
{
  static const struct
  {
    const char *text;
    gint64 instant;
  } times[] = {
    /* Those of the specification */
    { "1985-04-12T23:20:30", 482196030 },
    { "1985-04-12T23:20:30Z", 482196030 },
    { "1985-04-12T23:20:30-04", 482196030 + 4 * 3600 },
    { "1985-04-12T23:20:30+04:30", 482196030 - 4 * 3600 - 30 * 60 },
    /* More */
    { "1970-01-01T00:00:00", 0 },
    { "1969-12-31T23:59:59", -1 },
    { "1969-12-31T24:00:00Z", 0 },
    { "1970-01-01T00:00:00+00", 0 },
    { "1970-01-01T00:00:00+00:00", 0 },
    { "1970-01-01T00:00:00-00:30", 1800 },
    { "2024-02-29T12:00:00Z", 1709208000 },
    { "-0001-01-01T00:00:00Z", -62198755200 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (KzruEdtf) edtf = parse (times[i].text);
      g_autofree char *text = kzru_edtf_to_string (edtf);
      const KzruEdtfBounds *bounds = kzru_edtf_get_bounds (edtf);

      g_assert_cmpstr (text, ==, times[i].text);
      g_assert_cmpint (bounds->flags, ==, 0);
      g_assert_cmpint (bounds->outer.start, ==, times[i].instant);
      g_assert_cmpint (bounds->outer.end, ==, times[i].instant + 1);
    }
}

/* What is certain of an interval: nothing while its ends are not over. */
static void
test_core (void)
{
  static const struct
  {
    const char *text;
    KzruDate start, end;
  } cores[] = {
    { "2014/2018", { 2015, 1, 1 }, { 2018, 1, 1 } },
    { "2004-02-01/2005-02-08", { 2004, 2, 2 }, { 2005, 2, 8 } },
    { "1985/..", { 1986, 1, 1 }, FOR_EVER },
    { "../1985", SINCE_EVER, { 1985, 1, 1 } },
    { "199X/2010", { 2000, 1, 1 }, { 2010, 1, 1 } },
  };
  static const char *coreless[] = {
    "2014", "2014-02-03", "2014/2014", "2014/2015", "2025-11-11/2025-11-12", "1985/", "/1985",
    "[1667,1668]", "{1667,1668,1670..1672}", "2005~/2004",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cores); i++)
    {
      g_autoptr (KzruEdtf) edtf = parse (cores[i].text);
      KzruSpan core = kzru_edtf_get_bounds (edtf)->core;

      g_assert_cmpint (core.start, ==, get_instant (cores[i].start));
      g_assert_cmpint (core.end, ==, get_instant (cores[i].end));
    }

  for (guint i = 0; i < G_N_ELEMENTS (coreless); i++)
    {
      g_autoptr (KzruEdtf) edtf = parse (coreless[i]);

      g_assert_true (kzru_span_is_empty (kzru_edtf_get_bounds (edtf)->core));
    }
}

/* What is read but written in another way. */
static void
test_canonical (void)
{
  static const struct
  {
    const char *text, *expected;
  } cases[] = {
    { "[1667,1668, 1670..1672]", "[1667,1668,1670..1672]" },
    { "{  1960,  1961-12}", "{1960,1961-12}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KzruEdtf) edtf = parse (cases[i].text);
      g_autofree char *text = kzru_edtf_to_string (edtf);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_invalid (void)
{
  static const struct
  {
    const char *text;
    int code;
  } cases[] = {
    /* No date at all */
    { "", KZRU_EDTF_ERROR_SYNTAX },
    { " ", KZRU_EDTF_ERROR_SYNTAX },
    { "..", KZRU_EDTF_ERROR_SYNTAX },
    { "/", KZRU_EDTF_ERROR_SYNTAX },
    { "../..", KZRU_EDTF_ERROR_SYNTAX },
    { "/..", KZRU_EDTF_ERROR_SYNTAX },
    { "../", KZRU_EDTF_ERROR_SYNTAX },
    { "[]", KZRU_EDTF_ERROR_SYNTAX },
    { "{}", KZRU_EDTF_ERROR_SYNTAX },
    { "[..]", KZRU_EDTF_ERROR_SYNTAX },
    { "today", KZRU_EDTF_ERROR_SYNTAX },
    { "unknown/2006", KZRU_EDTF_ERROR_SYNTAX },
    /* Other notations */
    { "20040611", KZRU_EDTF_ERROR_SYNTAX },
    { "2004-6-11", KZRU_EDTF_ERROR_SYNTAX },
    { "2004/06/11", KZRU_EDTF_ERROR_SYNTAX },
    { "2004-W24-5", KZRU_EDTF_ERROR_SYNTAX },
    { "2004-163", KZRU_EDTF_ERROR_RANGE },
    { "199u", KZRU_EDTF_ERROR_SYNTAX },
    { "199x", KZRU_EDTF_ERROR_SYNTAX },
    { "y170000002", KZRU_EDTF_ERROR_SYNTAX },
    { "1984?~", KZRU_EDTF_ERROR_SYNTAX },
    { "(2004-06)~", KZRU_EDTF_ERROR_SYNTAX },
    { "2004/open", KZRU_EDTF_ERROR_SYNTAX },
    { "P1Y/2004", KZRU_EDTF_ERROR_SYNTAX },
    { "۱۳۷۰", KZRU_EDTF_ERROR_SYNTAX },
    { "\xff\xfe", KZRU_EDTF_ERROR_SYNTAX },
    /* Something too much or too little */
    { "2004 ", KZRU_EDTF_ERROR_SYNTAX },
    { " 2004", KZRU_EDTF_ERROR_SYNTAX },
    { "2004-", KZRU_EDTF_ERROR_SYNTAX },
    { "2004-06-", KZRU_EDTF_ERROR_SYNTAX },
    { "2004-06-11-", KZRU_EDTF_ERROR_SYNTAX },
    { "2004-06-112", KZRU_EDTF_ERROR_SYNTAX },
    { "204", KZRU_EDTF_ERROR_SYNTAX },
    { "20045", KZRU_EDTF_ERROR_SYNTAX },
    { "+2004", KZRU_EDTF_ERROR_SYNTAX },
    { "--2004", KZRU_EDTF_ERROR_SYNTAX },
    { "2004/2005/2006", KZRU_EDTF_ERROR_SYNTAX },
    { "[2004", KZRU_EDTF_ERROR_SYNTAX },
    { "[2004}", KZRU_EDTF_ERROR_SYNTAX },
    { "[2004]]", KZRU_EDTF_ERROR_SYNTAX },
    { "[2004,]", KZRU_EDTF_ERROR_SYNTAX },
    { "[,2004]", KZRU_EDTF_ERROR_SYNTAX },
    { "[2004/2005]", KZRU_EDTF_ERROR_SYNTAX },
    { "[2004..2005..2006]", KZRU_EDTF_ERROR_SYNTAX },
    { "2004..2005", KZRU_EDTF_ERROR_SYNTAX },
    { "[2004]/2005", KZRU_EDTF_ERROR_SYNTAX },
    { "[[2004]]", KZRU_EDTF_ERROR_SYNTAX },
    { "2004??", KZRU_EDTF_ERROR_SYNTAX },
    { "??2004", KZRU_EDTF_ERROR_SYNTAX },
    { "?", KZRU_EDTF_ERROR_SYNTAX },
    { "-", KZRU_EDTF_ERROR_SYNTAX },
    /* Years */
    { "Y", KZRU_EDTF_ERROR_SYNTAX },
    { "Y2004", KZRU_EDTF_ERROR_SYNTAX },
    { "Y02004", KZRU_EDTF_ERROR_SYNTAX },
    { "Y17000000X", KZRU_EDTF_ERROR_SYNTAX },
    { "Y17E", KZRU_EDTF_ERROR_SYNTAX },
    { "Y17E0", KZRU_EDTF_ERROR_SYNTAX },
    { "Y170000002-06", KZRU_EDTF_ERROR_SYNTAX },
    { "Y292000000001", KZRU_EDTF_ERROR_RANGE },
    { "Y1E12", KZRU_EDTF_ERROR_RANGE },
    { "Y-17E70", KZRU_EDTF_ERROR_RANGE },
    { "Y99999999999999999999999999999999", KZRU_EDTF_ERROR_RANGE },
    { "Y9E99999999999999999999999999999999", KZRU_EDTF_ERROR_RANGE },
    { "-0000", KZRU_EDTF_ERROR_RANGE },
    { "1950S", KZRU_EDTF_ERROR_SYNTAX },
    { "1950S0", KZRU_EDTF_ERROR_SYNTAX },
    { "1950S2-06", KZRU_EDTF_ERROR_SYNTAX },
    { "195XS2", KZRU_EDTF_ERROR_SYNTAX },
    { "1950S5", KZRU_EDTF_ERROR_RANGE },
    { "1950S99999999999999999999", KZRU_EDTF_ERROR_RANGE },
    /* Months and days that are none */
    { "2004-00", KZRU_EDTF_ERROR_RANGE },
    { "2004-13", KZRU_EDTF_ERROR_RANGE },
    { "2004-20", KZRU_EDTF_ERROR_RANGE },
    { "2004-42", KZRU_EDTF_ERROR_RANGE },
    { "2004-2X", KZRU_EDTF_ERROR_RANGE },
    { "2004-21-01", KZRU_EDTF_ERROR_SYNTAX },
    { "2004-06-00", KZRU_EDTF_ERROR_RANGE },
    { "2004-06-31", KZRU_EDTF_ERROR_RANGE },
    { "2004-06-32", KZRU_EDTF_ERROR_RANGE },
    { "2004-02-30", KZRU_EDTF_ERROR_RANGE },
    { "2005-02-29", KZRU_EDTF_ERROR_RANGE },
    { "1900-02-29", KZRU_EDTF_ERROR_RANGE },
    { "-0001-02-29", KZRU_EDTF_ERROR_RANGE },
    { "XXXX-02-30", KZRU_EDTF_ERROR_RANGE },
    { "2004-02-3X", KZRU_EDTF_ERROR_RANGE },
    { "2004-06-XX/2004-06-31", KZRU_EDTF_ERROR_RANGE },
    /* Times */
    { "1985-04-12T23:20", KZRU_EDTF_ERROR_SYNTAX },
    { "1985-04-12T23", KZRU_EDTF_ERROR_SYNTAX },
    { "1985-04-12 23:20:30", KZRU_EDTF_ERROR_SYNTAX },
    { "1985-04-12T232030", KZRU_EDTF_ERROR_SYNTAX },
    { "1985-04-12T23:20:30.5", KZRU_EDTF_ERROR_SYNTAX },
    { "1985-04-12T23:20:30+4", KZRU_EDTF_ERROR_SYNTAX },
    { "1985-04-12T23:20:30+04:", KZRU_EDTF_ERROR_SYNTAX },
    { "1985-04-12T23:20:30z", KZRU_EDTF_ERROR_SYNTAX },
    { "1985-04-12T23:20:30Z?", KZRU_EDTF_ERROR_SYNTAX },
    { "1985-04-XXT23:20:30", KZRU_EDTF_ERROR_SYNTAX },
    { "1985-04-12?T23:20:30", KZRU_EDTF_ERROR_SYNTAX },
    { "1985-04T23:20:30", KZRU_EDTF_ERROR_SYNTAX },
    { "1985-04-12T25:20:30", KZRU_EDTF_ERROR_RANGE },
    { "1985-04-12T24:00:01", KZRU_EDTF_ERROR_RANGE },
    { "1985-04-12T23:60:30", KZRU_EDTF_ERROR_RANGE },
    { "1985-04-12T23:20:60", KZRU_EDTF_ERROR_RANGE },
    { "1985-04-12T23:20:30+24", KZRU_EDTF_ERROR_RANGE },
    { "1985-04-12T23:20:30-00:00", KZRU_EDTF_ERROR_RANGE },
    { "1985-04-31T23:20:30", KZRU_EDTF_ERROR_RANGE },
    /* Ends before it starts */
    { "2005/2004", KZRU_EDTF_ERROR_ORDER },
    { "2004-06-11/2004-06-10", KZRU_EDTF_ERROR_ORDER },
    { "2004-06/2004-05", KZRU_EDTF_ERROR_ORDER },
    { "2004-09/2004-21", KZRU_EDTF_ERROR_ORDER },
    { "200X/199X", KZRU_EDTF_ERROR_ORDER },
    { "2007~/2004", KZRU_EDTF_ERROR_ORDER },
    { "-0001/-0002", KZRU_EDTF_ERROR_ORDER },
    { "[1672..1670]", KZRU_EDTF_ERROR_ORDER },
    { "{1960,1672..1670}", KZRU_EDTF_ERROR_ORDER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *printable = g_strescape (cases[i].text, NULL);

      g_test_message ("%s", printable);
      g_assert_null (kzru_edtf_parse (cases[i].text, &error));
      g_assert_error (error, KZRU_EDTF_ERROR, cases[i].code);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_test_message ("%s", error->message);
    }
}

/* An error says what and where. */
static void
test_messages (void)
{
  static const struct
  {
    const char *text, *message;
  } cases[] = {
    { "2004-13", "“2004-13”: there is no such month or season, at character 6" },
    { "2004-06-32", "“2004-06-32”: there is no such day, at character 9" },
    { "2004-02-30", "“2004-02-30”: there is no such day in that month, at character 1" },
    { "2004-6", "“2004-6”: a month of two digits is expected, at character 7" },
    { "1985/2004-13", "“1985/2004-13”: there is no such month or season, at character 11" },
    { "2005/2004", "“2005/2004”: the end lies before the start, at character 6" },
    { "2004 ", "“2004 ”: the date should have ended here, at character 5" },
    { "", "“”: a date is expected, at character 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kzru_edtf_parse (cases[i].text, &error));
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edtf/spec", test_spec);
  g_test_add_func ("/edtf/more", test_more);
  g_test_add_func ("/edtf/times", test_times);
  g_test_add_func ("/edtf/core", test_core);
  g_test_add_func ("/edtf/canonical", test_canonical);
  g_test_add_func ("/edtf/invalid", test_invalid);
  g_test_add_func ("/edtf/messages", test_messages);

  return g_test_run ();
}
