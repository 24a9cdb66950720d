/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-anchor.h"

#include <math.h>

#include "model/kzru-curve.h"

/* Where the name of a country or sea may stand.
 *
 * The best place is the one furthest from all edges. But a map may show a
 * part of Russia without it: so there are several anchors, spread over the
 * area, the roomiest first. They are places on the ground: while the map is
 * moved, a name stays where it is until it leaves the picture. */

/* The area is probed on a grid of so many points each way. */
#define GRID 20

/* How often a probe is moved to a roomier place nearby, in ever smaller steps. */
#define N_STEPS 6

/* No area needs more anchors. */
#define MAX_ANCHORS 12

/* Anchors with less room than this share of the first one's are of no use. */
#define MIN_SHARE 0.25

typedef struct
{
  const KzruMercator *points;
  const guint        *ring_ends;
  guint               n_rings;
} Area;

/* Measures how far the edge is: less than 0 outside of the area. */
static double
measure (const Area   *area,
         KzruMercator  point)
{
  double clearance = G_MAXDOUBLE;
  gboolean inside = FALSE;
  guint first = 0;

  for (guint i = 0; i < area->n_rings; i++)
    {
      for (guint j = first + 1; j < area->ring_ends[i]; j++)
        {
          KzruMercator a = area->points[j - 1];
          KzruMercator b = area->points[j];

          clearance = MIN (clearance, kzru_curve_distance (point, a, b));
          if ((a.y > point.y) != (b.y > point.y)
              && point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x))
            inside = !inside;
        }
      first = area->ring_ends[i];
    }

  return inside ? clearance : -clearance;
}

/* Moves an anchor uphill. */
static void
refine (const Area *area,
        KzruAnchor *anchor,
        double      step_x,
        double      step_y)
{
  for (guint i = 0; i < N_STEPS; i++, step_x /= 2, step_y /= 2)
    {
      const KzruMercator around[] = {
        { anchor->at.x - step_x, anchor->at.y },
        { anchor->at.x + step_x, anchor->at.y },
        { anchor->at.x, anchor->at.y - step_y },
        { anchor->at.x, anchor->at.y + step_y },
      };

      for (guint j = 0; j < G_N_ELEMENTS (around); j++)
        {
          double clearance = measure (area, around[j]);

          if (clearance > anchor->clearance)
            *anchor = (KzruAnchor) { around[j], clearance };
        }
    }
}

static int
compare_anchors (gconstpointer a,
                 gconstpointer b)
{
  double first = ((const KzruAnchor *) a)->clearance;
  double second = ((const KzruAnchor *) b)->clearance;

  return (first < second) - (first > second);
}

/* Keeps the roomiest anchors that are not in each other's room. */
static void
thin_out (GArray *anchors)
{
  guint n = 0;

  g_array_sort (anchors, compare_anchors);

  for (guint i = 0; i < anchors->len && n < MAX_ANCHORS; i++)
    {
      KzruAnchor anchor = g_array_index (anchors, KzruAnchor, i);
      gboolean apart = anchor.clearance > g_array_index (anchors, KzruAnchor, 0).clearance * MIN_SHARE;

      for (guint j = 0; j < n && apart; j++)
        {
          KzruAnchor other = g_array_index (anchors, KzruAnchor, j);

          apart = hypot (other.at.x - anchor.at.x, other.at.y - anchor.at.y) > other.clearance;
        }
      if (apart)
        g_array_index (anchors, KzruAnchor, n++) = anchor;
    }

  g_array_set_size (anchors, n);
}

/* Adds the probes that lie in one polygon. */
static void
probe (const Area *area,
       GArray     *anchors)
{
  KzruMercatorBox box = KZRU_MERCATOR_BOX_EMPTY;
  double step_x, step_y;

  for (guint i = 0; area->n_rings > 0 && i < area->ring_ends[area->n_rings - 1]; i++)
    kzru_mercator_box_include (&box, area->points[i]);
  if (kzru_mercator_box_is_empty (&box))
    return;

  step_x = (box.east - box.west) / GRID;
  step_y = (box.south - box.north) / GRID;

  for (guint i = 0; i < GRID * GRID; i++)
    {
      KzruAnchor anchor;

      anchor.at.x = box.west + (i % GRID + 0.5) * step_x;
      anchor.at.y = box.north + (i / GRID + 0.5) * step_y;
      anchor.clearance = measure (area, anchor.at);
      if (anchor.clearance > 0)
        g_array_append_val (anchors, anchor);
    }

  thin_out (anchors);
  for (guint i = 0; i < anchors->len; i++)
    refine (area, &g_array_index (anchors, KzruAnchor, i), step_x / 2, step_y / 2);
}

