/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-mercator.h"

#include <math.h>

/* The equator of WGS 84, in metres; Web Mercator takes the Earth for a sphere of it. */
#define EQUATOR (2 * G_PI * 6378137.0)

/**
 * kzru_mercator_from_point:
 * @point: a place; latitudes beyond the square are moved to its edge
 *
 * Projects a place: x = (λ + π) / 2π, y = (1 − artanh (sin φ) / π) / 2
 * (EPSG guidance note 7-2, "Popular Visualisation Pseudo Mercator").
 *
 * Returns: where it is on the unit square
 */
KzruMercator
kzru_mercator_from_point (KzruPoint point)
{
  double lat = CLAMP (point.lat, -KZRU_MERCATOR_MAX_LATITUDE, KZRU_MERCATOR_MAX_LATITUDE);

  return (KzruMercator) {
    .x = point.lon / 360.0 + 0.5,
    .y = 0.5 - atanh (sin (lat * G_PI / 180.0)) / (2 * G_PI),
  };
}

/**
 * kzru_mercator_to_point:
 * @self: a point of the unit square or of a copy of it to the west or east
 *
 * Finds the place that is drawn at a point.
 *
 * Returns: the place, its longitude within ±180°
 */
KzruPoint
kzru_mercator_to_point (KzruMercator self)
{
  double turns = self.x - floor (self.x);

  /* 180° E is the east edge of the square, not the west edge of its copy. */
  if (turns == 0.0 && self.x > 0.0)
    turns = 1.0;

  return (KzruPoint) {
    .lon = turns * 360.0 - 180.0,
    .lat = atan (sinh ((0.5 - self.y) * 2 * G_PI)) * 180.0 / G_PI,
  };
}

/**
 * kzru_mercator_world_size:
 * @zoom: a zoom level, may be fractional
 *
 * Gets how large the world is drawn.
 *
 * Returns: the side of the unit square, in pixels
 */
double
kzru_mercator_world_size (double zoom)
{
  return KZRU_MERCATOR_TILE_SIZE * exp2 (zoom);
}

/**
 * kzru_mercator_get_metres:
 * @y: where on the unit square
 *
 * Gets the true length of the side of the unit square there: Mercator
 * stretches by 1 / cos φ = cosh of the projected latitude.
 *
 * Returns: metres on the ground for a step of 1 on the square, at @y
 */
double
kzru_mercator_get_metres (double y)
{
  return EQUATOR / cosh ((0.5 - y) * 2 * G_PI);
}

/**
 * kzru_mercator_wrap_near:
 * @x: where on the unit square or one of its copies
 * @near_x: where to be near to
 *
 * Chooses the copy of the world in which @x is nearest to @near_x, no further
 * than half a world.
 *
 * Returns: @x plus a whole number
 */
double
kzru_mercator_wrap_near (double x,
                         double near_x)
{
  return x - round (x - near_x);
}
