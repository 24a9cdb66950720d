/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-window"

#include "config.h"

#include "app/kzru-window-private.h"

#include <glib/gi18n-lib.h>

/* The ways in which the user says which file to open: the file chooser, the
 * recent files and a file that is dropped on the window. */

/* So many of the last files are offered. */
#define MAX_RECENT 8

/* Opens the first file here and each of the others in a window of its own. */
static void
open_files (KzruWindow *self,
            GListModel *files)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      if (i == 0)
        kzru_window_open (self, file);
      else
        gtk_window_present (GTK_WINDOW (kzru_window_new (application, file)));
    }
}

/* The file chooser. */

static void
add_filters (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) atlases = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (atlases, _("Atlases"));
  gtk_file_filter_add_mime_type (atlases, KZRU_ATLAS_TYPE);
  gtk_file_filter_add_suffix (atlases, "kzru.json");
  gtk_file_chooser_add_filter (chooser, atlases);

  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, all);
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             KzruWindow      *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

      open_files (self, files);
    }

  g_clear_object (&self->chooser);
}

/**
 * kzru_window_choose_file:
 * @self: a window
 *
 * Asks which file to open, and opens it.
 */
void
kzru_window_choose_file (KzruWindow *self)
{
  g_autoptr (GFile) folder = NULL;

  if (self->chooser != NULL)
    {
      gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
      return;
    }

  self->chooser = gtk_file_chooser_native_new (_("Open an Atlas"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  add_filters (GTK_FILE_CHOOSER (self->chooser));

  if (self->file != NULL && g_file_is_native (self->file))
    folder = g_file_get_parent (self->file);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), folder, NULL);

  g_signal_connect_object (self->chooser, "response", G_CALLBACK (response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* The recent files. */

static int
compare_visited (gconstpointer a,
                 gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_visited ((GtkRecentInfo *) b),
                              gtk_recent_info_get_visited ((GtkRecentInfo *) a));
}

static void
append_recent (KzruWindow    *self,
               GtkRecentInfo *info)
{
  g_autoptr (GMenuItem) item = NULL;
  g_auto (GStrv) parts = g_strsplit (gtk_recent_info_get_display_name (info), "_", -1);
  g_autofree char *label = g_strjoinv ("__", parts);

  /* An underline would make the letter after it a mnemonic. */
  item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target (item, "win.open-uri", "s", gtk_recent_info_get_uri (info));
  g_menu_append_item (self->recent_section, item);
}

static void
update_recent (KzruWindow *self)
{
  GList *infos = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  int n = 0;

  g_menu_remove_all (self->recent_section);

  infos = g_list_sort (infos, compare_visited);
  for (GList *l = infos; l != NULL && n < MAX_RECENT; l = l->next)
    if (g_strcmp0 (gtk_recent_info_get_mime_type (l->data), KZRU_ATLAS_TYPE) == 0
        && gtk_recent_info_exists (l->data))
      {
        append_recent (self, l->data);
        n++;
      }

  g_list_free_full (infos, (GDestroyNotify) gtk_recent_info_unref);
}

/* A file that is dropped. */

static GdkDragAction
drop_enter_cb (GtkDropTarget *target,
               double         x,
               double         y,
               KzruWindow    *self)
{
  gtk_widget_set_visible (self->drop_hint, TRUE);

  return GDK_ACTION_COPY;
}

static void
drop_leave_cb (GtkDropTarget *target,
               KzruWindow    *self)
{
  gtk_widget_set_visible (self->drop_hint, FALSE);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         KzruWindow    *self)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GSList) dropped = gdk_file_list_get_files (g_value_get_boxed (value));

  gtk_widget_set_visible (self->drop_hint, FALSE);
  for (GSList *l = dropped; l != NULL; l = l->next)
    g_list_store_append (files, l->data);
  open_files (self, G_LIST_MODEL (files));

  return dropped != NULL;
}

/**
 * kzru_window_class_bind_choosing:
 * @widget_class: the class of the window
 *
 * Binds what the template calls when something is dropped on the window.
 */
void
kzru_window_class_bind_choosing (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, drop_enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
}

/**
 * kzru_window_init_choosing:
 * @self: a window
 *
 * Keeps the list of recent files up to date.
 */
void
kzru_window_init_choosing (KzruWindow *self)
{
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed",
                           G_CALLBACK (update_recent), self, G_CONNECT_SWAPPED);
  update_recent (self);
}
