/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-tile-grid"

#include "config.h"

#include "widgets/kzru-tile-grid.h"

/* Where a chart is cut that is larger than a sheet.
 *
 * Cells are what is left of the sheets once they are cut; put side by side,
 * they are the chart. The window of a sheet is its cell, and some more of the
 * chart on the sides where there is a neighbour:
 *
 *     ├─────── window 0 ───────┤
 *     ├────── cell 0 ──────┼────── cell 1 ──────┤
 *                      ├─────── window 1 ───────┤
 *
 * Columns are cut at even distances. Rows are cut where no mark, count or label
 * stands in the way, between lanes if that is near enough. */

/* A cut between lanes is worth this part of a sheet's height. */
#define LANE_WORTH 0.15

/* What a row is higher than a sheet by no more than this, in points, nobody sees:
 * sums of heights are never exact. */
#define LEAST_EXCESS 0.1

struct _KzruTileGrid
{
  KzruTileParams params;
  gboolean mirrored;
  KzruBox lanes;  /* all that is cut */
  GArray *blocks; /* of Block, from top to bottom: what must not be cut */
  double *cuts;   /* rows + 1 of them, from top to bottom */
};

/* A stretch of the height. */
typedef struct
{
  double top;
  double bottom;
} Block;

static double
get_step (const KzruTileParams *params)
{
  return params->width - 2 * params->overlap;
}

/**
 * kzru_tile_params_get_length:
 * @self: how a chart is cut
 *
 * Computes how long the chart can be, without the titles of its lanes.
 *
 * Returns: the length
 */
double
kzru_tile_params_get_length (const KzruTileParams *self)
{
  return (self->columns - 1) * get_step (self) + self->width;
}

/**
 * kzru_tile_params_get_height:
 * @self: how a chart is cut
 *
 * Computes how high the chart can be, without its axis, if it can be cut
 * anywhere.
 *
 * Returns: the height
 */
double
kzru_tile_params_get_height (const KzruTileParams *self)
{
  return (self->rows - 1) * (self->height - 2 * self->overlap) + self->height;
}

static int
compare_blocks (gconstpointer a,
                gconstpointer b)
{
  const Block *first = a;
  const Block *second = b;

  return (first->top > second->top) - (first->top < second->top);
}

static void
add_block (GArray        *blocks,
           const KzruBox *box)
{
  Block block = { box->y, box->y + box->height };

  g_array_append_val (blocks, block);
}

/* Finds what must not be cut, and joins what lies side by side. Rows of marks
 * touch each other and may be cut apart. */
static GArray *
find_blocks (KzruTimelineLayout *layout)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Block));
  GArray *joined = g_array_new (FALSE, FALSE, sizeof (Block));
  guint n_marks, n_counts;
  const KzruMark *marks = kzru_timeline_layout_get_marks (layout, &n_marks);
  const KzruCount *counts = kzru_timeline_layout_get_counts (layout, &n_counts);

  for (guint i = 0; i < n_marks; i++)
    add_block (all, &marks[i].box);
  for (guint i = 0; i < n_counts; i++)
    add_block (all, &counts[i].box);
  g_array_sort (all, compare_blocks);

  for (guint i = 0; i < all->len; i++)
    {
      const Block *block = &g_array_index (all, Block, i);
      Block *last = joined->len > 0 ? &g_array_index (joined, Block, joined->len - 1) : NULL;

      if (last != NULL && block->top < last->bottom - 0.01)
        last->bottom = MAX (last->bottom, block->bottom);
      else
        g_array_append_val (joined, *block);
    }

  return joined;
}

/* The last place up to @at at which nothing is cut through. */
static double
find_gap (const KzruTileGrid *self,
          double              at)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = &g_array_index (self->blocks, Block, i);

      if (block->top < at && block->bottom > at)
        return block->top;
    }

  return at;
}

/* Where the cell that starts at @from ends, if it may end no later than @limit. */
static double
find_cut (const KzruTileGrid *self,
          KzruTimelineLayout *layout,
          double              from,
          double              limit)
{
  double near = limit - LANE_WORTH * self->params.height;
  double cut = find_gap (self, limit);
  double between = 0;
  guint n_lanes;
  const KzruLane *lanes = kzru_timeline_layout_get_lanes (layout, &n_lanes);

  for (guint i = 0; i < n_lanes; i++)
    if (lanes[i].box.y <= limit)
      between = MAX (between, lanes[i].box.y);

  if (between > from && between >= near)
    return between;

  /* Something higher than the sheet has to be cut somewhere. */
  return cut > from ? cut : limit;
}

