/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/widgets/test-pane-util.h"

#include <math.h>
#include <shumate/shumate.h>

#include "widgets/kzru-base-map-source.h"
#include "widgets/kzru-event-layer.h"
#include "widgets/kzru-map-item.h"
#include "widgets/kzru-map-legend.h"
#include "widgets/kzru-map-view.h"
#include "widgets/kzru-record-popover.h"
#include "widgets/kzru-route-layer.h"

#define WIDTH 1000
#define HEIGHT 520

typedef struct
{
  KzruAtlas *atlas;
  KzruViewState *state;
  GtkWidget *window;
  GtkWidget *map; /* KzruMapView */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->atlas = test_read_atlas ("map.kzru.json");
  fixture->state = test_make_state (fixture->atlas);
  fixture->map = kzru_map_view_new ();
  fixture->window = test_put_in_window (fixture->map, fixture->state, WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (fixture->window));
  test_rest ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  test_close_window (fixture->window, fixture->map, fixture->state, fixture->atlas);
}

static GtkWidget *
find_one (Fixture *fixture,
          GType    type)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  test_collect (fixture->map, type, found);
  g_assert_cmpuint (found->len, ==, 1);
  return found->pdata[0];
}

static GPtrArray *
find_items (Fixture *fixture,
            GType    layer)
{
  GPtrArray *items = g_ptr_array_new ();

  test_collect (find_one (fixture, layer), KZRU_TYPE_MAP_ITEM, items);
  return items;
}

static GtkWidget *
find_item (Fixture    *fixture,
           GType       layer,
           const char *id)
{
  g_autoptr (GPtrArray) items = find_items (fixture, layer);

  for (guint i = 0; i < items->len; i++)
    if (kzru_ref_equal (kzru_map_item_get_ref (items->pdata[i]), test_find (fixture->atlas, id)))
      return items->pdata[i];

  g_assert_not_reached ();
}

static GtkEventController *
find_controller (Fixture *fixture,
                 GType    type)
{
  return test_find_controller (find_one (fixture, SHUMATE_TYPE_MAP), type, 0);
}

/* Where a place of the atlas is. */
static KzruPoint
get_point (Fixture    *fixture,
           const char *id)
{
  return kzru_atlas_get_place (fixture->atlas, test_find (fixture->atlas, id).index)->point;
}

/* What one place of the map gets when the pointer is there. */
static void
point_at (Fixture   *fixture,
          KzruPoint  point,
          double     dx,
          double     dy)
{
  double x, y;

  g_assert_true (kzru_map_view_locate (KZRU_MAP_VIEW (fixture->map), point, &x, &y));
  g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_MOTION), "motion", x + dx, y + dy);
}

static void
click_at (Fixture   *fixture,
          KzruPoint  point,
          double     dx,
          double     dy)
{
  GtkEventController *click = find_controller (fixture, GTK_TYPE_GESTURE_CLICK);
  double x, y;

  g_assert_true (kzru_map_view_locate (KZRU_MAP_VIEW (fixture->map), point, &x, &y));
  g_signal_emit_by_name (click, "pressed", 1, x + dx, y + dy);
  g_signal_emit_by_name (click, "released", 1, x + dx, y + dy);
}

static void
assert_ref (KzruRef ref,
            KzruRef expected)
{
  g_assert_cmpint (ref.kind, ==, expected.kind);
  g_assert_cmpuint (ref.index, ==, expected.index);
}

static void
test_property (Fixture       *fixture,
               gconstpointer  data)
{
  test_check_view_state (KZRU_PANE (fixture->map));

  /* With nothing to show there is nothing to reach, and nothing breaks. */
  kzru_map_view_fit_all (KZRU_MAP_VIEW (fixture->map));
  kzru_map_view_zoom (KZRU_MAP_VIEW (fixture->map), 1);
  g_object_set (fixture->map, "view-state", fixture->state, NULL);
  g_assert_true (kzru_pane_get_view_state (KZRU_PANE (fixture->map)) == fixture->state);
  test_rest ();
}

