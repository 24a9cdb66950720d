/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/kzru-map-scale.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "model/kzru-number-format.h"
#include "widgets/kzru-map-key.h"
#include "widgets/kzru-svg.h"

#define PADDING 7.0
#define TICK 5.0 /* px, the ends of the bar */
#define GAP 2.0

/**
 * kzru_map_scale_choose:
 * @metres_per_pixel: the scale of the map
 * @max_length: how long the bar may be, in pixels
 *
 * Chooses the longest bar that stands for 1, 2 or 5 times a power of ten
 * kilometres.
 *
 * Returns: the bar
 */
KzruMapScale
kzru_map_scale_choose (double metres_per_pixel,
                       double max_length)
{
  static const double steps[] = { 5, 2, 1 };
  double most = metres_per_pixel * max_length / 1000;
  double power = pow (10, floor (log10 (most)));
  double kilometres = power;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * power <= most)
      {
        kilometres = steps[i] * power;
        break;
      }

  return (KzruMapScale) { kilometres, kilometres * 1000 / metres_per_pixel };
}

/**
 * kzru_map_scale_format:
 * @self: a bar
 * @language: a BCP 47 tag
 *
 * Says what a bar stands for.
 *
 * Returns: (transfer full): such as "500 km"
 */
char *
kzru_map_scale_format (const KzruMapScale *self,
                       const char         *language)
{
  return kzru_format_distance (self->kilometres, language);
}

static PangoLayout *
get_text (const KzruMapScale *self,
          KzruMapTexts       *texts,
          const char         *language)
{
  g_autofree char *text = kzru_map_scale_format (self, language);

  return kzru_map_texts_get (texts, KZRU_MAP_TEXT_PANEL, text);
}

/**
 * kzru_map_scale_get_size:
 * @self: a bar
 * @texts: what lays texts out
 * @language: a BCP 47 tag
 * @width: (out): how wide it is with its ground, in pixels
 * @height: (out): how high it is with its ground, in pixels
 *
 * Measures a bar.
 */
void
kzru_map_scale_get_size (const KzruMapScale *self,
                         KzruMapTexts       *texts,
                         const char         *language,
                         double             *width,
                         double             *height)
{
  double text_width, text_height;

  kzru_map_texts_get_size (get_text (self, texts, language), &text_width, &text_height);
  *width = MAX (self->length, text_width) + 2 * PADDING;
  *height = text_height + GAP + TICK + 2 * PADDING;
}

/**
 * kzru_map_scale_paint:
 * @self: a bar
 * @texts: what lays texts out
 * @language: a BCP 47 tag
 * @style: the colours
 * @x: its left edge
 * @y: its upper edge
 * @cr: where to paint
 *
 * Paints a bar.
 */
void
kzru_map_scale_paint (const KzruMapScale *self,
                      KzruMapTexts       *texts,
                      const char         *language,
                      const KzruMapStyle *style,
                      double              x,
                      double              y,
                      cairo_t            *cr)
{
  PangoLayout *text = get_text (self, texts, language);
  double width, height, text_width, text_height, left, bottom;

  kzru_map_scale_get_size (self, texts, language, &width, &height);
  kzru_map_texts_get_size (text, &text_width, &text_height);
  kzru_map_paint_panel (style, x + 0.5, y + 0.5, width - 1, height - 1, cr);

  pango_cairo_update_layout (cr, text);
  gdk_cairo_set_source_rgba (cr, &style->panel_text);
  cairo_move_to (cr, x + (width - text_width) / 2, y + PADDING);
  kzru_svg_show_layout (cr, text);

  left = x + (width - self->length) / 2;
  bottom = y + height - PADDING;
  cairo_new_path (cr);
  cairo_move_to (cr, left, bottom - TICK);
  cairo_line_to (cr, left, bottom);
  cairo_line_to (cr, left + self->length, bottom);
  cairo_line_to (cr, left + self->length, bottom - TICK);
  cairo_set_line_width (cr, 1.5);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  cairo_stroke (cr);
}
