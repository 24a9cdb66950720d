/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/kzru-map-painter.h"

#include <math.h>

#include "widgets/kzru-map-stamp.h"

#define PLACE_RADIUS 2.5
#define CITY_RADIUS 2.0
#define RIM 1.5   /* px, around marks and dots */
#define RING 3.5  /* px, around what stands out */

/**
 * kzru_map_get_light:
 * @self: (nullable): what stands out
 * @kind: the part of the atlas
 * @index: the record's place in it
 *
 * Says how a record stands out.
 *
 * Returns: the lights
 */
KzruMapLight
kzru_map_get_light (const KzruMapLights *self,
                    KzruRecordKind       kind,
                    guint                index)
{
  if (self == NULL || self->func == NULL)
    return KZRU_MAP_LIGHT_NONE;

  return self->func ((KzruRef) { kind, index }, self->user_data);
}

static GdkRGBA
with_alpha (GdkRGBA color,
            float   alpha)
{
  color.alpha = alpha;
  return color;
}

static void
add_circle (cairo_t         *cr,
            KzruScreenPoint  at,
            double           radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, at.x, at.y, radius, 0, 2 * G_PI);
}

static void
paint_disc (cairo_t         *cr,
            KzruScreenPoint  at,
            double           radius,
            const GdkRGBA   *color)
{
  add_circle (cr, at, radius);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_fill (cr);
}

/* A city is a small dot; a capital has a ring around it. */
static void
paint_city (const KzruMapPlace *place,
            gboolean            capital,
            const KzruMapStyle *style,
            const GdkRGBA      *halo,
            cairo_t            *cr)
{
  paint_disc (cr, place->at, CITY_RADIUS + RIM * 0.6, halo);
  paint_disc (cr, place->at, CITY_RADIUS, &style->country);
  if (capital)
    paint_disc (cr, place->at, CITY_RADIUS * 0.5, &style->halo);

  kzru_map_paint_text (place->text, place->box.left, place->box.top, &style->country, halo, style->text_scale, cr);
}

/**
 * kzru_map_paint_names:
 * @layout: what is drawn
 * @style: the colours
 * @cr: where to paint
 *
 * Paints what the base map names: countries, seas and cities.
 */
void
kzru_map_paint_names (KzruMapLayout      *layout,
                      const KzruMapStyle *style,
                      cairo_t            *cr)
{
  GdkRGBA land = with_alpha (style->land, 0.75f);
  GdkRGBA sea = with_alpha (style->sea, 0.75f);
  KzruCityList *list = kzru_map_layout_get_content (layout)->cities;
  guint n, n_all;
  const KzruMapName *names = kzru_map_layout_get_names (layout, &n);
  const KzruMapPlace *cities;

  for (guint i = 0; i < n; i++)
    {
      gboolean water = names[i].unit == KZRU_BASE_UNIT_NONE;

      kzru_map_paint_text (names[i].text, names[i].box.left, names[i].box.top,
                           water ? &style->water : &style->country, water ? &sea : &land, style->text_scale, cr);
    }

  cities = kzru_map_layout_get_cities (layout, &n);
  for (guint i = 0; i < n; i++)
    paint_city (&cities[i], kzru_city_list_get (list, &n_all)[cities[i].place].capital, style, &land, cr);
}

/* Rings tell how something stands out, by their form as well as by colour:
 * a wash for the pointer, a line for selection, a double line for focus. */
static void
paint_rings (cairo_t            *cr,
             KzruScreenPoint     at,
             double              radius,
             KzruMapLight        light,
             const KzruMapStyle *style)
{
  GdkRGBA wash = with_alpha (style->accent, 0.3f);

  if (light & (KZRU_MAP_LIGHT_HOVERED | KZRU_MAP_LIGHT_SELECTED))
    paint_disc (cr, at, radius + 2 * RING, &wash);
  if (light & KZRU_MAP_LIGHT_SELECTED)
    paint_disc (cr, at, radius + RING, &style->accent);
  if (light & KZRU_MAP_LIGHT_FOCUSED)
    {
      gdk_cairo_set_source_rgba (cr, &style->accent);
      cairo_set_line_width (cr, 2);
      add_circle (cr, at, radius + 2 * RING + 1);
      cairo_stroke (cr);
    }
}

