/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/kzru-map-layout-private.h"

/* What the base map names besides countries: seas and cities. They are for
 * finding one's way and have the room that all else has left. */

/* A city as near as this to a place of the atlas is taken for the same, in pixels. */
#define SAME_PLACE 14.0

/* Of a city's dot, in pixels. */
#define CITY_RADIUS 2.0

/* Names of seas and great lakes stand in the middle of them, by eye: the data have
 * only coasts.
 * From @min_zoom on there is enough water for the name, beyond @max_zoom its
 * middle says nothing any more. */
static const struct
{
  const char *name;
  KzruPoint   at;
  double      min_zoom;
  double      max_zoom;
} seas[] = {
  { N_("Pacific Ocean"), { 170, 20 }, 0, 4.5 },
  { N_("Pacific Ocean"), { -130, -10 }, 0, 4.5 },
  { N_("Atlantic Ocean"), { -40, 30 }, 0, 4.5 },
  { N_("Atlantic Ocean"), { -15, -25 }, 0, 4.5 },
  { N_("Indian Ocean"), { 78, -12 }, 0, 4.5 },
  { N_("Arctic Ocean"), { 90, 82 }, 0, 4.5 },
  { N_("Mediterranean Sea"), { 19, 34.8 }, 3, 7 },
  { N_("Arabian Sea"), { 64, 15 }, 3, 6.5 },
  { N_("Bay of Bengal"), { 88, 14 }, 3, 6.5 },
  { N_("Bering Sea"), { 178, 58 }, 3, 6.5 },
  { N_("Sea of Okhotsk"), { 149, 54 }, 3, 6.5 },
  { N_("Barents Sea"), { 40, 73.5 }, 3, 6.5 },
  { N_("Kara Sea"), { 70, 76 }, 3, 6.5 },
  { N_("Laptev Sea"), { 126, 76 }, 3, 6.5 },
  { N_("Norwegian Sea"), { 2, 68 }, 3, 6.5 },
  { N_("North Sea"), { 3, 56.5 }, 3.5, 7 },
  { N_("Black Sea"), { 34.5, 43.2 }, 3.5, 8 },
  { N_("Caspian Sea"), { 50.8, 41.5 }, 3.5, 8 },
  { N_("Baltic Sea"), { 19.5, 57 }, 4, 8 },
  { N_("Red Sea"), { 38, 20.5 }, 4, 8 },
  { N_("Persian Gulf"), { 51.5, 27 }, 4, 8 },
  { N_("Gulf of Oman"), { 59, 24.8 }, 5, 8 },
  { N_("Gulf of Aden"), { 48, 12.3 }, 5, 8 },
  { N_("Aegean Sea"), { 25, 38.6 }, 5, 8 },
  { N_("Sea of Azov"), { 36.6, 46.1 }, 5.5, 9 },
  { N_("Sea of Marmara"), { 28, 40.7 }, 7, 10 },
  { N_("Aral Sea"), { 59.8, 44.9 }, 6.3, 9 },
  { N_("Lake Balkhash"), { 76.8, 46.05 }, 5.5, 9 },
  { N_("Lake Baikal"), { 108.2, 53.7 }, 5, 8.5 },
  { N_("Lake Ladoga"), { 31.4, 60.9 }, 5.5, 9 },
  { N_("Lake Onega"), { 35.4, 61.7 }, 5.5, 9 },
  { N_("Issyk-Kul"), { 77.25, 42.42 }, 6.5, 10 },
  { N_("Lake Alakol"), { 81.7, 46.1 }, 8, 10 },
  { N_("Lake Zaysan"), { 84, 48 }, 8, 10 },
  { N_("Lake Sevan"), { 45.3, 40.35 }, 8, 10 },
  { N_("Lake Urmia"), { 45.45, 37.65 }, 7, 10 },
  { N_("Lake Van"), { 42.9, 38.63 }, 7, 10 },
};

