/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-map-view"

#include "config.h"

#include <math.h>

#include "widgets/kzru-map-view-private.h"

/* Which part of the world the map shows, and how it gets from one to another. */

/* How long the map has to rest before its tiles are painted for just its zoom
 * level, in milliseconds. */
#define SETTLE_TIME 160

/* How long it takes to get somewhere else, in milliseconds. */
#define GO_TO_TIME 500
#define ZOOM_TIME 200

/* A place that is zoomed to is shown from no nearer than this level. */
#define ZOOM_TO_MAX 7.0

/* What is gone to is this far from the edges, in pixels. */
#define GO_TO_MARGIN 60.0

/*
 * _kzru_map_view_set_frame:
 * @self: a map
 * @frame: what to show; its size is not looked at
 * @animate: whether to move there smoothly, if the user wants things to move
 *
 * Shows another part of the world.
 */
void
_kzru_map_view_set_frame (KzruMapView        *self,
                          const KzruMapFrame *frame,
                          gboolean            animate)
{
  KzruPoint centre = kzru_mercator_to_point (frame->centre);

  shumate_map_stop_go_to (self->map);
  if (animate && kzru_pane_may_animate (KZRU_PANE (self)))
    {
      shumate_map_go_to_full_with_duration (self->map, centre.lat, centre.lon, frame->zoom, GO_TO_TIME);
      return;
    }

  shumate_viewport_set_zoom_level (self->viewport, frame->zoom);
  shumate_location_set_location (SHUMATE_LOCATION (self->viewport), centre.lat, centre.lon);
}

/* Paints the tiles for the pixels that they cover now. */
void
_kzru_map_view_sharpen (KzruMapView *self)
{
  if (self->source != NULL)
    kzru_base_map_source_set_scale (self->source, gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                                    shumate_viewport_get_zoom_level (self->viewport));
}

/* Says where one looks from, once one has come to rest there. Fitting to another
 * size is no step that one took. */
static void
visit (KzruMapView *self)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  KzruMapFrame frame = kzru_map_scene_get_frame (self->scene);
  KzruPoint centre = kzru_mercator_to_point (frame.centre);
  KzruViewpoint viewpoint = { centre.lon, centre.lat, frame.zoom, frame.rotation };
  gboolean refitted = self->refitted && _kzru_map_view_is_fitted (self);
  KzruViewHistory *history;

  if (state == NULL || kzru_view_state_get_atlas (state) == NULL || self->fit_pending)
    return;

  self->refitted = FALSE;
  history = kzru_view_state_get_history (state);
  if (refitted)
    kzru_view_history_adjust_map (history, &viewpoint, g_get_monotonic_time ());
  else
    kzru_view_history_visit_map (history, &viewpoint, g_get_monotonic_time ());
}

/*
 * _kzru_map_view_restore:
 * @self: a map
 *
 * Goes to where the history of views is.
 */
void
_kzru_map_view_restore (KzruMapView *self)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  KzruView view = kzru_view_history_get_current (kzru_view_state_get_history (state));
  KzruMapFrame frame = kzru_map_scene_get_frame (self->scene);

  if (!view.has_map)
    return;

  frame.centre = kzru_mercator_from_point ((KzruPoint) { view.map.lon, view.map.lat });
  frame.zoom = view.map.zoom;
  _kzru_map_view_turn (self, view.map.rotation);
  _kzru_map_view_set_frame (self, &frame, TRUE);
}

static gboolean
settle_cb (gpointer user_data)
{
  KzruMapView *self = user_data;

  self->settle_id = 0;
  visit (self);

  return G_SOURCE_REMOVE;
}

static gboolean
sharpen_cb (gpointer user_data)
{
  KzruMapView *self = user_data;

  self->sharpen_id = 0;
  _kzru_map_view_sharpen (self);

  return G_SOURCE_REMOVE;
}

/*
 * _kzru_map_view_zoomed:
 * @self: a map
 *
 * The zoom level has changed. Who moves the map on from there need not look at
 * stretched tiles for as long.
 */
void
_kzru_map_view_zoomed (KzruMapView *self)
{
  double zoom = shumate_viewport_get_zoom_level (self->viewport);

  g_clear_handle_id (&self->sharpen_id, g_source_remove);
  self->sharpen_id = g_timeout_add (SETTLE_TIME, sharpen_cb, self);
  gtk_widget_set_sensitive (self->zoom_in, zoom < KZRU_MAP_MAX_ZOOM);
  gtk_widget_set_sensitive (self->zoom_out, zoom > _kzru_map_view_get_min_zoom (self));
}

