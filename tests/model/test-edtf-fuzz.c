/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "model/kzru-edtf.h"

/* Texts made at random: by the grammar, and by breaking good ones. The seed is
 * that of GLib's test framework, which says it and takes it again (--seed). */

#define N_GRAMMAR 40000
#define N_BROKEN 200000

static const char *
pick (const char * const *texts,
      guint               n_texts)
{
  return texts[g_test_rand_int_range (0, (int) n_texts)];
}

static void
append_qualifier (GString *string)
{
  static const char * const qualifiers[] = { "", "", "", "", "", "", "?", "~", "%" };

  g_string_append (string, pick (qualifiers, G_N_ELEMENTS (qualifiers)));
}

static void
append_year (GString *string)
{
  switch (g_test_rand_int_range (0, 12))
    {
    case 0:
      g_string_append_printf (string, "Y%s%d", g_test_rand_bit () ? "-" : "",
                              g_test_rand_int_range (10000, G_MAXINT));
      break;
    case 1:
      g_string_append_printf (string, "Y%s%dE%d", g_test_rand_bit () ? "-" : "",
                              g_test_rand_int_range (1, 100), g_test_rand_int_range (1, 9));
      break;
    case 2:
      g_string_append_printf (string, "%04dS%d", g_test_rand_int_range (1000, 10000),
                              g_test_rand_int_range (1, 5));
      break;
    case 3:
      g_string_append_printf (string, "%s%03dX", g_test_rand_bit () ? "-" : "",
                              g_test_rand_int_range (1, 1000));
      break;
    case 4:
      g_string_append (string, "1X9X");
      break;
    default:
      g_string_append_printf (string, "%s%04d", g_test_rand_int_range (0, 8) == 0 ? "-" : "",
                              g_test_rand_int_range (1, 10000));
      break;
    }
}

static void
append_date (GString *string)
{
  static const char * const months[] = { "XX", "0X", "1X", "21", "24", "29", "33", "41", "02", "12" };
  static const char * const days[] = { "XX", "0X", "2X", "X5", "01", "28" };
  gsize start = string->len;
  guint n_components = (guint) g_test_rand_int_range (1, 4);

  append_qualifier (string);
  append_year (string);
  append_qualifier (string);
  if (n_components == 1 || strpbrk (string->str + start, "YS") != NULL)
    return;

  g_string_append_c (string, '-');
  append_qualifier (string);
  if (n_components == 2)
    g_string_append (string, pick (months, G_N_ELEMENTS (months)));
  else
    g_string_append_printf (string, "%02d", g_test_rand_int_range (1, 13));
  append_qualifier (string);
  if (n_components == 2)
    return;

  g_string_append_c (string, '-');
  append_qualifier (string);
  g_string_append (string, pick (days, G_N_ELEMENTS (days)));
  append_qualifier (string);
}

static void
append_interval (GString *string)
{
  guint shape = (guint) g_test_rand_int_range (0, 5);

  if (shape == 0)
    g_string_append (string, "..");
  else if (shape > 1)
    append_date (string);
  g_string_append_c (string, '/');
  if (shape < 2 || shape == 4)
    append_date (string);
  else if (shape == 2)
    g_string_append (string, "..");
}

static void
append_set (GString *string)
{
  gboolean is_one_of = g_test_rand_bit ();
  guint n_members = (guint) g_test_rand_int_range (1, 5);

  g_string_append_c (string, is_one_of ? '[' : '{');
  for (guint i = 0; i < n_members; i++)
    {
      guint shape = (guint) g_test_rand_int_range (0, 5);

      if (i > 0)
        g_string_append_c (string, ',');
      if (shape == 0)
        g_string_append (string, "..");
      append_date (string);
      if (shape == 1)
        g_string_append (string, "..");
    }
  g_string_append_c (string, is_one_of ? ']' : '}');
}

static char *
make_text (void)
{
  GString *string = g_string_new (NULL);

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      append_interval (string);
      break;
    case 1:
      append_set (string);
      break;
    default:
      append_date (string);
      break;
    }
  return g_string_free (string, FALSE);
}

