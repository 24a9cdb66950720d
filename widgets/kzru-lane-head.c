/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-lane-head"

#include "config.h"

#include "widgets/kzru-lane-head.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-number-format.h"

/**
 * KzruLaneHead:
 *
 * The head of a lane of a timeline: a click collapses the lane or opens it, a
 * drag moves it among the others.
 *
 * The timeline draws the title; the head lies over it, shows by an arrow whether
 * the lane is open, and takes pointer, keys and focus.
 *
 * ## CSS nodes
 *
 * `KzruLaneHead` has a single node with the name `lanehead`, with an `image` in it.
 *
 * ## Keyboard
 *
 * Enter and Space collapse and open the lane, Up and Down go to the next head,
 * with Ctrl they move the lane, Left and Right lead to the events of the lane.
 *
 * ## Accessibility
 *
 * `KzruLaneHead` is a button that is expanded or not. Its description says which lane of
 * how many it is, so that where one has been moved to is spoken.
 */
struct _KzruLaneHead
{
  GtkWidget parent_instance;

  char *key;
  char *name;
  gboolean collapsed;
  guint place;
  guint n_places;
  GtkWidget *image;
};

G_DEFINE_FINAL_TYPE (KzruLaneHead, kzru_lane_head, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_TOGGLED,
  SIGNAL_MOVED,
  SIGNAL_STEPPED,
  SIGNAL_ENTERED,
  SIGNAL_DRAGGED,
  SIGNAL_DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  g_signal_emit (widget, signals[SIGNAL_MOVED], 0, g_variant_get_int32 (args));
  return TRUE;
}

static gboolean
step_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  g_signal_emit (widget, signals[SIGNAL_STEPPED], 0, g_variant_get_int32 (args));
  return TRUE;
}

static gboolean
enter_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   user_data)
{
  g_signal_emit (widget, signals[SIGNAL_ENTERED], 0);
  return TRUE;
}

static gboolean
toggle_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  g_signal_emit (widget, signals[SIGNAL_TOGGLED], 0);
  return TRUE;
}

/* When the lane is collapsed, the pointer may not be on its head any more: a click of
 * the timeline is not to be made of it. */
static void
released_cb (KzruLaneHead *self,
             int           n_press,
             double        x,
             double        y,
             GtkGesture   *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[SIGNAL_TOGGLED], 0);
}

static void
drag_update_cb (KzruLaneHead   *self,
                double          offset_x,
                double          offset_y,
                GtkGestureDrag *gesture)
{
  double x, y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, 0, (int) offset_y))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[SIGNAL_DRAGGED], 0, y + offset_y);
}

static void
drag_end_cb (KzruLaneHead   *self,
             double          offset_x,
             double          offset_y,
             GtkGestureDrag *gesture)
{
  GdkEventSequence *sequence = gtk_gesture_single_get_current_sequence (GTK_GESTURE_SINGLE (gesture));

  if (gtk_gesture_get_sequence_state (GTK_GESTURE (gesture), sequence) == GTK_EVENT_SEQUENCE_CLAIMED)
    g_signal_emit (self, signals[SIGNAL_DROPPED], 0);
}

static void
kzru_lane_head_dispose (GObject *object)
{
  KzruLaneHead *self = KZRU_LANE_HEAD (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);

  G_OBJECT_CLASS (kzru_lane_head_parent_class)->dispose (object);
}

static void
kzru_lane_head_finalize (GObject *object)
{
  KzruLaneHead *self = KZRU_LANE_HEAD (object);

  g_free (self->key);
  g_free (self->name);

  G_OBJECT_CLASS (kzru_lane_head_parent_class)->finalize (object);
}

static guint
add_signal (const char *name,
            GType       parameter)
{
  if (parameter == G_TYPE_NONE)
    return g_signal_new (name, KZRU_TYPE_LANE_HEAD, G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, 0, NULL, NULL, NULL,
                         G_TYPE_NONE, 0);

  return g_signal_new (name, KZRU_TYPE_LANE_HEAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 1, parameter);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const guint toggling[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_space };
  static const guint entering[] = { GDK_KEY_Left, GDK_KEY_KP_Left, GDK_KEY_Right, GDK_KEY_KP_Right };

  for (guint i = 0; i < G_N_ELEMENTS (toggling); i++)
    gtk_widget_class_add_binding (widget_class, toggling[i], 0, toggle_cb, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (entering); i++)
    gtk_widget_class_add_binding (widget_class, entering[i], 0, enter_cb, NULL);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, step_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, step_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_CONTROL_MASK, move_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_CONTROL_MASK, move_cb, "i", 1);
}

