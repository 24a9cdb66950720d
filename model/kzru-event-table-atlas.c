/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-event-table"

#include "config.h"

#include "model/kzru-csv-table.h"
#include "model/kzru-event-table.h"

#define PERCENT_TAKEN 50 /* of the time that it takes to divide a table */

static void
add_event (KzruEventTableBuilder *builder,
           const KzruEvent       *event,
           guint                  record,
           guint                  lane,
           const char * const    *languages)
{
  g_autofree KzruEdtfBounds *claims = g_new (KzruEdtfBounds, event->n_dates);
  const char *title = kzru_lang_map_get (&event->title, languages);

  for (guint i = 0; i < event->n_dates; i++)
    claims[i] = *kzru_edtf_get_bounds (event->dates[i].edtf);

  kzru_event_table_builder_add (builder,
                                &(KzruEventEntry) {
                                    .record = record,
                                    .lane = lane,
                                    .importance = event->importance,
                                    .claims = claims,
                                    .n_claims = event->n_dates,
                                    .title = title != NULL ? title : event->id,
                                });
}

/* In which lanes a row stands now: that of its category, or those of @lanes. */
static guint
find_lanes (const KzruEventColumns *columns,
            guint                   row,
            KzruLanes              *lanes,
            guint                  *of_event)
{
  guint n = 1;
  guint n_open = 0;

  of_event[0] = columns->lane[row];
  if (lanes != NULL)
    n = kzru_lanes_find (lanes, columns->record[row], of_event);

  for (guint i = 0; i < n; i++)
    if (lanes == NULL || !kzru_lanes_is_collapsed (lanes, of_event[i]))
      of_event[n_open++] = of_event[i];

  return n_open;
}

/* Whether a table stands as it is. */
static gboolean
is_as_wanted (KzruEventTable  *events,
              KzruLanes       *lanes,
              KzruEventFilter  filter,
              gpointer         user_data)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (events);
  guint of_event[KZRU_LANES_MAX_OF_EVENT];

  if (lanes != NULL && kzru_lanes_get_n (lanes) != kzru_event_table_get_n_lanes (events))
    return FALSE;

  for (guint row = 0; row < columns->n_rows; row++)
    if ((filter != NULL && !filter (columns->record[row], user_data)) ||
        find_lanes (columns, row, lanes, of_event) != 1 || of_event[0] != columns->lane[row])
      return FALSE;

  return TRUE;
}

/* The rows of a table are in columns already. Most often all are wanted as they are,
 * and then nobody needs another copy of them; else what is in order stays in order,
 * and titles are shared. */
static KzruEventTable *
take_rows (KzruEventTable     *events,
           KzruLanes          *lanes,
           KzruEventFilter     filter,
           gpointer            user_data,
           const KzruProgress *progress)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (events);
  g_autoptr (GBytes) titles = kzru_event_table_ref_titles (events);
  const char *first = g_bytes_get_data (titles, NULL);
  KzruProgress taking = kzru_progress_part (progress, 0, PERCENT_TAKEN);
  KzruProgress building = kzru_progress_part (progress, PERCENT_TAKEN, 100);
  g_autoptr (KzruEventTableBuilder) builder = NULL;
  guint n_lanes = lanes != NULL ? kzru_lanes_get_n (lanes) : kzru_event_table_get_n_lanes (events);

  if (is_as_wanted (events, lanes, filter, user_data))
    return kzru_event_table_ref (events);

  builder = kzru_event_table_builder_new_sized (columns->n_rows);
  for (guint row = 0; row < columns->n_rows; row++)
    {
      KzruEdtfBounds claim = kzru_event_table_get_claim (events, row, 0);
      guint of_event[KZRU_LANES_MAX_OF_EVENT];
      guint n = 0;

      if (row % KZRU_PROGRESS_STEPS == 0 && !kzru_progress_go_on (&taking, row, columns->n_rows))
        return NULL;

      if (filter == NULL || filter (columns->record[row], user_data))
        n = find_lanes (columns, row, lanes, of_event);

      for (guint i = 0; i < n; i++)
        kzru_event_table_builder_add (builder,
                                      &(KzruEventEntry) {
                                          .record = columns->record[row],
                                          .lane = of_event[i],
                                          .importance = columns->importance[row],
                                          .claims = &claim,
                                          .n_claims = 1,
                                          .title_at = (gsize) (kzru_event_table_get_title (events, row) - first),
                                      });
    }

  return kzru_event_table_builder_end_in (g_steal_pointer (&builder), n_lanes, titles, &building);
}

static gboolean
is_wanted (guint    event,
           gpointer user_data)
{
  const KzruRowFilter *filter = user_data;

  return kzru_row_filter_passes (filter, kzru_event_table_find_row (filter->events, event));
}

