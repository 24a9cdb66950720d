/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/kzru-tile-paintable.h"

#include <gtk/gtk.h>

#include "widgets/kzru-surface-node.h"

/**
 * KzruTilePaintable:
 *
 * A tile that is drawn a little larger than it is.
 *
 * Tiles rarely start at a whole pixel. Where two half-covered edges meet, what
 * is behind the map shines through as a thin line. So each tile has a rim that
 * its neighbours draw as well.
 *
 * A tile also tells when it is drawn, so that a picture that is out of date
 * can be replaced, and one that no one sees need not be.
 */
struct _KzruTilePaintable
{
  GObject parent_instance;

  KzruTilePlace place;
  GskRenderNode *picture; /* nullable; a pixel to a unit */
  double bleed;           /* width of the rim, as a share of the tile without it */
  guint serial;           /* of what the picture was painted with */
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
  double x = width * self->bleed;
  double y = height * self->bleed;

  if (self->picture != NULL)
    {
      graphene_rect_t bounds;

      gsk_render_node_get_bounds (self->picture, &bounds);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) -x, (float) -y));
      gtk_snapshot_scale (snapshot, (float) (width + 2 * x) / bounds.size.width, (float) (height + 2 * y) / bounds.size.height);
      gtk_snapshot_append_node (snapshot, self->picture);
      gtk_snapshot_restore (snapshot);
    }
  g_signal_emit (self, signals[SIGNAL_DRAWN], 0);
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

  g_clear_pointer (&self->picture, gsk_render_node_unref);

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
   * The tile is being drawn.
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
 * @picture: the picture, with its rim, a pixel to a unit
 * @bleed: how wide the rim is on each side, as a share of the tile without it
 * @serial: a number that tells of what the picture was painted with
 *
 * Sets the picture.
 */
void
kzru_tile_paintable_set_picture (KzruTilePaintable *self,
                                 cairo_surface_t   *picture,
                                 double             bleed,
                                 guint              serial)
{
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  self->picture = kzru_surface_node_new (picture, 0, 0,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) cairo_image_surface_get_width (picture),
                                                              (float) cairo_image_surface_get_height (picture)));
  self->bleed = bleed;
  self->serial = serial;
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));
}
