/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

typedef struct _KzruPdfGlyphs KzruPdfGlyphs;

KzruPdfGlyphs *kzru_pdf_glyphs_new         (cairo_t       *cr) G_GNUC_WARN_UNUSED_RESULT;
void           kzru_pdf_glyphs_free        (KzruPdfGlyphs *self);
double         kzru_pdf_glyphs_get_size    (KzruPdfGlyphs *self);
void           kzru_pdf_glyphs_set_font    (KzruPdfGlyphs *self,
                                            PangoFont     *font);
void           kzru_pdf_glyphs_add         (KzruPdfGlyphs *self,
                                            PangoGlyph     glyph,
                                            double         x,
                                            double         y,
                                            const char    *text,
                                            int            length);
void           kzru_pdf_glyphs_add_outline (KzruPdfGlyphs *self,
                                            PangoGlyph     glyph,
                                            double         x,
                                            double         y);
void           kzru_pdf_glyphs_add_blank   (KzruPdfGlyphs *self,
                                            gunichar       character,
                                            double         x,
                                            double         y);
void           kzru_pdf_glyphs_add_marks   (KzruPdfGlyphs *self,
                                            gunichar       mark,
                                            guint          n,
                                            double         x,
                                            double         y);
void           kzru_pdf_glyphs_flush       (KzruPdfGlyphs *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruPdfGlyphs, kzru_pdf_glyphs_free)

G_END_DECLS
