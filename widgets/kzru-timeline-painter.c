/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-painter"

#include "config.h"

#include "widgets/kzru-timeline-painter.h"

#include <math.h>

#include "widgets/kzru-mark-painter.h"

/* From geometry to ink: axis, lanes, and the order in which they are drawn.
 * Nothing here decides where something stands. */

#define TICK_EM 0.4   /* the length of a tick on the axis */
#define ARROW_SIZE 0.22 /* of the height of a count */
#define STRIPE_EM 0.22 /* the lane's colour beside its title */

static void
draw_text (KzruPainter    *painter,
           const KzruText *text,
           const GdkRGBA  *color)
{
  kzru_painter_draw_text (painter, text->layout, text->box.x, text->box.y, color);
}

static const GdkRGBA *
get_grid_color (const KzruTimelineStyle *style,
                const KzruTickMark      *tick)
{
  return tick->level == KZRU_TICK_MINOR ? &style->grid : &style->grid_major;
}

/**
 * kzru_painter_draw_text:
 * @self: a painter
 * @layout: a text
 * @x: where the left edge of its logical rectangle is to be
 * @y: where the upper edge is to be
 * @color: its colour
 *
 * Draws a text so that what can be seen of it starts at a point, whichever way
 * it is aligned within its width.
 */
void
kzru_painter_draw_text (KzruPainter   *self,
                        PangoLayout   *layout,
                        double         x,
                        double         y,
                        const GdkRGBA *color)
{
  PangoRectangle logical;

  if (layout == NULL)
    return;

  pango_layout_get_extents (layout, NULL, &logical);
  self->klass->text (self, layout,
                     x - (double) logical.x / PANGO_SCALE,
                     y - (double) logical.y / PANGO_SCALE,
                     color);
}

/**
 * kzru_timeline_paint_axis:
 * @layout: a layout
 * @style: the colours
 * @painter: a painter
 *
 * Draws the axis.
 */
void
kzru_timeline_paint_axis (KzruTimelineLayout      *layout,
                          const KzruTimelineStyle *style,
                          KzruPainter             *painter)
{
  double height = kzru_timeline_layout_get_axis_height (layout);
  double em = kzru_timeline_layout_get_em (layout);
  KzruBox chart = kzru_timeline_layout_get_chart (layout);
  KzruBox clip = { chart.x, 0, chart.width, height };
  guint n_calendars = kzru_timeline_layout_get_n_calendars (layout);
  guint n_names, n_ticks;
  const KzruText *names = kzru_timeline_layout_get_names (layout, &n_names);
  const KzruTickMark *ticks = kzru_timeline_layout_get_ticks (layout, &n_ticks);

  if (n_calendars == 0)
    return;

  for (guint i = 0; i < n_names; i++)
    draw_text (painter, &names[i], &style->dim);

  painter->klass->push_clip (painter, &clip);
  for (guint i = 0; i < n_ticks; i++)
    {
      const KzruTickMark *tick = &ticks[i];
      double bottom = height * (tick->calendar + 1) / n_calendars;
      double length = tick->level == KZRU_TICK_MINOR ? TICK_EM * em / 2 : TICK_EM * em;
      KzruBox box = { tick->x - 0.5, bottom - length, 1, length };

      painter->klass->fill (painter, &box, 0, get_grid_color (style, tick));
      draw_text (painter, &tick->label, tick->calendar == 0 ? &style->foreground : &style->dim);
    }
  painter->klass->pop_clip (painter);
}

/**
 * kzru_timeline_paint_grid:
 * @layout: a layout
 * @style: the colours
 * @painter: a painter
 *
 * Draws the lines of the axis through all lanes.
 */
