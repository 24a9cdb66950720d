/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-window"

#include "config.h"

#include "app/kzru-window-private.h"

#include "app/kzru-print-operation.h"
#include "model/kzru-calendar.h"
#include "model/kzru-locale.h"
#include "widgets/kzru-timeline.h"

/* The actions of the window. Those for opening files act in
 * kzru-window-open.c, those for searching in kzru-window-search.c. */

/* The actions that show a calendar are named by this and its CLDR key. */
#define CALENDAR_PREFIX "calendar-"

/* The axis has room for no more. */
#define MAX_CALENDARS 3

#define ZOOM_STEP 1.5

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  kzru_window_choose_file (user_data);
}

static void
open_uri_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  kzru_window_open (user_data, file);
}

static void
open_shipped_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  kzru_window_open_shipped (user_data);
}

static void
choose_corpus_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  kzru_window_choose_corpus (user_data);
}

static void
reload_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  kzru_window_reload (user_data);
}

static void
cancel_opening_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  KzruWindow *self = user_data;

  kzru_window_cancel_opening (self);
  if (kzru_view_state_get_atlas (self->state) == NULL)
    kzru_window_open_shipped (self);
}

static void
faults_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  kzru_window_show_faults (user_data, TRUE);
}

static void
find_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  kzru_window_find (user_data);
}

static void
search_cb (GSimpleAction *action,
           GVariant      *state,
           gpointer       user_data)
{
  if (g_variant_get_boolean (state))
    kzru_window_find (user_data);
  else
    kzru_window_clear_search (user_data);
}

static void
clear_search_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  kzru_window_clear_search (user_data);
}

/* One thing at a time: what was chosen last is given up first, and what was searched for
 * when nothing else is chosen. */
static void
clear_choice (KzruWindow *self)
{
  KzruViewState *state = self->state;

  if (kzru_view_state_get_selected (state).kind != KZRU_RECORD_NONE)
    kzru_view_state_select (state, KZRU_REF_NONE);
  else if (kzru_view_state_has_playhead (state))
    kzru_view_state_set_playhead (state, KZRU_INSTANT_MIN);
  else if (kzru_view_state_has_time_range (state))
    kzru_view_state_set_time_range (state, (KzruSpan) { 0, 0 });
  else
    gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

/* What is under way, and can be cancelled, goes before what was chosen. */
static void
give_up_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  static const char * const works[] = { "cancel-opening", "cancel-finding", "cancel-work" };
  GActionGroup *actions = G_ACTION_GROUP (user_data);

  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    if (g_action_group_get_action_enabled (actions, works[i]))
      {
        g_action_group_activate_action (actions, works[i], NULL);
        return;
      }

  clear_choice (KZRU_WINDOW (user_data));
}

static void
next_pane_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  kzru_window_focus_pane (user_data, 1);
}

static void
previous_pane_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  kzru_window_focus_pane (user_data, -1);
}

static void
menu_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  gtk_menu_button_popup (KZRU_WINDOW (user_data)->menu_button);
}

static void
upper_pane_cb (GSimpleAction *action,
               GVariant      *state,
               gpointer       user_data)
{
  kzru_window_raise_reader (user_data, g_str_equal (g_variant_get_string (state, NULL), "reader"));
}

static void
print_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  kzru_print_run (GTK_WINDOW (user_data), KZRU_WINDOW (user_data)->state);
}

static void
zoom_in_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  kzru_timeline_zoom (KZRU_TIMELINE (KZRU_WINDOW (user_data)->timeline), ZOOM_STEP);
}

static void
zoom_out_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  kzru_timeline_zoom (KZRU_TIMELINE (KZRU_WINDOW (user_data)->timeline), 1 / ZOOM_STEP);
}

static void
fit_all_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  kzru_timeline_fit_all (KZRU_TIMELINE (KZRU_WINDOW (user_data)->timeline));
}

static void
set_calendars (KzruWindow         *self,
               const char * const *calendars)
{
  kzru_view_state_set_calendars (self->state, calendars);
  if (self->settings != NULL)
    g_settings_set_strv (self->settings, "calendars", calendars);
}

static void
calendar_cb (GSimpleAction *action,
             GVariant      *state,
             gpointer       user_data)
{
  KzruWindow *self = user_data;
  const char *key = g_action_get_name (G_ACTION (action)) + strlen (CALENDAR_PREFIX);
  const char * const *shown = kzru_view_state_get_calendars (self->state);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) calendars = NULL;

  for (guint i = 0; shown[i] != NULL; i++)
    if (!g_str_equal (shown[i], key))
      g_strv_builder_add (builder, shown[i]);
  if (g_variant_get_boolean (state))
    g_strv_builder_add (builder, key);

  calendars = g_strv_builder_end (builder);
  set_calendars (self, (const char * const *) calendars);
}

/* Ticks the calendars that are shown. The last one cannot be taken away, and
 * no more than three fit on the axis. */
