/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-cli"

#include "config.h"

#include "app/kzru-cli-near-ids.h"

#include <string.h>

#define MAX_NEAR 3

/* An id is near if this share of its letters is right. */
#define MAX_WRONG_SHARE (1.0 / 3)

/* So long a word is no id that was mistyped; comparing takes its square. */
#define MAX_LENGTH 200

/* What costs less than a wrong letter: an id that the word is a part of. */
#define PART_COST 1

typedef struct
{
  char *id;
  guint cost;
} Candidate;

static void
clear_candidate (gpointer data)
{
  g_free (((Candidate *) data)->id);
}

/* The distance of Levenshtein: how many letters have to be put in, taken out or
 * changed. Row by row over the table of all distances between beginnings. */
static guint
get_distance (const char *a,
              const char *b)
{
  gsize length = strlen (b);
  g_autofree guint *row = g_new (guint, length + 1);

  for (gsize j = 0; j <= length; j++)
    row[j] = (guint) j;

  for (gsize i = 0; a[i] != '\0'; i++)
    {
      guint diagonal = row[0];

      row[0] = (guint) i + 1;
      for (gsize j = 0; j < length; j++)
        {
          guint changed = diagonal + (a[i] != b[j]);

          diagonal = row[j + 1];
          row[j + 1] = MIN (changed, MIN (row[j], row[j + 1]) + 1);
        }
    }

  return row[length];
}

static void
consider (GArray     *candidates,
          const char *id,
          const char *word)
{
  Candidate candidate = { NULL, PART_COST };

  if (strlen (id) > MAX_LENGTH)
    return;

  if (*word == '\0' || strstr (id, word) == NULL)
    {
      candidate.cost = get_distance (id, word);
      if (candidate.cost > MAX_WRONG_SHARE * (double) MAX (strlen (id), strlen (word)))
        return;
    }

  candidate.id = g_strdup (id);
  g_array_append_val (candidates, candidate);
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  if (first->cost != second->cost)
    return first->cost < second->cost ? -1 : 1;

  return strcmp (first->id, second->id);
}

/* A row of a table is event, passage and place in one. */
static gboolean
has_ids_of_its_own (KzruAtlas      *atlas,
                    KzruRecordKind  kind)
{
  return kzru_atlas_get_table (atlas) == NULL || (kind != KZRU_RECORD_PASSAGE && kind != KZRU_RECORD_PLACE);
}

/**
 * kzru_cli_find_near_ids:
 * @atlas: an atlas
 * @id: what was typed for an id
 *
 * Finds the ids that may have been meant.
 *
 * Returns: (transfer full) (array zero-terminated=1): a few ids, the nearest first
 */
char **
kzru_cli_find_near_ids (KzruAtlas  *atlas,
                        const char *id)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GStrvBuilder) near = g_strv_builder_new ();

  g_array_set_clear_func (candidates, clear_candidate);
  for (KzruRecordKind kind = KZRU_RECORD_THEME;
       strlen (id) <= MAX_LENGTH && kind <= KZRU_RECORD_RELATION;
       kind++)
    {
      for (guint i = 0; has_ids_of_its_own (atlas, kind) && i < kzru_atlas_get_n_records (atlas, kind); i++)
        {
          g_autofree char *its_id = kzru_atlas_dup_record_id (atlas, (KzruRef) { kind, i });

          consider (candidates, its_id, id);
        }
    }

  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < MIN (candidates->len, MAX_NEAR); i++)
    g_strv_builder_add (near, g_array_index (candidates, Candidate, i).id);

  return g_strv_builder_end (near);
}
