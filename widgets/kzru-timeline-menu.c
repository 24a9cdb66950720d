/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline"

#include "config.h"

#include "widgets/kzru-timeline-private.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-citation.h"
#include "widgets/kzru-count-mark.h"
#include "widgets/kzru-event-mark.h"
#include "widgets/kzru-lane-head.h"
#include "widgets/kzru-spoken-name.h"

/* The menu of what the pointer or the keyboard is on. */

static guint
get_menu_row (KzruTimeline *self)
{
  return self->spot.record != G_MAXUINT && self->table != NULL
             ? kzru_event_table_find_row (self->table, self->spot.record)
             : KZRU_EVENT_TABLE_NO_ROW;
}

static void
copy (KzruTimeline *self,
      const char   *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

/* The references to all passages that an event rests on, a line each. */
static char *
dup_citations (KzruTimeline *self)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (self->view_state);
  KzruIndices passages = kzru_atlas_get_passages (atlas, (KzruRef) { KZRU_RECORD_EVENT, self->spot.record });
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < passages.n; i++)
    {
      g_autofree char *citation =
          kzru_citation_format_passage (self->view_state, kzru_atlas_get_passage (atlas, passages.v[i]));

      if (text->len > 0 && strstr (text->str, citation) != NULL)
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, citation);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KzruTimeline *self = KZRU_TIMELINE (widget);
  guint row = get_menu_row (self);
  g_autofree char *citations = NULL;

  if (row == KZRU_EVENT_TABLE_NO_ROW)
    return;

  if (g_str_equal (name, "timeline.copy-title"))
    {
      copy (self, kzru_event_table_get_title (self->table, row));
      return;
    }

  citations = dup_citations (self);
  copy (self, citations);
}

static void
zoom_to_event_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  KzruTimeline *self = KZRU_TIMELINE (widget);

  if (self->spot.record == G_MAXUINT)
    return;

  kzru_view_state_set_time_range (self->view_state, (KzruSpan) { 0, 0 });
  kzru_view_state_select (self->view_state, (KzruRef) { KZRU_RECORD_EVENT, self->spot.record });
  kzru_timeline_fit_selection (self);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KzruTimeline *self = KZRU_TIMELINE (widget);

  if (self->spot.record == G_MAXUINT)
    return;

  kzru_view_state_select (self->view_state, (KzruRef) { KZRU_RECORD_EVENT, self->spot.record });
  g_signal_emit_by_name (self, "opened");
}

/* What is done at the time that the menu was opened at. */
static void
here_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KzruTimeline *self = KZRU_TIMELINE (widget);
  KzruSpan range = kzru_view_state_get_time_range (self->view_state);
  gboolean is_empty = kzru_span_is_empty (range);

  if (g_str_equal (name, "timeline.playhead-here"))
    kzru_view_state_set_playhead (self->view_state, kzru_instant_from_double (self->spot.instant));
  else if (g_str_equal (name, "timeline.range-from-here"))
    kzru_timeline_select_range (self, self->spot.instant,
                                MAX (is_empty ? self->end : (double) range.end, self->spot.instant));
  else
    kzru_timeline_select_range (self, MIN (is_empty ? self->start : (double) range.start, self->spot.instant),
                                self->spot.instant);
}

/* What is done with the lane whose head the menu was opened on. */
static void
lane_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KzruTimeline *self = KZRU_TIMELINE (widget);
  guint lane = self->spot.head;
  g_autoptr (KzruLanes) lanes = NULL;

  /* There may be other lanes in a moment. */
  if (self->lanes == NULL || self->dividing != NULL || lane >= kzru_lanes_get_n (self->lanes))
    return;

  lanes = kzru_lanes_ref (self->lanes);
  if (g_str_equal (name, "timeline.lane-up"))
    kzru_timeline_move_lane (self, lane, -1);
  else if (g_str_equal (name, "timeline.lane-down"))
    kzru_timeline_move_lane (self, lane, 1);
  else if (g_str_equal (name, "timeline.lane-toggle"))
    kzru_view_state_collapse_lane (self->view_state, kzru_lanes_get_key (lanes, lane),
                                   !kzru_lanes_is_collapsed (lanes, lane));
  else
    for (guint i = 0; i < kzru_lanes_get_n (lanes); i++)
      kzru_view_state_collapse_lane (self->view_state, kzru_lanes_get_key (lanes, i),
                                     g_str_equal (name, "timeline.lane-only") && i != lane);
}

