/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "model/kzru-event-table.h"
#include "model/kzru-view-state.h"
#include "widgets/kzru-timeline-layout.h"

G_BEGIN_DECLS

typedef struct _KzruChartMap KzruChartMap;

KzruChartMap *kzru_chart_map_new   (KzruViewState  *state,
                                    KzruEventTable *table,
                                    gboolean        mirrored) G_GNUC_WARN_UNUSED_RESULT;
void          kzru_chart_map_free  (KzruChartMap   *self);
void          kzru_chart_map_paint (KzruChartMap   *self,
                                    const KzruBox  *box,
                                    cairo_t        *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruChartMap, kzru_chart_map_free)

G_END_DECLS
