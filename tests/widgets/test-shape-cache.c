/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "widgets/kzru-timeline-painter.h"

#define SIZE 64

static const GdkRGBA blue = { 0.1f, 0.3f, 0.8f, 1 };

static cairo_surface_t *
paint (const KzruBox  *box,
       double          radius,
       KzruShapeCache *shapes,
       int             scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIZE, SIZE);
  cairo_t *cr = cairo_create (surface);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  KzruPainter painter = shapes != NULL ? kzru_painter_for_screen (snapshot, shapes)
                                       : kzru_painter_for_snapshot (snapshot);
  g_autoptr (GskRenderNode) node = NULL;

  painter.klass->fill (&painter, box, radius, &blue);
  node = gtk_snapshot_free_to_node (snapshot);
  cairo_scale (cr, scale, scale);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static int
get_largest_difference (cairo_surface_t *a,
                        cairo_surface_t *b)
{
  const guint8 *first = cairo_image_surface_get_data (a);
  const guint8 *second = cairo_image_surface_get_data (b);
  int most = 0;

  for (int i = 0; i < SIZE * cairo_image_surface_get_stride (a); i++)
    most = MAX (most, abs (first[i] - second[i]));

  return most;
}

static int
compare (KzruShapeCache *shapes,
         const KzruBox  *box,
         double          radius,
         int             scale)
{
  cairo_surface_t *plain = paint (box, radius, NULL, scale);
  cairo_surface_t *cached = paint (box, radius, shapes, scale);
  int difference = get_largest_difference (plain, cached);

  cairo_surface_destroy (plain);
  cairo_surface_destroy (cached);

  return difference;
}

/* What is copied looks like what is drawn, at all quarters of a pixel, and hardly
 * less between them. */
static void
test_alike (void)
{
  for (int scale = 1; scale <= 2; scale++)
    {
      g_autoptr (KzruShapeCache) shapes = kzru_shape_cache_new ();

      kzru_shape_cache_set_scale (shapes, scale);
      for (int i = 0; i < 16; i++)
        {
          double quarter = 0.25 / scale;
          KzruBox dot = { 5 + (i % 4) * quarter, 7 + (i / 4) * quarter, 11.5, 11.5 };
          KzruBox number = { 3 + (i / 4) * quarter, 2 + (i % 4) * quarter, 25.25, 14.5 };
          KzruBox between = { 5 + i / 37.0, 7 + i / 41.0, 11.6, 11.6 };

          g_assert_cmpint (compare (shapes, &dot, 5.75, scale), <=, 4);
          g_assert_cmpint (compare (shapes, &number, 7.25, scale), <=, 4);
          g_assert_cmpint (compare (shapes, &between, 5.8, scale), <=, 0x60);
        }
    }
}

/* However often a shape is drawn, and wherever, there are few pictures of it. */
static void
test_few (void)
{
  g_autoptr (KzruShapeCache) shapes = kzru_shape_cache_new ();
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  KzruPainter painter = kzru_painter_for_screen (snapshot, shapes);
  g_autoptr (GskRenderNode) node = NULL;
  guint n;

  for (guint i = 0; i < 5000; i++)
    painter.klass->fill (&painter, &(KzruBox) { i * 0.173, i * 0.057, 12, 12 }, 6, &blue);
  n = kzru_shape_cache_get_n_drawn (shapes);
  g_assert_cmpuint (n, <=, 25);

  for (guint i = 0; i < 5000; i++)
    painter.klass->fill (&painter, &(KzruBox) { i * 0.173 - 99, i * 0.057 - 99, 12, 12 }, 6, &blue);
  g_assert_cmpuint (kzru_shape_cache_get_n_drawn (shapes), ==, n);

  /* What is large is drawn each time, and needs no picture. */
  painter.klass->fill (&painter, &(KzruBox) { 0, 0, 3, 400 }, 1, &blue);
  g_assert_cmpuint (kzru_shape_cache_get_n_drawn (shapes), ==, n);

  kzru_shape_cache_set_scale (shapes, 2);
  painter.klass->fill (&painter, &(KzruBox) { 0, 0, 12, 12 }, 6, &blue);
  g_assert_cmpuint (kzru_shape_cache_get_n_drawn (shapes), ==, n + 1);

  node = gtk_snapshot_free_to_node (snapshot);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/shape-cache/alike", test_alike);
  g_test_add_func ("/shape-cache/few", test_few);

  return g_test_run ();
}
