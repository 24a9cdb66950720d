/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-relation-arcs"

#include "config.h"

#include "widgets/kzru-relation-arcs.h"

#include <math.h>

#include "model/kzru-relation-iter.h"
#include "widgets/kzru-claim.h"

/* The relations of one event as arcs between marks of the timeline.
 *
 * An arc ends above or below the mark of the other event; where that has none, at
 * the count that it is in, or else in the middle of its lane at its time; and
 * where its time is not in view, at the edge of the chart, with an arrow that
 * leads off. What a collapsed lane holds back is in that lane at its time: an empty
 * pill with three dots says that there is something in there. Which kind of relation
 * it is shows in the line, not only in its colour. */

#define BULGE 0.22      /* of the length, that the arc rises */
#define MIN_BULGE_EM 0.8
#define MAX_BULGE_EM 4.0
#define ARROW_EM 0.55
#define CLEARANCE_EM 0.1 /* between an arc and what it leads to */
#define STACKED_EM 3.0  /* ends that are no farther apart stand one above the other */
#define LEAD_EM 1.6     /* from the edge of the chart to the end of what leads off */
#define HELD_WIDTH_EM 1.6  /* of the pill for what a collapsed lane holds back */
#define HELD_HEIGHT_EM 0.9
#define HELD_LINE_EM 0.1   /* of its outline */
#define HELD_DOT_EM 0.11   /* radius */
#define HELD_STEP_EM 0.4   /* from dot to dot */

typedef struct
{
  double x;
  double y;
  double gap; /* above and below, for what stands there */
  gboolean is_outside;
  gboolean is_held; /* back by a lane that is collapsed */
} End;

/* How an arc runs between its ends. */
typedef struct
{
  double y0;
  double control_x0;
  double control_y0;
  double control_x1;
  double control_y1;
  double y1;
} Curve;

static gboolean
is_in_chart (const KzruBox *chart,
             double         x)
{
  return x >= chart->x && x <= chart->x + chart->width;
}

/* Where the mark of an event is tied to an arc: its dot, or the part of its bar
 * that is in view. */
static End
get_mark_end (const KzruMark *mark,
              const KzruBox  *chart,
              double          em)
{
  const KzruClaim *claim = &mark->claims[0];
  double x = claim->anchor;

  if (!is_in_chart (chart, x) && claim->n_segments > 0)
    x = CLAMP ((claim->segments[0].left + claim->segments[claim->n_segments - 1].right) / 2,
               chart->x, chart->x + chart->width);

  return (End) {
    x, mark->box.y + mark->box.height / 2,
    claim->shape == KZRU_MARK_POINT && !claim->wide ? KZRU_DOT_RADIUS_EM * em : mark->box.height / 2, FALSE, FALSE,
  };
}

static double
get_lane_middle (KzruTimelineLayout *layout,
                 guint               lane)
{
  const KzruLane *found = kzru_timeline_layout_find_lane (layout, lane);

  return found != NULL ? found->box.y + found->box.height / 2 : kzru_timeline_layout_get_height (layout) / 2;
}

/* A place in a lane at which nothing is drawn, or the edge of the chart on its side. */
static End
get_lane_end (KzruTimelineLayout *layout,
              guint               lane,
              gint64              instant)
{
  KzruBox chart = kzru_timeline_layout_get_chart (layout);
  double room = LEAD_EM / 2 * kzru_timeline_layout_get_em (layout);
  double x = chart.x + kzru_scale_to_px (kzru_timeline_layout_get_scale (layout), (double) instant);

  return (End) {
    CLAMP (x, chart.x + room, chart.x + chart.width - room), get_lane_middle (layout, lane), 0,
    !is_in_chart (&chart, x), FALSE,
  };
}

/* The count that stands for an event, in any of its lanes. */
static gboolean
find_count_end (KzruTimelineLayout *layout,
                KzruEventTable     *table,
                guint               row,
                End                *end)
{
  KzruBox chart = kzru_timeline_layout_get_chart (layout);

  for (; row != KZRU_EVENT_TABLE_NO_ROW; row = kzru_event_table_next_row (table, row))
    {
      const KzruCount *count = kzru_timeline_layout_find_count_of (layout, row);

      if (count == NULL || !is_in_chart (&chart, count->box.x + count->box.width / 2))
        continue;

      *end = (End) {
        count->box.x + count->box.width / 2, count->box.y + count->box.height / 2, count->box.height / 2, FALSE, FALSE,
      };
      return TRUE;
    }

  return FALSE;
}

/* The collapsed lane that holds an event back. */
static gboolean
find_held_end (KzruTimelineLayout *layout,
               KzruViewState      *view_state,
               KzruLanes          *lanes,
               guint               record,
               End                *end)
{
  KzruEdtfBounds bounds = kzru_atlas_get_event_bounds (kzru_view_state_get_atlas (view_state), record);
  guint of_event[KZRU_LANES_MAX_OF_EVENT];
  guint n = lanes != NULL ? kzru_lanes_find (lanes, record, of_event) : 0;

  if (!kzru_view_state_is_found (view_state, (KzruRef) { KZRU_RECORD_EVENT, record }))
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (kzru_lanes_is_collapsed (lanes, of_event[i]))
      {
        *end = get_lane_end (layout, of_event[i], kzru_span_get_instant (bounds.outer));
        end->is_held = TRUE;
        if (!end->is_outside)
          end->gap = HELD_HEIGHT_EM / 2 * kzru_timeline_layout_get_em (layout);
        return TRUE;
      }

  return FALSE;
}

