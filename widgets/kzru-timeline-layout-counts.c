/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline-layout"

#include "config.h"

#include "widgets/kzru-timeline-layout-private.h"

#include "widgets/kzru-timeline-axis.h"

#include <stdlib.h>

/* The events of the window that have no mark: how many, and where one sees it.
 *
 * Each is counted where it starts. What started before the window and is still
 * under way where that begins is counted at that edge, with an arrow to where it
 * comes from:
 *
 *     |‹ 4 )      ( 12 )    ( 3 )        |
 *
 * A count whose events reach into the window is never cut by its edges, and pushes
 * its neighbours aside rather than to stand on them. */

#define COUNT_PAD_EM 0.45
#define COUNT_HEIGHT_EM 1.1
#define GAP_EM 0.15        /* between counts that push one another */
#define ARROW_EM 0.45      /* for the arrow of what is under way */
#define LEAST_SEEN_EM 0.5  /* of what is under way; less than that is as good as over */

static gint64
to_instant (const KzruTimelineLayout *self,
            double                    strip)
{
  return kzru_world_to_instant (&self->world, strip);
}

static KzruSpan
get_window (const KzruTimelineLayout *self)
{
  return (KzruSpan) { to_instant (self, self->window.start), to_instant (self, self->window.end) };
}

/**
 * kzru_layout_find_passing:
 * @self: a layout with its plan
 *
 * Finds the events that are under way where the window starts, lane by lane.
 */
void
kzru_layout_find_passing (KzruTimelineLayout *self)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (self->table);
  guint n_lanes = kzru_event_table_get_n_lanes (self->table);
  gint64 at = to_instant (self, self->window.start + LEAST_SEEN_EM * self->world.em);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *next = NULL;

  kzru_interval_index_query (kzru_event_table_get_index (self->table), (KzruSpan) { at, at + 1 }, rows);

  self->edge = at;
  self->passing_starts = g_new0 (guint, n_lanes + 1);
  for (guint i = 0; i < rows->len; i++)
    self->passing_starts[columns->lane[g_array_index (rows, guint, i)] + 1]++;
  for (guint i = 0; i < n_lanes; i++)
    self->passing_starts[i + 1] += self->passing_starts[i];

  next = g_memdup2 (self->passing_starts, (n_lanes + 1) * sizeof (guint));
  self->passing = g_new (guint, MAX (rows->len, 1));
  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);

      self->passing[next[columns->lane[row]]++] = row;
    }
}

/* Whether an event is counted as under way: that is, nowhere else. */
static gboolean
is_passing (const KzruTimelineLayout *self,
            guint                     row,
            KzruSpan                  counted)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (self->table);

  return self->passing != NULL && columns->start[row] <= self->edge && columns->end[row] > self->edge &&
         !kzru_span_contains_instant (counted, kzru_event_columns_get_instant (columns, row));
}

/* Which instants the counts of a lane answer for, and the window with them. */
static KzruSpan
get_counted (const KzruTimelineLayout *self,
             guint                     lane,
             guint                     first)
{
  KzruSpan counted = get_window (self);

  for (guint i = first; i < self->counts->len; i++)
    {
      const KzruCount *count = &g_array_index (self->counts, KzruCount, i);

      if (count->lane == lane && !count->passing)
        counted = kzru_span_union (counted, count->span);
    }

  return counted;
}

static void
add_passing_row (const KzruEventColumns *columns,
                 guint                   row,
                 KzruCount              *count)
{
  gint64 instant = kzru_event_columns_get_instant (columns, row);

  count->span.start = MIN (count->span.start, instant);
  count->span.end = MAX (count->span.end, instant + 1);
  count->n++;
}

