/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <pango/pangocairo.h>

#include "widgets/kzru-timeline-layout.h"

/* No display is needed here: a layout is numbers. */

#define DAY 86400.0
#define YEAR (365.2425 * DAY)
#define N_EVENTS 300
#define N_LANES 5
#define N_MANY 6000
#define N_ROUNDS 40

static const char * const languages[] = { "en", NULL };

static const char * const titles[] = {
  "Treaty of friendship, cooperation and mutual assistance",
  "Visit",
  "پیمان دوستی و اتحاد ابدی ۱۹۹۸",
  "Договор о дружбе и сотрудничестве",
  "The Caspian Pipeline Consortium is founded",
  "قمة Astana للأمن",
};

typedef struct
{
  PangoContext *context;
  KzruCalendar *calendars[2];
  GRand *rand;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans 11");

  fixture->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_context_set_font_description (fixture->context, font);
  fixture->calendars[0] = kzru_calendar_new ("gregorian", "en");
  fixture->calendars[1] = kzru_calendar_new ("persian", "en");
  fixture->rand = g_rand_new_with_seed (2025);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->context);
  g_clear_object (&fixture->calendars[0]);
  g_clear_object (&fixture->calendars[1]);
  g_rand_free (fixture->rand);
}

/* A date of any kind: of a day, a month, a year or a decade, a duration with
 * sharp, vague, open or unknown ends. */
static KzruEdtfBounds
make_bounds (GRand *rand)
{
  static const double precisions[] = { DAY, 30 * DAY, YEAR, 10 * YEAR };
  double precision = precisions[g_rand_int_range (rand, 0, G_N_ELEMENTS (precisions))];
  double start = g_rand_double_range (rand, -50, 55) * YEAR;
  double length = g_rand_double_range (rand, 1, 3000) * DAY;
  KzruEdtfBounds bounds = {
    .kind = g_rand_int_range (rand, 0, 3) == 0 ? KZRU_EDTF_INTERVAL : KZRU_EDTF_DATE,
    .flags = (KzruEdtfFlags) g_rand_int_range (rand, 0, 4),
    .outer = { (gint64) start, (gint64) (start + precision) },
    .core = { (gint64) start, (gint64) start },
  };

  if (bounds.kind == KZRU_EDTF_DATE)
    return bounds;

  bounds.outer.end = (gint64) (start + length + 2 * precision);
  bounds.core = (KzruSpan) { (gint64) (start + precision), (gint64) (start + precision + length) };

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      bounds.flags |= KZRU_EDTF_FLAG_OPEN_START;
      bounds.outer.start = bounds.core.start = KZRU_INSTANT_MIN;
      break;
    case 1:
      bounds.flags |= KZRU_EDTF_FLAG_OPEN_END;
      bounds.outer.end = bounds.core.end = KZRU_INSTANT_MAX;
      break;
    case 2:
      bounds.flags |= KZRU_EDTF_FLAG_UNKNOWN_END;
      bounds.outer.end = KZRU_INSTANT_MAX;
      bounds.core = (KzruSpan) { bounds.outer.start, bounds.outer.start };
      break;
    default:
      break;
    }

  return bounds;
}

static KzruEventTable *
make_table (GRand *rand,
            guint  n)
{
  KzruEventTableBuilder *builder = kzru_event_table_builder_new ();

  for (guint i = 0; i < n; i++)
    {
      KzruEdtfBounds claims[2] = { make_bounds (rand), make_bounds (rand) };

      kzru_event_table_builder_add (builder,
                                    &(KzruEventEntry) {
                                        .record = i,
                                        .lane = (guint) g_rand_int_range (rand, 0, N_LANES),
                                        .importance = (guint) g_rand_int_range (rand, 1, 6),
                                        .claims = claims,
                                        .n_claims = g_rand_int_range (rand, 0, 5) == 0 ? 2 : 1,
                                        .title = titles[g_rand_int_range (rand, 0, G_N_ELEMENTS (titles))],
                                    });
    }

  return kzru_event_table_builder_end (builder, N_LANES);
}

static KzruTimelineParams
make_params (Fixture        *fixture,
             KzruEventTable *table,
             double          start,
             double          end,
             gboolean        mirrored)
{
  return (KzruTimelineParams) {
    .table = table,
    .start = start,
    .end = end,
    .share_start = start,
    .share_end = end,
    .width = 1600,
    .height = 420,
    .context = fixture->context,
    .languages = languages,
    .calendars = fixture->calendars,
    .n_calendars = 2,
    .mirrored = mirrored,
    .pinned = KZRU_EVENT_TABLE_NO_ROW,
  };
}

