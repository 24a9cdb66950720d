/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/kzru-tile-paintable.h"

#include <gtk/gtk.h>

/**
 * KzruTilePaintable:
 *
 * A tile that is drawn a little larger than it is.
 *
 * Tiles rarely start at a whole pixel. Where two half-covered edges meet, what
 * is behind the map shines through as a thin line. So each tile has a rim that
 * its neighbours draw as well.
 */
struct _KzruTilePaintable
{
  GObject parent_instance;

  GdkTexture *texture;
  double bleed; /* width of the rim, as a share of the tile without it */
};

static void
kzru_tile_paintable_snapshot (GdkPaintable *paintable,
                              GdkSnapshot  *snapshot,
                              double        width,
                              double        height)
{
  KzruTilePaintable *self = KZRU_TILE_PAINTABLE (paintable);
  double x = width * self->bleed;
  double y = height * self->bleed;

  gtk_snapshot_append_texture (snapshot, self->texture,
                               &GRAPHENE_RECT_INIT ((float) -x, (float) -y,
                                                    (float) (width + 2 * x), (float) (height + 2 * y)));
}

static GdkPaintableFlags
kzru_tile_paintable_get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_SIZE | GDK_PAINTABLE_STATIC_CONTENTS;
}

static int
kzru_tile_paintable_get_intrinsic_width (GdkPaintable *paintable)
{
  return gdk_texture_get_width (KZRU_TILE_PAINTABLE (paintable)->texture);
}

static int
kzru_tile_paintable_get_intrinsic_height (GdkPaintable *paintable)
{
  return gdk_texture_get_height (KZRU_TILE_PAINTABLE (paintable)->texture);
}

static void
kzru_tile_paintable_paintable_init (GdkPaintableInterface *iface)
{
  iface->snapshot = kzru_tile_paintable_snapshot;
  iface->get_flags = kzru_tile_paintable_get_flags;
  iface->get_intrinsic_width = kzru_tile_paintable_get_intrinsic_width;
  iface->get_intrinsic_height = kzru_tile_paintable_get_intrinsic_height;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KzruTilePaintable, kzru_tile_paintable, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, kzru_tile_paintable_paintable_init))

static void
kzru_tile_paintable_finalize (GObject *object)
{
  KzruTilePaintable *self = KZRU_TILE_PAINTABLE (object);

  g_clear_object (&self->texture);

  G_OBJECT_CLASS (kzru_tile_paintable_parent_class)->finalize (object);
}

static void
kzru_tile_paintable_class_init (KzruTilePaintableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kzru_tile_paintable_finalize;
}

static void
kzru_tile_paintable_init (KzruTilePaintable *self)
{
}

/**
 * kzru_tile_paintable_new:
 * @texture: the picture, with its rim
 * @bleed: how wide the rim is on each side, as a share of the tile without it
 *
 * Creates a paintable for a tile.
 *
 * Returns: (transfer full): a paintable
 */
GdkPaintable *
kzru_tile_paintable_new (GdkTexture *texture,
                         double      bleed)
{
  KzruTilePaintable *self = g_object_new (KZRU_TYPE_TILE_PAINTABLE, NULL);

  self->texture = g_object_ref (texture);
  self->bleed = bleed;

  return GDK_PAINTABLE (self);
}