static gboolean
find_end (KzruTimelineLayout *layout,
          KzruEventTable     *table,
          KzruViewState      *view_state,
          KzruLanes          *lanes,
          guint               record,
          End                *end)
{
  const KzruMark *mark = kzru_timeline_layout_find_mark (layout, record);
  KzruBox chart = kzru_timeline_layout_get_chart (layout);
  guint row = kzru_event_table_find_row (table, record);

  if (row == KZRU_EVENT_TABLE_NO_ROW)
    return find_held_end (layout, view_state, lanes, record, end);

  if (mark != NULL)
    *end = get_mark_end (mark, &chart, kzru_timeline_layout_get_em (layout));
  else if (!find_count_end (layout, table, row, end))
    *end = get_lane_end (layout, kzru_event_table_get_columns (table)->lane[row],
                         kzru_event_table_get_instant (table, row));
  return TRUE;
}

/* Of two events that are off the same edge, or both held back, nothing in view is to be
 * told. */
static gboolean
are_out_of_view (const End *a,
                 const End *b)
{
  return (a->is_outside && b->is_outside && a->x == b->x) || (a->is_held && b->is_held);
}

/**
 * kzru_relation_arcs_new:
 * @layout: a layout
 * @table: the events that it lays out
 * @view_state: what is shown of their atlas
 * @lanes: (nullable): the lanes, of which some may be collapsed
 * @record: an event's place in the atlas
 *
 * Lays out the relations of an event to others that are not filtered out.
 *
 * Returns: (transfer full) (element-type KzruRelationArc): the arcs
 */
GArray *
kzru_relation_arcs_new (KzruTimelineLayout *layout,
                        KzruEventTable     *table,
                        KzruViewState      *view_state,
                        KzruLanes          *lanes,
                        guint               record)
{
  GArray *arcs = g_array_new (FALSE, FALSE, sizeof (KzruRelationArc));
  KzruRelationIter iter;
  End here, there;

  if (!find_end (layout, table, view_state, lanes, record, &here))
    return arcs;

  kzru_relation_iter_init (&iter, kzru_view_state_get_atlas (view_state), (KzruRef) { KZRU_RECORD_EVENT, record });
  while (kzru_relation_iter_next (&iter))
    {
      const End *from = iter.inverse ? &there : &here, *to = iter.inverse ? &here : &there;

      if (iter.other.kind != KZRU_RECORD_EVENT || iter.other.index == record
          || !find_end (layout, table, view_state, lanes, iter.other.index, &there) || are_out_of_view (&here, &there))
        continue;

      g_array_append_val (arcs, ((KzruRelationArc) {
                                  .type = iter.relation->type,
                                  .other = iter.other.index,
                                  .inverse = iter.inverse,
                                  .x0 = from->x,
                                  .y0 = from->y,
                                  .x1 = to->x,
                                  .y1 = to->y,
                                  .gap0 = from->gap,
                                  .gap1 = to->gap,
                                  .held0 = from->is_held && !from->is_outside,
                                  .held1 = to->is_held && !to->is_outside,
                                  .leads_off = there.is_outside,
                                }));
    }

  return arcs;
}

/* How each kind of relation is drawn. */
static void
set_line (cairo_t          *cr,
          KzruRelationType  type,
          double            em)
{
  const double dashes[] = { 0.5 * em, 0.3 * em };
  const double dots[] = { 0.01, 0.28 * em };
  const double dash_dots[] = { 0.5 * em, 0.22 * em, 0.01, 0.22 * em };
  double width = 0.11 * em;

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, NULL, 0, 0);
  switch (type)
    {
    case KZRU_RELATION_CAUSES:
      width *= 2;
      break;
    case KZRU_RELATION_PART_OF:
      cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
      width *= 1.6;
      break;
    case KZRU_RELATION_CONTRADICTS:
      cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
      width *= 1.4;
      break;
    case KZRU_RELATION_SAME_AS:
      cairo_set_dash (cr, dash_dots, G_N_ELEMENTS (dash_dots), 0);
      break;
    case KZRU_RELATION_SUPERSEDES:
    case KZRU_RELATION_FOLLOWS:
    default:
      break;
    }
  cairo_set_line_width (cr, width);
}

/* What is said of both alike has no direction. */
static gboolean
has_arrow (const KzruRelationArc *arc)
{
  return arc->leads_off || (arc->type != KZRU_RELATION_CONTRADICTS && arc->type != KZRU_RELATION_SAME_AS);
}

static void
paint_arrow (cairo_t *cr,
             double   x,
             double   y,
             double   angle,
             double   length)
{
  cairo_save (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, angle);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, -length, -length / 2);
  cairo_line_to (cr, -length, length / 2);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_restore (cr);
}

