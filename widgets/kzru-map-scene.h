/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

#include "model/kzru-view-state.h"
#include "widgets/kzru-map-layout.h"
#include "widgets/kzru-map-painter.h"
#include "widgets/kzru-map-style.h"

G_BEGIN_DECLS

/* How far around the picture things are laid out and drawn, so that it can be
 * moved that far with nothing to be done but that, in pixels. */
#define KZRU_MAP_SCENE_MARGIN 160

#define KZRU_TYPE_MAP_SCENE (kzru_map_scene_get_type ())
G_DECLARE_FINAL_TYPE (KzruMapScene, kzru_map_scene, KZRU, MAP_SCENE, GObject)

KzruMapScene       *kzru_map_scene_new            (ShumateViewport    *viewport,
                                                   KzruBaseMap        *base_map) G_GNUC_WARN_UNUSED_RESULT;

KzruViewState      *kzru_map_scene_get_view_state (KzruMapScene       *self);
void                kzru_map_scene_set_view_state (KzruMapScene       *self,
                                                   KzruViewState      *view_state);
void                kzru_map_scene_set_size       (KzruMapScene       *self,
                                                   int                 width,
                                                   int                 height);
void                kzru_map_scene_set_taken      (KzruMapScene        *self,
                                                   const KzruScreenBox *boxes,
                                                   guint                n);
void                kzru_map_scene_set_context    (KzruMapScene       *self,
                                                   PangoContext       *context);
const KzruMapStyle *kzru_map_scene_get_style      (KzruMapScene       *self);
void                kzru_map_scene_set_style      (KzruMapScene       *self,
                                                   const KzruMapStyle *style);
void                kzru_map_scene_set_bare       (KzruMapScene       *self,
                                                   gboolean            is_bare);
void                kzru_map_scene_set_focused    (KzruMapScene       *self,
                                                   KzruRef             ref);

KzruMapContent     *kzru_map_scene_get_content    (KzruMapScene       *self);
KzruMapFrame        kzru_map_scene_get_frame      (KzruMapScene       *self);
KzruMapTexts       *kzru_map_scene_get_texts      (KzruMapScene       *self);
KzruMapLayout      *kzru_map_scene_get_layout     (KzruMapScene       *self);
KzruMapLayout      *kzru_map_scene_get_drawn      (KzruMapScene       *self,
                                                   KzruScreenPoint    *shift);
gboolean            kzru_map_scene_get_instant    (KzruMapScene       *self,
                                                   gint64             *instant);
gboolean            kzru_map_scene_is_shown       (KzruMapScene       *self,
                                                   KzruRef             ref);
gboolean            kzru_map_scene_get_gathered   (KzruMapScene       *self,
                                                   KzruPlaceClusters **clusters);
KzruMapLights       kzru_map_scene_get_lights     (KzruMapScene       *self);

G_END_DECLS
