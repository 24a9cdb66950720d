/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-route-legs.h"

#include <math.h>

#include "model/kzru-leg-cuts.h"

/* Which routes run over the same legs?
 *
 * A leg goes from one station of a route to the next. Routes that have a leg in
 * common are drawn side by side there. To lie side by side all along it, they
 * have to bend alike, though each comes from somewhere else: the first route
 * tells the others where the curve goes at both ends of the leg.
 *
 *              \ /
 *               A        The lines of both routes leave A, and reach B, as that
 *               ||       of the first one does; from there on, each goes its own
 *               ||       way. The one that turns right at B runs on the right,
 *               B        so that they do not cross.
 *              / \
 */

/* Stations nearer to each other than this are one: about 4 cm on the ground. */
#define PRECISION 1e9

/* A leg, in the direction in which the first route takes it. */
typedef struct
{
  gint32 from_x, from_y, to_x, to_y;
} Key;

/* A route that takes a leg. */
typedef struct
{
  guint    route;
  guint    stop;      /* where it enters the leg */
  gboolean backwards; /* whether it takes it against the first route */
} User;

typedef struct
{
  Key      key;
  GArray  *users; /* User, from the left to the right */
  gboolean bent;
  KzruMercator from_tangent;
  KzruMercator to_tangent;
} Leg;

/* The lines of a route. */
typedef struct
{
  guint first; /* of the lines of all routes */
  guint n;
} Lines;

struct _KzruRouteLegs
{
  GHashTable *legs;  /* Key, in one of both directions → Leg */
  GArray     *stops; /* KzruLegStop, of all lines of all routes */
  GArray     *starts; /* guint, the first stop of each line, and the end of the last one */
  GArray     *routes; /* Lines */
};

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return (((guint) key->from_x * 31 + (guint) key->from_y) * 31 + (guint) key->to_x) * 31 + (guint) key->to_y;
}

static gboolean
are_keys_equal (gconstpointer a,
                gconstpointer b)
{
  const Key *first = a;
  const Key *second = b;

  return first->from_x == second->from_x && first->from_y == second->from_y
         && first->to_x == second->to_x && first->to_y == second->to_y;
}

static Key
make_key (KzruMercator from,
          KzruMercator to)
{
  return (Key) {
    (gint32) lrint ((from.x - floor (from.x)) * PRECISION), (gint32) lrint (from.y * PRECISION),
    (gint32) lrint ((to.x - floor (to.x)) * PRECISION), (gint32) lrint (to.y * PRECISION),
  };
}

static void
free_leg (gpointer data)
{
  Leg *leg = data;

  g_array_unref (leg->users);
  g_free (leg);
}

/* Finds a leg, in whatever direction it is taken. */
static Leg *
find (const KzruRouteLegs *self,
      KzruMercator         from,
      KzruMercator         to,
      gboolean            *backwards)
{
  Key key = make_key (from, to);
  Leg *leg = g_hash_table_lookup (self->legs, &key);

  *backwards = leg == NULL;
  if (leg != NULL)
    return leg;

  key = make_key (to, from);
  return g_hash_table_lookup (self->legs, &key);
}

static const KzruLegStop *
get_stop (const KzruRouteLegs *self,
          guint                index)
{
  return &g_array_index (self->stops, KzruLegStop, index);
}

/* Adds the leg between a stop and the one after it. */
static void
add_leg (KzruRouteLegs *self,
         guint          stop)
{
  guint route = get_stop (self, stop)->route;
  KzruMercator from = get_stop (self, stop)->at;
  KzruMercator to = get_stop (self, stop + 1)->at;
  User user = { route, stop, FALSE };
  Leg *leg = find (self, from, to, &user.backwards);

  if (leg == NULL)
    {
      leg = g_new0 (Leg, 1);
      leg->key = make_key (from, to);
      leg->users = g_array_new (FALSE, FALSE, sizeof (User));
      g_hash_table_insert (self->legs, &leg->key, leg);
      user.backwards = FALSE;
    }
  if (leg->users->len == 0 || g_array_index (leg->users, User, leg->users->len - 1).route != route)
    g_array_append_val (leg->users, user);
}

/* Adds the stops of a route, line after line, without repetitions. */
static void
add_route (GArray             *stops,
           guint               route,
           guint               line,
           const KzruGeometry *geometry)
{
  guint first = 0;

  for (guint i = 0; i < geometry->n_parts; i++, line++)
    {
      for (guint j = first; j < geometry->part_ends[i]; j++)
        {
          KzruLegStop stop = { kzru_mercator_from_point (geometry->points[j]), route, line };

          if (j > first)
            {
              KzruMercator last = g_array_index (stops, KzruLegStop, stops->len - 1).at;

              /* On one copy of the world with the stop before. */
              stop.at.x = kzru_mercator_wrap_near (stop.at.x, last.x);
              if (stop.at.x == last.x && stop.at.y == last.y)
                continue;
            }
          g_array_append_val (stops, stop);
        }
      first = geometry->part_ends[i];
    }
}

