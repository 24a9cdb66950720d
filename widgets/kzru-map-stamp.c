/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/kzru-map-stamp.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "widgets/kzru-map-texts.h"
#include "widgets/kzru-svg.h"

/* Texts and marks that are painted once as pixels, and copied from then on.
 *
 * A map full of names and marks is painted anew every few frames while it is
 * dragged. To follow the outlines of a halo or of a disc takes ten times as long as
 * to copy it. */

/* How wide the halo of a text is, on each side, in pixels. */
#define HALO 1.6

/* How far beyond its logical extents a text may reach, with its halo, in pixels. */
#define MARGIN 4.0

/* An empty picture, some pixels of the screen wide and high. */
static cairo_surface_t *
create_surface (cairo_format_t format,
                double         width,
                double         height,
                double         scale)
{
  cairo_surface_t *surface =
    cairo_image_surface_create (format, (int) ceil (width * scale), (int) ceil (height * scale));

  cairo_surface_set_device_scale (surface, scale, scale);
  return surface;
}

/* On whole pixels of the device, or it would be blurred. */
static void
copy (cairo_surface_t *surface,
      double           x,
      double           y,
      double           scale,
      cairo_t         *cr)
{
  cairo_set_source_surface (cr, surface, round (x * scale) / scale, round (y * scale) / scale);
  cairo_paint (cr);
}

static void
paint_text (PangoLayout   *text,
            double         x,
            double         y,
            const GdkRGBA *color,
            const GdkRGBA *halo,
            cairo_t       *cr)
{
  pango_cairo_update_layout (cr, text);

  cairo_new_path (cr);
  cairo_move_to (cr, x, y);
  gdk_cairo_set_source_rgba (cr, color);
  if (gdk_rgba_is_clear (halo))
    kzru_svg_show_layout (cr, text);
  else
    kzru_svg_show_layout_with_halo (cr, text, halo, HALO);
}

/* A text as it was painted last. */
typedef struct
{
  cairo_surface_t *surface;
  GdkRGBA          color;
  GdkRGBA          halo;
  double           scale;
} Bitmap;

static void
free_bitmap (gpointer data)
{
  Bitmap *bitmap = data;

  cairo_surface_destroy (bitmap->surface);
  g_free (bitmap);
}

/* Every pixel within reach of a letter. */
static cairo_surface_t *
create_halo (cairo_surface_t *letters,
             double           width,
             double           height,
             double           scale)
{
  cairo_surface_t *surface = create_surface (CAIRO_FORMAT_A8, width, height, scale);
  cairo_t *cr = cairo_create (surface);
  int reach = (int) ceil (HALO * scale);

  for (int y = -reach; y <= reach; y++)
    for (int x = -reach; x <= reach; x++)
      if (hypot (x, y) <= HALO * scale)
        cairo_mask_surface (cr, letters, x / scale, y / scale);
  cairo_destroy (cr);

  return surface;
}

