/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <cairo-svg.h>
#include <math.h>
#include <string.h>

#include "tests/test-util.h"
#include "widgets/kzru-base-map-painter.h"
#include "widgets/kzru-map-key.h"
#include "widgets/kzru-map-picture.h"

#define WIDTH 900
#define HEIGHT 500

static const char * const english[] = { "en", NULL };
static const char * const persian[] = { "fa", "en", NULL };

static KzruMapContent *
make_content (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("map.kzru.json");
  g_autoptr (KzruBaseMap) base_map = kzru_base_map_dup_bundled ();

  return kzru_map_content_new (atlas, base_map);
}

static KzruMapFrame
make_frame (double lon,
            double lat,
            double zoom,
            double rotation)
{
  return (KzruMapFrame) { kzru_mercator_from_point ((KzruPoint) { lon, lat }), zoom, rotation, WIDTH, HEIGHT };
}

static cairo_surface_t *
paint (KzruMapContent     *content,
       const KzruMapFrame *frame,
       const char * const *languages,
       KzruMapPalette      palette)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  KzruMapPicture picture = {
    .content = content,
    .width = WIDTH,
    .height = HEIGHT,
    .frame = frame,
    .languages = languages,
    .mirrored = languages == persian,
    .palette = palette,
  };

  kzru_map_picture_paint (&picture, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface,
           double           x,
           double           y)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  guint32 pixel;

  memcpy (&pixel, data + (int) y * cairo_image_surface_get_stride (surface) + (int) x * 4, sizeof pixel);
  return pixel & 0xffffff;
}

static guint32
get_rgb (const GdkRGBA *color)
{
  return (guint32) lrint (color->red * 255) << 16 | (guint32) lrint (color->green * 255) << 8
         | (guint32) lrint (color->blue * 255);
}

/* Of the colours of ground and water, only @color is at a place and around it;
 * there may be a name or a line as well. */
static void
assert_color (cairo_surface_t    *surface,
              const KzruMapFrame *frame,
              double              lon,
              double              lat,
              const KzruMapStyle *style,
              const GdkRGBA      *color)
{
  const GdkRGBA *others[] = { &style->sea, &style->land, &style->tints[0], &style->tints[1] };
  KzruMercator p = kzru_mercator_from_point ((KzruPoint) { lon, lat });
  KzruScreenPoint at;
  guint n = 0;

  p.x = kzru_mercator_wrap_near (p.x, frame->centre.x);
  at = kzru_map_frame_to_screen (frame, p);

  for (double y = at.y - 8; y <= at.y + 8; y++)
    for (double x = at.x - 8; x <= at.x + 8; x++)
      {
        guint32 pixel = get_pixel (surface, x, y);

        n += pixel == get_rgb (color);
        for (guint i = 0; i < G_N_ELEMENTS (others); i++)
          g_assert_true (others[i] == color || pixel != get_rgb (others[i]));
      }

  g_assert_cmpuint (n, >, 20);
}

/* Land and sea are where they are, in every palette, also when turned. */
static void
test_land_and_sea (void)
{
  g_autoptr (KzruMapContent) content = make_content ();

  for (KzruMapPalette palette = KZRU_MAP_PALETTE_LIGHT; palette <= KZRU_MAP_PALETTE_DARK_CONTRAST; palette++)
    for (guint turn = 0; turn < 2; turn++)
      {
        KzruMapFrame frame = make_frame (62, 42, 4, turn * 0.5);
        cairo_surface_t *surface = paint (content, &frame, english, palette);
        KzruMapStyle style;

        kzru_map_style_init (&style, palette);
        assert_color (surface, &frame, 35.0, 43.4, &style, &style.sea);     /* Black Sea */
        assert_color (surface, &frame, 53.8, 33.6, &style, &style.land);    /* Iran */
        assert_color (surface, &frame, 65.3, 49.3, &style, &style.tints[0]); /* Kazakhstan */
        assert_color (surface, &frame, 58.0, 55.0, &style, &style.tints[1]); /* Russia */
        cairo_surface_destroy (surface);
      }
}

/* Both sides of the antimeridian in one picture, without a seam on land, from
 * where on there is no graticule. */