/* Counts what is under way in a lane, less what has a mark. */
static KzruCount
count_passing (KzruTimelineLayout *self,
               guint               lane,
               guint               first)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (self->table);
  const GArray *items = kzru_timeline_plan_get_lane (self->plan, lane)->items;
  KzruSpan counted = get_counted (self, lane, first);
  KzruCount count = { .lane = lane, .passing = TRUE, .span = { KZRU_INSTANT_MAX, KZRU_INSTANT_MIN } };

  for (guint i = self->passing_starts[lane]; i < self->passing_starts[lane + 1]; i++)
    if (is_passing (self, self->passing[i], counted))
      add_passing_row (columns, self->passing[i], &count);

  for (guint i = 0; i < items->len; i++)
    count.n -= is_passing (self, g_array_index (items, KzruPlanItem, i).row, counted);

  return count;
}

/* Sets the number; @x is where its middle would be if nothing was in its way. */
static void
set_count (KzruTimelineLayout       *self,
           const KzruTimelineParams *params,
           KzruCount                *count,
           double                    x,
           double                    center_y)
{
  double em = self->world.em;
  PangoLayout *layout = kzru_label_cache_set_count (self->labels, count->n, params->languages[0]);
  double height = COUNT_HEIGHT_EM * em;
  double width;

  kzru_text_place (&count->label, layout, 0, center_y);
  width = MAX (count->label.box.width + 2 * COUNT_PAD_EM * em, 1.4 * height) + (count->passing ? ARROW_EM * em : 0);
  count->box = (KzruBox) { x - width / 2, center_y - height / 2, width, height };
}

/* From the right edge to the left, as far as need be. */
static void
push_left (KzruTimelineLayout *self,
           guint               first)
{
  KzruCount *counts = (KzruCount *) (gpointer) self->counts->data;
  double right = self->chart.x + self->chart.width;

  for (guint i = self->counts->len; i-- > first;)
    {
      counts[i].box.x = MIN (counts[i].box.x, right - counts[i].box.width);
      right = counts[i].box.x - GAP_EM * self->world.em;
    }
}

static void
push_right (KzruTimelineLayout *self,
            guint               first)
{
  KzruCount *counts = (KzruCount *) (gpointer) self->counts->data;
  double left = self->chart.x;

  for (guint i = first; i < self->counts->len; i++)
    {
      counts[i].box.x = MAX (counts[i].box.x, left);
      left = counts[i].box.x + counts[i].box.width + GAP_EM * self->world.em;
    }
}

/* Moves the counts of a lane, which are in order from left to right, into the chart
 * and off one another: first towards the past, whichever way that is. */
static void
push_apart (KzruTimelineLayout *self,
            guint               first)
{
  if (self->scale.mirrored)
    {
      push_right (self, first);
      push_left (self, first);
    }
  else
    {
      push_left (self, first);
      push_right (self, first);
    }
}

/* Puts the numbers where their counts have come to stand. */
static void
place_numbers (KzruTimelineLayout *self,
               guint               first)
{
  double arrow = ARROW_EM * self->world.em;

  for (guint i = first; i < self->counts->len; i++)
    {
      KzruCount *count = &g_array_index (self->counts, KzruCount, i);
      double offset = count->passing ? (self->scale.mirrored ? -arrow : arrow) / 2 : 0;

      count->label.box.x = count->box.x + (count->box.width - count->label.box.width) / 2 + offset;
    }
}

/* By their middles, so that it is the same the other way round. */
static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const KzruBox *first = &((const KzruCount *) a)->box;
  const KzruBox *second = &((const KzruCount *) b)->box;
  double distance = first->x + first->width / 2 - second->x - second->width / 2;

  return (distance > 0) - (distance < 0);
}

/* Whether any of what a count stands for starts in the window. On paper, which is
 * not panned, each count is on one sheet: that of its middle. */
static gboolean
is_in_window (const KzruTimelineLayout *self,
              const KzruTimelineParams *params,
              const KzruPlanCount      *item)
{
  double reach = kzru_timeline_plan_get_count_height (self->plan);

  if (params->fit_height)
    return item->at > self->window.start - reach && item->at < self->window.end + reach;

  return kzru_span_intersects (item->span, get_window (self));
}

