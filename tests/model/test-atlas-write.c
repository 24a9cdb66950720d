/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/kzru-atlas-file.h"
#include "model/kzru-json-writer.h"

static GBytes *
load_file (const char *path)
{
  g_autoptr(GError) error = NULL;
  char *text;
  gsize n_bytes;

  g_file_get_contents (path, &text, &n_bytes, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (text, n_bytes);
}

static GBytes *
load_small (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "small.kzru.json", NULL);

  return load_file (path);
}

static KzruAtlas *
read_bytes (GBytes *bytes)
{
  g_autoptr(KzruFaults) faults = kzru_faults_new ();
  KzruAtlas *atlas = kzru_atlas_read_bytes (bytes, faults);

  for (guint i = 0; i < kzru_faults_get_size (faults); i++)
    g_test_message ("%s: %s", kzru_faults_get (faults, i)->pointer, kzru_faults_get (faults, i)->message);
  g_assert_nonnull (atlas);

  return atlas;
}

static void
assert_same_bytes (GBytes *a,
                   GBytes *b)
{
  const char *first = g_bytes_get_data (a, NULL), *second = g_bytes_get_data (b, NULL);
  gsize n = MIN (g_bytes_get_size (a), g_bytes_get_size (b));

  for (gsize i = 0; i < n; i++)
    if (first[i] != second[i])
      g_error ("differ at byte %" G_GSIZE_FORMAT ": “%.60s” and “%.60s”", i, first + i, second + i);
  g_assert_cmpuint (g_bytes_get_size (a), ==, g_bytes_get_size (b));
}

/* The atlases here are kept in the form that the writer gives. */
static void
test_round_trip (gconstpointer path_in_source)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, path_in_source, NULL);
  g_autoptr(GBytes) bytes = load_file (path);
  g_autoptr(KzruAtlas) atlas = read_bytes (bytes);
  g_autoptr(GBytes) written = kzru_atlas_write_bytes (atlas);
  g_autoptr(KzruAtlas) again = read_bytes (written);
  g_autoptr(GBytes) written_again = kzru_atlas_write_bytes (again);

  assert_same_bytes (bytes, written);
  assert_same_bytes (written, written_again);
}

static GBytes *
replace (GBytes     *bytes,
         const char *from,
         const char *to)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  char *found = strstr (text, from);
  GString *changed;

  g_assert_nonnull (found);
  changed = g_string_new_len (text, found - text);
  g_string_append (changed, to);
  g_string_append (changed, found + strlen (from));

  return g_string_free_to_bytes (changed);
}

/* Layout and order of the members are the writer's, whatever they were. */
static void
test_canonical (void)
{
  g_autoptr(GBytes) bytes = load_small ();
  g_autoptr(GBytes) reordered = replace (bytes, "\"theme\": \"treaties\",", "");
  g_autoptr(GBytes) squeezed = replace (reordered, "\"id\": \"treaty-of-calm-waters-1998\",",
                                        "\"theme\":\"treaties\",\"id\":\"treaty-of-calm-waters-1998\","
                                        "\"routes\":[\n],");
  g_autoptr(KzruAtlas) atlas = read_bytes (squeezed);
  g_autoptr(GBytes) written = kzru_atlas_write_bytes (atlas);

  assert_same_bytes (bytes, written);
}

static guint
count_different_lines (GBytes *a,
                       GBytes *b)
{
  g_auto(GStrv) first = g_strsplit (g_bytes_get_data (a, NULL), "\n", -1);
  g_auto(GStrv) second = g_strsplit (g_bytes_get_data (b, NULL), "\n", -1);
  guint n = 0;

  g_assert_cmpuint (g_strv_length (first), ==, g_strv_length (second));
  for (guint i = 0; first[i] != NULL; i++)
    n += !g_str_equal (first[i], second[i]);

  return n;
}

static void
test_small_diff (void)
{
  g_autoptr(GBytes) bytes = load_small ();
  g_autoptr(GBytes) changed = replace (bytes, "\"importance\": 5", "\"importance\": 4");
  g_autoptr(GBytes) moved = replace (bytes, "[-28.1, -36.02]", "[-28.12345, -36.02]");
  g_autoptr(KzruAtlas) atlas = read_bytes (changed);
  g_autoptr(KzruAtlas) moved_atlas = read_bytes (moved);
  g_autoptr(GBytes) written = kzru_atlas_write_bytes (atlas);
  g_autoptr(GBytes) moved_written = kzru_atlas_write_bytes (moved_atlas);

  g_assert_cmpuint (count_different_lines (bytes, written), ==, 1);
  g_assert_cmpuint (count_different_lines (bytes, moved_written), <=, 2);
}

