/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

#include "widgets/kzru-timeline-layout.h"

/* What tests of the layout of timelines start with. No display is needed for them:
 * a layout is numbers. */

#define DAY 86400.0
#define YEAR (365.2425 * DAY)
#define N_EVENTS 300
#define N_LANES 5
#define N_ROUNDS 40

static const char * const test_languages[] = { "en", NULL };

static const char * const test_titles[] = {
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

/* Adds a test of the layout of timelines. */
#define TEST_LAYOUT(path, function) \
  g_test_add (path, Fixture, NULL, test_set_up_layouts, function, test_tear_down_layouts)

static inline void
test_set_up_layouts (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans 11");

  fixture->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_context_set_font_description (fixture->context, font);
  fixture->calendars[0] = kzru_calendar_new ("gregorian", "en");
  fixture->calendars[1] = kzru_calendar_new ("persian", "en");
  fixture->rand = g_rand_new_with_seed (2025);
}

static inline void
test_tear_down_layouts (Fixture       *fixture,
                        gconstpointer  data)
{
  g_clear_object (&fixture->context);
  g_clear_object (&fixture->calendars[0]);
  g_clear_object (&fixture->calendars[1]);
  g_rand_free (fixture->rand);
}

/* A date of any kind: of a day, a month, a year or a decade, a duration with
 * sharp, vague, open or unknown ends. */
static inline KzruEdtfBounds
test_make_bounds (GRand *rand)
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

static inline KzruEventTable *
test_make_table (GRand *rand,
                 guint  n)
{
  KzruEventTableBuilder *builder = kzru_event_table_builder_new ();

  for (guint i = 0; i < n; i++)
    {
      KzruEdtfBounds claims[2] = { test_make_bounds (rand), test_make_bounds (rand) };

      kzru_event_table_builder_add (builder,
                                    &(KzruEventEntry) {
                                        .record = i,
                                        .lane = (guint) g_rand_int_range (rand, 0, N_LANES),
                                        .importance = (guint) g_rand_int_range (rand, 1, 6),
                                        .claims = claims,
                                        .n_claims = g_rand_int_range (rand, 0, 5) == 0 ? 2 : 1,
                                        .title = test_titles[g_rand_int_range (rand, 0, G_N_ELEMENTS (test_titles))],
                                    });
    }

  return kzru_event_table_builder_end (builder, N_LANES);
}

static inline KzruTimelineParams
test_make_params (Fixture        *fixture,
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
    .languages = test_languages,
    .calendars = fixture->calendars,
    .n_calendars = 2,
    .mirrored = mirrored,
    .pinned = KZRU_EVENT_TABLE_NO_ROW,
  };
}

static inline gboolean
test_stand_apart (const KzruBox *a,
                  const KzruBox *b)
{
  return !kzru_box_intersects (a, b);
}

static inline void
test_check_labels (KzruTimelineLayout *layout)
{
  KzruBox chart = kzru_timeline_layout_get_chart (layout);
  guint n_marks, n_counts;
  const KzruMark *marks = kzru_timeline_layout_get_marks (layout, &n_marks);
  const KzruCount *counts = kzru_timeline_layout_get_counts (layout, &n_counts);

  for (guint i = 0; i < n_marks; i++)
    {
      const KzruBox *label = &marks[i].label.box;

      for (guint j = i + 1; j < n_marks; j++)
        g_assert_true (test_stand_apart (&marks[i].box, &marks[j].box));

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
      g_assert_true (test_stand_apart (&counts[i].box, &counts[j].box));
}

/* How many events have no mark but are counted. */
static inline guint
test_sum_counts (KzruTimelineLayout *layout)
{
  guint n_counts;
  guint n = 0;
  const KzruCount *counts = kzru_timeline_layout_get_counts (layout, &n_counts);

  for (guint i = 0; i < n_counts; i++)
    n += counts[i].n;

  return n;
}
