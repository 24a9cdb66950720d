/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-calendar.h"
#include "model/kzru-job.h"
#include "model/kzru-lanes.h"
#include "widgets/kzru-claim.h"
#include "widgets/kzru-timeline-painter.h"
#include "widgets/kzru-timeline.h"

G_BEGIN_DECLS

/* What one step of a key or a click zooms by. */
#define KZRU_TIMELINE_ZOOM_STEP 1.6

/**
 * KzruTimelineGrab:
 * @KZRU_TIMELINE_GRAB_VIEW: all of it: dragging pans
 * @KZRU_TIMELINE_GRAB_RANGE: a new range of time
 * @KZRU_TIMELINE_GRAB_RANGE_START: the start of the range
 * @KZRU_TIMELINE_GRAB_RANGE_END: its end
 * @KZRU_TIMELINE_GRAB_PLAYHEAD: the playhead
 *
 * What a drag moves.
 */
typedef enum
{
  KZRU_TIMELINE_GRAB_VIEW,
  KZRU_TIMELINE_GRAB_RANGE,
  KZRU_TIMELINE_GRAB_RANGE_START,
  KZRU_TIMELINE_GRAB_RANGE_END,
  KZRU_TIMELINE_GRAB_PLAYHEAD,
} KzruTimelineGrab;

/**
 * KzruTimelineSpot:
 * @record: an event, or `G_MAXUINT`
 * @head: a lane whose head it is, or `G_MAXUINT`
 * @lane: the lane that a count stands in, or `G_MAXUINT` for no count
 * @span: when the events of the count were
 * @passing: whether they began out of sight
 * @instant: the time there, in s
 *
 * What the pointer or the keyboard is on.
 */
typedef struct
{
  guint    record;
  guint    head;
  guint    lane;
  KzruSpan span;
  gboolean passing;
  double   instant;
} KzruTimelineSpot;

struct _KzruTimeline
{
  KzruPane parent_instance;

  /* State. */
  double start; /* s; what is shown, more exactly than the view state has it */
  double end;   /* s */
  double share_start; /* s; what was shown when the view last came to rest */
  double share_end;   /* s */
  gboolean publishing;
  gboolean moving; /* since the view last came to rest, another time is shown */
  gboolean layout_valid;
  gboolean lanes_moved; /* since children were given their places */
  int width; /* px; of the layout */
  int height;
  double pointer_x; /* px; where the pointer was last seen */
  double pointer_y;

  /* Movement. */
  guint tick_id;
  gint64 movement_start; /* µs */
  gint64 movement_length; /* µs; 0 while gliding */
  gint64 last_frame; /* µs */
  KzruScale from;
  KzruScale to;
  double velocity; /* px/s; of a glide */
  KzruTimelineLayout *settling_from; /* owned; while rows move to their places */
  gint64 settling_start; /* µs */
  guint settling_id;
  KzruScale grabbed; /* where the view was when a drag or a pinch began */
  double grabbed_y;
  KzruTimelineGrab grab;
  double grab_x; /* px; where a drag began */
  double grab_anchor; /* s; the instant that stays while a range is dragged */
  gboolean range_backwards; /* whether keys last moved the start of the range */

  /* The playhead. */
  gboolean playing;
  guint play_id;
  guint step_id;
  gint64 last_played; /* µs */
  double play_instant; /* s */

  KzruViewState *view_state; /* borrowed from the pane */

  /* Owned references. */
  GSignalGroup *history_signals;
  KzruEventTable *table;
  KzruTimelineLayout *layout;
  KzruShownTally *tally; /* of what is within the range, or the one before; NULL if that is not known */
  KzruJob *tallying;     /* NULL if nothing is counted */
  gboolean is_tallied;   /* whether it is, or will be, as the range is now */
  KzruLanes *lanes;
  KzruLaneMode lanes_mode;        /* how @lanes divide */
  gboolean is_stale;              /* whether other events are to be shown than are */
  KzruJob *dividing; /* NULL if nothing is under way */
  GPtrArray *calendars; /* of KzruCalendar */
  GtkAdjustment *scroll;
  KzruShapeCache *shapes;
  guint sync_id;
  guint titles_id; /* while titles are set that frames have no time for */

  /* Children. */
  GtkWidget *scrollbar;
  GPtrArray *marks; /* of KzruEventMark, borrowed */
  GPtrArray *heads; /* of KzruLaneHead, borrowed */
  GPtrArray *count_marks; /* of KzruCountMark, borrowed, as the counts are from left to right */
  GtkWidget *menu;    /* NULL until it is opened, as is the next */
  GtkWidget *records;

