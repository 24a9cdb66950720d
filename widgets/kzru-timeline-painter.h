/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "widgets/kzru-shape-cache.h"
#include "widgets/kzru-timeline-layout.h"
#include "widgets/kzru-timeline-style.h"

G_BEGIN_DECLS

typedef struct _KzruPainter KzruPainter;

/**
 * KzruPainterClass:
 * @fill: fills a box with rounded corners
 * @stroke: draws along the inside of a box with rounded corners
 * @ramp: fills a box with a colour that changes evenly from left to right
 * @line: draws a straight line with flat ends
 * @text: draws a text with the upper left corner of its layout at a point
 * @push_clip: keeps what follows within a box
 * @pop_clip: ends the last clip
 *
 * All that is needed to draw a timeline.
 */
typedef struct
{
  void (*fill)      (KzruPainter   *self,
                     const KzruBox *box,
                     double         radius,
                     const GdkRGBA *color);
  void (*stroke)    (KzruPainter   *self,
                     const KzruBox *box,
                     double         radius,
                     double         line_width,
                     const GdkRGBA *color);
  void (*ramp)      (KzruPainter   *self,
                     const KzruBox *box,
                     const GdkRGBA *left,
                     const GdkRGBA *right);
  void (*line)      (KzruPainter   *self,
                     double         x0,
                     double         y0,
                     double         x1,
                     double         y1,
                     double         line_width,
                     const GdkRGBA *color);
  void (*text)      (KzruPainter   *self,
                     PangoLayout   *layout,
                     double         x,
                     double         y,
                     const GdkRGBA *color);
  void (*push_clip) (KzruPainter   *self,
                     const KzruBox *box);
  void (*pop_clip)  (KzruPainter   *self);
} KzruPainterClass;

struct _KzruPainter
{
  const KzruPainterClass *klass;
  gpointer                target; /* a GtkSnapshot or a cairo_t, borrowed */
  KzruShapeCache         *shapes; /* (nullable): for small boxes on the screen, borrowed */
};

KzruPainter kzru_painter_for_snapshot (GtkSnapshot    *snapshot);
KzruPainter kzru_painter_for_screen   (GtkSnapshot    *snapshot,
                                       KzruShapeCache *shapes);
KzruPainter kzru_painter_for_cairo    (cairo_t        *cr);

/**
 * KzruMarkLight:
 *
 * In which ways a mark stands out, or back.
 */
typedef enum
{
  KZRU_MARK_LIGHT_NONE     = 0,
  KZRU_MARK_LIGHT_HOVERED  = 1 << 0,
  KZRU_MARK_LIGHT_SELECTED = 1 << 1,
  KZRU_MARK_LIGHT_FOCUSED  = 1 << 2,
  KZRU_MARK_LIGHT_TIED     = 1 << 3, /* belongs to what is selected */
  KZRU_MARK_LIGHT_FADED    = 1 << 4, /* stands back, since a filter does not let it pass */
} KzruMarkLight;

/**
 * KzruTimelineLights:
 * @light_mark: (nullable): says how a mark stands out
 * @light_count: (nullable): says how a count does
 * @user_data: passed to both
 *
 * What stands out of a timeline, and what stands back.
 */
typedef struct
{
  KzruMarkLight (*light_mark)  (const KzruMark  *mark,
                                gpointer         user_data);
  KzruMarkLight (*light_count) (const KzruCount *count,
                                gpointer         user_data);
  gpointer      user_data;
} KzruTimelineLights;

/* Axis and lanes apart, since the lanes scroll under the axis. */
void kzru_timeline_paint_axis  (KzruTimelineLayout      *layout,
                                const KzruTimelineStyle *style,
                                KzruPainter             *painter);
void kzru_timeline_paint_lanes (KzruTimelineLayout      *layout,
                                const KzruTimelineStyle *style,
                                const KzruTimelineLights *lights,
                                KzruExtent               seen,
                                KzruPainter             *painter);

/* The parts of the lanes, for what shows a piece of them. */
void kzru_timeline_paint_lane  (KzruTimelineLayout      *layout,
                                const KzruTimelineStyle *style,
                                const KzruLane          *lane,
                                gboolean                 banded,
                                KzruPainter             *painter);
void kzru_timeline_paint_grid  (KzruTimelineLayout      *layout,
                                const KzruTimelineStyle *style,
                                KzruPainter             *painter);
void kzru_timeline_paint_count (const KzruTimelineStyle *style,
                                const KzruCount         *count,
                                const GdkRGBA           *color,
                                KzruMarkLight            light,
                                KzruPainter             *painter);

/* Both, for a picture that does not scroll. */
void kzru_timeline_paint_cairo (KzruTimelineLayout      *layout,
                                const KzruTimelineStyle *style,
                                cairo_t                 *cr);

G_END_DECLS
