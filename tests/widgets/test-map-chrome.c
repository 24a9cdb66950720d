/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/widgets/test-pane-util.h"

#include <glib/gstdio.h>
#include <math.h>
#include <shumate/shumate.h>
#include <string.h>

#include "widgets/kzru-map-compass.h"
#include "widgets/kzru-map-item.h"
#include "widgets/kzru-map-legend.h"
#include "widgets/kzru-map-view-private.h"
#include "widgets/kzru-route-layer.h"

/* What lies over the map, and what its menu does. */

typedef struct
{
  KzruAtlas *atlas;
  KzruViewState *state;
  GtkWidget *window;
  KzruMapView *map;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  size)
{
  const int *sides = size;

  fixture->atlas = test_read_atlas ("routes.kzru.json");
  fixture->state = test_make_state (fixture->atlas);
  fixture->map = KZRU_MAP_VIEW (kzru_map_view_new ());
  fixture->window = test_put_in_window (GTK_WIDGET (fixture->map), fixture->state, sides[0], sides[1]);
  gtk_window_present (GTK_WINDOW (fixture->window));
  test_rest ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  size)
{
  test_close_window (fixture->window, GTK_WIDGET (fixture->map), fixture->state, fixture->atlas);
}

static const int large[] = { 1000, 520 };
static const int small[] = { 480, 270 };

static double
get_rotation (Fixture *fixture)
{
  return kzru_map_scene_get_frame (fixture->map->scene).rotation;
}

/* A map that is turned says where north is, and goes back when it is asked. */
static void
test_compass (Fixture       *fixture,
              gconstpointer  size)
{
  g_assert_false (gtk_widget_get_visible (fixture->map->compass));

  _kzru_map_view_turn (fixture->map, 1);
  test_rest ();
  g_assert_true (gtk_widget_get_mapped (fixture->map->compass));
  g_assert_cmpfloat_with_epsilon (get_rotation (fixture), 1, 1e-9);

  /* Near to north it snaps. */
  _kzru_map_view_turn (fixture->map, 2 * G_PI - 0.01);
  g_assert_cmpfloat (get_rotation (fixture), ==, 0);

  _kzru_map_view_turn (fixture->map, -0.5);
  test_rest ();
  g_assert_cmpfloat_with_epsilon (get_rotation (fixture), 2 * G_PI - 0.5, 1e-9);
  g_signal_emit_by_name (fixture->map->compass, "clicked");
  test_rest ();
  g_assert_cmpfloat (get_rotation (fixture), ==, 0);
  g_assert_false (gtk_widget_get_visible (fixture->map->compass));
}

/* Whether north is up; until then the map turns one way only. */
static gboolean
has_turned_on (Fixture *fixture,
               double  *last)
{
  double rotation = get_rotation (fixture);

  if (rotation != 0)
    g_assert_cmpfloat (rotation, >=, *last - 1e-9);
  *last = rotation;

  return rotation == 0;
}

/* With animations, north up is reached step by step, the shorter way round. */
static void
test_north_up (Fixture       *fixture,
               gconstpointer  size)
{
  double last = 4.5;

  g_object_set (gtk_widget_get_settings (fixture->window), "gtk-enable-animations", TRUE, NULL);
  _kzru_map_view_turn (fixture->map, last);
  gtk_widget_activate_action (GTK_WIDGET (fixture->map), "map.north-up", NULL);
  g_assert_cmpfloat_with_epsilon (get_rotation (fixture), last, 1e-9);
  test_wait_for (has_turned_on (fixture, &last));

  /* Whoever turns it meanwhile is obeyed. */
  _kzru_map_view_turn (fixture->map, 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->map), "map.north-up", NULL);
  _kzru_map_view_turn (fixture->map, 1);
  test_rest ();
  g_assert_cmpfloat_with_epsilon (get_rotation (fixture), 1, 1e-9);
}

