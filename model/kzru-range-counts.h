/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-row-filter.h"

G_BEGIN_DECLS

typedef struct _KzruRangeCounts KzruRangeCounts;

KzruRangeCounts *kzru_range_counts_new  (const KzruRowFilter   *filter,
                                         const KzruProgress    *progress) G_GNUC_WARN_UNUSED_RESULT;
void             kzru_range_counts_free (KzruRangeCounts       *self);
guint            kzru_range_counts_get  (const KzruRangeCounts *self,
                                         KzruSpan               range);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruRangeCounts, kzru_range_counts_free)

G_END_DECLS
