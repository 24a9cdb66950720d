/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-lanes"

#include "config.h"

#include "model/kzru-lanes.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-certainty.h"
#include "model/kzru-csv-table.h"
#include "model/kzru-event-table.h"

/**
 * KzruLanes:
 *
 * Which lanes a timeline has, and in which of them each event stands: by theme,
 * document, actor, place or certainty, in the order that the user has given them.
 *
 * An event stands in the lane of each of its actors and places. An atlas may know
 * hundreds of them: those with the most events have lanes of their own, the others
 * share one, and what has none has another. A lane that is collapsed holds its
 * events back, and says how many there are.
 */
struct _KzruLanes
{
  gatomicrefcount ref_count;

  KzruAtlas *atlas;
  KzruLaneMode mode;
  GArray *lanes;     /* of Lane, from top to bottom */
  guint *lane_of;    /* by record of the kind, and one for the others, and one for none */
  guint n_of;
};

typedef struct
{
  char *key;
  char *title;
  guint32 rgb;
  guint subject; /* which record of the kind, or n for the others, or n + 1 for none */
  guint n_found;
  guint rank;
  gboolean collapsed;
} Lane;

G_DEFINE_BOXED_TYPE (KzruLanes, kzru_lanes, kzru_lanes_ref, kzru_lanes_unref)

/* How many actors or places have lanes of their own. */
#define MAX_SUBJECTS 9

/* How many lanes there may be but for those of all others, and of events without any:
 * they are numbered in 16 bits. */
#define MAX_LANES (KZRU_EVENT_TABLE_MAX_LANES - 2)

/* The key of the lane of all others, and of events without any. */
#define KEY_OTHERS "*"
#define KEY_NONE "-"

/* The GNOME palette, in an order in which neighbours differ. */
static const guint32 palette[] = {
  0x1c71d8, 0xe66100, 0x26a269, 0x9141ac, 0xa51d2d, 0x986a44, 0x1a8f95, 0xb5835a, 0x5e5c64,
};

static void
clear_lane (Lane *lane)
{
  g_free (lane->key);
  g_free (lane->title);
}

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

static guint
get_n_subjects (const KzruLanes *self)
{
  return self->mode == KZRU_LANE_MODE_CERTAINTY ? KZRU_N_CERTAINTIES
                                                : kzru_atlas_get_n_records (self->atlas, get_kind (self->mode));
}

/* What a row of a table is about, without a record of it. */
static gboolean
list_of_row (const KzruLanes *self,
             guint            record,
             guint           *subjects,
             guint           *n)
{
  KzruCsvTable *table = kzru_atlas_get_table (self->atlas);
  const KzruEventColumns *columns;
  KzruEventTable *events;
  KzruPoint point;

  if (table == NULL)
    return FALSE;

  events = kzru_csv_table_get_events (table);
  columns = kzru_event_table_get_columns (events);
  *n = self->mode == KZRU_LANE_MODE_ACTOR ? 0 : 1;
  subjects[0] = 0;
  if (self->mode == KZRU_LANE_MODE_THEME)
    subjects[0] = columns->lane[kzru_event_table_find_row (events, record)];
  else if (self->mode == KZRU_LANE_MODE_CERTAINTY)
    subjects[0] = kzru_certainty_of_date (columns->flags[kzru_event_table_find_row (events, record)]);
  else if (self->mode == KZRU_LANE_MODE_PLACE)
    {
      subjects[0] = record;
      *n = kzru_csv_table_get_point (table, record, &point);
    }

  return TRUE;
}

/* What an event is about, as far as lanes go; places in @subjects, which has room
 * for KZRU_LANES_MAX_OF_EVENT. */
