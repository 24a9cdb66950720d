/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-date.h"
#include "model/kzru-edtf.h"

#define BEFORE KZRU_EDTF_RELATION_BEFORE
#define MEETS KZRU_EDTF_RELATION_MEETS
#define OVERLAPS KZRU_EDTF_RELATION_OVERLAPS
#define MET_BY KZRU_EDTF_RELATION_MET_BY
#define AFTER KZRU_EDTF_RELATION_AFTER
#define ANY (BEFORE | MEETS | OVERLAPS | MET_BY | AFTER)

static KzruEdtf *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  KzruEdtf *edtf = kzru_edtf_parse (text, &error);

  g_assert_no_error (error);
  return edtf;
}

/* The relation seen from the other side. */
static guint
mirror (guint relations)
{
  static const guint mirrored[][2] = {
    { BEFORE, AFTER }, { MEETS, MET_BY }, { OVERLAPS, OVERLAPS }, { MET_BY, MEETS }, { AFTER, BEFORE },
  };
  guint result = 0;

  for (guint i = 0; i < G_N_ELEMENTS (mirrored); i++)
    if (relations & mirrored[i][0])
      result |= mirrored[i][1];
  return result;
}

static void
test_relate (void)
{
  static const struct
  {
    const char *a, *b;
    guint expected;
  } cases[] = {
    /* Moments */
    { "2014", "2016", BEFORE },
    { "2014", "2015", BEFORE | MEETS },
    { "2014", "2014", ANY },
    { "2014-03", "2014", ANY },
    { "2014-03-01T12:00:00", "2014-03-01T12:00:00", OVERLAPS },
    { "2014-03-01T12:00:00", "2014-03-01T12:00:01", MEETS },
    { "2014-03-01T12:00:00", "2014-03-01T12:00:02", BEFORE },
    { "2014-03-01T12:00:00", "2014-03-01T08:00:00-04:00", OVERLAPS },
    /* Intervals */
    { "2014/2018", "2020", BEFORE },
    { "2014/2018", "2019", BEFORE | MEETS },
    { "2014/2018", "2016", OVERLAPS },
    { "2014/2018", "2018", BEFORE | MEETS | OVERLAPS },
    { "2014/2018", "2016/2017", OVERLAPS },
    { "2014/2018", "2018/2020", BEFORE | MEETS | OVERLAPS },
    { "2014/2014", "2014/2014", ANY },
    /* Open and unknown ends */
    { "2014/..", "2030", OVERLAPS },
    { "2014/..", "2000", AFTER },
    { "2014/", "2030", BEFORE | MEETS | OVERLAPS },
    { "../2014", "2000/..", OVERLAPS },
    { "../2014", "2020/..", BEFORE },
    { "/2014", "2000", OVERLAPS | MET_BY | AFTER },
    { "../1990", "../1980", OVERLAPS },
    /* Approximate dates may be off by one of their units */
    { "2014~", "2015", ANY },
    { "2014~", "2016", BEFORE | MEETS },
    { "2014~", "2017", BEFORE },
    { "2014-06~-11", "2014-06-13", ANY },
    { "2014-06-11~", "2014-06-14", BEFORE },
    { "2014?", "2016", BEFORE },
    /* Sets */
    { "[2010,2014]", "2012", BEFORE | AFTER },
    { "[2010,2014]", "2010", ANY },
    { "[2010..2014]", "2012", ANY },
    { "[..2010]", "2012", BEFORE },
    { "{2010,2014}", "2012", OVERLAPS },
    { "{2010..2014}", "2020", BEFORE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KzruEdtf) a = parse (cases[i].a);
      g_autoptr (KzruEdtf) b = parse (cases[i].b);

      g_test_message ("%s and %s", cases[i].a, cases[i].b);
      g_assert_cmphex (kzru_edtf_relate (a, b), ==, cases[i].expected);
      g_assert_cmphex (kzru_edtf_relate (b, a), ==, mirror (cases[i].expected));
    }
}

