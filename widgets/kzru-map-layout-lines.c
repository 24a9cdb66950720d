/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "widgets/kzru-map-layout-private.h"

/* The lines of the routes of a layout.
 *
 * Where routes share a leg, their lines are moved aside, each to the slot that
 * it has there, and change over smoothly where one of them leaves:
 *
 *     ─────────.                     .──── one
 *     ══════════════════════════════╪═════ the middle of the leg
 *     ─────────────────────────────'  .--- two
 *              ·                  '--'
 *              a ramp
 */

/* How far off a line may be drawn, in pixels. */
#define TOLERANCE 0.35

/* How far outside of the picture lines are cut off, in pixels: further than
 * the thickest of them reaches. */
#define MARGIN 48.0

/* Between the middles of lines that run side by side, in pixels. */
#define SLOT_WIDTH 5.4

/* How long a line takes to get to another slot, to each side of where it does,
 * in pixels, and in what steps it is bent there. */
#define RAMP 16.0
#define RAMP_STEP 3.0

/* A line that turns sharply is moved aside by no more than so many times as far. */
#define MAX_MITRE 1.6

/* Between arrows on a line, in pixels, and how long a line must be to have one. */
#define ARROW_EVERY 110.0
#define ARROW_ROOM 28.0

/* Lines are marked at such steps, in pixels. */
#define TRACE_STEP 6.0

/* Areas lie under borders, borders under pipelines, and so on. */
static const KzruRouteKind order[KZRU_MAP_N_KINDS] = {
  KZRU_ROUTE_SEA_AREA,
  KZRU_ROUTE_BORDER,
  KZRU_ROUTE_PIPELINE,
  KZRU_ROUTE_CORRIDOR,
};

/*
 * _kzru_map_layout_get_kind:
 * @rank: from 0 on
 *
 * Gets the kinds of routes in the order in which they are drawn.
 *
 * Returns: the kind
 */
KzruRouteKind
_kzru_map_layout_get_kind (guint rank)
{
  return order[rank];
}

/* A point of the line of a part. */
typedef struct
{
  KzruScreenPoint at;
  double          length; /* px, of the line before it */
  double          slot;   /* of the segment that starts here */
  gboolean        by_sea; /* the same segment */
} Vertex;

static void
add_vertex (GArray          *line,
            KzruScreenPoint  at,
            double           slot,
            gboolean         by_sea)
{
  Vertex vertex = { at, 0, slot, by_sea };

  if (line->len > 0)
    {
      const Vertex *last = &g_array_index (line, Vertex, line->len - 1);

      vertex.length = last->length + hypot (at.x - last->at.x, at.y - last->at.y);
    }
  g_array_append_val (line, vertex);
}

/* Projects a part, with no more points than its line needs. */
static GArray *
project (const KzruMapFrame   *frame,
         const KzruRouteShape *shape,
         const KzruShapePart  *part,
         int                   copy)
{
  double tolerance = TOLERANCE / kzru_mercator_world_size (frame->zoom);
  GArray *line = g_array_new (FALSE, FALSE, sizeof (Vertex));

  for (guint i = part->first; i < part->first + part->n_points; i++)
    if (shape->weights[i] > tolerance)
      add_vertex (line,
                  kzru_map_frame_to_screen (frame, (KzruMercator) { shape->points[i].x + copy, shape->points[i].y }),
                  shape->slots[i], kzru_route_shape_is_by_sea (shape, i));

  return line;
}

/* Where a line changes from one slot to another. */
typedef struct
{
  double at;    /* px, along the line */
  double reach; /* px, to each side */
  double from;
  double to;
} Ramp;

static GArray *
find_ramps (const GArray *line)
{
  GArray *ramps = g_array_new (FALSE, FALSE, sizeof (Ramp));
  double end = g_array_index (line, Vertex, line->len - 1).length;

  for (guint i = 1; i + 1 < line->len; i++)
    {
      const Vertex *vertex = &g_array_index (line, Vertex, i);
      double before = g_array_index (line, Vertex, i - 1).slot;

      if (vertex->slot != before)
        g_array_append_val (ramps, ((Ramp) { vertex->length, RAMP, before, vertex->slot }));
    }

  /* Ramps keep out of each other, and off the ends. */
  for (guint i = 0; i < ramps->len; i++)
    {
      Ramp *ramp = &g_array_index (ramps, Ramp, i);
      double before = i > 0 ? (ramp->at - g_array_index (ramps, Ramp, i - 1).at) / 2 : ramp->at;
      double after = i + 1 < ramps->len ? (g_array_index (ramps, Ramp, i + 1).at - ramp->at) / 2 : end - ramp->at;

      ramp->reach = MIN (ramp->reach, MIN (before, after));
    }

  return ramps;
}

/* How far aside the line is at some length, in slots. */
static double
get_slot (const GArray *ramps,
          double        length,
          double        slot)
{
  for (guint i = 0; i < ramps->len; i++)
    {
      const Ramp *ramp = &g_array_index (ramps, Ramp, i);
      double t = ramp->reach > 0 ? (length - ramp->at) / ramp->reach : 0;

      if (fabs (length - ramp->at) <= ramp->reach)
        return ramp->from + (ramp->to - ramp->from) * (0.5 + t * (0.75 - t * t / 4));
    }

  return slot;
}

/* Puts points into the segments that a ramp goes over, and the slot at each
 * point into it. */