/* A map that is turned keeps what it shows when it gets another size. */
static void
test_turned_and_resized (Fixture       *fixture,
                         gconstpointer  size)
{
  _kzru_map_view_turn (fixture->map, 1);
  test_rest ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 500);
  test_rest ();
  g_assert_cmpfloat_with_epsilon (get_rotation (fixture), 1, 1e-9);
}

static void
move_by (Fixture *fixture,
         double   right,
         double   down)
{
  KzruMapFrame frame = kzru_map_scene_get_frame (fixture->map->scene);

  frame.centre = kzru_map_frame_from_screen (&frame, frame.width / 2 + right, frame.height / 2 + down);
  _kzru_map_view_set_frame (fixture->map, &frame, FALSE);
}

/* While the map is moved, what is on it is not laid out anew, but drawn elsewhere;
 * turned or not. Once it has come to rest, it is. */
static void
test_moved (Fixture       *fixture,
            gconstpointer  size)
{
  KzruMapScene *scene = fixture->map->scene;
  g_autoptr (KzruMapLayout) layout = NULL;
  g_autoptr (KzruMapLines) lines = NULL;
  KzruScreenPoint shift;

  _kzru_map_view_turn (fixture->map, 0.7);
  test_rest ();
  layout = kzru_map_layout_ref (kzru_map_scene_get_layout (scene));
  lines = kzru_map_lines_ref (kzru_map_layout_get_all_lines (layout));

  for (guint i = 1; i <= 3; i++)
    {
      move_by (fixture, 30, -20);
      g_assert_true (kzru_map_scene_get_drawn (scene, &shift) == layout);
      g_assert_cmpfloat_with_epsilon (shift.x, -30.0 * i, 1e-3);
      g_assert_cmpfloat_with_epsilon (shift.y, 20.0 * i, 1e-3);
    }

  /* No further than it reaches, and not when it is zoomed. */
  move_by (fixture, KZRU_MAP_SCENE_MARGIN, 0);
  g_assert_true (kzru_map_scene_get_drawn (scene, &shift) != layout);
  g_assert_cmpfloat (shift.x, ==, 0);

  g_clear_pointer (&layout, kzru_map_layout_unref);
  move_by (fixture, -30, 0);
  layout = kzru_map_layout_ref (kzru_map_scene_get_drawn (scene, &shift));
  g_assert_cmpfloat_with_epsilon (shift.x, 30, 1e-3);
  test_wait_for (kzru_map_scene_get_drawn (scene, &shift) != layout);
  g_assert_cmpfloat (shift.x, ==, 0);
  g_assert_true (kzru_map_scene_get_layout (scene) == kzru_map_scene_get_drawn (scene, &shift));

  /* The lines, and the index of them, stay as long as the zoom level does. */
  g_assert_true (kzru_map_layout_get_all_lines (kzru_map_scene_get_layout (scene)) == lines);
  _kzru_map_view_turn (fixture->map, 0.2);
  g_assert_true (kzru_map_layout_get_all_lines (kzru_map_scene_get_layout (scene)) == lines);
  kzru_map_view_zoom (fixture->map, 0.5);
  g_assert_true (kzru_map_layout_get_all_lines (kzru_map_scene_get_layout (scene)) != lines);
}

static gboolean
has_legend (Fixture *fixture)
{
  return !kzru_map_legend_get_brief (KZRU_MAP_LEGEND (fixture->map->legend));
}

/* The legend makes way on a small map; where the data are from is said anyway. */
static void
test_legend (Fixture       *fixture,
             gconstpointer  size)
{
  gboolean shown = size == large;
  int height = gtk_widget_get_height (fixture->map->legend);

  g_assert_cmpint (has_legend (fixture), ==, shown);
  gtk_widget_activate_action (GTK_WIDGET (fixture->map), "map.legend", NULL);
  test_rest ();
  g_assert_cmpint (has_legend (fixture), ==, !shown);
  g_assert_cmpint (height, >, 0);
  g_assert_cmpint (gtk_widget_get_height (fixture->map->legend), >, 0);

  /* What was chosen is kept, whatever the size. */
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), shown ? small[0] : large[0], shown ? small[1] : large[1]);
  test_rest ();
  g_assert_cmpint (has_legend (fixture), ==, !shown);
}

