/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-view-state-private.h"

/* When one looks at: what the timeline shows, the range that filters, and the
 * playhead. */

#define properties _kzru_view_state_properties

/**
 * kzru_view_state_get_visible_span:
 * @self: a view state
 *
 * Gets the time that the timeline shows.
 *
 * Returns: the span, in seconds of the time line
 */
KzruSpan
kzru_view_state_get_visible_span (KzruViewState *self)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), ((KzruSpan) { 0, 0 }));

  return self->visible_span;
}

/**
 * kzru_view_state_set_visible_span:
 * @self: a view state
 * @span: a span that is not empty, in seconds of the time line
 *
 * Sets the time that the timeline shows.
 */
void
kzru_view_state_set_visible_span (KzruViewState *self,
                                  KzruSpan       span)
{
  g_return_if_fail (KZRU_IS_VIEW_STATE (self));
  g_return_if_fail (!kzru_span_is_empty (span));

  if (kzru_span_equal (self->visible_span, span))
    return;

  self->visible_span = span;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VISIBLE_SPAN]);
}

/**
 * kzru_view_state_get_document_span:
 * @self: a view state
 *
 * Gets the span in which all events of the atlas lie, with a margin.
 *
 * Returns: the span, in seconds of the time line; empty with no atlas
 */
KzruSpan
kzru_view_state_get_document_span (KzruViewState *self)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), ((KzruSpan) { 0, 0 }));

  return self->document_span;
}

/**
 * kzru_view_state_get_history:
 * @self: a view state
 *
 * Gets the views that one has come through. Panes tell it what they show when
 * they have come to rest, and hear from it what they are to show again.
 *
 * Returns: (transfer none): the history
 */
KzruViewHistory *
kzru_view_state_get_history (KzruViewState *self)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), NULL);

  return self->history;
}

/**
 * kzru_view_state_get_time_range:
 * @self: a view state
 *
 * Gets the range of time that records have to lie in to be shown.
 *
 * Returns: the range, in seconds of the time line; empty for all time
 */
KzruSpan
kzru_view_state_get_time_range (KzruViewState *self)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), ((KzruSpan) { 0, 0 }));

  return self->time_range;
}

static void
update_time_filter (KzruViewState *self)
{
  if (self->time_filter != NULL)
    kzru_time_filter_set_range (self->time_filter, self->time_range, self->time_mode);
}

/**
 * kzru_view_state_set_time_range:
 * @self: a view state
 * @range: a range, in seconds of the time line; any empty one for all time
 *
 * Sets the range of time that records have to lie in to be shown.
 */
void
kzru_view_state_set_time_range (KzruViewState *self,
                                KzruSpan       range)
{
  g_return_if_fail (KZRU_IS_VIEW_STATE (self));

  if (kzru_span_is_empty (range))
    range = (KzruSpan) { 0, 0 };
  if (kzru_span_equal (self->time_range, range))
    return;

  self->time_range = range;
  update_time_filter (self);
  /* In all time there is nothing to count, and of a million rows that takes 25 MB. */
  if (kzru_span_is_empty (range))
    _kzru_view_state_forget_count (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TIME_RANGE]);
  _kzru_view_state_emit_shown_changed (self);
}

/**
 * kzru_view_state_has_time_range:
 * @self: a view state
 *
 * Says whether a range of time is set.
 *
 * Returns: whether there is a range
 */
gboolean
kzru_view_state_has_time_range (KzruViewState *self)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), FALSE);

  return !kzru_span_is_empty (self->time_range);
}

/**
 * kzru_view_state_get_time_mode:
 * @self: a view state
 *
 * Gets whether what may lie in the range of time is shown, or only what must.
 *
 * Returns: the mode
 */
KzruTimeMode
kzru_view_state_get_time_mode (KzruViewState *self)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), KZRU_TIME_POSSIBLY_WITHIN);

  return self->time_mode;
}

/**
 * kzru_view_state_set_time_mode:
 * @self: a view state
 * @mode: a mode
 *
 * Sets whether what may lie in the range of time is shown, or only what must.
 */
void
kzru_view_state_set_time_mode (KzruViewState *self,
                               KzruTimeMode   mode)
{
  g_return_if_fail (KZRU_IS_VIEW_STATE (self));

  if (self->time_mode == mode)
    return;

  self->time_mode = mode;
  update_time_filter (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TIME_MODE]);
  if (!kzru_span_is_empty (self->time_range))
    _kzru_view_state_emit_shown_changed (self);
}

/**
 * kzru_view_state_get_playhead:
 * @self: a view state
 *
 * Gets the instant that one stands at in time.
 *
 * Returns: the instant, in seconds of the time line, or `KZRU_INSTANT_MIN` if
 *   there is none
 */
gint64
kzru_view_state_get_playhead (KzruViewState *self)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), KZRU_INSTANT_MIN);

  return self->playhead;
}

/**
 * kzru_view_state_has_playhead:
 * @self: a view state
 *
 * Says whether one stands at some instant in time.
 *
 * Returns: whether there is a playhead
 */
gboolean
kzru_view_state_has_playhead (KzruViewState *self)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), FALSE);

  return self->playhead != KZRU_INSTANT_MIN;
}

/**
 * kzru_view_state_set_playhead:
 * @self: a view state
 * @instant: an instant, in seconds of the time line, or `KZRU_INSTANT_MIN` for none
 *
 * Moves the playhead.
 */
void
kzru_view_state_set_playhead (KzruViewState *self,
                              gint64         instant)
{
  g_return_if_fail (KZRU_IS_VIEW_STATE (self));

  if (self->playhead == instant)
    return;

  self->playhead = instant;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYHEAD]);
}
