/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/kzru-window-private.h"

#include <sys/stat.h>

#include "tests/widgets/test-widget-util.h"

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
  test_wait_for (!window->is_corpus_chosen);

  g_assert_true (shows (GTK_WIDGET (window->toasts), "/no/such & <folder>"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What Alt and an arrow do in a window. */
static const char *
find_arrow (GtkWidget *window,
            guint      key)
{
  GtkShortcut *shortcut = test_find_shortcut (window, key, GDK_ALT_MASK);

  return shortcut != NULL ? gtk_named_action_get_action_name (GTK_NAMED_ACTION (gtk_shortcut_get_action (shortcut)))
                          : NULL;
}

/* Back is where texts start, and the arrow that points there leads back. */
static void
test_arrows (void)
{
  for (int mirrored = 0; mirrored < 2; mirrored++)
    {
      KzruWindow *window;

      gtk_widget_set_default_direction (mirrored ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
      window = g_object_new (KZRU_TYPE_WINDOW, NULL);
      g_assert_cmpstr (find_arrow (GTK_WIDGET (window), mirrored ? GDK_KEY_Right : GDK_KEY_Left), ==, "win.back");
      g_assert_cmpstr (find_arrow (GTK_WIDGET (window), mirrored ? GDK_KEY_Left : GDK_KEY_Right), ==, "win.forward");
      gtk_window_destroy (GTK_WINDOW (window));
    }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
wait_for_text (GtkWidget  *widget,
               const char *text)
{
  test_wait_for (shows (widget, text));
}

static gboolean
is_enabled (KzruWindow *window,
            const char *action)
{
  return g_action_get_enabled (g_action_map_lookup_action (G_ACTION_MAP (window), action));
}

/* A table is its only document: there is no folder to look for others in. */
static void
test_table (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("small.kzru.json");
  g_autoptr (KzruAtlas) table = test_read_table ("id,title,start\na,Something,2001\n");
  KzruWindow *window = g_object_new (KZRU_TYPE_WINDOW, NULL);

  gtk_window_present (GTK_WINDOW (window));
  g_assert_false (is_enabled (window, "choose-corpus"));
  kzru_view_state_set_atlas (kzru_window_get_view_state (window), atlas);
  g_assert_true (is_enabled (window, "choose-corpus"));
  wait_for_text (window->reader, "If you have these documents");

  kzru_view_state_set_atlas (kzru_window_get_view_state (window), table);
  g_assert_false (is_enabled (window, "choose-corpus"));
  g_assert_true (is_enabled (window, "print"));
  wait_for_text (window->reader, "table.csv");
  g_assert_false (shows (window->reader, "If you have these documents"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static const char *
go_to_match (KzruWindow *window,
             const char *action)
{
  KzruViewState *state = kzru_window_get_view_state (window);

  g_action_group_activate_action (G_ACTION_GROUP (window), action, NULL);
  kzru_view_state_finish_search (state);

  return kzru_atlas_get_record_id (kzru_view_state_get_atlas (state), kzru_view_state_get_selected (state));
}

/* The matches in a table come in the order of time, whatever that of the file is, and
 * after the last one the first again. */
static void
test_matches (void)
{
  static const char text[] = "id,title,start\na,Treaty,2004\nb,Visit,2001\nc,Treaty,1999\nd,Treaty,2003-05\n";
  g_autoptr (KzruAtlas) table = test_read_table (text);
  KzruWindow *window = g_object_new (KZRU_TYPE_WINDOW, NULL);

  kzru_view_state_set_atlas (kzru_window_get_view_state (window), table);
  gtk_editable_set_text (window->search_entry, "treaty");
  g_assert_cmpstr (go_to_match (window, "next-match"), ==, "c");
  g_assert_cmpstr (go_to_match (window, "next-match"), ==, "d");
  g_assert_cmpstr (go_to_match (window, "next-match"), ==, "a");
  g_assert_cmpstr (go_to_match (window, "next-match"), ==, "c");
  g_assert_cmpstr (go_to_match (window, "previous-match"), ==, "a");

  /* What is selected need not match to go on from there. */
  kzru_view_state_select (kzru_window_get_view_state (window), test_find (table, "b"));
  g_assert_cmpstr (go_to_match (window, "next-match"), ==, "d");

  gtk_window_destroy (GTK_WINDOW (window));
}

static const char *
wait_for_match (KzruWindow *window)
{
  KzruViewState *state = kzru_window_get_view_state (window);

  test_wait_for (window->awaited_match == 0 && window->finding == NULL);

  return kzru_atlas_get_record_id (kzru_view_state_get_atlas (state), kzru_view_state_get_selected (state));
}

/* In a large table the next match is looked for in another thread: Escape gives it up
 * before it clears what is selected, and a key that is held down waits for each match. */
static void
test_far_matches (void)
{
  g_autoptr (GString) text = g_string_new ("id,title,start\n");
  g_autoptr (KzruAtlas) table = NULL;
  KzruWindow *window = g_object_new (KZRU_TYPE_WINDOW, NULL);

  for (guint i = 0; i < KZRU_JOB_AT_ONCE + 3000; i++)
    g_string_append_printf (text, "%u,%s,%u\n", i, i % 9000 == 1 ? "Treaty" : "Visit", 1000 + i / 20);
  table = test_read_table (text->str);
  kzru_view_state_set_atlas (kzru_window_get_view_state (window), table);
  gtk_window_present (GTK_WINDOW (window));
  test_rest ();
  gtk_editable_set_text (window->search_entry, "treaty");

  g_action_group_activate_action (G_ACTION_GROUP (window), "next-match", NULL);
  g_assert_cmpstr (wait_for_match (window), ==, "1");

  g_assert_cmpstr (go_to_match (window, "next-match"), ==, "1");
  g_assert_true (is_enabled (window, "cancel-finding"));
  test_press (GTK_WIDGET (window), GDK_KEY_Escape, 0);
  g_assert_false (is_enabled (window, "cancel-finding"));
  g_assert_cmpstr (wait_for_match (window), ==, "1");

  for (guint i = 0; i < 3; i++)
    go_to_match (window, "next-match");
  g_assert_cmpstr (wait_for_match (window), ==, "9001");
  g_assert_false (is_enabled (window, "cancel-finding"));
  go_to_match (window, "next-match");
  go_to_match (window, "previous-match");
  g_assert_cmpstr (wait_for_match (window), ==, "1");

  /* Whoever chooses something else is not taken away from it; nor is a window that goes. */
  go_to_match (window, "next-match");
  kzru_view_state_select (kzru_window_get_view_state (window), test_find (table, "5"));
  g_assert_cmpstr (wait_for_match (window), ==, "5");
  go_to_match (window, "next-match");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A file that is never there to be read: a pipe that nobody writes into. */
static GFile *
make_endless_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("kzru-XXXXXX", NULL);
  g_autofree char *path = NULL;

  g_assert_nonnull (folder);
  path = g_build_filename (folder, "slow.csv", NULL);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);

  return g_file_new_for_path (path);
}

static void
remove_with_folder (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);

  g_assert_true (g_file_delete (file, NULL, NULL));
  g_assert_true (g_file_delete (folder, NULL, NULL));
}

/* How far an opening is stands in the window, and Escape gives it up: then only does
 * it clear what is selected in the atlas that stays. */
static void
test_opening (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("small.kzru.json");
  g_autoptr (GFile) file = make_endless_file ();
  KzruWindow *window = g_object_new (KZRU_TYPE_WINDOW, NULL);
  KzruViewState *state = kzru_window_get_view_state (window);

  /* What is not there yet does not keep keys from the window. */
  gtk_window_present (GTK_WINDOW (window));
  test_rest ();
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) != window->timeline);
  kzru_view_state_set_atlas (state, atlas);
  test_rest ();
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == window->timeline);
  g_assert_true (gtk_widget_get_mapped (window->timeline));

  kzru_view_state_select (state, (KzruRef) { KZRU_RECORD_EVENT, 0 });
  kzru_window_open (window, file);
  wait_for_text (GTK_WIDGET (window->opening_revealer), "Opening “slow.csv”…");
  g_assert_true (gtk_revealer_get_reveal_child (window->opening_revealer));

  g_atomic_int_set (window->opening_percent, 42);
  wait_for_text (GTK_WIDGET (window->opening_revealer), "Opening “slow.csv”: 42%");

  test_press (GTK_WIDGET (window), GDK_KEY_Escape, 0);
  g_assert_false (kzru_window_is_busy (window));
  g_assert_false (gtk_revealer_get_reveal_child (window->opening_revealer));
  g_assert_true (kzru_view_state_get_atlas (state) == atlas);
  g_assert_cmpint (kzru_view_state_get_selected (state).kind, ==, KZRU_RECORD_EVENT);

  test_press (GTK_WIDGET (window), GDK_KEY_Escape, 0);
  g_assert_cmpint (kzru_view_state_get_selected (state).kind, ==, KZRU_RECORD_NONE);

  gtk_window_destroy (GTK_WINDOW (window));
  remove_with_folder (file);
}

/* Wherever the focus is, Escape ends a search once nothing else is chosen. */
static void
test_escape (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("small.kzru.json");
  KzruWindow *window = g_object_new (KZRU_TYPE_WINDOW, NULL);
  KzruViewState *state = kzru_window_get_view_state (window);

  kzru_view_state_set_atlas (state, atlas);
  gtk_window_present (GTK_WINDOW (window));
  test_rest ();
  kzru_window_find (window);
  gtk_editable_set_text (window->search_entry, "treaty");
  kzru_view_state_select (state, test_find (atlas, "treaty-of-calm-waters-1998"));
  gtk_widget_grab_focus (window->timeline);

  test_press (GTK_WIDGET (window), GDK_KEY_Escape, 0);
  g_assert_cmpint (kzru_view_state_get_selected (state).kind, ==, KZRU_RECORD_NONE);
  g_assert_true (gtk_search_bar_get_search_mode (window->search_bar));
  test_press (GTK_WIDGET (window), GDK_KEY_Escape, 0);
  g_assert_false (gtk_search_bar_get_search_mode (window->search_bar));
  g_assert_cmpstr (kzru_view_state_get_query (state), ==, "");

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/window/told-name", test_told_name);
  g_test_add_func ("/window/arrows", test_arrows);
  g_test_add_func ("/window/table", test_table);
  g_test_add_func ("/window/matches", test_matches);
  g_test_add_func ("/window/far-matches", test_far_matches);
  g_test_add_func ("/window/opening", test_opening);
  g_test_add_func ("/window/escape", test_escape);

  return g_test_run ();
}