static GArray *
subdivide (const GArray *line,
           const GArray *ramps)
{
  GArray *fine = g_array_new (FALSE, FALSE, sizeof (Vertex));

  for (guint i = 0; i < line->len; i++)
    {
      const Vertex *from = &g_array_index (line, Vertex, i);
      const Vertex *to = &g_array_index (line, Vertex, MIN (i + 1, line->len - 1));
      double length = to->length - from->length;

      add_vertex (fine, from->at, from->slot, from->by_sea);
      for (guint j = 0; j < ramps->len; j++)
        {
          const Ramp *ramp = &g_array_index (ramps, Ramp, j);
          double start = MAX (ramp->at - ramp->reach, from->length);
          double end = MIN (ramp->at + ramp->reach, to->length);

          for (double at = start; at <= end; at += RAMP_STEP)
            if (at > from->length && at < to->length)
              {
                double t = (at - from->length) / length;

                add_vertex (fine, (KzruScreenPoint) { from->at.x + (to->at.x - from->at.x) * t,
                                                      from->at.y + (to->at.y - from->at.y) * t },
                            from->slot, from->by_sea);
              }
        }
    }

  /* The last point starts no segment: it is where the one before ends. */
  if (fine->len > 1)
    g_array_index (fine, Vertex, fine->len - 1).slot = g_array_index (fine, Vertex, fine->len - 2).slot;
  for (guint i = 0; i < fine->len; i++)
    {
      Vertex *vertex = &g_array_index (fine, Vertex, i);

      vertex->slot = get_slot (ramps, vertex->length, vertex->slot);
    }

  return fine;
}

/* To the right of a segment, as one goes along it. */
static KzruScreenPoint
get_normal (const Vertex *a,
            const Vertex *b)
{
  double length = MAX (hypot (b->at.x - a->at.x, b->at.y - a->at.y), 1e-9);

  return (KzruScreenPoint) { -(b->at.y - a->at.y) / length, (b->at.x - a->at.x) / length };
}

/* Moves a line into its slots. */
static GArray *
move_aside (const GArray *line)
{
  g_autoptr (GArray) ramps = find_ramps (line);
  g_autoptr (GArray) fine = subdivide (line, ramps);
  GArray *moved = g_array_new (FALSE, FALSE, sizeof (Vertex));

  for (guint i = 0; i < fine->len; i++)
    {
      const Vertex *vertex = &g_array_index (fine, Vertex, i);
      KzruScreenPoint before = get_normal (&g_array_index (fine, Vertex, i > 0 ? i - 1 : 0),
                                           &g_array_index (fine, Vertex, i > 0 ? i : 1));
      KzruScreenPoint after = get_normal (&g_array_index (fine, Vertex, i + 1 < fine->len ? i : i - 1),
                                          &g_array_index (fine, Vertex, i + 1 < fine->len ? i + 1 : i));
      KzruScreenPoint sum = { before.x + after.x, before.y + after.y };
      double square = sum.x * sum.x + sum.y * sum.y;
      double aside = vertex->slot * SLOT_WIDTH;

      /* As far from both segments as from one, at the corner between them. */
      aside *= MIN (2 / MAX (square, 1e-9), MAX_MITRE / MAX (sqrt (square), 1e-9));
      add_vertex (moved, (KzruScreenPoint) { vertex->at.x + sum.x * aside, vertex->at.y + sum.y * aside },
                  vertex->slot, vertex->by_sea);
    }

  return moved;
}

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
add_segment (Cutter       *self,
             const Vertex *from,
             const Vertex *to)
{
  KzruMapLayout *layout = self->builder->layout;
  gboolean near_view = self->line.closed || is_near (self->builder->params, from->at, to->at);

  if (self->open && (!near_view || self->line.by_sea != from->by_sea))
    close_line (self);

  if (near_view && !self->open)
    {
      self->open = TRUE;
      self->line.by_sea = from->by_sea;
      self->line.first = layout->points->len;
      self->line.phase = from->length;
      g_array_append_val (layout->points, from->at);
    }
  if (near_view)
    g_array_append_val (layout->points, to->at);
}

static void
add_part (KzruMapBuilder       *self,
          guint                 route,
          const KzruRouteShape *shape,
          const KzruShapePart  *part,
          int                   copy)
{
  g_autoptr (GArray) line = project (&self->params->frame, shape, part, copy);
  Cutter cutter = { .builder = self, .line = { .route = route, .closed = part->closed } };

  if (shape->is_shared && line->len > 1)
    {
      GArray *moved = move_aside (line);

      g_array_unref (line);
      line = moved;
    }

  for (guint i = 1; i < line->len; i++)
    add_segment (&cutter, &g_array_index (line, Vertex, i - 1), &g_array_index (line, Vertex, i));
  close_line (&cutter);
}

static void
add_route (KzruMapBuilder *self,
           guint           route)
{
  const KzruRouteShape *shape = self->params->content->shapes[route];
  int first, last;

  kzru_map_frame_get_copies (&self->params->frame, &shape->box, MARGIN + self->params->margin, &first, &last);
  for (int copy = first; copy <= last; copy++)
    for (guint i = 0; i < shape->n_parts; i++)
      add_part (self, route, shape, &shape->parts[i], copy);
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
  KzruMapContent *content = self->params->content;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint route = 0; route < content->n_routes; route++)
      if (content->shapes[route]->kind == order[i]
          && _kzru_map_builder_is_shown (self, KZRU_RECORD_ROUTE, route))
        add_route (self, route);

  add_arrows (self);
  trace_lines (self);
}