/* Whether the atlas has the sea itself: then it names it. */
static gboolean
is_named_by_atlas (KzruMapBuilder *self,
                   KzruMercator    at)
{
  KzruMapContent *content = self->params->content;
  KzruMercatorBox box = { at.x, at.y, at.x, at.y };

  for (guint i = 0; i < content->n_routes; i++)
    if (kzru_route_shape_is_area (content->shapes[i]) && kzru_mercator_box_contains (&content->shapes[i]->box, &box))
      return TRUE;

  return FALSE;
}

static void
add_sea (KzruMapBuilder *self,
         const char     *text,
         KzruMercator    at)
{
  const KzruMapFrame *frame = &self->layout->frame;
  KzruMapName name = { .unit = KZRU_BASE_UNIT_NONE };
  KzruScreenPoint p;
  double width, height;

  at.x = kzru_mercator_wrap_near (at.x, frame->centre.x);
  p = kzru_map_frame_to_screen (frame, at);
  name.text = kzru_map_texts_get (self->params->texts, KZRU_MAP_TEXT_WATER, text);
  kzru_map_texts_get_size (name.text, &width, &height);
  name.box = (KzruScreenBox) { p.x - width / 2, p.y - height / 2, p.x + width / 2, p.y + height / 2 };

  if (!_kzru_map_builder_is_in_view (self, &name.box, self->params->margin) || !kzru_map_room_is_free (self->room, &name.box)
      || !kzru_map_room_is_free (self->lines, &name.box))
    return;

  g_object_ref (name.text);
  kzru_map_room_take (self->room, &name.box);
  g_array_append_val (self->layout->names, name);
}

void
_kzru_map_builder_add_seas (KzruMapBuilder *self)
{
  double zoom = self->layout->frame.zoom;

  for (guint i = 0; self->params->content->base_map != NULL && !self->params->is_bare && i < G_N_ELEMENTS (seas); i++)
    {
      KzruMercator at = kzru_mercator_from_point (seas[i].at);

      if (zoom >= seas[i].min_zoom && zoom <= seas[i].max_zoom && !is_named_by_atlas (self, at))
        add_sea (self, _(seas[i].name), at);
    }
}

/* A place of the atlas has been placed already, or has given way to others. */
static gboolean
is_in_atlas (KzruMapBuilder *self,
             KzruMercator    at)
{
  double reach = SAME_PLACE / kzru_mercator_world_size (self->layout->frame.zoom);
  KzruMercatorBox box = { at.x - reach, at.y - reach, at.x + reach, at.y + reach };
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  kzru_point_index_query (self->params->content->place_index, &box, found);
  return found->len > 0;
}

static void
add_city (KzruMapBuilder *self,
          guint           index,
          const KzruCity *city)
{
  const KzruMapFrame *frame = &self->layout->frame;
  KzruMapPlace item = { .place = index };
  KzruMercator at = { kzru_mercator_wrap_near (city->at.x, frame->centre.x), city->at.y };
  KzruScreenBox dot;

  item.at = kzru_map_frame_to_screen (frame, at);
  if (!_kzru_map_builder_is_in_picture (self, item.at, self->params->margin) || is_in_atlas (self, city->at))
    return;

  dot = (KzruScreenBox) {
    item.at.x - CITY_RADIUS, item.at.y - CITY_RADIUS, item.at.x + CITY_RADIUS, item.at.y + CITY_RADIUS,
  };
  if (!kzru_map_room_is_free (self->room, &dot))
    return;

  item.text = kzru_map_texts_get (self->params->texts, KZRU_MAP_TEXT_CITY,
                                  kzru_city_get_name (city, self->params->languages[0]));
  if (!_kzru_map_builder_place_label (self, &item, CITY_RADIUS))
    return;

  g_object_ref (item.text);
  kzru_map_room_take (self->room, &dot);
  g_array_append_val (self->layout->cities, item);
}

void
_kzru_map_builder_add_cities (KzruMapBuilder *self)
{
  KzruCityList *list = self->params->content->cities;
  const KzruCity *cities;
  guint n;

  if (list == NULL || self->params->is_bare)
    return;

  cities = kzru_city_list_get (list, &n);
  for (guint i = 0; i < n && cities[i].zoom <= self->layout->frame.zoom; i++)
    add_city (self, i, &cities[i]);
}