static guint
list_subjects (const KzruLanes *self,
               guint            record,
               guint           *subjects)
{
  const KzruEvent *event;
  KzruIndices indices = { NULL, 0 };
  guint n;

  if (list_of_row (self, record, subjects, &n))
    return n;

  event = kzru_atlas_get_event (self->atlas, record);
  switch (self->mode)
    {
    case KZRU_LANE_MODE_SOURCE:
      if (event->passages.n > 0)
        subjects[0] = kzru_atlas_get_passage (self->atlas, event->passages.v[0])->source;
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

/* How many events there are of each subject. */
static guint *
count_subjects (const KzruLanes *self,
                guint            n_subjects)
{
  guint *counts = g_new0 (guint, n_subjects + 1);

  for (guint i = 0; i < kzru_atlas_get_n_records (self->atlas, KZRU_RECORD_EVENT); i++)
    {
      guint subjects[KZRU_LANES_MAX_OF_EVENT];
      guint n = list_subjects (self, i, subjects);

      for (guint j = 0; j < n; j++)
        counts[subjects[j]]++;
    }

  return counts;
}

static const char *
get_key (const KzruLanes *self,
         guint            subject)
{
  static const char * const certainties[KZRU_N_CERTAINTIES] = {
    "stated", "approximate", "inferred", "uncertain", "disputed",
  };

  if (self->mode == KZRU_LANE_MODE_CERTAINTY)
    return certainties[subject];
  return kzru_atlas_get_record_id (self->atlas, (KzruRef) { get_kind (self->mode), subject });
}

static const char *
get_title (const KzruLanes     *self,
           guint                subject,
           const char * const  *languages)
{
  KzruRef ref = { get_kind (self->mode), subject };
  const char *label;

  if (self->mode == KZRU_LANE_MODE_CERTAINTY)
    return kzru_certainty_get_term (subject);
  if (self->mode == KZRU_LANE_MODE_SOURCE)
    return kzru_atlas_get_source (self->atlas, subject)->title;

  label = kzru_lang_map_get (kzru_atlas_get_label (self->atlas, ref), languages);
  return label != NULL ? label : get_key (self, subject);
}

static void
add_lane (KzruLanes  *self,
          const char *key,
          const char *title,
          guint       subject)
{
  Lane lane = {
    .key = g_strdup (key),
    .title = g_strdup (title),
    .rgb = palette[self->lanes->len % G_N_ELEMENTS (palette)],
    .subject = subject,
  };

  if (self->mode == KZRU_LANE_MODE_THEME && subject < get_n_subjects (self))
    lane.rgb = kzru_atlas_get_theme (self->atlas, subject)->rgb;

  g_array_append_val (self->lanes, lane);
}

/* The subject that the most events are of, among those that have no lane yet. */
static guint
take_largest (guint *counts,
              guint  n_subjects)
{
  guint largest = 0;

  for (guint i = 0; i < n_subjects; i++)
    if (counts[i] > counts[largest])
      largest = i;

  return largest;
}

static void
add_largest (KzruLanes          *self,
             guint              *counts,
             guint               n_subjects,
             const char * const *languages)
{
  for (guint i = 0; i < MIN (n_subjects, MAX_SUBJECTS); i++)
    {
      guint subject = take_largest (counts, n_subjects);

      if (counts[subject] == 0)
        break;
      add_lane (self, get_key (self, subject), get_title (self, subject, languages), subject);
      counts[subject] = 0;
    }

  add_lane (self, KEY_OTHERS,
            self->mode == KZRU_LANE_MODE_ACTOR ? C_("lane", "Other actors") : C_("lane", "Other places"),
            n_subjects);
  add_lane (self, KEY_NONE,
            self->mode == KZRU_LANE_MODE_ACTOR ? C_("lane", "No actor") : C_("lane", "No place"),
            n_subjects + 1);
}

static int
compare_lanes (gconstpointer a,
               gconstpointer b)
{
  const Lane *first = a;
  const Lane *second = b;

  return (first->rank > second->rank) - (first->rank < second->rank);
}

/* Lays the lanes in the order that the user has given them. */
static void
arrange (KzruLanes     *self,
         KzruViewState *view_state,
         guint          n_subjects)
{
  for (guint i = 0; i < self->lanes->len; i++)
    {
      Lane *lane = &g_array_index (self->lanes, Lane, i);
      guint rank = kzru_view_state_get_lane_rank (view_state, lane->key);

      lane->rank = rank != G_MAXUINT ? rank : G_MAXUINT / 2 + i;
      lane->collapsed = kzru_view_state_is_lane_collapsed (view_state, lane->key);
    }
  g_array_sort (self->lanes, compare_lanes);

  self->n_of = n_subjects + 2;
  self->lane_of = g_new (guint, self->n_of);
  for (guint i = 0; i < self->n_of; i++)
    self->lane_of[i] = G_MAXUINT;
  for (guint i = 0; i < self->lanes->len; i++)
    self->lane_of[g_array_index (self->lanes, Lane, i).subject] = i;
}

/* Counts what is found in each lane, for those that do not show it. */
static void
count_found (KzruLanes     *self,
             KzruViewState *view_state)
{
  for (guint i = 0; i < kzru_atlas_get_n_records (self->atlas, KZRU_RECORD_EVENT); i++)
    {
      guint lanes[KZRU_LANES_MAX_OF_EVENT];
      guint n = kzru_lanes_find (self, i, lanes);

      if (!kzru_view_state_is_found (view_state, (KzruRef) { KZRU_RECORD_EVENT, i }))
        continue;
      for (guint j = 0; j < n; j++)
        g_array_index (self->lanes, Lane, lanes[j]).n_found++;
    }
}

/**
 * kzru_lanes_new_uncounted:
 * @view_state: a view state with an atlas
 *
 * Divides the events of an atlas into lanes, as the view state says, and leaves it to
 * [func@lanes_count] to count how many are found in each.
 *
 * Returns: (transfer full): the lanes
 */
KzruLanes *
kzru_lanes_new_uncounted (KzruViewState *view_state)
{
  KzruLanes *self = g_new0 (KzruLanes, 1);
  const char * const *languages = kzru_view_state_get_languages (view_state);
  guint n_subjects;

  g_atomic_ref_count_init (&self->ref_count);
  self->atlas = g_object_ref (kzru_view_state_get_atlas (view_state));
  self->mode = kzru_view_state_get_lane_mode (view_state);
  self->lanes = g_array_new (FALSE, FALSE, sizeof (Lane));
  g_array_set_clear_func (self->lanes, (GDestroyNotify) clear_lane);
  n_subjects = get_n_subjects (self);

  if (self->mode == KZRU_LANE_MODE_ACTOR || self->mode == KZRU_LANE_MODE_PLACE)
    {
      g_autofree guint *counts = count_subjects (self, n_subjects);

      add_largest (self, counts, n_subjects, languages);
    }
  else
    {
      for (guint i = 0; i < MIN (n_subjects, MAX_LANES); i++)
        add_lane (self, get_key (self, i), get_title (self, i, languages), i);
      if (n_subjects > MAX_LANES)
        add_lane (self, KEY_OTHERS,
                  self->mode == KZRU_LANE_MODE_SOURCE ? C_("lane", "Other documents") : C_("lane", "Other themes"),
                  n_subjects);
      if (self->mode == KZRU_LANE_MODE_SOURCE)
        add_lane (self, KEY_NONE, C_("lane", "No document"), n_subjects + 1);
    }

  arrange (self, view_state, n_subjects);

  return self;
}

/**
 * kzru_lanes_new:
 * @view_state: a view state with an atlas
 *
 * Divides the events of an atlas into lanes, as the view state says.
 *
 * Returns: (transfer full): the lanes
 */
KzruLanes *
kzru_lanes_new (KzruViewState *view_state)
{
  KzruLanes *self = kzru_lanes_new_uncounted (view_state);

  count_found (self, view_state);

  return self;
}

/**
 * kzru_lanes_count:
 * @self: lanes of a table that nobody else knows of yet
 * @found: which rows are found
 * @progress: (nullable): is told how far it is
 *
 * Counts what is found in each lane. Works in any thread.
 *
 * Returns: whether all was counted; not if it was given up
 */
gboolean
kzru_lanes_count (KzruLanes           *self,
                  const KzruRowFilter *found,
                  const KzruProgress  *progress)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (found->events);

  for (guint row = 0; row < columns->n_rows; row++)
    {
      guint lanes[KZRU_LANES_MAX_OF_EVENT];
      guint n = 0;

      if (row % KZRU_PROGRESS_STEPS == 0 && !kzru_progress_go_on (progress, row, columns->n_rows))
        return FALSE;

      if (kzru_row_filter_passes (found, row))
        n = kzru_lanes_find (self, columns->record[row], lanes);
      for (guint i = 0; i < n; i++)
        g_array_index (self->lanes, Lane, lanes[i]).n_found++;
    }

  return TRUE;
}

/**
 * kzru_lanes_take_categories:
 * @self: lanes that nobody else knows of yet
 * @found: which rows are found
 *
 * If all rows of a table are found and each category has its lane, as they stand in
 * the table, counts them at one go: they need not be divided.
 *
 * Returns: whether that is so
 */
gboolean
kzru_lanes_take_categories (KzruLanes           *self,
                            const KzruRowFilter *found)
{
  if (self->mode != KZRU_LANE_MODE_THEME || !kzru_row_filter_is_open (found)
      || self->lanes->len != kzru_event_table_get_n_lanes (found->events))
    return FALSE;

  for (guint i = 0; i < self->lanes->len; i++)
    if (g_array_index (self->lanes, Lane, i).subject != i || g_array_index (self->lanes, Lane, i).collapsed)
      return FALSE;
  for (guint i = 0; i < self->lanes->len; i++)
    g_array_index (self->lanes, Lane, i).n_found = kzru_event_table_get_lane_size (found->events, i);

  return TRUE;
}

/**
 * kzru_lanes_ref:
 * @self: lanes
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
KzruLanes *
kzru_lanes_ref (KzruLanes *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * kzru_lanes_unref:
 * @self: lanes
 *
 * Drops a reference.
 */
void
kzru_lanes_unref (KzruLanes *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->lanes);
  g_free (self->lane_of);
  g_object_unref (self->atlas);
  g_free (self);
}

