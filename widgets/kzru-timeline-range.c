/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline"

#include "config.h"

#include "widgets/kzru-timeline-private.h"

#include <math.h>

/* The range of time that filters, and the playhead: how they are drawn, grabbed
 * and moved.
 *
 * Ends of the range keep to the calendar: they lie where a day, month or year
 * starts, in the calendar at the top of the axis, as finely as one can point. */

#define SNAP_PX 6.0       /* between the instants that ends keep to, at least */
#define STEP_PX 18.0      /* what a step by keys moves, at least */
#define EDGE_PX 6.0       /* beside an end where it can be grabbed */
#define HANDLE_WIDTH 6.0  /* px */
#define HANDLE_HEIGHT 18.0
#define KNOB 12.0         /* px; of the playhead, in the axis */

static double
to_x (KzruTimeline *self,
      double        instant)
{
  KzruScale scale = kzru_timeline_get_scale (self);

  return kzru_timeline_layout_get_chart (self->layout).x + kzru_scale_to_px (&scale, instant);
}

/* Where the range is, from left to right; within the chart and a little beyond. */
static KzruExtent
get_range_extent (KzruTimeline *self)
{
  KzruSpan range = kzru_view_state_get_time_range (self->view_state);
  KzruBox chart = kzru_timeline_layout_get_chart (self->layout);
  double start = to_x (self, (double) range.start);
  double end = to_x (self, (double) range.end);
  double low = chart.x - 4 * HANDLE_WIDTH;
  double high = chart.x + chart.width + 4 * HANDLE_WIDTH;

  return (KzruExtent) { CLAMP (MIN (start, end), low, high), CLAMP (MAX (start, end), low, high) };
}

/* Draws an upright line over the lanes, but not through the numbers of counts. Those come
 * from top to bottom. */
static void
paint_line (KzruTimeline  *self,
            double         x,
            double         width,
            const GdkRGBA *color,
            KzruPainter   *painter)
{
  double scroll = round (gtk_adjustment_get_value (self->scroll));
  KzruBox box = { x - width / 2, 0, width, 0 };
  guint n;
  const KzruCount *counts = kzru_timeline_layout_get_counts (self->layout, &n);

  for (guint i = 0; i < n; i++)
    {
      const KzruBox *number = &counts[i].box;

      if (number->x > x || number->x + number->width < x)
        continue;

      box.height = number->y - scroll - box.y;
      if (box.height > 0)
        painter->klass->fill (painter, &box, 0, color);
      box.y = MAX (box.y, number->y + number->height - scroll);
    }

  box.height = gtk_widget_get_height (GTK_WIDGET (self)) - box.y;
  if (box.height > 0)
    painter->klass->fill (painter, &box, 0, color);
}

/**
 * kzru_timeline_paint_shade:
 * @self: a timeline with a layout
 * @style: the colours
 * @painter: a painter
 *
 * Shades, under the lanes, the time that is outside of the range. Which events stand
 * back is another matter: a vague one may reach into the range from anywhere.
 */
void
kzru_timeline_paint_shade (KzruTimeline            *self,
                           const KzruTimelineStyle *style,
                           KzruPainter             *painter)
{
  KzruBox chart = kzru_timeline_layout_get_chart (self->layout);
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double right = chart.x + chart.width;
  KzruExtent range;

  if (!kzru_view_state_has_time_range (self->view_state))
    return;

  range = get_range_extent (self);
  range = (KzruExtent) { CLAMP (range.start, chart.x, right), CLAMP (range.end, chart.x, right) };
  painter->klass->fill (painter, &(KzruBox) { chart.x, 0, range.start - chart.x, height }, 0, &style->shade);
  painter->klass->fill (painter, &(KzruBox) { range.end, 0, right - range.end, height }, 0, &style->shade);
}

/**
 * kzru_timeline_paint_time:
 * @self: a timeline with a layout
 * @style: the colours
 * @painter: a painter
 *
 * Draws the ends of the range and the playhead over the lanes.
 */
