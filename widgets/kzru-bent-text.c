/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/kzru-bent-text.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "widgets/kzru-svg.h"

/* Texts that stand on a line that is not straight. */

#define HALO 1.8 /* px, on each side of the letters */

#define MARGIN (HALO + 1) /* px, of a bitmap around the letters */

/* How far lines may differ for a text to look the same on both, in pixels. */
#define SAME 0.02

/* Moves a point of a level text to where it is on a bent line: as far along
 * the line as it was from the left, as far above it as it was. */
static void
bend_point (const KzruScreenPoint *line,
            guint                  n,
            double                *x,
            double                *y)
{
  double along = *x;
  guint i = 1;
  double length = hypot (line[1].x - line[0].x, line[1].y - line[0].y);
  double t;

  while (i + 1 < n && along > length)
    {
      along -= length;
      i++;
      length = hypot (line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
    }

  length = MAX (length, 1e-6);
  t = along / length;
  *x = line[i - 1].x + (line[i].x - line[i - 1].x) * t - (line[i].y - line[i - 1].y) / length * *y;
  *y = line[i - 1].y + (line[i].y - line[i - 1].y) * t + (line[i].x - line[i - 1].x) / length * *y;
}

/* How far along a line a text starts that stands in the middle of it. */
static double
get_start (PangoLayout           *text,
           const KzruScreenPoint *line,
           guint                  n)
{
  PangoRectangle extents;
  double length = 0;

  for (guint i = 1; i < n; i++)
    length += hypot (line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);

  pango_layout_line_get_extents (pango_layout_get_line_readonly (text, 0), NULL, &extents);
  return MAX (length - (double) extents.width / PANGO_SCALE, 0) / 2;
}

/* Adds a text along a line to the path. Outlines are bent, not glyphs turned:
 * so the letters of a Persian word stay joined. */
static void
add_text (cairo_t               *cr,
          PangoLayout           *text,
          const KzruScreenPoint *line,
          guint                  n)
{
  cairo_path_t *path;

  pango_cairo_update_layout (cr, text);

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_move_to (cr, get_start (text, line, n), 0);
  pango_cairo_layout_line_path (cr, pango_layout_get_line_readonly (text, 0));
  path = cairo_copy_path (cr);
  cairo_new_path (cr);

  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    for (int j = 1; j < path->data[i].header.length; j++)
      bend_point (line, n, &path->data[i + j].point.x, &path->data[i + j].point.y);

  cairo_append_path (cr, path);
  cairo_path_destroy (path);
  cairo_restore (cr);
}

/* Paints the letters that the path outlines. */
static void
paint_path (cairo_t       *cr,
            const GdkRGBA *color,
            const GdkRGBA *halo)
{
  gdk_cairo_set_source_rgba (cr, halo);
  cairo_set_line_width (cr, 2 * HALO);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke_preserve (cr);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
  cairo_fill (cr);
}

/* A bent text as it was painted last: as long as the map is only moved, the
 * line that it stands on is the same at another place. */
typedef struct
{
  cairo_surface_t *surface;
  GdkRGBA          color;
  GdkRGBA          halo;
  double           scale;
  KzruScreenPoint *line; /* from its first point */
  guint            n;
  KzruScreenPoint  origin; /* of the bitmap, from the first point of the line */
} Bitmap;

static void
free_bitmap (gpointer data)
{
  Bitmap *bitmap = data;

  cairo_surface_destroy (bitmap->surface);
  g_free (bitmap->line);
  g_free (bitmap);
}

static gboolean
is_same_line (const Bitmap          *bitmap,
              const KzruScreenPoint *line,
              guint                  n)
{
  if (bitmap->n != n)
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (fabs (bitmap->line[i].x - (line[i].x - line[0].x)) > SAME
        || fabs (bitmap->line[i].y - (line[i].y - line[0].y)) > SAME)
      return FALSE;

  return TRUE;
}

static cairo_t *
create_context (int    width,
                int    height,
                double scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  cairo_surface_destroy (surface);

  return cr;
}

/* Paints the bitmap as large as the letters are where they stand. The text is
 * bent elsewhere, where it has room while it is level: cairo leaves out of a path
 * the letters that are far from the surface, and the bitmap of a steep line is
 * narrow. */
static void
fill_bitmap (Bitmap      *bitmap,
             PangoLayout *text)
{
  double left, top, right, bottom;
  cairo_path_t *path;
  cairo_t *cr;

  kzru_map_texts_get_size (text, &right, &bottom);
  right += get_start (text, bitmap->line, bitmap->n);
  cr = create_context ((int) ceil (right * bitmap->scale), (int) ceil (bottom * bitmap->scale), bitmap->scale);
  add_text (cr, text, bitmap->line, bitmap->n);
  cairo_path_extents (cr, &left, &top, &right, &bottom);
  path = cairo_copy_path (cr);
  cairo_destroy (cr);

  bitmap->origin = (KzruScreenPoint) { left - MARGIN, top - MARGIN };
  cr = create_context ((int) ceil ((right - left + 2 * MARGIN) * bitmap->scale),
                       (int) ceil ((bottom - top + 2 * MARGIN) * bitmap->scale), bitmap->scale);
  cairo_translate (cr, -bitmap->origin.x, -bitmap->origin.y);
  cairo_append_path (cr, path);
  cairo_path_destroy (path);
  paint_path (cr, &bitmap->color, &bitmap->halo);

  bitmap->surface = cairo_surface_reference (cairo_get_target (cr));
  cairo_destroy (cr);
}

static Bitmap *
create_bitmap (PangoLayout           *text,
               const KzruScreenPoint *line,
               guint                  n,
               const GdkRGBA         *color,
               const GdkRGBA         *halo,
               double                 scale)
{
  Bitmap *bitmap = g_new0 (Bitmap, 1);

  bitmap->line = g_new (KzruScreenPoint, n);
  for (guint i = 0; i < n; i++)
    bitmap->line[i] = (KzruScreenPoint) { line[i].x - line[0].x, line[i].y - line[0].y };
  bitmap->n = n;
  bitmap->color = *color;
  bitmap->halo = *halo;
  bitmap->scale = scale;
  fill_bitmap (bitmap, text);

  return bitmap;
}

static void
paint_bitmap (cairo_t               *cr,
              PangoLayout           *text,
              const KzruScreenPoint *line,
              guint                  n,
              const GdkRGBA         *color,
              const GdkRGBA         *halo,
              double                 scale)
{
  GQuark quark = g_quark_from_static_string ("kzru-bent-text-bitmap");
  Bitmap *bitmap = g_object_get_qdata (G_OBJECT (text), quark);

  if (bitmap == NULL || bitmap->scale != scale || !gdk_rgba_equal (&bitmap->color, color)
      || !gdk_rgba_equal (&bitmap->halo, halo) || !is_same_line (bitmap, line, n))
    {
      bitmap = create_bitmap (text, line, n, color, halo, scale);
      g_object_set_qdata_full (G_OBJECT (text), quark, bitmap, free_bitmap);
    }

  cairo_set_source_surface (cr, bitmap->surface,
                            round ((line[0].x + bitmap->origin.x) * scale) / scale,
                            round ((line[0].y + bitmap->origin.y) * scale) / scale);
  cairo_paint (cr);
}

/* Shows a part of a text, level and straight, in the middle of where that part
 * is on the line. */
static void
show_word (cairo_t               *cr,
           PangoLayout           *text,
           int                    start,
           int                    end,
           const KzruScreenPoint *line,
           guint                  n,
           const GdkRGBA         *halo)
{
  g_autoptr (PangoLayout) word = pango_layout_copy (text);
  const char *string = pango_layout_get_text (text);
  PangoRectangle first, last;
  double left, middle, width, height;
  KzruScreenPoint a, b;

  pango_layout_set_text (word, string + start, end - start);
  kzru_map_texts_get_size (word, &width, &height);
  pango_layout_index_to_pos (text, start, &first);
  pango_layout_index_to_pos (text, (int) (g_utf8_prev_char (string + end) - string), &last);
  left = MIN (MIN (first.x, first.x + first.width), MIN (last.x, last.x + last.width));
  middle = get_start (text, line, n) + left / PANGO_SCALE + width / 2;

  a = (KzruScreenPoint) { middle - width / 4, 0 };
  b = (KzruScreenPoint) { middle + width / 4, 0 };
  bend_point (line, n, &a.x, &a.y);
  bend_point (line, n, &b.x, &b.y);

  cairo_save (cr);
  cairo_translate (cr, (a.x + b.x) / 2, (a.y + b.y) / 2);
  cairo_rotate (cr, atan2 (b.y - a.y, b.x - a.x));
  cairo_move_to (cr, -width / 2, -(double) pango_layout_get_baseline (word) / PANGO_SCALE);
  kzru_svg_show_layout_with_halo (cr, word, halo, HALO);
  cairo_restore (cr);
}

/* Where outlines are not wanted, since texts stay texts, each word is turned as
 * a whole: no program draws letters on a line that have to be joined. */
static void
show_words (cairo_t               *cr,
            PangoLayout           *text,
            const KzruScreenPoint *line,
            guint                  n,
            const GdkRGBA         *color,
            const GdkRGBA         *halo)
{
  const char *string = pango_layout_get_text (text);
  const char *start = string;

  gdk_cairo_set_source_rgba (cr, color);
  while (*start != '\0')
    {
      const char *end = strchr (start, ' ');

      end = end != NULL ? end : start + strlen (start);
      if (end > start)
        show_word (cr, text, (int) (start - string), (int) (end - string), line, n, halo);
      start = *end != '\0' ? end + 1 : end;
    }
}

/**
 * kzru_bent_text_paint:
 * @text: a text of one line
 * @line: (array length=n): what it stands on, from left to right
 * @n: how many points the line has, at least 2
 * @color: of the letters
 * @halo: around the letters
 * @scale: of a bitmap to be kept, or 0 to paint outlines
 * @cr: where to paint
 *
 * Paints a text in the middle of a bent line.
 */
void
kzru_bent_text_paint (PangoLayout           *text,
                      const KzruScreenPoint *line,
                      guint                  n,
                      const GdkRGBA         *color,
                      const GdkRGBA         *halo,
                      double                 scale,
                      cairo_t               *cr)
{
  g_return_if_fail (n >= 2);

  if (kzru_svg_has_texts (cr))
    show_words (cr, text, line, n, color, halo);
  else if (scale > 0)
    paint_bitmap (cr, text, line, n, color, halo, scale);
  else
    {
      add_text (cr, text, line, n);
      paint_path (cr, color, halo);
    }
}
