/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-overview"

#include "config.h"

#include "widgets/kzru-overview-private.h"

#include "model/kzru-scale.h"
#include "widgets/kzru-time-direction.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * KzruOverview:
 *
 * The whole time of an atlas as a strip, with the part that the timeline shows
 * as a handle to drag and resize.
 *
 * Columns say how many events there are at each time, so that one sees where it
 * is worth to look. A bar below them is the range of time, a line the playhead.
 *
 * The class lies in three files: this one holds the object and what one does with it,
 * `-count` how many events are in its columns, `-snapshot` how it looks and where in it
 * the handle is.
 *
 * ## Keyboard
 *
 * Left and right move the handle, Page Up and Page Down by as much as it holds,
 * Home and End to the ends of the time. + and - zoom in and out, as in the timeline:
 * the handle becomes shorter and longer.
 *
 * ## CSS nodes
 *
 * `KzruOverview` has a single node with the name `overview`.
 *
 * ## Accessibility
 *
 * `KzruOverview` has the role of a scroll bar; its value is the time in the
 * middle of the handle, and its text says which time the handle holds.
 */

G_DEFINE_FINAL_TYPE (KzruOverview, kzru_overview, KZRU_TYPE_PANE)

enum
{
  PART_NONE,
  PART_START,
  PART_MIDDLE,
  PART_END,
};

#define HEIGHT 50         /* px */
#define GRIP 7            /* px to both sides of an edge */
#define KEY_STEP 0.2      /* of the handle */
#define MIN_DURATION 7200 /* s */

static void
kzru_overview_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 100 : HEIGHT;
}

/* Shows a span, moved or cut so that it stays within the time of the atlas. */
static void
show (KzruOverview *self,
      double        start,
      double        end)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  KzruSpan document = kzru_view_state_get_document_span (state);
  KzruScaleLimits limits = { (double) document.start, (double) document.end, MIN_DURATION };
  KzruScale scale = kzru_scale_new (start, end, 1, FALSE);

  scale = kzru_scale_clamp (&scale, &limits);
  kzru_view_state_set_visible_span (state, kzru_scale_get_span (&scale));
}

static int
pick_part (KzruOverview *self,
           double        x)
{
  KzruBox handle = kzru_overview_get_handle (self);
  gboolean mirrored = kzru_time_is_mirrored (GTK_WIDGET (self), kzru_pane_get_view_state (KZRU_PANE (self)));
  double grip = MIN (GRIP, handle.width / 3);

  if (fabs (x - handle.x) <= grip)
    return mirrored ? PART_END : PART_START;
  if (fabs (x - handle.x - handle.width) <= grip)
    return mirrored ? PART_START : PART_END;
  if (x > handle.x && x < handle.x + handle.width)
    return PART_MIDDLE;
  return PART_NONE;
}

static void
motion_cb (KzruOverview *self,
           double        x)
{
  int part = kzru_overview_is_ready (self) ? pick_part (self, x) : PART_NONE;
  const char *cursor = NULL;

  if (part == PART_START || part == PART_END)
    cursor = "ew-resize";
  else if (part == PART_MIDDLE)
    cursor = "grab";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursor);
}

static void
drag_begin_cb (KzruOverview   *self,
               double          x,
               double          y,
               GtkGestureDrag *gesture)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));

  if (!kzru_overview_is_ready (self))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  self->part = pick_part (self, x);
  self->grabbed = kzru_view_state_get_visible_span (state);
  gtk_widget_grab_focus (GTK_WIDGET (self));

  /* Beside the handle: the handle comes to where the pointer is. */
  if (self->part == PART_NONE)
    {
      KzruScale scale = kzru_overview_get_scale (self);
      double center = kzru_scale_to_instant (&scale, x - KZRU_OVERVIEW_INSET);
      double half = kzru_span_get_length (self->grabbed) / 2;

      show (self, center - half, center + half);
      self->part = PART_MIDDLE;
      self->grabbed = kzru_view_state_get_visible_span (state);
    }
}

static void
drag_update_cb (KzruOverview   *self,
                double          offset_x,
                double          offset_y,
                GtkGestureDrag *gesture)
{
  KzruScale scale = kzru_overview_get_scale (self);
  double offset = (scale.mirrored ? -offset_x : offset_x) * scale.rate;
  double start = (double) self->grabbed.start;
  double end = (double) self->grabbed.end;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);

  if (self->part == PART_START || self->part == PART_MIDDLE)
    start += offset;
  if (self->part == PART_END || self->part == PART_MIDDLE)
    end += offset;

  /* An edge that is dragged past the other has become that one. */
  show (self, MIN (start, end), MAX (MAX (start, end), MIN (start, end) + MIN_DURATION));
}

/* Moves the handle through time, by a share of what it holds. */
static gboolean
page_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  KzruOverview *self = KZRU_OVERVIEW (widget);
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  KzruSpan document, visible;
  double whole, step;

  if (!kzru_overview_is_ready (self))
    return FALSE;

  document = kzru_view_state_get_document_span (state);
  visible = kzru_view_state_get_visible_span (state);
  whole = kzru_span_get_length (document);
  step = CLAMP (kzru_span_get_length (visible) * g_variant_get_double (args), -whole, whole);
  show (self, (double) visible.start + step, (double) visible.end + step);

  return TRUE;
}

/* Left and right are where they are on the display. */
static gboolean
move_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  KzruOverview *self = KZRU_OVERVIEW (widget);
  int direction = kzru_time_is_mirrored (widget, kzru_pane_get_view_state (KZRU_PANE (self))) ? -1 : 1;
  g_autoptr (GVariant) share = g_variant_ref_sink (g_variant_new_double (g_variant_get_double (args) * direction));

  return page_cb (widget, share, user_data);
}

