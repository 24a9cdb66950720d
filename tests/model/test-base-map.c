/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-base-map.h"

#include <string.h>

#include "model/kzru-anchor.h"
#include "model/kzru-region-name.h"

static GBytes *
load_bytes (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "base-map", "base-map.bin", NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, size);
}

static KzruBaseMap *
load (void)
{
  g_autoptr (GBytes) bytes = load_bytes ();
  g_autoptr (GError) error = NULL;
  KzruBaseMap *map = kzru_base_map_new (bytes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (map);

  return map;
}

static const KzruBaseUnit *
find_unit (KzruBaseMap *map,
           double       lon,
           double       lat)
{
  guint n;
  const KzruBaseUnit *units = kzru_base_map_get_units (map, &n);
  guint unit = kzru_base_map_find_unit (map, kzru_mercator_from_point ((KzruPoint) { lon, lat }));

  return unit != KZRU_BASE_UNIT_NONE ? &units[unit] : NULL;
}

/* The figures are those of data/base-map/README.md. */
static void
test_shipped (void)
{
  static const struct
  {
    double zoom;
    guint  scale;
    guint  n_arcs;
    guint  n_points;
  } levels[] = {
    { 0, 110, 661, 9884 }, { 3, 50, 3302, 40695 }, { 4, 50, 3302, 40695 },
    { 5, 10, 1912, 79855 }, { 6, 10, 1912, 79855 }, { 7, 10, 2132, 191536 }, { 12, 10, 2132, 191536 },
  };
  g_autoptr (KzruBaseMap) map = load ();
  KzruMercator almaty = kzru_mercator_from_point ((KzruPoint) { 76.9, 43.2 });
  KzruMercatorBox box = { almaty.x, almaty.y, almaty.x + 0.001, almaty.y + 0.001 };
  guint n;

  kzru_base_map_get_units (map, &n);
  g_assert_cmpuint (n, ==, 248);
  g_assert_nonnull (strstr (kzru_base_map_get_credit (map), "Natural Earth"));

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      const KzruBaseLevel *level = kzru_base_map_get_level (map, levels[i].zoom, &box);

      g_assert_cmpuint (level->scale, ==, levels[i].scale);
      g_assert_cmpuint (level->n_arcs, ==, levels[i].n_arcs);
      g_assert_cmpuint (level->n_points, ==, levels[i].n_points);
    }
}

/* The finest level holds in its window only. */
static void
test_level_outside_of_window (void)
{
  g_autoptr (KzruBaseMap) map = load ();
  KzruMercator lima = kzru_mercator_from_point ((KzruPoint) { -77, -12 });
  KzruMercatorBox box = { lima.x, lima.y, lima.x + 0.001, lima.y + 0.001 };

  g_assert_cmpuint (kzru_base_map_get_level (map, 9, &box)->scale, ==, 50);
  g_assert_cmpuint (kzru_base_map_get_level (map, 9, &box)->n_arcs, ==, 3345);
  g_assert_cmpuint (kzru_base_map_get_level (map, 4, &box)->n_arcs, ==, 3302);
}

/* Whether there is land at a point of a level: every edge of every ring is looked at. */
static gboolean
is_land_slowly (const KzruBaseLevel *level,
                KzruMercator         p)
{
  gboolean inside = FALSE;

  for (guint i = 0; i < level->n_polygons[KZRU_BASE_LAND]; i++)
    {
      const KzruBasePolygon *polygon = &level->polygons[KZRU_BASE_LAND][i];

      for (guint j = polygon->first; j < polygon->first + polygon->n_rings; j++)
        for (guint k = level->rings[j].first; k < level->rings[j].first + level->rings[j].n_refs; k++)
          {
            const KzruBaseArc *arc = &level->arcs[level->refs[k] / 2];
            const KzruMercator *points = &level->points[arc->first];

            for (guint l = 1; l < arc->n_points; l++)
              if ((points[l - 1].y > p.y) != (points[l].y > p.y)
                  && p.x < points[l - 1].x + (p.y - points[l - 1].y) / (points[l].y - points[l - 1].y) * (points[l].x - points[l - 1].x))
                inside = !inside;
          }
    }

  return inside;
}

