/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <json-glib/json-glib.h>
#include <string.h>

#include "model/kzru-atlas-file.h"
#include "model/kzru-json-scan.h"

/* Broken files by the thousand: each must give faults or an atlas, and an atlas
 * must be one that can be written and read again. The seed is printed by the
 * test program; `--seed` brings a failure back. */

#define N_ROUNDS 600
#define N_SLOW_ROUNDS 50000

static GBytes *small;

static guint
get_n_rounds (void)
{
  return g_test_slow () ? N_SLOW_ROUNDS : N_ROUNDS;
}

static void
check (const char *text,
       gsize       n_bytes)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, n_bytes);
  g_autoptr(KzruFaults) faults = kzru_faults_new ();
  g_autoptr(KzruAtlas) atlas = kzru_atlas_read_bytes (bytes, faults);

  g_assert_cmpint (atlas == NULL, ==, kzru_faults_count (faults, KZRU_FAULT_ERROR) > 0);
  for (guint i = 0; i < kzru_faults_get_size (faults); i++)
    {
      const KzruFault *fault = kzru_faults_get (faults, i);
      g_autofree char *line = kzru_fault_to_string (fault, "FILE");

      g_assert_true (g_utf8_validate (line, -1, NULL));
      g_assert_cmpstr (fault->message, !=, "");
    }

  if (atlas != NULL)
    {
      g_autoptr(GBytes) written = kzru_atlas_write_bytes (atlas);
      g_autoptr(KzruAtlas) again = kzru_atlas_read_bytes (written, faults);
      g_autoptr(GBytes) written_again = NULL;

      g_assert_nonnull (again);
      written_again = kzru_atlas_write_bytes (again);
      g_assert_true (g_bytes_equal (written, written_again));
    }
}

static GByteArray *
copy_small (void)
{
  GByteArray *copy = g_byte_array_new ();

  g_byte_array_append (copy, g_bytes_get_data (small, NULL), g_bytes_get_size (small));

  return copy;
}

static void
test_bit_flips (void)
{
  for (guint i = 0; i < get_n_rounds (); i++)
    {
      g_autoptr(GByteArray) text = copy_small ();

      for (guint n = g_test_rand_int_range (1, 5); n > 0; n--)
        text->data[g_test_rand_int_range (0, text->len)] ^= 1 << g_test_rand_int_range (0, 8);
      check ((const char *) text->data, text->len);
    }
}

static void
test_truncations (void)
{
  for (guint i = 0; i < get_n_rounds (); i++)
    {
      g_autoptr(GByteArray) text = copy_small ();

      g_byte_array_set_size (text, g_test_rand_int_range (0, text->len));
      check ((const char *) text->data, text->len);
    }
}

/* Pieces cut out or copied to another place. */
static void
test_pieces (void)
{
  for (guint i = 0; i < get_n_rounds (); i++)
    {
      g_autoptr(GByteArray) text = copy_small ();
      guint length = g_test_rand_int_range (1, 40);
      guint from = g_test_rand_int_range (0, text->len - length);
      guint to = g_test_rand_int_range (0, text->len - length);

      if (g_test_rand_bit ())
        memmove (text->data + to, text->data + from, length);
      else
        g_byte_array_remove_range (text, from, length);
      check ((const char *) text->data, text->len);
    }
}

/* --- Well-formed, but wrong --- */

/* One value of the tree, where it can be taken out or replaced. */
typedef struct
{
  JsonNode   *parent;
  const char *name;  /* in an object */
  guint       index; /* in an array */
} Spot;

static void
collect (JsonNode *node,
         GArray   *spots)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &member))
        {
          Spot spot = { node, name, 0 };

          g_array_append_val (spots, spot);
          collect (member, spots);
        }
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          Spot spot = { node, NULL, i };

          g_array_append_val (spots, spot);
          collect (json_array_get_element (array, i), spots);
        }
    }
}

static JsonNode *
make_value (void)
{
  static const char * const values[] = {
    "null", "true", "0", "-1", "1e300", "0.5", "180.00001", "4294967295", "9007199254740991", "\"\"", "\"x\"",
    "\"p-storm\"", "\"samplonia\"", "\"1998-05-04\"", "\"2020-13\"", "\"kilometer\"", "[]", "{}", "[[]]", "[0, 0]",
    "[\"samplonia\"]", "{\"en\": \"x\"}", "{\"type\": \"Point\"}", "[[[[0, 0], [1, 0], [1, 1], [0, 0]]]]",
  };

  return json_from_string (values[g_test_rand_int_range (0, G_N_ELEMENTS (values))], NULL);
}

