/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "tests/bench/kzru-bench.h"

#include <adwaita.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "model/kzru-atlas-file.h"
#include "model/kzru-csv-table.h"
#include "widgets/kzru-software-drawing.h"
#include "widgets/kzru-timeline.h"

/* The timeline in a real window of 1600 x 900, driven through the same moves as the
 * timelines of the web that it is put beside: a line on standard input lets it go
 * on, READY, LOADED and DONE on standard output say how far it is. One move a frame:
 * the time from the start of a frame to the start of the next is what is told.
 *
 *   kzru-bench timeline CSV SCRIPT OUT MODE
 *
 * SCRIPT holds the moves, OUT gets the times. MODE is "60hz" or "free"; what makes
 * the display wait for nothing is up to GDK, which is told by the environment. */

#define WIDTH 1600
#define HEIGHT 900

typedef struct
{
  char *phase;
  KzruSpan span;
} Step;

typedef struct
{
  char *phase;
  double work;  /* ms; until the frame was handed to the renderer */
  double drawn; /* ms; until it was drawn */
  double frame; /* ms; until the next one began: never less than a display at rest takes */
  double work_cpu;  /* ms; of these, when the processor was at it, … */
  double frame_cpu; /* … in the main thread */
} Frame;

typedef struct
{
  KzruAtlas *atlas;
  KzruViewState *state;
  GtkWidget *window;
  GMainLoop *loop;
  KzruSpan full;
  KzruSpan pan_start;
  GArray *steps;  /* of Step */
  GArray *frames; /* of Frame */
  guint next;
  guint pause;    /* frames to pass over */
  gboolean panning;
  gint64 started; /* µs; of the frame under way */
  double started_cpu; /* ms */
  double load_ms;
  double first_paint_ms;
} Bench;

/* Stands around the timeline and looks when its picture is ready for the renderer. */
#define BENCH_TYPE_BIN (bench_bin_get_type ())
G_DECLARE_FINAL_TYPE (BenchBin, bench_bin, BENCH, BIN, GtkWidget)

struct _BenchBin
{
  GtkWidget parent_instance;

  Bench *bench;
};

G_DEFINE_FINAL_TYPE (BenchBin, bench_bin, GTK_TYPE_WIDGET)

/* What the processor has done for this thread so far, in ms: on a busy machine that
 * tells more than a clock. */
static double
get_cpu (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

/* The frame under way, if it is one of a move. */
static Frame *
get_frame (Bench *bench)
{
  if (bench->started == 0 || bench->frames->len == 0)
    return NULL;

  return &g_array_index (bench->frames, Frame, bench->frames->len - 1);
}

static void
bench_bin_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  Bench *bench = BENCH_BIN (widget)->bench;
  Frame *frame = get_frame (bench);

  GTK_WIDGET_CLASS (bench_bin_parent_class)->snapshot (widget, snapshot);

  if (frame == NULL)
    return;

  frame->work = (double) (g_get_monotonic_time () - bench->started) / 1000;
  frame->work_cpu = get_cpu () - bench->started_cpu;
}

static void
bench_bin_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (bench_bin_parent_class)->dispose (object);
}

static void
bench_bin_class_init (BenchBinClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bench_bin_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = bench_bin_snapshot;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
bench_bin_init (BenchBin *self)
{
}

static void
say (const char *word)
{
  puts (word);
  fflush (stdout);
}

static void
wait_for_line (void)
{
  int c;

  do
    c = getchar ();
  while (c != '\n' && c != EOF);
}

static KzruSpan
read_span (JsonArray *array,
           guint      first)
{
  return (KzruSpan) {
    (gint64) (json_array_get_double_element (array, first) / 1000),
    (gint64) (json_array_get_double_element (array, first + 1) / 1000),
  };
}

static gboolean
read_script (Bench      *bench,
             const char *file_name)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *root;
  JsonArray *steps;

  if (!json_parser_load_from_file (parser, file_name, &error))
    {
      g_printerr ("kzru-bench: %s: %s\n", file_name, error->message);
      return FALSE;
    }

  root = json_node_get_object (json_parser_get_root (parser));
  bench->full = read_span (json_object_get_array_member (root, "full"), 0);
  bench->pan_start = read_span (json_object_get_array_member (root, "panStart"), 0);
  steps = json_object_get_array_member (root, "steps");

  for (guint i = 0; i < json_array_get_length (steps); i++)
    {
      JsonArray *step = json_array_get_array_element (steps, i);
      Step item = { g_strdup (json_array_get_string_element (step, 0)), read_span (step, 1) };

      g_array_append_val (bench->steps, item);
    }

  return TRUE;
}

