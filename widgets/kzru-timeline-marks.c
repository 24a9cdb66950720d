/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline"

#include "config.h"

#include "widgets/kzru-timeline-private.h"

#include "widgets/kzru-event-mark.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The children that stand for events.
 *
 * There are as many as marks on screen, up to a limit, and they are used over
 * and over. Which event each stands for is settled when the timeline has come
 * to rest: during a movement they only follow the marks they have. */

#define MAX_MARKS 160
#define SYNC_DELAY 120 /* ms after the last change */

/* Whether a mark lies in what can be seen of the lanes. */
static gboolean
is_in_view (KzruTimeline  *self,
            const KzruBox *box)
{
  double axis = kzru_timeline_layout_get_axis_height (self->layout);
  double top = axis + gtk_adjustment_get_value (self->scroll);
  KzruBox chart = kzru_timeline_layout_get_chart (self->layout);
  KzruBox view = { chart.x, top, chart.width, self->height - axis };

  return kzru_box_intersects (box, &view);
}

/* The title of an event with its date, with what other claims say of it, and whether
 * it stands back. */
static char *
dup_name (KzruTimeline   *self,
          const KzruMark *mark)
{
  guint n_claims = kzru_event_table_get_columns (self->table)->n_claims[mark->row];
  g_autofree char *name = g_strdup (kzru_event_table_get_title (self->table, mark->row));

  for (guint i = 0; i < n_claims && self->calendars->len > 0; i++)
    {
      g_autofree char *date = kzru_timeline_dup_date (self, mark->record, 0, i);
      g_autofree char *before = g_steal_pointer (&name);
      /* Translators: %s is a date that another source gives for the same event. */
      g_autofree char *other = i > 0 ? g_strdup_printf (_("or, by another claim: %s"), date) : NULL;

      /* Translators: what a screen reader says of an event: %1$s is its title, %2$s its date. */
      name = g_strdup_printf (_("%1$s, %2$s"), before, other != NULL ? other : date);
    }

  return kzru_timeline_dup_name_within (self, mark->record, name);
}

/**
 * kzru_timeline_get_mark_widget:
 * @self: a timeline
 * @record: an event's place in its atlas
 *
 * Gets the child that stands for an event.
 *
 * Returns: (transfer none) (nullable): the child
 */
GtkWidget *
kzru_timeline_get_mark_widget (KzruTimeline *self,
                               guint         record)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      GtkWidget *child = g_ptr_array_index (self->marks, i);

      if (kzru_event_mark_get_record (KZRU_EVENT_MARK (child)) == record && gtk_widget_get_visible (child))
        return child;
    }

  return NULL;
}

/**
 * kzru_timeline_allocate_marks:
 * @self: a timeline
 *
 * Lays the children over the marks that they stand for.
 */
void
kzru_timeline_allocate_marks (KzruTimeline *self)
{
  double scroll = gtk_adjustment_get_value (self->scroll);

  for (guint i = 0; i < self->marks->len; i++)
    {
      GtkWidget *child = g_ptr_array_index (self->marks, i);
      const KzruMark *mark = NULL;
      GtkAllocation allocation;

      if (!gtk_widget_get_visible (child))
        continue;

      if (self->layout != NULL)
        mark = kzru_timeline_layout_find_mark (self->layout,
                                               kzru_event_mark_get_record (KZRU_EVENT_MARK (child)));

      gtk_widget_set_child_visible (child, mark != NULL);
      if (mark == NULL)
        continue;

      allocation = (GtkAllocation) {
        (int) floor (mark->box.x), (int) floor (mark->box.y - scroll),
        (int) ceil (mark->box.width), (int) ceil (mark->box.height),
      };
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (child, &allocation, -1);
    }
}

static void
activate_cb (KzruTimeline  *self,
             KzruEventMark *mark)
{
  kzru_view_state_select (self->view_state,
                          (KzruRef) { KZRU_RECORD_EVENT, kzru_event_mark_get_record (mark) });
  g_signal_emit_by_name (self, "opened");
}

static GtkWidget *
add_child (KzruTimeline *self)
{
  GtkWidget *child = kzru_event_mark_new ();

  gtk_widget_set_parent (child, GTK_WIDGET (self));
  gtk_widget_set_visible (child, FALSE);
  g_signal_connect_object (child, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->marks, child);

  return child;
}

/* Takes a child that stands for nothing that is in view. One that is hidden
 * does not, whatever it stood for: sync_child() has looked for it in vain. */
static GtkWidget *
find_free_child (KzruTimeline *self,
                 GHashTable   *wanted)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      GtkWidget *child = g_ptr_array_index (self->marks, i);
      guint record = kzru_event_mark_get_record (KZRU_EVENT_MARK (child));

      if (!gtk_widget_get_visible (child)
          || (!g_hash_table_contains (wanted, GUINT_TO_POINTER (record)) && !gtk_widget_is_focus (child)))
        return child;
    }

  return add_child (self);
}

