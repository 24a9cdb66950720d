/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

void kzru_pdf_text_show_layout (cairo_t         *cr,
                                PangoLayout     *layout);
void kzru_pdf_text_show_line   (cairo_t         *cr,
                                PangoLayoutLine *line);
void kzru_pdf_text_end_page    (cairo_t         *cr);

G_END_DECLS
