/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-event-table"

#include "config.h"

#include "model/kzru-event-table.h"

static void
add_event (KzruEventTableBuilder *builder,
           const KzruEvent       *event,
           guint                  record,
           const char * const    *languages)
{
  g_autofree KzruEdtfBounds *claims = g_new (KzruEdtfBounds, event->n_dates);
  const char *title = kzru_lang_map_get (&event->title, languages);

  for (guint i = 0; i < event->n_dates; i++)
    claims[i] = *kzru_edtf_get_bounds (event->dates[i].edtf);

  kzru_event_table_builder_add (builder,
                                &(KzruEventEntry) {
                                    .record = record,
                                    .lane = event->theme,
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
      add_event (builder, kzru_atlas_get_event (atlas, i), i, languages);

  return kzru_event_table_builder_end (g_steal_pointer (&builder),
                                       kzru_atlas_get_n_records (atlas, KZRU_RECORD_THEME));
}
