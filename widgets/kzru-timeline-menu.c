/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline"

#include "config.h"

#include "widgets/kzru-timeline-private.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-citation.h"
#include "widgets/kzru-spoken-name.h"

/* The menu of what the pointer or the keyboard is on. */

static guint
get_menu_row (KzruTimeline *self)
{
  return self->menu_record != G_MAXUINT && self->table != NULL
             ? kzru_event_table_find_row (self->table, self->menu_record)
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
  KzruIndices passages = kzru_atlas_get_passages (atlas, (KzruRef) { KZRU_RECORD_EVENT, self->menu_record });
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

  if (self->menu_record == G_MAXUINT)
    return;

  kzru_view_state_set_time_range (self->view_state, (KzruSpan) { 0, 0 });
  kzru_view_state_select (self->view_state, (KzruRef) { KZRU_RECORD_EVENT, self->menu_record });
  kzru_timeline_fit_selection (self);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KzruTimeline *self = KZRU_TIMELINE (widget);

  if (self->menu_record == G_MAXUINT)
    return;

  kzru_view_state_select (self->view_state, (KzruRef) { KZRU_RECORD_EVENT, self->menu_record });
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
    kzru_view_state_set_playhead (self->view_state, (gint64) self->menu_instant);
  else if (g_str_equal (name, "timeline.range-from-here"))
    kzru_timeline_select_range (self, self->menu_instant,
                                MAX (is_empty ? self->end : (double) range.end, self->menu_instant));
  else
    kzru_timeline_select_range (self, MIN (is_empty ? self->start : (double) range.start, self->menu_instant),
                                self->menu_instant);
}

/* What is done with the lane whose head the menu was opened on. */
static void
lane_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KzruTimeline *self = KZRU_TIMELINE (widget);
  guint lane = self->menu_lane;
  g_autoptr (KzruLanes) lanes = NULL;

  if (self->lanes == NULL || lane >= kzru_lanes_get_n (self->lanes))
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

static void
add_lane_section (KzruTimeline *self,
                  GMenu        *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();

  g_menu_append (section,
                 kzru_lanes_is_collapsed (self->lanes, self->menu_lane) ? _("_Open Lane") : _("_Collapse Lane"),
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

  if (self->lanes != NULL && self->menu_lane < kzru_lanes_get_n (self->lanes))
    {
      add_lane_section (self, menu);
      return G_MENU_MODEL (menu);
    }

  if (self->menu_record != G_MAXUINT)
    {
      g_menu_append (event, _("_Read Passages"), "timeline.open");
      g_menu_append (event, _("_Copy Title"), "timeline.copy-title");
      g_menu_append (event, _("Copy _Sources"), "timeline.copy-citations");
      g_menu_append (event, _("_Zoom to Event"), "timeline.zoom-to-event");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (event));
    }

  g_menu_append (time, _("Range of Time _from Here"), "timeline.range-from-here");
  g_menu_append (time, _("Range of Time _to Here"), "timeline.range-to-here");
  g_menu_append (time, _("_Playhead Here"), "timeline.playhead-here");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (time));

  g_menu_append (view, _("Fit _All"), "timeline.fit");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (view));

  return G_MENU_MODEL (menu);
}

/**
 * kzru_timeline_open_menu:
 * @self: a timeline with a layout
 * @record: the event that it is about, or `G_MAXUINT`
 * @lane: the lane that it is about, or `G_MAXUINT`
 * @instant: the time that it is about, in s
 * @at: where to point, in px
 *
 * Opens the menu of a lane, of an event, or of a place in time.
 */
void
kzru_timeline_open_menu (KzruTimeline       *self,
                         guint               record,
                         guint               lane,
                         double              instant,
                         const GdkRectangle *at)
{
  g_autoptr (GMenuModel) model = NULL;

  self->menu_record = record;
  self->menu_lane = lane;
  self->menu_instant = instant;
  model = make_menu (self);

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      kzru_spoken_name_set (self->menu, _("Timeline"));
    }
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);

  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/**
 * kzru_timeline_class_add_menu:
 * @widget_class: the class of timelines
 *
 * Installs the actions of the menu.
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
  gtk_widget_class_install_action (widget_class, "timeline.lane-toggle", NULL, lane_action);
  gtk_widget_class_install_action (widget_class, "timeline.lane-only", NULL, lane_action);
  gtk_widget_class_install_action (widget_class, "timeline.lanes-open", NULL, lane_action);
  gtk_widget_class_install_action (widget_class, "timeline.lane-up", NULL, lane_action);
  gtk_widget_class_install_action (widget_class, "timeline.lane-down", NULL, lane_action);
}
