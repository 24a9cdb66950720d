/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whole numbers on the time line: division goes downwards, also of what lies
 * before its 0 (a divisor is greater than 0), and sums and powers do not wrap. */

static inline gint64
kzru_floor_div (gint64 dividend,
                gint64 divisor)
{
  gint64 quotient = dividend / divisor;

  return dividend % divisor < 0 ? quotient - 1 : quotient;
}

static inline gint64
kzru_floor_mod (gint64 dividend,
                gint64 divisor)
{
  gint64 rest = dividend % divisor;

  return rest < 0 ? rest + divisor : rest;
}

static inline gint64
kzru_add_saturated (gint64 a,
                    gint64 b)
{
  if (b > 0 && a > G_MAXINT64 - b)
    return G_MAXINT64;
  if (b < 0 && a < G_MININT64 - b)
    return G_MININT64;
  return a + b;
}

static inline gint64
kzru_subtract_saturated (gint64 a,
                         gint64 b)
{
  gint64 difference;

  if (__builtin_sub_overflow (a, b, &difference))
    return a < b ? G_MININT64 : G_MAXINT64;
  return difference;
}

/* @value times 2^@exponent. Not a shift to the left: what is negative is not to be shifted. */
static inline gint64
kzru_ldexp_saturated (gint64 value,
                      guint  exponent)
{
  gint64 factor = G_GINT64_CONSTANT (1) << exponent;

  if (value > G_MAXINT64 / factor)
    return G_MAXINT64;
  if (value < G_MININT64 / factor)
    return G_MININT64;
  return value * factor;
}

G_END_DECLS
