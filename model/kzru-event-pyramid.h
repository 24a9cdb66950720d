/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-event-columns.h"

G_BEGIN_DECLS

typedef struct _KzruEventPyramid KzruEventPyramid;

KzruEventPyramid *kzru_event_pyramid_new       (const KzruEventColumns *columns,
                                                guint                   n_lanes) G_GNUC_WARN_UNUSED_RESULT;
void              kzru_event_pyramid_free      (KzruEventPyramid       *self);
guint             kzru_event_pyramid_get_n     (const KzruEventPyramid *self,
                                                guint                   lane);
guint             kzru_event_pyramid_find      (const KzruEventPyramid *self,
                                                guint                   lane,
                                                gint64                  instant);
guint             kzru_event_pyramid_find_from (const KzruEventPyramid *self,
                                                guint                   lane,
                                                guint                   place,
                                                gint64                  instant);
guint             kzru_event_pyramid_get_row   (const KzruEventPyramid *self,
                                                guint                   lane,
                                                guint                   place);
void              kzru_event_pyramid_find_best (const KzruEventPyramid *self,
                                                guint                   lane,
                                                guint                   first,
                                                guint                   end,
                                                guint                   n,
                                                GArray                 *rows);
gsize             kzru_event_pyramid_get_bytes (const KzruEventPyramid *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruEventPyramid, kzru_event_pyramid_free)

G_END_DECLS