/* What is left out of a level changes the coast by less than a pixel: few
 * places are land on one level and sea on another. */
static void
test_levels_agree (void)
{
  static const double zooms[] = { 0, 3, 5, 7 };
  g_autoptr (KzruBaseMap) map = load ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  KzruMercatorBox everywhere = { 0, 0, 1, 1 };
  guint n_other[G_N_ELEMENTS (zooms)] = { 0 };
  guint n_land = 0;

  for (guint i = 0; i < 400; i++)
    {
      KzruPoint point = { g_rand_double_range (rand, 12, 118), g_rand_double_range (rand, 12, 73) };
      KzruMercator p = kzru_mercator_from_point (point);
      KzruMercatorBox box = { p.x, p.y, p.x, p.y };
      gboolean land = kzru_base_map_is_land (map, p);

      n_land += land;
      g_assert_cmpint (is_land_slowly (kzru_base_map_get_level (map, G_MAXDOUBLE, &everywhere), p), ==, land);
      for (guint j = 0; j < G_N_ELEMENTS (zooms); j++)
        n_other[j] += is_land_slowly (kzru_base_map_get_level (map, zooms[j], &box), p) != land;
    }

  g_assert_cmpuint (n_land, >, 200);
  for (guint j = 0; j < G_N_ELEMENTS (zooms); j++)
    g_assert_cmpuint (n_other[j], <=, j == 0 ? 8 : 2);
}

/* The border inside a country that parts it in fact is not a settled one, on
 * every level that has it, and it is in no polygon. */
static void
test_inner_borders (void)
{
  static const KzruMercatorBox everywhere = { 0, 0, 1, 1 };
  static const struct
  {
    KzruPoint   near;
    const char *alpha2;
  } cases[] = {
    { { 41.9, 42.75 }, "GE" }, /* the Inguri, between Abkhazia and Mingrelia */
    { { 29.1, 47.6 }, "MD" },  /* the Dniester, between Transnistria and the rest */
    { { 44.2, 42.2 }, "GE" },  /* South Ossetia */
    { { 35.6, 33.0 }, "IL" },  /* the Jordan, below the Golan */
    { { 37.7, 47.6 }, "UA" },  /* Donetsk */
    { { 38.9, 48.65 }, "UA" }, /* Luhansk */
  };
  g_autoptr (KzruBaseMap) map = load ();
  guint n_units;
  const KzruBaseUnit *units = kzru_base_map_get_units (map, &n_units);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (double zoom = 3; zoom <= 9; zoom++)
      {
        KzruMercator p = kzru_mercator_from_point (cases[i].near);
        KzruMercatorBox box = { p.x, p.y, p.x, p.y };
        const KzruBaseLevel *level = kzru_base_map_get_level (map, zoom, zoom == 8 ? &everywhere : &box);
        gboolean found = FALSE;

        for (guint j = 0; j < level->n_arcs; j++)
          {
            const KzruBaseArc *arc = &level->arcs[j];

            found |= arc->klass == KZRU_BASE_ARC_DISPUTED && arc->unit_b == KZRU_BASE_UNIT_NONE
                     && g_str_equal (units[arc->unit_a].alpha2, cases[i].alpha2)
                     && kzru_mercator_box_intersects (&arc->box, &box);
          }
        g_assert_true (found);
      }
}

