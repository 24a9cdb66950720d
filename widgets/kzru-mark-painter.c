/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-painter"

#include "config.h"

#include "widgets/kzru-mark-painter.h"

#include "widgets/kzru-claim.h"

#include <math.h>

/* How an event looks.
 *
 *   a moment       a dot; a thin line below it says when it may have been; where
 *                  that is long, the line with its known ends and no dot
 *   a duration     a bar with an underline, sharp or fading at its ends
 *   approximate    dotted: the ring of the dot, the underline of the bar
 *   uncertain      a ring with a question mark
 *   another claim  an empty ring, or a bar that is outlined, joined by dots
 *   … out of room  a ring around the mark, or before a bar
 *   goes on        an arrow head;  ended, nobody knows when: a question mark
 *
 * None of this needs colour to be read. */

#define BAR_INSET_EM 0.14       /* above a bar, of its row */
#define BAR_ALPHA 0.26
#define UNDERLINE_EM 0.11       /* at the bottom of the row, where few letters reach down to */
#define UNDERLINE_ALPHA 0.85
#define CAP_EM 0.2              /* the width of a sharp end */
#define RING_EM 0.13
#define DOTS_OF_RING 8
#define DOT_OF_RING_EM 0.095     /* radius */
#define DOT_SPACING_EM 0.5      /* of a dotted line */
#define ARROW_EM 0.32
#define MORE_GAP_EM 0.2         /* around a dot, to the ring that says that there are other dates */
#define MORE_EM 0.09            /* the width of that ring */
#define STUB_EM 0.22            /* of an upright end that would strike through the title */

typedef struct
{
  KzruPainter *painter;
  const KzruTimelineStyle *style;
  const KzruBox *box; /* of the mark */
  const KzruText *label;
  GdkRGBA color;
  PangoLayout *question;
  double em;
  double middle;    /* of the row */
  double underline; /* the upper edge of it */
} Brush;

static GdkRGBA
fade (const GdkRGBA *color,
      double         certainty)
{
  GdkRGBA faded = *color;

  faded.alpha *= (float) CLAMP (certainty, 0, 1);
  return faded;
}

static void
draw_disc (const Brush   *brush,
           double         x,
           double         y,
           double         radius,
           const GdkRGBA *color)
{
  KzruBox box = { x - radius, y - radius, 2 * radius, 2 * radius };

  brush->painter->klass->fill (brush->painter, &box, radius, color);
}

static void
draw_ring (const Brush *brush,
           double       x,
           double       radius,
           double       line_width)
{
  KzruBox box = { x - radius, brush->middle - radius, 2 * radius, 2 * radius };

  brush->painter->klass->stroke (brush->painter, &box, radius, line_width, &brush->color);
}

static void
draw_dotted_ring (const Brush *brush,
                  double       x,
                  double       radius)
{
  double r = radius - DOT_OF_RING_EM * brush->em / 2;

  for (guint i = 0; i < DOTS_OF_RING; i++)
    {
      double angle = 2 * G_PI * i / DOTS_OF_RING - G_PI / 2;

      draw_disc (brush, x + r * cos (angle), brush->middle + r * sin (angle),
                 DOT_OF_RING_EM * brush->em, &brush->color);
    }
}

/* Small dots in a row, at places that do not depend on where it is cut off. */
static void
draw_dotted_line (const Brush   *brush,
                  double         left,
                  double         right,
                  double         y,
                  const GdkRGBA *color)
{
  double step = DOT_SPACING_EM * brush->em;
  double radius = UNDERLINE_EM * brush->em / 2;

  for (double x = left + step / 2; x < right; x += step)
    draw_disc (brush, x, y, radius, color);
}

static void
draw_question (const Brush   *brush,
               double         x,
               const GdkRGBA *color)
{
  PangoRectangle ink, logical;

  pango_layout_get_extents (brush->question, &ink, &logical);
  kzru_painter_draw_text (brush->painter, brush->question,
                          x - (ink.x - logical.x + ink.width / 2.0) / PANGO_SCALE,
                          brush->middle - (ink.y - logical.y + ink.height / 2.0) / PANGO_SCALE,
                          color);
}

/* Where an upright end starts that is to rise to @top: where it would stand in the
 * title, which may run out over the end of its bar, only a stub of it rises from the
 * underline. */
