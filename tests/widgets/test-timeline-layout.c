/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "tests/widgets/test-layout-util.h"

#define N_MANY 6000

/* Marks and labels stand apart, at every zoom, in both directions, and no edge
 * of the window cuts a label. */
static void
test_apart (Fixture       *fixture,
            gconstpointer  data)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (KzruEventTable) table = test_make_table (fixture->rand, N_EVENTS);
      double length = g_rand_double_range (fixture->rand, 0.01, 110) * YEAR;
      double start = g_rand_double_range (fixture->rand, -55, 50) * YEAR;
      KzruTimelineParams params = test_make_params (fixture, table, start, start + length, round % 2);
      g_autoptr (KzruTimelineLayout) layout = kzru_timeline_layout_new (&params, NULL);

      test_check_labels (layout);
    }
}

static gboolean
is_clear_of_edges (const KzruBox *box,
                   KzruBox        chart,
                   double         margin)
{
  return box->x > chart.x + margin && box->x + box->width < chart.x + chart.width - margin;
}

/* Counts are true of many events, too, of which most are not looked at one by one:
 * at each zoom, whatever starts in the window has a mark or is counted. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (KzruEventTable) table = test_make_table (fixture->rand, N_MANY);
  KzruTimelineParams params = test_make_params (fixture, table, -80 * YEAR, 90 * YEAR, FALSE);
  g_autoptr (KzruTimelineLayout) layout = kzru_timeline_layout_new (&params, NULL);
  guint n_marks;
  guint n = test_sum_counts (layout);

  kzru_timeline_layout_get_marks (layout, &n_marks);

  g_assert_cmpuint (n_marks, >, 10);
  g_assert_cmpuint (n_marks + n, ==, N_MANY);
  test_check_labels (layout);
}

/* While a window is panned over many events, what stands in it keeps its row and
 * its place in time, wherever the planned region ends. */
static void
test_many_panned (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (KzruEventTable) table = test_make_table (fixture->rand, N_MANY);
  KzruTimelineParams params = test_make_params (fixture, table, 10 * YEAR, 14 * YEAR, FALSE);
  g_autoptr (KzruTimelineLayout) layout = kzru_timeline_layout_new (&params, NULL);
  guint n_compared = 0;

  params.moving = TRUE;
  for (guint step = 0; step < 60; step++)
    {
      double rate = kzru_timeline_layout_get_scale (layout)->rate;
      KzruTimelineLayout *panned;
      guint n;
      const KzruMark *marks = kzru_timeline_layout_get_marks (layout, &n);

      params.start += 40 * rate;
      params.end += 40 * rate;
      panned = kzru_timeline_layout_new (&params, layout);

      for (guint i = 0; i < n; i++)
        {
          const KzruMark *moved = kzru_timeline_layout_find_mark (panned, marks[i].record);

          if (!is_clear_of_edges (&marks[i].box, kzru_timeline_layout_get_chart (layout), 60))
            continue;

          g_assert_nonnull (moved);
          g_assert_cmpfloat_with_epsilon (moved->claims[0].anchor, marks[i].claims[0].anchor - 40, 1e-3);
          g_assert_cmpfloat (moved->box.y, ==, marks[i].box.y);
          n_compared++;
        }
      kzru_timeline_layout_unref (layout);
      layout = panned;
    }

  g_assert_cmpuint (n_compared, >, 1000);
}

static guint
count_labels (KzruTimelineLayout *layout)
{
  guint n, n_labels = 0;
  const KzruMark *marks = kzru_timeline_layout_get_marks (layout, &n);

  for (guint i = 0; i < n; i++)
    n_labels += marks[i].label.layout != NULL;

  return n_labels;
}

/* Lays out anew until all titles are set. */
static KzruTimelineLayout *
lay_out_all (const KzruTimelineParams *params,
             guint                    *n_steps)
{
  KzruTimelineLayout *layout = kzru_timeline_layout_new (params, NULL);

  for (*n_steps = 1;; (*n_steps)++)
    {
      guint n_before = count_labels (layout);
      KzruTimelineLayout *next = kzru_timeline_layout_new (params, layout);

      kzru_timeline_layout_unref (layout);
      layout = next;
      if (count_labels (layout) == n_before)
        return layout;
    }
}

