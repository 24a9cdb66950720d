/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-map-view"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "widgets/kzru-map-view-private.h"

/* What pointer and keys do on the map, besides what libshumate does: dragging,
 * scrolling and pinching. Layers take no input, so all of it arrives at the
 * map, and what is under the pointer is read from the layout. */

/* A press that moves further than this drags the map, in pixels. */
#define DRAG_THRESHOLD 8.0

/* How far an arrow key moves the map, as a share of its size. */
#define PAN_SHARE 0.15

/* How far a key turns the map, in radians. */
#define TURN_STEP (G_PI / 12)

/* A mark is opened as a list rather than zoomed into if nothing would part
 * even this much closer. */
#define SPLIT_LEVELS 2.0

static void
set_cursor (KzruMapView *self,
            const char  *cursor)
{
  if (g_strcmp0 (self->cursor, cursor) == 0)
    return;

  self->cursor = cursor;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->map), cursor);
}

static void
motion_cb (KzruMapView              *self,
           double                    x,
           double                    y,
           GtkEventControllerMotion *motion)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (motion));
  g_auto (KzruMapHit) hit = { 0 };
  KzruRef hovered;

  /* While the map is dragged, the pointer stays where it is on the map. */
  if (state == NULL || (modifiers & GDK_BUTTON1_MASK) != 0)
    {
      self->cursor = NULL;
      return;
    }

  _kzru_map_view_pick (self, x, y, GTK_EVENT_CONTROLLER (motion), &hit);
  hovered = _kzru_map_hit_get_hovered (&hit);
  set_cursor (self, hovered.kind != KZRU_RECORD_NONE ? "pointer" : "grab");
  kzru_view_state_hover (state, hovered);
}

static void
leave_cb (KzruMapView *self)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));

  if (state != NULL)
    kzru_view_state_hover (state, KZRU_REF_NONE);
}

static void
open_routes (KzruMapView *self,
             GArray      *hits,
             double       x,
             double       y)
{
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (KzruRef));

  for (guint i = 0; i < hits->len; i++)
    {
      KzruRef ref = { KZRU_RECORD_ROUTE, g_array_index (hits, KzruRouteHit, i).route };

      g_array_append_val (refs, ref);
    }

  if (refs->len == 1)
    kzru_view_state_select (kzru_pane_get_view_state (KZRU_PANE (self)), g_array_index (refs, KzruRef, 0));
  else if (refs->len > 1)
    _kzru_map_view_open_records (self, _("Several routes run here"), (const KzruRef *) refs->data, refs->len, x, y);
}

static void
pressed_cb (KzruMapView *self,
            int          n_press,
            double       x,
            double       y)
{
  self->press_x = x;
  self->press_y = y;
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

static void
released_cb (KzruMapView     *self,
             int              n_press,
             double           x,
             double           y,
             GtkGestureClick *click)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  g_auto (KzruMapHit) hit = { 0 };

  /* The second click of two zooms in. */
  if (state == NULL || n_press > 1 || hypot (x - self->press_x, y - self->press_y) > DRAG_THRESHOLD)
    return;

  _kzru_map_view_pick (self, x, y, GTK_EVENT_CONTROLLER (click), &hit);
  if (hit.mark != NULL)
    _kzru_map_view_open_mark (self, _kzru_map_hit_get_cluster (&hit)->place);
  else
    open_routes (self, hit.routes, x, y);
}

static void
pan (KzruMapView *self,
     double       right,
     double       down)
{
  KzruMapFrame frame = kzru_map_scene_get_frame (self->scene);

  frame.centre = kzru_map_frame_from_screen (&frame,
                                             frame.width * (0.5 + right * PAN_SHARE),
                                             frame.height * (0.5 + down * PAN_SHARE));
  _kzru_map_view_set_frame (self, &frame, FALSE);
}