static void
test_certainty (void)
{
  g_autoptr (KzruEdtf) y2014 = parse ("2014");
  g_autoptr (KzruEdtf) maybe_2014 = parse ("2014?");
  g_autoptr (KzruEdtf) y2015 = parse ("2015");
  g_autoptr (KzruEdtf) y2016 = parse ("2016");

  g_assert_true (kzru_edtf_certainly (y2014, BEFORE, y2016));
  g_assert_true (kzru_edtf_possibly (y2014, BEFORE, y2016));
  g_assert_false (kzru_edtf_possibly (y2014, AFTER | OVERLAPS, y2016));
  g_assert_false (kzru_edtf_certainly (y2014, BEFORE, y2015));
  g_assert_true (kzru_edtf_possibly (y2014, BEFORE, y2015));
  g_assert_true (kzru_edtf_certainly (y2014, BEFORE | MEETS, y2015));

  /* What is uncertain is certain of nothing. */
  g_assert_true (kzru_edtf_possibly (maybe_2014, BEFORE, y2016));
  g_assert_false (kzru_edtf_certainly (maybe_2014, BEFORE, y2016));
  g_assert_false (kzru_edtf_certainly (y2016, AFTER, maybe_2014));
}

static KzruSpan
get_years (gint64 first,
           gint64 last)
{
  return (KzruSpan) {
    kzru_date_to_instant ((KzruDate) { first, 1, 1 }),
    kzru_date_to_instant ((KzruDate) { last + 1, 1, 1 }),
  };
}

static void
test_within (void)
{
  static const struct
  {
    const char *text;
    gint64 first, last;
    gboolean certainly, possibly, in_part;
  } cases[] = {
    { "2014", 2014, 2014, TRUE, TRUE, TRUE },
    { "2014", 2010, 2020, TRUE, TRUE, TRUE },
    { "2014", 2015, 2020, FALSE, FALSE, FALSE },
    { "201X", 2014, 2014, FALSE, TRUE, TRUE },
    { "2014-05/2014-07", 2014, 2014, TRUE, TRUE, TRUE },
    { "2013/2014", 2014, 2020, FALSE, FALSE, TRUE },
    { "201X/2014", 2014, 2020, FALSE, TRUE, TRUE },
    { "2014~", 2014, 2014, FALSE, TRUE, TRUE },
    { "2014~", 2010, 2020, TRUE, TRUE, TRUE },
    { "2014~", 2015, 2015, FALSE, TRUE, TRUE },
    { "2014~", 2016, 2016, FALSE, FALSE, FALSE },
    { "2014?", 2010, 2020, FALSE, TRUE, TRUE },
    { "2014?", 2015, 2020, FALSE, FALSE, FALSE },
    { "2014/..", 2010, 2020, FALSE, FALSE, TRUE },
    { "2014/", 2010, 2020, FALSE, TRUE, TRUE },
    { "../2014", 2010, 2020, FALSE, FALSE, TRUE },
    { "/2014", 2010, 2020, FALSE, TRUE, TRUE },
    { "[2010,2014]", 2014, 2014, FALSE, TRUE, TRUE },
    { "[2010,2014]", 2010, 2014, TRUE, TRUE, TRUE },
    { "{2010,2014}", 2014, 2014, FALSE, FALSE, TRUE },
    { "{2010,2014}", 2010, 2014, TRUE, TRUE, TRUE },
    { "2010/2020", 2014, 2014, FALSE, FALSE, TRUE },
    { "2010/2020", 2021, 2024, FALSE, FALSE, FALSE },
    { "[2010,2014]", 2012, 2012, FALSE, FALSE, FALSE },
    { "2014/..", 2010, 2013, FALSE, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KzruEdtf) edtf = parse (cases[i].text);
      KzruSpan span = get_years (cases[i].first, cases[i].last);

      g_test_message ("%s in %d to %d", cases[i].text, (int) cases[i].first, (int) cases[i].last);
      g_assert_true (kzru_edtf_certainly_within (edtf, span) == cases[i].certainly);
      g_assert_true (kzru_edtf_possibly_within (edtf, span) == cases[i].possibly);
      g_assert_true (kzru_edtf_possibly_meets (edtf, span) == cases[i].in_part);
    }
}

