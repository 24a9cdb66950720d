/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/kzru-print-operation.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "app/kzru-cli.h"
#include "app/kzru-print-preview.h"
#include "app/kzru-print-settings.h"
#include "app/kzru-print-tab.h"
#include "tests/test-util.h"

/* What is printed, on what, and where to: a folder that is to be empty afterwards. */
typedef struct
{
  KzruViewState *state;
  GtkPageSetup *setup;
  char *folder;
  char *path; /* of a PDF in it */
} Fixture;

static KzruViewState *
open_state (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("small.kzru.json");
  KzruViewState *state = kzru_view_state_new ();

  kzru_view_state_set_atlas (state, atlas);
  kzru_view_state_set_visible_span (state, kzru_view_state_get_document_span (state));

  return state;
}

static char *
read_text (const char *pdf)
{
  g_autoptr (GError) error = NULL;
  const char *words[] = { "pdftotext", "-layout", pdf, "-", NULL };
  char *text = NULL;

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);

  return text;
}

/* Prints with settings as the dialog leaves them when one prints to a file. GTK does
 * not do that without a dialog, but lets what it writes itself be exported. */
static gboolean
print_to (GtkPrintOperation  *operation,
          const char         *path,
          GError            **error)
{
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_copy (gtk_print_operation_get_print_settings (operation));
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *exported = NULL;
  int exported_fd = g_file_open_tmp ("kzru-print-XXXXXX.pdf", &exported, NULL);
  GtkPrintOperationResult result;

  g_assert_cmpint (exported_fd, >=, 0);
  close (exported_fd);

  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf");
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_set_export_filename (operation, exported);
  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, NULL);
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_CANCEL);
  g_unlink (exported);

  return kzru_print_operation_has_written (KZRU_PRINT_OPERATION (operation), error);
}

