/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-lane-tiles.h"
#include "widgets/kzru-claim.h"
#include "widgets/kzru-label-cache.h"

G_BEGIN_DECLS

#define KZRU_PLAN_MAX_ROAMS 4

/**
 * KzruPlanItem:
 * @row: the event's row in the table
 * @track: which row of its lane it stands in
 * @extent: the room that mark and label take, on the strip
 * @mark: the room of the mark alone
 * @label: the room of the label alone
 * @roams: (array length=n_roams): where the label may start instead, if it would
 *   not be in view: somewhere along its own mark
 * @n_roams: how many such stretches there are
 * @n_claims: how many of its dates are drawn, the first ones
 * @bar: whether the label stands on a bar
 * @growth: -1 if the label may become longer at its start, 1 if at its end, 0 if not
 * @size: which length of the title is shown
 * @passing: whether it stands where it does only for an event that must have a mark
 *
 * An event that has its place in a lane.
 */
typedef struct
{
  guint         row;
  guint         track;
  KzruExtent    extent;
  KzruExtent    mark;
  KzruExtent    label;
  KzruExtent    roams[KZRU_PLAN_MAX_ROAMS];
  guint         n_roams;
  gboolean      bar;
  int           growth;
  guint         n_claims;
  KzruLabelSize size;
  gboolean      passing;
} KzruPlanItem;

/**
 * KzruPlanCount:
 * @at: the middle of the mark, on the strip
 * @n: how many events it stands for
 * @span: when they were
 *
 * Events of a lane that have no place.
 */
typedef struct
{
  double   at;
  guint    n;
  KzruSpan span;
} KzruPlanCount;

/**
 * KzruPlanLane:
 * @items: (element-type KzruPlanItem): what has its place, track by track
 * @counts: (element-type KzruPlanCount): what has none, in order of time
 * @tiles: (nullable): the events that were considered
 * @n_tracks: how many rows there are
 * @has_counts: whether there is a row of counts
 * @shown: whether there is anything to show in the lane
 */
typedef struct
{
  GArray        *items;
  GArray        *counts;
  KzruLaneTiles *tiles;
  guint          n_tracks;
  gboolean       has_counts;
  gboolean       shown;
} KzruPlanLane;

/**
 * KzruPlanParams:
 * @world: the strip
 * @height: the height that lanes have to share
 * @share: the piece of the strip by whose needs rows are shared out
 * @reach: the piece of the strip in which labels may stand: all that panning
 *   brings into view, or just what there is on paper
 * @min_tracks: how many rows a lane may have even if that makes all of them
 *   higher than @height
 * @pinned: a row that must have its mark, or `KZRU_EVENT_TABLE_NO_ROW`
 * @piece: the piece of the strip that is needed
 * @brief: whether the plan is for a single frame: nothing gets a place that is far from
 *   @piece
 * @counts_passing: whether what began before the window and is under way there is
 *   counted where that starts
 */
typedef struct
{
  KzruWorld  world;
  double     height;
  KzruExtent share;
  KzruExtent reach;
  guint      min_tracks;
  guint      pinned;
  KzruExtent piece;
  gboolean   brief;
  gboolean   counts_passing;
} KzruPlanParams;

typedef struct _KzruTimelinePlan KzruTimelinePlan;

KzruTimelinePlan   *kzru_timeline_plan_new          (KzruEventTable         *table,
                                                     KzruLabelCache         *labels,
                                                     const KzruPlanParams   *params,
                                                     KzruTimelinePlan       *previous) G_GNUC_WARN_UNUSED_RESULT;
KzruTimelinePlan   *kzru_timeline_plan_ref          (KzruTimelinePlan       *self);
void                kzru_timeline_plan_unref        (KzruTimelinePlan       *self);
gboolean            kzru_timeline_plan_has_zoom     (const KzruTimelinePlan *self,
                                                     const KzruWorld        *world);
gboolean            kzru_timeline_plan_is_for       (const KzruTimelinePlan *self,
                                                     const KzruPlanParams   *params);
const KzruPlanLane *kzru_timeline_plan_get_lane     (KzruTimelinePlan       *self,
                                                     guint                   lane);
guint               kzru_timeline_plan_get_n_lanes  (const KzruTimelinePlan *self);
double              kzru_timeline_plan_get_lane_height (const KzruTimelinePlan *self,
                                                     guint                   lane);
double              kzru_timeline_plan_get_track_height (const KzruTimelinePlan *self);
double              kzru_timeline_plan_get_count_height (const KzruTimelinePlan *self);
double              kzru_timeline_plan_get_padding  (const KzruTimelinePlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruTimelinePlan, kzru_timeline_plan_unref)

G_END_DECLS
