/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/kzru-surface-node.h"

/* Pictures that were painted once and are drawn in many frames.
 *
 * A renderer that works without a graphics card takes a texture apart in each
 * frame: it makes a surface anew and brings every pixel into it by way of floating
 * point numbers, which is slower than to draw most of what could be in it. What a
 * cairo node draws is copied as it is. A renderer that uses a graphics card keeps
 * a texture of such a node for as long as the node is drawn: so keep it. But it makes
 * one for each size that the node is drawn at, and takes the nearest of its pixels
 * where the node is turned: what is stretched or turned had better be smooth there. */

/**
 * kzru_surface_node_new:
 * @surface: an image surface that nothing more is painted on
 * @x: the first pixel column that is drawn
 * @y: the first pixel row that is drawn
 * @bounds: where it is drawn, with a unit to each unit of @surface
 *
 * Creates a node that draws a part of a surface.
 *
 * Returns: (transfer full): a node
 */
GskRenderNode *
kzru_surface_node_new (cairo_surface_t       *surface,
                       int                    x,
                       int                    y,
                       const graphene_rect_t *bounds)
{
  GskRenderNode *node = gsk_cairo_node_new (bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);
  double scale_x, scale_y;

  cairo_surface_get_device_scale (surface, &scale_x, &scale_y);
  cairo_set_source_surface (cr, surface, bounds->origin.x - x / scale_x, bounds->origin.y - y / scale_y);
  /* What is drawn larger or smaller is on the move. */
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_paint (cr);
  cairo_destroy (cr);

  return node;
}

/**
 * kzru_surface_node_new_smooth:
 * @surface: an image surface with alpha that nothing more is painted on
 * @bounds: where all of it is drawn
 *
 * Creates a node that draws a surface for a graphics card, which blends its pixels
 * where they are stretched or turned.
 *
 * Returns: (transfer full): a node
 */
GskRenderNode *
kzru_surface_node_new_smooth (cairo_surface_t       *surface,
                              const graphene_rect_t *bounds)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) pixels = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  g_return_val_if_fail (cairo_image_surface_get_format (surface) == CAIRO_FORMAT_ARGB32, NULL);

  pixels = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                       (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (surface));
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, pixels, stride);

  return gsk_texture_node_new (texture, bounds);
}
