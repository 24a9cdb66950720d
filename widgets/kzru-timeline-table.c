/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline"

#include "config.h"

#include "model/kzru-date.h"
#include "widgets/kzru-timeline-private.h"

/* Which events there are, in which lanes. The few of an atlas are laid out at once; the
 * rows of a large table in another thread, while the timeline stays as it was. */

typedef struct
{
  KzruRowFilter filter;
  KzruLanes *lanes;
  KzruEventTable *table;
  gboolean reveals; /* whether matches that are out of view are gone to */
} Dividing;

static void
dividing_free (Dividing *dividing)
{
  kzru_row_filter_clear (&dividing->filter);
  kzru_lanes_unref (dividing->lanes);
  g_clear_pointer (&dividing->table, kzru_event_table_unref);
  g_free (dividing);
}

static gboolean
is_shown (guint    event,
          gpointer user_data)
{
  KzruTimeline *self = user_data;

  return kzru_view_state_is_found (self->view_state, (KzruRef) { KZRU_RECORD_EVENT, event });
}

/* Whether any event is in view: one begins there, or goes on from before. */
static gboolean
is_any_in_view (KzruTimeline *self)
{
  const KzruIntervalIndex *index = kzru_event_table_get_index (self->table);
  gint64 start = kzru_instant_from_double (self->start);
  g_autoptr (GArray) rows = NULL;

  if (kzru_interval_index_first_from (index, start) < kzru_interval_index_first_from (index, kzru_instant_from_double (self->end)))
    return TRUE;

  rows = g_array_new (FALSE, FALSE, sizeof (guint));
  kzru_interval_index_query (index, (KzruSpan) { start, kzru_instant_add (start, 1) }, rows);
  return rows->len > 0;
}

/* Matches that are all out of view are gone to, or there would seem to be none. */
static void
reveal_matches (KzruTimeline *self)
{
  if (self->table == NULL || *kzru_view_state_get_query (self->view_state) == '\0'
      || kzru_event_table_get_columns (self->table)->n_rows == 0)
    return;

  if (!is_any_in_view (self) && !kzru_span_is_empty (kzru_event_table_get_span (self->table)))
    kzru_timeline_show_whole_span (self, kzru_event_table_get_span (self->table));
}

/* Shows other events, or in other lanes. Takes both. */
static void
take (KzruTimeline   *self,
      KzruLanes      *lanes,
      KzruEventTable *table,
      gboolean        reveals)
{
  kzru_timeline_forget_tally (self);
  g_clear_pointer (&self->table, kzru_event_table_unref);
  g_clear_pointer (&self->lanes, kzru_lanes_unref);
  self->lanes = lanes;
  self->table = table;
  self->lanes_mode = kzru_view_state_get_lane_mode (self->view_state);
  self->is_stale = FALSE;

  kzru_timeline_invalidate (self);
  if (reveals)
    reveal_matches (self);
}

static void
divide_in_thread (gpointer            work,
                  const KzruProgress *progress)
{
  Dividing *dividing = work;
  KzruProgress counting = kzru_progress_part (progress, 0, 20);
  KzruProgress building = kzru_progress_part (progress, 20, 100);

  if (kzru_lanes_count (dividing->lanes, &dividing->filter, &counting))
    dividing->table = kzru_event_table_new_of_rows (&dividing->filter, dividing->lanes, &building);
}

static void
divided_cb (gpointer work,
            gpointer owner)
{
  Dividing *dividing = work;

  take (owner, kzru_lanes_ref (dividing->lanes), g_steal_pointer (&dividing->table), dividing->reveals);
}

static void
told_cb (gpointer owner,
         int      percent)
{
  kzru_pane_set_percent (owner, percent);
}

static const KzruJobKind dividing_kind = {
  .run = divide_in_thread,
  .done = divided_cb,
  .told = told_cb,
  .free = (GDestroyNotify) dividing_free,
};

