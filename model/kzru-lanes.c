/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-lanes"

#include "config.h"

#include "model/kzru-lanes.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-event-table.h"
#include "model/kzru-lane-subjects.h"

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

  if (self->mode == KZRU_LANE_MODE_THEME && subject < kzru_lane_subjects_get_n (self->atlas, self->mode))
    lane.rgb = kzru_atlas_get_theme (self->atlas, subject)->rgb;

  g_array_append_val (self->lanes, lane);
}

static void
add_subject (KzruLanes          *self,
             guint               subject,
             const char * const *languages)
{
  add_lane (self, kzru_lane_subjects_get_key (self->atlas, self->mode, subject),
            kzru_lane_subjects_get_title (self->atlas, self->mode, subject, languages), subject);
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
      add_subject (self, subject, languages);
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
  n_subjects = kzru_lane_subjects_get_n (self->atlas, self->mode);

  if (self->mode == KZRU_LANE_MODE_ACTOR || self->mode == KZRU_LANE_MODE_PLACE)
    {
      g_autofree guint *counts = kzru_lane_subjects_count (self->atlas, self->mode);

      add_largest (self, counts, n_subjects, languages);
    }
  else
    {
      for (guint i = 0; i < MIN (n_subjects, MAX_LANES); i++)
        add_subject (self, i, languages);
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
  guint n_subjects = kzru_lane_subjects_list (self->atlas, self->mode, event, subjects);
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
