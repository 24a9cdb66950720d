/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "widgets/kzru-map-layout-private.h"

/* The names of countries that fill much of a picture, none of the places being in it
 * where their names belong: a part of Russia is Russia, too.
 *
 *     +-------------------+      The picture is probed on a grid that stands on
 *     | r r r r r . . . . |      the ground, and the name goes to the probe that
 *     | r r r(r)r . k k k |      has most of its own around it: while the map is
 *     | r r r r r k k k k |      moved, it stays on a place of the ground, too.
 *     +-------------------+
 */

/* Further away, the places for names are enough. */
#define MIN_ZOOM 4.0

/* Probes are from 64 to 128 pixels apart. */
#define CELLS_A_TILE 2 /* as a power of two */

/* How much of the picture a country must fill. */
#define MIN_SHARE 0.12

/* Which of its probes are tried. */
#define MAX_TRIES 32

/* A cell that is not in the picture. */
#define OUTSIDE (G_MAXUINT - 1)

typedef struct
{
  int    level;
  int    left;
  int    top;
  int    n_columns;
  int    n_rows;
  guint *units;
  guint  n; /* in the picture */
} Probes;

typedef struct
{
  KzruScreenPoint at;
  int             clearance; /* cells */
  double          distance;  /* px, from the middle of the picture */
} Spot;

static guint
get_unit (const Probes *self,
          int           column,
          int           row)
{
  if (column < 0 || column >= self->n_columns || row < 0 || row >= self->n_rows)
    return OUTSIDE;

  return self->units[row * self->n_columns + column];
}

static KzruScreenPoint
get_point (const KzruMapBuilder *builder,
           const Probes         *self,
           int                   column,
           int                   row)
{
  return kzru_map_frame_to_screen (&builder->params->frame,
                                   kzru_unit_grid_get_cell (self->level, self->left + column, self->top + row));
}

static void
probe (KzruMapBuilder *builder,
       Probes         *self)
{
  KzruMercatorBox box = kzru_map_frame_get_box (&builder->params->frame, 0);
  double cells = ldexp (1, (int) floor (builder->params->frame.zoom) + CELLS_A_TILE);

  self->level = (int) floor (builder->params->frame.zoom) + CELLS_A_TILE;
  self->left = (int) floor (box.west * cells);
  self->top = (int) floor (box.north * cells);
  self->n_columns = (int) floor (box.east * cells) - self->left + 1;
  self->n_rows = (int) floor (box.south * cells) - self->top + 1;
  self->units = g_new (guint, self->n_columns * self->n_rows);
  self->n = 0;

  for (int row = 0; row < self->n_rows; row++)
    for (int column = 0; column < self->n_columns; column++)
      {
        guint unit = OUTSIDE;

        if (_kzru_map_builder_is_in_picture (builder, get_point (builder, self, column, row), 0))
          {
            unit = kzru_unit_grid_get_unit (builder->params->content->unit_grid, self->level,
                                            self->left + column, self->top + row);
            self->n++;
          }
        self->units[row * self->n_columns + column] = unit;
      }
}

static guint
count (const Probes *self,
       guint         unit)
{
  guint n = 0;

  for (int i = 0; i < self->n_columns * self->n_rows; i++)
    n += self->units[i] == unit;
  return n;
}

/* How many cells around one are of the same country. */
static int
get_clearance (const Probes *self,
               int           column,
               int           row)
{
  guint unit = get_unit (self, column, row);

  for (int reach = 1;; reach++)
    for (int x = -reach; x <= reach; x++)
      if (get_unit (self, column + x, row - reach) != unit || get_unit (self, column + x, row + reach) != unit
          || get_unit (self, column - reach, row + x) != unit || get_unit (self, column + reach, row + x) != unit)
        return reach - 1;
}

static int
compare_spots (gconstpointer a,
               gconstpointer b)
{
  const Spot *first = a;
  const Spot *second = b;

  if (first->clearance != second->clearance)
    return first->clearance > second->clearance ? -1 : 1;
  return (first->distance > second->distance) - (first->distance < second->distance);
}