static void
test_relate_to_span (void)
{
  g_autoptr (KzruEdtf) interval = parse ("2014/2018");
  g_autoptr (KzruEdtf) since = parse ("2014/..");

  g_assert_cmphex (kzru_edtf_relate_to_span (interval, get_years (2016, 2016)), ==, OVERLAPS);
  g_assert_cmphex (kzru_edtf_relate_to_span (interval, get_years (2018, 2020)), ==, OVERLAPS);
  g_assert_cmphex (kzru_edtf_relate_to_span (interval, get_years (2019, 2020)), ==, BEFORE | MEETS);
  g_assert_cmphex (kzru_edtf_relate_to_span (interval, get_years (2020, 2020)), ==, BEFORE);
  g_assert_cmphex (kzru_edtf_relate_to_span (since, get_years (2500, 2500)), ==, OVERLAPS);
}

static void
test_compare (void)
{
  /* In their order. */
  static const char *texts[] = {
    "../1985", "Y-170000002", "-0044", "0000", "1917", "1991-12-16", "1991/2000", "1991/..",
    "1992-05-25", "1992",
  };

  /* 1991/2000 and 1991/.. start with the year, 1991-12-16 within it. */
  static const guint order[] = { 0, 1, 2, 3, 4, 6, 7, 5, 9, 8 };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < G_N_ELEMENTS (order); j++)
      {
        g_autoptr (KzruEdtf) a = parse (texts[order[i]]);
        g_autoptr (KzruEdtf) b = parse (texts[order[j]]);
        int result = kzru_edtf_compare (a, b);

        g_assert_cmpint ((result > 0) - (result < 0), ==, (i > j) - (i < j));
      }
}

/* A date or an interval of days, with the spans in which its ends lie in units
 * of 8 hours: fine enough to tell all relations. */
typedef struct
{
  KzruEdtf *edtf;
  KzruSpan start, end;
} Sample;

static Sample
make_sample (void)
{
  int first = g_test_rand_int_range (1, 9), last = g_test_rand_int_range (first, 9);
  gboolean is_interval = g_test_rand_bit ();
  g_autofree char *text = is_interval
                            ? g_strdup_printf ("1970-01-%02d/1970-01-%02d", first, last)
                            : g_strdup_printf ("1970-01-%02d", first);

  if (!is_interval)
    last = first;
  return (Sample) { parse (text), { first * 3, first * 3 + 3 }, { last * 3, last * 3 + 3 } };
}

/* The relations by their definition: over every choice of ends. */
static guint
relate_by_hand (const Sample *a,
                const Sample *b)
{
  guint relations = 0;

  for (gint64 as = a->start.start; as < a->start.end; as++)
    for (gint64 ae = MAX (a->end.start, as) + 1; ae <= a->end.end; ae++)
      for (gint64 bs = b->start.start; bs < b->start.end; bs++)
        for (gint64 be = MAX (b->end.start, bs) + 1; be <= b->end.end; be++)
          relations |= 1u << kzru_span_relate ((KzruSpan) { as, ae }, (KzruSpan) { bs, be });
  return relations;
}

static void
test_oracle (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      Sample a = make_sample (), b = make_sample ();

      g_assert_cmphex (kzru_edtf_relate (a.edtf, b.edtf), ==, relate_by_hand (&a, &b));
      kzru_edtf_unref (a.edtf);
      kzru_edtf_unref (b.edtf);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edtf-relation/relate", test_relate);
  g_test_add_func ("/edtf-relation/certainty", test_certainty);
  g_test_add_func ("/edtf-relation/within", test_within);
  g_test_add_func ("/edtf-relation/span", test_relate_to_span);
  g_test_add_func ("/edtf-relation/compare", test_compare);
  g_test_add_func ("/edtf-relation/oracle", test_oracle);

  return g_test_run ();
}
