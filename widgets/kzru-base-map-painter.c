/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/kzru-base-map-painter.h"

#include <math.h>

/* Paints the base map: one tile, or any other rectangle.
 *
 * The rings of a continent have tens of thousands of points, of which a tile
 * shows a few. Points closer than a fraction of a pixel are left out, and so
 * are runs of points that lie on the same side outside of the picture: they
 * are drawn as one straight line there, which no one sees.
 *
 *      .  . .            .______.
 *     .  +--.---+         +------+
 *     :  |   '. |    →    |  '.  |
 *      '.+-----'+         +----'-+
 */

/* How far beyond the picture a line may reach into it by its width, in pixels. */
#define MARGIN 4.0

/* Points nearer to each other than this are one, in pixels. */
#define MIN_STEP 0.3

/* Rivers and shores of small lakes only blur the map below these zooms. */
#define RIVER_MIN_ZOOM 4.0
#define LAKE_MIN_PIXELS 2.0

/* The graticule: every 30° on the map of the world, every 10° nearer by. */
#define GRATICULE_FINE_ZOOM 3.5
#define GRATICULE_MAX_ZOOM 5.0
#define GRATICULE_ALPHA 0.35f

enum
{
  OUT_WEST = 1 << 0,
  OUT_EAST = 1 << 1,
  OUT_NORTH = 1 << 2,
  OUT_SOUTH = 1 << 3,
};

typedef struct
{
  const KzruBaseLevel *level;
  const KzruMapStyle  *style;
  const guint8        *tints; /* nullable */
  cairo_t             *cr;
  double               zoom;
  double               world; /* px */
  KzruMercatorBox      view;  /* the picture with its margin, in this copy of the world */
  KzruMercator         origin;
} Painter;

static guint
get_outcode (const KzruMercatorBox *view,
             KzruMercator           p)
{
  return (p.x < view->west ? OUT_WEST : 0) | (p.x > view->east ? OUT_EAST : 0)
         | (p.y < view->north ? OUT_NORTH : 0) | (p.y > view->south ? OUT_SOUTH : 0);
}

/* On which sides of the view a whole box lies. */
static guint
get_box_outcode (const KzruMercatorBox *view,
                 const KzruMercatorBox *box)
{
  return (box->east < view->west ? OUT_WEST : 0) | (box->west > view->east ? OUT_EAST : 0)
         | (box->south < view->north ? OUT_NORTH : 0) | (box->north > view->south ? OUT_SOUTH : 0);
}

typedef enum
{
  PENDING_NONE,
  PENDING_NEAR,    /* too near to the last point to be worth drawing */
  PENDING_OUTSIDE, /* on a side outside with all points since the last one */
} Pending;

/* The line that is being drawn. @last was given to cairo; of the points since
 * then, at most the latest is kept. All of them lie on the sides @shared. */
typedef struct
{
  Painter      *painter;
  KzruMercator  last;
  KzruMercator  pending_point;
  Pending       pending;
  guint         shared;
  gboolean      started;
} Pen;

static void
emit (Pen          *self,
      KzruMercator  p)
{
  const Painter *painter = self->painter;
  double x = (p.x - painter->origin.x) * painter->world;
  double y = (p.y - painter->origin.y) * painter->world;

  if (self->started)
    cairo_line_to (painter->cr, x, y);
  else
    cairo_move_to (painter->cr, x, y);

  self->started = TRUE;
  self->last = p;
  self->pending = PENDING_NONE;
  self->shared = get_outcode (&painter->view, p);
}

static void
pen_add (Pen          *self,
         KzruMercator  p)
{
  guint code = get_outcode (&self->painter->view, p);
  double step = MIN_STEP / self->painter->world;

  if (self->started && (self->shared & code) == 0 && self->pending == PENDING_OUTSIDE)
    emit (self, self->pending_point);

  if (self->started && (self->shared & code) != 0)
    {
      self->shared &= code;
      self->pending = PENDING_OUTSIDE;
      self->pending_point = p;
    }
  else if (self->started && code == 0 && fabs (p.x - self->last.x) < step && fabs (p.y - self->last.y) < step)
    {
      self->pending = PENDING_NEAR;
      self->pending_point = p;
    }
  else
    {
      emit (self, p);
    }
}

