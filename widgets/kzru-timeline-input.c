/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline"

#include "config.h"

#include "widgets/kzru-timeline-private.h"

#include "model/kzru-certainty.h"
#include "model/kzru-relation-iter.h"
#include "model/kzru-terms.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The pointer: wheel and pinch zoom about it, dragging pans, a click selects an
 * event or opens a count, hovering lights up. */

#define WHEEL_FACTOR 1.3       /* a notch */
#define SMOOTH_PX_PER_NOTCH 30 /* of a touchpad that is told to zoom */
#define PAN_PX_PER_NOTCH 90
#define DOUBLE_CLICK_FACTOR 2.5
#define MIN_SWIPE 150          /* px/s; slower ones do not glide */
#define TIP_STRETCH 240        /* px; of a mark, for one tip */

/* From the widget's coordinates to those of lanes that are not scrolled. */
static double
get_content_y (KzruTimeline *self,
               double        y)
{
  if (y < kzru_timeline_layout_get_axis_height (self->layout))
    return y;

  return y + gtk_adjustment_get_value (self->scroll);
}

static const KzruMark *
pick_mark (KzruTimeline *self,
           double        x,
           double        y)
{
  if (self->view_state == NULL || kzru_timeline_ensure_layout (self) == NULL ||
      y < kzru_timeline_layout_get_axis_height (self->layout))
    return NULL;

  return kzru_timeline_layout_pick_mark (self->layout, x, get_content_y (self, y));
}

static const KzruCount *
pick_count (KzruTimeline *self,
            double        x,
            double        y)
{
  if (self->view_state == NULL || kzru_timeline_ensure_layout (self) == NULL ||
      y < kzru_timeline_layout_get_axis_height (self->layout))
    return NULL;

  return kzru_timeline_layout_pick_count (self->layout, x, get_content_y (self, y));
}

/* The position in the chart that a zoom goes about. */
static double
get_chart_px (KzruTimeline *self,
              double        x)
{
  KzruBox chart = kzru_timeline_layout_get_chart (self->layout);

  return CLAMP (x - chart.x, 0, chart.width);
}

static gboolean
is_in_chart (KzruTimeline *self,
             double        x)
{
  KzruBox chart = kzru_timeline_layout_get_chart (self->layout);

  return x >= chart.x && x < chart.x + chart.width;
}

static gboolean
is_ready (KzruTimeline *self)
{
  return self->view_state != NULL && kzru_timeline_ensure_size (self) != NULL;
}

static const char *
find_cursor (KzruTimeline *self,
             gboolean      clickable)
{
  if (self->layout != NULL && self->pointer_x >= 0
      && kzru_timeline_find_grab (self, self->pointer_x, self->pointer_y) != KZRU_TIMELINE_GRAB_VIEW)
    return "ew-resize";

  return clickable ? "pointer" : NULL;
}

/**
 * kzru_timeline_update_hover:
 * @self: a timeline
 *
 * Tells the view state what the pointer is over.
 */
void
kzru_timeline_update_hover (KzruTimeline *self)
{
  const KzruMark *mark = pick_mark (self, self->pointer_x, self->pointer_y);
  gboolean clickable = mark != NULL || pick_count (self, self->pointer_x, self->pointer_y) != NULL;

  if (self->view_state == NULL)
    return;

  kzru_view_state_hover (self->view_state,
                         mark != NULL ? (KzruRef) { KZRU_RECORD_EVENT, mark->record } : KZRU_REF_NONE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), find_cursor (self, clickable));
}

static void
motion_cb (KzruTimeline *self,
           double        x,
           double        y)
{
  self->pointer_x = x;
  self->pointer_y = y;
  if (self->tick_id == 0)
    kzru_timeline_update_hover (self);
}

static void
leave_cb (KzruTimeline *self)
{
  self->pointer_x = self->pointer_y = -1;
  if (self->view_state != NULL)
    kzru_view_state_hover (self->view_state, KZRU_REF_NONE);
}

static void
scroll_vertically (KzruTimeline *self,
                   double        px)
{
  gtk_adjustment_set_value (self->scroll, gtk_adjustment_get_value (self->scroll) + px);
}

/**
 * kzru_timeline_scroll:
 * @self: a timeline
 * @dx: how far to the right, in notches or px
 * @dy: how far down, likewise
 * @smooth: whether that is px of a touchpad, and not notches of a wheel
 * @state: the modifiers that are held
 *
 * Does what a wheel or a touchpad asks for. A wheel turns in notches and zooms,
 * since time is what there is most of. A touchpad moves what is under the fingers,
 * in both directions, and zooms with Ctrl.
 */
