/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <math.h>

#include "tests/test-util.h"
#include "widgets/kzru-chart-legend.h"
#include "widgets/kzru-chart-pages.h"
#include "widgets/kzru-chart-table.h"

/* A poster, put together as people do it: its pages are printed, looked at as
 * pictures, and laid side by side as its cut marks say. */

#define RESOLUTION 150 /* dots per inch */
#define PX(points) ((points) * RESOLUTION / 72)
#define MARGIN 28.0

/* Sheets do not start at whole pixels, and what lies on the edge of a pixel is a
 * bit darker here and a bit lighter there: each pixel has to be much like one of
 * the nine at its place. Of the ink, up to four in a hundred are still unlike
 * any; on a sheet that lies two pixels off, more than twenty. */
#define MAX_DIFFERENCE 80
#define INKED 200 /* darker than this */
#define MAX_SHARE 0.08

typedef struct
{
  KzruViewState *state;
  KzruPaperText *paper;
  KzruChartTable *table;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  mirrored)
{
  const char *left[] = { "en", NULL };
  const char *right[] = { "fa", NULL };
  const char * const *languages = mirrored != NULL ? right : left;
  g_autoptr (KzruAtlas) atlas = test_read_atlas (TEST_SHIPPED_ATLAS);

  fixture->state = kzru_view_state_new ();
  kzru_view_state_set_languages (fixture->state, languages);
  kzru_view_state_set_atlas (fixture->state, atlas);
  kzru_view_state_set_visible_span (fixture->state, kzru_view_state_get_document_span (fixture->state));
  fixture->paper = kzru_paper_text_new (languages[0]);
  fixture->table = kzru_chart_table_new (fixture->state, kzru_view_state_get_visible_span (fixture->state));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  mirrored)
{
  kzru_chart_table_free (fixture->table);
  kzru_paper_text_unref (fixture->paper);
  g_object_unref (fixture->state);
}

static KzruChartParams
get_params (double   width,
            double   height,
            guint    rows,
            guint    columns,
            gboolean mirrored)
{
  return (KzruChartParams) {
    .format = { width, height, MARGIN, MARGIN, MARGIN, MARGIN },
    .fit = KZRU_CHART_FIT_TILES,
    .n_pages = 1,
    .rows = rows,
    .columns = columns,
    .overlap = 20,
    .mirrored = mirrored,
  };
}

static KzruChart *
create_chart (Fixture               *fixture,
              const KzruChartParams *params)
{
  g_autoptr (GError) error = NULL;
  KzruChart *chart = kzru_chart_new (fixture->state, fixture->paper, fixture->table, params, &error);

  g_assert_no_error (error);

  return chart;
}

/* Prints, and looks at each page as grey pixels. */
static GPtrArray *
print (Fixture               *fixture,
       const KzruChartParams *params)
{
  g_autofree char *folder = g_dir_make_tmp ("kzru-chart-XXXXXX", NULL);
  g_autofree char *pdf = g_build_filename (folder, "out.pdf", NULL);
  g_autofree char *resolution = g_strdup_printf ("%d", RESOLUTION);
  const char *words[] = { "pdftoppm", "-r", resolution, "-png", pdf, pdf, NULL };
  KzruChartPagesParams all = { .chart = *params };
  g_autoptr (KzruChartPages) pages = kzru_chart_pages_new (fixture->state, &all, NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (pdf, params->format.width, params->format.height);
  cairo_t *cr = cairo_create (surface);
  GPtrArray *pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);
  guint n = kzru_chart_pages_get_n_pages (pages);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      kzru_chart_pages_draw (pages, i, cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *png = g_strdup_printf (n > 9 ? "%s-%02u.png" : "%s-%u.png", pdf, i + 1);

      g_ptr_array_add (pictures, cairo_image_surface_create_from_png (png));
      g_assert_cmpint (cairo_surface_status (pictures->pdata[i]), ==, CAIRO_STATUS_SUCCESS);
      g_unlink (png);
    }
  g_unlink (pdf);
  g_rmdir (folder);

  return pictures;
}

static int
get_grey (cairo_surface_t *picture,
          int              x,
          int              y)
{
  const guchar *data = cairo_image_surface_get_data (picture);
  const guchar *pixel = data + y * cairo_image_surface_get_stride (picture) + 4 * x;

  return (pixel[0] + pixel[1] + pixel[2]) / 3;
}

static gboolean
is_like (cairo_surface_t *picture,
         int              x,
         int              y,
         int              grey)
{
  for (int i = -1; i <= 1; i++)
    for (int j = -1; j <= 1; j++)
      if (ABS (get_grey (picture, x + i, y + j) - grey) <= MAX_DIFFERENCE)
        return TRUE;

  return FALSE;
}

/* How much of the ink in a box on a page, in points, differs from what is at a
 * place on another. */
