/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "widgets/kzru-map-style.h"
#include "widgets/kzru-map-texts.h"

G_BEGIN_DECLS

/**
 * KzruMapScale:
 * @kilometres: the length that the bar stands for
 * @length: of the bar, in pixels
 *
 * A bar that shows how far a round number of kilometres is.
 */
typedef struct
{
  double kilometres;
  double length; /* px */
} KzruMapScale;

KzruMapScale kzru_map_scale_choose (double              metres_per_pixel,
                                    double              max_length);
char        *kzru_map_scale_format (const KzruMapScale *self,
                                    const char         *language) G_GNUC_WARN_UNUSED_RESULT;
void         kzru_map_scale_get_size (const KzruMapScale *self,
                                      KzruMapTexts       *texts,
                                      const char         *language,
                                      double             *width,
                                      double             *height);
void         kzru_map_scale_paint  (const KzruMapScale *self,
                                    KzruMapTexts       *texts,
                                    const char         *language,
                                    const KzruMapStyle *style,
                                    double              x,
                                    double              y,
                                    cairo_t            *cr);

G_END_DECLS