static void
test_antimeridian (void)
{
  g_autoptr (KzruMapContent) content = make_content ();
  KzruMapStyle style;

  kzru_map_style_init (&style, KZRU_MAP_PALETTE_LIGHT);
  for (double centre = 179; centre >= -179; centre -= 358)
    {
      KzruMapFrame frame = make_frame (centre, 66, 5, 0);
      cairo_surface_t *surface = paint (content, &frame, english, KZRU_MAP_PALETTE_LIGHT);

      for (double lon = 176; lon <= 184; lon += 0.02)
        {
          KzruMercator p = kzru_mercator_from_point ((KzruPoint) { lon, 67.3 });
          KzruScreenPoint at;

          p.x = kzru_mercator_wrap_near (p.x, frame.centre.x);
          at = kzru_map_frame_to_screen (&frame, p);
          g_assert_cmphex (get_pixel (surface, at.x, at.y), ==, get_rgb (&style.tints[1]));
        }
      assert_color (surface, &frame, -173, 69.5, &style, &style.sea);
      assert_color (surface, &frame, 179.9, 63.5, &style, &style.sea);
      cairo_surface_destroy (surface);
    }
}

/* The legend is at the start, the scale at the end, as one reads. */
static void
test_mirrored (void)
{
  g_autoptr (KzruMapContent) content = make_content ();
  KzruMapFrame frame = make_frame (-28, -8, 7, 0);
  cairo_surface_t *ltr = paint (content, &frame, english, KZRU_MAP_PALETTE_LIGHT);
  cairo_surface_t *rtl = paint (content, &frame, persian, KZRU_MAP_PALETTE_LIGHT);
  double right = WIDTH - 100;

  /* There is nothing but sea, so what is not sea-blue is legend: it says where the
   * data are from, and no more. */
  g_assert_cmphex (get_pixel (ltr, 100, HEIGHT - 14), !=, get_pixel (ltr, 300, 100));
  g_assert_cmphex (get_pixel (ltr, 300, HEIGHT - 14), ==, get_pixel (ltr, 300, 100));
  g_assert_cmphex (get_pixel (ltr, right - 50, HEIGHT - 14), ==, get_pixel (ltr, 300, 100));
  g_assert_cmphex (get_pixel (rtl, 200, HEIGHT - 14), ==, get_pixel (rtl, 300, 100));
  g_assert_cmphex (get_pixel (rtl, right, HEIGHT - 14), !=, get_pixel (rtl, 300, 100));

  cairo_surface_destroy (ltr);
  cairo_surface_destroy (rtl);
}

static gboolean
is_before (KzruRef  ref,
           gpointer user_data)
{
  return ref.index < GPOINTER_TO_UINT (user_data);
}

