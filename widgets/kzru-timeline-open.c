/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline"

#include "config.h"

#include "widgets/kzru-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "model/kzru-compare.h"
#include "model/kzru-event-period.h"
#include "model/kzru-number-format.h"
#include "widgets/kzru-record-popover.h"

/* How a count is opened: by zooming in, as long as that draws its events apart. Of
 * those that share a moment, and of those that began out of sight, a list is shown;
 * one alone is selected, and has a mark from then on. */

#define SPREAD 2.5     /* what is shown when a count is zoomed to, of its length */
#define MAX_LISTED 300 /* events in a list */

/**
 * kzru_timeline_zooms_to_count:
 * @self: a timeline
 * @count: a count
 *
 * Says whether the events of a count are drawn apart by zooming in.
 *
 * Returns: whether they are
 */
gboolean
kzru_timeline_zooms_to_count (KzruTimeline    *self,
                              const KzruCount *count)
{
  double length = kzru_span_get_length (count->span) * SPREAD;

  return count->n > 1 && !count->passing && length >= KZRU_TIMELINE_MIN_DURATION &&
         length < (self->end - self->start) / KZRU_TIMELINE_ZOOM_STEP;
}

static int
compare_importance (gconstpointer a,
                    gconstpointer b,
                    gpointer      user_data)
{
  return kzru_event_columns_compare (user_data, *(const guint *) a, *(const guint *) b);
}

/* The events to list, in order of time: of very many those that matter most. */
static GArray *
list_rows (KzruTimeline    *self,
           const KzruCount *count)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  kzru_timeline_layout_list_counted (self->layout, count, rows);
  if (rows->len > MAX_LISTED)
    {
      g_array_sort_with_data (rows, compare_importance, (gpointer) kzru_event_table_get_columns (self->table));
      g_array_set_size (rows, MAX_LISTED);
    }
  g_array_sort (rows, kzru_compare_guints);

  return rows;
}

static char *
dup_list_title (KzruTimeline *self,
                guint         n,
                guint         n_listed)
{
  const char *language = kzru_view_state_get_languages (self->view_state)[0];
  g_autofree char *number = kzru_format_number (n, language);
  g_autofree char *listed = kzru_format_number (n_listed, language);

  if (n_listed < n)
    /* Translators: %1$s and %2$s are numbers. */
    return g_strdup_printf (_("The %1$s most important of %2$s events"), listed, number);

  /* Translators: %s is the number. */
  return g_strdup_printf (ngettext ("%s event", "%s events", n), number);
}

/**
 * kzru_timeline_list_count:
 * @self: a timeline with a layout
 * @count: a count
 *
 * Lists the events of a count.
 */
void
kzru_timeline_list_count (KzruTimeline    *self,
                          const KzruCount *count)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (self->table);
  g_autoptr (GArray) rows = list_rows (self, count);
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (KzruRef));
  g_autofree char *title = dup_list_title (self, count->n, rows->len);
  GdkRectangle at = {
    (int) count->box.x, (int) (count->box.y - gtk_adjustment_get_value (self->scroll)),
    (int) ceil (count->box.width), (int) ceil (count->box.height),
  };

  for (guint i = 0; i < rows->len; i++)
    {
      KzruRef ref = { KZRU_RECORD_EVENT, columns->record[g_array_index (rows, guint, i)] };

      g_array_append_val (refs, ref);
    }

  if (self->records == NULL)
    {
      self->records = kzru_record_popover_new ();
      gtk_widget_set_parent (self->records, GTK_WIDGET (self));
    }

  kzru_record_popover_open (KZRU_RECORD_POPOVER (self->records), self->view_state, title,
                            (const KzruRef *) (gpointer) refs->data, refs->len, &at);
}

static void
select_first (KzruTimeline    *self,
              const KzruCount *count)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  guint record;

  kzru_timeline_layout_list_counted (self->layout, count, rows);
  if (rows->len == 0)
    return;

  record = kzru_event_table_get_columns (self->table)->record[g_array_index (rows, guint, 0)];
  kzru_view_state_select (self->view_state, (KzruRef) { KZRU_RECORD_EVENT, record });
}

/**
 * kzru_timeline_open_count:
 * @self: a timeline with a layout
 * @count: a count
 *
 * Zooms in to the events of a count, or lists them if that would not tell them
 * apart.
 */
