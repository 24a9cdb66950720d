/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline"

#include "config.h"

#include "widgets/kzru-timeline-private.h"

#include "widgets/kzru-count-mark.h"
#include "widgets/kzru-event-mark.h"
#include "widgets/kzru-lane-head.h"
#include "widgets/kzru-spoken-name.h"
#include "widgets/kzru-time-direction.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * KzruTimeline:
 *
 * The events of an atlas along time, which one zooms and pans.
 *
 * It shows what its view state says and tells it what the user does: which time
 * is visible, which event is selected and which one the pointer is over.
 *
 * The class lies in several files: this one holds the object and its children;
 * `-frame` lays it out, `-snapshot` draws it, `-motion` is how it moves, `-input` the
 * pointer, `-keys` the keyboard, `-marks` the children that stand for events,
 * `-table` which events there are and in which lanes, `-range` the range of time
 * and the playhead, `-player` how that plays, `-open` what becomes of a count that
 * is opened, `-count-marks` the children for counts.
 *
 * ## Keyboard
 *
 * Left and right select the event before and after in time, up and down the
 * nearest one in another lane, Home and End the first and last. + and - zoom,
 * 0 shows all, \ the selection, Page Up and Page Down turn the page, Enter opens,
 * the menu key tells what else can be done.
 *
 * [ and ] set the ends of the range of time, Shift with left and right moves one.
 * Space plays, comma and period go from event to event, < and > by units of time.
 * Shift+Tab leads to the heads of lanes, Tab to the counts, which Enter opens.
 *
 * ## CSS nodes
 *
 * `KzruTimeline` has a single node with the name `timeline`.
 *
 * ## Accessibility
 *
 * `KzruTimeline` is a list box; each event that has a mark is an option in it, and
 * each count a button.
 */

G_DEFINE_FINAL_TYPE (KzruTimeline, kzru_timeline, KZRU_TYPE_PANE)

enum
{
  PROP_0,
  PROP_PLAYING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define MIN_WIDTH 200
#define MIN_HEIGHT 120
#define NATURAL_HEIGHT 400

static void
update_calendars (KzruTimeline *self)
{
  const char * const *keys = kzru_view_state_get_calendars (self->view_state);
  const char *language = kzru_view_state_get_languages (self->view_state)[0];

  g_ptr_array_set_size (self->calendars, 0);
  for (guint i = 0; keys[i] != NULL; i++)
    g_ptr_array_add (self->calendars, kzru_calendar_new (keys[i], language));

  kzru_timeline_invalidate (self);
}

static void
update_span (KzruTimeline *self)
{
  KzruSpan span = kzru_view_state_get_visible_span (self->view_state);

  if (self->publishing)
    return;

  kzru_timeline_stop (self);
  kzru_timeline_set_time (self, (double) span.start, (double) span.end);
}

/**
 * kzru_timeline_is_mirrored:
 * @self: a timeline
 *
 * Says whether time runs from right to left.
 *
 * Returns: whether it does
 */
gboolean
kzru_timeline_is_mirrored (KzruTimeline *self)
{
  return kzru_time_is_mirrored (GTK_WIDGET (self), self->view_state);
}

/**
 * kzru_timeline_dup_date:
 * @self: a timeline
 * @record: an event's place in its atlas
 * @calendar: which of the calendars shown
 * @claim: which claim
 *
 * Writes out when an event was.
 *
 * Returns: (transfer full): the date
 */
char *
kzru_timeline_dup_date (KzruTimeline *self,
                        guint         record,
                        guint         calendar,
                        guint         claim)
{
  const KzruEvent *event = kzru_atlas_get_event (kzru_view_state_get_atlas (self->view_state), record);

  return kzru_calendar_format_edtf (g_ptr_array_index (self->calendars, calendar),
                                    event->dates[claim].edtf, KZRU_DATE_STYLE_LONG);
}

static void
view_state_languages_cb (KzruTimeline *self)
{
  update_calendars (self);
  kzru_timeline_update_table (self);
}

static void
view_state_selected_cb (KzruTimeline *self)
{
  KzruRef selected = kzru_view_state_get_selected (self->view_state);

  kzru_timeline_invalidate (self);
  if (selected.kind == KZRU_RECORD_EVENT && self->table != NULL)
    {
      kzru_timeline_show_lane_of (self, selected.index);
      kzru_timeline_reveal (self, selected.index);
    }
}

static void
history_restored_cb (KzruTimeline *self)
{
  KzruView view = kzru_view_history_get_current (kzru_view_state_get_history (self->view_state));
  KzruScale scale;

  if (kzru_span_is_empty (view.span) || kzru_timeline_ensure_size (self) == NULL)
    return;

  scale = kzru_timeline_get_scale (self);
  scale = kzru_scale_new ((double) view.span.start, (double) view.span.end, scale.length, scale.mirrored);
  kzru_timeline_move_to (self, &scale);
}

static void
kzru_timeline_bind (KzruPane      *pane,
                    KzruViewState *view_state)
{
  KzruTimeline *self = KZRU_TIMELINE (pane);

  kzru_timeline_stop (self);
  kzru_timeline_set_playing (self, FALSE);
  self->view_state = view_state;
  kzru_timeline_clear_table (self);
  g_signal_group_set_target (self->history_signals,
                             view_state != NULL ? kzru_view_state_get_history (view_state) : NULL);
  if (view_state == NULL)
    return;

  update_calendars (self);
  kzru_timeline_update_table (self);
  update_span (self);
}

static void
kzru_timeline_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  KzruTimeline *self = KZRU_TIMELINE (widget);