static void
test_where_things_are (void)
{
  static const struct
  {
    double      lon;
    double      lat;
    gboolean    land;
    const char *alpha2; /* NULL at sea */
  } cases[] = {
    { 51, 42, FALSE, NULL },      /* Caspian */
    { 34, 43, FALSE, NULL },      /* Black Sea */
    { 60, 15, FALSE, NULL },      /* Arabian Sea */
    { 76.9, 43.25, TRUE, "KZ" },  /* Almaty */
    { 37.6, 55.7, TRUE, "RU" },   /* Moscow */
    { 51.4, 35.7, TRUE, "IR" },   /* Tehran */
    { -170.5, 66.2, TRUE, "RU" }, /* Chukotka, beyond the antimeridian */
    { 34, 45.2, TRUE, "" },       /* Crimea */
  };
  g_autoptr (KzruBaseMap) map = load ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KzruMercator p = kzru_mercator_from_point ((KzruPoint) { cases[i].lon, cases[i].lat });
      const KzruBaseUnit *unit = find_unit (map, cases[i].lon, cases[i].lat);

      g_assert_cmpint (kzru_base_map_is_land (map, p), ==, cases[i].land);
      g_assert_cmpstr (unit != NULL ? unit->alpha2 : NULL, ==, cases[i].alpha2);

      p.x += 2;
      g_assert_cmpint (kzru_base_map_is_land (map, p), ==, cases[i].land);
    }
}

/* Crimea is of no state on the map, and parted from Ukraine by a line of its own kind. */
static void
test_crimea (void)
{
  g_autoptr (KzruBaseMap) map = load ();
  const KzruBaseUnit *crimea = find_unit (map, 34, 45.2);
  KzruMercator p = kzru_mercator_from_point ((KzruPoint) { 34, 46 });
  KzruMercatorBox box = { p.x, p.y, p.x, p.y };
  guint n, n_disputed = 0;
  const KzruBaseUnit *units = kzru_base_map_get_units (map, &n);
  guint index = (guint) (crimea - units);

  g_assert_cmpint (crimea->kind, ==, KZRU_BASE_UNIT_DISPUTED);

  for (double zoom = 0; zoom <= 7; zoom += 3.5)
    {
      const KzruBaseLevel *level = kzru_base_map_get_level (map, zoom, &box);

      for (guint i = 0; i < level->n_arcs; i++)
        {
          const KzruBaseArc *arc = &level->arcs[i];

          if (arc->unit_b == KZRU_BASE_UNIT_NONE || (arc->unit_a != index && arc->unit_b != index))
            continue;
          g_assert_cmpint (arc->klass, ==, KZRU_BASE_ARC_DISPUTED);
          n_disputed++;
        }
    }
  g_assert_cmpuint (n_disputed, >=, 3);
}

static gpointer
ask_for_anchors (gpointer user_data)
{
  KzruBaseMap *map = user_data;
  const GArray **anchors;
  guint n;

  kzru_base_map_get_units (map, &n);
  anchors = g_new (const GArray *, n);
  for (guint i = 0; i < n; i++)
    anchors[i] = kzru_base_map_get_anchors (map, i);

  return anchors;
}

/* Where names may stand is found once, whoever asks, and however many at a time. */
static void
test_anchors (void)
{
  enum { N_THREADS = 3 };
  g_autoptr (KzruBaseMap) map = load ();
  GThread *threads[N_THREADS];
  const GArray **anchors[N_THREADS];
  guint n;

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("anchors", ask_for_anchors, map);
  for (guint i = 0; i < N_THREADS; i++)
    anchors[i] = g_thread_join (threads[i]);

  kzru_base_map_get_units (map, &n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (KzruAnchor));

      for (guint j = 0; j < N_THREADS; j++)
        g_assert_true (anchors[j][i] == kzru_base_map_get_anchors (map, i));
      kzru_anchors_find_in_unit (map, i, expected);
      g_assert_cmpmem (anchors[0][i]->data, anchors[0][i]->len * sizeof (KzruAnchor),
                       expected->data, expected->len * sizeof (KzruAnchor));
    }

  for (guint i = 0; i < N_THREADS; i++)
    g_free (anchors[i]);
}