static void
update_calendar_actions (KzruWindow *self)
{
  const char * const *keys = kzru_calendar_get_keys ();
  const char * const *shown = kzru_view_state_get_calendars (self->state);
  guint n_shown = g_strv_length ((char **) shown);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat (CALENDAR_PREFIX, keys[i], NULL);
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);
      gboolean is_shown = g_strv_contains (shown, keys[i]);

      g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (is_shown));
      g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                                   is_shown ? n_shown > 1 : n_shown < MAX_CALENDARS);
    }
}

static void
settings_calendars_cb (KzruWindow *self)
{
  g_auto (GStrv) stored = g_settings_get_strv (self->settings, "calendars");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) calendars = NULL;

  /* What is stored may be of another version, or by another hand. */
  for (guint i = 0; stored[i] != NULL && i < MAX_CALENDARS; i++)
    if (kzru_calendar_is_key (stored[i]))
      g_strv_builder_add (builder, stored[i]);

  calendars = g_strv_builder_end (builder);
  if (calendars[0] != NULL)
    kzru_view_state_set_calendars (self->state, (const char * const *) calendars);
}

static void
add_calendar (KzruWindow *self,
              const char *key)
{
  g_autofree char *name = g_strconcat (CALENDAR_PREFIX, key, NULL);
  g_autofree char *detailed_name = g_strconcat ("win.", name, NULL);
  g_autoptr (GSimpleAction) action = NULL;
  g_autoptr (KzruCalendar) calendar = kzru_calendar_new (key, kzru_locale_get_default ());

  action = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (FALSE));
  g_signal_connect_object (action, "change-state", G_CALLBACK (calendar_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));

  g_menu_append (self->calendars_menu, kzru_calendar_get_name (calendar), detailed_name);
  g_menu_append (self->calendars_section, kzru_calendar_get_name (calendar), detailed_name);
}

static void
init_calendars (KzruWindow *self)
{
  const char * const *keys = kzru_calendar_get_keys ();

  for (guint i = 0; keys[i] != NULL; i++)
    add_calendar (self, keys[i]);

  g_signal_connect_object (self->state, "notify::calendars",
                           G_CALLBACK (update_calendar_actions), self, G_CONNECT_SWAPPED);
  update_calendar_actions (self);

  if (self->settings != NULL)
    {
      g_signal_connect_object (self->settings, "changed::calendars",
                               G_CALLBACK (settings_calendars_cb), self, G_CONNECT_SWAPPED);
      settings_calendars_cb (self);
    }
}

/* Enables what can be done with the atlas that is open, if one is. A table is its
 * only document itself. */
static void
update_enabled (KzruWindow *self)
{
  static const char * const names[] = { "fit-all", "zoom-in", "zoom-out", "find", "search",
                                        "reload", "print" };
  KzruAtlas *atlas = kzru_view_state_get_atlas (self->state);
  gboolean is_enabled = atlas != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    kzru_window_set_action_enabled (self, names[i], is_enabled);
  kzru_window_set_action_enabled (self, "choose-corpus", is_enabled && kzru_atlas_get_table (atlas) == NULL);
}

/**
 * kzru_window_set_action_enabled:
 * @self: a window
 * @name: one of its actions
 * @is_enabled: whether it can be used
 *
 * Says whether an action can be used now.
 */
void
kzru_window_set_action_enabled (KzruWindow *self,
                                const char *name,
                                gboolean    is_enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)),
                               is_enabled);
}

/**
 * kzru_window_init_actions:
 * @self: a window
 *
 * Adds the actions of the window.
 */
void
kzru_window_init_actions (KzruWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "open", .activate = open_cb },
    { .name = "open-uri", .parameter_type = "s", .activate = open_uri_cb },
    { .name = "open-shipped", .activate = open_shipped_cb },
    { .name = "choose-corpus", .activate = choose_corpus_cb },
    { .name = "reload", .activate = reload_cb },
    { .name = "print", .activate = print_cb },
    { .name = "cancel-opening", .activate = cancel_opening_cb },
    { .name = "faults", .activate = faults_cb },
    { .name = "find", .activate = find_cb },
    { .name = "search", .state = "false", .change_state = search_cb },
    { .name = "clear-search", .activate = clear_search_cb },
    { .name = "give-up", .activate = give_up_cb },
    { .name = "fit-all", .activate = fit_all_cb },
    { .name = "zoom-in", .activate = zoom_in_cb },
    { .name = "zoom-out", .activate = zoom_out_cb },
    { .name = "next-pane", .activate = next_pane_cb },
    { .name = "previous-pane", .activate = previous_pane_cb },
    { .name = "menu", .activate = menu_cb },
    { .name = "upper-pane", .parameter_type = "s", .state = "'map'", .change_state = upper_pane_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);

  init_calendars (self);
  g_signal_connect_object (self->state, "notify::atlas", G_CALLBACK (update_enabled), self, G_CONNECT_SWAPPED);
  update_enabled (self);
}
