/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-lane-packer.h"

/* Sets marks and their labels into the rows of a lane, so that none overlap.
 *
 * What is placed first has the first pick, so callers place the most important
 * things first. Each thing comes with several choices of the room that it would
 * take (label after the mark, before it, cut short), the best one first; it gets
 * the first choice that any row has room for, in the first such row.
 *
 * Nothing but the things placed before has a say in where a thing goes, and not
 * where it lies as such: all things moved by the same distance land in the same
 * rows. A timeline that packs at one zoom without regard to the window's place
 * is therefore still while it is panned. */

struct _KzruLanePacker
{
  GPtrArray *rows; /* of GArray of KzruExtent, ascending, not overlapping */
  guint max_rows;
  guint capacity; /* the most that @max_rows may be */
  double gap; /* px, between neighbours */
};

/**
 * kzru_lane_packer_new:
 * @max_rows: how many rows there may be
 * @gap: the least distance between neighbours in a row, in px
 *
 * Creates an empty lane.
 *
 * Returns: (transfer full): a packer
 */
KzruLanePacker *
kzru_lane_packer_new (guint  max_rows,
                      double gap)
{
  KzruLanePacker *self = g_new0 (KzruLanePacker, 1);

  self->max_rows = self->capacity = max_rows;
  self->gap = gap;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  return self;
}

/**
 * kzru_lane_packer_free:
 * @self: a packer
 *
 * Frees a packer.
 */
void
kzru_lane_packer_free (KzruLanePacker *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static GArray *
get_row (const KzruLanePacker *self,
         guint                 row)
{
  return g_ptr_array_index (self->rows, row);
}

/* Where @extent would stand in @row: before the first that starts after it. */
static guint
find_position (GArray     *row,
               KzruExtent  extent)
{
  guint low = 0;
  guint high = row->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (row, KzruExtent, middle).start <= extent.start)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static gboolean
has_room (const KzruLanePacker *self,
          GArray               *row,
          guint                 position,
          KzruExtent            extent)
{
  if (position > 0 &&
      g_array_index (row, KzruExtent, position - 1).end + self->gap > extent.start)
    return FALSE;
  if (position < row->len &&
      extent.end + self->gap > g_array_index (row, KzruExtent, position).start)
    return FALSE;
  return TRUE;
}

/* Adds empty rows until there are @n. */
static void
open_rows (KzruLanePacker *self,
           guint           n)
{
  while (self->rows->len < n)
    g_ptr_array_add (self->rows, g_array_new (FALSE, FALSE, sizeof (KzruExtent)));
}

/**
 * kzru_lane_packer_fits:
 * @self: a packer
 * @row: a row
 * @extent: room in it
 * @room: (out caller-allocates): the room between the neighbours that are nearest,
 *   without gaps, if @extent is free
 *
 * Says whether room is free, with the gaps at both sides.
 *
 * Returns: whether it is
 */
gboolean
kzru_lane_packer_fits (const KzruLanePacker *self,
                       guint                 row,
                       KzruExtent            extent,
                       KzruExtent           *room)
{
  GArray *things;
  guint position;

  *room = (KzruExtent) { -G_MAXDOUBLE, G_MAXDOUBLE };
  if (row >= self->rows->len)
    return TRUE;

  things = get_row (self, row);
  position = find_position (things, extent);
  if (position > 0)
    room->start = g_array_index (things, KzruExtent, position - 1).end + self->gap;
  if (position < things->len)
    room->end = g_array_index (things, KzruExtent, position).start - self->gap;

  return room->start <= extent.start && extent.end <= room->end;
}

/**
 * kzru_lane_packer_place_in:
 * @self: a packer
 * @row: a row, less than the most there may be
 * @extent: the room that the thing would take
 *
 * Gives a thing its place in a certain row, if there is room.
 *
 * Returns: whether there was room; if not, nothing changed
 */
gboolean
kzru_lane_packer_place_in (KzruLanePacker *self,
                           guint           row,
                           KzruExtent      extent)
{
  guint position;

  g_return_val_if_fail (row < self->max_rows, FALSE);

  open_rows (self, row + 1);
  position = find_position (get_row (self, row), extent);
  if (!has_room (self, get_row (self, row), position, extent))
    return FALSE;

  g_array_insert_val (get_row (self, row), position, extent);
  return TRUE;
}

/* Finds the first row with room for @extent and puts it there. */
static gboolean
place_extent (KzruLanePacker *self,
              KzruExtent      extent,
              guint          *row)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (kzru_lane_packer_place_in (self, i, extent))
      {
        *row = i;
        return TRUE;
      }

  if (self->rows->len == self->max_rows)
    return FALSE;

  *row = self->rows->len;
  open_rows (self, self->rows->len + 1);
  g_array_append_val (get_row (self, *row), extent);
  return TRUE;
}

/**
 * kzru_lane_packer_place:
 * @self: a packer
 * @choices: (array length=n_choices): the room that the thing would take, the
 *   best choice first
 * @n_choices: how many choices there are
 * @row: (out): the row that it stands in
 * @choice: (out): which choice it got
 *
 * Gives a thing its place, or says that there is none.
 *
 * Returns: whether there was room; if not, nothing changed
 */
gboolean
kzru_lane_packer_place (KzruLanePacker   *self,
                        const KzruExtent *choices,
                        guint             n_choices,
                        guint            *row,
                        guint            *choice)
{
  for (guint i = 0; i < n_choices; i++)
    if (place_extent (self, choices[i], row))
      {
        *choice = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * kzru_lane_packer_limit:
 * @self: a packer
 * @max_rows: how many rows there may be from now on, at most as many as it was
 *   made for
 *
 * Sets how many rows there may be. What stands in rows that are too many is taken
 * out.
 */
void
kzru_lane_packer_limit (KzruLanePacker *self,
                        guint           max_rows)
{
  g_return_if_fail (max_rows <= self->capacity);

  g_ptr_array_set_size (self->rows, (int) MIN (self->rows->len, max_rows));
  self->max_rows = max_rows;
}

/**
 * kzru_lane_packer_reserve:
 * @self: a packer
 * @row: a row, less than the most there may be
 * @extent: the room to keep free
 *
 * Keeps room in a certain row for something that must stand there. To be called
 * before anything is placed: it does not look for neighbours.
 */
void
kzru_lane_packer_reserve (KzruLanePacker *self,
                          guint           row,
                          KzruExtent      extent)
{
  g_return_if_fail (row < self->max_rows);

  open_rows (self, row + 1);
  g_array_insert_val (get_row (self, row), find_position (get_row (self, row), extent), extent);
}

/**
 * kzru_lane_packer_get_n_rows:
 * @self: a packer
 *
 * Gets how many rows are in use.
 *
 * Returns: the number of rows
 */
guint
kzru_lane_packer_get_n_rows (const KzruLanePacker *self)
{
  return self->rows->len;
}
