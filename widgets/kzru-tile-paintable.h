/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

#define KZRU_TYPE_TILE_PAINTABLE (kzru_tile_paintable_get_type ())
G_DECLARE_FINAL_TYPE (KzruTilePaintable, kzru_tile_paintable, KZRU, TILE_PAINTABLE, GObject)

/**
 * KzruTilePlace:
 * @zoom: the zoom level
 * @x: the column, from the west
 * @y: the row, from the north
 *
 * Which tile it is.
 */
typedef struct
{
  guint zoom;
  guint x;
  guint y;
} KzruTilePlace;

/**
 * KzruTilePicture:
 * @surface: the pixels
 * @x: where they start, from the left edge of the tile
 * @y: where they start, from its upper edge
 * @width: how wide they are drawn
 * @height: how high they are drawn
 * @smooth: whether a graphics card draws them: then @surface has alpha
 *
 * The picture of a tile. Lengths are shares of the tile's size.
 */
typedef struct
{
  cairo_surface_t *surface;
  double           x;
  double           y;
  double           width;
  double           height;
  gboolean         smooth;
} KzruTilePicture;

KzruTilePaintable *kzru_tile_paintable_new         (KzruTilePlace          place) G_GNUC_WARN_UNUSED_RESULT;
KzruTilePlace      kzru_tile_paintable_get_place   (KzruTilePaintable     *self);
guint              kzru_tile_paintable_get_serial  (KzruTilePaintable     *self);
void               kzru_tile_paintable_set_picture (KzruTilePaintable     *self,
                                                    const KzruTilePicture *picture,
                                                    guint                  serial);
void               kzru_tile_paintable_set_nudge   (KzruTilePaintable     *self,
                                                    double                 x,
                                                    double                 y);

G_END_DECLS