/* Everything that the atlas is about is in the picture at first, and after
 * each change of size, until the user moves the map. */
static void
test_fit (Fixture       *fixture,
          gconstpointer  data)
{
  static const char * const ids[] = { "xian", "mumbai", "saint-petersburg", "istanbul" };
  GtkWidget *shumate = find_one (fixture, SHUMATE_TYPE_MAP);
  ShumateViewport *viewport = shumate_map_get_viewport (SHUMATE_MAP (shumate));
  double x, y, zoom;

  for (guint width = WIDTH; width >= 500; width -= 250)
    {
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), (int) width, HEIGHT);
      test_rest ();
      g_assert_cmpint (gtk_widget_get_width (fixture->map), ==, (int) width);
      for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
        {
          const KzruPlace *place = kzru_atlas_get_place (fixture->atlas, test_find (fixture->atlas, ids[i]).index);

          g_assert_true (kzru_map_view_locate (KZRU_MAP_VIEW (fixture->map), place->point, &x, &y));
        }
    }

  kzru_map_view_zoom (KZRU_MAP_VIEW (fixture->map), 2);
  zoom = shumate_viewport_get_zoom_level (viewport);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), WIDTH, HEIGHT);
  test_rest ();
  g_assert_cmpfloat (shumate_viewport_get_zoom_level (viewport), ==, zoom);
  kzru_map_view_fit_all (KZRU_MAP_VIEW (fixture->map));
  g_assert_cmpfloat (shumate_viewport_get_zoom_level (viewport), <, zoom);
}

/* Our own projection and libshumate's agree to the pixel. */
static void
test_locate (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *shumate = find_one (fixture, SHUMATE_TYPE_MAP);
  ShumateViewport *viewport = shumate_map_get_viewport (SHUMATE_MAP (shumate));

  for (guint i = 0; i < kzru_atlas_get_n_records (fixture->atlas, KZRU_RECORD_PLACE); i++)
    {
      KzruPoint point = kzru_atlas_get_place (fixture->atlas, i)->point;
      double x, y, their_x, their_y;

      kzru_map_view_locate (KZRU_MAP_VIEW (fixture->map), point, &x, &y);
      shumate_viewport_location_to_widget_coords (viewport, shumate, point.lat, point.lon, &their_x, &their_y);
      g_assert_cmpfloat_with_epsilon (x, their_x, 0.01);
      g_assert_cmpfloat_with_epsilon (y, their_y, 0.01);
    }
}

