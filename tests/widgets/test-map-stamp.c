/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gtk/gtk.h>
#include <math.h>

#include "widgets/kzru-map-stamp.h"
#include "widgets/kzru-map-texts.h"
#include "widgets/kzru-surface-node.h"

#define SIZE 64

static const GdkRGBA red = { 1, 0, 0, 1 };
static const GdkRGBA blue = { 0, 0, 1, 1 };

typedef struct
{
  cairo_surface_t *surface;
  cairo_t *cr;
} Canvas;

static void
start (Canvas *canvas)
{
  canvas->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIZE, SIZE);
  canvas->cr = cairo_create (canvas->surface);
}

static guint32
get_pixel (const Canvas *canvas,
           int           x,
           int           y)
{
  const guint8 *row;

  cairo_surface_flush (canvas->surface);
  row = cairo_image_surface_get_data (canvas->surface) + y * cairo_image_surface_get_stride (canvas->surface);
  return ((const guint32 *) (gconstpointer) row)[x];
}

static void
finish (Canvas *canvas)
{
  cairo_destroy (canvas->cr);
  cairo_surface_destroy (canvas->surface);
}

static void
assert_equal (const Canvas *a,
              const Canvas *b)
{
  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      g_assert_cmphex (get_pixel (a, x, y), ==, get_pixel (b, x, y));
}

/* A picture that is different in each pixel. */
static cairo_surface_t *
create_picture (double scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIZE, SIZE);
  guint8 *data = cairo_image_surface_get_data (surface);

  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      ((guint32 *) (gpointer) (data + y * cairo_image_surface_get_stride (surface)))[x] =
        0xff000000 | (guint32) (x << 8 | y);
  cairo_surface_mark_dirty (surface);
  cairo_surface_set_device_scale (surface, scale, scale);

  return surface;
}

/* A part of a picture is drawn pixel by pixel, and outlives the picture. */
static void
test_surface_node (void)
{
  static const int scales[] = { 1, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      int scale = scales[i];
      cairo_surface_t *picture = create_picture (scale);
      g_autoptr (GskRenderNode) node =
        kzru_surface_node_new (picture, 8, 16, &GRAPHENE_RECT_INIT (4, 6, 12.0f / (float) scale, 10.0f / (float) scale));
      Canvas canvas;

      cairo_surface_destroy (picture);
      start (&canvas);
      cairo_scale (canvas.cr, scale, scale);
      gsk_render_node_draw (node, canvas.cr);
      for (int y = 0; y < 10; y++)
        for (int x = 0; x < 12; x++)
          g_assert_cmphex (get_pixel (&canvas, 4 * scale + x, 6 * scale + y), ==,
                           0xff000000 | (guint32) ((8 + x) << 8 | (16 + y)));
      g_assert_cmphex (get_pixel (&canvas, 4 * scale - 1, 6 * scale), ==, 0);
      g_assert_cmphex (get_pixel (&canvas, 4 * scale + 12, 6 * scale), ==, 0);
      finish (&canvas);
    }
}

/* A disc with its rim, at the nearest pixel. */
static void
test_discs (void)
{
  g_autoptr (KzruMapStamps) stamps = kzru_map_stamps_new (&red, &blue, 4, 1);
  Canvas canvas, near;

  start (&canvas);
  kzru_map_stamps_paint (stamps, (KzruScreenPoint) { 30, 32 }, 10, canvas.cr);
  kzru_map_stamps_paint (stamps, (KzruScreenPoint) { 55, 10 }, 3, canvas.cr);
  for (int x = 0; x < 45; x++)
    {
      double distance = fabs (x + 0.5 - 30);

      if (distance < 9)
        g_assert_cmphex (get_pixel (&canvas, x, 32), ==, 0xffff0000);
      else if (distance > 11 && distance < 13)
        g_assert_cmphex (get_pixel (&canvas, x, 32), ==, 0xff0000ff);
      else if (distance > 15)
        g_assert_cmphex (get_pixel (&canvas, x, 32), ==, 0);
    }
  g_assert_cmphex (get_pixel (&canvas, 55, 10), ==, 0xffff0000);
  g_assert_cmphex (get_pixel (&canvas, 60, 10), ==, 0xff0000ff);

  start (&near);
  kzru_map_stamps_paint (stamps, (KzruScreenPoint) { 30.4, 31.6 }, 10, near.cr);
  kzru_map_stamps_paint (stamps, (KzruScreenPoint) { 54.7, 10.3 }, 3, near.cr);
  assert_equal (&canvas, &near);
  finish (&near);
  finish (&canvas);
}

static PangoLayout *
create_text (KzruMapTexts *texts)
{
  return kzru_map_texts_get (texts, KZRU_MAP_TEXT_COUNTRY, "|||");
}

/* Of the halo and no letter, all but opaque. */
static gboolean
is_blue (guint32 pixel)
{
  return (pixel & 0xff) > 0xe0 && (pixel >> 16 & 0xff) < 0x20;
}

/* The halo is all around the letters, as wide as that of a text that is not kept. */
static void
test_halo (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (KzruMapTexts) texts = kzru_map_texts_new (context);
  guint n_kept = 0, n_drawn = 0;
  Canvas kept, drawn;

  start (&kept);
  start (&drawn);
  kzru_map_paint_text (create_text (texts), 20, 20, &red, &blue, 1, kept.cr);
  kzru_map_paint_text (create_text (texts), 20, 20, &red, &blue, 0, drawn.cr);
  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      {
        guint32 pixel = get_pixel (&drawn, x, y);

        n_kept += is_blue (get_pixel (&kept, x, y));
        n_drawn += is_blue (pixel);
        if (pixel >> 24 == 0)
          g_assert_cmphex (get_pixel (&kept, x, y) >> 24, <, 0x80);
        else if (pixel >> 24 == 0xff)
          g_assert_cmphex (get_pixel (&kept, x, y) >> 24, >, 0x80);
      }
  g_assert_cmpuint (n_drawn, >, 0);
  g_assert_cmpuint (n_kept, >, n_drawn / 2);
  finish (&drawn);
  finish (&kept);
  g_object_unref (context);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map-stamp/surface-node", test_surface_node);
  g_test_add_func ("/map-stamp/discs", test_discs);
  g_test_add_func ("/map-stamp/halo", test_halo);

  return g_test_run ();
}