/* Bows an arc over, or under where there is no room above, what lies between its ends. */
static void
bow (const KzruRelationArc *arc,
     double                 em,
     double                 top,
     Curve                 *curve)
{
  double bulge = CLAMP (hypot (arc->x1 - arc->x0, arc->y1 - arc->y0) * BULGE, MIN_BULGE_EM * em, MAX_BULGE_EM * em);
  double crest = MIN (arc->y0, arc->y1) - bulge;
  double away = crest < top ? 1 : -1;

  if (crest < top)
    crest = MAX (arc->y0, arc->y1) + bulge;

  *curve = (Curve) {
    .y0 = arc->y0 + away * (arc->gap0 + CLEARANCE_EM * em),
    .control_x0 = arc->x0 + (arc->x1 - arc->x0) * 0.2,
    .control_y0 = crest,
    .control_x1 = arc->x1 - (arc->x1 - arc->x0) * 0.2,
    .control_y1 = crest,
    .y1 = arc->y1 + away * (arc->gap1 + CLEARANCE_EM * em),
  };
}

/* Where one end stands above the other, an arc over both would run through the upper
 * one: then it leads straight from one to the other, in a slight bend. */
static gboolean
climb (const KzruRelationArc *arc,
       double                 em,
       Curve                 *curve)
{
  double down = arc->y1 > arc->y0 ? 1 : -1;
  double y0 = arc->y0 + down * (arc->gap0 + CLEARANCE_EM * em);
  double y1 = arc->y1 - down * (arc->gap1 + CLEARANCE_EM * em);
  double side = MIN (fabs (y1 - y0) / 3, MIN_BULGE_EM * em);

  if (fabs (arc->x1 - arc->x0) > STACKED_EM * em || (y1 - y0) * down <= 0)
    return FALSE;

  *curve = (Curve) {
    .y0 = y0,
    .control_x0 = arc->x0 + side,
    .control_y0 = y0 + (y1 - y0) / 3,
    .control_x1 = arc->x1 + side,
    .control_y1 = y1 - (y1 - y0) / 3,
    .y1 = y1,
  };
  return TRUE;
}

/* What a collapsed lane holds back: something is in there. */
static void
paint_held (cairo_t *cr,
            double   x,
            double   y,
            double   em)
{
  double radius = (HELD_HEIGHT_EM - HELD_LINE_EM) * em / 2;
  double side = HELD_WIDTH_EM * em / 2 - HELD_HEIGHT_EM * em / 2;

  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, HELD_LINE_EM * em);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + side, y, radius, -G_PI / 2, G_PI / 2);
  cairo_arc (cr, x - side, y, radius, G_PI / 2, 3 * G_PI / 2);
  cairo_close_path (cr);
  cairo_stroke (cr);

  for (int i = -1; i <= 1; i++)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, x + i * HELD_STEP_EM * em, y, HELD_DOT_EM * em, 0, 2 * G_PI);
    }
  cairo_fill (cr);
}

static void
paint_arc (const KzruRelationArc *arc,
           double                 em,
           double                 top,
           cairo_t               *cr)
{
  Curve curve;

  if (!climb (arc, em, &curve))
    bow (arc, em, top, &curve);

  set_line (cr, arc->type, em);
  cairo_move_to (cr, arc->x0, curve.y0);
  cairo_curve_to (cr, curve.control_x0, curve.control_y0, curve.control_x1, curve.control_y1, arc->x1, curve.y1);
  cairo_stroke (cr);

  /* An arrow that leads off points to where the other event is, whichever of
   * the two the relation starts from. */
  if (arc->leads_off)
    {
      double x = arc->inverse ? arc->x0 : arc->x1;
      double y = arc->inverse ? arc->y0 : arc->y1;
      double from = arc->inverse ? arc->x1 : arc->x0;

      paint_arrow (cr, x + copysign (ARROW_EM * em, x - from), y, x > from ? 0 : G_PI, ARROW_EM * em * 1.3);
    }
  else if (has_arrow (arc))
    paint_arrow (cr, arc->x1, curve.y1, atan2 (curve.y1 - curve.control_y1, arc->x1 - curve.control_x1),
                 MIN (ARROW_EM * em, hypot (arc->x1 - arc->x0, curve.y1 - curve.y0)));

  if (arc->held0)
    paint_held (cr, arc->x0, arc->y0, em);
  if (arc->held1)
    paint_held (cr, arc->x1, arc->y1, em);
}

/**
 * kzru_relation_arcs_paint:
 * @arcs: (element-type KzruRelationArc): arcs
 * @style: the colours
 * @em: the size of the font
 * @top: where what can be seen of the lanes starts
 * @cr: where to draw
 *
 * Draws relations.
 */
void
kzru_relation_arcs_paint (const GArray            *arcs,
                          const KzruTimelineStyle *style,
                          double                   em,
                          double                   top,
                          cairo_t                 *cr)
{
  gdk_cairo_set_source_rgba (cr, &style->accent);
  for (guint i = 0; i < arcs->len; i++)
    paint_arc (&g_array_index (arcs, KzruRelationArc, i), em, top, cr);
}