static gboolean
stand_apart (const KzruBox *a,
             const KzruBox *b)
{
  return !kzru_box_intersects (a, b);
}

static void
check_labels (KzruTimelineLayout *layout)
{
  KzruBox chart = kzru_timeline_layout_get_chart (layout);
  guint n_marks, n_counts;
  const KzruMark *marks = kzru_timeline_layout_get_marks (layout, &n_marks);
  const KzruCount *counts = kzru_timeline_layout_get_counts (layout, &n_counts);

  for (guint i = 0; i < n_marks; i++)
    {
      const KzruBox *label = &marks[i].label.box;

      for (guint j = i + 1; j < n_marks; j++)
        g_assert_true (stand_apart (&marks[i].box, &marks[j].box));

      if (marks[i].label.layout == NULL)
        continue;

      g_assert_cmpfloat (label->x, >=, chart.x);
      for (guint j = 0; j < marks[i].n_claims; j++)
        if (marks[i].claims[j].shape == KZRU_MARK_POINT && !marks[i].claims[j].wide)
          g_assert_false (marks[i].claims[j].anchor > label->x &&
                          marks[i].claims[j].anchor < label->x + label->width);
      g_assert_cmpfloat (label->x + label->width, <=, chart.x + chart.width + 0.5);
      g_assert_cmpfloat (label->x, >=, marks[i].box.x - 0.5);
      g_assert_cmpfloat (label->x + label->width, <=, marks[i].box.x + marks[i].box.width + 0.5);
    }

  for (guint i = 0; i < n_counts; i++)
    for (guint j = i + 1; j < n_counts; j++)
      g_assert_true (stand_apart (&counts[i].box, &counts[j].box));
}

/* Marks and labels stand apart, at every zoom, in both directions, and no edge
 * of the window cuts a label. */
static void
test_apart (Fixture       *fixture,
            gconstpointer  data)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (KzruEventTable) table = make_table (fixture->rand, N_EVENTS);
      double length = g_rand_double_range (fixture->rand, 0.01, 110) * YEAR;
      double start = g_rand_double_range (fixture->rand, -55, 50) * YEAR;
      KzruTimelineParams params = make_params (fixture, table, start, start + length, round % 2);
      g_autoptr (KzruTimelineLayout) layout = kzru_timeline_layout_new (&params, NULL);

      check_labels (layout);
    }
}

/* How many events have no mark but are counted. */
static guint
sum_counts (KzruTimelineLayout *layout)
{
  guint n_counts;
  guint n = 0;
  const KzruCount *counts = kzru_timeline_layout_get_counts (layout, &n_counts);

  for (guint i = 0; i < n_counts; i++)
    n += counts[i].n;

  return n;
}

/* Each event has a mark or is counted, once. */
static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      guint n_events = (guint) g_rand_int_range (fixture->rand, 1, N_EVENTS);
      g_autoptr (KzruEventTable) table = make_table (fixture->rand, n_events);
      KzruTimelineParams params = make_params (fixture, table, -80 * YEAR, 90 * YEAR, FALSE);
      g_autoptr (KzruTimelineLayout) layout = kzru_timeline_layout_new (&params, NULL);
      guint n_marks;
      guint n = sum_counts (layout);

      kzru_timeline_layout_get_marks (layout, &n_marks);

      g_assert_cmpuint (n_marks, >, 0);
      g_assert_cmpuint (n_marks + n, ==, n_events);
    }
}

/* Each count is found by the events that it stands for, and by no others. */
static void
test_find_count (Fixture       *fixture,
                 gconstpointer  data)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (KzruEventTable) table = make_table (fixture->rand, N_EVENTS);
      const KzruEventColumns *columns = kzru_event_table_get_columns (table);
      KzruTimelineParams params = make_params (fixture, table, -80 * YEAR, 90 * YEAR, FALSE);
      g_autoptr (KzruTimelineLayout) layout = kzru_timeline_layout_new (&params, NULL);
      g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
      guint n_counts;
      const KzruCount *counts = kzru_timeline_layout_get_counts (layout, &n_counts);

      for (guint row = 0; row < columns->n_rows; row++)
        {
          const KzruMark *mark = kzru_timeline_layout_find_mark (layout, columns->record[row]);
          gpointer count = (gpointer) kzru_timeline_layout_find_count (
            layout, columns->lane[row], kzru_event_columns_get_instant (columns, row));

          if (mark != NULL)
            continue;

          g_assert_nonnull (count);
          g_hash_table_insert (found, count,
                               GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (found, count)) + 1));
        }

      for (guint i = 0; i < n_counts; i++)
        g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (found, &counts[i])), ==, counts[i].n);
    }
}

