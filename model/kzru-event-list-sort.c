/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-event-list"

#include "config.h"

#include "model/kzru-event-list-private.h"

#include <string.h>
#include <unicode/ucol.h>

#include "model/kzru-certainty.h"
#include "model/kzru-event-table.h"
#include "model/kzru-icu.h"

/* Which events are in a list, and in which order: those of an atlas are few and are
 * sorted at once, the rows of a large table in another thread. */

#define KEY_SIZE 512 /* bytes */

static KzruAtlas *
get_atlas (KzruEventList *self)
{
  return kzru_view_state_get_atlas (self->view_state);
}

/* A row on its way to its place: by its bytes, or by its numbers. */
typedef struct
{
  char *key;
  gint64 start;
  gint64 end;
  guint record;
} SortRow;

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const SortRow *first = a;
  const SortRow *second = b;
  int order = first->key != NULL ? strcmp (first->key, second->key) : 0;

  if (order != 0)
    return order;
  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (first->end != second->end)
    return first->end < second->end ? -1 : 1;
  return (first->record > second->record) - (first->record < second->record);
}

/* The key by which ICU sorts a text. Nearly all have room at the first try. */
static char *
make_key (const UCollator *collator,
          const char      *text)
{
  int length, n_bytes;
  g_autofree UChar *utf16 = kzru_icu_from_utf8 (text, &length);
  uint8_t bytes[KEY_SIZE];
  char *key;

  n_bytes = ucol_getSortKey (collator, utf16, length, bytes, sizeof bytes);
  if (n_bytes <= KEY_SIZE)
    return g_memdup2 (bytes, (gsize) n_bytes);

  key = g_malloc ((gsize) n_bytes);
  ucol_getSortKey (collator, utf16, length, (uint8_t *) key, n_bytes);

  return key;
}

static UCollator *
open_collator (KzruEventList *self)
{
  g_autofree char *locale = kzru_icu_locale (kzru_view_state_get_languages (self->view_state)[0], NULL);
  UErrorCode status = U_ZERO_ERROR;

  return ucol_open (locale, &status);
}

static void
fill_row (KzruEventList   *self,
          const UCollator *collator,
          SortRow         *row)
{
  const KzruEvent *event = kzru_atlas_get_event (get_atlas (self), row->record);
  KzruSpan span = kzru_edtf_get_bounds (event->dates[0].edtf)->outer;

  row->start = kzru_span_get_instant (span);
  row->end = span.end;

  if (self->column == KZRU_EVENT_COLUMN_CERTAINTY)
    row->key = g_strdup_printf ("%d", kzru_event_get_certainty (event));
  else if (collator != NULL && self->column != KZRU_EVENT_COLUMN_DATE)
    row->key = make_key (collator, _kzru_event_list_get_text (self, row->record, self->column));
}

static void
sort_records (KzruEventList *self,
              guint         *records,
              guint          n)
{
  UCollator *collator = open_collator (self);
  g_autofree SortRow *rows = g_new0 (SortRow, n + 1);

  for (guint i = 0; i < n; i++)
    {
      rows[i].record = records[i];
      fill_row (self, collator, &rows[i]);
    }

  qsort (rows, n, sizeof (SortRow), compare_rows);
  for (guint i = 0; i < n; i++)
    {
      records[self->descending ? n - 1 - i : i] = rows[i].record;
      g_free (rows[i].key);
    }
  ucol_close (collator);
}

/* Puts other records in the place of those that there are, and tells of it. Of a long
 * list it is first told that it is empty: selections, and what else watches a row,
 * would look for it among all that are new, and have an object made for each. */
static void
take_records (KzruEventList *self,
              guint         *records,
              guint          n_records)
{
  GListModel *model = G_LIST_MODEL (self);
  guint n_before = self->n_records;

  g_free (self->records);
  self->records = records;
  if (n_before > KZRU_JOB_AT_ONCE)
    {
      self->n_records = 0;
      g_list_model_items_changed (model, 0, n_before, 0);
      n_before = 0;
    }
  self->n_records = n_records;
  g_list_model_items_changed (model, 0, n_before, n_records);
}

