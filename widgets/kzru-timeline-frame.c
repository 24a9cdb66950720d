/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline"

#include "config.h"

#include "widgets/kzru-timeline-private.h"

#include <math.h>

/* When the timeline is laid out.
 *
 * Children are given places when it has come to rest, and when lanes have others. To
 * allocate in each frame of a movement would have GTK look for the room of the whole
 * window, for which X11 is asked thrice, and nobody can tell: the children of events
 * and counts take no clicks, and what they stand for is drawn by the timeline. */

/**
 * kzru_timeline_get_selected_row:
 * @self: a timeline with a table
 *
 * Finds the first row of the event that is selected.
 *
 * Returns: the row, or `KZRU_EVENT_TABLE_NO_ROW` if no event is, or it is not in the table
 */
guint
kzru_timeline_get_selected_row (KzruTimeline *self)
{
  KzruRef selected = kzru_view_state_get_selected (self->view_state);

  if (selected.kind != KZRU_RECORD_EVENT)
    return KZRU_EVENT_TABLE_NO_ROW;

  return kzru_event_table_find_row (self->table, selected.index);
}

static KzruTimelineLayout *
make_layout (KzruTimeline *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double scroll = gtk_adjustment_get_value (self->scroll);
  double height = gtk_widget_get_height (widget);

  return kzru_timeline_layout_new (
      &(KzruTimelineParams) {
          .table = self->table,
          .atlas = kzru_view_state_get_atlas (self->view_state),
          .lanes = self->lanes,
          .start = self->start,
          .end = self->end,
          .share_start = self->share_start,
          .share_end = self->share_end,
          .width = gtk_widget_get_width (widget),
          .height = height,
          .context = gtk_widget_get_pango_context (widget),
          .languages = kzru_view_state_get_languages (self->view_state),
          .calendars = (KzruCalendar **) self->calendars->pdata,
          .n_calendars = self->calendars->len,
          .mirrored = kzru_timeline_is_mirrored (self),
          .pinned = kzru_timeline_get_selected_row (self),
          .moving = self->moving,
          .seen_top = scroll,
          .seen_bottom = scroll + height,
      },
      self->layout);
}

/* Whether lanes stand where they stood, to the pixel, and there are no others. */
static gboolean
has_same_lanes (KzruTimelineLayout *a,
                KzruTimelineLayout *b)
{
  guint n_a, n_b;
  const KzruLane *lanes_a = kzru_timeline_layout_get_lanes (a, &n_a);
  const KzruLane *lanes_b = kzru_timeline_layout_get_lanes (b, &n_b);

  if (n_a != n_b || kzru_timeline_layout_get_height (a) != kzru_timeline_layout_get_height (b))
    return FALSE;

  for (guint i = 0; i < n_a; i++)
    if (lanes_a[i].theme != lanes_b[i].theme || round (lanes_a[i].box.y) != round (lanes_b[i].box.y)
        || round (lanes_a[i].box.height) != round (lanes_b[i].box.height))
      return FALSE;

  return TRUE;
}

/**
 * kzru_timeline_ensure_size:
 * @self: a timeline
 *
 * Gets a layout of the right size, though perhaps of another time.
 *
 * Returns: (transfer none) (nullable): the layout; %NULL if there is nothing to lay out
 */
KzruTimelineLayout *
kzru_timeline_ensure_size (KzruTimeline *self)
{
  return self->layout != NULL ? self->layout : kzru_timeline_ensure_layout (self);
}

/**
 * kzru_timeline_ensure_layout:
 * @self: a timeline
 *
 * Gets the layout of what is shown.
 *
 * Returns: (transfer none) (nullable): the layout; %NULL if there is nothing to lay out
 */
KzruTimelineLayout *
kzru_timeline_ensure_layout (KzruTimeline *self)
{
  KzruTimelineLayout *layout;

  if (self->table == NULL || self->end <= self->start || gtk_widget_get_width (GTK_WIDGET (self)) <= 0)
    {
      g_clear_pointer (&self->layout, kzru_timeline_layout_unref);
      return NULL;
    }

  if (self->layout_valid && self->layout != NULL)
    return self->layout;

  layout = make_layout (self);
  if (self->settling_from != NULL)
    kzru_timeline_layout_blend (layout, self->settling_from, kzru_timeline_get_settled (self));
  self->lanes_moved |= self->layout == NULL || !has_same_lanes (self->layout, layout);
  g_clear_pointer (&self->layout, kzru_timeline_layout_unref);
  self->layout = layout;
  self->layout_valid = TRUE;

  return layout;
}

/* Sets titles while nothing else is to be done: a frame that had to set them all would
 * be late. */
static gboolean
set_titles_cb (gpointer user_data)
{
  KzruTimeline *self = user_data;

  if (self->layout != NULL && kzru_timeline_layout_set_wanted_title (self->layout))
    return G_SOURCE_CONTINUE;

  self->titles_id = 0;
  return G_SOURCE_REMOVE;
}

/* Lays out what is moving once all has been said that this frame is to show. What cannot
 * be seen waits until it can. */
static void
layout_cb (KzruTimeline *self)
{
  if (!self->layout_valid && self->moving && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      kzru_timeline_ensure_layout (self);
      if (self->titles_id == 0)
        self->titles_id = g_idle_add (set_titles_cb, self);
    }
  if (self->lanes_moved)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * kzru_timeline_follow_frames:
 * @self: a timeline that has been realized
 *
 * Has the timeline laid out before a frame is drawn.
 */
void
kzru_timeline_follow_frames (KzruTimeline *self)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (self)), "layout", G_CALLBACK (layout_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * kzru_timeline_unfollow_frames:
 * @self: a timeline that is about to be unrealized
 *
 * Lets go of the frames of a window.
 */
void
kzru_timeline_unfollow_frames (KzruTimeline *self)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_frame_clock (GTK_WIDGET (self)), layout_cb, self);
}

/**
 * kzru_timeline_invalidate:
 * @self: a timeline
 *
 * Has the timeline laid out anew before the next frame.
 */
void
kzru_timeline_invalidate (KzruTimeline *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  self->layout_valid = FALSE;
  if (self->moving && self->layout != NULL && clock != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  else
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  kzru_timeline_queue_sync (self);
}
