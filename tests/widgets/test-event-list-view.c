/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/widgets/test-widget-util.h"
#include "widgets/kzru-event-list-view.h"

typedef struct
{
  KzruAtlas *atlas;
  KzruViewState *state;
  GtkWidget *window;
  GtkWidget *view;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->atlas = test_read_atlas ("small.kzru.json");
  fixture->state = kzru_view_state_new ();
  kzru_view_state_set_atlas (fixture->state, fixture->atlas);

  fixture->window = gtk_window_new ();
  fixture->view = kzru_event_list_view_new ();
  kzru_pane_set_view_state (KZRU_PANE (fixture->view), fixture->state);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->view);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  test_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->view), (gpointer *) &fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  test_settle ();
  g_assert_null (fixture->view);
  g_assert_finalize_object (fixture->state);
  g_assert_finalize_object (fixture->atlas);
}

static GtkColumnView *
find_column_view (Fixture *fixture)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  test_collect (fixture->view, GTK_TYPE_COLUMN_VIEW, found);
  g_assert_cmpuint (found->len, ==, 1);

  return found->pdata[0];
}

static GtkSingleSelection *
get_selection (Fixture *fixture)
{
  return GTK_SINGLE_SELECTION (gtk_column_view_get_model (find_column_view (fixture)));
}

/* A selection made here is made everywhere, and the other way round. */
static void
test_selection (Fixture       *fixture,
                gconstpointer  data)
{
  KzruRef treaty = test_find (fixture->atlas, "treaty-of-calm-waters-1998");
  guint position;

  g_assert_nonnull (test_find_label (fixture->view, "Treaty of Calm Waters"));
  kzru_view_state_select (fixture->state, treaty);
  position = gtk_single_selection_get_selected (get_selection (fixture));
  g_assert_cmpuint (position, !=, GTK_INVALID_LIST_POSITION);

  gtk_single_selection_set_selected (get_selection (fixture), position + 1);
  g_assert_false (kzru_ref_equal (kzru_view_state_get_selected (fixture->state), treaty));
  g_assert_cmpint (kzru_view_state_get_selected (fixture->state).kind, ==, KZRU_RECORD_EVENT);

  kzru_view_state_select (fixture->state, KZRU_REF_NONE);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (fixture)), ==, GTK_INVALID_LIST_POSITION);
}

/* The head of a column sorts by it, and what is selected stays so. */
static void
test_sort (Fixture       *fixture,
           gconstpointer  data)
{
  GtkColumnView *column_view = find_column_view (fixture);
  GListModel *columns = gtk_column_view_get_columns (column_view);
  KzruRef treaty = test_find (fixture->atlas, "treaty-of-calm-waters-1998");
  guint last = g_list_model_get_n_items (G_LIST_MODEL (get_selection (fixture))) - 1;
  guint before, after;

  kzru_view_state_select (fixture->state, treaty);
  before = gtk_single_selection_get_selected (get_selection (fixture));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_column_view_sort_by_column (column_view, column, GTK_SORT_ASCENDING);
      after = gtk_single_selection_get_selected (get_selection (fixture));
      gtk_column_view_sort_by_column (column_view, column, GTK_SORT_DESCENDING);
      g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (fixture)), ==, last - after);
      g_assert_true (kzru_ref_equal (kzru_view_state_get_selected (fixture->state), treaty));
      if (i == 0)
        g_assert_cmpuint (after, ==, before);
    }
}

/* The list follows the filters, and a selection that is filtered out is kept. */
static void
test_filter (Fixture       *fixture,
             gconstpointer  data)
{
  KzruRef treaty = test_find (fixture->atlas, "treaty-of-calm-waters-1998");

  kzru_view_state_select (fixture->state, treaty);
  kzru_view_state_set_query (fixture->state, "causeway");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_selection (fixture))), ==,
                    kzru_view_state_get_n_shown (fixture->state, KZRU_RECORD_EVENT));
  g_assert_true (kzru_ref_equal (kzru_view_state_get_selected (fixture->state), treaty));
  kzru_view_state_set_query (fixture->state, "");
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (fixture)), !=, GTK_INVALID_LIST_POSITION);
}

static void
test_properties (Fixture       *fixture,
                 gconstpointer  data)
{
  guint n = 0;

  g_signal_connect_swapped (fixture->view, "notify::view-state", G_CALLBACK (test_count_cb), &n);
  kzru_pane_set_view_state (KZRU_PANE (fixture->view), fixture->state);
  g_assert_cmpuint (n, ==, 0);
  g_object_set (fixture->view, "view-state", NULL, NULL);
  g_assert_cmpuint (n, ==, 1);
  g_assert_null (kzru_pane_get_view_state (KZRU_PANE (fixture->view)));
}

/* In a window of some width, themes and certainties can be read as a whole. */
static void
test_widths (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *theme = NULL;
  guint n = 0;

  theme = g_strdup (kzru_lang_map_get (&kzru_atlas_get_theme (fixture->atlas, 0)->label,
                                       kzru_view_state_get_languages (fixture->state)));
  test_collect (fixture->view, GTK_TYPE_LABEL, labels);
  for (guint i = 0; i < labels->len; i++)
    if (g_str_equal (gtk_label_get_text (labels->pdata[i]), theme))
      {
        g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (labels->pdata[i])));
        n++;
      }

  g_assert_cmpuint (n, >, 0);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add ("/event-list-view/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("selection", test_selection);
  TEST ("sort", test_sort);
  TEST ("filter", test_filter);
  TEST ("properties", test_properties);
  TEST ("widths", test_widths);

  return g_test_run ();
}
