/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

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
 * kzru_view_state_is_shown_on_map:
 * @self: a view state
 * @ref: a record of the atlas
 *
 * Says whether the map is to show a record: it passes the filters, or just the
 * query if [property@ViewState:show-all-times] is set.
 *
 * Returns: whether @ref is to be shown on the map
 */
gboolean
kzru_view_state_is_shown_on_map (KzruViewState *self,
                                 KzruRef        ref)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), FALSE);

  return self->show_all_times ? kzru_view_state_is_found (self, ref) : kzru_view_state_is_shown (self, ref);
}

/**
 * kzru_view_state_get_n_shown:
 * @self: a view state
 * @kind: events, routes or figures
 *
 * Counts the records that pass the filters.
 *
 * Returns: how many records of @kind are shown
 */
guint
kzru_view_state_get_n_shown (KzruViewState  *self,
                             KzruRecordKind  kind)
{
  guint n_shown = 0;

  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), 0);

  if (self->atlas == NULL || kzru_span_is_empty (self->time_range))
    return self->search != NULL ? kzru_search_get_n_matches (self->search, kind) : 0;

  for (guint i = 0; i < kzru_atlas_get_n_records (self->atlas, kind); i++)
    n_shown += kzru_view_state_is_shown (self, (KzruRef) { kind, i });

  return n_shown;
}