static void
cut_rows (KzruTileGrid       *self,
          KzruTimelineLayout *layout)
{
  const KzruTileParams *params = &self->params;

  self->cuts = g_new (double, params->rows + 1);
  self->cuts[0] = self->lanes.y;
  for (guint i = 1; i < params->rows; i++)
    {
      double most = params->height - (i > 1 ? 2 : 1) * params->overlap;

      self->cuts[i] = find_cut (self, layout, self->cuts[i - 1], self->cuts[i - 1] + most);
    }
  self->cuts[params->rows] = self->lanes.y + self->lanes.height;
}

/**
 * kzru_tile_grid_new:
 * @layout: a chart as long as [method@TileParams.get_length] says
 * @params: how to cut it
 *
 * Finds where a chart is cut.
 *
 * Returns: (transfer full): the cuts
 */
KzruTileGrid *
kzru_tile_grid_new (KzruTimelineLayout   *layout,
                    const KzruTileParams *params)
{
  KzruTileGrid *self = g_new0 (KzruTileGrid, 1);
  double axis = kzru_timeline_layout_get_axis_height (layout);

  self->params = *params;
  self->mirrored = kzru_timeline_layout_is_mirrored (layout);
  self->lanes = kzru_timeline_layout_get_chart (layout);
  self->lanes.y = axis;
  self->lanes.height = kzru_timeline_layout_get_height (layout) - axis;
  self->blocks = find_blocks (layout);
  cut_rows (self, layout);

  return self;
}

/**
 * kzru_tile_grid_free:
 * @self: (nullable) (transfer full): cuts
 *
 * Frees them.
 */
void
kzru_tile_grid_free (KzruTileGrid *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->blocks);
  g_free (self->cuts);
  g_free (self);
}

/**
 * kzru_tile_grid_get_excess:
 * @self: cuts
 *
 * Tells by how much the last row is higher than a sheet: so much lower the
 * chart has to be.
 *
 * Returns: the height that is too much; 0 if all fits
 */
double
kzru_tile_grid_get_excess (const KzruTileGrid *self)
{
  guint rows = self->params.rows;
  double most = self->params.height - (rows > 1 ? self->params.overlap : 0);
  double excess = self->cuts[rows] - self->cuts[rows - 1] - most;

  return excess > LEAST_EXCESS ? excess : 0;
}

/* The piece of the length from @start to @end, counted in the direction of time. */
static KzruBox
get_piece (const KzruTileGrid *self,
           double              start,
           double              end,
           double              top,
           double              bottom)
{
  double x = self->mirrored ? self->lanes.x + self->lanes.width - end : self->lanes.x + start;

  return (KzruBox) { x, top, end - start, bottom - top };
}

/**
 * kzru_tile_grid_get_window:
 * @self: cuts
 * @row: of the sheet, from above
 * @column: of the sheet, in the direction of time
 *
 * Gets what of the lanes stands on a sheet.
 *
 * Returns: the window, in the place that it has in the layout
 */
KzruBox
kzru_tile_grid_get_window (const KzruTileGrid *self,
                           guint               row,
                           guint               column)
{
  const KzruTileParams *params = &self->params;
  double start = column * get_step (params);
  double top = self->cuts[row];
  double bottom = self->cuts[row + 1];

  if (row > 0)
    top = MAX (find_gap (self, top - params->overlap), self->cuts[row - 1]);
  if (row + 1 < params->rows)
    bottom = find_gap (self, bottom + params->overlap);

  return get_piece (self, start, start + params->width, top, bottom);
}

/**
 * kzru_tile_grid_get_cell:
 * @self: cuts
 * @row: of the sheet, from above
 * @column: of the sheet, in the direction of time
 *
 * Gets what of the lanes is left of a sheet that is cut.
 *
 * Returns: the cell, in the place that it has in the layout
 */
KzruBox
kzru_tile_grid_get_cell (const KzruTileGrid *self,
                         guint               row,
                         guint               column)
{
  const KzruTileParams *params = &self->params;
  double start = column > 0 ? column * get_step (params) + params->overlap : 0;
  double end = column + 1 < params->columns ? (column + 1) * get_step (params) + params->overlap
                                            : kzru_tile_params_get_length (params);

  return get_piece (self, start, end, self->cuts[row], self->cuts[row + 1]);
}