void
kzru_timeline_scroll (KzruTimeline    *self,
                      double           dx,
                      double           dy,
                      gboolean         smooth,
                      GdkModifierType  state)
{
  double px;

  if (!is_ready (self))
    return;

  px = get_chart_px (self, self->pointer_x);
  if ((state & GDK_SHIFT_MASK) && dx == 0)
    {
      dx = dy;
      dy = 0;
    }

  if (smooth && !(state & GDK_CONTROL_MASK))
    {
      scroll_vertically (self, dy);
      if (dx != 0)
        kzru_timeline_pan (self, -dx, TRUE);
    }
  else if (state & GDK_ALT_MASK)
    scroll_vertically (self, dy * PAN_PX_PER_NOTCH / 2);
  else if (dy != 0)
    kzru_timeline_zoom_about (self, px, pow (WHEEL_FACTOR, -dy / (smooth ? SMOOTH_PX_PER_NOTCH : 1)), smooth);
  else
    kzru_timeline_pan (self, -dx * PAN_PX_PER_NOTCH, FALSE);
}

static gboolean
scroll_cb (KzruTimeline             *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean smooth = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE;

  if (!is_ready (self))
    return GDK_EVENT_PROPAGATE;

  kzru_timeline_scroll (self, dx, dy, smooth, state);
  return GDK_EVENT_STOP;
}

static void
decelerate_cb (KzruTimeline *self,
               double        velocity_x,
               double        velocity_y)
{
  if (is_ready (self) && fabs (velocity_x) > MIN_SWIPE)
    kzru_timeline_glide (self, -velocity_x);
}

/* What a drag moves: with Shift, a new range of time starts where it begins. */
static KzruTimelineGrab
find_grab (KzruTimeline    *self,
           double           x,
           double           y,
           GdkModifierType  modifiers)
{
  KzruTimelineGrab grab = kzru_timeline_find_grab (self, x, y);

  if (grab == KZRU_TIMELINE_GRAB_VIEW && (modifiers & GDK_SHIFT_MASK) && is_in_chart (self, x))
    return KZRU_TIMELINE_GRAB_RANGE;
  return grab;
}

static void
drag_begin_cb (KzruTimeline   *self,
               double          x,
               double          y,
               GtkGestureDrag *gesture)
{
  if (!is_ready (self))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  kzru_timeline_stop (self);
  self->grabbed = kzru_timeline_get_scale (self);
  self->grabbed_y = gtk_adjustment_get_value (self->scroll);
  self->grab = find_grab (self, x, y,
                          gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)));
  self->grab_x = x;
  self->grab_anchor = kzru_timeline_get_anchor (self, self->grab, x);
}

/* Moves what was grabbed to where the pointer is now. */
static void
drag_to (KzruTimeline *self,
         double        offset_x,
         double        offset_y)
{
  double instant = kzru_timeline_get_instant (self, self->grab_x + offset_x);

  if (self->grab == KZRU_TIMELINE_GRAB_VIEW)
    {
      KzruScaleLimits limits = kzru_timeline_get_limits (self);
      KzruScale scale = kzru_scale_pan (&self->grabbed, offset_x, &limits);

      kzru_timeline_set_scale (self, &scale);
      gtk_adjustment_set_value (self->scroll, self->grabbed_y - offset_y);
    }
  else if (self->grab == KZRU_TIMELINE_GRAB_PLAYHEAD)
    kzru_view_state_set_playhead (self->view_state, kzru_instant_from_double (instant));
  else
    kzru_timeline_select_range (self, self->grab_anchor, instant);
}

static void
drag_update_cb (KzruTimeline   *self,
                double          offset_x,
                double          offset_y,
                GtkGestureDrag *gesture)
{
  if (!is_ready (self))
    return;

  if (gtk_gesture_get_sequence_state (GTK_GESTURE (gesture),
                                      gtk_gesture_get_last_updated_sequence (GTK_GESTURE (gesture))) !=
      GTK_EVENT_SEQUENCE_CLAIMED)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) offset_x, (int) offset_y))
        return;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->grab == KZRU_TIMELINE_GRAB_VIEW ? "grabbing"
                                                                                                : "ew-resize");
    }

  drag_to (self, offset_x, offset_y);
}

