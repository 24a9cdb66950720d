/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline-layout"

#include "config.h"

#include "widgets/kzru-timeline-layout-private.h"

#include <math.h>

#include "widgets/kzru-timeline-plan-private.h"

/**
 * kzru_timeline_layout_get_table:
 * @self: a layout
 *
 * Gets the events that were laid out.
 *
 * Returns: (transfer none): the events
 */
KzruEventTable *
kzru_timeline_layout_get_table (KzruTimelineLayout *self)
{
  return self->table;
}

/**
 * kzru_timeline_layout_get_scale:
 * @self: a layout
 *
 * Gets where instants stand, counted from the left edge of the chart.
 *
 * Returns: (transfer none): the scale
 */
const KzruScale *
kzru_timeline_layout_get_scale (KzruTimelineLayout *self)
{
  return &self->scale;
}

/**
 * kzru_timeline_layout_get_chart:
 * @self: a layout
 *
 * Gets the part of the picture that time runs along: all but the titles of lanes.
 *
 * Returns: the chart
 */
KzruBox
kzru_timeline_layout_get_chart (KzruTimelineLayout *self)
{
  return self->chart;
}

/**
 * kzru_timeline_layout_get_axis_height:
 * @self: a layout
 *
 * Gets the height of the axis, which stands above the lanes.
 *
 * Returns: the height
 */
double
kzru_timeline_layout_get_axis_height (KzruTimelineLayout *self)
{
  return self->axis_height;
}

/**
 * kzru_timeline_layout_get_height:
 * @self: a layout
 *
 * Gets the height of axis and lanes, which is at least what was asked for.
 *
 * Returns: the height
 */
double
kzru_timeline_layout_get_height (KzruTimelineLayout *self)
{
  return self->height;
}

/**
 * kzru_timeline_layout_is_filled:
 * @self: a layout
 * @top: a height in the layout
 * @bottom: another one below it
 *
 * Says whether all lanes between two heights have their titles and events: of very many
 * lanes only those have that were near to what was in view.
 *
 * Returns: whether they do
 */
gboolean
kzru_timeline_layout_is_filled (KzruTimelineLayout *self,
                                double              top,
                                double              bottom)
{
  return MAX (top, 0) >= self->filled.start && MIN (bottom, self->height) <= self->filled.end;
}

/**
 * kzru_timeline_layout_set_wanted_title:
 * @self: a layout
 *
 * Sets one of the titles that a layout made while moving had to leave out, so that the
 * next has it.
 *
 * Returns: whether there was one
 */
gboolean
kzru_timeline_layout_set_wanted_title (KzruTimelineLayout *self)
{
  return kzru_label_cache_set_wanted (self->labels);
}

/**
 * kzru_timeline_layout_get_em:
 * @self: a layout
 *
 * Gets the size of the labels' font, by which marks are measured.
 *
 * Returns: the size
 */
double
kzru_timeline_layout_get_em (KzruTimelineLayout *self)
{
  return self->world.em;
}

/**
 * kzru_timeline_layout_is_mirrored:
 * @self: a layout
 *
 * Says whether time runs from right to left.
 *
 * Returns: whether it does
 */
gboolean
kzru_timeline_layout_is_mirrored (KzruTimelineLayout *self)
{
  return self->scale.mirrored;
}

/**
 * kzru_timeline_layout_get_question:
 * @self: a layout
 *
 * Gets the sign that marks what is uncertain.
 *
 * Returns: (transfer none): a question mark, set small
 */
PangoLayout *
kzru_timeline_layout_get_question (KzruTimelineLayout *self)
{
  return self->question;
}

/**
 * kzru_timeline_layout_get_names:
 * @self: a layout
 * @n: (out): how many there are
 *
 * Gets what stands beside the axis: the names of its calendars and what its
 * first ticks belong to.
 *
 * Returns: (array length=n) (transfer none): the texts
 */
const KzruText *
kzru_timeline_layout_get_names (KzruTimelineLayout *self,
                                guint              *n)
{
  *n = self->names->len;
  return (const KzruText *) (gpointer) self->names->data;
}

/**
 * kzru_timeline_layout_get_n_calendars:
 * @self: a layout
 *
 * Gets the number of rows of the axis.
 *
 * Returns: the number of calendars
 */
guint
kzru_timeline_layout_get_n_calendars (KzruTimelineLayout *self)
{
  return self->n_calendars;
}

/**
 * kzru_timeline_layout_get_ticks:
 * @self: a layout
 * @n: (out): how many there are
 *
 * Gets the ticks of all calendars, calendar by calendar.
 *
 * Returns: (array length=n) (transfer none): the ticks
 */
const KzruTickMark *
kzru_timeline_layout_get_ticks (KzruTimelineLayout *self,
                                guint              *n)
{
  *n = self->ticks->len;
  return (const KzruTickMark *) (gpointer) self->ticks->data;
}

/**
 * kzru_timeline_layout_get_lanes:
 * @self: a layout
 * @n: (out): how many there are
 *
 * Gets the lanes that are shown, from top to bottom.
 *
 * Returns: (array length=n) (transfer none): the lanes
 */