/* Adds the legs between the stops, once these are all there. */
static void
add_legs (KzruRouteLegs *self)
{
  for (guint i = 0; i < self->stops->len; i++)
    {
      while (self->starts->len <= get_stop (self, i)->line)
        g_array_append_val (self->starts, i);
      if (i > 0 && get_stop (self, i - 1)->line == get_stop (self, i)->line)
        add_leg (self, i - 1);
    }
}

/* Gets the stop after one, if its line goes on. */
static const KzruLegStop *
step (const KzruRouteLegs *self,
      guint               *stop,
      int                  direction)
{
  const KzruLegStop *here = get_stop (self, *stop);
  guint next = *stop + (guint) direction;

  if ((direction < 0 && *stop == 0) || next >= self->stops->len || get_stop (self, next)->line != here->line)
    return NULL;

  *stop = next;
  return get_stop (self, next);
}

/* How far one turns right from a to b to c, in radians. */
static double
get_turn (KzruMercator a,
          KzruMercator b,
          KzruMercator c)
{
  double ux = b.x - a.x, uy = b.y - a.y;
  double vx = c.x - b.x, vy = c.y - b.y;

  return atan2 (ux * vy - uy * vx, ux * vx + uy * vy);
}

static gboolean
is_same_place (KzruMercator a,
               KzruMercator b)
{
  Key key = make_key (a, b);

  return key.from_x == key.to_x && key.from_y == key.to_y;
}

/* Goes on along two routes that share a leg until they part. Returns how much
 * further to the right the second one turns there; 0 if one of them ends. */
static double
follow (const KzruRouteLegs *self,
        const User          *first,
        const User          *second,
        gboolean             ahead)
{
  int directions[] = { first->backwards == ahead ? -1 : 1, second->backwards == ahead ? -1 : 1 };
  guint stops[] = { first->stop + (directions[0] > 0), second->stop + (directions[1] > 0) };

  for (;;)
    {
      KzruMercator before[] = {
        get_stop (self, stops[0] - (guint) directions[0])->at, get_stop (self, stops[1] - (guint) directions[1])->at,
      };
      KzruMercator here[] = { get_stop (self, stops[0])->at, get_stop (self, stops[1])->at };
      const KzruLegStop *next_of_first = step (self, &stops[0], directions[0]);
      const KzruLegStop *next_of_second = step (self, &stops[1], directions[1]);

      if (next_of_first == NULL || next_of_second == NULL)
        return 0;
      if (!is_same_place (next_of_first->at, next_of_second->at))
        return get_turn (before[1], here[1], next_of_second->at) - get_turn (before[0], here[0], next_of_first->at);
    }
}

/* Whether a route belongs to the right of another on a leg that both take. */
static gboolean
is_right_of (const KzruRouteLegs *self,
             const User          *user,
             const User          *other)
{
  double turn = follow (self, other, user, TRUE);

  if (turn == 0)
    turn = -follow (self, other, user, FALSE);

  return turn != 0 ? turn > 0 : user->route > other->route;
}

/* By insertion: they are few, and need not be in any order that is one. */
static void
sort_users (const KzruRouteLegs *self,
            Leg                 *leg)
{
  for (guint i = 1; i < leg->users->len; i++)
    {
      User user = g_array_index (leg->users, User, i);
      guint j = i;

      while (j > 0 && !is_right_of (self, &user, &g_array_index (leg->users, User, j - 1)))
        {
          g_array_index (leg->users, User, j) = g_array_index (leg->users, User, j - 1);
          j--;
        }
      g_array_index (leg->users, User, j) = user;
    }
}

/**
 * kzru_route_legs_new:
 * @atlas: an atlas
 *
 * Finds out which legs the routes of an atlas have in common, also where only one
 * of them has a station. An area has no legs: lines are drawn over it.
 *
 * Returns: (transfer full): the legs
 */
KzruRouteLegs *
kzru_route_legs_new (KzruAtlas *atlas)
{
  KzruRouteLegs *self = g_new0 (KzruRouteLegs, 1);
  guint n = kzru_atlas_get_n_records (atlas, KZRU_RECORD_ROUTE);
  g_autoptr (GArray) stops = g_array_new (FALSE, FALSE, sizeof (KzruLegStop));
  GHashTableIter iter;
  gpointer leg;
  guint n_lines = 0;

  self->legs = g_hash_table_new_full (hash_key, are_keys_equal, NULL, free_leg);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->routes = g_array_new (FALSE, FALSE, sizeof (Lines));
  for (guint i = 0; i < n; i++)
    {
      const KzruGeometry *geometry = &kzru_atlas_get_route (atlas, i)->geometry;
      Lines lines = { n_lines, geometry->type == KZRU_GEOMETRY_LINE ? geometry->n_parts : 0 };

      if (lines.n > 0)
        add_route (stops, i, n_lines, geometry);
      g_array_append_val (self->routes, lines);
      n_lines += lines.n;
    }

  self->stops = kzru_leg_stops_cut (stops);
  add_legs (self);
  while (self->starts->len <= n_lines)
    g_array_append_val (self->starts, self->stops->len);

  g_hash_table_iter_init (&iter, self->legs);
  while (g_hash_table_iter_next (&iter, NULL, &leg))
    sort_users (self, leg);

  return self;
}

