/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-chart-counts"

#include "config.h"

#include "widgets/kzru-chart-counts.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-number-format.h"

/* What the counts of a chart stand for. On screen a count opens as one zooms in;
 * paper has to say it elsewhere. */

struct _KzruChartCounts
{
  KzruEventTable *table; /* all events of the print */
  GArray *counts;        /* of KzruChartCount, page by page */
  GArray *firsts;        /* of guint, for each page */
};

static void
clear_count (KzruChartCount *count)
{
  g_array_unref (count->rows);
}

/**
 * kzru_chart_counts_new:
 * @table: the events of a print, by whose rows they are numbered
 *
 * Gets ready to collect counts.
 *
 * Returns: (transfer full): the counts
 */
KzruChartCounts *
kzru_chart_counts_new (KzruEventTable *table)
{
  KzruChartCounts *self = g_new0 (KzruChartCounts, 1);

  self->table = kzru_event_table_ref (table);
  self->counts = g_array_new (FALSE, FALSE, sizeof (KzruChartCount));
  g_array_set_clear_func (self->counts, (GDestroyNotify) clear_count);
  self->firsts = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

/**
 * kzru_chart_counts_free:
 * @self: (nullable) (transfer full): counts
 *
 * Frees them.
 */
void
kzru_chart_counts_free (KzruChartCounts *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->counts);
  g_array_unref (self->firsts);
  kzru_event_table_unref (self->table);
  g_free (self);
}

/**
 * kzru_chart_counts_add_page:
 * @self: counts
 * @layout: what is on the next page
 *
 * Collects the counts of a page.
 */
void
kzru_chart_counts_add_page (KzruChartCounts    *self,
                            KzruTimelineLayout *layout)
{
  const KzruEventColumns *numbered = kzru_event_table_get_columns (self->table);
  guint first = self->counts->len;
  guint n_counts;
  const KzruCount *counts = kzru_timeline_layout_get_counts (layout, &n_counts);
  KzruEventTable *table = kzru_timeline_layout_get_table (layout);
  const KzruEventColumns *columns = kzru_event_table_get_columns (table);
  g_autofree guint *found = g_new (guint, columns->n_rows);

  g_array_append_val (self->firsts, first);
  for (guint i = 0; i < n_counts; i++)
    {
      KzruChartCount count = {
        .lane = counts[i].lane, .rows = g_array_sized_new (FALSE, FALSE, sizeof (guint), counts[i].n),
      };

      g_array_append_val (self->counts, count);
    }

  kzru_timeline_layout_find_counted (layout, found);
  for (guint i = 0; i < columns->n_rows; i++)
    {
      guint row = kzru_event_table_find_row (self->table, columns->record[i]);

      if (found[i] != KZRU_EVENT_TABLE_NO_ROW)
        g_array_append_val (g_array_index (self->counts, KzruChartCount, first + found[i]).rows, row);
    }

  for (guint i = first; i < self->counts->len; i++)
    {
      KzruChartCount *count = &g_array_index (self->counts, KzruChartCount, i);

      if (count->rows->len > 0)
        count->period = kzru_event_period_of_rows (numbered, (const guint *) (gpointer) count->rows->data, count->rows->len);
    }
}

/**
 * kzru_chart_counts_get_n_pages:
 * @self: counts
 *
 * Tells how many pages were added.
 *
 * Returns: the number of pages
 */
guint
kzru_chart_counts_get_n_pages (const KzruChartCounts *self)
{
  return self->firsts->len;
}

/**
 * kzru_chart_counts_get_first:
 * @self: counts
 * @page: a page that was added
 *
 * Finds the counts of a page: they are in the order of its layout.
 *
 * Returns: the place of its first count
 */
guint
kzru_chart_counts_get_first (const KzruChartCounts *self,
                             guint                  page)
{
  return g_array_index (self->firsts, guint, page);
}

/**
 * kzru_chart_counts_get_n:
 * @self: counts
 *
 * Tells how many there are on all pages.
 *
 * Returns: the number of counts
 */
guint
kzru_chart_counts_get_n (const KzruChartCounts *self)
{
  return self->counts->len;
}

/**
 * kzru_chart_counts_get:
 * @self: counts
 * @index: which
 *
 * Gets a count.
 *
 * Returns: (transfer none): the count
 */
const KzruChartCount *
kzru_chart_counts_get (const KzruChartCounts *self,
                       guint                  index)
{
  return &g_array_index (self->counts, KzruChartCount, index);
}

static char *
format_run (guint       first,
            guint       last,
            const char *locale)
{
  g_autofree char *from = kzru_format_number (first + 1, locale);
  g_autofree char *to = kzru_format_number (last + 1, locale);

  if (first == last)
    return g_steal_pointer (&from);

  /* Translators: the first and the last of some numbers that follow one another */
  return g_strdup_printf (C_("numbers", "%1$s–%2$s"), from, to);
}

/**
 * kzru_chart_count_format_numbers:
 * @self: a count
 * @locale: whose digits to use, as a BCP 47 tag
 *
 * Writes the numbers of its events, with runs of them drawn together:
 * "96, 98–101".
 *
 * Returns: (transfer full): the numbers
 */
char *
kzru_chart_count_format_numbers (const KzruChartCount *self,
                                 const char           *locale)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len;)
    {
      guint first = g_array_index (self->rows, guint, i);
      guint last = first;
      g_autofree char *run = NULL;

      for (i++; i < self->rows->len && g_array_index (self->rows, guint, i) == last + 1; i++)
        last++;

      run = format_run (first, last, locale);
      if (text->len > 0)
        /* Translators: stands between the numbers of events */
        g_string_append (text, C_("numbers", ", "));
      g_string_append (text, run);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
