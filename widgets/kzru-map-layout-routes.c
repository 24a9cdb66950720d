/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "widgets/kzru-map-baseline.h"
#include "widgets/kzru-map-layout-private.h"

/* The routes of a layout: their lines and their names. */

/* How far off a line may be drawn, in pixels. */
#define TOLERANCE 0.35

/* How far outside of the picture lines are cut off, in pixels: further than
 * the thickest of them reaches. */
#define MARGIN 48.0

/* Between a line and its name, in pixels. */
#define LABEL_GAP 6.0

/* How near to the edge of the picture a name may be, in pixels. */
#define LABEL_INSET 6.0

/* Lines are marked at such steps, this far to each side, in pixels. */
#define TRACE_STEP 6.0
#define TRACE_REACH 3.0

/* Areas lie under borders, borders under pipelines, and so on. */
static const KzruRouteKind order[] = {
  KZRU_ROUTE_SEA_AREA,
  KZRU_ROUTE_BORDER,
  KZRU_ROUTE_PIPELINE,
  KZRU_ROUTE_CORRIDOR,
};

/* The line that is being cut. */
typedef struct
{
  KzruMapBuilder *builder;
  KzruMapLine     line;
  KzruScreenPoint last;
  gboolean        open;   /* whether points are being added to @line */
  double          length; /* px, from the start of the part to @last */
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
is_near (const KzruMapFrame *frame,
         KzruScreenPoint     a,
         KzruScreenPoint     b)
{
  return MAX (a.x, b.x) >= -MARGIN && MIN (a.x, b.x) <= frame->width + MARGIN
         && MAX (a.y, b.y) >= -MARGIN && MIN (a.y, b.y) <= frame->height + MARGIN;
}

static void
add_segment (Cutter          *self,
             KzruScreenPoint  to,
             gboolean         by_sea)
{
  KzruMapLayout *layout = self->builder->layout;
  gboolean near_view = self->line.closed || is_near (&layout->frame, self->last, to);

  if (self->open && (!near_view || self->line.by_sea != by_sea))
    close_line (self);

  if (near_view && !self->open)
    {
      self->open = TRUE;
      self->line.by_sea = by_sea;
      self->line.first = layout->points->len;
      self->line.phase = self->length;
      g_array_append_val (layout->points, self->last);
    }
  if (near_view)
    g_array_append_val (layout->points, to);

  self->length += hypot (to.x - self->last.x, to.y - self->last.y);
  self->last = to;
}

static void
add_part (KzruMapBuilder       *self,
          guint                 route,
          const KzruRouteShape *shape,
          const KzruShapePart  *part,
          int                   copy)
{
  const KzruMapFrame *frame = &self->params->frame;
  double tolerance = TOLERANCE / kzru_mercator_world_size (frame->zoom);
  Cutter cutter = { .builder = self, .line = { .route = route, .closed = part->closed } };
  gboolean by_sea = FALSE;

  for (guint i = part->first; i < part->first + part->n_points; i++)
    {
      KzruMercator p = shape->points[i];
      KzruScreenPoint point;

      if (shape->weights[i] <= tolerance)
        continue;

      point = kzru_map_frame_to_screen (frame, (KzruMercator) { p.x + copy, p.y });
      if (i == part->first)
        cutter.last = point;
      else
        add_segment (&cutter, point, by_sea);
      by_sea = kzru_route_shape_is_by_sea (shape, i);
    }

  close_line (&cutter);
}

static void
add_route (KzruMapBuilder *self,
           guint           route)
{
  const KzruRouteShape *shape = self->params->content->shapes[route];
  int first, last;

  kzru_map_frame_get_copies (&self->params->frame, &shape->box, MARGIN, &first, &last);
  for (int copy = first; copy <= last; copy++)
    for (guint i = 0; i < shape->n_parts; i++)
      add_part (self, route, shape, &shape->parts[i], copy);
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

          if (!is_near (&self->layout->frame, p[j - 1], p[j]))
            continue;
          for (double along = 0; along <= length; along += TRACE_STEP)
            {
              double t = length > 0 ? along / length : 0;
              double x = p[j - 1].x + (p[j].x - p[j - 1].x) * t;
              double y = p[j - 1].y + (p[j].y - p[j - 1].y) * t;
              KzruScreenBox box = { x - TRACE_REACH, y - TRACE_REACH, x + TRACE_REACH, y + TRACE_REACH };

              if (is_near (&self->layout->frame, (KzruScreenPoint) { x, y }, (KzruScreenPoint) { x, y }))
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

  trace_lines (self);
}

/* Puts the name of a line along the best stretch of it. */
static gboolean
label_along_line (KzruMapBuilder *self,
                  guint           route,
                  PangoLayout    *text)
{
  KzruMapLayout *layout = self->layout;
  KzruMapBaseline best = { .cost = INFINITY };
  KzruMapRouteLabel label = { .route = route, .first = layout->points->len };
  const KzruMapFrame *frame = &layout->frame;
  KzruScreenBox view = { LABEL_INSET, LABEL_INSET, frame->width - LABEL_INSET, frame->height - LABEL_INSET };
  double width, height;

  kzru_map_texts_get_size (text, &width, &height);
  for (guint i = 0; i < layout->lines->len; i++)
    {
      const KzruMapLine *line = &g_array_index (layout->lines, KzruMapLine, i);

      if (line->route == route)
        kzru_map_baseline_find (&g_array_index (layout->points, KzruScreenPoint, line->first), line->n_points,
                                line->phase, width, height, LABEL_GAP, &view, self->room, self->lines, &best);
    }
  if (best.points == NULL)
    return FALSE;

  label.n_points = best.points->len;
  label.text = g_object_ref (text);
  g_array_append_vals (layout->points, best.points->data, best.points->len);
  g_array_append_val (layout->route_labels, label);
  for (guint i = 0; i < best.boxes->len; i++)
    kzru_map_room_take (self->room, &g_array_index (best.boxes, KzruScreenBox, i));

  kzru_map_baseline_clear (&best);
  return TRUE;
}

/* Puts a level text where it is free, if it is in the picture as a whole. */
static gboolean
label_at (KzruMapBuilder  *self,
          guint            route,
          PangoLayout     *text,
          KzruScreenPoint  middle,
          gboolean         off_lines)
{
  KzruMapLayout *layout = self->layout;
  KzruMapRouteLabel label = { route, text, layout->points->len, 1 };
  double width, height;
  KzruScreenBox box;

  kzru_map_texts_get_size (text, &width, &height);
  box = (KzruScreenBox) {
    middle.x - width / 2, middle.y - height / 2, middle.x + width / 2, middle.y + height / 2,
  };
  if (box.left < LABEL_INSET || box.right > layout->frame.width - LABEL_INSET
      || box.top < LABEL_INSET || box.bottom > layout->frame.height - LABEL_INSET
      || !kzru_map_room_is_free (self->room, &box)
      || (off_lines && !kzru_map_room_is_free (self->lines, &box)))
    return FALSE;

  kzru_map_room_take (self->room, &box);
  g_object_ref (text);
  g_array_append_val (layout->points, middle);
  g_array_append_val (layout->route_labels, label);
  return TRUE;
}

/* Puts the name of a line that turns too much for it beside the line, level. */
static gboolean
label_beside_line (KzruMapBuilder *self,
                   guint           route,
                   PangoLayout    *text)
{
  KzruMapLayout *layout = self->layout;
  double width, height;

  kzru_map_texts_get_size (text, &width, &height);
  for (guint i = 0; i < layout->lines->len; i++)
    {
      const KzruMapLine *line = &g_array_index (layout->lines, KzruMapLine, i);

      for (guint j = 0; line->route == route && j < line->n_points; j++)
        for (int side = 1; side >= -1; side -= 2)
          {
            KzruScreenPoint p = g_array_index (layout->points, KzruScreenPoint, line->first + j);

            p.x += side * (width / 2 + LABEL_GAP + TRACE_REACH);
            if (label_at (self, route, text, p, TRUE))
              return TRUE;
          }
    }

  return FALSE;
}

/* What stands before a remark in brackets. */
static char *
shorten (const char *name)
{
  const char *bracket = strstr (name, " (");

  return bracket != NULL && g_str_has_suffix (name, ")") ? g_strndup (name, (gsize) (bracket - name)) : NULL;
}

/* Puts the name of an area into its roomiest place that is free. */
static gboolean
label_area (KzruMapBuilder *self,
            guint           route,
            PangoLayout    *text)
{
  const KzruMapFrame *frame = &self->layout->frame;
  const GArray *anchors = kzru_map_content_get_route_anchors (self->params->content, route);
  double world = kzru_mercator_world_size (frame->zoom);
  double width, height;

  kzru_map_texts_get_size (text, &width, &height);

  /* Off the lines, or else across them. */
  for (int off_lines = TRUE; off_lines >= FALSE; off_lines--)
    for (guint i = 0; i < anchors->len; i++)
      {
        const KzruAnchor *anchor = &g_array_index (anchors, KzruAnchor, i);
        KzruMercator at = { kzru_mercator_wrap_near (anchor->at.x, frame->centre.x), anchor->at.y };

        if (anchor->clearance * world >= height / 2
            && label_at (self, route, text, kzru_map_frame_to_screen (frame, at), off_lines))
          return TRUE;
      }

  return FALSE;
}

/* The ways to name a route, from the best to the worst. */
typedef enum
{
  WAY_ALONG,       /* along the line */
  WAY_SHORT_ALONG, /* a shorter name along the line; within the area */
  WAY_BESIDE,      /* beside the line */
  N_WAYS,
} Way;

static gboolean
label_route (KzruMapBuilder *self,
             guint           route,
             Way             way)
{
  KzruMapContent *content = self->params->content;
  KzruMapTexts *texts = self->params->texts;
  const char *name = kzru_lang_map_get (&kzru_atlas_get_route (content->atlas, route)->label, self->params->languages);
  g_autofree char *short_name = shorten (name);

  if (kzru_route_shape_is_area (content->shapes[route]))
    return way == WAY_SHORT_ALONG
           && label_area (self, route, kzru_map_texts_get (texts, KZRU_MAP_TEXT_WATER, name));

  switch (way)
    {
    case WAY_ALONG:
      return label_along_line (self, route, kzru_map_texts_get (texts, KZRU_MAP_TEXT_ROUTE, name));
    case WAY_SHORT_ALONG:
      return short_name != NULL
             && label_along_line (self, route, kzru_map_texts_get (texts, KZRU_MAP_TEXT_ROUTE, short_name));
    case WAY_BESIDE:
    default:
      return label_beside_line (self, route,
                                kzru_map_texts_get (texts, KZRU_MAP_TEXT_ROUTE,
                                                    short_name != NULL ? short_name : name));
    }
}

void
_kzru_map_builder_label_routes (KzruMapBuilder *self)
{
  KzruMapContent *content = self->params->content;
  g_autofree gboolean *done = g_new0 (gboolean, content->n_routes);

  /* The names of lines have less choice than those of areas: they go first.
   * Those that find no good place wait until the others have theirs. */
  for (Way way = 0; way < N_WAYS; way++)
    for (guint i = G_N_ELEMENTS (order); i-- > 0;)
      for (guint route = 0; route < content->n_routes; route++)
        {
          KzruScreenBox box;

          if (!done[route] && content->shapes[route]->kind == order[i]
              && kzru_map_layout_get_route_box (self->layout, route, &box))
            done[route] = label_route (self, route, way);
        }
}
