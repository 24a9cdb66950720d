/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/kzru-svg.h"

#include <cairo-svg.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "widgets/kzru-pdf-text.h"
#include "widgets/kzru-svg-text.h"

/* Pictures as SVG in which texts are texts.
 *
 * cairo writes texts as shapes of glyphs: nobody can select, search, translate
 * or restyle them. So painters show their texts with the functions below. On
 * any other surface these show glyphs as ever. On the surface of a KzruSvg they
 * paint a picture of one pixel, as large as the text, that claims to be at an
 * address of our own:
 *
 *     <image id="image5" … xlink:href="kzru-text:0"/>
 *     …
 *     <use xlink:href="#image5" transform="matrix(…)"/>
 *
 * cairo writes the address as it is, in the right order of painting, within
 * the right clips, and with the matrix at that time; it leaves out what cannot
 * be seen. When all is painted, each such place is filled with the text that
 * was meant. */

#define SCHEME "kzru-text:"

typedef struct
{
  PangoLayout   *layout;
  KzruSvgInk     ink;
  cairo_matrix_t to_pixel; /* from the layout to the one pixel of its picture */
} Text;

struct _KzruSvg
{
  cairo_surface_t *surface;
  GByteArray *written; /* by cairo */
  GArray *texts;       /* Text */
};

static const cairo_user_data_key_t svg_key;

