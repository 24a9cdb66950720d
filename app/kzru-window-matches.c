/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-window"

#include "config.h"

#include "app/kzru-window-private.h"

#include "model/kzru-event-table.h"

/* The way from one match of a search to the next. In a large table the next one may be a
 * million rows away: there it is looked for in another thread, and can be given up. */

typedef struct
{
  gint64 start;
  KzruRef ref;
} Match;

static int
compare_matches (const Match *first,
                 const Match *second)
{
  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (first->ref.kind != second->ref.kind)
    return first->ref.kind < second->ref.kind ? -1 : 1;
  return (first->ref.index > second->ref.index) - (first->ref.index < second->ref.index);
}

static Match
get_match (KzruWindow *self,
           KzruRef     ref)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (self->state);
  gboolean is_event = ref.kind == KZRU_RECORD_EVENT;

  return (Match) { is_event ? kzru_atlas_get_event_bounds (atlas, ref.index).outer.start : KZRU_INSTANT_MAX, ref };
}

/* Looks for the match of an atlas that comes next in the direction of @step: events in
 * the order of time, then routes and figures in that of the file, then from the other
 * end again. */
static KzruRef
find_record (KzruWindow *self,
             KzruRef     selected,
             int         step)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (self->state);
  gboolean has_from = selected.kind != KZRU_RECORD_NONE;
  Match from = has_from ? get_match (self, selected) : (Match) { 0 };
  Match found = { 0, KZRU_REF_NONE };
  gboolean is_beyond = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (kzru_window_searched); i++)
    for (guint j = 0; j < kzru_atlas_get_n_records (atlas, kzru_window_searched[i]); j++)
      {
        Match match;
        gboolean beyond;

        if (!kzru_view_state_is_shown (self->state, (KzruRef) { kzru_window_searched[i], j }))
          continue;
        match = get_match (self, (KzruRef) { kzru_window_searched[i], j });
        beyond = !has_from || step * compare_matches (&match, &from) > 0;
        if (found.ref.kind == KZRU_RECORD_NONE || beyond > is_beyond
            || (beyond == is_beyond && step * compare_matches (&match, &found) < 0))
          {
            found = match;
            is_beyond = beyond;
          }
      }

  return found.ref;
}

/* The same in a table, which holds nothing but events, and may hold a million: its rows
 * are sorted by time, and only those up to the next match are looked at. */
typedef struct
{
  KzruRowFilter filter;
  guint from;
  int step;
  guint row;
} Finding;

static void
finding_free (Finding *finding)
{
  kzru_row_filter_clear (&finding->filter);
  g_free (finding);
}

static void
find_row (gpointer            work,
          const KzruProgress *progress)
{
  Finding *finding = work;

  finding->row = kzru_row_filter_find (&finding->filter, finding->from, finding->step, progress);
}

static void
found_row_cb (gpointer work,
              gpointer owner)
{
  Finding *finding = work;
  KzruWindow *self = owner;
  KzruEventTable *events = finding->filter.events;

  kzru_window_set_action_enabled (self, "cancel-finding", FALSE);
  if (finding->row != KZRU_EVENT_TABLE_NO_ROW)
    kzru_view_state_select (self->state, (KzruRef) { KZRU_RECORD_EVENT,
                                                     kzru_event_table_get_columns (events)->record[finding->row] });
}

static void
told_cb (gpointer owner,
         int      percent)
{
  KzruWindow *self = owner;

  self->is_finding_long = percent >= 0;
  kzru_window_tell_matches (self);
}

static const KzruJobKind finding_kind = {
  .run = find_row,
  .done = found_row_cb,
  .told = told_cb,
  .free = (GDestroyNotify) finding_free,
};

/* Steps that come faster than matches are found wait for none: with a key held down one
 * would never come to any. */
static void
start_finding (KzruWindow          *self,
               const KzruRowFilter *filter,
               KzruRef              selected,
               int                  step)
{
  Finding *finding;

  if (self->finding != NULL && self->finding_step == step)
    return;

  finding = g_new0 (Finding, 1);
  kzru_row_filter_copy (filter, &finding->filter);
  finding->from = selected.kind == KZRU_RECORD_EVENT ? kzru_event_table_find_row (filter->events, selected.index)
                                                     : KZRU_EVENT_TABLE_NO_ROW;
  finding->step = step;

  if (kzru_event_table_get_columns (filter->events)->n_rows <= KZRU_JOB_AT_ONCE)
    {
      find_row (finding, NULL);
      found_row_cb (finding, self);
      finding_free (finding);
      return;
    }

  self->finding_step = step;
  kzru_window_set_action_enabled (self, "cancel-finding", TRUE);
  kzru_job_start (&self->finding, &finding_kind, finding, self);
}

static void
give_up (KzruWindow *self)
{
  kzru_job_give_up (&self->finding);
  kzru_window_set_action_enabled (self, "cancel-finding", FALSE);
}

static void
cancel_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  give_up (user_data);
}

/* What is shown has changed: what was awaited of it is there, and what was looked for
 * in it before is not what one looks for now. */
static void
shown_cb (KzruWindow *self)
{
  give_up (self);
  if (self->awaited_match != 0)
    kzru_window_step_to_match (self, self->awaited_match);
}

/**
 * kzru_window_step_to_match:
 * @self: a window
 * @step: 1 for what comes later in time, -1 for what came earlier
 *
 * Selects the next match of the search, if need be when it was found.
 */
void
kzru_window_step_to_match (KzruWindow *self,
                           int         step)
{
  KzruRef selected = kzru_view_state_get_selected (self->state);
  g_auto (KzruRowFilter) filter = { 0 };
  KzruRef found;

  self->awaited_match = 0;
  if (kzru_view_state_get_atlas (self->state) == NULL)
    return;

  if (kzru_view_state_is_searching (self->state))
    {
      self->awaited_match = step;
      return;
    }

  if (kzru_view_state_get_row_filter (self->state, TRUE, &filter))
    {
      start_finding (self, &filter, selected, step);
      return;
    }

  found = find_record (self, selected, step);
  if (found.kind != KZRU_RECORD_NONE)
    kzru_view_state_select (self->state, found);
}

/**
 * kzru_window_init_matches:
 * @self: a window
 *
 * Lets the way to the next match follow the view state.
 */
void
kzru_window_init_matches (KzruWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "cancel-finding", .activate = cancel_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  kzru_window_set_action_enabled (self, "cancel-finding", FALSE);
  g_signal_connect_object (self->state, "shown-changed", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "notify::selected", G_CALLBACK (give_up), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "notify::atlas", G_CALLBACK (give_up), self, G_CONNECT_SWAPPED);
}

/**
 * kzru_window_dispose_matches:
 * @self: a window
 *
 * Gives up looking for a match.
 */
void
kzru_window_dispose_matches (KzruWindow *self)
{
  if (self->finding != NULL)
    give_up (self);
}
