/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-event-list.h"
#include "model/kzru-job.h"
#include "tests/widgets/test-pane-util.h"
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
  fixture->state = test_make_state (fixture->atlas);
  fixture->view = kzru_event_list_view_new ();
  fixture->window = test_put_in_window (fixture->view, fixture->state, 1200, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  test_rest ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  test_close_window (fixture->window, fixture->view, fixture->state, fixture->atlas);
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

/* The row of the list whose title this is, if it has one now. */
static GtkWidget *
find_row (Fixture    *fixture,
          const char *title)
{
  GtkWidget *label = test_find_label (fixture->view, title);

  return label != NULL ? gtk_widget_get_parent (gtk_widget_get_parent (label)) : NULL;
}

/* A row is read out as what it is: the event and its date, in the reader's calendars. */
static void
test_accessible (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char * const persian[] = { "persian", NULL };
  GtkWidget *row = find_row (fixture, "Treaty of Calm Waters");

  g_assert_nonnull (row);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_ROW);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Treaty of Calm Waters, May 4, 1998");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (find_column_view (fixture)), GTK_ACCESSIBLE_ROLE_TREE_GRID);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_column_view (fixture)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "List of events");

  kzru_view_state_set_calendars (fixture->state, persian);
  test_rest ();
  row = find_row (fixture, "Treaty of Calm Waters");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Treaty of Calm Waters, Ordibehesht 14, 1377 AP");
}

/* Opens a table of so many events, each a day after the one before. */
static void
open_table (Fixture *fixture,
            guint    n)
{
  g_autoptr (GString) text = g_string_new ("id,title,start,lon,lat\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%u,Event number %u,%u-%02u-%02u,20,30\n", i, i,
                            1900 + i / 300, 1 + i / 25 % 12, 1 + i % 25);

  g_object_unref (fixture->atlas);
  fixture->atlas = test_read_table (text->str);
  kzru_view_state_set_atlas (fixture->state, fixture->atlas);
}

static gboolean
is_row_in_view (Fixture    *fixture,
                const char *title)
{
  GtkWidget *row = find_row (fixture, title);
  graphene_rect_t bounds;

  return row != NULL && gtk_widget_get_mapped (row) && gtk_widget_compute_bounds (row, fixture->view, &bounds) &&
         bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (fixture->view);
}

/* What is selected is in view however it came to be selected: while one looks, while
 * another pane is in the list's place, and while most events are filtered out. */
static void
test_in_view (Fixture       *fixture,
              gconstpointer  data)
{
  static const guint records[] = { 500, 998, 40 };

  open_table (fixture, 1000);
  test_rest ();

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    for (guint hidden = 0; hidden < 2; hidden++)
      {
        g_autofree char *title = g_strdup_printf ("Event number %u", records[i] + hidden);

        gtk_widget_set_visible (fixture->view, !hidden);
        test_rest ();
        if (hidden)
          kzru_view_state_set_query (fixture->state, title);
        kzru_view_state_select (fixture->state, (KzruRef) { KZRU_RECORD_EVENT, records[i] + hidden });
        kzru_view_state_set_query (fixture->state, "");
        gtk_widget_set_visible (fixture->view, TRUE);
        test_rest ();
        g_assert_true (is_row_in_view (fixture, title));
      }
}

/* A list that nobody has looked at before shows what is selected, too. */
static void
test_first_look (Fixture       *fixture,
                 gconstpointer  data)
{
  open_table (fixture, 1000);
  kzru_view_state_select (fixture->state, (KzruRef) { KZRU_RECORD_EVENT, 500 });
  fixture->view = kzru_event_list_view_new ();
  kzru_pane_set_view_state (KZRU_PANE (fixture->view), fixture->state);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->view);
  test_rest ();
  g_assert_true (is_row_in_view (fixture, "Event number 500"));
}

/* The focus is where the selection is, so that arrows go on from there. */
static void
test_focus (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *row;

  open_table (fixture, 1000);
  kzru_view_state_select (fixture->state, (KzruRef) { KZRU_RECORD_EVENT, 734 });
  gtk_widget_grab_focus (fixture->view);
  test_rest ();
  row = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (row == find_row (fixture, "Event number 734"));

  kzru_view_state_select (fixture->state, (KzruRef) { KZRU_RECORD_EVENT, 77 });
  test_rest ();
  row = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (row == find_row (fixture, "Event number 77"));
}

static int
get_sorted_column (Fixture *fixture)
{
  g_autoptr (GListModel) list = NULL;
  KzruEventColumn column;
  gboolean descending;

  list = g_object_ref (gtk_single_selection_get_model (get_selection (fixture)));
  kzru_event_list_get_shown_order (KZRU_EVENT_LIST (list), &column, &descending);

  return descending ? -1 : (int) column;
}