static void
export (Fixture                *fixture,
        const KzruPrintOptions *options)
{
  g_autoptr (GtkPrintOperation) operation = kzru_print_operation_new (fixture->state, FALSE);
  g_autoptr (GError) error = NULL;
  gboolean written;

  kzru_print_operation_set_options (KZRU_PRINT_OPERATION (operation), options);
  gtk_print_operation_set_default_page_setup (operation, fixture->setup);
  written = print_to (operation, fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (written);
}

static GtkPageSetup *
create_landscape (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, size);
  gtk_paper_size_free (size);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_page_setup_set_top_margin (setup, 10, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, 10, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, 10, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, 10, GTK_UNIT_MM);

  return setup;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->state = open_state ();
  fixture->setup = create_landscape ();
  fixture->folder = g_dir_make_tmp ("kzru-print-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "out.pdf", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
  g_object_unref (fixture->setup);
  g_object_unref (fixture->state);
}

/* Reads a PDF, but for when it was written. */
static char *
read_undated (const char *path,
              gsize      *length)
{
  static const char key[] = "/CreationDate (";
  char *data = NULL;
  gsize at = 0;

  g_assert_true (g_file_get_contents (path, &data, length, NULL));
  while (at + strlen (key) < *length && memcmp (data + at, key, strlen (key)) != 0)
    at++;
  g_assert_cmpuint (at + strlen (key), <, *length);
  for (; data[at] != ')'; at++)
    data[at] = ' ';

  return data;
}

static void
check_same_bytes (const char *path,
                  const char *other)
{
  gsize length, other_length;
  g_autofree char *data = read_undated (path, &length);
  g_autofree char *other_data = read_undated (other, &other_length);

  g_assert_cmpmem (data, length, other_data, other_length);
}

/* The print dialog and the command line write the same pages. */
static void
check_same_pages (Fixture                *fixture,
                  const KzruPrintOptions *options,
                  const char * const     *words)
{
  g_autofree char *ours = g_build_filename (fixture->folder, "ours.pdf", NULL);
  g_autofree char *atlas = g_test_build_filename (G_TEST_DIST, "data", "small.kzru.json", NULL);
  g_autoptr (GPtrArray) call = g_ptr_array_new ();
  const char *first[] = { "kzru", "print", atlas, "-o", ours, "--landscape", "--lang", "en" };
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    g_ptr_array_add (call, (gpointer) first[i]);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (call, (gpointer) words[i]);
  g_ptr_array_add (call, NULL);

  g_assert_cmpint (kzru_cli_run ((int) call->len - 1, (char **) call->pdata), ==, 0);
  export (fixture, options);

  text = read_text (ours);
  g_assert_nonnull (strstr (text, "Treaty of Calm Waters"));
  check_same_bytes (ours, fixture->path);
  g_unlink (ours);
}

static void
test_same_pages (Fixture       *fixture,
                 gconstpointer  data)
{
  const char * const all[] = { NULL };
  const char * const poster[] = { "--tiles", "2x3", "--overlap", "5", "--map", NULL };
  const char * const scale[] = { "--mm-per-month", "2.5", "--rows", "2", NULL };
  const char * const span[] = { "--pages", "2", "--from", "1990", "--to", "2010", NULL };
  g_autoptr (KzruEdtf) edtf = kzru_edtf_parse ("1990/2010", NULL);
  KzruPrintOptions options;

  kzru_print_options_init (&options);
  options.sources = TRUE;
  check_same_pages (fixture, &options, all);

  options.sources = FALSE;
  options.fit = KZRU_PRINT_FIT_TILES;
  options.columns = 3;
  options.overlap = 5;
  check_same_pages (fixture, &options, poster);

  kzru_print_options_init (&options);
  options.map = FALSE;
  options.fit = KZRU_PRINT_FIT_MONTHS;
  options.mm = 2.5;
  check_same_pages (fixture, &options, scale);

  kzru_print_options_init (&options);
  options.map = FALSE;
  options.n_pages = 2;
  options.time = KZRU_PRINT_TIME_SPAN;
  options.span = kzru_edtf_get_bounds (edtf)->outer;
  check_same_pages (fixture, &options, span);
}

/* Of what is written into a PDF by way of the dialog, links and outline are a
 * part, too. */
static void
test_links (Fixture       *fixture,
            gconstpointer  data)
{
  const char *words[] = { "pdfinfo", "-dests", fixture->path, NULL };
  g_autofree char *targets = NULL;
  KzruPrintOptions options;

  kzru_print_options_init (&options);
  options.sources = TRUE;
  export (fixture, &options);

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &targets, NULL, NULL, NULL);
  g_assert_nonnull (strstr (targets, "\"mark-1\""));
  g_assert_nonnull (strstr (targets, "\"entry-1\""));
}

/* What cannot be printed is not, and leaves no file. */
static void
test_too_small (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GtkPrintOperation) operation = kzru_print_operation_new (fixture->state, FALSE);
  g_autoptr (GError) error = NULL;

  gtk_page_setup_set_top_margin (fixture->setup, 200, GTK_UNIT_MM);
  gtk_print_operation_set_default_page_setup (operation, fixture->setup);
  g_assert_false (print_to (operation, fixture->path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);

  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* What goes wrong is told, and leaves what was there before. */
static void
test_cannot_be_written (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", "out.pdf", NULL);
  g_autofree char *full = g_build_filename (fixture->folder, "full.pdf", NULL);
  const char *paths[] = { missing, full };
  const char *parts[] = { "no such folder", "No space left" };

  g_assert_cmpint (symlink ("/dev/full", full), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GtkPrintOperation) operation = kzru_print_operation_new (fixture->state, FALSE);
      g_autoptr (GError) error = NULL;

      gtk_print_operation_set_default_page_setup (operation, fixture->setup);
      g_assert_false (print_to (operation, paths[i], &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, paths[i]));
      g_assert_nonnull (strstr (error->message, parts[i]));
    }

  g_assert_true (g_file_test (full, G_FILE_TEST_IS_SYMLINK));
  g_unlink (full);
}

static void
cancel_cb (GtkPrintOperation *operation,
           GtkPrintContext   *context,
           int                page)
{
  if (page == 2)
    gtk_print_operation_cancel (operation);
}

