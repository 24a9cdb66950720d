/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/kzru-map-style.h"

/* The colours, as 0xRRGGBB, in the order of KzruMapStyle.
 *
 * Routes must stand out from land, sea and each other on every palette; the
 * base map stays pale, since it only says where things are. */
typedef struct
{
  guint32 sea;
  guint32 land;
  guint32 tints[KZRU_MAP_N_TINTS];
  guint32 river;
  guint32 shore;
  guint32 border;
  guint32 country;
  guint32 place;
  guint32 water;
  guint32 halo;
  guint32 corridors[KZRU_MAP_N_CORRIDOR_COLORS];
  guint32 pipeline;
  guint32 route_border;
  guint32 sea_area;
  guint32 marker;
  guint32 marker_text;
  guint32 accent;
  guint32 panel;
  guint32 panel_text;
  guint32 panel_edge;
  double  line_scale;
} Palette;

static const Palette palettes[] = {
  [KZRU_MAP_PALETTE_LIGHT] = {
    .sea = 0xcfe3f3,
    .land = 0xf6f3ec,
    .tints = { 0xfdf3d3, 0xf1ebf6, 0xe8f3e4, 0xfbe9e4 },
    .river = 0xb9d3e8,
    .shore = 0x9db8cc,
    .border = 0xb3a896,
    .country = 0x6a655c,
    .place = 0x2b2b33,
    .water = 0x35719f,
    .halo = 0xffffff,
    .corridors = { 0x1a6fdb, 0x7c3aa0, 0x0f7f6e, 0xb8336a, 0x8a6d00 },
    .pipeline = 0x5d4524,
    .route_border = 0xa51d2d,
    .sea_area = 0x24618f,
    .marker = 0xe8730c,
    .marker_text = 0xffffff,
    .accent = 0x1a5fb4,
    .panel = 0xffffff,
    .panel_text = 0x2e3436,
    .panel_edge = 0xd0ccc4,
    .line_scale = 1,
  },
  [KZRU_MAP_PALETTE_DARK] = {
    .sea = 0x17222e,
    .land = 0x2c2d30,
    .tints = { 0x3d3926, 0x362f42, 0x2a3a30, 0x402f2d },
    .river = 0x2a4258,
    .shore = 0x46627b,
    .border = 0x6c675e,
    .country = 0xaaa69d,
    .place = 0xe8e8ec,
    .water = 0x7fb2dd,
    .halo = 0x17181b,
    .corridors = { 0x62a9ff, 0xc88be8, 0x45c6ae, 0xf07aab, 0xd9b84a },
    .pipeline = 0xd0a878,
    .route_border = 0xff7b7b,
    .sea_area = 0x84c0f0,
    .marker = 0xff9238,
    .marker_text = 0x201000,
    .accent = 0x78aeed,
    .panel = 0x303136,
    .panel_text = 0xf2f2f2,
    .panel_edge = 0x54555c,
    .line_scale = 1,
  },
  [KZRU_MAP_PALETTE_LIGHT_CONTRAST] = {
    .sea = 0xcfe6ff,
    .land = 0xfafaf7,
    .tints = { 0xfff0b8, 0xeadcf6, 0xdaf2d2, 0xffdfd6 },
    .river = 0x7fb2e0,
    .shore = 0x24506f,
    .border = 0x55503f,
    .country = 0x2b2822,
    .place = 0x000000,
    .water = 0x0b3d66,
    .halo = 0xffffff,
    .corridors = { 0x0043a8, 0x55107a, 0x005246, 0x86003f, 0x5c4700 },
    .pipeline = 0x3a2608,
    .route_border = 0x7d0010,
    .sea_area = 0x003a66,
    .marker = 0x9c3f00,
    .marker_text = 0xffffff,
    .accent = 0x003f9e,
    .panel = 0xffffff,
    .panel_text = 0x000000,
    .panel_edge = 0x000000,
    .line_scale = 1.4,
  },
  [KZRU_MAP_PALETTE_DARK_CONTRAST] = {
    .sea = 0x000d1c,
    .land = 0x1b1b1b,
    .tints = { 0x38300a, 0x2c1c40, 0x14301e, 0x3c1c18 },
    .river = 0x3d6d99,
    .shore = 0x9cc7ec,
    .border = 0xb5af9f,
    .country = 0xe8e4da,
    .place = 0xffffff,
    .water = 0xb9dcff,
    .halo = 0x000000,
    .corridors = { 0x8cc4ff, 0xe4b5ff, 0x73f0d8, 0xffa6cb, 0xffe070 },
    .pipeline = 0xffd4a0,
    .route_border = 0xffa0a0,
    .sea_area = 0xa8d8ff,
    .marker = 0xffb060,
    .marker_text = 0x000000,
    .accent = 0xa6cdff,
    .panel = 0x000000,
    .panel_text = 0xffffff,
    .panel_edge = 0xffffff,
    .line_scale = 1.4,
  },
};

static GdkRGBA
from_rgb (guint32 rgb)
{
  return (GdkRGBA) {
    .red = (float) ((rgb >> 16) & 0xff) / 255.0f,
    .green = (float) ((rgb >> 8) & 0xff) / 255.0f,
    .blue = (float) (rgb & 0xff) / 255.0f,
    .alpha = 1.0f,
  };
}

/**
 * kzru_map_style_init:
 * @self: (out caller-allocates): a style
 * @palette: which colours
 *
 * Fills a style with the colours of a palette.
 */
void
kzru_map_style_init (KzruMapStyle   *self,
                     KzruMapPalette  palette)
{
  const Palette *p = &palettes[palette];

  *self = (KzruMapStyle) {
    .palette = palette,
    .sea = from_rgb (p->sea),
    .land = from_rgb (p->land),
    .river = from_rgb (p->river),
    .shore = from_rgb (p->shore),
    .border = from_rgb (p->border),
    .country = from_rgb (p->country),
    .place = from_rgb (p->place),
    .water = from_rgb (p->water),
    .halo = from_rgb (p->halo),
    .pipeline = from_rgb (p->pipeline),
    .route_border = from_rgb (p->route_border),
    .sea_area = from_rgb (p->sea_area),
    .marker = from_rgb (p->marker),
    .marker_text = from_rgb (p->marker_text),
    .accent = from_rgb (p->accent),
    .panel = from_rgb (p->panel),
    .panel_text = from_rgb (p->panel_text),
    .panel_edge = from_rgb (p->panel_edge),
    .line_scale = p->line_scale,
  };

  for (guint i = 0; i < KZRU_MAP_N_TINTS; i++)
    self->tints[i] = from_rgb (p->tints[i]);
  for (guint i = 0; i < KZRU_MAP_N_CORRIDOR_COLORS; i++)
    self->corridors[i] = from_rgb (p->corridors[i]);
}

/**
 * kzru_map_style_choose:
 * @foreground: the colour of text around the map
 * @high_contrast: whether the user needs strong contrast
 *
 * Chooses the palette that goes with an interface: light text stands on a dark one.
 *
 * Returns: the palette
 */
KzruMapPalette
kzru_map_style_choose (const GdkRGBA *foreground,
                       gboolean       high_contrast)
{
  float luma = 0.299f * foreground->red + 0.587f * foreground->green + 0.114f * foreground->blue;

  if (luma > 0.5f)
    return high_contrast ? KZRU_MAP_PALETTE_DARK_CONTRAST : KZRU_MAP_PALETTE_DARK;

  return high_contrast ? KZRU_MAP_PALETTE_LIGHT_CONTRAST : KZRU_MAP_PALETTE_LIGHT;
}
