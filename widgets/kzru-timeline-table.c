/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline"

#include "config.h"

#include "widgets/kzru-timeline-private.h"

/* Which events there are, in which lanes. The few of an atlas are laid out at once; the
 * rows of a large table in another thread, while the timeline stays as it was. */

#define AT_ONCE 16384 /* rows */
#define TOLD_EACH 100 /* ms; how far it is */

/* Outlives a timeline that no longer wants it. */
struct _KzruTimelineDividing
{
  KzruRowFilter filter;
  KzruLanes *lanes;
  KzruEventTable *table;
  gboolean reveals; /* whether matches that are out of view are gone to */
  GCancellable *cancellable;
  int percent; /* atomic */
};

static void
dividing_free (KzruTimelineDividing *dividing)
{
  kzru_row_filter_clear (&dividing->filter);
  kzru_lanes_unref (dividing->lanes);
  g_clear_pointer (&dividing->table, kzru_event_table_unref);
  g_object_unref (dividing->cancellable);
  g_free (dividing);
}

static gboolean
is_shown (guint    event,
          gpointer user_data)
{
  KzruTimeline *self = user_data;

  return kzru_view_state_is_found (self->view_state, (KzruRef) { KZRU_RECORD_EVENT, event });
}

/* Matches that are all out of view are gone to, or there would seem to be none. */
static void
reveal_matches (KzruTimeline *self)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));

  if (self->table == NULL || *kzru_view_state_get_query (self->view_state) == '\0'
      || kzru_event_table_get_columns (self->table)->n_rows == 0)
    return;

  kzru_interval_index_query (kzru_event_table_get_index (self->table),
                             (KzruSpan) { (gint64) self->start, (gint64) self->end }, rows);
  if (rows->len == 0 && !kzru_span_is_empty (kzru_event_table_get_span (self->table)))
    kzru_timeline_show_whole_span (self, kzru_event_table_get_span (self->table));
}

/* Shows other events, or in other lanes. Takes both. */
static void
take (KzruTimeline   *self,
      KzruLanes      *lanes,
      KzruEventTable *table,
      gboolean        reveals)
{
  g_clear_pointer (&self->tally, kzru_shown_tally_free);
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
end_dividing (KzruTimeline *self)
{
  g_clear_handle_id (&self->told_id, g_source_remove);
  self->dividing = NULL;
  kzru_pane_set_percent (KZRU_PANE (self), -1);
}

static void
give_up (KzruTimeline *self)
{
  if (self->dividing == NULL)
    return;

  g_cancellable_cancel (self->dividing->cancellable);
  end_dividing (self);
}

static gboolean
told_cb (gpointer user_data)
{
  KzruTimeline *self = user_data;

  kzru_pane_set_percent (KZRU_PANE (self), g_atomic_int_get (&self->dividing->percent));

  return G_SOURCE_CONTINUE;
}

static void
divide_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  KzruTimelineDividing *dividing = task_data;
  KzruProgress all = { &dividing->percent, 0, 100, cancellable };
  KzruProgress counting = kzru_progress_part (&all, 0, 20);
  KzruProgress building = kzru_progress_part (&all, 20, 100);

  if (kzru_lanes_count (dividing->lanes, &dividing->filter, &counting))
    dividing->table = kzru_event_table_new_of_rows (&dividing->filter, dividing->lanes, &building);
  g_task_return_boolean (task, dividing->table != NULL);
}

static void
divided_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  KzruTimelineDividing *dividing = g_task_get_task_data (G_TASK (result));
  KzruTimeline *self = user_data;

  /* Given up: @self may be no more. */
  if (g_cancellable_is_cancelled (dividing->cancellable))
    return;

  end_dividing (self);
  take (self, kzru_lanes_ref (dividing->lanes), g_steal_pointer (&dividing->table), dividing->reveals);
}

static void
start_dividing (KzruTimeline  *self,
                KzruRowFilter *filter,
                KzruLanes     *lanes,
                gboolean       reveals)
{
  g_autoptr (GTask) task = NULL;

  self->dividing = g_new0 (KzruTimelineDividing, 1);
  kzru_row_filter_copy (filter, &self->dividing->filter);
  self->dividing->lanes = lanes;
  self->dividing->reveals = reveals;
  self->dividing->cancellable = g_cancellable_new ();
  self->told_id = g_timeout_add (TOLD_EACH, told_cb, self);

  task = g_task_new (NULL, self->dividing->cancellable, divided_cb, self);
  g_task_set_source_tag (task, start_dividing);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self->dividing, (GDestroyNotify) dividing_free);
  g_task_run_in_thread (task, divide_in_thread);
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

  give_up (self);
  if (atlas == NULL)
    {
      kzru_timeline_clear_table (self);
      return;
    }

  if (kzru_view_state_get_row_filter (self->view_state, FALSE, &filter)
      && kzru_event_table_get_columns (filter.events)->n_rows > AT_ONCE)
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
  give_up (self);
  g_clear_pointer (&self->tally, kzru_shown_tally_free);
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
    give_up (self);
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
