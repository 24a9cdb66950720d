/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-painter"

#include "config.h"

#include "widgets/kzru-svg.h"
#include "widgets/kzru-timeline-painter.h"

/* The painter for paper, PNG and SVG. */

static void
trace_box (cairo_t       *cr,
           const KzruBox *box,
           double         radius)
{
  double r = MIN (radius, MIN (box->width, box->height) / 2);
  double right = box->x + box->width;
  double bottom = box->y + box->height;

  if (r <= 0)
    {
      cairo_rectangle (cr, box->x, box->y, box->width, box->height);
      return;
    }

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - r, box->y + r, r, -G_PI / 2, 0);
  cairo_arc (cr, right - r, bottom - r, r, 0, G_PI / 2);
  cairo_arc (cr, box->x + r, bottom - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, box->x + r, box->y + r, r, G_PI, G_PI * 3 / 2);
  cairo_close_path (cr);
}

static void
cairo_fill_box (KzruPainter   *self,
                const KzruBox *box,
                double         radius,
                const GdkRGBA *color)
{
  gdk_cairo_set_source_rgba (self->target, color);
  trace_box (self->target, box, radius);
  cairo_fill (self->target);
}

static void
cairo_stroke_box (KzruPainter   *self,
                  const KzruBox *box,
                  double         radius,
                  double         line_width,
                  const GdkRGBA *color)
{
  double half = line_width / 2;
  KzruBox inner = { box->x + half, box->y + half, box->width - line_width, box->height - line_width };

  gdk_cairo_set_source_rgba (self->target, color);
  cairo_set_line_width (self->target, line_width);
  trace_box (self->target, &inner, radius - half);
  cairo_stroke (self->target);
}

static void
cairo_ramp (KzruPainter   *self,
            const KzruBox *box,
            const GdkRGBA *left,
            const GdkRGBA *right)
{
  cairo_pattern_t *pattern;

  if (gdk_rgba_equal (left, right))
    {
      cairo_fill_box (self, box, 0, left);
      return;
    }

  pattern = cairo_pattern_create_linear (box->x, 0, box->x + box->width, 0);
  cairo_pattern_add_color_stop_rgba (pattern, 0, left->red, left->green, left->blue, left->alpha);
  cairo_pattern_add_color_stop_rgba (pattern, 1, right->red, right->green, right->blue, right->alpha);
  cairo_set_source (self->target, pattern);
  cairo_rectangle (self->target, box->x, box->y, box->width, box->height);
  cairo_fill (self->target);
  cairo_pattern_destroy (pattern);
}

static void
cairo_draw_line (KzruPainter   *self,
                 double         x0,
                 double         y0,
                 double         x1,
                 double         y1,
                 double         line_width,
                 const GdkRGBA *color)
{
  gdk_cairo_set_source_rgba (self->target, color);
  cairo_set_line_width (self->target, line_width);
  cairo_set_line_cap (self->target, CAIRO_LINE_CAP_BUTT);
  cairo_move_to (self->target, x0, y0);
  cairo_line_to (self->target, x1, y1);
  cairo_stroke (self->target);
}

static void
cairo_draw_text (KzruPainter   *self,
                 PangoLayout   *layout,
                 double         x,
                 double         y,
                 const GdkRGBA *color)
{
  gdk_cairo_set_source_rgba (self->target, color);
  cairo_move_to (self->target, x, y);
  kzru_svg_show_layout (self->target, layout);
}

static void
cairo_push_clip (KzruPainter   *self,
                 const KzruBox *box)
{
  cairo_save (self->target);
  cairo_rectangle (self->target, box->x, box->y, box->width, box->height);
  cairo_clip (self->target);
}

static void
cairo_pop_clip (KzruPainter *self)
{
  cairo_restore (self->target);
}

/**
 * kzru_painter_for_cairo:
 * @cr: (transfer none): where to draw; must outlive the painter
 *
 * Makes a painter that draws on paper or into a picture.
 *
 * Returns: a painter
 */
KzruPainter
kzru_painter_for_cairo (cairo_t *cr)
{
  static const KzruPainterClass klass = {
    .fill = cairo_fill_box,
    .stroke = cairo_stroke_box,
    .ramp = cairo_ramp,
    .line = cairo_draw_line,
    .text = cairo_draw_text,
    .push_clip = cairo_push_clip,
    .pop_clip = cairo_pop_clip,
  };

  return (KzruPainter) { &klass, cr, NULL };
}