/**
 * kzru_route_legs_free:
 * @self: (transfer full): the legs
 *
 * Frees the legs.
 */
void
kzru_route_legs_free (KzruRouteLegs *self)
{
  g_hash_table_unref (self->legs);
  g_array_unref (self->stops);
  g_array_unref (self->starts);
  g_array_unref (self->routes);
  g_free (self);
}

/**
 * kzru_route_legs_dup_stations:
 * @self: the legs
 * @route: the index of a route that is no area
 * @part: which of its lines
 *
 * Gets what a line of a route goes by: its stations, without repetitions and on one
 * copy of the world, and the stations of other routes that its legs are cut at.
 *
 * Returns: (transfer full) (element-type KzruMercator): the stations
 */
GArray *
kzru_route_legs_dup_stations (const KzruRouteLegs *self,
                              guint                route,
                              guint                part)
{
  GArray *stations = g_array_new (FALSE, FALSE, sizeof (KzruMercator));
  guint line = g_array_index (self->routes, Lines, route).first + part;

  for (guint i = g_array_index (self->starts, guint, line); i < g_array_index (self->starts, guint, line + 1); i++)
    g_array_append_val (stations, get_stop (self, i)->at);

  return stations;
}

/**
 * kzru_route_legs_get_slot:
 * @self: the legs
 * @route: the index of a route
 * @from: where one of its legs starts
 * @to: where it ends
 *
 * Gets on which side of a leg a route is drawn: how far to the right of it, in
 * widths of a line, as one goes from @from to @to. The routes of a leg lie side
 * by side around its middle.
 *
 * Returns: the slot, 0 for a leg that no other route takes
 */
double
kzru_route_legs_get_slot (const KzruRouteLegs *self,
                          guint                route,
                          KzruMercator         from,
                          KzruMercator         to)
{
  gboolean backwards;
  const Leg *leg = find (self, from, to, &backwards);
  double slot;

  if (leg == NULL)
    return 0;

  slot = -((double) leg->users->len - 1) / 2;
  for (guint i = 0; i < leg->users->len && g_array_index (leg->users, User, i).route != route; i++)
    slot++;

  return backwards ? -slot : slot;
}

/**
 * kzru_route_legs_get_bend:
 * @self: the legs
 * @from: where a leg starts
 * @to: where it ends
 * @from_tangent: (out): the tangent of the curve at @from
 * @to_tangent: (out): the tangent at @to
 *
 * Gets how another route bends on the same leg; see [func@Curve.get_tangent].
 *
 * Returns: whether any has set that
 */
gboolean
kzru_route_legs_get_bend (const KzruRouteLegs *self,
                          KzruMercator         from,
                          KzruMercator         to,
                          KzruMercator        *from_tangent,
                          KzruMercator        *to_tangent)
{
  gboolean backwards;
  const Leg *leg = find (self, from, to, &backwards);

  if (leg == NULL || !leg->bent)
    return FALSE;

  *from_tangent = backwards ? (KzruMercator) { -leg->to_tangent.x, -leg->to_tangent.y } : leg->from_tangent;
  *to_tangent = backwards ? (KzruMercator) { -leg->from_tangent.x, -leg->from_tangent.y } : leg->to_tangent;
  return TRUE;
}

/**
 * kzru_route_legs_set_bend:
 * @self: the legs
 * @from: where a leg starts
 * @to: where it ends
 * @from_tangent: the tangent of the curve at @from
 * @to_tangent: the tangent at @to
 *
 * Says how a route bends on a leg, if no route before it has said that.
 */
void
kzru_route_legs_set_bend (KzruRouteLegs *self,
                          KzruMercator   from,
                          KzruMercator   to,
                          KzruMercator   from_tangent,
                          KzruMercator   to_tangent)
{
  gboolean backwards;
  Leg *leg = find (self, from, to, &backwards);

  if (leg == NULL || leg->bent)
    return;

  leg->bent = TRUE;
  leg->from_tangent = backwards ? (KzruMercator) { -to_tangent.x, -to_tangent.y } : from_tangent;
  leg->to_tangent = backwards ? (KzruMercator) { -from_tangent.x, -from_tangent.y } : to_tangent;
}
