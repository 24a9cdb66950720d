/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/kzru-application-private.h"
#include "app/kzru-window-private.h"

#include <shumate/shumate.h>

#include "tests/widgets/test-widget-util.h"
#include "widgets/kzru-count-mark.h"
#include "widgets/kzru-document-view.h"
#include "widgets/kzru-event-mark.h"
#include "widgets/kzru-lane-head.h"
#include "widgets/kzru-map-item.h"

/* The window of shortcuts holds every key that the program binds, and no other. Keys are
 * compared as accelerators, in sets: what several keys of a keyboard do alike is there once. */

#define HELP "/com/example/KzRu/gtk/help-overlay.ui"

/* What GTK does with keys in every window, and tells nobody of: these may be told where
 * no widget of ours binds them. */
static const char * const of_gtk[] = { "Tab", "<Shift>Tab", "Return", "Escape" };

/* One name for the keys that mean the same. */
static char *
name_key (guint           key,
          GdkModifierType modifiers)
{
  static const struct
  {
    guint twin;
    guint key;
  } twins[] = {
    { GDK_KEY_KP_Left, GDK_KEY_Left },
    { GDK_KEY_KP_Right, GDK_KEY_Right },
    { GDK_KEY_KP_Up, GDK_KEY_Up },
    { GDK_KEY_KP_Down, GDK_KEY_Down },
    { GDK_KEY_KP_Home, GDK_KEY_Home },
    { GDK_KEY_KP_End, GDK_KEY_End },
    { GDK_KEY_KP_Page_Up, GDK_KEY_Page_Up },
    { GDK_KEY_KP_Page_Down, GDK_KEY_Page_Down },
    { GDK_KEY_KP_Add, GDK_KEY_plus },
    { GDK_KEY_equal, GDK_KEY_plus },
    { GDK_KEY_KP_Subtract, GDK_KEY_minus },
    { GDK_KEY_KP_0, GDK_KEY_0 },
    { GDK_KEY_KP_Decimal, GDK_KEY_period },
    { GDK_KEY_KP_Enter, GDK_KEY_Return },
    { GDK_KEY_ISO_Enter, GDK_KEY_Return },
    { GDK_KEY_KP_Space, GDK_KEY_space },
  };

  for (guint i = 0; i < G_N_ELEMENTS (twins); i++)
    if (key == twins[i].twin)
      key = twins[i].key;

  /* The first two are typed with Shift; to the last it does nothing. */
  if (key == GDK_KEY_less || key == GDK_KEY_greater || key == GDK_KEY_Menu)
    modifiers &= ~GDK_SHIFT_MASK;

  return gtk_accelerator_name (key, modifiers);
}

static void
add_accelerators (GHashTable *keys,
                  const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint key;
      GdkModifierType modifiers;

      g_assert_true (gtk_accelerator_parse (words[i], &key, &modifiers));
      g_hash_table_add (keys, name_key (key, modifiers));
    }
}

static void
add_action (GHashTable     *keys,
            GtkApplication *application,
            const char     *action)
{
  g_auto (GStrv) accels = gtk_application_get_accels_for_action (application, action);
  g_autofree char *text = g_strjoinv (" ", accels);

  g_assert_cmpstr (text, !=, "");
  add_accelerators (keys, text);
}

/* Collects the keys that a part of the window of shortcuts tells of. */
static void
collect_told (GtkApplication *application,
              GtkWidget      *part,
              GHashTable     *keys)
{
  g_autoptr (GPtrArray) shortcuts = g_ptr_array_new ();

  test_collect (part, GTK_TYPE_SHORTCUTS_SHORTCUT, shortcuts);
  for (guint i = 0; i < shortcuts->len; i++)
    {
      g_autofree char *accelerator = NULL;
      g_autofree char *action = NULL;

      g_object_get (shortcuts->pdata[i], "accelerator", &accelerator, "action-name", &action, NULL);
      if (action != NULL)
        add_action (keys, application, action);
      else
        add_accelerators (keys, accelerator);
    }
}

