/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-claim"

#include "config.h"

#include "widgets/kzru-claim.h"

#include <math.h>

/* How a date looks: what is certain of it stands solid, and what is possible
 * fades towards where it becomes impossible.
 *
 *     2017-07-12          ●
 *     2017              ╶─●─╴              the dot may be anywhere on the line
 *     [1991..2015]   ├───────────┤         where the line is long, there is no dot
 *     [..2017]         ░░▒▒▓▓┤             at that time or before it
 *     2014/2018       ░▒▓████████▓▒░       begun in 2014, certainly on, over in 2018
 *     2014/..         ░▒▓█████████████ ›   goes on
 *     2014/           ▓▒░ ?                ended, nobody says when
 *
 * A date on which nothing is certain still has a middle that the eye can hold
 * on to: it is less than solid there. */

#define FADE_EM 7.0      /* of an end that is open or unknown */
#define OPEN_CERTAINTY 0.25
#define EDGE_CERTAINTY 0.3  /* of the first and last moment that are possible */
#define MIN_RANGE_EM 4.0    /* how long a line is that has no dot in its middle */
#define PEAK_CERTAINTY 0.8  /* of something of which nothing is certain */
#define MIN_SEGMENT 1.0     /* a shorter fade reads as a sharp end */

/**
 * kzru_world_to_strip:
 * @self: a world
 * @instant: an instant, in seconds; may be infinite
 *
 * Says where an instant stands on the strip, or at which of its ends if it is
 * beyond.
 *
 * Returns: its position on the strip
 */
double
kzru_world_to_strip (const KzruWorld *self,
                     gint64           instant)
{
  if (instant == KZRU_INSTANT_MIN)
    return 0;
  if (instant == KZRU_INSTANT_MAX)
    return self->length;

  return ((double) instant - self->epoch) / self->rate;
}

/**
 * kzru_world_to_instant:
 * @self: a world
 * @position: a position on the strip
 *
 * Says which instant stands at a position, if it is within the time line at all.
 *
 * Returns: the instant, in seconds
 */
gint64
kzru_world_to_instant (const KzruWorld *self,
                       double           position)
{
  return kzru_instant_from_double (floor (self->epoch + position * self->rate));
}

static void
add_segment (KzruClaim *self,
             double     left,
             double     right,
             double     left_certainty,
             double     right_certainty)
{
  if (right - left >= MIN_SEGMENT)
    self->segments[self->n_segments++] = (KzruMarkSegment) { left, right, left_certainty, right_certainty };
}

/* The line of a moment that may lie anywhere in a wide range. It has no middle:
 * a dot there would name a time that nobody named. The mark stands at an end
 * that is known, and the line fades away from it where the other end is open. */
static void
init_range (KzruClaim            *self,
            const KzruEdtfBounds *bounds,
            const KzruWorld      *world,
            double                start,
            double                end)
{
  double fade = FADE_EM * world->em;

  self->wide = TRUE;
  self->left = bounds->outer.start == KZRU_INSTANT_MIN ? KZRU_MARK_END_NONE : KZRU_MARK_END_SHARP;
  self->right = bounds->outer.end == KZRU_INSTANT_MAX ? KZRU_MARK_END_NONE : KZRU_MARK_END_SHARP;
  self->anchor = start;

  if (self->left == KZRU_MARK_END_SHARP && self->right == KZRU_MARK_END_SHARP)
    add_segment (self, start, end, PEAK_CERTAINTY, PEAK_CERTAINTY);
  else if (self->right == KZRU_MARK_END_SHARP)
    {
      add_segment (self, MAX (start, end - fade), end, 0, PEAK_CERTAINTY);
      self->anchor = end;
    }
  else
    add_segment (self, start, MIN (end, start + fade), PEAK_CERTAINTY, 0);
}

static void
init_point (KzruClaim            *self,
            const KzruEdtfBounds *bounds,
            const KzruWorld      *world)
{
  double start = kzru_world_to_strip (world, bounds->outer.start);
  double end = kzru_world_to_strip (world, bounds->outer.end);

  self->shape = KZRU_MARK_POINT;

  if (end - start > MIN_RANGE_EM * world->em)
    {
      init_range (self, bounds, world, start, end);
      return;
    }

  self->anchor = (start + end) / 2;

  /* No line where the dot would cover it. */
  if (end - start > 2.5 * KZRU_DOT_RADIUS_EM * world->em)
    {
      add_segment (self, start, self->anchor, EDGE_CERTAINTY, 1);
      add_segment (self, self->anchor, end, 1, EDGE_CERTAINTY);
    }
}

