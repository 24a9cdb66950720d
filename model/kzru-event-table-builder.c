/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-event-table"

#include "config.h"

#include "model/kzru-event-table-private.h"

#include <string.h>

#include "model/kzru-sort-entry.h"

/* From events in any order to the columns of a table, sorted by time. */

#define FETCHED_AHEAD 16  /* rows that are on their way from memory */
#define PERCENT_SORTED 60 /* of the time that a table takes */

/* An event on its way: a row before it has its place. */
typedef struct
{
  KzruSpan extent;
  KzruSpan core;
  guint32 record;
  guint32 title;
  guint32 first_claim;
  guint16 lane;
  guint8 importance;
  guint8 kind;
  guint8 flags;
  guint8 n_claims;
} Row;

struct _KzruEventTableBuilder
{
  GArray *rows;   /* of Row */
  GArray *claims; /* of KzruEdtfBounds, for rows with several */
  GString *arena;
};

/**
 * kzru_event_table_builder_new:
 *
 * Starts a table.
 *
 * Returns: (transfer full): a builder with no events
 */
KzruEventTableBuilder *
kzru_event_table_builder_new (void)
{
  return kzru_event_table_builder_new_sized (0);
}

/**
 * kzru_event_table_builder_new_sized:
 * @n_rows: for how many events to make room; more may come
 *
 * Starts a table of about as many events as are known of. While many that there was no
 * room for are moved, other threads may have to wait for memory.
 *
 * Returns: (transfer full): a builder with no events
 */
KzruEventTableBuilder *
kzru_event_table_builder_new_sized (guint n_rows)
{
  KzruEventTableBuilder *self = g_new0 (KzruEventTableBuilder, 1);

  self->rows = g_array_sized_new (FALSE, FALSE, sizeof (Row), n_rows);
  self->claims = g_array_new (FALSE, FALSE, sizeof (KzruEdtfBounds));
  self->arena = g_string_new (NULL);

  return self;
}

/**
 * kzru_event_table_builder_free:
 * @self: a builder
 *
 * Frees a builder whose table is not wanted.
 */
void
kzru_event_table_builder_free (KzruEventTableBuilder *self)
{
  g_array_unref (self->rows);
  g_array_unref (self->claims);
  if (self->arena != NULL)
    g_string_free (self->arena, TRUE);
  g_free (self);
}

/**
 * kzru_event_table_builder_add:
 * @self: a builder
 * @entry: an event; its texts and claims are copied
 *
 * Adds an event. Records may come in any order, each once in a lane: an event
 * that is to stand in several lanes is added for each.
 */
void
kzru_event_table_builder_add (KzruEventTableBuilder *self,
                              const KzruEventEntry  *entry)
{
  guint n_claims = MIN (entry->n_claims, G_MAXUINT8);
  Row row;

  g_return_if_fail (entry->n_claims > 0);
  g_return_if_fail (entry->lane < KZRU_EVENT_TABLE_MAX_LANES);

  row = (Row) {
    .extent = entry->claims[0].outer,
    .core = entry->claims[0].core,
    .record = entry->record,
    .title = (guint32) (entry->title != NULL ? self->arena->len : entry->title_at),
    .first_claim = self->claims->len,
    .lane = (guint16) entry->lane,
    .importance = (guint8) entry->importance,
    .kind = (guint8) entry->claims[0].kind,
    .flags = (guint8) entry->claims[0].flags,
    .n_claims = (guint8) n_claims,
  };

  if (n_claims > 1)
    {
      for (guint i = 1; i < n_claims; i++)
        row.extent = kzru_span_union (row.extent, entry->claims[i].outer);
      g_array_append_vals (self->claims, entry->claims, n_claims);
    }

  if (entry->title != NULL)
    g_string_append_len (self->arena, entry->title, (gssize) strlen (entry->title) + 1);
  g_array_append_val (self->rows, row);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const Row *first = a;
  const Row *second = b;

  if (first->extent.start != second->extent.start)
    return first->extent.start < second->extent.start ? -1 : 1;
  if (first->extent.end != second->extent.end)
    return first->extent.end < second->extent.end ? -1 : 1;
  if (first->record != second->record)
    return first->record < second->record ? -1 : 1;
  return (first->lane > second->lane) - (first->lane < second->lane);
}

/* With room for one row also where there is none: pieces of nothing at all would
 * start at no address. */