/**
 * kzru_lanes_get_atlas:
 * @self: lanes
 *
 * Gets the atlas whose events the lanes are for.
 *
 * Returns: (transfer none): the atlas
 */
KzruAtlas *
kzru_lanes_get_atlas (const KzruLanes *self)
{
  return self->atlas;
}

/**
 * kzru_lanes_get_n:
 * @self: lanes
 *
 * Gets the number of lanes, with those that hold no event.
 *
 * Returns: how many there are
 */
guint
kzru_lanes_get_n (const KzruLanes *self)
{
  return self->lanes->len;
}

/**
 * kzru_lanes_get_key:
 * @self: lanes
 * @lane: a lane
 *
 * Gets what the lane is called in the view state, whatever the language.
 *
 * Returns: (transfer none): the key
 */
const char *
kzru_lanes_get_key (const KzruLanes *self,
                    guint            lane)
{
  g_return_val_if_fail (lane < self->lanes->len, NULL);

  return g_array_index (self->lanes, Lane, lane).key;
}

/**
 * kzru_lanes_get_title:
 * @self: lanes
 * @lane: a lane
 *
 * Gets the name of a lane.
 *
 * Returns: (transfer none): the name, in the user's language
 */
const char *
kzru_lanes_get_title (const KzruLanes *self,
                      guint            lane)
{
  g_return_val_if_fail (lane < self->lanes->len, NULL);

  return g_array_index (self->lanes, Lane, lane).title;
}

