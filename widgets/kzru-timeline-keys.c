/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline"

#include "config.h"

#include "widgets/kzru-event-mark.h"
#include "widgets/kzru-timeline-private.h"

#include <math.h>

/* The keyboard: arrows walk from event to event, whether or not each has a mark
 * at this zoom; what is selected gets one. */

#define PAGE 0.8  /* of the window */
#define NUDGE 0.1 /* of the window */

typedef enum
{
  STEP_LEFT,
  STEP_RIGHT,
  STEP_UP,
  STEP_DOWN,
  STEP_FIRST,
  STEP_LAST,
} Step;

/* The row of the event with the focus, where nothing is selected. */
static guint
find_focused_row (KzruTimeline *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  if (child == NULL || !KZRU_IS_EVENT_MARK (child) || !gtk_widget_get_visible (child))
    return KZRU_EVENT_TABLE_NO_ROW;

  return kzru_event_table_find_row (self->table, kzru_event_mark_get_record (KZRU_EVENT_MARK (child)));
}

/* Where arrows start from. */
static guint
get_cursor (KzruTimeline *self)
{
  KzruRef selected = kzru_view_state_get_selected (self->view_state);
  guint first, row;

  if (selected.kind != KZRU_RECORD_EVENT)
    return find_focused_row (self);

  /* What stands in several lanes is where the arrows have led. */
  first = row = kzru_event_table_find_row (self->table, selected.index);
  while (row != KZRU_EVENT_TABLE_NO_ROW
         && kzru_event_table_get_columns (self->table)->lane[row] != self->cursor_lane)
    row = kzru_event_table_next_row (self->table, row);

  return row != KZRU_EVENT_TABLE_NO_ROW ? row : first;
}

/* The next row in time, or the one before, that is of another event. */
static guint
find_in_time (KzruTimeline *self,
              guint         from,
              gboolean      later)
{
  guint row = kzru_event_table_step (self->table, from, later);

  return row != KZRU_EVENT_TABLE_NO_ROW ? row : from;
}

/* With nothing selected and no event with the focus, an arrow starts from what is in view. */
static guint
find_first_in_view (KzruTimeline *self)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (self->table);
  guint row = kzru_interval_index_first_from (kzru_event_table_get_index (self->table),
                                              kzru_instant_from_double (self->start));

  return MIN (row, columns->n_rows - 1);
}

/* The row of the lane @lane that is nearest in time to row @from, by the instants that
 * events are counted by: where they start, if that is known. */
static guint
find_nearest (KzruTimeline *self,
              guint         from,
              guint         lane)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (self->table);
  const KzruEventPyramid *pyramid = kzru_event_table_get_pyramid (self->table);
  gint64 instant = kzru_event_table_get_instant (self->table, from);
  guint place = kzru_event_pyramid_find (pyramid, lane, instant);
  guint after = from;
  double to_after = INFINITY;
  gint64 before;

  if (place < kzru_event_pyramid_get_n (pyramid, lane))
    {
      after = kzru_event_pyramid_get_row (pyramid, lane, place);
      to_after = (double) kzru_event_columns_get_instant (columns, after) - (double) instant;
    }
  if (place == 0)
    return after;

  before = kzru_event_columns_get_instant (columns, kzru_event_pyramid_get_row (pyramid, lane, place - 1));
  if (to_after < (double) instant - (double) before)
    return after;

  /* Of several at one instant, the first. */
  return kzru_event_pyramid_get_row (pyramid, lane, kzru_event_pyramid_find (pyramid, lane, before));
}

/* The next lane that has anything, be it only a head that holds events back. */
static guint
find_next_lane (KzruTimeline *self,
                guint         from,
                int           direction)
{
  int n_lanes = (int) kzru_event_table_get_n_lanes (self->table);

  for (int lane = (int) from + direction; lane >= 0 && lane < n_lanes; lane += direction)
    if (kzru_event_table_get_lane_size (self->table, (guint) lane) > 0
        || kzru_timeline_is_lane_collapsed (self, (guint) lane))
      return (guint) lane;

  return from;
}

static guint
find_in_next_lane (KzruTimeline *self,
                   guint         from,
                   int           direction)
{
  guint lane = kzru_event_table_get_columns (self->table)->lane[from];
  guint next = find_next_lane (self, lane, direction);

  return next == lane ? from : find_nearest (self, from, next);
}

