/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/kzru-place-clusters.h"
#include "model/kzru-row-filter.h"

G_BEGIN_DECLS

typedef struct _KzruPlaceGatherer KzruPlaceGatherer;

KzruPlaceGatherer *kzru_place_gatherer_new   (GSourceOnceFunc      changed,
                                              gpointer             user_data) G_GNUC_WARN_UNUSED_RESULT;
void               kzru_place_gatherer_free  (KzruPlaceGatherer   *self);

void               kzru_place_gatherer_clear (KzruPlaceGatherer   *self);
void               kzru_place_gatherer_invalidate (KzruPlaceGatherer *self);
gboolean           kzru_place_gatherer_is_running (const KzruPlaceGatherer *self);
KzruPlaceClusters *kzru_place_gatherer_get   (KzruPlaceGatherer   *self,
                                              KzruMapContent      *content,
                                              double               zoom,
                                              double               radius,
                                              const KzruRowFilter *filter);
KzruPlaceClusters *kzru_place_gatherer_get_gathered (const KzruPlaceGatherer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruPlaceGatherer, kzru_place_gatherer_free)

G_END_DECLS
