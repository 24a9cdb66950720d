/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/kzru-view-state.h"

G_BEGIN_DECLS

/**
 * KzruEventColumn:
 * @KZRU_EVENT_COLUMN_DATE: when it was
 * @KZRU_EVENT_COLUMN_TITLE: its title
 * @KZRU_EVENT_COLUMN_THEME: its theme
 * @KZRU_EVENT_COLUMN_PLACE: its first place
 * @KZRU_EVENT_COLUMN_SOURCE: the document that speaks of it first
 * @KZRU_EVENT_COLUMN_CERTAINTY: how sure its date is
 *
 * What a list tells of an event, and may be sorted by.
 */
typedef enum
{
  KZRU_EVENT_COLUMN_DATE,
  KZRU_EVENT_COLUMN_TITLE,
  KZRU_EVENT_COLUMN_THEME,
  KZRU_EVENT_COLUMN_PLACE,
  KZRU_EVENT_COLUMN_SOURCE,
  KZRU_EVENT_COLUMN_CERTAINTY,
} KzruEventColumn;

#define KZRU_N_EVENT_COLUMNS (KZRU_EVENT_COLUMN_CERTAINTY + 1)

#define KZRU_TYPE_EVENT_ITEM (kzru_event_item_get_type ())
G_DECLARE_FINAL_TYPE (KzruEventItem, kzru_event_item, KZRU, EVENT_ITEM, GObject)

guint          kzru_event_item_get_record     (KzruEventItem   *self);

#define KZRU_TYPE_EVENT_LIST (kzru_event_list_get_type ())
G_DECLARE_FINAL_TYPE (KzruEventList, kzru_event_list, KZRU, EVENT_LIST, GObject)

KzruEventList *kzru_event_list_new            (KzruViewState   *view_state) G_GNUC_WARN_UNUSED_RESULT;
void           kzru_event_list_sort           (KzruEventList   *self,
                                               KzruEventColumn  column,
                                               gboolean         descending);
guint          kzru_event_list_find           (KzruEventList   *self,
                                               guint            record);
guint          kzru_event_list_get_record     (KzruEventList   *self,
                                               guint            position);
char          *kzru_event_list_dup_text       (KzruEventList   *self,
                                               guint            record,
                                               KzruEventColumn  column) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