void
kzru_timeline_paint_time (KzruTimeline            *self,
                          const KzruTimelineStyle *style,
                          KzruPainter             *painter)
{
  KzruBox chart = kzru_timeline_layout_get_chart (self->layout);
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  painter->klass->push_clip (painter, &(KzruBox) { chart.x, 0, chart.width, height });

  if (kzru_view_state_has_time_range (self->view_state))
    {
      KzruExtent range = get_range_extent (self);

      paint_line (self, range.start, 1, &style->accent, painter);
      paint_line (self, range.end, 1, &style->accent, painter);
    }

  if (kzru_view_state_has_playhead (self->view_state))
    paint_line (self, to_x (self, (double) kzru_view_state_get_playhead (self->view_state)), 2,
                &style->foreground, painter);

  painter->klass->pop_clip (painter);
}

static void
paint_handle (double         x,
              double         bottom,
              const GdkRGBA *color,
              KzruPainter   *painter)
{
  KzruBox box = { x - HANDLE_WIDTH / 2, bottom - HANDLE_HEIGHT - 2, HANDLE_WIDTH, HANDLE_HEIGHT };

  painter->klass->fill (painter, &box, HANDLE_WIDTH / 2, color);
}

/**
 * kzru_timeline_paint_handles:
 * @self: a timeline with a layout
 * @style: the colours
 * @painter: a painter
 *
 * Draws on the axis what range and playhead are grabbed at.
 */
void
kzru_timeline_paint_handles (KzruTimeline            *self,
                             const KzruTimelineStyle *style,
                             KzruPainter             *painter)
{
  KzruBox chart = kzru_timeline_layout_get_chart (self->layout);
  double axis = kzru_timeline_layout_get_axis_height (self->layout);

  painter->klass->push_clip (painter, &(KzruBox) { chart.x - KNOB, 0, chart.width + 2 * KNOB, axis + KNOB });

  if (kzru_view_state_has_time_range (self->view_state))
    {
      KzruExtent range = get_range_extent (self);
      KzruBox box = { range.start, 0, range.end - range.start, axis };

      painter->klass->fill (painter, &box, 0, &style->accent_wash);
      if (style->high_contrast)
        painter->klass->stroke (painter, &box, 0, 1, &style->accent);
      paint_handle (range.start, axis, &style->accent, painter);
      paint_handle (range.end, axis, &style->accent, painter);
    }

  if (kzru_view_state_has_playhead (self->view_state))
    {
      double x = to_x (self, (double) kzru_view_state_get_playhead (self->view_state));
      KzruBox knob = { x - KNOB / 2, axis - KNOB, KNOB, KNOB };

      if (x > chart.x - KNOB && x < chart.x + chart.width + KNOB)
        {
          painter->klass->fill (painter, &knob, KNOB / 2, &style->foreground);
          painter->klass->stroke (painter, &knob, KNOB / 2, 1, &style->background);
        }
    }

  painter->klass->pop_clip (painter);
}

/* The finest unit of the calendar that is at least @px long. */
static KzruCalendarUnit
find_unit (KzruTimeline *self,
           double        px)
{
  static const struct
  {
    KzruCalendarUnit unit;
    double seconds;
  } units[] = {
    { KZRU_CALENDAR_HOUR, 3600 },
    { KZRU_CALENDAR_DAY, 86400 },
    { KZRU_CALENDAR_MONTH, 29 * 86400 },
  };
  double least = px * kzru_timeline_get_scale (self).rate;

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (units[i].seconds >= least)
      return units[i].unit;

  return KZRU_CALENDAR_YEAR;
}

/* The nearest instant that ends of the range keep to. */
static gint64
snap (KzruTimeline *self,
      double        instant)
{
  KzruCalendar *calendar = g_ptr_array_index (self->calendars, 0);
  KzruCalendarUnit unit = find_unit (self, SNAP_PX);
  gint64 before = kzru_calendar_floor (calendar, kzru_instant_from_double (floor (instant)), unit);
  gint64 after = kzru_calendar_add (calendar, before, unit, 1);

  return instant - (double) before <= (double) after - instant ? before : after;
}

