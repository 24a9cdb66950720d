/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-event-table.h"

G_BEGIN_DECLS

typedef struct _KzruRowSearch KzruRowSearch;

KzruRowSearch *kzru_row_search_new           (KzruEventTable      *events,
                                              GSourceOnceFunc      changed,
                                              gpointer             user_data) G_GNUC_WARN_UNUSED_RESULT;
void           kzru_row_search_free          (KzruRowSearch       *self);
gboolean       kzru_row_search_start         (KzruRowSearch       *self,
                                              char               **words);
gboolean       kzru_row_search_is_running    (const KzruRowSearch *self);
gboolean       kzru_row_search_matches       (const KzruRowSearch *self,
                                              guint                record);
GBytes        *kzru_row_search_ref_matches   (const KzruRowSearch *self) G_GNUC_WARN_UNUSED_RESULT;
guint          kzru_row_search_get_n_matches (const KzruRowSearch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruRowSearch, kzru_row_search_free)

G_END_DECLS
