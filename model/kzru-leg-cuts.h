/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-mercator.h"

G_BEGIN_DECLS

/**
 * KzruLegStop:
 * @at: where it is, on one copy of the world with the stop before it
 * @route: the index of the route
 * @line: which of all lines of all routes it is on
 *
 * A station of a route, in the order of its line.
 */
typedef struct
{
  KzruMercator at;
  guint        route;
  guint        line;
} KzruLegStop;

GArray *kzru_leg_stops_cut (const GArray *stops) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
