/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "widgets/kzru-timeline-layout.h"

G_BEGIN_DECLS

typedef struct _KzruShapeCache KzruShapeCache;

KzruShapeCache *kzru_shape_cache_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void            kzru_shape_cache_free      (KzruShapeCache *self);
void            kzru_shape_cache_set_scale (KzruShapeCache *self,
                                            int             scale);
gboolean        kzru_shape_cache_fill      (KzruShapeCache *self,
                                            GtkSnapshot    *snapshot,
                                            const KzruBox  *box,
                                            double          radius,
                                            const GdkRGBA  *color);
guint           kzru_shape_cache_get_n_drawn (const KzruShapeCache *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruShapeCache, kzru_shape_cache_free)

G_END_DECLS
