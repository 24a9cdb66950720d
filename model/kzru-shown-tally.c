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

static void
tally_lane (KzruShownTally  *self,
            guint            lane,
            KzruEventFilter  filter,
            gpointer         user_data)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (self->table);
  const KzruEventPyramid *pyramid = kzru_event_table_get_pyramid (self->table);
  guint n = kzru_event_pyramid_get_n (pyramid, lane);
  guint32 *before = self->before + self->starts[lane];

  for (guint i = 0; i < n; i++)
    {
      guint row = kzru_event_pyramid_get_row (pyramid, lane, i);

      self->shown[row] = filter (columns->record[row], user_data) ? 1 : 0;
      before[i + 1] = before[i] + self->shown[row];
    }
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
  KzruShownTally *self = g_new0 (KzruShownTally, 1);
  guint n_lanes = kzru_event_table_get_n_lanes (table);
  guint n_rows = kzru_event_table_get_columns (table)->n_rows;

  self->table = kzru_event_table_ref (table);
  self->starts = g_new0 (guint, n_lanes + 1);
  self->before = g_new0 (guint32, n_rows + 1);
  self->shown = g_new0 (guint8, n_rows + 1);

  for (guint i = 0; i < n_lanes; i++)
    {
      self->starts[i + 1] = self->starts[i] + kzru_event_pyramid_get_n (kzru_event_table_get_pyramid (table), i);
      tally_lane (self, i, filter, user_data);
    }

  return self;
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
