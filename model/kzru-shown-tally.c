/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-shown-tally"

#include "config.h"

#include "model/kzru-shown-tally.h"

/* How many of the events of a lane in a stretch of time pass a filter?
 *
 * Events are listed lane by lane in the order of the pyramid. Beside each place stands
 * how many before it pass, counted through all lanes:
 *
 *     passes       1 0 1 1 | 0 1
 *     n before     0 1 1 2   3 3   4
 *
 * so that any stretch is the difference of two numbers. That costs one look at each
 * event, and five bytes for it. */

struct _KzruShownTally
{
  KzruEventTable *table;
  guint *starts;   /* where each lane starts in the list, and where the last one ends */
  guint32 *before; /* how many pass before each place, and before the end */
  guint8 *shown;   /* one a row: whether it passes */
};

static guint
find_place (const KzruShownTally *self,
            guint                 lane,
            gint64                instant)
{
  return self->starts[lane] + kzru_event_pyramid_find (kzru_event_table_get_pyramid (self->table), lane, instant);
}

/* What passes: records that somebody is asked of, or rows. */
typedef struct
{
  KzruEventFilter      filter;
  gpointer             user_data;
  const KzruRowFilter *rows; /* NULL if @filter is asked */
} Test;

static gboolean
passes (const KzruShownTally *self,
        const Test           *test,
        guint                 row)
{
  guint record = kzru_event_table_get_columns (self->table)->record[row];

  if (test->rows == NULL)
    return test->filter (record, test->user_data);

  /* A table that is not divided otherwise has the same rows. */
  if (test->rows->events != self->table)
    row = kzru_event_table_find_row (test->rows->events, record);

  return kzru_row_filter_passes (test->rows, row);
}

static gboolean
tally_lane (KzruShownTally     *self,
            guint               lane,
            const Test         *test,
            const KzruProgress *progress)
{
  const KzruEventPyramid *pyramid = kzru_event_table_get_pyramid (self->table);
  guint n_rows = kzru_event_table_get_columns (self->table)->n_rows;
  guint n = kzru_event_pyramid_get_n (pyramid, lane);
  guint32 *before = self->before + self->starts[lane];

  for (guint i = 0; i < n; i++)
    {
      guint row = kzru_event_pyramid_get_row (pyramid, lane, i);

      if (i % KZRU_PROGRESS_STEPS == 0 && !kzru_progress_go_on (progress, self->starts[lane] + i, n_rows))
        return FALSE;

      self->shown[row] = passes (self, test, row) ? 1 : 0;
      before[i + 1] = before[i] + self->shown[row];
    }

  return TRUE;
}

static KzruShownTally *
tally (KzruEventTable     *table,
       const Test         *test,
       const KzruProgress *progress)
{
  g_autoptr (KzruShownTally) self = g_new0 (KzruShownTally, 1);
  guint n_lanes = kzru_event_table_get_n_lanes (table);
  guint n_rows = kzru_event_table_get_columns (table)->n_rows;

  self->table = kzru_event_table_ref (table);
  self->starts = g_new0 (guint, n_lanes + 1);
  self->before = g_new0 (guint32, n_rows + 1);
  self->shown = g_new0 (guint8, n_rows + 1);

  for (guint i = 0; i < n_lanes; i++)
    {
      self->starts[i + 1] = self->starts[i] + kzru_event_pyramid_get_n (kzru_event_table_get_pyramid (table), i);
      if (!tally_lane (self, i, test, progress))
        return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * kzru_shown_tally_new:
 * @table: the events
 * @filter: (scope call): which events pass
 * @user_data: passed to @filter
 *
 * Counts the events that pass a filter, once and for all stretches of time.
 *
 * Returns: (transfer full): the tally
 */
KzruShownTally *
kzru_shown_tally_new (KzruEventTable  *table,
                      KzruEventFilter  filter,
                      gpointer         user_data)
{
  Test test = { .filter = filter, .user_data = user_data };

  return tally (table, &test, NULL);
}

/**
 * kzru_shown_tally_new_of_rows:
 * @table: the events of a table, divided into lanes
 * @filter: which of its rows pass
 * @progress: (nullable): tells how far it is, and whether to go on
 *
 * Counts the events that pass a filter, as [ctor@ShownTally.new] does, in any thread.
 *
 * Returns: (transfer full) (nullable): the tally, or %NULL if it was given up
 */
KzruShownTally *
kzru_shown_tally_new_of_rows (KzruEventTable      *table,
                              const KzruRowFilter *filter,
                              const KzruProgress  *progress)
{
  Test test = { .rows = filter };

  return tally (table, &test, progress);
}

/**
 * kzru_shown_tally_free:
 * @self: (transfer full): a tally
 *
 * Frees a tally.
 */
void
kzru_shown_tally_free (KzruShownTally *self)
{
  kzru_event_table_unref (self->table);
  g_free (self->starts);
  g_free (self->before);
  g_free (self->shown);
  g_free (self);
}

/**
 * kzru_shown_tally_is_shown:
 * @self: a tally
 * @row: a row of its table
 *
 * Says whether an event passes the filter.
 *
 * Returns: whether it does
 */
gboolean
kzru_shown_tally_is_shown (const KzruShownTally *self,
                           guint                 row)
{
  return self->shown[row] != 0;
}

/**
 * kzru_shown_tally_count:
 * @self: a tally
 * @lane: a lane
 * @span: a stretch of time, in seconds
 *
 * Counts the events of a lane that pass the filter, by the instants that
 * [func@event_columns_get_instant] tells.
 *
 * Returns: how many there are in @span
 */
guint
kzru_shown_tally_count (const KzruShownTally *self,
                        guint                 lane,
                        KzruSpan              span)
{
  return self->before[find_place (self, lane, span.end)] - self->before[find_place (self, lane, span.start)];
}