static void
add_passing (KzruTimelineLayout       *self,
             const KzruTimelineParams *params,
             guint                     lane,
             guint                     first,
             double                    center_y)
{
  KzruCount count = count_passing (self, lane, first);

  if (count.n == 0)
    return;

  set_count (self, params, &count, 0, center_y);
  count.box.x = self->scale.mirrored ? self->chart.x + self->chart.width : self->chart.x - count.box.width;
  g_array_append_val (self->counts, count);
}

/**
 * kzru_layout_add_counts:
 * @self: a layout with its plan
 * @params: what is laid out
 * @lane: an open lane
 * @center_y: where the middle of its counts is
 *
 * Adds the counts of a lane.
 */
void
kzru_layout_add_counts (KzruTimelineLayout       *self,
                        const KzruTimelineParams *params,
                        guint                     lane,
                        double                    center_y)
{
  const GArray *items = kzru_timeline_plan_get_lane (self->plan, lane)->counts;
  guint first = self->counts->len;

  for (guint i = 0; i < items->len; i++)
    {
      const KzruPlanCount *item = &g_array_index (items, KzruPlanCount, i);
      KzruCount count = { .lane = lane, .n = item->n, .span = item->span };

      if (!is_in_window (self, params, item))
        continue;

      set_count (self, params, &count,
                 kzru_layout_to_picture (self, (KzruExtent) { item->at, item->at }).start, center_y);
      g_array_append_val (self->counts, count);
    }

  if (self->passing != NULL)
    add_passing (self, params, lane, first, center_y);

  if (self->counts->len > first)
    qsort (&g_array_index (self->counts, KzruCount, first), self->counts->len - first, sizeof (KzruCount),
           compare_places);
  push_apart (self, first);
  place_numbers (self, first);
}

/**
 * kzru_timeline_layout_find_count:
 * @self: a layout
 * @lane: a lane
 * @instant: the instant by which an event is counted, in seconds
 *
 * Finds the count of a lane that stands for what was at an instant.
 *
 * Returns: (transfer none) (nullable): the count, or %NULL if there is none
 */
const KzruCount *
kzru_timeline_layout_find_count (KzruTimelineLayout *self,
                                 guint               lane,
                                 gint64              instant)
{
  for (guint i = 0; i < self->counts->len; i++)
    {
      const KzruCount *count = &g_array_index (self->counts, KzruCount, i);

      if (count->lane == lane && !count->passing && kzru_span_contains_instant (count->span, instant))
        return count;
    }

  return NULL;
}

/**
 * kzru_timeline_layout_find_counted:
 * @self: a layout
 * @counts: (array) (out caller-allocates): for each row of the table the place of
 *   the count that stands for it, or `KZRU_EVENT_TABLE_NO_ROW` if none does
 *
 * Finds the events that counts stand for.
 */
void
kzru_timeline_layout_find_counted (KzruTimelineLayout *self,
                                   guint              *counts)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (self->table);
  g_autofree gboolean *placed = g_new0 (gboolean, columns->n_rows);
  const KzruCount *first = (const KzruCount *) (gpointer) self->counts->data;

  for (guint i = 0; i < kzru_timeline_plan_get_n_lanes (self->plan); i++)
    {
      const GArray *items;

      if (kzru_event_table_get_lane_size (self->table, i) == 0)
        continue;

      items = kzru_timeline_plan_get_lane (self->plan, i)->items;
      for (guint j = 0; j < items->len; j++)
        placed[g_array_index (items, KzruPlanItem, j).row] = TRUE;
    }

  for (guint row = 0; row < columns->n_rows; row++)
    {
      gint64 instant = kzru_event_columns_get_instant (columns, row);
      const KzruCount *count = placed[row] ? NULL
                                           : kzru_timeline_layout_find_count (self, columns->lane[row], instant);

      counts[row] = count != NULL ? (guint) (count - first) : KZRU_EVENT_TABLE_NO_ROW;
    }
}

/* Whether a row is among what has a mark. */
static gboolean
has_mark (const GArray *items,
          guint         row)
{
  for (guint i = 0; i < items->len; i++)
    if (g_array_index (items, KzruPlanItem, i).row == row)
      return TRUE;

  return FALSE;
}

