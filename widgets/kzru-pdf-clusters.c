/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-pdf-clusters"

#include "config.h"

#include "widgets/kzru-pdf-clusters.h"

#include <hb.h>
#include <string.h>
#include <unicode/uchar.h>

#define ELLIPSIS "\342\200\246"

typedef struct
{
  PangoGlyphItem *run; /* borrowed */
  gboolean rtl;
  double x;            /* the left edge, from that of the line */
} Run;

/**
 * kzru_pdf_kind_of:
 * @c: a character
 *
 * Tells how readers take a character.
 *
 * Returns: its kind
 */
KzruPdfKind
kzru_pdf_kind_of (gunichar c)
{
  switch (u_charDirection ((UChar32) c))
    {
    case U_LEFT_TO_RIGHT:
      return KZRU_PDF_KIND_LEFT;
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC:
      return KZRU_PDF_KIND_RIGHT;
    case U_EUROPEAN_NUMBER:
    case U_EUROPEAN_NUMBER_SEPARATOR:
    case U_EUROPEAN_NUMBER_TERMINATOR:
    case U_ARABIC_NUMBER:
    case U_COMMON_NUMBER_SEPARATOR:
      return KZRU_PDF_KIND_NUMBER;
    default:
      return KZRU_PDF_KIND_NEUTRAL;
    }
}

/**
 * kzru_pdf_is_said:
 * @c: a character
 *
 * Tells whether a character belongs to the text even if it has no glyph. Marks of
 * direction do not: they are set anew, for readers of PDF.
 *
 * Returns: whether it does
 */
gboolean
kzru_pdf_is_said (gunichar c)
{
  return !u_hasBinaryProperty ((UChar32) c, UCHAR_BIDI_CONTROL) && !g_unichar_iscntrl (c) && c != 0x2028 && c != 0x2029;
}

static int
compare_runs (const void *a,
              const void *b)
{
  return ((const Run *) a)->run->item->offset - ((const Run *) b)->run->item->offset;
}

/* Collects the runs of a line in the order in which they are read. */
static GArray *
collect_runs (PangoLayoutLine *line)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (Run));
  double x = 0;

  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *item = l->data;
      Run run = { .run = item, .rtl = item->item->analysis.level % 2 == 1, .x = x };

      g_array_append_val (runs, run);
      x += (double) pango_glyph_string_get_width (item->glyphs) / PANGO_SCALE;
    }
  g_array_sort (runs, compare_runs);

  return runs;
}

/* The ellipsis of a text that was cut short stands for itself, and not for all
 * that is cut. */
static void
append_ellipsis (GArray    *clusters,
                 const Run *run)
{
  KzruPdfCluster cluster = {
    .run = run->run,
    .rtl = run->rtl,
    .text = ELLIPSIS,
    .length = strlen (ELLIPSIS),
    .last = run->run->glyphs->num_glyphs,
    .x = run->x,
    .left = run->x,
    .width = (double) pango_glyph_string_get_width (run->run->glyphs) / PANGO_SCALE,
    .kind = KZRU_PDF_KIND_NEUTRAL,
  };

  g_array_append_val (clusters, cluster);
}

static gboolean
is_empty (const KzruPdfCluster *cluster)
{
  return cluster->width <= 0 && !kzru_pdf_is_said (g_utf8_get_char (cluster->text));
}

/* Where the glyph is that carries a cluster of some width. */
static double
find_left (const KzruPdfCluster *cluster)
{
  const PangoGlyphInfo *glyphs = cluster->run->glyphs->glyphs;
  int base = kzru_pdf_cluster_find_base (cluster);
  double left = cluster->x;

  for (int i = cluster->first; i < base; i++)
    left += (double) glyphs[i].geometry.width / PANGO_SCALE;

  return base >= 0 ? left + (double) glyphs[base].geometry.x_offset / PANGO_SCALE : left;
}

static void
append_clusters (GArray     *clusters,
                 const Run  *run,
                 const char *text)
{
  const PangoGlyphInfo *glyphs = run->run->glyphs->glyphs;
  double x = run->rtl ? run->x + (double) pango_glyph_string_get_width (run->run->glyphs) / PANGO_SCALE : run->x;
  double left = x;
  PangoGlyphItemIter iter;

  for (gboolean more = pango_glyph_item_iter_init_start (&iter, run->run, text);
       more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    {
      KzruPdfCluster cluster = {
        .run = run->run,
        .rtl = run->rtl,
        .text = text + iter.start_index,
        .length = iter.end_index - iter.start_index,
        .first = run->rtl ? iter.end_glyph + 1 : iter.start_glyph,
        .last = run->rtl ? iter.start_glyph + 1 : iter.end_glyph,
        .kind = kzru_pdf_kind_of (g_utf8_get_char (text + iter.start_index)),
      };

      for (int i = cluster.first; i < cluster.last; i++)
        cluster.width += (double) glyphs[i].geometry.width / PANGO_SCALE;
      cluster.x = run->rtl ? x - cluster.width : x;
      x = run->rtl ? cluster.x : x + cluster.width;
      left = cluster.width > 0 ? find_left (&cluster) : run->rtl ? left : x;
      cluster.left = left;
      if (!is_empty (&cluster))
        g_array_append_val (clusters, cluster);
    }
}

/**
 * kzru_pdf_clusters_new:
 * @line: a line of text
 *
 * Takes a line apart.
 *
 * Returns: (transfer full) (element-type KzruPdfCluster): its clusters in the
 *   order in which they are read; valid as long as @line
 */
GArray *
kzru_pdf_clusters_new (PangoLayoutLine *line)
{
  g_autoptr (GArray) runs = collect_runs (line);
  GArray *clusters = g_array_new (FALSE, FALSE, sizeof (KzruPdfCluster));

  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);

      if (run->run->item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS)
        append_ellipsis (clusters, run);
      else
        append_clusters (clusters, run, pango_layout_get_text (line->layout));
    }

  return clusters;
}

/**
 * kzru_pdf_cluster_find_base:
 * @self: a cluster
 *
 * Finds, of the glyphs of a cluster, the one that carries the others.
 *
 * Returns: its number, or -1 if there is nothing to be seen
 */
int
kzru_pdf_cluster_find_base (const KzruPdfCluster *self)
{
  const PangoGlyphInfo *glyphs = self->run->glyphs->glyphs;
  int base = -1;

  for (int i = self->first; i < self->last; i++)
    if (glyphs[i].glyph != PANGO_GLYPH_EMPTY && (base < 0 || glyphs[i].geometry.width > glyphs[base].geometry.width))
      base = i;

  return base;
}

/**
 * kzru_pdf_cluster_has_exact_width:
 * @self: a cluster
 *
 * Tells whether the widths of the glyphs of its font can be said in a PDF.
 *
 * Returns: whether they are whole thousandths of the em
 */
gboolean
kzru_pdf_cluster_has_exact_width (const KzruPdfCluster *self)
{
  hb_font_t *font = pango_font_get_hb_font (self->run->item->analysis.font);

  return 1000 % hb_face_get_upem (hb_font_get_face (font)) == 0;
}
