/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "widgets/kzru-chart-table.h"

G_BEGIN_DECLS

/**
 * KzruTargetKind:
 * @KZRU_TARGET_PAGE: a page, counted from 0
 * @KZRU_TARGET_MARK: an event's mark in a lane of the chart, by row
 * @KZRU_TARGET_COUNT: a count on the chart
 * @KZRU_TARGET_ENTRY: what the sources say of an event, by row
 * @KZRU_TARGET_COUNTED: the events that a count stands for
 * @KZRU_TARGET_DOCUMENT: a document in the list of documents
 *
 * What links within a print lead to.
 */
typedef enum
{
  KZRU_TARGET_PAGE,
  KZRU_TARGET_MARK,
  KZRU_TARGET_COUNT,
  KZRU_TARGET_ENTRY,
  KZRU_TARGET_COUNTED,
  KZRU_TARGET_DOCUMENT,
} KzruTargetKind;

typedef struct _KzruChartLinks KzruChartLinks;

char           *kzru_target_dup_name             (KzruTargetKind         kind,
                                                  guint                  index) G_GNUC_WARN_UNUSED_RESULT;

KzruChartLinks *kzru_chart_links_new             (const KzruChartTable  *table) G_GNUC_WARN_UNUSED_RESULT;
void            kzru_chart_links_free            (KzruChartLinks        *self);
gboolean        kzru_chart_links_claim_mark      (KzruChartLinks        *self,
                                                  guint                  row);
gboolean        kzru_chart_links_claim_count     (KzruChartLinks        *self,
                                                  guint                  count);
void            kzru_chart_links_set_counted     (KzruChartLinks        *self,
                                                  guint                  row,
                                                  guint                  count);
char           *kzru_chart_links_dup_in_lane     (const KzruChartLinks  *self,
                                                  guint                  row) G_GNUC_WARN_UNUSED_RESULT;
char           *kzru_chart_links_dup_on_chart    (const KzruChartLinks  *self,
                                                  guint                  event) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruChartLinks, kzru_chart_links_free)

G_END_DECLS
