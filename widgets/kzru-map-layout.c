/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/kzru-map-layout.h"

#include <math.h>

#include "widgets/kzru-map-layout-private.h"

G_DEFINE_BOXED_TYPE (KzruMapLayout, kzru_map_layout, kzru_map_layout_ref, kzru_map_layout_unref)

/* Marks are gathered anew at every such step of the zoom level, not at every
 * pixel: while one zooms, they split one by one and do not flicker. */
#define CLUSTER_STEPS 4.0

gboolean
_kzru_map_builder_is_shown (const KzruMapBuilder *self,
                            KzruRecordKind        kind,
                            guint                 index)
{
  const KzruMapParams *params = self->params;

  return params->is_shown == NULL || params->is_shown ((KzruRef) { kind, index }, params->user_data);
}

/* Whether a name may stand there: in the picture as a whole, or up to @margin
 * pixels out of it, to be seen when the map is moved. It is never cut by the edge. */
gboolean
_kzru_map_builder_is_in_view (const KzruMapBuilder *self,
                              const KzruScreenBox  *box,
                              double                margin)
{
  const KzruMapFrame *frame = &self->params->frame;
  KzruScreenBox picture = { 0, 0, frame->width, frame->height };

  if (box->left >= 0 && box->top >= 0 && box->right <= frame->width && box->bottom <= frame->height)
    return TRUE;

  return box->left >= -margin && box->top >= -margin && box->right <= frame->width + margin
         && box->bottom <= frame->height + margin && !kzru_screen_box_intersects (box, &picture);
}

/* Whether a point is in the picture or up to @margin pixels out of it. */
gboolean
_kzru_map_builder_is_in_picture (const KzruMapBuilder *self,
                                 KzruScreenPoint       at,
                                 double                margin)
{
  const KzruMapFrame *frame = &self->params->frame;

  return at.x >= -margin && at.x <= frame->width + margin && at.y >= -margin && at.y <= frame->height + margin;
}

static void
clear_route_label (gpointer data)
{
  g_object_unref (((KzruMapRouteLabel *) data)->text);
}

static void
clear_name (gpointer data)
{
  g_object_unref (((KzruMapName *) data)->text);
}

static void
clear_place (gpointer data)
{
  g_clear_object (&((KzruMapPlace *) data)->text);
}

static void
clear_mark (gpointer data)
{
  g_clear_object (&((KzruMapCluster *) data)->text);
}

static GArray *
create_array (gsize          size,
              GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, FALSE, (guint) size);

  g_array_set_clear_func (array, clear);
  return array;
}

/**
 * kzru_map_layout_get_cluster_zoom:
 * @frame: which part of the world is shown
 *
 * Gets for which zoom level places are gathered into marks.
 *
 * Returns: the zoom level, which is not above that of @frame
 */
double
kzru_map_layout_get_cluster_zoom (const KzruMapFrame *frame)
{
  return floor (frame->zoom * CLUSTER_STEPS) / CLUSTER_STEPS;
}

/* To gather ten thousand places takes as long as a frame has time. */
static KzruPlaceClusters *
get_clusters (const KzruMapParams *params)
{
  double zoom = kzru_map_layout_get_cluster_zoom (&params->frame);

  if (params->is_gathering)
    return params->clusters != NULL ? kzru_place_clusters_ref (params->clusters)
                                    : kzru_place_clusters_new_empty (params->content);

  if (params->clusters != NULL && kzru_place_clusters_get_zoom (params->clusters) == zoom)
    return kzru_place_clusters_ref (params->clusters);

  return kzru_place_clusters_new (params->content, zoom, KZRU_MAP_CLUSTER_RADIUS, params->is_shown, params->user_data,
                                  NULL);
}

/* Routes are many points, and those of a picture that is only moved are the same. */
static KzruMapLines *
get_lines (const KzruMapParams *params)
{
  if (params->lines != NULL && kzru_map_lines_get_zoom (params->lines) == params->frame.zoom)
    return kzru_map_lines_ref (params->lines);

  return kzru_map_lines_new (params->content, params->frame.zoom, params->is_shown, params->user_data);
}

/**
 * kzru_map_layout_new:
 * @params: what it is made from
 *
 * Lays out what is drawn over the base map. What comes first has the choice of
 * places: marks, then names of what is selected, of routes, of the countries
 * that the atlas is about, of places, of other countries, of those that have none
 * of their places in the picture, of seas, of cities.
 *
 * Returns: (transfer full): a layout
 */
