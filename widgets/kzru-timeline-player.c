/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline"

#include "config.h"

#include "widgets/kzru-timeline-private.h"

#include <math.h>

/* How the playhead goes through time: evenly, as much in a second as a part of
 * the window; or, where nothing is to move by itself, from event to event. */

#define PLAY_SECONDS 30.0  /* for the time that fills the window */
#define STEP_INTERVAL 1200 /* ms between events, where motion is reduced */

static gint64
get_playhead (KzruTimeline *self)
{
  return kzru_view_state_has_playhead (self->view_state) ? kzru_view_state_get_playhead (self->view_state)
                                                         : kzru_instant_from_double (self->start);
}

/**
 * kzru_timeline_step_to_event:
 * @self: a timeline
 * @later: whether to go to a later one
 *
 * Moves the playhead to the next event, or the one before, and selects it. The playhead
 * stands where the event does by the claim that is shown first.
 *
 * Returns: whether there is one
 */
gboolean
kzru_timeline_step_to_event (KzruTimeline *self,
                             gboolean      later)
{
  gint64 instant;
  guint row, record;

  g_return_val_if_fail (KZRU_IS_TIMELINE (self), FALSE);

  if (self->view_state == NULL || kzru_timeline_ensure_layout (self) == NULL)
    return FALSE;

  row = kzru_event_table_find_next (self->table, get_playhead (self), later);
  if (row == KZRU_EVENT_TABLE_NO_ROW)
    return FALSE;

  instant = kzru_event_table_get_instant (self->table, row);
  record = kzru_event_table_get_columns (self->table)->record[row];
  kzru_view_state_set_playhead (self->view_state, instant);
  kzru_view_state_select (self->view_state, (KzruRef) { KZRU_RECORD_EVENT, record });
  kzru_timeline_reveal (self, record);
  kzru_timeline_reveal_instant (self, (double) instant);

  return TRUE;
}

/* Turns the page when the playhead leaves it. */
static void
follow (KzruTimeline *self,
        double        instant)
{
  KzruScale scale = kzru_timeline_get_scale (self);
  double duration = self->end - self->start;

  if (instant >= self->start && instant <= self->end)
    return;

  scale = kzru_scale_new (instant - duration / 10, instant + duration * 9 / 10, scale.length, scale.mirrored);
  kzru_timeline_move_to (self, &scale);
}

static gboolean
play_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  KzruTimeline *self = KZRU_TIMELINE (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = (double) (now - self->last_played) / G_USEC_PER_SEC;
  KzruSpan document = kzru_view_state_get_document_span (self->view_state);

  self->last_played = now;
  self->play_instant += seconds * (self->end - self->start) / PLAY_SECONDS;
  if (self->play_instant >= (double) document.end)
    {
      kzru_view_state_set_playhead (self->view_state, document.end);
      kzru_timeline_set_playing (self, FALSE);
      return G_SOURCE_REMOVE;
    }

  kzru_view_state_set_playhead (self->view_state, kzru_instant_from_double (self->play_instant));
  follow (self, self->play_instant);

  return G_SOURCE_CONTINUE;
}

static gboolean
step_cb (gpointer user_data)
{
  KzruTimeline *self = user_data;

  if (kzru_timeline_step_to_event (self, TRUE))
    return G_SOURCE_CONTINUE;

  self->step_id = 0;
  kzru_timeline_set_playing (self, FALSE);
  return G_SOURCE_REMOVE;
}

/* At the end of time, it starts again from the window's beginning. */
static void
start (KzruTimeline *self)
{
  KzruSpan document = kzru_view_state_get_document_span (self->view_state);
  gint64 from = get_playhead (self);

  if (from >= document.end || from < document.start)
    from = MAX (document.start, kzru_instant_from_double (self->start));

  kzru_view_state_set_playhead (self->view_state, from);
  self->play_instant = (double) from;
  follow (self, self->play_instant);

  if (kzru_pane_may_animate (KZRU_PANE (self)))
    {
      self->last_played = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (GTK_WIDGET (self)));
      self->play_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), play_cb, NULL, NULL);
    }
  else
    self->step_id = g_timeout_add (STEP_INTERVAL, step_cb, self);
}

/**
 * kzru_timeline_get_playing:
 * @self: a timeline
 *
 * Gets whether the playhead goes through time by itself.
 *
 * Returns: whether it does
 */
gboolean
kzru_timeline_get_playing (KzruTimeline *self)
{
  g_return_val_if_fail (KZRU_IS_TIMELINE (self), FALSE);

  return self->playing;
}

/**
 * kzru_timeline_set_playing:
 * @self: a timeline
 * @playing: whether the playhead is to go through time by itself
 *
 * Starts or stops the playhead. With nothing to show, it does not start.
 */
void
kzru_timeline_set_playing (KzruTimeline *self,
                           gboolean      playing)
{
  g_return_if_fail (KZRU_IS_TIMELINE (self));

  playing = playing && self->view_state != NULL && kzru_timeline_ensure_layout (self) != NULL;
  if (self->playing == playing)
    return;

  self->playing = playing;
  if (self->play_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->play_id);
  self->play_id = 0;
  g_clear_handle_id (&self->step_id, g_source_remove);

  if (playing)
    start (self);
  g_object_notify (G_OBJECT (self), "playing");
}

/**
 * kzru_timeline_playhead_moved:
 * @self: a timeline
 *
 * Hears of the playhead: whoever moves it while it plays, it goes on from there.
 */
void
kzru_timeline_playhead_moved (KzruTimeline *self)
{
  gint64 playhead = kzru_view_state_get_playhead (self->view_state);

  if (self->playing && !kzru_view_state_has_playhead (self->view_state))
    kzru_timeline_set_playing (self, FALSE);
  else if (self->playing && fabs ((double) playhead - self->play_instant) > 1)
    self->play_instant = (double) playhead;

  gtk_widget_queue_draw (GTK_WIDGET (self));
}