static void
pen_end (Pen *self)
{
  if (self->pending != PENDING_NONE)
    emit (self, self->pending_point);
}

/* Adds an arc, without its first point if the line is already there. */
static void
pen_add_arc (Pen               *self,
             const KzruBaseArc *arc,
             gboolean           backwards)
{
  const KzruMercator *points = &self->painter->level->points[arc->first];
  guint n = arc->n_points;
  guint first = self->started ? 1 : 0;

  /* Out of sight as a whole: where it ends is all that matters. */
  if (self->started && (self->shared & get_box_outcode (&self->painter->view, &arc->box)) != 0)
    first = n - 1;

  for (guint i = first; i < n; i++)
    pen_add (self, points[backwards ? n - 1 - i : i]);
}

/* Adds what can be seen of a polygon to the path, if anything can. */
static gboolean
add_polygon (Painter               *self,
             const KzruBasePolygon *polygon,
             double                 min_size)
{
  gboolean added = FALSE;

  for (guint i = 0; i < polygon->n_rings; i++)
    {
      const KzruBaseRing *ring = &self->level->rings[polygon->first + i];
      Pen pen = { .painter = self };

      if (!kzru_mercator_box_intersects (&ring->box, &self->view)
          || MAX (ring->box.east - ring->box.west, ring->box.south - ring->box.north) < min_size)
        continue;

      for (guint j = 0; j < ring->n_refs; j++)
        {
          guint32 ref = self->level->refs[ring->first + j];

          pen_add_arc (&pen, &self->level->arcs[ref / 2], ref & 1);
        }
      pen_end (&pen);
      cairo_close_path (self->cr);
      added = TRUE;
    }

  return added;
}