/* The bar of something that certainly lasted for a while. */
static void
init_solid_span (KzruClaim            *self,
                 const KzruEdtfBounds *bounds,
                 const KzruWorld      *world)
{
  double fade = FADE_EM * world->em;
  double start = kzru_world_to_strip (world, bounds->outer.start);
  double core_start = kzru_world_to_strip (world, bounds->core.start);
  double core_end = kzru_world_to_strip (world, bounds->core.end);
  double end = kzru_world_to_strip (world, bounds->outer.end);
  double start_certainty = EDGE_CERTAINTY;
  double end_certainty = EDGE_CERTAINTY;

  if (bounds->flags & KZRU_EDTF_FLAG_OPEN_START)
    {
      core_start = MIN (start + fade, (start + core_end) / 2);
      start_certainty = OPEN_CERTAINTY;
    }
  else if (bounds->flags & KZRU_EDTF_FLAG_UNKNOWN_START)
    start = MAX (start, core_start - fade);

  if (bounds->flags & KZRU_EDTF_FLAG_OPEN_END)
    {
      core_end = MAX (end - fade, (core_start + end) / 2);
      end_certainty = OPEN_CERTAINTY;
    }
  else if (bounds->flags & KZRU_EDTF_FLAG_UNKNOWN_END)
    end = MIN (end, core_end + fade);

  add_segment (self, start, core_start, start_certainty, 1);
  add_segment (self, core_start, core_end, 1, 1);
  add_segment (self, core_end, end, 1, end_certainty);
  self->anchor = start;
}

/* The bar of something of which no instant is certain. */
static void
init_faint_span (KzruClaim            *self,
                 const KzruEdtfBounds *bounds,
                 const KzruWorld      *world)
{
  double fade = FADE_EM * world->em;
  double start = kzru_world_to_strip (world, bounds->outer.start);
  double end = kzru_world_to_strip (world, bounds->outer.end);
  gboolean no_start = (bounds->flags & (KZRU_EDTF_FLAG_UNKNOWN_START | KZRU_EDTF_FLAG_OPEN_START)) != 0;
  gboolean no_end = (bounds->flags & (KZRU_EDTF_FLAG_UNKNOWN_END | KZRU_EDTF_FLAG_OPEN_END)) != 0;

  if (no_end && !no_start)
    add_segment (self, start, MIN (end, start + fade), PEAK_CERTAINTY, 0);
  else if (no_start && !no_end)
    add_segment (self, MAX (start, end - fade), end, 0, PEAK_CERTAINTY);
  else
    {
      add_segment (self, start, (start + end) / 2, EDGE_CERTAINTY, PEAK_CERTAINTY);
      add_segment (self, (start + end) / 2, end, PEAK_CERTAINTY, EDGE_CERTAINTY);
    }

  self->anchor = self->n_segments > 0 ? self->segments[0].left : start;
}

static void
init_ends (KzruClaim            *self,
           const KzruEdtfBounds *bounds)
{
  if (bounds->flags & KZRU_EDTF_FLAG_OPEN_START)
    self->left = KZRU_MARK_END_OPEN;
  else if (bounds->flags & KZRU_EDTF_FLAG_UNKNOWN_START)
    self->left = KZRU_MARK_END_UNKNOWN;
  else
    self->left = KZRU_MARK_END_SHARP;

  if (bounds->flags & KZRU_EDTF_FLAG_OPEN_END)
    self->right = KZRU_MARK_END_OPEN;
  else if (bounds->flags & KZRU_EDTF_FLAG_UNKNOWN_END)
    self->right = KZRU_MARK_END_UNKNOWN;
  else
    self->right = KZRU_MARK_END_SHARP;
}

/* A bar is never narrower than a dot, or nobody would see it. */
static void
widen (KzruClaim       *self,
       const KzruWorld *world)
{
  double least = 2 * KZRU_DOT_RADIUS_EM * world->em;
  double left = self->n_segments > 0 ? self->segments[0].left : self->anchor;
  double right = self->n_segments > 0 ? self->segments[self->n_segments - 1].right : self->anchor;
  double middle = (left + right) / 2;

  if (right - left >= least)
    return;

  self->n_segments = 0;
  self->anchor = middle - least / 2;
  add_segment (self, middle - least / 2, middle + least / 2, 1, 1);
}