  KzruTimelineSpot spot; /* what the menu is about */
  GtkWidget *menu_from;  /* weak; the child that had the focus before it */

  guint cursor_lane; /* the lane that the arrow keys have led to */

  /* Where a lane that is dragged would go. */
  double drop_y;       /* px of the content; negative for nowhere */
  guint drop_before;
};

/* kzru-timeline-frame.c */
KzruTimelineLayout *kzru_timeline_ensure_layout   (KzruTimeline    *self);
KzruTimelineLayout *kzru_timeline_ensure_size     (KzruTimeline    *self);
void                kzru_timeline_follow_frames   (KzruTimeline    *self);
void                kzru_timeline_unfollow_frames (KzruTimeline    *self);
void                kzru_timeline_invalidate      (KzruTimeline    *self);
guint               kzru_timeline_get_selected_row (KzruTimeline   *self);

/* kzru-timeline.c */
char               *kzru_timeline_dup_date        (KzruTimeline    *self,
                                                   guint            record,
                                                   guint            calendar,
                                                   guint            claim);

gboolean            kzru_timeline_is_mirrored     (KzruTimeline    *self);

/* kzru-timeline-table.c */
void                kzru_timeline_clear_table     (KzruTimeline    *self);
void                kzru_timeline_update_table    (KzruTimeline    *self);
void                kzru_timeline_found_changed   (KzruTimeline    *self);
void                kzru_timeline_lane_mode_changed (KzruTimeline  *self);
void                kzru_timeline_give_up         (KzruPane        *pane);

/* kzru-timeline-snapshot.c */
void                kzru_timeline_paint           (GtkWidget       *widget,
                                                   GtkSnapshot     *snapshot);

/* kzru-timeline-motion.c */
KzruScaleLimits     kzru_timeline_get_limits      (KzruTimeline    *self);
KzruScale           kzru_timeline_get_scale       (KzruTimeline    *self);
void                kzru_timeline_set_scale       (KzruTimeline    *self,
                                                   const KzruScale *scale);
void                kzru_timeline_move_to         (KzruTimeline    *self,
                                                   const KzruScale *scale);
void                kzru_timeline_glide           (KzruTimeline    *self,
                                                   double           velocity);
void                kzru_timeline_stop            (KzruTimeline    *self);
void                kzru_timeline_set_time        (KzruTimeline    *self,
                                                   double           start,
                                                   double           end);
void                kzru_timeline_settle          (KzruTimeline    *self);
double              kzru_timeline_get_settled     (KzruTimeline    *self);
KzruScale           kzru_timeline_get_goal        (KzruTimeline    *self);

/* kzru-timeline-travel.c */
void                kzru_timeline_zoom_about      (KzruTimeline    *self,
                                                   double           px,
                                                   double           factor,
                                                   gboolean         at_once);
void                kzru_timeline_pan             (KzruTimeline    *self,
                                                   double           px,
                                                   gboolean         at_once);
void                kzru_timeline_scroll_to       (KzruTimeline    *self,
                                                   const KzruBox   *box);
void                kzru_timeline_reveal          (KzruTimeline    *self,
                                                   guint            record);
void                kzru_timeline_reveal_instant  (KzruTimeline    *self,
                                                   double           instant);

/* kzru-timeline-range.c */
void                kzru_timeline_paint_shade     (KzruTimeline    *self,
                                                   const KzruTimelineStyle *style,
                                                   KzruPainter     *painter);
void                kzru_timeline_paint_time      (KzruTimeline    *self,
                                                   const KzruTimelineStyle *style,
                                                   KzruPainter     *painter);
void                kzru_timeline_paint_handles   (KzruTimeline    *self,
                                                   const KzruTimelineStyle *style,
                                                   KzruPainter     *painter);
double              kzru_timeline_get_instant     (KzruTimeline    *self,
                                                   double           x);
KzruTimelineGrab    kzru_timeline_find_grab       (KzruTimeline    *self,
                                                   double           x,
                                                   double           y);
double              kzru_timeline_get_anchor      (KzruTimeline    *self,
                                                   KzruTimelineGrab grab,
                                                   double           x);
void                kzru_timeline_select_range    (KzruTimeline    *self,
                                                   double           anchor,
                                                   double           focus);
void                kzru_timeline_set_range_end   (KzruTimeline    *self,
                                                   gboolean         at_end);
void                kzru_timeline_extend_range    (KzruTimeline    *self,
                                                   gboolean         later);
void                kzru_timeline_step_playhead   (KzruTimeline    *self,
                                                   gboolean         later);

/* kzru-timeline-within.c */
gboolean            kzru_timeline_is_within       (KzruTimeline    *self,
                                                   guint            record);
