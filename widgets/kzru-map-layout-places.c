/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "model/kzru-number-format.h"
#include "widgets/kzru-map-layout-private.h"

/* The places of a layout and the marks of the events at them. */

/* A mark for one event is a dot; one for more has room for their number. */
#define DOT_RADIUS 6.0
#define MARK_RADIUS 10.0
#define MARK_GROWTH 1.6 /* px, for each doubling */

/* Of a place without events, in pixels. */
#define PLACE_RADIUS 2.5

/* Between a dot and its name, in pixels. */
#define LABEL_GAP 3.0

/* From which zoom level on places are shown that no event takes place at. */
#define STATION_MIN_ZOOM 4.0
#define OTHER_MIN_ZOOM 5.5

static double
get_mark_radius (guint n_events)
{
  if (n_events == 1)
    return DOT_RADIUS;

  return MIN (MARK_RADIUS + MARK_GROWTH * log2 (n_events - 1), KZRU_MAP_MAX_MARK_RADIUS);
}

static void
add_mark (KzruMapBuilder         *self,
          guint                   index,
          const KzruPlaceCluster *cluster,
          KzruScreenPoint         at)
{
  KzruMapCluster mark = { .cluster = index, .at = at, .radius = get_mark_radius (cluster->n_events) };
  KzruScreenBox box = { at.x - mark.radius, at.y - mark.radius, at.x + mark.radius, at.y + mark.radius };

  if (cluster->n_events > 1)
    {
      g_autofree char *number = kzru_format_number (cluster->n_events, self->params->languages[0]);

      mark.text = g_object_ref (kzru_map_texts_get (self->params->texts, KZRU_MAP_TEXT_COUNT, number));
    }

  kzru_map_room_take (self->room, &box);
  g_array_append_val (self->layout->marks, mark);
}

/* What of the world is in the picture or so near that a mark may reach into it. */
static KzruMercatorBox
get_reach (KzruMapBuilder *self)
{
  return kzru_map_frame_get_box (&self->params->frame, KZRU_MAP_MAX_MARK_RADIUS + self->params->margin);
}

void
_kzru_map_builder_add_marks (KzruMapBuilder *self)
{
  const KzruMapFrame *frame = &self->params->frame;
  KzruMercatorBox reach = get_reach (self);
  g_autoptr (GArray) found = kzru_place_clusters_query (self->layout->clusters, &reach);
  guint n;
  const KzruPlaceCluster *clusters = kzru_place_clusters_get (self->layout->clusters, &n);

  for (guint i = 0; i < found->len; i++)
    {
      guint index = g_array_index (found, guint, i);
      KzruMercator p = self->params->content->places[clusters[index].place];
      KzruMercatorBox box = { p.x, p.y, p.x, p.y };
      int first, last;

      kzru_map_frame_get_copies (frame, &box, KZRU_MAP_MAX_MARK_RADIUS + self->params->margin, &first, &last);
      for (int copy = first; copy <= last; copy++)
        add_mark (self, index, &clusters[index], kzru_map_frame_to_screen (frame, (KzruMercator) { p.x + copy, p.y }));
    }
}

/* The ways to put a name beside a dot, from the best to the worst: how far its
 * middle is from the dot, as shares of its size. For a name that is read from
 * right to left, left and right change places. */
static const struct
{
  double x;
  double y;
} sides[] = {
  { 0.5, 0 },
  { -0.5, 0 },
  { 0.5, -0.4 },
  { 0.5, 0.4 },
  { -0.5, -0.4 },
  { -0.5, 0.4 },
  { 0, -0.5 },
  { 0, 0.5 },
};

static int
sign (double v)
{
  return (v > 0) - (v < 0);
}

static KzruScreenBox
get_label_box (KzruScreenPoint at,
               double          width,
               double          height,
               double          radius,
               double          x,
               double          y)
{
  double gap = radius + LABEL_GAP;
  double middle_x = at.x + x * width + sign (x) * gap * (y != 0 ? 0.7 : 1);
  double middle_y = at.y + y * height + (x == 0 ? sign (y) * radius : 0) + (x != 0 ? sign (y) * gap * 0.3 : 0);

  return (KzruScreenBox) {
    .left = middle_x - width / 2,
    .top = middle_y - height / 2,
    .right = middle_x + width / 2,
    .bottom = middle_y + height / 2,
  };
}