static void
drag_end_cb (KzruTimeline *self)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), NULL);
}

static void
swipe_cb (KzruTimeline *self,
          double        velocity_x,
          double        velocity_y)
{
  if (is_ready (self) && self->grab == KZRU_TIMELINE_GRAB_VIEW && fabs (velocity_x) > MIN_SWIPE)
    kzru_timeline_glide (self, velocity_x);
}

static void
zoom_begin_cb (KzruTimeline     *self,
               GdkEventSequence *sequence,
               GtkGesture       *gesture)
{
  if (!is_ready (self))
    return;

  kzru_timeline_stop (self);
  self->grabbed = kzru_timeline_get_scale (self);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
zoom_changed_cb (KzruTimeline   *self,
                 double          factor,
                 GtkGestureZoom *gesture)
{
  KzruScaleLimits limits;
  KzruScale scale;
  double x = self->pointer_x;
  double y;

  if (!is_ready (self))
    return;

  if (gtk_gesture_is_active (GTK_GESTURE (gesture)))
    gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  limits = kzru_timeline_get_limits (self);
  scale = kzru_scale_zoom (&self->grabbed, get_chart_px (self, x), factor, &limits);
  kzru_timeline_set_scale (self, &scale);
}

/* Moving the focus may have led to another layout: the count is looked for again. */
static void
open_count_at (KzruTimeline *self,
               double        x,
               double        y)
{
  const KzruCount *count = pick_count (self, x, y);

  if (count != NULL)
    kzru_timeline_open_count (self, count);
}

static void
click_cb (KzruTimeline    *self,
          int              n_press,
          double           x,
          double           y,
          GtkGestureClick *gesture)
{
  const KzruMark *mark = pick_mark (self, x, y);
  const KzruCount *count = pick_count (self, x, y);

  /* Heads of lanes are children of their own. */
  if (!is_ready (self) || kzru_timeline_find_head_lane (self, x, y) != G_MAXUINT)
    return;

  if (n_press == 2 && count == NULL)
    {
      kzru_timeline_zoom_about (self, get_chart_px (self, x), DOUBLE_CLICK_FACTOR, FALSE);
      return;
    }
  if (n_press != 1)
    return;

  if (y < kzru_timeline_layout_get_axis_height (self->layout) && is_in_chart (self, x))
    {
      kzru_view_state_set_playhead (self->view_state,
                                    kzru_instant_from_double (kzru_timeline_get_instant (self, x)));
      return;
    }

  if (count == NULL)
    kzru_view_state_select (self->view_state,
                            mark != NULL ? (KzruRef) { KZRU_RECORD_EVENT, mark->record } : KZRU_REF_NONE);

  if (!kzru_timeline_focus_mark (self))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  if (count != NULL)
    open_count_at (self, x, y);
}

static void
add_dates (KzruTimeline   *self,
           const KzruMark *mark,
           GString        *text)
{
  guint n_claims = kzru_event_table_get_columns (self->table)->n_claims[mark->row];

  for (guint i = 0; i < n_claims; i++)
    for (guint j = 0; j < self->calendars->len; j++)
      {
        g_autofree char *date = kzru_timeline_dup_date (self, mark->record, j, i);

        g_string_append_c (text, '\n');
        if (i > 0)
          /* Translators: %s is a date that another source gives for the same event. */
          g_string_append_printf (text, _("or, by another claim: %s"), date);
        else
          g_string_append (text, date);
      }
}

/* How the event under the pointer is related to the one that is selected. */
static void
add_relations (KzruTimeline   *self,
               const KzruMark *mark,
               GString        *text)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (self->view_state);
  KzruRef selected = kzru_view_state_get_selected (self->view_state);
  KzruRelationIter iter;

  kzru_relation_iter_init (&iter, atlas, (KzruRef) { KZRU_RECORD_EVENT, mark->record });
  while (selected.kind == KZRU_RECORD_EVENT && kzru_relation_iter_next (&iter))
    {
      g_autofree char *words = NULL;

      if (!kzru_ref_equal (iter.other, selected))
        continue;

      words = kzru_term_fill (kzru_relation_type_get_format (iter.relation->type, iter.inverse),
                              kzru_lang_map_get (kzru_atlas_get_label (atlas, selected),
                                                 kzru_view_state_get_languages (self->view_state)));
      g_string_append_printf (text, "\n%s", words);
    }
}