void
kzru_timeline_open_count (KzruTimeline    *self,
                          const KzruCount *count)
{
  if (kzru_timeline_zooms_to_count (self, count))
    kzru_timeline_show_span (self, count->span);
  else if (count->n == 1)
    select_first (self, count);
  else
    kzru_timeline_list_count (self, count);
}

/**
 * kzru_timeline_open_count_by_key:
 * @self: a timeline with a layout
 * @count: a count
 *
 * Does the same for the keyboard: where that zooms in, the focus goes to the first
 * of the events, since the count that had it is no more.
 */
void
kzru_timeline_open_count_by_key (KzruTimeline    *self,
                                 const KzruCount *count)
{
  gboolean is_gone = kzru_timeline_zooms_to_count (self, count) || count->n == 1;
  KzruCount opened = *count;

  kzru_timeline_open_count (self, &opened);
  if (!is_gone)
    return;

  if (opened.n > 1)
    select_first (self, &opened);
  kzru_timeline_sync_marks (self);
  kzru_timeline_focus_mark (self);
}

static char *
dup_number (KzruTimeline    *self,
            const KzruCount *count)
{
  return kzru_format_number (count->n, kzru_view_state_get_languages (self->view_state)[0]);
}

/* When the events of a count were. Of very many it is enough to know the first and the
 * last instant. */
static KzruEventPeriod
find_period (KzruTimeline    *self,
             const KzruCount *count)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));

  if (count->n <= MAX_LISTED)
    kzru_timeline_layout_list_counted (self->layout, count, rows);
  if (rows->len == 0)
    return kzru_event_period_of_span (count->span);

  return kzru_event_period_of_rows (kzru_event_table_get_columns (self->table),
                                    (const guint *) (gpointer) rows->data, rows->len);
}

/**
 * kzru_timeline_dup_count_name:
 * @self: a timeline with a layout
 * @count: a count
 *
 * Says how many events a count stands for, and when they were.
 *
 * Returns: (transfer full): the name
 */
char *
kzru_timeline_dup_count_name (KzruTimeline    *self,
                              const KzruCount *count)
{
  g_autofree char *n = dup_number (self, count);
  g_autofree char *events = NULL;
  g_autofree char *when = NULL;

  if (count->passing)
    /* Translators: %s is a number of events that there is no room for; they began
     * before what is shown, or may have, and reach into it. */
    return g_strdup_printf (ngettext ("%s more event that reaches or may reach into this time",
                                      "%s more events that reach or may reach into this time", count->n),
                            n);

  /* Translators: %s is a number of events that there is no room for. */
  events = g_strdup_printf (ngettext ("%s more event", "%s more events", count->n), n);
  if (self->calendars->len == 0)
    return g_steal_pointer (&events);

  when = kzru_event_period_format (find_period (self, count), g_ptr_array_index (self->calendars, 0),
                                   KZRU_DATE_STYLE_LONG);

  /* Translators: what a screen reader says of a count: %1$s is “12 more events”, %2$s when they were. */
  return g_strdup_printf (C_ ("count", "%1$s, %2$s"), events, when);
}

/**
 * kzru_timeline_dup_count_tip:
 * @self: a timeline with a layout
 * @count: a count
 *
 * Says how many events a count stands for, and what a click does.
 *
 * Returns: (transfer full): the text
 */
char *
kzru_timeline_dup_count_tip (KzruTimeline    *self,
                             const KzruCount *count)
{
  g_autofree char *n = dup_number (self, count);

  if (kzru_timeline_zooms_to_count (self, count))
    /* Translators: %s is a number of events that there is no room for. */
    return g_strdup_printf (ngettext ("%s more event: zoom in to see it",
                                      "%s more events: zoom in to see them", count->n),
                            n);
  if (count->passing)
    /* Translators: %s is a number of events that there is no room for; they began
     * before what is shown, or may have, and reach into it. */
    return g_strdup_printf (ngettext ("%s more event reaches or may reach into this time: click to see it",
                                      "%s more events reach or may reach into this time: click to see them", count->n),
                            n);

  /* Translators: %s is a number of events that there is no room for. */
  return g_strdup_printf (ngettext ("%s more event: click to see it", "%s more events: click to see them", count->n), n);
}
