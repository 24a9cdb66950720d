/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-mercator.h"

G_BEGIN_DECLS

typedef struct _KzruPointIndex KzruPointIndex;

KzruPointIndex *kzru_point_index_new   (const KzruMercator    *points,
                                        guint                  n) G_GNUC_WARN_UNUSED_RESULT;
void            kzru_point_index_free  (KzruPointIndex        *self);

void            kzru_point_index_query (const KzruPointIndex  *self,
                                        const KzruMercatorBox *box,
                                        GArray                *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruPointIndex, kzru_point_index_free)

G_END_DECLS
