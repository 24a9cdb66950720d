/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-pdf-text"

#include "config.h"

#include "widgets/kzru-pdf-text.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "widgets/kzru-pdf-balance.h"
#include "widgets/kzru-pdf-clusters.h"
#include "widgets/kzru-pdf-glyphs.h"

/* Text on the pages of a PDF that readers can take out again.
 *
 * How it is written follows from what readers do (poppler 22.12 and MuPDF 1.21
 * were read and measured, others measured):
 *
 * - MuPDF takes characters as they come in the file: so they are written in the
 *   order in which they are read, those of Arabic from right to left, with their
 *   spaces. It does not know /ActualText.
 * - poppler sorts by place, letter by letter where they do not follow one another
 *   from left to right, and turns the order of what is Arabic. A glyph that stands
 *   for several characters comes out turned: so each character of Arabic has a
 *   place of its own, further left the later it is read. For a ligature the first
 *   one is that of the glyph, the others are blanks at its left edge; so are the
 *   marks over a letter, whose ink is drawn as an outline, and joiners.
 * - Both go wrong where directions meet, unless marks of direction tell them; see
 *   lead_to() and mark_end().
 * - poppler takes a page as a whole to be Arabic or Latin; see kzru-pdf-balance.c.
 *
 * So not all can be right: on a page of both directions, a line in which they meet
 * comes out of poppler in pieces if there are more such lines of the other one.
 *
 * Reached, of the lines in the print of the shipped atlas that are Persian or Arabic:
 * poppler 1,894 of 1,902 in English and Russian, 3,359 of 3,385 in Persian, 2,884 of
 * 2,916 in Arabic; MuPDF all. What is lost are quotations of Latin addresses, and names
 * on the map whose letters stand apart. Lines from left
 * to right that hold Persian words would be lost, too: so references run as their
 * documents do, and dates in the words of a source have lines of their own.
 *
 * Reached, of 6,263 lines of the shipped atlas, a direction a page (and before, with
 * what Pango writes): poppler 6,253 (4,555), where the others end with a hyphen;
 * MuPDF all (4,225); MuPDF 1.28 6,227 (4,431). pdf.js 4 reads the letters of 5,698
 * (4,613) and loses blanks among Arabic ones; PDFium, with 3,472 (3,471), turns all
 * Arabic words: both want letters in the order of their places, which MuPDF 1.21
 * would leave in that order.
 *
 * Tried and worse (poppler, MuPDF; right lines of 138): what Pango writes, 56 and
 * 65; each character in its place and in reading order, but no marks of direction,
 * 90 and 131. /ActualText for words or lines: poppler lays it out from left to
 * right and turns it, MuPDF 1.21 does not see it. */

#define LRM 0x200e
#define RLM 0x200f

/* A mark over a letter that is not seen, the combining grapheme joiner. Readers
 * look for marks anywhere, so it brings them where else they would not go on. */
#define LEAD 0x034f

/* How far a blank is from the edge at which it stands, in ems: so that readers
 * that sort by position know its place. */
#define NUDGE 0.01
#define MAX_NUDGES 6

/* As far as a reader thinks that a Latin letter belongs to the one before, in ems. */
#define REACH 0.1

typedef struct
{
  cairo_surface_t *surface; /* borrowed */
  KzruPdfGlyphs *glyphs;    /* borrowed */
  double x;
  double y;
  gboolean rtl;
  KzruPdfCounts counts;

  /* What a reader knows that takes the text as it comes. */
  gboolean reads_right;
  double pen;

  double edge;       /* at which the last blank was put */
  guint nudges;      /* and how many there */
  gboolean narrowed; /* whether a blank made a gap of the line less than none */
} Writer;

static double
get_baseline (const Writer         *self,
              const KzruPdfCluster *cluster)
{
  return self->y - (double) cluster->run->y_offset / PANGO_SCALE;
}

