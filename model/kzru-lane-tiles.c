/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-lane-tiles.h"

#include "model/kzru-math.h"

/* The events of a stretch of time that could be worth a mark.
 *
 * Time is cut into tiles of 2^k seconds, counted from the start of the time line, and
 * the best events of each are picked. Which those are does not depend on the stretch,
 * nor on the zoom as such: while one zooms to the double, or pans, most tiles are
 * those of the frame before, and what was picked of them comes from there, together
 * with what would have to be gathered from all columns. */

struct _KzruLaneTiles
{
  KzruTiling tiling;
  gboolean is_all; /* whether there are so few events that all of them are one tile */
  GArray *tiles; /* of Tile, in order of time */
  GArray *picks; /* of KzruTilePick; those of a tile lie together, the best first */
};

typedef struct
{
  guint first;  /* the place in the lane of its first event */
  guint end;    /* the place behind its last */
  guint offset; /* of its picks */
  guint n_picks;
} Tile;

/* What is needed to make tiles. */
typedef struct
{
  KzruLaneTiles *self;
  const KzruEventTable *table;
  const KzruEventPyramid *pyramid;
  guint lane;
  const KzruLaneTiles *previous; /* nullable; with tiles that are made alike */
  guint next;                    /* the tile of it to look at next */
} Maker;

/**
 * kzru_tile_pick_init:
 * @self: (out caller-allocates): a pick
 * @table: the events
 * @row: a row
 *
 * Gathers what is asked of an event.
 */
void
kzru_tile_pick_init (KzruTilePick         *self,
                     const KzruEventTable *table,
                     guint                 row)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (table);

  self->merit = kzru_event_columns_get_merit (columns, row);
  self->instant = kzru_event_columns_get_instant (columns, row);
  self->claim = kzru_event_table_get_claim (table, row, 0);
}

/* Takes a tile over, if it was there before. Both come in order of time. */
static gboolean
take_over (Maker *maker,
           Tile  *tile)
{
  const KzruLaneTiles *previous = maker->previous;

  if (previous == NULL)
    return FALSE;

  for (; maker->next < previous->tiles->len; maker->next++)
    {
      const Tile *before = &g_array_index (previous->tiles, Tile, maker->next);

      if (before->first < tile->first)
        continue;
      if (before->first > tile->first || before->end != tile->end)
        return FALSE;

      if (before->n_picks > 0)
        g_array_append_vals (maker->self->picks, &g_array_index (previous->picks, KzruTilePick, before->offset),
                             before->n_picks);
      tile->n_picks = before->n_picks;
      return TRUE;
    }

  return FALSE;
}

static void
pick_best (Maker *maker,
           Tile  *tile,
           guint  n)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));

  kzru_event_pyramid_find_best (maker->pyramid, maker->lane, tile->first, tile->end, n, rows);
  tile->n_picks = rows->len;
  for (guint i = 0; i < rows->len; i++)
    {
      KzruTilePick pick;

      kzru_tile_pick_init (&pick, maker->table, g_array_index (rows, guint, i));
      g_array_append_val (maker->self->picks, pick);
    }
}

static void
add_tile (Maker *maker,
          guint  first,
          guint  end,
          guint  n)
{
  Tile tile = { .first = first, .end = end, .offset = maker->self->picks->len };

  if (!take_over (maker, &tile))
    pick_best (maker, &tile, n);
  g_array_append_val (maker->self->tiles, tile);
}

/* From tile to tile that has anything. */
static void
add_tiles (Maker *maker)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (maker->table);
  const KzruTiling *tiling = &maker->self->tiling;
  guint exponent = tiling->exponent;
  guint n = kzru_event_pyramid_get_n (maker->pyramid, maker->lane);
  guint first = kzru_event_pyramid_find (maker->pyramid, maker->lane,
                                         kzru_ldexp_saturated (tiling->span.start >> exponent, exponent));

  while (first < n)
    {
      guint row = kzru_event_pyramid_get_row (maker->pyramid, maker->lane, first);
      gint64 tile = kzru_event_columns_get_instant (columns, row) >> exponent;
      guint end;

      if (kzru_ldexp_saturated (tile, exponent) >= tiling->span.end)
        break;

      end = kzru_event_pyramid_find_from (maker->pyramid, maker->lane, first,
                                          kzru_ldexp_saturated (tile + 1, exponent));
      add_tile (maker, first, end, tiling->n_best);
      first = end;
    }
}

static gboolean
may_take_over (const KzruLaneTiles *self,
               const KzruLaneTiles *previous)
{
  return previous->is_all == self->is_all && previous->tiling.exponent == self->tiling.exponent
         && previous->tiling.n_best == self->tiling.n_best;
}

/**
 * kzru_lane_tiles_new:
 * @table: the events
 * @lane: a lane
 * @tiling: how it is cut into tiles
 * @previous: (nullable): tiles of the same lane of the same table; what is the same
 *   is copied from there
 *
 * Picks the best events of each tile that meets a stretch of time.
 *
 * Returns: (transfer full): the tiles
 */
KzruLaneTiles *
kzru_lane_tiles_new (const KzruEventTable *table,
                     guint                 lane,
                     const KzruTiling     *tiling,
                     const KzruLaneTiles  *previous)
{
  KzruLaneTiles *self = g_new0 (KzruLaneTiles, 1);
  const KzruEventPyramid *pyramid = kzru_event_table_get_pyramid (table);
  Maker maker = { self, table, pyramid, lane, NULL, 0 };
  guint first = kzru_event_pyramid_find (pyramid, lane, tiling->span.start);
  guint end = kzru_event_pyramid_find (pyramid, lane, tiling->span.end);

  self->tiling = *tiling;
  self->tiles = g_array_new (FALSE, FALSE, sizeof (Tile));
  self->picks = g_array_new (FALSE, FALSE, sizeof (KzruTilePick));
  self->is_all = end - first <= tiling->n_few;
  if (previous != NULL && may_take_over (self, previous))
    maker.previous = previous;

  if (self->is_all)
    add_tile (&maker, first, end, end - first);
  else
    add_tiles (&maker);

  return self;
}

/**
 * kzru_lane_tiles_free:
 * @self: tiles
 *
 * Frees tiles.
 */
void
kzru_lane_tiles_free (KzruLaneTiles *self)
{
  g_array_unref (self->tiles);
  g_array_unref (self->picks);
  g_free (self);
}

/**
 * kzru_lane_tiles_list:
 * @self: tiles
 * @n: how many events of a tile are wanted; no more than were picked are to be had
 * @picks: (element-type KzruTilePick): where to add them
 *
 * Lists the best events of each tile that lie in the stretch of time, tile by tile, or
 * all where there are few.
 */
void
kzru_lane_tiles_list (const KzruLaneTiles *self,
                      guint                n,
                      GArray              *picks)
{
  for (guint i = 0; i < self->tiles->len; i++)
    {
      const Tile *tile = &g_array_index (self->tiles, Tile, i);
      guint n_wanted = self->is_all ? tile->n_picks : MIN (n, tile->n_picks);

      for (guint j = 0; j < n_wanted; j++)
        {
          const KzruTilePick *pick = &g_array_index (self->picks, KzruTilePick, tile->offset + j);

          if (kzru_span_contains_instant (self->tiling.span, pick->instant))
            g_array_append_vals (picks, pick, 1);
        }
    }
}
