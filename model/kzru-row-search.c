/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-search"

#include "config.h"

#include "model/kzru-row-search.h"

#include <string.h>

#include "model/kzru-job.h"
#include "model/kzru-text-fold.h"

/* Search over the titles of very many events, in another thread.
 *
 * The first search folds all titles and keeps them for the next. One that is under
 * way is given up when another begins. What matches changes in one step, in the main
 * context, when a search has come to its end. */

/* The titles as they are searched; shared with the thread that makes them. */
typedef struct
{
  gatomicrefcount ref_count;
  KzruEventTable *events;
  GMutex mutex;
  GString *texts;   /* each with a zero byte behind it; NULL before the first search */
  guint32 *offsets; /* by row; likewise */
  guint n_folded;
} Folded;

typedef struct
{
  Folded *folded;
  char **words;
  guint8 *matches; /* by record */
  guint n_matches;
} Searching;

struct _KzruRowSearch
{
  Folded *folded;
  guint n_records;
  GBytes *matches; /* (nullable): a byte for each record; all match if there is none */
  guint n_matches;
  KzruJob *running; /* (nullable) */
  GSourceOnceFunc changed;
  gpointer user_data;
};

static void
folded_unref (Folded *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  kzru_event_table_unref (self->events);
  g_mutex_clear (&self->mutex);
  if (self->texts != NULL)
    g_string_free (self->texts, TRUE);
  g_free (self->offsets);
  g_free (self);
}

static void
searching_free (Searching *searching)
{
  folded_unref (searching->folded);
  g_strfreev (searching->words);
  g_free (searching->matches);
  g_free (searching);
}

/**
 * kzru_row_search_new:
 * @events: the events of a table
 * @changed: called in the main context when others match than before
 * @user_data: passed to @changed
 *
 * Prepares a search. At first all events match.
 *
 * Returns: (transfer full): a search
 */
KzruRowSearch *
kzru_row_search_new (KzruEventTable  *events,
                     GSourceOnceFunc  changed,
                     gpointer         user_data)
{
  KzruRowSearch *self = g_new0 (KzruRowSearch, 1);

  self->folded = g_new0 (Folded, 1);
  g_atomic_ref_count_init (&self->folded->ref_count);
  g_mutex_init (&self->folded->mutex);
  self->folded->events = kzru_event_table_ref (events);
  self->n_records = self->n_matches = kzru_event_table_get_columns (events)->n_rows;
  self->changed = changed;
  self->user_data = user_data;

  return self;
}

/**
 * kzru_row_search_free:
 * @self: a search
 *
 * Frees a search, and gives up what is under way.
 */
void
kzru_row_search_free (KzruRowSearch *self)
{
  kzru_job_give_up (&self->running);
  folded_unref (self->folded);
  g_clear_pointer (&self->matches, g_bytes_unref);
  g_free (self);
}

/* Makes room for all titles at once. Text that grew bit by bit would be moved again and
 * again, and whoever else needs memory meanwhile has to wait for that, the main loop
 * first of all. */
static void
make_room (Folded *self,
           guint   n)
{
  gsize size = 0;

  for (guint i = 0; i < n; i++)
    size += strlen (kzru_event_table_get_title (self->events, i)) + 1;

  self->texts = g_string_sized_new (size);
  self->offsets = g_new (guint32, n);
}

/* Folds what was not folded yet. Called with the mutex held. */
static gboolean
fold_titles (Folded             *self,
             const KzruProgress *progress)
{
  guint n = kzru_event_table_get_columns (self->events)->n_rows;

  if (self->texts == NULL)
    make_room (self, n);

  for (; self->n_folded < n; self->n_folded++)
    {
      g_autofree char *text = NULL;

      if (self->n_folded % KZRU_PROGRESS_STEPS == 0 && !kzru_progress_go_on (progress, self->n_folded, n))
        return FALSE;

      text = kzru_text_fold (kzru_event_table_get_title (self->events, self->n_folded));
      self->offsets[self->n_folded] = (guint32) self->texts->len;
      g_string_append_len (self->texts, text, (gssize) strlen (text) + 1);
    }

  return TRUE;
}