static gint64
get_start (const char *edtf)
{
  g_autoptr (KzruEdtf) date = kzru_edtf_parse (edtf, NULL);

  return kzru_edtf_get_bounds (date)->outer.start;
}

static gboolean
legend_says (Fixture    *fixture,
             const char *word)
{
  g_autofree char *text = gtk_test_accessible_check_property (GTK_ACCESSIBLE (fixture->map->legend),
                                                              GTK_ACCESSIBLE_PROPERTY_LABEL, "");

  return text != NULL && strstr (text, word) != NULL;
}

/* Only what is on the map is explained; the map does not jump when that changes. */
static void
test_legend_of_what_is_shown (Fixture       *fixture,
                              gconstpointer  size)
{
  KzruMapFrame before, after;

  g_assert_true (legend_says (fixture, "Corridor"));
  g_assert_false (legend_says (fixture, "Planned"));

  kzru_view_state_set_playhead (fixture->state, get_start ("2012"));
  test_rest ();
  before = kzru_map_scene_get_frame (fixture->map->scene);
  g_assert_true (legend_says (fixture, "Corridor"));
  g_assert_true (legend_says (fixture, "Planned"));

  kzru_view_state_set_query (fixture->state, "meeting");
  test_rest ();
  after = kzru_map_scene_get_frame (fixture->map->scene);
  g_assert_false (legend_says (fixture, "Corridor"));
  g_assert_false (legend_says (fixture, "Planned"));
  g_assert_true (legend_says (fixture, "Events"));
  g_assert_cmpfloat (after.zoom, ==, before.zoom);
  g_assert_cmpfloat (after.centre.y, ==, before.centre.y);
}

static char *
describe (Fixture    *fixture,
          const char *id)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  test_collect (GTK_WIDGET (fixture->map), KZRU_TYPE_MAP_ITEM, items);
  for (guint i = 0; i < items->len; i++)
    if (kzru_ref_equal (kzru_map_item_get_ref (items->pdata[i]), test_find (fixture->atlas, id)))
      return gtk_test_accessible_check_property (items->pdata[i], GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");

  return NULL;
}

static guint
count_marks (Fixture *fixture)
{
  guint n;

  kzru_map_layout_get_marks (kzru_map_scene_get_layout (fixture->map->scene), &n);
  return n;
}

/* With the playhead set, the map shows what had happened by then and how routes
 * stood; a switch shows all the same. */
static void
test_time (Fixture       *fixture,
           gconstpointer  size)
{
  g_autofree char *before = NULL;
  g_autofree char *then = NULL;

  g_assert_false (gtk_widget_get_visible (fixture->map->all_times));
  before = describe (fixture, "one");
  g_assert_nonnull (before);
  g_assert_null (strstr (before, "Under way"));
  g_assert_cmpuint (count_marks (fixture), ==, 3);

  kzru_view_state_set_playhead (fixture->state, get_start ("2016"));
  test_rest ();
  g_assert_true (gtk_widget_get_mapped (fixture->map->all_times));
  then = describe (fixture, "one");
  g_assert_nonnull (strstr (then, "Under way"));
  g_assert_nonnull (strstr (then, "2015"));
  g_assert_cmpuint (count_marks (fixture), ==, 2);

  g_signal_emit_by_name (fixture->map->all_times, "clicked");
  test_rest ();
  g_assert_true (kzru_view_state_get_show_all_times (fixture->state));
  g_assert_cmpuint (count_marks (fixture), ==, 3);
}

/* A time range shows routes as they stood at its end, just as the playhead there
 * does, also those that nobody tells of by then. */
