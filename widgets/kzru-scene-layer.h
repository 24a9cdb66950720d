/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/kzru-map-item.h"
#include "widgets/kzru-map-scene.h"

G_BEGIN_DECLS

#define KZRU_TYPE_SCENE_LAYER (kzru_scene_layer_get_type ())
G_DECLARE_DERIVABLE_TYPE (KzruSceneLayer, kzru_scene_layer, KZRU, SCENE_LAYER, ShumateLayer)

/**
 * KzruSceneLayerClass:
 * @update: makes as many items as there is to reach, with
 *   [method@SceneLayer.make_item]; returns their number
 * @locate: finds where what an item stands for is in the picture
 * @activate: the user activated an item
 *
 * What layers of the map differ in.
 */
struct _KzruSceneLayerClass
{
  ShumateLayerClass parent_class;

  guint    (*update)   (KzruSceneLayer *self,
                        KzruMapLayout  *layout);
  gboolean (*locate)   (KzruSceneLayer *self,
                        KzruMapLayout  *layout,
                        KzruMapItem    *item,
                        KzruScreenBox  *box);
  void     (*activate) (KzruSceneLayer *self,
                        KzruMapItem    *item);
};

KzruMapScene *kzru_scene_layer_get_scene (KzruSceneLayer *self);
KzruMapItem  *kzru_scene_layer_make_item (KzruSceneLayer *self,
                                          guint           index);

G_END_DECLS