static void
allocate_columns (KzruEventTable *self,
                  gsize           n)
{
  KzruEventColumns *columns = &self->columns;
  gsize room = MAX (n, 1);

  self->instants = g_new (gint64, 4 * room);
  self->numbers = g_new (guint32, 2 * room);
  self->lanes = g_new (guint16, room);
  self->bytes = g_new (guint8, 4 * room);

  columns->n_rows = (guint) n;
  columns->start = self->instants;
  columns->end = self->instants + n;
  columns->core_start = self->instants + 2 * n;
  columns->core_end = self->instants + 3 * n;
  columns->record = self->numbers;
  self->title = self->numbers + n;
  columns->lane = self->lanes;
  columns->importance = self->bytes;
  columns->kind = self->bytes + n;
  columns->flags = self->bytes + 2 * n;
  columns->n_claims = self->bytes + 3 * n;
}

static gboolean
fill_columns (KzruEventTable     *self,
              const Row          *rows,
              const guint32      *order,
              const KzruProgress *progress)
{
  gsize n = self->columns.n_rows;

  for (gsize i = 0; i < n; i++)
    {
      const Row *row = &rows[order[i]];

      if (i % KZRU_PROGRESS_STEPS == 0 && !kzru_progress_go_on (progress, i, 3 * n))
        return FALSE;

      /* Rows lie in the order that they came in. */
      if (i + FETCHED_AHEAD < n)
        __builtin_prefetch (&rows[order[i + FETCHED_AHEAD]]);

      self->instants[i] = row->extent.start;
      self->instants[n + i] = row->extent.end;
      self->instants[2 * n + i] = row->core.start;
      self->instants[3 * n + i] = row->core.end;
      self->numbers[i] = row->record;
      self->numbers[n + i] = row->title;
      self->lanes[i] = row->lane;
      self->lane_sizes[row->lane]++;
      self->bytes[i] = row->importance;
      self->bytes[n + i] = row->kind;
      self->bytes[2 * n + i] = row->flags;
      self->bytes[3 * n + i] = row->n_claims;
    }

  return TRUE;
}

/* Lists the rows that have several claims. */
static void
fill_claims (KzruEventTable *self,
             const Row      *rows,
             const guint32  *order)
{
  guint n = 0;

  for (guint i = 0; i < self->columns.n_rows; i++)
    n += rows[order[i]].n_claims > 1;

  self->n_claimed = 0;
  self->claimed_rows = g_new (guint, n);
  self->claim_starts = g_new (guint, n);

  for (guint i = 0; i < self->columns.n_rows; i++)
    if (rows[order[i]].n_claims > 1)
      {
        self->claimed_rows[self->n_claimed] = i;
        self->claim_starts[self->n_claimed] = rows[order[i]].first_claim;
        self->n_claimed++;
      }
}

static int
compare_in_time (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const KzruEventTable *self = user_data;
  const guint *first = a;
  const guint *second = b;
  gint64 first_instant = kzru_event_table_get_instant (self, *first);
  gint64 second_instant = kzru_event_table_get_instant (self, *second);

  if (first_instant != second_instant)
    return first_instant < second_instant ? -1 : 1;
  return (*first > *second) - (*first < *second);
}

/* Lists the same rows in the order of what is shown of them. */
static void
sort_claimed (KzruEventTable *self)
{
  self->claimed_in_time = g_memdup2 (self->claimed_rows, self->n_claimed * sizeof (guint));
  g_qsort_with_data (self->claimed_in_time, (int) self->n_claimed, sizeof (guint), compare_in_time, self);

  self->claimed_instants = g_new (gint64, self->n_claimed);
  for (guint i = 0; i < self->n_claimed; i++)
    self->claimed_instants[i] = kzru_event_table_get_instant (self, self->claimed_in_time[i]);
}

static void
find_span (KzruEventTable *self)
{
  for (guint i = 0; i < self->columns.n_rows; i++)
    {
      KzruSpan span = kzru_span_get_finite (kzru_event_columns_get_span (&self->columns, i));

      self->span = kzru_span_union (self->span, span);
    }
}

static void
fill_row_of (KzruEventTable *self)
{
  const KzruEventColumns *columns = &self->columns;

  for (guint i = 0; i < columns->n_rows; i++)
    self->n_records = MAX (self->n_records, columns->record[i] + 1);

  self->row_of = g_new (guint, self->n_records);
  for (guint i = 0; i < self->n_records; i++)
    self->row_of[i] = KZRU_EVENT_TABLE_NO_ROW;
  for (guint i = columns->n_rows; i-- > 0;)
    self->row_of[columns->record[i]] = i;
}

