/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-name-layer"

#include "config.h"

#include "widgets/kzru-name-layer.h"

/**
 * KzruNameLayer:
 *
 * The names of countries: a layer above the tiles, so that no name is cut at
 * the edge of a tile, and above the routes, so that none is struck out.
 */
struct _KzruNameLayer
{
  KzruSceneLayer parent_instance;
};

G_DEFINE_FINAL_TYPE (KzruNameLayer, kzru_name_layer, KZRU_TYPE_SCENE_LAYER)

static void
kzru_name_layer_paint (KzruSceneLayer *layer,
                       KzruMapLayout  *layout,
                       cairo_t        *cr)
{
  kzru_map_paint_names (layout, kzru_map_scene_get_style (kzru_scene_layer_get_scene (layer)), cr);
}

static void
kzru_name_layer_class_init (KzruNameLayerClass *klass)
{
  KZRU_SCENE_LAYER_CLASS (klass)->paint = kzru_name_layer_paint;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
kzru_name_layer_init (KzruNameLayer *self)
{
}

/**
 * kzru_name_layer_new:
 * @viewport: which part of the world is shown
 * @scene: what the layers have in common
 *
 * Creates a layer of names.
 *
 * Returns: (transfer floating): a layer
 */
ShumateLayer *
kzru_name_layer_new (ShumateViewport *viewport,
                     KzruMapScene    *scene)
{
  return g_object_new (KZRU_TYPE_NAME_LAYER, "viewport", viewport, "scene", scene, NULL);
}
