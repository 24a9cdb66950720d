/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-event-list.h"
#include "tests/test-util.h"

typedef struct
{
  KzruAtlas *atlas;
  KzruViewState *state;
  KzruEventList *list;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->atlas = test_read_atlas ("small.kzru.json");
  fixture->state = kzru_view_state_new ();
  kzru_view_state_set_atlas (fixture->state, fixture->atlas);
  fixture->list = kzru_event_list_new (fixture->state);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->state);
  g_assert_finalize_object (fixture->atlas);
}

static const char *
id_at (Fixture *fixture,
       guint    position)
{
  return kzru_atlas_get_record_id (fixture->atlas,
                                   (KzruRef) { KZRU_RECORD_EVENT,
                                               kzru_event_list_get_record (fixture->list, position) });
}

static guint
get_size (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

static void
changed_cb (GListModel *model,
            guint       position,
            guint       removed,
            guint       added,
            guint      *size)
{
  g_assert_cmpuint (position, ==, 0);
  g_assert_cmpuint (removed, ==, *size);
  *size = added;
}

/* By date at first, by any column either way, and always each event once. */
static void
test_sort (Fixture       *fixture,
           gconstpointer  data)
{
  guint n = get_size (fixture);

  g_assert_cmpuint (n, ==, kzru_atlas_get_n_records (fixture->atlas, KZRU_RECORD_EVENT));
  g_assert_cmpstr (id_at (fixture, 0), ==, "harbour-closed-1987");

  for (guint column = 0; column < KZRU_N_EVENT_COLUMNS; column++)
    for (int descending = 0; descending < 2; descending++)
      {
        g_autofree gboolean *seen = g_new0 (gboolean, n);

        kzru_event_list_sort (fixture->list, (KzruEventColumn) column, descending);
        for (guint i = 0; i < n; i++)
          {
            guint record = kzru_event_list_get_record (fixture->list, i);

            g_assert_false (seen[record]);
            seen[record] = TRUE;
            g_assert_cmpuint (kzru_event_list_find (fixture->list, record), ==, i);
          }
      }

  kzru_event_list_sort (fixture->list, KZRU_EVENT_COLUMN_DATE, TRUE);
  g_assert_cmpstr (id_at (fixture, n - 1), ==, "harbour-closed-1987");
}

/* Titles stand as the language sorts them, which is not by their bytes. */
static void
test_collation (Fixture       *fixture,
                gconstpointer  data)
{
  guint n = get_size (fixture);
  g_autofree char *before = NULL;

  kzru_event_list_sort (fixture->list, KZRU_EVENT_COLUMN_TITLE, FALSE);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = kzru_event_list_dup_text (fixture->list,
                                                         kzru_event_list_get_record (fixture->list, i),
                                                         KZRU_EVENT_COLUMN_TITLE);

      if (before != NULL)
        g_assert_cmpint (g_ascii_strncasecmp (before, title, 4), <=, 0);
      g_free (before);
      before = g_steal_pointer (&title);
    }
}

/* Query and range decide what is in the list, and each change is told once. */
static void
test_filter (Fixture       *fixture,
             gconstpointer  data)
{
  guint size = get_size (fixture);

  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (changed_cb), &size);
  kzru_view_state_set_query (fixture->state, "causeway");
  g_assert_cmpuint (size, ==, kzru_view_state_get_n_shown (fixture->state, KZRU_RECORD_EVENT));
  g_assert_cmpuint (size, ==, get_size (fixture));
  g_assert_cmpuint (kzru_event_list_find (fixture->list, test_find (fixture->atlas, "pipeline-opened-2009").index), ==,
                    G_MAXUINT);

  kzru_view_state_set_time_range (fixture->state, (KzruSpan) { 0, 1 });
  g_assert_cmpuint (size, ==, 0);
  kzru_view_state_set_atlas (fixture->state, NULL);
  g_assert_cmpuint (get_size (fixture), ==, 0);
}

/* Handles are made on demand, are the same for the same event, and go away. */
static void
test_items (Fixture       *fixture,
            gconstpointer  data)
{
  KzruEventItem *first = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  g_autoptr (KzruEventItem) again = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  g_autoptr (KzruEventItem) moved = NULL;
  KzruEventItem *last;
  guint n = get_size (fixture);

  g_assert_true (first == again);
  kzru_event_list_sort (fixture->list, KZRU_EVENT_COLUMN_DATE, TRUE);
  moved = g_list_model_get_item (G_LIST_MODEL (fixture->list), n - 1);
  g_assert_true (moved == first);
  g_object_unref (first);

  last = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  g_assert_cmpuint (kzru_event_item_get_record (last), ==, kzru_event_list_get_record (fixture->list, 0));
  g_assert_finalize_object (last);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->list), n));
}

/* A list that starts in an order is the list that is brought into it. */
static void
test_new_sorted (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (KzruEventList) list = kzru_event_list_new_sorted (fixture->state, KZRU_EVENT_COLUMN_TITLE, TRUE);
  guint n = get_size (fixture);
  gboolean differs = FALSE;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n);
  for (guint i = 0; i < n; i++)
    differs |= kzru_event_list_get_record (list, i) != kzru_event_list_get_record (fixture->list, i);
  g_assert_true (differs);

  kzru_event_list_sort (fixture->list, KZRU_EVENT_COLUMN_TITLE, TRUE);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (kzru_event_list_get_record (list, i), ==, kzru_event_list_get_record (fixture->list, i));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add ("/event-list/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("sort", test_sort);
  TEST ("collation", test_collation);
  TEST ("new-sorted", test_new_sorted);
  TEST ("filter", test_filter);
  TEST ("items", test_items);

  return g_test_run ();
}
