/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/widgets/test-map-layout-util.h"

static const char * const persian[] = { "fa", "en", NULL };

static KzruMapFrame
make_frame (double lon,
            double lat,
            double zoom,
            double rotation)
{
  return (KzruMapFrame) { kzru_mercator_from_point ((KzruPoint) { lon, lat }), zoom, rotation, 900, 500 };
}

/* Views from the whole world to one town, some turned, one at the antimeridian. */
static const double views[][4] = {
  { 53, 45, 2, 0 },   { 53, 45, 3.2, 0 },   { 60, 45, 4.4, 0 },  { 50, 42, 5.1, 0 },    { 51, 43, 7, 0 },
  { 50, 41, 9, 0 },   { 70, 47, 4, 0.7 },   { 45, 42, 5, 2.5 },  { 178, 60, 2.6, 0 },   { 34, 46, 6, 0 },
  { 76, 43, 5.7, 5 },
};

/* A straight name takes its box; one along a line takes a box for each bit. */
static GArray *
get_label_boxes (KzruMapLayout *layout)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (KzruScreenBox));
  guint n;
  const KzruMapName *names = kzru_map_layout_get_names (layout, &n);
  const KzruMapPlace *places;
  const KzruMapRouteLabel *labels;

  for (guint i = 0; i < n; i++)
    g_array_append_val (boxes, names[i].box);

  places = kzru_map_layout_get_places (layout, &n);
  for (guint i = 0; i < n; i++)
    if (places[i].text != NULL)
      g_array_append_val (boxes, places[i].box);

  places = kzru_map_layout_get_cities (layout, &n);
  for (guint i = 0; i < n; i++)
    g_array_append_val (boxes, places[i].box);

  labels = kzru_map_layout_get_route_labels (layout, &n);
  for (guint i = 0; i < n; i++)
    if (labels[i].n_points == 1)
      {
        KzruScreenPoint p = kzru_map_layout_get_points (layout)[labels[i].first];
        double width, height;
        KzruScreenBox box;

        kzru_map_texts_get_size (labels[i].text, &width, &height);
        box = (KzruScreenBox) { p.x - width / 2, p.y - height / 2, p.x + width / 2, p.y + height / 2 };
        g_array_append_val (boxes, box);
      }

  return boxes;
}

/* No name is on another, on a mark, or cut by the edge; none is on a name that
 * follows a line. */
static void
test_no_overlap (Fixture       *fixture,
                 gconstpointer  file)
{
  guint n_boxes = 0, n_along = 0;

  for (guint v = 0; v < G_N_ELEMENTS (views); v++)
    for (guint l = 0; l < 2; l++)
      {
        KzruMapFrame frame = make_frame (views[v][0], views[v][1], views[v][2], views[v][3]);
        g_autoptr (KzruMapLayout) layout = test_lay_out_map (fixture, frame, l == 0 ? test_english : persian);
        g_autoptr (GArray) boxes = get_label_boxes (layout);
        guint n_marks, n_labels;
        const KzruMapCluster *marks = kzru_map_layout_get_marks (layout, &n_marks);
        const KzruMapRouteLabel *labels = kzru_map_layout_get_route_labels (layout, &n_labels);

        n_boxes += boxes->len;
        for (guint i = 0; i < boxes->len; i++)
          {
            KzruScreenBox box = g_array_index (boxes, KzruScreenBox, i);

            g_assert_cmpfloat (box.left, >=, 0);
            g_assert_cmpfloat (box.top, >=, 0);
            g_assert_cmpfloat (box.right, <=, frame.width);
            g_assert_cmpfloat (box.bottom, <=, frame.height);

            for (guint j = 0; j < i; j++)
              g_assert_false (kzru_screen_box_intersects (&box, &g_array_index (boxes, KzruScreenBox, j)));

            for (guint j = 0; j < n_marks; j++)
              {
                double x = CLAMP (marks[j].at.x, box.left, box.right) - marks[j].at.x;
                double y = CLAMP (marks[j].at.y, box.top, box.bottom) - marks[j].at.y;

                g_assert_cmpfloat (hypot (x, y), >=, marks[j].radius - 1e-6);
              }

            for (guint j = 0; j < n_labels; j++)
              for (guint k = 0; labels[j].n_points > 1 && k < labels[j].n_points; k++)
                {
                  KzruScreenPoint p = kzru_map_layout_get_points (layout)[labels[j].first + k];

                  n_along++;
                  g_assert_false (kzru_screen_box_contains (&box, p.x, p.y));
                }
          }
      }

  g_assert_cmpuint (n_boxes, >, 300);
  g_assert_cmpuint (n_along, >, 1000);
}