static void
collect_trigger (GtkShortcutTrigger *trigger,
                 GHashTable         *keys)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    {
      collect_trigger (gtk_alternative_trigger_get_first (GTK_ALTERNATIVE_TRIGGER (trigger)), keys);
      collect_trigger (gtk_alternative_trigger_get_second (GTK_ALTERNATIVE_TRIGGER (trigger)), keys);
    }
  else if (GTK_IS_KEYVAL_TRIGGER (trigger))
    {
      g_hash_table_add (keys, name_key (gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)),
                                        gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger))));
    }
}

/* Collects what the class of a widget binds, and controllers of its own. */
static void
collect_bound (GtkWidget  *widget,
               GHashTable *keys)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;

      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          collect_trigger (gtk_shortcut_get_trigger (shortcut), keys);
        }
    }
}

/* Collects the keys that the map takes: it says of none which they are, so that each of
 * a keyboard is tried. */
static void
collect_taken (GtkWidget  *map,
               GHashTable *keys)
{
  static const GdkModifierType held[] = { 0, GDK_SHIFT_MASK };
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (map);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
        continue;

      for (guint h = 0; h < G_N_ELEMENTS (held); h++)
        for (guint key = 0; key < 0x10000; key = key == 0xff ? 0xff00 : key + 1)
          {
            gboolean is_taken = FALSE;

            gtk_widget_grab_focus (map);
            g_signal_emit_by_name (controller, "key-pressed", key, 0, held[h], &is_taken);
            /* Shift is no part of what it means but for arrows and F10. */
            if (is_taken && (held[h] == 0 || key > 0xff) && !g_str_has_prefix (gdk_keyval_name (key), "KP_"))
              g_hash_table_add (keys, name_key (key, held[h]));
          }
    }
}

static void
assert_all_in (GHashTable         *keys,
               GHashTable         *others,
               const char * const *exempt,
               const char         *what)
{
  GHashTableIter iter;
  const char *key;

  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, (gpointer *) &key, NULL))
    {
      if (!g_hash_table_contains (others, key) && (exempt == NULL || !g_strv_contains (exempt, key)))
        {
          g_test_message ("%s: %s", what, key);
          g_test_fail ();
        }
    }
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

typedef struct
{
  KzruApplication *application; /* borrowed */
  KzruWindow *window;
  GtkBuilder *help;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("small.kzru.json");

  fixture->application = (KzruApplication *) data;
  fixture->help = gtk_builder_new_from_resource (HELP);
  fixture->window = g_object_new (KZRU_TYPE_WINDOW, NULL);
  kzru_view_state_set_atlas (kzru_window_get_view_state (fixture->window), atlas);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (gtk_builder_get_object (fixture->help, "help_overlay")));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->help);
}

/* Compares a part of the window with what widgets bind. */
static void
compare (Fixture    *fixture,
         const char *part,
         GHashTable *bound)
{
  g_autoptr (GHashTable) told = new_set ();

  collect_told (GTK_APPLICATION (fixture->application),
                GTK_WIDGET (gtk_builder_get_object (fixture->help, part)), told);
  assert_all_in (bound, told, NULL, "a key that is not told of");
  assert_all_in (told, bound, of_gtk, "told of a key that does nothing");
}

static void
collect_bound_by_type (GType       type,
                       GHashTable *keys)
{
  GtkWidget *widget = g_object_ref_sink (g_object_new (type, NULL));

  collect_bound (widget, keys);
  g_object_unref (widget);
}

