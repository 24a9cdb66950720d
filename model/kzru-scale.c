/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-scale.h"

#include <math.h>

/**
 * kzru_scale_new:
 * @start: the first instant of the axis, in seconds
 * @end: the instant where it ends, in seconds, after @start
 * @length: the length of the axis in px, more than 0
 * @mirrored: whether time runs from right to left
 *
 * Creates a scale that shows a span on an axis.
 *
 * Returns: a scale
 */
KzruScale
kzru_scale_new (double   start,
                double   end,
                double   length,
                gboolean mirrored)
{
  return (KzruScale) { start, (end - start) / length, length, mirrored };
}

/**
 * kzru_scale_get_end:
 * @self: a scale
 *
 * Gets the instant where the axis ends.
 *
 * Returns: the instant, in seconds
 */
double
kzru_scale_get_end (const KzruScale *self)
{
  return self->origin + self->rate * self->length;
}

/**
 * kzru_scale_get_span:
 * @self: a scale
 *
 * Gets the time that the axis shows, to the nearest second, as far as it can be
 * counted.
 *
 * Returns: the span
 */
KzruSpan
kzru_scale_get_span (const KzruScale *self)
{
  return (KzruSpan) {
    kzru_instant_from_double (round (self->origin)), kzru_instant_from_double (round (kzru_scale_get_end (self))),
  };
}

/**
 * kzru_scale_to_px:
 * @self: a scale
 * @instant: an instant, in seconds
 *
 * Says where an instant stands, which may be outside of the axis.
 *
 * Returns: its position, in px from the left edge
 */
double
kzru_scale_to_px (const KzruScale *self,
                  double           instant)
{
  double px = (instant - self->origin) / self->rate;

  return self->mirrored ? self->length - px : px;
}

/**
 * kzru_scale_to_instant:
 * @self: a scale
 * @px: a position, in px from the left edge
 *
 * Says which instant stands at a position.
 *
 * Returns: the instant, in seconds
 */
double
kzru_scale_to_instant (const KzruScale *self,
                       double           px)
{
  if (self->mirrored)
    px = self->length - px;

  return self->origin + px * self->rate;
}

/**
 * kzru_scale_zoom:
 * @self: a scale
 * @px: the position to zoom about, in px from the left edge
 * @factor: how many times longer a second becomes; less than 1 zooms out
 * @limits: how far it may go
 *
 * Zooms so that the instant at @px stays there, unless the limits forbid it.
 *
 * Returns: the new scale
 */
KzruScale
kzru_scale_zoom (const KzruScale       *self,
                 double                 px,
                 double                 factor,
                 const KzruScaleLimits *limits)
{
  KzruScale zoomed = *self;
  double fixed = kzru_scale_to_instant (self, px);
  double offset = self->mirrored ? self->length - px : px;
  double slowest = (limits->end - limits->start) / self->length;
  double fastest = MIN (limits->min_duration / self->length, slowest);

  /* The rate is limited before the origin is found, or the instant under the
   * pointer would creep away when zooming on at a limit. */
  zoomed.rate = CLAMP (self->rate / factor, fastest, slowest);
  zoomed.origin = fixed - offset * zoomed.rate;

  return kzru_scale_clamp (&zoomed, limits);
}

/**
 * kzru_scale_pan:
 * @self: a scale
 * @px: how far to move what is shown to the right, in px
 * @limits: how far it may go
 *
 * Moves the axis along.
 *
 * Returns: the new scale
 */
KzruScale
kzru_scale_pan (const KzruScale       *self,
                double                 px,
                const KzruScaleLimits *limits)
{
  KzruScale panned = *self;

  panned.origin += (self->mirrored ? px : -px) * self->rate;

  return kzru_scale_clamp (&panned, limits);
}

/**
 * kzru_scale_resize:
 * @self: a scale
 * @length: the new length of the axis, in px, more than 0
 *
 * Shows the same time on an axis of another length.
 *
 * Returns: the new scale
 */
KzruScale
kzru_scale_resize (const KzruScale *self,
                   double           length)
{
  return kzru_scale_new (self->origin, kzru_scale_get_end (self), length, self->mirrored);
}

/**
 * kzru_scale_clamp:
 * @self: a scale
 * @limits: how far it may go
 *
 * Brings a scale back within its limits, with as little change as will do.
 *
 * Returns: the new scale
 */
KzruScale
kzru_scale_clamp (const KzruScale       *self,
                  const KzruScaleLimits *limits)
{
  KzruScale clamped = *self;
  double slowest = (limits->end - limits->start) / self->length;
  double fastest = MIN (limits->min_duration / self->length, slowest);
  double centre = self->origin + self->rate * self->length / 2;

  if (self->rate < fastest || self->rate > slowest)
    {
      clamped.rate = CLAMP (self->rate, fastest, slowest);
      clamped.origin = centre - clamped.rate * self->length / 2;
    }

  clamped.origin = MIN (clamped.origin, limits->end - clamped.rate * self->length);
  clamped.origin = MAX (clamped.origin, limits->start);

  return clamped;
}

/**
 * kzru_scale_mix:
 * @from: the scale at the start of a movement
 * @to: the scale at its end, of the same axis
 * @t: how far along it is, 0 to 1
 *
 * Finds the scale on the way from one to another. The zoom changes by equal
 * factors in equal times, as it looks even to the eye, and the instant that
 * both show at the same position does not move.
 *
 * Returns: the scale in between
 */
KzruScale
kzru_scale_mix (const KzruScale *from,
                const KzruScale *to,
                double           t)
{
  KzruScale mixed = *to;
  double way;

  if (t >= 1)
    return mixed;

  mixed.rate = from->rate * pow (to->rate / from->rate, t);

  /* The origin goes as far as the rate has: both then are the same linear
   * function of one number, which keeps the common instant in its place. */
  if (fabs (to->rate - from->rate) > 1e-9 * from->rate)
    way = (mixed.rate - from->rate) / (to->rate - from->rate);
  else
    way = t;
  mixed.origin = from->origin + (to->origin - from->origin) * way;

  return mixed;
}
