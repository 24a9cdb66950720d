/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-map-content.h"
#include "model/kzru-place-clusters.h"
#include "model/kzru-route-standing.h"

G_BEGIN_DECLS

#define KZRU_N_ROUTE_KINDS (KZRU_ROUTE_SEA_AREA + 1)

/**
 * KzruMapInventory:
 * @samples: for each kind of route, the first that is there; `G_MAXUINT` for none
 * @standings: for each standing, whether a route stands so
 * @by_sea: whether a corridor goes by sea
 * @events: whether an event is there
 * @disputed: whether a border of the base map is not settled
 * @leased: whether the base map has the limit of a lease
 *
 * Which kinds of things a map has: those that a legend explains.
 */
typedef struct
{
  guint    samples[KZRU_N_ROUTE_KINDS];
  gboolean standings[KZRU_N_STANDINGS];
  gboolean by_sea;
  gboolean events;
  gboolean disputed;
  gboolean leased;
} KzruMapInventory;

void kzru_map_inventory_take (KzruMapInventory      *self,
                              KzruMapContent        *content,
                              const KzruMapFrame    *frame,
                              const gint64          *instant,
                              KzruPlaceClustersTest  is_shown,
                              gpointer               user_data);

G_END_DECLS