/* Takes away what any window binds. */
static void
forget_those_of_windows (GHashTable *keys)
{
  GtkWidget *window = g_object_new (ADW_TYPE_APPLICATION_WINDOW, NULL);
  g_autoptr (GHashTable) of_windows = new_set ();
  GHashTableIter iter;
  const char *key;

  collect_bound (window, of_windows);
  g_hash_table_iter_init (&iter, of_windows);
  while (g_hash_table_iter_next (&iter, (gpointer *) &key, NULL))
    g_hash_table_remove (keys, key);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Those of the whole program, wherever the focus is. */
static void
collect_accels (GtkApplication *application,
                GHashTable     *keys)
{
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);

  for (guint i = 0; actions[i] != NULL; i++)
    add_action (keys, application, actions[i]);
}

static void
test_general (Fixture       *fixture,
              gconstpointer  data)
{
  GtkApplication *application = GTK_APPLICATION (fixture->application);
  g_autoptr (GHashTable) accels = new_set ();
  g_autoptr (GHashTable) told = new_set ();
  g_autoptr (GHashTable) bound = new_set ();
  g_autoptr (GHashTable) told_here = new_set ();

  collect_accels (application, accels);
  collect_bound (GTK_WIDGET (fixture->window), bound);
  forget_those_of_windows (bound);
  collect_told (application, GTK_WIDGET (gtk_builder_get_object (fixture->help, "help_overlay")), told);
  assert_all_in (accels, told, NULL, "a key that is not told of");
  assert_all_in (bound, told, NULL, "a key that is not told of");

  collect_bound (GTK_WIDGET (fixture->window->search_entry), accels);
  collect_bound_by_type (KZRU_TYPE_FAULTS_VIEW, accels);
  collect_bound_by_type (KZRU_TYPE_DOCUMENT_VIEW, accels);
  collect_told (application, GTK_WIDGET (gtk_builder_get_object (fixture->help, "general_section")), told_here);
  assert_all_in (told_here, accels, of_gtk, "told of a key that does nothing");
}

static void
test_reader (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GHashTable) bound = new_set ();

  collect_bound_by_type (KZRU_TYPE_FAULTS_VIEW, bound);
  collect_bound_by_type (KZRU_TYPE_DOCUMENT_VIEW, bound);
  compare (fixture, "reader_group", bound);
}

static void
test_timeline (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GHashTable) bound = new_set ();
  g_autoptr (GHashTable) heads = new_set ();
  g_autoptr (GHashTable) overview = new_set ();

  collect_bound_by_type (KZRU_TYPE_LANE_HEAD, heads);
  compare (fixture, "lanes_group", heads);
  collect_bound (fixture->window->overview, overview);
  compare (fixture, "overview_group", overview);

  /* All of it together, with the keys that belong to the window. */
  collect_bound (fixture->window->timeline, bound);
  collect_bound_by_type (KZRU_TYPE_EVENT_MARK, bound);
  collect_bound_by_type (KZRU_TYPE_COUNT_MARK, bound);
  collect_bound_by_type (KZRU_TYPE_LANE_HEAD, bound);
  collect_bound (fixture->window->overview, bound);
  add_accelerators (bound, "<Control>l <Alt>Left <Alt>Right");
  compare (fixture, "timeline_section", bound);
}

static void
test_map (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (GHashTable) bound = new_set ();
  g_autoptr (GPtrArray) maps = g_ptr_array_new ();

  gtk_window_present (GTK_WINDOW (fixture->window));
  test_rest ();
  test_collect (fixture->window->map, SHUMATE_TYPE_MAP, maps);
  g_assert_cmpuint (maps->len, ==, 1);

  collect_taken (maps->pdata[0], bound);
  collect_bound (fixture->window->map, bound);
  collect_bound_by_type (KZRU_TYPE_MAP_ITEM, bound);
  compare (fixture, "map_section", bound);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/shortcuts/general", test_general },
    { "/shortcuts/reader", test_reader },
    { "/shortcuts/timeline", test_timeline },
    { "/shortcuts/map", test_map },
  };
  g_autoptr (KzruApplication) application = NULL;

  g_test_init (&argc, &argv, NULL);

  /* It has a say in how GTK starts. */
  application = kzru_application_new ();
  adw_init ();
  kzru_application_add_actions (application);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, application, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
