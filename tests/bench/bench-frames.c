/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "tests/bench/kzru-bench.h"

#include <gtk/gtk.h>
#include <math.h>

#include "widgets/kzru-timeline-painter.h"

/* What a frame costs, without a display: layout and render nodes of a fixed set of
 * views. To be counted under callgrind, which is told by name to look at
 * kzru_bench_frame() alone.
 *
 * Views show the same however many events there are: the time line is as much longer
 * as there are more of them, so that as many begin in a stretch of it, last as long,
 * and reach into it from before. Each view is come to with no title set yet, lest
 * those of a small table be in all of them. How much there is to be seen is printed. */

#define N_SPARSE 110   /* events that start in a window with few of them … */
#define N_DENSE 900    /* … and in one with many */
#define N_PLACES 4     /* where windows with few lie; no event is in two of them */
#define N_ZOOMS 6      /* steps in, and as many out */
#define N_PANS 6
#define ZOOM_STEP 1.1  /* as the steps of the timeline's bench are */
#define PAN_STEP 0.025 /* of a window */
#define WIDTH 1600
#define HEIGHT 900
#define N_LANES 8
#define SEED 20250101
#define DAY 86400.0
#define FIRST 694224000.0         /* s; 1992-01-01 */
#define DAYS_PER_EVENT 12.42        /* a thousand in 34 years … */
#define BURSTS_PER_EVENT 0.06       /* … with 60 bursts in them */
#define SHARE_OF_BURSTS 0.35
#define SHARE_OF_INTERVALS 0.2

static const char * const languages[] = { "en", NULL };

static const char * const words[] = {
  "report", "meeting", "council", "railway", "university", "دانشگاه", "نمایشگاه", "کتاب",
  "انتخابات", "مجلس", "دولت", "اقتصاد", "بازار", "مدينة", "القطار", "البرلمان",
  "election", "parliament", "توافق‌نامه", "همکاری",
};

typedef struct
{
  KzruEventTable *table;
  PangoContext *context;
  KzruCalendar *calendar;
  KzruTimelineStyle style;
  KzruTimelineLayout *layout; /* (nullable): of the last frame, in the same view */
  GHashTable *titles;         /* of PangoLayout, those of the view */
  guint n_frames;

  /* In the windows of all frames. */
  guint n_marks;
  guint n_labels;
  guint n_counts;
  guint n_set; /* titles that were not set before */
} Bench;

void kzru_bench_frame (Bench  *bench,
                       double  start,
                       double  end);

static double
pick_log (GRand *rand,
          double from,
          double to)
{
  return from * exp (g_rand_double (rand) * log (to / from));
}

static char *
make_title (GRand *rand)
{
  GString *title = g_string_new (NULL);
  guint n = (guint) g_rand_int_range (rand, 3, 8);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (title, "%s%s", i > 0 ? " " : "",
                            words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);

  return g_string_free (title, FALSE);
}

static double
pick_start (GRand        *rand,
            const double *bursts,
            guint         n_bursts,
            double        last)
{
  const double *burst = &bursts[2 * g_rand_int_range (rand, 0, (gint32) n_bursts)];

  if (g_rand_double (rand) >= SHARE_OF_BURSTS)
    return g_rand_double_range (rand, FIRST, last);

  return MIN (burst[0] - burst[1] * log (1 - g_rand_double (rand)), last);
}

static KzruEventTable *
make_table (guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  KzruEventTableBuilder *builder = kzru_event_table_builder_new ();
  double last = FIRST + n * DAYS_PER_EVENT * DAY;
  guint n_bursts = (guint) (n * BURSTS_PER_EVENT);
  g_autofree double *bursts = g_new (double, 2 * (gsize) n_bursts);

  for (guint i = 0; i < n_bursts; i++)
    {
      bursts[2 * i] = g_rand_double_range (rand, FIRST, last);
      bursts[2 * i + 1] = pick_log (rand, DAY / 4, 45 * DAY);
    }

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = make_title (rand);
      gint64 start = (gint64) pick_start (rand, bursts, n_bursts, last);
      gboolean lasts = g_rand_double (rand) < SHARE_OF_INTERVALS;
      gint64 end = lasts ? start + (gint64) pick_log (rand, 3600, 3 * 365 * DAY) : start;
      KzruEdtfBounds bounds = {
        .kind = lasts ? KZRU_EDTF_INTERVAL : KZRU_EDTF_DATE,
        .outer = { start, end + 1 },
        .core = { start + 1, end },
      };

      kzru_event_table_builder_add (builder,
                                    &(KzruEventEntry) {
                                        .record = i,
                                        .lane = (guint) g_rand_int_range (rand, 0, N_LANES),
                                        .importance = 3,
                                        .claims = &bounds,
                                        .n_claims = 1,
                                        .title = title,
                                    });
    }

  return kzru_event_table_builder_end (builder, N_LANES);
}

static gboolean
is_in_window (const KzruBox *box)
{
  return kzru_box_intersects (box, &(KzruBox) { 0, 0, WIDTH, HEIGHT });
}

/* Counts what there is to be seen in the last frame. */
static void
look (Bench *bench)
{
  guint n_marks, n_counts;
  const KzruMark *marks = kzru_timeline_layout_get_marks (bench->layout, &n_marks);
  const KzruCount *counts = kzru_timeline_layout_get_counts (bench->layout, &n_counts);

  for (guint i = 0; i < n_marks; i++)
    {
      PangoLayout *title = marks[i].label.layout;

      bench->n_marks += is_in_window (&marks[i].box);
      bench->n_labels += title != NULL && is_in_window (&marks[i].label.box);
      if (title != NULL)
        bench->n_set += g_hash_table_add (bench->titles, g_object_ref (title));
    }
  for (guint i = 0; i < n_counts; i++)
    bench->n_counts += is_in_window (&counts[i].box);
  bench->n_frames++;
}