static Bitmap *
create_bitmap (PangoLayout   *text,
               const GdkRGBA *color,
               const GdkRGBA *halo,
               double         scale)
{
  static const GdkRGBA black = { 0, 0, 0, 1 };
  static const GdkRGBA none;
  Bitmap *bitmap = g_new0 (Bitmap, 1);
  cairo_surface_t *letters;
  double width, height;
  cairo_t *cr;

  kzru_map_texts_get_size (text, &width, &height);
  width += 2 * MARGIN;
  height += 2 * MARGIN;
  letters = create_surface (CAIRO_FORMAT_A8, width, height, scale);
  cr = cairo_create (letters);
  paint_text (text, MARGIN, MARGIN, &black, &none, cr);
  cairo_destroy (cr);

  *bitmap = (Bitmap) { create_surface (CAIRO_FORMAT_ARGB32, width, height, scale), *color, *halo, scale };
  cr = cairo_create (bitmap->surface);
  if (!gdk_rgba_is_clear (halo))
    {
      cairo_surface_t *around = create_halo (letters, width, height, scale);

      gdk_cairo_set_source_rgba (cr, halo);
      cairo_mask_surface (cr, around, 0, 0);
      cairo_surface_destroy (around);
    }
  gdk_cairo_set_source_rgba (cr, color);
  cairo_mask_surface (cr, letters, 0, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (letters);

  return bitmap;
}

/* The bitmap is kept with the text, for as long as the text is. */
static const Bitmap *
get_bitmap (PangoLayout   *text,
            const GdkRGBA *color,
            const GdkRGBA *halo,
            double         scale)
{
  static GQuark quark = 0;
  Bitmap *bitmap;

  if (quark == 0)
    quark = g_quark_from_static_string ("kzru-map-bitmap");
  bitmap = g_object_get_qdata (G_OBJECT (text), quark);

  if (bitmap == NULL || bitmap->scale != scale
      || !gdk_rgba_equal (&bitmap->color, color) || !gdk_rgba_equal (&bitmap->halo, halo))
    {
      bitmap = create_bitmap (text, color, halo, scale);
      g_object_set_qdata_full (G_OBJECT (text), quark, bitmap, free_bitmap);
    }

  return bitmap;
}

/**
 * kzru_map_paint_text:
 * @text: a text of one line
 * @x: its left edge
 * @y: its upper edge
 * @color: of the letters
 * @halo: around the letters; none if it cannot be seen
 * @scale: of a bitmap to be kept, or 0 to paint a text
 * @cr: where to paint
 *
 * Paints a text that can be read on any ground.
 */
void
kzru_map_paint_text (PangoLayout   *text,
                     double         x,
                     double         y,
                     const GdkRGBA *color,
                     const GdkRGBA *halo,
                     double         scale,
                     cairo_t       *cr)
{
  if (scale <= 0)
    paint_text (text, x, y, color, halo, cr);
  else
    copy (get_bitmap (text, color, halo, scale)->surface, x - MARGIN, y - MARGIN, scale, cr);
}

typedef struct
{
  double           radius;
  cairo_surface_t *surface;
} Stamp;

/**
 * KzruMapStamps:
 *
 * Discs of one colour, for as long as something is being painted.
 */
struct _KzruMapStamps
{
  GArray *stamps;
  GdkRGBA color;
  GdkRGBA halo;
  double rim;
  double scale;
};

static void
clear_stamp (gpointer data)
{
  cairo_surface_destroy (((Stamp *) data)->surface);
}

/**
 * kzru_map_stamps_new:
 * @color: the colour of discs
 * @halo: the colour around them
 * @rim: how wide that is, in pixels
 * @scale: pixels of the device in one of the screen
 *
 * Creates stamps of discs.
 *
 * Returns: (transfer full): stamps
 */
KzruMapStamps *
kzru_map_stamps_new (const GdkRGBA *color,
                     const GdkRGBA *halo,
                     double         rim,
                     double         scale)
{
  KzruMapStamps *self = g_new0 (KzruMapStamps, 1);

  self->stamps = g_array_new (FALSE, FALSE, sizeof (Stamp));
  g_array_set_clear_func (self->stamps, clear_stamp);
  self->color = *color;
  self->halo = *halo;
  self->rim = rim;
  self->scale = scale;

  return self;
}

/**
 * kzru_map_stamps_free:
 * @self: stamps
 *
 * Frees stamps.
 */
void
kzru_map_stamps_free (KzruMapStamps *self)
{
  g_array_unref (self->stamps);
  g_free (self);
}

static void
paint_disc (cairo_t       *cr,
            double         middle,
            double         radius,
            const GdkRGBA *color)
{
  cairo_arc (cr, middle, middle, radius, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_fill (cr);
}

static cairo_surface_t *
get_stamp (KzruMapStamps *self,
           double         radius)
{
  double middle = radius + self->rim;
  Stamp stamp = { .radius = radius };
  cairo_t *cr;

  for (guint i = 0; i < self->stamps->len; i++)
    if (g_array_index (self->stamps, Stamp, i).radius == radius)
      return g_array_index (self->stamps, Stamp, i).surface;

  stamp.surface = create_surface (CAIRO_FORMAT_ARGB32, 2 * middle, 2 * middle, self->scale);
  cr = cairo_create (stamp.surface);
  paint_disc (cr, middle, middle, &self->halo);
  paint_disc (cr, middle, radius, &self->color);
  cairo_destroy (cr);
  g_array_append_val (self->stamps, stamp);

  return stamp.surface;
}

/**
 * kzru_map_stamps_paint:
 * @self: stamps
 * @at: where
 * @radius: of the disc without its rim, in pixels
 * @cr: where to paint
 *
 * Paints a disc, at the nearest pixel.
 */
void
kzru_map_stamps_paint (KzruMapStamps   *self,
                       KzruScreenPoint  at,
                       double           radius,
                       cairo_t         *cr)
{
  double middle = radius + self->rim;

  copy (get_stamp (self, radius), at.x - middle, at.y - middle, self->scale, cr);
}