static void
test_accessible (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char * const kinds[] = { "Corridor", "Corridor", "Pipeline", "Border", "Sea area" };
  g_autoptr (GPtrArray) routes = find_items (fixture, KZRU_TYPE_ROUTE_LAYER);
  GtkWidget *astana = find_item (fixture, KZRU_TYPE_EVENT_LAYER, "astana");

  gtk_test_accessible_assert_role (fixture->map, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (fixture->map, GTK_ACCESSIBLE_PROPERTY_LABEL, "Map");

  g_assert_cmpuint (routes->len, ==, 5);
  for (guint i = 0; i < routes->len; i++)
    {
      const KzruRoute *route = kzru_atlas_get_route (fixture->atlas, i);

      gtk_test_accessible_assert_role (routes->pdata[i], GTK_ACCESSIBLE_ROLE_BUTTON);
      gtk_test_accessible_assert_property (routes->pdata[i], GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           route->label.entries[0].text);
      gtk_test_accessible_assert_property (routes->pdata[i], GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, kinds[i]);
      g_assert_true (gtk_widget_get_focusable (routes->pdata[i]));
    }

  gtk_test_accessible_assert_property (astana, GTK_ACCESSIBLE_PROPERTY_LABEL, "Astana");
  gtk_test_accessible_assert_property (astana, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "3 events");
  gtk_test_accessible_assert_property (find_one (fixture, KZRU_TYPE_MAP_LEGEND), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Corridor · Pipeline · Border · Sea area · By sea · Events · Disputed border · Natural Earth · GeoNames");
}

/* What the search leaves out cannot be reached; names follow the language. */
static void
test_follows_state (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char * const persian[] = { "fa", "en", NULL };
  g_autoptr (GPtrArray) routes = NULL;

  kzru_view_state_set_query (fixture->state, "pipeline");
  test_rest ();
  routes = find_items (fixture, KZRU_TYPE_ROUTE_LAYER);
  g_assert_cmpuint (routes->len, ==, 1);
  assert_ref (kzru_map_item_get_ref (routes->pdata[0]), test_find (fixture->atlas, "caspian-pipeline"));

  kzru_view_state_set_query (fixture->state, "");
  kzru_view_state_set_languages (fixture->state, persian);
  test_rest ();
  gtk_test_accessible_assert_property (find_item (fixture, KZRU_TYPE_EVENT_LAYER, "astana"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "آستانه");
}

/* Tab goes from the map to each route, to each mark, to the buttons. */
static void
test_walk (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) routes = find_items (fixture, KZRU_TYPE_ROUTE_LAYER);
  g_autoptr (GPtrArray) marks = find_items (fixture, KZRU_TYPE_EVENT_LAYER);
  GtkWidget *map = find_one (fixture, SHUMATE_TYPE_MAP);

  g_assert_true (gtk_widget_grab_focus (fixture->map));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == map);

  for (guint i = 0; i < routes->len; i++)
    {
      gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == routes->pdata[i]);
    }
  for (guint i = 0; i < marks->len; i++)
    {
      gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == marks->pdata[i]);
    }
  gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
  g_assert_true (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (fixture->window))));

  gtk_widget_grab_focus (routes->pdata[1]);
  gtk_widget_child_focus (fixture->window, GTK_DIR_RIGHT);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == routes->pdata[2]);
  gtk_widget_child_focus (fixture->window, GTK_DIR_UP);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == routes->pdata[1]);

  g_assert_true (gtk_widget_activate (routes->pdata[1]));
  assert_ref (kzru_view_state_get_selected (fixture->state), kzru_map_item_get_ref (routes->pdata[1]));
}

/* Where reading goes to the left, so does the walk. */
static void
test_walk_mirrored (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GPtrArray) routes = find_items (fixture, KZRU_TYPE_ROUTE_LAYER);

  gtk_widget_set_direction (find_one (fixture, KZRU_TYPE_ROUTE_LAYER), GTK_TEXT_DIR_RTL);
  gtk_widget_grab_focus (routes->pdata[1]);
  gtk_widget_child_focus (fixture->window, GTK_DIR_LEFT);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == routes->pdata[2]);
}

/* A route lights up under the pointer, and under a pointer that misses it by
 * a few pixels; a click selects it. */
static void
test_point_and_click (Fixture       *fixture,
                      gconstpointer  data)
{
  const KzruRoute *corridor = kzru_atlas_get_route (fixture->atlas, 0);
  KzruRef ref = test_find (fixture->atlas, "middle-corridor");
  KzruPoint urumqi = get_point (fixture, "urumqi");

  assert_ref (ref, (KzruRef) { KZRU_RECORD_ROUTE, 0 });
  g_assert_cmpuint (corridor->via.n, >, 10);

  point_at (fixture, urumqi, 0, 4);
  assert_ref (kzru_view_state_get_hovered (fixture->state), ref);
  point_at (fixture, (KzruPoint) { 80, 20 }, 0, 0);
  assert_ref (kzru_view_state_get_hovered (fixture->state), KZRU_REF_NONE);

  click_at (fixture, urumqi, 0, -4);
  assert_ref (kzru_view_state_get_selected (fixture->state), ref);

  /* A click on nothing leaves the reader what it shows. */
  click_at (fixture, (KzruPoint) { 80, 20 }, 0, 0);
  assert_ref (kzru_view_state_get_selected (fixture->state), ref);
}

