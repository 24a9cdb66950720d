/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline-layout"

#include "config.h"

#include "widgets/kzru-timeline-layout-private.h"

/* When the rows of lanes are shared out anew, things move to their new rows
 * instead of leaping there. They move up and down only: along time, each stands
 * where it stands. */

static double
mix (double a,
     double b,
     double t)
{
  return a + (b - a) * t;
}

static void
shift_text (KzruText *text,
            double    dy)
{
  text->box.y += dy;
}

static void
blend_marks (KzruTimelineLayout *self,
             KzruTimelineLayout *from,
             double              t)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      KzruMark *mark = &g_array_index (self->marks, KzruMark, i);
      const KzruMark *old = kzru_timeline_layout_find_mark (from, mark->record);
      const KzruLane *lane = kzru_timeline_layout_find_lane (self, mark->lane);
      const KzruLane *old_lane = kzru_timeline_layout_find_lane (from, mark->lane);
      double dy = 0;

      /* What had no mark comes along with its lane. */
      if (old != NULL)
        dy = (old->box.y - mark->box.y) * (1 - t);
      else if (lane != NULL && old_lane != NULL)
        dy = (old_lane->box.y - lane->box.y) * (1 - t);

      mark->box.y += dy;
      shift_text (&mark->label, dy);
    }
}

static void
blend_counts (KzruTimelineLayout *self,
              KzruTimelineLayout *from,
              double              t)
{
  for (guint i = 0; i < self->counts->len; i++)
    {
      KzruCount *count = &g_array_index (self->counts, KzruCount, i);
      const KzruLane *lane = kzru_timeline_layout_find_lane (self, count->lane);
      const KzruLane *old = kzru_timeline_layout_find_lane (from, count->lane);
      double dy;

      if (lane == NULL || old == NULL)
        continue;

      dy = (old->box.y + old->box.height - lane->box.y - lane->box.height) * (1 - t);
      count->box.y += dy;
      shift_text (&count->label, dy);
    }
}

/* What is written at a lane stays in the middle of it. */
static void
grow_lane (KzruLane *lane,
           double    y,
           double    t)
{
  double middle = lane->box.y + lane->box.height / 2;

  lane->box.y = y;
  lane->box.height *= t;
  shift_text (&lane->title, lane->box.y + lane->box.height / 2 - middle);
  shift_text (&lane->number, lane->box.y + lane->box.height / 2 - middle);
}

/* A lane that was not there grows out of the one above it: so lanes stand from top to
 * bottom at any time. */
static void
blend_lanes (KzruTimelineLayout *self,
             KzruTimelineLayout *from,
             double              t)
{
  double y = self->axis_height;
  guint n_old, next = 0;
  const KzruLane *old_lanes = kzru_timeline_layout_get_lanes (from, &n_old);

  for (guint i = 0; i < self->lanes->len; i++)
    {
      KzruLane *lane = &g_array_index (self->lanes, KzruLane, i);
      const KzruLane *old;

      while (next < n_old && old_lanes[next].theme < lane->theme)
        next++;
      if (next == n_old || old_lanes[next].theme != lane->theme)
        {
          grow_lane (lane, y, t);
          y += lane->box.height;
          continue;
        }

      old = &old_lanes[next];
      shift_text (&lane->title, (old->title.box.y - lane->title.box.y) * (1 - t));
      shift_text (&lane->number, (old->title.box.y - lane->title.box.y) * (1 - t));
      lane->box.y = mix (old->box.y, lane->box.y, t);
      lane->box.height = mix (old->box.height, lane->box.height, t);
      y = lane->box.y + lane->box.height;
    }
}

/**
 * kzru_timeline_layout_blend:
 * @self: a layout that nobody else has seen yet
 * @from: the layout before it
 * @t: how far the way to @self is gone, 0 to 1
 *
 * Moves all that stands in both layouts back towards where it was, up and down
 * only.
 */
void
kzru_timeline_layout_blend (KzruTimelineLayout *self,
                            KzruTimelineLayout *from,
                            double              t)
{
  /* Marks and counts look at where lanes will be: those go last. */
  blend_marks (self, from, t);
  blend_counts (self, from, t);
  blend_lanes (self, from, t);
  self->height = mix (from->height, self->height, t);
}
