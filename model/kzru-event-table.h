/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-atlas.h"
#include "model/kzru-edtf.h"
#include "model/kzru-event-columns.h"
#include "model/kzru-event-pyramid.h"
#include "model/kzru-interval-index.h"
#include "model/kzru-lanes.h"
#include "model/kzru-progress.h"

G_BEGIN_DECLS

/* There are at most so many lanes: they are numbered in 16 bits. */
#define KZRU_EVENT_TABLE_MAX_LANES 65536

/* No such row. */
#define KZRU_EVENT_TABLE_NO_ROW G_MAXUINT

/**
 * KzruEventEntry:
 * @record: the event's place among the events of its atlas
 * @lane: the event's lane
 * @importance: 1 to 5
 * @claims: (array length=n_claims): when it was, by each claim, the one shown first
 * @n_claims: how many claims there are, at least 1
 * @title: (nullable): the title to show, to be copied
 * @title_at: if there is no @title: where it stands in the block of memory that the
 *   table gets in the end
 *
 * An event on its way into a table.
 */
typedef struct
{
  guint                 record;
  guint                 lane;
  guint                 importance;
  const KzruEdtfBounds *claims;
  guint                 n_claims;
  const char           *title;
  gsize                 title_at;
} KzruEventEntry;

typedef struct _KzruEventTable        KzruEventTable;
typedef struct _KzruEventTableBuilder KzruEventTableBuilder;

#define KZRU_TYPE_EVENT_TABLE (kzru_event_table_get_type ())
GType kzru_event_table_get_type (void) G_GNUC_CONST;

KzruEventTableBuilder   *kzru_event_table_builder_new  (void) G_GNUC_WARN_UNUSED_RESULT;
KzruEventTableBuilder   *kzru_event_table_builder_new_sized (guint n_rows) G_GNUC_WARN_UNUSED_RESULT;
void                     kzru_event_table_builder_add  (KzruEventTableBuilder *self,
                                                        const KzruEventEntry  *entry);
KzruEventTable          *kzru_event_table_builder_end  (KzruEventTableBuilder *self,
                                                        guint                  n_lanes) G_GNUC_WARN_UNUSED_RESULT;
KzruEventTable          *kzru_event_table_builder_end_in (KzruEventTableBuilder *self,
                                                        guint                  n_lanes,
                                                        GBytes                *titles,
                                                        const KzruProgress    *progress) G_GNUC_WARN_UNUSED_RESULT;
void                     kzru_event_table_builder_free (KzruEventTableBuilder *self);

/**
 * KzruEventFilter:
 * @event: an event's place in the atlas
 * @user_data: what was passed along
 *
 * Says whether an event goes into a table.
 *
 * Returns: whether it does
 */
typedef gboolean (*KzruEventFilter) (guint    event,
                                     gpointer user_data);

KzruEventTable          *kzru_event_table_new_for_atlas (KzruAtlas           *atlas,
                                                         const char * const  *languages,
                                                         KzruEventFilter      filter,
                                                         gpointer             user_data) G_GNUC_WARN_UNUSED_RESULT;

KzruEventTable          *kzru_event_table_new_of_rows  (const KzruRowFilter *filter,
                                                        KzruLanes           *lanes,
                                                        const KzruProgress  *progress) G_GNUC_WARN_UNUSED_RESULT;

KzruEventTable          *kzru_event_table_new_in_lanes (KzruAtlas           *atlas,
                                                        const char * const  *languages,
                                                        KzruLanes           *lanes,
                                                        KzruEventFilter      filter,
                                                        gpointer             user_data) G_GNUC_WARN_UNUSED_RESULT;

KzruEventTable          *kzru_event_table_ref          (KzruEventTable        *self);
void                     kzru_event_table_unref        (KzruEventTable        *self);
const KzruEventColumns  *kzru_event_table_get_columns  (const KzruEventTable  *self);
const KzruIntervalIndex *kzru_event_table_get_index    (const KzruEventTable  *self);
const KzruEventPyramid  *kzru_event_table_get_pyramid  (const KzruEventTable  *self);
gsize                    kzru_event_table_get_bytes    (const KzruEventTable  *self);
KzruSpan                 kzru_event_table_get_span     (const KzruEventTable  *self);
guint                    kzru_event_table_get_n_lanes  (const KzruEventTable  *self);
guint                    kzru_event_table_get_lane_size (const KzruEventTable *self,
                                                        guint                  lane);
const char              *kzru_event_table_get_title    (const KzruEventTable  *self,
                                                        guint                  row);
GBytes                  *kzru_event_table_ref_titles   (const KzruEventTable  *self) G_GNUC_WARN_UNUSED_RESULT;
KzruEdtfBounds           kzru_event_table_get_claim    (const KzruEventTable  *self,
                                                        guint                  row,
                                                        guint                  claim);
guint                    kzru_event_table_find_row     (const KzruEventTable  *self,
                                                        guint                  record);
gint64                   kzru_event_table_get_instant  (const KzruEventTable  *self,
                                                        guint                  row);
guint                    kzru_event_table_find_next    (const KzruEventTable  *self,
                                                        gint64                 instant,
                                                        gboolean               later);
guint                    kzru_event_table_step         (const KzruEventTable  *self,
                                                        guint                  row,
                                                        gboolean               later);
guint                    kzru_event_table_next_row     (const KzruEventTable  *self,
                                                        guint                  row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruEventTable, kzru_event_table_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruEventTableBuilder, kzru_event_table_builder_free)

G_END_DECLS
