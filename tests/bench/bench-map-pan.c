/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <shumate/shumate.h>

#include "model/kzru-atlas-file.h"
#include "tests/bench/bench-map.h"
#include "tests/bench/bench-samples.h"
#include "widgets/kzru-map-view.h"

/* How long a frame takes while the map is moved over many markers.
 *
 * The window is a real one. A frame goes from the frame clock's first phase to
 * its last: what moved is laid out, drawn, rendered, and handed to the display.
 * The last of these is none of the map's doing and may well be most of it: the
 * frames of a window that is filled with another colour each time say how much. */

#define WIDTH 1200
#define HEIGHT 800
#define N_FRAMES 150
#define N_WARM 10

static const char head[] =
  "{\"kzru\":\"1\",\"id\":\"many\",\"title\":{\"en\":\"Many\"},\"license\":\"CC0-1.0\","
  "\"themes\":[{\"id\":\"t\",\"label\":{\"en\":\"Theme\"},\"color\":\"#3584e4\"}],"
  "\"datasets\":[{\"id\":\"d\",\"title\":\"D\",\"version\":\"1\",\"URL\":\"https://example.com/d\",\"license\":\"CC0-1.0\"}],"
  "\"sources\":[{\"id\":\"s\",\"type\":\"article\",\"title\":\"S\",\"language\":\"en\","
  "\"custom\":{\"file\":\"s.txt\",\"sha256\":\"8d2556feca35b6c9a0981c2d00c954b6301f9aeb077a754d9554c387a45c5fa1\",\"length\":9}}],"
  "\"passages\":[{\"id\":\"p\",\"source\":\"s\",\"language\":\"en\",\"parts\":[{\"selector\":["
  "{\"type\":\"TextQuoteSelector\",\"exact\":\"It is so.\",\"prefix\":\"\",\"suffix\":\"\"},"
  "{\"type\":\"TextPositionSelector\",\"start\":0,\"end\":9}]}],\"gloss\":{\"en\":\"It is so.\"}}],"
  "\"actors\":[],";

/* An atlas of events at as many places, most of them near a few towns. */
static KzruAtlas *
make_atlas (guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  GString *text = g_string_new (head);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KzruFaults) faults = kzru_faults_new ();
  KzruAtlas *atlas;

  g_string_append (text, "\"places\":[");
  for (guint i = 0; i < n; i++)
    {
      double spread = i % 3 == 0 ? 1 : 0.08;
      double lon = 40 + (i % 7) * 8 + g_rand_double_range (rand, -25, 25) * spread;
      double lat = 35 + (i % 5) * 5 + g_rand_double_range (rand, -15, 15) * spread;

      g_string_append_printf (text, "%s{\"id\":\"p%u\",\"label\":{\"en\":\"Place %u\"},"
                              "\"geometry\":{\"type\":\"Point\",\"coordinates\":[%.4f,%.4f]},"
                              "\"reference\":{\"dataset\":\"d\",\"id\":\"p%u\"}}",
                              i > 0 ? "," : "", i, i, lon, lat, i);
    }
  g_string_append (text, "],\"routes\":[],\"events\":[");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s{\"id\":\"e%u\",\"theme\":\"t\",\"title\":{\"en\":\"Event %u\"},\"description\":{\"en\":\"It is so.\"},"
                            "\"dates\":[{\"edtf\":\"%u\",\"basis\":\"stated\",\"passages\":[\"p\"],\"written\":\"x\"}],"
                            "\"places\":[\"p%u\"],\"passages\":[\"p\"],\"importance\":3,\"basis\":\"stated\"}",
                            i > 0 ? "," : "", i, i, 1900 + i % 120, i);
  g_string_append (text, "],\"figures\":[],\"relations\":[]}");

  bytes = g_string_free_to_bytes (text);
  atlas = kzru_atlas_read_bytes (bytes, faults);
  for (guint i = 0; i < MIN (kzru_faults_get_size (faults), 5); i++)
    g_printerr ("%s: %s\n", kzru_faults_get (faults, i)->pointer, kzru_faults_get (faults, i)->message);
  if (atlas == NULL)
    g_error ("the atlas of the benchmark cannot be read");

  return atlas;
}

typedef struct
{
  GtkWidget *widget;
  ShumateViewport *viewport; /* nullable: nothing moves */
  GArray *samples;
  GArray *work; /* of the main thread */
  gint64 start;
  gint64 work_start;
  guint n_frames;
} Pan;

