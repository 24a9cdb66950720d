/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-map-content.h"
#include "model/kzru-progress.h"

G_BEGIN_DECLS

/**
 * KzruPlaceCluster:
 * @place: the place that it stands at: the one with most events
 * @first: the first of its places
 * @n_places: how many places it has
 * @n_events: how many events there are at them, each counted once
 * @first_event: the first of its events
 * @event: one of these events: the only one, if there is one
 *
 * Places too near to each other to be marked apart.
 */
typedef struct
{
  guint place;
  guint first;
  guint n_places;
  guint n_events;
  guint first_event;
  guint event;
} KzruPlaceCluster;

typedef struct _KzruPlaceClusters KzruPlaceClusters;

typedef gboolean (*KzruPlaceClustersTest) (KzruRef  ref,
                                           gpointer user_data);

#define KZRU_TYPE_PLACE_CLUSTERS (kzru_place_clusters_get_type ())
GType                   kzru_place_clusters_get_type   (void) G_GNUC_CONST;

KzruPlaceClusters      *kzru_place_clusters_new        (KzruMapContent          *content,
                                                        double                   zoom,
                                                        double                   radius,
                                                        KzruPlaceClustersTest    is_shown,
                                                        gpointer                 user_data,
                                                        const KzruProgress      *progress) G_GNUC_WARN_UNUSED_RESULT;
KzruPlaceClusters      *kzru_place_clusters_new_empty  (KzruMapContent          *content) G_GNUC_WARN_UNUSED_RESULT;
KzruPlaceClusters      *kzru_place_clusters_ref        (KzruPlaceClusters       *self);
void                    kzru_place_clusters_unref      (KzruPlaceClusters       *self);

double                  kzru_place_clusters_get_zoom   (const KzruPlaceClusters *self);
guint                   kzru_place_clusters_get_n_unplaced (const KzruPlaceClusters *self);
const KzruPlaceCluster *kzru_place_clusters_get        (const KzruPlaceClusters *self,
                                                        guint                   *n);
const guint            *kzru_place_clusters_get_places (const KzruPlaceClusters *self,
                                                        guint                    cluster);
const guint            *kzru_place_clusters_get_events (const KzruPlaceClusters *self,
                                                        guint                    cluster);
guint                   kzru_place_clusters_find       (const KzruPlaceClusters *self,
                                                        guint                    place);
GArray                 *kzru_place_clusters_query      (const KzruPlaceClusters *self,
                                                        const KzruMercatorBox   *box) G_GNUC_WARN_UNUSED_RESULT;
GArray                 *kzru_place_clusters_query_quiet (const KzruPlaceClusters *self,
                                                         const KzruMercatorBox  *box) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruPlaceClusters, kzru_place_clusters_unref)

G_END_DECLS
