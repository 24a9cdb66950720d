/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/kzru-claim.h"

/* A strip on which a day is 10 px long, from 2000-01-01 on for about 30 years. */
#define EPOCH 946684800
#define PX_PER_DAY 10.0
#define EM 12.0

static const KzruWorld world = {
  .epoch = EPOCH, .rate = 86400 / PX_PER_DAY, .length = 30 * 365 * PX_PER_DAY, .em = EM,
};

static KzruClaim
make_claim (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KzruEdtf) edtf = kzru_edtf_parse (text, &error);
  KzruClaim claim;

  g_assert_no_error (error);
  kzru_claim_init (&claim, kzru_edtf_get_bounds (edtf), &world);

  return claim;
}

/* Segments follow each other without a gap, and certainty has no leaps. */
static void
check_segments (const KzruClaim *claim)
{
  for (guint i = 0; i < claim->n_segments; i++)
    {
      const KzruMarkSegment *segment = &claim->segments[i];

      g_assert_cmpfloat (segment->right, >, segment->left);
      g_assert_cmpfloat (MIN (segment->left_certainty, segment->right_certainty), >=, 0);
      g_assert_cmpfloat (MAX (segment->left_certainty, segment->right_certainty), <=, 1);
      if (i == 0)
        continue;
      g_assert_cmpfloat_with_epsilon (segment->left, segment[-1].right, 1.01);
      g_assert_cmpfloat_with_epsilon (segment->left_certainty, segment[-1].right_certainty, 1e-9);
    }
}

static void
test_shapes (void)
{
  static const struct
  {
    const char *text;
    KzruMarkShape shape;
    guint n_segments;
    double left;  /* days since 2000-01-01 */
    double right; /* days; negative: the end of the strip */
    KzruMarkEnd left_end;
    KzruMarkEnd right_end;
  } cases[] = {
    { "2000-01-11", KZRU_MARK_POINT, 0, 10, 11, KZRU_MARK_END_NONE, KZRU_MARK_END_NONE },
    { "[2000-01-11..2000-01-13]", KZRU_MARK_POINT, 2, 10, 13, KZRU_MARK_END_NONE, KZRU_MARK_END_NONE },
    { "2000-02", KZRU_MARK_POINT, 1, 31, 60, KZRU_MARK_END_SHARP, KZRU_MARK_END_SHARP },
    { "2001", KZRU_MARK_POINT, 1, 366, 731, KZRU_MARK_END_SHARP, KZRU_MARK_END_SHARP },
    { "[2001-01-01..2002-12-31]", KZRU_MARK_POINT, 1, 366, 1096, KZRU_MARK_END_SHARP, KZRU_MARK_END_SHARP },
    { "2001/2003", KZRU_MARK_SPAN, 3, 366, 1461, KZRU_MARK_END_SHARP, KZRU_MARK_END_SHARP },
    { "2001/..", KZRU_MARK_SPAN, 3, 366, -1, KZRU_MARK_END_SHARP, KZRU_MARK_END_OPEN },
    { "../2001", KZRU_MARK_SPAN, 3, 0, 731, KZRU_MARK_END_OPEN, KZRU_MARK_END_SHARP },
    { "2001/2002", KZRU_MARK_SPAN, 2, 366, 1096, KZRU_MARK_END_SHARP, KZRU_MARK_END_SHARP },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KzruClaim claim = make_claim (cases[i].text);
      double right = cases[i].right < 0 ? world.length : cases[i].right * PX_PER_DAY;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (claim.shape, ==, cases[i].shape);
      g_assert_cmpuint (claim.n_segments, ==, cases[i].n_segments);
      check_segments (&claim);

      if (claim.shape == KZRU_MARK_POINT && !claim.wide)
        g_assert_cmpfloat_with_epsilon (claim.anchor, (cases[i].left * PX_PER_DAY + right) / 2, 1e-6);
      if (claim.n_segments == 0)
        continue;

      g_assert_cmpfloat_with_epsilon (claim.segments[0].left, cases[i].left * PX_PER_DAY, 1e-6);
      g_assert_cmpfloat_with_epsilon (claim.segments[claim.n_segments - 1].right, right, 1e-6);
      g_assert_cmpint (claim.left, ==, cases[i].left_end);
      g_assert_cmpint (claim.right, ==, cases[i].right_end);
    }
}

/* No mark stands at a time that nobody named: that of a moment in a wide range
 * is at an end which is known, and its line fades away from there. */