static GArray *
find_spots (KzruMapBuilder *builder,
            const Probes   *probes,
            guint           unit)
{
  const KzruMapFrame *frame = &builder->params->frame;
  GArray *spots = g_array_new (FALSE, FALSE, sizeof (Spot));

  for (int row = 0; row < probes->n_rows; row++)
    for (int column = 0; column < probes->n_columns; column++)
      if (get_unit (probes, column, row) == unit)
        {
          Spot spot = { get_point (builder, probes, column, row), get_clearance (probes, column, row), 0 };

          spot.distance = hypot (spot.at.x - frame->width / 2, spot.at.y - frame->height / 2);
          g_array_append_val (spots, spot);
        }

  g_array_sort (spots, compare_spots);
  return spots;
}

static gboolean
is_of (KzruMapBuilder *builder,
       guint           unit,
       double          x,
       double          y)
{
  KzruMercator at = kzru_map_frame_from_screen (&builder->params->frame, x, y);

  return kzru_base_map_find_unit (builder->params->content->base_map, at) == unit;
}

/* Whether a name may stand in a box: it does not reach into another country. */
static gboolean
is_fit (KzruMapBuilder      *builder,
        guint                unit,
        const KzruScreenBox *box)
{
  double y = (box->top + box->bottom) / 2;

  return _kzru_map_builder_is_in_view (builder, box, 0) && kzru_map_room_is_free (builder->room, box)
         && is_of (builder, unit, box->left, y) && is_of (builder, unit, box->right, y);
}

/* Puts the name on the best of its spots; better one off the lines. */
static void
add_name (KzruMapBuilder *builder,
          const Probes   *probes,
          guint           unit)
{
  PangoLayout *text = _kzru_map_builder_get_unit_text (builder, unit);
  g_autoptr (GArray) spots = NULL;
  KzruMapName name = { .unit = unit, .text = text };
  gboolean found = FALSE;
  double width, height;

  if (text == NULL)
    return;

  spots = find_spots (builder, probes, unit);
  kzru_map_texts_get_size (text, &width, &height);
  for (guint i = 0; i < MIN (spots->len, MAX_TRIES); i++)
    {
      KzruScreenPoint p = g_array_index (spots, Spot, i).at;
      KzruScreenBox box = { p.x - width / 2, p.y - height / 2, p.x + width / 2, p.y + height / 2 };
      gboolean off_lines = kzru_map_room_is_free (builder->lines, &box);

      if ((found && !off_lines) || !is_fit (builder, unit, &box))
        continue;

      name.box = box;
      found = TRUE;
      if (off_lines)
        break;
    }
  if (!found)
    return;

  g_object_ref (text);
  kzru_map_room_take (builder->room, &name.box);
  g_array_append_val (builder->layout->names, name);
}

static gboolean
is_named (KzruMapBuilder *builder,
          guint           unit)
{
  KzruScreenBox picture = { 0, 0, builder->params->frame.width, builder->params->frame.height };

  for (guint i = 0; i < builder->layout->names->len; i++)
    {
      const KzruMapName *name = &g_array_index (builder->layout->names, KzruMapName, i);

      if (name->unit == unit && kzru_screen_box_intersects (&name->box, &picture))
        return TRUE;
    }

  return FALSE;
}

void
_kzru_map_builder_add_partial_names (KzruMapBuilder *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autofree guint *units = NULL;
  Probes probes;

  if (self->params->content->base_map == NULL || self->params->is_bare || self->params->frame.zoom < MIN_ZOOM)
    return;

  probe (self, &probes);
  units = probes.units;
  for (int i = 0; i < probes.n_columns * probes.n_rows; i++)
    {
      guint unit = units[i];

      if (unit != OUTSIDE && unit != KZRU_BASE_UNIT_NONE && g_hash_table_add (seen, GUINT_TO_POINTER (unit))
          && !is_named (self, unit) && count (&probes, unit) >= probes.n * MIN_SHARE)
        add_name (self, &probes, unit);
    }
}
