/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-paint-layer"

#include "config.h"

#include "widgets/kzru-paint-layer.h"

#include <math.h>
#include <string.h>

#include "widgets/kzru-surface-node.h"

/**
 * KzruPaintLayer:
 *
 * Everything that is drawn over the base map: routes, names, places and the
 * marks of events. It is one layer above the tiles, so that no name is cut at
 * the edge of a tile, nor struck out by a line.
 *
 * To paint it takes longer than a frame of an animation may. So it is painted
 * when it changes, somewhat larger than the picture; while the map is moved, it
 * is only drawn elsewhere:
 *
 *     +----------------------+      Painted in blocks: most of a map has
 *     |. . . . : . . . . : . |      nothing over it, and a block in which
 *     |  +----------------+  |      nothing is painted need not be drawn.
 *     |. | . . : . . . . : . |
 *     |  |    picture     |  |
 *     |. | . . : . . . . : . |
 *     |  +----------------+  |
 *     +----------------------+
 */
struct _KzruPaintLayer
{
  ShumateLayer parent_instance;

  KzruMapScene *scene;
  KzruMapLayout *layout; /* what @node was painted from; NULL if it is out of date */
  GskRenderNode *node;   /* NULL if there is nothing to draw */
  int scale;             /* pixels of the device in one of @node's */
};

G_DEFINE_FINAL_TYPE (KzruPaintLayer, kzru_paint_layer, SHUMATE_TYPE_LAYER)

/* Of a block, in pixels of the device. */
#define BLOCK 128

static void
forget (KzruPaintLayer *self)
{
  g_clear_pointer (&self->layout, kzru_map_layout_unref);
  g_clear_pointer (&self->node, gsk_render_node_unref);
}

static void
lit_cb (KzruPaintLayer *self)
{
  forget (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static cairo_surface_t *
paint (KzruPaintLayer *self,
       KzruMapLayout  *layout)
{
  const KzruMapStyle *style = kzru_map_scene_get_style (self->scene);
  const KzruMapFrame *frame = kzru_map_layout_get_frame (layout);
  KzruMapLights lights = kzru_map_scene_get_lights (self->scene);
  int width = ((int) ceil (frame->width) + 2 * KZRU_MAP_SCENE_MARGIN) * self->scale;
  int height = ((int) ceil (frame->height) + 2 * KZRU_MAP_SCENE_MARGIN) * self->scale;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, self->scale, self->scale);
  cr = cairo_create (surface);
  cairo_translate (cr, KZRU_MAP_SCENE_MARGIN, KZRU_MAP_SCENE_MARGIN);
  kzru_map_paint_routes (layout, style, &lights, cr);
  kzru_map_paint_names (layout, style, cr);
  kzru_map_paint_ties (layout, style, &lights, cr);
  kzru_map_paint_events (layout, style, &lights, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static gboolean
is_blank (const guint8 *pixels,
          int           stride,
          int           width,
          int           height)
{
  static const guint8 blank[BLOCK * 4];

  for (int y = 0; y < height; y++)
    if (memcmp (pixels + y * stride, blank, (gsize) width * 4) != 0)
      return FALSE;

  return TRUE;
}

/* One block of a surface as it is drawn, or NULL if nothing is painted in it. */
static GskRenderNode *
create_block (KzruPaintLayer  *self,
              cairo_surface_t *surface,
              GdkRectangle     block)
{
  int stride = cairo_image_surface_get_stride (surface);
  const guint8 *pixels = cairo_image_surface_get_data (surface);
  float scale = (float) self->scale;

  if (is_blank (pixels + (gsize) block.y * (gsize) stride + (gsize) block.x * 4, stride, block.width, block.height))
    return NULL;

  return kzru_surface_node_new (surface, block.x, block.y,
                                &GRAPHENE_RECT_INIT ((float) block.x / scale, (float) block.y / scale,
                                                     (float) block.width / scale, (float) block.height / scale));
}

/* Cuts a surface into blocks. */
static GskRenderNode *
cut (KzruPaintLayer  *self,
     cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);

  for (int y = 0; y < height; y += BLOCK)
    for (int x = 0; x < width; x += BLOCK)
      {
        GdkRectangle block = { x, y, MIN (BLOCK, width - x), MIN (BLOCK, height - y) };
        GskRenderNode *node = create_block (self, surface, block);

        if (node != NULL)
          g_ptr_array_add (nodes, node);
      }

  return gsk_container_node_new ((GskRenderNode **) nodes->pdata, nodes->len);
}

static void
kzru_paint_layer_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  KzruPaintLayer *self = KZRU_PAINT_LAYER (widget);
  int scale = gtk_widget_get_scale_factor (widget);
  KzruScreenPoint shift;
  KzruMapLayout *layout = kzru_map_scene_get_drawn (self->scene, &shift);
  cairo_surface_t *surface;

  if (layout != self->layout || scale != self->scale)
    forget (self);
  if (layout == NULL)
    return;

  if (self->layout == NULL)
    {
      self->layout = kzru_map_layout_ref (layout);
      self->scale = scale;
      surface = paint (self, layout);
      self->node = cut (self, surface);
      cairo_surface_destroy (surface);
    }

  /* By whole pixels of the device, or it would be blurred. */
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (round (shift.x * scale) / scale - KZRU_MAP_SCENE_MARGIN),
                                                (float) (round (shift.y * scale) / scale - KZRU_MAP_SCENE_MARGIN)));
  gtk_snapshot_append_node (snapshot, self->node);
  gtk_snapshot_restore (snapshot);
}

static void
kzru_paint_layer_dispose (GObject *object)
{
  KzruPaintLayer *self = KZRU_PAINT_LAYER (object);

  forget (self);
  g_clear_object (&self->scene);

  G_OBJECT_CLASS (kzru_paint_layer_parent_class)->dispose (object);
}

static void
kzru_paint_layer_class_init (KzruPaintLayerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kzru_paint_layer_dispose;
  widget_class->snapshot = kzru_paint_layer_snapshot;

  gtk_widget_class_set_css_name (widget_class, "paint-layer");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
kzru_paint_layer_init (KzruPaintLayer *self)
{
}

/**
 * kzru_paint_layer_new:
 * @viewport: which part of the world is shown
 * @scene: what the layers have in common
 *
 * Creates a layer that draws what is over the base map.
 *
 * Returns: (transfer floating): a layer
 */
ShumateLayer *
kzru_paint_layer_new (ShumateViewport *viewport,
                      KzruMapScene    *scene)
{
  KzruPaintLayer *self = g_object_new (KZRU_TYPE_PAINT_LAYER, "viewport", viewport, NULL);

  self->scene = g_object_ref (scene);
  g_signal_connect_object (scene, "changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scene, "moved", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scene, "lit", G_CALLBACK (lit_cb), self, G_CONNECT_SWAPPED);

  return SHUMATE_LAYER (self);
}
