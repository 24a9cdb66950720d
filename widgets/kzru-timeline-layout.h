/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pango.h>

#include "model/kzru-atlas.h"
#include "model/kzru-event-table.h"
#include "model/kzru-lane-packer.h"
#include "model/kzru-scale.h"
#include "model/kzru-shown-tally.h"
#include "model/kzru-ticks.h"

G_BEGIN_DECLS

/* The timeline as plain geometry: where each tick, lane, mark, label and count
 * stands, with no drawing and no widget. Screen, paper, picking, keyboard and
 * accessibility all read the same boxes.
 *
 * Lengths are in the units of the Pango context's fonts: px on screen, points on
 * paper. The origin is the upper left corner, whichever way time runs. Lanes are
 * laid out as if they had all the height they need; what scrolls is the caller's
 * affair. */

/* The least time that fills the window. */
#define KZRU_TIMELINE_MIN_DURATION (2.0 * 3600) /* s */

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} KzruBox;

static inline gboolean
kzru_box_contains (const KzruBox *self,
                   double         x,
                   double         y)
{
  return x >= self->x && x < self->x + self->width &&
         y >= self->y && y < self->y + self->height;
}

static inline gboolean
kzru_box_intersects (const KzruBox *a,
                     const KzruBox *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width &&
         a->y < b->y + b->height && b->y < a->y + a->height;
}

/**
 * KzruText:
 * @layout: (nullable): the text, set
 * @box: where it stands
 *
 * A text in its place. Draw the layout so that its logical rectangle fills @box.
 */
typedef struct
{
  PangoLayout *layout;
  KzruBox      box;
} KzruText;

/**
 * KzruTickMark:
 * @x: where it stands
 * @calendar: which row of the axis it is of
 * @level: how much it stands out
 * @label: what it says; its layout is %NULL if there is no room to say it
 */
typedef struct
{
  double        x;
  guint         calendar;
  KzruTickLevel level;
  KzruText      label;
} KzruTickMark;

typedef struct
{
  guint    theme;
  guint32  rgb;    /* 0xRRGGBB */
  KzruBox  box;    /* with its title, from edge to edge */
  KzruText title;
  KzruText number; /* of the events that it holds back; with no layout unless it is collapsed */
} KzruLane;

/**
 * KzruMarkShape:
 * @KZRU_MARK_POINT: a moment; the segments say when it may have been
 * @KZRU_MARK_SPAN: something that lasted; the segments are its bar
 */
typedef enum
{
  KZRU_MARK_POINT,
  KZRU_MARK_SPAN,
} KzruMarkShape;

/**
 * KzruMarkEnd:
 * @KZRU_MARK_END_NONE: fades out, or lies outside of what is laid out
 * @KZRU_MARK_END_SHARP: known
 * @KZRU_MARK_END_OPEN: goes on
 * @KZRU_MARK_END_UNKNOWN: there is an end, but nobody says when
 */
typedef enum
{
  KZRU_MARK_END_NONE,
  KZRU_MARK_END_SHARP,
  KZRU_MARK_END_OPEN,
  KZRU_MARK_END_UNKNOWN,
} KzruMarkEnd;

/* A stretch over which certainty changes evenly, from 0 (impossible) to 1. */
typedef struct
{
  double left;
  double right;
  double left_certainty;
  double right_certainty;
} KzruMarkSegment;

#define KZRU_CLAIM_MAX_SEGMENTS 3

/**
 * KzruClaim:
 * @shape: what it is
 * @flags: in which ways it is vague
 * @anchor: where its dot stands, or its bar starts
 * @wide: whether it is a moment anywhere in a wide range, which has no dot
 * @left: how the end at the left is
 * @right: how the end at the right is
 *
 * One claim of when an event was, as it is drawn.
 */
typedef struct
{
  KzruMarkShape   shape;
  KzruEdtfFlags   flags;
  double          anchor;
  gboolean        wide;
  KzruMarkEnd     left;
  KzruMarkEnd     right;
  KzruMarkSegment segments[KZRU_CLAIM_MAX_SEGMENTS];
  guint           n_segments;
} KzruClaim;

/**
 * KzruMark:
 * @row: the event's row in the table
 * @record: the event's place in the atlas
 * @lane: the lane that it stands in
 * @box: all that belongs to it: for picking, focus and accessibility
 * @claims: (array length=n_claims): the claims, the one shown first
 * @has_more: whether there are claims that have no room in its row
 * @label: its title
 * @ellipsized: whether the title is cut short
 */
typedef struct
{
  guint      row;
  guint      record;
  guint      lane;
  KzruBox    box;
  KzruClaim *claims;
  guint      n_claims;
  gboolean   has_more;
  KzruText   label;
  gboolean   ellipsized;
} KzruMark;

/**
 * KzruCount:
 * @lane: the lane that it stands in
 * @n: how many events it stands for
 * @span: when they were; of what is under way, when the first and the last began
 * @passing: whether they are not counted where they began, which is out of sight, but
 *   are under way where the window starts
 * @box: where it is
 * @label: the number
 *
 * Events that there is no room for.
 */
typedef struct
{
  guint    lane;
  guint    n;
  KzruSpan span;
  gboolean passing;
  KzruBox  box;
  KzruText label;
} KzruCount;