/* What stands over the columns, now that they are there. */
static gboolean
index_columns (KzruEventTable     *self,
               const KzruProgress *progress)
{
  fill_row_of (self);
  find_span (self);
  if (!kzru_progress_go_on (progress, 2, 3))
    return FALSE;

  self->index = kzru_interval_index_new (self->columns.start, self->columns.end, self->columns.n_rows);
  self->pyramid = kzru_event_pyramid_new (&self->columns, self->n_lanes);

  return kzru_progress_go_on (progress, 1, 1);
}

static gboolean
is_sorted (const GArray *rows)
{
  for (guint i = 1; i < rows->len; i++)
    if (compare_rows (&g_array_index (rows, Row, i - 1), &g_array_index (rows, Row, i)) > 0)
      return FALSE;

  return TRUE;
}

static int
compare_tied (const KzruSortEntry *a,
              const KzruSortEntry *b,
              gconstpointer        user_data)
{
  const Row *rows = user_data;

  return compare_rows (&rows[a->place], &rows[b->place]);
}

/* The numbers of the rows in the order that they are to have: most are told apart by
 * their starts. */
static guint32 *
find_order (const GArray       *rows,
            const KzruProgress *progress)
{
  g_autofree guint32 *order = g_new (guint32, MAX (rows->len, 1));
  g_autofree KzruSortEntry *entries = NULL;
  g_autofree KzruSortEntry *buffer = NULL;

  for (guint i = 0; i < rows->len; i++)
    order[i] = i;
  if (is_sorted (rows))
    return g_steal_pointer (&order);

  entries = g_new (KzruSortEntry, rows->len);
  buffer = g_new (KzruSortEntry, rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 start = g_array_index (rows, Row, i).extent.start;

      entries[i] = (KzruSortEntry) { .key = kzru_sort_key_of_instant (start), .place = i };
    }
  if (!kzru_sort_entries (entries, buffer, rows->len, compare_tied, rows->data, progress))
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    order[i] = entries[i].place;

  return g_steal_pointer (&order);
}

/**
 * kzru_event_table_builder_end:
 * @self: (transfer full): a builder
 * @n_lanes: how many lanes there are; each entry's lane is less
 *
 * Sorts the events and makes a table of them.
 *
 * Returns: (transfer full): the table
 */
KzruEventTable *
kzru_event_table_builder_end (KzruEventTableBuilder *self,
                              guint                  n_lanes)
{
  g_autoptr (GBytes) titles = g_string_free_to_bytes (self->arena);

  self->arena = NULL;

  return kzru_event_table_builder_end_in (self, n_lanes, titles, NULL);
}

/**
 * kzru_event_table_builder_end_in:
 * @self: (transfer full): a builder whose entries have no titles of their own
 * @n_lanes: how many lanes there are; each entry's lane is less
 * @titles: the block of memory that titles stand in, each with a zero byte behind it
 * @progress: (nullable): is told how far it is
 *
 * Sorts the events and makes a table of them. The titles are not copied.
 *
 * Returns: (transfer full) (nullable): the table; %NULL if it was given up
 */
KzruEventTable *
kzru_event_table_builder_end_in (KzruEventTableBuilder *self,
                                 guint                  n_lanes,
                                 GBytes                *titles,
                                 const KzruProgress    *progress)
{
  g_autoptr (KzruEventTableBuilder) builder = self;
  KzruProgress sorting = kzru_progress_part (progress, 0, PERCENT_SORTED);
  KzruProgress filling = kzru_progress_part (progress, PERCENT_SORTED, 100);
  g_autofree guint32 *order = find_order (self->rows, &sorting);
  const Row *rows = (const Row *) (gpointer) self->rows->data;
  g_autoptr (KzruEventTable) table = NULL;

  if (order == NULL)
    return NULL;

  table = g_new0 (KzruEventTable, 1);
  g_atomic_ref_count_init (&table->ref_count);
  table->n_lanes = n_lanes;
  table->lane_sizes = g_new0 (guint, n_lanes);
  table->titles = g_bytes_ref (titles);
  table->arena = g_bytes_get_data (titles, NULL);

  allocate_columns (table, self->rows->len);
  if (!fill_columns (table, rows, order, &filling))
    return NULL;
  fill_claims (table, rows, order);
  table->claims = g_memdup2 (self->claims->data, self->claims->len * sizeof (KzruEdtfBounds));
  sort_claimed (table);
  g_clear_pointer (&builder, kzru_event_table_builder_free);
  if (!index_columns (table, &filling))
    return NULL;

  return g_steal_pointer (&table);
}
