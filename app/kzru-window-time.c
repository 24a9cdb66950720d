/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-window"

#include "config.h"

#include "app/kzru-window-private.h"

#include "widgets/kzru-timeline.h"

/* The way through time: back and forward through views, range and playhead, and
 * how the timeline is set up. */

/* The keys under which browsers and window systems know the buttons of a mouse. */
#define BUTTON_BACK 8
#define BUTTON_FORWARD 9

static KzruTimeline *
get_timeline (gpointer window)
{
  return KZRU_TIMELINE (KZRU_WINDOW (window)->timeline);
}

static void
go_back (KzruWindow *self)
{
  kzru_view_history_go_back (kzru_view_state_get_history (self->state), g_get_monotonic_time ());
}

static void
go_forward (KzruWindow *self)
{
  kzru_view_history_go_forward (kzru_view_state_get_history (self->state), g_get_monotonic_time ());
}

static void
back_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  go_back (user_data);
}

static void
forward_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  go_forward (user_data);
}

static void
fit_selection_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  kzru_timeline_fit_selection (get_timeline (user_data));
}

static void
clear_range_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  kzru_view_state_set_time_range (KZRU_WINDOW (user_data)->state, (KzruSpan) { 0, 0 });
}

static void
clear_playhead_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  kzru_view_state_set_playhead (KZRU_WINDOW (user_data)->state, KZRU_INSTANT_MIN);
}

static void
step_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  const char *name = g_action_get_name (G_ACTION (action));

  kzru_timeline_step_to_event (get_timeline (user_data), g_str_equal (name, "next-event"));
}

/* A press of one of the side buttons of a mouse, anywhere in the window. */
static void
pressed_cb (KzruWindow      *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (button == BUTTON_BACK)
    go_back (self);
  else if (button == BUTTON_FORWARD)
    go_forward (self);
  else
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
add_side_buttons (KzruWindow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* The arrow that points to where one came from is the one of the direction that
 * texts run in. */
static void
add_shortcut (GtkShortcutController *controller,
              guint                  key,
              const char            *action)
{
  gtk_shortcut_controller_add_shortcut (controller,
                                        gtk_shortcut_new (gtk_keyval_trigger_new (key, GDK_ALT_MASK),
                                                          gtk_named_action_new (action)));
}

static void
add_arrows (KzruWindow *self)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), is_rtl ? GDK_KEY_Right : GDK_KEY_Left, "win.back");
  add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), is_rtl ? GDK_KEY_Left : GDK_KEY_Right, "win.forward");
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
update_history (KzruWindow *self)
{
  KzruViewHistory *history = kzru_view_state_get_history (self->state);

  kzru_window_set_action_enabled (self, "back", kzru_view_history_can_go_back (history));
  kzru_window_set_action_enabled (self, "forward", kzru_view_history_can_go_forward (history));
}

static void
update_time (KzruWindow *self)
{
  kzru_window_set_action_enabled (self, "clear-range", kzru_view_state_has_time_range (self->state));
  kzru_window_set_action_enabled (self, "clear-playhead", kzru_view_state_has_playhead (self->state));
}

static void
opened_cb (KzruWindow *self)
{
  kzru_window_raise_reader (self, TRUE);
  gtk_widget_child_focus (self->reader, GTK_DIR_TAB_FORWARD);
}

/* The focus goes along to the other way to see the events. */
static void
list_shown_cb (GSimpleAction *action,
               GVariant      *state,
               gpointer       user_data)
{
  KzruWindow *self = user_data;
  gboolean is_list = g_variant_get_boolean (state);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean is_within = focus != NULL && gtk_widget_is_ancestor (focus, self->events_stack);

  g_simple_action_set_state (action, state);
  /* The stack would give it to what had it before, and the next step would lead on. */
  if (is_within)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_stack_set_visible_child (GTK_STACK (self->events_stack), is_list ? self->list : self->timeline);
  if (is_within)
    gtk_widget_child_focus (is_list ? self->list : self->timeline, GTK_DIR_TAB_FORWARD);
}

static void
add_property_action (KzruWindow *self,
                     const char *name,
                     gpointer    object,
                     const char *property)
{
  g_autoptr (GPropertyAction) action = g_property_action_new (name, object, property);

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
}

/**
 * kzru_window_init_time:
 * @self: a window with its panes
 *
 * Adds the actions that have to do with time.
 */
void
kzru_window_init_time (KzruWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "back", .activate = back_cb },
    { .name = "forward", .activate = forward_cb },
    { .name = "fit-selection", .activate = fit_selection_cb },
    { .name = "clear-range", .activate = clear_range_cb },
    { .name = "clear-playhead", .activate = clear_playhead_cb },
    { .name = "next-event", .activate = step_cb },
    { .name = "previous-event", .activate = step_cb },
    { .name = "list-shown", .state = "false", .change_state = list_shown_cb },
  };
  KzruViewHistory *history = kzru_view_state_get_history (self->state);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  add_property_action (self, "play", self->timeline, "playing");
  add_property_action (self, "lane-mode", self->state, "lane-mode");
  add_property_action (self, "time-direction", self->state, "time-direction");
  add_side_buttons (self);
  add_arrows (self);

  if (self->settings != NULL)
    g_settings_bind (self->settings, "time-direction", self->state, "time-direction", G_SETTINGS_BIND_DEFAULT);

  g_signal_connect_object (history, "notify::can-go-back", G_CALLBACK (update_history), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (history, "notify::can-go-forward", G_CALLBACK (update_history), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "notify::time-range", G_CALLBACK (update_time), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "notify::playhead", G_CALLBACK (update_time), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  update_history (self);
  update_time (self);
}