/* Where dates that disagree have no room together, the mark says that there are more. */
static void
test_more_claims (Fixture       *fixture,
                  gconstpointer  data)
{
  guint n_together = 0;
  guint n_alone = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (KzruEventTable) table = test_make_table (fixture->rand, N_EVENTS);
      const KzruEventColumns *columns = kzru_event_table_get_columns (table);
      KzruTimelineParams params = test_make_params (fixture, table, -50 * YEAR, 60 * YEAR, FALSE);
      g_autoptr (KzruTimelineLayout) layout = kzru_timeline_layout_new (&params, NULL);
      guint n;
      const KzruMark *marks = kzru_timeline_layout_get_marks (layout, &n);

      for (guint i = 0; i < n; i++)
        {
          g_assert_true (marks[i].has_more == (marks[i].n_claims < columns->n_claims[marks[i].row]));
          n_together += marks[i].n_claims > 1;
          n_alone += marks[i].has_more;
        }
    }

  g_assert_cmpuint (n_together, >, 10);
  g_assert_cmpuint (n_alone, >, 10);
}

/* While a window is moved, what comes into view gets its titles between frames; at rest
 * all are there at once. */
static void
test_new_titles (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (KzruEventTable) table = test_make_table (fixture->rand, N_MANY);
  KzruTimelineParams params = test_make_params (fixture, table, 10 * YEAR, 14 * YEAR, FALSE);
  g_autoptr (KzruTimelineLayout) rest = kzru_timeline_layout_new (&params, NULL);
  g_autoptr (KzruTimelineLayout) first = NULL;
  g_autoptr (KzruTimelineLayout) second = NULL;
  guint n_set = 0;

  params.moving = TRUE;
  first = kzru_timeline_layout_new (&params, NULL);
  while (kzru_timeline_layout_set_wanted_title (first))
    n_set++;
  second = kzru_timeline_layout_new (&params, first);

  g_assert_cmpuint (count_labels (first), <, count_labels (rest) / 2);
  g_assert_cmpuint (count_labels (second), >=, count_labels (rest));
  g_assert_cmpuint (count_labels (second), ==, count_labels (first) + n_set);
  g_assert_false (kzru_timeline_layout_set_wanted_title (second));
}

/* While one zooms, only what is in view is planned: that is what it would be anyway,
 * and stays where it is when the zoom has come to rest. */
static void
test_brief (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (KzruEventTable) table = test_make_table (fixture->rand, N_MANY);
  KzruTimelineParams before = test_make_params (fixture, table, 8 * YEAR, 16 * YEAR, FALSE);
  KzruTimelineParams params = test_make_params (fixture, table, 10 * YEAR, 14 * YEAR, FALSE);
  g_autoptr (KzruTimelineLayout) earlier = kzru_timeline_layout_new (&before, NULL);
  g_autoptr (KzruTimelineLayout) whole = kzru_timeline_layout_new (&params, NULL);
  g_autoptr (KzruTimelineLayout) brief = NULL;
  g_autoptr (KzruTimelineLayout) rest = NULL;
  guint n, n_compared = 0;
  const KzruMark *marks = kzru_timeline_layout_get_marks (whole, &n);

  params.moving = TRUE;
  brief = kzru_timeline_layout_new (&params, earlier);
  params.moving = FALSE;
  rest = kzru_timeline_layout_new (&params, brief);

  for (guint i = 0; i < n; i++)
    {
      const KzruMark *in_brief = kzru_timeline_layout_find_mark (brief, marks[i].record);
      const KzruMark *in_rest = kzru_timeline_layout_find_mark (rest, marks[i].record);

      if (!is_clear_of_edges (&marks[i].box, kzru_timeline_layout_get_chart (whole), 60))
        continue;

      g_assert_nonnull (in_brief);
      g_assert_nonnull (in_rest);
      g_assert_cmpfloat (in_brief->box.y, ==, marks[i].box.y);
      g_assert_cmpfloat (in_rest->box.y, ==, marks[i].box.y);
      n_compared++;
    }
  g_assert_cmpuint (n_compared, >, 20);
}

/* While a window is moved, titles are set only of rows that are in view; that changes
 * nothing else. */