static double
compare (cairo_surface_t *sheet,
         const KzruBox   *box,
         cairo_surface_t *whole,
         double           x,
         double           y)
{
  int width = (int) PX (box->width) - 2;
  int height = (int) PX (box->height) - 2;
  guint n_inked = 1, n = 0;

  for (int i = 1; i < width; i++)
    for (int j = 1; j < height; j++)
      {
        int grey = get_grey (sheet, (int) round (PX (box->x)) + i, (int) round (PX (box->y)) + j);

        n_inked += grey < INKED;
        n += !is_like (whole, (int) round (PX (x)) + i, (int) round (PX (y)) + j, grey);
      }

  return (double) n / n_inked;
}

/* A sheet as large as the poster. Its titles may take more room than those of
 * the poster's sheets, and its legend takes some. */
static KzruChartParams
find_whole (Fixture            *fixture,
            KzruTimelineLayout *canvas,
            gboolean            mirrored)
{
  KzruBox chart = kzru_timeline_layout_get_chart (canvas);
  double axis = kzru_timeline_layout_get_axis_height (canvas);
  KzruChartParams params = get_params (3 * chart.width, 3 * chart.height, 1, 1, mirrored);

  /* Once for the width, which tells how high the legend is; then for the height. */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (KzruChart) whole = create_chart (fixture, &params);
      g_autoptr (KzruTimelineLayout) layout = kzru_chart_layout_page (whole, 0);
      KzruChartTile tile;

      kzru_chart_init_tile (whole, 0, layout, &tile);
      params.format.width += chart.width - tile.window.width;
      params.format.height += chart.height - axis - tile.window.height;
    }

  return params;
}

static void
test_joined (Fixture       *fixture,
             gconstpointer  user_data)
{
  gboolean mirrored = user_data != NULL;
  KzruChartParams params = get_params (595, 420, 2, 3, mirrored);
  g_autoptr (KzruChart) poster = create_chart (fixture, &params);
  g_autoptr (KzruTimelineLayout) canvas = kzru_chart_layout_page (poster, 0);
  KzruChartParams whole_params = find_whole (fixture, canvas, mirrored);
  g_autoptr (KzruChart) whole = create_chart (fixture, &whole_params);
  g_autoptr (KzruTimelineLayout) whole_layout = kzru_chart_layout_page (whole, 0);
  g_autoptr (GPtrArray) sheets = print (fixture, &params);
  g_autoptr (GPtrArray) one = print (fixture, &whole_params);
  KzruBox chart = kzru_timeline_layout_get_chart (canvas);
  double axis = kzru_timeline_layout_get_axis_height (canvas);
  KzruChartTile whole_tile;
  double left, top;

  kzru_chart_init_tile (whole, 0, whole_layout, &whole_tile);
  left = whole_tile.x + (mirrored ? 0 : kzru_chart_tile_get_gutter (&whole_tile));
  top = whole_tile.y + axis;
  g_assert_cmpuint (kzru_chart_get_n_pages (poster), ==, 6);
  g_assert_cmpuint (sheets->len, ==, 7);
  g_assert_cmpuint (one->len, ==, 1);

  for (guint i = 0; i < 6; i++)
    {
      KzruBox cell = kzru_chart_get_cell (poster, i);
      KzruBox cut;
      KzruChartTile tile;

      kzru_chart_init_tile (poster, i, canvas, &tile);
      cut = kzru_chart_get_cut (poster, i, &tile);

      /* Of the titles each sheet has its own; all else is compared. */
      if (i % 3 == 0)
        {
          double gutter = kzru_chart_tile_get_gutter (&tile);

          cut.x += mirrored ? 0 : gutter;
          cut.width -= gutter;
        }
      g_assert_cmpfloat_with_epsilon (cut.width, cell.width, 0.01);
      g_assert_cmpfloat (compare (sheets->pdata[i + 1], &cut, one->pdata[0],
                                  left + cell.x - chart.x, top + cell.y - axis - (i < 3 ? axis : 0)),
                         <, MAX_SHARE);
    }
}

/* No row of sheets ends in the middle of a mark, a label or a count, and all
 * of the chart is on some sheet. */
