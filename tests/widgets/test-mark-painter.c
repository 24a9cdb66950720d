/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/widgets/test-layout-util.h"
#include "widgets/kzru-mark-painter.h"

/* What is drawn of marks, told to a painter that draws nothing. */

typedef struct
{
  const KzruMark *mark;
  double em;
  guint n_upright; /* ends of bars and of ranges, beside the title */
  guint n_struck;  /* the same in the title */
  guint n_stubs;
} Seen;

/* Whether something stands among the letters of the title, and not just below. */
static gboolean
is_in_title (const Seen    *seen,
             const KzruBox *box)
{
  KzruBox title = seen->mark->label.box;

  title.height -= 0.45 * seen->em;
  return seen->mark->label.layout != NULL && kzru_box_intersects (box, &title);
}

static void
fill (KzruPainter   *painter,
      const KzruBox *box,
      double         radius,
      const GdkRGBA *color)
{
  Seen *seen = painter->target;
  gboolean is_upright = box->width < 0.25 * seen->em && box->height > box->width * 1.5;

  /* The dots of dotted lines are as high as wide. */
  if (!is_upright)
    return;

  if (is_in_title (seen, box))
    seen->n_struck++;
  else if (box->height > 0.7 * seen->em)
    seen->n_upright++;
  else
    seen->n_stubs++;
}

static void
stroke (KzruPainter   *painter,
        const KzruBox *box,
        double         radius,
        double         line_width,
        const GdkRGBA *color)
{
}

static void
ramp (KzruPainter   *painter,
      const KzruBox *box,
      const GdkRGBA *left,
      const GdkRGBA *right)
{
}

static void
line (KzruPainter   *painter,
      double         x0,
      double         y0,
      double         x1,
      double         y1,
      double         line_width,
      const GdkRGBA *color)
{
}

static void
text (KzruPainter   *painter,
      PangoLayout   *layout,
      double         x,
      double         y,
      const GdkRGBA *color)
{
}

/* No end of a bar or of a range stands in a title, whatever is shown. */
static void
test_ends (Fixture       *fixture,
           gconstpointer  data)
{
  static const KzruPainterClass klass = { .fill = fill, .stroke = stroke, .ramp = ramp, .line = line, .text = text };
  const GdkRGBA color = { 0, 0, 0, 1 };
  KzruTimelineStyle style;
  Seen seen = { 0 };
  KzruPainter painter = { &klass, &seen, NULL };

  kzru_timeline_style_init_print (&style);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (KzruEventTable) table = test_make_table (fixture->rand, N_EVENTS);
      double length = g_rand_double_range (fixture->rand, 1, 60) * YEAR;
      double start = g_rand_double_range (fixture->rand, -45, 45) * YEAR;
      KzruTimelineParams params = test_make_params (fixture, table, start, start + length, round % 2);
      g_autoptr (KzruTimelineLayout) layout = kzru_timeline_layout_new (&params, NULL);
      guint n;
      const KzruMark *marks = kzru_timeline_layout_get_marks (layout, &n);

      seen.em = kzru_timeline_layout_get_em (layout);
      for (guint i = 0; i < n; i++)
        {
          seen.mark = &marks[i];
          kzru_mark_paint (layout, &style, &marks[i], &color, KZRU_MARK_LIGHT_NONE, &painter);
        }
    }

  g_test_message ("%u upright, %u stubs, %u struck", seen.n_upright, seen.n_stubs, seen.n_struck);
  g_assert_cmpuint (seen.n_struck, ==, 0);
  g_assert_cmpuint (seen.n_upright, >, 20);
  g_assert_cmpuint (seen.n_stubs, >, 5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST_LAYOUT ("/mark-painter/ends", test_ends);

  return g_test_run ();
}
