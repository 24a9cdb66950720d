/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gtk/gtk.h>
#include <math.h>

#include "model/kzru-map-frame.h"
#include "tests/test-util.h"
#include "widgets/kzru-base-map-source.h"
#include "widgets/kzru-map-scale.h"

static KzruBaseMapSource *
make_source (void)
{
  g_autoptr (KzruBaseMap) map = kzru_base_map_dup_bundled ();

  return kzru_base_map_source_new (map);
}

typedef struct
{
  gboolean done;
  gboolean success;
  GError *error;
} Answer;

static void
filled_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Answer *answer = user_data;

  answer->success = shumate_map_source_fill_tile_finish (SHUMATE_MAP_SOURCE (source), result, &answer->error);
  answer->done = TRUE;
}

static void
fill (KzruBaseMapSource *source,
      ShumateTile       *tile,
      GCancellable      *cancellable,
      Answer            *answer)
{
  *answer = (Answer) { 0 };
  shumate_map_source_fill_tile_async (SHUMATE_MAP_SOURCE (source), tile, cancellable, filled_cb, answer);
  test_wait_for (answer->done);
}

static GskRenderNode *
draw_at_size (ShumateTile *tile,
              double       size)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (shumate_tile_get_paintable (tile), snapshot, size, size);
  return gtk_snapshot_free_to_node (snapshot);
}

static GskRenderNode *
draw (ShumateTile *tile)
{
  return draw_at_size (tile, 256);
}

static guint32
get_pixel (GskRenderNode *node,
           int            x,
           int            y)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1, 1);
  cairo_t *cr = cairo_create (surface);
  guint32 pixel;

  cairo_translate (cr, -x, -y);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixel = *(guint32 *) (gpointer) cairo_image_surface_get_data (surface) & 0xffffff;
  cairo_surface_destroy (surface);

  return pixel;
}

static GskRenderNode *
get_picture (GskRenderNode *node)
{
  while (gsk_render_node_get_node_type (node) == GSK_TRANSFORM_NODE)
    node = gsk_transform_node_get_child (node);

  return node;
}

/* How many pixels wide the picture is that a tile is drawn with. */
static int
get_n_pixels (GskRenderNode *node)
{
  GskRenderNode *picture = get_picture (node);
  graphene_rect_t bounds;

  g_assert_cmpint (gsk_render_node_get_node_type (picture), ==, GSK_CAIRO_NODE);
  gsk_render_node_get_bounds (picture, &bounds);

  return (int) bounds.size.width;
}

/* A tile is painted, with a rim for its neighbours to overlap. */
static void
test_fill (void)
{
  g_autoptr (KzruBaseMapSource) source = make_source ();
  g_autoptr (ShumateTile) tile = shumate_tile_new_full (21, 11, 256, 5);
  g_autoptr (GskRenderNode) node = NULL;
  graphene_rect_t bounds;
  Answer answer;

  fill (source, tile, NULL, &answer);
  g_assert_no_error (answer.error);
  g_assert_true (answer.success);
  g_assert_cmpint (shumate_tile_get_state (tile), ==, SHUMATE_STATE_DONE);

  node = draw (tile);
  g_assert_cmpint (get_n_pixels (node), ==, 258);
  gsk_render_node_get_bounds (node, &bounds);
  g_assert_cmpfloat (bounds.origin.x, ==, -1);
  g_assert_cmpfloat (bounds.size.width, ==, 258);
}

