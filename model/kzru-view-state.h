/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-atlas.h"
#include "model/kzru-corpus.h"
#include "model/kzru-row-filter.h"
#include "model/kzru-span.h"
#include "model/kzru-time-filter.h"
#include "model/kzru-view-history.h"

G_BEGIN_DECLS

/**
 * KzruLaneMode:
 * @KZRU_LANE_MODE_THEME: by theme
 * @KZRU_LANE_MODE_SOURCE: by the document that speaks of the event first
 * @KZRU_LANE_MODE_ACTOR: by the first actor
 * @KZRU_LANE_MODE_PLACE: by the first place
 * @KZRU_LANE_MODE_CERTAINTY: by how sure the date is
 *
 * What a timeline puts its events into lanes by.
 */
typedef enum
{
  KZRU_LANE_MODE_THEME,
  KZRU_LANE_MODE_SOURCE,
  KZRU_LANE_MODE_ACTOR,
  KZRU_LANE_MODE_PLACE,
  KZRU_LANE_MODE_CERTAINTY,
} KzruLaneMode;

/**
 * KzruTimeDirection:
 * @KZRU_TIME_FOLLOWS_INTERFACE: as texts of the interface run
 * @KZRU_TIME_LEFT_TO_RIGHT: from left to right
 * @KZRU_TIME_RIGHT_TO_LEFT: from right to left
 *
 * Which way time runs.
 */
typedef enum
{
  KZRU_TIME_FOLLOWS_INTERFACE,
  KZRU_TIME_LEFT_TO_RIGHT,
  KZRU_TIME_RIGHT_TO_LEFT,
} KzruTimeDirection;

#define KZRU_TYPE_TIME_DIRECTION (kzru_time_direction_get_type ())
GType kzru_time_direction_get_type (void) G_GNUC_CONST;

#define KZRU_TYPE_LANE_MODE (kzru_lane_mode_get_type ())
GType kzru_lane_mode_get_type (void) G_GNUC_CONST;

#define KZRU_TYPE_VIEW_STATE (kzru_view_state_get_type ())
G_DECLARE_FINAL_TYPE (KzruViewState, kzru_view_state, KZRU, VIEW_STATE, GObject)

KzruViewState *kzru_view_state_new               (void) G_GNUC_WARN_UNUSED_RESULT;

KzruAtlas     *kzru_view_state_get_atlas         (KzruViewState *self);
void           kzru_view_state_set_atlas         (KzruViewState *self,
                                                  KzruAtlas     *atlas);
KzruCorpus    *kzru_view_state_get_corpus        (KzruViewState *self);
void           kzru_view_state_set_corpus        (KzruViewState *self,
                                                  KzruCorpus    *corpus);

KzruRef        kzru_view_state_get_selected      (KzruViewState *self);
void           kzru_view_state_select            (KzruViewState *self,
                                                  KzruRef        ref);
KzruRef        kzru_view_state_get_hovered       (KzruViewState *self);
void           kzru_view_state_hover             (KzruViewState *self,
                                                  KzruRef        ref);

gboolean       kzru_view_state_is_selected       (KzruViewState *self,
                                                  KzruRef        ref);
gboolean       kzru_view_state_is_hovered        (KzruViewState *self,
                                                  KzruRef        ref);

KzruSpan       kzru_view_state_get_visible_span  (KzruViewState *self);
void           kzru_view_state_set_visible_span  (KzruViewState *self,
                                                  KzruSpan       span);
KzruSpan       kzru_view_state_get_document_span (KzruViewState *self);
KzruViewHistory *kzru_view_state_get_history     (KzruViewState *self);

const char    *kzru_view_state_get_query         (KzruViewState *self);
void           kzru_view_state_set_query         (KzruViewState *self,
                                                  const char    *query);
gboolean           kzru_view_state_is_searching (KzruViewState    *self);
void               kzru_view_state_finish_search (KzruViewState   *self);
gboolean       kzru_view_state_is_found          (KzruViewState *self,
                                                  KzruRef        ref);
gboolean       kzru_view_state_is_shown          (KzruViewState *self,
                                                  KzruRef        ref);
gboolean       kzru_view_state_is_shown_on_map   (KzruViewState *self,
                                                  KzruRef        ref);
gboolean       kzru_view_state_get_map_instant   (KzruViewState *self,
                                                  gint64        *instant);
gboolean       kzru_view_state_get_row_filter    (KzruViewState *self,
                                                  gboolean       in_time,
                                                  KzruRowFilter *filter);
gboolean       kzru_view_state_get_map_row_filter (KzruViewState *self,
                                                   KzruRowFilter *filter);
guint          kzru_view_state_get_n_shown       (KzruViewState  *self,
                                                  KzruRecordKind  kind);
gboolean       kzru_view_state_count_shown       (KzruViewState  *self,
                                                  KzruRecordKind  kind,
                                                  guint          *n);

KzruSpan       kzru_view_state_get_time_range    (KzruViewState *self);
void           kzru_view_state_set_time_range    (KzruViewState *self,
                                                  KzruSpan       range);
gboolean       kzru_view_state_has_time_range    (KzruViewState *self);
KzruTimeMode   kzru_view_state_get_time_mode     (KzruViewState *self);
void           kzru_view_state_set_time_mode     (KzruViewState *self,
                                                  KzruTimeMode   mode);
gint64         kzru_view_state_get_playhead      (KzruViewState *self);
void           kzru_view_state_set_playhead      (KzruViewState *self,
                                                  gint64         instant);
gboolean       kzru_view_state_has_playhead      (KzruViewState *self);

const char * const *kzru_view_state_get_languages (KzruViewState      *self);
void                kzru_view_state_set_languages (KzruViewState      *self,
                                                   const char * const *languages);
const char * const *kzru_view_state_get_calendars (KzruViewState      *self);
void                kzru_view_state_set_calendars (KzruViewState      *self,
                                                   const char * const *calendars);
KzruLaneMode        kzru_view_state_get_lane_mode (KzruViewState      *self);
void                kzru_view_state_set_lane_mode (KzruViewState      *self,
                                                   KzruLaneMode        mode);
guint               kzru_view_state_get_lane_rank (KzruViewState      *self,
                                                   const char         *lane);
void                kzru_view_state_order_lanes   (KzruViewState      *self,
                                                   const char * const *lanes);
gboolean            kzru_view_state_is_lane_collapsed (KzruViewState  *self,
                                                   const char         *lane);
void                kzru_view_state_collapse_lane (KzruViewState      *self,
                                                   const char         *lane,
                                                   gboolean            collapsed);
void                kzru_view_state_copy_lanes    (KzruViewState      *self,
                                                   KzruViewState      *from);
GVariant           *kzru_view_state_dup_lane_arrangement (KzruViewState *self) G_GNUC_WARN_UNUSED_RESULT;
void                kzru_view_state_recall_lane_arrangement (KzruViewState *self,
                                                   GVariant           *stored);
KzruTimeDirection   kzru_view_state_get_time_direction (KzruViewState *self);
void                kzru_view_state_set_time_direction (KzruViewState *self,
                                                   KzruTimeDirection   direction);
gboolean            kzru_view_state_get_show_all_times (KzruViewState *self);
void                kzru_view_state_set_show_all_times (KzruViewState *self,
                                                   gboolean            show_all_times);

G_END_DECLS