static void
test_cuts (Fixture       *fixture,
           gconstpointer  user_data)
{
  for (guint rows = 1; rows <= 5; rows++)
    {
      KzruChartParams params = get_params (420, 300 + 37 * rows, rows, 2, user_data != NULL);
      g_autoptr (KzruChart) poster = create_chart (fixture, &params);
      g_autoptr (KzruTimelineLayout) canvas = kzru_chart_layout_page (poster, 0);
      double bottom = kzru_timeline_layout_get_axis_height (canvas);
      guint n_marks;
      const KzruMark *marks = kzru_timeline_layout_get_marks (canvas, &n_marks);

      for (guint page = 0; page < kzru_chart_get_n_pages (poster); page += 2)
        {
          KzruBox cell = kzru_chart_get_cell (poster, page);
          KzruChartTile tile;

          kzru_chart_init_tile (poster, page, canvas, &tile);
          g_assert_cmpfloat_with_epsilon (cell.y, bottom, 0.001);
          g_assert_cmpfloat (tile.y + kzru_chart_tile_get_box (&tile).height, <, params.format.height - MARGIN);
          bottom = cell.y + cell.height;

          for (guint i = 0; i < n_marks && page + 2 < kzru_chart_get_n_pages (poster); i++)
            g_assert_true (marks[i].box.y >= bottom - 0.001
                           || marks[i].box.y + marks[i].box.height <= bottom + 0.001);
        }
      g_assert_cmpfloat_with_epsilon (bottom, kzru_timeline_layout_get_height (canvas), 0.001);
    }
}

/* The legend of a chart, drawn large, with white around it. */
static cairo_surface_t *
draw_legend (Fixture *fixture,
             gboolean mirrored,
             double   width,
             double   margin,
             double   scale,
             double  *em)
{
  KzruChartParams params = get_params (842, 595, 1, 1, mirrored);
  g_autoptr (KzruChart) chart = create_chart (fixture, &params);
  g_autoptr (KzruTimelineLayout) layout = kzru_chart_layout_page (chart, 0);
  KzruBox box = { margin, margin, width, kzru_chart_legend_measure (fixture->paper, width) };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (scale * (width + 2 * margin)),
                                                         (int) (scale * (box.height + 2 * margin)));
  cairo_t *cr = cairo_create (surface);
  KzruTimelineStyle style;

  kzru_timeline_style_init_print (&style);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  kzru_chart_legend_paint (fixture->paper, &style, layout, &box, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  *em = kzru_timeline_layout_get_em (layout);

  return surface;
}

/* However narrow the paper is, nothing stands beside the legend. */
static void
test_legend_room (Fixture       *fixture,
                  gconstpointer  user_data)
{
  static const double widths[] = { 150, 240, 539, 786, 1135 };
  const int margin = 10;
  double em;

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      cairo_surface_t *picture = draw_legend (fixture, user_data != NULL, widths[i], margin, 1, &em);
      int width = cairo_image_surface_get_width (picture);
      int height = cairo_image_surface_get_height (picture);
      guint n_inked = 0;

      for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
          {
            gboolean inside = x >= margin - 1 && x <= width - margin && y >= margin - 1 && y <= height - margin;

            n_inked += get_grey (picture, x, y) < INKED;
            g_assert_true (inside || get_grey (picture, x, y) == 255);
          }
      g_assert_cmpuint (n_inked, >, 1000);
      cairo_surface_destroy (picture);
    }
}

/* Whether there is a circle around a place that is inked all along, or not at all. */
static gboolean
is_circle (cairo_surface_t *picture,
           int              x,
           int              y,
           double           radius,
           gboolean         inked)
{
  for (guint i = 0; i < 32; i++)
    {
      double angle = 2 * G_PI * i / 32;

      if ((get_grey (picture, x + (int) lround (radius * cos (angle)), y + (int) lround (radius * sin (angle)))
           < INKED) != inked)
        return FALSE;
    }

  return TRUE;
}

/* The ring around a dot, which says that there are other dates, is among what the
 * legend explains. */
static void
test_legend_ring (Fixture       *fixture,
                  gconstpointer  user_data)
{
  const int scale = 8;
  const int margin = 10;
  guint n = 0;
  double em;
  cairo_surface_t *picture = draw_legend (fixture, user_data != NULL, 539, margin, scale, &em);

  for (int y = margin * scale; y < cairo_image_surface_get_height (picture) - margin * scale; y++)
    for (int x = margin * scale; x < cairo_image_surface_get_width (picture) - margin * scale; x++)
      n += is_circle (picture, x, y, 0.3 * em * scale, TRUE) && is_circle (picture, x, y, 0.43 * em * scale, FALSE)
           && is_circle (picture, x, y, 0.53 * em * scale, TRUE);

  /* There are a few places so near its middle that each is found. */
  g_assert_cmpuint (n, >, 0);
  cairo_surface_destroy (picture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/chart/joined", Fixture, NULL, set_up, test_joined, tear_down);
  g_test_add ("/chart/joined-mirrored", Fixture, GINT_TO_POINTER (1), set_up, test_joined, tear_down);
  g_test_add ("/chart/cuts", Fixture, NULL, set_up, test_cuts, tear_down);
  g_test_add ("/chart/legend-room", Fixture, NULL, set_up, test_legend_room, tear_down);
  g_test_add ("/chart/legend-room-mirrored", Fixture, GINT_TO_POINTER (1), set_up, test_legend_room, tear_down);
  g_test_add ("/chart/legend-ring", Fixture, NULL, set_up, test_legend_ring, tear_down);

  return g_test_run ();
}
