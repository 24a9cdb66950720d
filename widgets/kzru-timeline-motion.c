/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline"

#include "config.h"

#include "widgets/kzru-timeline-private.h"

#include <math.h>

/* How the timeline moves: at once, in a short movement towards a goal, or in a
 * glide that friction ends. A movement always starts from what is on screen, so
 * that a new goal may be set at any time. */

#define MOVEMENT_LENGTH (220 * 1000) /* µs */
#define SAME_ZOOM 1e-6               /* relative; view states hold whole seconds */
#define FRICTION 4.5                 /* 1/s */
#define ROOM 0.04                    /* beside a span that is shown as a whole, of its length */
#define MIN_VELOCITY 12.0            /* px/s; a slower glide is over */

/**
 * kzru_timeline_may_animate:
 * @self: a timeline
 *
 * Says whether the user wants to see things move, and can.
 *
 * Returns: whether to animate
 */
gboolean
kzru_timeline_may_animate (KzruTimeline *self)
{
  gboolean enabled;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &enabled, NULL);

  return enabled && gtk_widget_get_mapped (GTK_WIDGET (self));
}

static double
ease_out (double t)
{
  return 1 - pow (1 - t, 3);
}

/**
 * kzru_timeline_get_limits:
 * @self: a timeline
 *
 * Gets how far one may zoom and pan.
 *
 * Returns: the limits
 */
KzruScaleLimits
kzru_timeline_get_limits (KzruTimeline *self)
{
  KzruSpan document = kzru_view_state_get_document_span (self->view_state);

  return (KzruScaleLimits) {
    MIN ((double) document.start, self->start),
    MAX ((double) document.end, self->end),
    KZRU_TIMELINE_MIN_DURATION,
  };
}

/**
 * kzru_timeline_get_scale:
 * @self: a timeline
 *
 * Gets what is shown as a scale, with positions from the left edge of the chart.
 *
 * Returns: the scale
 */
KzruScale
kzru_timeline_get_scale (KzruTimeline *self)
{
  const KzruScale *scale;

  if (kzru_timeline_ensure_size (self) == NULL)
    return kzru_scale_new (self->start, self->end, 1, FALSE);

  /* Several events may ask before the next frame: the length of the axis does
   * not depend on what is shown, so nothing is laid out for it. */
  scale = kzru_timeline_layout_get_scale (self->layout);
  return kzru_scale_new (self->start, self->end, scale->length, scale->mirrored);
}

/**
 * kzru_timeline_set_scale:
 * @self: a timeline
 * @scale: what to show
 *
 * Shows another time, at once.
 */
void
kzru_timeline_set_scale (KzruTimeline    *self,
                         const KzruScale *scale)
{
  kzru_timeline_set_time (self, scale->origin, kzru_scale_get_end (scale));

  self->publishing = TRUE;
  kzru_view_state_set_visible_span (self->view_state, kzru_scale_get_span (scale));
  self->publishing = FALSE;
}

/**
 * kzru_timeline_set_time:
 * @self: a timeline
 * @start: the first instant to show, in seconds
 * @end: the last one
 *
 * Shows another time. While it is only moved along, lanes keep their rows; they
 * get others when it has come to rest.
 */
void
kzru_timeline_set_time (KzruTimeline *self,
                        double        start,
                        double        end)
{
  double before = self->end - self->start;

  self->start = start;
  self->end = end;
  self->moving = self->layout != NULL;

  if (before <= 0 || fabs ((end - start) / before - 1) > SAME_ZOOM)
    {
      self->share_start = start;
      self->share_end = end;
    }

  kzru_timeline_invalidate (self);
}

static gboolean
settling_cb (GtkWidget     *widget,
             GdkFrameClock *clock,
             gpointer       user_data)
{
  KzruTimeline *self = KZRU_TIMELINE (widget);

  kzru_timeline_invalidate (self);
  if (kzru_timeline_get_settled (self) < 1)
    return G_SOURCE_CONTINUE;

  g_clear_pointer (&self->settling_from, kzru_timeline_layout_unref);
  self->settling_id = 0;
  return G_SOURCE_REMOVE;
}

/**
 * kzru_timeline_settle:
 * @self: a timeline
 *
 * Gives lanes the rows that they need where the view has come to rest.
 */
void
kzru_timeline_settle (KzruTimeline *self)
{
  if (self->share_start == self->start && self->share_end == self->end)
    return;

  self->share_start = self->start;
  self->share_end = self->end;

  if (self->layout != NULL && kzru_timeline_may_animate (self))
    {
      GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

      g_clear_pointer (&self->settling_from, kzru_timeline_layout_unref);
      self->settling_from = kzru_timeline_layout_ref (self->layout);
      self->settling_start = gdk_frame_clock_get_frame_time (clock);
      if (self->settling_id == 0)
        self->settling_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), settling_cb, NULL, NULL);
    }

  kzru_timeline_invalidate (self);
}

