/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-route-ways.h"

#include <math.h>

/* In what order does a route go by its places?
 *
 * An atlas lists the places of a route in a row. Those of a branch come after
 * those of the trunk, and to read them as if they were on the way would be
 * wrong. The lines of the route tell which is which: each runs through the
 * places that it goes by. */

/* Half a step of the fourth decimal: places and lines may be rounded otherwise. */
#define SAME_PLACE 6e-5 /* degrees */

static gboolean
is_at (KzruPoint a,
       KzruPoint b)
{
  return fabs (a.lon - b.lon) < SAME_PLACE && fabs (a.lat - b.lat) < SAME_PLACE;
}

/* Adds the place at a point of a line, if there is one. */
static void
add_place (KzruAtlas       *atlas,
           const KzruRoute *route,
           KzruPoint        point,
           GArray          *way,
           gboolean        *used)
{
  for (guint i = 0; i < route->via.n; i++)
    if (is_at (kzru_atlas_get_place (atlas, route->via.v[i])->point, point))
      {
        used[i] = TRUE;
        g_array_append_val (way, route->via.v[i]);
        return;
      }
}

static gboolean
are_all_used (const gboolean *used,
              guint           n)
{
  for (guint i = 0; i < n; i++)
    if (!used[i])
      return FALSE;

  return TRUE;
}

/**
 * kzru_route_get_ways:
 * @atlas: an atlas
 * @route: a route of it
 *
 * Finds the ways that a route takes: the trunk, then its branches, each with
 * the places that it goes by, from its start to its end. If the lines do not
 * tell, there is one way, by all places as the atlas lists them.
 *
 * Returns: (transfer full) (element-type GArray): for each way the indices of
 *   its places; none for a route without places
 */
GPtrArray *
kzru_route_get_ways (KzruAtlas       *atlas,
                     const KzruRoute *route)
{
  GPtrArray *ways = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  const KzruGeometry *geometry = &route->geometry;
  g_autofree gboolean *used = g_new0 (gboolean, route->via.n);

  for (guint i = 0, first = 0; geometry->type == KZRU_GEOMETRY_LINE && i < geometry->n_parts; i++)
    {
      g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (guint));

      for (guint j = first; j < geometry->part_ends[i]; j++)
        add_place (atlas, route, geometry->points[j], way, used);
      first = geometry->part_ends[i];
      if (way->len > 0)
        g_ptr_array_add (ways, g_steal_pointer (&way));
    }

  if (!are_all_used (used, route->via.n))
    {
      GArray *all = g_array_new (FALSE, FALSE, sizeof (guint));

      g_array_append_vals (all, route->via.v, route->via.n);
      g_ptr_array_set_size (ways, 0);
      g_ptr_array_add (ways, all);
    }

  return ways;
}