/* A press that moved is a drag, not a click. */
static void
test_drag (Fixture       *fixture,
           gconstpointer  data)
{
  GtkEventController *click = find_controller (fixture, GTK_TYPE_GESTURE_CLICK);
  KzruPoint urumqi = get_point (fixture, "urumqi");
  double x, y;

  kzru_map_view_locate (KZRU_MAP_VIEW (fixture->map), urumqi, &x, &y);
  g_signal_emit_by_name (click, "pressed", 1, x - 30, y);
  g_signal_emit_by_name (click, "released", 1, x, y);
  assert_ref (kzru_view_state_get_selected (fixture->state), KZRU_REF_NONE);
}

/* Where routes cross, the user is asked which one is meant. */
static void
test_chooser (Fixture       *fixture,
              gconstpointer  data)
{
  KzruPoint astrakhan = get_point (fixture, "astrakhan");
  GtkWidget *popover = find_one (fixture, KZRU_TYPE_RECORD_POPOVER);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  click_at (fixture, astrakhan, 0, 0);
  test_rest ();
  g_assert_true (gtk_widget_get_visible (popover));
  assert_ref (kzru_view_state_get_selected (fixture->state), KZRU_REF_NONE);

  test_collect (popover, GTK_TYPE_LIST_BOX_ROW, rows);
  g_assert_cmpuint (rows->len, >=, 2);
  g_assert_nonnull (test_find_label (popover, "pipeline"));
  g_assert_nonnull (test_find_label (popover, "North–South"));

  gtk_widget_activate (rows->pdata[1]);
  g_assert_cmpint (kzru_view_state_get_selected (fixture->state).kind, ==, KZRU_RECORD_ROUTE);
  test_rest ();
  g_assert_false (gtk_widget_get_visible (popover));
}

/* A mark for one event selects it, one place with several lists them. */
static void
test_marks (Fixture       *fixture,
            gconstpointer  data)
{
  KzruPoint moscow = get_point (fixture, "moscow");
  GtkWidget *popover = find_one (fixture, KZRU_TYPE_RECORD_POPOVER);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  click_at (fixture, moscow, 3, 3);
  test_rest ();
  g_assert_true (gtk_widget_get_visible (popover));
  test_collect (popover, GTK_TYPE_LIST_BOX_ROW, rows);
  g_assert_cmpuint (rows->len, ==, 2);

  gtk_widget_activate (rows->pdata[0]);
  assert_ref (kzru_view_state_get_selected (fixture->state), test_find (fixture->atlas, "e4"));
}

/* What is selected elsewhere comes into view if it is not. */
static void
test_go_to (Fixture       *fixture,
            gconstpointer  data)
{
  KzruPoint moscow = get_point (fixture, "moscow");
  KzruPoint almaty = get_point (fixture, "almaty");
  GtkWidget *shumate = find_one (fixture, SHUMATE_TYPE_MAP);
  ShumateViewport *viewport = shumate_map_get_viewport (SHUMATE_MAP (shumate));
  double x, y, longitude;

  kzru_map_view_zoom (KZRU_MAP_VIEW (fixture->map), 3);
  kzru_view_state_select (fixture->state, test_find (fixture->atlas, "e4"));
  g_assert_true (kzru_map_view_locate (KZRU_MAP_VIEW (fixture->map), moscow, &x, &y));
  g_assert_false (kzru_map_view_locate (KZRU_MAP_VIEW (fixture->map), almaty, &x, &y));

  /* It stays where it is for something that can be seen, or is nowhere. */
  longitude = shumate_location_get_longitude (SHUMATE_LOCATION (viewport));
  kzru_view_state_select (fixture->state, test_find (fixture->atlas, "e5"));
  kzru_view_state_select (fixture->state, test_find (fixture->atlas, "e10"));
  g_assert_cmpfloat (shumate_location_get_longitude (SHUMATE_LOCATION (viewport)), ==, longitude);

  /* Two places far apart: it goes back to see both. */
  kzru_view_state_select (fixture->state, test_find (fixture->atlas, "e3"));
  g_assert_true (kzru_map_view_locate (KZRU_MAP_VIEW (fixture->map), almaty, &x, &y));
}

/* Between the places of an event there is nothing of it to be seen, nor is there beside
 * the line of its route. */
