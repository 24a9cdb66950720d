/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "widgets/kzru-bent-text.h"
#include "widgets/kzru-map-painter.h"
#include "widgets/kzru-map-stamp.h"

/* Paints routes. Their kinds are told apart by form as well as by colour:
 *
 *     corridor   ━━━━━━━━━━   thick; by sea ━━  ━━  ━━
 *     pipeline   ● ● ● ● ● ●  dots
 *     border     ━━ · ━━ · ━  thin, dash and dot
 *     sea area   a wash with an outline
 *
 * So is how they stand at the time that is shown:
 *
 *     in use     ━━━━━━━━━━   full
 *     under way  ══════════   hollow
 *     planned    ══  ══  ══   hollow and in pieces
 *     closed     ┿━━━┿━━━┿━   barred and pale
 *     unknown    ──────────   pale
 */

/* What a kind of line looks like, in pixels. Dashes of length 0 with round
 * ends are dots; after a longer dash, cairo needs a little more than nothing. */
typedef struct
{
  double width;
  double dashes[4];
  int    n_dashes;
} Stroke;

static const Stroke strokes[] = {
  [KZRU_ROUTE_CORRIDOR] = { 3.6, { 0 }, 0 },
  [KZRU_ROUTE_BORDER] = { 2.2, { 8, 4.5, 0.4, 4.5 }, 4 },
  [KZRU_ROUTE_PIPELINE] = { 3.2, { 0, 6 }, 2 },
  [KZRU_ROUTE_SEA_AREA] = { 1.2, { 0 }, 0 },
};

static const Stroke sea_strokes[] = {
  [KZRU_ROUTE_CORRIDOR] = { 2.8, { 6, 6.5 }, 2 },
  [KZRU_ROUTE_BORDER] = { 2.2, { 8, 4.5, 0.4, 4.5 }, 4 },
  [KZRU_ROUTE_PIPELINE] = { 3.2, { 0, 8 }, 2 },
  [KZRU_ROUTE_SEA_AREA] = { 1.2, { 0 }, 0 },
};

#define HOLLOW 0.45        /* share of a line that is hollow */
#define PIECE 11.0         /* px, of a line in pieces */
#define GAP 7.0            /* px, between them */
#define BAR_EVERY 26.0     /* px */
#define BAR_THICKNESS 2.2  /* px */
#define BAR_REACH 4.0      /* px, to each side of the line */
#define PALE 0.45f

#define CASING 1.6         /* px, on each side of a line */
#define HOVER_GLOW 4.0     /* px, on each side */
#define SELECTED_GLOW 5.5  /* px, on each side */
#define ARROW_LENGTH 9.0   /* px */
#define ARROW_WIDTH 10.0   /* px */
#define FOCUS_RING 2.0     /* px, thickness */
#define FOCUS_GAP 3.0      /* px, between line and ring */
#define AREA_ALPHA 0.10f
#define AREA_LIT_ALPHA 0.28f

static GdkRGBA
with_alpha (GdkRGBA color,
            float   alpha)
{
  color.alpha = alpha;
  return color;
}

/**
 * kzru_map_get_route_color:
 * @atlas: an atlas
 * @route: the index of a route
 * @style: the colours
 *
 * Chooses the colour of a route: that of its kind; corridors take turns.
 *
 * Returns: the colour
 */
GdkRGBA
kzru_map_get_route_color (KzruAtlas          *atlas,
                          guint               route,
                          const KzruMapStyle *style)
{
  guint n_before = 0;

  switch (kzru_atlas_get_route (atlas, route)->kind)
    {
    case KZRU_ROUTE_BORDER:
      return style->route_border;
    case KZRU_ROUTE_PIPELINE:
      return style->pipeline;
    case KZRU_ROUTE_SEA_AREA:
      return style->sea_area;
    case KZRU_ROUTE_CORRIDOR:
    default:
      for (guint i = 0; i < route; i++)
        n_before += kzru_atlas_get_route (atlas, i)->kind == KZRU_ROUTE_CORRIDOR;
      return style->corridors[n_before % KZRU_MAP_N_CORRIDOR_COLORS];
    }
}

static void
stroke_bars (const KzruMapStroke *stroke,
             double               width,
             cairo_t             *cr)
{
  static const double bars[] = { BAR_THICKNESS, BAR_EVERY - BAR_THICKNESS };

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_width (cr, width + 2 * BAR_REACH);
  cairo_set_dash (cr, bars, G_N_ELEMENTS (bars), stroke->phase + BAR_EVERY / 2);
  cairo_stroke_preserve (cr);
}

