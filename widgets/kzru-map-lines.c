/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/kzru-map-lines.h"

#include <math.h>

/* The lines of all routes at one zoom level.
 *
 * They are in pixels of the whole world, north up: whatever part of it is shown,
 * and however it is turned, they stay the same, and so does the index of them.
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

/* Between the middles of lines that run side by side, in pixels. */
#define SLOT_WIDTH 5.4

/* How long a line takes to get to another slot, to each side of where it does,
 * in pixels, and in what steps it is bent there. */
#define RAMP 16.0
#define RAMP_STEP 3.0

/* A line that turns sharply is moved aside by no more than so many times as far. */
#define MAX_MITRE 1.6

/* Areas lie under borders, borders under pipelines, and so on. */
static const KzruRouteKind order[KZRU_MAP_N_KINDS] = {
  KZRU_ROUTE_SEA_AREA,
  KZRU_ROUTE_BORDER,
  KZRU_ROUTE_PIPELINE,
  KZRU_ROUTE_CORRIDOR,
};

struct _KzruMapLines
{
  double zoom;
  double world;          /* px */
  GArray *points;        /* KzruScreenPoint */
  GArray *lines;         /* KzruMapLine */
  KzruRouteIndex *index; /* NULL until something is picked */
};

G_DEFINE_BOXED_TYPE (KzruMapLines, kzru_map_lines, kzru_map_lines_ref, kzru_map_lines_unref)

/**
 * kzru_map_lines_get_kind:
 * @rank: from 0 on
 *
 * Gets the kinds of routes in the order in which they are drawn.
 *
 * Returns: the kind
 */