static gboolean
resize_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  KzruOverview *self = KZRU_OVERVIEW (widget);
  KzruSpan visible;
  double step;

  if (!kzru_overview_is_ready (self))
    return FALSE;

  visible = kzru_view_state_get_visible_span (kzru_pane_get_view_state (KZRU_PANE (self)));
  step = kzru_span_get_length (visible) * g_variant_get_double (args);
  show (self, (double) visible.start - step, (double) visible.end + step);

  return TRUE;
}

static void
update_span (KzruOverview *self)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  KzruSpan document = kzru_view_state_get_document_span (state);
  KzruSpan visible = kzru_view_state_get_visible_span (state);
  g_autofree char *text = NULL;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->calendar == NULL || kzru_span_is_empty (visible))
    return;

  text = kzru_calendar_format_span (self->calendar, visible, KZRU_CALENDAR_MONTH, KZRU_DATE_STYLE_LONG);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, (double) document.start,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) document.end,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  ((double) visible.start + (double) visible.end) / 2,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  -1);
}

static void
update_calendar (KzruOverview *self)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  const char * const *keys = kzru_view_state_get_calendars (state);
  const char *language = kzru_view_state_get_languages (state)[0];

  g_clear_object (&self->calendar);
  if (keys[0] != NULL)
    self->calendar = kzru_calendar_new (keys[0], language);
  update_span (self);
}

static void
kzru_overview_bind (KzruPane      *pane,
                    KzruViewState *view_state)
{
  KzruOverview *self = KZRU_OVERVIEW (pane);

  kzru_overview_clear_count (self);
  if (view_state != NULL)
    update_calendar (self);
}

static void
kzru_overview_direction_changed (GtkWidget        *widget,
                                 GtkTextDirection  previous)
{
  GTK_WIDGET_CLASS (kzru_overview_parent_class)->direction_changed (widget, previous);

  kzru_overview_clear_count (KZRU_OVERVIEW (widget));
}

static void
kzru_overview_dispose (GObject *object)
{
  KzruOverview *self = KZRU_OVERVIEW (object);

  kzru_pane_set_view_state (KZRU_PANE (self), NULL);
  g_clear_object (&self->calendar);
  g_clear_pointer (&self->columns, g_array_unref);

  G_OBJECT_CLASS (kzru_overview_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GtkShortcutFunc callback;
    double step;
  } keys[] = {
    { GDK_KEY_Left, move_cb, -KEY_STEP },
    { GDK_KEY_KP_Left, move_cb, -KEY_STEP },
    { GDK_KEY_Right, move_cb, KEY_STEP },
    { GDK_KEY_KP_Right, move_cb, KEY_STEP },
    { GDK_KEY_Page_Up, page_cb, -1 },
    { GDK_KEY_KP_Page_Up, page_cb, -1 },
    { GDK_KEY_Page_Down, page_cb, 1 },
    { GDK_KEY_KP_Page_Down, page_cb, 1 },
    { GDK_KEY_Home, page_cb, -INFINITY },
    { GDK_KEY_KP_Home, page_cb, -INFINITY },
    { GDK_KEY_End, page_cb, INFINITY },
    { GDK_KEY_KP_End, page_cb, INFINITY },
    { GDK_KEY_plus, resize_cb, -KEY_STEP },
    { GDK_KEY_equal, resize_cb, -KEY_STEP },
    { GDK_KEY_KP_Add, resize_cb, -KEY_STEP },
    { GDK_KEY_minus, resize_cb, KEY_STEP },
    { GDK_KEY_KP_Subtract, resize_cb, KEY_STEP },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, 0, keys[i].callback, "d", keys[i].step);
}

static void
kzru_overview_class_init (KzruOverviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kzru_overview_dispose;

  widget_class->direction_changed = kzru_overview_direction_changed;
  widget_class->measure = kzru_overview_measure;
  widget_class->snapshot = kzru_overview_paint;

  KZRU_PANE_CLASS (klass)->bind = kzru_overview_bind;

  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "overview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SCROLLBAR);
}

static void
kzru_overview_init (KzruOverview *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  KzruPane *pane = KZRU_PANE (self);

  self->columns = g_array_new (FALSE, TRUE, sizeof (guint));
  self->columns_width = -1;

  kzru_pane_follow (pane, "notify::languages", G_CALLBACK (update_calendar));
  kzru_pane_follow (pane, "notify::calendars", G_CALLBACK (update_calendar));
  kzru_pane_follow (pane, "notify::visible-span", G_CALLBACK (update_span));
  kzru_pane_follow (pane, "notify::atlas", G_CALLBACK (kzru_overview_clear_count));
  kzru_pane_follow (pane, "found-changed", G_CALLBACK (kzru_overview_recount));
  kzru_pane_follow (pane, "notify::time-direction", G_CALLBACK (kzru_overview_clear_count));
  kzru_pane_follow (pane, "notify::time-range", G_CALLBACK (gtk_widget_queue_draw));
  kzru_pane_follow (pane, "notify::playhead", G_CALLBACK (gtk_widget_queue_draw));

  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));

  gtk_widget_set_focusable (widget, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Overview of all time"), -1);
}

/**
 * kzru_overview_new:
 *
 * Creates an overview of nothing yet.
 *
 * Returns: (transfer floating): an overview
 */
GtkWidget *
kzru_overview_new (void)
{
  return g_object_new (KZRU_TYPE_OVERVIEW, NULL);
}
