/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-overview"

#include "config.h"

#include "widgets/kzru-overview.h"

#include "model/kzru-event-table.h"
#include "model/kzru-scale.h"
#include "model/kzru-ticks.h"
#include "widgets/kzru-time-direction.h"
#include "widgets/kzru-timeline-painter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * KzruOverview:
 *
 * The whole time of an atlas as a strip, with the part that the timeline shows
 * as a handle to drag and resize.
 *
 * Columns say how many events there are at each time, so that one sees where it
 * is worth to look.
 *
 * ## Keyboard
 *
 * Left and right move the handle, + and - resize it.
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
struct _KzruOverview
{
  KzruPane parent_instance;

  KzruViewState *view_state; /* borrowed from the pane */
  KzruCalendar *calendar;
  GArray *columns; /* of guint: events in each column of the strip */
  int columns_width; /* px; for which they were counted */

  int part;         /* of the handle that is dragged */
  KzruSpan grabbed; /* what was visible when the drag began */
};

G_DEFINE_FINAL_TYPE (KzruOverview, kzru_overview, KZRU_TYPE_PANE)

enum
{
  PART_NONE,
  PART_START,
  PART_MIDDLE,
  PART_END,
};

#define HEIGHT 46
#define INSET 6            /* px; at both ends, so that the handle's edges can be seen */
#define COLUMN 5           /* px */
#define GRIP 7             /* px to both sides of an edge */
#define TICK_SPACING 90    /* px */
#define KEY_STEP 0.2       /* of the handle */
#define MIN_HANDLE 8       /* px; it is drawn no narrower */
#define MIN_DURATION 7200  /* s */

static KzruScale
get_scale (KzruOverview *self)
{
  KzruSpan document = kzru_view_state_get_document_span (self->view_state);
  double length = MAX (gtk_widget_get_width (GTK_WIDGET (self)) - 2 * INSET, 1);

  return kzru_scale_new ((double) document.start, (double) document.end, length,
                         kzru_time_is_mirrored (GTK_WIDGET (self), self->view_state));
}

static gboolean
is_ready (KzruOverview *self)
{
  return self->view_state != NULL && kzru_view_state_get_atlas (self->view_state) != NULL &&
         !kzru_span_is_empty (kzru_view_state_get_document_span (self->view_state));
}

/* Counts an event in the column in which it starts; one that is vague, in the
 * middle of when it may have been. */
static void
count_event (KzruOverview         *self,
             const KzruScale      *scale,
             const KzruEdtfBounds *bounds)
{
  double instant = (double) bounds->outer.start;
  int column;

  if (bounds->outer.start == KZRU_INSTANT_MIN)
    instant = (double) bounds->outer.end;
  else if (bounds->kind == KZRU_EDTF_DATE && bounds->outer.end != KZRU_INSTANT_MAX)
    instant = ((double) bounds->outer.start + (double) bounds->outer.end) / 2;

  column = (int) floor (kzru_scale_to_px (scale, instant) / COLUMN);
  if (column >= 0 && column < (int) self->columns->len)
    g_array_index (self->columns, guint, column)++;
}

static void
count_events (KzruOverview *self)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (self->view_state);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  KzruScale scale = get_scale (self);
  guint n;

  if (self->columns_width == width)
    return;

  self->columns_width = width;
  g_array_set_size (self->columns, 0);
  g_array_set_size (self->columns, (guint) ceil (scale.length / COLUMN));

  n = kzru_atlas_get_n_records (atlas, KZRU_RECORD_EVENT);
  for (guint i = 0; i < n; i++)
    if (kzru_view_state_is_found (self->view_state, (KzruRef) { KZRU_RECORD_EVENT, i }))
      {
        KzruEdtfBounds bounds = kzru_atlas_get_event_bounds (atlas, i);

        count_event (self, &scale, &bounds);
      }
}

