/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-search"

#include "config.h"

#include "model/kzru-row-search.h"

#include <string.h>

#include "model/kzru-text-fold.h"

/* Search over the titles of very many events, in another thread.
 *
 * The first search folds all titles and keeps them for the next. One that is under
 * way is given up when another begins. What matches changes in one step, in the main
 * context, when a search has come to its end. */

#define ROWS_PER_CHECK 4096 /* how often it is asked whether to go on */

/* The titles as they are searched; shared with the thread that makes them. */
typedef struct
{
  gatomicrefcount ref_count;
  KzruEventTable *events;
  GMutex mutex;
  GString *texts;   /* each with a zero byte behind it */
  guint32 *offsets; /* by row */
  guint n_folded;
} Folded;

typedef struct
{
  Folded *folded;
  char **words;
  guint8 *matches; /* by record */
  guint n_matches;
} Job;

struct _KzruRowSearch
{
  Folded *folded;
  guint n_records;
  GBytes *matches; /* (nullable): a byte for each record; all match if there is none */
  guint n_matches;
  GCancellable *running; /* (nullable) */
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
  g_string_free (self->texts, TRUE);
  g_free (self->offsets);
  g_free (self);
}

static void
job_free (Job *job)
{
  folded_unref (job->folded);
  g_strfreev (job->words);
  g_free (job->matches);
  g_free (job);
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
  self->folded->texts = g_string_new (NULL);
  self->n_records = self->n_matches = kzru_event_table_get_columns (events)->n_rows;
  self->changed = changed;
  self->user_data = user_data;

  return self;
}

static void
give_up (KzruRowSearch *self)
{
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
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
  give_up (self);
  folded_unref (self->folded);
  g_clear_pointer (&self->matches, g_bytes_unref);
  g_free (self);
}

/* Folds what was not folded yet. Called with the mutex held. */
static gboolean
fold_titles (Folded       *self,
             GCancellable *cancellable)
{
  guint n = kzru_event_table_get_columns (self->events)->n_rows;

  if (self->offsets == NULL)
    self->offsets = g_new (guint32, n);

  for (; self->n_folded < n; self->n_folded++)
    {
      g_autofree char *text = NULL;

      if (self->n_folded % ROWS_PER_CHECK == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;

      text = kzru_text_fold (kzru_event_table_get_title (self->events, self->n_folded));
      self->offsets[self->n_folded] = (guint32) self->texts->len;
      g_string_append_len (self->texts, text, (gssize) strlen (text) + 1);
    }

  return TRUE;
}

static void
match_rows (Job                    *job,
            const KzruEventColumns *columns)
{
  Folded *folded = job->folded;

  for (guint row = 0; row < columns->n_rows; row++)
    {
      gboolean match = kzru_text_contains_all (folded->texts->str + folded->offsets[row], job->words);

      job->matches[columns->record[row]] = match;
      job->n_matches += match;
    }
}

static void
search_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Job *job = task_data;
  Folded *folded = job->folded;

  g_mutex_lock (&folded->mutex);
  if (fold_titles (folded, cancellable))
    match_rows (job, kzru_event_table_get_columns (folded->events));
  g_mutex_unlock (&folded->mutex);
  g_task_return_boolean (task, TRUE);
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  Job *job = g_task_get_task_data (G_TASK (result));
  KzruRowSearch *self = user_data;

  /* Given up: @self may be no more. */
  if (g_cancellable_is_cancelled (cancellable))
    return;

  g_clear_object (&self->running);
  g_clear_pointer (&self->matches, g_bytes_unref);
  self->matches = g_bytes_new_take (g_steal_pointer (&job->matches), self->n_records);
  self->n_matches = job->n_matches;
  self->changed (self->user_data);
}

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
  g_autoptr (GTask) task = NULL;
  gboolean filtered = self->matches != NULL;
  Job *job;

  give_up (self);

  if (words[0] == NULL || (words[0][0] == '\0' && words[1] == NULL))
    {
      g_clear_pointer (&self->matches, g_bytes_unref);
      self->n_matches = self->n_records;
      return filtered;
    }

  job = g_new0 (Job, 1);
  g_atomic_ref_count_inc (&self->folded->ref_count);
  job->folded = self->folded;
  job->words = g_strdupv (words);
  job->matches = g_new0 (guint8, self->n_records);

  self->running = g_cancellable_new ();
  task = g_task_new (NULL, self->running, searched_cb, self);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, search_in_thread);

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
