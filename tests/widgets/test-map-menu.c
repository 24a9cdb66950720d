/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/widgets/test-pane-util.h"

#include "widgets/kzru-map-item.h"
#include "widgets/kzru-map-view-private.h"

#define WIDTH 1000
#define HEIGHT 520

typedef struct
{
  KzruAtlas *atlas;
  KzruViewState *state;
  GtkWidget *window;
  KzruMapView *map;
  guint n_opened;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->atlas = test_read_atlas ("map.kzru.json");
  fixture->state = test_make_state (fixture->atlas);
  fixture->map = KZRU_MAP_VIEW (kzru_map_view_new ());
  g_signal_connect_swapped (fixture->map, "opened", G_CALLBACK (test_count_cb), &fixture->n_opened);
  fixture->window = test_put_in_window (GTK_WIDGET (fixture->map), fixture->state, WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (fixture->window));
  test_rest ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  test_close_window (fixture->window, GTK_WIDGET (fixture->map), fixture->state, fixture->atlas);
}

/* What opens the menu: a gesture of a type, for a button. */
static GtkEventController *
find_gesture (Fixture *fixture,
              GType    type,
              guint    button)
{
  return test_find_controller (GTK_WIDGET (fixture->map->map), type, button);
}

static gboolean
has_menu (Fixture *fixture)
{
  return fixture->map->context_menu != NULL && gtk_widget_get_mapped (fixture->map->context_menu);
}

static void
click_on (Fixture    *fixture,
          const char *place)
{
  KzruPoint point = kzru_atlas_get_place (fixture->atlas, test_find (fixture->atlas, place).index)->point;
  double x, y;

  g_assert_true (kzru_map_view_locate (fixture->map, point, &x, &y));
  g_signal_emit_by_name (find_gesture (fixture, GTK_TYPE_GESTURE_CLICK, GDK_BUTTON_SECONDARY), "pressed", 1, x, y);
  test_rest ();
  g_assert_true (has_menu (fixture));
}

/* Finds an item by the start of its action, and the target; of a menu and the menus in it. */
static gboolean
find_item (GMenuModel  *menu,
           const char  *action,
           GVariant   **target)
{
  static const char * const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *name = NULL;

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &name) && g_str_equal (name, action))
        {
          *target = g_menu_model_get_item_attribute_value (menu, i, G_MENU_ATTRIBUTE_TARGET, NULL);
          return TRUE;
        }
      for (guint j = 0; j < G_N_ELEMENTS (links); j++)
        {
          g_autoptr (GMenuModel) linked = g_menu_model_get_item_link (menu, i, links[j]);

          if (linked != NULL && find_item (linked, action, target))
            return TRUE;
        }
    }

  return FALSE;
}

static gboolean
offers (Fixture    *fixture,
        const char *action)
{
  g_autoptr (GVariant) target = NULL;

  return find_item (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (fixture->map->context_menu)), action, &target);
}

/* Chooses an item of the menu that is open. */
static void
choose (Fixture    *fixture,
        const char *action)
{
  g_autoptr (GVariant) target = NULL;

  g_assert_true (find_item (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (fixture->map->context_menu)), action,
                            &target));
  g_assert_true (gtk_widget_activate_action_variant (fixture->map->context_menu, action, target));
  gtk_popover_popdown (GTK_POPOVER (fixture->map->context_menu));
  test_rest ();
}

static void
read_text_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static char *
paste (Fixture *fixture)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->map)), NULL, read_text_cb, &text);
  test_wait_for (text != NULL);

  return text;
}

/* Of a route, the passages are opened, it is gone to, and its events are shown. */
static void
test_route (Fixture       *fixture,
            gconstpointer  data)
{
  KzruRef ref = test_find (fixture->atlas, "middle-corridor");
  double zoom = kzru_map_scene_get_frame (fixture->map->scene).zoom;

  click_on (fixture, "urumqi");
  choose (fixture, "map.read");
  g_assert_true (kzru_ref_equal (kzru_view_state_get_selected (fixture->state), ref));
  g_assert_cmpuint (fixture->n_opened, ==, 1);

  click_on (fixture, "urumqi");
  choose (fixture, "map.zoom-to");
  g_assert_cmpfloat (kzru_map_scene_get_frame (fixture->map->scene).zoom, >, zoom);
  g_assert_true (_kzru_map_view_is_in_view (fixture->map, ref));
}

/* Of a mark, its events are listed, or the only one is opened, and the timeline goes
 * to them. */
