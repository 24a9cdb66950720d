/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-print-settings"

#include "config.h"

#include "app/kzru-print-settings.h"

/* How the last print was set up, in a key file of the user's. */

#define FILE_NAME "print-settings"

static char *
get_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "kzru", FILE_NAME, NULL);
}

/* The paper of somebody who has not printed yet. It lies on its side, since time
 * is long; its margins are those of `kzru print`. */
static GtkPageSetup *
create_setup (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();

  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_page_setup_set_top_margin (setup, KZRU_PAGE_MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, KZRU_PAGE_MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, KZRU_PAGE_MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, KZRU_PAGE_MARGIN_MM, GTK_UNIT_MM);

  return setup;
}

/**
 * kzru_print_settings_load:
 * @settings: (out) (transfer full): settings of printer and job
 * @setup: (out) (transfer full): the paper
 * @options: (out caller-allocates): what was printed
 *
 * Gets what was printed with the last time.
 */
void
kzru_print_settings_load (GtkPrintSettings **settings,
                          GtkPageSetup     **setup,
                          KzruPrintOptions  *options)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = get_path ();
  gboolean loaded = g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);

  *settings = loaded ? gtk_print_settings_new_from_key_file (file, NULL, NULL) : NULL;
  if (*settings == NULL)
    *settings = gtk_print_settings_new ();

  *setup = loaded ? gtk_page_setup_new_from_key_file (file, NULL, NULL) : NULL;
  if (*setup == NULL)
    *setup = create_setup ();

  kzru_print_options_init (options);
  kzru_print_options_load (options, file);
}

/**
 * kzru_print_settings_save:
 * @settings: (nullable): settings of printer and job
 * @setup: (nullable): the paper
 * @options: what was printed
 *
 * Remembers what was printed with.
 */
void
kzru_print_settings_save (GtkPrintSettings       *settings,
                          GtkPageSetup           *setup,
                          const KzruPrintOptions *options)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = get_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  if (settings != NULL)
    gtk_print_settings_to_key_file (settings, file, NULL);
  if (setup != NULL)
    gtk_page_setup_to_key_file (setup, file, NULL);
  kzru_print_options_save (options, file);

  g_mkdir_with_parents (folder, 0700);
  if (!g_key_file_save_to_file (file, path, &error))
    g_message ("The settings of this print are not remembered: %s", error->message);
}

/**
 * kzru_print_settings_suggest_file:
 * @settings: settings
 * @title: what is printed
 *
 * Sets where "Print to File" prints to: a file that is named after what is printed, in
 * the folder of the last time. GTK would take the very file of the last time, or one
 * in the folder that the program was started from.
 */
void
kzru_print_settings_suggest_file (GtkPrintSettings *settings,
                                  const char       *title)
{
  const char *uri = gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);
  g_autofree char *path = uri != NULL ? g_filename_from_uri (uri, NULL, NULL) : NULL;
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  g_autofree char *name = g_strdelimit (g_strdup (title), "/", '-');
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  if (folder == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_free (folder);
      folder = g_strdup (documents != NULL ? documents : g_get_home_dir ());
    }

  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR, folder);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
}