KzruMapLayout *
kzru_map_layout_new (const KzruMapParams *params)
{
  KzruMapLayout *self = g_rc_box_new0 (KzruMapLayout);
  g_autoptr (KzruMapRoom) room = kzru_map_room_new (params->frame.width, params->frame.height);
  g_autoptr (KzruMapRoom) lines = kzru_map_room_new (params->frame.width, params->frame.height);
  KzruMapBuilder builder = { self, params, room, lines };

  self->content = kzru_map_content_ref (params->content);
  self->frame = params->frame;
  self->points = create_array (sizeof (KzruScreenPoint), NULL);
  self->lines = create_array (sizeof (KzruMapLine), NULL);
  self->arrows = create_array (sizeof (KzruMapArrow), NULL);
  self->route_labels = create_array (sizeof (KzruMapRouteLabel), clear_route_label);
  self->names = create_array (sizeof (KzruMapName), clear_name);
  self->places = create_array (sizeof (KzruMapPlace), clear_place);
  self->cities = create_array (sizeof (KzruMapPlace), clear_place);
  self->marks = create_array (sizeof (KzruMapCluster), clear_mark);
  self->clusters = get_clusters (params);
  self->all_lines = get_lines (params);

  self->standings = g_new (guint8, params->content->n_routes);
  for (guint i = 0; i < params->content->n_routes; i++)
    self->standings[i] = (guint8) kzru_route_get_standing (kzru_atlas_get_route (params->content->atlas, i),
                                                           params->instant, NULL);

  for (guint i = 0; i < params->n_taken; i++)
    kzru_map_room_take (room, &params->taken[i]);

  _kzru_map_builder_add_lines (&builder);
  _kzru_map_builder_add_marks (&builder);
  _kzru_map_builder_add_pinned_places (&builder);
  _kzru_map_builder_label_routes (&builder);
  _kzru_map_builder_add_names (&builder, TRUE);
  _kzru_map_builder_add_places (&builder);
  _kzru_map_builder_add_names (&builder, FALSE);
  _kzru_map_builder_add_partial_names (&builder);
  _kzru_map_builder_add_seas (&builder);
  _kzru_map_builder_add_cities (&builder);

  return self;
}

/**
 * kzru_map_layout_ref:
 * @self: a layout
 *
 * Adds a reference.
 *
 * Returns: (transfer full): @self
 */
KzruMapLayout *
kzru_map_layout_ref (KzruMapLayout *self)
{
  return g_rc_box_acquire (self);
}

static void
clear_layout (gpointer data)
{
  KzruMapLayout *self = data;

  g_array_unref (self->points);
  g_array_unref (self->lines);
  g_array_unref (self->arrows);
  g_array_unref (self->route_labels);
  g_array_unref (self->names);
  g_array_unref (self->places);
  g_array_unref (self->cities);
  g_array_unref (self->marks);
  kzru_map_lines_unref (self->all_lines);
  kzru_place_clusters_unref (self->clusters);
  g_free (self->standings);
  kzru_map_content_unref (self->content);
}

/**
 * kzru_map_layout_unref:
 * @self: (transfer full): a layout
 *
 * Drops a reference.
 */
void
kzru_map_layout_unref (KzruMapLayout *self)
{
  g_rc_box_release_full (self, clear_layout);
}

/**
 * kzru_map_layout_get_frame:
 * @self: a layout
 *
 * Gets which part of the world is shown.
 *
 * Returns: (transfer none): the frame
 */
const KzruMapFrame *
kzru_map_layout_get_frame (KzruMapLayout *self)
{
  return &self->frame;
}

/**
 * kzru_map_layout_get_content:
 * @self: a layout
 *
 * Gets what is shown.
 *
 * Returns: (transfer none): the content
 */
KzruMapContent *
kzru_map_layout_get_content (KzruMapLayout *self)
{
  return self->content;
}

/**
 * kzru_map_layout_get_clusters:
 * @self: a layout
 *
 * Gets the clusters of all places, also of those out of the picture.
 *
 * Returns: (transfer none): the clusters
 */
KzruPlaceClusters *
kzru_map_layout_get_clusters (KzruMapLayout *self)
{
  return self->clusters;
}

/**
 * kzru_map_layout_get_all_lines:
 * @self: a layout
 *
 * Gets the lines of all routes, also those out of the picture.
 *
 * Returns: (transfer none): the lines
 */
KzruMapLines *
kzru_map_layout_get_all_lines (KzruMapLayout *self)
{
  return self->all_lines;
}