/* What holds for every date. */
static void
check (const KzruEdtf *edtf,
       const char     *text)
{
  const KzruEdtfBounds *bounds = kzru_edtf_get_bounds (edtf);
  g_autofree char *written = kzru_edtf_to_string (edtf);
  g_autoptr (KzruEdtf) again = kzru_edtf_parse (written, NULL);
  g_autofree char *written_again = NULL;

  g_assert_nonnull (again);
  written_again = kzru_edtf_to_string (again);
  g_assert_cmpstr (written_again, ==, written);
  g_assert_cmpmem (bounds, sizeof (*bounds), kzru_edtf_get_bounds (again), sizeof (*bounds));
  g_assert_cmpint (kzru_edtf_compare (edtf, again), ==, 0);

  g_assert_false (kzru_span_is_empty (bounds->outer));
  g_assert_true (kzru_span_is_empty (bounds->core) ||
                 kzru_span_contains (bounds->outer, bounds->core));
  g_assert_cmpint (kzru_edtf_relate (edtf, again), !=, 0);

  if (strchr (text, ' ') == NULL)
    g_assert_cmpstr (written, ==, text);
  if (kzru_edtf_certainly_within (edtf, bounds->outer))
    g_assert_true (kzru_edtf_possibly_within (edtf, bounds->outer));
}

/* What the grammar makes is read, but for intervals that end too early. */
static void
test_grammar (void)
{
  guint n_read = 0;

  for (guint i = 0; i < N_GRAMMAR; i++)
    {
      g_autofree char *text = make_text ();
      g_autoptr (GError) error = NULL;
      g_autoptr (KzruEdtf) edtf = kzru_edtf_parse (text, &error);

      if (edtf != NULL)
        {
          check (edtf, text);
          n_read++;
        }
      else if (!g_error_matches (error, KZRU_EDTF_ERROR, KZRU_EDTF_ERROR_ORDER))
        {
          g_test_message ("%s", error->message);
          g_test_fail ();
        }
    }
  g_assert_cmpuint (n_read, >, N_GRAMMAR * 3 / 4);
}

static void
break_text (char *text)
{
  static const char alphabet[] = "0123456789XYES?~%-/.,[]{}TZ:+ x\x7f\xd9";
  gsize length = strlen (text);
  guint n_changes = (guint) g_test_rand_int_range (1, 4);

  for (guint i = 0; i < n_changes && length > 0; i++)
    {
      gsize at = (gsize) g_test_rand_int_range (0, (int) length);

      if (g_test_rand_bit ())
        text[at] = alphabet[g_test_rand_int_range (0, sizeof (alphabet) - 1)];
      else
        memmove (text + at, text + at + 1, length-- - at);
    }
}

/* What is broken is read as something good, or gives one clear error. */
static void
test_broken (void)
{
  for (guint i = 0; i < N_BROKEN; i++)
    {
      g_autofree char *text = make_text ();
      g_autoptr (GError) error = NULL;
      g_autoptr (KzruEdtf) edtf = NULL;

      break_text (text);
      edtf = kzru_edtf_parse (text, &error);
      g_assert_true ((edtf == NULL) == (error != NULL));
      if (edtf != NULL)
        check (edtf, text);
      else
        g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

/* Long texts are refused before they cost anything. */
static void
test_long (void)
{
  g_autoptr (GString) digits = g_string_new ("Y1");
  g_autoptr (GString) set = g_string_new ("[");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (digits, '0');
  g_assert_null (kzru_edtf_parse (digits->str, &error));
  g_assert_error (error, KZRU_EDTF_ERROR, KZRU_EDTF_ERROR_SYNTAX);
  g_assert_cmpuint (strlen (error->message), <, 300);
  g_clear_error (&error);

  for (guint i = 0; i < 100000; i++)
    g_string_append (set, "XXXX-02-30,");
  g_assert_null (kzru_edtf_parse (set->str, &error));
  g_assert_error (error, KZRU_EDTF_ERROR, KZRU_EDTF_ERROR_SYNTAX);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edtf-fuzz/grammar", test_grammar);
  g_test_add_func ("/edtf-fuzz/broken", test_broken);
  g_test_add_func ("/edtf-fuzz/long", test_long);

  return g_test_run ();
}
