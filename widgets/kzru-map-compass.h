/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/kzru-map-scene.h"

G_BEGIN_DECLS

#define KZRU_TYPE_MAP_COMPASS (kzru_map_compass_get_type ())
G_DECLARE_FINAL_TYPE (KzruMapCompass, kzru_map_compass, KZRU, MAP_COMPASS, GtkWidget)

GtkWidget *kzru_map_compass_new (KzruMapScene *scene) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
