/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-progress.h"

G_BEGIN_DECLS

/**
 * KzruSortEntry:
 * @key: what it is sorted by; most are told apart by it
 * @place: which of the things that are sorted it stands for
 * @more: whatever may help to tell apart those with one key
 *
 * A thing on its way to its place.
 */
typedef struct
{
  guint64 key;
  guint32 place;
  guint32 more;
} KzruSortEntry;

/**
 * kzru_sort_key_of_instant:
 * @instant: an instant, in seconds
 *
 * Makes a key by which instants are sorted: as numbers without a sign, those with one
 * would stand behind.
 *
 * Returns: the key
 */
static inline guint64
kzru_sort_key_of_instant (gint64 instant)
{
  return (guint64) instant ^ G_GUINT64_CONSTANT (0x8000000000000000);
}

/**
 * KzruSortTie:
 * @a: an entry
 * @b: another one, with the same key
 * @user_data: what was passed along
 *
 * Says which of two things goes first.
 *
 * Returns: less than 0 for @a, more for @b, 0 if they are to stay as they are
 */
typedef int (*KzruSortTie) (const KzruSortEntry *a,
                            const KzruSortEntry *b,
                            gconstpointer        user_data);

gboolean kzru_sort_entries (KzruSortEntry      *entries,
                            KzruSortEntry      *buffer,
                            gsize               n,
                            KzruSortTie         tie,
                            gconstpointer       user_data,
                            const KzruProgress *progress) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
