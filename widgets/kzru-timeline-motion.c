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
#define MIN_VELOCITY 12.0            /* px/s; a slower glide is over */

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

  if (self->layout != NULL && kzru_pane_may_animate (KZRU_PANE (self)))
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

  if (!kzru_pane_may_animate (KZRU_PANE (self)))
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

  if (!kzru_pane_may_animate (KZRU_PANE (self)) || fabs (velocity) < MIN_VELOCITY)
    return;

  self->velocity = velocity;
  self->movement_length = 0;
  start_ticking (self);
}

/**
 * kzru_timeline_get_goal:
 * @self: a timeline
 *
 * Gets what will be shown when the movement that is under way is over, so that quick
 * turns of a wheel add up.
 *
 * Returns: the scale, as [method@Timeline.get_scale]
 */
KzruScale
kzru_timeline_get_goal (KzruTimeline *self)
{
  if (self->tick_id != 0 && self->movement_length > 0)
    return self->to;

  return kzru_timeline_get_scale (self);
}
