/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-span.h"

/* Every way in which two spans can lie to each other, and its mirror image. */
static void
test_relate (void)
{
  static const struct
  {
    KzruSpan a, b;
    KzruSpanRelation expected, mirrored;
  } cases[] = {
    { { 0, 2 }, { 3, 5 }, KZRU_SPAN_BEFORE, KZRU_SPAN_AFTER },
    { { 0, 3 }, { 3, 5 }, KZRU_SPAN_MEETS, KZRU_SPAN_MET_BY },
    { { 0, 4 }, { 3, 5 }, KZRU_SPAN_OVERLAPS, KZRU_SPAN_OVERLAPS },
    { { 0, 9 }, { 3, 5 }, KZRU_SPAN_OVERLAPS, KZRU_SPAN_OVERLAPS },
    { { KZRU_INSTANT_MIN, 3 }, { 3, KZRU_INSTANT_MAX }, KZRU_SPAN_MEETS, KZRU_SPAN_MET_BY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (kzru_span_relate (cases[i].a, cases[i].b), ==, cases[i].expected);
      g_assert_cmpint (kzru_span_relate (cases[i].b, cases[i].a), ==, cases[i].mirrored);
    }
}

static void
test_intersect (void)
{
  KzruSpan shared = kzru_span_intersect ((KzruSpan) { 0, 4 }, (KzruSpan) { 3, 9 });
  KzruSpan none = kzru_span_intersect ((KzruSpan) { 0, 3 }, (KzruSpan) { 5, 9 });

  g_assert_cmpint (shared.start, ==, 3);
  g_assert_cmpint (shared.end, ==, 4);
  g_assert_true (kzru_span_is_empty (none));
}

static void
test_union (void)
{
  KzruSpan empty = { 7, 7 };
  KzruSpan both = kzru_span_union ((KzruSpan) { 0, 3 }, (KzruSpan) { 5, 9 });
  KzruSpan one = kzru_span_union (empty, (KzruSpan) { 0, 3 });

  g_assert_cmpint (both.start, ==, 0);
  g_assert_cmpint (both.end, ==, 9);
  g_assert_cmpint (one.start, ==, 0);
  g_assert_cmpint (one.end, ==, 3);
}

/* What is open stands at the end that it has. */
static void
test_open (void)
{
  KzruSpan since = { 5, KZRU_INSTANT_MAX }, until = { KZRU_INSTANT_MIN, 9 }, closed = { 5, 9 };
  KzruSpan always = { KZRU_INSTANT_MIN, KZRU_INSTANT_MAX };

  g_assert_cmpint (kzru_span_get_instant (closed), ==, 5);
  g_assert_cmpint (kzru_span_get_instant (since), ==, 5);
  g_assert_cmpint (kzru_span_get_instant (until), ==, 8);
  g_assert_true (kzru_span_equal (kzru_span_get_finite (closed), closed));
  g_assert_true (kzru_span_equal (kzru_span_get_finite (since), (KzruSpan) { 5, 6 }));
  g_assert_true (kzru_span_equal (kzru_span_get_finite (until), (KzruSpan) { 8, 9 }));
  g_assert_true (kzru_span_is_empty (kzru_span_get_finite (always)));
}

/* Of all time too, the length and the ends are what they are, or the nearest there is. */
static void
test_far (void)
{
  KzruSpan always = { KZRU_INSTANT_MIN, KZRU_INSTANT_MAX };

  g_assert_cmpfloat (kzru_span_get_length (always), ==, 18446744073709551616.0);
  g_assert_cmpfloat (kzru_span_get_length ((KzruSpan) { 7, 3 }), ==, -4);
  g_assert_cmpint (kzru_instant_from_double (1e19), ==, KZRU_INSTANT_MAX);
  g_assert_cmpint (kzru_instant_from_double (9223372036854775808.0), ==, KZRU_INSTANT_MAX);
  g_assert_cmpint (kzru_instant_from_double (9223372036854774784.0), ==, 9223372036854774784);
  g_assert_cmpint (kzru_instant_from_double (-1e300), ==, KZRU_INSTANT_MIN);
  g_assert_cmpint (kzru_instant_from_double (-3.0), ==, -3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/span/relate", test_relate);
  g_test_add_func ("/span/intersect", test_intersect);
  g_test_add_func ("/span/union", test_union);
  g_test_add_func ("/span/open", test_open);
  g_test_add_func ("/span/far", test_far);

  return g_test_run ();
}