static double
get_top (const Brush *brush,
         double       left,
         double       width,
         double       top)
{
  const KzruBox *label = &brush->label->box;

  if (brush->label->layout == NULL || left >= label->x + label->width || left + width <= label->x)
    return top;

  return brush->underline - STUB_EM * brush->em;
}

/* The known end of the range that a moment lies in. */
static void
draw_bracket (const Brush *brush,
              KzruMarkEnd  end,
              double       x)
{
  double ring = RING_EM * brush->em;
  double top = get_top (brush, x - ring / 2, ring, brush->middle - KZRU_DOT_RADIUS_EM * brush->em);
  KzruBox box = { x - ring / 2, top, ring, brush->underline + UNDERLINE_EM * brush->em - top };

  if (end == KZRU_MARK_END_SHARP)
    brush->painter->klass->fill (brush->painter, &box, 0, &brush->color);
}

/* The dot of a moment, or of the start of a duration that is uncertain. */
static void
draw_dot (const Brush *brush,
          double       x,
          KzruEdtfFlags flags,
          gboolean     first)
{
  double radius = KZRU_DOT_RADIUS_EM * brush->em;
  double ring = RING_EM * brush->em;
  gboolean approximate = (flags & KZRU_EDTF_FLAG_APPROXIMATE) != 0;

  if (flags & KZRU_EDTF_FLAG_UNCERTAIN)
    {
      radius += ring;
      if (approximate)
        draw_dotted_ring (brush, x, radius);
      else
        draw_ring (brush, x, radius, ring * 0.8);
      draw_question (brush, x, &brush->color);
    }
  else if (approximate)
    draw_dotted_ring (brush, x, radius);
  else if (!first)
    draw_ring (brush, x, radius, ring);
  else
    draw_disc (brush, x, brush->middle, radius, &brush->color);
}

static void
draw_underline (const Brush           *brush,
                const KzruMarkSegment *segment,
                gboolean               dotted)
{
  GdkRGBA left = fade (&brush->color, UNDERLINE_ALPHA * segment->left_certainty);
  GdkRGBA right = fade (&brush->color, UNDERLINE_ALPHA * segment->right_certainty);
  KzruBox box = {
    segment->left, brush->underline, segment->right - segment->left, UNDERLINE_EM * brush->em,
  };

  if (dotted)
    {
      GdkRGBA middle = fade (&brush->color, UNDERLINE_ALPHA *
                             MAX ((segment->left_certainty + segment->right_certainty) / 2, 0.4));

      draw_dotted_line (brush, segment->left, segment->right, box.y + box.height / 2, &middle);
    }
  else
    brush->painter->klass->ramp (brush->painter, &box, &left, &right);
}

static void
draw_bar (const Brush           *brush,
          const KzruMarkSegment *segment,
          gboolean               first)
{
  double alpha = first ? BAR_ALPHA : BAR_ALPHA / 2;
  double top = brush->box->y + BAR_INSET_EM * brush->em;
  GdkRGBA left = fade (&brush->color, alpha * segment->left_certainty);
  GdkRGBA right = fade (&brush->color, alpha * segment->right_certainty);
  KzruBox box = { segment->left, top, segment->right - segment->left, brush->underline - top };

  brush->painter->klass->ramp (brush->painter, &box, &left, &right);
}

/* @outward is -1 at the left end of a bar and 1 at its right end. */
static void
draw_end (const Brush *brush,
          KzruMarkEnd  end,
          double       x,
          double       certainty,
          double       outward)
{
  double bottom = brush->underline + UNDERLINE_EM * brush->em;
  double width = CAP_EM * brush->em;
  double left = outward < 0 ? x : x - width;
  double top = get_top (brush, left, width, brush->box->y + BAR_INSET_EM * brush->em);
  double arrow = ARROW_EM * brush->em;
  double back = x - outward * arrow * 1.6;
  KzruBox cap = { left, top, width, bottom - top };

  switch (end)
    {
    case KZRU_MARK_END_SHARP:
      if (certainty >= 1)
        brush->painter->klass->fill (brush->painter, &cap, width / 2, &brush->color);
      break;

    case KZRU_MARK_END_OPEN:
      brush->painter->klass->line (brush->painter, back, brush->middle - arrow,
                                   back + outward * arrow, brush->middle, width * 0.8, &brush->color);
      brush->painter->klass->line (brush->painter, back, brush->middle + arrow,
                                   back + outward * arrow, brush->middle, width * 0.8, &brush->color);
      break;

    case KZRU_MARK_END_UNKNOWN:
      draw_question (brush, back, &brush->color);
      break;

    case KZRU_MARK_END_NONE:
    default:
      break;
    }
}

