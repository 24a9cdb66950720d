/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "widgets/kzru-page-format.h"
#include "widgets/kzru-paper-text.h"

G_BEGIN_DECLS

KzruBox kzru_chart_frame_get_room  (const KzruPageFormat *format);
void    kzru_chart_frame_draw_text (const KzruPaperText  *paper,
                                    const char           *text,
                                    double                size,
                                    PangoWeight           weight,
                                    PangoAlignment        alignment,
                                    const KzruBox        *box,
                                    double                grey,
                                    cairo_t              *cr);
void    kzru_chart_frame_draw_head (const KzruPaperText  *paper,
                                    const KzruPageFormat *format,
                                    const char           *title,
                                    const char           *aside,
                                    cairo_t              *cr);
void    kzru_chart_frame_draw_foot (const KzruPaperText  *paper,
                                    const KzruPageFormat *format,
                                    const char           *text,
                                    cairo_t              *cr);

G_END_DECLS