static void
clear_text (gpointer data)
{
  g_object_unref (((Text *) data)->layout);
}

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  KzruSvg *self = closure;

  g_byte_array_append (self->written, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * kzru_svg_new:
 * @width: of the picture, in pixels
 * @height: of the picture, in pixels
 *
 * Begins a picture.
 *
 * Returns: (transfer full): a picture with nothing on it
 */
KzruSvg *
kzru_svg_new (double width,
              double height)
{
  KzruSvg *self = g_new0 (KzruSvg, 1);

  self->written = g_byte_array_new ();
  self->texts = g_array_new (FALSE, FALSE, sizeof (Text));
  g_array_set_clear_func (self->texts, clear_text);
  self->surface = cairo_svg_surface_create_for_stream (write_cb, self, width, height);
  cairo_svg_surface_set_document_unit (self->surface, CAIRO_SVG_UNIT_PX);
  cairo_surface_set_user_data (self->surface, &svg_key, self, NULL);

  return self;
}

/**
 * kzru_svg_free:
 * @self: (transfer full): a picture
 *
 * Frees a picture.
 */
void
kzru_svg_free (KzruSvg *self)
{
  cairo_surface_destroy (self->surface);
  g_array_unref (self->texts);
  g_byte_array_unref (self->written);
  g_free (self);
}

/**
 * kzru_svg_get_surface:
 * @self: a picture
 *
 * Gets what to paint on.
 *
 * Returns: (transfer none): a surface
 */
cairo_surface_t *
kzru_svg_get_surface (KzruSvg *self)
{
  return self->surface;
}

static KzruSvg *
get_svg (cairo_t *cr)
{
  return cairo_surface_get_user_data (cairo_get_target (cr), &svg_key);
}

/**
 * kzru_svg_has_texts:
 * @cr: where to paint
 *
 * Says whether texts that are shown by [func@Svg.show_layout] stay texts there;
 * a painter that would bend their outlines can set them word by word instead.
 *
 * Returns: whether @cr paints on a [struct@Svg]
 */
gboolean
kzru_svg_has_texts (cairo_t *cr)
{
  return get_svg (cr) != NULL;
}

/* The picture of one pixel is drawn over all that a text may reach. Returns how
 * it has to be moved and stretched, from the upper left corner of the text. */
static cairo_matrix_t
cover (PangoLayout *layout,
       double       margin)
{
  PangoRectangle ink, logical;
  cairo_matrix_t matrix;
  double left, top, right, bottom;

  pango_layout_get_extents (layout, &ink, &logical);
  left = (double) MIN (ink.x, logical.x) / PANGO_SCALE - margin;
  top = (double) MIN (ink.y, logical.y) / PANGO_SCALE - margin;
  right = (double) MAX (ink.x + ink.width, logical.x + logical.width) / PANGO_SCALE + margin;
  bottom = (double) MAX (ink.y + ink.height, logical.y + logical.height) / PANGO_SCALE + margin;

  cairo_matrix_init (&matrix, MAX (right - left, 1), 0, 0, MAX (bottom - top, 1), left, top);
  return matrix;
}

/* Puts a text aside, and paints what will tell where it belongs. */
static void
take_text (KzruSvg       *self,
           cairo_t       *cr,
           PangoLayout   *layout,
           const GdkRGBA *halo,
           double         halo_width)
{
  char *address = g_strdup_printf (SCHEME "%u", self->texts->len);
  cairo_surface_t *place = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1, 1);
  Text text = { .layout = pango_layout_copy (layout), .ink = { .halo = *halo, .halo_width = halo_width } };
  cairo_matrix_t matrix = cover (layout, halo_width);
  double red = 0, green = 0, blue = 0, alpha = 1;
  double x, y;

  text.to_pixel = matrix;
  cairo_matrix_invert (&text.to_pixel);
  cairo_pattern_get_rgba (cairo_get_source (cr), &red, &green, &blue, &alpha);
  text.ink.color = (GdkRGBA) { (float) red, (float) green, (float) blue, (float) alpha };
  g_array_append_val (self->texts, text);

  cairo_surface_set_mime_data (place, CAIRO_MIME_TYPE_URI, (const guchar *) address, strlen (address), g_free, address);
  cairo_get_current_point (cr, &x, &y);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_transform (cr, &matrix);
  cairo_set_source_surface (cr, place, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (place);
}

/**
 * kzru_svg_show_layout:
 * @cr: where to paint; its source is a colour
 * @layout: a text
 *
 * Shows a text at the current point as [func@PangoCairo.show_layout] does. In an
 * SVG it stays a text; from a PDF it can be taken out again.
 */
void
kzru_svg_show_layout (cairo_t     *cr,
                      PangoLayout *layout)
{
  KzruSvg *self = get_svg (cr);
  static const GdkRGBA none = { 0, 0, 0, 0 };

  if (self != NULL)
    take_text (self, cr, layout, &none, 0);
  else
    kzru_pdf_text_show_layout (cr, layout);
}

static void
stroke_outlines (cairo_t       *cr,
                 PangoLayout   *layout,
                 const GdkRGBA *color,
                 double         width)
{
  double x, y;

  cairo_get_current_point (cr, &x, &y);
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_move_to (cr, x, y);
  pango_cairo_layout_path (cr, layout);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, 2 * width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_stroke (cr);
  cairo_restore (cr);
  cairo_move_to (cr, x, y);
}

/**
 * kzru_svg_show_layout_with_halo:
 * @cr: where to paint; its source is a colour
 * @layout: a text
 * @halo: the colour around the letters
 * @halo_width: how wide it is on each side, in pixels
 *
 * Shows a text as [func@Svg.show_layout] does, so that it can be read on any
 * ground.
 */
void
kzru_svg_show_layout_with_halo (cairo_t       *cr,
                                PangoLayout   *layout,
                                const GdkRGBA *halo,
                                double         halo_width)
{
  KzruSvg *self = get_svg (cr);

  if (self != NULL)
    {
      take_text (self, cr, layout, halo, halo_width);
      return;
    }

  stroke_outlines (cr, layout, halo, halo_width);
  kzru_pdf_text_show_layout (cr, layout);
}

/* Gets what stands between @before and the next quotation mark. */
static char *
get_quoted (const char *line,
            const char *before)
{
  const char *start = strstr (line, before);
  const char *end = start != NULL ? strchr (start + strlen (before), '"') : NULL;

  return end != NULL ? g_strndup (start + strlen (before), (gsize) (end - start) - strlen (before)) : NULL;
}

/* Where the upper left corner of a text is, from where its picture is. */
static char *
get_placing (const Text *text,
             const char *transform)
{
  cairo_matrix_t matrix;
  double v[6] = { 1, 0, 0, 1, 0, 0 };
  GString *placing = g_string_new (" transform=\"matrix(");
  const char *rest = transform != NULL ? strchr (transform, '(') : NULL;

  for (guint i = 0; rest != NULL && i < G_N_ELEMENTS (v); i++)
    v[i] = g_ascii_strtod (rest + 1, (char **) &rest);

  cairo_matrix_init (&matrix, v[0], v[1], v[2], v[3], v[4], v[5]);
  cairo_matrix_multiply (&matrix, &text->to_pixel, &matrix);
  v[0] = matrix.xx;
  v[1] = matrix.yx;
  v[2] = matrix.xy;
  v[3] = matrix.yy;
  v[4] = matrix.x0;
  v[5] = matrix.y0;
  for (guint i = 0; i < G_N_ELEMENTS (v); i++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append (placing, i > 0 ? "," : "");
      g_string_append (placing, g_ascii_formatd (number, sizeof number, "%.4f", v[i]));
    }
  g_string_append (placing, ")\"");

  return g_string_free (placing, FALSE);
}

/* Finds the text that a line of cairo's stands for, if it does; @texts tells
 * which picture is which text. A line that only introduces a picture stands for
 * nothing. */
static gboolean
write_line (KzruSvg    *self,
            const char *line,
            GHashTable *texts,
            GString    *svg)
{
  g_autofree char *number = get_quoted (line, "xlink:href=\"" SCHEME);
  g_autofree char *used = get_quoted (line, "<use xlink:href=\"#");
  g_autofree char *transform = NULL;
  g_autofree char *placing = NULL;
  const Text *text;
  gpointer index;

  if (number != NULL)
    {
      g_hash_table_insert (texts, get_quoted (line, " id=\""), GUINT_TO_POINTER (atoi (number)));
      return TRUE;
    }
  if (used == NULL || !g_hash_table_lookup_extended (texts, used, NULL, &index))
    return FALSE;

  text = &g_array_index (self->texts, Text, GPOINTER_TO_UINT (index));
  transform = get_quoted (line, " transform=\"");
  placing = get_placing (text, transform);
  kzru_svg_text_append (svg, text->layout, &text->ink, placing);
  return TRUE;
}

/**
 * kzru_svg_write:
 * @self: a picture that nothing paints on any more
 * @title: what it shows
 * @file: where to write
 *
 * Writes a picture. To be called once.
 *
 * Returns: whether it could be written; the file knows why not
 */
gboolean
kzru_svg_write (KzruSvg        *self,
                const char     *title,
                KzruOutputFile *file)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autoptr (GString) svg = g_string_new (NULL);
  const char *line, *end;

  cairo_surface_finish (self->surface);
  g_byte_array_append (self->written, (const guint8 *) "", 1);

  for (line = (const char *) self->written->data; *line != '\0'; line = end)
    {
      g_autofree char *copy = NULL;

      end = strchr (line, '\n');
      end = end != NULL ? end + 1 : line + strlen (line);
      copy = g_strndup (line, (gsize) (end - line));
      if (!write_line (self, copy, texts, svg))
        g_string_append_len (svg, line, end - line);
      if (g_str_has_prefix (copy, "<svg "))
        g_string_append_printf (svg, "<title>%s</title>\n", escaped);
    }

  return kzru_output_file_write (file, svg->str, svg->len);
}
