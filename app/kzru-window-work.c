/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-window"

#include "config.h"

#include "app/kzru-window-private.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-number-format.h"
#include "widgets/kzru-pane.h"

/* Tells of what takes the timeline or the list long, and lets the user give it up. It
 * lies over them: a spinner there would have them drawn anew with each of its turns. */

static char *
describe (KzruWindow *self,
          GtkWidget  *pane)
{
  int percent = kzru_pane_get_percent (KZRU_PANE (pane));
  g_autofree char *number = kzru_format_number (percent, kzru_view_state_get_languages (self->state)[0]);

  if (pane == self->list)
    /* Translators: the list of events is being sorted; %s is how far it is, in percent. */
    return g_strdup_printf (_("Sorting: %s%%"), number);

  /* Translators: events are being put into lanes; %s is how far it is, in percent. */
  return g_strdup_printf (_("Arranging lanes: %s%%"), number);
}

/* Only what is seen is told of: whoever is not shown has time. */
static void
work_cb (KzruWindow *self)
{
  GtkWidget *pane = gtk_stack_get_visible_child (GTK_STACK (self->events_stack));
  int percent = kzru_pane_get_percent (KZRU_PANE (pane));

  /* What it says stays while it slides away. */
  if (percent >= 0)
    {
      g_autofree char *text = describe (self, pane);

      gtk_label_set_label (self->work_label, text);
      gtk_progress_bar_set_fraction (self->work_bar, percent / 100.0);
    }
  gtk_revealer_set_reveal_child (self->work_revealer, percent >= 0);
  kzru_window_set_action_enabled (self, "cancel-work", percent >= 0);
}

static void
cancel_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  KzruWindow *self = user_data;

  kzru_pane_give_up (KZRU_PANE (gtk_stack_get_visible_child (GTK_STACK (self->events_stack))));
}

/**
 * kzru_window_init_work:
 * @self: a window with its panes
 *
 * Lets the window tell of what takes its panes long.
 */
void
kzru_window_init_work (KzruWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "cancel-work", .activate = cancel_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->timeline, "notify::percent", G_CALLBACK (work_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::percent", G_CALLBACK (work_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->events_stack, "notify::visible-child", G_CALLBACK (work_cb), self, G_CONNECT_SWAPPED);
  work_cb (self);
}
