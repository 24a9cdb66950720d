/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-map-content.h"

G_BEGIN_DECLS

typedef struct _KzruMapLoader KzruMapLoader;

KzruMapLoader  *kzru_map_loader_new        (KzruBaseMap     *base_map,
                                            GSourceOnceFunc  loaded,
                                            gpointer         user_data) G_GNUC_WARN_UNUSED_RESULT;
void            kzru_map_loader_free       (KzruMapLoader   *self);

void            kzru_map_loader_clear      (KzruMapLoader   *self);
KzruMapContent *kzru_map_loader_get        (KzruMapLoader   *self,
                                            KzruAtlas       *atlas);
gboolean        kzru_map_loader_is_running (KzruMapLoader   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruMapLoader, kzru_map_loader_free)

G_END_DECLS
