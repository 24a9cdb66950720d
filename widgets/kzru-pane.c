/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-pane"

#include "config.h"

#include "widgets/kzru-pane.h"

/**
 * KzruPane:
 *
 * A part of the window that shows a view state, changes it, and knows of nothing
 * else: panes never meet but there.
 *
 * A class of panes says in its init function what it wants to be told of, with
 * [method@Pane.follow], and is told of another view state by its `bind`. Its
 * dispose function begins by setting the view state to %NULL, so that nothing is
 * told to what is half gone.
 *
 * What takes a pane long it does in another thread, shows meanwhile what it showed
 * before, and says how far it is, so that whoever holds the pane can tell of it and
 * let the user give it up.
 *
 * A pane that draws the ring of the focus itself is drawn anew when the focus
 * moves: GTK does that only for what a style sheet says.
 */
typedef struct
{
  KzruViewState *view_state;
  GSignalGroup *signals;
  int percent; /* of what is under way; -1 if nothing is */
} KzruPanePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KzruPane, kzru_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_VIEW_STATE,
  PROP_PERCENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
kzru_pane_dispose (GObject *object)
{
  KzruPanePrivate *priv = kzru_pane_get_instance_private (KZRU_PANE (object));

  g_clear_object (&priv->signals);
  g_clear_object (&priv->view_state);

  G_OBJECT_CLASS (kzru_pane_parent_class)->dispose (object);
}

static void
kzru_pane_root (GtkWidget *widget)
{
  GtkRoot *root;

  GTK_WIDGET_CLASS (kzru_pane_parent_class)->root (widget);

  root = gtk_widget_get_root (widget);
  if (!GTK_IS_WINDOW (root))
    return;

  g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (root, "notify::focus-visible", G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
}

static void
kzru_pane_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), gtk_widget_queue_draw, widget);

  GTK_WIDGET_CLASS (kzru_pane_parent_class)->unroot (widget);
}

static void
kzru_pane_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VIEW_STATE:
      g_value_set_object (value, kzru_pane_get_view_state (KZRU_PANE (object)));
      break;
    case PROP_PERCENT:
      g_value_set_int (value, kzru_pane_get_percent (KZRU_PANE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kzru_pane_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_VIEW_STATE:
      kzru_pane_set_view_state (KZRU_PANE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* A menu of the pane keeps the focus to itself: arrows that are pressed in one ask its
 * window for the next widget, and so its pane. */
static gboolean
kzru_pane_focus (GtkWidget        *widget,
                 GtkDirectionType  direction)
{
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child != NULL && GTK_IS_POPOVER (child))
    return gtk_widget_child_focus (child, direction);

  return GTK_WIDGET_CLASS (kzru_pane_parent_class)->focus (widget, direction);
}

static void
kzru_pane_class_init (KzruPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kzru_pane_dispose;
  object_class->get_property = kzru_pane_get_property;
  object_class->set_property = kzru_pane_set_property;

  widget_class->focus = kzru_pane_focus;
  widget_class->root = kzru_pane_root;
  widget_class->unroot = kzru_pane_unroot;

  /**
   * KzruPane:view-state:
   *
   * What the pane shows.
   */
  properties[PROP_VIEW_STATE] =
    g_param_spec_object ("view-state", NULL, NULL, KZRU_TYPE_VIEW_STATE,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * KzruPane:percent:
   *
   * How far the pane is with what takes long, in percent; -1 if nothing does.
   */
  properties[PROP_PERCENT] =
    g_param_spec_int ("percent", NULL, NULL, -1, 100, -1,
                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kzru_pane_init (KzruPane *self)
{
  KzruPanePrivate *priv = kzru_pane_get_instance_private (self);

  priv->signals = g_signal_group_new (KZRU_TYPE_VIEW_STATE);
  priv->percent = -1;
}

/**
 * kzru_pane_get_view_state:
 * @self: a pane
 *
 * Gets what the pane shows.
 *
 * Returns: (transfer none) (nullable): the view state
 */
KzruViewState *
kzru_pane_get_view_state (KzruPane *self)
{
  KzruPanePrivate *priv = kzru_pane_get_instance_private (self);

  g_return_val_if_fail (KZRU_IS_PANE (self), NULL);

  return priv->view_state;
}

/**
 * kzru_pane_set_view_state:
 * @self: a pane
 * @view_state: (nullable): a view state
 *
 * Sets what the pane shows.
 */
void
kzru_pane_set_view_state (KzruPane      *self,
                          KzruViewState *view_state)
{
  KzruPanePrivate *priv = kzru_pane_get_instance_private (self);
  g_autoptr (KzruViewState) before = NULL;

  g_return_if_fail (KZRU_IS_PANE (self));
  g_return_if_fail (view_state == NULL || KZRU_IS_VIEW_STATE (view_state));

  if (priv->view_state == view_state)
    return;

  g_signal_group_set_target (priv->signals, NULL);
  before = g_steal_pointer (&priv->view_state);
  g_set_object (&priv->view_state, view_state);
  KZRU_PANE_GET_CLASS (self)->bind (self, view_state);
  g_signal_group_set_target (priv->signals, view_state);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW_STATE]);
}

/**
 * kzru_pane_get_percent:
 * @self: a pane
 *
 * Gets how far the pane is with what takes long.
 *
 * Returns: how far, in percent; -1 if nothing does
 */
int
kzru_pane_get_percent (KzruPane *self)
{
  KzruPanePrivate *priv = kzru_pane_get_instance_private (self);

  g_return_val_if_fail (KZRU_IS_PANE (self), -1);

  return priv->percent;
}

/**
 * kzru_pane_set_percent:
 * @self: a pane
 * @percent: how far it is, in percent; -1 if nothing is under way
 *
 * Tells how far the pane is with what takes long. For the pane itself.
 */
void
kzru_pane_set_percent (KzruPane *self,
                       int       percent)
{
  KzruPanePrivate *priv = kzru_pane_get_instance_private (self);

  g_return_if_fail (KZRU_IS_PANE (self));

  if (priv->percent == percent)
    return;

  priv->percent = percent;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, percent >= 0, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERCENT]);
}

/**
 * kzru_pane_give_up:
 * @self: a pane
 *
 * Gives up what takes long: what was shown before stays.
 */
void
kzru_pane_give_up (KzruPane *self)
{
  g_return_if_fail (KZRU_IS_PANE (self));

  if (KZRU_PANE_GET_CLASS (self)->give_up != NULL)
    KZRU_PANE_GET_CLASS (self)->give_up (self);
}

/**
 * kzru_pane_may_animate:
 * @self: a pane
 *
 * Says whether the user wants to see things move, and can. For the pane itself.
 *
 * Returns: whether to animate
 */
gboolean
kzru_pane_may_animate (KzruPane *self)
{
  gboolean enabled;

  g_return_val_if_fail (KZRU_IS_PANE (self), FALSE);

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &enabled, NULL);

  return enabled && gtk_widget_get_mapped (GTK_WIDGET (self));
}

/**
 * kzru_pane_follow:
 * @self: a pane
 * @signal: a signal of view states, with its detail
 * @callback: (scope forever): called with the pane alone
 *
 * Lets the pane be told of a change of whatever view state it shows. To be called
 * before the first one is set.
 */
void
kzru_pane_follow (KzruPane   *self,
                  const char *signal,
                  GCallback   callback)
{
  KzruPanePrivate *priv = kzru_pane_get_instance_private (self);

  g_return_if_fail (KZRU_IS_PANE (self));

  g_signal_group_connect_swapped (priv->signals, signal, callback, self);
}
