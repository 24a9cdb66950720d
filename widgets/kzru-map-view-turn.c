/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-map-view"

#include "config.h"

#include <math.h>

#include "widgets/kzru-map-view-private.h"

/* How the map is turned: two fingers do it by themselves; a mouse drags with
 * Shift held down; keys turn it step by step. */

/* A map that is turned by less than this is north up, in radians. */
#define UPRIGHT 0.035

/* How long it takes to be north up again, in milliseconds. */
#define TURN_TIME 300

static void
set_rotation (KzruMapView *self,
              double       rotation)
{
  shumate_viewport_set_rotation (self->viewport, rotation < 0 ? rotation + 2 * G_PI : rotation);
}

static void
stop_turning (KzruMapView *self)
{
  if (self->turn_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->map), self->turn_id);
  self->turn_id = 0;
}

/*
 * _kzru_map_view_turn:
 * @self: a map
 * @rotation: how far it is to be turned clockwise, in radians
 *
 * Turns the map about its middle. Near to north it snaps.
 */
void
_kzru_map_view_turn (KzruMapView *self,
                     double       rotation)
{
  rotation = remainder (rotation, 2 * G_PI);
  if (fabs (rotation) < UPRIGHT)
    rotation = 0;

  stop_turning (self);
  shumate_map_stop_go_to (self->map);
  set_rotation (self, rotation);
}

/* Slows down towards the end, as what libshumate moves does. */
static gboolean
turn_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  KzruMapView *self = user_data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double left;

  if (self->turn_time == 0)
    self->turn_time = now;
  left = 1 - (double) (now - self->turn_time) / (TURN_TIME * 1000);
  if (left <= 0)
    {
      self->turn_id = 0;
      set_rotation (self, 0);
      return G_SOURCE_REMOVE;
    }

  set_rotation (self, self->turn_rotation * left * left * left);
  return G_SOURCE_CONTINUE;
}

/*
 * _kzru_map_view_turn_north_up:
 * @self: a map
 *
 * Turns the map until north is above, the shorter way round; smoothly, if the
 * user wants things to move.
 */
void
_kzru_map_view_turn_north_up (KzruMapView *self)
{
  double rotation = remainder (shumate_viewport_get_rotation (self->viewport), 2 * G_PI);

  _kzru_map_view_turn (self, kzru_pane_may_animate (KZRU_PANE (self)) ? rotation : 0);
  if (shumate_viewport_get_rotation (self->viewport) == 0)
    return;

  self->turn_rotation = rotation;
  self->turn_time = 0;
  self->turn_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->map), turn_cb, self, NULL);
}

static double
get_angle (KzruMapView *self,
           double       x,
           double       y)
{
  return atan2 (y - gtk_widget_get_height (GTK_WIDGET (self->map)) / 2.0,
                x - gtk_widget_get_width (GTK_WIDGET (self->map)) / 2.0);
}

static void
drag_begin_cb (KzruMapView    *self,
               double          x,
               double          y,
               GtkGestureDrag *drag)
{
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag));

  if ((modifiers & GDK_SHIFT_MASK) == 0)
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  self->turned_from = shumate_viewport_get_rotation (self->viewport);
  self->turn_start = get_angle (self, x, y);
}

static void
drag_update_cb (KzruMapView    *self,
                double          offset_x,
                double          offset_y,
                GtkGestureDrag *drag)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (drag, &x, &y))
    _kzru_map_view_turn (self, self->turned_from + get_angle (self, x + offset_x, y + offset_y) - self->turn_start);
}

void
_kzru_map_view_add_turning (KzruMapView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  /* Before the map takes it for a drag of its own. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->map), GTK_EVENT_CONTROLLER (drag));
}
