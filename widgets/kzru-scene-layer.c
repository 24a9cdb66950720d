/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-scene-layer"

#include "config.h"

#include "widgets/kzru-scene-layer.h"

/**
 * KzruSceneLayer:
 *
 * A layer of the map that has an item for each thing on it that the keyboard can
 * reach. What it looks like is painted by `KzruPaintLayer`.
 *
 * Layers take no pointer input: it falls through to the map below, which is
 * dragged and zoomed, and which finds what is under the pointer.
 *
 * ## Keyboard
 *
 * Tab and the arrow keys go from item to item, also to those that are out of
 * the picture. Enter activates one.
 */
typedef struct
{
  KzruMapScene *scene;
  GPtrArray *items; /* KzruMapItem, children */
  guint update_id;
} KzruSceneLayerPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KzruSceneLayer, kzru_scene_layer, SHUMATE_TYPE_LAYER)

enum
{
  PROP_0,
  PROP_SCENE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_REACHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
activate_cb (KzruMapItem    *item,
             KzruSceneLayer *self)
{
  KZRU_SCENE_LAYER_GET_CLASS (self)->activate (self, item);
}

/* A ring is drawn for the keyboard only, as everywhere. */
static void
state_flags_cb (KzruMapItem    *item,
                GtkStateFlags   old_flags,
                KzruSceneLayer *self)
{
  KzruSceneLayerPrivate *priv = kzru_scene_layer_get_instance_private (self);
  GtkStateFlags flags = gtk_widget_get_state_flags (GTK_WIDGET (item));
  gboolean visible = (flags & GTK_STATE_FLAG_FOCUS_VISIBLE) != 0;

  if (priv->scene == NULL || visible == ((old_flags & GTK_STATE_FLAG_FOCUS_VISIBLE) != 0))
    return;

  kzru_map_scene_set_focused (priv->scene, visible ? kzru_map_item_get_ref (item) : KZRU_REF_NONE);
  if (visible)
    g_signal_emit (self, signals[SIGNAL_REACHED], 0, item);
}

static gboolean
update_cb (gpointer user_data)
{
  KzruSceneLayer *self = user_data;
  KzruSceneLayerPrivate *priv = kzru_scene_layer_get_instance_private (self);
  KzruMapLayout *layout = kzru_map_scene_get_layout (priv->scene);
  guint n = layout != NULL ? KZRU_SCENE_LAYER_GET_CLASS (self)->update (self, layout) : 0;

  priv->update_id = 0;

  while (priv->items->len > n)
    {
      GtkWidget *item = g_ptr_array_index (priv->items, priv->items->len - 1);

      g_ptr_array_set_size (priv->items, (int) priv->items->len - 1);
      gtk_widget_unparent (item);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

/* Items are not made at once: the scene also changes while sizes are handed out.
 * While the map is moved, they stay what and where they were. */
static void
changed_cb (KzruSceneLayer *self)
{
  KzruSceneLayerPrivate *priv = kzru_scene_layer_get_instance_private (self);

  if (priv->update_id == 0)
    priv->update_id = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, update_cb, self, NULL);
}

/* An item is where what it stands for is in the picture, for those who ask
 * where the focus is; what is not there is nowhere. */
static void
kzru_scene_layer_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  KzruSceneLayer *self = KZRU_SCENE_LAYER (widget);
  KzruSceneLayerPrivate *priv = kzru_scene_layer_get_instance_private (self);
  KzruScreenPoint shift;
  KzruMapLayout *layout = kzru_map_scene_get_drawn (priv->scene, &shift);

  for (guint i = 0; i < priv->items->len; i++)
    {
      GtkWidget *item = g_ptr_array_index (priv->items, i);
      GtkAllocation allocation = { 0, 0, 0, 0 };
      KzruScreenBox box;

      if (layout != NULL && KZRU_SCENE_LAYER_GET_CLASS (self)->locate (self, layout, KZRU_MAP_ITEM (item), &box))
        allocation = (GtkAllocation) {
          (int) box.left, (int) box.top, (int) (box.right - box.left) + 1, (int) (box.bottom - box.top) + 1,
        };

      gtk_widget_measure (item, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (item, &allocation, -1);
    }
}

static gboolean
kzru_scene_layer_focus (GtkWidget        *widget,
                        GtkDirectionType  direction)
{
  KzruSceneLayerPrivate *priv = kzru_scene_layer_get_instance_private (KZRU_SCENE_LAYER (widget));

  return kzru_map_items_walk (priv->items, widget, direction);
}

static void
kzru_scene_layer_constructed (GObject *object)
{
  KzruSceneLayerPrivate *priv = kzru_scene_layer_get_instance_private (KZRU_SCENE_LAYER (object));

  G_OBJECT_CLASS (kzru_scene_layer_parent_class)->constructed (object);

  g_signal_connect_object (priv->scene, "changed", G_CALLBACK (changed_cb), object, G_CONNECT_SWAPPED);
}

static void
kzru_scene_layer_dispose (GObject *object)
{
  KzruSceneLayerPrivate *priv = kzru_scene_layer_get_instance_private (KZRU_SCENE_LAYER (object));

  g_clear_handle_id (&priv->update_id, g_source_remove);
  g_clear_object (&priv->scene);
  for (guint i = 0; priv->items != NULL && i < priv->items->len; i++)
    gtk_widget_unparent (g_ptr_array_index (priv->items, i));
  g_clear_pointer (&priv->items, g_ptr_array_unref);

  G_OBJECT_CLASS (kzru_scene_layer_parent_class)->dispose (object);
}

static void
kzru_scene_layer_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SCENE:
      g_value_set_object (value, kzru_scene_layer_get_scene (KZRU_SCENE_LAYER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kzru_scene_layer_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  KzruSceneLayerPrivate *priv = kzru_scene_layer_get_instance_private (KZRU_SCENE_LAYER (object));

  switch (prop_id)
    {
    case PROP_SCENE:
      priv->scene = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kzru_scene_layer_class_init (KzruSceneLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = kzru_scene_layer_constructed;
  object_class->dispose = kzru_scene_layer_dispose;
  object_class->get_property = kzru_scene_layer_get_property;
  object_class->set_property = kzru_scene_layer_set_property;

  widget_class->focus = kzru_scene_layer_focus;
  widget_class->size_allocate = kzru_scene_layer_size_allocate;

  /**
   * KzruSceneLayer:scene:
   *
   * What the layers of the map have in common.
   */
  properties[PROP_SCENE] =
    g_param_spec_object ("scene", NULL, NULL, KZRU_TYPE_MAP_SCENE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS |
                         G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * KzruSceneLayer::reached:
   * @self: the layer
   * @item: an item
   *
   * The keyboard has reached an item.
   */
  signals[SIGNAL_REACHED] =
    g_signal_new ("reached", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, KZRU_TYPE_MAP_ITEM);
}

static void
kzru_scene_layer_init (KzruSceneLayer *self)
{
  KzruSceneLayerPrivate *priv = kzru_scene_layer_get_instance_private (self);

  priv->items = g_ptr_array_new ();
}

/**
 * kzru_scene_layer_get_scene:
 * @self: a layer
 *
 * Gets what the layers of the map have in common.
 *
 * Returns: (transfer none): the scene
 */
KzruMapScene *
kzru_scene_layer_get_scene (KzruSceneLayer *self)
{
  KzruSceneLayerPrivate *priv = kzru_scene_layer_get_instance_private (self);

  g_return_val_if_fail (KZRU_IS_SCENE_LAYER (self), NULL);

  return priv->scene;
}

/**
 * kzru_scene_layer_make_item:
 * @self: a layer
 * @index: the item's place in the order of the layer; one after another
 *
 * Gets an item to be set up, one of before if there is one: so the focus stays
 * where it is when little changes.
 *
 * Returns: (transfer none): the item
 */
KzruMapItem *
kzru_scene_layer_make_item (KzruSceneLayer *self,
                            guint           index)
{
  KzruSceneLayerPrivate *priv = kzru_scene_layer_get_instance_private (self);
  GtkWidget *item;

  g_return_val_if_fail (index <= priv->items->len, NULL);

  if (index < priv->items->len)
    return g_ptr_array_index (priv->items, index);

  item = kzru_map_item_new ();
  g_signal_connect_object (item, "activate", G_CALLBACK (activate_cb), self, 0);
  g_signal_connect_object (item, "state-flags-changed", G_CALLBACK (state_flags_cb), self, 0);
  gtk_widget_set_parent (item, GTK_WIDGET (self));
  g_ptr_array_add (priv->items, item);

  return KZRU_MAP_ITEM (item);
}
