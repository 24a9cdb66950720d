/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-span.h"

G_BEGIN_DECLS

typedef struct _KzruIntervalIndex KzruIntervalIndex;

KzruIntervalIndex *kzru_interval_index_new       (const gint64            *starts,
                                                  const gint64            *ends,
                                                  guint                    n) G_GNUC_WARN_UNUSED_RESULT;
void               kzru_interval_index_free      (KzruIntervalIndex       *self);
void               kzru_interval_index_query     (const KzruIntervalIndex *self,
                                                  KzruSpan                 span,
                                                  GArray                  *rows);
guint              kzru_interval_index_count_around (const KzruIntervalIndex *self,
                                                     KzruSpan                 span);
guint              kzru_interval_index_first_from (const KzruIntervalIndex *self,
                                                   gint64                   instant);
gsize              kzru_interval_index_get_bytes (const KzruIntervalIndex *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruIntervalIndex, kzru_interval_index_free)

G_END_DECLS
