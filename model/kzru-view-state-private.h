/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-view-state.h"

#include "model/kzru-job.h"
#include "model/kzru-range-counts.h"
#include "model/kzru-search.h"
#include "model/kzru-time-filter.h"

G_BEGIN_DECLS

struct _KzruViewState
{
  GObject parent_instance;

  KzruAtlas *atlas;
  KzruCorpus *corpus;          /* NULL if nobody said where the documents are */
  KzruSearch *search;          /* NULL with no atlas, as is the filter */
  KzruTimeFilter *time_filter;
  char **languages;
  char **calendars;
  char *query;

  KzruRef selected;
  KzruRef hovered;

  KzruJob *counting;           /* NULL if nothing is counted */
  KzruRowFilter counted;       /* what was counted last, or is being counted, in any range */
  KzruRangeCounts *counts;     /* NULL until that is done */

  KzruViewHistory *history;
  KzruSpan visible_span;
  KzruSpan document_span;

  KzruSpan time_range;
  KzruTimeMode time_mode;
  gint64 playhead;             /* s; KZRU_INSTANT_MIN if there is none */

  KzruLaneMode lane_mode;
  KzruTimeDirection time_direction;
  GHashTable *arrangements;    /* of lanes; see kzru-view-state-lanes.c */
  gboolean show_all_times;
};

enum
{
  PROP_0,
  PROP_ATLAS,
  PROP_CORPUS,
  PROP_SELECTED,
  PROP_HOVERED,
  PROP_VISIBLE_SPAN,
  PROP_QUERY,
  PROP_LANGUAGES,
  PROP_CALENDARS,
  PROP_TIME_RANGE,
  PROP_TIME_MODE,
  PROP_PLAYHEAD,
  PROP_LANE_MODE,
  PROP_TIME_DIRECTION,
  PROP_SHOW_ALL_TIMES,
  N_PROPS
};

extern GParamSpec *_kzru_view_state_properties[N_PROPS];

/* Tells that other records match the query, and so are shown, than before. */
void _kzru_view_state_emit_found_changed (KzruViewState *self);

/* Tells that other records are shown than before. */
void _kzru_view_state_emit_shown_changed (KzruViewState *self);

/* Tells that it is known how many rows of a large table are shown, in any range. */
void _kzru_view_state_emit_counted (KzruViewState *self);

/* Forgets how many rows of a table are shown, and gives up counting them. */
void _kzru_view_state_forget_count (KzruViewState *self);

/* Tells that the lanes stand in another order, or are collapsed or opened. */
void _kzru_view_state_emit_lanes_changed (KzruViewState *self);

G_END_DECLS
