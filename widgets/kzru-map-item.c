/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-map-item"

#include "config.h"

#include "widgets/kzru-map-item.h"

/**
 * KzruMapItem:
 *
 * Something on the map that the keyboard and assistive technology can reach.
 *
 * It draws nothing and takes no pointer input: its layer draws what it stands
 * for, with a focus ring, and the map finds what is under the pointer.
 *
 * ## Keyboard
 *
 * Enter and Space activate it; the layer decides what that means.
 *
 * ## Accessibility
 *
 * `KzruMapItem` uses the `GTK_ACCESSIBLE_ROLE_BUTTON` role.
 */
struct _KzruMapItem
{
  GtkWidget parent_instance;

  KzruRef ref;
};

G_DEFINE_FINAL_TYPE (KzruMapItem, kzru_map_item, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
kzru_map_item_class_init (KzruMapItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space, GDK_KEY_KP_Space };

  /**
   * KzruMapItem::activate:
   * @self: the item
   *
   * The user wants to know more of it.
   */
  signals[SIGNAL_ACTIVATE] =
    g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_activate_signal (widget_class, signals[SIGNAL_ACTIVATE]);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_signal (widget_class, keys[i], 0, "activate", NULL);

  gtk_widget_class_set_css_name (widget_class, "map-item");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
kzru_map_item_init (KzruMapItem *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * kzru_map_item_new:
 *
 * Creates an item that stands for nothing yet.
 *
 * Returns: (transfer floating): an item
 */
GtkWidget *
kzru_map_item_new (void)
{
  return g_object_new (KZRU_TYPE_MAP_ITEM, NULL);
}

/**
 * kzru_map_item_get_ref:
 * @self: an item
 *
 * Gets the record that it stands for.
 *
 * Returns: the record
 */
KzruRef
kzru_map_item_get_ref (KzruMapItem *self)
{
  g_return_val_if_fail (KZRU_IS_MAP_ITEM (self), KZRU_REF_NONE);

  return self->ref;
}

/**
 * kzru_map_item_set:
 * @self: an item
 * @ref: the record that it stands for
 * @label: what it is called
 * @description: what it is
 *
 * Makes an item stand for a record.
 */
void
kzru_map_item_set (KzruMapItem *self,
                   KzruRef      ref,
                   const char  *label,
                   const char  *description)
{
  g_return_if_fail (KZRU_IS_MAP_ITEM (self));

  self->ref = ref;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
}

/* How far a direction goes in the order of the items; left goes on where one
 * reads from right to left. */
static int
get_step (GtkWidget        *layer,
          GtkDirectionType  direction)
{
  gboolean rtl = gtk_widget_get_direction (layer) == GTK_TEXT_DIR_RTL;

  switch (direction)
    {
    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_DOWN:
      return 1;
    case GTK_DIR_RIGHT:
      return rtl ? -1 : 1;
    case GTK_DIR_LEFT:
      return rtl ? 1 : -1;
    case GTK_DIR_TAB_BACKWARD:
    case GTK_DIR_UP:
    default:
      return -1;
    }
}

/**
 * kzru_map_items_walk:
 * @items: (element-type KzruMapItem): the items of a layer, in order
 * @layer: the layer
 * @direction: where the focus goes
 *
 * Moves the focus from one item to the next. Enters at the first one, or at
 * the last one when it comes from behind. With Tab the focus leaves after the
 * last; arrow keys stay within the layer.
 *
 * Returns: whether the focus is on an item now
 */
gboolean
kzru_map_items_walk (GPtrArray        *items,
                     GtkWidget        *layer,
                     GtkDirectionType  direction)
{
  int step = get_step (layer, direction);
  GtkWidget *focused = gtk_widget_get_focus_child (layer);
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  int index = step > 0 ? 0 : (int) items->len - 1;
  guint at;

  if (focused != NULL && g_ptr_array_find (items, focused, &at))
    {
      index = (int) at + step;
      if (!tab)
        index = CLAMP (index, 0, (int) items->len - 1);
    }
  else if (!tab)
    {
      /* Arrow keys on the map itself move the map. */
      return FALSE;
    }

  if (index < 0 || index >= (int) items->len)
    return FALSE;

  return gtk_widget_grab_focus (g_ptr_array_index (items, index));
}