/* A print that is cancelled half way leaves what was there before, and no error. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GtkPrintOperation) operation = kzru_print_operation_new (fixture->state, FALSE);
  g_autofree char *left = NULL;
  g_autoptr (GError) error = NULL;
  KzruPrintOptions options;

  kzru_print_options_init (&options);
  options.n_pages = 9;
  options.sources = TRUE;
  kzru_print_operation_set_options (KZRU_PRINT_OPERATION (operation), &options);
  gtk_print_operation_set_default_page_setup (operation, fixture->setup);
  g_signal_connect (operation, "draw-page", G_CALLBACK (cancel_cb), NULL);

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  g_assert_false (print_to (operation, fixture->path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->path, &left, NULL, NULL));
  g_assert_cmpstr (left, ==, "old");
}

/* Lanes are printed as they stand in the window, and what those hold back that are
 * collapsed is not. */
static void
test_lanes (Fixture       *fixture,
            gconstpointer  data)
{
  const char * const order[] = { "transport", "diplomacy", "treaties", NULL };
  g_autofree char *text = NULL;
  KzruPrintOptions options;

  kzru_view_state_order_lanes (fixture->state, order);
  kzru_print_options_init (&options);
  kzru_view_state_collapse_lane (fixture->state, "transport", TRUE);
  export (fixture, &options);

  text = read_text (fixture->path);
  g_assert_null (strstr (text, "Long Causeway built"));
  g_assert_cmpuint (strlen (strstr (text, "Transport (5)")), >, strlen (strstr (text, "Diplomacy")));
  g_assert_cmpuint (strlen (strstr (text, "Diplomacy")), >, strlen (strstr (text, "Treaties")));
}

/* What is printed does not change while the window is used on. */
static void
test_copy (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autofree char *text = NULL;

  kzru_view_state_set_query (fixture->state, "exercise");
  operation = kzru_print_operation_new (fixture->state, FALSE);
  kzru_view_state_set_atlas (fixture->state, NULL);

  gtk_print_operation_set_default_page_setup (operation, fixture->setup);
  g_assert_true (print_to (operation, fixture->path, NULL));

  text = read_text (fixture->path);
  g_assert_nonnull (strstr (text, "Joint exercise at sea"));
  g_assert_null (strstr (text, "Treaty of Calm Waters"));
}

static void
test_settings (void)
{
  g_autoptr (GtkPrintSettings) settings = NULL;
  g_autoptr (GtkPageSetup) setup = NULL;
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "kzru", "print-settings", NULL);
  KzruPrintOptions options;
  KzruPrintOptions first;

  g_unlink (path);
  kzru_print_settings_load (&settings, &setup, &first);
  g_assert_cmpint (gtk_page_setup_get_orientation (setup), ==, GTK_PAGE_ORIENTATION_LANDSCAPE);
  g_assert_cmpfloat_with_epsilon (gtk_page_setup_get_bottom_margin (setup, GTK_UNIT_MM), KZRU_PAGE_MARGIN_MM, 0.01);
  g_assert_cmpuint (first.n_pages, ==, 1);
  g_assert_true (first.map);
  g_assert_false (first.sources);

  options = first;
  options.fit = KZRU_PRINT_FIT_YEARS;
  options.mm = 12.5;
  options.rows = 3;
  options.sources = TRUE;
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_page_setup_set_left_margin (setup, 33, GTK_UNIT_MM);
  gtk_print_settings_set_printer (settings, "Plotter");
  kzru_print_settings_save (settings, setup, &options);

  g_clear_object (&settings);
  g_clear_object (&setup);
  kzru_print_settings_load (&settings, &setup, &options);
  g_assert_cmpint (gtk_page_setup_get_orientation (setup), ==, GTK_PAGE_ORIENTATION_PORTRAIT);
  g_assert_cmpfloat_with_epsilon (gtk_page_setup_get_left_margin (setup, GTK_UNIT_MM), 33, 0.01);
  g_assert_cmpstr (gtk_print_settings_get_printer (settings), ==, "Plotter");
  g_assert_cmpint (options.fit, ==, KZRU_PRINT_FIT_YEARS);
  g_assert_cmpfloat (options.mm, ==, 12.5);
  g_assert_cmpuint (options.rows, ==, 3);
  g_assert_true (options.sources);

  /* Whatever test comes next starts as at first. */
  kzru_print_settings_save (NULL, NULL, &first);
}

