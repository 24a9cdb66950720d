/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-base-map"

#include "config.h"

#include "model/kzru-base-map.h"

#include <gio/gio.h>
#include <math.h>

#include "model/kzru-anchor.h"
#include "model/kzru-base-map-private.h"

G_DEFINE_QUARK (kzru-base-map-error-quark, kzru_base_map_error)
G_DEFINE_BOXED_TYPE (KzruBaseMap, kzru_base_map, kzru_base_map_ref, kzru_base_map_unref)

static void
clear_base_map (gpointer data)
{
  KzruBaseMap *self = data;

  for (guint i = 0; i < self->n_levels; i++)
    {
      KzruBaseLevel *level = &self->levels[i];

      g_free (level->points);
      g_free (level->arcs);
      g_free (level->refs);
      g_free (level->rings);
      for (guint group = 0; group < KZRU_BASE_N_GROUPS; group++)
        g_free (level->polygons[group]);
    }

  for (guint i = 0; self->anchors != NULL && i < self->n_units; i++)
    g_clear_pointer (&self->anchors[i], g_array_unref);

  g_free (self->anchors);
  g_free (self->levels);
  g_free (self->units);
  g_string_chunk_free (self->strings);
}

/**
 * kzru_base_map_new:
 * @bytes: the contents of a base map file
 * @error: return location for an error, of the domain `KZRU_BASE_MAP_ERROR`
 *
 * Reads a base map. Where names may stand in it is found when it is first asked for;
 * all else is immutable. Any thread may use it.
 *
 * Returns: (transfer full) (nullable): the base map, or %NULL if the file is damaged
 */
KzruBaseMap *
kzru_base_map_new (GBytes  *bytes,
                   GError **error)
{
  g_autoptr (KzruBaseMap) self = NULL;
  const guint8 *data;
  gsize size;

  g_return_val_if_fail (bytes != NULL, NULL);

  self = g_atomic_rc_box_new0 (KzruBaseMap);
  data = g_bytes_get_data (bytes, &size);
  if (!_kzru_base_map_decode (self, data, size, error))
    return NULL;
  self->anchors = g_new0 (GArray *, self->n_units);

  return g_steal_pointer (&self);
}

