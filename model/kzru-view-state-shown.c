/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-atlas-spans.h"
#include "model/kzru-csv-table.h"
#include "model/kzru-date.h"
#include "model/kzru-view-state-private.h"

/* What is searched for, and which records pass that and the range of time. */

#define properties _kzru_view_state_properties

/**
 * kzru_view_state_get_query:
 * @self: a view state
 *
 * Gets the words that are searched for.
 *
 * Returns: (transfer none): the words, "" if there are none
 */
const char *
kzru_view_state_get_query (KzruViewState *self)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), NULL);

  return self->query;
}

/**
 * kzru_view_state_set_query:
 * @self: a view state
 * @query: (nullable): words in any language of the atlas
 *
 * Sets the words that are searched for: only records that have all of them
 * are shown.
 */
void
kzru_view_state_set_query (KzruViewState *self,
                           const char    *query)
{
  gboolean changed;

  g_return_if_fail (KZRU_IS_VIEW_STATE (self));

  if (query == NULL)
    query = "";
  if (g_str_equal (self->query, query))
    return;

  g_free (self->query);
  self->query = g_strdup (query);
  changed = self->search != NULL && kzru_search_set_query (self->search, query);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
  if (changed)
    _kzru_view_state_emit_found_changed (self);
}

/**
 * kzru_view_state_is_searching:
 * @self: a view state
 *
 * Says whether the query is still looked for in a large table. Until that is done,
 * what is found is what the query before has found; the end of it is told by
 * [signal@ViewState::shown-changed].
 *
 * Returns: whether it is
 */
gboolean
kzru_view_state_is_searching (KzruViewState *self)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), FALSE);

  return self->search != NULL && kzru_search_is_running (self->search);
}

/**
 * kzru_view_state_finish_search:
 * @self: a view state
 *
 * Waits until the query was looked for in all of a large table. Windows need not:
 * they hear of it.
 */
void
kzru_view_state_finish_search (KzruViewState *self)
{
  g_return_if_fail (KZRU_IS_VIEW_STATE (self));

  if (self->search != NULL)
    kzru_search_finish (self->search);
}

/**
 * kzru_view_state_is_found:
 * @self: a view state
 * @ref: a record of the atlas
 *
 * Says whether a record matches the query, whenever it was. The timeline goes by
 * this: what lies outside of the time range is what one sees the range among.
 *
 * Returns: whether @ref matches
 */
gboolean
kzru_view_state_is_found (KzruViewState *self,
                          KzruRef        ref)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), FALSE);

  return self->search == NULL || kzru_search_matches (self->search, ref);
}

/**
 * kzru_view_state_is_shown:
 * @self: a view state
 * @ref: a record of the atlas
 *
 * Says whether a record passes the filters: it matches the query and lies in the
 * time range, possibly or certainly, as [property@ViewState:time-mode] says. For
 * what the map shows, see [method@ViewState.is_shown_on_map].
 *
 * Returns: whether @ref is to be shown
 */
gboolean
kzru_view_state_is_shown (KzruViewState *self,
                          KzruRef        ref)
{
  return kzru_view_state_is_found (self, ref)
         && (self->time_filter == NULL || kzru_time_filter_passes (self->time_filter, ref));
}

/**
 * kzru_view_state_get_map_instant:
 * @self: a view state
 * @instant: (out): a time, in seconds of the time line
 *
 * Gets the time that the map shows routes at: that of the playhead, or else the
 * end of the time range.
 *
 * Returns: whether there is one; %FALSE too if all times are to be shown
 */
gboolean
kzru_view_state_get_map_instant (KzruViewState *self,
                                 gint64        *instant)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), FALSE);

  if (self->show_all_times)
    return FALSE;

  if (kzru_view_state_has_playhead (self))
    *instant = self->playhead;
  else if (kzru_view_state_has_time_range (self))
    *instant = self->time_range.end - 1;
  else
    return FALSE;

  return TRUE;
}

/* Whether an event may have begun by the time of the playhead, which comes to it where
 * the claim that is shown first puts it, whatever others say. */
static gboolean
has_begun (KzruViewState *self,
           guint          event)
{
  return kzru_atlas_get_event_bounds (self->atlas, event).outer.start <= self->playhead;
}

/**
 * kzru_view_state_is_shown_on_map:
 * @self: a view state
 * @ref: a record of the atlas
 *
 * Says whether the map is to show a record. Where
 * [property@ViewState:show-all-times] is set, or nothing is said of time, all that
 * matches the query is; else an event is, if it lies in the time range and has
 * begun by the time of the playhead, if that can be told. What is over by then
 * stays: it is what had happened.
 *
 * A route is there at any time: it is drawn as it stood at
 * [method@ViewState.get_map_instant]. A source tells of its state when the source
 * is written, which says nothing against its having been there before.
 *
 * Returns: whether @ref is to be shown on the map
 */
gboolean
kzru_view_state_is_shown_on_map (KzruViewState *self,
                                 KzruRef        ref)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), FALSE);

  if (!kzru_view_state_is_found (self, ref))
    return FALSE;
  if (self->show_all_times || ref.kind != KZRU_RECORD_EVENT)
    return TRUE;

  return (self->time_filter == NULL || kzru_time_filter_passes (self->time_filter, ref))
         && (!kzru_view_state_has_playhead (self) || has_begun (self, ref.index));
}

/**
 * kzru_view_state_get_row_filter:
 * @self: a view state
 * @in_time: whether to filter by time also, and not by the query alone
 * @filter: (out caller-allocates): which rows are shown, or else found; to be cleared
 *
 * Gets, of a table, which of its rows pass, so that it can be asked for a million of
 * them, or in a thread.
 *
 * Returns: whether a table is open
 */
gboolean
kzru_view_state_get_row_filter (KzruViewState *self,
                                gboolean       in_time,
                                KzruRowFilter *filter)
{
  KzruCsvTable *table;

  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), FALSE);

  table = self->atlas != NULL ? kzru_atlas_get_table (self->atlas) : NULL;
  if (table == NULL)
    return FALSE;

  kzru_row_filter_init (filter, kzru_csv_table_get_events (table));
  filter->matches = kzru_search_ref_row_matches (self->search);
  if (in_time)
    filter->range = self->time_range;
  filter->mode = self->time_mode;

  return TRUE;
}

/**
 * kzru_view_state_get_map_row_filter:
 * @self: a view state
 * @filter: (out caller-allocates): which rows are on the map; to be cleared
 *
 * Gets, of a table, which of its rows [method@ViewState.is_shown_on_map] lets pass.
 *
 * Returns: whether a table is open
 */
gboolean
kzru_view_state_get_map_row_filter (KzruViewState *self,
                                    KzruRowFilter *filter)
{
  if (!kzru_view_state_get_row_filter (self, !self->show_all_times, filter))
    return FALSE;

  if (!self->show_all_times && kzru_view_state_has_playhead (self))
    filter->until = kzru_instant_add (self->playhead, 1);

  return TRUE;
}
