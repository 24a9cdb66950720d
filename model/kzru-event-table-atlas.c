/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-event-table"

#include "config.h"

#include "model/kzru-event-table.h"

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

/**
 * kzru_event_table_new_for_atlas:
 * @atlas: an atlas
 * @languages: (array zero-terminated=1): BCP 47 tags, the preferred one first
 * @filter: (nullable) (scope call): which events to take; all if %NULL
 * @user_data: passed to @filter
 *
 * Lays the events of an atlas out in columns, a lane for each theme.
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
  guint n_events;

  g_return_val_if_fail (KZRU_IS_ATLAS (atlas), NULL);

  n_events = kzru_atlas_get_n_records (atlas, KZRU_RECORD_EVENT);
  for (guint i = 0; i < n_events; i++)
    if (filter == NULL || filter (i, user_data))
      add_event (builder, kzru_atlas_get_event (atlas, i), i, kzru_atlas_get_event (atlas, i)->theme, languages);

  return kzru_event_table_builder_end (g_steal_pointer (&builder),
                                       kzru_atlas_get_n_records (atlas, KZRU_RECORD_THEME));
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

  for (guint i = 0; i < kzru_atlas_get_n_records (atlas, KZRU_RECORD_EVENT); i++)
    if (filter == NULL || filter (i, user_data))
      add_to_lanes (builder, kzru_atlas_get_event (atlas, i), i, lanes, languages);

  return kzru_event_table_builder_end (g_steal_pointer (&builder), kzru_lanes_get_n (lanes));
}
