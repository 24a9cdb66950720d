/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-event-table.h"
#include "model/kzru-view-state.h"

G_BEGIN_DECLS

/**
 * KzruChartTable:
 * @events: each event once, in a lane for its theme
 * @lanes: the lanes of the chart
 * @in_lanes: each event in each of its lanes
 *
 * The events that go on paper.
 */
typedef struct
{
  KzruEventTable *events;
  KzruLanes      *lanes;
  KzruEventTable *in_lanes;
} KzruChartTable;

KzruChartTable *kzru_chart_table_new          (KzruViewState        *state,
                                               KzruSpan              span) G_GNUC_WARN_UNUSED_RESULT;
void            kzru_chart_table_free         (KzruChartTable       *self);
KzruEventTable *kzru_chart_table_number       (const KzruChartTable *self,
                                               KzruSpan              span,
                                               const char           *locale) G_GNUC_WARN_UNUSED_RESULT;
guint           kzru_chart_table_find_in_lane (const KzruChartTable *self,
                                               guint                 record,
                                               guint                 lane);
KzruSpan        kzru_chart_table_get_span     (const KzruChartTable *self,
                                               KzruSpan              within);
char           *kzru_chart_table_format_title (const KzruChartTable *self,
                                               guint                 row,
                                               const char           *locale) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruChartTable, kzru_chart_table_free)

G_END_DECLS
