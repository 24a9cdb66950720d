/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-output-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("kzru-output-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "out.pdf", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);

  for (const char *name = g_dir_read_name (folder); name != NULL; name = g_dir_read_name (folder))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }

  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;

  return n;
}

static void
assert_content (const char *path,
                const char *expected)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}

static void
write_text (KzruOutputFile *file,
            const char     *text)
{
  g_assert_true (kzru_output_file_write (file, text, strlen (text)));
}

static void
test_new (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KzruOutputFile) file = kzru_output_file_open (fixture->path, &error);
  mode_t mask = umask (0);
  GStatBuf info;

  umask (mask);
  g_assert_no_error (error);
  write_text (file, "one ");
  write_text (file, "two");
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_true (kzru_output_file_commit (file, &error));
  assert_content (fixture->path, "one two");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);

  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, 0666 & ~mask);
}

static void
test_not_committed (Fixture       *fixture,
                    gconstpointer  data)
{
  KzruOutputFile *file;

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  file = kzru_output_file_open (fixture->path, NULL);
  write_text (file, "new");
  kzru_output_file_free (file);

  assert_content (fixture->path, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* The link stays one, and the old file's permissions stay its own. */
static void
test_replaced (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.pdf", NULL);
  g_autoptr (KzruOutputFile) file = NULL;
  GStatBuf info;

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (fixture->path, 0640), ==, 0);
  g_assert_cmpint (symlink ("out.pdf", link), ==, 0);

  file = kzru_output_file_open (link, NULL);
  write_text (file, "new");
  assert_content (fixture->path, "old");
  g_assert_true (kzru_output_file_commit (file, NULL));

  assert_content (fixture->path, "new");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, 0640);
}

/* A link to what is not there yet leads to it afterwards. */
static void
test_dangling_link (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *near = g_build_filename (fixture->folder, "near.pdf", NULL);
  g_autofree char *far = g_build_filename (fixture->folder, "far.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KzruOutputFile) file = NULL;

  g_assert_cmpint (symlink ("near.pdf", far), ==, 0);
  g_assert_cmpint (symlink (fixture->path, near), ==, 0);

  file = kzru_output_file_open (far, &error);
  g_assert_no_error (error);
  write_text (file, "new");
  g_assert_true (kzru_output_file_commit (file, NULL));

  assert_content (fixture->path, "new");
  g_assert_true (g_file_test (far, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (near, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpuint (count_files (fixture->folder), ==, 3);
}

static void
test_circular_link (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("out.pdf", fixture->path), ==, 0);
  g_assert_null (kzru_output_file_open (fixture->path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_SYMLINK));
}

/* Root may write everything, so it is somebody else for a moment. */
static void
test_protected (Fixture       *fixture,
                gconstpointer  data)
{
  const uid_t somebody = 65534;
  uid_t me = geteuid ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0777), ==, 0);

  g_assert_true (me != 0 || seteuid (somebody) == 0);
  g_assert_null (kzru_output_file_open (fixture->path, &error));
  g_assert_true (me != 0 || seteuid (me) == 0);

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  assert_content (fixture->path, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_device (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KzruOutputFile) file = kzru_output_file_open ("/dev/full", &error);
  GStatBuf info;

  g_assert_no_error (error);
  g_assert_false (kzru_output_file_write (file, "text", 4));
  g_assert_false (kzru_output_file_commit (file, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);

  g_assert_cmpint (g_stat ("/dev/full", &info), ==, 0);
  g_assert_true (S_ISCHR (info.st_mode));
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) folder = NULL;
  g_autoptr (GError) missing = NULL;
  g_autofree char *beneath = g_build_filename (fixture->path, "deep.pdf", NULL);

  g_assert_null (kzru_output_file_open (fixture->folder, &folder));
  g_assert_error (folder, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_assert_null (kzru_output_file_open (beneath, &missing));
  g_assert_error (missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

/* As long as a name can be, in letters of two bytes. */
static void
test_long_name (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KzruOutputFile) file = NULL;
  GString *name = g_string_new ("x");

  while (name->len < 255)
    g_string_append (name, "я");
  g_free (fixture->path);
  fixture->path = g_build_filename (fixture->folder, name->str, NULL);
  g_string_free (name, TRUE);

  file = kzru_output_file_open (fixture->path, &error);
  g_assert_no_error (error);
  write_text (file, "done");
  g_assert_true (kzru_output_file_commit (file, &error));
  assert_content (fixture->path, "done");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/output-file/new", test_new);
  ADD ("/output-file/not-committed", test_not_committed);
  ADD ("/output-file/replaced", test_replaced);
  ADD ("/output-file/dangling-link", test_dangling_link);
  ADD ("/output-file/circular-link", test_circular_link);
  ADD ("/output-file/protected", test_protected);
  ADD ("/output-file/refused", test_refused);
  ADD ("/output-file/long-name", test_long_name);
#undef ADD
  g_test_add_func ("/output-file/device", test_device);

  return g_test_run ();
}