/* What is done with the count that the menu was opened on, if it is still there. */
static void
count_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  KzruTimeline *self = KZRU_TIMELINE (widget);
  const KzruCount *count = NULL;

  /* Before the list takes its place, if that is to come; and before the count is looked
   * for, as the focus moves with it, and what that brings into view is laid out anew. */
  gtk_popover_popdown (GTK_POPOVER (self->menu));
  if (self->spot.lane != G_MAXUINT && kzru_timeline_ensure_layout (self) != NULL)
    count = kzru_timeline_find_count_at (self, self->spot.lane, self->spot.span, self->spot.passing);
  if (count == NULL)
    return;

  if (g_str_equal (name, "timeline.count-list"))
    kzru_timeline_list_count (self, count);
  else
    kzru_timeline_open_count_by_key (self, count);
}

static void
add_count_section (KzruTimeline *self,
                   GMenu        *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();
  const KzruCount *count =
      kzru_timeline_find_count_at (self, self->spot.lane, self->spot.span, self->spot.passing);

  if (count != NULL && kzru_timeline_zooms_to_count (self, count))
    g_menu_append (section, _("_Zoom to Events"), "timeline.count-open");
  g_menu_append (section, _("_List Events"), "timeline.count-list");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
add_lane_section (KzruTimeline *self,
                  GMenu        *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();

  g_menu_append (section,
                 kzru_lanes_is_collapsed (self->lanes, self->spot.head) ? _("_Open Lane") : _("_Collapse Lane"),
                 "timeline.lane-toggle");
  g_menu_append (section, _("Collapse All _Others"), "timeline.lane-only");
  g_menu_append (section, _("Open _All Lanes"), "timeline.lanes-open");
  g_menu_append (section, _("Move _Up"), "timeline.lane-up");
  g_menu_append (section, _("Move _Down"), "timeline.lane-down");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static GMenuModel *
make_menu (KzruTimeline *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) event = g_menu_new ();
  g_autoptr (GMenu) time = g_menu_new ();
  g_autoptr (GMenu) view = g_menu_new ();

  if (self->lanes != NULL && self->spot.head < kzru_lanes_get_n (self->lanes))
    {
      add_lane_section (self, menu);
      return G_MENU_MODEL (menu);
    }

  if (self->spot.record != G_MAXUINT)
    {
      g_menu_append (event, _("_Read Passages"), "timeline.open");
      g_menu_append (event, _("_Copy Title"), "timeline.copy-title");
      g_menu_append (event, _("Copy _Sources"), "timeline.copy-citations");
      g_menu_append (event, _("_Zoom to Event"), "timeline.zoom-to-event");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (event));
    }

  if (self->spot.lane != G_MAXUINT)
    add_count_section (self, menu);

  g_menu_append (time, _("Range of Time _from Here"), "timeline.range-from-here");
  g_menu_append (time, _("Range of Time _to Here"), "timeline.range-to-here");
  g_menu_append (time, _("_Playhead Here"), "timeline.playhead-here");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (time));

  g_menu_append (view, _("Fit _All"), "timeline.fit");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (view));

  return G_MENU_MODEL (menu);
}

/**
 * kzru_timeline_spot_init:
 * @spot: (out caller-allocates): a spot
 * @instant: the time there, in s
 *
 * Sets a spot to a place in time where nothing else is.
 */
void
kzru_timeline_spot_init (KzruTimelineSpot *spot,
                         double            instant)
{
  *spot = (KzruTimelineSpot) { .record = G_MAXUINT, .head = G_MAXUINT, .lane = G_MAXUINT, .instant = instant };
}

/**
 * kzru_timeline_spot_set_count:
 * @spot: a spot
 * @count: the count there
 *
 * Sets the count of a spot.
 */
void
kzru_timeline_spot_set_count (KzruTimelineSpot *spot,
                              const KzruCount  *count)
{
  spot->lane = count->lane;
  spot->span = count->span;
  spot->passing = count->passing;
}

/* GTK leaves the focus with the timeline; it goes back to where it was, unless that is
 * no longer there. */
static void
menu_closed_cb (KzruTimeline *self)
{
  GtkWidget *child = self->menu_from;

  g_clear_weak_pointer (&self->menu_from);
  if (child != NULL && gtk_widget_get_mapped (child))
    gtk_widget_grab_focus (child);
}

/**
 * kzru_timeline_open_menu:
 * @self: a timeline with a layout
 * @spot: what it is about
 * @at: where to point, in px
 *
 * Opens the menu of a lane, of an event, of a count, or of a place in time. It takes
 * the place of what else is up.
 */