static void
paint_place (KzruMapLayout       *layout,
             const KzruMapPlace  *place,
             const KzruMapStyle  *style,
             const KzruMapLights *lights,
             cairo_t             *cr)
{
  KzruMapLight light = kzru_map_get_light (lights, KZRU_RECORD_PLACE, place->place);

  /* Where a mark stands there is no dot; a pinned place within one has both. */
  if (!place->has_mark)
    {
      paint_rings (cr, place->at, PLACE_RADIUS, light, style);
      paint_disc (cr, place->at, PLACE_RADIUS + RIM * 0.7, &style->halo);
      paint_disc (cr, place->at, PLACE_RADIUS, &style->place);
    }

  if (place->text != NULL)
    kzru_map_paint_text (place->text, place->box.left, place->box.top, &style->place, &style->halo,
                         style->text_scale, cr);
}

static KzruMapLight
get_mark_light (KzruMapLayout        *layout,
                const KzruMapCluster *mark,
                const KzruMapLights  *lights)
{
  const guint *events = kzru_place_clusters_get_events (kzru_map_layout_get_clusters (layout), mark->cluster);
  guint n;
  const KzruPlaceCluster *cluster = &kzru_place_clusters_get (kzru_map_layout_get_clusters (layout), &n)[mark->cluster];
  KzruMapLight light = kzru_map_get_light (lights, KZRU_RECORD_PLACE, cluster->place);

  for (guint i = 0; lights != NULL && lights->func != NULL && i < cluster->n_events; i++)
    light |= kzru_map_get_light (lights, KZRU_RECORD_EVENT, events[i]);

  return light;
}

static void
paint_count (const KzruMapCluster *mark,
             const KzruMapStyle   *style,
             cairo_t              *cr)
{
  static const GdkRGBA no_halo;
  double width, height;

  if (mark->text == NULL)
    return;

  kzru_map_texts_get_size (mark->text, &width, &height);
  kzru_map_paint_text (mark->text, mark->at.x - width / 2, mark->at.y - height / 2, &style->marker_text, &no_halo,
                       style->text_scale, cr);
}

/* Few marks differ in more than where they are: with @stamps, each size of those
 * that do not stand out is painted once. */
static void
paint_mark (KzruMapLayout        *layout,
            const KzruMapCluster *mark,
            const KzruMapStyle   *style,
            const KzruMapLights  *lights,
            KzruMapStamps        *stamps,
            cairo_t              *cr)
{
  KzruMapLight light = get_mark_light (layout, mark, lights);

  if (stamps != NULL && light == KZRU_MAP_LIGHT_NONE)
    kzru_map_stamps_paint (stamps, mark->at, mark->radius, cr);
  else
    {
      paint_rings (cr, mark->at, mark->radius, light, style);
      paint_disc (cr, mark->at, mark->radius + RIM, &style->halo);
      paint_disc (cr, mark->at, mark->radius, &style->marker);
    }
  paint_count (mark, style, cr);
}

/**
 * kzru_map_paint_events:
 * @layout: what is drawn
 * @style: the colours
 * @lights: (nullable): what stands out
 * @cr: where to paint
 *
 * Paints places and the marks of the events at them.
 */
void
kzru_map_paint_events (KzruMapLayout       *layout,
                       const KzruMapStyle  *style,
                       const KzruMapLights *lights,
                       cairo_t             *cr)
{
  guint n_places, n_marks;
  const KzruMapPlace *places = kzru_map_layout_get_places (layout, &n_places);
  const KzruMapCluster *marks = kzru_map_layout_get_marks (layout, &n_marks);
  g_autoptr (KzruMapStamps) stamps = NULL;

  if (style->text_scale > 0)
    stamps = kzru_map_stamps_new (&style->marker, &style->halo, RIM, style->text_scale);
  for (guint i = 0; i < n_marks; i++)
    paint_mark (layout, &marks[i], style, lights, stamps, cr);
  for (guint i = 0; i < n_places; i++)
    paint_place (layout, &places[i], style, lights, cr);
}