/**
 * kzru_timeline_layout_list_counted:
 * @self: a layout
 * @count: one of its counts
 * @rows: (element-type guint): where to add the rows, in order of time
 *
 * Lists the events that a count stands for.
 */
void
kzru_timeline_layout_list_counted (KzruTimelineLayout *self,
                                   const KzruCount    *count,
                                   GArray             *rows)
{
  const KzruEventPyramid *pyramid = kzru_event_table_get_pyramid (self->table);
  const GArray *items = kzru_timeline_plan_get_lane (self->plan, count->lane)->items;
  KzruSpan counted = get_counted (self, count->lane, 0);
  guint first = kzru_event_pyramid_find (pyramid, count->lane, count->span.start);
  guint end = kzru_event_pyramid_find (pyramid, count->lane, count->span.end);

  for (guint i = first; i < end; i++)
    {
      guint row = kzru_event_pyramid_get_row (pyramid, count->lane, i);

      if ((!count->passing || is_passing (self, row, counted)) && !has_mark (items, row))
        g_array_append_val (rows, row);
    }
}

/* Of what is under way in a lane and has no mark. */
static guint
count_shown_passing (KzruTimelineLayout   *self,
                     guint                 lane,
                     const KzruShownTally *tally)
{
  const GArray *items = kzru_timeline_plan_get_lane (self->plan, lane)->items;
  KzruSpan counted = get_counted (self, lane, 0);
  guint n = 0;

  for (guint i = self->passing_starts[lane]; i < self->passing_starts[lane + 1]; i++)
    n += is_passing (self, self->passing[i], counted) && kzru_shown_tally_is_shown (tally, self->passing[i]);

  for (guint i = 0; i < items->len; i++)
    {
      guint row = g_array_index (items, KzruPlanItem, i).row;

      n -= is_passing (self, row, counted) && kzru_shown_tally_is_shown (tally, row);
    }

  return n;
}

/**
 * kzru_timeline_layout_count_shown:
 * @self: a layout
 * @count: one of its counts
 * @tally: which events of the same table pass a filter
 *
 * Counts those events of a count that pass a filter.
 *
 * Returns: how many of them do, at most `count->n`
 */
guint
kzru_timeline_layout_count_shown (KzruTimelineLayout   *self,
                                  const KzruCount      *count,
                                  const KzruShownTally *tally)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (self->table);
  const GArray *items = kzru_timeline_plan_get_lane (self->plan, count->lane)->items;
  guint n;

  if (count->passing)
    return count_shown_passing (self, count->lane, tally);

  n = kzru_shown_tally_count (tally, count->lane, count->span);
  for (guint i = 0; i < items->len; i++)
    {
      guint row = g_array_index (items, KzruPlanItem, i).row;

      n -= kzru_span_contains_instant (count->span, kzru_event_columns_get_instant (columns, row))
           && kzru_shown_tally_is_shown (tally, row);
    }

  return n;
}

/**
 * kzru_timeline_layout_find_count_of:
 * @self: a layout
 * @row: a row that has no mark
 *
 * Finds the count that stands for an event.
 *
 * Returns: (transfer none) (nullable): the count, or %NULL if nothing of the event is
 *   in the window
 */
const KzruCount *
kzru_timeline_layout_find_count_of (KzruTimelineLayout *self,
                                    guint               row)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (self->table);
  guint lane = columns->lane[row];
  const KzruCount *count = kzru_timeline_layout_find_count (self, lane, kzru_event_columns_get_instant (columns, row));

  if (count != NULL || !is_passing (self, row, get_counted (self, lane, 0)))
    return count;

  for (guint i = 0; i < self->counts->len; i++)
    if (g_array_index (self->counts, KzruCount, i).lane == lane && g_array_index (self->counts, KzruCount, i).passing)
      return &g_array_index (self->counts, KzruCount, i);

  return NULL;
}
