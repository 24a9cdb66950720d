/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-sort-entry.h"

#include <string.h>

/* Sorts a million things and more: by numbers that stand side by side, so that the
 * things themselves, which lie all over the memory, are seldom looked at. */

static gboolean
goes_first (const KzruSortEntry *a,
            const KzruSortEntry *b,
            KzruSortTie          tie,
            gconstpointer        user_data)
{
  if (a->key != b->key)
    return a->key < b->key;

  return tie != NULL && tie (a, b, user_data) < 0;
}

/* Merges two runs that stand one behind the other. */
static void
merge (const KzruSortEntry *first,
       gsize                n_first,
       gsize                n_second,
       KzruSortTie          tie,
       gconstpointer        user_data,
       KzruSortEntry       *merged)
{
  const KzruSortEntry *second = first + n_first;
  gsize i = 0, j = 0;

  while (i < n_first && j < n_second)
    *merged++ = goes_first (&second[j], &first[i], tie, user_data) ? second[j++] : first[i++];
  memcpy (merged, first + i, (n_first - i) * sizeof (KzruSortEntry));
  memcpy (merged + (n_first - i), second + j, (n_second - j) * sizeof (KzruSortEntry));
}

/* How often runs have to be doubled until there is one. */
static guint
count_passes (gsize n)
{
  guint n_passes = 0;

  while (((gsize) 1 << n_passes) < n)
    n_passes++;

  return n_passes;
}

/**
 * kzru_sort_entries:
 * @entries: (array length=n): what is sorted
 * @buffer: (array length=n): as much room
 * @n: how many there are
 * @tie: (nullable) (scope call): tells apart those with one key; %NULL to leave them
 *   as they are
 * @user_data: passed to @tie
 * @progress: (nullable): is told how far it is
 *
 * Sorts entries by their keys. What is alike stays in its order. Runs are merged to
 * runs of twice the length: unlike qsort(), that can be given up.
 *
 * Returns: whether they are sorted; not if it was given up
 */
gboolean
kzru_sort_entries (KzruSortEntry      *entries,
                   KzruSortEntry      *buffer,
                   gsize               n,
                   KzruSortTie         tie,
                   gconstpointer       user_data,
                   const KzruProgress *progress)
{
  KzruSortEntry *from = entries, *to = buffer;
  guint n_passes = count_passes (n);

  for (guint pass = 0; pass < n_passes; pass++)
    {
      gsize length = (gsize) 1 << pass;
      KzruSortEntry *target = to;

      for (gsize i = 0; i < n; i += 2 * length)
        {
          gsize n_first = MIN (length, n - i);

          if (i % KZRU_PROGRESS_STEPS == 0 && !kzru_progress_go_on (progress, pass * n + i, n_passes * n))
            return FALSE;
          merge (from + i, n_first, MIN (length, n - i - n_first), tie, user_data, to + i);
        }
      to = from;
      from = target;
    }

  if (from != entries)
    memcpy (entries, from, n * sizeof (KzruSortEntry));

  return kzru_progress_go_on (progress, 1, 1);
}