static void
test_time_range (Fixture       *fixture,
                 gconstpointer  size)
{
  g_autofree char *in_range = NULL;
  g_autofree char *at_end = NULL;
  KzruSpan early = { get_start ("1990"), get_start ("1995") };

  kzru_view_state_set_time_range (fixture->state, early);
  test_rest ();
  g_assert_true (gtk_widget_get_mapped (fixture->map->all_times));
  g_assert_cmpuint (count_marks (fixture), ==, 0);
  in_range = describe (fixture, "one");
  g_assert_nonnull (in_range);
  g_assert_nonnull (strstr (in_range, "Not yet told of"));

  kzru_view_state_set_time_range (fixture->state, (KzruSpan) { 0, 0 });
  kzru_view_state_set_playhead (fixture->state, early.end - 1);
  test_rest ();
  at_end = describe (fixture, "one");
  g_assert_cmpstr (at_end, ==, in_range);
}

/* One can go back to where one looked from. */
static void
test_history (Fixture       *fixture,
              gconstpointer  size)
{
  KzruViewHistory *history = kzru_view_state_get_history (fixture->state);
  KzruMapFrame first = kzru_map_scene_get_frame (fixture->map->scene), frame = first;
  gint64 opened = g_get_monotonic_time ();

  /* What one sees in passing is no place to go back to. */
  test_wait_for (g_get_monotonic_time () > opened + KZRU_VIEW_HISTORY_MERGE);
  frame.zoom += 2;
  _kzru_map_view_set_frame (fixture->map, &frame, FALSE);
  test_rest ();
  g_assert_true (kzru_view_history_can_go_back (history));
  g_assert_cmpfloat_with_epsilon (kzru_view_history_get_current (history).map.zoom, frame.zoom, 1e-6);

  kzru_view_history_go_back (history, g_get_monotonic_time ());
  test_rest ();
  g_assert_cmpfloat_with_epsilon (kzru_map_scene_get_frame (fixture->map->scene).zoom, first.zoom, 0.01);
}

/* The world ends near the poles: the map goes no further, and shows no second world
 * there, however it is moved, zoomed or turned. */
static void
test_poles (Fixture       *fixture,
            gconstpointer  size)
{
  KzruMapFrame frame = kzru_map_scene_get_frame (fixture->map->scene);
  KzruMercatorBox box;

  for (guint i = 0; i < 12; i++)
    {
      frame.zoom = 2 + i % 4;
      frame.centre = (KzruMercator) { 0.3 + i / 7.0, i % 2 == 0 ? 0.01 : 0.99 };
      _kzru_map_view_set_frame (fixture->map, &frame, FALSE);
      _kzru_map_view_turn (fixture->map, i >= 6 ? 0.3 : 0);
      frame = kzru_map_scene_get_frame (fixture->map->scene);
      box = kzru_map_frame_get_box (&frame, 0);
      g_assert_cmpfloat (box.north, >=, -1e-6);
      g_assert_cmpfloat (box.south, <=, 1 + 1e-6);
    }

  /* On a map that is a little higher than the world at the least zoom, one can zoom out
   * less. A window would not grow beyond its monitor by itself. */
  gtk_widget_set_size_request (GTK_WIDGET (fixture->map), 600, 1200);
  test_wait_for (kzru_map_scene_get_frame (fixture->map->scene).height >= 1200);
  kzru_map_view_zoom (fixture->map, -9);
  test_rest ();
  frame = kzru_map_scene_get_frame (fixture->map->scene);
  g_assert_cmpfloat (kzru_mercator_world_size (frame.zoom), >=, frame.height);
  g_assert_false (gtk_widget_get_sensitive (fixture->map->zoom_out));
}

