/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-route-layer"

#include "config.h"

#include "widgets/kzru-route-layer.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-date-text.h"
#include "model/kzru-terms.h"

/**
 * KzruRouteLayer:
 *
 * The routes of the atlas on the map.
 *
 * ## CSS nodes
 *
 * `KzruRouteLayer` has one node with the name `route-layer` and a `map-item`
 * node for each route that is shown.
 *
 * ## Accessibility
 *
 * `KzruRouteLayer` uses the `GTK_ACCESSIBLE_ROLE_GROUP` role; each route is a
 * button with its name as label, and its kind and how it stood at the time that
 * is shown as description.
 */
struct _KzruRouteLayer
{
  KzruSceneLayer parent_instance;
};

G_DEFINE_FINAL_TYPE (KzruRouteLayer, kzru_route_layer, KZRU_TYPE_SCENE_LAYER)

/* What it is, and how it stood at the time that is shown, with the date of the
 * source that says so. */
static char *
describe_route (KzruMapScene    *scene,
                const KzruRoute *route)
{
  const char *kind = kzru_route_kind_get_term (route->kind);
  const KzruRouteStatus *status = NULL;
  g_autofree char *date = NULL;
  const char *term;
  gint64 instant;

  if (!kzru_map_scene_get_instant (scene, &instant))
    return g_strdup (kind);

  term = kzru_route_standing_get_term (kzru_route_get_standing (route, &instant, &status));
  if (term == NULL)
    return g_strdup (kind);
  if (status == NULL)
    return g_strconcat (kind, kzru_term_get_separator (), term, NULL);

  date = kzru_date_text_format (kzru_map_scene_get_view_state (scene), status->date);
  return g_strconcat (kind, kzru_term_get_separator (), term, kzru_term_get_separator (), date, NULL);
}

/* One item for each route that is shown, in the picture or not. */
static guint
kzru_route_layer_update (KzruSceneLayer *layer,
                         KzruMapLayout  *layout)
{
  KzruMapScene *scene = kzru_scene_layer_get_scene (layer);
  KzruViewState *view_state = kzru_map_scene_get_view_state (scene);
  KzruMapContent *content = kzru_map_layout_get_content (layout);
  guint n = 0;

  for (guint i = 0; i < content->n_routes; i++)
    {
      KzruRef ref = { KZRU_RECORD_ROUTE, i };
      const KzruRoute *route = kzru_atlas_get_route (content->atlas, i);
      g_autofree char *description = NULL;

      if (!kzru_map_scene_is_shown (scene, ref))
        continue;

      description = describe_route (scene, route);
      kzru_map_item_set (kzru_scene_layer_make_item (layer, n++), ref,
                         kzru_lang_map_get (&route->label, kzru_view_state_get_languages (view_state)), description);
    }

  return n;
}

static gboolean
kzru_route_layer_locate (KzruSceneLayer *layer,
                         KzruMapLayout  *layout,
                         KzruMapItem    *item,
                         KzruScreenBox  *box)
{
  return kzru_map_layout_get_route_box (layout, kzru_map_item_get_ref (item).index, box);
}

static void
kzru_route_layer_activate (KzruSceneLayer *layer,
                           KzruMapItem    *item)
{
  KzruViewState *view_state = kzru_map_scene_get_view_state (kzru_scene_layer_get_scene (layer));

  if (view_state != NULL)
    kzru_view_state_select (view_state, kzru_map_item_get_ref (item));
}

static void
kzru_route_layer_class_init (KzruRouteLayerClass *klass)
{
  KzruSceneLayerClass *layer_class = KZRU_SCENE_LAYER_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  layer_class->update = kzru_route_layer_update;
  layer_class->locate = kzru_route_layer_locate;
  layer_class->activate = kzru_route_layer_activate;

  gtk_widget_class_set_css_name (widget_class, "route-layer");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kzru_route_layer_init (KzruRouteLayer *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Routes"),
                                  -1);
}

/**
 * kzru_route_layer_new:
 * @viewport: which part of the world is shown
 * @scene: what the layers have in common
 *
 * Creates a layer of routes.
 *
 * Returns: (transfer floating): a layer
 */
ShumateLayer *
kzru_route_layer_new (ShumateViewport *viewport,
                      KzruMapScene    *scene)
{
  return g_object_new (KZRU_TYPE_ROUTE_LAYER, "viewport", viewport, "scene", scene, NULL);
}