static char *
write_number (double value)
{
  g_autoptr(KzruJsonWriter) writer = kzru_json_writer_new ();
  gsize n_bytes;
  char *text;

  kzru_json_writer_number (writer, value);
  text = kzru_json_writer_finish (writer, &n_bytes);
  g_assert_cmpint (text[n_bytes - 1], ==, '\n');
  text[n_bytes - 1] = '\0';

  return text;
}

static void
test_numbers (void)
{
  static const struct
  {
    double value;
    const char *text;
  } cases[] = {
    { 0, "0" },
    { -0.0, "0" },
    { 7, "7" },
    { -1, "-1" },
    { 3500000, "3500000" },
    { 100000000000000, "100000000000000" },
    { 0.1, "0.1" },
    { 0.1 + 0.2, "0.30000000000000004" },
    { -35.0625, "-35.0625" },
    { 1.0 / 3, "0.3333333333333333" },
    { 1e-7, "1e-07" },
    { 6.02e23, "6.02e+23" },
    { 9007199254740991, "9007199254740991" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = write_number (cases[i].value);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_random_numbers (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      double value = g_test_rand_double_range (-180, 180) * pow (10, g_test_rand_int_range (-12, 12));
      g_autofree char *text = write_number (value);

      g_assert_cmpfloat (g_ascii_strtod (text, NULL), ==, value);
    }
}

static void
test_strings (void)
{
  g_autoptr(KzruJsonWriter) writer = kzru_json_writer_new ();
  g_autofree char *text = NULL;
  gsize n_bytes;

  kzru_json_writer_string (writer, "“\"\\/\b\f\n\r\t\x01\x7f\xc2\x85 می\xe2\x80\x8cشود"
                                   "\xe2\x80\xab\xe2\x80\xac\xe2\x80\x8f\xe2\x80\xa8\xef\xbb\xbf😀");
  text = kzru_json_writer_finish (writer, &n_bytes);
  g_assert_cmpstr (text, ==,
                   "\"“\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u007f\\u0085 می\xe2\x80\x8cشود"
                   "\\u202b\\u202c\\u200f\\u2028\\ufeff😀\"\n");
}

/* Full lines, none longer than it may be, and nothing lost. */
static void
test_fill (void)
{
  for (guint n = 0; n < 200; n++)
    {
      g_autoptr(KzruJsonWriter) writer = kzru_json_writer_new ();
      g_autofree char *text = NULL;
      g_auto(GStrv) lines = NULL;
      gsize n_bytes;
      guint n_found = 0;

      kzru_json_writer_begin (writer, '{', KZRU_JSON_LINES);
      kzru_json_writer_name (writer, "list");
      kzru_json_writer_begin (writer, '[', KZRU_JSON_FILL);
      for (guint i = 0; i < n; i++)
        kzru_json_writer_number (writer, i * 37);
      kzru_json_writer_end (writer);
      kzru_json_writer_name (writer, "next");
      kzru_json_writer_word (writer, "null");
      kzru_json_writer_end (writer);

      text = kzru_json_writer_finish (writer, &n_bytes);
      lines = g_strsplit (text, "\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        {
          g_assert_cmpuint (g_utf8_strlen (lines[i], -1), <=, KZRU_JSON_MAX_COLUMNS);
          g_assert_false (g_str_has_suffix (lines[i], " "));
        }

      for (const char *c = strchr (text, '['); *c != ']'; c++)
        n_found += g_ascii_isdigit (*c) && !g_ascii_isdigit (c[1]);
      g_assert_cmpuint (n_found, ==, n);
    }
}

/* --- Saving --- */

typedef struct
{
  char      *folder;
  char      *path;
  GFile     *file;
  KzruAtlas *atlas;
  GBytes    *bytes;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("kzru-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "atlas.kzru.json", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  fixture->bytes = load_small ();
  fixture->atlas = read_bytes (fixture->bytes);
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_object_unref (fixture->file);
  g_object_unref (fixture->atlas);
  g_bytes_unref (fixture->bytes);
}

static void
assert_content (const char *path,
                const char *expected,
                gssize      n_expected)
{
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  gsize n_bytes;

  g_file_get_contents (path, &text, &n_bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (text, n_bytes, expected, n_expected < 0 ? strlen (expected) : (gsize) n_expected);
}

static void
put_old_file (Fixture *fixture)
{
  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
}

static void
test_save (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  GStatBuf info;

  kzru_atlas_write (fixture->atlas, fixture->file, NULL, &error);
  g_assert_no_error (error);
  assert_content (fixture->path, g_bytes_get_data (fixture->bytes, NULL), g_bytes_get_size (fixture->bytes));

  put_old_file (fixture);
  g_chmod (fixture->path, 0662);
  g_assert_true (kzru_atlas_write (fixture->atlas, fixture->file, NULL, NULL));
  assert_content (fixture->path, g_bytes_get_data (fixture->bytes, NULL), g_bytes_get_size (fixture->bytes));
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0662);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_save_through_link (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *link_path = g_build_filename (fixture->folder, "link", NULL);
  g_autoptr(GFile) link_file = g_file_new_for_path (link_path);

  put_old_file (fixture);
  g_assert_cmpint (symlink ("atlas.kzru.json", link_path), ==, 0);
  g_assert_true (kzru_atlas_write (fixture->atlas, link_file, NULL, NULL));
  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
  assert_content (fixture->path, g_bytes_get_data (fixture->bytes, NULL), g_bytes_get_size (fixture->bytes));
}

static void
assert_refused (Fixture *fixture,
                GFile   *file)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (kzru_atlas_write (fixture->atlas, file, NULL, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
}

/* A disk that is full in the middle of the file: the limit stands in for it. */
static void
test_full_disk (Fixture       *fixture,
                gconstpointer  data)
{
  struct rlimit old, low;

  put_old_file (fixture);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  low = old;
  low.rlim_cur = g_bytes_get_size (fixture->bytes) / 2;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &low), ==, 0);
  assert_refused (fixture, fixture->file);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);

  assert_content (fixture->path, "old", -1);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* The file may be written, but nothing may be put beside it. */
static void
test_locked_folder (Fixture       *fixture,
                    gconstpointer  data)
{
  gboolean is_root = geteuid () == 0;

  put_old_file (fixture);
  g_chmod (fixture->path, 0666);
  g_chmod (fixture->folder, 0555);
  if (is_root)
    g_assert_cmpint (seteuid (65534), ==, 0);

  assert_refused (fixture, fixture->file);

  if (is_root)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_chmod (fixture->folder, 0755);
  assert_content (fixture->path, "old", -1);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_wrong_targets (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr(GFile) nowhere = g_file_resolve_relative_path (folder, "missing/atlas.kzru.json");
  g_autoptr(GFile) full = g_file_new_for_path ("/dev/full");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  assert_refused (fixture, folder);
  assert_refused (fixture, nowhere);
  assert_refused (fixture, full);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);

  g_cancellable_cancel (cancellable);
  g_assert_false (kzru_atlas_write (fixture->atlas, fixture->file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/atlas/write/round-trip/small", "data/small.kzru.json", test_round_trip);
  g_test_add_data_func ("/atlas/write/round-trip/shipped", "../data/atlas/kazakhstan-russia.kzru.json",
                        test_round_trip);
  g_test_add_func ("/atlas/write/canonical", test_canonical);
  g_test_add_func ("/atlas/write/small-diff", test_small_diff);
  g_test_add_func ("/atlas/write/numbers", test_numbers);
  g_test_add_func ("/atlas/write/random-numbers", test_random_numbers);
  g_test_add_func ("/atlas/write/strings", test_strings);
  g_test_add_func ("/atlas/write/fill", test_fill);
  ADD ("/atlas/write/save", test_save);
  ADD ("/atlas/write/save-through-link", test_save_through_link);
  ADD ("/atlas/write/full-disk", test_full_disk);
  ADD ("/atlas/write/locked-folder", test_locked_folder);
  ADD ("/atlas/write/wrong-targets", test_wrong_targets);

  return g_test_run ();
}