  /* Children have no say, but GTK wants each measured before it has a place. */
  gtk_widget_measure (self->scrollbar, orientation, -1, NULL, NULL, NULL, NULL);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : NATURAL_HEIGHT;
}

static void
allocate_scrollbar (KzruTimeline *self,
                    int           width,
                    int           height)
{
  double axis = self->layout != NULL ? kzru_timeline_layout_get_axis_height (self->layout) : 0;
  double content = self->layout != NULL ? kzru_timeline_layout_get_height (self->layout) : 0;
  double page = MAX (height - axis, 0);
  gboolean needed = content > height + 0.5;
  GtkAllocation allocation;
  int natural;

  gtk_adjustment_configure (self->scroll, gtk_adjustment_get_value (self->scroll),
                            0, MAX (content - axis, page), page / 10, page * 0.9, page);
  gtk_widget_set_child_visible (self->scrollbar, needed);
  if (!needed)
    return;

  gtk_widget_measure (self->scrollbar, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  allocation = (GtkAllocation) {
    kzru_timeline_is_mirrored (self) ? 0 : width - natural,
    (int) axis, natural, MAX (height - (int) axis, 1),
  };
  gtk_widget_size_allocate (self->scrollbar, &allocation, -1);
}

static void
kzru_timeline_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  KzruTimeline *self = KZRU_TIMELINE (widget);

  if (width != self->width || height != self->height)
    {
      self->layout_valid = FALSE;
      kzru_timeline_queue_sync (self);
    }
  self->width = width;
  self->height = height;

  kzru_timeline_ensure_layout (self);
  self->lanes_moved = FALSE;
  allocate_scrollbar (self, width, height);
  kzru_timeline_allocate_marks (self);
  kzru_timeline_allocate_counts (self);
  kzru_timeline_allocate_heads (self);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
  if (self->records != NULL)
    gtk_popover_present (GTK_POPOVER (self->records));
}

static void
kzru_timeline_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kzru_timeline_parent_class)->realize (widget);

  kzru_timeline_follow_frames (KZRU_TIMELINE (widget));
}

static void
kzru_timeline_unrealize (GtkWidget *widget)
{
  kzru_timeline_unfollow_frames (KZRU_TIMELINE (widget));

  GTK_WIDGET_CLASS (kzru_timeline_parent_class)->unrealize (widget);
}

static void
kzru_timeline_system_setting_changed (GtkWidget        *widget,
                                      GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (kzru_timeline_parent_class)->system_setting_changed (widget, setting);

  kzru_timeline_invalidate (KZRU_TIMELINE (widget));
}

static void
kzru_timeline_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (kzru_timeline_parent_class)->css_changed (widget, change);

  kzru_timeline_invalidate (KZRU_TIMELINE (widget));
}

static void
kzru_timeline_direction_changed (GtkWidget        *widget,
                                 GtkTextDirection  previous)
{
  GTK_WIDGET_CLASS (kzru_timeline_parent_class)->direction_changed (widget, previous);

  kzru_timeline_invalidate (KZRU_TIMELINE (widget));
}

