/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-source-pages"

#include "config.h"

#include "widgets/kzru-source-pages-private.h"

#include <glib/gi18n-lib.h>

/* The appendix of a print: what the sources say of each event, then the list of
 * the documents.
 *
 * Paragraphs flow through columns and pages. Only where each piece of a
 * paragraph stands is remembered; its text is set when it is measured, and
 * again when it is drawn, so that memory does not grow with the letters. */

#define MIN_COLUMN_WIDTH (78 * KZRU_POINTS_PER_MM)
#define ENTRIES_AT_ONCE 50 /* takes some ten milliseconds */
#define MIN_LINES 2 /* of a paragraph, on either side of a break */

/* Entries: a heading, the events; if there are counts, a heading and those; a
 * heading, the documents. */

static guint
get_n_events (KzruSourcePages *self)
{
  return kzru_event_table_get_columns (self->table->events)->n_rows;
}

static guint
get_n_count_entries (KzruSourcePages *self)
{
  guint n = kzru_chart_counts_get_n (self->counts);

  return n > 0 ? n + 1 : 0;
}

static guint
get_n_entries (KzruSourcePages *self)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (self->state);

  return 1 + get_n_events (self) + get_n_count_entries (self) + 1 +
         kzru_atlas_get_n_records (atlas, KZRU_RECORD_SOURCE);
}

/*
 * _kzru_source_pages_make_entry:
 * @self: an appendix
 * @index: which entry
 *
 * Sets the texts of an entry.
 *
 * Returns: (transfer full) (element-type KzruSourceBlock): its paragraphs
 */
GArray *
_kzru_source_pages_make_entry (KzruSourcePages *self,
                               guint            index)
{
  guint n_events = get_n_events (self);
  guint n_counts = get_n_count_entries (self);
  KzruSourceParams params = {
    self->paper, self->state, self->table, self->quoting_rows, self->links, self->column_width,
  };

  if (index == 0)
    return kzru_source_entry_new_heading (&params, _("What the sources say"));
  index--;

  if (index < n_events)
    return kzru_source_entry_new_event (&params, index);
  index -= n_events;

  if (n_counts > 0 && index == 0)
    return kzru_source_entry_new_heading (&params, _("Events that the chart only counts"));
  if (index < n_counts)
    return kzru_source_entry_new_count (&params, kzru_chart_counts_get (self->counts, index - 1), index - 1);
  index -= n_counts;

  if (index == 0)
    return kzru_source_entry_new_heading (&params, _("Documents"));

  return kzru_source_entry_new_document (&params, index - 1);
}

static guint *
find_quoting_rows (KzruSourcePages *self)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (self->state);
  const KzruEventColumns *columns = kzru_event_table_get_columns (self->table->events);
  guint *rows = g_new0 (guint, kzru_atlas_get_n_records (atlas, KZRU_RECORD_PASSAGE));

  /* From the last to the first, so that the first stays. */
  for (guint row = columns->n_rows; row > 0; row--)
    {
      KzruIndices passages = kzru_atlas_get_passages (atlas,
                                                      (KzruRef) { KZRU_RECORD_EVENT, columns->record[row - 1] });

      for (guint i = 0; i < passages.n; i++)
        rows[passages.v[i]] = row - 1;
    }

  return rows;
}

/*
 * _kzru_source_pages_measure_lines:
 * @layout: a paragraph
 * @first: the first of some of its lines
 * @n: how many they are
 *
 * Measures how high some lines of a paragraph stand.
 *
 * Returns: the height, in points
 */
double
_kzru_source_pages_measure_lines (PangoLayout *layout,
                                  guint        first,
                                  guint        n)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int top = 0, bottom = 0, start, end;

  for (guint i = 0; i < first + n; i++)
    {
      pango_layout_iter_get_line_yrange (iter, &start, &end);
      if (i == first)
        top = start;
      bottom = end;
      pango_layout_iter_next_line (iter);
    }
  pango_layout_iter_free (iter);

  return (double) (bottom - top) / PANGO_SCALE;
}

static guint
count_fitting_lines (PangoLayout *layout,
                     guint        first,
                     double       room)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  guint n_lines = (guint) pango_layout_get_line_count (layout);
  guint n = 0;
  int top = 0, start, end;

  for (guint i = 0; i < n_lines; i++)
    {
      pango_layout_iter_get_line_yrange (iter, &start, &end);
      if (i == first)
        top = start;
      if (i >= first && (double) (end - top) / PANGO_SCALE > room)
        break;
      if (i >= first)
        n++;
      pango_layout_iter_next_line (iter);
    }
  pango_layout_iter_free (iter);

  return n;
}

static double
get_room (const KzruSourceFlow *flow)
{
  return flow->self->box.height - flow->y;
}

static void
next_column (KzruSourceFlow *flow)
{
  flow->y = 0;
  flow->at_top = TRUE;
  flow->column++;
  if (flow->column == flow->self->n_columns)
    {
      flow->column = 0;
      flow->page++;
    }
}

/* The room that has to be there before a block is begun: for the block and all
 * that it must not be parted from, up to the first lines of what follows. */
static double
measure_start (const GArray *blocks,
               guint         first)
{
  double height = 0;

  for (guint i = first; i < blocks->len; i++)
    {
      const KzruSourceBlock *block = &g_array_index (blocks, KzruSourceBlock, i);
      guint n_lines = (guint) pango_layout_get_line_count (block->layout);

      height += block->space;
      if (!block->keep)
        return height + _kzru_source_pages_measure_lines (block->layout, 0, MIN (n_lines, MIN_LINES));
      height += _kzru_source_pages_measure_lines (block->layout, 0, n_lines);
    }

  return height;
}