static void
before_paint_cb (Pan *pan)
{
  double angle = pan->n_frames * 0.02;

  pan->start = g_get_monotonic_time ();
  pan->work_start = bench_get_work ();
  if (pan->viewport == NULL)
    gtk_widget_queue_draw (pan->widget);
  else
    shumate_location_set_location (SHUMATE_LOCATION (pan->viewport), 45 + 4 * sin (angle), 60 + 8 * cos (1.7 * angle));
}

static void
after_paint_cb (Pan *pan)
{
  double milliseconds = (double) (bench_get_work () - pan->work_start) / 1000;

  if (pan->n_frames++ < N_WARM)
    return;

  bench_samples_add_since (pan->samples, pan->start);
  g_array_append_val (pan->work, milliseconds);
}

/* Draws frames until there are enough of them. */
static void
measure_frames (JsonBuilder *out,
                GtkWidget   *widget,
                Pan         *pan)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) work = g_array_new (FALSE, FALSE, sizeof (double));
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gulong before, after;

  pan->widget = widget;
  pan->samples = samples;
  pan->work = work;
  before = g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (before_paint_cb), pan);
  after = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_paint_cb), pan);
  gdk_frame_clock_begin_updating (clock);
  while (pan->n_frames < N_FRAMES + N_WARM)
    g_main_context_iteration (NULL, TRUE);
  gdk_frame_clock_end_updating (clock);
  g_signal_handler_disconnect (clock, before);
  g_signal_handler_disconnect (clock, after);

  bench_add_samples (out, samples);
  bench_add_number (out, "work_median_ms", bench_samples_get (work, 0.5));
  bench_add_number (out, "work_p95_ms", bench_samples_get (work, 0.95));
}

static GtkWidget *
find_map (GtkWidget *widget)
{
  GtkWidget *found = SHUMATE_IS_MAP (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_map (child);

  return found;
}

static void
pan_over (JsonBuilder *out,
          GtkWidget   *view,
          double       zoom)
{
  Pan pan = { .viewport = shumate_map_get_viewport (SHUMATE_MAP (find_map (view))) };

  shumate_viewport_set_zoom_level (pan.viewport, zoom);
  bench_add_number (out, "zoom", zoom);
  measure_frames (out, view, &pan);
}

static GtkWidget *
show_window (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));

  return window;
}

/* A widget of one colour, another one in each frame. */
G_DECLARE_FINAL_TYPE (BenchFill, bench_fill, BENCH, FILL, GtkWidget)

struct _BenchFill
{
  GtkWidget parent_instance;

  guint n_frames;
};

G_DEFINE_FINAL_TYPE (BenchFill, bench_fill, GTK_TYPE_WIDGET)

static void
bench_fill_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  GdkRGBA color = { (float) (BENCH_FILL (widget)->n_frames++ % 2), 0.5f, 0.5f, 1 };

  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                  (float) gtk_widget_get_height (widget)));
}

static void
bench_fill_class_init (BenchFillClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = bench_fill_snapshot;
}

static void
bench_fill_init (BenchFill *self)
{
}

static void
measure_fill (JsonBuilder *out)
{
  GtkWidget *area = g_object_new (bench_fill_get_type (), NULL);
  GtkWidget *window = show_window (area);
  Pan pan = { 0 };

  json_builder_set_member_name (out, "filled_window");
  json_builder_begin_object (out);
  measure_frames (out, area, &pan);
  json_builder_end_object (out);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
measure_markers (JsonBuilder *out,
                 guint        n)
{
  g_autoptr (KzruAtlas) atlas = make_atlas (n);
  g_autoptr (KzruViewState) state = kzru_view_state_new ();
  GtkWidget *view = kzru_map_view_new ();
  GtkWidget *window = show_window (view);
  static const double zooms[] = { 3, 5, 8 };

  kzru_view_state_set_atlas (state, atlas);
  kzru_pane_set_view_state (KZRU_PANE (view), state);

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      json_builder_begin_object (out);
      json_builder_set_member_name (out, "markers");
      json_builder_add_int_value (out, n);
      pan_over (out, view, zooms[i]);
      json_builder_end_object (out);
    }

  gtk_window_destroy (GTK_WINDOW (window));
}

/**
 * bench_map_pan:
 * @out: where to add the figures
 *
 * Measures frames while a map of 1200 × 800 pixels is moved over 10, 1,000 and
 * 100,000 markers. Needs a display.
 */
void
bench_map_pan (JsonBuilder *out)
{
  static const guint numbers[] = { 10, 1000, 100000 };

  measure_fill (out);

  json_builder_set_member_name (out, "pan");
  json_builder_begin_array (out);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    measure_markers (out, numbers[i]);
  json_builder_end_array (out);
}
