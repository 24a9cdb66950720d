/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/kzru-window-private.h"

#include "tests/test-util.h"

/* Whether one of the labels in a widget contains a text. */
static gboolean
shows (GtkWidget  *widget,
       const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;

  return FALSE;
}

/* The name of a folder is no markup. */
static void
test_told_name (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("small.kzru.json");
  g_autoptr (GFile) folder = g_file_new_for_path ("/no/such & <folder>");
  KzruWindow *window = g_object_new (KZRU_TYPE_WINDOW, NULL);

  kzru_view_state_set_atlas (kzru_window_get_view_state (window), atlas);
  kzru_window_set_corpus_folder (window, folder);
  window->is_corpus_chosen = TRUE;
  while (window->is_corpus_chosen)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (shows (GTK_WIDGET (window->toasts), "/no/such & <folder>"));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/window/told-name", test_told_name);

  return g_test_run ();
}