/* Where the next lane is collapsed, arrows lead to its head, which opens it. */
static gboolean
step_to_head (KzruTimeline *self,
              Step          step)
{
  guint cursor = get_cursor (self);
  guint lane;

  if (cursor == KZRU_EVENT_TABLE_NO_ROW || (step != STEP_UP && step != STEP_DOWN))
    return FALSE;

  lane = find_next_lane (self, kzru_event_table_get_columns (self->table)->lane[cursor], step == STEP_UP ? -1 : 1);
  return kzru_timeline_is_lane_collapsed (self, lane) && kzru_timeline_focus_head_of (self, lane);
}

static guint
find_target (KzruTimeline *self,
             Step          step)
{
  guint cursor = get_cursor (self);
  gboolean mirrored = kzru_timeline_is_mirrored (self);

  if (step == STEP_FIRST || step == STEP_LAST)
    return kzru_event_table_step (self->table, KZRU_EVENT_TABLE_NO_ROW, step == STEP_FIRST);
  if (cursor == KZRU_EVENT_TABLE_NO_ROW)
    return find_first_in_view (self);
  if (step == STEP_UP)
    return find_in_next_lane (self, cursor, -1);
  if (step == STEP_DOWN)
    return find_in_next_lane (self, cursor, 1);
  return find_in_time (self, cursor, (step == STEP_RIGHT) != mirrored);
}

static gboolean
is_ready (KzruTimeline *self)
{
  return self->view_state != NULL && kzru_timeline_ensure_size (self) != NULL;
}

/* Where all lanes are collapsed, there is time to go through, but no event. */
static gboolean
has_events (KzruTimeline *self)
{
  return is_ready (self) && kzru_event_table_get_columns (self->table)->n_rows > 0;
}

static void
go_to_row (KzruTimeline *self,
           guint         row)
{
  guint record = kzru_event_table_get_columns (self->table)->record[row];

  self->cursor_lane = kzru_event_table_get_columns (self->table)->lane[row];
  kzru_view_state_select (self->view_state, (KzruRef) { KZRU_RECORD_EVENT, record });
  kzru_timeline_reveal (self, record);
  kzru_timeline_sync_marks (self);
  kzru_timeline_focus_mark (self);
}

static gboolean
step_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  KzruTimeline *self = KZRU_TIMELINE (widget);

  if (!has_events (self))
    return FALSE;
  if (step_to_head (self, (Step) g_variant_get_int32 (args)))
    return TRUE;

  go_to_row (self, find_target (self, (Step) g_variant_get_int32 (args)));
  return TRUE;
}

/**
 * kzru_timeline_enter_lane:
 * @self: a timeline with a layout
 * @lane: a lane
 *
 * Moves the focus to the event of a lane that is nearest to the selected one, or to
 * the first that is shown.
 *
 * Returns: whether there is one
 */
gboolean
kzru_timeline_enter_lane (KzruTimeline *self,
                          guint         lane)
{
  guint from;

  if (!has_events (self) || kzru_event_table_get_lane_size (self->table, lane) == 0)
    return FALSE;

  from = get_cursor (self);
  go_to_row (self, find_nearest (self, from != KZRU_EVENT_TABLE_NO_ROW ? from : find_first_in_view (self), lane));
  return TRUE;
}

static gboolean
pan_cb (GtkWidget *widget,
        GVariant  *args,
        gpointer   user_data)
{
  KzruTimeline *self = KZRU_TIMELINE (widget);

  if (!is_ready (self))
    return FALSE;

  kzru_timeline_pan (self, kzru_timeline_get_scale (self).length * g_variant_get_double (args), FALSE);

  return TRUE;
}

/* Page Up goes back in time, whichever way that is. */
static gboolean
page_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  gboolean mirrored = kzru_timeline_is_mirrored (KZRU_TIMELINE (widget));
  g_autoptr (GVariant) share =
      g_variant_ref_sink (g_variant_new_double (g_variant_get_double (args) * (mirrored ? -1 : 1)));

  return pan_cb (widget, share, user_data);
}

static gboolean
extend_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  KzruTimeline *self = KZRU_TIMELINE (widget);

  if (!is_ready (self))
    return FALSE;

  kzru_timeline_extend_range (self, g_variant_get_boolean (args) != kzru_timeline_is_mirrored (self));

  return TRUE;
}