static void
match_rows (Searching              *searching,
            const KzruEventColumns *columns,
            const KzruProgress     *progress)
{
  Folded *folded = searching->folded;

  for (guint row = 0; row < columns->n_rows; row++)
    {
      gboolean match;

      if (row % KZRU_PROGRESS_STEPS == 0 && !kzru_progress_go_on (progress, row, columns->n_rows))
        return;

      match = kzru_text_contains_all (folded->texts->str + folded->offsets[row], searching->words);
      searching->matches[columns->record[row]] = match;
      searching->n_matches += match;
    }
}

static void
search_in_thread (gpointer            work,
                  const KzruProgress *progress)
{
  Searching *searching = work;
  Folded *folded = searching->folded;
  KzruProgress folding = kzru_progress_part (progress, 0, 80);
  KzruProgress matching = kzru_progress_part (progress, 80, 100);

  g_mutex_lock (&folded->mutex);
  if (fold_titles (folded, &folding))
    match_rows (searching, kzru_event_table_get_columns (folded->events), &matching);
  g_mutex_unlock (&folded->mutex);
}

static void
searched_cb (gpointer work,
             gpointer owner)
{
  Searching *searching = work;
  KzruRowSearch *self = owner;

  g_clear_pointer (&self->matches, g_bytes_unref);
  self->matches = g_bytes_new_take (g_steal_pointer (&searching->matches), self->n_records);
  self->n_matches = searching->n_matches;
  self->changed (self->user_data);
}

static const KzruJobKind searching_kind = {
  .run = search_in_thread,
  .done = searched_cb,
  .free = (GDestroyNotify) searching_free,
};

/**
 * kzru_row_search_start:
 * @self: a search
 * @words: (array zero-terminated=1): folded words; none for all events
 *
 * Looks for events that have all of some words, in another thread.
 *
 * Returns: whether others match than before already: all of them
 */
gboolean
kzru_row_search_start (KzruRowSearch  *self,
                       char          **words)
{
  gboolean filtered = self->matches != NULL;
  Searching *searching;

  if (words[0] == NULL || (words[0][0] == '\0' && words[1] == NULL))
    {
      kzru_job_give_up (&self->running);
      g_clear_pointer (&self->matches, g_bytes_unref);
      self->n_matches = self->n_records;
      return filtered;
    }

  searching = g_new0 (Searching, 1);
  g_atomic_ref_count_inc (&self->folded->ref_count);
  searching->folded = self->folded;
  searching->words = g_strdupv (words);
  searching->matches = g_new0 (guint8, self->n_records);
  kzru_job_start (&self->running, &searching_kind, searching, self);

  return FALSE;
}

/**
 * kzru_row_search_is_running:
 * @self: a search
 *
 * Says whether a search is under way.
 *
 * Returns: whether it is
 */
gboolean
kzru_row_search_is_running (const KzruRowSearch *self)
{
  return self->running != NULL;
}

/**
 * kzru_row_search_matches:
 * @self: a search
 * @record: an event
 *
 * Says whether an event matches.
 *
 * Returns: whether it does
 */
gboolean
kzru_row_search_matches (const KzruRowSearch *self,
                         guint                record)
{
  return record < self->n_records
         && (self->matches == NULL || ((const guint8 *) g_bytes_get_data (self->matches, NULL))[record]);
}

/**
 * kzru_row_search_ref_matches:
 * @self: a search
 *
 * Gets which events match, as it is now: a thread may go by it while others match.
 *
 * Returns: (transfer full) (nullable): a byte for each record; %NULL if all match
 */
GBytes *
kzru_row_search_ref_matches (const KzruRowSearch *self)
{
  return self->matches != NULL ? g_bytes_ref (self->matches) : NULL;
}

/**
 * kzru_row_search_get_n_matches:
 * @self: a search
 *
 * Counts the events that match.
 *
 * Returns: how many there are
 */
guint
kzru_row_search_get_n_matches (const KzruRowSearch *self)
{
  return self->n_matches;
}
