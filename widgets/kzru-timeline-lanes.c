/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline"

#include "config.h"

#include "widgets/kzru-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/kzru-number-format.h"
#include "widgets/kzru-lane-head.h"

/* The heads of lanes: children of the timeline that lie over the titles. Each
 * stays with its lane, wherever that goes, so that the focus stays with it too. */

#define NO_DROP -1.0
#define MANY 100 /* lanes; of more, only those that are near to what is in view have heads */

static GtkWidget *
find_head (KzruTimeline *self,
           const char   *key)
{
  for (guint i = 0; i < self->heads->len; i++)
    {
      GtkWidget *head = g_ptr_array_index (self->heads, i);

      if (g_strcmp0 (kzru_lane_head_get_key (KZRU_LANE_HEAD (head)), key) == 0)
        return head;
    }

  return NULL;
}

static guint
find_lane (KzruTimeline *self,
           GtkWidget    *head)
{
  const char *key = kzru_lane_head_get_key (KZRU_LANE_HEAD (head));

  for (guint i = 0; self->lanes != NULL && i < kzru_lanes_get_n (self->lanes); i++)
    if (g_strcmp0 (kzru_lanes_get_key (self->lanes, i), key) == 0)
      return i;

  return G_MAXUINT;
}

static void
toggled_cb (KzruTimeline *self,
            GtkWidget    *head)
{
  guint lane = find_lane (self, head);

  if (lane != G_MAXUINT && self->dividing == NULL)
    kzru_view_state_collapse_lane (self->view_state, kzru_lanes_get_key (self->lanes, lane),
                                   !kzru_lanes_is_collapsed (self->lanes, lane));
}

/* Puts a lane before another, or at the end. */
static void
move_lane (KzruTimeline *self,
           guint         lane,
           guint         before)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) keys = NULL;
  guint n = kzru_lanes_get_n (self->lanes);

  /* There will be other lanes in a moment. */
  if (self->dividing != NULL)
    return;

  for (guint i = 0; i <= n; i++)
    {
      if (i == before)
        g_strv_builder_add (builder, kzru_lanes_get_key (self->lanes, lane));
      if (i < n && i != lane)
        g_strv_builder_add (builder, kzru_lanes_get_key (self->lanes, i));
    }

  keys = g_strv_builder_end (builder);
  kzru_view_state_order_lanes (self->view_state, (const char * const *) keys);
}

/* The lanes that are shown, from top to bottom. */
static const KzruLane *
get_shown (KzruTimeline *self,
           guint        *n)
{
  *n = 0;
  return kzru_timeline_ensure_layout (self) != NULL ? kzru_timeline_layout_get_lanes (self->layout, n) : NULL;
}

static int
find_shown (KzruTimeline *self,
            guint         lane)
{
  guint n;
  const KzruLane *lanes = get_shown (self, &n);
  const KzruLane *found = lanes != NULL ? kzru_timeline_layout_find_lane (self->layout, lane) : NULL;

  return found != NULL ? (int) (found - lanes) : -1;
}

/**
 * kzru_timeline_move_lane:
 * @self: a timeline with a layout
 * @lane: a lane
 * @step: 1 to move it down, -1 to move it up
 *
 * Moves a lane past the next one that is shown.
 */
void
kzru_timeline_move_lane (KzruTimeline *self,
                         guint         lane,
                         int           step)
{
  guint n;
  const KzruLane *lanes = get_shown (self, &n);
  int place = find_shown (self, lane);
  int next = place + step;

  if (place < 0 || next < 0 || next >= (int) n)
    return;

  move_lane (self, lane, step > 0 ? lanes[next].theme + 1 : lanes[next].theme);
}

/* The focus goes with a lane that is moved, and what has the focus is in view. Where the
 * lanes are divided anew in another thread, the head stays with its lane meanwhile. */
static void
focus_moved_head (KzruTimeline *self,
                  GtkWidget    *head)
{
  guint lane = find_lane (self, head);

  if (self->dividing != NULL || lane == G_MAXUINT || !kzru_timeline_focus_head_of (self, lane))
    gtk_widget_grab_focus (head);
}

static void
moved_cb (KzruTimeline *self,
          int           step,
          GtkWidget    *head)
{
  guint lane = find_lane (self, head);

  if (lane == G_MAXUINT)
    return;

  kzru_timeline_move_lane (self, lane, step);
  focus_moved_head (self, head);
}

