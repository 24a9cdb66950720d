/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KZRU_TYPE_EVENT_MARK (kzru_event_mark_get_type ())
G_DECLARE_FINAL_TYPE (KzruEventMark, kzru_event_mark, KZRU, EVENT_MARK, GtkWidget)

GtkWidget *kzru_event_mark_new          (void) G_GNUC_WARN_UNUSED_RESULT;
guint      kzru_event_mark_get_record   (KzruEventMark *self);
void       kzru_event_mark_set_record   (KzruEventMark *self,
                                         guint          record,
                                         const char    *name);
void       kzru_event_mark_set_selected (KzruEventMark *self,
                                         gboolean       selected);

G_END_DECLS