static void
test_cancelled (void)
{
  g_autoptr (KzruBaseMapSource) source = make_source ();
  g_autoptr (ShumateTile) tile = shumate_tile_new_full (21, 11, 256, 5);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answer;

  g_cancellable_cancel (cancellable);
  fill (source, tile, cancellable, &answer);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (answer.success);
  g_assert_null (shumate_tile_get_paintable (tile));
  g_error_free (answer.error);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* After a change of colours or scale, a tile that is drawn gets another
 * picture; one of another zoom level, which is about to go, does not. */
static void
test_repainted (void)
{
  g_autoptr (KzruBaseMapSource) source = make_source ();
  g_autoptr (ShumateTile) tile = shumate_tile_new_full (21, 11, 256, 5);
  g_autoptr (ShumateTile) other = shumate_tile_new_full (10, 5, 256, 4);
  g_autoptr (GskRenderNode) light = NULL;
  g_autoptr (GskRenderNode) dark = NULL;
  g_autoptr (GskRenderNode) large = NULL;
  g_autoptr (GskRenderNode) old = NULL;
  KzruMapStyle style;
  guint n = 0;
  Answer answer;

  kzru_base_map_source_set_scale (source, 1, 5);
  fill (source, tile, NULL, &answer);
  fill (source, other, NULL, &answer);
  light = draw (tile);

  g_signal_connect_swapped (source, "repainted", G_CALLBACK (count_cb), &n);
  kzru_map_style_init (&style, KZRU_MAP_PALETTE_LIGHT);
  kzru_base_map_source_set_look (source, &style, NULL);
  kzru_base_map_source_set_scale (source, 1, 5);
  g_assert_cmpuint (n, ==, 0);

  kzru_map_style_init (&style, KZRU_MAP_PALETTE_DARK);
  kzru_base_map_source_set_look (source, &style, NULL);
  g_assert_cmpuint (n, ==, 1);
  dark = draw (tile);
  g_assert_cmphex (get_pixel (dark, 100, 100), ==, get_pixel (light, 100, 100));
  test_wait_for (n >= 2);
  g_clear_pointer (&dark, gsk_render_node_unref);
  dark = draw (tile);
  g_assert_cmphex (get_pixel (dark, 100, 100), !=, get_pixel (light, 100, 100));

  kzru_base_map_source_set_scale (source, 2, 5.5);
  gsk_render_node_unref (draw (tile));
  old = draw (other);
  test_wait_for (n >= 4);
  large = draw (tile);
  g_assert_cmpint (get_n_pixels (large), ==,
                   (int) (ceil (22 * 512 * G_SQRT2) - floor (21 * 512 * G_SQRT2)) + 2);

  g_clear_pointer (&old, gsk_render_node_unref);
  old = draw (other);
  g_assert_cmpint (get_n_pixels (old), ==, 258);
}

static void
assert_whole (double number)
{
  g_assert_cmpfloat_with_epsilon (number, round (number), 1e-3);
}

/* Wherever the window is on the world, tiles have their pixels on its pixels. */
static void
test_aligned (void)
{
  static const double zooms[] = { 5, 5.3, 5.75 };
  g_autoptr (KzruBaseMapSource) source = make_source ();

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    for (guint scale = 1; scale <= 2; scale++)
      {
        g_autoptr (ShumateTile) tile = shumate_tile_new_full (21, 11, 256, 5);
        g_autoptr (GskRenderNode) node = NULL;
        double size = 256 * exp2 (zooms[i] - 5);
        KzruScreenPoint origin = { 20.6 * size + 0.3, 10.2 * size - 0.1 };
        graphene_rect_t bounds;
        Answer answer;

        kzru_base_map_source_set_scale (source, scale, zooms[i]);
        kzru_base_map_source_set_origin (source, origin.x, origin.y);
        fill (source, tile, NULL, &answer);
        node = draw_at_size (tile, size);
        gsk_render_node_get_bounds (node, &bounds);

        assert_whole (scale * (21 * size - origin.x + bounds.origin.x));
        assert_whole (scale * (11 * size - origin.y + bounds.origin.y));
        g_assert_cmpfloat_with_epsilon (scale * bounds.size.width, get_n_pixels (node), 1e-3);
        g_assert_cmpfloat (scale * bounds.size.width, >, scale * size);
      }
}

/* For a graphics card, a tile is a texture of the same pixels, all of them opaque. */
static void
test_smooth (void)
{
  g_autoptr (KzruBaseMapSource) source = make_source ();
  g_autoptr (ShumateTile) copied_tile = shumate_tile_new_full (21, 11, 256, 5);
  g_autoptr (ShumateTile) smooth_tile = shumate_tile_new_full (21, 11, 256, 5);
  g_autoptr (GskRenderNode) copied = NULL;
  g_autoptr (GskRenderNode) smooth = NULL;
  g_autofree guint32 *pixels = g_new (guint32, 258 * 258);
  GdkTexture *texture;
  Answer answer;

  fill (source, copied_tile, NULL, &answer);
  copied = draw (copied_tile);
  kzru_base_map_source_set_smooth (source, TRUE);
  fill (source, smooth_tile, NULL, &answer);
  smooth = draw (smooth_tile);

  g_assert_cmpint (gsk_render_node_get_node_type (get_picture (smooth)), ==, GSK_TEXTURE_NODE);
  texture = gsk_texture_node_get_texture (get_picture (smooth));
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 258);
  gdk_texture_download (texture, (guchar *) pixels, 258 * sizeof *pixels);
  for (int y = 0; y < 256; y += 5)
    for (int x = 0; x < 256; x += 5)
      g_assert_cmphex (pixels[(y + 1) * 258 + x + 1], ==, 0xff000000 | get_pixel (copied, x, y));
}

/* A source may go while tiles are being painted. */
static void
test_dropped (void)
{
  KzruBaseMapSource *source = make_source ();
  Answer answers[8] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (ShumateTile) tile = shumate_tile_new_full (i, 3, 256, 4);

      shumate_map_source_fill_tile_async (SHUMATE_MAP_SOURCE (source), tile, NULL, filled_cb, &answers[i]);
    }
  g_object_add_weak_pointer (G_OBJECT (source), (gpointer *) &source);
  g_object_unref (source);

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    test_wait_for (answers[i].done);
  test_wait_for (source == NULL);
}

/* The bar is the longest that fits and stands for 1, 2 or 5 times a power of ten. */
static void
test_scale (void)
{
  for (double metres = 0.5; metres < 200000; metres *= 1.13)
    {
      KzruMapScale scale = kzru_map_scale_choose (metres, 110);
      double power = pow (10, floor (log10 (scale.kilometres) + 1e-9));
      double lead = round (scale.kilometres / power);

      g_assert_cmpfloat_with_epsilon (scale.kilometres, lead * power, 1e-9 * power);
      g_assert_true (lead == 1 || lead == 2 || lead == 5);
      g_assert_cmpfloat (scale.length, <=, 110 + 1e-9);
      g_assert_cmpfloat (scale.length, >, 110 / 2.5 - 1e-9);
      g_assert_cmpfloat_with_epsilon (scale.length * metres, scale.kilometres * 1000, 1e-6 * metres);
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base-map-source/fill", test_fill);
  g_test_add_func ("/base-map-source/cancelled", test_cancelled);
  g_test_add_func ("/base-map-source/repainted", test_repainted);
  g_test_add_func ("/base-map-source/aligned", test_aligned);
  g_test_add_func ("/base-map-source/smooth", test_smooth);
  g_test_add_func ("/base-map-source/dropped", test_dropped);
  g_test_add_func ("/map-scale/round", test_scale);

  return g_test_run ();
}
