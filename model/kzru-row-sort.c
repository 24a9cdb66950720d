/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-row-sort"

#include "config.h"

#include "model/kzru-row-sort.h"

#include <string.h>
#include <unicode/ucol.h>

#include "model/kzru-certainty.h"
#include "model/kzru-event-table.h"
#include "model/kzru-icu.h"
#include "model/kzru-sort-entry.h"

/* Sorts the rows of a table, of which there may be a million, in any thread.
 *
 * They are in the order of time already. So what is alike needs only to keep its
 * place, and a row on its way is 16 bytes: where it stands in time, and the first
 * 8 bytes of the key that ICU sorts its text by. Most titles are told apart by
 * these. Of the others, those that begin alike, whole keys are made, one such group
 * after the other: the keys of a million titles, all at once, would take more memory
 * than all else that is held of them. */

#define PREFIX_BYTES 8
#define KEY_BYTES 512 /* most keys have room there */

/* What each step is of the whole, in percent, by the time that it takes. */
#define PERCENT_KEYS 60
#define PERCENT_PREFIXES 75

typedef struct
{
  const KzruRowFilter *filter;
  const KzruRowOrder *order;
  const KzruEventColumns *columns;
  UCollator *collator; /* NULL for a column without texts of its own */
  KzruProgress progress;

  guint32 *rows; /* by place */
  guint n;
  KzruSortEntry *entries;
  KzruSortEntry *buffer;
} Sorter;

static gboolean
is_earlier (const KzruEventColumns *columns,
            guint                   a,
            guint                   b)
{
  gint64 first = kzru_span_get_instant (kzru_event_columns_get_span (columns, a));
  gint64 second = kzru_span_get_instant (kzru_event_columns_get_span (columns, b));

  if (first != second)
    return first < second;
  if (columns->end[a] != columns->end[b])
    return columns->end[a] < columns->end[b];
  return columns->record[a] < columns->record[b];
}

/* Lists the rows that pass in the order of time. In the table, those without a known
 * start stand before all others, by their ends: the two lists are merged. */
static gboolean
list_rows (Sorter *self)
{
  const KzruEventColumns *columns = self->columns;
  guint n_open = 0;

  while (n_open < columns->n_rows && columns->start[n_open] == KZRU_INSTANT_MIN)
    n_open++;

  self->rows = g_new (guint32, MAX (columns->n_rows, 1));
  for (guint open = 0, row = n_open; open < n_open || row < columns->n_rows;)
    {
      gboolean takes_open = row == columns->n_rows || (open < n_open && is_earlier (columns, open, row));
      guint next = takes_open ? open++ : row++;

      if (kzru_row_filter_passes (self->filter, next))
        self->rows[self->n++] = next;
      if (next % KZRU_PROGRESS_STEPS == 0 && !kzru_progress_go_on (&self->progress, 0, 1))
        return FALSE;
    }

  return TRUE;
}

/* The key by which ICU sorts a text: in @bytes, or if that has no room for it, to be
 * freed. */
static char *
make_key (const UCollator *collator,
          const char      *text,
          char             bytes[KEY_BYTES],
          gsize           *n_bytes)
{
  int length;
  g_autofree UChar *utf16 = kzru_icu_from_utf8 (text, &length);
  char *key;

  *n_bytes = (gsize) ucol_getSortKey (collator, utf16, length, (uint8_t *) bytes, KEY_BYTES);
  if (*n_bytes <= KEY_BYTES)
    return NULL;

  key = g_malloc (*n_bytes);
  ucol_getSortKey (collator, utf16, length, (uint8_t *) key, (int) *n_bytes);

  return key;
}

static guint64
make_prefix (const UCollator *collator,
             const char      *text)
{
  char bytes[KEY_BYTES] = { 0 };
  gsize n_bytes;
  g_autofree char *key = make_key (collator, text, bytes, &n_bytes);
  guint64 prefix;

  memcpy (&prefix, key != NULL ? key : bytes, PREFIX_BYTES);

  return GUINT64_FROM_BE (prefix);
}

static const char *
get_title (Sorter  *self,
           guint32  place)
{
  return kzru_event_table_get_title (self->filter->events, self->rows[place]);
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  Sorter *self = user_data;
  UErrorCode status = U_ZERO_ERROR;

  return ucol_strcollUTF8 (self->collator, self->order->categories[*(const guint *) a], -1,
                           self->order->categories[*(const guint *) b], -1, &status);
}