void
kzru_timeline_paint_grid (KzruTimelineLayout      *layout,
                          const KzruTimelineStyle *style,
                          KzruPainter             *painter)
{
  double top = kzru_timeline_layout_get_axis_height (layout);
  double bottom = kzru_timeline_layout_get_height (layout);
  guint n;
  const KzruTickMark *ticks = kzru_timeline_layout_get_ticks (layout, &n);

  for (guint i = 0; i < n && ticks[i].calendar == 0; i++)
    {
      KzruBox box = { ticks[i].x - 0.5, top, 1, bottom - top };

      painter->klass->fill (painter, &box, 0, get_grid_color (style, &ticks[i]));
    }
}

/**
 * kzru_timeline_paint_lane:
 * @layout: a layout
 * @style: the colours
 * @lane: a lane of it, or a piece of one
 * @banded: whether it is tinted, as every other one is
 * @painter: a painter
 *
 * Draws a lane without what is in it.
 */
void
kzru_timeline_paint_lane (KzruTimelineLayout      *layout,
                          const KzruTimelineStyle *style,
                          const KzruLane          *lane,
                          gboolean                 banded,
                          KzruPainter             *painter)
{
  double em = kzru_timeline_layout_get_em (layout);
  double width = STRIPE_EM * em;
  double inset = 0.35 * em;
  KzruBox stripe = { inset, lane->box.y + inset, width, lane->box.height - 2 * inset };
  KzruBox edge = { lane->box.x, lane->box.y, lane->box.width, 1 };
  GdkRGBA color = kzru_timeline_style_adapt_rgb (style, lane->rgb);

  if (kzru_timeline_layout_is_mirrored (layout))
    stripe.x = lane->box.x + lane->box.width - inset - width;

  if (banded)
    painter->klass->fill (painter, &lane->box, 0, &style->band);
  painter->klass->fill (painter, &edge, 0, &style->grid);
  painter->klass->fill (painter, &stripe, width / 2, &color);
  draw_text (painter, &lane->title, &style->foreground);
  draw_text (painter, &lane->number, &style->dim);
}

/* The arrow of a count of what is under way, to where that comes from: on the side
 * that the number has made room at. */
static void
paint_arrow (const KzruCount *count,
             const GdkRGBA   *ink,
             KzruPainter     *painter)
{
  const KzruBox *box = &count->box;
  double number = count->label.box.x + count->label.box.width / 2;
  double outward = number > box->x + box->width / 2 ? -1 : 1;
  double arrow = ARROW_SIZE * box->height;
  double tip = outward < 0 ? box->x + 1.4 * arrow : box->x + box->width - 1.4 * arrow;
  double middle = box->y + box->height / 2;

  painter->klass->line (painter, tip - outward * arrow, middle - arrow, tip, middle, 0.12 * box->height, ink);
  painter->klass->line (painter, tip - outward * arrow, middle + arrow, tip, middle, 0.12 * box->height, ink);
}

/**
 * kzru_timeline_paint_count:
 * @style: the colours
 * @count: a count
 * @color: the colour of its lane
 * @light: how it stands out: faded or not
 * @painter: a painter
 *
 * Draws the number of the events that have no place of their own.
 */
void
kzru_timeline_paint_count (const KzruTimelineStyle *style,
                           const KzruCount         *count,
                           const GdkRGBA           *color,
                           KzruMarkLight            light,
                           KzruPainter             *painter)
{
  GdkRGBA paper = *color;
  GdkRGBA ink = kzru_timeline_style_get_ink (style, &paper);

  if (light & KZRU_MARK_LIGHT_FADED)
    {
      paper = kzru_timeline_style_fade (style, color);
      ink = style->dim;
    }

  painter->klass->fill (painter, &count->box, count->box.height / 2, &paper);
  draw_text (painter, &count->label, &ink);
  if (count->passing)
    paint_arrow (count, &ink, painter);
}

/* The colour of a lane: finding it takes some arithmetic, and there are many marks to a
 * lane, one behind the other. */
typedef struct
{
  const KzruLane *lane;
  GdkRGBA         color;
} LaneColor;

