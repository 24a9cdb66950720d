/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-event-period.h"
#include "model/kzru-event-table.h"
#include "widgets/kzru-timeline-layout.h"

G_BEGIN_DECLS

/**
 * KzruChartCount:
 * @lane: the lane that it stands in
 * @period: when its events were
 * @rows: (element-type guint): the events, in order
 *
 * A count on a printed chart, and what it stands for.
 */
typedef struct
{
  guint           lane;
  KzruEventPeriod period;
  GArray         *rows;
} KzruChartCount;

typedef struct _KzruChartCounts KzruChartCounts;

KzruChartCounts      *kzru_chart_counts_new          (KzruEventTable        *table) G_GNUC_WARN_UNUSED_RESULT;
void                  kzru_chart_counts_free         (KzruChartCounts       *self);
void                  kzru_chart_counts_add_page     (KzruChartCounts       *self,
                                                      KzruTimelineLayout    *layout);
guint                 kzru_chart_counts_get_n_pages  (const KzruChartCounts *self);
guint                 kzru_chart_counts_get_first    (const KzruChartCounts *self,
                                                      guint                  page);
guint                 kzru_chart_counts_get_n        (const KzruChartCounts *self);
const KzruChartCount *kzru_chart_counts_get          (const KzruChartCounts *self,
                                                      guint                  index);
char                 *kzru_chart_count_format_numbers (const KzruChartCount *self,
                                                       const char           *locale) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruChartCounts, kzru_chart_counts_free)

G_END_DECLS
