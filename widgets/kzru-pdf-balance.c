/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-pdf-balance"

#include "config.h"

#include "widgets/kzru-pdf-balance.h"

/* What the pages of a PDF are taken for by poppler: it counts the letters of a page
 * and takes all its lines to run as most letters do. A line from right to left
 * with a comma in it comes out in pieces then, if it stands among many Latin ones;
 * as does a Latin one with an Arabic word on an Arabic page. Lines of one kind
 * alone come out right in any case: so the others should have the majority, and
 * marks of direction, which nobody sees, can give it to them. */

/* More marks than are missing: what is drawn by others is not counted. */
#define SPARE_MARKS 32

/* How much a line from right to left counts against one from left to right. In the
 * appendix the first are the passages and their references, which are there to be
 * quoted, and come out in many pieces; the others are glosses with a foreign word in
 * them, in two or three. */
#define RTL_WEIGHT 3

typedef struct
{
  /* Of the file. */
  gboolean has_ltr;
  gboolean has_rtl;

  /* Of the page. */
  guint n_left;    /* letters */
  guint n_right;   /* letters */
  guint ltr_lines; /* that are right only on a page from left to right */
  guint rtl_lines; /* that are right only on a page from right to left, with their weight */
} Balance;

static const cairo_user_data_key_t balance_key;

static Balance *
get_balance (cairo_surface_t *surface)
{
  Balance *self = cairo_surface_get_user_data (surface, &balance_key);

  if (self == NULL)
    {
      self = g_new0 (Balance, 1);
      cairo_surface_set_user_data (surface, &balance_key, self, g_free);
    }

  return self;
}

/**
 * kzru_pdf_balance_add_line:
 * @surface: a PDF
 * @rtl: whether the line runs from right to left
 * @counts: (array): how many characters of each kind it has
 *
 * Takes account of a line on the page.
 */
void
kzru_pdf_balance_add_line (cairo_surface_t *surface,
                           gboolean         rtl,
                           KzruPdfCounts    counts)
{
  Balance *self = get_balance (surface);

  self->has_rtl |= rtl;
  self->has_ltr |= !rtl;
  self->n_left += counts[KZRU_PDF_KIND_LEFT];
  self->n_right += counts[KZRU_PDF_KIND_RIGHT];
  if (rtl && counts[KZRU_PDF_KIND_LEFT] + counts[KZRU_PDF_KIND_NUMBER] > 0)
    self->rtl_lines += RTL_WEIGHT;
  if (!rtl && counts[KZRU_PDF_KIND_RIGHT] > 0)
    self->ltr_lines++;
}

/**
 * kzru_pdf_balance_is_mixed:
 * @surface: a PDF
 *
 * Tells whether the file has lines of both directions so far.
 *
 * Returns: whether it has
 */
gboolean
kzru_pdf_balance_is_mixed (cairo_surface_t *surface)
{
  Balance *self = get_balance (surface);

  return self->has_ltr && self->has_rtl;
}

/**
 * kzru_pdf_balance_end_page:
 * @surface: a PDF
 *
 * Ends the account of a page.
 *
 * Returns: how many marks from right to left should be on it for its lines
 *   to come out right; less than 0 for marks from left to right
 */
int
kzru_pdf_balance_end_page (cairo_surface_t *surface)
{
  Balance *self = get_balance (surface);
  int majority = (int) self->n_left - (int) self->n_right;
  int marks = 0;

  if (self->rtl_lines > self->ltr_lines && majority > -SPARE_MARKS)
    marks = majority + SPARE_MARKS;
  else if (self->ltr_lines > self->rtl_lines && majority < SPARE_MARKS)
    marks = majority - SPARE_MARKS;

  self->n_left = self->n_right = self->ltr_lines = self->rtl_lines = 0;

  return marks;
}