static void
test_seen (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (KzruEventTable) table = test_make_table (fixture->rand, N_MANY);
  KzruTimelineParams params = test_make_params (fixture, table, 10 * YEAR, 14 * YEAR, FALSE);
  g_autoptr (KzruTimelineLayout) all = NULL;
  g_autoptr (KzruTimelineLayout) some = NULL;
  const KzruMark *marks, *others;
  guint n, m, n_steps, n_labels = 0, n_unset = 0;

  params.moving = TRUE;
  all = lay_out_all (&params, &n_steps);
  params.seen_top = params.height / 4;
  params.seen_bottom = params.height / 2;
  some = kzru_timeline_layout_new (&params, all);

  marks = kzru_timeline_layout_get_marks (all, &n);
  others = kzru_timeline_layout_get_marks (some, &m);
  g_assert_cmpuint (n, ==, m);
  for (guint i = 0; i < n; i++)
    {
      const KzruBox *box = &marks[i].box;
      gboolean seen = box->y + box->height > params.seen_top && box->y < params.seen_bottom;

      g_assert_cmpuint (marks[i].record, ==, others[i].record);
      g_assert_cmpfloat (others[i].box.y, ==, box->y);
      g_assert_cmpfloat_with_epsilon (others[i].box.x, box->x, 8);
      g_assert_true (others[i].label.layout == NULL || seen);
      g_assert_true (!seen || (marks[i].label.layout == NULL) == (others[i].label.layout == NULL));
      n_labels += others[i].label.layout != NULL;
      n_unset += others[i].label.layout == NULL && marks[i].label.layout != NULL;
    }
  g_assert_cmpuint (n_labels, >, 5);
  g_assert_cmpuint (n_unset, >, 5);
}

/* Zooming in and out again leads back to the same picture, of many events, too. */
static void
test_many_zoomed (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (KzruEventTable) table = test_make_table (fixture->rand, N_MANY);
  KzruTimelineParams params = test_make_params (fixture, table, 0, 30 * YEAR, FALSE);
  g_autoptr (KzruTimelineLayout) first = kzru_timeline_layout_new (&params, NULL);
  g_autoptr (KzruTimelineLayout) layout = kzru_timeline_layout_ref (first);
  guint n, m;
  const KzruMark *marks = kzru_timeline_layout_get_marks (first, &n);
  const KzruMark *others;

  for (int step = 1; step <= 40; step++)
    {
      double length = 30 * YEAR * pow (1.2, -(step <= 20 ? step : 40 - step));
      KzruTimelineParams zoomed = test_make_params (fixture, table, 10 * YEAR - length / 3, 10 * YEAR + length * 2 / 3, FALSE);
      KzruTimelineLayout *next = kzru_timeline_layout_new (step == 40 ? &params : &zoomed, layout);

      kzru_timeline_layout_unref (layout);
      layout = next;
    }

  others = kzru_timeline_layout_get_marks (layout, &m);
  g_assert_cmpuint (n, ==, m);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (marks[i].record, ==, others[i].record);
      g_assert_cmpfloat (marks[i].box.x, ==, others[i].box.x);
      g_assert_cmpfloat (marks[i].box.y, ==, others[i].box.y);
    }
}

static void
assert_mirror_images (const KzruBox *a,
                      const KzruBox *b)
{
  g_assert_cmpfloat_with_epsilon (a->x + a->width, 1600 - b->x, 1e-6);
  g_assert_cmpfloat_with_epsilon (a->width, b->width, 1e-6);
  g_assert_cmpfloat_with_epsilon (a->y, b->y, 1e-6);
  g_assert_cmpfloat_with_epsilon (a->height, b->height, 1e-6);
}

static void
check_mirrored_marks (KzruTimelineLayout *a,
                      KzruTimelineLayout *b)
{
  guint n, m;
  const KzruMark *marks = kzru_timeline_layout_get_marks (a, &n);
  const KzruMark *mirrored = kzru_timeline_layout_get_marks (b, &m);

  g_assert_cmpuint (n, ==, m);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (marks[i].record, ==, mirrored[i].record);
      assert_mirror_images (&marks[i].box, &mirrored[i].box);
      g_assert_cmpfloat_with_epsilon (marks[i].claims[0].anchor, 1600 - mirrored[i].claims[0].anchor, 1e-6);
      g_assert_cmpuint (marks[i].claims[0].left, ==, mirrored[i].claims[0].right);
    }
}

