/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/kzru-event-column.h"
#include "model/kzru-view-state.h"

G_BEGIN_DECLS

#define KZRU_TYPE_EVENT_ITEM (kzru_event_item_get_type ())
G_DECLARE_FINAL_TYPE (KzruEventItem, kzru_event_item, KZRU, EVENT_ITEM, GObject)

guint          kzru_event_item_get_record     (KzruEventItem   *self);

#define KZRU_TYPE_EVENT_LIST (kzru_event_list_get_type ())
G_DECLARE_FINAL_TYPE (KzruEventList, kzru_event_list, KZRU, EVENT_LIST, GObject)

KzruEventList *kzru_event_list_new            (KzruViewState   *view_state) G_GNUC_WARN_UNUSED_RESULT;
KzruEventList *kzru_event_list_new_sorted     (KzruViewState   *view_state,
                                               KzruEventColumn  column,
                                               gboolean         descending) G_GNUC_WARN_UNUSED_RESULT;
void           kzru_event_list_sort           (KzruEventList   *self,
                                               KzruEventColumn  column,
                                               gboolean         descending);
gboolean       kzru_event_list_is_filtering   (KzruEventList  *self);
int            kzru_event_list_get_percent    (KzruEventList   *self);
void           kzru_event_list_get_shown_order (KzruEventList  *self,
                                               KzruEventColumn *column,
                                               gboolean        *descending);
void           kzru_event_list_finish         (KzruEventList   *self);
guint          kzru_event_list_find           (KzruEventList   *self,
                                               guint            record);
guint          kzru_event_list_get_record     (KzruEventList   *self,
                                               guint            position);
char          *kzru_event_list_dup_text       (KzruEventList   *self,
                                               guint            record,
                                               KzruEventColumn  column) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
