/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-curve.h"

#include <math.h>

/* Finer than 2⁻¹⁰ of a leg, no curve through stations is drawn. */
#define MAX_DEPTH 10

/* A span of a curve as a cubic after Hermite: where it starts and ends, and
 * where to and how fast. */
typedef struct
{
  KzruMercator from;
  KzruMercator from_speed;
  KzruMercator to;
  KzruMercator to_speed;
} Span;

static KzruMercator
evaluate (const Span *span,
          double      u)
{
  double from = (1 + 2 * u) * (1 - u) * (1 - u);
  double to = u * u * (3 - 2 * u);
  double from_speed = u * (1 - u) * (1 - u);
  double to_speed = u * u * (u - 1);

  return (KzruMercator) {
    span->from.x * from + span->to.x * to + span->from_speed.x * from_speed + span->to_speed.x * to_speed,
    span->from.y * from + span->to.y * to + span->from_speed.y * from_speed + span->to_speed.y * to_speed,
  };
}

/* Appends what lies between two points of the curve, and the second of them. */
static void
subdivide (const Span  *span,
           double       u0,
           KzruMercator p0,
           double       u1,
           KzruMercator p1,
           guint        depth,
           double       tolerance,
           GArray      *points)
{
  double u = (u0 + u1) / 2;
  KzruMercator p = evaluate (span, u);

  /* An S crosses its chord in the middle: the first cut is made in any case. */
  if (depth < MAX_DEPTH && (depth == 0 || kzru_curve_distance (p, p0, p1) > tolerance))
    {
      subdivide (span, u0, p0, u, p, depth + 1, tolerance, points);
      subdivide (span, u, p, u1, p1, depth + 1, tolerance, points);
    }
  else
    {
      g_array_append_val (points, p1);
    }
}

/* How far apart the knots at both ends of a leg are: centripetal. */
static double
get_knot_gap (KzruMercator a,
              KzruMercator b)
{
  return sqrt (hypot (b.x - a.x, b.y - a.y));
}

/**
 * kzru_curve_get_tangent:
 * @before: the station before @at, or @at if there is none
 * @at: a station
 * @after: the station after @at, or @at if there is none
 *
 * Gets where a curve through stations goes at one of them, and how fast: the
 * tangent of a centripetal Catmull–Rom curve, which goes through all its points
 * and neither loops nor turns on a point (Yuksel, Schaefer and Keyser,
 * "Parameterization and applications of Catmull–Rom curves", 2011).
 *
 * Returns: the tangent, on the unit square for each unit of the curve's parameter
 */
KzruMercator
kzru_curve_get_tangent (KzruMercator before,
                        KzruMercator at,
                        KzruMercator after)
{
  double first = get_knot_gap (before, at);
  double second = get_knot_gap (at, after);

  /* At an end the curve has no neighbour to bend to: it mirrors the other one. */
  if (first == 0 && second == 0)
    return (KzruMercator) { 0, 0 };
  if (first == 0)
    return (KzruMercator) { (after.x - at.x) / second, (after.y - at.y) / second };
  if (second == 0)
    return (KzruMercator) { (at.x - before.x) / first, (at.y - before.y) / first };

  return (KzruMercator) {
    (at.x - before.x) / first - (after.x - before.x) / (first + second) + (after.x - at.x) / second,
    (at.y - before.y) / first - (after.y - before.y) / (first + second) + (after.y - at.y) / second,
  };
}

/**
 * kzru_curve_append:
 * @from: where the leg starts
 * @from_tangent: the tangent there, as of [func@Curve.get_tangent]
 * @to: where it ends
 * @to_tangent: the tangent there
 * @tolerance: how far the line may be off the curve
 * @points: (element-type KzruMercator): where to add the points
 *
 * Appends the curve from @from to @to, without @from and with @to.
 */
void
kzru_curve_append (KzruMercator  from,
                   KzruMercator  from_tangent,
                   KzruMercator  to,
                   KzruMercator  to_tangent,
                   double        tolerance,
                   GArray       *points)
{
  double gap = get_knot_gap (from, to);
  Span span = {
    from, { from_tangent.x * gap, from_tangent.y * gap },
    to, { to_tangent.x * gap, to_tangent.y * gap },
  };

  if (hypot (to.x - from.x, to.y - from.y) <= tolerance)
    g_array_append_val (points, to);
  else
    subdivide (&span, 0, from, 1, to, 0, tolerance, points);
}

/**
 * kzru_curve_distance:
 * @point: a point
 * @a: an end of a segment
 * @b: its other end
 *
 * Measures how far a point is from a segment.
 *
 * Returns: the distance, on the unit square
 */
double
kzru_curve_distance (KzruMercator point,
                     KzruMercator a,
                     KzruMercator b)
{
  double dx = b.x - a.x;
  double dy = b.y - a.y;
  double length = dx * dx + dy * dy;
  double t = length > 0 ? ((point.x - a.x) * dx + (point.y - a.y) * dy) / length : 0;

  t = CLAMP (t, 0, 1);
  return hypot (point.x - a.x - t * dx, point.y - a.y - t * dy);
}

typedef struct
{
  guint  first;
  guint  last;
  double limit;
} Stretch;

/**
 * kzru_curve_weigh:
 * @points: (array length=n): a line
 * @n: how many points it has
 * @weights: (array length=n): where to put the weights
 *
 * Weighs the points of a line after Douglas and Peucker: drawn with the points
 * alone whose weight is above d, the line is nowhere further than d from the
 * whole one. The ends weigh infinitely much. So one set of weights serves
 * every zoom level.
 */
void
kzru_curve_weigh (const KzruMercator *points,
                  guint               n,
                  double             *weights)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Stretch));
  Stretch stretch = { 0, n - 1, INFINITY };

  if (n == 0)
    return;

  weights[0] = weights[n - 1] = INFINITY;
  g_array_append_val (stack, stretch);

  while (stack->len > 0)
    {
      double furthest = -1;
      guint middle = 0;

      stretch = g_array_index (stack, Stretch, stack->len - 1);
      g_array_set_size (stack, stack->len - 1);

      for (guint i = stretch.first + 1; i < stretch.last; i++)
        {
          double distance = kzru_curve_distance (points[i], points[stretch.first], points[stretch.last]);

          if (distance > furthest)
            {
              furthest = distance;
              middle = i;
            }
        }
      if (furthest < 0)
        continue;

      /* A point that only matters once another is there weighs no more than it. */
      weights[middle] = MIN (furthest, stretch.limit);
      g_array_append_val (stack, ((Stretch) { stretch.first, middle, weights[middle] }));
      g_array_append_val (stack, ((Stretch) { middle, stretch.last, weights[middle] }));
    }
}