static void
test_wide (void)
{
  KzruClaim closed = make_claim ("[2001..2003]");
  KzruClaim before = make_claim ("[..2003]");
  KzruClaim after = make_claim ("[2001..]");

  g_assert_true (closed.wide && before.wide && after.wide);
  g_assert_cmpfloat_with_epsilon (closed.anchor, closed.segments[0].left, 1e-6);

  g_assert_cmpint (before.left, ==, KZRU_MARK_END_NONE);
  g_assert_cmpint (before.right, ==, KZRU_MARK_END_SHARP);
  g_assert_cmpfloat_with_epsilon (before.anchor, 1461 * PX_PER_DAY, 1e-6);
  g_assert_cmpfloat (before.segments[0].left_certainty, ==, 0);

  g_assert_cmpint (after.left, ==, KZRU_MARK_END_SHARP);
  g_assert_cmpint (after.right, ==, KZRU_MARK_END_NONE);
  g_assert_cmpfloat_with_epsilon (after.anchor, 366 * PX_PER_DAY, 1e-6);
  g_assert_cmpfloat (after.segments[0].right_certainty, ==, 0);
}

/* What is certain stands solid, what is not does not. */
static void
test_certainty (void)
{
  KzruClaim solid = make_claim ("2001/2003");
  KzruClaim faint = make_claim ("2001/2002");
  KzruClaim ended = make_claim ("2001/");

  g_assert_cmpfloat (solid.segments[1].left_certainty, ==, 1);
  g_assert_cmpfloat (solid.segments[1].right_certainty, ==, 1);
  g_assert_cmpfloat (solid.segments[0].left_certainty, <, 0.5);
  g_assert_cmpfloat (solid.segments[2].right_certainty, <, 0.5);

  for (guint i = 0; i < faint.n_segments; i++)
    g_assert_cmpfloat (MAX (faint.segments[i].left_certainty, faint.segments[i].right_certainty), <, 1);

  g_assert_cmpint (ended.right, ==, KZRU_MARK_END_UNKNOWN);
  g_assert_cmpfloat (ended.segments[ended.n_segments - 1].right_certainty, ==, 0);
  g_assert_cmpfloat (ended.segments[ended.n_segments - 1].right, <, world.length / 2);
}

/* A short span is as wide as a dot, and sharp. */
static void
test_short (void)
{
  KzruWorld wide = world;
  g_autoptr (KzruEdtf) edtf = kzru_edtf_parse ("2005-03-01/2005-03-04", NULL);
  KzruClaim claim;

  wide.rate *= 1000;
  wide.length /= 1000;
  kzru_claim_init (&claim, kzru_edtf_get_bounds (edtf), &wide);
  g_assert_cmpuint (claim.n_segments, ==, 1);
  g_assert_cmpfloat_with_epsilon (claim.segments[0].right - claim.segments[0].left,
                                  2 * KZRU_DOT_RADIUS_EM * EM, 1e-6);
}

/* What is drawn of a claim is the piece in the window, with its certainties. */
static void
test_place (void)
{
  KzruClaim claim = make_claim ("2001/2003");
  KzruClaim whole = claim;
  KzruClaim mirrored = claim;
  KzruExtent all = { 0, world.length };
  KzruExtent part = { 5490, 5510 }; /* the middle of 2001 */

  kzru_claim_place (&claim, part, 100, FALSE);
  g_assert_cmpuint (claim.n_segments, ==, 1);
  g_assert_cmpfloat_with_epsilon (claim.segments[0].left, 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (claim.segments[0].right, 120, 1e-9);
  g_assert_cmpfloat (claim.segments[0].left_certainty, >, whole.segments[0].left_certainty);
  g_assert_cmpfloat (claim.segments[0].right_certainty, <, 1);
  g_assert_cmpint (claim.left, ==, KZRU_MARK_END_NONE);
  g_assert_cmpint (claim.right, ==, KZRU_MARK_END_NONE);

  kzru_claim_place (&mirrored, all, 0, TRUE);
  g_assert_cmpuint (mirrored.n_segments, ==, 3);
  check_segments (&mirrored);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (mirrored.segments[i].left, world.length - whole.segments[2 - i].right, 1e-6);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/claim/shapes", test_shapes);
  g_test_add_func ("/claim/wide", test_wide);
  g_test_add_func ("/claim/certainty", test_certainty);
  g_test_add_func ("/claim/short", test_short);
  g_test_add_func ("/claim/place", test_place);

  return g_test_run ();
}
