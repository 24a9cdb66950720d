/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-map-content.h"

#include "model/kzru-csv-table.h"
#include "model/kzru-region-name.h"
#include "model/kzru-text-fold.h"

/* A state is tinted if it takes part in at least this share of the events that
 * the state most spoken of takes part in. */
#define TINT_SHARE 0.25

/* A place with events may stretch what is shown at first by this share of it,
 * each way; one further off is left for those who look for it. */
#define MAX_STRETCH 0.35

/* Around what is shown at first, in pixels. */
#define FIT_MARGIN 28.0

/* Of a table, each row that has coordinates is the one event of a place. */
static void
take_rows (KzruMapContent *self,
           KzruCsvTable   *table)
{
  guint n = 0;

  self->event_ends = g_new (guint, self->n_places);
  self->events = g_new (guint, self->n_places);
  self->unplaced = g_new (guint, self->n_places);

  for (guint i = 0; i < self->n_places; i++)
    {
      KzruPoint point;

      if (kzru_csv_table_get_point (table, i, &point))
        self->events[n++] = i;
      else
        self->unplaced[self->n_unplaced++] = i;
      self->event_ends[i] = n;
    }
  self->unplaced = g_renew (guint, self->unplaced, self->n_unplaced);
}

static KzruPoint
get_point (KzruMapContent *self,
           guint           place)
{
  KzruCsvTable *table = kzru_atlas_get_table (self->atlas);
  KzruPoint point = { 0, 0 };

  if (table == NULL)
    return kzru_atlas_get_place (self->atlas, place)->point;

  return kzru_csv_table_get_point (table, place, &point) ? point : (KzruPoint) { 0, 0 };
}

/* Events by place, in the compressed form of a sparse matrix. */
static void
sort_events (KzruMapContent *self)
{
  guint n_events = kzru_atlas_get_n_records (self->atlas, KZRU_RECORD_EVENT);
  g_autoptr (GArray) unplaced = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 0;

  self->event_ends = g_new0 (guint, self->n_places);

  for (guint i = 0; i < n_events; i++)
    {
      KzruIndices places = kzru_atlas_get_event (self->atlas, i)->places;

      for (guint j = 0; j < places.n; j++)
        self->event_ends[places.v[j]]++;
      n += places.n;
      if (places.n == 0)
        g_array_append_val (unplaced, i);
    }

  for (guint i = 1; i < self->n_places; i++)
    self->event_ends[i] += self->event_ends[i - 1];

  /* Filled from behind, so that each end moves down to be the start of its place. */
  self->events = g_new (guint, n);
  for (guint i = n_events; i-- > 0;)
    {
      KzruIndices places = kzru_atlas_get_event (self->atlas, i)->places;

      for (guint j = 0; j < places.n; j++)
        self->events[--self->event_ends[places.v[j]]] = i;
    }
  for (guint i = 0; i < self->n_places; i++)
    self->event_ends[i] = i + 1 < self->n_places ? self->event_ends[i + 1] : n;

  self->n_unplaced = unplaced->len;
  self->unplaced = (guint *) g_array_free (g_steal_pointer (&unplaced), FALSE);
}

static void
find_stations (KzruMapContent *self)
{
  self->stations = g_new0 (gboolean, self->n_places);

  for (guint i = 0; i < self->n_routes; i++)
    {
      KzruIndices via = kzru_atlas_get_route (self->atlas, i)->via;

      for (guint j = 0; j < via.n; j++)
        self->stations[via.v[j]] = TRUE;
    }
}

/* The bounds of the routes, stretched a little to take in places with events.
 * With no route, the bounds of all places. */
static void
measure (KzruMapContent *self)
{
  KzruMercatorBox limits;

  self->box = KZRU_MERCATOR_BOX_EMPTY;
  for (guint i = 0; i < self->n_routes; i++)
    kzru_mercator_box_include_box (&self->box, &self->shapes[i]->box);

  limits = self->box;
  limits.west -= (self->box.east - self->box.west) * MAX_STRETCH;
  limits.east += (self->box.east - self->box.west) * MAX_STRETCH;
  limits.north -= (self->box.south - self->box.north) * MAX_STRETCH;
  limits.south += (self->box.south - self->box.north) * MAX_STRETCH;

  for (guint i = 0; i < self->n_places; i++)
    {
      KzruMercator p = self->places[i];
      KzruMercatorBox box = { p.x, p.y, p.x, p.y };
      guint n;

      kzru_map_content_get_events (self, i, &n);
      if ((self->n_routes == 0 && (n > 0 || kzru_atlas_get_table (self->atlas) == NULL)) ||
          (n > 0 && kzru_mercator_box_contains (&limits, &box)))
        kzru_mercator_box_include (&self->box, p);
    }
}