/**
 * kzru_timeline_get_instant:
 * @self: a timeline with a layout
 * @x: a position in the widget, in px
 *
 * Finds the time at a position.
 *
 * Returns: the instant, in s
 */
double
kzru_timeline_get_instant (KzruTimeline *self,
                           double        x)
{
  KzruScale scale = kzru_timeline_get_scale (self);
  KzruBox chart = kzru_timeline_layout_get_chart (self->layout);

  return kzru_scale_to_instant (&scale, CLAMP (x - chart.x, 0, chart.width));
}

/**
 * kzru_timeline_select_range:
 * @self: a timeline with a layout
 * @anchor: the instant that one started at, in s
 * @focus: the instant that one is at, in s
 *
 * Sets the range to what lies between two instants, in either order. Where they
 * are close together it is one day, month or year.
 */
void
kzru_timeline_select_range (KzruTimeline *self,
                            double        anchor,
                            double        focus)
{
  KzruCalendar *calendar = g_ptr_array_index (self->calendars, 0);
  KzruSpan range = { snap (self, MIN (anchor, focus)), snap (self, MAX (anchor, focus)) };

  if (range.start == range.end)
    {
      range.start = kzru_calendar_floor (calendar, kzru_instant_from_double (floor (focus)),
                                         find_unit (self, SNAP_PX));
      range.end = kzru_calendar_add (calendar, range.start, find_unit (self, SNAP_PX), 1);
    }

  kzru_view_state_set_time_range (self->view_state, range);
}

/**
 * kzru_timeline_find_grab:
 * @self: a timeline with a layout
 * @x: a position, in px
 * @y: a position, in px
 *
 * Finds what can be grabbed at a position: the playhead in the axis, or an end of
 * the range anywhere.
 *
 * Returns: what there is
 */
KzruTimelineGrab
kzru_timeline_find_grab (KzruTimeline *self,
                         double        x,
                         double        y)
{
  double axis = kzru_timeline_layout_get_axis_height (self->layout);

  if (kzru_view_state_has_playhead (self->view_state) && y < axis + KNOB / 2
      && fabs (to_x (self, (double) kzru_view_state_get_playhead (self->view_state)) - x) <= KNOB / 2 + 2)
    return KZRU_TIMELINE_GRAB_PLAYHEAD;

  if (kzru_view_state_has_time_range (self->view_state))
    {
      KzruSpan range = kzru_view_state_get_time_range (self->view_state);

      if (fabs (to_x (self, (double) range.end) - x) <= EDGE_PX)
        return KZRU_TIMELINE_GRAB_RANGE_END;
      if (fabs (to_x (self, (double) range.start) - x) <= EDGE_PX)
        return KZRU_TIMELINE_GRAB_RANGE_START;
    }

  return KZRU_TIMELINE_GRAB_VIEW;
}

/**
 * kzru_timeline_get_anchor:
 * @self: a timeline with a layout
 * @grab: an end of the range, or a new range
 * @x: where it is grabbed, in px
 *
 * Finds the instant that stays while an end of the range is dragged.
 *
 * Returns: the instant, in s
 */
double
kzru_timeline_get_anchor (KzruTimeline     *self,
                          KzruTimelineGrab  grab,
                          double            x)
{
  KzruSpan range = kzru_view_state_get_time_range (self->view_state);

  switch (grab)
    {
    case KZRU_TIMELINE_GRAB_RANGE_START:
      return (double) range.end;
    case KZRU_TIMELINE_GRAB_RANGE_END:
      return (double) range.start;
    case KZRU_TIMELINE_GRAB_RANGE:
    case KZRU_TIMELINE_GRAB_VIEW:
    case KZRU_TIMELINE_GRAB_PLAYHEAD:
    default:
      return kzru_timeline_get_instant (self, x);
    }
}

