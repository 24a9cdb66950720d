/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-event-table.h"
#include "model/kzru-progress.h"
#include "model/kzru-row-filter.h"

G_BEGIN_DECLS

typedef struct _KzruShownTally KzruShownTally;

KzruShownTally *kzru_shown_tally_new         (KzruEventTable       *table,
                                              KzruEventFilter       filter,
                                              gpointer              user_data) G_GNUC_WARN_UNUSED_RESULT;
KzruShownTally *kzru_shown_tally_new_of_rows (KzruEventTable       *table,
                                              const KzruRowFilter  *filter,
                                              const KzruProgress   *progress) G_GNUC_WARN_UNUSED_RESULT;
void            kzru_shown_tally_free        (KzruShownTally       *self);
gboolean        kzru_shown_tally_is_shown    (const KzruShownTally *self,
                                              guint                 row);
guint           kzru_shown_tally_count       (const KzruShownTally *self,
                                              guint                 lane,
                                              KzruSpan              span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruShownTally, kzru_shown_tally_free)

G_END_DECLS
