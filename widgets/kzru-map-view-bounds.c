/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-map-view"

#include "config.h"

#include <math.h>

#include "widgets/kzru-map-view-private.h"

/* How far the map goes. To the east and west there is no end; to the north and
 * south the world ends near the poles, and libshumate would begin it anew there. */

/* What rounding may make of the edge, on the unit square. */
#define SLACK 1e-9

/*
 * _kzru_map_view_get_min_zoom:
 * @self: a map
 *
 * Gets the least zoom level, at which the world is higher than the map.
 *
 * Returns: the zoom level
 */
double
_kzru_map_view_get_min_zoom (KzruMapView *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self->map));

  return MAX (KZRU_MAP_MIN_ZOOM, ceil (log2 ((double) MAX (height, 1) / KZRU_MERCATOR_TILE_SIZE)));
}

/*
 * _kzru_map_view_stay_in_world:
 * @self: a map
 *
 * Moves the map back where it goes beyond the world. Turned by a right angle a map
 * may be wider than the world is high: then it shows as much beyond either end.
 */
void
_kzru_map_view_stay_in_world (KzruMapView *self)
{
  KzruMapFrame frame = kzru_map_scene_get_frame (self->scene);
  KzruMercatorBox box = kzru_map_frame_get_box (&frame, 0);
  KzruPoint centre;
  double shift = 0;

  if (frame.height <= 0)
    return;

  if (box.south - box.north >= 1)
    shift = 0.5 - (box.north + box.south) / 2;
  else if (box.north < 0)
    shift = -box.north;
  else if (box.south > 1)
    shift = 1 - box.south;
  if (fabs (shift) < SLACK)
    return;

  frame.centre.y += shift;
  centre = kzru_mercator_to_point (frame.centre);
  shumate_location_set_location (SHUMATE_LOCATION (self->viewport), centre.lat, centre.lon);
}

/*
 * _kzru_map_view_limit_zoom:
 * @self: a map that has got a size
 *
 * Sets how far one can zoom out.
 */
void
_kzru_map_view_limit_zoom (KzruMapView *self)
{
  shumate_viewport_set_min_zoom_level (self->viewport, (guint) _kzru_map_view_get_min_zoom (self));
  _kzru_map_view_stay_in_world (self);
  _kzru_map_view_zoomed (self);
}