/* Neither state is named over Crimea, at any zoom that shows it. */
static void
test_crimea (Fixture       *fixture,
             gconstpointer  file)
{
  guint n_units;
  const KzruBaseUnit *units = kzru_base_map_get_units (fixture->base_map, &n_units);
  guint crimea = kzru_base_map_find_unit (fixture->base_map, kzru_mercator_from_point ((KzruPoint) { 34, 45.2 }));
  gboolean named = FALSE;

  for (double zoom = 2; zoom <= 9; zoom += 0.25)
    {
      KzruMapFrame frame = make_frame (34, 45.5, zoom, 0);
      g_autoptr (KzruMapLayout) layout = test_lay_out_map (fixture, frame, test_english);
      guint n;
      const KzruMapName *names = kzru_map_layout_get_names (layout, &n);

      for (guint i = 0; i < n; i++)
        {
          if (names[i].unit == crimea)
            named = TRUE;
          if (names[i].unit == crimea || names[i].unit == KZRU_BASE_UNIT_NONE
              || units[names[i].unit].kind != KZRU_BASE_UNIT_COUNTRY)
            continue;

          for (double x = names[i].box.left; x <= names[i].box.right; x += 4)
            for (double y = names[i].box.top; y <= names[i].box.bottom; y += 4)
              g_assert_cmpuint (kzru_base_map_find_unit (fixture->base_map, kzru_map_frame_from_screen (&frame, x, y)),
                                !=, crimea);
        }
    }

  g_assert_true (named);
}

/* What of the base map is named: countries, seas and cities, the more of the
 * latter the nearer one comes; no city where the atlas has a place. */
static void
test_base_names (Fixture       *fixture,
                 gconstpointer  file)
{
  static const struct
  {
    double zoom;
    guint  min_names;
    guint  min_seas;
    guint  min_cities;
    guint  max_cities;
  } cases[] = { { 2, 3, 1, 0, 0 }, { 4, 8, 1, 3, 40 }, { 6, 1, 1, 12, 60 }, { 8, 0, 0, 8, 60 } };
  guint n_all;
  const KzruCity *all = kzru_city_list_get (fixture->content->cities, &n_all);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KzruMapLayout) layout = test_lay_out_map (fixture, make_frame (36, 47.5, cases[i].zoom, 0), persian);
      guint n, n_cities, n_seas = 0;
      const KzruMapName *names = kzru_map_layout_get_names (layout, &n);
      const KzruMapPlace *cities = kzru_map_layout_get_cities (layout, &n_cities);

      for (guint j = 0; j < n; j++)
        n_seas += names[j].unit == KZRU_BASE_UNIT_NONE;
      g_test_message ("zoom %g: %u names, %u of seas, %u cities", cases[i].zoom, n, n_seas, n_cities);
      g_assert_cmpuint (n - n_seas, >=, cases[i].min_names);
      g_assert_cmpuint (n_seas, >=, cases[i].min_seas);
      g_assert_cmpuint (n_cities, >=, cases[i].min_cities);
      g_assert_cmpuint (n_cities, <=, cases[i].max_cities);

      for (guint j = 0; j < n_cities; j++)
        {
          g_assert_cmpuint (all[cities[j].place].zoom, <=, (guint) cases[i].zoom);
          g_assert_cmpstr (pango_layout_get_text (cities[j].text), ==, kzru_city_get_name (&all[cities[j].place], "fa"));
          for (guint k = 0; k < fixture->content->n_places; k++)
            {
              KzruScreenPoint p = kzru_map_frame_to_screen (kzru_map_layout_get_frame (layout), fixture->content->places[k]);

              g_assert_cmpfloat (hypot (p.x - cities[j].at.x, p.y - cities[j].at.y), >, 10);
            }
        }
    }
}

