/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-span.h"

G_BEGIN_DECLS

/**
 * KzruScale:
 * @origin: the instant at the edge where time starts, in seconds
 * @rate: seconds per px
 * @length: the length of the axis, in px
 * @mirrored: whether time runs from right to left
 *
 * Where an instant stands on an axis, and back. A value type.
 *
 * Positions are px from the left edge. Instants are floating-point numbers here,
 * so that zooming and panning by parts of a second do not add up to an error.
 */
typedef struct
{
  double   origin; /* s */
  double   rate;   /* s/px */
  double   length; /* px */
  gboolean mirrored;
} KzruScale;

/**
 * KzruScaleLimits:
 * @start: no earlier instant comes into view, in seconds
 * @end: no later instant comes into view, in seconds
 * @min_duration: the least time that fills the axis, in seconds
 */
typedef struct
{
  double start;        /* s */
  double end;          /* s */
  double min_duration; /* s */
} KzruScaleLimits;

KzruScale kzru_scale_new          (double                 start,
                                   double                 end,
                                   double                 length,
                                   gboolean               mirrored);
double    kzru_scale_get_end      (const KzruScale       *self);
KzruSpan  kzru_scale_get_span     (const KzruScale       *self);
double    kzru_scale_to_px        (const KzruScale       *self,
                                   double                 instant);
double    kzru_scale_to_instant   (const KzruScale       *self,
                                   double                 px);
KzruScale kzru_scale_zoom         (const KzruScale       *self,
                                   double                 px,
                                   double                 factor,
                                   const KzruScaleLimits *limits);
KzruScale kzru_scale_pan          (const KzruScale       *self,
                                   double                 px,
                                   const KzruScaleLimits *limits);
KzruScale kzru_scale_resize       (const KzruScale       *self,
                                   double                 length);
KzruScale kzru_scale_clamp        (const KzruScale       *self,
                                   const KzruScaleLimits *limits);
KzruScale kzru_scale_mix          (const KzruScale       *from,
                                   const KzruScale       *to,
                                   double                 t);

G_END_DECLS
