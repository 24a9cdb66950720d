/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-source-pages"

#include "config.h"

#include "widgets/kzru-source-pages.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-quotation.h"
#include "widgets/kzru-paper-tags.h"
#include "widgets/kzru-pdf-text.h"
#include "widgets/kzru-source-entry.h"

/* The appendix of a print: what the sources say of each event, then the list of
 * the documents.
 *
 * Paragraphs flow through columns and pages. Only where each piece of a
 * paragraph stands is remembered; its text is set when it is measured, and
 * again when it is drawn, so that memory does not grow with the letters. */

#define MIN_COLUMN_WIDTH (78 * KZRU_POINTS_PER_MM)
#define COLUMN_GAP (7 * KZRU_POINTS_PER_MM)
#define ENTRIES_AT_ONCE 50 /* takes some ten milliseconds */
#define MIN_LINES 2 /* of a paragraph, on either side of a break */
#define DIM_GREY 0.36

/* Evidence lies on a tint that is still light in grey. */
#define MARK_RED 1.0
#define MARK_GREEN 0.92
#define MARK_BLUE 0.63
#define MARK_ASCENT 7.6  /* points */
#define MARK_DESCENT 3.0

/* Some lines of a paragraph in their place. */
typedef struct
{
  guint page;
  guint column;
  guint entry;
  guint block;
  guint first_line;
  guint n_lines;
  double y; /* of the upper edge of the first line, in points */
} Piece;

/* A place in the pages. */
typedef struct
{
  KzruSourcePages *self;
  guint page;
  guint column;
  double y;
  gboolean at_top; /* of a column: no room is left free there */
} Flow;

struct _KzruSourcePages
{
  KzruPaperText *paper;
  KzruViewState *state;
  const KzruChartTable *table;   /* borrowed */
  const KzruChartCounts *counts; /* borrowed */
  const KzruChartLinks *links;   /* borrowed */
  guint *quoting_rows; /* for each passage, the first row that rests on it */
  KzruBox box;

  guint n_columns;
  double column_width;
  GArray *pieces; /* of Piece, in reading order */
  GArray *firsts; /* of guint: the first piece of each page */
  Flow flow;      /* where the next entry goes */
  guint n_flowed; /* entries that are laid out */
};

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

static GArray *
make_entry (KzruSourcePages *self,
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

/* How high some lines of a paragraph stand, in points. */
static double
measure_lines (PangoLayout *layout,
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
get_room (const Flow *flow)
{
  return flow->self->box.height - flow->y;
}

static void
next_column (Flow *flow)
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
        return height + measure_lines (block->layout, 0, MIN (n_lines, MIN_LINES));
      height += measure_lines (block->layout, 0, n_lines);
    }

  return height;
}

/* How many of the lines that are left go into this column: all that fit, but
 * none is left alone on either side of the break. */
static guint
choose_lines (const Flow  *flow,
              PangoLayout *layout,
              guint        first)
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
add_piece (KzruSourcePages *self,
           const Piece     *piece)
{
  /* No page is left empty. */
  if (piece->page == self->firsts->len)
    g_array_append_val (self->firsts, self->pieces->len);
  g_array_append_val (self->pieces, *piece);
}

static void
flow_block (Flow                  *flow,
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
      Piece piece = { flow->page, flow->column, entry, index, first, n, flow->y };

      if (n > 0)
        {
          add_piece (flow->self, &piece);
          flow->y += measure_lines (block->layout, first, n);
          flow->at_top = FALSE;
          first += n;
        }
      if (first < n_lines)
        next_column (flow);
    }
}

