/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-event-table.h"

G_BEGIN_DECLS

/**
 * KzruTilePick:
 * @merit: the merit of a row, by [func@event_columns_get_merit], which tells the row
 * @instant: the instant by which it is counted, in seconds
 * @claim: what its first claim says of when it was
 *
 * An event of a tile, with what is asked of it whenever its lane is planned.
 */
typedef struct
{
  guint64        merit;
  gint64         instant;
  KzruEdtfBounds claim;
} KzruTilePick;

/**
 * KzruTiling:
 * @span: the stretch of time
 * @exponent: how long tiles are: 2^exponent seconds
 * @n_best: how many events of a tile are picked, at most
 * @n_few: with no more events in @span than this, all are picked
 *
 * How a stretch of a lane is cut into tiles.
 */
typedef struct
{
  KzruSpan span;
  guint    exponent;
  guint    n_best;
  guint    n_few;
} KzruTiling;

typedef struct _KzruLaneTiles KzruLaneTiles;

void           kzru_tile_pick_init  (KzruTilePick         *self,
                                     const KzruEventTable *table,
                                     guint                 row);

KzruLaneTiles *kzru_lane_tiles_new  (const KzruEventTable *table,
                                     guint                 lane,
                                     const KzruTiling     *tiling,
                                     const KzruLaneTiles  *previous) G_GNUC_WARN_UNUSED_RESULT;
void           kzru_lane_tiles_free (KzruLaneTiles        *self);
void           kzru_lane_tiles_list (const KzruLaneTiles  *self,
                                     guint                 n,
                                     GArray               *picks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruLaneTiles, kzru_lane_tiles_free)

G_END_DECLS
