/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-map-inventory.h"

#include <math.h>

/* What is there of the world: all of it, or a picture. */
typedef struct
{
  gboolean        is_all;
  double          zoom;
  KzruMercatorBox box;
} View;

static View
get_view (const KzruMapFrame *frame)
{
  View view = { .is_all = frame == NULL, .box = { 0, 0, 1, 1 } };

  if (frame != NULL)
    {
      view.zoom = frame->zoom;
      view.box = kzru_map_frame_get_box (frame, 0);
    }

  return view;
}

/* Whether what lies between two points may be seen, in any copy of the world. */
static gboolean
reaches (const View   *self,
         KzruMercator  a,
         KzruMercator  b)
{
  if (self->is_all)
    return TRUE;

  return MAX (a.y, b.y) >= self->box.north && MIN (a.y, b.y) <= self->box.south
         && ceil (self->box.west - MAX (a.x, b.x)) <= floor (self->box.east - MIN (a.x, b.x));
}

static gboolean
reaches_box (const View            *self,
             const KzruMercatorBox *box)
{
  return !kzru_mercator_box_is_empty (box)
         && reaches (self, (KzruMercator) { box->west, box->north }, (KzruMercator) { box->east, box->south });
}

/* Whether any of a route is there, and whether any of that goes by sea. */
static gboolean
find_route (const View           *view,
            const KzruRouteShape *shape,
            gboolean             *by_sea)
{
  gboolean found = kzru_route_shape_is_area (shape) && reaches_box (view, &shape->box);

  *by_sea = FALSE;
  if (!reaches_box (view, &shape->box))
    return FALSE;

  for (guint i = 0; !found && i < shape->n_parts; i++)
    for (guint j = shape->parts[i].first + 1; !found && j < shape->parts[i].first + shape->parts[i].n_points; j++)
      found = reaches (view, shape->points[j - 1], shape->points[j]);

  for (guint i = 0; !*by_sea && i < shape->n_sea_legs; i++)
    for (guint j = shape->sea_legs[i].first + 1; !*by_sea && j <= shape->sea_legs[i].last; j++)
      *by_sea = reaches (view, shape->points[j - 1], shape->points[j]);

  return found;
}

static void
take_routes (KzruMapInventory      *self,
             const View            *view,
             KzruMapContent        *content,
             const gint64          *instant,
             KzruPlaceClustersTest  is_shown,
             gpointer               user_data)
{
  for (guint i = 0; i < content->n_routes; i++)
    {
      KzruRouteKind kind = content->shapes[i]->kind;
      gboolean by_sea;

      if (!is_shown ((KzruRef) { KZRU_RECORD_ROUTE, i }, user_data)
          || !find_route (view, content->shapes[i], &by_sea))
        continue;

      self->samples[kind] = MIN (self->samples[kind], i);
      self->standings[kzru_route_get_standing (kzru_atlas_get_route (content->atlas, i), instant, NULL)] = TRUE;
      self->by_sea |= by_sea && kind == KZRU_ROUTE_CORRIDOR;
    }
}

static gboolean
has_event (const View            *view,
           KzruMapContent        *content,
           KzruPlaceClustersTest  is_shown,
           gpointer               user_data)
{
  for (guint i = 0; i < content->n_places; i++)
    {
      guint n;
      const guint *events = kzru_map_content_get_events (content, i, &n);

      if (n == 0 || !reaches (view, content->places[i], content->places[i]))
        continue;
      for (guint j = 0; j < n; j++)
        if (is_shown ((KzruRef) { KZRU_RECORD_EVENT, events[j] }, user_data))
          return TRUE;
    }

  return FALSE;
}

static gboolean
has_arc (const View          *view,
         const KzruBaseLevel *level,
         KzruBaseArcClass     klass)
{
  for (guint i = 0; i < level->n_arcs; i++)
    {
      const KzruBaseArc *arc = &level->arcs[i];

      if (arc->klass != klass || !reaches_box (view, &arc->box))
        continue;
      for (guint j = arc->first + 1; j < arc->first + arc->n_points; j++)
        if (reaches (view, level->points[j - 1], level->points[j]))
          return TRUE;
    }

  return FALSE;
}

/**
 * kzru_map_inventory_take:
 * @self: (out): the inventory
 * @content: what a map shows
 * @frame: (nullable): which part of the world; %NULL for all of it, at the least zoom
 * @instant: (nullable): the time that routes are shown at, or %NULL for none
 * @is_shown: (scope call): says whether a record passes the filters
 * @user_data: for @is_shown
 *
 * Finds which kinds of things are on a map.
 */
void
kzru_map_inventory_take (KzruMapInventory      *self,
                         KzruMapContent        *content,
                         const KzruMapFrame    *frame,
                         const gint64          *instant,
                         KzruPlaceClustersTest  is_shown,
                         gpointer               user_data)
{
  View view = get_view (frame);

  *self = (KzruMapInventory) { .events = has_event (&view, content, is_shown, user_data) };
  for (guint i = 0; i < KZRU_N_ROUTE_KINDS; i++)
    self->samples[i] = G_MAXUINT;
  take_routes (self, &view, content, instant, is_shown, user_data);

  if (content->base_map != NULL)
    {
      const KzruBaseLevel *level = kzru_base_map_get_level (content->base_map, floor (view.zoom + 0.5), &view.box);

      self->disputed = has_arc (&view, level, KZRU_BASE_ARC_DISPUTED);
      self->leased = has_arc (&view, level, KZRU_BASE_ARC_LEASE);
    }
}