/* While a large table is sorted, the list is as it was and can be used; then what is
 * selected is in view, with the focus. What is given up leaves all as it was. */
static void
test_large (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GtkColumnViewColumn) title = NULL;
  KzruEventList *list;

  open_table (fixture, KZRU_JOB_AT_ONCE + 1000);
  list = KZRU_EVENT_LIST (gtk_single_selection_get_model (get_selection (fixture)));
  kzru_event_list_finish (list);
  kzru_view_state_select (fixture->state, (KzruRef) { KZRU_RECORD_EVENT, 2000 });
  gtk_widget_grab_focus (fixture->view);
  test_rest ();

  title = g_list_model_get_item (gtk_column_view_get_columns (find_column_view (fixture)), KZRU_EVENT_COLUMN_TITLE);
  gtk_column_view_sort_by_column (find_column_view (fixture), title, GTK_SORT_ASCENDING);
  g_assert_cmpint (get_sorted_column (fixture), ==, KZRU_EVENT_COLUMN_DATE);
  gtk_single_selection_set_selected (get_selection (fixture), 2001);
  g_assert_cmpuint (kzru_view_state_get_selected (fixture->state).index, ==, 2001);

  kzru_pane_give_up (KZRU_PANE (fixture->view));
  kzru_event_list_finish (list);
  g_assert_cmpint (get_sorted_column (fixture), ==, KZRU_EVENT_COLUMN_DATE);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (fixture)), ==, 2001);

  gtk_column_view_sort_by_column (find_column_view (fixture), title, GTK_SORT_DESCENDING);
  kzru_event_list_finish (list);
  test_rest ();
  g_assert_cmpint (get_sorted_column (fixture), ==, -1);
  g_assert_cmpuint (kzru_view_state_get_selected (fixture->state).index, ==, 2001);
  g_assert_true (is_row_in_view (fixture, "Event number 2001"));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == find_row (fixture, "Event number 2001"));
  g_assert_cmpint (kzru_pane_get_percent (KZRU_PANE (fixture->view)), ==, -1);
}

/* What a large table is searched for can be given up while it is. */
static void
test_give_up_search (Fixture       *fixture,
                     gconstpointer  data)
{
  const guint n = KZRU_JOB_AT_ONCE + 1000;
  KzruEventList *list;

  open_table (fixture, n);
  list = KZRU_EVENT_LIST (gtk_single_selection_get_model (get_selection (fixture)));
  kzru_event_list_finish (list);

  kzru_view_state_set_query (fixture->state, "2001");
  test_wait_for (kzru_event_list_is_filtering (list));
  kzru_pane_give_up (KZRU_PANE (fixture->view));
  g_assert_cmpstr (kzru_view_state_get_query (fixture->state), ==, "");
  test_wait_for (!kzru_view_state_is_searching (fixture->state));
  kzru_event_list_finish (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n);

  kzru_view_state_set_time_range (fixture->state, (KzruSpan) { 0, 86400 });
  kzru_pane_give_up (KZRU_PANE (fixture->view));
  g_assert_false (kzru_view_state_has_time_range (fixture->state));
  kzru_event_list_finish (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n);
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
  static const char * const changes[] = { "\"Treaties\"", "\"Treaties and joint statements\"", NULL };
  g_autoptr (KzruAtlas) atlas = test_read_changed_atlas ("small.kzru.json", changes);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  guint n = 0;

  kzru_pane_set_view_state (KZRU_PANE (fixture->view), NULL);
  kzru_view_state_set_atlas (fixture->state, atlas);
  kzru_pane_set_view_state (KZRU_PANE (fixture->view), fixture->state);
  test_rest ();
  test_collect (fixture->view, GTK_TYPE_LABEL, labels);
  for (guint i = 0; i < labels->len; i++)
    if (g_str_equal (gtk_label_get_text (labels->pdata[i]), "Treaties and joint statements"))
      {
        g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (labels->pdata[i])));
        n++;
      }

  g_assert_cmpuint (n, >, 0);
  kzru_view_state_set_atlas (fixture->state, fixture->atlas);
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
  TEST ("accessible", test_accessible);
  TEST ("in-view", test_in_view);
  TEST ("first-look", test_first_look);
  TEST ("focus", test_focus);
  TEST ("large", test_large);
  TEST ("give-up-search", test_give_up_search);
  TEST ("properties", test_properties);
  TEST ("widths", test_widths);

  return g_test_run ();
}