static void
start_dividing (KzruTimeline  *self,
                KzruRowFilter *filter,
                KzruLanes     *lanes,
                gboolean       reveals)
{
  Dividing *dividing = g_new0 (Dividing, 1);

  kzru_row_filter_copy (filter, &dividing->filter);
  dividing->lanes = lanes;
  dividing->reveals = reveals;
  kzru_job_start (&self->dividing, &dividing_kind, dividing, self);
}

static void
divide_rows (KzruTimeline  *self,
             KzruRowFilter *filter,
             gboolean       reveals)
{
  KzruLanes *lanes = kzru_lanes_new_uncounted (self->view_state);

  if (kzru_lanes_take_categories (lanes, filter))
    {
      take (self, lanes, kzru_event_table_ref (filter->events), reveals);
      return;
    }

  /* Records of another atlas are never looked up in this one. */
  if (self->lanes != NULL && kzru_lanes_get_atlas (self->lanes) != kzru_view_state_get_atlas (self->view_state))
    kzru_timeline_clear_table (self);
  start_dividing (self, filter, lanes, reveals);
}

static void
update (KzruTimeline *self,
        gboolean      reveals)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (self->view_state);
  g_auto (KzruRowFilter) filter = { 0 };
  KzruLanes *lanes;

  kzru_job_give_up (&self->dividing);
  if (atlas == NULL)
    {
      kzru_timeline_clear_table (self);
      return;
    }

  if (kzru_view_state_get_row_filter (self->view_state, FALSE, &filter)
      && kzru_event_table_get_columns (filter.events)->n_rows > KZRU_JOB_AT_ONCE)
    {
      divide_rows (self, &filter, reveals);
      return;
    }

  lanes = kzru_lanes_new (self->view_state);
  take (self, lanes,
        kzru_event_table_new_in_lanes (atlas, kzru_view_state_get_languages (self->view_state), lanes, is_shown, self),
        reveals);
}

/**
 * kzru_timeline_clear_table:
 * @self: a timeline
 *
 * Shows no events, and gives up what is under way.
 */
void
kzru_timeline_clear_table (KzruTimeline *self)
{
  kzru_job_give_up (&self->dividing);
  kzru_timeline_forget_tally (self);
  g_clear_pointer (&self->table, kzru_event_table_unref);
  g_clear_pointer (&self->lanes, kzru_lanes_unref);
  kzru_timeline_invalidate (self);
}

/**
 * kzru_timeline_update_table:
 * @self: a timeline with a view state
 *
 * Shows the events that pass the filters, in their lanes; of a large table a little
 * later.
 */
void
kzru_timeline_update_table (KzruTimeline *self)
{
  self->is_stale = TRUE;
  update (self, FALSE);
}

/**
 * kzru_timeline_found_changed:
 * @self: a timeline with a view state
 *
 * Shows other events, as they were searched for.
 */
void
kzru_timeline_found_changed (KzruTimeline *self)
{
  self->is_stale = TRUE;
  update (self, TRUE);
}

/**
 * kzru_timeline_lane_mode_changed:
 * @self: a timeline with a view state
 *
 * Shows the events in other lanes. If that is how they are shown still, nothing is to
 * be done.
 */
void
kzru_timeline_lane_mode_changed (KzruTimeline *self)
{
  if (self->table != NULL && !self->is_stale && self->lanes_mode == kzru_view_state_get_lane_mode (self->view_state))
    kzru_job_give_up (&self->dividing);
  else
    update (self, FALSE);
}

/**
 * kzru_timeline_give_up:
 * @pane: a timeline
 *
 * Keeps the lanes that are shown, or else gives up what is searched for.
 */
void
kzru_timeline_give_up (KzruPane *pane)
{
  KzruTimeline *self = KZRU_TIMELINE (pane);

  if (self->dividing == NULL || self->table == NULL)
    return;

  if (kzru_view_state_get_lane_mode (self->view_state) != self->lanes_mode)
    kzru_view_state_set_lane_mode (self->view_state, self->lanes_mode);
  else
    kzru_view_state_set_query (self->view_state, "");
}