static void
test_mark (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GArray) events = NULL;
  KzruRef moscow = test_find (fixture->atlas, "moscow");
  KzruSpan visible;

  kzru_view_state_set_visible_span (fixture->state, (KzruSpan) { 0, KZRU_SECONDS_PER_DAY });
  click_on (fixture, "moscow");
  choose (fixture, "map.read");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->map->popover)));
  gtk_popover_popdown (GTK_POPOVER (fixture->map->popover));

  events = _kzru_map_view_dup_events (fixture->map, moscow);
  g_assert_cmpuint (events->len, ==, 2);
  click_on (fixture, "moscow");
  choose (fixture, "map.show-on-timeline");
  visible = kzru_view_state_get_visible_span (fixture->state);
  for (guint i = 0; i < events->len; i++)
    g_assert_true (kzru_span_contains (visible, kzru_atlas_get_event_bounds (fixture->atlas,
                                                  g_array_index (events, KzruRef, i).index).outer));

  kzru_map_view_zoom_to (fixture->map, test_find (fixture->atlas, "baku"));
  test_rest ();
  click_on (fixture, "baku");
  choose (fixture, "map.read");
  g_assert_cmpint (kzru_view_state_get_selected (fixture->state).kind, ==, KZRU_RECORD_EVENT);
}

/* Where several routes run, each has a menu of its own. */
static void
test_several (Fixture       *fixture,
              gconstpointer  data)
{
  GMenuModel *menu;
  g_autoptr (GMenuModel) section = NULL;

  click_on (fixture, "astrakhan");
  menu = gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (fixture->map->context_menu));
  section = g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SECTION);
  g_assert_cmpint (g_menu_model_get_n_items (section), >=, 2);
  for (int i = 0; i < g_menu_model_get_n_items (section); i++)
    {
      g_autoptr (GMenuModel) route = g_menu_model_get_item_link (section, i, G_MENU_LINK_SUBMENU);

      g_assert_nonnull (route);
    }
}

/* Of any place of the map one has the coordinates, as others can read them. */
static void
test_coordinates (Fixture       *fixture,
                  gconstpointer  data)
{
  KzruPoint point = { 80, 20 };
  g_autofree char *text = NULL;
  g_autofree char *of_place = NULL;
  g_auto (GStrv) parts = NULL;
  double x, y;

  g_assert_true (kzru_map_view_locate (fixture->map, point, &x, &y));
  g_signal_emit_by_name (find_gesture (fixture, GTK_TYPE_GESTURE_LONG_PRESS, GDK_BUTTON_PRIMARY), "pressed", x, y);
  test_rest ();
  g_assert_true (has_menu (fixture));
  g_assert_false (offers (fixture, "map.read"));
  g_assert_true (offers (fixture, "map.copy"));
  choose (fixture, "map.copy-text");
  text = paste (fixture);
  parts = g_strsplit (text, ", ", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (parts[0], NULL), 20, 0.2);
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (parts[1], NULL), 80, 0.2);

  click_on (fixture, "moscow");
  choose (fixture, "map.copy-text");
  of_place = paste (fixture);
  g_assert_cmpstr (of_place, ==, "55.7522, 37.6156");
}

static void
press_key (Fixture         *fixture,
           guint            key,
           GdkModifierType  modifiers)
{
  GtkWidget *map = GTK_WIDGET (fixture->map->map);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (map);
  gboolean handled = FALSE;

  for (guint i = 0; !handled && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &handled);
    }
  g_assert_true (handled);
  test_rest ();
}

/* With the keyboard alone: the menu of the item that has the focus, or of the map. */
static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  gtk_widget_grab_focus (GTK_WIDGET (fixture->map->map));
  press_key (fixture, GDK_KEY_Menu, 0);
  g_assert_true (has_menu (fixture));
  g_assert_false (offers (fixture, "map.read"));
  gtk_popover_popdown (GTK_POPOVER (fixture->map->context_menu));
  test_rest ();

  test_collect (GTK_WIDGET (fixture->map->route_layer), KZRU_TYPE_MAP_ITEM, items);
  gtk_widget_grab_focus (items->pdata[2]);
  press_key (fixture, GDK_KEY_F10, GDK_SHIFT_MASK);
  g_assert_true (has_menu (fixture));
  choose (fixture, "map.read");
  g_assert_true (kzru_ref_equal (kzru_view_state_get_selected (fixture->state),
                                 kzru_map_item_get_ref (items->pdata[2])));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/map-menu/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("route", test_route);
  ADD ("mark", test_mark);
  ADD ("several", test_several);
  ADD ("coordinates", test_coordinates);
  ADD ("keys", test_keys);
#undef ADD

  return g_test_run ();
}
