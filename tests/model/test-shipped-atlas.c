/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-atlas-file.h"
#include "model/kzru-corpus.h"

/* The atlas that the program brings has no fault, not even a warning, and is
 * written as it stands. With KZRU_CORPUS set, it is also held against the
 * documents: they are not ours to ship. */

static GFile *
open_shipped (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "atlas",
                                                 "kazakhstan-russia.kzru.json", NULL);

  return g_file_new_for_path (path);
}

static void
assert_no_faults (const KzruFaults *faults)
{
  for (guint i = 0; i < kzru_faults_get_size (faults); i++)
    {
      g_autofree char *text = kzru_fault_to_string (kzru_faults_get (faults, i), "shipped atlas");

      g_test_message ("%s", text);
    }

  g_assert_cmpuint (kzru_faults_get_size (faults), ==, 0);
}

static KzruAtlas *
read_shipped (void)
{
  g_autoptr (GFile) file = open_shipped ();
  g_autoptr (KzruFaults) faults = kzru_faults_new ();
  KzruAtlas *atlas = kzru_atlas_read (file, faults, NULL);

  assert_no_faults (faults);
  g_assert_nonnull (atlas);

  return atlas;
}

static void
test_canonical (void)
{
  g_autoptr (KzruAtlas) atlas = read_shipped ();
  g_autoptr (GFile) file = open_shipped ();
  g_autoptr (GBytes) stands = g_file_load_bytes (file, NULL, NULL, NULL);
  g_autoptr (GBytes) written = kzru_atlas_write_bytes (atlas);

  g_assert_true (g_bytes_equal (stands, written));
}

static void
assert_languages (const KzruLangMap *map,
                  const char        *id)
{
  static const char * const tags[] = { "en", "fa", "ar", "ru", "kk" };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      const char *language[] = { tags[i], NULL };
      const KzruLangEntry *entry = kzru_lang_map_lookup (map, language);

      g_test_message ("%s in %s", id, tags[i]);
      g_assert_nonnull (entry);
      g_assert_cmpstr (entry->tag, ==, tags[i]);
      g_assert_cmpstr (entry->text, !=, "");
    }
}

/* Every title and description is there in all five languages. */
static void
test_languages (void)
{
  g_autoptr (KzruAtlas) atlas = read_shipped ();

  for (guint i = 0; i < kzru_atlas_get_n_records (atlas, KZRU_RECORD_EVENT); i++)
    {
      const KzruEvent *event = kzru_atlas_get_event (atlas, i);

      assert_languages (&event->title, event->id);
      assert_languages (&event->description, event->id);
    }

  for (guint i = 0; i < kzru_atlas_get_n_records (atlas, KZRU_RECORD_ROUTE); i++)
    {
      const KzruRoute *route = kzru_atlas_get_route (atlas, i);

      assert_languages (&route->label, route->id);
      assert_languages (&route->description, route->id);
    }
}

/* What is worked out or disputed says how or why. */
static void
test_notes (void)
{
  g_autoptr (KzruAtlas) atlas = read_shipped ();

  for (guint i = 0; i < kzru_atlas_get_n_records (atlas, KZRU_RECORD_EVENT); i++)
    {
      const KzruEvent *event = kzru_atlas_get_event (atlas, i);

      g_test_message ("%s", event->id);
      for (guint j = 0; j < event->n_dates; j++)
        g_assert_true (event->dates[j].basis == KZRU_BASIS_STATED || event->dates[j].note.n_entries > 0
                       || event->note.n_entries > 0);
    }
}

/* A note is shown after the word for how its record came to be, and must not start
 * with that again. */
static void
assert_not_twice (KzruBasis          basis,
                  const KzruLangMap *note)
{
  static const char * const words[] = {
    "Inferred", "استنباط", "نتیجه‌گیری", "استنتاج", "استُنتج", "Выведено", "Вывод", "Шығарылды", "Тұжырымдал", "Қорытынды",
  };

  for (guint i = 0; basis != KZRU_BASIS_STATED && i < note->n_entries; i++)
    for (guint j = 0; j < G_N_ELEMENTS (words); j++)
      {
        g_test_message ("%s", note->entries[i].text);
        g_assert_false (g_str_has_prefix (note->entries[i].text, words[j]));
      }
}

static void
test_notes_once (void)
{
  g_autoptr (KzruAtlas) atlas = read_shipped ();

  for (guint i = 0; i < kzru_atlas_get_n_records (atlas, KZRU_RECORD_EVENT); i++)
    {
      const KzruEvent *event = kzru_atlas_get_event (atlas, i);

      for (guint j = 0; j < event->n_dates; j++)
        assert_not_twice (event->dates[j].basis, &event->dates[j].note);
      assert_not_twice (event->basis, &event->note);
    }

  for (guint i = 0; i < kzru_atlas_get_n_records (atlas, KZRU_RECORD_RELATION); i++)
    {
      const KzruRelation *relation = kzru_atlas_get_relation (atlas, i);

      assert_not_twice (relation->basis, &relation->note);
    }
}

static void
test_corpus (gconstpointer user_data)
{
  const char *folder = user_data;
  g_autoptr (KzruAtlas) atlas = read_shipped ();
  g_autoptr (KzruFaults) faults = kzru_faults_new ();
  g_autoptr (GFile) directory = g_file_new_for_path (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (KzruCorpus) corpus = kzru_corpus_open (directory, atlas, NULL, &error);
  guint n_verified = 0;
  guint n_not_found = 0;

  g_assert_no_error (error);
  kzru_corpus_verify (corpus, faults, &n_verified, &n_not_found);
  assert_no_faults (faults);
  g_assert_cmpuint (n_not_found, ==, 0);
  g_assert_cmpuint (n_verified, ==, kzru_atlas_get_n_records (atlas, KZRU_RECORD_PASSAGE));
}

int
main (int    argc,
      char **argv)
{
  const char *corpus = g_getenv ("KZRU_CORPUS");

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/shipped-atlas/canonical", test_canonical);
  g_test_add_func ("/shipped-atlas/languages", test_languages);
  g_test_add_func ("/shipped-atlas/notes", test_notes);
  g_test_add_func ("/shipped-atlas/notes-once", test_notes_once);
  if (corpus != NULL)
    g_test_add_data_func ("/shipped-atlas/corpus", corpus, test_corpus);

  return g_test_run ();
}
