/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-event-table.h"
#include "model/kzru-view-state.h"

G_BEGIN_DECLS

KzruEventTable *kzru_chart_table_new    (KzruViewState        *state,
                                         KzruSpan              span) G_GNUC_WARN_UNUSED_RESULT;
KzruEventTable *kzru_chart_table_number (const KzruEventTable *self,
                                         KzruSpan              span,
                                         const char           *locale) G_GNUC_WARN_UNUSED_RESULT;
KzruSpan        kzru_chart_table_get_span (const KzruEventTable *self,
                                           KzruSpan              within);
char           *kzru_chart_table_format_title (const KzruEventTable *self,
                                               guint                 row,
                                               const char           *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