/* Tab enters at the selected event; with arrows one walks among events, as in any
 * list. The heads of lanes come before the events, the counts behind them. */
static gboolean
kzru_timeline_focus (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  KzruTimeline *self = KZRU_TIMELINE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  /* GTK keeps in mind which child had the focus after it has gone elsewhere. */
  GtkWidget *child = focus != NULL && gtk_widget_is_ancestor (focus, widget) ? gtk_widget_get_focus_child (widget) : NULL;

  if (child != NULL && GTK_IS_POPOVER (child))
    return GTK_WIDGET_CLASS (kzru_timeline_parent_class)->focus (widget, direction);
  if (child != NULL && KZRU_IS_LANE_HEAD (child))
    return direction == GTK_DIR_TAB_FORWARD
           && (kzru_timeline_focus_mark (self) || kzru_timeline_focus_count (self));
  if (child != NULL && KZRU_IS_COUNT_MARK (child))
    return direction == GTK_DIR_TAB_BACKWARD
           && (kzru_timeline_focus_mark (self) || kzru_timeline_focus_head (self));
  if (child != NULL || gtk_widget_is_focus (widget))
    return direction == GTK_DIR_TAB_BACKWARD ? kzru_timeline_focus_head (self)
                                             : direction == GTK_DIR_TAB_FORWARD && kzru_timeline_focus_count (self);

  return kzru_timeline_focus_mark (self) || gtk_widget_grab_focus (widget);
}

static void
kzru_timeline_dispose (GObject *object)
{
  KzruTimeline *self = KZRU_TIMELINE (object);

  kzru_pane_set_view_state (KZRU_PANE (self), NULL);
  if (self->settling_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->settling_id);
  self->settling_id = 0;
  g_clear_pointer (&self->settling_from, kzru_timeline_layout_unref);
  g_clear_handle_id (&self->sync_id, g_source_remove);
  g_clear_handle_id (&self->titles_id, g_source_remove);
  if (self->history_signals != NULL)
    g_signal_group_set_target (self->history_signals, NULL);
  g_clear_object (&self->history_signals);
  g_clear_pointer (&self->layout, kzru_timeline_layout_unref);
  g_clear_pointer (&self->table, kzru_event_table_unref);
  g_clear_pointer (&self->lanes, kzru_lanes_unref);
  g_clear_pointer (&self->calendars, g_ptr_array_unref);
  g_clear_pointer (&self->shapes, kzru_shape_cache_free);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_weak_pointer (&self->menu_from);
  g_clear_pointer (&self->records, gtk_widget_unparent);

  if (self->heads != NULL)
    for (guint i = 0; i < self->heads->len; i++)
      gtk_widget_unparent (g_ptr_array_index (self->heads, i));
  g_clear_pointer (&self->heads, g_ptr_array_unref);

  if (self->count_marks != NULL)
    for (guint i = 0; i < self->count_marks->len; i++)
      gtk_widget_unparent (g_ptr_array_index (self->count_marks, i));
  g_clear_pointer (&self->count_marks, g_ptr_array_unref);

  if (self->marks != NULL)
    for (guint i = 0; i < self->marks->len; i++)
      gtk_widget_unparent (g_ptr_array_index (self->marks, i));
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_clear_pointer (&self->scrollbar, gtk_widget_unparent);

  G_OBJECT_CLASS (kzru_timeline_parent_class)->dispose (object);
}