/**
 * kzru_map_layout_get_points:
 * @self: a layout
 *
 * Gets the points that lines and labels refer to.
 *
 * Returns: (transfer none): the points
 */
const KzruScreenPoint *
kzru_map_layout_get_points (KzruMapLayout *self)
{
  return (const KzruScreenPoint *) self->points->data;
}

/**
 * kzru_map_layout_get_standing:
 * @self: a layout
 * @route: the index of a route
 *
 * Gets how a route stood at the time that is shown.
 *
 * Returns: its standing
 */
KzruRouteStanding
kzru_map_layout_get_standing (KzruMapLayout *self,
                              guint          route)
{
  return (KzruRouteStanding) self->standings[route];
}

/**
 * kzru_map_layout_get_lines:
 * @self: a layout
 * @n: (out): how many there are
 *
 * Gets the lines of routes, areas first.
 *
 * Returns: (array length=n) (transfer none): the lines
 */
const KzruMapLine *
kzru_map_layout_get_lines (KzruMapLayout *self,
                           guint         *n)
{
  *n = self->lines->len;
  return (const KzruMapLine *) self->lines->data;
}

/**
 * kzru_map_layout_get_arrows:
 * @self: a layout
 * @n: (out): how many there are
 *
 * Gets the arrows on the lines of routes that have a direction.
 *
 * Returns: (array length=n) (transfer none): the arrows
 */
const KzruMapArrow *
kzru_map_layout_get_arrows (KzruMapLayout *self,
                            guint         *n)
{
  *n = self->arrows->len;
  return (const KzruMapArrow *) self->arrows->data;
}

/**
 * kzru_map_layout_get_route_labels:
 * @self: a layout
 * @n: (out): how many there are
 *
 * Gets the names of routes.
 *
 * Returns: (array length=n) (transfer none): the names
 */
const KzruMapRouteLabel *
kzru_map_layout_get_route_labels (KzruMapLayout *self,
                                  guint         *n)
{
  *n = self->route_labels->len;
  return (const KzruMapRouteLabel *) self->route_labels->data;
}

/**
 * kzru_map_layout_get_names:
 * @self: a layout
 * @n: (out): how many there are
 *
 * Gets the names of countries.
 *
 * Returns: (array length=n) (transfer none): the names
 */
const KzruMapName *
kzru_map_layout_get_names (KzruMapLayout *self,
                           guint         *n)
{
  *n = self->names->len;
  return (const KzruMapName *) self->names->data;
}

/**
 * kzru_map_layout_get_places:
 * @self: a layout
 * @n: (out): how many there are
 *
 * Gets the places in the picture.
 *
 * Returns: (array length=n) (transfer none): the places
 */
const KzruMapPlace *
kzru_map_layout_get_places (KzruMapLayout *self,
                            guint         *n)
{
  *n = self->places->len;
  return (const KzruMapPlace *) self->places->data;
}

/**
 * kzru_map_layout_get_cities:
 * @self: a layout
 * @n: (out): how many there are
 *
 * Gets the cities of the base map in the picture; each has its name.
 *
 * Returns: (array length=n) (transfer none): the cities, by index of city
 */
const KzruMapPlace *
kzru_map_layout_get_cities (KzruMapLayout *self,
                            guint         *n)
{
  *n = self->cities->len;
  return (const KzruMapPlace *) self->cities->data;
}

/**
 * kzru_map_layout_get_marks:
 * @self: a layout
 * @n: (out): how many there are
 *
 * Gets the marks of events in the picture.
 *
 * Returns: (array length=n) (transfer none): the marks
 */
const KzruMapCluster *
kzru_map_layout_get_marks (KzruMapLayout *self,
                           guint         *n)
{
  *n = self->marks->len;
  return (const KzruMapCluster *) self->marks->data;
}

/**
 * kzru_map_layout_pick_routes:
 * @self: a layout
 * @x: pixels from the left edge
 * @y: pixels from the upper edge
 * @tolerance: how far from a line still hits it, in pixels
 * @hits: (element-type KzruRouteHit): where to add the answer
 *
 * Finds the routes at a place of the picture, where they are drawn: those whose
 * line is near, the nearest first, then the areas that the place lies in.
 */
void
kzru_map_layout_pick_routes (KzruMapLayout *self,
                             double         x,
                             double         y,
                             double         tolerance,
                             GArray        *hits)
{
  kzru_map_lines_pick (self->all_lines, kzru_map_frame_from_screen (&self->frame, x, y), tolerance, hits);
}

