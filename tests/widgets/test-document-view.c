/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "tests/widgets/test-pane-util.h"
#include "widgets/kzru-document-view.h"
#include "widgets/kzru-reader.h"

/* A passage in its full document, from its card in the reader and back. */

typedef struct
{
  KzruAtlas *atlas;
  KzruCorpus *corpus;
  KzruViewState *state;
  GtkWidget *window;
  GtkWidget *reader;
} Fixture;

/* Reads the small atlas with some of its words exchanged. */
static KzruAtlas *
read_changed (const char *words,
              const char *others)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "small.kzru.json", NULL);
  g_autofree char *text = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("kzru-XXXXXX.kzru.json", &stream, NULL);
  g_autoptr (KzruFaults) faults = kzru_faults_new ();
  g_autoptr (GString) changed = NULL;
  KzruAtlas *atlas;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, words, others, 0), >, 0);
  copy = g_file_get_path (file);
  g_assert_true (g_file_set_contents (copy, changed->str, -1, NULL));

  atlas = kzru_atlas_read (file, faults, NULL);
  g_assert_nonnull (atlas);
  g_unlink (copy);

  return atlas;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  words)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "corpus", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  fixture->atlas = words != NULL ? read_changed (words, "Gas") : test_read_atlas ("small.kzru.json");
  fixture->corpus = kzru_corpus_open (folder, fixture->atlas, NULL, NULL);
  g_assert_nonnull (fixture->corpus);
  fixture->state = test_make_state (fixture->atlas);
  fixture->reader = kzru_reader_new ();
  fixture->window = test_put_in_window (fixture->reader, fixture->state, -1, -1);
  kzru_view_state_select (fixture->state, test_find (fixture->atlas, "sampline"));
  test_rest ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  words)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  test_rest ();
  g_assert_finalize_object (fixture->state);
  g_assert_finalize_object (fixture->corpus);
  g_assert_finalize_object (fixture->atlas);
}

static GtkWidget *
find (Fixture *fixture,
      GType    type)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  test_collect (fixture->reader, type, found);

  return found->len > 0 ? found->pdata[0] : NULL;
}

static void
show_document (Fixture *fixture)
{
  kzru_view_state_set_corpus (fixture->state, fixture->corpus);
  test_rest ();
  g_assert_true (gtk_widget_activate_action (fixture->reader, "reader.show-document", "u",
                                             test_find (fixture->atlas, "p-pipeline").index));
  test_rest ();
}

/* What is marked in the document, each piece in a line of its own. */
static char *
dup_marked (Fixture *fixture)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (fixture, GTK_TYPE_TEXT_VIEW)));
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "evidence");
  g_autoptr (GString) marked = g_string_new (NULL);
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  while (gtk_text_iter_starts_tag (&start, tag) || gtk_text_iter_forward_to_tag_toggle (&start, tag))
    {
      g_autofree char *piece = NULL;

      end = start;
      gtk_text_iter_forward_to_tag_toggle (&end, tag);
      piece = gtk_text_iter_get_slice (&start, &end);
      g_string_append_printf (marked, "%s\n", piece);
      start = end;
    }

  return g_string_free (g_steal_pointer (&marked), FALSE);
}

/* Without the documents nothing is said of them. */
static void
test_without (Fixture       *fixture,
              gconstpointer  words)
{
  g_assert_null (find (fixture, KZRU_TYPE_DOCUMENT_VIEW));
  g_assert_false (gtk_widget_get_mapped (test_find_label (fixture->reader, "Show in Document")));
}

static void
test_marked (Fixture       *fixture,
             gconstpointer  words)
{
  g_autofree char *marked = NULL;
  GtkWidget *view;

  show_document (fixture);
  g_assert_nonnull (test_find_label (fixture->reader, "Stands in the document, to the letter"));

  view = find (fixture, KZRU_TYPE_DOCUMENT_VIEW);
  g_assert_nonnull (view);
  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "The Exemplaria Gazette");

  marked = dup_marked (fixture);
  g_assert_cmpstr (marked, ==,
                   "Oil has flowed through the Sampline pipeline since 2009, "
                   "at least 40 per cent of it for export.\n");
}

/* The document has all the room that passages had. */
static void
test_room (Fixture       *fixture,
           gconstpointer  words)
{
  show_document (fixture);

  g_assert_true (gtk_widget_compute_expand (find (fixture, KZRU_TYPE_DOCUMENT_VIEW),
                                            GTK_ORIENTATION_VERTICAL));
}

/* What is torn apart is marked piece by piece. */
static void
test_torn (Fixture       *fixture,
           gconstpointer  words)
{
  g_autofree char *marked = NULL;

  kzru_view_state_set_corpus (fixture->state, fixture->corpus);
  test_rest ();
  gtk_widget_activate_action (fixture->reader, "reader.show-document", "u",
                              test_find (fixture->atlas, "p-visit-fa").index);
  test_rest ();

  marked = dup_marked (fixture);
  g_assert_nonnull (strchr (marked, '\n'));
  g_assert_null (strstr (marked, "صفحهٔ روزنامه"));
  g_assert_cmpint (gtk_widget_get_direction (find (fixture, GTK_TYPE_TEXT_VIEW)), ==, GTK_TEXT_DIR_RTL);
}

/* What does not stand where the atlas says is marked nowhere. */
static void
test_not_found (Fixture       *fixture,
                gconstpointer  words)
{
  g_autofree char *marked = NULL;

  show_document (fixture);
  g_assert_nonnull (test_find_label (fixture->reader, "Not found in the document"));
  g_assert_nonnull (test_find_label (find (fixture, KZRU_TYPE_DOCUMENT_VIEW), "do not stand in the document"));

  marked = dup_marked (fixture);
  g_assert_cmpstr (marked, ==, "");
}

/* Going back, and selecting something else, both lead to passages. */
static void
test_back (Fixture       *fixture,
           gconstpointer  words)
{
  show_document (fixture);
  gtk_widget_activate_action (fixture->reader, "reader.show-passages", NULL);
  test_rest ();
  g_assert_null (find (fixture, KZRU_TYPE_DOCUMENT_VIEW));

  show_document (fixture);
  g_assert_nonnull (find (fixture, KZRU_TYPE_DOCUMENT_VIEW));
  kzru_view_state_select (fixture->state, test_find (fixture->atlas, "ridge-border"));
  test_rest ();
  g_assert_null (find (fixture, KZRU_TYPE_DOCUMENT_VIEW));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);

#define ADD(path, words, function) \
  g_test_add (path, Fixture, words, set_up, function, tear_down)

  ADD ("/document-view/without", NULL, test_without);
  ADD ("/document-view/marked", NULL, test_marked);
  ADD ("/document-view/room", NULL, test_room);
  ADD ("/document-view/torn", NULL, test_torn);
  ADD ("/document-view/not-found", "Oil", test_not_found);
  ADD ("/document-view/back", NULL, test_back);

  return g_test_run ();
}
