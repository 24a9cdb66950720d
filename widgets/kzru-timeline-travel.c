/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline"

#include "config.h"

#include "widgets/kzru-timeline-private.h"

/* Where the timeline goes: what is to be in view, and how much of the time around
 * it. How it gets there is a matter of kzru-timeline-motion.c. */

#define ROOM 0.04  /* beside a span that is shown as a whole, of its length */
#define AROUND 2.2 /* beside an event that is shown with what was before and after it */

static void
go (KzruTimeline    *self,
    const KzruScale *scale,
    gboolean         at_once)
{
  if (!at_once)
    {
      kzru_timeline_move_to (self, scale);
      return;
    }

  kzru_timeline_stop (self);
  kzru_timeline_set_scale (self, scale);
}

/* Shows the time from @start to @end, or as much of it as may be shown. */
static void
fit (KzruTimeline *self,
     double        start,
     double        end)
{
  KzruScale now = kzru_timeline_get_scale (self);
  KzruScaleLimits limits = kzru_timeline_get_limits (self);
  KzruScale scale = kzru_scale_new (start, end, now.length, now.mirrored);

  scale = kzru_scale_clamp (&scale, &limits);
  kzru_timeline_move_to (self, &scale);
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
  KzruScale scale = at_once ? kzru_timeline_get_scale (self) : kzru_timeline_get_goal (self);
  KzruScaleLimits limits = kzru_timeline_get_limits (self);

  scale = kzru_scale_zoom (&scale, px, factor, &limits);
  go (self, &scale, at_once);
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
  KzruScale scale = at_once ? kzru_timeline_get_scale (self) : kzru_timeline_get_goal (self);
  KzruScaleLimits limits = kzru_timeline_get_limits (self);

  scale = kzru_scale_pan (&scale, px, &limits);
  go (self, &scale, at_once);
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
  const KzruLane *found = kzru_timeline_layout_find_lane (self->layout, lane);

  if (found != NULL
      && !kzru_timeline_layout_is_filled (self->layout, found->box.y, found->box.y + found->box.height))
    kzru_timeline_scroll_to (self, &found->box);
}

/* What one points at and can read does not move away under the pointer. */
static gboolean
is_read_in_view (KzruTimeline   *self,
                 const KzruMark *mark)
{
  KzruBox chart = kzru_timeline_layout_get_chart (self->layout);
  const KzruBox *label = &mark->label.box;

  return !self->moving && mark->label.layout != NULL && label->x >= chart.x && label->x + label->width <= chart.x + chart.width;
}

/* What has to be in view of an event: what one reads there, or else where it stands by
 * the claim that is shown first, and not one of the other claims alone. */
static KzruSpan
get_wanted_span (KzruTimeline *self,
                 guint         row,
                 gboolean      is_read)
{
  if (is_read)
    return kzru_event_columns_get_span (kzru_event_table_get_columns (self->table), row);

  return kzru_event_table_get_claim (self->table, row, 0).outer;
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
  const KzruMark *mark;
  KzruScale scale = kzru_timeline_get_goal (self);
  KzruScaleLimits limits = kzru_timeline_get_limits (self);
  KzruSpan span;
  double margin, px;
  gboolean is_read;
  guint row;

  if (layout == NULL)
    return;

  row = kzru_event_table_find_row (self->table, record);
  if (row == KZRU_EVENT_TABLE_NO_ROW)
    return;

  mark = kzru_timeline_layout_find_mark (layout, record);
  is_read = mark != NULL && is_read_in_view (self, mark);
  margin = kzru_timeline_layout_get_em (layout) / 2;
  if (!is_read)
    margin = MIN (8 * margin, scale.length / 4);
  span = get_wanted_span (self, row, is_read);
  px = kzru_scale_to_px (&scale, CLAMP ((double) span.start, limits.start, limits.end));

  /* What lasts is in view if any of it is. */
  if (px < margin || px > scale.length - margin)
    {
      double end_px = kzru_scale_to_px (&scale, CLAMP ((double) span.end, limits.start, limits.end));

      if (MAX (px, end_px) < 2 * margin || MIN (px, end_px) > scale.length - 2 * margin)
        {
          double goal = scale.mirrored ? scale.length * 2 / 3 : scale.length / 3;

          scale = kzru_scale_pan (&scale, goal - px, &limits);
          kzru_timeline_move_to (self, &scale);
        }
    }

  scroll_to_lane (self, kzru_event_table_get_columns (self->table)->lane[row]);
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
  KzruScale scale = kzru_timeline_get_goal (self);
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
  double margin = kzru_span_get_length (span) * ROOM;

  g_return_if_fail (KZRU_IS_TIMELINE (self));
  g_return_if_fail (!kzru_span_is_empty (span));

  if (kzru_timeline_ensure_layout (self) != NULL)
    fit (self, (double) span.start - margin, (double) span.end + margin);
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
  guint row;

  g_return_if_fail (KZRU_IS_TIMELINE (self));

  if (kzru_timeline_ensure_layout (self) == NULL)
    return;

  row = kzru_timeline_get_selected_row (self);
  if (kzru_view_state_has_time_range (self->view_state))
    kzru_timeline_show_whole_span (self, kzru_view_state_get_time_range (self->view_state));
  else if (row != KZRU_EVENT_TABLE_NO_ROW)
    {
      KzruSpan document = kzru_view_state_get_document_span (self->view_state);
      const KzruEventColumns *columns = kzru_event_table_get_columns (self->table);
      KzruSpan span = { MAX (columns->start[row], document.start), MIN (columns->end[row], document.end) };
      double around = kzru_span_get_length (span) * AROUND;

      fit (self, (double) span.start - around, (double) span.end + around);
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
  KzruScale scale;
  double now, duration, center;

  g_return_if_fail (KZRU_IS_TIMELINE (self));

  if (kzru_timeline_ensure_layout (self) == NULL)
    return;

  scale = kzru_timeline_get_scale (self);
  now = scale.rate * scale.length;
  duration = MAX (kzru_span_get_length (span) * 2.5, now / 12);
  center = ((double) span.start + (double) span.end) / 2;
  fit (self, center - duration / 2, center + duration / 2);
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
  KzruSpan document;

  g_return_if_fail (KZRU_IS_TIMELINE (self));

  if (kzru_timeline_ensure_layout (self) == NULL)
    return;

  document = kzru_view_state_get_document_span (self->view_state);
  fit (self, (double) document.start, (double) document.end);
}