/*
 * _kzru_map_view_align:
 * @self: a map
 *
 * Says where tiles are to meet the pixels of the window.
 */
void
_kzru_map_view_align (KzruMapView *self)
{
  KzruMapFrame frame = kzru_map_scene_get_frame (self->scene);
  double world = kzru_mercator_world_size (frame.zoom);

  if (self->source != NULL)
    kzru_base_map_source_set_origin (self->source, frame.centre.x * world - frame.width / 2.0,
                                     frame.centre.y * world - frame.height / 2.0);
}

/*
 * _kzru_map_view_moved:
 * @self: a map
 *
 * Another part of the world is shown, or otherwise.
 */
void
_kzru_map_view_moved (KzruMapView *self)
{
  _kzru_map_view_align (self);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_TIME, settle_cb, self);
}

/* Shows everything, now or as soon as there is a size to fit it to. */
void
_kzru_map_view_fit (KzruMapView *self,
                    gboolean     animate)
{
  KzruMapContent *content = kzru_map_scene_get_content (self->scene);
  int width = gtk_widget_get_width (GTK_WIDGET (self->map));
  int height = gtk_widget_get_height (GTK_WIDGET (self->map));
  KzruMapFrame frame;

  self->fit_pending = content == NULL || width == 0 || height == 0;
  if (self->fit_pending)
    return;

  frame = kzru_map_content_fit (content, width, height, _kzru_map_view_get_chrome_height (self),
                                _kzru_map_view_get_min_zoom (self), KZRU_MAP_MAX_ZOOM);
  shumate_viewport_set_rotation (self->viewport, 0);
  _kzru_map_view_set_frame (self, &frame, animate);
  if (!animate)
    {
      self->fitted = kzru_map_scene_get_frame (self->scene);
      self->refitted = TRUE;
      _kzru_map_view_sharpen (self);
    }
}

/* Whether the map still shows what fitting made it show. */
gboolean
_kzru_map_view_is_fitted (KzruMapView *self)
{
  KzruMapFrame frame = kzru_map_scene_get_frame (self->scene);

  return frame.zoom == self->fitted.zoom && frame.centre.x == self->fitted.centre.x
         && frame.centre.y == self->fitted.centre.y && frame.rotation == 0;
}

/* Whether any of a part of the world is in a picture, and not at its very edge. */
gboolean
_kzru_map_view_shows_box (const KzruMapFrame    *frame,
                          const KzruMercatorBox *box)
{
  double margin = MIN (GO_TO_MARGIN / 2, MIN (frame->width, frame->height) / 4);
  int first, last;

  kzru_map_frame_get_copies (frame, box, -margin, &first, &last);
  return first <= last;
}

static gboolean
is_place_in_view (KzruMapView *self,
                  guint        place)
{
  KzruMapFrame frame = kzru_map_scene_get_frame (self->scene);
  KzruMercatorBox box = kzru_map_content_get_box (kzru_map_scene_get_content (self->scene),
                                                  (KzruRef) { KZRU_RECORD_PLACE, place });

  return _kzru_map_view_shows_box (&frame, &box);
}

static gboolean
is_route_in_view (KzruMapView *self,
                  guint        route)
{
  KzruMapLayout *layout = kzru_map_scene_get_layout (self->scene);
  KzruScreenBox on_screen;

  return layout != NULL && kzru_map_layout_get_route_box (layout, route, &on_screen);
}

/* Whether one sees where an event was: between two of its places there may be nothing
 * of it. */
static gboolean
is_event_in_view (KzruMapView *self,
                  guint        index)
{
  KzruMapContent *content = kzru_map_scene_get_content (self->scene);
  const KzruEvent *event = kzru_atlas_get_event (content->atlas, index);

  for (guint i = 0; i < event->places.n; i++)
    if (is_place_in_view (self, event->places.v[i]))
      return TRUE;

  /* A route is shown with an event that has no place of its own. */
  for (guint i = 0; event->places.n == 0 && i < event->routes.n; i++)
    if (is_route_in_view (self, event->routes.v[i]))
      return TRUE;

  return FALSE;
}

