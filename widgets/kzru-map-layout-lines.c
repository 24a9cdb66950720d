/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "widgets/kzru-map-layout-private.h"

/* What is in the picture of the lines of routes. */

/* How far outside of the picture lines are cut off, in pixels: further than
 * the thickest of them reaches. */
#define MARGIN 48.0

/* Between arrows on a line, in pixels, and how long a line must be to have one. */
#define ARROW_EVERY 110.0
#define ARROW_ROOM 28.0

/* From the middle of an arrow to where a name may stand, in pixels. */
#define ARROW_REACH 4.5

/* Lines are marked at such steps, in pixels. */
#define TRACE_STEP 6.0

/* The line that is being cut. */
typedef struct
{
  KzruMapBuilder *builder;
  KzruMapLine     line;
  gboolean        open; /* whether points are being added to @line */
} Cutter;

static void
close_line (Cutter *self)
{
  KzruMapLayout *layout = self->builder->layout;

  self->line.n_points = layout->points->len - self->line.first;
  if (self->open && self->line.n_points > 1)
    g_array_append_val (layout->lines, self->line);
  self->open = FALSE;
}

/* Whether a segment may be seen; it is enough to be right for most. */
static gboolean
is_near (const KzruMapParams *params,
         KzruScreenPoint      a,
         KzruScreenPoint      b)
{
  const KzruMapFrame *frame = &params->frame;
  double margin = MARGIN + params->margin;

  return MAX (a.x, b.x) >= -margin && MIN (a.x, b.x) <= frame->width + margin
         && MAX (a.y, b.y) >= -margin && MIN (a.y, b.y) <= frame->height + margin;
}

static void
add_segment (Cutter          *self,
             KzruScreenPoint  from,
             KzruScreenPoint  to,
             double           length)
{
  KzruMapLayout *layout = self->builder->layout;
  gboolean near_view = self->line.closed || is_near (self->builder->params, from, to);

  if (self->open && !near_view)
    close_line (self);

  if (near_view && !self->open)
    {
      self->open = TRUE;
      self->line.first = layout->points->len;
      self->line.phase = length;
      g_array_append_val (layout->points, from);
    }
  if (near_view)
    g_array_append_val (layout->points, to);
}

/* Adds what is in the picture of one line in one copy of the world. */
static void
add_line (KzruMapBuilder        *self,
          const KzruMapLine     *line,
          const KzruScreenPoint *points,
          int                    copy)
{
  const KzruMapFrame *frame = &self->params->frame;
  double world = kzru_mercator_world_size (frame->zoom);
  Cutter cutter = { .builder = self, .line = *line };
  double length = line->phase;
  KzruScreenPoint last = { 0, 0 };

  for (guint i = 0; i < line->n_points; i++)
    {
      KzruScreenPoint at =
        kzru_map_frame_to_screen (frame, (KzruMercator) { points[i].x / world + copy, points[i].y / world });

      if (i > 0)
        {
          add_segment (&cutter, last, at, length);
          length += hypot (at.x - last.x, at.y - last.y);
        }
      last = at;
    }
  close_line (&cutter);
}

static KzruMercatorBox
get_box (const KzruScreenPoint *points,
         guint                  n,
         double                 world)
{
  KzruMercatorBox box = KZRU_MERCATOR_BOX_EMPTY;

  for (guint i = 0; i < n; i++)
    kzru_mercator_box_include (&box, (KzruMercator) { points[i].x / world, points[i].y / world });

  return box;
}

/* Adds what is in the picture of a route: its pieces from @first to @end. */
static void
add_route (KzruMapBuilder *self,
           guint           first,
           guint           end)
{
  const KzruMapFrame *frame = &self->params->frame;
  guint n;
  const KzruMapLine *lines = kzru_map_lines_get (self->layout->all_lines, &n);
  const KzruScreenPoint *points = kzru_map_lines_get_points (self->layout->all_lines);
  const KzruMapLine *last_line = &lines[end - 1];
  KzruMercatorBox box = get_box (points + lines[first].first,
                                 last_line->first + last_line->n_points - lines[first].first,
                                 kzru_mercator_world_size (frame->zoom));
  int first_copy, last_copy;

  kzru_map_frame_get_copies (frame, &box, MARGIN + self->params->margin, &first_copy, &last_copy);
  for (int copy = first_copy; copy <= last_copy; copy++)
    for (guint i = first; i < end; i++)
      add_line (self, &lines[i], points + lines[i].first, copy);
}

