/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-count-mark"

#include "config.h"

#include "widgets/kzru-count-mark.h"

/**
 * KzruCountMark:
 *
 * A count of events of a timeline, for the keyboard and for assistive technologies.
 *
 * As with [class@EventMark], the timeline draws the count itself and lays one of
 * these over it, which lets the pointer through.
 *
 * ## CSS nodes
 *
 * `KzruCountMark` has a single node with the name `countmark`.
 *
 * ## Keyboard
 *
 * Enter and Space open the count, arrows lead to another one.
 *
 * ## Accessibility
 *
 * `KzruCountMark` is a button; its name says how many events there are and when.
 */
struct _KzruCountMark
{
  GtkWidget parent_instance;

  guint lane;
  KzruSpan span;
  gboolean passing;
  char *name;
};

G_DEFINE_FINAL_TYPE (KzruCountMark, kzru_count_mark, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ACTIVATE,
  SIGNAL_STEPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
step_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  g_signal_emit (widget, signals[SIGNAL_STEPPED], 0, (GtkDirectionType) g_variant_get_int32 (args));
  return TRUE;
}

static gboolean
open_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  g_signal_emit (widget, signals[SIGNAL_ACTIVATE], 0);
  return TRUE;
}

static void
kzru_count_mark_finalize (GObject *object)
{
  KzruCountMark *self = KZRU_COUNT_MARK (object);

  g_free (self->name);

  G_OBJECT_CLASS (kzru_count_mark_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const guint opening[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space };
  static const struct
  {
    guint key;
    guint keypad;
    GtkDirectionType direction;
  } steps[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, GTK_DIR_LEFT },
    { GDK_KEY_Right, GDK_KEY_KP_Right, GTK_DIR_RIGHT },
    { GDK_KEY_Up, GDK_KEY_KP_Up, GTK_DIR_UP },
    { GDK_KEY_Down, GDK_KEY_KP_Down, GTK_DIR_DOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (opening); i++)
    gtk_widget_class_add_binding (widget_class, opening[i], 0, open_cb, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gtk_widget_class_add_binding (widget_class, steps[i].key, 0, step_cb, "i", steps[i].direction);
      gtk_widget_class_add_binding (widget_class, steps[i].keypad, 0, step_cb, "i", steps[i].direction);
    }
}

static void
kzru_count_mark_class_init (KzruCountMarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = kzru_count_mark_finalize;

  /**
   * KzruCountMark::activate:
   * @self: a count
   *
   * The count is to be opened, by a key or an assistive technology.
   */
  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * KzruCountMark::stepped:
   * @self: a count
   * @direction: a [enum@Gtk.DirectionType]
   *
   * The focus is to go to the next count in a direction.
   */
  signals[SIGNAL_STEPPED] = g_signal_new ("stepped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  add_keys (widget_class);
  gtk_widget_class_set_activate_signal (widget_class, signals[SIGNAL_ACTIVATE]);
  gtk_widget_class_set_css_name (widget_class, "countmark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
kzru_count_mark_init (KzruCountMark *self)
{
  self->lane = G_MAXUINT;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * kzru_count_mark_new:
 *
 * Creates a mark of no count.
 *
 * Returns: (transfer floating): a mark
 */
GtkWidget *
kzru_count_mark_new (void)
{
  return g_object_new (KZRU_TYPE_COUNT_MARK, NULL);
}

/**
 * kzru_count_mark_get_lane:
 * @self: a mark
 *
 * Gets the lane that the count stands in.
 *
 * Returns: the lane, or `G_MAXUINT`
 */
guint
kzru_count_mark_get_lane (KzruCountMark *self)
{
  g_return_val_if_fail (KZRU_IS_COUNT_MARK (self), G_MAXUINT);

  return self->lane;
}

/**
 * kzru_count_mark_get_span:
 * @self: a mark
 *
 * Gets when the events of the count were.
 *
 * Returns: the span
 */
KzruSpan
kzru_count_mark_get_span (KzruCountMark *self)
{
  g_return_val_if_fail (KZRU_IS_COUNT_MARK (self), ((KzruSpan) { 0, 0 }));

  return self->span;
}

/**
 * kzru_count_mark_get_passing:
 * @self: a mark
 *
 * Says whether the count is of events that began out of sight.
 *
 * Returns: whether it is
 */
gboolean
kzru_count_mark_get_passing (KzruCountMark *self)
{
  g_return_val_if_fail (KZRU_IS_COUNT_MARK (self), FALSE);

  return self->passing;
}

/**
 * kzru_count_mark_set_count:
 * @self: a mark
 * @lane: the lane that the count stands in
 * @span: when its events were
 * @passing: whether they began out of sight
 * @name: how many there are, and when
 *
 * Sets the count that it stands for.
 */
void
kzru_count_mark_set_count (KzruCountMark *self,
                           guint          lane,
                           KzruSpan       span,
                           gboolean       passing,
                           const char    *name)
{
  g_return_if_fail (KZRU_IS_COUNT_MARK (self));

  self->lane = lane;
  self->span = span;
  self->passing = passing;
  if (g_strcmp0 (self->name, name) == 0)
    return;

  g_free (self->name);
  self->name = g_strdup (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
