/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-print-progress"

#include "config.h"

#include "app/kzru-print-progress.h"

#include <glib/gi18n-lib.h>

/* How long a print may take before it is told how far it has come. */
#define DELAY 800 /* ms */

/**
 * KzruPrintProgress:
 *
 * Tells how far a print has come, and lets it be cancelled. It shows only once
 * that has taken a while.
 *
 * ## Accessibility
 *
 * A message dialog with a progress bar, which is labelled with what is being done.
 */
struct _KzruPrintProgress
{
  AdwMessageDialog parent_instance;

  GtkProgressBar *bar;
  guint delay_source;
};

G_DEFINE_FINAL_TYPE (KzruPrintProgress, kzru_print_progress, ADW_TYPE_MESSAGE_DIALOG)

static gboolean
show_cb (gpointer user_data)
{
  KzruPrintProgress *self = user_data;

  self->delay_source = 0;
  gtk_window_present (GTK_WINDOW (self));

  return G_SOURCE_REMOVE;
}

static void
kzru_print_progress_dispose (GObject *object)
{
  KzruPrintProgress *self = KZRU_PRINT_PROGRESS (object);

  g_clear_handle_id (&self->delay_source, g_source_remove);

  G_OBJECT_CLASS (kzru_print_progress_parent_class)->dispose (object);
}

static void
kzru_print_progress_class_init (KzruPrintProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kzru_print_progress_dispose;
}

static void
kzru_print_progress_init (KzruPrintProgress *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);

  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_window_set_title (GTK_WINDOW (self), _("Printing"));
  adw_message_dialog_set_heading (dialog, _("Printing"));
  adw_message_dialog_set_extra_child (dialog, GTK_WIDGET (self->bar));
  adw_message_dialog_add_response (dialog, "cancel", _("_Cancel"));
  adw_message_dialog_set_close_response (dialog, "cancel");
  self->delay_source = g_timeout_add (DELAY, show_cb, self);
}

/**
 * kzru_print_progress_new:
 * @parent: (nullable): the window that is printed from
 *
 * Creates a dialog that will show in a while. Its only response is "cancel".
 *
 * Returns: (transfer none): the dialog; GTK owns it, until it is destroyed
 */
KzruPrintProgress *
kzru_print_progress_new (GtkWindow *parent)
{
  return g_object_new (KZRU_TYPE_PRINT_PROGRESS, "transient-for", parent, "modal", parent != NULL, NULL);
}

/**
 * kzru_print_progress_set:
 * @self: a dialog
 * @text: what is being done
 * @fraction: how far it has come, from 0 to 1
 *
 * Tells how far the print has come.
 */
void
kzru_print_progress_set (KzruPrintProgress *self,
                         const char        *text,
                         double             fraction)
{
  g_return_if_fail (KZRU_IS_PRINT_PROGRESS (self));

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (self), text);
  gtk_progress_bar_set_fraction (self->bar, fraction);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}