static void
fill (Painter       *self,
      const GdkRGBA *color)
{
  gdk_cairo_set_source_rgba (self->cr, color);
  cairo_set_fill_rule (self->cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_fill (self->cr);
}

/* Each polygon is filled for itself: where two share an edge, the even–odd
 * rule over both would leave it open. */
static void
fill_group (Painter       *self,
            KzruBaseGroup  group,
            const GdkRGBA *color,
            double         min_size)
{
  for (guint i = 0; i < self->level->n_polygons[group]; i++)
    {
      if (add_polygon (self, &self->level->polygons[group][i], min_size))
        fill (self, color);
    }
}

static const GdkRGBA *
get_unit_color (Painter *self,
                guint    unit)
{
  guint tint = self->tints != NULL && unit != KZRU_BASE_UNIT_NONE ? self->tints[unit] : 0;

  return tint > 0 ? &self->style->tints[(tint - 1) % KZRU_MAP_N_TINTS] : &self->style->land;
}

static void
fill_tints (Painter *self)
{
  for (guint i = 0; self->tints != NULL && i < self->level->n_polygons[KZRU_BASE_UNITS]; i++)
    {
      const KzruBasePolygon *polygon = &self->level->polygons[KZRU_BASE_UNITS][i];

      if (self->tints[polygon->unit] != 0 && add_polygon (self, polygon, 0))
        fill (self, get_unit_color (self, polygon->unit));
    }
}

/* A dashed line is given whole, so that its dashes fall alike in all tiles. */
static void
add_whole_arc (Painter           *self,
               const KzruBaseArc *arc)
{
  const KzruMercator *points = &self->level->points[arc->first];

  for (guint i = 0; i < arc->n_points; i++)
    cairo_line_to (self->cr,
                   (points[i].x - self->origin.x) * self->world,
                   (points[i].y - self->origin.y) * self->world);
}

static void
add_arcs (Painter          *self,
          KzruBaseArcClass  klass)
{
  for (guint i = 0; i < self->level->n_arcs; i++)
    {
      const KzruBaseArc *arc = &self->level->arcs[i];
      Pen pen = { .painter = self };

      if (arc->klass != klass || !kzru_mercator_box_intersects (&arc->box, &self->view))
        continue;

      cairo_new_sub_path (self->cr);
      if (klass == KZRU_BASE_ARC_DISPUTED || klass == KZRU_BASE_ARC_LEASE)
        {
          add_whole_arc (self, arc);
        }
      else
        {
          pen_add_arc (&pen, arc, FALSE);
          pen_end (&pen);
        }
    }
}

/**
 * kzru_base_map_stroke:
 * @klass: a class of lines
 * @style: the colours
 * @zoom: the zoom level
 * @cr: where to paint; its path is the line
 *
 * Draws the path in the way of a class of lines.
 */
void
kzru_base_map_stroke (KzruBaseArcClass    klass,
                      const KzruMapStyle *style,
                      double              zoom,
                      cairo_t            *cr)
{
  static const double dashes[] = { 5, 3.5 };
  static const double dots[] = { 1, 2.5 };
  const GdkRGBA *color = &style->border;
  double width = CLAMP (0.4 + zoom * 0.12, 0.6, 1.2);

  switch (klass)
    {
    case KZRU_BASE_ARC_RIVER:
      color = &style->river;
      width = 0.8;
      break;
    case KZRU_BASE_ARC_SHORE:
      color = &style->shore;
      width = 0.5;
      break;
    case KZRU_BASE_ARC_COAST:
      color = &style->shore;
      width = 0.7;
      break;
    case KZRU_BASE_ARC_DISPUTED:
      color = &style->country;
      width *= 1.4;
      break;
    case KZRU_BASE_ARC_BORDER:
    case KZRU_BASE_ARC_LEASE:
    case KZRU_BASE_ARC_SEAM:
    case KZRU_BASE_N_ARC_CLASSES:
    default:
      break;
    }

  if (klass == KZRU_BASE_ARC_DISPUTED)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  else if (klass == KZRU_BASE_ARC_LEASE)
    cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);

  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, width * style->line_scale);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
stroke_class (Painter          *self,
              KzruBaseArcClass  klass)
{
  add_arcs (self, klass);
  kzru_base_map_stroke (klass, self->style, self->zoom, self->cr);
}

/* Lines of longitude and latitude, as long as one sees that the world is round.
 * Mercator has them upright and level. */
static void
stroke_graticule (Painter *self)
{
  double step = self->zoom < GRATICULE_FINE_ZOOM ? 30 : 10;
  GdkRGBA color = self->style->shore;

  if (self->zoom >= GRATICULE_MAX_ZOOM)
    return;

  for (double lon = -180; lon < 180; lon += step)
    {
      double x = (kzru_mercator_from_point ((KzruPoint) { lon, 0 }).x - self->origin.x) * self->world;

      cairo_move_to (self->cr, x, (self->view.north - self->origin.y) * self->world);
      cairo_line_to (self->cr, x, (self->view.south - self->origin.y) * self->world);
    }
  for (double lat = -80; lat <= 80; lat += 10)
    {
      double y = (kzru_mercator_from_point ((KzruPoint) { 0, lat }).y - self->origin.y) * self->world;

      if (fmod (lat, step) != 0)
        continue;
      cairo_move_to (self->cr, (MAX (self->view.west, 0) - self->origin.x) * self->world, y);
      cairo_line_to (self->cr, (MIN (self->view.east, 1) - self->origin.x) * self->world, y);
    }

  color.alpha = GRATICULE_ALPHA;
  gdk_cairo_set_source_rgba (self->cr, &color);
  cairo_set_line_width (self->cr, 0.6 * self->style->line_scale);
  cairo_stroke (self->cr);
}