static gpointer
load_bundled (gpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (KZRU_BASE_MAP_RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  KzruBaseMap *self = NULL;

  if (bytes != NULL)
    self = kzru_base_map_new (bytes, &error);
  if (self == NULL)
    g_warning ("No base map: %s", error->message);

  return self;
}

/**
 * kzru_base_map_dup_bundled:
 *
 * Gets the base map that the program has among its resources. It is read once.
 *
 * Returns: (transfer full) (nullable): the base map, or %NULL if the program
 *   was built without one
 */
KzruBaseMap *
kzru_base_map_dup_bundled (void)
{
  static GOnce once = G_ONCE_INIT;
  KzruBaseMap *self = g_once (&once, load_bundled, NULL);

  return self != NULL ? kzru_base_map_ref (self) : NULL;
}

/**
 * kzru_base_map_ref:
 * @self: a base map
 *
 * Adds a reference.
 *
 * Returns: (transfer full): @self
 */
KzruBaseMap *
kzru_base_map_ref (KzruBaseMap *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * kzru_base_map_unref:
 * @self: (transfer full): a base map
 *
 * Drops a reference.
 */
void
kzru_base_map_unref (KzruBaseMap *self)
{
  g_atomic_rc_box_release_full (self, clear_base_map);
}

/**
 * kzru_base_map_get_credit:
 * @self: a base map
 *
 * Gets the line that says where the map is from.
 *
 * Returns: (transfer none): the credit, in English
 */
const char *
kzru_base_map_get_credit (KzruBaseMap *self)
{
  return self->credit;
}

/**
 * kzru_base_map_get_units:
 * @self: a base map
 * @n: (out): how many units there are
 *
 * Gets the countries and territories.
 *
 * Returns: (array length=n) (transfer none): the units
 */
const KzruBaseUnit *
kzru_base_map_get_units (KzruBaseMap *self,
                         guint       *n)
{
  *n = self->n_units;
  return self->units;
}

/**
 * kzru_base_map_get_level:
 * @self: a base map
 * @zoom: the zoom level that is drawn
 * @box: what is drawn, with the margin that strokes need
 *
 * Chooses the degree of detail: the finest one that is meant for @zoom and
 * holds everywhere in @box. A level is crude outside of its window.
 *
 * Returns: (transfer none): the level
 */
const KzruBaseLevel *
kzru_base_map_get_level (KzruBaseMap           *self,
                         double                 zoom,
                         const KzruMercatorBox *box)
{
  for (guint i = self->n_levels; i-- > 1;)
    {
      const KzruBaseLevel *level = &self->levels[i];
      gboolean whole = level->window.west <= 0 && level->window.east >= 1;

      if (zoom >= level->min_zoom && (whole || kzru_mercator_box_contains (&level->window, box)))
        return level;
    }

  return &self->levels[0];
}

/* Whether the edge from @a to @b crosses the ray that goes east from @point. */
static gboolean
crosses_ray (KzruMercator a,
             KzruMercator b,
             KzruMercator point)
{
  if ((a.y > point.y) == (b.y > point.y))
    return FALSE;

  return point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x);
}

/* Even–odd test. An arc whose bounds the ray misses is skipped; which way it
 * is walked makes no difference. */
static gboolean
ring_contains (const KzruBaseLevel *level,
               const KzruBaseRing  *ring,
               KzruMercator         point)
{
  gboolean inside = FALSE;

  for (guint i = 0; i < ring->n_refs; i++)
    {
      const KzruBaseArc *arc = &level->arcs[level->refs[ring->first + i] / 2];
      const KzruMercator *points = &level->points[arc->first];

      if (point.y < arc->box.north || point.y > arc->box.south || point.x > arc->box.east)
        continue;

      for (guint j = 1; j < arc->n_points; j++)
        inside ^= crosses_ray (points[j - 1], points[j], point);
    }

  return inside;
}

static gboolean
polygon_contains (const KzruBaseLevel   *level,
                  const KzruBasePolygon *polygon,
                  KzruMercator           point)
{
  gboolean inside = FALSE;

  for (guint i = 0; i < polygon->n_rings; i++)
    {
      const KzruBaseRing *ring = &level->rings[polygon->first + i];

      if (point.x >= ring->box.west && point.x <= ring->box.east
          && point.y >= ring->box.north && point.y <= ring->box.south)
        inside ^= ring_contains (level, ring, point);
    }

  return inside;
}

/* The finest level that holds for the whole world is fine enough to tell where
 * something is. */
static const KzruBasePolygon *
find_polygon (KzruBaseMap   *self,
              KzruBaseGroup  group,
              KzruMercator   point)
{
  static const KzruMercatorBox everywhere = { 0, 0, 1, 1 };
  const KzruBaseLevel *level = kzru_base_map_get_level (self, G_MAXDOUBLE, &everywhere);

  point.x -= floor (point.x);

  for (guint i = 0; i < level->n_polygons[group]; i++)
    {
      if (polygon_contains (level, &level->polygons[group][i], point))
        return &level->polygons[group][i];
    }

  return NULL;
}

/**
 * kzru_base_map_is_land:
 * @self: a base map
 * @point: a point
 *
 * Says whether there is land at a point. Lakes count as land, the Caspian does not.
 *
 * Returns: whether @point is on land
 */
gboolean
kzru_base_map_is_land (KzruBaseMap *self,
                       KzruMercator point)
{
  return find_polygon (self, KZRU_BASE_LAND, point) != NULL;
}

/**
 * kzru_base_map_find_unit:
 * @self: a base map
 * @point: a point
 *
 * Finds the country or territory that a point lies in.
 *
 * Returns: the index of the unit, or `KZRU_BASE_UNIT_NONE` at sea
 */
guint
kzru_base_map_find_unit (KzruBaseMap *self,
                         KzruMercator point)
{
  const KzruBasePolygon *polygon = find_polygon (self, KZRU_BASE_UNITS, point);

  return polygon != NULL ? polygon->unit : KZRU_BASE_UNIT_NONE;
}

/**
 * kzru_base_map_get_anchors:
 * @self: a base map
 * @unit: the index of a unit
 *
 * Gets where the name of a country or territory may stand. To find that takes a few
 * milliseconds the first time; should two threads ask at once, both look.
 *
 * Returns: (transfer none) (element-type KzruAnchor): the anchors, the roomiest first
 */
const GArray *
kzru_base_map_get_anchors (KzruBaseMap *self,
                           guint        unit)
{
  GArray *anchors = g_atomic_pointer_get (&self->anchors[unit]);

  if (anchors == NULL)
    {
      anchors = g_array_new (FALSE, FALSE, sizeof (KzruAnchor));
      kzru_anchors_find_in_unit (self, unit, anchors);
      if (!g_atomic_pointer_compare_and_exchange (&self->anchors[unit], NULL, anchors))
        {
          g_array_unref (anchors);
          anchors = g_atomic_pointer_get (&self->anchors[unit]);
        }
    }

  return anchors;
}