/* How many of the lines that are left go into this column: all that fit, but
 * none is left alone on either side of the break. */
static guint
choose_lines (const KzruSourceFlow *flow,
              PangoLayout          *layout,
              guint                 first)
{
  guint left = (guint) pango_layout_get_line_count (layout) - first;
  guint n = count_fitting_lines (layout, first, get_room (flow));

  if (n >= left)
    return left;
  if (left - n < MIN_LINES && n > MIN_LINES)
    n = left - MIN_LINES;
  if (n < MIN_LINES && !flow->at_top)
    return 0;

  /* A column that does not hold a line is still given one, or this would
   * never end. */
  return MAX (n, 1);
}

static void
add_piece (KzruSourcePages       *self,
           const KzruSourcePiece *piece)
{
  /* No page is left empty. */
  if (piece->page == self->firsts->len)
    g_array_append_val (self->firsts, self->pieces->len);
  g_array_append_val (self->pieces, *piece);
}

static void
flow_block (KzruSourceFlow        *flow,
            const KzruSourceBlock *block,
            guint                  entry,
            guint                  index)
{
  guint n_lines = (guint) pango_layout_get_line_count (block->layout);
  guint first = 0;

  if (!flow->at_top)
    flow->y += block->space;

  while (first < n_lines)
    {
      guint n = choose_lines (flow, block->layout, first);
      KzruSourcePiece piece = { flow->page, flow->column, entry, index, first, n, flow->y };

      if (n > 0)
        {
          add_piece (flow->self, &piece);
          flow->y += _kzru_source_pages_measure_lines (block->layout, first, n);
          flow->at_top = FALSE;
          first += n;
        }
      if (first < n_lines)
        next_column (flow);
    }
}

static void
flow_entry (KzruSourceFlow *flow,
            guint           index)
{
  g_autoptr (GArray) blocks = _kzru_source_pages_make_entry (flow->self, index);

  for (guint i = 0; i < blocks->len; i++)
    {
      gboolean kept = i > 0 && g_array_index (blocks, KzruSourceBlock, i - 1).keep;

      if (!kept && !flow->at_top && measure_start (blocks, i) > get_room (flow))
        next_column (flow);
      flow_block (flow, &g_array_index (blocks, KzruSourceBlock, i), index, i);
    }
}

/**
 * kzru_source_pages_new:
 * @paper: sets the texts
 * @state: a view state with an atlas
 * @table: (transfer none): the events of the print; must outlive the pages
 * @counts: (transfer none): the counts on the chart; must outlive the pages
 * @links: (transfer none): where events stand on the chart; must outlive the pages
 * @box: what of each page is to be filled, in points
 *
 * Gets ready to lay an appendix out.
 *
 * Returns: (transfer full): the pages; none yet
 */
KzruSourcePages *
kzru_source_pages_new (KzruPaperText         *paper,
                       KzruViewState         *state,
                       const KzruChartTable  *table,
                       const KzruChartCounts *counts,
                       const KzruChartLinks  *links,
                       const KzruBox         *box)
{
  KzruSourcePages *self = g_new0 (KzruSourcePages, 1);

  self->paper = kzru_paper_text_ref (paper);
  self->state = g_object_ref (state);
  self->table = table;
  self->counts = counts;
  self->links = links;
  self->quoting_rows = find_quoting_rows (self);
  self->box = *box;
  self->n_columns = MAX ((guint) ((box->width + KZRU_SOURCE_COLUMN_GAP) / (MIN_COLUMN_WIDTH + KZRU_SOURCE_COLUMN_GAP)), 1);
  self->column_width = (box->width - (self->n_columns - 1) * KZRU_SOURCE_COLUMN_GAP) / self->n_columns;
  self->pieces = g_array_new (FALSE, FALSE, sizeof (KzruSourcePiece));
  self->firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->flow = (KzruSourceFlow) { .self = self, .at_top = TRUE };

  return self;
}

/**
 * kzru_source_pages_prepare:
 * @self: an appendix
 *
 * Lays some more of the appendix out. It is to be called until nothing is left,
 * before anything is drawn; between the calls the caller may see to other things.
 *
 * Returns: whether all is laid out
 */
gboolean
kzru_source_pages_prepare (KzruSourcePages *self)
{
  guint end = MIN (self->n_flowed + ENTRIES_AT_ONCE, get_n_entries (self));

  for (; self->n_flowed < end; self->n_flowed++)
    flow_entry (&self->flow, self->n_flowed);

  return self->n_flowed == get_n_entries (self);
}

/**
 * kzru_source_pages_get_prepared:
 * @self: an appendix
 *
 * Tells how much is laid out.
 *
 * Returns: the part, from 0 to 1
 */
double
kzru_source_pages_get_prepared (KzruSourcePages *self)
{
  return (double) self->n_flowed / get_n_entries (self);
}

/**
 * kzru_source_pages_free:
 * @self: (nullable) (transfer full): an appendix
 *
 * Frees it.
 */
void
kzru_source_pages_free (KzruSourcePages *self)
{
  if (self == NULL)
    return;

  kzru_paper_text_unref (self->paper);
  g_object_unref (self->state);
  g_array_unref (self->pieces);
  g_array_unref (self->firsts);
  g_free (self->quoting_rows);
  g_free (self);
}

/**
 * kzru_source_pages_get_n_pages:
 * @self: an appendix
 *
 * Tells how many pages it has.
 *
 * Returns: the number of pages
 */
guint
kzru_source_pages_get_n_pages (KzruSourcePages *self)
{
  return self->firsts->len;
}