void                kzru_timeline_forget_tally    (KzruTimeline    *self);
gboolean            kzru_timeline_is_tallied      (KzruTimeline    *self);
guint               kzru_timeline_count_within    (KzruTimeline    *self,
                                                   const KzruCount *count);
void                kzru_timeline_range_changed   (KzruTimeline    *self);
char               *kzru_timeline_dup_name_within (KzruTimeline    *self,
                                                   guint            record,
                                                   const char      *name);
char               *kzru_timeline_dup_count_within (KzruTimeline   *self,
                                                   const KzruCount *count,
                                                   const char      *name);

/* kzru-timeline-player.c */
void                kzru_timeline_playhead_moved  (KzruTimeline    *self);

/* kzru-timeline-input.c */
void                kzru_timeline_scroll          (KzruTimeline    *self,
                                                   double           dx,
                                                   double           dy,
                                                   gboolean         smooth,
                                                   GdkModifierType  state);
void                kzru_timeline_add_controllers (KzruTimeline    *self);
void                kzru_timeline_update_hover    (KzruTimeline    *self);

/* kzru-timeline-keys.c */
void                kzru_timeline_class_add_keys  (GtkWidgetClass  *widget_class);
gboolean            kzru_timeline_enter_lane      (KzruTimeline    *self,
                                                   guint            lane);

/* kzru-timeline-lanes.c */
void                kzru_timeline_sync_heads      (KzruTimeline    *self);
void                kzru_timeline_allocate_heads  (KzruTimeline    *self);
void                kzru_timeline_snapshot_heads  (KzruTimeline    *self,
                                                   const KzruTimelineStyle *style,
                                                   GtkSnapshot     *snapshot);
gboolean            kzru_timeline_focus_head      (KzruTimeline    *self);
gboolean            kzru_timeline_focus_head_of   (KzruTimeline    *self,
                                                   guint            lane);
gboolean            kzru_timeline_is_lane_collapsed (KzruTimeline  *self,
                                                   guint            lane);
void                kzru_timeline_move_lane       (KzruTimeline    *self,
                                                   guint            lane,
                                                   int              step);
void                kzru_timeline_show_lane_of    (KzruTimeline    *self,
                                                   guint            record);
guint               kzru_timeline_find_head_lane  (KzruTimeline    *self,
                                                   double           x,
                                                   double           y);

/* kzru-timeline-menu.c */
void                kzru_timeline_class_add_menu  (GtkWidgetClass  *widget_class);
void                kzru_timeline_spot_init       (KzruTimelineSpot *spot,
                                                   double           instant);
void                kzru_timeline_spot_set_count  (KzruTimelineSpot *spot,
                                                   const KzruCount *count);
void                kzru_timeline_open_menu       (KzruTimeline    *self,
                                                   const KzruTimelineSpot *spot,
                                                   const GdkRectangle *at);

/* kzru-timeline-open.c */
gboolean            kzru_timeline_zooms_to_count  (KzruTimeline    *self,
                                                   const KzruCount *count);
void                kzru_timeline_list_count      (KzruTimeline    *self,
                                                   const KzruCount *count);
void                kzru_timeline_open_count      (KzruTimeline    *self,
                                                   const KzruCount *count);
void                kzru_timeline_open_count_by_key (KzruTimeline  *self,
                                                   const KzruCount *count);
char               *kzru_timeline_dup_count_name  (KzruTimeline    *self,
                                                   const KzruCount *count);
char               *kzru_timeline_dup_count_tip   (KzruTimeline    *self,
                                                   const KzruCount *count);

/* kzru-timeline-count-marks.c */
void                kzru_timeline_sync_counts     (KzruTimeline    *self);
void                kzru_timeline_allocate_counts (KzruTimeline    *self);
gboolean            kzru_timeline_focus_count     (KzruTimeline    *self);
const KzruCount    *kzru_timeline_find_count_at   (KzruTimeline    *self,
                                                   guint            lane,
                                                   KzruSpan         span,
                                                   gboolean         passing);
const KzruCount    *kzru_timeline_find_focused_count (KzruTimeline *self);

/* kzru-timeline-marks.c */
void                kzru_timeline_sync_marks      (KzruTimeline    *self);
void                kzru_timeline_queue_sync      (KzruTimeline    *self);
void                kzru_timeline_allocate_marks  (KzruTimeline    *self);
GtkWidget          *kzru_timeline_get_mark_widget (KzruTimeline    *self,
                                                   guint            record);
gboolean            kzru_timeline_focus_mark      (KzruTimeline    *self);

G_END_DECLS
