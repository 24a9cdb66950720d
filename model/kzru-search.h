/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-atlas.h"

G_BEGIN_DECLS

typedef struct _KzruSearch KzruSearch;

KzruSearch *kzru_search_new     (KzruAtlas        *atlas,
                                 GSourceOnceFunc   changed,
                                 gpointer          user_data) G_GNUC_WARN_UNUSED_RESULT;
void        kzru_search_free    (KzruSearch       *self);
gboolean    kzru_search_set_query (KzruSearch     *self,
                                   const char     *query);
gboolean    kzru_search_matches (const KzruSearch *self,
                                 KzruRef           ref);
guint       kzru_search_get_n_matches (const KzruSearch *self,
                                       KzruRecordKind    kind);
GBytes     *kzru_search_ref_row_matches (const KzruSearch *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean    kzru_search_is_running (const KzruSearch *self);
void        kzru_search_finish  (KzruSearch       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruSearch, kzru_search_free)

G_END_DECLS