/* What has to do with the range of time and the playhead. */
static void
time_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KzruTimeline *self = KZRU_TIMELINE (widget);

  if (!is_ready (self))
    return;

  if (g_str_equal (name, "timeline.range-start"))
    kzru_timeline_set_range_end (self, FALSE);
  else if (g_str_equal (name, "timeline.range-end"))
    kzru_timeline_set_range_end (self, TRUE);
  else if (g_str_equal (name, "timeline.play"))
    kzru_timeline_set_playing (self, !self->playing);
  else if (g_str_equal (name, "timeline.next-event") || g_str_equal (name, "timeline.previous-event"))
    kzru_timeline_step_to_event (self, g_str_equal (name, "timeline.next-event"));
  else
    kzru_timeline_step_playhead (self, g_str_equal (name, "timeline.next-unit"));
}

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KzruTimeline *self = KZRU_TIMELINE (widget);

  if (!is_ready (self))
    return;

  if (g_str_equal (name, "timeline.fit"))
    kzru_timeline_fit_all (self);
  else if (g_str_equal (name, "timeline.fit-selection"))
    kzru_timeline_fit_selection (self);
  else
    kzru_timeline_zoom (self, g_str_equal (name, "timeline.zoom-in") ? KZRU_TIMELINE_ZOOM_STEP
                                                                     : 1 / KZRU_TIMELINE_ZOOM_STEP);
}

/* A key and its twin on the keypad. */
static void
bind_step (GtkWidgetClass *widget_class,
           guint           key,
           guint           keypad,
           Step            step)
{
  gtk_widget_class_add_binding (widget_class, key, 0, step_cb, "i", step);
  gtk_widget_class_add_binding (widget_class, keypad, 0, step_cb, "i", step);
}

/* Menus show the key that was bound last. */
static void
bind_action (GtkWidgetClass *widget_class,
             const guint    *keys,
             const char     *action)
{
  for (guint i = 0; keys[i] != 0; i++)
    {
      gtk_widget_class_add_binding_action (widget_class, keys[i], GDK_CONTROL_MASK, action, NULL);
      gtk_widget_class_add_binding_action (widget_class, keys[i], 0, action, NULL);
    }
}

static void
add_time_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_bracketleft, "timeline.range-start" },
    { GDK_KEY_bracketright, "timeline.range-end" },
    { GDK_KEY_space, "timeline.play" },
    { GDK_KEY_period, "timeline.next-event" },
    { GDK_KEY_comma, "timeline.previous-event" },
    { GDK_KEY_greater, "timeline.next-unit" },
    { GDK_KEY_less, "timeline.previous-unit" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_install_action (widget_class, keys[i].action, NULL, time_action);
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, keys[i].action, NULL);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_greater, GDK_SHIFT_MASK, "timeline.next-unit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_less, GDK_SHIFT_MASK, "timeline.previous-unit", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_SHIFT_MASK, extend_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_SHIFT_MASK, extend_cb, "b", TRUE);
}

/**
 * kzru_timeline_class_add_keys:
 * @widget_class: the class of timelines
 *
 * Installs the actions of the class and the keys that do them.
 */
void
kzru_timeline_class_add_keys (GtkWidgetClass *widget_class)
{
  static const guint in[] = { GDK_KEY_KP_Add, GDK_KEY_equal, GDK_KEY_plus, 0 };
  static const guint out[] = { GDK_KEY_KP_Subtract, GDK_KEY_minus, 0 };
  static const guint fit[] = { GDK_KEY_KP_0, GDK_KEY_0, 0 };

  gtk_widget_class_install_action (widget_class, "timeline.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "timeline.fit", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "timeline.fit-selection", NULL, zoom_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_backslash, 0, "timeline.fit-selection", NULL);

  bind_action (widget_class, in, "timeline.zoom-in");
  bind_action (widget_class, out, "timeline.zoom-out");
  bind_action (widget_class, fit, "timeline.fit");

  bind_step (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, STEP_LEFT);
  bind_step (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, STEP_RIGHT);
  bind_step (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, STEP_UP);
  bind_step (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, STEP_DOWN);
  bind_step (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, STEP_FIRST);
  bind_step (widget_class, GDK_KEY_End, GDK_KEY_KP_End, STEP_LAST);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, GDK_CONTROL_MASK, step_cb, "i", STEP_FIRST);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, GDK_CONTROL_MASK, step_cb, "i", STEP_LAST);
  add_time_keys (widget_class);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_CONTROL_MASK, pan_cb, "d", NUDGE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_CONTROL_MASK, pan_cb, "d", -NUDGE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, page_cb, "d", PAGE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Page_Up, 0, page_cb, "d", PAGE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, page_cb, "d", -PAGE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Page_Down, 0, page_cb, "d", -PAGE);
}
