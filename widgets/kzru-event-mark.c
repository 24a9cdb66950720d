/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-event-mark"

#include "config.h"

#include "widgets/kzru-event-mark.h"

/**
 * KzruEventMark:
 *
 * An event of a timeline, for the keyboard and for assistive technologies.
 *
 * GTK 4.8 knows no accessible objects but widgets, and only widgets take the
 * focus. So the timeline lays one of these over each mark that it draws. The
 * mark itself draws nothing and lets the pointer through.
 *
 * ## Accessibility
 *
 * `KzruEventMark` has the role of an option in a list box; its name is the
 * title of the event with its date.
 */
struct _KzruEventMark
{
  GtkWidget parent_instance;

  guint record;
  char *name;
};

G_DEFINE_FINAL_TYPE (KzruEventMark, kzru_event_mark, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
kzru_event_mark_finalize (GObject *object)
{
  KzruEventMark *self = KZRU_EVENT_MARK (object);

  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (kzru_event_mark_parent_class)->finalize (object);
}

static void
kzru_event_mark_class_init (KzruEventMarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = kzru_event_mark_finalize;

  /**
   * KzruEventMark::activate:
   * @self: a mark
   *
   * The event is to be shown, by a key or an assistive technology.
   */
  signals[SIGNAL_ACTIVATE] =
    g_signal_new ("activate",
                  G_TYPE_FROM_CLASS (klass),
                  G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_activate_signal (widget_class, signals[SIGNAL_ACTIVATE]);
  gtk_widget_class_set_css_name (widget_class, "eventmark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_OPTION);
}

static void
kzru_event_mark_init (KzruEventMark *self)
{
  self->record = G_MAXUINT;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * kzru_event_mark_new:
 *
 * Creates a mark of no event.
 *
 * Returns: (transfer floating): a mark
 */
GtkWidget *
kzru_event_mark_new (void)
{
  return g_object_new (KZRU_TYPE_EVENT_MARK, NULL);
}

/**
 * kzru_event_mark_get_record:
 * @self: a mark
 *
 * Gets the event that it stands for.
 *
 * Returns: the event's place in its atlas, or `G_MAXUINT`
 */
guint
kzru_event_mark_get_record (KzruEventMark *self)
{
  g_return_val_if_fail (KZRU_IS_EVENT_MARK (self), G_MAXUINT);

  return self->record;
}

/**
 * kzru_event_mark_set_record:
 * @self: a mark
 * @record: an event's place in its atlas
 * @name: its title with its date
 *
 * Sets the event that it stands for.
 */
void
kzru_event_mark_set_record (KzruEventMark *self,
                            guint          record,
                            const char    *name)
{
  g_return_if_fail (KZRU_IS_EVENT_MARK (self));

  self->record = record;
  if (g_strcmp0 (self->name, name) == 0)
    return;

  g_free (self->name);
  self->name = g_strdup (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * kzru_event_mark_set_selected:
 * @self: a mark
 * @selected: whether its event is selected
 *
 * Sets whether the event is selected.
 */
void
kzru_event_mark_set_selected (KzruEventMark *self,
                              gboolean       selected)
{
  g_return_if_fail (KZRU_IS_EVENT_MARK (self));

  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}