/* Counts are in order of place, from left to right. */
static void
check_mirrored_counts (KzruTimelineLayout *a,
                       KzruTimelineLayout *b)
{
  guint n, m;
  const KzruCount *counts = kzru_timeline_layout_get_counts (a, &n);

  kzru_timeline_layout_get_counts (b, &m);
  g_assert_cmpuint (n, ==, m);
  for (guint i = 0; i < n; i++)
    {
      const KzruBox *box = &counts[i].box;
      const KzruCount *image = kzru_timeline_layout_pick_count (b, 1600 - box->x - box->width / 2,
                                                                box->y + box->height / 2);

      g_assert_nonnull (image);
      g_assert_cmpuint (counts[i].n, ==, image->n);
      g_assert_true (kzru_span_equal (counts[i].span, image->span));
      assert_mirror_images (box, &image->box);
    }
}

static void
check_mirrored_ticks (KzruTimelineLayout *a,
                      KzruTimelineLayout *b)
{
  guint n, m;
  const KzruTickMark *ticks = kzru_timeline_layout_get_ticks (a, &n);
  const KzruTickMark *mirrored = kzru_timeline_layout_get_ticks (b, &m);

  g_assert_cmpuint (n, ==, m);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpfloat_with_epsilon (ticks[i].x, 1600 - mirrored[i].x, 1e-6);
      g_assert_cmpint (ticks[i].level, ==, mirrored[i].level);
      g_assert_true ((ticks[i].label.layout == NULL) == (mirrored[i].label.layout == NULL));
    }
}

/* Time from right to left is the mirror image of time from left to right, at every
 * zoom. Texts are not mirrored, but the room that they take is. */
static void
test_mirrored (Fixture       *fixture,
               gconstpointer  data)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (KzruEventTable) table = test_make_table (fixture->rand, N_EVENTS);
      double start = g_rand_double_range (fixture->rand, -55, 50) * YEAR;
      double length = g_rand_double_range (fixture->rand, 0.01, 110) * YEAR;
      KzruTimelineParams there = test_make_params (fixture, table, start, start + length, FALSE);
      KzruTimelineParams back = test_make_params (fixture, table, start, start + length, TRUE);
      g_autoptr (KzruTimelineLayout) a = kzru_timeline_layout_new (&there, NULL);
      g_autoptr (KzruTimelineLayout) b = kzru_timeline_layout_new (&back, NULL);

      check_mirrored_marks (a, b);
      check_mirrored_counts (a, b);
      check_mirrored_ticks (a, b);
    }
}

/* Panning by so many px moves what is in the window by as many, and nothing up
 * or down, as long as the hand has not let go. */
static guint
check_panned (Fixture  *fixture,
              double    length,
              gboolean  mirrored)
{
  g_autoptr (KzruEventTable) table = test_make_table (fixture->rand, N_EVENTS);
  KzruTimelineParams params = test_make_params (fixture, table, 10 * YEAR, 10 * YEAR + length, mirrored);
  g_autoptr (KzruTimelineLayout) layout = kzru_timeline_layout_new (&params, NULL);
  KzruBox chart = kzru_timeline_layout_get_chart (layout);
  double rate = kzru_timeline_layout_get_scale (layout)->rate;
  guint n, n_compared = 0;
  const KzruMark *marks = kzru_timeline_layout_get_marks (layout, &n);

  for (double px = -300; px <= 300; px += 75)
    {
      g_autoptr (KzruTimelineLayout) panned = NULL;

      params.start = 10 * YEAR - (mirrored ? -px : px) * rate;
      params.end = params.start + length;
      panned = kzru_timeline_layout_new (&params, layout);

      for (guint i = 0; i < n; i++)
        {
          const KzruMark *moved;

          if (!is_clear_of_edges (&marks[i].box, chart, 320))
            continue;

          moved = kzru_timeline_layout_find_mark (panned, marks[i].record);
          g_assert_nonnull (moved);
          g_assert_cmpfloat_with_epsilon (moved->box.x, marks[i].box.x + px, 1e-3);
          g_assert_cmpfloat_with_epsilon (moved->box.width, marks[i].box.width, 1e-3);
          g_assert_cmpfloat (moved->box.y, ==, marks[i].box.y);
          g_assert_cmpfloat_with_epsilon (moved->label.box.x, marks[i].label.box.x + px, 1e-3);
          n_compared++;
        }
    }

  return n_compared;
}