const KzruLane *
kzru_timeline_layout_get_lanes (KzruTimelineLayout *self,
                                guint              *n)
{
  *n = self->lanes->len;
  return (const KzruLane *) (gpointer) self->lanes->data;
}

/* The first lane that may be the one that is looked for: they stand in the order of their
 * numbers, with some left out, and from top to bottom. */
static guint
find_first_lane (KzruTimelineLayout *self,
                 guint               theme,
                 double              top)
{
  const KzruLane *lanes = (const KzruLane *) (gpointer) self->lanes->data;
  guint low = 0;
  guint high = self->lanes->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (lanes[middle].theme < theme || lanes[middle].box.y + lanes[middle].box.height <= top)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * kzru_timeline_layout_find_lane:
 * @self: a layout
 * @theme: the number of a lane
 *
 * Finds a lane.
 *
 * Returns: (transfer none) (nullable): the lane, if it is shown
 */
const KzruLane *
kzru_timeline_layout_find_lane (KzruTimelineLayout *self,
                                guint               theme)
{
  const KzruLane *lanes = (const KzruLane *) (gpointer) self->lanes->data;
  guint i = find_first_lane (self, theme, -INFINITY);

  return i < self->lanes->len && lanes[i].theme == theme ? &lanes[i] : NULL;
}

/**
 * kzru_timeline_layout_find_lanes:
 * @self: a layout
 * @seen: from the upper edge of the axis, with lanes not scrolled
 * @n: (out): how many there are
 *
 * Finds the lanes of which some part is in view: whoever draws looks at no others, for
 * there may be tens of thousands.
 *
 * Returns: (array length=n) (transfer none) (nullable): the lanes, from top to bottom;
 *   %NULL if there are none
 */
const KzruLane *
kzru_timeline_layout_find_lanes (KzruTimelineLayout *self,
                                 KzruExtent          seen,
                                 guint              *n)
{
  const KzruLane *lanes = (const KzruLane *) (gpointer) self->lanes->data;
  guint first = find_first_lane (self, 0, seen.start);

  *n = 0;
  while (first + *n < self->lanes->len && lanes[first + *n].box.y < seen.end)
    (*n)++;

  return *n > 0 ? &lanes[first] : NULL;
}

/**
 * kzru_timeline_layout_get_marks:
 * @self: a layout
 * @n: (out): how many there are
 *
 * Gets the events that have a mark in the window, lane by lane.
 *
 * Returns: (array length=n) (transfer none): the marks
 */
const KzruMark *
kzru_timeline_layout_get_marks (KzruTimelineLayout *self,
                                guint              *n)
{
  *n = self->marks->len;
  return (const KzruMark *) (gpointer) self->marks->data;
}

/**
 * kzru_timeline_layout_get_counts:
 * @self: a layout
 * @n: (out): how many there are
 *
 * Gets the counts in the window, lane by lane.
 *
 * Returns: (array length=n) (transfer none): the counts
 */
const KzruCount *
kzru_timeline_layout_get_counts (KzruTimelineLayout *self,
                                 guint              *n)
{
  *n = self->counts->len;
  return (const KzruCount *) (gpointer) self->counts->data;
}

/**
 * kzru_timeline_layout_find_mark:
 * @self: a layout
 * @record: an event's place in its atlas
 *
 * Finds the mark of an event.
 *
 * Returns: (transfer none) (nullable): the mark, if it has one in the window
 */
const KzruMark *
kzru_timeline_layout_find_mark (KzruTimelineLayout *self,
                                guint               record)
{
  for (guint i = 0; i < self->marks->len; i++)
    if (g_array_index (self->marks, KzruMark, i).record == record)
      return &g_array_index (self->marks, KzruMark, i);

  return NULL;
}

/**
 * kzru_timeline_layout_pick_mark:
 * @self: a layout
 * @x: from the left edge
 * @y: from the upper edge of the axis, with lanes not scrolled
 *
 * Finds the mark at a point.
 *
 * Returns: (transfer none) (nullable): the mark
 */
const KzruMark *
kzru_timeline_layout_pick_mark (KzruTimelineLayout *self,
                                double              x,
                                double              y)
{
  if (x < self->chart.x || x >= self->chart.x + self->chart.width)
    return NULL;

  for (guint i = 0; i < self->marks->len; i++)
    if (kzru_box_contains (&g_array_index (self->marks, KzruMark, i).box, x, y))
      return &g_array_index (self->marks, KzruMark, i);

  return NULL;
}

/**
 * kzru_timeline_layout_pick_count:
 * @self: a layout
 * @x: from the left edge
 * @y: from the upper edge of the axis, with lanes not scrolled
 *
 * Finds the count at a point.
 *
 * Returns: (transfer none) (nullable): the count
 */
const KzruCount *
kzru_timeline_layout_pick_count (KzruTimelineLayout *self,
                                 double              x,
                                 double              y)
{
  if (x < self->chart.x || x >= self->chart.x + self->chart.width)
    return NULL;

  for (guint i = 0; i < self->counts->len; i++)
    if (kzru_box_contains (&g_array_index (self->counts, KzruCount, i).box, x, y))
      return &g_array_index (self->counts, KzruCount, i);

  return NULL;
}