/* Land is cut at the antimeridian. The hairline between the two halves is
 * covered by a line of the land's colour. */
static void
cover_seams (Painter *self)
{
  for (guint i = 0; i < self->level->n_arcs; i++)
    {
      const KzruBaseArc *arc = &self->level->arcs[i];
      Pen pen = { .painter = self };

      if (arc->klass != KZRU_BASE_ARC_SEAM || !kzru_mercator_box_intersects (&arc->box, &self->view))
        continue;

      pen_add_arc (&pen, arc, FALSE);
      pen_end (&pen);
      gdk_cairo_set_source_rgba (self->cr, get_unit_color (self, arc->unit_a));
      cairo_set_line_width (self->cr, 1.5);
      cairo_stroke (self->cr);
    }
}

static void
paint_copy (Painter *self)
{
  const KzruMapStyle *style = self->style;

  fill_group (self, KZRU_BASE_LAND, &style->land, 0);
  fill_tints (self);
  cover_seams (self);
  stroke_graticule (self);
  fill_group (self, KZRU_BASE_LAKES, &style->sea, LAKE_MIN_PIXELS / self->world);

  /* Borders that are not settled come last, so that no shore covers a dash. */
  if (self->zoom >= RIVER_MIN_ZOOM)
    {
      stroke_class (self, KZRU_BASE_ARC_RIVER);
      stroke_class (self, KZRU_BASE_ARC_SHORE);
    }
  stroke_class (self, KZRU_BASE_ARC_COAST);
  stroke_class (self, KZRU_BASE_ARC_BORDER);
  stroke_class (self, KZRU_BASE_ARC_LEASE);
  stroke_class (self, KZRU_BASE_ARC_DISPUTED);
}

/* At the southern edge of the world there is land: it goes on where a picture does. */
static void
paint_beyond_pole (const KzruMapStyle    *style,
                   const KzruMercatorBox *box,
                   double                 world,
                   cairo_t               *cr)
{
  double edge = (1 - box->north) * world;

  if (box->south <= 1)
    return;

  gdk_cairo_set_source_rgba (cr, &style->land);
  cairo_rectangle (cr, 0, edge - 1, (box->east - box->west) * world, (box->south - 1) * world + 1);
  cairo_fill (cr);
}

/**
 * kzru_base_map_paint:
 * @base_map: a base map
 * @style: the colours
 * @tints: (nullable): for each unit, 0 or 1 + the index of its tint
 * @box: what to paint; may reach into further copies of the world
 * @zoom: how large: the world is 256·2^zoom units of @cr wide
 * @cr: where to paint, with the upper left corner of @box at the origin
 *
 * Paints the base map without names. Any thread may call it.
 */
void
kzru_base_map_paint (KzruBaseMap           *base_map,
                     const KzruMapStyle    *style,
                     const guint8          *tints,
                     const KzruMercatorBox *box,
                     double                 zoom,
                     cairo_t               *cr)
{
  double world = kzru_mercator_world_size (zoom);
  double margin = MARGIN / world;
  KzruMercatorBox view = { box->west - margin, box->north - margin, box->east + margin, box->south + margin };
  Painter painter = {
    .level = kzru_base_map_get_level (base_map, floor (zoom + 0.5), &view),
    .style = style,
    .tints = tints,
    .cr = cr,
    .zoom = zoom,
    .world = world,
  };

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, (box->east - box->west) * world, (box->south - box->north) * world);
  cairo_clip (cr);
  gdk_cairo_set_source_rgba (cr, &style->sea);
  cairo_paint (cr);
  paint_beyond_pole (style, box, world, cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);

  for (int copy = (int) floor (view.west); copy <= (int) floor (view.east); copy++)
    {
      painter.view = (KzruMercatorBox) { view.west - copy, view.north, view.east - copy, view.south };
      painter.origin = (KzruMercator) { box->west - copy, box->north };
      paint_copy (&painter);
    }

  cairo_restore (cr);
}
