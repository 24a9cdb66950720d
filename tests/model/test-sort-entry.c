/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-event-table.h"
#include "model/kzru-sort-entry.h"

#define N_ENTRIES 20000

typedef struct
{
  KzruProgress progress;
  int percent;
  int last;             /* percent that was seen */
  guint n_values;       /* different ones */
  int cancelled_at;     /* percent; 0 for never */
} Watch;

/* Of what ties, the lower number goes first; looks at the progress on the way. */
static int
tie (const KzruSortEntry *a,
     const KzruSortEntry *b,
     gconstpointer        user_data)
{
  Watch *watch = (Watch *) user_data;

  g_assert_cmpint (watch->percent, >=, watch->last);
  watch->n_values += watch->percent > watch->last;
  watch->last = watch->percent;
  if (watch->cancelled_at > 0 && watch->percent >= watch->cancelled_at)
    g_cancellable_cancel (watch->progress.cancellable);

  return (a->more > b->more) - (a->more < b->more);
}

static void
watch_init (Watch *watch,
            int    cancelled_at)
{
  *watch = (Watch) { .cancelled_at = cancelled_at };
  watch->progress = (KzruProgress) { &watch->percent, 0, 100, g_cancellable_new () };
}

static void
fill (KzruSortEntry *entries,
      guint          n,
      guint          n_keys)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (17);

  for (guint i = 0; i < n; i++)
    entries[i] = (KzruSortEntry) {
      .key = (guint64) g_rand_int_range (random, 0, (int) n_keys) << 40,
      .place = i,
      .more = (guint32) g_rand_int_range (random, 0, 5),
    };
}

/* By key, then by what tells them apart, then as they were; and it says truly how far
 * it is. */
static void
test_sort (void)
{
  static const guint sizes[] = { 0, 1, 2, 3, 7, 64, 1000, N_ENTRIES };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      guint n = sizes[i];
      g_autofree KzruSortEntry *entries = g_new (KzruSortEntry, MAX (n, 1));
      g_autofree KzruSortEntry *buffer = g_new (KzruSortEntry, MAX (n, 1));
      Watch watch;

      watch_init (&watch, 0);
      fill (entries, n, 5);
      g_assert_true (kzru_sort_entries (entries, buffer, n, tie, &watch, &watch.progress));
      for (guint j = 1; j < n; j++)
        {
          const KzruSortEntry *a = &entries[j - 1], *b = &entries[j];

          g_assert_true (a->key < b->key
                         || (a->key == b->key && (a->more < b->more || (a->more == b->more && a->place < b->place))));
        }
      if (n == N_ENTRIES)
        g_assert_cmpuint (watch.n_values, >, 10);
      g_object_unref (watch.progress.cancellable);
    }
}

/* Whenever it is given up, it ends. */
static void
test_give_up (void)
{
  for (int percent = 1; percent < 90; percent += 22)
    {
      g_autofree KzruSortEntry *entries = g_new (KzruSortEntry, N_ENTRIES);
      g_autofree KzruSortEntry *buffer = g_new (KzruSortEntry, N_ENTRIES);
      Watch watch;

      watch_init (&watch, percent);
      fill (entries, N_ENTRIES, 5);
      g_assert_false (kzru_sort_entries (entries, buffer, N_ENTRIES, tie, &watch, &watch.progress));
      g_assert_cmpint (watch.percent, <, percent + 15);
      g_object_unref (watch.progress.cancellable);
    }
}

static void
test_parts (void)
{
  int percent = 0;
  KzruProgress whole = { &percent, 0, 100, NULL };
  KzruProgress half = kzru_progress_part (&whole, 50, 100);
  KzruProgress part = kzru_progress_part (&half, 50, 75);
  KzruProgress none = kzru_progress_part (NULL, 0, 50);

  g_assert_true (kzru_progress_go_on (&part, 0, 10));
  g_assert_cmpint (percent, ==, 75);
  g_assert_true (kzru_progress_go_on (&part, 10, 10));
  g_assert_cmpint (percent, ==, 87);
  g_assert_true (kzru_progress_go_on (&none, 1, 2));
  g_assert_cmpint (percent, ==, 87);
}

/* A table of events that are in order, or not, is given up as well. */
static void
test_table (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) titles = g_bytes_new_static ("", 1);
  int percent = 0;
  KzruProgress progress = { &percent, 0, 100, cancellable };

  for (guint i = 0; i < 4; i++)
    {
      KzruEventTableBuilder *builder = kzru_event_table_builder_new ();
      g_autoptr (KzruEventTable) table = NULL;

      if (i == 2)
        g_cancellable_cancel (cancellable);
      for (guint j = 0; j < 100; j++)
        {
          gint64 start = i % 2 == 0 ? j : 100 - j;
          KzruEdtfBounds claim = { .outer = { start, start + 1 } };

          kzru_event_table_builder_add (builder, &(KzruEventEntry) { .record = j, .claims = &claim, .n_claims = 1 });
        }
      table = kzru_event_table_builder_end_in (builder, 1, titles, &progress);
      g_assert_cmpint (table != NULL, ==, i < 2);
      if (table != NULL)
        g_assert_cmpint (percent, ==, 100);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sort-entry/sort", test_sort);
  g_test_add_func ("/sort-entry/give-up", test_give_up);
  g_test_add_func ("/sort-entry/parts", test_parts);
  g_test_add_func ("/sort-entry/table", test_table);

  return g_test_run ();
}
