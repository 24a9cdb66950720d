/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-event-layer"

#include "config.h"

#include "widgets/kzru-event-layer.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-number-format.h"

/**
 * KzruEventLayer:
 *
 * The marks of the events at places. Near places share a mark with the number of
 * their events, and part as one zooms in.
 *
 * ## CSS nodes
 *
 * `KzruEventLayer` has one node with the name `event-layer` and a `map-item`
 * node for each mark in the picture.
 *
 * ## Accessibility
 *
 * `KzruEventLayer` uses the `GTK_ACCESSIBLE_ROLE_GROUP` role; each mark is a
 * button with the name of its place as label and the number of its events as
 * description.
 */
struct _KzruEventLayer
{
  KzruSceneLayer parent_instance;
};

G_DEFINE_FINAL_TYPE (KzruEventLayer, kzru_event_layer, KZRU_TYPE_SCENE_LAYER)

enum
{
  SIGNAL_OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
describe_mark (const KzruPlaceCluster *cluster,
               const char             *language)
{
  g_autofree char *number = kzru_format_number (cluster->n_events, language);

  /* Translators: how many events a mark on the map stands for; %s is the number */
  return g_strdup_printf (ngettext ("%s event", "%s events", cluster->n_events), number);
}

static gboolean
is_in_picture (KzruMapLayout        *layout,
               const KzruMapCluster *mark)
{
  const KzruMapFrame *frame = kzru_map_layout_get_frame (layout);

  return mark->at.x > -mark->radius && mark->at.x < frame->width + mark->radius
         && mark->at.y > -mark->radius && mark->at.y < frame->height + mark->radius;
}

/* One item for each mark in the picture. */
static guint
kzru_event_layer_update (KzruSceneLayer *layer,
                         KzruMapLayout  *layout)
{
  KzruViewState *view_state = kzru_map_scene_get_view_state (kzru_scene_layer_get_scene (layer));
  const char * const *languages = kzru_view_state_get_languages (view_state);
  KzruMapContent *content = kzru_map_layout_get_content (layout);
  guint n, n_clusters, n_items = 0;
  const KzruMapCluster *marks = kzru_map_layout_get_marks (layout, &n);
  const KzruPlaceCluster *clusters = kzru_place_clusters_get (kzru_map_layout_get_clusters (layout), &n_clusters);

  for (guint i = 0; i < n; i++)
    {
      const KzruPlaceCluster *cluster = &clusters[marks[i].cluster];
      g_autofree char *description = NULL;

      if (!is_in_picture (layout, &marks[i]))
        continue;

      description = describe_mark (cluster, languages[0]);
      kzru_map_item_set (kzru_scene_layer_make_item (layer, n_items++),
                         (KzruRef) { KZRU_RECORD_PLACE, cluster->place },
                         kzru_lang_map_get (&kzru_atlas_get_place (content->atlas, cluster->place)->label, languages),
                         description);
    }

  return n_items;
}

static gboolean
kzru_event_layer_locate (KzruSceneLayer *layer,
                         KzruMapLayout  *layout,
                         KzruMapItem    *item,
                         KzruScreenBox  *box)
{
  const KzruMapCluster *mark = kzru_map_layout_find_mark (layout, kzru_map_item_get_ref (item).index);

  if (mark == NULL)
    return FALSE;

  *box = (KzruScreenBox) {
    .left = mark->at.x - mark->radius,
    .top = mark->at.y - mark->radius,
    .right = mark->at.x + mark->radius,
    .bottom = mark->at.y + mark->radius,
  };
  return TRUE;
}

static void
kzru_event_layer_activate (KzruSceneLayer *layer,
                           KzruMapItem    *item)
{
  g_signal_emit (layer, signals[SIGNAL_OPEN], 0, kzru_map_item_get_ref (item).index);
}

static void
kzru_event_layer_class_init (KzruEventLayerClass *klass)
{
  KzruSceneLayerClass *layer_class = KZRU_SCENE_LAYER_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  layer_class->update = kzru_event_layer_update;
  layer_class->locate = kzru_event_layer_locate;
  layer_class->activate = kzru_event_layer_activate;

  /**
   * KzruEventLayer::open:
   * @self: the layer
   * @place: the index of the place that a mark stands at
   *
   * The user wants to see what a mark stands for.
   */
  signals[SIGNAL_OPEN] =
    g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "event-layer");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kzru_event_layer_init (KzruEventLayer *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Events at places"),
                                  -1);
}

/**
 * kzru_event_layer_new:
 * @viewport: which part of the world is shown
 * @scene: what the layers have in common
 *
 * Creates a layer of places and events.
 *
 * Returns: (transfer floating): a layer
 */
ShumateLayer *
kzru_event_layer_new (ShumateViewport *viewport,
                      KzruMapScene    *scene)
{
  return g_object_new (KZRU_TYPE_EVENT_LAYER, "viewport", viewport, "scene", scene, NULL);
}
