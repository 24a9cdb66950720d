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
 * leads off. Which kind of relation it is shows in the line, not only in its
 * colour. */

#define BULGE 0.22      /* of the length, that the arc rises */
#define MIN_BULGE_EM 0.8
#define MAX_BULGE_EM 4.0
#define ARROW_EM 0.55
#define CLEARANCE_EM 0.1 /* between an arc and what it leads to */
#define STACKED_EM 3.0  /* ends that are no farther apart stand one above the other */
#define LEAD_EM 1.6     /* from the edge of the chart to the end of what leads off */

typedef struct
{
  double x;
  double y;
  double gap; /* above and below, for what stands there */
  gboolean is_outside;
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
    claim->shape == KZRU_MARK_POINT && !claim->wide ? KZRU_DOT_RADIUS_EM * em : mark->box.height / 2, FALSE,
  };
}

static double
get_lane_middle (KzruTimelineLayout *layout,
                 guint               lane)
{
  const KzruLane *found = kzru_timeline_layout_find_lane (layout, lane);

  return found != NULL ? found->box.y + found->box.height / 2 : kzru_timeline_layout_get_height (layout) / 2;
}

/* Where an event without a mark of its own is. */
static End
get_row_end (KzruTimelineLayout *layout,
             KzruEventTable     *table,
             guint               row)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (table);
  const KzruScale *scale = kzru_timeline_layout_get_scale (layout);
  KzruBox chart = kzru_timeline_layout_get_chart (layout);
  double em = kzru_timeline_layout_get_em (layout);
  gint64 instant = kzru_event_columns_get_instant (columns, row);
  double x = chart.x + kzru_scale_to_px (scale, (double) instant);
  const KzruCount *count = kzru_timeline_layout_find_count (layout, columns->lane[row], instant);

  if (is_in_chart (&chart, x) && count != NULL)
    return (End) {
      count->box.x + count->box.width / 2, count->box.y + count->box.height / 2, count->box.height / 2, FALSE,
    };

  return (End) {
    CLAMP (x, chart.x + LEAD_EM * em / 2, chart.x + chart.width - LEAD_EM * em / 2),
    get_lane_middle (layout, columns->lane[row]),
    0,
    !is_in_chart (&chart, x),
  };
}

static gboolean
find_end (KzruTimelineLayout *layout,
          KzruEventTable     *table,
          guint               record,
          End                *end)
{
  const KzruMark *mark = kzru_timeline_layout_find_mark (layout, record);
  KzruBox chart = kzru_timeline_layout_get_chart (layout);
  guint row = kzru_event_table_find_row (table, record);

  if (row == KZRU_EVENT_TABLE_NO_ROW)
    return FALSE;

  *end = mark != NULL ? get_mark_end (mark, &chart, kzru_timeline_layout_get_em (layout))
                      : get_row_end (layout, table, row);
  return TRUE;
}

/* Of two events that are off the same edge, nothing in view is to be told. */
static gboolean
are_off_one_edge (const End *a,
                  const End *b)
{
  return a->is_outside && b->is_outside && a->x == b->x;
}

/**
 * kzru_relation_arcs_new:
 * @layout: a layout
 * @table: the events that it lays out
 * @atlas: the atlas that they are of
 * @record: an event's place in the atlas
 *
 * Lays out the relations of an event to others that are not filtered out.
 *
 * Returns: (transfer full) (element-type KzruRelationArc): the arcs
 */
GArray *
kzru_relation_arcs_new (KzruTimelineLayout *layout,
                        KzruEventTable     *table,
                        KzruAtlas          *atlas,
                        guint               record)
{
  GArray *arcs = g_array_new (FALSE, FALSE, sizeof (KzruRelationArc));
  KzruRelationIter iter;
  End here, there;

  if (!find_end (layout, table, record, &here))
    return arcs;

  kzru_relation_iter_init (&iter, atlas, (KzruRef) { KZRU_RECORD_EVENT, record });
  while (kzru_relation_iter_next (&iter))
    {
      const End *from = iter.inverse ? &there : &here, *to = iter.inverse ? &here : &there;

      if (iter.other.kind != KZRU_RECORD_EVENT || iter.other.index == record
          || !find_end (layout, table, iter.other.index, &there) || are_off_one_edge (&here, &there))
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
