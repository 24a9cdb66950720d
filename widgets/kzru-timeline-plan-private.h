/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-lane-packer.h"
#include "widgets/kzru-timeline-plan.h"

G_BEGIN_DECLS

/* What is needed to find a place for an event. */
typedef struct
{
  KzruEventTable *table;  /* borrowed */
  KzruLabelCache *labels; /* borrowed */
  KzruWorld       world;
  KzruExtent      share;  /* the piece in which labels should be whole */
  KzruExtent      reach;  /* the piece in which they may stand */
  guint           pinned; /* a row that stands in the last track, or none */
} KzruPlacer;

gboolean kzru_placer_place       (const KzruPlacer *self,
                                  guint             row,
                                  KzruLanePacker   *packer,
                                  KzruPlanItem     *item);
gboolean kzru_placer_find_pinned (const KzruPlacer *self,
                                  guint             track,
                                  KzruPlanItem     *item);
gint64   kzru_placer_get_instant (const KzruPlacer *self,
                                  guint             row);
void     kzru_plan_count_events  (const KzruPlacer *placer,
                                  GArray           *rows,
                                  GArray           *counts);

G_END_DECLS