/* Uses all that a painter would: under the sanitizers nothing may be touched
 * that is not there. */
static void
walk (KzruBaseMap *map)
{
  KzruMercatorBox everywhere = { 0, 0, 1, 1 };
  double sum = 0;

  for (double zoom = 0; zoom < 12; zoom += 3)
    {
      const KzruBaseLevel *level = kzru_base_map_get_level (map, zoom, &everywhere);

      for (guint group = 0; group < KZRU_BASE_N_GROUPS; group++)
        for (guint i = 0; i < level->n_polygons[group]; i++)
          {
            const KzruBasePolygon *polygon = &level->polygons[group][i];

            for (guint j = polygon->first; j < polygon->first + polygon->n_rings; j++)
              for (guint k = level->rings[j].first; k < level->rings[j].first + level->rings[j].n_refs; k++)
                {
                  const KzruBaseArc *arc = &level->arcs[level->refs[k] / 2];

                  sum += level->points[arc->first].x + level->points[arc->first + arc->n_points - 1].y;
                }
          }
    }

  kzru_base_map_is_land (map, (KzruMercator) { 0.5, 0.5 });
  kzru_base_map_find_unit (map, (KzruMercator) { 0.7, 0.3 });
  g_assert_false (sum != sum);
}

/* A map of one square island: small enough to damage every bit of it. */
static GByteArray *
make_small_map (void)
{
  static const guint8 bytes[] = {
    'K', 'Z', 'R', 'U', 'M', 'A', 'P', '1', 0, 0, 0, 0,
    4, 'm', 'i', 'n', 'e',                      /* credit */
    1,                                          /* one unit */
    7, 2, 'X', 'X', 3, 'I', 's', 'l', 0, 0,     /* numeric, alpha2, name, kind, parent */
    20, 20, 6, 100,                             /* label at 0.01° E, 0.01° N; rank, area */
    1,                                          /* one level */
    110, 0, 20, 1,                              /* scale, zooms, one step a degree */
    0xe7, 0x02, 0xb3, 0x01, 0xe8, 0x02, 0xb4, 0x01, /* from −180, −90, 360 by 180 */
    2, 6,                                       /* two arcs, six points */
    0, 1, 0, 0, 0, 10, 10, 3, 0, 0, 20, 0, 0, 20,   /* (0, 0) (10, 0) (10, 10) */
    0, 1, 0, 0, 0, 10, 10, 3, 10, 10, 19, 0, 0, 19, /* (10, 10) (0, 10) (0, 0) */
    1, 0, 1, 0, 0, 10, 10, 2, 0, 2,             /* land: one ring of both arcs */
    1, 1, 1, 0, 0, 10, 10, 2, 0, 2,             /* the unit, the same */
    0,                                          /* no lakes */
  };
  GByteArray *array = g_byte_array_new ();

  g_byte_array_append (array, bytes, sizeof bytes);
  array->data[8] = (guint8) sizeof bytes;

  return array;
}

static KzruBaseMap *
read_array (const GByteArray *array,
            guint             size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (array->data, size);
  g_autoptr (GError) error = NULL;
  KzruBaseMap *map = kzru_base_map_new (bytes, &error);

  g_assert_true ((map == NULL) == (error != NULL));
  if (error != NULL)
    g_assert_true (g_error_matches (error, KZRU_BASE_MAP_ERROR, KZRU_BASE_MAP_ERROR_INVALID));

  return map;
}

static void
test_small_map (void)
{
  g_autoptr (GByteArray) array = make_small_map ();
  g_autoptr (KzruBaseMap) map = read_array (array, array->len);
  const KzruBaseUnit *unit;

  g_assert_nonnull (map);
  walk (map);

  unit = find_unit (map, 5, 5);
  g_assert_cmpstr (unit->name, ==, "Isl");
  g_assert_cmpfloat (unit->label.lon, ==, 0.01);
  g_assert_null (find_unit (map, 11, 5));
  g_assert_null (find_unit (map, 5, -1));
}