/* How sure the date is, where that is not plain. */
static void
add_certainty (KzruTimeline   *self,
               const KzruMark *mark,
               GString        *text)
{
  KzruCertainty certainty =
      kzru_event_get_certainty (kzru_atlas_get_event (kzru_view_state_get_atlas (self->view_state), mark->record));

  if (certainty != KZRU_CERTAINTY_STATED)
    /* Translators: how sure the date of an event is: “Date: approximate”. */
    g_string_append_printf (text, _("\nDate: %s"), kzru_certainty_get_term (certainty));
}

/* Where a tip stands: by the mark or, of a long one, by the stretch of it that the
 * pointer is over. GTK puts the tip away when the pointer leaves that place, and does not
 * count the place's edges. So it has to be wide, or none would come to a moving hand. */
static GdkRectangle
get_tip_area (KzruTimeline  *self,
              const KzruBox *box,
              int            x)
{
  double stretch = floor ((x - box->x) / TIP_STRETCH);
  double left = box->x + stretch * TIP_STRETCH;
  double right = MIN (box->x + box->width, left + TIP_STRETCH);
  double y = box->y - gtk_adjustment_get_value (self->scroll);

  return (GdkRectangle) {
    (int) floor (left) - 1, (int) floor (y) - 1, (int) ceil (right - left) + 2, (int) ceil (box->height) + 2,
  };
}

static gboolean
query_tooltip_cb (KzruTimeline *self,
                  int           x,
                  int           y,
                  gboolean      keyboard,
                  GtkTooltip   *tooltip)
{
  const KzruMark *mark = keyboard ? NULL : pick_mark (self, x, y);
  const KzruCount *count = keyboard ? NULL : pick_count (self, x, y);
  GdkRectangle area;
  KzruBox box;

  if (mark != NULL)
    {
      g_autoptr (GString) text = g_string_new (kzru_event_table_get_title (self->table, mark->row));

      add_dates (self, mark, text);
      add_certainty (self, mark, text);
      add_relations (self, mark, text);
      gtk_tooltip_set_text (tooltip, text->str);
      box = mark->box;
    }
  else if (count != NULL)
    {
      g_autofree char *text = kzru_timeline_dup_count_tip (self, count);

      gtk_tooltip_set_text (tooltip, text);
      box = count->box;
    }
  else
    return FALSE;

  area = get_tip_area (self, &box, x);
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

static void
open_menu_at (KzruTimeline *self,
              double        x,
              double        y)
{
  GdkRectangle at = { (int) x, (int) y, 1, 1 };
  const KzruMark *mark = pick_mark (self, x, y);
  const KzruCount *count = mark == NULL ? pick_count (self, x, y) : NULL;
  KzruTimelineSpot spot;

  if (!is_ready (self))
    return;

  kzru_timeline_spot_init (&spot, kzru_timeline_get_instant (self, x));
  spot.head = kzru_timeline_find_head_lane (self, x, y);
  if (mark != NULL)
    spot.record = mark->record;
  if (count != NULL)
    kzru_timeline_spot_set_count (&spot, count);
  kzru_timeline_open_menu (self, &spot, &at);
}

static void
menu_pressed_cb (KzruTimeline    *self,
                 int              n_press,
                 double           x,
                 double           y,
                 GtkGestureClick *gesture)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));

  if (!gdk_event_triggers_context_menu (event))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu_at (self, x, y);
}

static void
long_pressed_cb (KzruTimeline *self,
                 double        x,
                 double        y,
                 GtkGesture   *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu_at (self, x, y);
}

static void
add_menu_gestures (KzruTimeline *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (menu_pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (press, "pressed", G_CALLBACK (long_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

/**
 * kzru_timeline_add_controllers:
 * @self: a timeline
 *
 * Connects the pointer.
 */
void
kzru_timeline_add_controllers (KzruTimeline *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES |
                                                                GTK_EVENT_CONTROLLER_SCROLL_KINETIC);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *swipe = gtk_gesture_swipe_new ();
  GtkGesture *zoom = gtk_gesture_zoom_new ();

  g_signal_connect_object (motion, "enter", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scroll, "decelerate", G_CALLBACK (decelerate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (click_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (swipe, "swipe", G_CALLBACK (swipe_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (zoom, "begin", G_CALLBACK (zoom_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (zoom, "scale-changed", G_CALLBACK (zoom_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);

  gtk_gesture_group (swipe, drag);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (swipe));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (zoom));
  add_menu_gestures (self);
}