/* Keeps account of how far a reader has come. */
static void
read_on (Writer      *self,
         KzruPdfKind  kind,
         double       end)
{
  if (kind == KZRU_PDF_KIND_LEFT)
    self->reads_right = FALSE;
  else if (kind == KZRU_PDF_KIND_RIGHT)
    self->reads_right = TRUE;
  self->pen = end;
}

/* Says a character at an edge: left of what was said there before, in text from
 * right to left, else right of it. */
static void
say (Writer               *self,
     const KzruPdfCluster *near,
     gunichar              c,
     double                edge,
     gboolean              rtl)
{
  double em = kzru_pdf_glyphs_get_size (self->glyphs);
  double nudges;

  if (fabs (edge - self->edge) > NUDGE * em)
    self->nudges = 0;
  self->edge = edge;
  self->nudges = MIN (self->nudges + 1, MAX_NUDGES - 1);
  nudges = rtl ? self->nudges : MAX (3.0 - self->nudges, 1);

  self->narrowed |= c != ' ';
  self->counts[kzru_pdf_kind_of (c)]++;
  kzru_pdf_glyphs_add_blank (self->glyphs, c, self->x + edge - nudges * NUDGE * em, get_baseline (self, near));
  read_on (self, kzru_pdf_kind_of (c), edge);
}

/* Writes the glyphs of a cluster; one of them stands for its text, or the first
 * @length bytes of that. */
static void
write_glyphs (Writer               *self,
              const KzruPdfCluster *cluster,
              int                   base,
              int                   length)
{
  const PangoGlyphInfo *glyphs = cluster->run->glyphs->glyphs;
  double y = get_baseline (self, cluster);
  double x = self->x + cluster->x;

  for (int i = cluster->first; i < cluster->last; i++)
    {
      double glyph_x = x + (double) glyphs[i].geometry.x_offset / PANGO_SCALE;
      double glyph_y = y + (double) glyphs[i].geometry.y_offset / PANGO_SCALE;

      if (i == base)
        kzru_pdf_glyphs_add (self->glyphs, glyphs[i].glyph, glyph_x, glyph_y, cluster->text, length);
      else if (glyphs[i].glyph != PANGO_GLYPH_EMPTY)
        kzru_pdf_glyphs_add_outline (self->glyphs, glyphs[i].glyph, glyph_x, glyph_y);
      x += (double) glyphs[i].geometry.width / PANGO_SCALE;
    }
}

/* Whether a cluster is said by blanks, if it is drawn at all. */
static gboolean
is_blank (const KzruPdfCluster *cluster)
{
  if (!cluster->rtl)
    return FALSE;

  /* A mark over a letter is left of it for readers, wherever its ink is. */
  if (cluster->width <= 0)
    return TRUE;

  /* In a PDF the widths of glyphs are whole thousandths. Where those of the font
   * are not, the error grows from glyph to glyph, until letters are on the wrong
   * side of a blank; it begins anew after one. */
  return *cluster->text == ' ' && !kzru_pdf_cluster_has_exact_width (cluster);
}

static void
write_cluster (Writer               *self,
               const KzruPdfCluster *cluster)
{
  const char *end = cluster->text + cluster->length;
  const char *rest = cluster->text;
  int base = is_blank (cluster) ? -1 : kzru_pdf_cluster_find_base (cluster);

  kzru_pdf_glyphs_set_font (self->glyphs, cluster->run->item->analysis.font);
  if (base >= 0)
    rest = cluster->rtl ? g_utf8_next_char (cluster->text) : end;
  for (const char *p = cluster->text; p < rest; p = g_utf8_next_char (p))
    self->counts[kzru_pdf_kind_of (g_utf8_get_char (p))]++;
  write_glyphs (self, cluster, base, (int) (rest - cluster->text));
  read_on (self, cluster->kind, cluster->x + cluster->width);

  for (; rest < end; rest = g_utf8_next_char (rest))
    if (kzru_pdf_is_said (g_utf8_get_char (rest)))
      say (self, cluster, g_utf8_get_char (rest), cluster->left, cluster->rtl);
}

/* A reader that takes the text as it comes begins a new line where a Latin letter
 * is not beside what it read last; Arabic letters it expects anywhere. */
