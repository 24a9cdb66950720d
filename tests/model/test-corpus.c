/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/kzru-atlas-file.h"
#include "model/kzru-corpus.h"
#include "tests/test-util.h"

#define N_PASSAGES 15
#define N_GAZETTE 10 /* of them quote the gazette */

typedef struct
{
  char       *folder;
  char       *text; /* of the atlas */
  KzruAtlas  *atlas;
  KzruCorpus *corpus;
  KzruFaults *faults;
  guint       n_verified;
  guint       n_not_found;
} Fixture;

static char *
load (const char *name,
      const char *in_folder)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", in_folder, name, NULL);
  g_autoptr(GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static void
put (Fixture    *fixture,
     const char *name,
     const char *text,
     gssize      n_bytes)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, n_bytes, NULL));
}

static void
copy_document (Fixture    *fixture,
               const char *name,
               const char *new_name)
{
  g_autofree char *text = load (name, "corpus");

  put (fixture, new_name, text, -1);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("kzru-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->text = load ("small.kzru.json", ".");
  fixture->faults = kzru_faults_new ();
}

static void
remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->text);
  g_clear_object (&fixture->atlas);
  g_clear_object (&fixture->corpus);
  kzru_faults_free (fixture->faults);
}

/* Changes the text of the atlas before it is read. */
static void
change (Fixture    *fixture,
        const char *from,
        const char *to)
{
  g_auto(GStrv) halves = g_strsplit (fixture->text, from, 2);

  g_assert_cmpuint (g_strv_length (halves), ==, 2);
  g_free (fixture->text);
  fixture->text = g_strjoin (to, halves[0], halves[1], NULL);
}

static void
read_atlas (Fixture *fixture)
{
  g_autoptr(GBytes) bytes = g_bytes_new (fixture->text, strlen (fixture->text));

  fixture->atlas = kzru_atlas_read_bytes (bytes, fixture->faults);
  g_assert_nonnull (fixture->atlas);
}