/**
 * kzru_anchors_find:
 * @points: the rings of a polygon, each with its first point again at its end
 * @ring_ends: (array length=n_rings): for each ring the index after its last point
 * @n_rings: how many rings there are
 * @anchors: (element-type KzruAnchor): where to add the anchors
 *
 * Finds where the name of an area may stand, the roomiest places first.
 */
void
kzru_anchors_find (const KzruMercator *points,
                   const guint        *ring_ends,
                   guint               n_rings,
                   GArray             *anchors)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (KzruAnchor));
  Area area = { points, ring_ends, n_rings };

  probe (&area, found);
  g_array_append_vals (anchors, found->data, found->len);
  thin_out (anchors);
}

/**
 * kzru_anchors_find_in_shape:
 * @shape: the shape of a sea area
 * @anchors: (element-type KzruAnchor): where to add the anchors
 *
 * Finds where the name of a sea area may stand.
 */
void
kzru_anchors_find_in_shape (const KzruRouteShape *shape,
                            GArray               *anchors)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (KzruMercator));
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  double size = MAX (shape->box.east - shape->box.west, shape->box.south - shape->box.north);

  if (!kzru_route_shape_is_area (shape))
    return;

  /* Small bays do not matter to where a name goes. */
  for (guint i = 0; i < shape->n_parts; i++)
    {
      const KzruShapePart *part = &shape->parts[i];

      for (guint j = part->first; j < part->first + part->n_points; j++)
        if (shape->weights[j] > size / 200)
          g_array_append_val (points, shape->points[j]);
      g_array_append_val (ends, points->len);
    }

  kzru_anchors_find ((gconstpointer) points->data, (gconstpointer) ends->data, ends->len, anchors);
}

static void
append_ring (const KzruBaseLevel *level,
             const KzruBaseRing  *ring,
             GArray              *points)
{
  for (guint i = 0; i < ring->n_refs; i++)
    {
      guint32 ref = level->refs[ring->first + i];
      const KzruBaseArc *arc = &level->arcs[ref / 2];

      for (guint j = i > 0 ? 1 : 0; j < arc->n_points; j++)
        g_array_append_val (points, level->points[arc->first + (ref & 1 ? arc->n_points - 1 - j : j)]);
    }
}

/**
 * kzru_anchors_find_in_unit:
 * @base_map: the base map
 * @unit: the index of a unit
 * @anchors: (element-type KzruAnchor): where to add the anchors
 *
 * Finds where the name of a country or territory may stand. The coarsest map
 * is good enough for that; what is too small for it has its label point alone.
 */
void
kzru_anchors_find_in_unit (KzruBaseMap *base_map,
                           guint        unit,
                           GArray      *anchors)
{
  static const KzruMercatorBox everywhere = { 0, 0, 1, 1 };
  const KzruBaseLevel *level = kzru_base_map_get_level (base_map, 0, &everywhere);
  guint n_units;
  const KzruBaseUnit *units = kzru_base_map_get_units (base_map, &n_units);

  for (guint i = 0; i < level->n_polygons[KZRU_BASE_UNITS]; i++)
    {
      const KzruBasePolygon *polygon = &level->polygons[KZRU_BASE_UNITS][i];
      g_autoptr (GArray) points = NULL;
      g_autoptr (GArray) ends = NULL;

      if (polygon->unit != unit)
        continue;

      points = g_array_new (FALSE, FALSE, sizeof (KzruMercator));
      ends = g_array_new (FALSE, FALSE, sizeof (guint));
      for (guint j = 0; j < polygon->n_rings; j++)
        {
          append_ring (level, &level->rings[polygon->first + j], points);
          g_array_append_val (ends, points->len);
        }
      kzru_anchors_find ((gconstpointer) points->data, (gconstpointer) ends->data, ends->len, anchors);
    }

  if (anchors->len == 0)
    {
      /* A circle of the same area: A = π r². */
      KzruMercator at = kzru_mercator_from_point (units[unit].label);
      double radius = sqrt (MAX (units[unit].area, 1) / G_PI) * 1000 / kzru_mercator_get_metres (at.y);
      KzruAnchor anchor = { at, radius / 2 };

      g_array_append_val (anchors, anchor);
    }
}