static void
add_arrow (KzruMapBuilder    *self,
           const KzruMapLine *line,
           double             along)
{
  const KzruScreenPoint *p = &g_array_index (self->layout->points, KzruScreenPoint, line->first);
  KzruMapArrow arrow = { .route = line->route };
  double length = 0;
  guint i;

  for (i = 1; i + 1 < line->n_points; i++)
    {
      double step = hypot (p[i].x - p[i - 1].x, p[i].y - p[i - 1].y);

      if (length + step >= along)
        break;
      length += step;
    }

  arrow.angle = atan2 (p[i].y - p[i - 1].y, p[i].x - p[i - 1].x);
  arrow.at = (KzruScreenPoint) {
    p[i - 1].x + cos (arrow.angle) * (along - length), p[i - 1].y + sin (arrow.angle) * (along - length),
  };
  g_array_append_val (self->layout->arrows, arrow);
  kzru_map_room_take (self->room, &(KzruScreenBox) { arrow.at.x - ARROW_REACH, arrow.at.y - ARROW_REACH,
                                                     arrow.at.x + ARROW_REACH, arrow.at.y + ARROW_REACH });
}

/* Arrows stay where they are on a line while the map is moved: they stand at
 * fixed lengths from its start. */
static void
add_arrows (KzruMapBuilder *self)
{
  KzruMapContent *content = self->params->content;

  for (guint i = 0; i < self->layout->lines->len; i++)
    {
      const KzruMapLine *line = &g_array_index (self->layout->lines, KzruMapLine, i);
      const KzruScreenPoint *p = &g_array_index (self->layout->points, KzruScreenPoint, line->first);
      double next = (floor (line->phase / ARROW_EVERY + 0.5) + 0.5) * ARROW_EVERY - line->phase;
      double length = 0;

      if (!kzru_atlas_get_route (content->atlas, line->route)->directed || line->closed)
        continue;

      for (guint j = 1; j < line->n_points; j++)
        length += hypot (p[j].x - p[j - 1].x, p[j].y - p[j - 1].y);
      if (next >= length && length > ARROW_ROOM)
        add_arrow (self, line, length / 2);
      for (; next < length; next += ARROW_EVERY)
        add_arrow (self, line, next);
    }
}

/* Marks where the lines go, so that names keep off them if they can. */
static void
trace_lines (KzruMapBuilder *self)
{
  for (guint i = 0; i < self->layout->lines->len; i++)
    {
      const KzruMapLine *line = &g_array_index (self->layout->lines, KzruMapLine, i);
      const KzruScreenPoint *p = &g_array_index (self->layout->points, KzruScreenPoint, line->first);

      for (guint j = 1; j < line->n_points; j++)
        {
          double length = hypot (p[j].x - p[j - 1].x, p[j].y - p[j - 1].y);

          if (!is_near (self->params, p[j - 1], p[j]))
            continue;
          for (double along = 0; along <= length; along += TRACE_STEP)
            {
              double t = length > 0 ? along / length : 0;
              double x = p[j - 1].x + (p[j].x - p[j - 1].x) * t;
              double y = p[j - 1].y + (p[j].y - p[j - 1].y) * t;
              KzruScreenBox box = {
                x - KZRU_MAP_LINE_REACH, y - KZRU_MAP_LINE_REACH, x + KZRU_MAP_LINE_REACH, y + KZRU_MAP_LINE_REACH,
              };

              if (is_near (self->params, (KzruScreenPoint) { x, y }, (KzruScreenPoint) { x, y }))
                kzru_map_room_take (self->lines, &box);
            }
        }
    }
}

void
_kzru_map_builder_add_lines (KzruMapBuilder *self)
{
  guint n;
  const KzruMapLine *lines = kzru_map_lines_get (self->layout->all_lines, &n);

  for (guint first = 0, end; first < n; first = end)
    {
      for (end = first + 1; end < n && lines[end].route == lines[first].route;)
        end++;
      add_route (self, first, end);
    }

  add_arrows (self);
  trace_lines (self);
}
