/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-scale.h"

#define YEAR (365.25 * 86400)

static const KzruScaleLimits limits = { -53 * YEAR, 57 * YEAR, 2 * 3600 };

static void
test_there_and_back (void)
{
  for (guint mirrored = 0; mirrored < 2; mirrored++)
    {
      KzruScale scale = kzru_scale_new (20 * YEAR, 40 * YEAR, 1600, mirrored);

      g_assert_cmpfloat_with_epsilon (kzru_scale_to_px (&scale, 20 * YEAR), mirrored ? 1600 : 0, 1e-6);
      g_assert_cmpfloat_with_epsilon (kzru_scale_to_px (&scale, 40 * YEAR), mirrored ? 0 : 1600, 1e-6);
      g_assert_cmpfloat_with_epsilon (kzru_scale_get_end (&scale), 40 * YEAR, 1e-3);

      for (double px = -100; px < 1700; px += 37)
        g_assert_cmpfloat_with_epsilon (kzru_scale_to_px (&scale, kzru_scale_to_instant (&scale, px)), px, 1e-6);
    }
}

static void
test_mirror_image (void)
{
  KzruScale there = kzru_scale_new (0, YEAR, 1000, FALSE);
  KzruScale back = kzru_scale_new (0, YEAR, 1000, TRUE);

  for (guint i = 0; i <= 10; i++)
    g_assert_cmpfloat_with_epsilon (kzru_scale_to_px (&there, i * YEAR / 10) +
                                    kzru_scale_to_px (&back, i * YEAR / 10), 1000, 1e-6);
}

/* What is under the pointer stays there, in and out, as long as no limit is
 * met, and zooming out again leads back. */
static void
test_zoom_about (void)
{
  for (guint mirrored = 0; mirrored < 2; mirrored++)
    {
      KzruScale scale = kzru_scale_new (20 * YEAR, 40 * YEAR, 1600, mirrored);
      KzruScale zoomed = scale;
      double fixed = kzru_scale_to_instant (&scale, 1200);

      for (guint i = 0; i < 30; i++)
        {
          zoomed = kzru_scale_zoom (&zoomed, 1200, 1.3, &limits);
          g_assert_cmpfloat_with_epsilon (kzru_scale_to_px (&zoomed, fixed), 1200, 1e-3);
        }

      for (guint i = 0; i < 30; i++)
        zoomed = kzru_scale_zoom (&zoomed, 1200, 1 / 1.3, &limits);
      g_assert_cmpfloat_with_epsilon (zoomed.origin, scale.origin, 1);
      g_assert_cmpfloat_with_epsilon (zoomed.rate, scale.rate, 1e-3);
    }
}

static void
test_limits (void)
{
  KzruScale scale = kzru_scale_new (20 * YEAR, 40 * YEAR, 1600, FALSE);
  KzruScale in = kzru_scale_zoom (&scale, 300, 1e9, &limits);
  KzruScale further_in = kzru_scale_zoom (&in, 900, 10, &limits);
  KzruScale out = kzru_scale_zoom (&scale, 300, 1e-9, &limits);
  KzruScale left = kzru_scale_pan (&scale, 1e9, &limits);
  KzruScale right = kzru_scale_pan (&scale, -1e9, &limits);

  g_assert_cmpfloat_with_epsilon (in.rate * in.length, limits.min_duration, 1e-6);
  g_assert_cmpfloat_with_epsilon (further_in.origin, in.origin, 1e-3);
  g_assert_cmpfloat_with_epsilon (out.origin, limits.start, 1);
  g_assert_cmpfloat_with_epsilon (kzru_scale_get_end (&out), limits.end, 1);
  g_assert_cmpfloat_with_epsilon (left.origin, limits.start, 1);
  g_assert_cmpfloat_with_epsilon (left.rate, scale.rate, 1e-9);
  g_assert_cmpfloat_with_epsilon (kzru_scale_get_end (&right), limits.end, 1);
}

/* The content follows the hand, whichever way time runs. */
static void
test_pan (void)
{
  for (guint mirrored = 0; mirrored < 2; mirrored++)
    {
      KzruScale scale = kzru_scale_new (20 * YEAR, 40 * YEAR, 1600, mirrored);
      KzruScale panned = kzru_scale_pan (&scale, 100, &limits);

      g_assert_cmpfloat_with_epsilon (kzru_scale_to_px (&panned, 30 * YEAR),
                                      kzru_scale_to_px (&scale, 30 * YEAR) + 100, 1e-6);
    }
}

static void
test_mix (void)
{
  KzruScale scale = kzru_scale_new (20 * YEAR, 40 * YEAR, 1600, FALSE);
  KzruScale zoomed = kzru_scale_zoom (&scale, 700, 8, &limits);
  KzruScale panned = kzru_scale_pan (&scale, 240, &limits);
  KzruScale half = kzru_scale_mix (&scale, &panned, 0.5);
  double fixed = kzru_scale_to_instant (&scale, 700);

  for (double t = 0; t <= 1; t += 0.125)
    {
      KzruScale mixed = kzru_scale_mix (&scale, &zoomed, t);

      g_assert_cmpfloat_with_epsilon (kzru_scale_to_px (&mixed, fixed), 700, 1e-3);
    }

  g_assert_cmpfloat_with_epsilon (kzru_scale_mix (&scale, &zoomed, 1. / 3).rate, scale.rate / 2, 1e-3);
  g_assert_cmpfloat_with_epsilon (kzru_scale_to_px (&half, 30 * YEAR),
                                  kzru_scale_to_px (&scale, 30 * YEAR) + 120, 1e-6);
}

static void
test_span (void)
{
  KzruScale scale = kzru_scale_new (-10.4, 99.6, 1600, FALSE);
  KzruSpan span = kzru_scale_get_span (&scale);

  g_assert_cmpint (span.start, ==, -10);
  g_assert_cmpint (span.end, ==, 100);

  scale = kzru_scale_new (-1e19, 1e19, 1600, FALSE);
  span = kzru_scale_get_span (&scale);
  g_assert_cmpint (span.start, ==, KZRU_INSTANT_MIN);
  g_assert_cmpint (span.end, ==, KZRU_INSTANT_MAX);

  /* The last instant as a number is the one after it. */
  scale = kzru_scale_new ((double) KZRU_INSTANT_MIN, (double) KZRU_INSTANT_MAX, 1600, FALSE);
  span = kzru_scale_get_span (&scale);
  g_assert_cmpint (span.start, ==, KZRU_INSTANT_MIN);
  g_assert_cmpint (span.end, ==, KZRU_INSTANT_MAX);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scale/there-and-back", test_there_and_back);
  g_test_add_func ("/scale/mirror-image", test_mirror_image);
  g_test_add_func ("/scale/zoom-about", test_zoom_about);
  g_test_add_func ("/scale/limits", test_limits);
  g_test_add_func ("/scale/pan", test_pan);
  g_test_add_func ("/scale/mix", test_mix);
  g_test_add_func ("/scale/span", test_span);

  return g_test_run ();
}