static void
recount (KzruOverview *self)
{
  self->columns_width = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Where the handle is, in px of the widget. */
static KzruBox
get_handle (KzruOverview *self)
{
  KzruScale scale = get_scale (self);
  KzruSpan visible = kzru_view_state_get_visible_span (self->view_state);
  double a = kzru_scale_to_px (&scale, (double) visible.start);
  double b = kzru_scale_to_px (&scale, (double) visible.end);
  double left = MIN (a, b);
  double width = fabs (b - a);

  if (width < MIN_HANDLE)
    {
      left -= (MIN_HANDLE - width) / 2;
      width = MIN_HANDLE;
    }

  return (KzruBox) { INSET + left, 2, width, gtk_widget_get_height (GTK_WIDGET (self)) - 4 };
}

static void
paint_columns (KzruOverview            *self,
               const KzruTimelineStyle *style,
               double                   bottom,
               KzruPainter             *painter)
{
  guint most = 1;

  for (guint i = 0; i < self->columns->len; i++)
    most = MAX (most, g_array_index (self->columns, guint, i));

  for (guint i = 0; i < self->columns->len; i++)
    {
      guint n = g_array_index (self->columns, guint, i);
      /* Square roots: a single event is still seen beside a column of many. */
      double height = (bottom - 4) * sqrt ((double) n / most);
      KzruBox box = { INSET + i * COLUMN, bottom - height, COLUMN - 1, height };

      if (n > 0)
        painter->klass->fill (painter, &box, 0, &style->dim);
    }
}

static void
paint_ticks (KzruOverview            *self,
             const KzruTimelineStyle *style,
             double                   bottom,
             KzruPainter             *painter)
{
  KzruScale scale = get_scale (self);
  g_autoptr (KzruTicks) ticks = kzru_ticks_new (self->calendar, kzru_scale_get_span (&scale),
                                                scale.rate, TICK_SPACING);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  double right = gtk_widget_get_width (GTK_WIDGET (self)) - INSET;
  guint n;
  const KzruTick *tick = kzru_ticks_get (ticks, &n);

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.75));
  pango_layout_set_attributes (layout, attributes);

  for (guint i = 0; i < n; i++)
    {
      double x = INSET + kzru_scale_to_px (&scale, (double) tick[i].instant);
      KzruBox line = { x - 0.5, bottom, 1, 4 };
      int width, height;

      if (tick[i].label == NULL || x < INSET || x > right)
        continue;

      pango_layout_set_text (layout, tick[i].label, -1);
      pango_layout_get_pixel_size (layout, &width, &height);
      painter->klass->fill (painter, &line, 0, &style->grid_major);
      painter->klass->text (painter, layout, CLAMP (x - width / 2.0, INSET, right - width),
                            bottom + 2, &style->dim);
    }
}

static void
paint_handle (KzruOverview            *self,
              const KzruTimelineStyle *style,
              KzruPainter             *painter)
{
  KzruBox handle = get_handle (self);
  GdkRGBA wash = style->accent;
  double height = handle.height / 3;
  KzruBox grip = { 0, handle.y + height, 3, height };
  gboolean focused = (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_VISIBLE) != 0;

  wash.alpha = 0.16f;
  painter->klass->fill (painter, &handle, 5, &wash);
  painter->klass->stroke (painter, &handle, 5, focused ? 3 : 1.5, &style->accent);

  grip.x = handle.x - 1;
  painter->klass->fill (painter, &grip, 1.5, &style->accent);
  grip.x = handle.x + handle.width - 2;
  painter->klass->fill (painter, &grip, 1.5, &style->accent);
}

static void
get_style (KzruOverview      *self,
           KzruTimelineStyle *style)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA background, foreground, accent;

  if (!gtk_style_context_lookup_color (context, "window_bg_color", &background))
    gdk_rgba_parse (&background, "#fafafa");
  if (!gtk_style_context_lookup_color (context, "accent_color", &accent))
    gdk_rgba_parse (&accent, "#1c71d8");
  gtk_style_context_get_color (context, &foreground);

  kzru_timeline_style_init (style, &background, &foreground, &accent, FALSE);
  style->dim.alpha = 0.5f;
}

static void
kzru_overview_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  KzruOverview *self = KZRU_OVERVIEW (widget);
  KzruPainter painter = kzru_painter_for_snapshot (snapshot);
  int height = gtk_widget_get_height (widget);
  double bottom = round (height * 0.62);
  KzruTimelineStyle style;

  if (!is_ready (self))
    return;

  get_style (self, &style);
  count_events (self);
  paint_columns (self, &style, bottom, &painter);
  if (self->calendar != NULL)
    paint_ticks (self, &style, bottom, &painter);
  paint_handle (self, &style, &painter);
}

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
  KzruSpan document = kzru_view_state_get_document_span (self->view_state);
  KzruScaleLimits limits = { (double) document.start, (double) document.end, MIN_DURATION };
  KzruScale scale = kzru_scale_new (start, end, 1, FALSE);

  scale = kzru_scale_clamp (&scale, &limits);
  kzru_view_state_set_visible_span (self->view_state, kzru_scale_get_span (&scale));
}