static void
kzru_timeline_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  KzruTimeline *self = KZRU_TIMELINE (object);

  switch (prop_id)
    {
    case PROP_PLAYING:
      g_value_set_boolean (value, self->playing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kzru_timeline_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  KzruTimeline *self = KZRU_TIMELINE (object);

  switch (prop_id)
    {
    case PROP_PLAYING:
      kzru_timeline_set_playing (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kzru_timeline_class_init (KzruTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kzru_timeline_dispose;
  object_class->get_property = kzru_timeline_get_property;
  object_class->set_property = kzru_timeline_set_property;

  KZRU_PANE_CLASS (klass)->bind = kzru_timeline_bind;
  KZRU_PANE_CLASS (klass)->give_up = kzru_timeline_give_up;

  widget_class->css_changed = kzru_timeline_css_changed;
  widget_class->direction_changed = kzru_timeline_direction_changed;
  widget_class->focus = kzru_timeline_focus;
  widget_class->measure = kzru_timeline_measure;
  widget_class->realize = kzru_timeline_realize;
  widget_class->size_allocate = kzru_timeline_size_allocate;
  widget_class->snapshot = kzru_timeline_paint;
  widget_class->system_setting_changed = kzru_timeline_system_setting_changed;
  widget_class->unrealize = kzru_timeline_unrealize;

  /**
   * KzruTimeline:playing:
   *
   * Whether the playhead goes through time by itself.
   */
  properties[PROP_PLAYING] =
    g_param_spec_boolean ("playing", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * KzruTimeline::opened:
   * @self: the timeline
   *
   * The user wants to read what is selected.
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  kzru_timeline_class_add_keys (widget_class);
  kzru_timeline_class_add_menu (widget_class);
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_BOX);
}

static void
follow_view_state (KzruTimeline *self)
{
  KzruPane *pane = KZRU_PANE (self);

  kzru_pane_follow (pane, "notify::languages", G_CALLBACK (view_state_languages_cb));
  kzru_pane_follow (pane, "notify::calendars", G_CALLBACK (update_calendars));
  kzru_pane_follow (pane, "notify::visible-span", G_CALLBACK (update_span));
  kzru_pane_follow (pane, "notify::selected", G_CALLBACK (view_state_selected_cb));
  kzru_pane_follow (pane, "notify::hovered", G_CALLBACK (gtk_widget_queue_draw));
  kzru_pane_follow (pane, "found-changed", G_CALLBACK (kzru_timeline_found_changed));
  kzru_pane_follow (pane, "notify::lane-mode", G_CALLBACK (kzru_timeline_lane_mode_changed));
  kzru_pane_follow (pane, "lanes-changed", G_CALLBACK (kzru_timeline_update_table));
  kzru_pane_follow (pane, "notify::time-range", G_CALLBACK (kzru_timeline_range_changed));
  kzru_pane_follow (pane, "notify::time-mode", G_CALLBACK (kzru_timeline_range_changed));
  kzru_pane_follow (pane, "notify::playhead", G_CALLBACK (kzru_timeline_playhead_moved));
  kzru_pane_follow (pane, "notify::time-direction", G_CALLBACK (kzru_timeline_invalidate));
}

/* While the timeline is being moved, only the titles that can be seen are set; and of very
 * many lanes only those near to what is in view are laid out at all. */
static void
scrolled_cb (KzruTimeline *self)
{
  double top = gtk_adjustment_get_value (self->scroll);

  if (self->moving || (self->layout != NULL && !kzru_timeline_layout_is_filled (self->layout, top, top + self->height)))
    self->layout_valid = FALSE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  kzru_timeline_queue_sync (self);
}

static void
kzru_timeline_init (KzruTimeline *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->calendars = g_ptr_array_new_with_free_func (g_object_unref);
  self->marks = g_ptr_array_new ();
  self->heads = g_ptr_array_new ();
  self->count_marks = g_ptr_array_new ();
  kzru_timeline_spot_init (&self->spot, 0);
  self->drop_y = -1;
  self->pointer_x = self->pointer_y = -1;

  self->shapes = kzru_shape_cache_new ();
  self->scroll = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  self->scrollbar = gtk_scrollbar_new (GTK_ORIENTATION_VERTICAL, self->scroll);
  gtk_widget_add_css_class (self->scrollbar, "overlay-indicator");
  kzru_spoken_name_set (self->scrollbar, _("Lanes"));
  gtk_widget_set_parent (self->scrollbar, widget);
  g_signal_connect_object (self->scroll, "value-changed", G_CALLBACK (scrolled_cb),
                           self, G_CONNECT_SWAPPED);

  follow_view_state (self);
  self->history_signals = g_signal_group_new (KZRU_TYPE_VIEW_HISTORY);
  g_signal_group_connect_swapped (self->history_signals, "restored", G_CALLBACK (history_restored_cb), self);
  kzru_timeline_add_controllers (self);

  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Timeline"), -1);
}

/**
 * kzru_timeline_new:
 *
 * Creates a timeline that shows nothing yet.
 *
 * Returns: (transfer floating): a timeline
 */
GtkWidget *
kzru_timeline_new (void)
{
  return g_object_new (KZRU_TYPE_TIMELINE, NULL);
}
