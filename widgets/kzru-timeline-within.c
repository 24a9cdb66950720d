/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline"

#include "config.h"

#include "widgets/kzru-timeline-private.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-number-format.h"

/* What lies within the range of time, possibly or certainly. The rest stands back: it
 * is what one sees the range among. */

static gboolean
is_within (guint    event,
           gpointer user_data)
{
  return kzru_timeline_is_within (user_data, event);
}

static gboolean
is_row_within (guint    event,
               gpointer user_data)
{
  const KzruRowFilter *filter = user_data;

  return kzru_row_filter_passes (filter, kzru_event_table_find_row (filter->events, event));
}

/* Which events lie within the range; NULL if there is none. */
static const KzruShownTally *
ensure_tally (KzruTimeline *self)
{
  g_auto (KzruRowFilter) filter = { 0 };

  if (self->tally != NULL || self->table == NULL || !kzru_view_state_has_time_range (self->view_state))
    return self->tally;

  /* A million rows are asked by their columns. */
  if (kzru_view_state_get_row_filter (self->view_state, TRUE, &filter))
    self->tally = kzru_shown_tally_new (self->table, is_row_within, &filter);
  else
    self->tally = kzru_shown_tally_new (self->table, is_within, self);

  return self->tally;
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
 * Counts those events of a count that lie within the range of time.
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
 * kzru_timeline_range_changed:
 * @self: a timeline
 *
 * Shows what lies within the range of time now.
 */
void
kzru_timeline_range_changed (KzruTimeline *self)
{
  g_clear_pointer (&self->tally, kzru_shown_tally_free);
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
 * unless all do.
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

  if (n == count->n)
    return g_strdup (name);

  if (n == 0)
    /* Translators: what a screen reader says of a count: %s is “12 more events, 1998 – 2001”. */
    return g_strdup_printf (_("%s, none of them within the range of time"), name);

  /* Translators: what a screen reader says of a count: %1$s is “12 more events, 1998 – 2001”, %2$s is a number. */
  return g_strdup_printf (ngettext ("%1$s, %2$s of them within the range of time",
                                    "%1$s, %2$s of them within the range of time", n),
                          name, number);
}