static int
pick_part (KzruOverview *self,
           double        x)
{
  KzruBox handle = get_handle (self);
  gboolean mirrored = kzru_time_is_mirrored (GTK_WIDGET (self), self->view_state);
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
  int part = is_ready (self) ? pick_part (self, x) : PART_NONE;
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
  if (!is_ready (self))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  self->part = pick_part (self, x);
  self->grabbed = kzru_view_state_get_visible_span (self->view_state);
  gtk_widget_grab_focus (GTK_WIDGET (self));

  /* Beside the handle: the handle comes to where the pointer is. */
  if (self->part == PART_NONE)
    {
      KzruScale scale = get_scale (self);
      double center = kzru_scale_to_instant (&scale, x - INSET);
      double half = (double) (self->grabbed.end - self->grabbed.start) / 2;

      show (self, center - half, center + half);
      self->part = PART_MIDDLE;
      self->grabbed = kzru_view_state_get_visible_span (self->view_state);
    }
}

static void
drag_update_cb (KzruOverview   *self,
                double          offset_x,
                double          offset_y,
                GtkGestureDrag *gesture)
{
  KzruScale scale = get_scale (self);
  double offset = (scale.mirrored ? -offset_x : offset_x) * scale.rate;
  double start = (double) self->grabbed.start;
  double end = (double) self->grabbed.end;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);

  if (self->part == PART_START || self->part == PART_MIDDLE)
    start += offset;
  if (self->part == PART_END || self->part == PART_MIDDLE)
    end += offset;
  if (self->part == PART_START)
    start = MIN (start, end - MIN_DURATION);
  if (self->part == PART_END)
    end = MAX (end, start + MIN_DURATION);

  show (self, start, end);
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  KzruOverview *self = KZRU_OVERVIEW (widget);
  gboolean mirrored = kzru_time_is_mirrored (widget, self->view_state);
  KzruSpan visible;
  double step;

  if (!is_ready (self))
    return FALSE;

  visible = kzru_view_state_get_visible_span (self->view_state);
  step = (double) (visible.end - visible.start) * g_variant_get_double (args) * (mirrored ? -1 : 1);
  show (self, (double) visible.start + step, (double) visible.end + step);

  return TRUE;
}

static gboolean
resize_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  KzruOverview *self = KZRU_OVERVIEW (widget);
  KzruSpan visible;
  double step;

  if (!is_ready (self))
    return FALSE;

  visible = kzru_view_state_get_visible_span (self->view_state);
  step = (double) (visible.end - visible.start) * g_variant_get_double (args);
  show (self, (double) visible.start - step, (double) visible.end + step);

  return TRUE;
}

static void
update_span (KzruOverview *self)
{
  KzruSpan document = kzru_view_state_get_document_span (self->view_state);
  KzruSpan visible = kzru_view_state_get_visible_span (self->view_state);
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
  const char * const *keys = kzru_view_state_get_calendars (self->view_state);
  const char *language = kzru_view_state_get_languages (self->view_state)[0];

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

  self->view_state = view_state;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (view_state == NULL)
    return;

  update_calendar (self);
  recount (self);
}

static void
kzru_overview_direction_changed (GtkWidget        *widget,
                                 GtkTextDirection  previous)
{
  GTK_WIDGET_CLASS (kzru_overview_parent_class)->direction_changed (widget, previous);

  recount (KZRU_OVERVIEW (widget));
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
    { GDK_KEY_plus, resize_cb, KEY_STEP },
    { GDK_KEY_equal, resize_cb, KEY_STEP },
    { GDK_KEY_KP_Add, resize_cb, KEY_STEP },
    { GDK_KEY_minus, resize_cb, -KEY_STEP },
    { GDK_KEY_KP_Subtract, resize_cb, -KEY_STEP },
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
  widget_class->snapshot = kzru_overview_snapshot;

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
  kzru_pane_follow (pane, "found-changed", G_CALLBACK (recount));
  kzru_pane_follow (pane, "notify::time-direction", G_CALLBACK (recount));

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
