/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-chart-frame"

#include "config.h"

#include "widgets/kzru-chart-frame.h"

#include "widgets/kzru-pdf-text.h"

/* What stands around the content of every page:
 *
 *     ┌────────────────────────────────┐
 *     │ title                    aside │  head
 *     │ ────────────────────────────── │
 *     │ room                           │
 *     │                                │
 *     │            text                │  foot
 *     └────────────────────────────────┘ */

#define HEAD_HEIGHT 27.0 /* all in points */
#define HEAD_BASELINE 15.0
#define HEAD_RULE 20.0
#define FOOT_HEIGHT 15.0
#define RULE_WIDTH 0.6
#define RULE_GREY 0.6
#define ASIDE_GREY 0.3

#define TITLE_SHARE 0.62 /* of the width */
#define ASIDE_SHARE 0.36

/**
 * kzru_chart_frame_get_room:
 * @format: a sheet
 *
 * Gets what head and foot leave of a page.
 *
 * Returns: the room, in points; empty if the sheet is too small
 */
KzruBox
kzru_chart_frame_get_room (const KzruPageFormat *format)
{
  KzruBox box = kzru_page_format_get_box (format);

  box.y += HEAD_HEIGHT;
  box.height -= HEAD_HEIGHT + FOOT_HEIGHT;

  return box;
}

/**
 * kzru_chart_frame_draw_text:
 * @paper: sets the text
 * @text: a text in the language of the page
 * @size: of its letters, in points
 * @weight: of its letters
 * @alignment: where in @box it stands
 * @box: the lower edge is the baseline
 * @grey: of its letters, from 0, black, to 1
 * @cr: where to draw
 *
 * Draws a line of text, cut short if it is too long.
 */
void
kzru_chart_frame_draw_text (const KzruPaperText *paper,
                            const char          *text,
                            double               size,
                            PangoWeight          weight,
                            PangoAlignment       alignment,
                            const KzruBox       *box,
                            double               grey,
                            cairo_t             *cr)
{
  g_autoptr (PangoLayout) layout = kzru_paper_text_set (paper, text, NULL, size, weight, box->width);

  pango_layout_set_alignment (layout, alignment);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_move_to (cr, box->x,
                 box->y + box->height - (double) pango_layout_get_baseline (layout) / PANGO_SCALE);
  kzru_pdf_text_show_layout (cr, layout);
}

/**
 * kzru_chart_frame_draw_head:
 * @paper: sets the texts
 * @format: the sheet
 * @title: of the print
 * @aside: what the page shows
 * @cr: where to draw, in points from the upper left corner of the sheet
 *
 * Draws the head of a page.
 */
void
kzru_chart_frame_draw_head (const KzruPaperText  *paper,
                            const KzruPageFormat *format,
                            const char           *title,
                            const char           *aside,
                            cairo_t              *cr)
{
  KzruBox box = kzru_page_format_get_box (format);
  KzruBox title_box = { box.x, box.y, box.width * TITLE_SHARE, HEAD_BASELINE };
  KzruBox aside_box = { 0, box.y, box.width * ASIDE_SHARE, HEAD_BASELINE };
  gboolean rtl = kzru_paper_text_is_rtl (paper);

  if (rtl)
    title_box.x = box.x + box.width - title_box.width;
  aside_box.x = rtl ? box.x : box.x + box.width - aside_box.width;

  kzru_chart_frame_draw_text (paper, title, KZRU_PAPER_TITLE_SIZE, PANGO_WEIGHT_SEMIBOLD,
                              rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT, &title_box, 0, cr);
  kzru_chart_frame_draw_text (paper, aside, KZRU_PAPER_BODY_SIZE, PANGO_WEIGHT_NORMAL,
                              rtl ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT, &aside_box, ASIDE_GREY, cr);

  cairo_set_source_rgb (cr, RULE_GREY, RULE_GREY, RULE_GREY);
  cairo_set_line_width (cr, RULE_WIDTH);
  cairo_move_to (cr, box.x, box.y + HEAD_RULE);
  cairo_line_to (cr, box.x + box.width, box.y + HEAD_RULE);
  cairo_stroke (cr);
}

/**
 * kzru_chart_frame_draw_foot:
 * @paper: sets the text
 * @format: the sheet
 * @text: the number of the page
 * @cr: where to draw, in points from the upper left corner of the sheet
 *
 * Draws the foot of a page.
 */
void
kzru_chart_frame_draw_foot (const KzruPaperText  *paper,
                            const KzruPageFormat *format,
                            const char           *text,
                            cairo_t              *cr)
{
  KzruBox box = kzru_page_format_get_box (format);

  box.y += box.height - FOOT_HEIGHT;
  box.height = FOOT_HEIGHT - 2;
  kzru_chart_frame_draw_text (paper, text, KZRU_PAPER_SMALL_SIZE, PANGO_WEIGHT_NORMAL,
                              PANGO_ALIGN_CENTER, &box, ASIDE_GREY, cr);
}
