/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

#define KZRU_TYPE_TILE_PAINTABLE (kzru_tile_paintable_get_type ())
G_DECLARE_FINAL_TYPE (KzruTilePaintable, kzru_tile_paintable, KZRU, TILE_PAINTABLE, GObject)

GdkPaintable *kzru_tile_paintable_new (GdkTexture *texture,
                                       double      bleed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