/* Moving the map moves what is on it, and nothing jumps. */
static void
test_panning (Fixture       *fixture,
              gconstpointer  file)
{
  KzruMapFrame frame = make_frame (55, 45, 4.6, 0);
  g_autoptr (KzruMapLayout) before = test_lay_out_map (fixture, frame, test_english);
  g_autoptr (KzruMapLayout) after = NULL;
  guint n_before, n_after, n_same = 0;
  const KzruMapCluster *marks_before = kzru_map_layout_get_marks (before, &n_before);
  const KzruMapCluster *marks_after;

  frame.centre = kzru_map_frame_from_screen (&frame, 450 + 37, 250 - 21);
  after = test_lay_out_map (fixture, frame, test_english);
  marks_after = kzru_map_layout_get_marks (after, &n_after);

  for (guint i = 0; i < n_before; i++)
    for (guint j = 0; j < n_after; j++)
      if (marks_before[i].cluster == marks_after[j].cluster)
        {
          n_same++;
          g_assert_cmpfloat_with_epsilon (marks_after[j].at.x, marks_before[i].at.x - 37, 1e-6);
          g_assert_cmpfloat_with_epsilon (marks_after[j].at.y, marks_before[i].at.y + 21, 1e-6);
          g_assert_cmpfloat (marks_after[j].radius, ==, marks_before[i].radius);
        }
  g_assert_cmpuint (n_same, >=, 3);
}

static gboolean
is_first_event_or_route (KzruRef  ref,
                         gpointer user_data)
{
  return ref.index == 0 && ref.kind != KZRU_RECORD_PLACE;
}

/* What does not pass the filters is neither drawn nor counted. */
static void
test_filtered (Fixture       *fixture,
               gconstpointer  file)
{
  KzruMapParams params = {
    .content = fixture->content,
    .frame = make_frame (55, 47, 3.5, 0),
    .texts = fixture->texts,
    .languages = test_english,
    .is_shown = is_first_event_or_route,
  };
  g_autoptr (KzruMapLayout) layout = kzru_map_layout_new (&params);
  guint n, n_clusters;
  const KzruMapLine *lines = kzru_map_layout_get_lines (layout, &n);

  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (lines[i].route, ==, 0);

  kzru_map_layout_get_marks (layout, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (kzru_place_clusters_get (kzru_map_layout_get_clusters (layout), &n_clusters)[0].n_events, ==, 1);
}

static void
assert_not_cut (const KzruMapFrame  *frame,
                const KzruScreenBox *box)
{
  KzruScreenBox picture = { 0, 0, frame->width, frame->height };

  g_assert_true (!kzru_screen_box_intersects (box, &picture)
                 || (box->left >= 0 && box->top >= 0 && box->right <= frame->width && box->bottom <= frame->height));
}

/* No name is cut by the edge of the picture; some stand out of it, to come in when
 * the map is moved. */
static void
test_edges (Fixture       *fixture,
            gconstpointer  file)
{
  KzruMapParams params = {
    .content = fixture->content,
    .texts = fixture->texts,
    .languages = test_english,
    .margin = 160,
  };
  guint n_outside = 0;

  for (double zoom = 2; zoom <= 8; zoom += 0.75)
    {
      g_autoptr (KzruMapLayout) layout = NULL;
      guint n, n_places;
      const KzruMapName *names;
      const KzruMapPlace *places;

      params.frame = make_frame (55, 45, zoom, 0);
      layout = kzru_map_layout_new (&params);
      names = kzru_map_layout_get_names (layout, &n);
      for (guint i = 0; i < n; i++)
        assert_not_cut (&params.frame, &names[i].box);
      places = kzru_map_layout_get_places (layout, &n_places);
      for (guint i = 0; i < n_places; i++)
        if (places[i].text != NULL)
          {
            assert_not_cut (&params.frame, &places[i].box);
            n_outside += places[i].box.left > params.frame.width || places[i].box.right < 0;
          }
    }

  g_assert_cmpuint (n_outside, >, 0);
}

/* A pinned place has its name even where it is within another's mark. */
static void
test_pinned (Fixture       *fixture,
             gconstpointer  file)
{
  KzruRef aktau;
  KzruMapParams params = {
    .content = fixture->content,
    .frame = make_frame (51, 43, 2, 0),
    .texts = fixture->texts,
    .languages = test_english,
    .pinned = &aktau.index,
    .n_pinned = 1,
  };
  g_autoptr (KzruMapLayout) layout = NULL;
  gboolean found = kzru_atlas_find (fixture->atlas, "aktau", &aktau);
  const KzruMapPlace *places;
  guint n;

  g_assert_true (found);
  layout = kzru_map_layout_new (&params);
  places = kzru_map_layout_get_places (layout, &n);
  found = FALSE;
  for (guint i = 0; i < n; i++)
    if (places[i].place == aktau.index)
      found = places[i].text != NULL;
  g_assert_true (found);
}

/* In a room taken at random, what is said to be free is. */
static void
test_room (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (KzruMapRoom) room = kzru_map_room_new (800, 500);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (KzruScreenBox));
  guint n_free = 0;

  for (guint i = 0; i < 3000; i++)
    {
      double x = g_rand_double_range (rand, -200, 1000);
      double y = g_rand_double_range (rand, -200, 700);
      KzruScreenBox box = { x, y, x + g_rand_double_range (rand, 1, 90), y + g_rand_double_range (rand, 1, 40) };
      gboolean is_free = TRUE;

      for (guint j = 0; j < taken->len; j++)
        is_free &= !kzru_screen_box_intersects (&box, &g_array_index (taken, KzruScreenBox, j));
      g_assert_cmpint (kzru_map_room_is_free (room, &box), ==, is_free);

      if (is_free)
        {
          kzru_map_room_take (room, &box);
          g_array_append_val (taken, box);
          n_free++;
        }
    }

  g_assert_cmpuint (n_free, >, 100);
}