/* Where keys start from: the playhead, the selected event, or the middle. */
static double
get_cursor (KzruTimeline *self,
            gboolean      at_end)
{
  double middle = (self->start + self->end) / 2;
  KzruEdtfBounds bounds;
  gint64 instant;
  guint row;

  if (kzru_view_state_has_playhead (self->view_state))
    return (double) kzru_view_state_get_playhead (self->view_state);

  row = kzru_timeline_get_selected_row (self);
  if (row == KZRU_EVENT_TABLE_NO_ROW)
    return middle;

  bounds = kzru_event_table_get_claim (self->table, row, 0);
  instant = at_end ? bounds.outer.end : bounds.outer.start;
  return instant == KZRU_INSTANT_MIN || instant == KZRU_INSTANT_MAX ? middle : (double) instant;
}

/**
 * kzru_timeline_set_range_end:
 * @self: a timeline with a layout
 * @at_end: whether it is the end of the range that is set, or its start
 *
 * Sets one end of the range to where one is: the playhead, the selected event,
 * or the middle of the window. The other end stays, or is the window's.
 */
void
kzru_timeline_set_range_end (KzruTimeline *self,
                             gboolean      at_end)
{
  KzruSpan range = kzru_view_state_get_time_range (self->view_state);
  double instant = get_cursor (self, at_end);

  if (at_end)
    kzru_timeline_select_range (self, MIN (kzru_span_is_empty (range) ? self->start : (double) range.start, instant),
                                instant);
  else
    kzru_timeline_select_range (self, instant,
                                MAX (kzru_span_is_empty (range) ? self->end : (double) range.end, instant));
}

/**
 * kzru_timeline_extend_range:
 * @self: a timeline with a layout
 * @later: whether to extend it to a later time
 *
 * Moves the end of the range that was moved last, as keys extend a selection of
 * text. With no range, one starts where one is.
 */
void
kzru_timeline_extend_range (KzruTimeline *self,
                            gboolean      later)
{
  KzruCalendar *calendar = g_ptr_array_index (self->calendars, 0);
  KzruCalendarUnit unit = find_unit (self, STEP_PX);
  KzruSpan range = kzru_view_state_get_time_range (self->view_state);
  gint64 anchor, focus;

  if (kzru_span_is_empty (range))
    anchor = focus = kzru_calendar_floor (calendar, kzru_instant_from_double (get_cursor (self, FALSE)), unit);
  else
    {
      self->range_backwards = self->range_backwards && range.start < range.end;
      anchor = self->range_backwards ? range.end : range.start;
      focus = self->range_backwards ? range.start : range.end;
    }

  focus = kzru_calendar_add (calendar, kzru_calendar_floor (calendar, focus, unit), unit, later ? 1 : -1);
  self->range_backwards = focus < anchor;
  kzru_view_state_set_time_range (self->view_state, (KzruSpan) { MIN (anchor, focus), MAX (anchor, focus) });
  kzru_timeline_reveal_instant (self, (double) focus);
}

/**
 * kzru_timeline_step_playhead:
 * @self: a timeline with a layout
 * @later: whether to go to a later time
 *
 * Moves the playhead by a day, month or year, as finely as can be seen.
 */
void
kzru_timeline_step_playhead (KzruTimeline *self,
                             gboolean      later)
{
  KzruCalendar *calendar = g_ptr_array_index (self->calendars, 0);
  KzruCalendarUnit unit = find_unit (self, STEP_PX);
  gint64 now = kzru_instant_from_double (get_cursor (self, FALSE));
  gint64 before = kzru_calendar_floor (calendar, now, unit);
  gint64 next = later ? kzru_calendar_add (calendar, before, unit, 1)
                      : (before < now ? before : kzru_calendar_add (calendar, before, unit, -1));

  kzru_view_state_set_playhead (self->view_state, next);
  kzru_timeline_reveal_instant (self, (double) next);
}
