/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-painter"

#include "config.h"

#include "widgets/kzru-timeline-painter.h"

#include <math.h>

/* The painter for the screen. It makes plain render nodes only, which every
 * renderer draws fast and which can be written out as text and compared. */

static graphene_rect_t
to_rect (const KzruBox *box)
{
  return GRAPHENE_RECT_INIT ((float) box->x, (float) box->y, (float) box->width, (float) box->height);
}

static void
snapshot_fill (KzruPainter   *self,
               const KzruBox *box,
               double         radius,
               const GdkRGBA *color)
{
  graphene_rect_t rect = to_rect (box);
  GskRoundedRect rounded;

  if (radius <= 0)
    {
      gtk_snapshot_append_color (self->target, color, &rect);
      return;
    }

  if (self->shapes != NULL && kzru_shape_cache_fill (self->shapes, self->target, box, radius, color))
    return;

  gsk_rounded_rect_init_from_rect (&rounded, &rect, (float) radius);
  gtk_snapshot_push_rounded_clip (self->target, &rounded);
  gtk_snapshot_append_color (self->target, color, &rect);
  gtk_snapshot_pop (self->target);
}

static void
snapshot_stroke (KzruPainter   *self,
                 const KzruBox *box,
                 double         radius,
                 double         line_width,
                 const GdkRGBA *color)
{
  graphene_rect_t rect = to_rect (box);
  const float w = (float) line_width;
  const float widths[] = { w, w, w, w };
  const GdkRGBA colors[] = { *color, *color, *color, *color };
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &rect, (float) radius);
  gtk_snapshot_append_border (self->target, &rounded, widths, colors);
}

static void
snapshot_ramp (KzruPainter   *self,
               const KzruBox *box,
               const GdkRGBA *left,
               const GdkRGBA *right)
{
  graphene_rect_t rect = to_rect (box);
  const GskColorStop stops[] = { { 0, *left }, { 1, *right } };

  if (gdk_rgba_equal (left, right))
    gtk_snapshot_append_color (self->target, left, &rect);
  else
    gtk_snapshot_append_linear_gradient (self->target, &rect, &rect.origin,
                                         &GRAPHENE_POINT_INIT (rect.origin.x + rect.size.width, rect.origin.y),
                                         stops, G_N_ELEMENTS (stops));
}

/* A slanted line is a box that is turned: GTK 4.8 has no paths. */
static void
snapshot_line (KzruPainter   *self,
               double         x0,
               double         y0,
               double         x1,
               double         y1,
               double         line_width,
               const GdkRGBA *color)
{
  double length = hypot (x1 - x0, y1 - y0);
  graphene_rect_t rect = GRAPHENE_RECT_INIT (0, (float) (-line_width / 2), (float) length, (float) line_width);

  gtk_snapshot_save (self->target);
  gtk_snapshot_translate (self->target, &GRAPHENE_POINT_INIT ((float) x0, (float) y0));
  if (y1 != y0 || x1 < x0)
    gtk_snapshot_rotate (self->target, (float) (atan2 (y1 - y0, x1 - x0) * 180 / G_PI));
  gtk_snapshot_append_color (self->target, color, &rect);
  gtk_snapshot_restore (self->target);
}

/* A text as it was drawn last. */
typedef struct
{
  GskRenderNode *node; /* (nullable): a text may have nothing to draw */
  GdkRGBA color;
  guint serial; /* of the layout */
} Drawn;

static void
drawn_free (gpointer data)
{
  Drawn *self = data;

  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_free (self);
}

/* Gets the node of a text. Making one takes a walk through all that Pango knows of
 * the text, so it is kept with the layout: most texts of a frame were in the one
 * before. */
static GskRenderNode *
get_node (PangoLayout   *layout,
          const GdkRGBA *color)
{
  static GQuark quark;
  guint serial = pango_layout_get_serial (layout);
  GtkSnapshot *snapshot;
  Drawn *drawn;

  if (quark == 0)
    quark = g_quark_from_static_string ("kzru-drawn-text");

  drawn = g_object_get_qdata (G_OBJECT (layout), quark);
  if (drawn != NULL && drawn->serial == serial && gdk_rgba_equal (&drawn->color, color))
    return drawn->node;

  snapshot = gtk_snapshot_new ();
  gtk_snapshot_append_layout (snapshot, layout, color);
  drawn = g_new0 (Drawn, 1);
  drawn->node = gtk_snapshot_free_to_node (snapshot);
  drawn->color = *color;
  drawn->serial = serial;
  g_object_set_qdata_full (G_OBJECT (layout), quark, drawn, drawn_free);

  return drawn->node;
}

static void
snapshot_text (KzruPainter   *self,
               PangoLayout   *layout,
               double         x,
               double         y,
               const GdkRGBA *color)
{
  GskRenderNode *node = get_node (layout, color);

  if (node == NULL)
    return;

  gtk_snapshot_save (self->target);
  gtk_snapshot_translate (self->target, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_node (self->target, node);
  gtk_snapshot_restore (self->target);
}

static void
snapshot_push_clip (KzruPainter   *self,
                    const KzruBox *box)
{
  graphene_rect_t rect = to_rect (box);

  gtk_snapshot_push_clip (self->target, &rect);
}

static void
snapshot_pop_clip (KzruPainter *self)
{
  gtk_snapshot_pop (self->target);
}

/**
 * kzru_painter_for_snapshot:
 * @snapshot: (transfer none): where to draw; must outlive the painter
 *
 * Makes a painter that draws on the screen.
 *
 * Returns: a painter
 */
KzruPainter
kzru_painter_for_snapshot (GtkSnapshot *snapshot)
{
  static const KzruPainterClass klass = {
    .fill = snapshot_fill,
    .stroke = snapshot_stroke,
    .ramp = snapshot_ramp,
    .line = snapshot_line,
    .text = snapshot_text,
    .push_clip = snapshot_push_clip,
    .pop_clip = snapshot_pop_clip,
  };

  return (KzruPainter) { &klass, snapshot, NULL };
}

/**
 * kzru_painter_for_screen:
 * @snapshot: (transfer none): where to draw; must outlive the painter
 * @shapes: pictures of small boxes, with the scale of the screen; must outlive it, too
 *
 * Makes a painter that draws on the screen, and small boxes from pictures of them.
 * Its origin has to be at the corner of a pixel.
 *
 * Returns: a painter
 */
KzruPainter
kzru_painter_for_screen (GtkSnapshot    *snapshot,
                         KzruShapeCache *shapes)
{
  KzruPainter painter = kzru_painter_for_snapshot (snapshot);

  painter.shapes = shapes;

  return painter;
}
