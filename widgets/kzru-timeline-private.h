/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-calendar.h"
#include "widgets/kzru-timeline-painter.h"
#include "widgets/kzru-timeline.h"

G_BEGIN_DECLS

/* What one step of a key or a click zooms by. */
#define KZRU_TIMELINE_ZOOM_STEP 1.6

struct _KzruTimeline
{
  GtkWidget parent_instance;

  /* State. */
  double start; /* s; what is shown, more exactly than the view state has it */
  double end;   /* s */
  double share_start; /* s; what was shown when the view last came to rest */
  double share_end;   /* s */
  gboolean publishing;
  gboolean layout_valid;
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

  /* Owned references. */
  KzruViewState *view_state;
  GSignalGroup *view_state_signals;
  KzruEventTable *table;
  KzruTimelineLayout *layout;
  GPtrArray *calendars; /* of KzruCalendar */
  GtkAdjustment *scroll;
  guint sync_id;

  /* Children. */
  GtkWidget *scrollbar;
  GPtrArray *marks; /* of KzruEventMark, borrowed */
};

/* kzru-timeline.c */
KzruTimelineLayout *kzru_timeline_ensure_layout   (KzruTimeline    *self);
KzruTimelineLayout *kzru_timeline_ensure_size     (KzruTimeline    *self);
void                kzru_timeline_invalidate      (KzruTimeline    *self);
char               *kzru_timeline_dup_date        (KzruTimeline    *self,
                                                   guint            record,
                                                   guint            calendar,
                                                   guint            claim);

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
void                kzru_timeline_zoom_about      (KzruTimeline    *self,
                                                   double           px,
                                                   double           factor,
                                                   gboolean         at_once);
void                kzru_timeline_pan             (KzruTimeline    *self,
                                                   double           px,
                                                   gboolean         at_once);
void                kzru_timeline_reveal          (KzruTimeline    *self,
                                                   guint            record);

/* kzru-timeline-input.c */
void                kzru_timeline_add_controllers (KzruTimeline    *self);
void                kzru_timeline_update_hover    (KzruTimeline    *self);

/* kzru-timeline-keys.c */
void                kzru_timeline_class_add_keys  (GtkWidgetClass  *widget_class);

/* kzru-timeline-marks.c */
void                kzru_timeline_sync_marks      (KzruTimeline    *self);
void                kzru_timeline_queue_sync      (KzruTimeline    *self);
void                kzru_timeline_allocate_marks  (KzruTimeline    *self);
GtkWidget          *kzru_timeline_get_mark_widget (KzruTimeline    *self,
                                                   guint            record);
gboolean            kzru_timeline_focus_mark      (KzruTimeline    *self);

G_END_DECLS
