/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/kzru-map-baseline.h"

#include <math.h>

/* Where along a line does its name stand best?
 *
 * The line is cut into even steps and made smooth: a border is too jagged to
 * write on. Stretches as long as the text are tried at fixed marks of the line,
 * so that the name does not slide while the map is moved:
 *
 *                 .-T-h-e---.
 *        .-n-a-m-e-'        '--n-o-t---h-e-r-e--.
 *     --'                                        \  too sharp a turn
 *                                                 |
 *
 * A stretch is good if it is nearly straight and nearly level, and if no line
 * runs through the text. It must lie in the view, turn nowhere sharply, and be
 * free of what was placed before. */

#define STEP 4.0         /* px, between the points of the smooth line */
#define SMOOTHING 12     /* steps to each side that a point is the mean of */
#define TRY_EVERY 6      /* steps between two stretches that are tried */
#define TURN_OVER 6      /* steps over which a turn is measured */
#define MAX_TURN 0.30    /* rad, over TURN_OVER steps */
#define MAX_TURNS 1.3    /* rad, over the whole text */
#define STEEP_COST 0.9   /* of a text that runs straight up, in radians of turning */
#define BELOW_COST 0.25  /* of a text below its line */
#define CROSS_COST 0.30  /* of each piece of a text that a line runs through */
#define MARGIN 1.5       /* px, around the text */

static KzruScreenPoint
interpolate (KzruScreenPoint a,
             KzruScreenPoint b,
             double          t)
{
  return (KzruScreenPoint) { a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

/* Cuts a line into even steps; the first point lies a whole number of steps
 * from the start of the route, which is @phase before the line. */
static GArray *
resample (const KzruScreenPoint *line,
          guint                  n,
          double                 phase)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (KzruScreenPoint));
  double next = ceil (phase / STEP) * STEP - phase;
  double before = 0;

  for (guint i = 1; i < n; i++)
    {
      double length = hypot (line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);

      for (; next <= before + length && length > 0; next += STEP)
        {
          KzruScreenPoint p = interpolate (line[i - 1], line[i], (next - before) / length);

          g_array_append_val (points, p);
        }
      before += length;
    }

  return points;
}

static GArray *
smooth (const GArray *points)
{
  GArray *means = g_array_sized_new (FALSE, FALSE, sizeof (KzruScreenPoint), points->len);

  for (guint i = 0; i < points->len; i++)
    {
      guint reach = MIN (SMOOTHING, MIN (i, points->len - 1 - i));
      KzruScreenPoint mean = { 0, 0 };

      for (guint j = i - reach; j <= i + reach; j++)
        {
          mean.x += g_array_index (points, KzruScreenPoint, j).x / (2 * reach + 1);
          mean.y += g_array_index (points, KzruScreenPoint, j).y / (2 * reach + 1);
        }
      g_array_append_val (means, mean);
    }

  return means;
}

/* Takes the stretch of a smooth line that starts at a point and is @length
 * long, in even steps again; smoothing has drawn its points together. */
static GArray *
take_stretch (const GArray *points,
              guint         first,
              double        length)
{
  const KzruScreenPoint *p = &g_array_index (points, KzruScreenPoint, first);
  guint n = points->len - first;
  double along = 0;
  guint i;

  for (i = 1; i < n && along < length; i++)
    along += hypot (p[i].x - p[i - 1].x, p[i].y - p[i - 1].y);

  return along >= length ? resample (p, i, 0) : NULL;
}

static double
get_turn (const KzruScreenPoint *p,
          guint                  step)
{
  double ax = p[step].x - p[0].x;
  double ay = p[step].y - p[0].y;
  double bx = p[2 * step].x - p[step].x;
  double by = p[2 * step].y - p[step].y;

  return fabs (atan2 (ax * by - ay * bx, ax * bx + ay * by));
}

/* How much a stretch turns and how steep it is, or infinity if a text could
 * not be read there. */
static double
get_cost (const KzruScreenPoint *p,
          guint                  n)
{
  double dx = p[n - 1].x - p[0].x;
  double dy = p[n - 1].y - p[0].y;
  double turns = 0;

  for (guint i = 0; i + 2 * TURN_OVER < n; i += TURN_OVER)
    {
      double turn = get_turn (p + i, TURN_OVER);

      if (turn > MAX_TURN)
        return INFINITY;
      turns += turn;
    }
  if (turns > MAX_TURNS)
    return INFINITY;

  return turns + STEEP_COST * fabs (dy) / MAX (hypot (dx, dy), 1);
}

/* Makes the line that a text stands on beside a stretch: from left to right,
 * @aside pixels above it, or below if that is negative. */
static GArray *
get_baseline (const KzruScreenPoint *p,
              guint                  n,
              double                 aside)
{
  GArray *points = g_array_sized_new (FALSE, FALSE, sizeof (KzruScreenPoint), n);
  gboolean backwards = p[n - 1].x < p[0].x;

  for (guint k = 0; k < n; k++)
    {
      guint i = backwards ? n - 1 - k : k;
      KzruScreenPoint a = p[i > 0 ? i - 1 : 0];
      KzruScreenPoint b = p[MIN (i + 1, n - 1)];
      double length = MAX (hypot (b.x - a.x, b.y - a.y), 1e-6) * (backwards ? -1 : 1);
      KzruScreenPoint point = { p[i].x + aside * (b.y - a.y) / length, p[i].y - aside * (b.x - a.x) / length };

      g_array_append_val (points, point);
    }

  return points;
}