void
kzru_timeline_open_menu (KzruTimeline           *self,
                         const KzruTimelineSpot *spot,
                         const GdkRectangle     *at)
{
  g_autoptr (GMenuModel) model = NULL;
  GtkWidget *child;

  if (self->menu != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->menu));
  if (self->records != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->records));

  child = gtk_widget_get_focus_child (GTK_WIDGET (self));
  if (child == NULL || !GTK_IS_POPOVER (child))
    g_set_weak_pointer (&self->menu_from, child);
  self->spot = *spot;
  model = make_menu (self);

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      kzru_spoken_name_set (self->menu, _("Timeline"));
      g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
    }
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);

  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* Where a child lies, cut off where the chart ends. */
static GdkRectangle
get_place (KzruTimeline *self,
           GtkWidget    *child)
{
  KzruBox chart = kzru_timeline_layout_get_chart (self->layout);
  GdkRectangle at = { 0, 0, gtk_widget_get_width (child), gtk_widget_get_height (child) };
  double x, y;
  int left;

  gtk_widget_translate_coordinates (child, GTK_WIDGET (self), 0, 0, &x, &y);
  at.x = (int) x;
  at.y = (int) y;
  if (KZRU_IS_LANE_HEAD (child))
    return at;

  left = (int) CLAMP (x, chart.x, chart.x + chart.width);
  at.width = MAX ((int) CLAMP (x + at.width, chart.x, chart.x + chart.width) - left, 1);
  at.x = left;
  return at;
}

/* What the keyboard is on: a child, or else what is selected, or the middle of what is
 * shown. */
static GdkRectangle
find_spot (KzruTimeline     *self,
           KzruTimelineSpot *spot)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));
  KzruRef selected = kzru_view_state_get_selected (self->view_state);
  KzruBox chart = kzru_timeline_layout_get_chart (self->layout);
  GdkRectangle at = { (int) (chart.x + chart.width / 2), self->height / 2, 1, 1 };

  kzru_timeline_spot_init (spot, 0);
  if (child == NULL && selected.kind == KZRU_RECORD_EVENT)
    child = kzru_timeline_get_mark_widget (self, selected.index);
  if (child != NULL)
    at = get_place (self, child);

  if (child != NULL && KZRU_IS_LANE_HEAD (child))
    spot->head = kzru_timeline_find_head_lane (self, at.x + at.width / 2.0, at.y + at.height / 2.0);
  else if (child != NULL && KZRU_IS_EVENT_MARK (child))
    spot->record = kzru_event_mark_get_record (KZRU_EVENT_MARK (child));
  else if (child != NULL && KZRU_IS_COUNT_MARK (child))
    {
      KzruCountMark *mark = KZRU_COUNT_MARK (child);

      spot->lane = kzru_count_mark_get_lane (mark);
      spot->span = kzru_count_mark_get_span (mark);
      spot->passing = kzru_count_mark_get_passing (mark);
    }

  spot->instant = kzru_timeline_get_instant (self, at.x + at.width / 2.0);
  return at;
}

static gboolean
menu_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  KzruTimeline *self = KZRU_TIMELINE (widget);
  KzruTimelineSpot spot;
  GdkRectangle at;

  if (self->view_state == NULL || kzru_timeline_ensure_layout (self) == NULL)
    return FALSE;

  at = find_spot (self, &spot);
  kzru_timeline_open_menu (self, &spot, &at);
  return TRUE;
}

/**
 * kzru_timeline_class_add_menu:
 * @widget_class: the class of timelines
 *
 * Installs the actions of the menu, and the keys that open it.
 */
void
kzru_timeline_class_add_menu (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "timeline.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "timeline.copy-title", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "timeline.copy-citations", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-to-event", NULL, zoom_to_event_action);
  gtk_widget_class_install_action (widget_class, "timeline.playhead-here", NULL, here_action);
  gtk_widget_class_install_action (widget_class, "timeline.range-from-here", NULL, here_action);
  gtk_widget_class_install_action (widget_class, "timeline.range-to-here", NULL, here_action);
  gtk_widget_class_install_action (widget_class, "timeline.count-open", NULL, count_action);
  gtk_widget_class_install_action (widget_class, "timeline.count-list", NULL, count_action);
  gtk_widget_class_install_action (widget_class, "timeline.lane-toggle", NULL, lane_action);
  gtk_widget_class_install_action (widget_class, "timeline.lane-only", NULL, lane_action);
  gtk_widget_class_install_action (widget_class, "timeline.lanes-open", NULL, lane_action);
  gtk_widget_class_install_action (widget_class, "timeline.lane-up", NULL, lane_action);
  gtk_widget_class_install_action (widget_class, "timeline.lane-down", NULL, lane_action);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_cb, NULL);
}
