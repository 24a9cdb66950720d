/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-map-frame.h"

#include <math.h>

/**
 * kzru_map_frame_fit:
 * @box: what to show
 * @width: of the picture, in pixels
 * @height: of the picture, in pixels
 * @margin: what to leave free at each edge, in pixels
 * @min_zoom: the least zoom level
 * @max_zoom: the greatest zoom level
 *
 * Finds the frame that shows @box as large as can be, north up. An empty box
 * gives the world, as large as the picture: seen once, and nothing beside it.
 *
 * Returns: the frame
 */
KzruMapFrame
kzru_map_frame_fit (const KzruMercatorBox *box,
                    double                 width,
                    double                 height,
                    double                 margin,
                    double                 min_zoom,
                    double                 max_zoom)
{
  KzruMapFrame self = { { 0.5, 0.5 }, min_zoom, 0.0, width, height };
  double room_x = MAX (width - 2 * margin, 1.0);
  double room_y = MAX (height - 2 * margin, 1.0);
  double span_x, span_y;

  if (kzru_mercator_box_is_empty (box))
    {
      self.zoom = CLAMP (log2 (MAX (width, height) / KZRU_MERCATOR_TILE_SIZE), min_zoom, max_zoom);
      return self;
    }

  /* A single place has no extent: any scale shows it. */
  span_x = MAX (box->east - box->west, 1e-9);
  span_y = MAX (box->south - box->north, 1e-9);

  self.centre.x = (box->west + box->east) / 2;
  self.centre.y = (box->north + box->south) / 2;
  self.zoom = log2 (MIN (room_x / span_x, room_y / span_y) / KZRU_MERCATOR_TILE_SIZE);
  self.zoom = CLAMP (self.zoom, min_zoom, max_zoom);

  return self;
}

/**
 * kzru_map_frame_to_screen:
 * @self: a frame
 * @point: a point of the unit square or of one of its copies
 *
 * Projects a point to the picture, in the copy of the world that it names.
 *
 * Returns: where it is drawn, in pixels; may be outside of the picture
 */
KzruScreenPoint
kzru_map_frame_to_screen (const KzruMapFrame *self,
                          KzruMercator        point)
{
  double world = kzru_mercator_world_size (self->zoom);
  double x = (point.x - self->centre.x) * world;
  double y = (point.y - self->centre.y) * world;
  double c = cos (self->rotation);
  double s = sin (self->rotation);

  return (KzruScreenPoint) {
    .x = self->width / 2 + c * x - s * y,
    .y = self->height / 2 + s * x + c * y,
  };
}

/**
 * kzru_map_frame_from_screen:
 * @self: a frame
 * @x: pixels from the left edge
 * @y: pixels from the upper edge
 *
 * Finds what is drawn at a place of the picture.
 *
 * Returns: the point, in the copy of the world that is drawn there
 */
KzruMercator
kzru_map_frame_from_screen (const KzruMapFrame *self,
                            double              x,
                            double              y)
{
  double world = kzru_mercator_world_size (self->zoom);
  double c = cos (self->rotation);
  double s = sin (self->rotation);

  x -= self->width / 2;
  y -= self->height / 2;

  return (KzruMercator) {
    .x = self->centre.x + (c * x + s * y) / world,
    .y = self->centre.y + (c * y - s * x) / world,
  };
}

/**
 * kzru_map_frame_get_box:
 * @self: a frame
 * @margin: pixels to add around the picture
 *
 * Gets the bounds of what the picture shows.
 *
 * Returns: a rectangle that holds the whole picture
 */
KzruMercatorBox
kzru_map_frame_get_box (const KzruMapFrame *self,
                        double              margin)
{
  KzruMercatorBox box = KZRU_MERCATOR_BOX_EMPTY;

  kzru_mercator_box_include (&box, kzru_map_frame_from_screen (self, -margin, -margin));
  kzru_mercator_box_include (&box, kzru_map_frame_from_screen (self, self->width + margin, -margin));
  kzru_mercator_box_include (&box, kzru_map_frame_from_screen (self, -margin, self->height + margin));
  kzru_mercator_box_include (&box, kzru_map_frame_from_screen (self, self->width + margin, self->height + margin));

  return box;
}

/**
 * kzru_map_frame_get_copies:
 * @self: a frame
 * @box: the bounds of something
 * @margin: how far it is drawn beyond its bounds, in pixels
 * @first: (out): the westernmost copy to draw
 * @last: (out): the easternmost copy to draw; less than @first if there is none
 *
 * Finds in which copies of the world something is in the picture: it is to be
 * drawn with each whole number from @first to @last added to x.
 */
void
kzru_map_frame_get_copies (const KzruMapFrame    *self,
                           const KzruMercatorBox *box,
                           double                 margin,
                           int                   *first,
                           int                   *last)
{
  KzruMercatorBox view = kzru_map_frame_get_box (self, margin);

  if (kzru_mercator_box_is_empty (box) || box->north > view.south || box->south < view.north)
    {
      *first = 0;
      *last = -1;
      return;
    }

  *first = (int) ceil (view.west - box->east);
  *last = (int) floor (view.east - box->west);
}

/**
 * kzru_map_frame_get_metres_per_pixel:
 * @self: a frame
 *
 * Gets the scale in the middle of the picture.
 *
 * Returns: metres on the ground for a pixel
 */
double
kzru_map_frame_get_metres_per_pixel (const KzruMapFrame *self)
{
  return kzru_mercator_get_metres (self->centre.y) / kzru_mercator_world_size (self->zoom);
}

/**
 * kzru_map_frame_get_shift:
 * @from: a frame
 * @to: another frame
 * @shift: (out): how far to the right and down everything is, in pixels
 *
 * Finds how far a picture is moved from one frame to another.
 *
 * Returns: whether it is only moved, not zoomed, turned or of another size
 */
gboolean
kzru_map_frame_get_shift (const KzruMapFrame *from,
                          const KzruMapFrame *to,
                          KzruScreenPoint    *shift)
{
  KzruScreenPoint p;

  if (from->zoom != to->zoom || from->rotation != to->rotation || from->width != to->width || from->height != to->height)
    return FALSE;

  /* Across the edge of the world the shorter way is meant. */
  p = kzru_map_frame_to_screen (to, (KzruMercator) { kzru_mercator_wrap_near (from->centre.x, to->centre.x),
                                                     from->centre.y });
  *shift = (KzruScreenPoint) { p.x - to->width / 2, p.y - to->height / 2 };
  return TRUE;
}

/**
 * kzru_map_frame_equal:
 * @a: a frame
 * @b: another frame
 *
 * Compares two frames.
 *
 * Returns: whether both draw everything at the same place
 */
gboolean
kzru_map_frame_equal (const KzruMapFrame *a,
                      const KzruMapFrame *b)
{
  return a->centre.x == b->centre.x && a->centre.y == b->centre.y && a->zoom == b->zoom
         && a->rotation == b->rotation && a->width == b->width && a->height == b->height;
}
