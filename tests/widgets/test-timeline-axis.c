/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "tests/widgets/test-layout-util.h"
#include "widgets/kzru-timeline-axis.h"

/* The axis alone: three calendars, each in several languages, at all zooms. */

#define CHART_WIDTH 1400.0
#define GUTTER_WIDTH 180.0
#define N_ZOOMS 300
#define HOUR 3600.0

static const char * const calendar_keys[] = { "gregorian", "persian", "islamic-umalqura", "islamic-civil" };
static const char * const locales[] = { "en", "fa", "ar", "ru" };

static KzruLabelCache *
make_labels (Fixture *fixture)
{
  g_autoptr (KzruEventTable) table = test_make_table (fixture->rand, 1);

  return kzru_label_cache_new (fixture->context, table);
}

static GArray *
layout_row (KzruLabelCache  *labels,
            const KzruScale *scale,
            KzruCalendar    *calendar,
            guint            row)
{
  KzruAxis axis = {
    .scale = scale, .chart = { GUTTER_WIDTH, 0, CHART_WIDTH, 90 }, .gutter = { 0, 0, GUTTER_WIDTH, 90 }, .labels = labels,
  };
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (KzruTickMark));
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (KzruText));

  kzru_axis_layout_row (&axis, calendar, row, ticks, names);
  for (guint i = 0; i < names->len; i++)
    g_object_unref (g_array_index (names, KzruText, i).layout);

  return ticks;
}

static void
free_ticks (GArray *ticks)
{
  for (guint i = 0; i < ticks->len; i++)
    g_clear_object (&g_array_index (ticks, KzruTickMark, i).label.layout);
  g_array_unref (ticks);
}

/* The ticks in view that have labels, or would have if there were room. */
static GPtrArray *
find_labelled (GArray *ticks)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < ticks->len; i++)
    {
      KzruTickMark *tick = &g_array_index (ticks, KzruTickMark, i);

      if (tick->level >= KZRU_TICK_MAJOR && tick->x >= GUTTER_WIDTH && tick->x <= GUTTER_WIDTH + CHART_WIDTH)
        g_ptr_array_add (found, tick);
    }

  return found;
}

static gboolean
is_boundary (const GPtrArray *ticks,
             guint            i)
{
  const KzruTickMark *tick = ticks->pdata[i];

  return tick->level == KZRU_TICK_BOUNDARY && tick->label.layout != NULL;
}

/* No label is left out but for that of a longer unit beside it, and at the edges, where
 * it would not stand at its tick. */
static void
check_even (GArray *ticks)
{
  g_autoptr (GPtrArray) labelled = find_labelled (ticks);
  const KzruTickMark *last = NULL;
  guint n = 0;

  for (guint i = 0; i < labelled->len; i++)
    {
      const KzruTickMark *tick = labelled->pdata[i];

      if (tick->label.layout != NULL)
        {
          g_assert_true (last == NULL || test_stand_apart (&last->label.box, &tick->label.box));
          last = tick;
          n++;
        }
      else if (i > 0 && i + 1 < labelled->len)
        {
          g_assert_true (is_boundary (labelled, i - 1) || is_boundary (labelled, i + 1));
        }
    }

  g_assert_cmpuint (n, >=, 2);
}

static void
check_calendar (Fixture        *fixture,
                KzruLabelCache *labels,
                const char     *key,
                const char     *locale,
                guint           row)
{
  g_autoptr (KzruCalendar) calendar = kzru_calendar_new (key, locale);

  for (guint i = 0; i < N_ZOOMS; i++)
    {
      double length = HOUR * pow (2000 * YEAR / HOUR, (double) i / N_ZOOMS) * g_rand_double_range (fixture->rand, 1, 1.05);
      double start = g_rand_double_range (fixture->rand, -30, 50) * YEAR;
      KzruScale scale = kzru_scale_new (start, start + length, CHART_WIDTH, i % 2);
      GArray *ticks = layout_row (labels, &scale, calendar, row);

      check_even (ticks);
      free_ticks (ticks);
    }
}

/* Labels of one level stand at even steps, from an hour to two thousand years, in any
 * calendar and row. */
static void
test_even (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (KzruLabelCache) labels = make_labels (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (calendar_keys); i++)
    for (guint j = 0; j < G_N_ELEMENTS (locales); j++)
      for (guint row = 0; row < 2; row++)
        check_calendar (fixture, labels, calendar_keys[i], locales[j], row);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST_LAYOUT ("/timeline-axis/even", test_even);

  return g_test_run ();
}