/* Cut short anywhere, with a length that tells of it or not, it is refused. */
static void
test_truncated (void)
{
  g_autoptr (GByteArray) array = make_small_map ();

  for (guint size = 0; size < array->len; size++)
    {
      g_assert_null (read_array (array, size));
      array->data[8] = (guint8) size;
      g_assert_null (read_array (array, size));
      array->data[8] = (guint8) array->len;
    }

  g_byte_array_append (array, (const guint8 *) "\0", 1);
  g_assert_null (read_array (array, array->len));
  array->data[8] = (guint8) array->len;
  g_assert_null (read_array (array, array->len));
}

/* With any byte changed to any other, it is refused or can be walked over. */
static void
test_damaged (void)
{
  g_autoptr (GByteArray) array = make_small_map ();
  guint n_refused = 0;

  for (guint i = 0; i < array->len; i++)
    {
      guint8 right = array->data[i];

      for (guint wrong = 0; wrong < 256; wrong++)
        {
          g_autoptr (KzruBaseMap) map = NULL;

          array->data[i] = (guint8) wrong;
          map = read_array (array, array->len);
          if (map != NULL)
            walk (map);
          else
            n_refused++;
        }
      array->data[i] = right;
    }

  /* Names, the label and the area may be anything; most else may not. */
  g_assert_cmpuint (n_refused, >, array->len * 256 / 2);
}

/* The same by chance for the shipped file, which has all records there are. */
static void
test_shipped_damaged (void)
{
  g_autoptr (GBytes) bytes = load_bytes ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (GByteArray) array = g_bytes_unref_to_array (g_steal_pointer (&bytes));

  for (guint i = 0; i < 150; i++)
    {
      g_autoptr (KzruBaseMap) map = NULL;
      guint32 at = (guint32) g_rand_int_range (rand, 12, (gint32) array->len);
      guint8 bit = (guint8) (1 << g_rand_int_range (rand, 0, 8));

      array->data[at] ^= bit;
      map = read_array (array, array->len);
      if (map != NULL)
        walk (map);
      array->data[at] ^= bit;
    }
}

static void
test_region_names (void)
{
  static const struct
  {
    const char *alpha2;
    const char *language;
    const char *name;
  } cases[] = {
    { "KZ", "en", "Kazakhstan" },
    { "KZ", "fa", "قزاقستان" },
    { "RU", "ru", "Россия" },
    { "RU", "ar", "روسيا" },
    { "KZ", "kk", "Қазақстан" },
    { "XK", "en", "Kosovo" },
    { "KZ", "fa-IR", "قزاقستان" },
    { "ZQ", "en", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *name = kzru_region_name (cases[i].alpha2, cases[i].language);

      g_assert_cmpstr (name, ==, cases[i].name);
      g_assert_true (kzru_region_name (cases[i].alpha2, cases[i].language) == name);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base-map/shipped", test_shipped);
  g_test_add_func ("/base-map/level-outside-of-window", test_level_outside_of_window);
  g_test_add_func ("/base-map/levels-agree", test_levels_agree);
  g_test_add_func ("/base-map/inner-borders", test_inner_borders);
  g_test_add_func ("/base-map/where-things-are", test_where_things_are);
  g_test_add_func ("/base-map/crimea", test_crimea);
  g_test_add_func ("/base-map/anchors", test_anchors);
  g_test_add_func ("/base-map/small", test_small_map);
  g_test_add_func ("/base-map/truncated", test_truncated);
  g_test_add_func ("/base-map/damaged", test_damaged);
  g_test_add_func ("/base-map/shipped-damaged", test_shipped_damaged);
  g_test_add_func ("/region-name/known", test_region_names);

  return g_test_run ();
}
