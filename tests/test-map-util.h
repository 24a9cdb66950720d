/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <math.h>

#include "model/kzru-base-map.h"
#include "model/kzru-map-frame.h"
#include "tests/test-util.h"

/* What tests of maps start with, in every layer. */

/* Reads the base map where it lies in the sources: model/ has no resources. */
static inline KzruBaseMap *
test_load_base_map (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "base-map", "base-map.bin", NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = g_mapped_file_get_bytes (file);
  KzruBaseMap *map = kzru_base_map_new (bytes, NULL);

  g_assert_nonnull (map);
  return map;
}

/* How far a point is from a straight line between two others. */
static inline double
test_measure (KzruScreenPoint p,
              KzruScreenPoint a,
              KzruScreenPoint b)
{
  double dx = b.x - a.x, dy = b.y - a.y;
  double t = dx * dx + dy * dy > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy) : 0;

  t = CLAMP (t, 0, 1);
  return hypot (p.x - a.x - t * dx, p.y - a.y - t * dy);
}