static void
flow_entry (Flow  *flow,
            guint  index)
{
  g_autoptr (GArray) blocks = make_entry (flow->self, index);

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
  self->n_columns = MAX ((guint) ((box->width + COLUMN_GAP) / (MIN_COLUMN_WIDTH + COLUMN_GAP)), 1);
  self->column_width = (box->width - (self->n_columns - 1) * COLUMN_GAP) / self->n_columns;
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  self->firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->flow = (Flow) { .self = self, .at_top = TRUE };

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

static double
get_column_x (KzruSourcePages *self,
              guint            column)
{
  if (kzru_paper_text_is_rtl (self->paper))
    column = self->n_columns - 1 - column;

  return self->box.x + column * (self->column_width + COLUMN_GAP);
}

/* Walks over the lines of a piece, with the place of each on the page. */
typedef struct
{
  const KzruSourceBlock *block;
  PangoLayoutIter *iter;
  guint line;
  guint end;
  double x; /* of the paragraph's left edge */
  double y; /* of the upper edge of the first line, less where that is in the paragraph */
} LineWalk;

static gboolean
walk_next (LineWalk *walk)
{
  walk->line++;

  return walk->line < walk->end && pango_layout_iter_next_line (walk->iter);
}

static void
walk_start (LineWalk              *walk,
            KzruSourcePages       *self,
            const Piece           *piece,
            const KzruSourceBlock *block)
{
  int top, bottom;

  *walk = (LineWalk) {
    .block = block,
    .iter = pango_layout_get_iter (block->layout),
    .end = piece->first_line + piece->n_lines,
    .x = get_column_x (self, piece->column),
  };

  while (walk->line < piece->first_line && walk_next (walk))
    ;
  pango_layout_iter_get_line_yrange (walk->iter, &top, &bottom);
  walk->y = self->box.y + piece->y - (double) top / PANGO_SCALE;

  /* Paragraphs are indented at the edge at which the page starts, whichever
   * way they run themselves. */
  if (!kzru_paper_text_is_rtl (self->paper))
    walk->x += block->indent;
}

static double
walk_get_baseline (const LineWalk *walk)
{
  return walk->y + (double) pango_layout_iter_get_baseline (walk->iter) / PANGO_SCALE;
}

static void
mark_line (const LineWalk *walk,
           KzruTextRange   range,
           cairo_t        *cr)
{
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (walk->iter);
  int start = MAX ((int) range.start, line->start_index);
  int end = MIN ((int) range.end, line->start_index + line->length);
  g_autofree int *edges = NULL;
  int n_ranges;

  if (start >= end)
    return;

  pango_layout_line_get_x_ranges (line, start, end, &edges, &n_ranges);
  for (int i = 0; i < n_ranges; i++)
    {
      double left = (double) edges[2 * i] / PANGO_SCALE;
      double right = (double) edges[2 * i + 1] / PANGO_SCALE;

      cairo_rectangle (cr, walk->x + left, walk_get_baseline (walk) - MARK_ASCENT,
                       right - left, MARK_ASCENT + MARK_DESCENT);
    }
  cairo_fill (cr);
}

/* Like a text marker, and before all letters, so that it takes none of the
 * line above away. */
static void
mark_piece (KzruSourcePages       *self,
            const Piece           *piece,
            const KzruSourceBlock *block,
            cairo_t               *cr)
{
  LineWalk walk;

  walk_start (&walk, self, piece, block);
  cairo_set_source_rgb (cr, MARK_RED, MARK_GREEN, MARK_BLUE);
  do
    {
      for (guint i = 0; i < block->marked->len; i++)
        mark_line (&walk, g_array_index (block->marked, KzruTextRange, i), cr);
    }
  while (walk_next (&walk));
  pango_layout_iter_free (walk.iter);
}

static void
draw_piece (KzruSourcePages       *self,
            const Piece           *piece,
            const KzruSourceBlock *block,
            cairo_t               *cr)
{
  double grey = block->dim ? DIM_GREY : 0;
  PangoRectangle extents;
  LineWalk walk;

  if (block->marked != NULL)
    mark_piece (self, piece, block, cr);

  walk_start (&walk, self, piece, block);
  cairo_set_source_rgb (cr, grey, grey, grey);
  do
    {
      pango_layout_iter_get_line_extents (walk.iter, NULL, &extents);
      cairo_move_to (cr, walk.x + (double) extents.x / PANGO_SCALE, walk_get_baseline (&walk));
      kzru_pdf_text_show_line (cr, pango_layout_iter_get_line_readonly (walk.iter));
    }
  while (walk_next (&walk));
  pango_layout_iter_free (walk.iter);
}

/* Where a piece stands on its page. */
static KzruBox
get_piece_box (KzruSourcePages       *self,
               const Piece           *piece,
               const KzruSourceBlock *block)
{
  KzruBox box = {
    get_column_x (self, piece->column), self->box.y + piece->y, self->column_width,
    measure_lines (block->layout, piece->first_line, piece->n_lines),
  };

  box.width -= block->indent;
  if (!kzru_paper_text_is_rtl (self->paper))
    box.x += block->indent;

  return box;
}

/* Draws a piece as an element of the document, with its link. */
static void
draw_tagged_piece (KzruSourcePages       *self,
                   const Piece           *piece,
                   const KzruSourceBlock *block,
                   cairo_t               *cr)
{
  KzruBox box = get_piece_box (self, piece, block);

  if (block->target != NULL && piece->first_line == 0)
    kzru_paper_add_target (cr, block->target, box.x, box.y);

  kzru_paper_begin (cr, block->element);
  if (block->uri != NULL)
    kzru_paper_begin_web_link (cr, block->uri, &box);
  else if (block->link != NULL)
    kzru_paper_begin_link (cr, block->link, &box);

  draw_piece (self, piece, block, cr);

  if (block->uri != NULL || block->link != NULL)
    kzru_paper_end_link (cr);
  kzru_paper_end (cr, block->element);
}

/**
 * kzru_source_pages_draw:
 * @self: an appendix
 * @page: one of its pages
 * @tagged: whether to add links and structure
 * @cr: where to draw
 *
 * Draws a page of the appendix.
 */
void
kzru_source_pages_draw (KzruSourcePages *self,
                        guint            page,
                        gboolean         tagged,
                        cairo_t         *cr)
{
  g_autoptr (GArray) blocks = NULL;
  guint entry = 0;

  for (guint i = g_array_index (self->firsts, guint, page); i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);
      const KzruSourceBlock *block;

      if (piece->page != page)
        break;

      if (blocks == NULL || piece->entry != entry)
        {
          g_clear_pointer (&blocks, g_array_unref);
          blocks = make_entry (self, piece->entry);
          entry = piece->entry;
        }

      block = &g_array_index (blocks, KzruSourceBlock, piece->block);
      if (tagged)
        draw_tagged_piece (self, piece, block, cr);
      else
        draw_piece (self, piece, block, cr);
    }
}