static void
lead_to (Writer               *self,
         const KzruPdfCluster *cluster)
{
  gboolean anywhere = cluster->kind == KZRU_PDF_KIND_RIGHT;

  if (cluster->kind != KZRU_PDF_KIND_LEFT && self->reads_right)
    anywhere = TRUE;
  if (!anywhere && fabs (cluster->x - self->pen) > REACH * kzru_pdf_glyphs_get_size (self->glyphs))
    say (self, cluster, self->reads_right ? LEAD : RLM, cluster->left, TRUE);
}

/* A reader that sorts by place takes all from a number or Latin letter up to the
 * next Arabic letter as left to right, and in a line from left to right all from
 * an Arabic letter up to the next number or Latin letter as right to left. A mark
 * of the direction ends what it takes. */
static void
mark_end (Writer               *self,
          const KzruPdfCluster *cluster,
          const KzruPdfCluster *next,
          const KzruPdfCluster *first)
{
  double left = MIN (first->left, cluster->left);
  double right = MAX (first->x + first->width, cluster->x + cluster->width);
  gboolean ends = next == NULL || next->rtl != cluster->rtl;

  if (ends && cluster->rtl != self->rtl && cluster->kind == KZRU_PDF_KIND_NEUTRAL)
    say (self, cluster, self->rtl ? LRM : RLM, self->rtl ? right : left, !self->rtl);

  if (next == NULL)
    return;

  if (self->rtl && next->kind != KZRU_PDF_KIND_RIGHT)
    {
      if (cluster->rtl ? cluster->kind == KZRU_PDF_KIND_NUMBER && *cluster->text != *next->text : ends)
        say (self, cluster, RLM, left, TRUE);
    }
  else if (!self->rtl && ends && cluster->rtl && next->kind == KZRU_PDF_KIND_NEUTRAL)
    {
      say (self, cluster, LEAD, right, FALSE);
      say (self, cluster, LRM, right, FALSE);
    }
}

/* Says what helps readers after a line. */
static void
end_line (Writer               *self,
          const KzruPdfCluster *first,
          const KzruPdfCluster *last,
          gboolean              all_rtl)
{
  if (self->rtl)
    {
      /* A reader that finds letters one by one measures by the narrowest gap how
       * wide a blank is: let that be less than none, not a rounding error. */
      if (all_rtl && !self->narrowed)
        say (self, first, RLM, first->x + first->width, TRUE);
      /* What follows on the same height is another text. */
      if (*last->text != ' ')
        say (self, last, ' ', last->left, TRUE);
    }
  /* On a page that is mostly Arabic, brackets at the end would go first. */
  else if (last->kind == KZRU_PDF_KIND_NEUTRAL && !last->rtl && *last->text != ' ' &&
           kzru_pdf_balance_is_mixed (self->surface))
    {
      say (self, last, LRM, last->x + last->width, FALSE);
    }
}

static void
write_line (Writer *self,
            GArray *clusters)
{
  const KzruPdfCluster *first = NULL;
  gboolean all_rtl = TRUE;

  for (guint i = 0; i < clusters->len; i++)
    {
      const KzruPdfCluster *cluster = &g_array_index (clusters, KzruPdfCluster, i);
      const KzruPdfCluster *next = i + 1 < clusters->len ? cluster + 1 : NULL;

      if (first == NULL || first->rtl != cluster->rtl)
        first = cluster;
      if (i > 0)
        lead_to (self, cluster);
      write_cluster (self, cluster);
      mark_end (self, cluster, next, cluster->rtl == self->rtl ? cluster : first);
      all_rtl &= cluster->rtl;
    }

  if (clusters->len > 0)
    end_line (self, &g_array_index (clusters, KzruPdfCluster, 0),
              &g_array_index (clusters, KzruPdfCluster, clusters->len - 1), all_rtl);
  kzru_pdf_balance_add_line (self->surface, self->rtl, self->counts);
}

/* Tells what is written, to be compared with what readers take out: see it with
 * G_MESSAGES_DEBUG=kzru-pdf-text. Of a text that is cut short a part is not. */
