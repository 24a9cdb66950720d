/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-job.h"
#include "tests/test-util.h"

/* Work whose thread waits at two gates that the test opens: before it begins, and, unless
 * it was given up by then, before it ends. */
typedef struct
{
  int id;
  int gates;   /* atomic: how many are open */
  int reached; /* atomic: how many the thread has come to; one more where it has ended */
  int stopped; /* atomic: whether the thread saw that it is given up */
  int n_freed; /* atomic */
} Work;

typedef struct
{
  KzruJob *job;
  int last_id;
  int n_done;
  int percent;
  int n_told;
} Owner;

static void
pass_gate (Work *work,
           int   gate)
{
  g_atomic_int_set (&work->reached, gate);
  while (g_atomic_int_get (&work->gates) < gate)
    g_usleep (500);
}

static void
run (gpointer            data,
     const KzruProgress *progress)
{
  Work *work = data;

  pass_gate (work, 1);
  if (!kzru_progress_go_on (progress, 1, 2))
    {
      g_atomic_int_set (&work->stopped, TRUE);
      return;
    }
  pass_gate (work, 2);
  g_atomic_int_set (&work->reached, 3);
}

static void
done (gpointer data,
      gpointer user_data)
{
  Work *work = data;
  Owner *owner = user_data;

  owner->last_id = work->id;
  owner->n_done++;
}

static void
told (gpointer user_data,
      int      percent)
{
  Owner *owner = user_data;

  owner->percent = percent;
  owner->n_told++;
}

static void
free_work (gpointer data)
{
  g_atomic_int_inc (&((Work *) data)->n_freed);
}

static const KzruJobKind kind = { run, done, told, free_work };

/* Waits for a thread; nothing that it sends is heard of meanwhile. */
static void
await (int *value,
       int  wanted)
{
  while (g_atomic_int_get (value) < wanted)
    g_usleep (500);
}

