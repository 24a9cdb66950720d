/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-unit-grid.h"

#include <math.h>

/* Which country fills a part of the world?
 *
 * The world is divided into 2^level by 2^level cells, and the middle of each stands
 * for it. To find out what lies there means to walk along shores and borders: what
 * was found once is kept, so that a map that is moved asks for its new edge only. */

/* More than a screen has at any two levels. */
#define MAX_KEPT 16384

struct _KzruUnitGrid
{
  KzruBaseMap *base_map;
  GHashTable  *units; /* gint64, a cell → 1 + the index of a unit, or 0 at sea */
};

/**
 * kzru_unit_grid_new:
 * @base_map: a base map
 *
 * Creates a grid that knows of nothing yet.
 *
 * Returns: (transfer full): a grid
 */
KzruUnitGrid *
kzru_unit_grid_new (KzruBaseMap *base_map)
{
  KzruUnitGrid *self = g_new0 (KzruUnitGrid, 1);

  self->base_map = kzru_base_map_ref (base_map);
  self->units = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  return self;
}

/**
 * kzru_unit_grid_free:
 * @self: (transfer full): a grid
 *
 * Frees a grid.
 */
void
kzru_unit_grid_free (KzruUnitGrid *self)
{
  g_hash_table_unref (self->units);
  kzru_base_map_unref (self->base_map);
  g_free (self);
}

/**
 * kzru_unit_grid_get_cell:
 * @level: how fine the grid is
 * @column: from the west; in any copy of the world
 * @row: from the north
 *
 * Gets where the middle of a cell is.
 *
 * Returns: the point, in the copy of the world that @column names
 */
KzruMercator
kzru_unit_grid_get_cell (int level,
                         int column,
                         int row)
{
  double size = ldexp (1, -level);

  return (KzruMercator) { (column + 0.5) * size, (row + 0.5) * size };
}

/**
 * kzru_unit_grid_get_unit:
 * @self: a grid
 * @level: how fine the grid is, up to 24
 * @column: from the west; in any copy of the world
 * @row: from the north
 *
 * Finds the country or territory that the middle of a cell lies in.
 *
 * Returns: the index of the unit, or `KZRU_BASE_UNIT_NONE` at sea
 */
guint
kzru_unit_grid_get_unit (KzruUnitGrid *self,
                         int           level,
                         int           column,
                         int           row)
{
  gint64 n = (gint64) 1 << level;
  gint64 key = ((level * n) + ((column % n) + n) % n) * n + row;
  gpointer kept;
  guint unit;

  if (row < 0 || row >= n)
    return KZRU_BASE_UNIT_NONE;
  if (g_hash_table_lookup_extended (self->units, &key, NULL, &kept))
    return kept != NULL ? GPOINTER_TO_UINT (kept) - 1 : KZRU_BASE_UNIT_NONE;

  unit = kzru_base_map_find_unit (self->base_map, kzru_unit_grid_get_cell (level, column, row));
  if (g_hash_table_size (self->units) >= MAX_KEPT)
    g_hash_table_remove_all (self->units);
  g_hash_table_insert (self->units, g_memdup2 (&key, sizeof key),
                       GUINT_TO_POINTER (unit != KZRU_BASE_UNIT_NONE ? unit + 1 : 0));

  return unit;
}