static void
remove_value (const Spot *spot)
{
  if (spot->name != NULL)
    json_object_remove_member (json_node_get_object (spot->parent), spot->name);
  else
    json_array_remove_element (json_node_get_array (spot->parent), spot->index);
}

static void
add_value (const Spot *spot,
           JsonNode   *value)
{
  if (spot->name != NULL)
    json_object_set_member (json_node_get_object (spot->parent), spot->name, value);
  else
    json_array_add_element (json_node_get_array (spot->parent), value);
}

/* json_node_copy() shares what an object or array holds; this could make rings. */
static JsonNode *
copy_value (const Spot *spot)
{
  JsonNode *node = spot->name != NULL
                     ? json_object_get_member (json_node_get_object (spot->parent), spot->name)
                     : json_array_get_element (json_node_get_array (spot->parent), spot->index);
  g_autofree char *text = json_to_string (node, FALSE);

  return json_from_string (text, NULL);
}

static void
mutate (JsonNode *root)
{
  g_autoptr(GArray) spots = g_array_new (FALSE, FALSE, sizeof (Spot));
  const Spot *spot, *other;

  collect (root, spots);
  spot = &g_array_index (spots, Spot, g_test_rand_int_range (0, spots->len));
  other = &g_array_index (spots, Spot, g_test_rand_int_range (0, spots->len));

  switch (g_test_rand_int_range (0, 3))
    {
    case 0:
      remove_value (spot);
      break;
    case 1:
      add_value (spot, make_value ());
      break;
    default:
      /* What belongs elsewhere. */
      add_value (spot, copy_value (other));
      break;
    }
}

static void
test_values (void)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (small, NULL), g_bytes_get_size (small));

  for (guint i = 0; i < get_n_rounds (); i++)
    {
      g_autoptr(JsonNode) root = json_from_string (text, NULL);
      g_autofree char *mutated = NULL;

      mutate (root);
      mutated = json_to_string (root, g_test_rand_bit ());
      check (mutated, strlen (mutated));
    }
}

/* --- The scan against json-glib --- */

/* Whatever the strict scan lets pass, the parser after it has to take. */
static void
test_scan_is_stricter (void)
{
  static const char alphabet[] = "{}[]:,\"\\/truefalsn0123456789.eE+-u \n\t\x01\x7f*'";

  for (guint i = 0; i < 100 * get_n_rounds (); i++)
    {
      g_autoptr(KzruFaults) faults = kzru_faults_new ();
      g_autoptr(KzruJsonScan) scan = NULL;
      char text[16];
      guint length = g_test_rand_int_range (1, sizeof text);

      for (guint j = 0; j < length; j++)
        text[j] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      text[length] = '\0';

      scan = kzru_json_scan_new (text, length, faults);
      if (scan != NULL)
        {
          g_autoptr(JsonParser) parser = json_parser_new ();

          if (!json_parser_load_from_data (parser, text, length, NULL))
            g_error ("passed the scan, but not the parser: “%s”", text);
        }
      else
        {
          g_assert_cmpuint (kzru_faults_count (faults, KZRU_FAULT_ERROR), >, 0);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *path = NULL;
  char *text;
  gsize n_bytes;
  int status;

  g_test_init (&argc, &argv, NULL);

  path = g_test_build_filename (G_TEST_DIST, "data", "small.kzru.json", NULL);
  g_assert_true (g_file_get_contents (path, &text, &n_bytes, NULL));
  small = g_bytes_new_take (text, n_bytes);

  g_test_add_func ("/atlas/fuzz/bit-flips", test_bit_flips);
  g_test_add_func ("/atlas/fuzz/truncations", test_truncations);
  g_test_add_func ("/atlas/fuzz/pieces", test_pieces);
  g_test_add_func ("/atlas/fuzz/values", test_values);
  g_test_add_func ("/atlas/fuzz/scan-is-stricter", test_scan_is_stricter);

  status = g_test_run ();
  g_bytes_unref (small);

  return status;
}
