/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "widgets/kzru-svg.h"

static PangoLayout *
create_layout (cairo_t    *cr,
               const char *text)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Sans Bold 12");

  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);

  return layout;
}

/* What is written of a picture. */
static char *
finish (KzruSvg *svg)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("kzru-svg-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "picture.svg", NULL);
  g_autoptr (KzruOutputFile) file = kzru_output_file_open (path, &error);
  char *contents = NULL;

  g_assert_no_error (error);
  g_assert_true (kzru_svg_write (svg, "Kings & roads", file));
  g_assert_true (kzru_output_file_commit (file, &error));
  g_assert_true (g_file_get_contents (path, &contents, NULL, &error));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);

  return contents;
}

/* Where a piece of text is; it must be there once. */
static const char *
find_once (const char *svg,
           const char *piece)
{
  const char *at = strstr (svg, piece);

  g_test_message ("%s", piece);
  g_assert_nonnull (at);
  g_assert_null (strstr (at + 1, piece));

  return at;
}

static void
test_texts (void)
{
  g_autoptr (KzruSvg) svg = kzru_svg_new (400, 200);
  g_autofree char *contents = NULL;
  static const char * const texts[] = { "One < two & three", "کریدور میانی", "Қазақстан – Ресей" };
  static const GdkRGBA halo = { 1, 1, 1, 0.5 };
  cairo_t *cr = cairo_create (kzru_svg_get_surface (svg));

  g_assert_true (kzru_svg_has_texts (cr));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PangoLayout) layout = create_layout (cr, texts[i]);

      cairo_set_source_rgb (cr, 0, 0, 1);
      cairo_move_to (cr, 20, 30 + 40 * i);
      if (i == 2)
        kzru_svg_show_layout_with_halo (cr, layout, &halo, 2);
      else
        kzru_svg_show_layout (cr, layout);
    }
  cairo_destroy (cr);
  contents = finish (svg);

  find_once (contents, ">One &lt; two &amp; three</text>");
  find_once (contents, ">کریدور میانی</text>");
  find_once (contents, ">Қазақстан – Ресей</text>");
  find_once (contents, " direction=\"rtl\"");
  find_once (contents, " stroke=\"#ffffff\" stroke-opacity=\"0.50\" stroke-width=\"4.00\"");
  find_once (contents, "matrix(1.0000,0.0000,0.0000,1.0000,20.0000,70.0000)");
  find_once (contents, "<title>Kings &amp; roads</title>");
  g_assert_nonnull (strstr (contents, " font-weight=\"700\""));
  g_assert_nonnull (strstr (contents, " fill=\"#0000ff\""));
  g_assert_null (strstr (contents, "<image"));
  g_assert_null (strstr (contents, "glyph"));
}

/* Texts are where they were painted: between what is below and what is above,
 * and within the same clip. */
static void
test_order (void)
{
  g_autoptr (KzruSvg) svg = kzru_svg_new (400, 200);
  g_autofree char *contents = NULL;
  cairo_t *cr = cairo_create (kzru_svg_get_surface (svg));
  g_autoptr (PangoLayout) layout = create_layout (cr, "between");
  const char *below, *text, *above;

  cairo_rectangle (cr, 0, 0, 100, 100);
  cairo_set_source_rgb (cr, 1, 0, 0);
  cairo_fill (cr);
  cairo_save (cr);
  cairo_rectangle (cr, 20, 20, 30, 30);
  cairo_clip (cr);
  cairo_rotate (cr, G_PI / 2);
  cairo_move_to (cr, 10, -40);
  kzru_svg_show_layout (cr, layout);
  cairo_restore (cr);
  cairo_rectangle (cr, 0, 0, 100, 100);
  cairo_set_source_rgb (cr, 0, 1, 0);
  cairo_fill (cr);
  cairo_destroy (cr);
  contents = finish (svg);

  below = find_once (contents, "fill:rgb(100%,0%,0%)");
  text = find_once (contents, ">between</text>");
  above = find_once (contents, "fill:rgb(0%,100%,0%)");
  g_assert_true (below < text && text < above);
  g_assert_nonnull (strstr (contents, "clip-path=\"url(#clip"));
  find_once (contents, "matrix(0.0000,1.0000,-1.0000,0.0000,40.0000,10.0000)");
}

/* What is cut short or set in capitals is written as it is seen. */
static void
test_as_seen (void)
{
  g_autoptr (KzruSvg) svg = kzru_svg_new (400, 200);
  g_autofree char *contents = NULL;
  cairo_t *cr = cairo_create (kzru_svg_get_surface (svg));
  g_autoptr (PangoLayout) cut = create_layout (cr, "A title that is far too long for its room");
  g_autoptr (PangoLayout) capitals = create_layout (cr, "Iran");
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_layout_set_width (cut, 80 * PANGO_SCALE);
  pango_layout_set_ellipsize (cut, PANGO_ELLIPSIZE_END);
  pango_attr_list_insert (attributes, pango_attr_text_transform_new (PANGO_TEXT_TRANSFORM_UPPERCASE));
  pango_attr_list_insert (attributes, pango_attr_letter_spacing_new (3 * PANGO_SCALE));
  pango_layout_set_attributes (capitals, attributes);

  cairo_move_to (cr, 0, 0);
  kzru_svg_show_layout (cr, cut);
  cairo_move_to (cr, 0, 50);
  kzru_svg_show_layout (cr, capitals);
  cairo_destroy (cr);
  contents = finish (svg);

  find_once (contents, "…</text>");
  g_assert_null (strstr (contents, "for its room"));
  find_once (contents, ">IRAN</text>");
  find_once (contents, " letter-spacing=\"3.00\"");
}

/* On any other surface glyphs are shown as Pango shows them. */
static void
test_elsewhere (void)
{
  cairo_surface_t *surfaces[2];

  for (guint i = 0; i < G_N_ELEMENTS (surfaces); i++)
    {
      cairo_t *cr;
      g_autoptr (PangoLayout) layout = NULL;

      surfaces[i] = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 200, 50);
      cr = cairo_create (surfaces[i]);
      layout = create_layout (cr, "Glyphs");
      g_assert_false (kzru_svg_has_texts (cr));
      cairo_move_to (cr, 10, 10);
      if (i == 0)
        pango_cairo_show_layout (cr, layout);
      else
        kzru_svg_show_layout (cr, layout);
      cairo_destroy (cr);
      cairo_surface_flush (surfaces[i]);
    }

  g_assert_cmpmem (cairo_image_surface_get_data (surfaces[0]), (gsize) cairo_image_surface_get_stride (surfaces[0]) * 50,
                   cairo_image_surface_get_data (surfaces[1]), (gsize) cairo_image_surface_get_stride (surfaces[1]) * 50);
  for (guint i = 0; i < G_N_ELEMENTS (surfaces); i++)
    cairo_surface_destroy (surfaces[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/svg/texts", test_texts);
  g_test_add_func ("/svg/order", test_order);
  g_test_add_func ("/svg/as-seen", test_as_seen);
  g_test_add_func ("/svg/elsewhere", test_elsewhere);

  return g_test_run ();
}
