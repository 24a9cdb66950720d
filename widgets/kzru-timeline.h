/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/kzru-pane.h"

G_BEGIN_DECLS

#define KZRU_TYPE_TIMELINE (kzru_timeline_get_type ())
G_DECLARE_FINAL_TYPE (KzruTimeline, kzru_timeline, KZRU, TIMELINE, KzruPane)

GtkWidget     *kzru_timeline_new            (void) G_GNUC_WARN_UNUSED_RESULT;
void           kzru_timeline_zoom           (KzruTimeline  *self,
                                             double         factor);
void           kzru_timeline_show_span      (KzruTimeline  *self,
                                             KzruSpan       span);
void           kzru_timeline_show_whole_span (KzruTimeline *self,
                                             KzruSpan       span);
void           kzru_timeline_fit_all        (KzruTimeline  *self);
void           kzru_timeline_fit_selection  (KzruTimeline  *self);
gboolean       kzru_timeline_step_to_event  (KzruTimeline  *self,
                                             gboolean       later);
gboolean       kzru_timeline_get_playing    (KzruTimeline  *self);
void           kzru_timeline_set_playing    (KzruTimeline  *self,
                                             gboolean       playing);

G_END_DECLS