/* Finds room for a name, off the lines of routes if that can be had. */
gboolean
_kzru_map_builder_place_label (KzruMapBuilder *self,
                               KzruMapPlace   *place,
                               double          radius)
{
  gboolean rtl = kzru_map_texts_is_rtl (place->text);
  double margin = _kzru_map_builder_is_in_picture (self, place->at, 0) ? 0 : self->params->margin;
  gboolean found = FALSE;
  double width, height;

  kzru_map_texts_get_size (place->text, &width, &height);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      KzruScreenBox box = get_label_box (place->at, width, height, radius, rtl ? -sides[i].x : sides[i].x, sides[i].y);
      gboolean off_lines = kzru_map_room_is_free (self->lines, &box);

      if ((found && !off_lines) || !_kzru_map_builder_is_in_view (self, &box, margin)
          || !kzru_map_room_is_free (self->room, &box))
        continue;

      place->box = box;
      found = TRUE;
      if (off_lines)
        break;
    }

  if (found)
    kzru_map_room_take (self->room, &place->box);
  return found;
}

static void
add_place (KzruMapBuilder *self,
           guint           place,
           gboolean        pinned)
{
  KzruMapContent *content = self->params->content;
  const KzruMapFrame *frame = &self->params->frame;
  guint cluster = kzru_place_clusters_find (self->layout->clusters, place);
  KzruMercator p = content->places[place];
  KzruMapPlace item = { .place = place };
  double radius = PLACE_RADIUS;
  const char *name;

  p.x = kzru_mercator_wrap_near (p.x, frame->centre.x);
  item.at = kzru_map_frame_to_screen (frame, p);
  if (!_kzru_map_builder_is_in_picture (self, item.at, KZRU_MAP_MAX_MARK_RADIUS + self->params->margin))
    return;

  if (cluster != G_MAXUINT)
    {
      guint n;
      const KzruPlaceCluster *c = &kzru_place_clusters_get (self->layout->clusters, &n)[cluster];

      /* Places within a mark have no names of their own until it splits. */
      if (c->place != place && !pinned)
        return;
      item.has_mark = c->place == place;
      if (item.has_mark)
        radius = get_mark_radius (c->n_events);
    }

  name = kzru_lang_map_get (&kzru_atlas_get_place (content->atlas, place)->label, self->params->languages);
  item.text = g_object_ref (kzru_map_texts_get (self->params->texts,
                                                pinned ? KZRU_MAP_TEXT_PINNED : KZRU_MAP_TEXT_PLACE, name));
  if (!_kzru_map_builder_place_label (self, &item, radius))
    {
      g_clear_object (&item.text);
      if (!pinned)
        return;
    }

  if (!item.has_mark)
    {
      KzruScreenBox dot = { item.at.x - radius, item.at.y - radius, item.at.x + radius, item.at.y + radius };

      kzru_map_room_take (self->room, &dot);
    }
  g_array_append_val (self->layout->places, item);
}

static gboolean
is_pinned (KzruMapBuilder *self,
           guint           place)
{
  for (guint i = 0; i < self->params->n_pinned; i++)
    if (self->params->pinned[i] == place)
      return TRUE;

  return FALSE;
}

void
_kzru_map_builder_add_pinned_places (KzruMapBuilder *self)
{
  for (guint i = 0; i < self->params->n_pinned; i++)
    add_place (self, self->params->pinned[i], TRUE);
}

/* Places without events: those by a route, or the others. */
static void
add_quiet_places (KzruMapBuilder *self,
                  const GArray   *places,
                  gboolean        stations)
{
  for (guint i = 0; i < places->len; i++)
    {
      guint place = g_array_index (places, guint, i);

      if (!self->params->content->stations[place] == !stations && !is_pinned (self, place))
        add_place (self, place, FALSE);
    }
}

/* Adds the other places, the more important ones first. */
void
_kzru_map_builder_add_places (KzruMapBuilder *self)
{
  KzruMercatorBox reach = get_reach (self);
  g_autoptr (GArray) found = kzru_place_clusters_query (self->layout->clusters, &reach);
  g_autoptr (GArray) quiet = kzru_place_clusters_query_quiet (self->layout->clusters, &reach);
  guint n;
  const KzruPlaceCluster *clusters = kzru_place_clusters_get (self->layout->clusters, &n);

  for (guint i = 0; i < found->len; i++)
    {
      guint place = clusters[g_array_index (found, guint, i)].place;

      if (!is_pinned (self, place))
        add_place (self, place, FALSE);
    }
  if (self->params->frame.zoom >= STATION_MIN_ZOOM)
    add_quiet_places (self, quiet, TRUE);
  if (self->params->frame.zoom >= OTHER_MIN_ZOOM)
    add_quiet_places (self, quiet, FALSE);
}
