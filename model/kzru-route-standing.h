/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-atlas.h"

G_BEGIN_DECLS

/**
 * KzruRouteStanding:
 * @KZRU_STANDING_PLAIN: no time is asked for, or nobody says in what state it is
 * @KZRU_STANDING_UNKNOWN: of a time before the first that sources tell of
 * @KZRU_STANDING_PLANNED: it was planned
 * @KZRU_STANDING_UNDER_WAY: it was being built
 * @KZRU_STANDING_IN_USE: it was in use
 * @KZRU_STANDING_CLOSED: it was closed
 *
 * How a route stood at some time.
 */
typedef enum
{
  KZRU_STANDING_PLAIN,
  KZRU_STANDING_UNKNOWN,
  KZRU_STANDING_PLANNED,
  KZRU_STANDING_UNDER_WAY,
  KZRU_STANDING_IN_USE,
  KZRU_STANDING_CLOSED,
} KzruRouteStanding;

#define KZRU_N_STANDINGS (KZRU_STANDING_CLOSED + 1)

KzruRouteStanding kzru_route_get_standing      (const KzruRoute       *route,
                                                const gint64           *instant,
                                                const KzruRouteStatus **status);
const char       *kzru_route_standing_get_term (KzruRouteStanding       self);

G_END_DECLS