/* Whether an event reaches into what is shown: not only by a hair at its start. */
static gboolean
is_seen (KzruTimelineLayout     *layout,
         const KzruEventColumns *columns,
         guint                   row,
         KzruSpan                window)
{
  double least = kzru_timeline_layout_get_em (layout) * kzru_timeline_layout_get_scale (layout)->rate;

  return (double) columns->end[row] > (double) window.start + least && columns->start[row] < window.end;
}

/* Whatever is shown, each event that reaches into it has a mark or is counted, even
 * if it began long before; and what a count lists are as many as it says. */
static void
test_under_way (Fixture       *fixture,
                gconstpointer  data)
{
  guint n_passing = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (KzruEventTable) table = make_table (fixture->rand, N_EVENTS);
      const KzruEventColumns *columns = kzru_event_table_get_columns (table);
      double length = g_rand_double_range (fixture->rand, 0.1, 30) * YEAR;
      double start = g_rand_double_range (fixture->rand, -45, 45) * YEAR;
      KzruTimelineParams params = make_params (fixture, table, start, start + length, round % 2);
      g_autoptr (KzruTimelineLayout) layout = kzru_timeline_layout_new (&params, NULL);
      KzruSpan window = { (gint64) start, (gint64) (start + length) };
      guint n_counts;
      const KzruCount *counts = kzru_timeline_layout_get_counts (layout, &n_counts);

      for (guint row = 0; row < columns->n_rows; row++)
        if (columns->n_claims[row] == 1 && is_seen (layout, columns, row, window))
          g_assert_true (kzru_timeline_layout_find_mark (layout, columns->record[row]) != NULL ||
                         kzru_timeline_layout_find_count_of (layout, row) != NULL);

      for (guint i = 0; i < n_counts; i++)
        {
          g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));

          kzru_timeline_layout_list_counted (layout, &counts[i], rows);
          g_assert_cmpuint (rows->len, ==, counts[i].n);
          n_passing += counts[i].passing;
          for (guint j = 0; j < rows->len; j++)
            {
              guint row = g_array_index (rows, guint, j);

              g_assert_cmpuint (columns->lane[row], ==, counts[i].lane);
              g_assert_true (kzru_timeline_layout_find_count_of (layout, row) == &counts[i]);
            }
        }
    }

  g_assert_cmpuint (n_passing, >, 20);
}

/* Bars that began in the window have its rows, although what matters more stands in
 * those rows where nobody looks. */
static void
test_fits_is_shown (Fixture       *fixture,
                    gconstpointer  data)
{
  KzruEventTableBuilder *builder = kzru_event_table_builder_new ();
  g_autoptr (KzruEventTable) table = NULL;
  g_autoptr (KzruTimelineLayout) layout = NULL;
  KzruTimelineParams params;
  guint n;

  for (guint i = 0; i < 60; i++)
    {
      gboolean is_bar = i < 6;
      double start = is_bar ? 1 * YEAR : (5 + i) * YEAR / 2;
      KzruSpan span = { (gint64) start, (gint64) (is_bar ? 30 * YEAR : start + DAY) };
      KzruEdtfBounds claim = {
        .kind = is_bar ? KZRU_EDTF_INTERVAL : KZRU_EDTF_DATE, .outer = span, .core = span,
      };

      kzru_event_table_builder_add (builder,
                                    &(KzruEventEntry) {
                                        .record = i, .importance = is_bar ? 1 : 5, .claims = &claim, .n_claims = 1,
                                        .title = titles[1] });
    }
  table = kzru_event_table_builder_end (builder, 1);
  params = make_params (fixture, table, 0, 2 * YEAR, FALSE);
  params.height = 130;
  layout = kzru_timeline_layout_new (&params, NULL);
  kzru_timeline_layout_get_marks (layout, &n);
  g_assert_cmpuint (n, >=, 2);
}

