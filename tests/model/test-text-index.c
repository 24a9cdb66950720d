/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "model/kzru-text-index.h"

/* Against the plain way: from the start, one by one. */
static void
check_all (const char *text,
           gsize       n_bytes)
{
  g_autoptr(KzruTextIndex) index = kzru_text_index_new (text, n_bytes);
  gsize offset = 0;
  guint line = 1, column = 1;

  for (const char *c = text; c < text + n_bytes; c = g_utf8_next_char (c), offset++)
    {
      guint found_line, found_column;

      g_assert_cmpuint (kzru_text_index_to_bytes (index, offset), ==, c - text);
      g_assert_cmpuint (kzru_text_index_from_bytes (index, c - text), ==, offset);
      /* Within a code point, that one has started. */
      for (const char *inner = c + 1; inner < g_utf8_next_char (c); inner++)
        g_assert_cmpuint (kzru_text_index_from_bytes (index, inner - text), ==, offset + 1);
      kzru_text_index_locate (index, c - text, &found_line, &found_column);
      g_assert_cmpuint (found_line, ==, line);
      g_assert_cmpuint (found_column, ==, column);

      column = *c == '\n' ? 1 : column + 1;
      line += *c == '\n';
    }

  g_assert_cmpuint (kzru_text_index_get_length (index), ==, offset);
  g_assert_cmpuint (kzru_text_index_to_bytes (index, offset), ==, n_bytes);
  g_assert_cmpuint (kzru_text_index_to_bytes (index, G_MAXSIZE), ==, n_bytes);
  g_assert_cmpuint (kzru_text_index_from_bytes (index, G_MAXSIZE), ==, offset);
}

static void
test_short (void)
{
  check_all ("", 0);
  check_all ("\n", 1);
  check_all ("ab\nc", 4);
  check_all ("سلام\n😀x", strlen ("سلام\n😀x"));
}

/* Characters of each length, so that marks fall into the middle of some. */
static void
test_random (void)
{
  static const gunichar characters[] = { 'a', '\n', 0xe9, 0x6a9, 0x200c, 0x20ac, 0x1f600 };

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      guint n = g_test_rand_int_range (0, 6000);

      for (guint i = 0; i < n; i++)
        g_string_append_unichar (text, characters[g_test_rand_int_range (0, G_N_ELEMENTS (characters))]);
      check_all (text->str, text->len);
    }
}

/* The last code point reaches over each of the next few bytes once. */
static void
test_any_end (void)
{
  for (guint n = 1015; n < 1030; n++)
    {
      g_autofree char *filler = g_strnfill (n, 'a');
      g_autofree char *text = g_strconcat (filler, "😀", NULL);

      check_all (text, strlen (text));
    }
}

/* The place of the first wrong byte can be told, whatever stands before it. */
static void
test_not_utf8 (void)
{
  g_autofree char *text = g_malloc (5000);
  g_autoptr(KzruTextIndex) index = NULL;
  guint line, column;

  memset (text, 0x80, 5000);
  memcpy (text, "ab\nسل\xff", 8);
  index = kzru_text_index_new (text, 5000);
  kzru_text_index_locate (index, 7, &line, &column);
  g_assert_cmpuint (line, ==, 2);
  g_assert_cmpuint (column, ==, 3);
  kzru_text_index_locate (index, 4999, &line, &column);
  g_assert_cmpuint (line, ==, 2);
  g_assert_cmpuint (kzru_text_index_to_bytes (index, 100), >, 100);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-index/short", test_short);
  g_test_add_func ("/text-index/random", test_random);
  g_test_add_func ("/text-index/any-end", test_any_end);
  g_test_add_func ("/text-index/not-utf8", test_not_utf8);

  return g_test_run ();
}