/* The atlas with its few events is filtered and sorted at once. */
static void
update_at_once (KzruEventList *self)
{
  KzruAtlas *atlas = get_atlas (self);
  guint n_events = atlas != NULL ? kzru_atlas_get_n_records (atlas, KZRU_RECORD_EVENT) : 0;
  guint *records = g_new (guint, n_events + 1);
  guint n = 0;

  for (guint i = 0; i < n_events; i++)
    if (kzru_view_state_is_shown (self->view_state, (KzruRef) { KZRU_RECORD_EVENT, i }))
      records[n++] = i;

  sort_records (self, records, n);
  self->shown_column = self->column;
  self->shown_descending = self->descending;
  self->is_stale = FALSE;
  take_records (self, records, n);
}

static void
sorting_free (KzruEventSorting *sorting)
{
  kzru_row_filter_clear (&sorting->filter);
  g_free (sorting->order.language);
  g_strfreev (sorting->order.categories);
  g_free (sorting->records);
  g_free (sorting);
}

/* What the sorting goes by, as it is now; %NULL if there is no table. */
static KzruEventSorting *
sorting_new (KzruEventList *self)
{
  g_autoptr (GStrvBuilder) categories = g_strv_builder_new ();
  KzruRowFilter filter;
  KzruEventSorting *sorting;

  if (!kzru_view_state_get_row_filter (self->view_state, TRUE, &filter))
    return NULL;

  for (guint i = 0; i < kzru_event_table_get_n_lanes (filter.events); i++)
    g_strv_builder_add (categories, _kzru_event_list_get_label (self, KZRU_RECORD_THEME, i));

  sorting = g_new0 (KzruEventSorting, 1);
  sorting->filter = filter;
  sorting->order = (KzruRowOrder) {
    .column = self->column,
    .descending = self->descending,
    .language = g_strdup (kzru_view_state_get_languages (self->view_state)[0]),
    .categories = g_strv_builder_end (categories),
  };

  return sorting;
}

static void
take_sorted (KzruEventList    *self,
             KzruEventSorting *sorting)
{
  self->shown_column = sorting->order.column;
  self->shown_descending = sorting->order.descending;
  self->is_stale = FALSE;
  take_records (self, g_steal_pointer (&sorting->records), sorting->n_records);
}

static void
sort_in_thread (gpointer            work,
                const KzruProgress *progress)
{
  KzruEventSorting *sorting = work;

  sorting->records = kzru_row_sort (&sorting->filter, &sorting->order, progress, &sorting->n_records);
}

static void
sorted_cb (gpointer work,
           gpointer owner)
{
  take_sorted (owner, work);
}

static void
told_cb (gpointer owner,
         int      percent)
{
  _kzru_event_list_set_percent (owner, percent);
}

static const KzruJobKind sorting_kind = {
  .run = sort_in_thread,
  .done = sorted_cb,
  .told = told_cb,
  .free = (GDestroyNotify) sorting_free,
};

/* Other events are shown than before, or in another order. What is sorted still is
 * given up. */
void
_kzru_event_list_update (KzruEventList *self)
{
  KzruEventSorting *sorting = sorting_new (self);

  if (sorting != NULL && kzru_event_table_get_columns (sorting->filter.events)->n_rows > KZRU_JOB_AT_ONCE)
    {
      kzru_job_start (&self->sorting, &sorting_kind, sorting, self);
      return;
    }

  kzru_job_give_up (&self->sorting);
  if (sorting == NULL)
    {
      update_at_once (self);
    }
  else
    {
      sorting->records = kzru_row_sort (&sorting->filter, &sorting->order, NULL, &sorting->n_records);
      take_sorted (self, sorting);
      sorting_free (sorting);
    }
}

/* The list is sorted by this column already: it may be the other way round. */
void
_kzru_event_list_turn (KzruEventList *self)
{
  guint *turned;

  kzru_job_give_up (&self->sorting);
  if (self->shown_descending == self->descending)
    return;

  turned = g_new (guint, self->n_records + 1);
  for (guint i = 0; i < self->n_records; i++)
    turned[i] = self->records[self->n_records - 1 - i];
  self->shown_descending = self->descending;
  take_records (self, turned, self->n_records);
}
