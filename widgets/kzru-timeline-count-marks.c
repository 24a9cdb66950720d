/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline"

#include "config.h"

#include "widgets/kzru-timeline-private.h"

#include "widgets/kzru-count-mark.h"

#include <math.h>

/* The children that stand for counts, one for each in view, up to a limit. They are
 * given their counts when the timeline has come to rest; under way they follow. */

#define MAX_COUNT_MARKS 400

static gboolean
is_for (KzruCountMark   *mark,
        const KzruCount *count)
{
  return kzru_count_mark_get_lane (mark) == count->lane && kzru_count_mark_get_passing (mark) == count->passing
         && kzru_span_intersects (kzru_count_mark_get_span (mark), count->span);
}

/* Looks from @place on and round to it, and sets it behind what was found: children and
 * counts are in the same order, so that the next one is there. */
static const KzruCount *
find_count_from (KzruTimeline  *self,
                 KzruCountMark *mark,
                 guint         *place)
{
  guint n;
  const KzruCount *counts = kzru_timeline_layout_get_counts (self->layout, &n);

  for (guint i = 0; i < n; i++)
    {
      const KzruCount *count = &counts[(*place + i) % n];

      if (!is_for (mark, count))
        continue;

      *place = (guint) (count - counts) + 1;
      return count;
    }

  return NULL;
}

static const KzruCount *
find_count (KzruTimeline  *self,
            KzruCountMark *mark)
{
  guint place = 0;

  return find_count_from (self, mark, &place);
}

/* The child with the focus, or %NULL. */
static KzruCountMark *
get_focused (KzruTimeline *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  return child != NULL && KZRU_IS_COUNT_MARK (child) ? KZRU_COUNT_MARK (child) : NULL;
}

static double
get_middle (KzruSpan span)
{
  return ((double) span.start + (double) span.end) / 2;
}

/* Of the first @n children, that of the count of a lane that is nearest to an
 * instant; with no such lane, of any. */
static GtkWidget *
find_nearest (KzruTimeline *self,
              guint         n,
              guint         lane,
              double        instant)
{
  GtkWidget *nearest = NULL;
  double least = INFINITY;

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *child = g_ptr_array_index (self->count_marks, i);
      double distance = fabs (get_middle (kzru_count_mark_get_span (KZRU_COUNT_MARK (child))) - instant);

      if (!gtk_widget_get_visible (child) || distance >= least
          || (lane != G_MAXUINT && kzru_count_mark_get_lane (KZRU_COUNT_MARK (child)) != lane))
        continue;
      least = distance;
      nearest = child;
    }

  return nearest;
}

static gboolean
grab_focus (GtkWidget *child)
{
  if (child == NULL)
    return FALSE;

  /* What has no place yet cannot take the focus. */
  gtk_widget_set_child_visible (child, TRUE);
  return gtk_widget_grab_focus (child);
}

static void
activate_cb (KzruTimeline  *self,
             KzruCountMark *mark)
{
  const KzruCount *count = kzru_timeline_ensure_layout (self) != NULL ? find_count (self, mark) : NULL;

  if (count != NULL)
    kzru_timeline_open_count_by_key (self, count);
}

/* The count above or below: of the next lane that has any. */
static GtkWidget *
find_in_next_lane (KzruTimeline  *self,
                   KzruCountMark *mark,
                   int            step)
{
  guint n;
  const KzruLane *lanes = kzru_timeline_layout_get_lanes (self->layout, &n);
  double instant = get_middle (kzru_count_mark_get_span (mark));
  int place = 0;
  GtkWidget *child = NULL;

  while (place < (int) n && lanes[place].theme != kzru_count_mark_get_lane (mark))
    place++;
  for (place += step; child == NULL && place >= 0 && place < (int) n; place += step)
    child = find_nearest (self, self->count_marks->len, lanes[place].theme, instant);

  return child;
}

static GtkWidget *
find_beside (KzruTimeline  *self,
             KzruCountMark *mark,
             int            step)
{
  guint place;

  if (!g_ptr_array_find (self->count_marks, mark, &place) || (place == 0 && step < 0)
      || place + (guint) step >= self->count_marks->len)
    return NULL;

  return g_ptr_array_index (self->count_marks, place + (guint) step);
}

static void
stepped_cb (KzruTimeline     *self,
            GtkDirectionType  direction,
            KzruCountMark    *mark)
{
  GtkWidget *child;

  if (kzru_timeline_ensure_layout (self) == NULL)
    return;

  if (direction == GTK_DIR_UP || direction == GTK_DIR_DOWN)
    child = find_in_next_lane (self, mark, direction == GTK_DIR_UP ? -1 : 1);
  else
    child = find_beside (self, mark, direction == GTK_DIR_LEFT ? -1 : 1);

  if (child != NULL && gtk_widget_get_visible (child) && grab_focus (child))
    {
      const KzruCount *count = find_count (self, KZRU_COUNT_MARK (child));

      if (count != NULL)
        kzru_timeline_scroll_to (self, &count->box);
    }
}