static const GdkRGBA *
find_color (LaneColor               *self,
            KzruTimelineLayout      *layout,
            const KzruTimelineStyle *style,
            guint                    theme)
{
  if (self->lane == NULL || self->lane->theme != theme)
    {
      self->lane = kzru_timeline_layout_find_lane (layout, theme);
      self->color = kzru_timeline_style_adapt_rgb (style, self->lane->rgb);
    }

  return &self->color;
}

static gboolean
is_seen (const KzruExtent *seen,
         const KzruBox    *box)
{
  return box->y < seen->end && box->y + box->height > seen->start;
}

static void
paint_marks (KzruTimelineLayout       *layout,
             const KzruTimelineStyle  *style,
             const KzruTimelineLights *lights,
             const KzruExtent         *seen,
             KzruPainter              *painter)
{
  static const KzruTimelineLights none = { 0 };
  LaneColor color = { NULL, { 0 } };
  guint n_marks, n_counts;
  const KzruMark *marks = kzru_timeline_layout_get_marks (layout, &n_marks);
  const KzruCount *counts = kzru_timeline_layout_get_counts (layout, &n_counts);

  if (lights == NULL)
    lights = &none;

  for (guint i = 0; i < n_marks; i++)
    if (is_seen (seen, &marks[i].box))
      kzru_mark_paint (layout, style, &marks[i], find_color (&color, layout, style, marks[i].lane),
                       lights->light_mark != NULL ? lights->light_mark (&marks[i], lights->user_data)
                                                  : KZRU_MARK_LIGHT_NONE,
                       painter);

  for (guint i = 0; i < n_counts; i++)
    if (is_seen (seen, &counts[i].box))
      kzru_timeline_paint_count (style, &counts[i], find_color (&color, layout, style, counts[i].lane),
                                 lights->light_count != NULL ? lights->light_count (&counts[i], lights->user_data)
                                                             : KZRU_MARK_LIGHT_NONE,
                                 painter);
}

/**
 * kzru_timeline_paint_lanes:
 * @layout: a layout
 * @style: the colours
 * @lights: (nullable): what stands out
 * @seen: from the upper edge of the axis, with lanes not scrolled; a little more than
 *   that may be drawn
 * @painter: a painter
 *
 * Draws the lanes that are in view, with all that is in them.
 */
void
kzru_timeline_paint_lanes (KzruTimelineLayout       *layout,
                           const KzruTimelineStyle  *style,
                           const KzruTimelineLights *lights,
                           KzruExtent                seen,
                           KzruPainter              *painter)
{
  KzruBox clip = kzru_timeline_layout_get_chart (layout);
  guint n_all, n;
  const KzruLane *all = kzru_timeline_layout_get_lanes (layout, &n_all);
  const KzruLane *lanes = kzru_timeline_layout_find_lanes (layout, seen, &n);

  clip.y = kzru_timeline_layout_get_axis_height (layout);
  clip.height = kzru_timeline_layout_get_height (layout) - clip.y;

  for (guint i = 0; i < n; i++)
    kzru_timeline_paint_lane (layout, style, &lanes[i], (&lanes[i] - all) % 2 == 0, painter);

  painter->klass->push_clip (painter, &clip);
  kzru_timeline_paint_grid (layout, style, painter);
  paint_marks (layout, style, lights, &seen, painter);
  painter->klass->pop_clip (painter);
}

/**
 * kzru_timeline_paint_cairo:
 * @layout: a layout
 * @style: the colours
 * @cr: where to draw
 *
 * Draws the whole timeline on paper or into a picture.
 */
void
kzru_timeline_paint_cairo (KzruTimelineLayout      *layout,
                           const KzruTimelineStyle *style,
                           cairo_t                 *cr)
{
  KzruPainter painter = kzru_painter_for_cairo (cr);

  kzru_timeline_paint_lanes (layout, style, NULL, (KzruExtent) { -INFINITY, INFINITY }, &painter);
  kzru_timeline_paint_axis (layout, style, &painter);
}