/* Finds the unit that an actor's label names, in any language of the label. */
static guint
find_unit (KzruBaseMap       *base_map,
           const KzruLangMap *label)
{
  guint n;
  const KzruBaseUnit *units = kzru_base_map_get_units (base_map, &n);

  for (guint i = 0; i < label->n_entries; i++)
    {
      g_autofree char *wanted = kzru_text_fold (label->entries[i].text);

      for (guint j = 0; j < n; j++)
        {
          g_autofree char *folded = NULL;
          const char *name;

          if (units[j].alpha2[0] == '\0')
            continue;

          name = kzru_region_name (units[j].alpha2, label->entries[i].tag);
          folded = kzru_text_fold (name != NULL ? name : units[j].name);
          if (g_str_equal (wanted, folded))
            return j;
        }
    }

  return KZRU_BASE_UNIT_NONE;
}

typedef struct
{
  guint actor;
  guint n_events;
} State;

static int
compare_states (gconstpointer a,
                gconstpointer b)
{
  const State *first = a;
  const State *second = b;

  if (first->n_events != second->n_events)
    return first->n_events > second->n_events ? -1 : 1;
  return (first->actor > second->actor) - (first->actor < second->actor);
}

/* The states, those that take part in most events first. */
static GArray *
rank_states (KzruAtlas *atlas)
{
  guint n_actors = kzru_atlas_get_n_records (atlas, KZRU_RECORD_ACTOR);
  guint n_events = kzru_atlas_get_n_records (atlas, KZRU_RECORD_EVENT);
  g_autofree guint *counts = g_new0 (guint, n_actors);
  GArray *states = g_array_new (FALSE, FALSE, sizeof (State));

  for (guint i = 0; n_actors > 0 && i < n_events; i++)
    {
      KzruIndices actors = kzru_atlas_get_event (atlas, i)->actors;

      for (guint j = 0; j < actors.n; j++)
        counts[actors.v[j]]++;
    }

  for (guint i = 0; i < n_actors; i++)
    {
      State state = { i, counts[i] };

      if (counts[i] > 0 && kzru_atlas_get_actor (atlas, i)->kind == KZRU_ACTOR_STATE)
        g_array_append_val (states, state);
    }

  g_array_sort (states, compare_states);
  return states;
}

/* Tints the states that the atlas is about. What others claim is never tinted:
 * the map takes no side. */
static void
tint_states (KzruMapContent *self)
{
  g_autoptr (GArray) states = rank_states (self->atlas);
  const KzruBaseUnit *units;
  guint n;

  if (self->base_map == NULL)
    return;

  units = kzru_base_map_get_units (self->base_map, &n);
  self->tints = g_new0 (guint8, n);

  for (guint i = 0; i < MIN (states->len, KZRU_MAP_MAX_TINTS); i++)
    {
      const State *state = &g_array_index (states, State, i);
      guint unit;

      if (state->n_events < g_array_index (states, State, 0).n_events * TINT_SHARE)
        break;

      unit = find_unit (self->base_map, &kzru_atlas_get_actor (self->atlas, state->actor)->label);
      if (unit != KZRU_BASE_UNIT_NONE)
        self->tints[unit] = (guint8) (i + 1);
    }

  /* A base or a lease is shown with the state that it lies in. */
  for (guint i = 0; i < n; i++)
    if (units[i].kind == KZRU_BASE_UNIT_SPECIAL && units[i].parent != KZRU_BASE_UNIT_NONE)
      self->tints[i] = self->tints[units[i].parent];
}

/**
 * kzru_map_content_new:
 * @atlas: an atlas
 * @base_map: (nullable): the base map
 *
 * Makes an atlas ready to be shown on a map.
 *
 * Returns: (transfer full): the content
 */
KzruMapContent *
kzru_map_content_new (KzruAtlas   *atlas,
                      KzruBaseMap *base_map)
{
  g_autoptr (KzruRouteLegs) legs = NULL;
  KzruMapContent *self;

  g_return_val_if_fail (KZRU_IS_ATLAS (atlas), NULL);

  legs = kzru_route_legs_new (atlas);
  self = g_atomic_rc_box_new0 (KzruMapContent);
  self->atlas = g_object_ref (atlas);
  self->base_map = base_map != NULL ? kzru_base_map_ref (base_map) : NULL;
  self->cities = base_map != NULL ? kzru_city_list_dup_bundled () : NULL;
  self->unit_grid = base_map != NULL ? kzru_unit_grid_new (base_map) : NULL;

  self->n_routes = kzru_atlas_get_n_records (atlas, KZRU_RECORD_ROUTE);
  self->shapes = g_new (KzruRouteShape *, self->n_routes);
  for (guint i = 0; i < self->n_routes; i++)
    self->shapes[i] = kzru_route_shape_new_beside (kzru_atlas_get_route (atlas, i), i, base_map, legs);
  self->route_anchors = g_new0 (GArray *, self->n_routes);

  self->n_places = kzru_atlas_get_n_records (atlas, KZRU_RECORD_PLACE);
  self->places = g_new (KzruMercator, self->n_places);
  for (guint i = 0; i < self->n_places; i++)
    self->places[i] = kzru_mercator_from_point (get_point (self, i));

  self->place_index = kzru_point_index_new (self->places, self->n_places);

  find_stations (self);
  if (kzru_atlas_get_table (atlas) != NULL)
    take_rows (self, kzru_atlas_get_table (atlas));
  else
    sort_events (self);
  tint_states (self);
  measure (self);

  return self;
}

