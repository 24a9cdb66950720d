/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-point-index.h"

#include <math.h>

/* Whether a point, or a copy of it in another world, is in a box. */
static gboolean
is_inside (KzruMercator           p,
           const KzruMercatorBox *box)
{
  return p.y >= box->north && p.y <= box->south && floor (box->east - p.x) >= ceil (box->west - p.x);
}

static KzruMercatorBox
make_box (GRand *rand)
{
  double x = g_rand_double_range (rand, -2, 3);
  double y = g_rand_double_range (rand, -0.2, 1.2);
  double size = pow (2, -g_rand_double_range (rand, -1, 10));

  return (KzruMercatorBox) { x, y, x + size * g_rand_double (rand), y + size * g_rand_double (rand) };
}

/* Against a look at every point: in any copy of the world, beyond the poles,
 * over the antimeridian, wider than the world. */
static void
test_oracle (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  KzruMercator points[500];
  g_autoptr (KzruPointIndex) index = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    points[i] = (KzruMercator) { g_rand_double (rand), g_rand_double (rand) };
  index = kzru_point_index_new (points, G_N_ELEMENTS (points));

  for (guint round = 0; round < 3000; round++)
    {
      KzruMercatorBox box = make_box (rand);
      guint n = 0;

      g_array_set_size (found, 0);
      kzru_point_index_query (index, &box, found);
      for (guint i = 0; i < G_N_ELEMENTS (points); i++)
        if (is_inside (points[i], &box))
          {
            g_assert_cmpuint (n, <, found->len);
            g_assert_cmpuint (g_array_index (found, guint, n++), ==, i);
          }
      g_assert_cmpuint (n, ==, found->len);
      n_found += n;
    }

  g_assert_cmpuint (n_found, >, 1000);
}

static void
test_edges (void)
{
  static const KzruMercator points[] = { { 0, 0 }, { 1, 1 }, { 0.5, -0.1 }, { 0.25, 0.5 } };
  g_autoptr (KzruPointIndex) index = kzru_point_index_new (points, G_N_ELEMENTS (points));
  g_autoptr (KzruPointIndex) empty = kzru_point_index_new (NULL, 0);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  KzruMercatorBox world = { 0, -1, 1, 2 };

  kzru_point_index_query (index, &world, found);
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (points));
  kzru_point_index_query (empty, &world, found);
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (points));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/point-index/oracle", test_oracle);
  g_test_add_func ("/point-index/edges", test_edges);

  return g_test_run ();
}