static void
kzru_lane_head_class_init (KzruLaneHeadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kzru_lane_head_dispose;
  object_class->finalize = kzru_lane_head_finalize;

  /**
   * KzruLaneHead::toggled:
   * @self: a head
   *
   * The lane is to be collapsed, or opened.
   */
  signals[SIGNAL_TOGGLED] = add_signal ("toggled", G_TYPE_NONE);

  /**
   * KzruLaneHead::moved:
   * @self: a head
   * @step: how many places down
   *
   * The lane is to stand elsewhere.
   */
  signals[SIGNAL_MOVED] = add_signal ("moved", G_TYPE_INT);

  /**
   * KzruLaneHead::stepped:
   * @self: a head
   * @step: how many places down
   *
   * The focus is to go to another head.
   */
  signals[SIGNAL_STEPPED] = add_signal ("stepped", G_TYPE_INT);

  /**
   * KzruLaneHead::entered:
   * @self: a head
   *
   * The focus is to go to an event of the lane.
   */
  signals[SIGNAL_ENTERED] = add_signal ("entered", G_TYPE_NONE);

  /**
   * KzruLaneHead::dragged:
   * @self: a head
   * @y: where the pointer is, from the upper edge of the head, in px
   *
   * The lane is held by the pointer.
   */
  signals[SIGNAL_DRAGGED] = add_signal ("dragged", G_TYPE_DOUBLE);

  /**
   * KzruLaneHead::dropped:
   * @self: a head
   *
   * The lane was let go of.
   */
  signals[SIGNAL_DROPPED] = add_signal ("dropped", G_TYPE_NONE);

  add_keys (widget_class);
  gtk_widget_class_set_activate_signal (widget_class, signals[SIGNAL_TOGGLED]);
  gtk_widget_class_set_css_name (widget_class, "lanehead");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
kzru_lane_head_init (KzruLaneHead *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_halign (self->image, GTK_ALIGN_END);
  gtk_widget_set_valign (self->image, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->image, widget);

  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));

  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_cursor_from_name (widget, "pointer");
}

/**
 * kzru_lane_head_new:
 *
 * Creates a head of no lane.
 *
 * Returns: (transfer floating): a head
 */
GtkWidget *
kzru_lane_head_new (void)
{
  return g_object_new (KZRU_TYPE_LANE_HEAD, NULL);
}

/**
 * kzru_lane_head_get_key:
 * @self: a head
 *
 * Gets the lane that it is the head of.
 *
 * Returns: (transfer none) (nullable): the key of the lane
 */
const char *
kzru_lane_head_get_key (KzruLaneHead *self)
{
  g_return_val_if_fail (KZRU_IS_LANE_HEAD (self), NULL);

  return self->key;
}

/**
 * kzru_lane_head_set_lane:
 * @self: a head
 * @key: the key of a lane
 * @name: its title and how many events it holds
 * @collapsed: whether it is collapsed
 *
 * Sets the lane that it is the head of.
 */
void
kzru_lane_head_set_lane (KzruLaneHead *self,
                         const char   *key,
                         const char   *name,
                         gboolean      collapsed)
{
  g_return_if_fail (KZRU_IS_LANE_HEAD (self));

  if (g_strcmp0 (self->key, key) == 0 && g_strcmp0 (self->name, name) == 0 && self->collapsed == collapsed)
    return;

  g_free (self->key);
  self->key = g_strdup (key);
  g_free (self->name);
  self->name = g_strdup (name);
  self->collapsed = collapsed;

  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), collapsed ? "pan-end-symbolic" : "pan-down-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
  self->place = 0; /* a tip is a description, too: it takes the place of the other one */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, !collapsed, -1);
}

/**
 * kzru_lane_head_set_place:
 * @self: a head
 * @place: where its lane stands among those that are shown, from 1
 * @n_places: how many there are
 * @locale: a BCP 47 tag; the digits are its own
 *
 * Says where the lane stands, to those who cannot see it.
 */
void
kzru_lane_head_set_place (KzruLaneHead *self,
                          guint         place,
                          guint         n_places,
                          const char   *locale)
{
  g_autofree char *number = NULL;
  g_autofree char *of = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (KZRU_IS_LANE_HEAD (self));

  if (self->place == place && self->n_places == n_places)
    return;

  self->place = place;
  self->n_places = n_places;
  number = kzru_format_number (place, locale);
  of = kzru_format_number (n_places, locale);
  /* Translators: where a lane of the timeline stands: both are numbers. */
  text = g_strdup_printf (_("lane %1$s of %2$s"), number, of);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int) place,
                                  GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) n_places, -1);
}

/**
 * kzru_lane_head_set_mirrored:
 * @self: a head
 * @mirrored: whether time runs to the left
 *
 * Says on which side of the timeline the head is. Its arrow is on the side of the
 * events and points to them, whichever way texts of the interface run.
 */
void
kzru_lane_head_set_mirrored (KzruLaneHead *self,
                             gboolean      mirrored)
{
  g_return_if_fail (KZRU_IS_LANE_HEAD (self));

  gtk_widget_set_direction (self->image, mirrored ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
}
