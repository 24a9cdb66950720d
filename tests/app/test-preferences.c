/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/kzru-preferences.h"

#include "tests/test-util.h"

typedef struct
{
  GSettings *settings;
  GtkWidget *preferences;
  GtkWidget *address;
  GtkWidget *attribution;
  GtkWidget *names;
} Fixture;

/* The child of the template with that id. */
static GtkWidget *
get_child (Fixture    *fixture,
           const char *id)
{
  return GTK_WIDGET (gtk_widget_get_template_child (fixture->preferences, KZRU_TYPE_PREFERENCES, id));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->settings = g_settings_new ("com.example.KzRu");
  g_settings_set_string (fixture->settings, "tile-address", "https://example.com/{z}/{x}/{y}.png");
  fixture->preferences = kzru_preferences_new (fixture->settings, NULL);
  gtk_window_present (GTK_WINDOW (fixture->preferences));
  fixture->address = get_child (fixture, "address_row");
  fixture->attribution = get_child (fixture, "attribution_row");
  fixture->names = get_child (fixture, "names_switch");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->preferences));
  g_object_unref (fixture->settings);
}

static void
enter (GtkWidget  *row,
       const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
}

/* An address that is none is not kept; what is wrong with it is said until it is
 * being mended. */
static void
test_address (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *kept = NULL;
  g_autofree char *mended = NULL;

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->address)), ==, "https://example.com/{z}/{x}/{y}.png");

  enter (fixture->address, "https://example.com/{z}/{x}.png");
  g_assert_true (gtk_widget_get_visible (get_child (fixture, "fault_row")));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (get_child (fixture, "fault_label"))), !=, "");
  kept = g_settings_get_string (fixture->settings, "tile-address");
  g_assert_cmpstr (kept, ==, "https://example.com/{z}/{x}/{y}.png");

  gtk_editable_set_text (GTK_EDITABLE (fixture->address), "https://example.com/{z}/{x}/");
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "fault_row")));
  enter (fixture->address, "  https://example.com/{z}/{x}/{y}@2x.png ");
  mended = g_settings_get_string (fixture->settings, "tile-address");
  g_assert_cmpstr (mended, ==, "https://example.com/{z}/{x}/{y}@2x.png");
}

/* Tiles are off until they are switched on; all that is said is kept at once. */
static void
test_switches (Fixture       *fixture,
               gconstpointer  data)
{
  AdwExpanderRow *row = ADW_EXPANDER_ROW (get_child (fixture, "online_row"));
  g_autofree char *attribution = NULL;

  g_assert_false (g_settings_get_boolean (fixture->settings, "online-tiles"));
  g_assert_false (adw_expander_row_get_enable_expansion (row));
  adw_expander_row_set_enable_expansion (row, TRUE);
  g_assert_true (g_settings_get_boolean (fixture->settings, "online-tiles"));

  g_assert_false (gtk_switch_get_active (GTK_SWITCH (fixture->names)));
  gtk_switch_set_active (GTK_SWITCH (fixture->names), TRUE);
  g_assert_true (g_settings_get_boolean (fixture->settings, "tile-names"));

  enter (fixture->attribution, "© Somebody");
  attribution = g_settings_get_string (fixture->settings, "tile-attribution");
  g_assert_cmpstr (attribution, ==, "© Somebody");
  g_settings_reset (fixture->settings, "online-tiles");
  g_assert_false (adw_expander_row_get_enable_expansion (row));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function) g_test_add ("/preferences/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("address", test_address);
  ADD ("switches", test_switches);

  return g_test_run ();
}
