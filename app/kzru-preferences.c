/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-preferences"

#include "config.h"

#include "app/kzru-preferences.h"

#include "model/kzru-tile-template.h"
#include "widgets/kzru-spoken-name.h"

/**
 * KzruPreferences:
 *
 * What the user may have otherwise. All of it is in the settings as soon as it
 * is said; an address that is none is not, and what is wrong with it is told
 * below it.
 */
struct _KzruPreferences
{
  AdwPreferencesWindow parent_instance;

  GSettings *settings;

  /* Template children */
  AdwExpanderRow *online_row;
  GtkEditable *address_row;
  GtkEditable *attribution_row;
  AdwPreferencesRow *names_row;
  GtkSwitch *names_switch;
  GtkWidget *fault_row;
  GtkLabel *fault_label;
};

G_DEFINE_FINAL_TYPE (KzruPreferences, kzru_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static char *
dup_typed (GtkEditable *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (row)));
}

/* Says what is wrong with what was typed; an address that was not yet begun is
 * not wrong. */
static gboolean
check_address (KzruPreferences *self,
               const char      *address)
{
  g_autoptr (GError) error = NULL;
  gboolean valid = address[0] == '\0' || kzru_tile_template_check (address, &error);

  gtk_label_set_text (self->fault_label, error != NULL ? error->message : "");
  gtk_widget_set_visible (self->fault_row, !valid);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->address_row),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (self->address_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->address_row), "error");

  return valid;
}

static void
address_apply_cb (KzruPreferences *self)
{
  g_autofree char *address = dup_typed (self->address_row);

  if (check_address (self, address))
    g_settings_set_string (self->settings, "tile-address", address);
}

/* A fault that is being mended is not held against anyone. */
static void
address_changed_cb (KzruPreferences *self)
{
  check_address (self, "");
}

static void
attribution_apply_cb (KzruPreferences *self)
{
  g_autofree char *attribution = dup_typed (self->attribution_row);

  g_settings_set_string (self->settings, "tile-attribution", attribution);
}

static void
kzru_preferences_dispose (GObject *object)
{
  KzruPreferences *self = KZRU_PREFERENCES (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), KZRU_TYPE_PREFERENCES);

  G_OBJECT_CLASS (kzru_preferences_parent_class)->dispose (object);
}

static void
kzru_preferences_class_init (KzruPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kzru_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/KzRu/app/kzru-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, KzruPreferences, online_row);
  gtk_widget_class_bind_template_child (widget_class, KzruPreferences, address_row);
  gtk_widget_class_bind_template_child (widget_class, KzruPreferences, attribution_row);
  gtk_widget_class_bind_template_child (widget_class, KzruPreferences, names_row);
  gtk_widget_class_bind_template_child (widget_class, KzruPreferences, names_switch);
  gtk_widget_class_bind_template_child (widget_class, KzruPreferences, fault_row);
  gtk_widget_class_bind_template_child (widget_class, KzruPreferences, fault_label);
  gtk_widget_class_bind_template_callback (widget_class, address_apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, address_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, attribution_apply_cb);
}

static void
kzru_preferences_init (KzruPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kzru_spoken_name_set (GTK_WIDGET (self->online_row),
                        adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->online_row)));
  kzru_spoken_name_set (GTK_WIDGET (self->names_switch), adw_preferences_row_get_title (self->names_row));
}

/**
 * kzru_preferences_new:
 * @settings: the settings of the program
 * @parent: the window to show it over
 *
 * Creates the preferences.
 *
 * Returns: (transfer floating): a window
 */
GtkWidget *
kzru_preferences_new (GSettings *settings,
                      GtkWindow *parent)
{
  KzruPreferences *self = g_object_new (KZRU_TYPE_PREFERENCES, "transient-for", parent, NULL);
  g_autofree char *address = g_settings_get_string (settings, "tile-address");
  g_autofree char *attribution = g_settings_get_string (settings, "tile-attribution");

  self->settings = g_object_ref (settings);
  gtk_editable_set_text (self->address_row, address);
  gtk_editable_set_text (self->attribution_row, attribution);
  check_address (self, address);
  g_settings_bind (settings, "online-tiles", self->online_row, "enable-expansion", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "tile-names", self->names_switch, "active", G_SETTINGS_BIND_DEFAULT);
  adw_expander_row_set_expanded (self->online_row, g_settings_get_boolean (settings, "online-tiles"));

  return GTK_WIDGET (self);
}
