/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/kzru-svg-text.h"

#include <math.h>

/* Texts of Pango as elements of SVG.
 *
 * Each line becomes one element with the letters in the order in which they
 * are read; whoever shows the picture shapes and orders them, as Pango did. It
 * may have other fonts: the element says how long the line was, so that it
 * still fits where it stands. Glyphs are stretched rather than set apart, or
 * the letters of an Arabic word would no longer meet. */

/* Numbers of SVG have a point in every locale. */
static void
append_number (GString    *svg,
               const char *name,
               double      value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.2f", value);
  g_string_append_printf (svg, " %s=\"%s\"", name, buffer);
}

static void
append_color (GString       *svg,
              const char    *name,
              const GdkRGBA *color)
{
  char opacity[64];

  g_string_append_printf (svg, " %s=\"#%02x%02x%02x\"", name, (guint) lrint (color->red * 255),
                          (guint) lrint (color->green * 255), (guint) lrint (color->blue * 255));
  if (color->alpha < 1)
    {
      g_snprintf (opacity, sizeof opacity, "%s-opacity", name);
      append_number (svg, opacity, color->alpha);
    }
}

static int
compare_runs (gconstpointer a,
              gconstpointer b)
{
  const PangoGlyphItem *first = *(const PangoGlyphItem * const *) a;
  const PangoGlyphItem *second = *(const PangoGlyphItem * const *) b;

  return (first->item->offset > second->item->offset) - (first->item->offset < second->item->offset);
}

/* The runs of a line in the order in which they are read. */
static GPtrArray *
get_runs (PangoLayoutLine *line)
{
  GPtrArray *runs = g_ptr_array_new ();

  for (GSList *l = line->runs; l != NULL; l = l->next)
    g_ptr_array_add (runs, l->data);
  g_ptr_array_sort (runs, compare_runs);

  return runs;
}

static const PangoAttribute *
find_attribute (const PangoItem *item,
                PangoAttrType    type)
{
  for (GSList *l = item->analysis.extra_attrs; l != NULL; l = l->next)
    if (((const PangoAttribute *) l->data)->klass->type == type)
      return l->data;

  return NULL;
}

static int
find_int (const PangoItem *item,
          PangoAttrType    type)
{
  const PangoAttribute *attribute = find_attribute (item, type);

  return attribute != NULL ? ((const PangoAttrInt *) attribute)->value : 0;
}

/* What is to be seen of a line: a text cut short has an ellipsis, one in
 * capitals has them. */
static char *
get_text (PangoLayoutLine *line,
          GPtrArray       *runs)
{
  const char *text = pango_layout_get_text (line->layout);
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const PangoItem *item = ((const PangoGlyphItem *) g_ptr_array_index (runs, i))->item;
      g_autofree char *part = g_strndup (text + item->offset, (gsize) item->length);
      g_autofree char *capitals = g_utf8_strup (part, -1);

      if (item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS)
        g_string_append (shown, "…");
      else if (find_int (item, PANGO_ATTR_TEXT_TRANSFORM) == PANGO_TEXT_TRANSFORM_UPPERCASE)
        g_string_append (shown, capitals);
      else
        g_string_append (shown, part);
    }

  return g_string_free (shown, FALSE);
}

/* The families that the line was set in, and one to fall back to. */
static void
append_families (GString   *svg,
                 GPtrArray *runs)
{
  g_autoptr (GPtrArray) families = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < runs->len; i++)
    {
      const PangoItem *item = ((const PangoGlyphItem *) g_ptr_array_index (runs, i))->item;
      PangoFontDescription *font = pango_font_describe (item->analysis.font);
      const char *family = pango_font_description_get_family (font);

      if (family != NULL && !g_ptr_array_find_with_equal_func (families, family, g_str_equal, NULL))
        g_ptr_array_add (families, g_strdup (family));
      pango_font_description_free (font);
    }

  g_string_append (svg, " font-family=\"");
  for (guint i = 0; i < families->len; i++)
    {
      g_autofree char *family = g_markup_escape_text (g_ptr_array_index (families, i), -1);

      g_string_append_printf (svg, "'%s', ", family);
    }
  g_string_append (svg, "sans-serif\"");
}

static void
append_font (GString   *svg,
             GPtrArray *runs)
{
  const PangoItem *item = ((const PangoGlyphItem *) g_ptr_array_index (runs, 0))->item;
  PangoFontDescription *font = pango_font_describe_with_absolute_size (item->analysis.font);
  PangoWeight weight = pango_font_description_get_weight (font);
  int spacing = find_int (item, PANGO_ATTR_LETTER_SPACING);

  append_families (svg, runs);
  append_number (svg, "font-size", (double) pango_font_description_get_size (font) / PANGO_SCALE);
  if (weight != PANGO_WEIGHT_NORMAL)
    g_string_append_printf (svg, " font-weight=\"%d\"", (int) weight);
  if (pango_font_description_get_style (font) != PANGO_STYLE_NORMAL)
    g_string_append (svg, " font-style=\"italic\"");
  if (spacing != 0)
    append_number (svg, "letter-spacing", (double) spacing / PANGO_SCALE);

  pango_font_description_free (font);
}

static void
append_ink (GString          *svg,
            const KzruSvgInk *ink)
{
  append_color (svg, "fill", &ink->color);
  if (ink->halo.alpha == 0)
    return;

  append_color (svg, "stroke", &ink->halo);
  append_number (svg, "stroke-width", 2 * ink->halo_width);
  g_string_append (svg, " stroke-linejoin=\"round\" paint-order=\"stroke\"");
}

static void
append_line (GString          *svg,
             PangoLayoutIter  *iter,
             const KzruSvgInk *ink,
             const char       *placing)
{
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  gboolean rtl = line->resolved_dir == PANGO_DIRECTION_RTL;
  g_autoptr (GPtrArray) runs = get_runs (line);
  g_autofree char *text = get_text (line, runs);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  PangoRectangle extents;

  if (runs->len == 0 || *text == '\0')
    return;

  pango_layout_iter_get_line_extents (iter, NULL, &extents);
  g_string_append_printf (svg, "<text%s", placing);
  append_number (svg, "x", (double) (extents.x + (rtl ? extents.width : 0)) / PANGO_SCALE);
  append_number (svg, "y", (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
  append_number (svg, "textLength", (double) extents.width / PANGO_SCALE);
  g_string_append (svg, " lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\"");
  if (rtl)
    g_string_append (svg, " direction=\"rtl\"");
  append_font (svg, runs);
  append_ink (svg, ink);
  g_string_append_printf (svg, ">%s</text>\n", escaped);
}

/**
 * kzru_svg_text_append:
 * @svg: where to write
 * @layout: a text
 * @ink: what it is drawn with
 * @placing: attributes that say where its upper left corner is, such as
 *   ` transform="matrix(…)"`, or ""
 *
 * Writes a text as elements of SVG, one for each of its lines.
 */
void
kzru_svg_text_append (GString          *svg,
                      PangoLayout      *layout,
                      const KzruSvgInk *ink,
                      const char       *placing)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    append_line (svg, iter, ink, placing);
  while (pango_layout_iter_next_line (iter));

  pango_layout_iter_free (iter);
}
