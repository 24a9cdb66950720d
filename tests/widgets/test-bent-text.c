/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/kzru-bent-text.h"

#include <pango/pangocairo.h>

#define SIZE 600

static const GdkRGBA black = { 0, 0, 0, 1 };
static const GdkRGBA white = { 1, 1, 1, 1 };

/* Counts the pixels that a text on a line covers at least half. */
static guint
count_pixels (const char            *string,
              const KzruScreenPoint *line,
              guint                  n,
              double                 scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIZE, SIZE);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (PangoLayout) text = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Noto Sans,Noto Sans Arabic,Sans 12");
  const guchar *data;
  guint count = 0;

  pango_layout_set_font_description (text, font);
  pango_layout_set_text (text, string, -1);
  kzru_bent_text_paint (text, line, n, &black, &white, scale, cr);

  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      count += ((const guint32 *) (gconstpointer) (data + y * cairo_image_surface_get_stride (surface)))[x] >> 31;

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return count;
}

/* A text is as much of it in a bitmap as in outlines: on a line that is steep,
 * on one that it is longer than, on one that turns. */
static void
test_whole (void)
{
  static const KzruScreenPoint steep[] = { { 300, 500 }, { 301, 100 } };
  static const KzruScreenPoint brief[] = { { 300, 300 }, { 310, 260 } };
  static const KzruScreenPoint turning[] = { { 200, 300 }, { 240, 300 }, { 250, 270 } };
  static const struct
  {
    const KzruScreenPoint *line;
    guint n;
  } lines[] = { { steep, G_N_ELEMENTS (steep) }, { brief, G_N_ELEMENTS (brief) }, { turning, G_N_ELEMENTS (turning) } };
  static const char * const texts[] = { "Border on the Ridge of Tarbagatai", "مرز بر ستیغ کوه" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
      {
        guint outlined = count_pixels (texts[j], lines[i].line, lines[i].n, 0);
        guint kept = count_pixels (texts[j], lines[i].line, lines[i].n, 1);

        g_assert_cmpuint (outlined, >, 500);
        g_assert_cmpuint (kept, >, outlined * 0.97);
        g_assert_cmpuint (kept, <, outlined * 1.03);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bent-text/whole", test_whole);

  return g_test_run ();
}