static void
test_go_to_far_places (Fixture       *fixture,
                       gconstpointer  data)
{
  KzruPoint astana = get_point (fixture, "astana");
  KzruPoint almaty = get_point (fixture, "almaty");
  GtkWidget *shumate = find_one (fixture, SHUMATE_TYPE_MAP);
  ShumateViewport *viewport = shumate_map_get_viewport (SHUMATE_MAP (shumate));
  double x, y;

  shumate_viewport_set_zoom_level (viewport, 7);
  shumate_location_set_location (SHUMATE_LOCATION (viewport), (astana.lat + almaty.lat) / 2, (astana.lon + almaty.lon) / 2);
  test_rest ();
  kzru_view_state_select (fixture->state, test_find (fixture->atlas, "e3"));
  g_assert_true (kzru_map_view_locate (KZRU_MAP_VIEW (fixture->map), astana, &x, &y));
  g_assert_true (kzru_map_view_locate (KZRU_MAP_VIEW (fixture->map), almaty, &x, &y));

  /* One of its places is enough to stay. */
  shumate_viewport_set_zoom_level (viewport, 7);
  shumate_location_set_location (SHUMATE_LOCATION (viewport), almaty.lat, almaty.lon);
  test_rest ();
  kzru_view_state_select (fixture->state, KZRU_REF_NONE);
  kzru_view_state_select (fixture->state, test_find (fixture->atlas, "e3"));
  g_assert_cmpfloat (shumate_viewport_get_zoom_level (viewport), ==, 7);
  g_assert_false (kzru_map_view_locate (KZRU_MAP_VIEW (fixture->map), astana, &x, &y));

  /* Beside the line of a route, within its bounds. */
  shumate_viewport_set_zoom_level (viewport, 9);
  shumate_location_set_location (SHUMATE_LOCATION (viewport), 44.9, 52);
  test_rest ();
  kzru_view_state_select (fixture->state, test_find (fixture->atlas, "e9"));
  g_assert_cmpfloat (shumate_viewport_get_zoom_level (viewport), <, 9);
}

/* What is searched for is gone to if none of it is in view: to places of events, but
 * not to routes that do not match themselves, which are not there. */
static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  ShumateViewport *viewport = shumate_map_get_viewport (SHUMATE_MAP (find_one (fixture, SHUMATE_TYPE_MAP)));
  ShumateLocation *location = SHUMATE_LOCATION (viewport);

  shumate_viewport_set_zoom_level (viewport, 6);
  shumate_location_set_location (location, -20, -60);
  test_rest ();

  kzru_view_state_set_query (fixture->state, "along a line");
  g_assert_true (kzru_view_state_is_found (fixture->state, test_find (fixture->atlas, "e9")));
  test_rest ();
  g_assert_cmpfloat_with_epsilon (shumate_location_get_longitude (location), -60, 1e-6);

  kzru_view_state_set_query (fixture->state, "pipeline");
  test_rest ();
  g_assert_cmpfloat (shumate_location_get_longitude (location), >, 30);
}

/* Rows of a table are gone to, unless one of them is in the picture already. */
static void
test_search_table (Fixture       *fixture,
                   gconstpointer  data)
{
  GtkWidget *shumate = find_one (fixture, SHUMATE_TYPE_MAP);
  ShumateLocation *location = SHUMATE_LOCATION (shumate_map_get_viewport (SHUMATE_MAP (shumate)));
  g_autoptr (KzruAtlas) table = test_read_table ("id,title,start,lon,lat\n"
                                                 "1,Gate of the east,1990,140,-20\n"
                                                 "2,Gate of nowhere,1991,,\n"
                                                 "3,Bridge,1992,-60,-10\n"
                                                 "4,Bridge of the east,1993,141,-21\n");

  kzru_view_state_set_atlas (fixture->state, table);
  test_rest ();
  shumate_viewport_set_zoom_level (SHUMATE_VIEWPORT (location), 5);
  shumate_location_set_location (location, -10, -60);

  kzru_view_state_set_query (fixture->state, "bridge");
  kzru_view_state_finish_search (fixture->state);
  test_rest ();
  g_assert_cmpfloat_with_epsilon (shumate_location_get_longitude (location), -60, 1e-6);

  kzru_view_state_set_query (fixture->state, "gate");
  kzru_view_state_finish_search (fixture->state);
  test_rest ();
  g_assert_cmpfloat_with_epsilon (shumate_location_get_longitude (location), 140, 1);

  kzru_view_state_set_atlas (fixture->state, fixture->atlas);
}