/* The tab of the dialog: what is chosen comes out, and dates are looked at. */
static void
test_tab (void)
{
  KzruPrintOptions options, chosen;
  g_autoptr (GtkWidget) tab = NULL;
  GtkSpinButton *rows;
  GtkEditable *from;

  kzru_print_options_init (&options);
  options.fit = KZRU_PRINT_FIT_MONTHS;
  options.mm = 3.5;
  options.rows = 4;
  options.map = FALSE;
  tab = g_object_ref_sink (kzru_print_tab_new (&options));

  g_assert_true (kzru_print_tab_get_options (KZRU_PRINT_TAB (tab), &chosen));
  g_assert_cmpint (chosen.fit, ==, KZRU_PRINT_FIT_MONTHS);
  g_assert_cmpfloat (chosen.mm, ==, 3.5);
  g_assert_cmpuint (chosen.rows, ==, 4);

  rows = GTK_SPIN_BUTTON (gtk_widget_get_template_child (tab, KZRU_TYPE_PRINT_TAB, "rows"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (rows)), ==, "4");
  gtk_editable_set_text (GTK_EDITABLE (rows), "7");
  gtk_spin_button_update (rows);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (rows), ==, 7);
  gtk_editable_set_text (GTK_EDITABLE (rows), "seven");
  gtk_spin_button_update (rows);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (rows)), ==, "7");
  g_assert_false (chosen.map);

  from = GTK_EDITABLE (gtk_widget_get_template_child (tab, KZRU_TYPE_PRINT_TAB, "from"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (from)));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_widget_get_template_child (tab, KZRU_TYPE_PRINT_TAB, "time")),
                              KZRU_PRINT_TIME_SPAN);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (from)));

  gtk_editable_set_text (from, "2001-02-30");
  g_assert_false (kzru_print_tab_get_options (KZRU_PRINT_TAB (tab), &chosen));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (from), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_editable_set_text (from, "۲۰۰۱");
  g_assert_true (kzru_print_tab_get_options (KZRU_PRINT_TAB (tab), &chosen));
  g_assert_cmpint (chosen.span.end, ==, KZRU_INSTANT_MAX);
}

static GtkWidget *
find_page (GtkWidget *widget)
{
  if (GTK_IS_DRAWING_AREA (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *page = find_page (child);

      if (page != NULL)
        return page;
    }

  return NULL;
}

/* The preview that is open, or NULL. */
static GtkWindow *
find_preview (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      /* GTK has another reference to those that are open. */
      if (KZRU_IS_PRINT_PREVIEW (window))
        return window;
    }

  return NULL;
}

/* The preview shows the pages, and leaves nothing behind. */
static void
test_preview (void)
{
  g_autoptr (KzruViewState) state = open_state ();
  g_autoptr (GtkPrintOperation) operation = kzru_print_operation_new (state, FALSE);
  GtkWindow *window;
  GtkWidget *page;

  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PREVIEW, NULL, NULL);

  test_wait_for ((window = find_preview ()) != NULL);
  test_wait_for ((page = find_page (GTK_WIDGET (window))) != NULL);

  gtk_test_accessible_assert_role (page, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (page, GTK_ACCESSIBLE_PROPERTY_LABEL, "Page 1 of 2");

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (window);
  test_wait_for (window == NULL);
}

int
main (int    argc,
      char **argv)
{
  int status;
  g_autofree char *config = g_dir_make_tmp ("kzru-config-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (config, "kzru", NULL);
  g_autofree char *file = g_build_filename (folder, "print-settings", NULL);

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function) g_test_add ("/print/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("same-pages", test_same_pages);
  ADD ("links", test_links);
  ADD ("too-small", test_too_small);
  ADD ("cannot-be-written", test_cannot_be_written);
  ADD ("cancel", test_cancel);
  ADD ("lanes", test_lanes);
  ADD ("copy", test_copy);
  g_test_add_func ("/print/settings", test_settings);
  g_test_add_func ("/print/tab", test_tab);
  g_test_add_func ("/print/preview", test_preview);
  status = g_test_run ();

  g_unlink (file);
  g_rmdir (folder);
  g_rmdir (config);

  return status;
}