/* Numbers of many digits stand apart, too, and within the chart. */
static void
test_long_numbers (Fixture       *fixture,
                   gconstpointer  data)
{
  KzruEventTableBuilder *builder = kzru_event_table_builder_new ();
  g_autoptr (KzruEventTable) table = NULL;
  guint n_events = 400000;

  for (guint i = 0; i < n_events; i++)
    {
      gint64 start = (gint64) (i * 10.0 * YEAR / n_events);
      KzruEdtfBounds claim = { .kind = KZRU_EDTF_DATE, .outer = { start, start + 1 } };

      kzru_event_table_builder_add (builder,
                                    &(KzruEventEntry) {
                                        .record = i, .importance = 3, .claims = &claim, .n_claims = 1,
                                        .title = titles[1] });
    }
  table = kzru_event_table_builder_end (builder, 1);

  for (double start = -0.1 * YEAR; start < 0.3 * YEAR; start += 0.013 * YEAR)
    {
      KzruTimelineParams params = make_params (fixture, table, start, start + 9 * YEAR, FALSE);
      g_autoptr (KzruTimelineLayout) layout = kzru_timeline_layout_new (&params, NULL);
      KzruBox chart = kzru_timeline_layout_get_chart (layout);
      guint n;
      const KzruCount *counts = kzru_timeline_layout_get_counts (layout, &n);

      check_labels (layout);
      g_assert_cmpuint (n, >, 8);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpfloat (counts[i].box.x, >=, chart.x - 0.01);
          g_assert_cmpfloat (counts[i].box.x + counts[i].box.width, <=, chart.x + chart.width + 0.01);
          g_assert_cmpfloat (counts[i].label.box.width, <, counts[i].box.width);
        }
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
  g_autoptr (KzruEventTable) table = make_table (fixture->rand, N_MANY);
  KzruTimelineParams params = make_params (fixture, table, -80 * YEAR, 90 * YEAR, FALSE);
  g_autoptr (KzruTimelineLayout) layout = kzru_timeline_layout_new (&params, NULL);
  guint n_marks;
  guint n = sum_counts (layout);

  kzru_timeline_layout_get_marks (layout, &n_marks);

  g_assert_cmpuint (n_marks, >, 10);
  g_assert_cmpuint (n_marks + n, ==, N_MANY);
  check_labels (layout);
}

/* While a window is panned over many events, what stands in it keeps its row and
 * its place in time, wherever the planned region ends. */
