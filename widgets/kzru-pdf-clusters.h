/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * KzruPdfKind:
 * @KZRU_PDF_KIND_NEUTRAL: takes the direction of what stands beside it
 * @KZRU_PDF_KIND_LEFT: a letter that is written from left to right
 * @KZRU_PDF_KIND_RIGHT: a letter that is written from right to left
 * @KZRU_PDF_KIND_NUMBER: a digit, or what stands among digits, like a comma
 *
 * How readers of PDF take a character.
 */
typedef enum
{
  KZRU_PDF_KIND_NEUTRAL,
  KZRU_PDF_KIND_LEFT,
  KZRU_PDF_KIND_RIGHT,
  KZRU_PDF_KIND_NUMBER,
} KzruPdfKind;

#define KZRU_PDF_N_KINDS (KZRU_PDF_KIND_NUMBER + 1)

/**
 * KzruPdfCluster:
 * @run: (transfer none): the run it is in
 * @rtl: whether it is read from right to left
 * @text: (transfer none): its characters
 * @length: of @text, in bytes
 * @first: the first of its glyphs, from left to right
 * @last: after the last of its glyphs
 * @x: its left edge, from that of the line
 * @width: of its glyphs
 * @left: where its glyph is, which fonts move from the edge; for a mark over a
 *   letter, where the letter is
 * @kind: of its first character
 *
 * Some characters and their glyphs, which cannot be told apart.
 */
typedef struct
{
  PangoGlyphItem *run;
  gboolean        rtl;
  const char     *text;
  int             length;
  int             first;
  int             last;
  double          x;     /* pt */
  double          width; /* pt */
  double          left;  /* pt */
  KzruPdfKind     kind;
} KzruPdfCluster;

KzruPdfKind  kzru_pdf_kind_of                 (gunichar              c);
gboolean     kzru_pdf_is_said                 (gunichar              c);
GArray      *kzru_pdf_clusters_new            (PangoLayoutLine      *line) G_GNUC_WARN_UNUSED_RESULT;
int          kzru_pdf_cluster_find_base       (const KzruPdfCluster *self);
gboolean     kzru_pdf_cluster_has_exact_width (const KzruPdfCluster *self);

G_END_DECLS