/* Keys that are held down with Shift turn the map. */
static gboolean
turn_by_key (KzruMapView *self,
             guint        key)
{
  double rotation = shumate_viewport_get_rotation (self->viewport);

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      _kzru_map_view_turn (self, rotation - TURN_STEP);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      _kzru_map_view_turn (self, rotation + TURN_STEP);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      _kzru_map_view_turn_north_up (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Left is west, in whatever direction one reads. */
static gboolean
key_pressed_cb (KzruMapView     *self,
                guint            key,
                guint            code,
                GdkModifierType  modifiers)
{
  gboolean on_map = gtk_widget_is_focus (GTK_WIDGET (self->map));

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_plus:
    case GDK_KEY_KP_Add:
    case GDK_KEY_equal:
      kzru_map_view_zoom (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      kzru_map_view_zoom (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      kzru_map_view_fit_all (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_period:
    case GDK_KEY_KP_Decimal:
      gtk_widget_activate_action (GTK_WIDGET (self), "map.zoom-to-selection", NULL);
      return GDK_EVENT_STOP;
    default:
      break;
    }

  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (modifiers & GDK_SHIFT_MASK) != 0))
    {
      _kzru_map_view_open_menu_by_key (self);
      return GDK_EVENT_STOP;
    }
  if ((modifiers & GDK_SHIFT_MASK) != 0)
    return turn_by_key (self, key);

  /* On a route or mark, arrow keys go to the next one. */
  if (!on_map)
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      pan (self, -1, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      pan (self, 1, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      pan (self, 0, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      pan (self, 0, 1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

void
_kzru_map_view_add_controllers (KzruMapView *self)
{
  GtkWidget *map = GTK_WIDGET (self->map);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (map, motion);

  _kzru_map_view_add_menu_gestures (self);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (map, GTK_EVENT_CONTROLLER (click));

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (map, keys);

  _kzru_map_view_add_turning (self);
}

/* Zooms in until the places of a mark part; if even that would not do, or if
 * there is one place only, it is opened as a list. */
static gboolean
zoom_into_mark (KzruMapView              *self,
                const KzruPlaceClusters  *clusters,
                guint                     index,
                const KzruPlaceCluster   *cluster)
{
  const guint *places = kzru_place_clusters_get_places (clusters, index);
  KzruMapContent *content = kzru_map_scene_get_content (self->scene);
  KzruMercatorBox box = KZRU_MERCATOR_BOX_EMPTY;
  KzruMapFrame frame = kzru_map_scene_get_frame (self->scene);
  KzruMapFrame fitted;

  for (guint i = 0; i < cluster->n_places; i++)
    kzru_mercator_box_include (&box, content->places[places[i]]);

  fitted = kzru_map_frame_fit (&box, frame.width, frame.height, MIN (frame.width, frame.height) / 5,
                               frame.zoom, KZRU_MAP_MAX_ZOOM);
  if (cluster->n_places < 2 || fitted.zoom < frame.zoom + 0.5)
    return FALSE;

  fitted.zoom = MIN (fitted.zoom, frame.zoom + 2 * SPLIT_LEVELS);
  fitted.rotation = frame.rotation;
  _kzru_map_view_set_frame (self, &fitted, TRUE);
  return TRUE;
}

/*
 * _kzru_map_view_open_mark:
 * @self: a map
 * @place: the index of the place that a mark stands at
 *
 * Shows what a mark stands for: selects the only event, zooms in where that
 * parts the places, or lists the events.
 */
void
_kzru_map_view_open_mark (KzruMapView *self,
                          guint        place)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  KzruMapLayout *layout = kzru_map_scene_get_layout (self->scene);
  const KzruPlaceClusters *clusters = layout != NULL ? kzru_map_layout_get_clusters (layout) : NULL;
  guint index = clusters != NULL ? kzru_place_clusters_find (clusters, place) : G_MAXUINT;
  const KzruMapCluster *mark;
  const KzruPlaceCluster *cluster;
  guint n;

  if (index == G_MAXUINT)
    return;

  cluster = &kzru_place_clusters_get (clusters, &n)[index];
  if (cluster->n_events == 1)
    {
      kzru_view_state_select (state, (KzruRef) { KZRU_RECORD_EVENT, cluster->event });
      return;
    }

  mark = kzru_map_layout_find_mark (layout, cluster->place);
  if (zoom_into_mark (self, clusters, index, cluster) || mark == NULL)
    return;

  _kzru_map_view_list_mark (self, cluster->place);
}

/*
 * _kzru_map_view_list_mark:
 * @self: a map
 * @place: the index of the place that a mark stands at
 *
 * Lists the events that a mark stands for.
 */
void
_kzru_map_view_list_mark (KzruMapView *self,
                          guint        place)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  KzruMapLayout *layout = kzru_map_scene_get_layout (self->scene);
  const KzruMapCluster *mark = layout != NULL ? kzru_map_layout_find_mark (layout, place) : NULL;
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  g_autoptr (GArray) refs = NULL;

  if (mark == NULL)
    return;

  refs = _kzru_map_view_dup_events (self, (KzruRef) { KZRU_RECORD_PLACE, place });
  _kzru_map_view_open_records (self,
                               kzru_lang_map_get (&kzru_atlas_get_place (atlas, place)->label,
                                                  kzru_view_state_get_languages (state)),
                               (const KzruRef *) refs->data, refs->len, mark->at.x, mark->at.y);
}