static void
test_panned (Fixture       *fixture,
             gconstpointer  data)
{
  guint n_compared = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    n_compared += check_panned (fixture, g_rand_double_range (fixture->rand, 1, 40) * YEAR, round % 2);

  g_assert_cmpuint (n_compared, >, 1000);
}

/* What is laid out does not depend on what was laid out before. */
static void
test_no_memory (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (KzruEventTable) table = test_make_table (fixture->rand, N_EVENTS);
  KzruTimelineParams params = test_make_params (fixture, table, 0, 50 * YEAR, FALSE);
  KzruTimelineParams zoomed = test_make_params (fixture, table, 20 * YEAR, 21 * YEAR, FALSE);
  g_autoptr (KzruTimelineLayout) first = kzru_timeline_layout_new (&params, NULL);
  g_autoptr (KzruTimelineLayout) between = kzru_timeline_layout_new (&zoomed, first);
  g_autoptr (KzruTimelineLayout) again = kzru_timeline_layout_new (&params, between);
  guint n, m;
  const KzruMark *marks = kzru_timeline_layout_get_marks (first, &n);
  const KzruMark *others = kzru_timeline_layout_get_marks (again, &m);

  g_assert_cmpuint (n, ==, m);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (marks[i].record, ==, others[i].record);
      g_assert_cmpfloat (marks[i].box.x, ==, others[i].box.x);
      g_assert_cmpfloat (marks[i].box.y, ==, others[i].box.y);
    }
}

/* The event that must have a mark has it, whatever its rank. */
static void
test_pinned (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (KzruEventTable) table = test_make_table (fixture->rand, N_EVENTS);
  const KzruEventColumns *columns = kzru_event_table_get_columns (table);
  KzruTimelineParams params = test_make_params (fixture, table, -80 * YEAR, 90 * YEAR, FALSE);
  guint n_hidden = 0;

  for (guint row = 0; row < N_EVENTS; row += 7)
    {
      g_autoptr (KzruTimelineLayout) layout = NULL;
      const KzruMark *mark;

      params.pinned = KZRU_EVENT_TABLE_NO_ROW;
      layout = kzru_timeline_layout_new (&params, NULL);
      n_hidden += kzru_timeline_layout_find_mark (layout, columns->record[row]) == NULL;
      g_clear_pointer (&layout, kzru_timeline_layout_unref);

      params.pinned = row;
      layout = kzru_timeline_layout_new (&params, NULL);
      mark = kzru_timeline_layout_find_mark (layout, columns->record[row]);
      g_assert_nonnull (mark);
      test_check_labels (layout);
    }

  g_assert_cmpuint (n_hidden, >, 5);
}

static void
test_pick (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (KzruEventTable) table = test_make_table (fixture->rand, N_EVENTS);
  KzruTimelineParams params = test_make_params (fixture, table, 0, 50 * YEAR, FALSE);
  g_autoptr (KzruTimelineLayout) layout = kzru_timeline_layout_new (&params, NULL);
  KzruBox chart = kzru_timeline_layout_get_chart (layout);
  guint n;
  const KzruMark *marks = kzru_timeline_layout_get_marks (layout, &n);

  for (guint i = 0; i < n; i++)
    {
      double x = CLAMP (marks[i].box.x + marks[i].box.width / 2, chart.x + 1, chart.x + chart.width - 1);
      double y = marks[i].box.y + marks[i].box.height / 2;

      g_assert_true (kzru_timeline_layout_pick_mark (layout, x, y) == &marks[i]);
    }

  g_assert_null (kzru_timeline_layout_pick_mark (layout, chart.x - 5, marks[0].box.y + 2));
  g_assert_null (kzru_timeline_layout_pick_mark (layout, chart.x + 5, 2));
}

