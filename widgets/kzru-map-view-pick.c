/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-map-view"

#include "config.h"

#include "widgets/kzru-map-view-private.h"

/* What of the map is under the pointer: read from the layout of what is drawn. */

/* How far from a line or mark a pointer still hits it, in pixels: a mouse, and
 * a finger. */
#define MOUSE_TOLERANCE 6.0
#define TOUCH_TOLERANCE 22.0

static double
get_tolerance (GtkEventController *controller)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (controller);

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN ? TOUCH_TOLERANCE
                                                                                    : MOUSE_TOLERANCE;
}

void
_kzru_map_hit_clear (KzruMapHit *self)
{
  g_clear_pointer (&self->routes, g_array_unref);
  g_clear_pointer (&self->layout, kzru_map_layout_unref);
}

/*
 * _kzru_map_hit_get_cluster:
 * @self: a hit of a mark
 *
 * Gets what the mark stands for.
 *
 * Returns: (transfer none): the cluster
 */
const KzruPlaceCluster *
_kzru_map_hit_get_cluster (const KzruMapHit *self)
{
  guint n;

  return &kzru_place_clusters_get (kzru_map_layout_get_clusters (self->layout), &n)[self->mark->cluster];
}

/*
 * _kzru_map_hit_get_hovered:
 * @self: what is under the pointer
 *
 * Gets the one record that lights up when the pointer is on something.
 *
 * Returns: the record, or `KZRU_REF_NONE`
 */
KzruRef
_kzru_map_hit_get_hovered (const KzruMapHit *self)
{
  if (self->mark != NULL)
    {
      const KzruPlaceCluster *cluster = _kzru_map_hit_get_cluster (self);

      return cluster->n_events == 1 ? (KzruRef) { KZRU_RECORD_EVENT, cluster->event }
                                    : (KzruRef) { KZRU_RECORD_PLACE, cluster->place };
    }
  if (self->routes->len > 0)
    return (KzruRef) { KZRU_RECORD_ROUTE, g_array_index (self->routes, KzruRouteHit, 0).route };

  return KZRU_REF_NONE;
}

/*
 * _kzru_map_view_pick:
 * @self: a map
 * @x: pixels from its left edge
 * @y: pixels from its upper edge
 * @controller: what heard of it: fingers are broader than pointers
 * @hit: (out): what is there
 *
 * Finds what is under the pointer. Marks and names of places lie above the lines,
 * so they go first. An area does not count where a line is hit: it is below all
 * lines.
 */
void
_kzru_map_view_pick (KzruMapView        *self,
                     double              x,
                     double              y,
                     GtkEventController *controller,
                     KzruMapHit         *hit)
{
  double tolerance = get_tolerance (controller);
  KzruScreenPoint shift;
  KzruMapLayout *layout = kzru_map_scene_get_drawn (self->scene, &shift);

  hit->routes = g_array_new (FALSE, FALSE, sizeof (KzruRouteHit));
  if (layout == NULL)
    return;

  hit->layout = kzru_map_layout_ref (layout);
  x -= shift.x;
  y -= shift.y;

  hit->mark = kzru_map_layout_pick_mark (layout, x, y, tolerance / 2);
  if (hit->mark == NULL)
    hit->place = kzru_map_layout_pick_place (layout, x, y);
  if (hit->place != NULL)
    hit->mark = kzru_map_layout_find_mark (layout, hit->place->place);
  if (hit->mark != NULL)
    return;

  kzru_map_layout_pick_routes (layout, x, y, tolerance, hit->routes);
  if (hit->routes->len > 0 && !g_array_index (hit->routes, KzruRouteHit, 0).inside)
    while (g_array_index (hit->routes, KzruRouteHit, hit->routes->len - 1).inside)
      g_array_set_size (hit->routes, hit->routes->len - 1);
}
