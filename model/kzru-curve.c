/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-curve.h"

#include <math.h>

/* Finer than 2⁻¹⁰ of a leg, no curve through stations is drawn. */
#define MAX_DEPTH 10

static KzruMercator
mix (KzruMercator a,
     KzruMercator b,
     double       t)
{
  return (KzruMercator) { a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

/* The four points of a span of a Catmull–Rom curve, with their knots. */
typedef struct
{
  KzruMercator p[4];
  double       knots[4];
} Span;

/* Barry and Goldman's pyramid: "A recursive evaluation algorithm for a class of
 * Catmull–Rom splines", SIGGRAPH 1988. */
static KzruMercator
evaluate (const Span *span,
          double      u)
{
  const double *k = span->knots;
  double t = k[1] + (k[2] - k[1]) * u;
  KzruMercator q[3], r[2];

  for (guint i = 0; i < 3; i++)
    q[i] = mix (span->p[i], span->p[i + 1], (t - k[i]) / (k[i + 1] - k[i]));
  for (guint i = 0; i < 2; i++)
    r[i] = mix (q[i], q[i + 1], (t - k[i]) / (k[i + 2] - k[i]));

  return mix (r[0], r[1], (t - k[1]) / (k[2] - k[1]));
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

/**
 * kzru_curve_append:
 * @before: the station before @from, or @from if there is none
 * @from: where the leg starts
 * @to: where it ends
 * @after: the station after @to, or @to if there is none
 * @tolerance: how far the line may be off the curve
 * @points: (element-type KzruMercator): where to add the points
 *
 * Appends the curve from @from to @to, without @from and with @to: a span of a
 * centripetal Catmull–Rom curve, which goes through all its points and neither
 * loops nor turns on a point (Yuksel, Schaefer and Keyser, "Parameterization
 * and applications of Catmull–Rom curves", 2011).
 */
void
kzru_curve_append (KzruMercator  before,
                   KzruMercator  from,
                   KzruMercator  to,
                   KzruMercator  after,
                   double        tolerance,
                   GArray       *points)
{
  Span span = { .p = { before, from, to, after } };

  if (hypot (to.x - from.x, to.y - from.y) <= tolerance)
    {
      g_array_append_val (points, to);
      return;
    }

  /* At an end the curve has no neighbour to bend to: mirror the other one. */
  if (hypot (from.x - before.x, from.y - before.y) <= tolerance)
    span.p[0] = mix (from, to, -1);
  if (hypot (after.x - to.x, after.y - to.y) <= tolerance)
    span.p[3] = mix (to, from, -1);

  /* Centripetal: knots are spaced by the square roots of the distances. */
  for (guint i = 1; i < 4; i++)
    span.knots[i] = span.knots[i - 1]
                    + sqrt (hypot (span.p[i].x - span.p[i - 1].x, span.p[i].y - span.p[i - 1].y));

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