static void
verify (Fixture *fixture)
{
  g_autoptr(GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr(GError) error = NULL;

  read_atlas (fixture);
  fixture->corpus = kzru_corpus_open (folder, fixture->atlas, NULL, &error);
  g_assert_no_error (error);
  kzru_corpus_verify (fixture->corpus, fixture->faults, &fixture->n_verified, &fixture->n_not_found);

  for (guint i = 0; i < kzru_faults_get_size (fixture->faults); i++)
    {
      g_autofree char *text = kzru_fault_to_string (kzru_faults_get (fixture->faults, i), "FILE");

      g_test_message ("%s", text);
    }
}

/* That exactly one thing is wrong, and which. */
static void
assert_fault (Fixture       *fixture,
              KzruFaultCode  code,
              const char    *pointer,
              const char    *line_start)
{
  const KzruFault *fault;
  g_auto(GStrv) lines = g_strsplit (fixture->text, "\n", -1);

  g_assert_cmpuint (kzru_faults_get_size (fixture->faults), ==, 1);
  fault = kzru_faults_get (fixture->faults, 0);
  g_assert_cmpint (fault->severity, ==, KZRU_FAULT_ERROR);
  g_assert_cmpint (fault->code, ==, code);
  g_assert_cmpstr (fault->pointer, ==, pointer);
  g_assert_true (g_str_has_prefix (lines[fault->line - 1] + fault->column - 1, line_start));
}

static void
test_all_there (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *summary = NULL;
  g_autofree char *plain = NULL;

  /* Names mean nothing, and folders are searched. */
  copy_document (fixture, "gazette-2015.txt", "scan 17.text");
  {
    g_autofree char *inner = g_build_filename (fixture->folder, "inner", NULL);

    g_assert_cmpint (g_mkdir (inner, 0755), ==, 0);
  }
  copy_document (fixture, "chronicle-2017.txt", "inner/روزنامه.txt");

  verify (fixture);
  g_assert_cmpuint (kzru_faults_get_size (fixture->faults), ==, 0);
  g_assert_cmpuint (fixture->n_verified, ==, N_PASSAGES);
  g_assert_cmpuint (fixture->n_not_found, ==, 0);
  g_assert_cmpint (kzru_corpus_check_passage (fixture->corpus, 0), ==, KZRU_PASSAGE_VERIFIED);

  plain = kzru_atlas_summarize (fixture->atlas);
  summary = kzru_atlas_summarize_check (fixture->atlas, fixture->n_verified, fixture->n_not_found);
  g_assert_cmpstr (plain, ==, "events 10, routes 6, figures 5, passages 15");
  g_assert_cmpstr (summary, ==, "events 10, routes 6, figures 5, passages 15: verified 15, not found 0");
}

static void
test_text (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *expected = load ("chronicle-2017.txt", "corpus");
  const KzruDocument *document;

  copy_document (fixture, "chronicle-2017.txt", "chronicle-2017.txt");
  verify (fixture);

  document = kzru_corpus_get_document (fixture->corpus, 1);
  g_assert_null (kzru_corpus_get_document (fixture->corpus, 0));
  g_assert_null (kzru_corpus_get_text (fixture->corpus, 0));
  g_assert_cmpstr (kzru_corpus_get_text (fixture->corpus, 1), ==, expected);
  g_assert_cmpuint (kzru_text_index_get_length (document->index), ==, g_utf8_strlen (expected, -1));
  g_assert_true (kzru_corpus_has_file_name (fixture->corpus, "chronicle-2017.txt"));
  g_assert_cmpint (kzru_corpus_check_passage (fixture->corpus, 0), ==, KZRU_PASSAGE_UNCHECKED);
}

static void
test_missing_document (Fixture       *fixture,
                       gconstpointer  data)
{
  copy_document (fixture, "chronicle-2017.txt", "chronicle-2017.txt");
  verify (fixture);

  assert_fault (fixture, KZRU_FAULT_QUOTATION, "/sources/0/custom", "{");
  g_assert_nonnull (strstr (kzru_faults_get (fixture->faults, 0)->message, "gazette-2015.txt"));
  g_assert_nonnull (strstr (kzru_faults_get (fixture->faults, 0)->message, "8d2556feca35b6c9"));
  g_assert_cmpuint (fixture->n_verified, ==, N_PASSAGES - N_GAZETTE);
  g_assert_cmpuint (fixture->n_not_found, ==, N_GAZETTE);
}

/* The name alone proves nothing: one letter has been changed. */
static void
test_changed_document (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *text = load ("gazette-2015.txt", "corpus");

  copy_document (fixture, "chronicle-2017.txt", "chronicle-2017.txt");
  text[5] = '#';
  put (fixture, "gazette-2015.txt", text, -1);
  verify (fixture);

  assert_fault (fixture, KZRU_FAULT_QUOTATION, "/sources/0/custom", "{");
  g_assert_nonnull (strstr (kzru_faults_get (fixture->faults, 0)->message, "is another text"));
}

static void
copy_both (Fixture *fixture)
{
  copy_document (fixture, "chronicle-2017.txt", "chronicle-2017.txt");
  copy_document (fixture, "gazette-2015.txt", "gazette-2015.txt");
}

/* Holds an atlas that says something else against its documents. */
static void
verify_changed (Fixture    *fixture,
                const char *from,
                const char *to)
{
  copy_both (fixture);
  change (fixture, from, to);
  verify (fixture);
}

/* A document that may not be read is not said to be another one. */
static void
test_forbidden_document (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *path = NULL;
  gboolean is_root = geteuid () == 0;

  copy_both (fixture);
  path = g_build_filename (fixture->folder, "gazette-2015.txt", NULL);
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  if (is_root)
    {
      g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
      g_assert_cmpint (seteuid (65534), ==, 0);
    }
  verify (fixture);
  if (is_root)
    g_assert_cmpint (seteuid (0), ==, 0);

  assert_fault (fixture, KZRU_FAULT_QUOTATION, "/sources/0/custom", "{");
  g_assert_nonnull (strstr (kzru_faults_get (fixture->faults, 0)->message, "may not be read"));
}

static void
test_wrong_letter (Fixture       *fixture,
                   gconstpointer  data)
{
  verify_changed (fixture, "\"exact\": \"مرز دو کشور", "\"exact\": \"مرز دو كشور");

  assert_fault (fixture, KZRU_FAULT_QUOTATION, "/passages/8/parts/0", "{");
  g_assert_nonnull (strstr (kzru_faults_get (fixture->faults, 0)->message, "at 159 it has U+06A9, where they have U+0643"));
  g_assert_cmpuint (fixture->n_not_found, ==, 1);
  g_assert_cmpint (kzru_corpus_check_passage (fixture->corpus, 8), ==, KZRU_PASSAGE_NOT_FOUND);
}

/* The words are there, but not where they are said to be. */
static void
test_wrong_position (Fixture       *fixture,
                     gconstpointer  data)
{
  verify_changed (fixture, "\"start\": 54, \"end\": 142", "\"start\": 55, \"end\": 143");

  assert_fault (fixture, KZRU_FAULT_QUOTATION, "/passages/0/parts/0", "{");
  g_assert_nonnull (strstr (kzru_faults_get (fixture->faults, 0)->message, "stand at 54"));
}

static void
test_wrong_prefix (Fixture       *fixture,
                   gconstpointer  data)
{
  verify_changed (fixture, "edition, 12 March 2015\\n\\n", "edition, 12 March 2015\\n");

  assert_fault (fixture, KZRU_FAULT_QUOTATION, "/passages/0/parts/0", "{");
  g_assert_nonnull (strstr (kzru_faults_get (fixture->faults, 0)->message, "prefix"));
}

/* Also the second part of a passage has to be right. */
static void
test_wrong_suffix (Fixture       *fixture,
                   gconstpointer  data)
{
  verify_changed (fixture, ", who said: “We share on", ", who says: “We share on");

  assert_fault (fixture, KZRU_FAULT_QUOTATION, "/passages/9/parts/1", "{");
  g_assert_nonnull (strstr (kzru_faults_get (fixture->faults, 0)->message, "suffix"));
  g_assert_cmpuint (fixture->n_verified, ==, N_PASSAGES - 1);
}

static void
test_wrong_length (Fixture       *fixture,
                   gconstpointer  data)
{
  verify_changed (fixture, "\"length\": 1039", "\"length\": 1040");

  assert_fault (fixture, KZRU_FAULT_VALUE, "/sources/0/custom", "{");
  g_assert_cmpuint (fixture->n_not_found, ==, 0);
}

/* What is in the way is passed over: a pipe must not be waited for, links to
 * a folder must not be followed around, what cannot be read is skipped. */
static void
test_odd_folder (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *pipe_path = g_build_filename (fixture->folder, "pipe", NULL);
  g_autofree char *broken_path = g_build_filename (fixture->folder, "broken", NULL);
  g_autofree char *huge_path = g_build_filename (fixture->folder, "huge", NULL);

  copy_both (fixture);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *loop_path = g_strdup_printf ("%s/loop-%u", fixture->folder, i);

      g_assert_cmpint (symlink (".", loop_path), ==, 0);
    }
  g_assert_cmpint (symlink ("missing", broken_path), ==, 0);
  put (fixture, "huge", "", 0);
  g_assert_cmpint (truncate (huge_path, G_GINT64_CONSTANT (1) << 40), ==, 0);
  verify (fixture);

  g_assert_cmpuint (kzru_faults_get_size (fixture->faults), ==, 0);
}