gboolean
_kzru_map_view_is_in_view (KzruMapView *self,
                           KzruRef      ref)
{
  switch (ref.kind)
    {
    case KZRU_RECORD_EVENT:
      return is_event_in_view (self, ref.index);
    case KZRU_RECORD_ROUTE:
      return is_route_in_view (self, ref.index);
    case KZRU_RECORD_PLACE:
      return is_place_in_view (self, ref.index);
    default:
      return FALSE;
    }
}

/**
 * kzru_map_view_zoom:
 * @self: a map
 * @levels: how many zoom levels closer, or further away if negative
 *
 * Zooms about the middle of the map.
 */
void
kzru_map_view_zoom (KzruMapView *self,
                    double       levels)
{
  KzruMapFrame frame;
  KzruPoint centre;

  g_return_if_fail (KZRU_IS_MAP_VIEW (self));

  frame = kzru_map_scene_get_frame (self->scene);
  centre = kzru_mercator_to_point (frame.centre);
  frame.zoom = CLAMP (frame.zoom + levels, _kzru_map_view_get_min_zoom (self), KZRU_MAP_MAX_ZOOM);
  if (kzru_pane_may_animate (KZRU_PANE (self)))
    shumate_map_go_to_full_with_duration (self->map, centre.lat, centre.lon, frame.zoom, ZOOM_TIME);
  else
    _kzru_map_view_set_frame (self, &frame, FALSE);
}

/**
 * kzru_map_view_fit_all:
 * @self: a map
 *
 * Shows what a new atlas is shown with.
 */
void
kzru_map_view_fit_all (KzruMapView *self)
{
  g_return_if_fail (KZRU_IS_MAP_VIEW (self));

  _kzru_map_view_fit (self, TRUE);
}

static void
go_to (KzruMapView *self,
       KzruRef      ref,
       double       max_zoom)
{
  KzruMapContent *content = kzru_map_scene_get_content (self->scene);
  KzruMapFrame frame = kzru_map_scene_get_frame (self->scene);
  KzruMapFrame fitted;
  KzruMercatorBox box;

  if (content == NULL || frame.width == 0 || frame.height == 0)
    return;

  box = kzru_map_content_get_box (content, ref);
  if (kzru_mercator_box_is_empty (&box))
    return;

  fitted = kzru_map_frame_fit (&box, frame.width, frame.height,
                               MIN (GO_TO_MARGIN, MIN (frame.width, frame.height) / 4),
                               _kzru_map_view_get_min_zoom (self), max_zoom);
  frame.centre = fitted.centre;
  frame.zoom = fitted.zoom;
  _kzru_map_view_set_frame (self, &frame, TRUE);
}

/**
 * kzru_map_view_zoom_to:
 * @self: a map with a view state
 * @ref: a record of its atlas
 *
 * Shows where a record is, if it is somewhere, as large as can be; a single
 * place with some of what is around it.
 */
void
kzru_map_view_zoom_to (KzruMapView *self,
                       KzruRef      ref)
{
  g_return_if_fail (KZRU_IS_MAP_VIEW (self));

  go_to (self, ref, ZOOM_TO_MAX);
}

/**
 * kzru_map_view_go_to:
 * @self: a map with a view state and an atlas
 * @ref: a record of the atlas
 *
 * Shows where a record is, if it is somewhere: from as near as before, or from
 * as far as it takes to see all of it.
 */
void
kzru_map_view_go_to (KzruMapView *self,
                     KzruRef      ref)
{
  g_return_if_fail (KZRU_IS_MAP_VIEW (self));

  go_to (self, ref, kzru_map_scene_get_frame (self->scene).zoom);
}

/**
 * kzru_map_view_locate:
 * @self: a map
 * @point: a place on Earth
 * @x: (out): pixels from the left edge of the widget
 * @y: (out): pixels from its upper edge
 *
 * Finds where a place is drawn.
 *
 * Returns: whether it is in the picture
 */
gboolean
kzru_map_view_locate (KzruMapView *self,
                      KzruPoint    point,
                      double      *x,
                      double      *y)
{
  KzruMapFrame frame;
  KzruMercator p;
  KzruScreenPoint at;

  g_return_val_if_fail (KZRU_IS_MAP_VIEW (self), FALSE);

  frame = kzru_map_scene_get_frame (self->scene);
  p = kzru_mercator_from_point (point);
  p.x = kzru_mercator_wrap_near (p.x, frame.centre.x);
  at = kzru_map_frame_to_screen (&frame, p);
  *x = at.x;
  *y = at.y;

  return at.x >= 0 && at.x < frame.width && at.y >= 0 && at.y < frame.height;
}