static GtkWidget *
get_child (KzruTimeline *self,
           guint         place)
{
  GtkWidget *child;

  if (place < self->count_marks->len)
    return g_ptr_array_index (self->count_marks, place);

  child = kzru_count_mark_new ();
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_signal_connect_object (child, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (child, "stepped", G_CALLBACK (stepped_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->count_marks, child);

  return child;
}

/**
 * kzru_timeline_sync_counts:
 * @self: a timeline
 *
 * Gives each count a child; the focus stays as near as it can to where it was. Not
 * to be called while sizes are allocated.
 */
void
kzru_timeline_sync_counts (KzruTimeline *self)
{
  KzruCountMark *focused = get_focused (self);
  guint lane = focused != NULL ? kzru_count_mark_get_lane (focused) : G_MAXUINT;
  double instant = focused != NULL ? get_middle (kzru_count_mark_get_span (focused)) : 0;
  guint n = 0;
  const KzruCount *counts = NULL;

  if (kzru_timeline_ensure_layout (self) != NULL)
    counts = kzru_timeline_layout_get_counts (self->layout, &n);
  n = MIN (n, MAX_COUNT_MARKS);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *count = kzru_timeline_dup_count_name (self, &counts[i]);
      g_autofree char *name = kzru_timeline_dup_count_within (self, &counts[i], count);

      kzru_count_mark_set_count (KZRU_COUNT_MARK (get_child (self, i)), counts[i].lane, counts[i].span,
                                 counts[i].passing, name);
      gtk_widget_set_visible (get_child (self, i), TRUE);
    }

  /* The others still have counts that are no more. */
  if (focused != NULL && !grab_focus (find_nearest (self, n, lane, instant)) && !kzru_timeline_focus_mark (self))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  for (guint i = n; i < self->count_marks->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->count_marks, i), FALSE);
}

/**
 * kzru_timeline_allocate_counts:
 * @self: a timeline
 *
 * Lays the children over the counts that they stand for.
 */
void
kzru_timeline_allocate_counts (KzruTimeline *self)
{
  double scroll = gtk_adjustment_get_value (self->scroll);
  guint place = 0;

  for (guint i = 0; i < self->count_marks->len; i++)
    {
      GtkWidget *child = g_ptr_array_index (self->count_marks, i);
      const KzruCount *count;
      GtkAllocation allocation;

      if (!gtk_widget_get_visible (child))
        continue;

      count = self->layout != NULL ? find_count_from (self, KZRU_COUNT_MARK (child), &place) : NULL;
      gtk_widget_set_child_visible (child, count != NULL);
      if (count == NULL)
        continue;

      allocation = (GtkAllocation) {
        (int) floor (count->box.x), (int) floor (count->box.y - scroll),
        (int) ceil (count->box.width), (int) ceil (count->box.height),
      };
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (child, &allocation, -1);
    }
}

/**
 * kzru_timeline_focus_count:
 * @self: a timeline
 *
 * Moves the focus to the count that is nearest to the selected event, or to the
 * middle of what is shown.
 *
 * Returns: whether there is one
 */
gboolean
kzru_timeline_focus_count (KzruTimeline *self)
{
  const KzruEventColumns *columns;
  double instant = (self->start + self->end) / 2;
  guint lane = G_MAXUINT;
  GtkWidget *child;
  guint row;

  if (kzru_timeline_ensure_layout (self) == NULL)
    return FALSE;

  columns = kzru_event_table_get_columns (self->table);
  row = kzru_timeline_get_selected_row (self);
  if (row != KZRU_EVENT_TABLE_NO_ROW)
    {
      lane = columns->lane[row];
      instant = (double) kzru_event_columns_get_instant (columns, row);
    }

  kzru_timeline_sync_counts (self);
  child = find_nearest (self, self->count_marks->len, lane, instant);
  return grab_focus (child != NULL ? child : find_nearest (self, self->count_marks->len, G_MAXUINT, instant));
}

/**
 * kzru_timeline_find_count_at:
 * @self: a timeline with a layout
 * @lane: a lane
 * @span: when events of a count in it were
 * @passing: whether they began out of sight
 *
 * Finds a count again in another layout.
 *
 * Returns: (transfer none) (nullable): the count
 */
const KzruCount *
kzru_timeline_find_count_at (KzruTimeline *self,
                             guint         lane,
                             KzruSpan      span,
                             gboolean      passing)
{
  guint n;
  const KzruCount *counts = kzru_timeline_layout_get_counts (self->layout, &n);

  for (guint i = 0; i < n; i++)
    if (counts[i].lane == lane && counts[i].passing == passing && kzru_span_intersects (counts[i].span, span))
      return &counts[i];

  return NULL;
}

/**
 * kzru_timeline_find_focused_count:
 * @self: a timeline with a layout
 *
 * Finds the count that has the focus, if that is to be seen.
 *
 * Returns: (transfer none) (nullable): the count
 */
const KzruCount *
kzru_timeline_find_focused_count (KzruTimeline *self)
{
  KzruCountMark *focused = get_focused (self);

  if (focused == NULL || !(gtk_widget_get_state_flags (GTK_WIDGET (focused)) & GTK_STATE_FLAG_FOCUS_VISIBLE))
    return NULL;

  return find_count (self, focused);
}