/* A bar so short that it has nothing but its ends: about as high as a dot. */
static void
draw_block (const Brush     *brush,
            const KzruClaim *claim,
            gboolean         first)
{
  double inset = 1.5 * BAR_INSET_EM * brush->em;
  KzruBox box = {
    claim->segments[0].left, brush->box->y + inset,
    claim->segments[claim->n_segments - 1].right - claim->segments[0].left,
    brush->box->height - 2 * inset,
  };

  if (first)
    brush->painter->klass->fill (brush->painter, &box, CAP_EM * brush->em, &brush->color);
  else
    brush->painter->klass->stroke (brush->painter, &box, CAP_EM * brush->em, RING_EM * brush->em, &brush->color);
}

static void
draw_span (const Brush     *brush,
           const KzruClaim *claim,
           gboolean         first,
           gboolean         mirrored)
{
  gboolean approximate = (claim->flags & KZRU_EDTF_FLAG_APPROXIMATE) != 0;
  double radius = KZRU_DOT_RADIUS_EM * brush->em;

  if (claim->n_segments == 0)
    return;

  if (!approximate && claim->segments[claim->n_segments - 1].right - claim->segments[0].left < 2.5 * radius)
    {
      draw_block (brush, claim, first);
      return;
    }

  for (guint i = 0; i < claim->n_segments; i++)
    {
      draw_bar (brush, &claim->segments[i], first);
      draw_underline (brush, &claim->segments[i], approximate);
    }

  draw_end (brush, approximate && claim->left == KZRU_MARK_END_SHARP ? KZRU_MARK_END_NONE : claim->left,
            claim->segments[0].left, claim->segments[0].left_certainty, -1);
  draw_end (brush, approximate && claim->right == KZRU_MARK_END_SHARP ? KZRU_MARK_END_NONE : claim->right,
            claim->segments[claim->n_segments - 1].right,
            claim->segments[claim->n_segments - 1].right_certainty, 1);

  if (claim->flags & KZRU_EDTF_FLAG_UNCERTAIN)
    draw_dot (brush, claim->anchor + (mirrored ? -radius : radius), claim->flags, first);
}

static void
draw_claim (const Brush     *brush,
            const KzruClaim *claim,
            gboolean         first,
            gboolean         mirrored)
{
  if (claim->shape == KZRU_MARK_SPAN)
    {
      draw_span (brush, claim, first, mirrored);
      return;
    }

  for (guint i = 0; i < claim->n_segments; i++)
    draw_underline (brush, &claim->segments[i], (claim->flags & KZRU_EDTF_FLAG_APPROXIMATE) != 0);

  if (!claim->wide || (claim->flags & (KZRU_EDTF_FLAG_APPROXIMATE | KZRU_EDTF_FLAG_UNCERTAIN)) != 0)
    {
      draw_dot (brush, claim->anchor, claim->flags, first);
      return;
    }

  if (claim->n_segments > 0)
    {
      draw_bracket (brush, claim->left, claim->segments[0].left);
      draw_bracket (brush, claim->right, claim->segments[claim->n_segments - 1].right);
    }
}

/* Claims that differ are joined: it is one event. */
static void
draw_joints (const Brush    *brush,
             const KzruMark *mark)
{
  double radius = KZRU_DOT_RADIUS_EM * brush->em;

  for (guint i = 1; i < mark->n_claims; i++)
    {
      double left = MIN (mark->claims[0].anchor, mark->claims[i].anchor) + radius;
      double right = MAX (mark->claims[0].anchor, mark->claims[i].anchor) - radius;

      draw_dotted_line (brush,
                        MAX (left, mark->box.x), MIN (right, mark->box.x + mark->box.width),
                        brush->underline + UNDERLINE_EM * brush->em / 2, &brush->color);
    }
}

