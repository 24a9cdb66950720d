/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "widgets/kzru-pdf-clusters.h"

G_BEGIN_DECLS

typedef guint KzruPdfCounts[KZRU_PDF_N_KINDS];

void     kzru_pdf_balance_add_line (cairo_surface_t *surface,
                                    gboolean         rtl,
                                    KzruPdfCounts    counts);
gboolean kzru_pdf_balance_is_mixed (cairo_surface_t *surface);
int      kzru_pdf_balance_end_page (cairo_surface_t *surface);

G_END_DECLS
