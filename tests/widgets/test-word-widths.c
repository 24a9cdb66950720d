/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/kzru-word-widths.h"

#include <pango/pangocairo.h>

/* A line is as wide as its words say, whatever fonts they and their spaces are of. */
static void
test_lines (void)
{
  static const char *const lines[] = {
    "",
    " ",
    "Declaration of eternal friendship and alliance",
    "فرودگاه عمومی فرهنگی نفت پایان همکاری گزارش اصفهان دانشگاه",
    "سد الصحة London farming third بداية Қазақстан",
    "two  spaces, and one behind ",
  };
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string ("Sans 9");
  KzruWordWidths *widths = kzru_word_widths_new (context, font);

  pango_layout_set_font_description (layout, font);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      PangoRectangle logical;

      pango_layout_set_text (layout, lines[i], -1);
      pango_layout_get_extents (layout, NULL, &logical);
      g_assert_cmpfloat_with_epsilon (kzru_word_widths_measure (widths, lines[i]),
                                      (double) logical.width / PANGO_SCALE, 1);
    }

  kzru_word_widths_free (widths);
  pango_font_description_free (font);
  g_object_unref (layout);
  g_object_unref (context);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/word-widths/lines", test_lines);

  return g_test_run ();
}
