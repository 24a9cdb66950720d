/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-lane-packer.h"
#include "widgets/kzru-timeline-layout.h"

G_BEGIN_DECLS

/* The size of a dot, in em. */
#define KZRU_DOT_RADIUS_EM 0.38

/**
 * KzruWorld:
 * @epoch: the instant at which it starts, in seconds
 * @rate: seconds a unit of length
 * @length: how long it is
 * @em: the size of the labels' font
 *
 * The timeline as one long strip, from a bit before the first event to a bit
 * after the last, of which a window shows a piece. Positions on it are counted
 * from @epoch in the direction of time.
 */
typedef struct
{
  double epoch; /* s */
  double rate;  /* s a unit */
  double length;
  double em;
} KzruWorld;

double     kzru_world_to_strip   (const KzruWorld      *self,
                                  gint64                instant);
gint64     kzru_world_to_instant (const KzruWorld      *self,
                                  double                position);

void       kzru_claim_init       (KzruClaim            *self,
                                  const KzruEdtfBounds *bounds,
                                  const KzruWorld      *world);
KzruExtent kzru_claim_get_extent (const KzruClaim      *self,
                                  const KzruWorld      *world);
void       kzru_claim_place      (KzruClaim            *self,
                                  KzruExtent            window,
                                  double                x,
                                  gboolean              mirrored);

G_END_DECLS