/**
 * kzru_claim_init:
 * @self: (out caller-allocates): the claim
 * @bounds: when something was
 * @world: the strip that it is shown on
 *
 * Finds how a claim is drawn on the strip. The left is where time comes from.
 */
void
kzru_claim_init (KzruClaim            *self,
                 const KzruEdtfBounds *bounds,
                 const KzruWorld      *world)
{
  *self = (KzruClaim) { .shape = KZRU_MARK_SPAN, .flags = bounds->flags };

  if (bounds->kind == KZRU_EDTF_DATE || bounds->kind == KZRU_EDTF_ONE_OF)
    {
      init_point (self, bounds, world);
      return;
    }

  if (kzru_span_is_empty (bounds->core))
    init_faint_span (self, bounds, world);
  else
    init_solid_span (self, bounds, world);

  init_ends (self, bounds);
  widen (self, world);
}

/**
 * kzru_claim_get_extent:
 * @self: a claim
 * @world: the strip that it is shown on
 *
 * Measures the room that the claim takes, with its dot.
 *
 * Returns: the room, on the strip
 */
KzruExtent
kzru_claim_get_extent (const KzruClaim *self,
                       const KzruWorld *world)
{
  double radius = KZRU_DOT_RADIUS_EM * world->em;
  KzruExtent extent = { G_MAXDOUBLE, -G_MAXDOUBLE };

  if (self->shape == KZRU_MARK_POINT)
    extent = (KzruExtent) { self->anchor - radius, self->anchor + radius };

  for (guint i = 0; i < self->n_segments; i++)
    {
      extent.start = MIN (extent.start, self->segments[i].left);
      extent.end = MAX (extent.end, self->segments[i].right);
    }

  return extent;
}

/* Cuts a segment to the window, with the certainties that it has at the cuts. */
static gboolean
clip_segment (KzruMarkSegment *self,
              KzruExtent       window)
{
  double slope = (self->right_certainty - self->left_certainty) / (self->right - self->left);

  if (self->right <= window.start || self->left >= window.end)
    return FALSE;

  if (self->left < window.start)
    {
      self->left_certainty += slope * (window.start - self->left);
      self->left = window.start;
    }
  if (self->right > window.end)
    {
      self->right_certainty -= slope * (self->right - window.end);
      self->right = window.end;
    }

  return TRUE;
}

static void
mirror_segment (KzruMarkSegment *self,
                double           axis)
{
  *self = (KzruMarkSegment) {
    axis - self->right, axis - self->left, self->right_certainty, self->left_certainty,
  };
}

/**
 * kzru_claim_place:
 * @self: a claim on the strip
 * @window: the piece of the strip that is drawn
 * @x: where the left edge of that piece is drawn
 * @mirrored: whether time runs from right to left
 *
 * Brings a claim from the strip to where it is drawn, and cuts off what lies
 * outside of the window: drawing does not take numbers of any size.
 */
void
kzru_claim_place (KzruClaim  *self,
                  KzruExtent  window,
                  double      x,
                  gboolean    mirrored)
{
  double shift = x - window.start;
  double axis = x + window.end;
  guint n = 0;

  if (self->n_segments > 0)
    {
      if (self->segments[0].left < window.start)
        self->left = KZRU_MARK_END_NONE;
      if (self->segments[self->n_segments - 1].right > window.end)
        self->right = KZRU_MARK_END_NONE;
    }

  for (guint i = 0; i < self->n_segments; i++)
    {
      KzruMarkSegment segment = self->segments[i];

      if (!clip_segment (&segment, window))
        continue;

      if (mirrored)
        mirror_segment (&segment, axis);
      else
        {
          segment.left += shift;
          segment.right += shift;
        }
      self->segments[n++] = segment;
    }
  self->n_segments = n;
  self->anchor = mirrored ? axis - self->anchor : self->anchor + shift;

  if (mirrored)
    {
      KzruMarkEnd left = self->left;
      KzruMarkSegment first = self->segments[0];

      self->left = self->right;
      self->right = left;
      if (n > 1)
        {
          self->segments[0] = self->segments[n - 1];
          self->segments[n - 1] = first;
        }
    }
}
