/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "widgets/kzru-timeline-layout.h"

G_BEGIN_DECLS

/* What a PDF holds besides ink. Only a PDF surface can take it. */
gboolean kzru_paper_can_tag        (cairo_t       *cr);

void     kzru_paper_begin          (cairo_t       *cr,
                                    const char    *element);
void     kzru_paper_end            (cairo_t       *cr,
                                    const char    *element);
void     kzru_paper_add_target     (cairo_t       *cr,
                                    const char    *name,
                                    double         x,
                                    double         y);
void     kzru_paper_begin_link     (cairo_t       *cr,
                                    const char    *target,
                                    const KzruBox *box);
void     kzru_paper_begin_web_link (cairo_t       *cr,
                                    const char    *uri,
                                    const KzruBox *box);
void     kzru_paper_end_link       (cairo_t       *cr);

G_END_DECLS