static void
test_unplaced (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *label = test_find_label (fixture->map, "without a place");

  g_assert_nonnull (label);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "2 events without a place");
  kzru_view_state_set_query (fixture->state, "Event 10");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "1 event without a place");
}

/* Whether a label that contains some words can be seen. */
static gboolean
sees (Fixture    *fixture,
      const char *words)
{
  GtkWidget *label = test_find_label (fixture->map, words);

  return label != NULL && gtk_widget_get_mapped (label);
}

static void
wait_for_count (Fixture *fixture)
{
  test_wait_for (sees (fixture, "Counting"));
  test_wait_for (!sees (fixture, "Counting"));
}

static gboolean
explains_events (Fixture *fixture)
{
  g_autofree char *text = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (find_one (fixture, KZRU_TYPE_MAP_LEGEND)), GTK_ACCESSIBLE_PROPERTY_LABEL, "");

  return text != NULL && strstr (text, "Event") != NULL;
}

/* While a large table is counted, that is what is said, and no number of before. */
static void
test_large_table (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new ("id,title,start,lon,lat\n");
  g_autoptr (KzruAtlas) large = NULL;
  KzruSpan document;

  for (guint i = 0; i < 17000; i++)
    g_string_append_printf (text, i < 6 ? "%u,Thing,1990,,\n" : "%u,Thing,1990,%u,%u\n", i, i % 90, i % 60);
  large = test_read_table (text->str);

  kzru_view_state_set_atlas (fixture->state, large);
  g_assert_false (sees (fixture, "without a place"));
  wait_for_count (fixture);
  g_assert_true (sees (fixture, "6 events without a place"));
  g_assert_true (explains_events (fixture));

  document = kzru_view_state_get_document_span (fixture->state);
  kzru_view_state_set_time_range (fixture->state, (KzruSpan) { 0, document.start });
  g_assert_false (sees (fixture, "without a place"));
  wait_for_count (fixture);
  g_assert_false (sees (fixture, "without a place"));
  g_assert_false (explains_events (fixture));

  kzru_view_state_set_atlas (fixture->state, fixture->atlas);
  g_assert_false (sees (fixture, "Counting"));
}

static void
click_unplaced (Fixture *fixture)
{
  GtkWidget *label = test_find_label (fixture->map, "without a place");

  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
}

/* Of very many events without a place those that matter most are listed, a little later;
 * not if others are shown by then. */
static void
test_list_unplaced (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new ("id,title,start,lon,lat\n");
  g_autoptr (KzruAtlas) large = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  GtkWidget *popover = find_one (fixture, KZRU_TYPE_RECORD_POPOVER);

  for (guint i = 0; i < 17000; i++)
    g_string_append_printf (text, i < 500 ? "%u,Thing %u,1990,,\n" : "%u,Thing %u,1980,12,40\n", i, i);
  large = test_read_table (text->str);
  kzru_view_state_set_atlas (fixture->state, large);
  wait_for_count (fixture);

  click_unplaced (fixture);
  kzru_view_state_set_time_range (fixture->state, kzru_view_state_get_document_span (fixture->state));
  wait_for_count (fixture);
  test_rest ();
  g_assert_false (gtk_widget_get_visible (popover));

  click_unplaced (fixture);
  test_wait_for (gtk_widget_get_visible (popover));
  test_collect (popover, GTK_TYPE_LIST_BOX_ROW, rows);
  g_assert_cmpuint (rows->len, ==, 300);
  g_assert_nonnull (test_find_label (popover, "The 300 most important of 500 events without a place"));

  /* Whoever goes away does not wait for it. */
  click_unplaced (fixture);
  kzru_view_state_set_atlas (fixture->state, fixture->atlas);
}