static void
trace (PangoLayoutLine *line)
{
  const char *text = pango_layout_get_text (line->layout);

  if (!g_log_writer_default_would_drop (G_LOG_LEVEL_DEBUG, G_LOG_DOMAIN)
      && !pango_layout_is_ellipsized (line->layout))
    g_debug ("line: %.*s", line->length, text + line->start_index);
}

static gboolean
is_pdf (cairo_t *cr)
{
  return cairo_surface_get_type (cairo_get_group_target (cr)) == CAIRO_SURFACE_TYPE_PDF;
}

static gboolean
is_drawable (PangoLayoutLine *line)
{
  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *item = l->data;

      if (item->item->analysis.font == NULL)
        return FALSE;
      for (int i = 0; i < item->glyphs->num_glyphs; i++)
        if ((item->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
          return FALSE;
    }

  return TRUE;
}

/**
 * kzru_pdf_text_show_line:
 * @cr: where to draw
 * @line: a line of text
 *
 * Shows a line at the current point as [func@PangoCairo.show_layout_line] does:
 * glyphs with the colour of @cr, no lines under them and no ground. In a PDF its
 * text can be taken out again. Where @cr draws on anything else, or a font lacks
 * a letter, Pango draws it.
 */
void
kzru_pdf_text_show_line (cairo_t         *cr,
                         PangoLayoutLine *line)
{
  g_autoptr (KzruPdfGlyphs) glyphs = NULL;
  g_autoptr (GArray) clusters = NULL;
  Writer writer = { .surface = cairo_get_group_target (cr), .edge = -G_MAXDOUBLE };

  if (!is_pdf (cr) || !is_drawable (line))
    {
      pango_cairo_show_layout_line (cr, line);
      return;
    }

  writer.glyphs = glyphs = kzru_pdf_glyphs_new (cr);
  cairo_get_current_point (cr, &writer.x, &writer.y);
  writer.rtl = pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL;
  clusters = kzru_pdf_clusters_new (line);

  trace (line);
  cairo_save (cr);
  write_line (&writer, clusters);
  kzru_pdf_glyphs_flush (glyphs);
  cairo_restore (cr);
  cairo_move_to (cr, writer.x, writer.y);
}

/**
 * kzru_pdf_text_show_layout:
 * @cr: where to draw
 * @layout: a text
 *
 * Shows a text at the current point as [func@PangoCairo.show_layout] does; see
 * [func@PdfText.show_line].
 */
void
kzru_pdf_text_show_layout (cairo_t     *cr,
                           PangoLayout *layout)
{
  PangoLayoutIter *iter;
  double x, y;

  cairo_get_current_point (cr, &x, &y);
  iter = pango_layout_get_iter (layout);
  do
    {
      PangoRectangle extents;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      cairo_move_to (cr, x + (double) extents.x / PANGO_SCALE,
                     y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
      kzru_pdf_text_show_line (cr, pango_layout_iter_get_line_readonly (iter));
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  cairo_move_to (cr, x, y);
}

/**
 * kzru_pdf_text_end_page:
 * @cr: where a page was drawn
 *
 * Ends a page: to be called when all its texts are drawn. Where lines of both
 * directions are on it, marks of direction are put in its corner that are not
 * seen; see kzru-pdf-balance.c.
 */
void
kzru_pdf_text_end_page (cairo_t *cr)
{
  g_autoptr (KzruPdfGlyphs) glyphs = NULL;
  double right, bottom;
  int marks;

  if (!is_pdf (cr))
    return;

  marks = kzru_pdf_balance_end_page (cairo_get_group_target (cr));
  if (marks == 0)
    return;

  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_reset_clip (cr);
  cairo_clip_extents (cr, NULL, NULL, &right, &bottom);
  glyphs = kzru_pdf_glyphs_new (cr);
  kzru_pdf_glyphs_add_marks (glyphs, marks > 0 ? RLM : LRM, (guint) ABS (marks), right - 3, bottom - 3);
  cairo_restore (cr);
}
