/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/kzru-map-scene.h"

G_BEGIN_DECLS

#define KZRU_TYPE_PAINT_LAYER (kzru_paint_layer_get_type ())
G_DECLARE_FINAL_TYPE (KzruPaintLayer, kzru_paint_layer, KZRU, PAINT_LAYER, ShumateLayer)

ShumateLayer *kzru_paint_layer_new (ShumateViewport *viewport,
                                    KzruMapScene    *scene) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