/**
 * KzruTimelineParams:
 * @table: the events
 * @atlas: (nullable): the atlas, for the names and colours of its themes
 * @lanes: (nullable): what the lanes of @table are; themes if %NULL
 * @start: the first instant to show, in seconds
 * @end: the last one, in seconds
 * @share_start: lanes get their rows by what they need from here, in seconds
 * @share_end: to here; the same as @start and @end unless the window is being moved
 * @width: of all
 * @height: of all; lanes use what there is before they ask for more
 * @context: for fonts; not changed
 * @languages: (array zero-terminated=1): BCP 47 tags; digits are those of the first
 * @calendars: (array length=n_calendars): what the axis is marked with, from top to bottom
 * @n_calendars: how many calendars there are
 * @mirrored: whether time runs from right to left
 * @pinned: a row that must have its mark, or `KZRU_EVENT_TABLE_NO_ROW`
 * @moving: whether more such layouts are about to follow, at other times: then the
 *   edge of the window may cut through a title, rather than that it is set anew, and
 *   only some of the titles that come into view are set at once
 * @seen_top: when @moving, titles are set from here on: nobody sees the others before
 *   all are set; of very many lanes only those near to it are filled, moving or not
 * @seen_bottom: to here; 0 for all
 * @fit_height: whether lanes have to do with @height, whatever they need (paper)
 * @sheet_width: the width of what is seen of it at once, beside which the titles of
 *   lanes have to fit; 0 for @width
 *
 * What a layout is made from.
 */
typedef struct
{
  KzruEventTable     *table;
  KzruAtlas          *atlas;
  KzruLanes          *lanes;
  double              start; /* s */
  double              end;   /* s */
  double              share_start; /* s */
  double              share_end;   /* s */
  double              width;
  double              height;
  PangoContext       *context;
  const char * const *languages;
  KzruCalendar      **calendars;
  guint               n_calendars;
  gboolean            mirrored;
  guint               pinned;
  gboolean            moving;
  double              seen_top;
  double              seen_bottom;
  gboolean            fit_height;
  double              sheet_width;
} KzruTimelineParams;

typedef struct _KzruTimelineLayout KzruTimelineLayout;

#define KZRU_TYPE_TIMELINE_LAYOUT (kzru_timeline_layout_get_type ())
GType kzru_timeline_layout_get_type (void) G_GNUC_CONST;

KzruTimelineLayout *kzru_timeline_layout_new           (const KzruTimelineParams *params,
                                                        KzruTimelineLayout       *previous) G_GNUC_WARN_UNUSED_RESULT;
void                kzru_timeline_layout_blend         (KzruTimelineLayout       *self,
                                                        KzruTimelineLayout       *from,
                                                        double                    t);
KzruTimelineLayout *kzru_timeline_layout_ref           (KzruTimelineLayout       *self);
void                kzru_timeline_layout_unref         (KzruTimelineLayout       *self);

KzruEventTable     *kzru_timeline_layout_get_table     (KzruTimelineLayout       *self);
const KzruScale    *kzru_timeline_layout_get_scale     (KzruTimelineLayout       *self);
KzruBox             kzru_timeline_layout_get_chart     (KzruTimelineLayout       *self);
double              kzru_timeline_layout_get_axis_height (KzruTimelineLayout     *self);
double              kzru_timeline_layout_get_height    (KzruTimelineLayout       *self);
gboolean            kzru_timeline_layout_set_wanted_title (KzruTimelineLayout    *self);
gboolean            kzru_timeline_layout_is_filled     (KzruTimelineLayout       *self,
                                                        double                    top,
                                                        double                    bottom);
double              kzru_timeline_layout_get_em        (KzruTimelineLayout       *self);
gboolean            kzru_timeline_layout_is_mirrored   (KzruTimelineLayout       *self);

PangoLayout        *kzru_timeline_layout_get_question  (KzruTimelineLayout       *self);

guint               kzru_timeline_layout_get_n_calendars (KzruTimelineLayout     *self);
const KzruText     *kzru_timeline_layout_get_names     (KzruTimelineLayout       *self,
                                                        guint                    *n);
const KzruTickMark *kzru_timeline_layout_get_ticks     (KzruTimelineLayout       *self,
                                                        guint                    *n);
const KzruLane     *kzru_timeline_layout_get_lanes     (KzruTimelineLayout       *self,
                                                        guint                    *n);
const KzruLane     *kzru_timeline_layout_find_lane     (KzruTimelineLayout       *self,
                                                        guint                     theme);
const KzruLane     *kzru_timeline_layout_find_lanes    (KzruTimelineLayout       *self,
                                                        KzruExtent                seen,
                                                        guint                    *n);
const KzruMark     *kzru_timeline_layout_get_marks     (KzruTimelineLayout       *self,
                                                        guint                    *n);
const KzruCount    *kzru_timeline_layout_get_counts    (KzruTimelineLayout       *self,
                                                        guint                    *n);

const KzruCount    *kzru_timeline_layout_find_count    (KzruTimelineLayout       *self,
                                                        guint                     lane,
                                                        gint64                    instant);
const KzruCount    *kzru_timeline_layout_find_count_of (KzruTimelineLayout       *self,
                                                        guint                     row);
void                kzru_timeline_layout_list_counted  (KzruTimelineLayout       *self,
                                                        const KzruCount          *count,
                                                        GArray                   *rows);
guint               kzru_timeline_layout_count_shown   (KzruTimelineLayout       *self,
                                                        const KzruCount          *count,
                                                        const KzruShownTally     *tally);
void                kzru_timeline_layout_find_counted  (KzruTimelineLayout       *self,
                                                        guint                    *counts);
const KzruMark     *kzru_timeline_layout_find_mark     (KzruTimelineLayout       *self,
                                                        guint                     record);
const KzruMark     *kzru_timeline_layout_pick_mark     (KzruTimelineLayout       *self,
                                                        double                    x,
                                                        double                    y);
const KzruCount    *kzru_timeline_layout_pick_count    (KzruTimelineLayout       *self,
                                                        double                    x,
                                                        double                    y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruTimelineLayout, kzru_timeline_layout_unref)

G_END_DECLS