/* The rank of each category among the others. */
static guint *
rank_categories (Sorter *self)
{
  guint n = g_strv_length (self->order->categories);
  g_autofree guint *sorted = g_new (guint, MAX (n, 1));
  guint *ranks = g_new (guint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    sorted[i] = i;
  g_qsort_with_data (sorted, (int) n, sizeof (guint), compare_names, self);
  for (guint i = 0; i < n; i++)
    ranks[sorted[i]] = i > 0 && compare_names (&sorted[i - 1], &sorted[i], self) == 0 ? ranks[sorted[i - 1]] : i;

  return ranks;
}

static gboolean
fill_entries (Sorter *self)
{
  g_autofree guint *ranks = self->order->column == KZRU_EVENT_COLUMN_THEME ? rank_categories (self) : NULL;
  KzruProgress progress = kzru_progress_part (&self->progress, 0, PERCENT_KEYS);

  self->entries = g_new (KzruSortEntry, MAX (self->n, 1));
  for (guint i = 0; i < self->n; i++)
    {
      KzruSortEntry entry = { .place = i };

      if (i % KZRU_PROGRESS_STEPS == 0 && !kzru_progress_go_on (&progress, i, self->n))
        return FALSE;

      if (ranks != NULL)
        entry.key = ranks[self->columns->lane[self->rows[i]]];
      else if (self->order->column == KZRU_EVENT_COLUMN_CERTAINTY)
        entry.key = kzru_certainty_of_date (self->columns->flags[self->rows[i]]);
      else if (self->order->column == KZRU_EVENT_COLUMN_TITLE)
        entry.key = make_prefix (self->collator, get_title (self, i));
      self->entries[i] = entry;
    }

  return TRUE;
}

/* Which of two whole keys, gathered in @keys, goes first. */
static int
compare_keys (const KzruSortEntry *a,
              const KzruSortEntry *b,
              gconstpointer        user_data)
{
  const char *keys = user_data;

  return strcmp (keys + (gsize) a->more * PREFIX_BYTES, keys + (gsize) b->more * PREFIX_BYTES);
}

/* Sorts titles that begin alike by their whole keys, which are gathered in @keys. */
static gboolean
sort_group (Sorter             *self,
            KzruSortEntry      *group,
            guint               n,
            GByteArray         *keys,
            const KzruProgress *progress)
{
  g_byte_array_set_size (keys, 0);
  for (guint i = 0; i < n; i++)
    {
      char bytes[KEY_BYTES];
      gsize n_bytes;
      g_autofree char *key = make_key (self->collator, get_title (self, group[i].place), bytes, &n_bytes);

      if (i % KZRU_PROGRESS_STEPS == 0 && !kzru_progress_go_on (progress, i, 2 * n))
        return FALSE;

      group[i].more = keys->len / PREFIX_BYTES;
      g_byte_array_append (keys, (const guint8 *) (key != NULL ? key : bytes), (guint) n_bytes);
      g_byte_array_set_size (keys, (keys->len + PREFIX_BYTES - 1) / PREFIX_BYTES * PREFIX_BYTES);
    }

  return kzru_sort_entries (group, self->buffer, n, compare_keys, keys->data, progress);
}

static gboolean
sort_groups (Sorter *self)
{
  g_autoptr (GByteArray) keys = g_byte_array_new ();
  KzruProgress progress = kzru_progress_part (&self->progress, PERCENT_PREFIXES, 100);
  KzruProgress silent = { .cancellable = self->progress.cancellable };
  guint end;

  for (guint i = 0; i < self->n; i = end)
    {
      for (end = i + 1; end < self->n && self->entries[end].key == self->entries[i].key;)
        end++;
      if (!kzru_progress_go_on (&progress, i, self->n))
        return FALSE;
      if (end - i > 1 && !sort_group (self, &self->entries[i], end - i, keys, &silent))
        return FALSE;
    }

  return kzru_progress_go_on (&progress, 1, 1);
}

/* Sorts by the column, for those in which rows differ by more than their dates. The
 * rows of a table have one source, and its places no names. */
static gboolean
sort_by_column (Sorter *self)
{
  KzruProgress progress = kzru_progress_part (&self->progress, PERCENT_KEYS, PERCENT_PREFIXES);
  g_autofree KzruSortEntry *buffer = NULL;

  if (!fill_entries (self))
    return FALSE;

  self->buffer = buffer = g_new (KzruSortEntry, MAX (self->n, 1));

  return kzru_sort_entries (self->entries, buffer, self->n, NULL, NULL, &progress)
         && (self->order->column != KZRU_EVENT_COLUMN_TITLE || sort_groups (self));
}

static gboolean
is_by_date (KzruEventColumn column)
{
  return column != KZRU_EVENT_COLUMN_TITLE && column != KZRU_EVENT_COLUMN_THEME
         && column != KZRU_EVENT_COLUMN_CERTAINTY;
}

/* Replaces places by records, in the order that is wanted. */
static guint *
take_records (Sorter *self)
{
  guint *records = g_new (guint, self->n + 1);

  for (guint i = 0; i < self->n; i++)
    {
      guint place = self->entries != NULL ? self->entries[i].place : i;

      records[self->order->descending ? self->n - 1 - i : i] = self->columns->record[self->rows[place]];
    }

  return records;
}

/**
 * kzru_row_sort:
 * @filter: which rows to take
 * @order: how to sort them
 * @progress: (nullable): is told how far it is
 * @n: (out): how many rows there are
 *
 * Sorts the rows of a table; what is alike in a column by date. Works in any thread:
 * it looks at nothing but what it is given.
 *
 * Returns: (transfer full) (nullable) (array length=n): the records of the rows, or
 *   %NULL if it was given up
 */
guint *
kzru_row_sort (const KzruRowFilter *filter,
               const KzruRowOrder  *order,
               const KzruProgress  *progress,
               guint               *n)
{
  g_autofree char *locale = kzru_icu_locale (order->language, NULL);
  UErrorCode status = U_ZERO_ERROR;
  Sorter sorter = {
    .filter = filter,
    .order = order,
    .columns = kzru_event_table_get_columns (filter->events),
    .collator = ucol_open (locale, &status),
    .progress = kzru_progress_part (progress, 0, 100),
  };
  guint *records = NULL;

  if (list_rows (&sorter) && (sorter.collator == NULL || is_by_date (order->column) || sort_by_column (&sorter)))
    records = take_records (&sorter);
  *n = sorter.n;

  ucol_close (sorter.collator);
  g_free (sorter.rows);
  g_free (sorter.entries);

  return records;
}