/**
 * kzru_map_content_ref:
 * @self: a content
 *
 * Adds a reference.
 *
 * Returns: (transfer full): @self
 */
KzruMapContent *
kzru_map_content_ref (KzruMapContent *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_content (gpointer data)
{
  KzruMapContent *self = data;

  for (guint i = 0; i < self->n_routes; i++)
    {
      kzru_route_shape_free (self->shapes[i]);
      g_clear_pointer (&self->route_anchors[i], g_array_unref);
    }
  g_free (self->route_anchors);
  g_free (self->shapes);
  g_clear_pointer (&self->place_index, kzru_point_index_free);
  g_free (self->places);
  g_free (self->stations);
  g_free (self->events);
  g_free (self->event_ends);
  g_free (self->unplaced);
  g_free (self->tints);
  g_clear_pointer (&self->unit_grid, kzru_unit_grid_free);
  g_clear_pointer (&self->base_map, kzru_base_map_unref);
  g_clear_pointer (&self->cities, kzru_city_list_unref);
  g_object_unref (self->atlas);
}

/**
 * kzru_map_content_unref:
 * @self: (transfer full): a content
 *
 * Drops a reference.
 */
void
kzru_map_content_unref (KzruMapContent *self)
{
  g_atomic_rc_box_release_full (self, clear_content);
}

/**
 * kzru_map_content_get_events:
 * @self: a content
 * @place: the index of a place
 * @n: (out): how many events there are
 *
 * Gets the events at a place.
 *
 * Returns: (array length=n) (transfer none): their indices, ascending
 */
const guint *
kzru_map_content_get_events (KzruMapContent *self,
                             guint           place,
                             guint          *n)
{
  guint first = place > 0 ? self->event_ends[place - 1] : 0;

  *n = self->event_ends[place] - first;
  return *n > 0 ? self->events + first : NULL;
}

/**
 * kzru_map_content_fit:
 * @self: a content
 * @width: of the picture, in pixels
 * @height: of the picture, in pixels
 * @bottom: how much of it is covered at its lower edge, in pixels
 * @min_zoom: the least zoom level
 * @max_zoom: the greatest zoom level
 *
 * Chooses what a map of the atlas shows at first: all routes, and the places
 * with events that are not far away from them; with no route, all places; with
 * none, the world.
 *
 * Returns: the frame
 */
KzruMapFrame
kzru_map_content_fit (KzruMapContent *self,
                      double          width,
                      double          height,
                      double          bottom,
                      double          min_zoom,
                      double          max_zoom)
{
  double margin = MIN (FIT_MARGIN, MIN (width, height) / 8);
  KzruMapFrame frame;

  /* Of the world, what is covered is Antarctica. */
  if (kzru_mercator_box_is_empty (&self->box))
    return kzru_map_frame_fit (&self->box, width, height, margin, min_zoom, max_zoom);

  /* In a low picture, what is covered is the smaller evil. */
  bottom = MIN (bottom, height / 6);
  frame = kzru_map_frame_fit (&self->box, width, height - bottom, margin, min_zoom, max_zoom);
  frame.centre = kzru_map_frame_from_screen (&frame, width / 2, height / 2);
  frame.height = height;

  return frame;
}

/**
 * kzru_map_content_get_box:
 * @self: a content
 * @ref: a record of the atlas
 *
 * Gets the bounds of where a record is: a place, a route, or the places and
 * routes of an event, the places first: a route is shown with an event that
 * has no place of its own.
 *
 * Returns: the bounds, empty if the record is nowhere
 */
KzruMercatorBox
kzru_map_content_get_box (KzruMapContent *self,
                          KzruRef         ref)
{
  KzruMercatorBox box = KZRU_MERCATOR_BOX_EMPTY;
  const KzruEvent *event;

  if (ref.kind == KZRU_RECORD_PLACE)
    kzru_mercator_box_include (&box, self->places[ref.index]);
  if (ref.kind == KZRU_RECORD_ROUTE)
    box = self->shapes[ref.index]->box;
  if (ref.kind != KZRU_RECORD_EVENT)
    return box;

  event = kzru_atlas_get_event (self->atlas, ref.index);
  for (guint i = 0; i < event->places.n; i++)
    kzru_mercator_box_include (&box, self->places[event->places.v[i]]);
  for (guint i = 0; event->places.n == 0 && i < event->routes.n; i++)
    kzru_mercator_box_include_box (&box, &self->shapes[event->routes.v[i]]->box);

  return box;
}

/**
 * kzru_map_content_get_route_anchors:
 * @self: a content
 * @route: the index of a route
 *
 * Gets where the name of a sea area may stand; lines have none.
 *
 * Returns: (transfer none) (element-type KzruAnchor): the anchors, the roomiest first
 */
const GArray *
kzru_map_content_get_route_anchors (KzruMapContent *self,
                                    guint           route)
{
  if (self->route_anchors[route] == NULL)
    {
      self->route_anchors[route] = g_array_new (FALSE, FALSE, sizeof (KzruAnchor));
      kzru_anchors_find_in_shape (self->shapes[route], self->route_anchors[route]);
    }

  return self->route_anchors[route];
}
