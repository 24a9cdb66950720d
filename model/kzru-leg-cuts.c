/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-leg-cuts.h"

#include <math.h>

#include "model/kzru-point-index.h"

/* Routes that run over the same ground do not always have the same stations there:
 *
 *        P-----------------------R           one
 *              Q-----------------------S     another
 *
 * A leg is cut at each station of another route that lies on it, if that route runs
 * along it from there: one has the legs PQ and QR then, the other QR and RS, and
 * QR is the same leg. A route that only touches or crosses a leg leaves it whole. */

/* A station on a leg is no further off it than this: half a pixel at zoom 10, the
 * closest that the map goes. */
#define REACH (0.5 / (KZRU_MERCATOR_TILE_SIZE * 1024))

/* A long leg is searched in pieces, so that what is searched lies along it. */
#define PIECE (1.0 / 512)
#define MAX_PIECES 64

typedef struct
{
  double      share; /* of the leg, from its start */
  KzruLegStop stop;
} Cut;

/* Whether a point lies on a leg, its ends included, and where. */
static gboolean
lies_on (KzruMercator  p,
         KzruMercator  a,
         KzruMercator  b,
         double       *share)
{
  double dx = b.x - a.x, dy = b.y - a.y;
  double square = dx * dx + dy * dy;
  double x, t;

  x = kzru_mercator_wrap_near (p.x, (a.x + b.x) / 2) - a.x;
  t = square > 0 ? (x * dx + (p.y - a.y) * dy) / square : 0;
  t = CLAMP (t, 0, 1);
  if (share != NULL)
    *share = t;

  return hypot (x - t * dx, p.y - a.y - t * dy) <= REACH;
}

static gboolean
is_near (KzruMercator a,
         KzruMercator b)
{
  return hypot (kzru_mercator_wrap_near (a.x, b.x) - b.x, a.y - b.y) <= REACH;
}

static const KzruLegStop *
get_stop (const GArray *stops,
          guint         index)
{
  return &g_array_index (stops, KzruLegStop, index);
}

/* Whether the route of a stop that lies on the leg from @a to @b runs along it, to
 * the stop before or after. */
static gboolean
runs_along (const GArray *stops,
            guint         index,
            KzruMercator  a,
            KzruMercator  b)
{
  const KzruLegStop *here = get_stop (stops, index);

  for (int step = -1; step <= 1; step += 2)
    {
      const KzruLegStop *other;

      if ((step < 0 && index == 0) || (step > 0 && index + 1 == stops->len))
        continue;

      other = get_stop (stops, index + (guint) step);
      if (other->line == here->line && !is_near (other->at, here->at)
          && (lies_on (other->at, a, b, NULL) || lies_on (a, here->at, other->at, NULL)
              || lies_on (b, here->at, other->at, NULL)))
        return TRUE;
    }

  return FALSE;
}

static int
compare_cuts (gconstpointer a,
              gconstpointer b)
{
  double first = ((const Cut *) a)->share;
  double second = ((const Cut *) b)->share;

  return (first > second) - (first < second);
}

/* Finds what lies near a piece of a leg, in whatever copy of the world. */
static void
search (const KzruPointIndex *index,
        KzruMercator          from,
        KzruMercator          to,
        GArray               *found)
{
  KzruMercatorBox box = {
    .west = MIN (from.x, to.x) - REACH,
    .north = MIN (from.y, to.y) - REACH,
    .east = MAX (from.x, to.x) + REACH,
    .south = MAX (from.y, to.y) + REACH,
  };

  for (double copy = floor (box.west); copy <= floor (box.east); copy++)
    {
      KzruMercatorBox shifted = { box.west - copy, box.north, box.east - copy, box.south };

      kzru_point_index_query (index, &shifted, found);
    }
}

/* Adds the stop at which a leg starts, and those where it is cut. */
static void
cut_leg (const GArray         *stops,
         const KzruPointIndex *index,
         guint                 leg,
         GArray               *result)
{
  const KzruLegStop *from = get_stop (stops, leg);
  const KzruLegStop *to = get_stop (stops, leg + 1);
  double dx = to->at.x - from->at.x, dy = to->at.y - from->at.y;
  guint n_pieces = (guint) CLAMP (ceil (hypot (dx, dy) / PIECE), 1, MAX_PIECES);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (Cut));

  for (guint i = 0; i < n_pieces; i++)
    search (index,
            (KzruMercator) { from->at.x + dx * i / n_pieces, from->at.y + dy * i / n_pieces },
            (KzruMercator) { from->at.x + dx * (i + 1) / n_pieces, from->at.y + dy * (i + 1) / n_pieces }, found);

  for (guint i = 0; i < found->len; i++)
    {
      guint other = g_array_index (found, guint, i);
      Cut cut = { .stop = *from };

      cut.stop.at = get_stop (stops, other)->at;
      if (get_stop (stops, other)->route != from->route && !is_near (cut.stop.at, from->at)
          && !is_near (cut.stop.at, to->at) && lies_on (cut.stop.at, from->at, to->at, &cut.share)
          && runs_along (stops, other, from->at, to->at))
        g_array_append_val (cuts, cut);
    }

  g_array_sort (cuts, compare_cuts);
  g_array_append_val (result, *from);
  for (guint i = 0; i < cuts->len; i++)
    {
      KzruLegStop stop = g_array_index (cuts, Cut, i).stop;
      const KzruLegStop *last = get_stop (result, result->len - 1);

      stop.at.x = kzru_mercator_wrap_near (stop.at.x, last->at.x);
      if (!is_near (stop.at, last->at))
        g_array_append_val (result, stop);
    }
}

/**
 * kzru_leg_stops_cut:
 * @stops: (element-type KzruLegStop): the stations of all routes, line after line
 *
 * Cuts legs where stations of other routes lie on them that run along them.
 *
 * Returns: (transfer full) (element-type KzruLegStop): the stations, and those
 *   that were put between them
 */
GArray *
kzru_leg_stops_cut (const GArray *stops)
{
  GArray *result = g_array_sized_new (FALSE, FALSE, sizeof (KzruLegStop), stops->len);
  g_autofree KzruMercator *points = g_new (KzruMercator, stops->len);
  g_autoptr (KzruPointIndex) index = NULL;

  for (guint i = 0; i < stops->len; i++)
    {
      points[i] = get_stop (stops, i)->at;
      points[i].x -= floor (points[i].x);
    }
  index = kzru_point_index_new (points, stops->len);

  for (guint i = 0; i < stops->len; i++)
    {
      if (i + 1 < stops->len && get_stop (stops, i + 1)->line == get_stop (stops, i)->line)
        cut_leg (stops, index, i, result);
      else
        g_array_append_val (result, *get_stop (stops, i));
    }

  return result;
}