/**
 * kzru_lanes_get_rgb:
 * @self: lanes
 * @lane: a lane
 *
 * Gets the colour of a lane.
 *
 * Returns: the colour, as 0xRRGGBB
 */
guint32
kzru_lanes_get_rgb (const KzruLanes *self,
                    guint            lane)
{
  g_return_val_if_fail (lane < self->lanes->len, 0);

  return g_array_index (self->lanes, Lane, lane).rgb;
}

/**
 * kzru_lanes_is_collapsed:
 * @self: lanes
 * @lane: a lane
 *
 * Says whether a lane holds its events back.
 *
 * Returns: whether it is collapsed
 */
gboolean
kzru_lanes_is_collapsed (const KzruLanes *self,
                         guint            lane)
{
  g_return_val_if_fail (lane < self->lanes->len, FALSE);

  return g_array_index (self->lanes, Lane, lane).collapsed;
}

/**
 * kzru_lanes_get_n_found:
 * @self: lanes
 * @lane: a lane
 *
 * Gets how many events of a lane match the query.
 *
 * Returns: how many there are, shown or held back
 */
guint
kzru_lanes_get_n_found (const KzruLanes *self,
                        guint            lane)
{
  g_return_val_if_fail (lane < self->lanes->len, 0);

  return g_array_index (self->lanes, Lane, lane).n_found;
}

/**
 * kzru_lanes_find:
 * @self: lanes
 * @event: an event's place in its atlas
 * @lanes: (out caller-allocates) (array fixed-size=8): the lanes that it stands in,
 *   collapsed or not, each once
 *
 * Finds the lanes of an event.
 *
 * Returns: how many lanes it stands in, at least one
 */
guint
kzru_lanes_find (const KzruLanes *self,
                 guint            event,
                 guint           *lanes)
{
  guint subjects[KZRU_LANES_MAX_OF_EVENT];
  guint n_subjects = list_subjects (self, event, subjects);
  guint n = 0;

  if (n_subjects == 0)
    subjects[n_subjects++] = self->n_of - 1;

  for (guint i = 0; i < n_subjects; i++)
    {
      guint lane = self->lane_of[subjects[i]];
      gboolean is_new = TRUE;

      if (lane == G_MAXUINT)
        lane = self->lane_of[self->n_of - 2];
      for (guint j = 0; j < n; j++)
        is_new = is_new && lanes[j] != lane;
      if (is_new)
        lanes[n++] = lane;
    }

  return n;
}