/**
 * kzru_timeline_get_settled:
 * @self: a timeline
 *
 * Says how far rows are on their way to their new places.
 *
 * Returns: 0 to 1
 */
double
kzru_timeline_get_settled (KzruTimeline *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  double t;

  if (self->settling_from == NULL || clock == NULL)
    return 1;

  t = (double) (gdk_frame_clock_get_frame_time (clock) - self->settling_start) / MOVEMENT_LENGTH;
  return ease_out (CLAMP (t, 0, 1));
}

static void
step_movement (KzruTimeline *self,
               gint64        now)
{
  double t = (double) (now - self->movement_start) / (double) self->movement_length;
  KzruScale scale = kzru_scale_mix (&self->from, &self->to, ease_out (CLAMP (t, 0, 1)));

  kzru_timeline_set_scale (self, &scale);
  if (t >= 1)
    kzru_timeline_stop (self);
}

static void
step_glide (KzruTimeline *self,
            gint64        now)
{
  KzruScale scale = kzru_timeline_get_scale (self);
  KzruScaleLimits limits = kzru_timeline_get_limits (self);
  double seconds = (double) (now - self->last_frame) / G_USEC_PER_SEC;
  KzruScale panned = kzru_scale_pan (&scale, self->velocity * seconds, &limits);

  self->velocity *= exp (-FRICTION * seconds);
  kzru_timeline_set_scale (self, &panned);

  if (fabs (self->velocity) < MIN_VELOCITY || (seconds > 0 && panned.origin == scale.origin))
    kzru_timeline_stop (self);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  KzruTimeline *self = KZRU_TIMELINE (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (self->movement_length > 0)
    step_movement (self, now);
  else
    step_glide (self, now);
  self->last_frame = now;

  return G_SOURCE_CONTINUE;
}

static void
start_ticking (KzruTimeline *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  self->last_frame = self->movement_start = gdk_frame_clock_get_frame_time (clock);
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/**
 * kzru_timeline_stop:
 * @self: a timeline
 *
 * Ends a movement where it is.
 */
void
kzru_timeline_stop (KzruTimeline *self)
{
  if (self->tick_id == 0)
    return;

  gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  self->movement_length = 0;
}

/**
 * kzru_timeline_move_to:
 * @self: a timeline
 * @scale: what to show
 *
 * Shows another time, in a short movement if the user allows such.
 */
void
kzru_timeline_move_to (KzruTimeline    *self,
                       const KzruScale *scale)
{
  kzru_timeline_stop (self);

  if (!kzru_timeline_may_animate (self))
    {
      kzru_timeline_set_scale (self, scale);
      return;
    }

  self->from = kzru_timeline_get_scale (self);
  self->to = *scale;
  self->movement_length = MOVEMENT_LENGTH;
  start_ticking (self);
}

/**
 * kzru_timeline_glide:
 * @self: a timeline
 * @velocity: how fast it moves to the right, in px/s
 *
 * Lets the timeline move on by itself and come to rest.
 */
void
kzru_timeline_glide (KzruTimeline *self,
                     double        velocity)
{
  kzru_timeline_stop (self);

  if (!kzru_timeline_may_animate (self) || fabs (velocity) < MIN_VELOCITY)
    return;

  self->velocity = velocity;
  self->movement_length = 0;
  start_ticking (self);
}

/* Where the view will be when the movement that is under way is over, so that
 * quick turns of a wheel add up. */
static KzruScale
get_goal (KzruTimeline *self)
{
  if (self->tick_id != 0 && self->movement_length > 0)
    return self->to;

  return kzru_timeline_get_scale (self);
}

/**
 * kzru_timeline_zoom_about:
 * @self: a timeline
 * @px: the position that stays, from the left edge of the chart
 * @factor: how many times longer a second becomes
 * @at_once: whether to do without a movement
 *
 * Zooms in or out.
 */
void
kzru_timeline_zoom_about (KzruTimeline *self,
                          double        px,
                          double        factor,
                          gboolean      at_once)
{
  KzruScale scale = at_once ? kzru_timeline_get_scale (self) : get_goal (self);
  KzruScaleLimits limits = kzru_timeline_get_limits (self);

  scale = kzru_scale_zoom (&scale, px, factor, &limits);
  if (!at_once)
    {
      kzru_timeline_move_to (self, &scale);
      return;
    }

  kzru_timeline_stop (self);
  kzru_timeline_set_scale (self, &scale);
}

/**
 * kzru_timeline_pan:
 * @self: a timeline
 * @px: how far to move to the right, in px
 * @at_once: whether to do without a movement
 *
 * Moves what is shown.
 */
void
kzru_timeline_pan (KzruTimeline *self,
                   double        px,
                   gboolean      at_once)
{
  KzruScale scale = at_once ? kzru_timeline_get_scale (self) : get_goal (self);
  KzruScaleLimits limits = kzru_timeline_get_limits (self);

  scale = kzru_scale_pan (&scale, px, &limits);
  if (!at_once)
    {
      kzru_timeline_move_to (self, &scale);
      return;
    }

  kzru_timeline_stop (self);
  kzru_timeline_set_scale (self, &scale);
}

/**
 * kzru_timeline_scroll_to:
 * @self: a timeline with a layout
 * @box: a place in the lanes
 *
 * Scrolls lanes up or down as far as is needed to see a place in them.
 */
void
kzru_timeline_scroll_to (KzruTimeline  *self,
                         const KzruBox *box)
{
  double axis = kzru_timeline_layout_get_axis_height (self->layout);

  gtk_adjustment_clamp_page (self->scroll, box->y - axis, box->y + box->height - axis);
}

/* Scrolls to a lane that is too far away to have been filled. */
static void
scroll_to_lane (KzruTimeline *self,
                guint         lane)
{
  guint n;
  const KzruLane *lanes = kzru_timeline_layout_get_lanes (self->layout, &n);

  for (guint i = 0; i < n; i++)
    {
      const KzruBox *box = &lanes[i].box;

      if (lanes[i].theme != lane)
        continue;
      if (!kzru_timeline_layout_is_filled (self->layout, box->y, box->y + box->height))
        kzru_timeline_scroll_to (self, box);
      return;
    }
}

/**
 * kzru_timeline_reveal:
 * @self: a timeline
 * @record: an event's place in its atlas
 *
 * Brings an event into view, if it is not.
 */
void
kzru_timeline_reveal (KzruTimeline *self,
                      guint         record)
{
  KzruTimelineLayout *layout = kzru_timeline_ensure_layout (self);
  const KzruEventColumns *columns;
  const KzruMark *mark;
  KzruScale scale = get_goal (self);
  KzruScaleLimits limits = kzru_timeline_get_limits (self);
  double instant, margin, px;
  guint row;

  if (layout == NULL)
    return;

  row = kzru_event_table_find_row (self->table, record);
  if (row == KZRU_EVENT_TABLE_NO_ROW)
    return;

  columns = kzru_event_table_get_columns (self->table);
  margin = MIN (4 * kzru_timeline_layout_get_em (layout), scale.length / 4);
  instant = CLAMP ((double) columns->start[row], limits.start, limits.end);
  px = kzru_scale_to_px (&scale, instant);

  /* What lasts is in view if any of it is. */
  if (px < margin || px > scale.length - margin)
    {
      double end_px = kzru_scale_to_px (&scale, CLAMP ((double) columns->end[row], limits.start, limits.end));

      if (MAX (px, end_px) < 2 * margin || MIN (px, end_px) > scale.length - 2 * margin)
        {
          double goal = scale.mirrored ? scale.length * 2 / 3 : scale.length / 3;

          scale = kzru_scale_pan (&scale, goal - px, &limits);
          kzru_timeline_move_to (self, &scale);
        }
    }

  scroll_to_lane (self, columns->lane[row]);
  mark = kzru_timeline_layout_find_mark (kzru_timeline_ensure_layout (self), record);
  if (mark != NULL)
    kzru_timeline_scroll_to (self, &mark->box);
}

/**
 * kzru_timeline_reveal_instant:
 * @self: a timeline
 * @instant: an instant, in s
 *
 * Brings an instant into view, if it is not.
 */
void
kzru_timeline_reveal_instant (KzruTimeline *self,
                              double        instant)
{
  KzruScale scale = get_goal (self);
  KzruScaleLimits limits = kzru_timeline_get_limits (self);
  double px = kzru_scale_to_px (&scale, instant);

  if (px >= 0 && px <= scale.length)
    return;

  scale = kzru_scale_pan (&scale, (px < 0 ? scale.length / 5 : scale.length * 4 / 5) - px, &limits);
  kzru_timeline_move_to (self, &scale);
}

/**
 * kzru_timeline_show_whole_span:
 * @self: a timeline
 * @span: a span that is not empty
 *
 * Zooms to a span, with a little room at both sides.
 */
void
kzru_timeline_show_whole_span (KzruTimeline *self,
                               KzruSpan      span)
{
  KzruScaleLimits limits;
  KzruScale scale;
  double margin;

  g_return_if_fail (KZRU_IS_TIMELINE (self));
  g_return_if_fail (!kzru_span_is_empty (span));

  if (kzru_timeline_ensure_layout (self) == NULL)
    return;

  scale = kzru_timeline_get_scale (self);
  limits = kzru_timeline_get_limits (self);
  margin = ((double) span.end - (double) span.start) * ROOM;
  scale = kzru_scale_new ((double) span.start - margin, (double) span.end + margin, scale.length, scale.mirrored);
  scale = kzru_scale_clamp (&scale, &limits);
  kzru_timeline_move_to (self, &scale);
}

/**
 * kzru_timeline_fit_selection:
 * @self: a timeline
 *
 * Shows the range of time as a whole, or else the selected event, or else all.
 */
void
kzru_timeline_fit_selection (KzruTimeline *self)
{
  KzruRef selected;
  guint row;

  g_return_if_fail (KZRU_IS_TIMELINE (self));

  if (kzru_timeline_ensure_layout (self) == NULL)
    return;

  selected = kzru_view_state_get_selected (self->view_state);
  row = selected.kind == KZRU_RECORD_EVENT ? kzru_event_table_find_row (self->table, selected.index)
                                           : KZRU_EVENT_TABLE_NO_ROW;
  if (kzru_view_state_has_time_range (self->view_state))
    kzru_timeline_show_whole_span (self, kzru_view_state_get_time_range (self->view_state));
  else if (row != KZRU_EVENT_TABLE_NO_ROW)
    {
      KzruSpan document = kzru_view_state_get_document_span (self->view_state);
      const KzruEventColumns *columns = kzru_event_table_get_columns (self->table);
      KzruSpan span = { MAX (columns->start[row], document.start), MIN (columns->end[row], document.end) };
      gint64 around = (span.end - span.start) * 2;

      kzru_timeline_show_whole_span (self, (KzruSpan) { span.start - around, span.end + around });
    }
  else
    kzru_timeline_fit_all (self);
}

/**
 * kzru_timeline_zoom:
 * @self: a timeline
 * @factor: how many times longer a second becomes; less than 1 zooms out
 *
 * Zooms about the middle, or about the selected event if it is in view.
 */
void
kzru_timeline_zoom (KzruTimeline *self,
                    double        factor)
{
  KzruTimelineLayout *layout;
  KzruRef selected;
  double px;

  g_return_if_fail (KZRU_IS_TIMELINE (self));

  layout = kzru_timeline_ensure_layout (self);
  if (layout == NULL)
    return;

  selected = kzru_view_state_get_selected (self->view_state);
  px = kzru_timeline_layout_get_scale (layout)->length / 2;
  if (selected.kind == KZRU_RECORD_EVENT)
    {
      const KzruMark *mark = kzru_timeline_layout_find_mark (layout, selected.index);
      KzruBox chart = kzru_timeline_layout_get_chart (layout);

      if (mark != NULL && mark->claims[0].anchor >= chart.x &&
          mark->claims[0].anchor <= chart.x + chart.width)
        px = mark->claims[0].anchor - chart.x;
    }

  kzru_timeline_zoom_about (self, px, factor, FALSE);
}

/**
 * kzru_timeline_show_span:
 * @self: a timeline
 * @span: a span of time
 *
 * Zooms to a span, with some room at both sides. Where that would be a leap of
 * more than a dozen times, it goes a part of the way.
 */
void
kzru_timeline_show_span (KzruTimeline *self,
                         KzruSpan      span)
{
  KzruScaleLimits limits;
  KzruScale scale;
  double now, duration, center;

  g_return_if_fail (KZRU_IS_TIMELINE (self));

  if (kzru_timeline_ensure_layout (self) == NULL)
    return;

  scale = kzru_timeline_get_scale (self);
  limits = kzru_timeline_get_limits (self);
  now = scale.rate * scale.length;
  duration = MAX ((double) (span.end - span.start) * 2.5, now / 12);
  center = ((double) span.start + (double) span.end) / 2;

  scale = kzru_scale_new (center - duration / 2, center + duration / 2, scale.length, scale.mirrored);
  scale = kzru_scale_clamp (&scale, &limits);
  kzru_timeline_move_to (self, &scale);
}

/**
 * kzru_timeline_fit_all:
 * @self: a timeline
 *
 * Shows all the time that the atlas speaks of.
 */
void
kzru_timeline_fit_all (KzruTimeline *self)
{
  KzruScale scale;
  KzruSpan document;

  g_return_if_fail (KZRU_IS_TIMELINE (self));

  if (kzru_timeline_ensure_layout (self) == NULL)
    return;

  document = kzru_view_state_get_document_span (self->view_state);
  scale = kzru_timeline_get_scale (self);
  scale = kzru_scale_new ((double) document.start, (double) document.end, scale.length, scale.mirrored);
  kzru_timeline_move_to (self, &scale);
}
