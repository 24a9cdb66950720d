/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-lane-packer.h"
#include "widgets/kzru-timeline-plan.h"

G_BEGIN_DECLS

/* More than a single lane takes of the tallest poster that somebody hangs up. */
#define KZRU_PLAN_MAX_TRACKS 512
#define KZRU_PLAN_MAX_PASSING 24 /* of a lane, that began before what is planned */

/* Between neighbours in a row, in em. */
#define KZRU_PLAN_GAP_EM 0.9

/* What is needed to find a place for an event. */
typedef struct
{
  KzruEventTable *table;  /* borrowed */
  KzruLabelCache *labels; /* borrowed */
  KzruWorld       world;
  KzruExtent      share;  /* the piece in which labels should be whole */
  KzruExtent      reach;  /* the piece in which they may stand */
  KzruExtent      near;   /* the piece in which events get places */
  guint           pinned; /* a row that must have its mark, or none */
} KzruPlacer;

/* The piece of the strip that is planned. */
typedef struct
{
  KzruExtent extent; /* on the strip */
  KzruSpan   span;   /* the same in time */
  gboolean   whole;  /* whether that is all there is */
} KzruPlanRegion;

struct _KzruTimelinePlan
{
  gatomicrefcount ref_count;

  KzruEventTable *table;
  KzruLabelCache *labels;
  KzruPlanParams params;
  KzruPlanRegion region;
  KzruPlacer placer;
  GArray **passing; /* by lane, nullable, of guint64: merits of the best that began before the region */

  KzruPlanLane *lanes;
  guint n_lanes;
  guint n_shown;
  double stretch; /* what each lane gets on top of what it needs */
  double line;
};

/* A lane while it is planned. */
typedef struct
{
  const KzruPlacer *placer;
  guint             lane;
  KzruPlanLane     *plan;
  KzruLanePacker   *packer;
  GArray           *candidates; /* of KzruCandidate, the best first */
  GArray           *track_ends; /* of guint: how many items there were when each track was full */
  const GArray     *seeds;      /* (nullable): items that keep their places, by track */
  gboolean          rested;     /* whether of those only what can be seen does */
  guint             n_shared;   /* events in the piece by which tracks are shared out */
  guint             n_left;     /* those of them that have no place yet */
  guint             n_waiting;  /* and of those, the ones that are not merely under way there */
} KzruDraft;

gboolean   kzru_placer_place       (const KzruPlacer     *self,
                                    guint                 row,
                                    KzruLanePacker       *packer,
                                    KzruPlanItem         *item);
gboolean   kzru_placer_place_in    (const KzruPlacer     *self,
                                    guint                 row,
                                    KzruLanePacker       *packer,
                                    guint                 track,
                                    KzruPlanItem         *item);
gboolean   kzru_placer_find_pinned (const KzruPlacer     *self,
                                    guint                 track,
                                    KzruPlanItem         *item);
KzruExtent kzru_placer_measure     (const KzruPlacer     *self,
                                    const KzruEdtfBounds *claim);
gboolean   kzru_placer_is_whole    (const KzruPlacer     *self,
                                    const KzruPlanItem   *item);

void       kzru_draft_init         (KzruDraft            *self,
                                    const KzruPlacer     *placer,
                                    guint                 lane,
                                    KzruPlanLane         *plan,
                                    const KzruPlanRegion *region,
                                    const GArray         *passing,
                                    guint                 depth,
                                    const KzruLaneTiles  *tiles,
                                    const GArray         *seeds,
                                    gboolean              rested);
gboolean   kzru_draft_add_track    (KzruDraft            *self);
void       kzru_draft_drop_track   (KzruDraft            *self);
void       kzru_draft_finish       (KzruDraft            *self);
void       kzru_draft_clear        (KzruDraft            *self);

void       kzru_plan_share_height  (KzruTimelinePlan     *self,
                                    const KzruTimelinePlan *previous);
void       kzru_plan_fill_lane     (KzruTimelinePlan     *self,
                                    guint                 lane);
double     kzru_plan_get_needed_height (const KzruTimelinePlan *self,
                                    guint                 n_tracks,
                                    gboolean              counts);

void       kzru_plan_finish_labels (const KzruPlacer     *placer,
                                    GArray               *items);
void       kzru_plan_count_events  (const KzruPlacer     *placer,
                                    guint                 lane,
                                    const KzruPlanRegion *region,
                                    const GArray         *items,
                                    GArray               *counts);

G_END_DECLS
