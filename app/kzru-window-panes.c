/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-window"

#include "config.h"

#include "app/kzru-window-private.h"

#include "app/kzru-time-bar.h"
#include "widgets/kzru-event-list-view.h"
#include "widgets/kzru-map-view.h"
#include "widgets/kzru-overview.h"
#include "widgets/kzru-reader.h"
#include "widgets/kzru-timeline.h"

/* Which panes the window has, where they lie and how the focus goes from one
 * to the next. */

/* Below this width of the window, map and reader take turns: side by side,
 * neither would be of use. It is more than the least width of both together,
 * or else the window could not be made that narrow. */
#define FOLD_WIDTH 680 /* px */

/* The least widths and heights at which a pane still serves. */
#define MAP_MIN_WIDTH 240       /* px */
#define READER_MIN_WIDTH 300    /* px */
#define UPPER_MIN_HEIGHT 140    /* px */
#define TIMELINE_MIN_HEIGHT 110 /* px */

/* How a window is shared out that was never resized. */
#define MAP_SHARE 0.63
#define UPPER_SHARE 0.46

static void
show_panes (KzruWindow *self)
{
  gtk_widget_set_visible (self->map, !self->is_folded || !self->is_reader_raised);
  gtk_widget_set_visible (self->reader, !self->is_folded || self->is_reader_raised);
  gtk_widget_set_visible (self->upper_switch, self->is_folded);
  gtk_widget_set_visible (self->calendars_button, !self->is_folded);
  gtk_widget_set_visible (self->lanes_button, !self->is_folded);
}

static gboolean
fold_cb (gpointer user_data)
{
  KzruWindow *self = user_data;

  self->fold_id = 0;
  self->is_folded = !self->is_folded;
  show_panes (self);

  return G_SOURCE_REMOVE;
}

/**
 * kzru_window_fold_panes:
 * @self: a window
 * @width: its width, in px
 *
 * Makes map and reader take turns, or stand side by side, as @width allows.
 */
void
kzru_window_fold_panes (KzruWindow *self,
                        int         width)
{
  gboolean is_folded = width < FOLD_WIDTH;

  if (is_folded == self->is_folded)
    g_clear_handle_id (&self->fold_id, g_source_remove);
  else if (self->fold_id == 0)
    /* Not now: this is said while sizes are handed out. */
    self->fold_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fold_cb, self, NULL);
}

/**
 * kzru_window_raise_reader:
 * @self: a window
 * @is_raised: whether the reader is to be shown rather than the map
 *
 * Says which of map and reader is shown where there is no room for both.
 */
void
kzru_window_raise_reader (KzruWindow *self,
                          gboolean    is_raised)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "upper-pane");

  self->is_reader_raised = is_raised;
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (is_raised ? "reader" : "map"));
  show_panes (self);
}

static void
selected_cb (KzruWindow *self)
{
  kzru_window_raise_reader (self, kzru_view_state_get_selected (self->state).kind != KZRU_RECORD_NONE);
}

/**
 * kzru_window_place_panes:
 * @self: a window
 * @width: the width that it will have, in px
 * @height: the height that it will have, in px
 *
 * Places the panes as they were when the last window was closed.
 */
void
kzru_window_place_panes (KzruWindow *self,
                         int         width,
                         int         height)
{
  int map_width = self->settings != NULL ? g_settings_get_int (self->settings, "map-width") : -1;
  int upper_height = self->settings != NULL ? g_settings_get_int (self->settings, "upper-height") : -1;

  if (map_width < 0)
    map_width = (int) (width * MAP_SHARE);
  if (upper_height < 0)
    upper_height = (int) (height * UPPER_SHARE);

  gtk_paned_set_position (self->upper, CLAMP (map_width, MAP_MIN_WIDTH, MAX (MAP_MIN_WIDTH, width - READER_MIN_WIDTH)));
  gtk_paned_set_position (self->body, upper_height);
}

/**
 * kzru_window_store_panes:
 * @self: a window
 *
 * Remembers how the panes lie.
 */
void
kzru_window_store_panes (KzruWindow *self)
{
  if (self->settings == NULL || kzru_view_state_get_atlas (self->state) == NULL)
    return;

  if (!self->is_folded)
    g_settings_set_int (self->settings, "map-width", gtk_paned_get_position (self->upper));
  g_settings_set_int (self->settings, "upper-height", gtk_paned_get_position (self->body));
}

static gboolean
is_focus_within (KzruWindow *self,
                 GtkWidget  *pane)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && (focus == pane || gtk_widget_is_ancestor (focus, pane));
}

/**
 * kzru_window_focus_pane:
 * @self: a window
 * @step: 1 for the next pane, -1 for the previous one
 *
 * Moves the focus to another pane that is shown and can take it. From
 * a place outside of all panes it goes to the first, or the last.
 */
void
kzru_window_focus_pane (KzruWindow *self,
                        int         step)
{
  GtkWidget *panes[] = {
    GTK_WIDGET (self->faults_view), self->map, self->reader, self->timeline, self->list,
    self->time_bar, self->overview,
  };
  const int n = G_N_ELEMENTS (panes);
  int current = step > 0 ? -1 : n;

  for (int i = 0; i < n; i++)
    if (is_focus_within (self, panes[i]))
      current = i;

  for (int i = 1; i <= n + 1; i++)
    {
      GtkWidget *pane = panes[(((current + i * step) % n) + n) % n];

      if (gtk_widget_is_visible (pane) && gtk_widget_get_mapped (pane)
          && gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD))
        return;
    }
}

static void
told_cb (KzruWindow *self,
         const char *text)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

/**
 * kzru_window_init_panes:
 * @self: a window
 *
 * Makes the panes and gives them the view state of the window.
 */
void
kzru_window_init_panes (KzruWindow *self)
{
  self->map = kzru_map_view_new ();
  self->reader = kzru_reader_new ();
  self->timeline = kzru_timeline_new ();
  self->overview = kzru_overview_new ();
  self->time_bar = kzru_time_bar_new ();
  self->list = kzru_event_list_view_new ();

  gtk_widget_set_size_request (self->map, MAP_MIN_WIDTH, UPPER_MIN_HEIGHT);
  gtk_widget_set_size_request (self->reader, READER_MIN_WIDTH, UPPER_MIN_HEIGHT);
  gtk_widget_set_size_request (self->timeline, -1, TIMELINE_MIN_HEIGHT);

  gtk_paned_set_start_child (self->upper, self->map);
  gtk_paned_set_end_child (self->upper, self->reader);
  self->events_stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->events_stack), self->timeline, "timeline");
  gtk_stack_add_named (GTK_STACK (self->events_stack), self->list, "list");
  gtk_overlay_set_child (self->timeline_overlay, self->events_stack);
  gtk_box_append (self->lower, self->time_bar);
  gtk_box_append (self->lower, self->overview);

  g_object_set (self->map, "view-state", self->state, NULL);
  g_object_set (self->reader, "view-state", self->state, NULL);
  g_object_set (self->timeline, "view-state", self->state, NULL);
  g_object_set (self->overview, "view-state", self->state, NULL);
  g_object_set (self->time_bar, "view-state", self->state, NULL);
  g_object_set (self->list, "view-state", self->state, NULL);

  g_signal_connect_object (self->map, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}