/* Dates that disagree may lie too far apart for their row. One of them stands alone
 * then, but not as if it was the only one: a ring is around it, or before the bar that
 * is too long for that. */
static void
draw_more (const Brush     *brush,
           const KzruClaim *claim,
           gboolean         mirrored)
{
  double radius = (KZRU_DOT_RADIUS_EM + MORE_GAP_EM) * brush->em;
  double width = 0;
  double x = claim->anchor;

  if (claim->shape == KZRU_MARK_SPAN && claim->n_segments > 0)
    width = claim->segments[claim->n_segments - 1].right - claim->segments[0].left;

  if (width > 2 * radius)
    {
      radius = MORE_GAP_EM * brush->em;
      x += mirrored ? radius : -radius;
    }
  else if (width > 0)
    {
      radius += MORE_GAP_EM / 2 * brush->em; /* a block has corners */
      x = claim->segments[0].left + width / 2;
    }

  draw_ring (brush, x, radius, MORE_EM * brush->em);
}

static void
draw_light (const Brush  *brush,
            KzruMarkLight light)
{
  const KzruPainterClass *klass = brush->painter->klass;
  const KzruTimelineStyle *style = brush->style;
  double pad = 0.3 * brush->em;
  double radius = 0.35 * brush->em;
  KzruBox box = {
    brush->box->x - pad, brush->box->y, brush->box->width + 2 * pad, brush->box->height,
  };

  if (light & KZRU_MARK_LIGHT_SELECTED)
    {
      klass->fill (brush->painter, &box, radius, &style->accent_wash);
      klass->stroke (brush->painter, &box, radius, style->high_contrast ? 2 : 1, &style->accent);
    }
  else if (light & KZRU_MARK_LIGHT_TIED)
    klass->fill (brush->painter, &box, radius, &style->accent_wash);

  if ((light & KZRU_MARK_LIGHT_HOVERED) && !(light & KZRU_MARK_LIGHT_SELECTED))
    {
      klass->fill (brush->painter, &box, radius, &style->hover_wash);
      if (style->high_contrast)
        klass->stroke (brush->painter, &box, radius, 1, &style->foreground);
    }

  if (light & KZRU_MARK_LIGHT_FOCUSED)
    {
      KzruBox ring = { box.x - 2, box.y - 1, box.width + 4, box.height + 2 };

      klass->stroke (brush->painter, &ring, radius + 2, 2, &style->accent);
    }
}

/**
 * kzru_mark_paint:
 * @layout: the layout that the mark is of
 * @style: the colours
 * @mark: the mark
 * @color: the colour of its lane
 * @light: how it stands out
 * @painter: a painter
 *
 * Draws an event.
 */
void
kzru_mark_paint (KzruTimelineLayout      *layout,
                 const KzruTimelineStyle *style,
                 const KzruMark          *mark,
                 const GdkRGBA           *color,
                 KzruMarkLight            light,
                 KzruPainter             *painter)
{
  double em = kzru_timeline_layout_get_em (layout);
  gboolean faded = (light & KZRU_MARK_LIGHT_FADED) != 0;
  /* What is selected is read, wherever it lies. */
  GdkRGBA ink = faded && !(light & KZRU_MARK_LIGHT_SELECTED) ? kzru_timeline_style_fade (style, &style->foreground)
                                                             : style->foreground;
  Brush brush = {
    .painter = painter,
    .style = style,
    .box = &mark->box,
    .label = &mark->label,
    .color = faded ? kzru_timeline_style_fade (style, color) : *color,
    .question = kzru_timeline_layout_get_question (layout),
    .em = em,
    .middle = mark->box.y + mark->box.height / 2,
    .underline = mark->box.y + mark->box.height - UNDERLINE_EM * em,
  };

  draw_light (&brush, light);
  draw_joints (&brush, mark);
  for (guint i = 0; i < mark->n_claims; i++)
    draw_claim (&brush, &mark->claims[i], i == 0, kzru_timeline_layout_is_mirrored (layout));
  if (mark->has_more)
    draw_more (&brush, &mark->claims[0], kzru_timeline_layout_is_mirrored (layout));
  kzru_painter_draw_text (painter, mark->label.layout, mark->label.box.x, mark->label.box.y, &ink);
}