static void
stepped_cb (KzruTimeline *self,
            int           step,
            GtkWidget    *head)
{
  guint n;
  const KzruLane *lanes = get_shown (self, &n);
  int next = find_shown (self, find_lane (self, head)) + step;

  if (next >= 0 && next < (int) n)
    kzru_timeline_focus_head_of (self, lanes[next].theme);
}

static void
entered_cb (KzruTimeline *self,
            GtkWidget    *head)
{
  guint lane = find_lane (self, head);

  if (lane != G_MAXUINT)
    kzru_timeline_enter_lane (self, lane);
}

static void
dragged_cb (KzruTimeline *self,
            double        y,
            GtkWidget    *head)
{
  guint n;
  const KzruLane *lanes = get_shown (self, &n);
  double x, at;

  gtk_widget_translate_coordinates (head, GTK_WIDGET (self), 0, y, &x, &at);
  at += gtk_adjustment_get_value (self->scroll);

  self->drop_y = n > 0 ? lanes[n - 1].box.y + lanes[n - 1].box.height : NO_DROP;
  self->drop_before = kzru_lanes_get_n (self->lanes);
  for (guint i = 0; i < n; i++)
    if (at < lanes[i].box.y + lanes[i].box.height / 2)
      {
        self->drop_y = lanes[i].box.y;
        self->drop_before = lanes[i].theme;
        break;
      }

  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
dropped_cb (KzruTimeline *self,
            GtkWidget    *head)
{
  guint lane = find_lane (self, head);

  if (lane != G_MAXUINT && self->drop_y >= 0)
    {
      move_lane (self, lane, self->drop_before);
      focus_moved_head (self, head);
    }
  self->drop_y = NO_DROP;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GtkWidget *
add_head (KzruTimeline *self)
{
  GtkWidget *head = kzru_lane_head_new ();

  gtk_widget_set_parent (head, GTK_WIDGET (self));
  g_signal_connect_object (head, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (head, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (head, "stepped", G_CALLBACK (stepped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (head, "entered", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (head, "dragged", G_CALLBACK (dragged_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (head, "dropped", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->heads, head);

  return head;
}

/* Whether a lane has to have a head. */
static gboolean
wants_head (KzruTimeline   *self,
            const KzruLane *lane,
            guint           n)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double y = lane->box.y - gtk_adjustment_get_value (self->scroll);

  return n <= MANY || (y + lane->box.height > -height && y < 2 * height);
}

static char *
dup_name (KzruTimeline *self,
          guint         lane)
{
  guint n = kzru_lanes_get_n_found (self->lanes, lane);
  g_autofree char *number = kzru_format_number (n, kzru_view_state_get_languages (self->view_state)[0]);
  g_autofree char *events = NULL;

  /* Translators: %s is the number. */
  events = g_strdup_printf (ngettext ("%s event", "%s events", n), number);

  /* Translators: a lane of the timeline: %1$s is its title, %2$s is “12 events”. */
  return g_strdup_printf (C_("lane", "%1$s, %2$s"), kzru_lanes_get_title (self->lanes, lane), events);
}

/* The heads by their lanes, and a list of those that are of no lane which has to have
 * one. That which has the focus stays, however far one scrolls. */
static GHashTable *
sort_heads (KzruTimeline   *self,
            const KzruLane *lanes,
            guint           n,
            GPtrArray      *free_heads)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *heads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n; i++)
    if (wants_head (self, &lanes[i], n))
      g_hash_table_add (wanted, (gpointer) kzru_lanes_get_key (self->lanes, lanes[i].theme));

  for (guint i = 0; i < self->heads->len; i++)
    {
      GtkWidget *head = g_ptr_array_index (self->heads, i);
      const char *key = kzru_lane_head_get_key (KZRU_LANE_HEAD (head));

      if (key != NULL && g_hash_table_contains (wanted, key))
        g_hash_table_insert (heads, g_strdup (key), head);
      else if (n <= MANY || !gtk_widget_has_focus (head) || find_lane (self, head) == G_MAXUINT)
        g_ptr_array_add (free_heads, head);
    }

  return heads;
}

/**
 * kzru_timeline_sync_heads:
 * @self: a timeline
 *
 * Gives each lane that is shown a head, or of very many lanes those that are near to
 * what is in view. Not to be called while sizes are allocated.
 */
void
kzru_timeline_sync_heads (KzruTimeline *self)
{
  guint n;
  const KzruLane *lanes = get_shown (self, &n);
  g_autoptr (GPtrArray) free_heads = g_ptr_array_new ();
  g_autoptr (GHashTable) heads = NULL;

  if (self->lanes == NULL)
    n = 0;
  heads = sort_heads (self, lanes, n, free_heads);

  for (guint i = 0; i < n; i++)
    {
      const char *key = kzru_lanes_get_key (self->lanes, lanes[i].theme);
      g_autofree char *name = NULL;
      GtkWidget *head;

      if (!wants_head (self, &lanes[i], n))
        continue;
      head = g_hash_table_lookup (heads, key);
      if (head == NULL)
        head = free_heads->len > 0 ? g_ptr_array_steal_index_fast (free_heads, 0) : add_head (self);

      name = dup_name (self, lanes[i].theme);
      kzru_lane_head_set_lane (KZRU_LANE_HEAD (head), key, name,
                               kzru_lanes_is_collapsed (self->lanes, lanes[i].theme));
      kzru_lane_head_set_place (KZRU_LANE_HEAD (head), i + 1, n, kzru_view_state_get_languages (self->view_state)[0]);
      kzru_lane_head_set_mirrored (KZRU_LANE_HEAD (head), kzru_timeline_is_mirrored (self));
      gtk_widget_set_visible (head, TRUE);
    }

  for (guint i = 0; i < free_heads->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (free_heads, i), FALSE);
}

/* The heads that are to be seen, by their lanes. */
static GHashTable *
collect_heads (KzruTimeline *self)
{
  GHashTable *heads = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->heads->len; i++)
    {
      GtkWidget *head = g_ptr_array_index (self->heads, i);

      if (gtk_widget_get_visible (head))
        g_hash_table_insert (heads, (gpointer) kzru_lane_head_get_key (KZRU_LANE_HEAD (head)), head);
    }

  return heads;
}

static void
allocate_head (KzruTimeline   *self,
               const KzruLane *lane,
               GtkWidget      *head)
{
  KzruBox chart = kzru_timeline_layout_get_chart (self->layout);
  gboolean mirrored = kzru_timeline_is_mirrored (self);
  GtkAllocation allocation = {
    mirrored ? (int) (chart.x + chart.width) : 0,
    (int) round (lane->box.y - gtk_adjustment_get_value (self->scroll)),
    MAX ((int) (mirrored ? self->width - chart.x - chart.width : chart.x), 1), MAX ((int) lane->box.height, 1),
  };

  gtk_widget_set_child_visible (head, TRUE);
  gtk_widget_measure (head, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (head, &allocation, -1);
}

/**
 * kzru_timeline_allocate_heads:
 * @self: a timeline
 *
 * Lays the heads over the titles of their lanes.
 */
void
kzru_timeline_allocate_heads (KzruTimeline *self)
{
  g_autoptr (GHashTable) heads = collect_heads (self);
  guint n = 0;
  const KzruLane *lanes = self->layout != NULL ? kzru_timeline_layout_get_lanes (self->layout, &n) : NULL;
  GHashTableIter rest;
  gpointer head;

  for (guint i = 0; self->lanes != NULL && i < n && g_hash_table_size (heads) > 0; i++)
    if (g_hash_table_steal_extended (heads, kzru_lanes_get_key (self->lanes, lanes[i].theme), NULL, &head))
      allocate_head (self, &lanes[i], head);

  /* Lanes that are not shown have lost theirs. */
  g_hash_table_iter_init (&rest, heads);
  while (g_hash_table_iter_next (&rest, NULL, &head))
    gtk_widget_set_child_visible (head, FALSE);
}

/**
 * kzru_timeline_snapshot_heads:
 * @self: a timeline
 * @style: the colours
 * @snapshot: where to draw
 *
 * Draws the heads, and where a lane that is dragged would go.
 */
void
kzru_timeline_snapshot_heads (KzruTimeline            *self,
                              const KzruTimelineStyle *style,
                              GtkSnapshot             *snapshot)
{
  for (guint i = 0; i < self->heads->len; i++)
    gtk_widget_snapshot_child (GTK_WIDGET (self), g_ptr_array_index (self->heads, i), snapshot);

  if (self->drop_y >= 0)
    gtk_snapshot_append_color (snapshot, &style->accent,
                               &GRAPHENE_RECT_INIT (0, (float) (self->drop_y - gtk_adjustment_get_value (self->scroll) - 1),
                                                    (float) self->width, 3));
}

/**
 * kzru_timeline_focus_head:
 * @self: a timeline
 *
 * Moves the focus to the head of the lane of the selected event, or to the first.
 *
 * Returns: whether there is one
 */
gboolean
kzru_timeline_focus_head (KzruTimeline *self)
{
  guint n, row;
  const KzruLane *lanes = get_shown (self, &n);
  guint lane = n > 0 ? lanes[0].theme : G_MAXUINT;

  if (n == 0 || self->lanes == NULL)
    return FALSE;

  row = kzru_timeline_get_selected_row (self);
  if (row != KZRU_EVENT_TABLE_NO_ROW)
    lane = kzru_event_table_get_columns (self->table)->lane[row];

  return kzru_timeline_focus_head_of (self, lane);
}

/**
 * kzru_timeline_focus_head_of:
 * @self: a timeline with a layout
 * @lane: a lane
 *
 * Moves the focus to the head of a lane, and that into view.
 *
 * Returns: whether there is one
 */
gboolean
kzru_timeline_focus_head_of (KzruTimeline *self,
                             guint         lane)
{
  int place = find_shown (self, lane);
  GtkWidget *head;
  guint n;

  if (place < 0 || self->lanes == NULL)
    return FALSE;

  kzru_timeline_scroll_to (self, &get_shown (self, &n)[place].box);
  head = find_head (self, kzru_lanes_get_key (self->lanes, lane));
  if (head == NULL)
    {
      kzru_timeline_sync_heads (self);
      head = find_head (self, kzru_lanes_get_key (self->lanes, lane));
    }
  if (head == NULL)
    return FALSE;

  /* What has no place yet cannot take the focus. */
  gtk_widget_set_child_visible (head, TRUE);
  return gtk_widget_grab_focus (head);
}

/**
 * kzru_timeline_is_lane_collapsed:
 * @self: a timeline
 * @lane: a lane
 *
 * Says whether a lane holds events back.
 *
 * Returns: whether it does
 */
gboolean
kzru_timeline_is_lane_collapsed (KzruTimeline *self,
                                 guint         lane)
{
  return self->lanes != NULL && kzru_lanes_is_collapsed (self->lanes, lane)
         && kzru_lanes_get_n_found (self->lanes, lane) > 0;
}

/**
 * kzru_timeline_show_lane_of:
 * @self: a timeline
 * @record: an event's place in its atlas
 *
 * Opens the lane of an event if that holds it back.
 */
void
kzru_timeline_show_lane_of (KzruTimeline *self,
                            guint         record)
{
  guint lanes[KZRU_LANES_MAX_OF_EVENT];
  guint n;

  if (self->lanes == NULL || self->table == NULL || self->dividing != NULL
      || kzru_event_table_find_row (self->table, record) != KZRU_EVENT_TABLE_NO_ROW
      || !kzru_view_state_is_found (self->view_state, (KzruRef) { KZRU_RECORD_EVENT, record }))
    return;

  n = kzru_lanes_find (self->lanes, record, lanes);
  if (n > 0 && kzru_lanes_is_collapsed (self->lanes, lanes[0]))
    kzru_view_state_collapse_lane (self->view_state, kzru_lanes_get_key (self->lanes, lanes[0]), FALSE);
}

/**
 * kzru_timeline_find_head_lane:
 * @self: a timeline with a layout
 * @x: a position, in px
 * @y: a position, in px
 *
 * Finds the lane whose head is at a position.
 *
 * Returns: the lane, or `G_MAXUINT` if there is none
 */
guint
kzru_timeline_find_head_lane (KzruTimeline *self,
                              double        x,
                              double        y)
{
  KzruBox chart = kzru_timeline_layout_get_chart (self->layout);
  guint n;
  const KzruLane *lanes;

  if ((x >= chart.x && x < chart.x + chart.width) || y < kzru_timeline_layout_get_axis_height (self->layout))
    return G_MAXUINT;

  y += gtk_adjustment_get_value (self->scroll);
  lanes = kzru_timeline_layout_find_lanes (self->layout, (KzruExtent) { y, y + 1 }, &n);

  return n > 0 && lanes[0].box.y <= y ? lanes[0].theme : G_MAXUINT;
}
