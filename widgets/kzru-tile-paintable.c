/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/kzru-tile-paintable.h"

#include <gtk/gtk.h>

#include "widgets/kzru-surface-node.h"

/**
 * KzruTilePaintable:
 *
 * A tile that is drawn a little larger than it is, and a little aside.
 *
 * Tiles rarely start at a whole pixel. Where two half-covered edges meet, what
 * is behind the map shines through as a thin line. So each tile has a rim that
 * its neighbours draw as well. And between pixels every line would be blurred: so
 * pictures are of whole pixels of the world's map, and all tiles are nudged by
 * the same part of a pixel, to where those meet the pixels of the window.
 *
 * A tile also tells when it is drawn, so that a picture that is out of date
 * can be replaced, and one that no one sees need not be.
 */
struct _KzruTilePaintable
{
  GObject parent_instance;

  KzruTilePlace place;
  KzruTilePicture picture;
  GskRenderNode *node;      /* nullable; of the picture, a pixel to a unit */
  guint serial;             /* of what the picture was painted with */
  graphene_point_t nudge;   /* px */
};

enum
{
  SIGNAL_DRAWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
kzru_tile_paintable_snapshot (GdkPaintable *paintable,
                              GdkSnapshot  *snapshot,
                              double        width,
                              double        height)
{
  KzruTilePaintable *self = KZRU_TILE_PAINTABLE (paintable);

  g_signal_emit (self, signals[SIGNAL_DRAWN], 0);

  if (self->node != NULL)
    {
      graphene_rect_t pixels;

      gsk_render_node_get_bounds (self->node, &pixels);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (width * self->picture.x) + self->nudge.x,
                                                              (float) (height * self->picture.y) + self->nudge.y));
      gtk_snapshot_scale (snapshot, (float) (width * self->picture.width / pixels.size.width),
                          (float) (height * self->picture.height / pixels.size.height));
      gtk_snapshot_append_node (snapshot, self->node);
      gtk_snapshot_restore (snapshot);
    }
}

static void
kzru_tile_paintable_paintable_init (GdkPaintableInterface *iface)
{
  iface->snapshot = kzru_tile_paintable_snapshot;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KzruTilePaintable, kzru_tile_paintable, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, kzru_tile_paintable_paintable_init))

static void
kzru_tile_paintable_finalize (GObject *object)
{
  KzruTilePaintable *self = KZRU_TILE_PAINTABLE (object);

  g_clear_pointer (&self->node, gsk_render_node_unref);

  G_OBJECT_CLASS (kzru_tile_paintable_parent_class)->finalize (object);
}

static void
kzru_tile_paintable_class_init (KzruTilePaintableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kzru_tile_paintable_finalize;

  /**
   * KzruTilePaintable::drawn:
   * @self: the tile
   *
   * The tile is about to be drawn.
   */
  signals[SIGNAL_DRAWN] =
    g_signal_new ("drawn", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kzru_tile_paintable_init (KzruTilePaintable *self)
{
}

/**
 * kzru_tile_paintable_new:
 * @place: which tile it is
 *
 * Creates a tile without a picture.
 *
 * Returns: (transfer full): a paintable
 */
KzruTilePaintable *
kzru_tile_paintable_new (KzruTilePlace place)
{
  KzruTilePaintable *self = g_object_new (KZRU_TYPE_TILE_PAINTABLE, NULL);

  self->place = place;

  return self;
}

/**
 * kzru_tile_paintable_get_place:
 * @self: a tile
 *
 * Gets which tile it is.
 *
 * Returns: the place
 */
KzruTilePlace
kzru_tile_paintable_get_place (KzruTilePaintable *self)
{
  return self->place;
}

/**
 * kzru_tile_paintable_get_serial:
 * @self: a tile
 *
 * Gets what was said of the picture when it was set.
 *
 * Returns: the serial number
 */
guint
kzru_tile_paintable_get_serial (KzruTilePaintable *self)
{
  return self->serial;
}

/**
 * kzru_tile_paintable_set_picture:
 * @self: a tile
 * @picture: the picture, with its rim
 * @serial: a number that tells of what the picture was painted with
 *
 * Sets the picture.
 */
void
kzru_tile_paintable_set_picture (KzruTilePaintable     *self,
                                 const KzruTilePicture *picture,
                                 guint                  serial)
{
  graphene_rect_t pixels = GRAPHENE_RECT_INIT (0, 0, (float) cairo_image_surface_get_width (picture->surface),
                                               (float) cairo_image_surface_get_height (picture->surface));

  g_clear_pointer (&self->node, gsk_render_node_unref);
  self->node = picture->smooth ? kzru_surface_node_new_smooth (picture->surface, &pixels)
                               : kzru_surface_node_new (picture->surface, 0, 0, &pixels);
  self->picture = *picture;
  self->picture.surface = NULL;
  self->serial = serial;
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));
}

/**
 * kzru_tile_paintable_set_nudge:
 * @self: a tile
 * @x: how far to the right, in pixels
 * @y: how far down, in pixels
 *
 * Sets how far off its place the tile is drawn.
 */
void
kzru_tile_paintable_set_nudge (KzruTilePaintable *self,
                               double             x,
                               double             y)
{
  self->nudge = GRAPHENE_POINT_INIT ((float) x, (float) y);
}