static void
test_many_panned (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (KzruEventTable) table = make_table (fixture->rand, N_MANY);
  KzruTimelineParams params = make_params (fixture, table, 10 * YEAR, 14 * YEAR, FALSE);
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

/* Zooming in and out again leads back to the same picture, of many events, too. */
static void
test_many_zoomed (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (KzruEventTable) table = make_table (fixture->rand, N_MANY);
  KzruTimelineParams params = make_params (fixture, table, 0, 30 * YEAR, FALSE);
  g_autoptr (KzruTimelineLayout) first = kzru_timeline_layout_new (&params, NULL);
  g_autoptr (KzruTimelineLayout) layout = kzru_timeline_layout_ref (first);
  guint n, m;
  const KzruMark *marks = kzru_timeline_layout_get_marks (first, &n);
  const KzruMark *others;

  for (int step = 1; step <= 40; step++)
    {
      double length = 30 * YEAR * pow (1.2, -(step <= 20 ? step : 40 - step));
      KzruTimelineParams zoomed = make_params (fixture, table, 10 * YEAR - length / 3, 10 * YEAR + length * 2 / 3, FALSE);
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
      g_autoptr (KzruEventTable) table = make_table (fixture->rand, N_EVENTS);
      double start = g_rand_double_range (fixture->rand, -55, 50) * YEAR;
      double length = g_rand_double_range (fixture->rand, 0.01, 110) * YEAR;
      KzruTimelineParams there = make_params (fixture, table, start, start + length, FALSE);
      KzruTimelineParams back = make_params (fixture, table, start, start + length, TRUE);
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
  g_autoptr (KzruEventTable) table = make_table (fixture->rand, N_EVENTS);
  KzruTimelineParams params = make_params (fixture, table, 10 * YEAR, 10 * YEAR + length, mirrored);
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
  g_autoptr (KzruEventTable) table = make_table (fixture->rand, N_EVENTS);
  KzruTimelineParams params = make_params (fixture, table, 0, 50 * YEAR, FALSE);
  KzruTimelineParams zoomed = make_params (fixture, table, 20 * YEAR, 21 * YEAR, FALSE);
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

/* Zooming in leaves ever fewer events in counts, until none are. */
static void
test_counts_open (Fixture       *fixture,
                  gconstpointer  data)
{
  KzruEventTableBuilder *builder = kzru_event_table_builder_new ();
  g_autoptr (KzruEventTable) table = NULL;
  guint n_counts = 0;

  /* As many things on one day as on the day of a state visit. */
  for (guint i = 0; i < 12; i++)
    {
      KzruEdtfBounds claim = { .kind = KZRU_EDTF_DATE, .outer = { 0, 86400 } };

      kzru_event_table_builder_add (builder,
                                    &(KzruEventEntry) {
                                        .record = i, .importance = 3, .claims = &claim, .n_claims = 1,
                                        .title = titles[0] });
    }
  table = kzru_event_table_builder_end (builder, 1);

  for (double length = 100 * YEAR; length > 2 * 3600; length /= 2)
    {
      KzruTimelineParams params = make_params (fixture, table, 43200 - length / 2, 43200 + length / 2, FALSE);
      g_autoptr (KzruTimelineLayout) layout = NULL;
      guint n_marks;

      params.height = 140;
      layout = kzru_timeline_layout_new (&params, NULL);
      kzru_timeline_layout_get_marks (layout, &n_marks);
      kzru_timeline_layout_get_counts (layout, &n_counts);
      g_assert_cmpuint (n_marks, >, 0);
    }

  g_assert_cmpuint (n_counts, ==, 0);
}

/* The event that must have a mark has it, whatever its rank. */
static void
test_pinned (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (KzruEventTable) table = make_table (fixture->rand, N_EVENTS);
  const KzruEventColumns *columns = kzru_event_table_get_columns (table);
  KzruTimelineParams params = make_params (fixture, table, -80 * YEAR, 90 * YEAR, FALSE);
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
      check_labels (layout);
    }

  g_assert_cmpuint (n_hidden, >, 5);
}

static void
test_pick (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (KzruEventTable) table = make_table (fixture->rand, N_EVENTS);
  KzruTimelineParams params = make_params (fixture, table, 0, 50 * YEAR, FALSE);
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
  g_autoptr (KzruEventTable) some = make_table (fixture->rand, 20);
  static const double sizes[][2] = { { 1, 1 }, { 40, 20 }, { 200, 120 }, { 10000, 5000 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint j = 0; j < 4; j++)
      {
        KzruTimelineParams params = make_params (fixture, j % 2 ? none : some,
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
  g_autoptr (KzruEventTable) table = make_table (fixture->rand, 50);

  for (double length = 100 * YEAR; length > 3600; length /= 3)
    for (guint mirrored = 0; mirrored < 2; mirrored++)
      {
        KzruTimelineParams params = make_params (fixture, table, 30 * YEAR, 30 * YEAR + length, mirrored);
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
              g_assert_true (stand_apart (&last->label.box, &ticks[i].label.box));
            last = &ticks[i];
            n_labels++;
          }

        g_assert_cmpuint (n_labels, >=, 4);
      }
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/timeline-layout/apart", test_apart },
    { "/timeline-layout/counts", test_counts },
    { "/timeline-layout/find-count", test_find_count },
    { "/timeline-layout/under-way", test_under_way },
    { "/timeline-layout/fits-is-shown", test_fits_is_shown },
    { "/timeline-layout/long-numbers", test_long_numbers },
    { "/timeline-layout/many", test_many },
    { "/timeline-layout/many-panned", test_many_panned },
    { "/timeline-layout/many-zoomed", test_many_zoomed },
    { "/timeline-layout/mirrored", test_mirrored },
    { "/timeline-layout/panned", test_panned },
    { "/timeline-layout/no-memory", test_no_memory },
    { "/timeline-layout/counts-open", test_counts_open },
    { "/timeline-layout/pinned", test_pinned },
    { "/timeline-layout/pick", test_pick },
    { "/timeline-layout/extremes", test_extremes },
    { "/timeline-layout/axis", test_axis },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
