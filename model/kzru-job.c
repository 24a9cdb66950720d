/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-job"

#include "config.h"

#include "model/kzru-job.h"

/* Work in another thread that its owner can give up.
 *
 * The owner keeps a pointer to the job, which is %NULL while none is under way. All that
 * the thread needs is in the work, which outlives an owner that no longer wants it:
 *
 *     owner --job--> KzruJob --work--> filter, order, ... and the answer
 *                       |
 *                     owner, forgotten when the job is given up
 *
 * A job that is given up stops at its next look; an answer that comes all the same is
 * dropped. What is given up, and what hears of an answer, is so in one thread: no answer
 * comes after its job was given up. */

struct _KzruJob
{
  KzruJob           **place; /* where the owner keeps it; NULL if it was given up */
  const KzruJobKind  *kind;
  gpointer            work;
  gpointer            next;  /* work for when this is done; NULL if none waits */
  gpointer            owner;
  GCancellable       *cancellable;
  int                 percent; /* atomic */
  guint               told_id;
};

static void
free_next (KzruJob *self)
{
  if (self->next != NULL)
    self->kind->free (self->next);
  self->next = NULL;
}

static void
job_free (KzruJob *self)
{
  self->kind->free (self->work);
  g_object_unref (self->cancellable);
  g_free (self);
}

/* The owner has no job from now on. */
static void
leave (KzruJob *self)
{
  *self->place = NULL;
  self->place = NULL;
  g_clear_handle_id (&self->told_id, g_source_remove);
}

static void
tell (const KzruJobKind *kind,
      gpointer           owner,
      int                percent)
{
  if (kind->told != NULL)
    kind->told (owner, percent);
}

static gboolean
told_cb (gpointer user_data)
{
  KzruJob *self = user_data;

  tell (self->kind, self->owner, g_atomic_int_get (&self->percent));

  return G_SOURCE_CONTINUE;
}

static void
run_in_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  KzruJob *self = task_data;
  KzruProgress progress = { &self->percent, 0, 100, cancellable };

  if (!g_cancellable_is_cancelled (cancellable))
    self->kind->run (self->work, &progress);
  g_task_return_boolean (task, TRUE);
}

static void
run_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  KzruJob *self = user_data;
  KzruJob **place = self->place;

  /* Given up: the owner may be no more. */
  if (place == NULL)
    return;

  leave (self);
  if (self->next != NULL)
    kzru_job_start (place, self->kind, g_steal_pointer (&self->next), self->owner);
  else
    tell (self->kind, self->owner, -1);

  self->kind->done (self->work, self->owner);
}

/* What is under way is given up, without a word to its owner. */
static void
drop (KzruJob *self)
{
  leave (self);
  free_next (self);
  g_cancellable_cancel (self->cancellable);
}

/**
 * kzru_job_start:
 * @job: (inout): where the owner keeps its job, for as long as it lives
 * @kind: what kind of work it is; is not copied
 * @work: (transfer full): what to do, and where to put what comes of it
 * @owner: who wants it
 *
 * Starts to work in another thread. What is under way is given up.
 */
void
kzru_job_start (KzruJob           **job,
                const KzruJobKind  *kind,
                gpointer            work,
                gpointer            owner)
{
  KzruJob *self = g_new0 (KzruJob, 1);
  g_autoptr (GTask) task = NULL;

  if (*job != NULL)
    drop (*job);

  self->place = job;
  self->kind = kind;
  self->work = work;
  self->owner = owner;
  self->cancellable = g_cancellable_new ();
  if (kind->told != NULL)
    self->told_id = g_timeout_add (KZRU_JOB_TOLD_EACH, told_cb, self);
  *job = self;

  task = g_task_new (NULL, self->cancellable, run_cb, self);
  g_task_set_source_tag (task, kzru_job_start);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * kzru_job_start_next:
 * @job: (inout): where the owner keeps its job, for as long as it lives
 * @kind: what kind of work it is, the same as what is under way; is not copied
 * @work: (transfer full): what to do, and where to put what comes of it
 * @owner: who wants it
 *
 * Starts to work when what is under way is done, in the place of what waits for that
 * already. So there are answers even where others are asked for more often than they
 * can be given, as when something is dragged, and the newest is the last to come.
 */
void
kzru_job_start_next (KzruJob           **job,
                     const KzruJobKind  *kind,
                     gpointer            work,
                     gpointer            owner)
{
  if (*job == NULL)
    {
      kzru_job_start (job, kind, work, owner);
      return;
    }

  free_next (*job);
  (*job)->next = work;
}

/**
 * kzru_job_give_up:
 * @job: (inout): where the owner keeps its job
 *
 * Gives up what is under way, and what waits for it: the owner hears nothing more of it,
 * and may go. Does nothing if there is no job.
 */
void
kzru_job_give_up (KzruJob **job)
{
  const KzruJobKind *kind;
  gpointer owner;

  if (*job == NULL)
    return;

  kind = (*job)->kind;
  owner = (*job)->owner;
  drop (*job);
  tell (kind, owner, -1);
}
