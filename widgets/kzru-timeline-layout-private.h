/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/kzru-timeline-layout.h"
#include "widgets/kzru-timeline-plan.h"

G_BEGIN_DECLS

/* Of more lanes, not all are measured, and only those near to the view are filled. */
#define KZRU_LAYOUT_MANY_LANES 1000

/**
 * KzruTimelineLayout:
 *
 * A timeline as plain geometry.
 *
 * The plan says where events stand on a strip as long as all the time there is;
 * the layout cuts out the piece that the window shows, and turns it round where
 * time runs from right to left. All that depends on the direction is in that
 * step, so that one direction is the mirror image of the other.
 */
struct _KzruTimelineLayout
{
  gatomicrefcount ref_count;

  KzruEventTable *table;
  KzruLabelCache *labels;
  KzruTimelinePlan *plan;

  KzruLanes *named;    /* (nullable): the lanes whose titles were measured */
  double titles_width; /* of the widest of them, with its number */

  KzruWorld world;
  KzruScale scale;
  KzruExtent window; /* the piece of the strip that is shown */
  KzruBox chart;
  KzruBox gutter;
  double axis_height;
  double height;
  KzruExtent filled; /* from top to bottom: lanes elsewhere have neither titles nor events */

  PangoLayout *question;
  guint n_calendars;
  GArray *names;     /* of KzruText */
  GArray *ticks;     /* of KzruTickMark */
  GArray *lanes;     /* of KzruLane */
  GArray *marks;     /* of KzruMark */
  GArray *counts;    /* of KzruCount */

  gint64 edge;           /* s; where the window starts, and a little after */
  guint *passing;        /* rows that are under way there, lane by lane; NULL on paper */
  guint *passing_starts; /* where each lane starts among them, and where the last one ends */
};

/* kzru-timeline-layout.c */
KzruExtent kzru_layout_to_picture   (const KzruTimelineLayout *self,
                                     KzruExtent                strip);

/* kzru-timeline-layout-heads.c */
gboolean   kzru_layout_is_collapsed (const KzruTimelineParams *params,
                                     guint                     lane);
double     kzru_layout_measure_gutter (KzruTimelineLayout     *self,
                                     const KzruTimelineParams *params,
                                     const KzruTimelineLayout *previous);
void       kzru_layout_add_title    (KzruTimelineLayout       *self,
                                     const KzruTimelineParams *params,
                                     KzruLane                 *lane);

/* kzru-timeline-layout-counts.c */
void       kzru_layout_find_passing (KzruTimelineLayout       *self);
void       kzru_layout_add_counts   (KzruTimelineLayout       *self,
                                     const KzruTimelineParams *params,
                                     guint                     lane,
                                     double                    center_y);

G_END_DECLS