/* Nothing breaks where there is nothing, or no room. */
static void
test_extremes (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (KzruEventTable) none = kzru_event_table_builder_end (kzru_event_table_builder_new (), 3);
  g_autoptr (KzruEventTable) some = test_make_table (fixture->rand, 20);
  static const double sizes[][2] = { { 1, 1 }, { 40, 20 }, { 200, 120 }, { 10000, 5000 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint j = 0; j < 4; j++)
      {
        KzruTimelineParams params = test_make_params (fixture, j % 2 ? none : some,
                                                      j < 2 ? 0 : -1e6 * YEAR, j < 2 ? 3600 : 1e6 * YEAR, j % 2);
        g_autoptr (KzruTimelineLayout) layout = NULL;
        guint n;

        params.width = sizes[i][0];
        params.height = sizes[i][1];
        layout = kzru_timeline_layout_new (&params, NULL);
        kzru_timeline_layout_get_lanes (layout, &n);
        if (j % 2)
          g_assert_cmpuint (n, ==, 0);
        g_assert_cmpfloat (kzru_timeline_layout_get_height (layout), >=, params.height);
      }
}

/* Labels of the axis stand apart, and the axis runs in the direction of time. */
static void
test_axis (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (KzruEventTable) table = test_make_table (fixture->rand, 50);

  for (double length = 100 * YEAR; length > 3600; length /= 3)
    for (guint mirrored = 0; mirrored < 2; mirrored++)
      {
        KzruTimelineParams params = test_make_params (fixture, table, 30 * YEAR, 30 * YEAR + length, mirrored);
        g_autoptr (KzruTimelineLayout) layout = kzru_timeline_layout_new (&params, NULL);
        guint n, n_labels = 0;
        const KzruTickMark *ticks = kzru_timeline_layout_get_ticks (layout, &n);
        const KzruTickMark *last = NULL;

        for (guint i = 0; i < n; i++)
          {
            if (i > 0 && ticks[i].calendar == ticks[i - 1].calendar)
              g_assert_true (mirrored ? ticks[i].x < ticks[i - 1].x : ticks[i].x > ticks[i - 1].x);
            if (ticks[i].label.layout == NULL)
              continue;
            if (last != NULL && last->calendar == ticks[i].calendar)
              g_assert_true (test_stand_apart (&last->label.box, &ticks[i].label.box));
            last = &ticks[i];
            n_labels++;
          }

        g_assert_cmpuint (n_labels, >=, 4);
      }
}

static void
check_lanes (Fixture            *fixture,
             KzruTimelineLayout *layout)
{
  double height = kzru_timeline_layout_get_height (layout);
  KzruExtent seen = { g_rand_double_range (fixture->rand, -50, height), g_rand_double_range (fixture->rand, 0, height + 50) };
  guint n, n_seen, n_expected = 0;
  const KzruLane *lanes = kzru_timeline_layout_get_lanes (layout, &n);
  const KzruLane *found = kzru_timeline_layout_find_lanes (layout, seen, &n_seen);

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (kzru_timeline_layout_find_lane (layout, lanes[i].theme) == &lanes[i]);
      if (i > 0)
        g_assert_cmpfloat (lanes[i].box.y, >=, lanes[i - 1].box.y + lanes[i - 1].box.height - 0.01);
      if (lanes[i].box.y < seen.end && lanes[i].box.y + lanes[i].box.height > seen.start)
        g_assert_true (&lanes[i] == &found[n_expected++]);
    }
  g_assert_cmpuint (n_seen, ==, n_expected);
}

/* What a lane is called stands in the middle of it, while it grows, too. */
static void
check_titles (KzruTimelineLayout *layout,
              KzruTimelineLayout *from)
{
  guint n;
  const KzruLane *lanes = kzru_timeline_layout_get_lanes (layout, &n);

  for (guint i = 0; i < n; i++)
    if (kzru_timeline_layout_find_lane (from, lanes[i].theme) == NULL)
      g_assert_cmpfloat_with_epsilon (lanes[i].title.box.y + lanes[i].title.box.height / 2,
                                      lanes[i].box.y + lanes[i].box.height / 2, 1);
}