/* The middle of a text that stands at a point of its line. */
static KzruScreenPoint
get_middle (const GArray *baseline,
            guint         i,
            double        height)
{
  KzruScreenPoint p = g_array_index (baseline, KzruScreenPoint, i);
  KzruScreenPoint a = g_array_index (baseline, KzruScreenPoint, i > 0 ? i - 1 : 0);
  KzruScreenPoint b = g_array_index (baseline, KzruScreenPoint, MIN (i + 1, baseline->len - 1));
  double length = MAX (hypot (b.x - a.x, b.y - a.y), 1e-6);

  return (KzruScreenPoint) { p.x + (b.y - a.y) / length * height / 3, p.y - (b.x - a.x) / length * height / 3 };
}

/* The room that a text takes, in boxes that overlap along its line, if it is
 * free. Lines that run through it add to its cost. */
static GArray *
find_boxes (const GArray        *baseline,
            double               height,
            const KzruScreenBox *view,
            const KzruMapRoom   *room,
            const KzruMapRoom   *lines,
            double              *cost)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (KzruScreenBox));
  guint every = (guint) MAX (height / 2 / STEP, 1);
  double outer = height / 2 + MARGIN;
  double inner = height / 3;

  for (guint i = 0; i < baseline->len; i += every)
    {
      KzruScreenPoint p = get_middle (baseline, i, height);
      KzruScreenBox box = { p.x - outer, p.y - outer, p.x + outer, p.y + outer };
      KzruScreenBox core = { p.x - inner, p.y - inner, p.x + inner, p.y + inner };

      if (box.left < view->left || box.top < view->top || box.right > view->right || box.bottom > view->bottom
          || !kzru_map_room_is_free (room, &box))
        return NULL;

      if (!kzru_map_room_is_free (lines, &core))
        *cost += CROSS_COST;
      g_array_append_val (boxes, box);
    }

  return g_steal_pointer (&boxes);
}

static void
try_stretch (const GArray        *stretch,
             double               height,
             double               gap,
             const KzruScreenBox *view,
             const KzruMapRoom   *room,
             const KzruMapRoom   *lines,
             KzruMapBaseline     *best)
{
  const KzruScreenPoint *p = (const KzruScreenPoint *) stretch->data;
  guint n = stretch->len;
  double stretch_cost = get_cost (p, n);

  for (guint side = 0; side < 2; side++)
    {
      double cost = stretch_cost + side * BELOW_COST;
      g_autoptr (GArray) points = NULL;
      g_autoptr (GArray) boxes = NULL;

      if (cost >= best->cost)
        return;

      points = get_baseline (p, n, side == 0 ? gap : -gap - 0.75 * height);
      boxes = find_boxes (points, height, view, room, lines, &cost);
      if (boxes == NULL || cost >= best->cost)
        continue;

      kzru_map_baseline_clear (best);
      *best = (KzruMapBaseline) { g_steal_pointer (&points), cost, g_steal_pointer (&boxes) };
    }
}

/**
 * kzru_map_baseline_find:
 * @line: (array length=n_points): a line of the picture
 * @n_points: how many points it has
 * @phase: how much of the route lies before the line, in pixels
 * @text_width: of the text, in pixels
 * @text_height: of the text, in pixels
 * @gap: between the line and the text, in pixels
 * @view: where the text must be
 * @room: what is taken already
 * @lines: where lines run
 * @best: (inout): the best place until now; its cost is infinite if there is none
 *
 * Looks for a better place for a text along a line.
 *
 * Returns: whether there is any place now
 */
gboolean
kzru_map_baseline_find (const KzruScreenPoint *line,
                        guint                  n_points,
                        double                 phase,
                        double                 text_width,
                        double                 text_height,
                        double                 gap,
                        const KzruScreenBox   *view,
                        const KzruMapRoom     *room,
                        const KzruMapRoom     *lines,
                        KzruMapBaseline       *best)
{
  g_autoptr (GArray) even = resample (line, n_points, phase);
  g_autoptr (GArray) points = smooth (even);
  guint number = (guint) ceil (phase / STEP);

  for (guint i = (TRY_EVERY - number % TRY_EVERY) % TRY_EVERY; i < points->len; i += TRY_EVERY)
    {
      g_autoptr (GArray) stretch = take_stretch (points, i, text_width + 2 * STEP);

      if (stretch == NULL)
        break;
      try_stretch (stretch, text_height, gap, view, room, lines, best);
    }

  return best->points != NULL;
}

/**
 * kzru_map_baseline_clear:
 * @self: a baseline
 *
 * Frees what a baseline holds.
 */
void
kzru_map_baseline_clear (KzruMapBaseline *self)
{
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->boxes, g_array_unref);
}