static KzruAtlas *
read_table (Bench      *bench,
            const char *file_name)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (file_name);
  g_autoptr (KzruFaults) faults = kzru_faults_new ();
  gint64 started = g_get_monotonic_time ();
  KzruAtlas *atlas = kzru_atlas_read (file, faults, NULL);

  bench->load_ms = (double) (g_get_monotonic_time () - started) / 1000;
  for (guint i = 0; i < MIN (kzru_faults_get_size (faults), 5); i++)
    g_printerr ("kzru-bench: %s: %s\n", file_name, kzru_faults_get (faults, i)->message);

  return atlas;
}

/* Sends the next move. It is at the start of a frame: the last one ends here. */
static void
before_paint_cb (GdkFrameClock *clock,
                 Bench         *bench)
{
  gint64 now = g_get_monotonic_time ();
  Frame *last = get_frame (bench);

  if (last != NULL)
    {
      last->frame = (double) (now - bench->started) / 1000;
      last->frame_cpu = get_cpu () - bench->started_cpu;
    }
  bench->started = 0;

  if (bench->pause > 0)
    {
      bench->pause--;
      gtk_widget_queue_draw (bench->window);
      return;
    }

  if (bench->next == bench->steps->len)
    {
      g_main_loop_quit (bench->loop);
      return;
    }

  if (!bench->panning && g_str_has_prefix (g_array_index (bench->steps, Step, bench->next).phase, "pan"))
    {
      bench->panning = TRUE;
      bench->pause = 3;
      kzru_view_state_set_visible_span (bench->state, bench->pan_start);
      return;
    }

  {
    const Step *step = &g_array_index (bench->steps, Step, bench->next++);
    Frame frame = { .phase = step->phase };

    bench->started = now;
    bench->started_cpu = get_cpu ();
    g_array_append_val (bench->frames, frame);
    kzru_view_state_set_visible_span (bench->state, step->span);
    gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_BEFORE_PAINT);
  }
}

static void
after_paint_cb (GdkFrameClock *clock,
                Bench         *bench)
{
  Frame *frame = get_frame (bench);

  if (frame != NULL)
    frame->drawn = (double) (g_get_monotonic_time () - bench->started) / 1000;
}

static gboolean
first_frame_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  Bench *bench = user_data;

  /* The second tick comes when the first frame was drawn. */
  if (bench->pause++ < 1)
    return G_SOURCE_CONTINUE;

  g_main_loop_quit (bench->loop);
  return G_SOURCE_REMOVE;
}

static void
show_all (Bench *bench)
{
  gint64 started = g_get_monotonic_time ();
  GtkWidget *timeline = kzru_timeline_new ();
  BenchBin *bin = g_object_new (BENCH_TYPE_BIN, NULL);

  bin->bench = bench;
  gtk_widget_set_parent (timeline, GTK_WIDGET (bin));
  bench->state = kzru_view_state_new ();
  kzru_view_state_set_atlas (bench->state, bench->atlas);
  kzru_view_state_set_visible_span (bench->state, bench->full);
  kzru_pane_set_view_state (KZRU_PANE (timeline), bench->state);

  bench->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (bench->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (bench->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (bench->window), GTK_WIDGET (bin));
  gtk_window_present (GTK_WINDOW (bench->window));

  gtk_widget_add_tick_callback (timeline, first_frame_cb, bench, NULL);
  g_main_loop_run (bench->loop);
  bench->first_paint_ms = (double) (g_get_monotonic_time () - started) / 1000;
}

static void
go_through_steps (Bench *bench)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (bench->window);

  bench->pause = 2;
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), bench);
  gdk_frame_clock_begin_updating (clock);
  g_main_loop_run (bench->loop);
  gdk_frame_clock_end_updating (clock);
  g_signal_handlers_disconnect_by_data (clock, bench);
}