/* Lanes are found by what they are and by where they stand, also while some come up
 * between others and grow, and where there are none. */
static void
test_find_lanes (Fixture       *fixture,
                 gconstpointer  data)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (KzruEventTable) table = test_make_table (fixture->rand, (guint) g_rand_int_range (fixture->rand, 0, 9));
      g_autoptr (KzruEventTable) other = test_make_table (fixture->rand, (guint) g_rand_int_range (fixture->rand, 0, 9));
      KzruTimelineParams params = test_make_params (fixture, table, 0, 60 * YEAR, FALSE);
      g_autoptr (KzruTimelineLayout) from = kzru_timeline_layout_new (&params, NULL);
      g_autoptr (KzruTimelineLayout) to = NULL;
      guint n;

      check_lanes (fixture, from);
      params.table = other;
      to = kzru_timeline_layout_new (&params, from);
      kzru_timeline_layout_get_lanes (to, &n);
      g_assert_cmpuint (n, <=, N_LANES);
      kzru_timeline_layout_blend (to, from, g_rand_double (fixture->rand));
      check_lanes (fixture, to);
      check_titles (to, from);
      g_assert_null (kzru_timeline_layout_find_lane (to, N_LANES));
    }
}

/* A line that reaches into view with its end alone has its title there, cut short. */
static void
test_ends_in_view (Fixture       *fixture,
                   gconstpointer  data)
{
  KzruSpan decade = { 0, (gint64) (10 * YEAR) };
  KzruEdtfBounds claim = { .kind = KZRU_EDTF_DATE, .outer = decade, .core = { 0, 0 } };
  KzruEventTableBuilder *builder = kzru_event_table_builder_new ();
  g_autoptr (KzruEventTable) table = NULL;

  kzru_event_table_builder_add (builder, &(KzruEventEntry) {
                                             .importance = 3, .claims = &claim, .n_claims = 1, .title = test_titles[0],
                                         });
  table = kzru_event_table_builder_end (builder, N_LANES);

  for (int mirrored = 0; mirrored < 2; mirrored++)
    {
      KzruTimelineParams params = test_make_params (fixture, table, 9 * YEAR, 18 * YEAR, mirrored);
      g_autoptr (KzruTimelineLayout) layout = kzru_timeline_layout_new (&params, NULL);
      const KzruMark *mark = kzru_timeline_layout_find_mark (layout, 0);
      KzruBox chart = kzru_timeline_layout_get_chart (layout);

      g_assert_nonnull (mark);
      g_assert_nonnull (mark->label.layout);
      g_assert_true (mark->ellipsized);
      g_assert_cmpfloat (mark->label.box.x, >=, chart.x);
      g_assert_cmpfloat (mark->label.box.x + mark->label.box.width, <=, chart.x + chart.width);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST_LAYOUT ("/timeline-layout/apart", test_apart);
  TEST_LAYOUT ("/timeline-layout/many", test_many);
  TEST_LAYOUT ("/timeline-layout/many-panned", test_many_panned);
  TEST_LAYOUT ("/timeline-layout/new-titles", test_new_titles);
  TEST_LAYOUT ("/timeline-layout/more-claims", test_more_claims);
  TEST_LAYOUT ("/timeline-layout/brief", test_brief);
  TEST_LAYOUT ("/timeline-layout/seen", test_seen);
  TEST_LAYOUT ("/timeline-layout/many-zoomed", test_many_zoomed);
  TEST_LAYOUT ("/timeline-layout/find-lanes", test_find_lanes);
  TEST_LAYOUT ("/timeline-layout/mirrored", test_mirrored);
  TEST_LAYOUT ("/timeline-layout/panned", test_panned);
  TEST_LAYOUT ("/timeline-layout/no-memory", test_no_memory);
  TEST_LAYOUT ("/timeline-layout/pinned", test_pinned);
  TEST_LAYOUT ("/timeline-layout/pick", test_pick);
  TEST_LAYOUT ("/timeline-layout/extremes", test_extremes);
  TEST_LAYOUT ("/timeline-layout/axis", test_axis);
  TEST_LAYOUT ("/timeline-layout/ends-in-view", test_ends_in_view);

  return g_test_run ();
}
