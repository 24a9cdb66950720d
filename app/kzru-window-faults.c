/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-window"

#include "config.h"

#include "app/kzru-window-private.h"

#include <glib/gi18n-lib.h>

/* What the window tells of the faults of the last file: errors at once, as they
 * are why nothing happened; warnings when asked for. */

static void
dismiss_toast (KzruWindow *self)
{
  if (self->faults_toast != NULL)
    adw_toast_dismiss (self->faults_toast);
}

static void
toast_warnings (KzruWindow *self)
{
  AdwToast *toast = adw_toast_new (_("There is something odd about this file"));

  adw_toast_set_button_label (toast, _("Show"));
  adw_toast_set_action_name (toast, "win.faults");
  g_set_weak_pointer (&self->faults_toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * kzru_window_tell_faults:
 * @self: a window
 * @faults: what is wrong with a file; may be nothing
 * @file: the file
 *
 * Tells what is wrong with the file that was just read, in place of what was
 * told of the one before.
 */
void
kzru_window_tell_faults (KzruWindow       *self,
                         const KzruFaults *faults,
                         GFile            *file)
{
  gboolean has_errors = kzru_faults_count (faults, KZRU_FAULT_ERROR) > 0;
  gboolean has_faults = kzru_faults_get_size (faults) > 0;
  g_autofree char *base_name = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base_name);

  dismiss_toast (self);
  kzru_window_set_action_enabled (self, "faults", has_faults);
  if (has_faults)
    kzru_faults_view_set_faults (self->faults_view, faults, name);

  kzru_window_show_faults (self, has_errors);
  if (has_faults && !has_errors)
    toast_warnings (self);
}

/**
 * kzru_window_show_faults:
 * @self: a window
 * @is_shown: whether the faults of the last file are to be seen
 *
 * Opens or closes the list of faults.
 */
void
kzru_window_show_faults (KzruWindow *self,
                         gboolean    is_shown)
{
  gtk_revealer_set_reveal_child (self->faults_revealer, is_shown);
  if (is_shown)
    {
      dismiss_toast (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->faults_view));
    }
}

static void
close_cb (KzruWindow *self)
{
  kzru_window_show_faults (self, FALSE);
  kzru_window_focus_pane (self, 1);
}

static void
copied_cb (KzruWindow *self)
{
  kzru_window_tell (self, _("Copied to the clipboard"));
}

/**
 * kzru_window_init_faults:
 * @self: a window
 *
 * Connects the list of faults, which is empty at first.
 */
void
kzru_window_init_faults (KzruWindow *self)
{
  kzru_window_set_action_enabled (self, "faults", FALSE);
  g_signal_connect_object (self->faults_view, "close", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->faults_view, "copied", G_CALLBACK (copied_cb), self, G_CONNECT_SWAPPED);
}
