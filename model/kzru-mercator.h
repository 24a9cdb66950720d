/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-atlas.h"

G_BEGIN_DECLS

/* Web Mercator (EPSG:3857) on the unit square: x grows to the east from 0 at
 * 180° W to 1 at 180° E, y grows to the south from 0 at 85.0511° N to 1 at
 * 85.0511° S. At zoom z the square is 256·2^z pixels wide. Beyond 0…1, x counts
 * further copies of the world. */

/* Where the square ends: atan (sinh (π)), in degrees. */
#define KZRU_MERCATOR_MAX_LATITUDE 85.051128779806604

/* Pixels of the world at zoom 0. */
#define KZRU_MERCATOR_TILE_SIZE 256

/**
 * KzruMercator:
 * @x: east
 * @y: south
 *
 * A point on the unit square of Web Mercator.
 */
typedef struct
{
  double x;
  double y;
} KzruMercator;

/**
 * KzruMercatorBox:
 * @west: least x
 * @north: least y
 * @east: greatest x
 * @south: greatest y
 *
 * A rectangle on the unit square. It is empty if @west is above @east.
 */
typedef struct
{
  double west;
  double north;
  double east;
  double south;
} KzruMercatorBox;

#define KZRU_MERCATOR_BOX_EMPTY ((KzruMercatorBox) { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE })

static inline gboolean
kzru_mercator_box_is_empty (const KzruMercatorBox *self)
{
  return self->west > self->east || self->north > self->south;
}

static inline void
kzru_mercator_box_include (KzruMercatorBox *self,
                           KzruMercator     point)
{
  self->west = MIN (self->west, point.x);
  self->north = MIN (self->north, point.y);
  self->east = MAX (self->east, point.x);
  self->south = MAX (self->south, point.y);
}

static inline void
kzru_mercator_box_include_box (KzruMercatorBox       *self,
                               const KzruMercatorBox *other)
{
  if (kzru_mercator_box_is_empty (other))
    return;

  kzru_mercator_box_include (self, (KzruMercator) { other->west, other->north });
  kzru_mercator_box_include (self, (KzruMercator) { other->east, other->south });
}

static inline gboolean
kzru_mercator_box_intersects (const KzruMercatorBox *a,
                              const KzruMercatorBox *b)
{
  return a->west <= b->east && b->west <= a->east && a->north <= b->south && b->north <= a->south;
}

static inline gboolean
kzru_mercator_box_contains (const KzruMercatorBox *outer,
                            const KzruMercatorBox *inner)
{
  return outer->west <= inner->west && inner->east <= outer->east
         && outer->north <= inner->north && inner->south <= outer->south;
}

KzruMercator kzru_mercator_from_point   (KzruPoint    point);
KzruPoint    kzru_mercator_to_point     (KzruMercator self);
double       kzru_mercator_world_size   (double       zoom);
double       kzru_mercator_get_metres   (double       y);
double       kzru_mercator_wrap_near    (double       x,
                                         double       near_x);

G_END_DECLS
