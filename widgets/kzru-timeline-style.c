/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline-style"

#include "config.h"

#include "widgets/kzru-timeline-style.h"

#include <math.h>

/* Contrast of graphics that are needed to understand the content, by WCAG 2.1,
 * 1.4.11; the higher one is that of text, 1.4.3. */
#define GRAPHICS_CONTRAST 3.0
#define TEXT_CONTRAST 4.5

/* How far what stands back is moved towards the background. */
#define FADE 0.6
#define FADE_HIGH_CONTRAST 0.5

/* The opacity of the shade, which is black, on a light and on a dark background. */
#define SHADE_ON_LIGHT 0.055
#define SHADE_ON_DARK 0.35

/* How far a lane's colour is moved towards the foreground at each try. */
#define ADAPT_STEP 0.05

static GdkRGBA
with_alpha (const GdkRGBA *color,
            double         alpha)
{
  return (GdkRGBA) { color->red, color->green, color->blue, (float) alpha };
}

static GdkRGBA
mix (const GdkRGBA *a,
     const GdkRGBA *b,
     double         share)
{
  return (GdkRGBA) {
    (float) (a->red + (b->red - a->red) * share),
    (float) (a->green + (b->green - a->green) * share),
    (float) (a->blue + (b->blue - a->blue) * share),
    1,
  };
}

static double
get_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/* Relative luminance as WCAG 2 defines it. */
static double
get_luminance (const GdkRGBA *color)
{
  return 0.2126 * get_linear (color->red) + 0.7152 * get_linear (color->green) +
         0.0722 * get_linear (color->blue);
}

/**
 * kzru_timeline_style_get_contrast:
 * @a: a colour
 * @b: another one
 *
 * Computes the contrast ratio of two opaque colours by WCAG 2.
 *
 * Returns: the ratio, 1 to 21
 */
double
kzru_timeline_style_get_contrast (const GdkRGBA *a,
                                  const GdkRGBA *b)
{
  double first = get_luminance (a);
  double second = get_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

/**
 * kzru_timeline_style_init:
 * @self: (out caller-allocates): a style
 * @background: what the timeline stands on
 * @foreground: the colour of text on it
 * @accent: the colour of selection and focus
 * @high_contrast: whether the user asked for more contrast
 *
 * Makes a style of the colours of an interface, light or dark.
 */
void
kzru_timeline_style_init (KzruTimelineStyle *self,
                          const GdkRGBA     *background,
                          const GdkRGBA     *foreground,
                          const GdkRGBA     *accent,
                          gboolean           high_contrast)
{
  const GdkRGBA black = { 0, 0, 0, 1 };
  gboolean dark = get_luminance (background) < get_luminance (foreground);
  double more = high_contrast ? 2.2 : 1;

  *self = (KzruTimelineStyle) {
    .background = with_alpha (background, 1),
    .band = with_alpha (foreground, high_contrast ? 0 : 0.035),
    .foreground = with_alpha (foreground, 1),
    .dim = with_alpha (foreground, high_contrast ? 0.9 : 0.66),
    .shade = with_alpha (&black, dark ? SHADE_ON_DARK : SHADE_ON_LIGHT),
    .grid = with_alpha (foreground, 0.055 * more),
    .grid_major = with_alpha (foreground, 0.13 * more),
    .accent = with_alpha (accent, 1),
    .accent_wash = with_alpha (accent, 0.2),
    .hover_wash = with_alpha (foreground, 0.1),
    .min_contrast = high_contrast ? TEXT_CONTRAST : GRAPHICS_CONTRAST,
    .high_contrast = high_contrast,
  };
}

/**
 * kzru_timeline_style_init_print:
 * @self: (out caller-allocates): a style
 *
 * Makes a style for paper: black on white, with nothing tinted that need not be.
 */
void
kzru_timeline_style_init_print (KzruTimelineStyle *self)
{
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA black = { 0, 0, 0, 1 };
  const GdkRGBA blue = { 0.1f, 0.37f, 0.71f, 1 };

  kzru_timeline_style_init (self, &white, &black, &blue, FALSE);
}

/**
 * kzru_timeline_style_adapt_rgb:
 * @self: a style
 * @rgb: the colour of a lane, as 0xRRGGBB
 *
 * Brings a colour of the atlas to where it can be told from the background,
 * with as little change as will do.
 *
 * Returns: an opaque colour
 */
GdkRGBA
kzru_timeline_style_adapt_rgb (const KzruTimelineStyle *self,
                               guint32                  rgb)
{
  GdkRGBA color = {
    (float) (((rgb >> 16) & 0xff) / 255.0),
    (float) (((rgb >> 8) & 0xff) / 255.0),
    (float) ((rgb & 0xff) / 255.0),
    1,
  };
  GdkRGBA adapted = color;

  for (double share = ADAPT_STEP; share < 1; share += ADAPT_STEP)
    {
      if (kzru_timeline_style_get_contrast (&adapted, &self->background) >= self->min_contrast)
        break;
      adapted = mix (&color, &self->foreground, share);
    }

  return adapted;
}

/**
 * kzru_timeline_style_get_ink:
 * @self: a style
 * @paper: (inout): an opaque colour
 *
 * Chooses the colour of a text on @paper: that of the background, so that the
 * text looks cut out. If it would not read well, @paper is moved towards the
 * foreground until it does.
 *
 * Returns: the colour of the text
 */
GdkRGBA
kzru_timeline_style_get_ink (const KzruTimelineStyle *self,
                             GdkRGBA                 *paper)
{
  const GdkRGBA color = *paper;

  for (double share = ADAPT_STEP; share < 1; share += ADAPT_STEP)
    {
      if (kzru_timeline_style_get_contrast (paper, &self->background) >= TEXT_CONTRAST)
        break;
      *paper = mix (&color, &self->foreground, share);
    }

  return self->background;
}

/**
 * kzru_timeline_style_fade:
 * @self: a style
 * @color: an opaque colour
 *
 * Has a colour stand back, so that what is drawn with it is still to be seen.
 *
 * Returns: an opaque colour
 */
GdkRGBA
kzru_timeline_style_fade (const KzruTimelineStyle *self,
                          const GdkRGBA           *color)
{
  return mix (color, &self->background, self->high_contrast ? FADE_HIGH_CONTRAST : FADE);
}