/* The right edge of the legend over a map of the sea. */
static int
find_legend_end (KzruMapContent *content,
                 gboolean        counts_unplaced,
                 guint           n_shown)
{
  KzruMapFrame frame = make_frame (-28, -8, 7, 0);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  KzruMapPicture picture = {
    .content = content,
    .width = WIDTH,
    .height = HEIGHT,
    .frame = &frame,
    .languages = english,
    .counts_unplaced = counts_unplaced,
    .is_shown = is_before,
    .user_data = GUINT_TO_POINTER (n_shown),
  };
  int x = 20;

  kzru_map_picture_paint (&picture, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  while (x < WIDTH && get_pixel (surface, x, HEIGHT - 14) != get_pixel (surface, 300, 100))
    x++;
  cairo_surface_destroy (surface);

  return x;
}

/* What has no place and passes the filters is counted, where that is asked for. */
static void
test_unplaced (void)
{
  g_autoptr (KzruMapContent) content = make_content ();
  g_autofree char *all = kzru_map_describe_unplaced (content, is_before, GUINT_TO_POINTER (G_MAXUINT), "en");
  g_autofree char *one = kzru_map_describe_unplaced (content, is_before, GUINT_TO_POINTER (9), "fa");

  g_assert_cmpstr (all, ==, "2 events without a place");
  g_assert_cmpstr (one, ==, "۱ event without a place");
  g_assert_null (kzru_map_describe_unplaced (content, is_before, GUINT_TO_POINTER (8), "en"));

  g_assert_cmpint (find_legend_end (content, TRUE, G_MAXUINT), >, find_legend_end (content, FALSE, G_MAXUINT) + 60);
  g_assert_cmpint (find_legend_end (content, TRUE, 8), ==, find_legend_end (content, FALSE, 8));
}

/* A route is drawn: near its line there is its colour. */
static gboolean
has_color_near (cairo_surface_t *surface,
                KzruScreenPoint  at,
                guint32          color)
{
  for (int dx = -2; dx <= 2; dx++)
    for (int dy = -2; dy <= 2; dy++)
      if (get_pixel (surface, at.x + dx, at.y + dy) == color)
        return TRUE;

  return FALSE;
}

static void
test_routes (void)
{
  g_autoptr (KzruMapContent) content = make_content ();
  KzruMapFrame frame = make_frame (64, 46, 5, 0);
  cairo_surface_t *surface = paint (content, &frame, english, KZRU_MAP_PALETTE_LIGHT);
  KzruMapStyle style;
  KzruScreenPoint at;

  /* Between Zhezkazgan and Saksaulskiy the line is nearly straight. */
  kzru_map_style_init (&style, KZRU_MAP_PALETTE_LIGHT);
  at = kzru_map_frame_to_screen (&frame, kzru_mercator_from_point ((KzruPoint) { 67.7112, 47.7875 }));
  at.x -= 30;
  for (guint i = 0; i < 12 && !has_color_near (surface, at, get_rgb (&style.corridors[0])); i++)
    at.y += 2;
  g_assert_true (has_color_near (surface, at, get_rgb (&style.corridors[0])));
  cairo_surface_destroy (surface);
}

static cairo_status_t
count_bytes (void                *closure,
             const unsigned char *data,
             unsigned int         length)
{
  g_string_append_len (closure, (const char *) data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* An SVG is made of lines, not of pixels. */
static void
test_svg (void)
{
  g_autoptr (KzruMapContent) content = make_content ();
  g_autoptr (GString) svg = g_string_new (NULL);
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (count_bytes, svg, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  KzruMapPicture picture = { .content = content, .width = WIDTH, .height = HEIGHT, .languages = english };

  kzru_map_picture_paint (&picture, cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  g_assert_nonnull (strstr (svg->str, "<path"));
  g_assert_null (strstr (svg->str, "<image"));
}

/* Tiles and a picture of their whole are the same map: painted one by one and
 * put together, they differ in nothing but the rounding at their edges. */
static void
test_tiles (void)
{
  g_autoptr (KzruBaseMap) map = kzru_base_map_dup_bundled ();
  cairo_surface_t *whole = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 512, 512);
  cairo_surface_t *tiled = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 512, 512);
  cairo_t *cr = cairo_create (whole);
  KzruMapStyle style;
  guint n_different = 0;

  kzru_map_style_init (&style, KZRU_MAP_PALETTE_LIGHT);
  kzru_base_map_paint (map, &style, NULL, &(KzruMercatorBox) { 20 / 32., 10 / 32., 22 / 32., 12 / 32. }, 5, cr);
  cairo_destroy (cr);

  cr = cairo_create (tiled);
  for (int i = 0; i < 4; i++)
    {
      double x = 20 + i % 2, y = 10 + i / 2;

      cairo_save (cr);
      cairo_translate (cr, 256 * (i % 2), 256 * (i / 2));
      kzru_base_map_paint (map, &style, NULL, &(KzruMercatorBox) { x / 32, y / 32, (x + 1) / 32, (y + 1) / 32 }, 5, cr);
      cairo_restore (cr);
    }
  cairo_destroy (cr);

  cairo_surface_flush (whole);
  cairo_surface_flush (tiled);
  for (int y = 0; y < 512; y++)
    for (int x = 0; x < 512; x++)
      {
        guint32 a = get_pixel (whole, x, y), b = get_pixel (tiled, x, y);

        for (guint shift = 0; shift < 24; shift += 8)
          if (abs ((int) (a >> shift & 0xff) - (int) (b >> shift & 0xff)) > 24)
            {
              n_different++;
              break;
            }
      }

  g_assert_cmpuint (n_different, <, 40);
  cairo_surface_destroy (whole);
  cairo_surface_destroy (tiled);
}

static cairo_surface_t *
paint_roads (KzruMapContent *content,
             const gint64   *instant,
             KzruRef         selected)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  KzruMapFrame frame = make_frame (50, 40, 5, 0);
  KzruMapPicture picture = {
    .content = content, .width = WIDTH, .height = HEIGHT, .frame = &frame, .languages = english,
    .instant = instant, .selected = selected,
  };

  kzru_map_picture_paint (&picture, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static gint64
get_instant (const char *edtf)
{
  g_autoptr (KzruEdtf) date = kzru_edtf_parse (edtf, NULL);

  return kzru_edtf_get_bounds (date)->outer.start;
}

static gboolean
is_same (cairo_surface_t *a,
         cairo_surface_t *b)
{
  return memcmp (cairo_image_surface_get_data (a), cairo_image_surface_get_data (b),
                 (gsize) cairo_image_surface_get_stride (a) * HEIGHT) == 0;
}

/* A route looks otherwise in each state that it was in. */
static void
test_standings (void)
{
  static const char * const dates[] = { "2000", "2012", "2017", "2022", "2025" };
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("routes.kzru.json");
  g_autoptr (KzruMapContent) content = kzru_map_content_new (atlas, NULL);
  cairo_surface_t *surfaces[G_N_ELEMENTS (dates)];

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      gint64 instant = get_instant (dates[i]);

      surfaces[i] = paint_roads (content, &instant, KZRU_REF_NONE);
      for (guint j = 0; j < i; j++)
        g_assert_false (is_same (surfaces[i], surfaces[j]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    cairo_surface_destroy (surfaces[i]);
}

/* The places of an event that is selected are joined: between them, the ground
 * is another than before. */
static void
test_joined (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("routes.kzru.json");
  g_autoptr (KzruMapContent) content = kzru_map_content_new (atlas, NULL);
  KzruMapFrame frame = make_frame (50, 40, 5, 0);
  KzruScreenPoint between = kzru_map_frame_to_screen (&frame, kzru_mercator_from_point ((KzruPoint) { 45, 40 }));
  cairo_surface_t *plain = paint_roads (content, NULL, KZRU_REF_NONE);
  cairo_surface_t *joined = paint_roads (content, NULL, test_find (atlas, "meeting"));
  cairo_surface_t *single = paint_roads (content, NULL, test_find (atlas, "opening"));

  g_assert_cmphex (get_pixel (plain, between.x, between.y + 11), ==, get_pixel (single, between.x, between.y + 11));
  g_assert_cmphex (get_pixel (plain, between.x, between.y + 11), !=, get_pixel (joined, between.x, between.y + 11));
  g_assert_cmphex (get_pixel (plain, between.x, between.y + 25), ==, get_pixel (joined, between.x, between.y + 25));

  cairo_surface_destroy (plain);
  cairo_surface_destroy (joined);
  cairo_surface_destroy (single);
}

/* A picture too small for anything is a picture all the same. */
static void
test_tiny (void)
{
  g_autoptr (KzruMapContent) content = make_content ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1, 1);
  cairo_t *cr = cairo_create (surface);
  KzruMapPicture picture = { .content = content, .width = 1, .height = 1, .languages = english };

  kzru_map_picture_paint (&picture, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map-picture/land-and-sea", test_land_and_sea);
  g_test_add_func ("/map-picture/antimeridian", test_antimeridian);
  g_test_add_func ("/map-picture/mirrored", test_mirrored);
  g_test_add_func ("/map-picture/standings", test_standings);
  g_test_add_func ("/map-picture/joined", test_joined);
  g_test_add_func ("/map-picture/routes", test_routes);
  g_test_add_func ("/map-picture/unplaced", test_unplaced);
  g_test_add_func ("/map-picture/svg", test_svg);
  g_test_add_func ("/map-picture/tiles", test_tiles);
  g_test_add_func ("/map-picture/tiny", test_tiny);

  return g_test_run ();
}
