/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-place-gatherer"

#include "config.h"

#include "model/kzru-place-gatherer.h"

#include "model/kzru-event-table.h"

/* Gathers the places of a large table into clusters, in another thread.
 *
 * What is wanted may change with each frame, as when the playhead moves. What is under
 * way is not given up then, or nothing would ever come of it: it is taken when it is
 * done, and then what is wanted by that time is gathered. */

typedef struct
{
  KzruMapContent *content;
  double zoom;
  double radius;
  KzruRowFilter filter;
  GCancellable *cancellable; /* cancelled if nobody waits for it any more */
  KzruPlaceClusters *clusters;
} Job;

struct _KzruPlaceGatherer
{
  GSourceOnceFunc changed;
  gpointer user_data;

  KzruPlaceClusters *clusters; /* NULL until there are some */
  Job *running;                /* borrowed; NULL if nothing is under way */
  Job *next;                   /* NULL if nothing else is wanted */
  gboolean is_valid;           /* whether what is shown now is gathered, or will be */
  double zoom;                 /* for which */
};

static void
job_free (Job *job)
{
  kzru_map_content_unref (job->content);
  kzru_row_filter_clear (&job->filter);
  g_object_unref (job->cancellable);
  g_clear_pointer (&job->clusters, kzru_place_clusters_unref);
  g_free (job);
}

/**
 * kzru_place_gatherer_new:
 * @changed: called in the main context when there are other clusters
 * @user_data: passed to @changed
 *
 * Creates what gathers places, with nothing to do yet.
 *
 * Returns: (transfer full): a gatherer
 */
KzruPlaceGatherer *
kzru_place_gatherer_new (GSourceOnceFunc changed,
                         gpointer        user_data)
{
  KzruPlaceGatherer *self = g_new0 (KzruPlaceGatherer, 1);

  self->changed = changed;
  self->user_data = user_data;

  return self;
}

/**
 * kzru_place_gatherer_clear:
 * @self: a gatherer
 *
 * Forgets the clusters, and gives up what is under way.
 */
void
kzru_place_gatherer_clear (KzruPlaceGatherer *self)
{
  if (self->running != NULL)
    g_cancellable_cancel (self->running->cancellable);
  self->running = NULL;
  self->is_valid = FALSE;
  g_clear_pointer (&self->next, job_free);
  g_clear_pointer (&self->clusters, kzru_place_clusters_unref);
}

/**
 * kzru_place_gatherer_free:
 * @self: (transfer full): a gatherer
 *
 * Frees a gatherer, and gives up what is under way.
 */
void
kzru_place_gatherer_free (KzruPlaceGatherer *self)
{
  kzru_place_gatherer_clear (self);
  g_free (self);
}

static gboolean
is_shown (KzruRef  ref,
          gpointer user_data)
{
  const KzruRowFilter *filter = user_data;

  return kzru_row_filter_passes (filter, kzru_event_table_find_row (filter->events, ref.index));
}

static void
gather_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Job *job = task_data;

  if (!g_cancellable_is_cancelled (cancellable))
    job->clusters = kzru_place_clusters_new (job->content, job->zoom, job->radius,
                                             kzru_row_filter_is_open (&job->filter) ? NULL : is_shown, &job->filter);
  g_task_return_boolean (task, job->clusters != NULL);
}

static void run (KzruPlaceGatherer *self,
                 Job               *job);

static void
gathered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  KzruPlaceGatherer *self = user_data;

  /* Given up: @self may be no more. */
  if (g_cancellable_is_cancelled (job->cancellable))
    return;

  g_clear_pointer (&self->clusters, kzru_place_clusters_unref);
  self->clusters = g_steal_pointer (&job->clusters);
  self->running = NULL;
  if (self->next != NULL)
    run (self, g_steal_pointer (&self->next));

  self->changed (self->user_data);
}

static void
run (KzruPlaceGatherer *self,
     Job               *job)
{
  g_autoptr (GTask) task = g_task_new (NULL, job->cancellable, gathered_cb, self);

  g_task_set_source_tag (task, run);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  self->running = job;
  g_task_run_in_thread (task, gather_in_thread);
}

/**
 * kzru_place_gatherer_invalidate:
 * @self: a gatherer
 *
 * Says that others may be shown than before.
 */
void
kzru_place_gatherer_invalidate (KzruPlaceGatherer *self)
{
  self->is_valid = FALSE;
}

/**
 * kzru_place_gatherer_is_running:
 * @self: a gatherer
 *
 * Says whether places are being gathered.
 *
 * Returns: whether they are
 */
gboolean
kzru_place_gatherer_is_running (const KzruPlaceGatherer *self)
{
  return self->running != NULL;
}

static void
start (KzruPlaceGatherer *self,
       Job               *job)
{
  if (self->running == NULL)
    {
      run (self, job);
      return;
    }

  g_clear_pointer (&self->next, job_free);
  self->next = job;
}

/**
 * kzru_place_gatherer_get:
 * @self: a gatherer
 * @content: what is shown, of a table
 * @zoom: the zoom level
 * @radius: how near places may be to each other on the screen, in pixels
 * @filter: which rows are shown; is copied
 *
 * Gets what was gathered last, be it of another zoom level or by another filter. If it
 * is, or may be, what is asked for is gathered: now, or after what is under way.
 *
 * Returns: (transfer none) (nullable): the clusters, or %NULL if there are none yet
 */
KzruPlaceClusters *
kzru_place_gatherer_get (KzruPlaceGatherer   *self,
                         KzruMapContent      *content,
                         double               zoom,
                         double               radius,
                         const KzruRowFilter *filter)
{
  if (!self->is_valid || self->zoom != zoom)
    {
      Job *job = g_new0 (Job, 1);

      job->content = kzru_map_content_ref (content);
      job->zoom = self->zoom = zoom;
      job->radius = radius;
      kzru_row_filter_copy (filter, &job->filter);
      job->cancellable = g_cancellable_new ();
      self->is_valid = TRUE;
      start (self, job);
    }

  return self->clusters;
}
