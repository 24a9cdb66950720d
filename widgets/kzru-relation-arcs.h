/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-lanes.h"
#include "widgets/kzru-timeline-painter.h"

G_BEGIN_DECLS

/**
 * KzruRelationArc:
 * @type: how the two events are related
 * @other: the other event's place in the atlas
 * @inverse: whether it is the other event that the relation starts from
 * @x0: where the arc starts, at the event that the relation starts from
 * @y0: ditto
 * @x1: where it ends
 * @y1: ditto
 * @gap0: how far from its start the arc begins, lest it cover what stands there
 * @gap1: likewise of its end
 * @held0: whether a collapsed lane holds back what stands at its start
 * @held1: likewise at its end
 * @leads_off: whether the other event is outside of the chart, at its edge
 *
 * A relation of the selected event, as it is drawn.
 */
typedef struct
{
  KzruRelationType type;
  guint            other;
  gboolean         inverse;
  double           x0;
  double           y0;
  double           x1;
  double           y1;
  double           gap0;
  double           gap1;
  gboolean         held0;
  gboolean         held1;
  gboolean         leads_off;
} KzruRelationArc;

GArray *kzru_relation_arcs_new   (KzruTimelineLayout      *layout,
                                  KzruEventTable          *table,
                                  KzruViewState           *view_state,
                                  KzruLanes               *lanes,
                                  guint                    record) G_GNUC_WARN_UNUSED_RESULT;
void    kzru_relation_arcs_paint (const GArray            *arcs,
                                  const KzruTimelineStyle *style,
                                  double                   em,
                                  double                   top,
                                  cairo_t                 *cr);

G_END_DECLS
