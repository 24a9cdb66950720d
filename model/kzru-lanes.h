/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-progress.h"
#include "model/kzru-view-state.h"

G_BEGIN_DECLS

/* No event stands in more lanes than this. */
#define KZRU_LANES_MAX_OF_EVENT 8

typedef struct _KzruLanes KzruLanes;

#define KZRU_TYPE_LANES (kzru_lanes_get_type ())
GType kzru_lanes_get_type (void) G_GNUC_CONST;

KzruLanes  *kzru_lanes_new          (KzruViewState   *view_state) G_GNUC_WARN_UNUSED_RESULT;
KzruLanes  *kzru_lanes_new_uncounted (KzruViewState  *view_state) G_GNUC_WARN_UNUSED_RESULT;
gboolean    kzru_lanes_count        (KzruLanes           *self,
                                     const KzruRowFilter *found,
                                     const KzruProgress  *progress) G_GNUC_WARN_UNUSED_RESULT;
gboolean    kzru_lanes_take_categories (KzruLanes           *self,
                                        const KzruRowFilter *found);
KzruLanes  *kzru_lanes_ref          (KzruLanes       *self);
void        kzru_lanes_unref        (KzruLanes       *self);

KzruAtlas  *kzru_lanes_get_atlas    (const KzruLanes *self);
guint       kzru_lanes_get_n        (const KzruLanes *self);
const char *kzru_lanes_get_key      (const KzruLanes *self,
                                     guint            lane);
const char *kzru_lanes_get_title    (const KzruLanes *self,
                                     guint            lane);
guint32     kzru_lanes_get_rgb      (const KzruLanes *self,
                                     guint            lane);
gboolean    kzru_lanes_is_collapsed (const KzruLanes *self,
                                     guint            lane);
guint       kzru_lanes_get_n_found  (const KzruLanes *self,
                                     guint            lane);
guint       kzru_lanes_find         (const KzruLanes *self,
                                     guint            event,
                                     guint           *lanes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruLanes, kzru_lanes_unref)

G_END_DECLS