static void
sync_child (KzruTimeline   *self,
            const KzruMark *mark,
            GHashTable     *wanted)
{
  KzruRef selected = kzru_view_state_get_selected (self->view_state);
  GtkWidget *child = kzru_timeline_get_mark_widget (self, mark->record);
  g_autofree char *name = dup_name (self, mark);

  if (child == NULL)
    child = find_free_child (self, wanted);

  kzru_event_mark_set_record (KZRU_EVENT_MARK (child), mark->record, name);
  kzru_event_mark_set_selected (KZRU_EVENT_MARK (child),
                                selected.kind == KZRU_RECORD_EVENT && selected.index == mark->record);
  gtk_widget_set_visible (child, TRUE);
}

static void
hide_unwanted (KzruTimeline *self,
               GHashTable   *wanted)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      GtkWidget *child = g_ptr_array_index (self->marks, i);
      guint record = kzru_event_mark_get_record (KZRU_EVENT_MARK (child));

      if (!g_hash_table_contains (wanted, GUINT_TO_POINTER (record)) && !gtk_widget_is_focus (child))
        gtk_widget_set_visible (child, FALSE);
    }
}

/**
 * kzru_timeline_sync_marks:
 * @self: a timeline
 *
 * Gives each mark in view a child. Not to be called while sizes are allocated.
 */
void
kzru_timeline_sync_marks (KzruTimeline *self)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);
  KzruTimelineLayout *layout = kzru_timeline_ensure_layout (self);
  const KzruMark *marks = NULL;
  guint n = 0;

  if (layout != NULL)
    marks = kzru_timeline_layout_get_marks (layout, &n);

  for (guint i = 0; i < n && g_hash_table_size (wanted) < MAX_MARKS; i++)
    if (is_in_view (self, &marks[i].box))
      g_hash_table_add (wanted, GUINT_TO_POINTER (marks[i].record));

  for (guint i = 0; i < n; i++)
    if (g_hash_table_contains (wanted, GUINT_TO_POINTER (marks[i].record)))
      sync_child (self, &marks[i], wanted);

  hide_unwanted (self, wanted);
  kzru_timeline_sync_counts (self);
  kzru_timeline_sync_heads (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
sync_cb (gpointer user_data)
{
  KzruTimeline *self = user_data;

  self->sync_id = 0;
  if (self->moving)
    {
      self->moving = FALSE;
      self->layout_valid = FALSE;
    }
  kzru_timeline_settle (self);
  kzru_timeline_sync_marks (self);

  if (self->tick_id == 0 && self->layout != NULL)
    kzru_view_history_visit_span (kzru_view_state_get_history (self->view_state),
                                  kzru_view_state_get_visible_span (self->view_state),
                                  g_get_monotonic_time ());

  return G_SOURCE_REMOVE;
}

/**
 * kzru_timeline_queue_sync:
 * @self: a timeline
 *
 * Has the children set right once nothing has changed for a moment.
 */
void
kzru_timeline_queue_sync (KzruTimeline *self)
{
  g_clear_handle_id (&self->sync_id, g_source_remove);
  if (self->view_state != NULL)
    self->sync_id = g_timeout_add (SYNC_DELAY, sync_cb, self);
}

/* The mark that the focus goes to: the selected one, or the first in view. */
static const KzruMark *
find_entry (KzruTimeline *self)
{
  KzruRef selected = kzru_view_state_get_selected (self->view_state);
  const KzruMark *marks;
  guint n;

  if (selected.kind == KZRU_RECORD_EVENT)
    {
      const KzruMark *mark = kzru_timeline_layout_find_mark (self->layout, selected.index);

      if (mark != NULL)
        return mark;
    }

  marks = kzru_timeline_layout_get_marks (self->layout, &n);
  for (guint i = 0; i < n; i++)
    if (is_in_view (self, &marks[i].box))
      return &marks[i];

  return NULL;
}

/**
 * kzru_timeline_focus_mark:
 * @self: a timeline
 *
 * Moves the focus to the selected event, or to the first one in view.
 *
 * Returns: whether there is one
 */
gboolean
kzru_timeline_focus_mark (KzruTimeline *self)
{
  const KzruMark *mark;
  GtkWidget *child;

  if (self->view_state == NULL || kzru_timeline_ensure_layout (self) == NULL)
    return FALSE;

  mark = find_entry (self);
  if (mark == NULL)
    return FALSE;

  child = kzru_timeline_get_mark_widget (self, mark->record);
  if (child == NULL)
    {
      kzru_timeline_sync_marks (self);
      child = kzru_timeline_get_mark_widget (self, mark->record);
    }

  /* What has no place yet cannot take the focus. */
  if (child == NULL)
    return FALSE;
  gtk_widget_set_child_visible (child, TRUE);

  return gtk_widget_grab_focus (child);
}