static void
test_zoom_limits (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkWidget *shumate = find_one (fixture, SHUMATE_TYPE_MAP);
  ShumateViewport *viewport = shumate_map_get_viewport (SHUMATE_MAP (shumate));

  for (guint i = 0; i < 12; i++)
    kzru_map_view_zoom (KZRU_MAP_VIEW (fixture->map), 1);
  g_assert_cmpfloat (shumate_viewport_get_zoom_level (viewport), ==, KZRU_MAP_MAX_ZOOM);
  test_rest ();
  for (guint i = 0; i < 12; i++)
    kzru_map_view_zoom (KZRU_MAP_VIEW (fixture->map), -1);
  g_assert_cmpfloat (shumate_viewport_get_zoom_level (viewport), ==, KZRU_MAP_MIN_ZOOM);
}

/* Another atlas, or none, while the map is open. */
static void
test_other_atlas (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (KzruAtlas) other = test_read_atlas ("small.kzru.json");
  g_autoptr (GPtrArray) routes = NULL;

  kzru_view_state_select (fixture->state, test_find (fixture->atlas, "e4"));
  kzru_view_state_set_atlas (fixture->state, other);
  test_rest ();
  routes = find_items (fixture, KZRU_TYPE_ROUTE_LAYER);
  g_assert_cmpuint (routes->len, ==, kzru_atlas_get_n_records (other, KZRU_RECORD_ROUTE));

  kzru_view_state_set_atlas (fixture->state, NULL);
  test_rest ();
}

/* However the map is turned, as two fingers turn it, and drawn nearer, a tap that
 * is not quite still leads to the route that is drawn there. */
static void
test_tap_turned (Fixture       *fixture,
                 gconstpointer  data)
{
  static const double angles[] = { 0, 0.4, 1.5, 2.4, 3.9, 6.1 };
  ShumateViewport *viewport = shumate_map_get_viewport (SHUMATE_MAP (find_one (fixture, SHUMATE_TYPE_MAP)));
  GtkEventController *click = find_controller (fixture, GTK_TYPE_GESTURE_CLICK);
  KzruPoint kropotkin = { 40.5756, 45.4375 };
  double x, y;

  kzru_map_view_go_to (KZRU_MAP_VIEW (fixture->map), test_find (fixture->atlas, "caspian-pipeline"));
  for (guint i = 0; i < G_N_ELEMENTS (angles); i++)
    {
      shumate_viewport_set_rotation (viewport, angles[i]);
      shumate_viewport_set_zoom_level (viewport, 5 + i * 0.3);
      kzru_view_state_select (fixture->state, KZRU_REF_NONE);
      g_assert_true (kzru_map_view_locate (KZRU_MAP_VIEW (fixture->map), kropotkin, &x, &y));
      g_signal_emit_by_name (click, "pressed", 1, x - 3, y - 2);
      g_signal_emit_by_name (click, "released", 1, x, y + 4);
      assert_ref (kzru_view_state_get_selected (fixture->state), test_find (fixture->atlas, "caspian-pipeline"));
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/map-view/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("property", test_property);
  ADD ("fit", test_fit);
  ADD ("locate", test_locate);
  ADD ("accessible", test_accessible);
  ADD ("follows-state", test_follows_state);
  ADD ("walk", test_walk);
  ADD ("walk-mirrored", test_walk_mirrored);
  ADD ("point-and-click", test_point_and_click);
  ADD ("drag", test_drag);
  ADD ("tap-turned", test_tap_turned);
  ADD ("chooser", test_chooser);
  ADD ("marks", test_marks);
  ADD ("go-to", test_go_to);
  ADD ("go-to-far-places", test_go_to_far_places);
  ADD ("search", test_search);
  ADD ("search-table", test_search_table);
  ADD ("unplaced", test_unplaced);
  ADD ("large-table", test_large_table);
  ADD ("list-unplaced", test_list_unplaced);
  ADD ("zoom-limits", test_zoom_limits);
  ADD ("other-atlas", test_other_atlas);

  return g_test_run ();
}
