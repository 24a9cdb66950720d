/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <gdk/gdk.h>

#include "model/kzru-output-file.h"

G_BEGIN_DECLS

typedef struct _KzruSvg KzruSvg;

KzruSvg         *kzru_svg_new         (double          width,
                                       double          height) G_GNUC_WARN_UNUSED_RESULT;
void             kzru_svg_free        (KzruSvg        *self);

cairo_surface_t *kzru_svg_get_surface (KzruSvg        *self);
gboolean         kzru_svg_write       (KzruSvg        *self,
                                       const char     *title,
                                       KzruOutputFile *file);

gboolean         kzru_svg_has_texts   (cairo_t        *cr);
void             kzru_svg_show_layout (cairo_t        *cr,
                                       PangoLayout    *layout);
void             kzru_svg_show_layout_with_halo (cairo_t       *cr,
                                                 PangoLayout   *layout,
                                                 const GdkRGBA *halo,
                                                 double         halo_width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruSvg, kzru_svg_free)

G_END_DECLS