static void
test_not_text (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *text = load ("gazette-2015.txt", "corpus");
  g_autofree char *sum = NULL;

  text[10] = (char) 0xff;
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  put (fixture, "gazette-2015.txt", text, -1);
  copy_document (fixture, "chronicle-2017.txt", "chronicle-2017.txt");
  change (fixture, "8d2556feca35b6c9a0981c2d00c954b6301f9aeb077a754d9554c387a45c5fa1", sum);
  verify (fixture);

  assert_fault (fixture, KZRU_FAULT_ENCODING, "/sources/0/custom", "{");
  g_assert_null (kzru_corpus_get_text (fixture->corpus, 0));
  g_assert_cmpuint (fixture->n_not_found, ==, N_GAZETTE);
}

static void
test_no_folder (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GFile) missing = g_file_new_build_filename (fixture->folder, "missing", NULL);
  g_autoptr(GError) error = NULL;

  read_atlas (fixture);
  g_assert_null (kzru_corpus_open (missing, fixture->atlas, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
store_result_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static KzruCorpus *
open_in_background (Fixture       *fixture,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr(GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr(GAsyncResult) result = NULL;

  kzru_corpus_open_async (folder, fixture->atlas, cancellable, store_result_cb, &result);
  test_wait_for (result != NULL);

  return kzru_corpus_open_finish (result, error);
}

static void
test_async (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(KzruCorpus) corpus = NULL;
  g_autoptr(GError) error = NULL;

  copy_both (fixture);
  read_atlas (fixture);
  corpus = open_in_background (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (kzru_corpus_get_text (corpus, 0));

  g_cancellable_cancel (cancellable);
  g_assert_null (open_in_background (fixture, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/corpus/all-there", test_all_there);
  ADD ("/corpus/text", test_text);
  ADD ("/corpus/missing-document", test_missing_document);
  ADD ("/corpus/changed-document", test_changed_document);
  ADD ("/corpus/forbidden-document", test_forbidden_document);
  ADD ("/corpus/wrong-letter", test_wrong_letter);
  ADD ("/corpus/wrong-position", test_wrong_position);
  ADD ("/corpus/wrong-prefix", test_wrong_prefix);
  ADD ("/corpus/wrong-suffix", test_wrong_suffix);
  ADD ("/corpus/wrong-length", test_wrong_length);
  ADD ("/corpus/odd-folder", test_odd_folder);
  ADD ("/corpus/not-text", test_not_text);
  ADD ("/corpus/no-folder", test_no_folder);
  ADD ("/corpus/async", test_async);

  return g_test_run ();
}
