/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/kzru-map-room.h"

#include <math.h>

/* Where is there room for a name?
 *
 * The picture is a grid of cells, each with the rectangles that touch it: a
 * rectangle is compared with those in its own cells alone, so that a thousand
 * names cost little more than a hundred. What lies outside of the picture is
 * kept in the cells at its edge. */

#define CELL 64.0 /* px */

struct _KzruMapRoom
{
  GArray **cells;
  int      n_columns;
  int      n_rows;
};

typedef struct
{
  int left, top, right, bottom;
} Cells;

static Cells
get_cells (const KzruMapRoom   *self,
           const KzruScreenBox *box)
{
  return (Cells) {
    .left = (int) CLAMP (floor (box->left / CELL), 0, self->n_columns - 1),
    .top = (int) CLAMP (floor (box->top / CELL), 0, self->n_rows - 1),
    .right = (int) CLAMP (floor (box->right / CELL), 0, self->n_columns - 1),
    .bottom = (int) CLAMP (floor (box->bottom / CELL), 0, self->n_rows - 1),
  };
}

/**
 * kzru_map_room_new:
 * @width: of the picture, in pixels
 * @height: of the picture, in pixels
 *
 * Makes room for a picture.
 *
 * Returns: (transfer full): a room with nothing in it
 */
KzruMapRoom *
kzru_map_room_new (double width,
                   double height)
{
  KzruMapRoom *self = g_new0 (KzruMapRoom, 1);

  self->n_columns = (int) MAX (ceil (width / CELL), 1);
  self->n_rows = (int) MAX (ceil (height / CELL), 1);
  self->cells = g_new0 (GArray *, self->n_columns * self->n_rows);

  return self;
}

/**
 * kzru_map_room_free:
 * @self: (transfer full): a room
 *
 * Frees a room.
 */
void
kzru_map_room_free (KzruMapRoom *self)
{
  for (int i = 0; i < self->n_columns * self->n_rows; i++)
    g_clear_pointer (&self->cells[i], g_array_unref);
  g_free (self->cells);
  g_free (self);
}

/**
 * kzru_map_room_take:
 * @self: a room
 * @box: where something is
 *
 * Says that a rectangle is taken.
 */
void
kzru_map_room_take (KzruMapRoom         *self,
                    const KzruScreenBox *box)
{
  Cells cells = get_cells (self, box);

  for (int y = cells.top; y <= cells.bottom; y++)
    for (int x = cells.left; x <= cells.right; x++)
      {
        GArray **cell = &self->cells[y * self->n_columns + x];

        if (*cell == NULL)
          *cell = g_array_new (FALSE, FALSE, sizeof (KzruScreenBox));
        g_array_append_vals (*cell, box, 1);
      }
}

/**
 * kzru_map_room_is_free:
 * @self: a room
 * @box: where something is to be
 *
 * Asks whether a rectangle is free.
 *
 * Returns: whether nothing that was taken overlaps @box
 */
gboolean
kzru_map_room_is_free (const KzruMapRoom   *self,
                       const KzruScreenBox *box)
{
  Cells cells = get_cells (self, box);

  for (int y = cells.top; y <= cells.bottom; y++)
    for (int x = cells.left; x <= cells.right; x++)
      {
        const GArray *cell = self->cells[y * self->n_columns + x];

        for (guint i = 0; cell != NULL && i < cell->len; i++)
          if (kzru_screen_box_intersects (&g_array_index (cell, KzruScreenBox, i), box))
            return FALSE;
      }

  return TRUE;
}