/**
 * kzru_map_layout_pick_mark:
 * @self: a layout
 * @x: pixels from the left edge
 * @y: pixels from the upper edge
 * @tolerance: how far beyond its edge a mark is hit, in pixels
 *
 * Finds the mark at a place of the picture.
 *
 * Returns: (transfer none) (nullable): the nearest mark, or %NULL
 */
const KzruMapCluster *
kzru_map_layout_pick_mark (KzruMapLayout *self,
                           double         x,
                           double         y,
                           double         tolerance)
{
  const KzruMapCluster *nearest = NULL;
  double least = tolerance;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const KzruMapCluster *mark = &g_array_index (self->marks, KzruMapCluster, i);
      double distance = hypot (mark->at.x - x, mark->at.y - y) - mark->radius;

      if (distance <= least)
        {
          least = distance;
          nearest = mark;
        }
    }

  return nearest;
}

/**
 * kzru_map_layout_find_mark:
 * @self: a layout
 * @place: the index of a place
 *
 * Finds the mark that stands at a place.
 *
 * Returns: (transfer none) (nullable): the mark, or %NULL if none does
 */
const KzruMapCluster *
kzru_map_layout_find_mark (KzruMapLayout *self,
                           guint          place)
{
  guint n;
  const KzruPlaceCluster *clusters = kzru_place_clusters_get (self->clusters, &n);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const KzruMapCluster *mark = &g_array_index (self->marks, KzruMapCluster, i);

      if (clusters[mark->cluster].place == place)
        return mark;
    }

  return NULL;
}

/**
 * kzru_map_layout_locate_place:
 * @self: a layout
 * @place: the index of a place
 * @at: (out): where it is, or where the mark is that it is part of; may be
 *   outside of the picture
 *
 * Finds where a place is in the picture.
 *
 * Returns: whether a mark stands for it
 */
gboolean
kzru_map_layout_locate_place (KzruMapLayout   *self,
                              guint            place,
                              KzruScreenPoint *at)
{
  guint cluster = kzru_place_clusters_find (self->clusters, place);
  KzruMercator p;
  guint n;

  if (cluster != G_MAXUINT)
    place = kzru_place_clusters_get (self->clusters, &n)[cluster].place;

  p = self->content->places[place];
  p.x = kzru_mercator_wrap_near (p.x, self->frame.centre.x);
  *at = kzru_map_frame_to_screen (&self->frame, p);
  return cluster != G_MAXUINT;
}

/**
 * kzru_map_layout_pick_place:
 * @self: a layout
 * @x: pixels from the left edge
 * @y: pixels from the upper edge
 *
 * Finds the place whose name is at a place of the picture.
 *
 * Returns: (transfer none) (nullable): the place, or %NULL
 */
const KzruMapPlace *
kzru_map_layout_pick_place (KzruMapLayout *self,
                            double         x,
                            double         y)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const KzruMapPlace *place = &g_array_index (self->places, KzruMapPlace, i);

      if (place->text != NULL && kzru_screen_box_contains (&place->box, x, y))
        return place;
    }

  return NULL;
}

/**
 * kzru_map_layout_get_route_box:
 * @self: a layout
 * @route: the index of a route
 * @box: (out): the bounds of what is in the picture of it
 *
 * Finds where a route is in the picture.
 *
 * Returns: whether any of it is
 */
gboolean
kzru_map_layout_get_route_box (KzruMapLayout *self,
                               guint          route,
                               KzruScreenBox *box)
{
  KzruScreenBox bounds = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };
  KzruScreenBox picture = { 0, 0, self->frame.width, self->frame.height };

  for (guint i = 0; i < self->lines->len; i++)
    {
      const KzruMapLine *line = &g_array_index (self->lines, KzruMapLine, i);

      for (guint j = line->first; line->route == route && j < line->first + line->n_points; j++)
        {
          KzruScreenPoint p = g_array_index (self->points, KzruScreenPoint, j);

          bounds.left = MIN (bounds.left, p.x);
          bounds.top = MIN (bounds.top, p.y);
          bounds.right = MAX (bounds.right, p.x);
          bounds.bottom = MAX (bounds.bottom, p.y);
        }
    }

  if (bounds.left > bounds.right || bounds.left > picture.right || bounds.right < 0
      || bounds.top > picture.bottom || bounds.bottom < 0)
    return FALSE;

  *box = (KzruScreenBox) {
    .left = MAX (bounds.left, 0),
    .top = MAX (bounds.top, 0),
    .right = MIN (bounds.right, picture.right),
    .bottom = MIN (bounds.bottom, picture.bottom),
  };
  return TRUE;
}
