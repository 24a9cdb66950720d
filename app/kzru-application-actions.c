/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-application"

#include "config.h"

#include "app/kzru-application-private.h"

#include "app/kzru-about.h"
#include "app/kzru-preferences.h"
#include "app/kzru-settings.h"
#include "app/kzru-window.h"

static void
new_window_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  gtk_window_present (GTK_WINDOW (kzru_window_new (GTK_APPLICATION (user_data), NULL)));
}

static void
preferences_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (user_data));
  g_autoptr (GSettings) settings = kzru_settings_new ();

  /* Over the preferences themselves, there is nothing more to prefer; without
   * settings, nothing could be kept. */
  if (KZRU_IS_WINDOW (active) && settings != NULL)
    gtk_window_present (GTK_WINDOW (kzru_preferences_new (settings, active)));
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  /* Over the About window itself, there is nothing more to tell. */
  if (KZRU_IS_WINDOW (active))
    kzru_about_present (active, kzru_window_get_view_state (KZRU_WINDOW (active)));
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GtkApplication *application = GTK_APPLICATION (user_data);
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (application));

  /* Each window stores how it was left when it is closed. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

/**
 * kzru_application_add_actions:
 * @self: the application, at startup
 *
 * Adds the actions of the application, and all keys of the program that work
 * wherever the focus is.
 */
void
kzru_application_add_actions (KzruApplication *self)
{
  static const GActionEntry entries[] = {
    { .name = "new-window", .activate = new_window_cb },
    { .name = "preferences", .activate = preferences_cb },
    { .name = "about", .activate = about_cb },
    { .name = "quit", .activate = quit_cb },
  };
  static const struct
  {
    const char *action;
    const char *keys[4];
  } accels[] = {
    { "app.new-window", { "<Control>n" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.quit", { "<Control>q" } },
    { "win.open", { "<Control>o" } },
    { "win.reload", { "F5", "<Control>r" } },
    { "win.print", { "<Control>p" } },
    { "win.find", { "<Control>f" } },
    { "win.list-shown", { "<Control>l" } },
    { "win.next-match", { "F3", "<Control>g" } },
    { "win.previous-match", { "<Shift>F3", "<Control><Shift>g" } },
    { "win.fit-all", { "<Control>0", "<Control>KP_0" } },
    { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
    { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
    { "win.next-pane", { "F6" } },
    { "win.previous-pane", { "<Shift>F6" } },
    { "win.menu", { "F10" } },
    { "win.show-help-overlay", { "<Control>question", "F1" } },
    { "window.close", { "<Control>w" } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);

  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action, accels[i].keys);
}
