/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-map-legend"

#include "config.h"

#include "widgets/kzru-map-legend.h"

#include <math.h>

#include "widgets/kzru-map-key.h"

/**
 * KzruMapLegend:
 *
 * What the lines on the map mean, and where its data are from.
 *
 * ## Accessibility
 *
 * `KzruMapLegend` uses the `GTK_ACCESSIBLE_ROLE_LEGEND` role and has its words
 * as label.
 */
struct _KzruMapLegend
{
  GtkWidget parent_instance;

  KzruMapScene *scene;
  gboolean is_brief; /* says where the data are from, and no more */
  gboolean is_over_tiles; /* that cover the base map */

  KzruMapInventory inventory;
  gboolean is_taken;   /* whether the inventory is of what is shown */
  gboolean is_large;   /* so many places that they are gathered elsewhere */
  gboolean has_events; /* among those; as it was known last */
};

G_DEFINE_FINAL_TYPE (KzruMapLegend, kzru_map_legend, GTK_TYPE_WIDGET)

static gboolean
is_shown (KzruRef  ref,
          gpointer user_data)
{
  KzruMapLegend *self = user_data;

  /* Of a million rows, all would be asked one by one before none was found. */
  if (ref.kind == KZRU_RECORD_EVENT && self->is_large)
    return self->has_events;

  return kzru_map_scene_is_shown (self->scene, ref);
}

/* Finds what is to be explained, unless it is the same as before. Of a large table that
 * is not gathered yet, that is what is in the picture still. */
static void
ensure_inventory (KzruMapLegend *self)
{
  KzruPlaceClusters *clusters;
  gint64 instant;
  gboolean in_time = kzru_map_scene_get_instant (self->scene, &instant);
  guint n;

  if (self->is_taken)
    return;

  self->is_large = kzru_map_scene_get_gathered (self->scene, &clusters);
  if (clusters != NULL)
    {
      kzru_place_clusters_get (clusters, &n);
      self->has_events = n > 0;
    }
  kzru_map_inventory_take (&self->inventory, kzru_map_scene_get_content (self->scene), NULL,
                           in_time ? &instant : NULL, is_shown, self);
  self->is_taken = TRUE;
}

static KzruMapKey *
create_key (KzruMapLegend *self,
            double         max_width)
{
  KzruViewState *view_state = kzru_map_scene_get_view_state (self->scene);
  KzruMapKeyParams params = {
    .content = kzru_map_scene_get_content (self->scene),
    .over_tiles = self->is_over_tiles,
    .texts = kzru_map_scene_get_texts (self->scene),
    .inventory = &self->inventory,
    .is_brief = self->is_brief,
    .max_width = max_width,
    .mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
  };

  if (params.content == NULL || params.texts == NULL)
    return NULL;

  /* Another atlas is about to be shown: what the filters say is about that one. */
  if (view_state == NULL || params.content->atlas != kzru_view_state_get_atlas (view_state))
    return NULL;

  ensure_inventory (self);
  return kzru_map_key_new (&params);
}

/* The same is to be explained, in another way. */
static void
style_cb (KzruMapLegend *self)
{
  g_autoptr (KzruMapKey) key = create_key (self, G_MAXDOUBLE);
  g_autofree char *text = key != NULL ? kzru_map_key_dup_text (key) : g_strdup ("");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
shown_cb (KzruMapLegend *self)
{
  self->is_taken = FALSE;
  style_cb (self);
}

static void
content_cb (KzruMapLegend *self)
{
  self->has_events = FALSE;
  shown_cb (self);
}

static GtkSizeRequestMode
kzru_map_legend_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kzru_map_legend_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  g_autoptr (KzruMapKey) key = create_key (KZRU_MAP_LEGEND (widget), for_size >= 0 ? for_size : G_MAXDOUBLE);
  double width = 0, height = 0;

  if (key != NULL)
    kzru_map_key_get_size (key, &width, &height);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = (int) ceil (height);
    }
  else
    {
      *minimum = key != NULL ? (int) ceil (kzru_map_key_get_min_width (key)) : 0;
      *natural = (int) ceil (width);
    }
}

static void
kzru_map_legend_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  KzruMapLegend *self = KZRU_MAP_LEGEND (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  g_autoptr (KzruMapKey) key = create_key (self, width);
  cairo_t *cr;

  if (key == NULL)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  kzru_map_key_paint (key, kzru_map_scene_get_style (self->scene), 0, 0, cr);
  cairo_destroy (cr);
}

static void
kzru_map_legend_dispose (GObject *object)
{
  KzruMapLegend *self = KZRU_MAP_LEGEND (object);

  g_clear_object (&self->scene);

  G_OBJECT_CLASS (kzru_map_legend_parent_class)->dispose (object);
}

static void
kzru_map_legend_class_init (KzruMapLegendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kzru_map_legend_dispose;
  widget_class->get_request_mode = kzru_map_legend_get_request_mode;
  widget_class->measure = kzru_map_legend_measure;
  widget_class->snapshot = kzru_map_legend_snapshot;

  gtk_widget_class_set_css_name (widget_class, "map-legend");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LEGEND);
}

static void
kzru_map_legend_init (KzruMapLegend *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * kzru_map_legend_new:
 * @scene: what is on the map
 *
 * Creates a legend.
 *
 * Returns: (transfer floating): a legend
 */
GtkWidget *
kzru_map_legend_new (KzruMapScene *scene)
{
  KzruMapLegend *self = g_object_new (KZRU_TYPE_MAP_LEGEND, NULL);

  self->scene = g_object_ref (scene);
  g_signal_connect_object (scene, "content-changed", G_CALLBACK (content_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scene, "shown-changed", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scene, "style-changed", G_CALLBACK (style_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * kzru_map_legend_get_brief:
 * @self: a legend
 *
 * Says whether the legend leaves out what the lines mean.
 *
 * Returns: whether it is brief
 */
gboolean
kzru_map_legend_get_brief (KzruMapLegend *self)
{
  g_return_val_if_fail (KZRU_IS_MAP_LEGEND (self), FALSE);

  return self->is_brief;
}

/**
 * kzru_map_legend_set_brief:
 * @self: a legend
 * @is_brief: whether to say where the data are from, and no more
 *
 * Sets how much the legend says.
 */
void
kzru_map_legend_set_brief (KzruMapLegend *self,
                           gboolean       is_brief)
{
  g_return_if_fail (KZRU_IS_MAP_LEGEND (self));

  if (self->is_brief == is_brief)
    return;

  self->is_brief = is_brief;
  style_cb (self);
}

/**
 * kzru_map_legend_set_over_tiles:
 * @self: a legend
 * @is_over_tiles: whether tiles from the network cover the base map
 *
 * Sets whether the lines of the base map can be seen: no others are explained.
 */
void
kzru_map_legend_set_over_tiles (KzruMapLegend *self,
                                gboolean       is_over_tiles)
{
  g_return_if_fail (KZRU_IS_MAP_LEGEND (self));

  if (self->is_over_tiles == is_over_tiles)
    return;

  self->is_over_tiles = is_over_tiles;
  style_cb (self);
}
