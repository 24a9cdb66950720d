/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-progress.h"

G_BEGIN_DECLS

/* How often it is told how far a job is, in ms. */
#define KZRU_JOB_TOLD_EACH 100

/* With more rows than this, or places, a table is a large one: what has to go through all of
 * them does so in another thread. */
#define KZRU_JOB_AT_ONCE 16384

typedef struct _KzruJob KzruJob;

/**
 * KzruJobKind:
 * @run: does the work, in another thread; looks now and then whether it is given up
 * @done: called with the work done, where the job was started; not if it was given up
 * @told: (nullable): called every now and then with how far it is, in percent, and with
 *   -1 when no job is under way any more, be it done or given up
 * @free: frees the work, in whichever thread lets go of it last
 *
 * What kind of work a job does, and who hears of it.
 */
typedef struct
{
  void           (*run)  (gpointer            work,
                          const KzruProgress *progress);
  void           (*done) (gpointer            work,
                          gpointer            owner);
  void           (*told) (gpointer            owner,
                          int                 percent);
  GDestroyNotify   free;
} KzruJobKind;

void kzru_job_start      (KzruJob           **job,
                          const KzruJobKind  *kind,
                          gpointer            work,
                          gpointer            owner);
void kzru_job_start_next (KzruJob           **job,
                          const KzruJobKind  *kind,
                          gpointer            work,
                          gpointer            owner);
void kzru_job_give_up    (KzruJob           **job);

G_END_DECLS
