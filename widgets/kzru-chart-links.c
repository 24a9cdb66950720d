/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-chart-links"

#include "config.h"

#include "widgets/kzru-chart-links.h"

/* Where each event of a print stands in each of its lanes on the chart. A long bar
 * is on several pages: links lead to the first that was drawn. */

#define NOWHERE G_MAXUINT

struct _KzruChartLinks
{
  const KzruChartTable *table; /* borrowed */
  gboolean *marked;   /* for each row in a lane, whether its mark was drawn */
  guint *counted;     /* for each such row, the count that stands for it, or NOWHERE */
  GHashTable *counts; /* those that were drawn, plus 1 */
};

/**
 * kzru_target_dup_name:
 * @kind: what is led to
 * @index: which of them
 *
 * Names a target. Names are ASCII, so that they need no escapes.
 *
 * Returns: (transfer full): the name
 */
char *
kzru_target_dup_name (KzruTargetKind kind,
                      guint          index)
{
  static const char * const prefixes[] = { "page", "mark", "count", "entry", "counted", "document" };

  return g_strdup_printf ("%s-%u", prefixes[kind], index + 1);
}

/**
 * kzru_chart_links_new:
 * @table: (transfer none): the events of a print; must outlive the notes
 *
 * Gets ready to note where they are.
 *
 * Returns: (transfer full): the notes
 */
KzruChartLinks *
kzru_chart_links_new (const KzruChartTable *table)
{
  KzruChartLinks *self = g_new0 (KzruChartLinks, 1);
  guint n_rows = kzru_event_table_get_columns (table->in_lanes)->n_rows;

  self->table = table;
  self->marked = g_new0 (gboolean, n_rows);
  self->counted = g_new (guint, n_rows);
  self->counts = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < n_rows; i++)
    self->counted[i] = NOWHERE;

  return self;
}

/**
 * kzru_chart_links_free:
 * @self: (nullable) (transfer full): notes
 *
 * Frees them.
 */
void
kzru_chart_links_free (KzruChartLinks *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->counts);
  g_free (self->counted);
  g_free (self->marked);
  g_free (self);
}

/**
 * kzru_chart_links_claim_mark:
 * @self: notes
 * @row: an event in a lane
 *
 * Notes that the mark of an event is drawn.
 *
 * Returns: whether it is the first, and becomes the target
 */
gboolean
kzru_chart_links_claim_mark (KzruChartLinks *self,
                             guint           row)
{
  gboolean first = !self->marked[row];

  self->marked[row] = TRUE;

  return first;
}

/**
 * kzru_chart_links_claim_count:
 * @self: notes
 * @count: a count
 *
 * Notes that a count is drawn.
 *
 * Returns: whether it is for the first time, and becomes the target
 */
gboolean
kzru_chart_links_claim_count (KzruChartLinks *self,
                              guint           count)
{
  return g_hash_table_add (self->counts, GUINT_TO_POINTER (count + 1));
}

/**
 * kzru_chart_links_set_counted:
 * @self: notes
 * @row: an event in a lane
 * @count: a count that stands for it
 *
 * Notes where an event is that has no mark.
 */
void
kzru_chart_links_set_counted (KzruChartLinks *self,
                              guint           row,
                              guint           count)
{
  if (self->counted[row] == NOWHERE)
    self->counted[row] = count;
}

/**
 * kzru_chart_links_dup_in_lane:
 * @self: notes
 * @row: an event in a lane
 *
 * Finds where an event stands in a lane.
 *
 * Returns: (transfer full) (nullable): the name of the target, if there is one
 */
char *
kzru_chart_links_dup_in_lane (const KzruChartLinks *self,
                              guint                 row)
{
  guint count = self->counted[row];

  if (self->marked[row])
    return kzru_target_dup_name (KZRU_TARGET_MARK, row);
  if (count != NOWHERE && g_hash_table_contains (self->counts, GUINT_TO_POINTER (count + 1)))
    return kzru_target_dup_name (KZRU_TARGET_COUNT, count);

  return NULL;
}

/**
 * kzru_chart_links_dup_on_chart:
 * @self: notes
 * @event: an event, by its row among all of the print
 *
 * Finds where an event stands on the chart, in the first of its lanes in which it
 * does.
 *
 * Returns: (transfer full) (nullable): the name of the target, if there is one
 */
char *
kzru_chart_links_dup_on_chart (const KzruChartLinks *self,
                               guint                 event)
{
  KzruEventTable *in_lanes = self->table->in_lanes;
  char *target = NULL;

  for (guint row = kzru_event_table_find_row (in_lanes,
                                              kzru_event_table_get_columns (self->table->events)->record[event]);
       target == NULL && row != KZRU_EVENT_TABLE_NO_ROW;
       row = kzru_event_table_next_row (in_lanes, row))
    target = kzru_chart_links_dup_in_lane (self, row);

  return target;
}
