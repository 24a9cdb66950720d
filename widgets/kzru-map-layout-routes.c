/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "widgets/kzru-map-baseline.h"
#include "widgets/kzru-map-layout-private.h"

/* The names of the routes of a layout. */

/* Between a line and its name, in pixels. */
#define LABEL_GAP 6.0

/* Between a level name and what else stands there, in pixels: marks have rims. */
#define CLEAR_GAP 3.0

/* How near to the edge of the picture a name may be, in pixels. */
#define LABEL_INSET 6.0

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
  KzruScreenBox box, around;

  kzru_map_texts_get_size (text, &width, &height);
  box = (KzruScreenBox) {
    middle.x - width / 2, middle.y - height / 2, middle.x + width / 2, middle.y + height / 2,
  };
  around = (KzruScreenBox) { box.left - CLEAR_GAP, box.top, box.right + CLEAR_GAP, box.bottom };
  if (box.left < LABEL_INSET || box.right > layout->frame.width - LABEL_INSET
      || box.top < LABEL_INSET || box.bottom > layout->frame.height - LABEL_INSET
      || !kzru_map_room_is_free (self->room, &around)
      || (off_lines && !kzru_map_room_is_free (self->lines, &box)))
    return FALSE;

  kzru_map_room_take (self->room, &box);
  g_object_ref (text);
  g_array_append_val (layout->points, middle);
  g_array_append_val (layout->route_labels, label);
  return TRUE;
}

/* Where a level name stands to a point of its line: to the right, left, above, below. */
static const struct
{
  int x;
  int y;
} sides[] = { { 1, 0 }, { -1, 0 }, { 0, -1 }, { 0, 1 } };

/* Puts the name of a line that turns too much for it beside the line, level. */
static gboolean
label_beside_line (KzruMapBuilder *self,
                   guint           route,
                   PangoLayout    *text)
{
  KzruMapLayout *layout = self->layout;
  double width, height;

  kzru_map_texts_get_size (text, &width, &height);
  for (guint way = 0; way < G_N_ELEMENTS (sides); way += 2)
    for (guint i = 0; i < layout->lines->len; i++)
      {
        const KzruMapLine *line = &g_array_index (layout->lines, KzruMapLine, i);

        for (guint j = 0; line->route == route && j < line->n_points; j++)
          for (guint side = way; side < way + 2; side++)
            {
              KzruScreenPoint p = g_array_index (layout->points, KzruScreenPoint, line->first + j);

              p.x += sides[side].x * (width / 2 + LABEL_GAP + KZRU_MAP_LINE_REACH);
              p.y += sides[side].y * (height / 2 + LABEL_GAP + KZRU_MAP_LINE_REACH);
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
    for (guint i = KZRU_MAP_N_KINDS; i-- > 0;)
      for (guint route = 0; route < content->n_routes; route++)
        {
          KzruScreenBox box;

          if (!done[route] && content->shapes[route]->kind == kzru_map_lines_get_kind (i)
              && kzru_map_layout_get_route_box (self->layout, route, &box))
            done[route] = label_route (self, route, way);
        }
}