/* The menu leads to each route, and to what is selected. */
static void
test_menu (Fixture       *fixture,
           gconstpointer  size)
{
  KzruRef apart = test_find (fixture->atlas, "apart");
  KzruMercatorBox box = kzru_map_content_get_box (kzru_map_scene_get_content (fixture->map->scene), apart);
  KzruMapFrame frame;

  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (fixture->map->routes_menu)), ==, 4);
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->map->actions), "zoom-to-selection"));

  gtk_widget_activate_action (GTK_WIDGET (fixture->map), "map.go-to-route", "u", apart.index);
  test_rest ();
  frame = kzru_map_scene_get_frame (fixture->map->scene);
  g_assert_true (kzru_ref_equal (kzru_view_state_get_selected (fixture->state), apart));
  g_assert_cmpfloat_with_epsilon (frame.centre.x, (box.west + box.east) / 2, 1e-4);
  g_assert_cmpfloat_with_epsilon (frame.centre.y, (box.north + box.south) / 2, 1e-4);
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->map->actions), "zoom-to-selection"));

  gtk_widget_activate_action (GTK_WIDGET (fixture->map), "map.fit-all", NULL);
  test_rest ();
  g_assert_cmpfloat (kzru_map_scene_get_frame (fixture->map->scene).centre.y, !=, frame.centre.y);
  gtk_widget_activate_action (GTK_WIDGET (fixture->map), "map.zoom-to-selection", NULL);
  test_rest ();
  g_assert_cmpfloat_with_epsilon (kzru_map_scene_get_frame (fixture->map->scene).centre.y, frame.centre.y, 1e-4);
}

/* A picture is written as a whole, in the kind that its name says; if it cannot
 * be, the error says why. */
static void
test_picture (Fixture       *fixture,
              gconstpointer  size)
{
  g_autofree char *folder = g_dir_make_tmp ("kzru-map-XXXXXX", NULL);
  g_autofree char *png = g_build_filename (folder, "map.png", NULL);
  g_autofree char *svg = g_build_filename (folder, "map.SVG", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "missing", "map.png", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (_kzru_map_view_write_picture (fixture->map, png, NULL));
  pixbuf = gdk_pixbuf_new_from_file (png, NULL);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, 2 * gtk_widget_get_width (GTK_WIDGET (fixture->map)));

  g_assert_true (_kzru_map_view_write_picture (fixture->map, svg, NULL));
  g_assert_true (g_file_get_contents (svg, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "<title>Roads of the plain</title>"));
  g_assert_nonnull (strstr (contents, ">Natural Earth"));

  g_assert_false (_kzru_map_view_write_picture (fixture->map, nowhere, &error));
  g_assert_nonnull (error);

  g_unlink (png);
  g_unlink (svg);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
told_cb (char **told,
         const char *text)
{
  g_free (*told);
  *told = g_strdup (text);
}

static void
test_copy (Fixture       *fixture,
           gconstpointer  size)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->map));
  g_autofree char *told = NULL;

  g_signal_connect_swapped (fixture->map, "told", G_CALLBACK (told_cb), &told);
  gtk_widget_activate_action (GTK_WIDGET (fixture->map), "map.copy", NULL);
  g_assert_true (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_TEXTURE));
  g_assert_nonnull (told);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(name, size, function) g_test_add ("/map-chrome/" name, Fixture, size, set_up, function, tear_down)
  ADD ("compass", large, test_compass);
  ADD ("north-up", large, test_north_up);
  ADD ("turned-and-resized", large, test_turned_and_resized);
  ADD ("moved", large, test_moved);
  ADD ("legend/large", large, test_legend);
  ADD ("legend/small", small, test_legend);
  ADD ("legend/of-what-is-shown", large, test_legend_of_what_is_shown);
  ADD ("time", large, test_time);
  ADD ("time-range", large, test_time_range);
  ADD ("history", large, test_history);
  ADD ("poles", large, test_poles);
  ADD ("menu", large, test_menu);
  ADD ("picture", large, test_picture);
  ADD ("copy", large, test_copy);

  return g_test_run ();
}
