/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/kzru-map-painter.h"

#include <math.h>

/* An event that took place in several towns has a mark at each of them. While
 * it stands out, a line around them says that they belong together. */

#define REACH 15.0      /* px, of the ground around the places */
#define LINE_WIDTH 1.6  /* px */
#define GROUND_ALPHA 0.14f

static int
compare_points (gconstpointer a,
                gconstpointer b)
{
  const KzruScreenPoint *first = a;
  const KzruScreenPoint *second = b;

  if (first->x != second->x)
    return first->x < second->x ? -1 : 1;
  return (first->y > second->y) - (first->y < second->y);
}

static double
get_turn (KzruScreenPoint a,
          KzruScreenPoint b,
          KzruScreenPoint c)
{
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/* Adds one side of the hull: the points from the first to the last that turn
 * one way only. */
static void
add_side (const GArray *points,
          gboolean      back,
          GArray       *hull)
{
  guint first = hull->len;

  for (guint i = 0; i < points->len; i++)
    {
      KzruScreenPoint p = g_array_index (points, KzruScreenPoint, back ? points->len - 1 - i : i);

      while (hull->len >= first + 2
             && get_turn (g_array_index (hull, KzruScreenPoint, hull->len - 2),
                          g_array_index (hull, KzruScreenPoint, hull->len - 1), p) <= 0)
        g_array_set_size (hull, hull->len - 1);
      g_array_append_val (hull, p);
    }

  /* The last of one side is the first of the other. */
  g_array_set_size (hull, hull->len - 1);
}

/* The convex hull, by the monotone chain of Andrew ("Another efficient algorithm
 * for convex hulls in two dimensions", 1979). */
static GArray *
get_hull (GArray *points)
{
  GArray *hull = g_array_new (FALSE, FALSE, sizeof (KzruScreenPoint));

  g_array_sort (points, compare_points);
  add_side (points, FALSE, hull);
  add_side (points, TRUE, hull);

  return hull;
}

/* Where the marks of an event are, each once. */
static GArray *
locate_marks (KzruMapLayout   *layout,
              const KzruEvent *event)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (KzruScreenPoint));

  for (guint i = 0; i < event->places.n; i++)
    {
      KzruScreenPoint at;
      gboolean is_new = kzru_map_layout_locate_place (layout, event->places.v[i], &at);

      for (guint j = 0; j < points->len; j++)
        is_new &= compare_points (&at, &g_array_index (points, KzruScreenPoint, j)) != 0;
      if (is_new)
        g_array_append_val (points, at);
    }

  return points;
}

static void
paint_tie (KzruMapLayout      *layout,
           const KzruEvent    *event,
           const KzruMapStyle *style,
           cairo_t            *cr)
{
  static const double dashes[] = { 5, 4 };
  g_autoptr (GArray) points = locate_marks (layout, event);
  g_autoptr (GArray) hull = NULL;
  GdkRGBA ground = style->accent;

  if (points->len < 2)
    return;

  hull = get_hull (points);
  cairo_new_path (cr);
  for (guint i = 0; i < hull->len; i++)
    cairo_line_to (cr, g_array_index (hull, KzruScreenPoint, i).x, g_array_index (hull, KzruScreenPoint, i).y);
  cairo_close_path (cr);

  /* A group, for the thick edge of the ground lies over its middle. */
  cairo_push_group (cr);
  gdk_cairo_set_source_rgba (cr, &ground);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, 2 * REACH);
  cairo_fill_preserve (cr);
  cairo_stroke_preserve (cr);
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, GROUND_ALPHA);

  gdk_cairo_set_source_rgba (cr, &style->accent);
  cairo_set_line_width (cr, LINE_WIDTH * style->line_scale);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/**
 * kzru_map_paint_ties:
 * @layout: what is drawn
 * @style: the colours
 * @lights: what stands out
 * @cr: where to paint
 *
 * Joins the places of the events that stand out.
 */
void
kzru_map_paint_ties (KzruMapLayout       *layout,
                     const KzruMapStyle  *style,
                     const KzruMapLights *lights,
                     cairo_t             *cr)
{
  KzruAtlas *atlas = kzru_map_layout_get_content (layout)->atlas;

  for (guint i = 0; i < G_N_ELEMENTS (lights->joined); i++)
    {
      KzruRef ref = lights->joined[i];

      if (ref.kind == KZRU_RECORD_EVENT && (i == 0 || !kzru_ref_equal (ref, lights->joined[0])))
        paint_tie (layout, kzru_atlas_get_event (atlas, ref.index), style, cr);
    }
}
