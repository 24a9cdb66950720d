/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-lanes"

#include "config.h"

#include "model/kzru-lane-subjects.h"

#include "model/kzru-certainty.h"
#include "model/kzru-csv-table.h"
#include "model/kzru-event-table.h"

/* What is an event about, as far as lanes go? That depends on what lanes stand for: a
 * subject is the number of a theme, a document, an actor, a place or a certainty. */

static KzruRecordKind
get_kind (KzruLaneMode mode)
{
  switch (mode)
    {
    case KZRU_LANE_MODE_SOURCE:
      return KZRU_RECORD_SOURCE;
    case KZRU_LANE_MODE_ACTOR:
      return KZRU_RECORD_ACTOR;
    case KZRU_LANE_MODE_PLACE:
      return KZRU_RECORD_PLACE;
    case KZRU_LANE_MODE_CERTAINTY:
      return KZRU_RECORD_NONE;
    case KZRU_LANE_MODE_THEME:
    default:
      return KZRU_RECORD_THEME;
    }
}

/**
 * kzru_lane_subjects_get_n:
 * @atlas: an atlas
 * @mode: what lanes stand for
 *
 * Counts what events may be about.
 *
 * Returns: the number of subjects
 */
guint
kzru_lane_subjects_get_n (KzruAtlas    *atlas,
                          KzruLaneMode  mode)
{
  return mode == KZRU_LANE_MODE_CERTAINTY ? KZRU_N_CERTAINTIES : kzru_atlas_get_n_records (atlas, get_kind (mode));
}

/* What a row of a table is about, without a record of it. */
static gboolean
list_of_row (KzruAtlas    *atlas,
             KzruLaneMode  mode,
             guint         record,
             guint        *subjects,
             guint        *n)
{
  KzruCsvTable *table = kzru_atlas_get_table (atlas);
  const KzruEventColumns *columns;
  KzruEventTable *events;
  KzruPoint point;

  if (table == NULL)
    return FALSE;

  events = kzru_csv_table_get_events (table);
  columns = kzru_event_table_get_columns (events);
  *n = mode == KZRU_LANE_MODE_ACTOR ? 0 : 1;
  subjects[0] = 0;
  if (mode == KZRU_LANE_MODE_THEME)
    subjects[0] = columns->lane[kzru_event_table_find_row (events, record)];
  else if (mode == KZRU_LANE_MODE_CERTAINTY)
    subjects[0] = kzru_certainty_of_date (columns->flags[kzru_event_table_find_row (events, record)]);
  else if (mode == KZRU_LANE_MODE_PLACE)
    {
      subjects[0] = record;
      *n = kzru_csv_table_get_point (table, record, &point);
    }

  return TRUE;
}

/**
 * kzru_lane_subjects_list:
 * @atlas: an atlas
 * @mode: what lanes stand for
 * @record: an event's place in the atlas
 * @subjects: (out caller-allocates): has room for `KZRU_LANES_MAX_OF_EVENT`
 *
 * Lists what an event is about, as far as lanes go.
 *
 * Returns: how many subjects it has
 */
guint
kzru_lane_subjects_list (KzruAtlas    *atlas,
                         KzruLaneMode  mode,
                         guint         record,
                         guint        *subjects)
{
  const KzruEvent *event;
  KzruIndices indices = { NULL, 0 };
  guint n;

  if (list_of_row (atlas, mode, record, subjects, &n))
    return n;

  event = kzru_atlas_get_event (atlas, record);
  switch (mode)
    {
    case KZRU_LANE_MODE_SOURCE:
      if (event->passages.n > 0)
        subjects[0] = kzru_atlas_get_passage (atlas, event->passages.v[0])->source;
      return event->passages.n > 0;
    case KZRU_LANE_MODE_ACTOR:
      indices = event->actors;
      break;
    case KZRU_LANE_MODE_PLACE:
      indices = event->places;
      break;
    case KZRU_LANE_MODE_CERTAINTY:
      subjects[0] = kzru_event_get_certainty (event);
      return 1;
    case KZRU_LANE_MODE_THEME:
    default:
      subjects[0] = event->theme;
      return 1;
    }

  for (guint i = 0; i < MIN (indices.n, KZRU_LANES_MAX_OF_EVENT); i++)
    subjects[i] = indices.v[i];
  return MIN (indices.n, KZRU_LANES_MAX_OF_EVENT);
}

/**
 * kzru_lane_subjects_count:
 * @atlas: an atlas
 * @mode: what lanes stand for
 *
 * Counts how many events there are of each subject.
 *
 * Returns: (transfer full): the counts, by subject
 */
guint *
kzru_lane_subjects_count (KzruAtlas    *atlas,
                          KzruLaneMode  mode)
{
  guint *counts = g_new0 (guint, kzru_lane_subjects_get_n (atlas, mode) + 1);

  for (guint i = 0; i < kzru_atlas_get_n_records (atlas, KZRU_RECORD_EVENT); i++)
    {
      guint subjects[KZRU_LANES_MAX_OF_EVENT];
      guint n = kzru_lane_subjects_list (atlas, mode, i, subjects);

      for (guint j = 0; j < n; j++)
        counts[subjects[j]]++;
    }

  return counts;
}

/**
 * kzru_lane_subjects_get_key:
 * @atlas: an atlas
 * @mode: what lanes stand for
 * @subject: a subject
 *
 * Gets the key that the lane of a subject is remembered by.
 *
 * Returns: (transfer none): the key
 */
const char *
kzru_lane_subjects_get_key (KzruAtlas    *atlas,
                            KzruLaneMode  mode,
                            guint         subject)
{
  static const char * const certainties[KZRU_N_CERTAINTIES] = {
    "stated", "approximate", "inferred", "uncertain", "disputed",
  };

  if (mode == KZRU_LANE_MODE_CERTAINTY)
    return certainties[subject];
  return kzru_atlas_get_record_id (atlas, (KzruRef) { get_kind (mode), subject });
}

/**
 * kzru_lane_subjects_get_title:
 * @atlas: an atlas
 * @mode: what lanes stand for
 * @subject: a subject
 * @languages: (array zero-terminated=1): the reader's languages, the best first
 *
 * Gets the title of the lane of a subject.
 *
 * Returns: (transfer none): the title
 */
const char *
kzru_lane_subjects_get_title (KzruAtlas          *atlas,
                              KzruLaneMode        mode,
                              guint               subject,
                              const char * const *languages)
{
  KzruRef ref = { get_kind (mode), subject };
  const char *label;

  if (mode == KZRU_LANE_MODE_CERTAINTY)
    return kzru_certainty_get_term (subject);
  if (mode == KZRU_LANE_MODE_SOURCE)
    return kzru_atlas_get_source (atlas, subject)->title;

  label = kzru_lang_map_get (kzru_atlas_get_label (atlas, ref), languages);
  return label != NULL ? label : kzru_lane_subjects_get_key (atlas, mode, subject);
}