/**
 * kzru_bench_frame:
 * @bench: what is shown
 * @start: the first instant, in seconds
 * @end: the last one
 *
 * Makes one frame: all that the timeline does between a new window of time and
 * what it hands to the renderer. Not static, so that callgrind finds it.
 */
void
kzru_bench_frame (Bench  *bench,
                  double  start,
                  double  end)
{
  KzruTimelineParams params = {
    .table = bench->table,
    .start = start,
    .end = end,
    .share_start = start,
    .share_end = end,
    .width = WIDTH,
    .height = HEIGHT,
    .context = bench->context,
    .languages = languages,
    .calendars = &bench->calendar,
    .n_calendars = 1,
    .pinned = KZRU_EVENT_TABLE_NO_ROW,
    .moving = TRUE,
  };
  KzruTimelineLayout *layout = kzru_timeline_layout_new (&params, bench->layout);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  KzruPainter painter = kzru_painter_for_snapshot (snapshot);
  g_autoptr (GskRenderNode) node = NULL;

  kzru_timeline_paint_lanes (layout, &bench->style, NULL, (KzruExtent) { -INFINITY, INFINITY }, &painter);
  kzru_timeline_paint_axis (layout, &bench->style, &painter);
  node = gtk_snapshot_free_to_node (snapshot);

  /* What a timeline on the screen does before the next frame. */
  while (kzru_timeline_layout_set_wanted_title (layout))
    ;

  g_clear_pointer (&bench->layout, kzru_timeline_layout_unref);
  bench->layout = layout;
}

static void
show (Bench  *bench,
      double  start,
      double  end)
{
  kzru_bench_frame (bench, start, end);
  look (bench);
}

static void
zoom (Bench  *bench,
      double  middle,
      double  duration,
      int     step)
{
  duration *= pow (ZOOM_STEP, -step);
  show (bench, middle - duration / 2, middle + duration / 2);
}

/* Zooms in and out and pans, at a place that lies some way through all events, and
 * leaves it. */
static void
visit (Bench  *bench,
       guint   n_visible,
       double  way)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (bench->table);
  guint first = (guint) ((columns->n_rows - n_visible - 1) * way);
  double start = (double) columns->start[first];
  double end = MAX ((double) columns->start[first + n_visible], start + KZRU_TIMELINE_MIN_DURATION);
  double middle = (start + end) / 2;

  for (int i = 0; i <= N_ZOOMS; i++)
    zoom (bench, middle, end - start, i);
  for (int i = N_ZOOMS; i-- > 0;)
    zoom (bench, middle, end - start, i);
  for (guint i = 1; i <= N_PANS; i++)
    show (bench, start + i * PAN_STEP * (end - start), end + i * PAN_STEP * (end - start));

  g_clear_pointer (&bench->layout, kzru_timeline_layout_unref);
  g_hash_table_remove_all (bench->titles);
}

static void
set_up (Bench *bench,
        guint  n_events)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans 11");
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA black = { 0, 0, 0, 1 };
  const GdkRGBA blue = { 0, 0, 1, 1 };

  bench->table = make_table (n_events);
  bench->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_context_set_font_description (bench->context, font);
  bench->calendar = kzru_calendar_new ("gregorian", "en");
  bench->titles = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  kzru_timeline_style_init (&bench->style, &white, &black, &blue, FALSE);
}

static void
tear_down (Bench *bench)
{
  g_clear_pointer (&bench->titles, g_hash_table_unref);
  g_clear_pointer (&bench->table, kzru_event_table_unref);
  g_clear_object (&bench->context);
  g_clear_object (&bench->calendar);
}

/**
 * kzru_bench_frames:
 * @argc: how many arguments there are, with the name of the bench
 * @argv: (array length=argc): the arguments
 *
 * Makes the frames.
 *
 * Returns: the exit status
 */
int
kzru_bench_frames (int    argc,
                   char **argv)
{
  int n_events = 1000;
  Bench bench = { 0 };
  gint64 started;
  const GOptionEntry entries[] = {
    { "events", 0, 0, G_OPTION_ARG_INT, &n_events, "how many events there are", "N" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, NULL) || n_events <= N_DENSE)
    {
      g_printerr ("kzru-bench frames: expected --events N, with N more than %u\n", N_DENSE);
      return 2;
    }

  /* Render nodes need no display. */
  gtk_init_check ();
  set_up (&bench, (guint) n_events);

  started = g_get_monotonic_time ();
  visit (&bench, N_DENSE, 0.5);
  for (guint i = 0; i < N_PLACES; i++)
    visit (&bench, N_SPARSE, (double) i / (N_PLACES - 1));

  g_print ("events %d, frames %u; a frame: marks %.1f, labels %.1f, counts %.1f, titles set %.1f, ms %.2f\n",
           n_events, bench.n_frames, (double) bench.n_marks / bench.n_frames,
           (double) bench.n_labels / bench.n_frames, (double) bench.n_counts / bench.n_frames,
           (double) bench.n_set / bench.n_frames,
           (double) (g_get_monotonic_time () - started) / 1000 / bench.n_frames);
  tear_down (&bench);

  return 0;
}
