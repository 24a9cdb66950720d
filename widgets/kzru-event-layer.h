/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/kzru-scene-layer.h"

G_BEGIN_DECLS

#define KZRU_TYPE_EVENT_LAYER (kzru_event_layer_get_type ())
G_DECLARE_FINAL_TYPE (KzruEventLayer, kzru_event_layer, KZRU, EVENT_LAYER, KzruSceneLayer)

ShumateLayer *kzru_event_layer_new (ShumateViewport *viewport,
                                    KzruMapScene    *scene) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
