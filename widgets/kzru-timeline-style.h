/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * KzruTimelineStyle:
 * @background: of lanes
 * @band: of every other lane
 * @foreground: of titles and labels
 * @dim: of what is secondary
 * @shade: under time that is outside of a range
 * @grid: of minor grid lines
 * @grid_major: of major grid lines
 * @accent: of selection and focus
 * @accent_wash: behind what is selected
 * @hover_wash: behind what the pointer is over
 * @min_contrast: the least contrast of a lane's colour to the background, as WCAG 2 counts it
 * @high_contrast: whether washes are given outlines
 *
 * The colours of a timeline.
 */
typedef struct
{
  GdkRGBA  background;
  GdkRGBA  band;
  GdkRGBA  foreground;
  GdkRGBA  dim;
  GdkRGBA  shade;
  GdkRGBA  grid;
  GdkRGBA  grid_major;
  GdkRGBA  accent;
  GdkRGBA  accent_wash;
  GdkRGBA  hover_wash;
  double   min_contrast;
  gboolean high_contrast;
} KzruTimelineStyle;

void    kzru_timeline_style_init         (KzruTimelineStyle       *self,
                                          const GdkRGBA           *background,
                                          const GdkRGBA           *foreground,
                                          const GdkRGBA           *accent,
                                          gboolean                 high_contrast);
void    kzru_timeline_style_init_print   (KzruTimelineStyle       *self);
GdkRGBA kzru_timeline_style_adapt_rgb    (const KzruTimelineStyle *self,
                                          guint32                  rgb);
GdkRGBA kzru_timeline_style_get_ink      (const KzruTimelineStyle *self,
                                          GdkRGBA                 *paper);
GdkRGBA kzru_timeline_style_fade         (const KzruTimelineStyle *self,
                                          const GdkRGBA           *color);
double  kzru_timeline_style_get_contrast (const GdkRGBA           *a,
                                          const GdkRGBA           *b);

G_END_DECLS
