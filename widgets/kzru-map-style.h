/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

#define KZRU_MAP_N_TINTS 4
#define KZRU_MAP_N_CORRIDOR_COLORS 5

/**
 * KzruMapPalette:
 * @KZRU_MAP_PALETTE_LIGHT: for light interfaces and paper
 * @KZRU_MAP_PALETTE_DARK: for dark interfaces
 * @KZRU_MAP_PALETTE_LIGHT_CONTRAST: black on white
 * @KZRU_MAP_PALETTE_DARK_CONTRAST: white on black
 */
typedef enum
{
  KZRU_MAP_PALETTE_LIGHT,
  KZRU_MAP_PALETTE_DARK,
  KZRU_MAP_PALETTE_LIGHT_CONTRAST,
  KZRU_MAP_PALETTE_DARK_CONTRAST,
} KzruMapPalette;

/**
 * KzruMapStyle:
 * @palette: which palette the colours are from
 * @sea: water
 * @land: land of countries that the atlas does not speak of
 * @tints: land of the countries that it speaks of
 * @river: rivers
 * @shore: coasts and shores of lakes
 * @border: borders, also those that are not settled
 * @country: names of countries
 * @place: names and dots of places
 * @water: names of seas
 * @halo: behind texts and lines, to part them from the map
 * @corridors: corridors, in turn
 * @pipeline: pipelines
 * @route_border: borders that the atlas speaks of
 * @sea_area: sea areas that the atlas speaks of
 * @marker: counts of events
 * @marker_text: on @marker
 * @accent: what is selected, and focus
 * @panel: behind legend and scale
 * @panel_text: on @panel
 * @panel_edge: around @panel
 * @line_scale: how much thicker than usual lines are
 * @text_scale: on a screen, pixels of the device in one of the screen: texts
 *   are kept as bitmaps of that scale; 0 where texts are to stay texts
 *
 * The colours of a map.
 */
typedef struct
{
  KzruMapPalette palette;
  GdkRGBA        sea;
  GdkRGBA        land;
  GdkRGBA        tints[KZRU_MAP_N_TINTS];
  GdkRGBA        river;
  GdkRGBA        shore;
  GdkRGBA        border;
  GdkRGBA        country;
  GdkRGBA        place;
  GdkRGBA        water;
  GdkRGBA        halo;
  GdkRGBA        corridors[KZRU_MAP_N_CORRIDOR_COLORS];
  GdkRGBA        pipeline;
  GdkRGBA        route_border;
  GdkRGBA        sea_area;
  GdkRGBA        marker;
  GdkRGBA        marker_text;
  GdkRGBA        accent;
  GdkRGBA        panel;
  GdkRGBA        panel_text;
  GdkRGBA        panel_edge;
  double         line_scale;
  double         text_scale;
} KzruMapStyle;

void           kzru_map_style_init    (KzruMapStyle   *self,
                                       KzruMapPalette  palette);
KzruMapPalette kzru_map_style_choose  (const GdkRGBA  *foreground,
                                       gboolean        high_contrast);

G_END_DECLS
