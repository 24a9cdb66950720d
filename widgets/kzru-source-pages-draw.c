/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-source-pages"

#include "config.h"

#include "widgets/kzru-source-pages-private.h"

#include "model/kzru-quotation.h"
#include "widgets/kzru-paper-tags.h"
#include "widgets/kzru-pdf-text.h"

/* The pages of the appendix, line by line, once it is known where each stands. */

#define DIM_GREY 0.36

/* Evidence lies on a tint that is still light in grey. */
#define MARK_RED 1.0
#define MARK_GREEN 0.92
#define MARK_BLUE 0.63
#define MARK_ASCENT 7.6  /* points */
#define MARK_DESCENT 3.0

static double
get_column_x (KzruSourcePages *self,
              guint            column)
{
  if (kzru_paper_text_is_rtl (self->paper))
    column = self->n_columns - 1 - column;

  return self->box.x + column * (self->column_width + KZRU_SOURCE_COLUMN_GAP);
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
            const KzruSourcePiece *piece,
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
            const KzruSourcePiece *piece,
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
            const KzruSourcePiece *piece,
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
               const KzruSourcePiece *piece,
               const KzruSourceBlock *block)
{
  KzruBox box = {
    get_column_x (self, piece->column), self->box.y + piece->y, self->column_width,
    _kzru_source_pages_measure_lines (block->layout, piece->first_line, piece->n_lines),
  };

  box.width -= block->indent;
  if (!kzru_paper_text_is_rtl (self->paper))
    box.x += block->indent;

  return box;
}

/* Draws a piece as an element of the document, with its link. */
static void
draw_tagged_piece (KzruSourcePages       *self,
                   const KzruSourcePiece *piece,
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
      const KzruSourcePiece *piece = &g_array_index (self->pieces, KzruSourcePiece, i);
      const KzruSourceBlock *block;

      if (piece->page != page)
        break;

      if (blocks == NULL || piece->entry != entry)
        {
          g_clear_pointer (&blocks, g_array_unref);
          blocks = _kzru_source_pages_make_entry (self, piece->entry);
          entry = piece->entry;
        }

      block = &g_array_index (blocks, KzruSourceBlock, piece->block);
      if (tagged)
        draw_tagged_piece (self, piece, block, cr);
      else
        draw_piece (self, piece, block, cr);
    }
}
