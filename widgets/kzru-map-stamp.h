/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/kzru-map-frame.h"

G_BEGIN_DECLS

void kzru_map_paint_text (PangoLayout   *text,
                          double         x,
                          double         y,
                          const GdkRGBA *color,
                          const GdkRGBA *halo,
                          double         scale,
                          cairo_t       *cr);

typedef struct _KzruMapStamps KzruMapStamps;

KzruMapStamps *kzru_map_stamps_new   (const GdkRGBA   *color,
                                      const GdkRGBA   *halo,
                                      double           rim,
                                      double           scale) G_GNUC_WARN_UNUSED_RESULT;
void           kzru_map_stamps_free  (KzruMapStamps   *self);
void           kzru_map_stamps_paint (KzruMapStamps   *self,
                                      KzruScreenPoint  at,
                                      double           radius,
                                      cairo_t         *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruMapStamps, kzru_map_stamps_free)

G_END_DECLS