/* Takes the middle out of a line. */
static void
stroke_hollow (const KzruMapStyle *style,
               double              width,
               cairo_t            *cr)
{
  GdkRGBA color = with_alpha (style->halo, 1);

  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, width * HOLLOW);
  cairo_stroke_preserve (cr);
}

static gboolean
is_pale (KzruRouteStanding standing)
{
  return standing == KZRU_STANDING_UNKNOWN || standing == KZRU_STANDING_CLOSED;
}

/**
 * kzru_map_stroke_route:
 * @stroke: how it is drawn
 * @style: the colours
 * @cr: where to paint; its path is the route
 *
 * Draws the path in the way of a kind of route.
 */
void
kzru_map_stroke_route (const KzruMapStroke *stroke,
                       const KzruMapStyle  *style,
                       cairo_t             *cr)
{
  static const double pieces[] = { PIECE, GAP };
  const Stroke *form = stroke->by_sea ? &sea_strokes[stroke->kind] : &strokes[stroke->kind];
  double width = form->width * sqrt (style->line_scale);
  gboolean is_planned = stroke->standing == KZRU_STANDING_PLANNED;
  GdkRGBA color = is_pale (stroke->standing) ? with_alpha (stroke->color, PALE) : stroke->color;

  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, width);
  if (is_planned && form->n_dashes == 0)
    {
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
      cairo_set_dash (cr, pieces, G_N_ELEMENTS (pieces), stroke->phase);
    }
  else
    {
      cairo_set_dash (cr, form->dashes, form->n_dashes, stroke->phase);
    }
  cairo_stroke_preserve (cr);

  if (is_planned || stroke->standing == KZRU_STANDING_UNDER_WAY)
    stroke_hollow (style, width, cr);
  if (stroke->standing == KZRU_STANDING_CLOSED)
    stroke_bars (stroke, width, cr);

  cairo_new_path (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
add_line (cairo_t               *cr,
          const KzruScreenPoint *points,
          const KzruMapLine     *line)
{
  cairo_new_sub_path (cr);
  for (guint i = line->first; i < line->first + line->n_points; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
  if (line->closed)
    cairo_close_path (cr);
}

/* One route: the lines from @first to @end. */
typedef struct
{
  const KzruScreenPoint *points;
  const KzruMapLine     *lines;
  guint                  first;
  guint                  end;
  KzruRouteKind          kind;
  KzruRouteStanding      standing;
  GdkRGBA                color;
  KzruMapLight           light;
} Route;

static void
add_all_lines (cairo_t     *cr,
               const Route *route)
{
  for (guint i = route->first; i < route->end; i++)
    add_line (cr, route->points, &route->lines[i]);
}

/* Draws a band along the whole route, below its line. */
static void
paint_band (cairo_t       *cr,
            const Route   *route,
            double         beside,
            const GdkRGBA *color)
{
  add_all_lines (cr, route);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, strokes[route->kind].width + 2 * beside);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_stroke (cr);
}

static void
paint_area (cairo_t     *cr,
            const Route *route)
{
  GdkRGBA wash = with_alpha (route->color, route->light != 0 ? AREA_LIT_ALPHA : AREA_ALPHA);

  add_all_lines (cr, route);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  gdk_cairo_set_source_rgba (cr, &wash);
  cairo_fill (cr);
}

static void
paint_route (cairo_t            *cr,
             const Route        *route,
             const KzruMapStyle *style)
{
  GdkRGBA glow = with_alpha (route->color, 0.33f);
  GdkRGBA casing = with_alpha (style->halo, 0.8f);

  if (route->kind == KZRU_ROUTE_SEA_AREA)
    paint_area (cr, route);
  else if (route->light & (KZRU_MAP_LIGHT_HOVERED | KZRU_MAP_LIGHT_SELECTED))
    paint_band (cr, route, route->light & KZRU_MAP_LIGHT_SELECTED ? SELECTED_GLOW : HOVER_GLOW, &glow);

  if (route->light & KZRU_MAP_LIGHT_FOCUSED)
    {
      paint_band (cr, route, FOCUS_GAP + FOCUS_RING, &style->accent);
      paint_band (cr, route, FOCUS_GAP, &style->halo);
    }
  else if (route->kind != KZRU_ROUTE_SEA_AREA)
    {
      paint_band (cr, route, CASING, &casing);
    }

  for (guint i = route->first; i < route->end; i++)
    {
      KzruMapStroke stroke = {
        route->kind, route->standing, route->lines[i].by_sea, route->color, route->lines[i].phase,
      };

      add_line (cr, route->points, &route->lines[i]);
      kzru_map_stroke_route (&stroke, style, cr);
    }
}

/* Paints the routes that stand out, or those that do not. */
static void
paint_routes (KzruMapLayout       *layout,
              const KzruMapStyle  *style,
              const KzruMapLights *lights,
              gboolean             lit,
              cairo_t             *cr)
{
  KzruMapContent *content = kzru_map_layout_get_content (layout);
  Route route = { .points = kzru_map_layout_get_points (layout) };
  guint n;

  route.lines = kzru_map_layout_get_lines (layout, &n);
  for (route.first = 0; route.first < n; route.first = route.end)
    {
      guint index = route.lines[route.first].route;

      for (route.end = route.first + 1; route.end < n && route.lines[route.end].route == index;)
        route.end++;

      route.kind = content->shapes[index]->kind;
      route.standing = kzru_map_layout_get_standing (layout, index);
      route.light = kzru_map_get_light (lights, KZRU_RECORD_ROUTE, index);
      if ((route.light != 0) != lit)
        continue;

      route.color = kzru_map_get_route_color (content->atlas, index, style);
      paint_route (cr, &route, style);
    }
}

/* An arrowhead that stands out from its line by its rim. */
static void
paint_arrow (KzruMapLayout      *layout,
             const KzruMapArrow *arrow,
             const KzruMapStyle *style,
             cairo_t            *cr)
{
  GdkRGBA color = kzru_map_get_route_color (kzru_map_layout_get_content (layout)->atlas, arrow->route, style);

  if (is_pale (kzru_map_layout_get_standing (layout, arrow->route)))
    color = with_alpha (color, PALE);

  cairo_save (cr);
  cairo_translate (cr, arrow->at.x, arrow->at.y);
  cairo_rotate (cr, arrow->angle);
  cairo_new_path (cr);
  cairo_move_to (cr, ARROW_LENGTH / 2, 0);
  cairo_line_to (cr, -ARROW_LENGTH / 2, -ARROW_WIDTH / 2);
  cairo_line_to (cr, -ARROW_LENGTH / 4, 0);
  cairo_line_to (cr, -ARROW_LENGTH / 2, ARROW_WIDTH / 2);
  cairo_close_path (cr);
  gdk_cairo_set_source_rgba (cr, &style->halo);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, 2 * CASING);
  cairo_stroke_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
paint_label (KzruMapLayout           *layout,
             const KzruMapRouteLabel *label,
             const KzruMapStyle      *style,
             cairo_t                 *cr)
{
  KzruMapContent *content = kzru_map_layout_get_content (layout);
  const KzruScreenPoint *line = kzru_map_layout_get_points (layout) + label->first;
  GdkRGBA color = kzru_map_get_route_color (content->atlas, label->route, style);

  if (label->n_points == 1)
    {
      gboolean is_area = kzru_route_shape_is_area (content->shapes[label->route]);
      GdkRGBA halo = is_area ? with_alpha (style->sea, 0.8f) : style->halo;
      double width, height;

      kzru_map_texts_get_size (label->text, &width, &height);
      kzru_map_paint_text (label->text, line->x - width / 2, line->y - height / 2,
                           is_area ? &style->water : &color, &halo, style->text_scale, cr);
    }
  else
    {
      kzru_bent_text_paint (label->text, line, label->n_points, &color, &style->halo, style->text_scale, cr);
    }
}

/**
 * kzru_map_paint_routes:
 * @layout: what is drawn
 * @style: the colours
 * @lights: (nullable): what stands out
 * @cr: where to paint
 *
 * Paints routes and their names; those that stand out come last.
 */
void
kzru_map_paint_routes (KzruMapLayout       *layout,
                       const KzruMapStyle  *style,
                       const KzruMapLights *lights,
                       cairo_t             *cr)
{
  guint n, n_arrows;
  const KzruMapRouteLabel *labels = kzru_map_layout_get_route_labels (layout, &n);
  const KzruMapArrow *arrows = kzru_map_layout_get_arrows (layout, &n_arrows);

  paint_routes (layout, style, lights, FALSE, cr);
  paint_routes (layout, style, lights, TRUE, cr);
  for (guint i = 0; i < n_arrows; i++)
    paint_arrow (layout, &arrows[i], style, cr);
  for (guint i = 0; i < n; i++)
    paint_label (layout, &labels[i], style, cr);
}