static guint64
get_peak_rss (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;

  line = strstr (status, "VmHWM:");
  return line != NULL ? g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10) * 1024 : 0;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

static char *
summarize (const GArray *frames,
           gsize         offset)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < frames->len; i++)
    g_array_append_vals (values, (const char *) &g_array_index (frames, Frame, i) + offset, 1);
  g_array_sort (values, compare_doubles);
  if (values->len == 0)
    return g_strdup ("-");

  return g_strdup_printf ("%.1f / %.1f / %.1f", g_array_index (values, double, values->len / 2),
                          g_array_index (values, double, values->len * 95 / 100),
                          g_array_index (values, double, values->len - 1));
}

static char *
dup_info (Bench *bench)
{
  guint n = kzru_atlas_get_n_records (bench->atlas, KZRU_RECORD_EVENT);
  g_autofree char *work = summarize (bench->frames, G_STRUCT_OFFSET (Frame, work));
  g_autofree char *drawn = summarize (bench->frames, G_STRUCT_OFFSET (Frame, drawn));
  g_autofree char *frame = summarize (bench->frames, G_STRUCT_OFFSET (Frame, frame));
  g_autofree char *work_cpu = summarize (bench->frames, G_STRUCT_OFFSET (Frame, work_cpu));
  g_autofree char *frame_cpu = summarize (bench->frames, G_STRUCT_OFFSET (Frame, frame_cpu));
  KzruCsvTable *table = kzru_atlas_get_table (bench->atlas);

  return g_strdup_printf ("load_ms %.0f; layout and snapshot ms %s, of the processor %s; "
                          "frame until it is drawn ms %s; until the next begins ms %s, of the processor %s (median / p95 / max); "
                          "peak RSS MB %.0f; bytes an event: columns and index %.1f, with all of the table %.1f; %u events",
                          bench->load_ms, work, work_cpu, drawn, frame, frame_cpu, (double) get_peak_rss () / 1e6,
                          table != NULL ? (double) kzru_event_table_get_bytes (kzru_csv_table_get_events (table)) / MAX (n, 1) : 0,
                          table != NULL ? (double) kzru_csv_table_get_bytes (table) / MAX (n, 1) : 0, n);
}

static gboolean
write_out (Bench      *bench,
           const char *file_name)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *info = dup_info (bench);
  g_autoptr (GError) error = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "first_paint_ms");
  json_builder_add_double_value (builder, bench->first_paint_ms);
  json_builder_set_member_name (builder, "frames");
  json_builder_begin_array (builder);
  for (guint i = 0; i < bench->frames->len; i++)
    {
      const Frame *frame = &g_array_index (bench->frames, Frame, i);

      json_builder_begin_array (builder);
      json_builder_add_string_value (builder, frame->phase);
      json_builder_add_double_value (builder, frame->work);
      json_builder_add_double_value (builder, frame->frame);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "info");
  json_builder_add_string_value (builder, info);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  if (json_generator_to_file (generator, file_name, &error))
    return TRUE;

  g_printerr ("kzru-bench: %s: %s\n", file_name, error->message);
  return FALSE;
}

/**
 * kzru_bench_timeline:
 * @argc: how many arguments there are, with the name of the bench
 * @argv: (array length=argc): the arguments
 *
 * Drives the timeline through the moves.
 *
 * Returns: the exit status
 */
int
kzru_bench_timeline (int    argc,
                     char **argv)
{
  Bench bench = {
    .steps = g_array_new (FALSE, FALSE, sizeof (Step)),
    .frames = g_array_new (FALSE, FALSE, sizeof (Frame)),
  };

  if (argc != 5)
    {
      g_printerr ("kzru-bench timeline: expected CSV SCRIPT OUT MODE\n");
      return 2;
    }

  adw_init ();
  kzru_software_drawing_init (gdk_display_get_default ());
  bench.loop = g_main_loop_new (NULL, FALSE);
  bench.atlas = read_table (&bench, argv[1]);
  if (bench.atlas == NULL || !read_script (&bench, argv[2]))
    return 1;

  say ("READY");
  wait_for_line ();
  show_all (&bench);
  say ("LOADED");
  wait_for_line ();
  go_through_steps (&bench);
  if (!write_out (&bench, argv[3]))
    return 1;
  say ("DONE");

  return 0;
}
