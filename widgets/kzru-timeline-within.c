/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline"

#include "config.h"

#include "widgets/kzru-timeline-private.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-number-format.h"

/* What lies within the range of time, possibly or certainly. The rest stands back: it
 * is what one sees the range among. Of a large table that is counted in another thread,
 * while the picture stays as it was, and nothing is said in numbers. */

typedef struct
{
  KzruEventTable *table;
  KzruRowFilter filter;
  KzruShownTally *tally;
} Tallying;

static gboolean
is_large (KzruTimeline *self)
{
  return self->table != NULL && kzru_event_table_get_columns (self->table)->n_rows > KZRU_JOB_AT_ONCE;
}

static gboolean
is_within (guint    event,
           gpointer user_data)
{
  return kzru_timeline_is_within (user_data, event);
}

static void
tallying_free (Tallying *tallying)
{
  kzru_event_table_unref (tallying->table);
  kzru_row_filter_clear (&tallying->filter);
  g_clear_pointer (&tallying->tally, kzru_shown_tally_free);
  g_free (tallying);
}

static void
tally_in_thread (gpointer            work,
                 const KzruProgress *progress)
{
  Tallying *tallying = work;

  tallying->tally = kzru_shown_tally_new_of_rows (tallying->table, &tallying->filter, progress);
}

static void
tallied_cb (gpointer work,
            gpointer owner)
{
  Tallying *tallying = work;
  KzruTimeline *self = owner;

  g_clear_pointer (&self->tally, kzru_shown_tally_free);
  self->tally = g_steal_pointer (&tallying->tally);
  kzru_timeline_queue_sync (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static const KzruJobKind tallying_kind = {
  .run = tally_in_thread,
  .done = tallied_cb,
  .free = (GDestroyNotify) tallying_free,
};

static void
start_tallying (KzruTimeline        *self,
                const KzruRowFilter *filter)
{
  Tallying *tallying = g_new0 (Tallying, 1);

  tallying->table = kzru_event_table_ref (self->table);
  kzru_row_filter_copy (filter, &tallying->filter);
  kzru_job_start_next (&self->tallying, &tallying_kind, tallying, self);
}

/* Which events lie within the range, or did when there was another one; NULL if nothing
 * is known of that. */
static const KzruShownTally *
ensure_tally (KzruTimeline *self)
{
  g_auto (KzruRowFilter) filter = { 0 };

  if (self->is_tallied || self->table == NULL || !kzru_view_state_has_time_range (self->view_state))
    return self->tally;

  self->is_tallied = TRUE;
  if (is_large (self) && kzru_view_state_get_row_filter (self->view_state, TRUE, &filter))
    {
      start_tallying (self, &filter);
    }
  else
    {
      g_clear_pointer (&self->tally, kzru_shown_tally_free);
      self->tally = kzru_shown_tally_new (self->table, is_within, self);
    }

  return self->tally;
}

/**
 * kzru_timeline_forget_tally:
 * @self: a timeline
 *
 * Forgets which events lie within the range of time: others are shown.
 */
void
kzru_timeline_forget_tally (KzruTimeline *self)
{
  kzru_job_give_up (&self->tallying);
  g_clear_pointer (&self->tally, kzru_shown_tally_free);
  self->is_tallied = FALSE;
}

/**
 * kzru_timeline_is_within:
 * @self: a timeline
 * @record: an event's place in its atlas
 *
 * Says whether an event lies within the range of time, as the time mode has it.
 *
 * Returns: whether it does, or there is no range
 */
gboolean
kzru_timeline_is_within (KzruTimeline *self,
                         guint         record)
{
  return kzru_view_state_is_shown (self->view_state, (KzruRef) { KZRU_RECORD_EVENT, record });
}

/**
 * kzru_timeline_count_within:
 * @self: a timeline with a layout
 * @count: a count
 *
 * Counts those events of a count that lie within the range of time, or did in the one
 * before, until [method@Timeline.is_tallied].
 *
 * Returns: how many do, all if there is no range
 */
guint
kzru_timeline_count_within (KzruTimeline    *self,
                            const KzruCount *count)
{
  const KzruShownTally *tally = ensure_tally (self);

  return tally != NULL ? kzru_timeline_layout_count_shown (self->layout, count, tally) : count->n;
}

/**
 * kzru_timeline_is_tallied:
 * @self: a timeline
 *
 * Says whether it is known how many events lie within the range of time.
 *
 * Returns: whether it is, or there is no range
 */
gboolean
kzru_timeline_is_tallied (KzruTimeline *self)
{
  ensure_tally (self);
  return self->tallying == NULL;
}

/**
 * kzru_timeline_range_changed:
 * @self: a timeline
 *
 * Shows what lies within the range of time now.
 */
void
kzru_timeline_range_changed (KzruTimeline *self)
{
  if (is_large (self) && kzru_view_state_has_time_range (self->view_state))
    self->is_tallied = FALSE;
  else
    kzru_timeline_forget_tally (self);
  kzru_timeline_queue_sync (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * kzru_timeline_dup_name_within:
 * @self: a timeline
 * @record: an event's place in its atlas
 * @name: what is said of the event
 *
 * Adds to what is said of an event that it does not lie within the range of time.
 *
 * Returns: (transfer full): the name
 */
char *
kzru_timeline_dup_name_within (KzruTimeline *self,
                               guint         record,
                               const char   *name)
{
  if (kzru_timeline_is_within (self, record))
    return g_strdup (name);

  if (kzru_view_state_get_time_mode (self->view_state) == KZRU_TIME_CERTAINLY_WITHIN)
    /* Translators: what a screen reader says of an event: %s is its title and its date. */
    return g_strdup_printf (_("%s, not certainly within the range of time"), name);

  /* Translators: what a screen reader says of an event: %s is its title and its date. */
  return g_strdup_printf (_("%s, outside of the range of time"), name);
}

/**
 * kzru_timeline_dup_count_within:
 * @self: a timeline with a layout
 * @count: a count
 * @name: what is said of the count
 *
 * Adds to what is said of a count how many of its events lie within the range of time,
 * unless all do, or nobody knows yet.
 *
 * Returns: (transfer full): the name
 */
char *
kzru_timeline_dup_count_within (KzruTimeline    *self,
                                const KzruCount *count,
                                const char      *name)
{
  guint n = kzru_timeline_count_within (self, count);
  g_autofree char *number = kzru_format_number (n, kzru_view_state_get_languages (self->view_state)[0]);

  if (n == count->n || !kzru_timeline_is_tallied (self))
    return g_strdup (name);

  if (n == 0)
    /* Translators: what a screen reader says of a count: %s is “12 more events, 1998 – 2001”. */
    return g_strdup_printf (_("%s, none of them within the range of time"), name);

  /* Translators: what a screen reader says of a count: %1$s is “12 more events, 1998 – 2001”, %2$s is a number. */
  return g_strdup_printf (ngettext ("%1$s, %2$s of them within the range of time",
                                    "%1$s, %2$s of them within the range of time", n),
                          name, number);
}
