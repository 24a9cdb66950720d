/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * KzruSvgInk:
 * @color: of the letters
 * @halo: around the letters; with no opacity there is none
 * @halo_width: on each side of the letters, in pixels
 *
 * What a text is drawn with.
 */
typedef struct
{
  GdkRGBA color;
  GdkRGBA halo;
  double  halo_width; /* px */
} KzruSvgInk;

void kzru_svg_text_append (GString          *svg,
                           PangoLayout      *layout,
                           const KzruSvgInk *ink,
                           const char       *placing);

G_END_DECLS
