/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "model/kzru-number-format.h"

static void
test_numbers (void)
{
  static const struct
  {
    double value;
    const char *locale, *expected;
  } cases[] = {
    { 0, "en", "0" },
    { 6846, "en", "6,846" },
    { -6846.5, "en", "-6,846.5" },
    { 6846, "fa", "۶٬۸۴۶" },
    { 999999, "en", "999,999" },
    /* A word for the thousands only if nothing is lost by it */
    { 1000000, "en", "1 million" },
    { 1500000000, "en", "1.5 billion" },
    { 28253000000, "en", "28.253 billion" },
    { 28253100000, "en", "28,253,100,000" },
    { 1234567, "en", "1,234,567" },
    { -70000000, "en", "-70 million" },
    { 70000000, "ru", "70 миллионов" },
    { 70000000, "fa", "۷۰ میلیون" },
    { 0.1, "en", "0.1" },
    /* To the last digit, however small */
    { 0.000000000012, "en", "0.000000000012" },
    { 0.1234567890123, "en", "0.1234567890123" },
    { 1e300, "en", NULL },
    { INFINITY, "en", "∞" },
    { NAN, "en", "NaN" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = kzru_format_number (cases[i].value, cases[i].locale);

      if (cases[i].expected != NULL)
        g_assert_cmpstr (text, ==, cases[i].expected);
      else
        g_assert_nonnull (text);
    }
}

static void
test_parsed (void)
{
  static const struct
  {
    const char *text;
    const char *locale;
    double value;
  } cases[] = {
    { "12", "en", 12 }, { "2.5", "en", 2.5 }, { "1,000", "en", 1000 },
    { "۱۲", "fa", 12 }, { "12", "fa", 12 }, { "۲٫۵", "fa", 2.5 }, { "2.5", "fa", 2.5 },
    { "١٬٠٠٠", "ar-EG", 1000 }, { "2,5", "ru", 2.5 }, { "2,5", "kk", 2.5 },
  };
  double value;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s in %s", cases[i].text, cases[i].locale);
      g_assert_true (kzru_parse_number (cases[i].text, cases[i].locale, &value));
      g_assert_cmpfloat (value, ==, cases[i].value);
    }

  g_assert_false (kzru_parse_number ("", "en", &value));
  g_assert_false (kzru_parse_number ("many", "en", &value));
  g_assert_false (kzru_parse_number ("2 mm", "en", &value));
}

static void
test_quantities (void)
{
  static const struct
  {
    double value, max;
    KzruFigureBound bound;
    const char *unit, *locale, *expected;
  } cases[] = {
    { 7000, NAN, KZRU_BOUND_MORE_THAN, "kilometer", "en-001", "more than 7,000 kilometres" },
    { 6846, NAN, KZRU_BOUND_EXACT, "kilometer", "fa", "۶٬۸۴۶ کیلومتر" },
    { 1, NAN, KZRU_BOUND_EXACT, "kilometer", "en", "1 kilometer" },
    { 6846, 7000, KZRU_BOUND_EXACT, "kilometer", "en", "6,846–7,000 kilometers" },
    { 45.5, NAN, KZRU_BOUND_ABOUT, "percent", "en", "about 45.5%" },
    { 30, 35, KZRU_BOUND_EXACT, "percent", "ru", "30–35\u00a0%" },
    { 1.5e9, NAN, KZRU_BOUND_NEARLY, "USD", "en", "nearly 1.5 billion US dollars" },
    { 28, NAN, KZRU_BOUND_LESS_THAN, "EUR", "en", "less than 28 euros" },
    { 3e6, 5e6, KZRU_BOUND_EXACT, "USD", "en", "3–5 million US dollars" },
    { 30, NAN, KZRU_BOUND_AT_LEAST, "year", "ru", "at least 30 лет" },
    { 67e6, NAN, KZRU_BOUND_EXACT, "metric-ton", "en", "67 million metric tons" },
    { 1.4e6, NAN, KZRU_BOUND_EXACT, "barrel-per-day", "en", "1.4 million barrels per day" },
    { 2030, NAN, KZRU_BOUND_ABOUT, "one", "en", "about 2,030" },
    { 20, 20, KZRU_BOUND_EXACT, "one", "en", "20" },
    { 12, NAN, KZRU_BOUND_EXACT, "parsang", "en", "12 parsang" },
    { 12, 15, KZRU_BOUND_EXACT, "no unit", "en", "12–15 no unit" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = kzru_format_quantity (cases[i].value, cases[i].max, cases[i].bound,
                                                    cases[i].unit, cases[i].locale);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_figure (void)
{
  static const KzruLangEntry counted[] = { { "en", "soldiers" }, { "ru", "солдат" } };
  KzruFigure figure = {
    .value = 2000, .max = NAN, .bound = KZRU_BOUND_ABOUT, .unit = "one",
    .counted = { counted, G_N_ELEMENTS (counted) },
  };
  KzruFigure bare = { .value = 2000, .max = 2500, .unit = "kilometer" };
  g_autofree char *text = kzru_format_figure (&figure, "en-001");
  g_autofree char *bare_text = kzru_format_figure (&bare, "en");

  g_assert_cmpstr (text, ==, "about 2,000 soldiers");
  g_assert_cmpstr (bare_text, ==, "2,000–2,500 kilometers");
}

static void
test_lists (void)
{
  static const char * const items[] = { "A", "B", "C", NULL };
  static const char * const none[] = { NULL };
  static const char * const one[] = { "A", NULL };
  g_autofree char *list = kzru_format_list (items, "en-001");
  g_autofree char *alternatives = kzru_format_alternatives (items, "en-001");
  g_autofree char *arabic = kzru_format_list (items, "ar");
  g_autofree char *empty = kzru_format_list (none, "en");
  g_autofree char *single = kzru_format_alternatives (one, "en");

  g_assert_cmpstr (list, ==, "A, B and C");
  g_assert_cmpstr (alternatives, ==, "A, B or C");
  g_assert_cmpstr (arabic, ==, "A وB وC");
  g_assert_cmpstr (empty, ==, "");
  g_assert_cmpstr (single, ==, "A");
}

/* Short where the short name of the unit can be read by those who read the rest. */
static void
test_distance (void)
{
  static const struct
  {
    const char *locale;
    const char *text;
  } expected[] = {
    { "en", "1,500 km" }, { "fa", "۱٬۵۰۰ کیلومتر" }, { "ar-EG", "١٬٥٠٠ كم" }, { "ru", "1 500 км" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *text = kzru_format_distance (1500, expected[i].locale);
      g_auto (GStrv) words = g_regex_split_simple ("[ \u00a0\u200e\u200f]+", text, 0, 0);
      g_autofree char *plain = g_strjoinv (" ", words);

      g_assert_cmpstr (plain, ==, expected[i].text);
    }
}

/* A place is told as it was written, not as it is reckoned. */
static void
test_point (void)
{
  KzruPoint point = { 28.906299999999998, -41.7673 };
  g_autofree char *text = kzru_format_point (&point, "en");

  g_assert_nonnull (strstr (text, "28.9063°"));
  g_assert_nonnull (strstr (text, "-41.7673°"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/number-format/numbers", test_numbers);
  g_test_add_func ("/number-format/parsed", test_parsed);
  g_test_add_func ("/number-format/quantities", test_quantities);
  g_test_add_func ("/number-format/figure", test_figure);
  g_test_add_func ("/number-format/lists", test_lists);
  g_test_add_func ("/number-format/distance", test_distance);
  g_test_add_func ("/number-format/point", test_point);

  return g_test_run ();
}
