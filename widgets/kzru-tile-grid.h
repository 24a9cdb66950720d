/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/kzru-timeline-layout.h"

G_BEGIN_DECLS

/**
 * KzruTileParams:
 * @columns: into how many columns of sheets time is cut
 * @rows: into how many rows of sheets the lanes are cut
 * @width: of the room for marks on a sheet
 * @height: of the room for lanes on a sheet
 * @overlap: how far each sheet goes on beyond a cut
 *
 * How a chart is cut. Lengths are those of the layout.
 */
typedef struct
{
  guint  columns;
  guint  rows;
  double width;
  double height;
  double overlap;
} KzruTileParams;

typedef struct _KzruTileGrid KzruTileGrid;

double        kzru_tile_params_get_length (const KzruTileParams *self);
double        kzru_tile_params_get_height (const KzruTileParams *self);

KzruTileGrid *kzru_tile_grid_new          (KzruTimelineLayout   *layout,
                                           const KzruTileParams *params) G_GNUC_WARN_UNUSED_RESULT;
void          kzru_tile_grid_free         (KzruTileGrid         *self);
double        kzru_tile_grid_get_excess   (const KzruTileGrid   *self);
KzruBox       kzru_tile_grid_get_window   (const KzruTileGrid   *self,
                                           guint                 row,
                                           guint                 column);
KzruBox       kzru_tile_grid_get_cell     (const KzruTileGrid   *self,
                                           guint                 row,
                                           guint                 column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruTileGrid, kzru_tile_grid_free)

G_END_DECLS
