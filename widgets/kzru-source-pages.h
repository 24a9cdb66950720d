/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "model/kzru-view-state.h"
#include "widgets/kzru-chart-counts.h"
#include "widgets/kzru-chart-links.h"
#include "widgets/kzru-chart-table.h"
#include "widgets/kzru-page-format.h"
#include "widgets/kzru-paper-text.h"

G_BEGIN_DECLS

typedef struct _KzruSourcePages KzruSourcePages;

KzruSourcePages *kzru_source_pages_new         (KzruPaperText         *paper,
                                                KzruViewState         *state,
                                                const KzruChartTable  *table,
                                                const KzruChartCounts *counts,
                                                const KzruChartLinks  *links,
                                                const KzruBox         *box) G_GNUC_WARN_UNUSED_RESULT;
gboolean         kzru_source_pages_prepare     (KzruSourcePages *self);
double           kzru_source_pages_get_prepared (KzruSourcePages *self);
void             kzru_source_pages_free        (KzruSourcePages *self);
guint            kzru_source_pages_get_n_pages (KzruSourcePages *self);
void             kzru_source_pages_draw        (KzruSourcePages *self,
                                                guint            page,
                                                gboolean         tagged,
                                                cairo_t         *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruSourcePages, kzru_source_pages_free)

G_END_DECLS