/* The share of a picture that a country fills, by probes. */
static double
get_share (Fixture            *fixture,
           const KzruMapFrame *frame,
           guint               unit)
{
  guint n = 0;

  for (guint i = 0; i < 400; i++)
    n += kzru_base_map_find_unit (fixture->base_map,
                                  kzru_map_frame_from_screen (frame, (i % 20 + 0.5) * frame->width / 20,
                                                              (i / 20 + 0.5) * frame->height / 20)) == unit;
  return n / 400.0;
}

/* A country that fills much of a picture is named in it, once,
 * even where none of the places for its name is in the picture. */
static void
test_partial (Fixture       *fixture,
              gconstpointer  file)
{
  static const double partial[][4] = {
    { 43, 50, 6, 0 }, { 41, 47, 6.5, 0.4 }, { 47, 56, 7, 0 }, { 404, 53, 6, 0 }, { 39, 46.6, 7, 2 }, { 84, 46, 7, 0 },
  };
  static const char * const states[] = { "RU", "KZ", "CN", "UA" };
  guint n_units, n_named = 0;
  const KzruBaseUnit *units = kzru_base_map_get_units (fixture->base_map, &n_units);

  for (guint v = 0; v < G_N_ELEMENTS (partial); v++)
    for (guint unit = 0; unit < n_units; unit++)
      {
        KzruMapFrame frame = make_frame (partial[v][0], partial[v][1], partial[v][2], partial[v][3]);
        g_autoptr (KzruMapLayout) layout = NULL;
        const KzruMapName *names;
        guint n, n_here = 0;

        if (!g_strv_contains (states, units[unit].alpha2) || get_share (fixture, &frame, unit) < 0.3)
          continue;

        layout = test_lay_out_map (fixture, frame, test_english);
        names = kzru_map_layout_get_names (layout, &n);
        g_test_message ("%s in picture %u", units[unit].name, v);
        for (guint i = 0; i < n; i++)
          n_here += names[i].unit == unit;
        g_assert_cmpuint (n_here, ==, 1);
        n_named++;
      }

  g_assert_cmpuint (n_named, >=, 7);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map-room/against-all-pairs", test_room);
#define ADD(name, function) TEST_MAP ("/map-layout/" name, "map.kzru.json", function)
  ADD ("no-overlap", test_no_overlap);
  ADD ("crimea", test_crimea);
  ADD ("base-names", test_base_names);
  ADD ("partial", test_partial);
  ADD ("panning", test_panning);
  ADD ("filtered", test_filtered);
  ADD ("edges", test_edges);
  ADD ("pinned", test_pinned);

  return g_test_run ();
}