/* Answers that are on their way come now, or never. */
static void
settle (Work *work)
{
  test_wait_for (g_atomic_int_get (&work->n_freed) != 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (work->n_freed, ==, 1);
}

static void
finish (Owner *owner)
{
  test_wait_for (owner->job == NULL);
}

static void
test_done (void)
{
  Owner owner = { .percent = -1 };
  Work work = { .id = 7, .gates = 1 };

  kzru_job_start (&owner.job, &kind, &work, &owner);
  g_assert_nonnull (owner.job);

  /* Half of it is done; the rest takes as long as it is told of. */
  await (&work.reached, 2);
  test_wait_for (owner.n_told != 0);
  g_assert_cmpint (owner.percent, ==, 50);
  g_assert_cmpint (owner.n_done, ==, 0);

  g_atomic_int_set (&work.gates, 2);
  finish (&owner);
  g_assert_cmpint (owner.n_done, ==, 1);
  g_assert_cmpint (owner.last_id, ==, 7);
  g_assert_cmpint (owner.percent, ==, -1);
  settle (&work);

  /* There is nothing to give up any more. */
  owner.n_told = 0;
  kzru_job_give_up (&owner.job);
  g_assert_cmpint (owner.n_told, ==, 0);
}

/* The owner goes while the thread works: it stops at its next look. */
static void
test_give_up (void)
{
  Owner *owner = g_new0 (Owner, 1);
  Work work = { .id = 1 };

  kzru_job_start (&owner->job, &kind, &work, owner);
  await (&work.reached, 1);
  kzru_job_give_up (&owner->job);
  g_assert_null (owner->job);
  g_assert_cmpint (owner->percent, ==, -1);
  g_assert_cmpint (owner->n_done, ==, 0);
  g_free (owner);

  g_atomic_int_set (&work.gates, 2);
  settle (&work);
  g_assert_true (work.stopped);
  g_assert_cmpint (work.reached, ==, 1);
}

/* The work is done, but nobody has heard of that yet. */
static void
test_late (void)
{
  Owner *owner = g_new0 (Owner, 1);
  Work work = { .id = 1, .gates = 2 };

  kzru_job_start (&owner->job, &kind, &work, owner);
  await (&work.reached, 3);
  kzru_job_give_up (&owner->job);
  g_assert_cmpint (owner->n_done, ==, 0);
  g_free (owner);

  settle (&work);
  g_assert_false (work.stopped);
}

/* So many jobs that some have no thread yet when they are given up: those never run. */
static void
test_before (void)
{
  enum { N_JOBS = 64 };
  Owner owners[N_JOBS] = { 0 };
  Work works[N_JOBS] = { 0 };
  int n_reached = 0;

  for (int i = 0; i < N_JOBS; i++)
    kzru_job_start (&owners[i].job, &kind, &works[i], &owners[i]);
  await (&works[0].reached, 1);
  for (int i = 0; i < N_JOBS; i++)
    kzru_job_give_up (&owners[i].job);
  for (int i = 0; i < N_JOBS; i++)
    g_atomic_int_set (&works[i].gates, 2);

  for (int i = 0; i < N_JOBS; i++)
    {
      settle (&works[i]);
      n_reached += works[i].reached > 0;
      g_assert_cmpint (owners[i].n_done, ==, 0);
    }
  g_assert_cmpint (n_reached, >, 0);
  g_assert_cmpint (n_reached, <, N_JOBS);
}

/* What is started anew is all that counts, however long the old one takes. */
static void
test_again (void)
{
  Owner owner = { .percent = -1 };
  Work first = { .id = 1 };
  Work second = { .id = 2, .gates = 2 };

  kzru_job_start (&owner.job, &kind, &first, &owner);
  await (&first.reached, 1);
  kzru_job_start (&owner.job, &kind, &second, &owner);
  finish (&owner);
  g_assert_cmpint (owner.last_id, ==, 2);
  settle (&second);

  g_atomic_int_set (&first.gates, 2);
  settle (&first);
  g_assert_true (first.stopped);
  g_assert_cmpint (owner.n_done, ==, 1);
}

/* What is under way is done before the newest of what waits; the rest is passed over. */
static void
test_next (void)
{
  Owner owner = { .percent = -1 };
  Work works[] = { { .id = 1 }, { .id = 2 }, { .id = 3 } };

  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    kzru_job_start_next (&owner.job, &kind, &works[i], &owner);
  g_assert_cmpint (works[1].n_freed, ==, 1);

  g_atomic_int_set (&works[0].gates, 2);
  test_wait_for (owner.n_done != 0);
  g_assert_cmpint (owner.last_id, ==, 1);
  g_assert_nonnull (owner.job);

  g_atomic_int_set (&works[2].gates, 2);
  finish (&owner);
  g_assert_cmpint (owner.last_id, ==, 3);
  g_assert_cmpint (owner.n_done, ==, 2);
  g_assert_cmpint (works[1].reached, ==, 0);
  settle (&works[0]);
  settle (&works[2]);
}

/* With what is under way, what waits for it is given up. */
static void
test_give_up_next (void)
{
  Owner owner = { .percent = -1 };
  Work works[] = { { .id = 1 }, { .id = 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    kzru_job_start_next (&owner.job, &kind, &works[i], &owner);
  kzru_job_give_up (&owner.job);
  g_assert_null (owner.job);
  g_assert_cmpint (works[1].n_freed, ==, 1);

  g_atomic_int_set (&works[0].gates, 2);
  settle (&works[0]);
  g_assert_cmpint (owner.n_done, ==, 0);
  g_assert_cmpint (works[1].reached, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/job/done", test_done);
  g_test_add_func ("/job/give-up", test_give_up);
  g_test_add_func ("/job/late", test_late);
  g_test_add_func ("/job/before", test_before);
  g_test_add_func ("/job/again", test_again);
  g_test_add_func ("/job/next", test_next);
  g_test_add_func ("/job/give-up-next", test_give_up_next);

  return g_test_run ();
}