KzruRouteKind
kzru_map_lines_get_kind (guint rank)
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
project (double                world,
         const KzruRouteShape *shape,
         const KzruShapePart  *part)
{
  GArray *line = g_array_new (FALSE, FALSE, sizeof (Vertex));

  for (guint i = part->first; i < part->first + part->n_points; i++)
    if (shape->weights[i] > TOLERANCE / world)
      add_vertex (line, (KzruScreenPoint) { shape->points[i].x * world, shape->points[i].y * world },
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

static void
add_part (KzruMapLines         *self,
          guint                 route,
          const KzruRouteShape *shape,
          const KzruShapePart  *part)
{
  g_autoptr (GArray) line = project (self->world, shape, part);
  KzruMapLine piece = { .route = route, .closed = part->closed };

  if (shape->is_shared && line->len > 1)
    {
      GArray *moved = move_aside (line);

      g_array_unref (line);
      line = moved;
    }

  /* A new piece for each stretch by land or by sea. */
  for (guint i = 1; i < line->len; i++)
    {
      const Vertex *from = &g_array_index (line, Vertex, i - 1);

      if (i == 1 || from->by_sea != piece.by_sea)
        {
          if (i > 1)
            g_array_append_val (self->lines, piece);
          piece.first = self->points->len;
          piece.by_sea = from->by_sea;
          piece.phase = from->length;
          g_array_append_val (self->points, from->at);
        }
      g_array_append_val (self->points, g_array_index (line, Vertex, i).at);
      piece.n_points = self->points->len - piece.first;
    }
  if (piece.n_points > 0)
    g_array_append_val (self->lines, piece);
}

/**
 * kzru_map_lines_new:
 * @content: what is shown
 * @zoom: the zoom level
 * @is_shown: (nullable) (scope call): says whether a route passes the filters
 * @user_data: for @is_shown
 *
 * Lays out the lines of routes, areas first.
 *
 * Returns: (transfer full): the lines
 */
KzruMapLines *
kzru_map_lines_new (KzruMapContent        *content,
                    double                 zoom,
                    KzruPlaceClustersTest  is_shown,
                    gpointer               user_data)
{
  KzruMapLines *self = g_rc_box_new0 (KzruMapLines);

  self->zoom = zoom;
  self->world = kzru_mercator_world_size (zoom);
  self->points = g_array_new (FALSE, FALSE, sizeof (KzruScreenPoint));
  self->lines = g_array_new (FALSE, FALSE, sizeof (KzruMapLine));

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint route = 0; route < content->n_routes; route++)
      {
        const KzruRouteShape *shape = content->shapes[route];

        if (shape->kind != order[i]
            || (is_shown != NULL && !is_shown ((KzruRef) { KZRU_RECORD_ROUTE, route }, user_data)))
          continue;
        for (guint j = 0; j < shape->n_parts; j++)
          add_part (self, route, shape, &shape->parts[j]);
      }

  return self;
}

/**
 * kzru_map_lines_ref:
 * @self: lines
 *
 * Adds a reference.
 *
 * Returns: (transfer full): @self
 */
KzruMapLines *
kzru_map_lines_ref (KzruMapLines *self)
{
  return g_rc_box_acquire (self);
}

static void
clear_lines (gpointer data)
{
  KzruMapLines *self = data;

  g_array_unref (self->points);
  g_array_unref (self->lines);
  g_clear_pointer (&self->index, kzru_route_index_free);
}

/**
 * kzru_map_lines_unref:
 * @self: (transfer full): lines
 *
 * Drops a reference.
 */
void
kzru_map_lines_unref (KzruMapLines *self)
{
  g_rc_box_release_full (self, clear_lines);
}

/**
 * kzru_map_lines_get_zoom:
 * @self: lines
 *
 * Gets the zoom level that they are for.
 *
 * Returns: the zoom level
 */
double
kzru_map_lines_get_zoom (KzruMapLines *self)
{
  return self->zoom;
}

/**
 * kzru_map_lines_get:
 * @self: lines
 * @n: (out): how many there are
 *
 * Gets the lines, those of a route one after another.
 *
 * Returns: (array length=n) (transfer none): the lines
 */
const KzruMapLine *
kzru_map_lines_get (KzruMapLines *self,
                    guint        *n)
{
  *n = self->lines->len;
  return (const KzruMapLine *) self->lines->data;
}

/**
 * kzru_map_lines_get_points:
 * @self: lines
 *
 * Gets the points that the lines refer to, in pixels of the whole world.
 *
 * Returns: (transfer none): the points
 */
const KzruScreenPoint *
kzru_map_lines_get_points (KzruMapLines *self)
{
  return (const KzruScreenPoint *) self->points->data;
}

static KzruRouteIndex *
create_index (KzruMapLines *self)
{
  KzruScreenPoint from = { INFINITY, INFINITY };
  KzruScreenPoint to = { -INFINITY, -INFINITY };
  KzruRouteIndex *index;

  for (guint i = 0; i < self->points->len; i++)
    {
      KzruScreenPoint p = g_array_index (self->points, KzruScreenPoint, i);

      from = (KzruScreenPoint) { MIN (from.x, p.x), MIN (from.y, p.y) };
      to = (KzruScreenPoint) { MAX (to.x, p.x), MAX (to.y, p.y) };
    }

  index = kzru_route_index_new (from, to, self->points->len);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const KzruMapLine *line = &g_array_index (self->lines, KzruMapLine, i);

      kzru_route_index_add (index, line->route, &g_array_index (self->points, KzruScreenPoint, line->first),
                            line->n_points, line->closed);
    }

  return index;
}

/**
 * kzru_map_lines_pick:
 * @self: lines
 * @at: a place, in whatever copy of the world
 * @tolerance: how far from a line still hits it, in pixels
 * @hits: (element-type KzruRouteHit): where to add the answer
 *
 * Finds the routes at a place: those whose line is near, the nearest first, then
 * the areas that the place lies in. The index that it takes is made once.
 */
void
kzru_map_lines_pick (KzruMapLines *self,
                     KzruMercator  at,
                     double        tolerance,
                     GArray       *hits)
{
  if (self->index == NULL)
    self->index = create_index (self);

  kzru_route_index_query_around (self->index, at.x * self->world, at.y * self->world, self->world, tolerance, hits);
}