/**
 * kzru_event_table_new_of_rows:
 * @filter: which rows of a table to take
 * @lanes: the lanes of its atlas
 * @progress: (nullable): is told how far it is
 *
 * Lays rows of a table out in columns, each in its lanes. What a collapsed lane holds
 * back is left out. Works in any thread.
 *
 * Returns: (transfer full) (nullable): the table; %NULL if it was given up
 */
KzruEventTable *
kzru_event_table_new_of_rows (const KzruRowFilter *filter,
                              KzruLanes           *lanes,
                              const KzruProgress  *progress)
{
  return take_rows (filter->events, lanes, kzru_row_filter_is_open (filter) ? NULL : is_wanted, (gpointer) filter,
                    progress);
}

/**
 * kzru_event_table_new_for_atlas:
 * @atlas: an atlas
 * @languages: (array zero-terminated=1): BCP 47 tags, the preferred one first
 * @filter: (nullable) (scope call): which events to take; all if %NULL
 * @user_data: passed to @filter
 *
 * Lays the events of an atlas out in columns, a lane for each theme; with more themes
 * than there may be lanes, the last of these is for all others.
 *
 * Returns: (transfer full): the table
 */
KzruEventTable *
kzru_event_table_new_for_atlas (KzruAtlas          *atlas,
                                const char * const *languages,
                                KzruEventFilter     filter,
                                gpointer            user_data)
{
  g_autoptr (KzruEventTableBuilder) builder = kzru_event_table_builder_new ();
  guint n_lanes = MIN (kzru_atlas_get_n_records (atlas, KZRU_RECORD_THEME), KZRU_EVENT_TABLE_MAX_LANES);
  guint n_events;

  g_return_val_if_fail (KZRU_IS_ATLAS (atlas), NULL);

  if (kzru_atlas_get_table (atlas) != NULL)
    return take_rows (kzru_csv_table_get_events (kzru_atlas_get_table (atlas)), NULL, filter, user_data, NULL);

  n_events = kzru_atlas_get_n_records (atlas, KZRU_RECORD_EVENT);
  for (guint i = 0; i < n_events; i++)
    if (filter == NULL || filter (i, user_data))
      add_event (builder, kzru_atlas_get_event (atlas, i), i, MIN (kzru_atlas_get_event (atlas, i)->theme, n_lanes - 1),
                 languages);

  return kzru_event_table_builder_end (g_steal_pointer (&builder), n_lanes);
}

/* Adds an event to each lane that it stands in, unless that holds it back. */
static void
add_to_lanes (KzruEventTableBuilder *builder,
              const KzruEvent       *event,
              guint                  record,
              KzruLanes             *lanes,
              const char * const    *languages)
{
  guint of_event[KZRU_LANES_MAX_OF_EVENT];
  guint n = kzru_lanes_find (lanes, record, of_event);

  for (guint i = 0; i < n; i++)
    if (!kzru_lanes_is_collapsed (lanes, of_event[i]))
      add_event (builder, event, record, of_event[i], languages);
}

/**
 * kzru_event_table_new_in_lanes:
 * @atlas: an atlas
 * @languages: (array zero-terminated=1): BCP 47 tags, the preferred one first
 * @lanes: the lanes of the atlas
 * @filter: (nullable) (scope call): which events to take; all if %NULL
 * @user_data: passed to @filter
 *
 * Lays the events of an atlas out in columns, each in its lanes. What a collapsed
 * lane holds back is left out.
 *
 * Returns: (transfer full): the table
 */
KzruEventTable *
kzru_event_table_new_in_lanes (KzruAtlas          *atlas,
                               const char * const *languages,
                               KzruLanes          *lanes,
                               KzruEventFilter     filter,
                               gpointer            user_data)
{
  g_autoptr (KzruEventTableBuilder) builder = kzru_event_table_builder_new ();

  g_return_val_if_fail (KZRU_IS_ATLAS (atlas), NULL);
  g_return_val_if_fail (lanes != NULL, NULL);

  if (kzru_atlas_get_table (atlas) != NULL)
    return take_rows (kzru_csv_table_get_events (kzru_atlas_get_table (atlas)), lanes, filter, user_data, NULL);

  for (guint i = 0; i < kzru_atlas_get_n_records (atlas, KZRU_RECORD_EVENT); i++)
    if (filter == NULL || filter (i, user_data))
      add_to_lanes (builder, kzru_atlas_get_event (atlas, i), i, lanes, languages);

  return kzru_event_table_builder_end (g_steal_pointer (&builder), kzru_lanes_get_n (lanes));
}
