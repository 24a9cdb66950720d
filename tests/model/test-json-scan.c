/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "model/kzru-json-scan.h"

/* The bidirectional controls, by name. */
#define RLE "\xe2\x80\xab"
#define PDF "\xe2\x80\xac"
#define RLO "\xe2\x80\xae"
#define RLI "\xe2\x81\xa7"
#define PDI "\xe2\x81\xa9"

static void
test_valid (void)
{
  static const char * const texts[] = {
    "0", "-0", "-0.5", "1e5", "1E+05", "0e1", "9007199254740991", "true", "false", "null", "\"\"", "[]", "{}",
    " \t\r\n[ ] ", "[1,2]", "{\"a\":1,\"b\":{}}", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\ud83d\\ude00\"",
    "\"می‌شود 😀\"", "\"\x7f\"", "[[[[]]]]", "{\"\":0}", "\"" RLE "x" PDF RLI "y" PDI "\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(KzruFaults) faults = kzru_faults_new ();
      g_autoptr(KzruJsonScan) scan = kzru_json_scan_new (texts[i], strlen (texts[i]), faults);

      g_test_message ("%s", texts[i]);
      g_assert_nonnull (scan);
      g_assert_cmpuint (kzru_faults_get_size (faults), ==, 0);
    }
}

typedef struct
{
  const char    *text;
  KzruFaultCode  code;
  const char    *pointer;
  guint          line;
  guint          column;
} FaultCase;

static void
check_fault (const FaultCase *fault_case,
             gboolean         is_json)
{
  g_autoptr(KzruFaults) faults = kzru_faults_new ();
  g_autoptr(KzruJsonScan) scan = kzru_json_scan_new (fault_case->text, strlen (fault_case->text), faults);
  const KzruFault *fault;

  g_assert_cmpuint (kzru_faults_get_size (faults), ==, 1);
  fault = kzru_faults_get (faults, 0);
  g_test_message ("%s: %u:%u: %s: %s", fault_case->text, fault->line, fault->column, fault->pointer, fault->message);
  g_assert_cmpint (scan != NULL, ==, is_json);
  g_assert_cmpint (fault->severity, ==, KZRU_FAULT_ERROR);
  g_assert_cmpint (fault->code, ==, fault_case->code);
  g_assert_cmpstr (fault->pointer, ==, fault_case->pointer);
  g_assert_cmpuint (fault->line, ==, fault_case->line);
  g_assert_cmpuint (fault->column, ==, fault_case->column);
}

static void
test_syntax (void)
{
  static const FaultCase cases[] = {
    { "", KZRU_FAULT_SYNTAX, "", 1, 1 },
    { " \n ", KZRU_FAULT_SYNTAX, "", 2, 2 },
    { "x", KZRU_FAULT_SYNTAX, "", 1, 1 },
    { "{} {}", KZRU_FAULT_SYNTAX, "", 1, 4 },
    { "[1,]", KZRU_FAULT_SYNTAX, "/0", 1, 4 },
    { "{\"a\":1,}", KZRU_FAULT_SYNTAX, "/a", 1, 8 },
    { "[1 2]", KZRU_FAULT_SYNTAX, "/0", 1, 4 },
    { "[,1]", KZRU_FAULT_SYNTAX, "/0", 1, 2 },
    { "[1", KZRU_FAULT_SYNTAX, "/0", 1, 3 },
    { "{\"a\" 1}", KZRU_FAULT_SYNTAX, "/a", 1, 6 },
    { "{a: 1}", KZRU_FAULT_SYNTAX, "", 1, 2 },
    { "{\"a\":\n  [0, {\"b/c~\": tru}]}", KZRU_FAULT_SYNTAX, "/a/1/b~1c~0", 2, 16 },
    { "[1] // no", KZRU_FAULT_SYNTAX, "", 1, 5 },
    { "[/* no */ 1]", KZRU_FAULT_SYNTAX, "/0", 1, 2 },
    { "[01]", KZRU_FAULT_SYNTAX, "/0", 1, 2 },
    { "[+1]", KZRU_FAULT_SYNTAX, "/0", 1, 2 },
    { "[.5]", KZRU_FAULT_SYNTAX, "/0", 1, 2 },
    { "[1.]", KZRU_FAULT_SYNTAX, "/0", 1, 4 },
    { "[1e]", KZRU_FAULT_SYNTAX, "/0", 1, 4 },
    { "[-]", KZRU_FAULT_SYNTAX, "/0", 1, 3 },
    { "[0x10]", KZRU_FAULT_SYNTAX, "/0", 1, 3 },
    { "[NaN]", KZRU_FAULT_SYNTAX, "/0", 1, 2 },
    { "['a']", KZRU_FAULT_SYNTAX, "/0", 1, 2 },
    { "[\"a", KZRU_FAULT_SYNTAX, "/0", 1, 4 },
    { "[\"a\n\"]", KZRU_FAULT_SYNTAX, "/0", 1, 4 },
    { "[\"سلام\\x\"]", KZRU_FAULT_SYNTAX, "/0", 1, 8 },
    { "[\"\\u12g4\"]", KZRU_FAULT_SYNTAX, "/0", 1, 7 },
    { "[\"\\u0000\"]", KZRU_FAULT_SYNTAX, "/0", 1, 3 },
    { "[\"\\ud800\"]", KZRU_FAULT_ENCODING, "/0", 1, 3 },
    { "[\"\\ude00\\ud83d\"]", KZRU_FAULT_ENCODING, "/0", 1, 3 },
    { "[\"\\ud83d\\u0041\"]", KZRU_FAULT_ENCODING, "/0", 1, 3 },
    { "\xef\xbb\xbf[]", KZRU_FAULT_SYNTAX, "", 1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_fault (&cases[i], FALSE);
}

/* Faults that do not keep the rest from being read. */
static void
test_content (void)
{
  static const FaultCase cases[] = {
    { "{\"a\": 1,\n \"\\u0061\": 2}", KZRU_FAULT_VALUE, "/a", 2, 2 },
    { "{\"x\": {\"a\": 1, \"b\": {\"a\": 2}, \"a\": 3}}", KZRU_FAULT_VALUE, "/x/a", 1, 31 },
    { "[9007199254740993]", KZRU_FAULT_VALUE, "/0", 1, 2 },
    { "[-99999999999999999999]", KZRU_FAULT_VALUE, "/0", 1, 2 },
    { "[1e400]", KZRU_FAULT_VALUE, "/0", 1, 2 },
    { "[0, \"ab" RLE "c\"]", KZRU_FAULT_BIDI, "/1", 1, 5 },
    { "[\"" RLO "x\\n" RLE "y" PDF "\"]", KZRU_FAULT_BIDI, "/0", 1, 2 },
    { "[\"\\u202ex\"]", KZRU_FAULT_BIDI, "/0", 1, 2 },
    { "[\"x" PDI "\"]", KZRU_FAULT_BIDI, "/0", 1, 2 },
    { "{\"" RLI "\": 1}", KZRU_FAULT_BIDI, "/" RLI, 1, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_fault (&cases[i], TRUE);
}

static char *
nest (guint depth)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, '[');
  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, ']');

  return g_string_free (text, FALSE);
}

static void
test_depth (void)
{
  g_autoptr(KzruFaults) faults = kzru_faults_new ();
  g_autofree char *deep = nest (KZRU_JSON_MAX_DEPTH);
  g_autofree char *too_deep = nest (KZRU_JSON_MAX_DEPTH + 1);
  g_autofree char *abyss = nest (1000000);
  g_autoptr(KzruJsonScan) scan = kzru_json_scan_new (deep, strlen (deep), faults);

  g_assert_nonnull (scan);
  g_assert_cmpuint (kzru_faults_get_size (faults), ==, 0);

  g_assert_null (kzru_json_scan_new (too_deep, strlen (too_deep), faults));
  g_assert_null (kzru_json_scan_new (abyss, strlen (abyss), faults));
  g_assert_cmpuint (kzru_faults_get_size (faults), ==, 2);
  g_assert_cmpint (kzru_faults_get (faults, 0)->code, ==, KZRU_FAULT_SYNTAX);
  g_assert_cmpuint (kzru_faults_get (faults, 0)->column, ==, KZRU_JSON_MAX_DEPTH + 1);
}

static void
test_too_many_values (void)
{
  g_autoptr(KzruFaults) faults = kzru_faults_new ();
  g_autoptr(GString) text = g_string_new ("[0");

  for (guint i = 0; i < KZRU_JSON_MAX_VALUES; i++)
    g_string_append (text, ",0");
  g_string_append_c (text, ']');

  g_assert_null (kzru_json_scan_new (text->str, text->len, faults));
  g_assert_cmpuint (kzru_faults_get_size (faults), ==, 1);
  g_assert_cmpint (kzru_faults_get (faults, 0)->code, ==, KZRU_FAULT_SIZE);
}

/* A name as long as may be, and one that is longer, written as escapes. */
static void
test_long_name (void)
{
  g_autoptr(KzruFaults) faults = kzru_faults_new ();
  g_autoptr(KzruJsonScan) scan = NULL;
  g_autofree char *name = g_strnfill (KZRU_JSON_MAX_NAME - 1, 'n');
  g_autofree char *longest = g_strdup_printf ("{\"%s\\u0061\": 1}", name);
  g_autofree char *too_long = g_strdup_printf ("{\"b\": {\"%s\\u0434\": 1}}", name);

  scan = kzru_json_scan_new (longest, strlen (longest), faults);
  g_assert_nonnull (scan);
  g_assert_cmpuint (kzru_faults_get_size (faults), ==, 0);

  g_assert_null (kzru_json_scan_new (too_long, strlen (too_long), faults));
  g_assert_cmpuint (kzru_faults_get_size (faults), ==, 1);
  g_assert_cmpint (kzru_faults_get (faults, 0)->code, ==, KZRU_FAULT_SIZE);
  g_assert_cmpuint (kzru_faults_get (faults, 0)->column, ==, 8);
}

static void
test_locate (void)
{
  static const char text[] = "{\n"
                             "  \"کلید\": [10, 20,\n"
                             "    {\"a/b\": null, \"m~n\": \"x\", \"\": [[], [5]]}],\n"
                             "  \"z\\u0041\": 3\n"
                             "}\n";
  static const struct
  {
    const char *pointer;
    KzruJsonPlace place;
    gboolean found;
    guint line, column;
  } cases[] = {
    { "", KZRU_JSON_PLACE_VALUE, TRUE, 1, 1 },
    { "", KZRU_JSON_PLACE_KEY, TRUE, 1, 1 },
    { "/کلید", KZRU_JSON_PLACE_VALUE, TRUE, 2, 11 },
    { "/کلید", KZRU_JSON_PLACE_KEY, TRUE, 2, 3 },
    { "/کلید/1", KZRU_JSON_PLACE_VALUE, TRUE, 2, 16 },
    { "/کلید/0", KZRU_JSON_PLACE_VALUE, TRUE, 2, 12 },
    { "/کلید/2/a~1b", KZRU_JSON_PLACE_VALUE, TRUE, 3, 13 },
    { "/کلید/2/m~0n", KZRU_JSON_PLACE_KEY, TRUE, 3, 19 },
    { "/کلید/2//1/0", KZRU_JSON_PLACE_VALUE, TRUE, 3, 41 },
    { "/zA", KZRU_JSON_PLACE_VALUE, TRUE, 4, 14 },
    { "/zA/0", KZRU_JSON_PLACE_VALUE, FALSE, 4, 14 },
    { "/کلید/3", KZRU_JSON_PLACE_VALUE, FALSE, 2, 11 },
    { "/کلید/x", KZRU_JSON_PLACE_VALUE, FALSE, 2, 11 },
    { "/کلید/2/missing", KZRU_JSON_PLACE_VALUE, FALSE, 3, 5 },
    { "nonsense", KZRU_JSON_PLACE_VALUE, FALSE, 1, 1 },
  };
  g_autoptr(KzruFaults) faults = kzru_faults_new ();
  g_autoptr(KzruJsonScan) scan = kzru_json_scan_new (text, strlen (text), faults);

  g_assert_nonnull (scan);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint line, column;
      gboolean found = kzru_json_scan_locate (scan, cases[i].pointer, cases[i].place, &line, &column);

      g_test_message ("%s: %u:%u", cases[i].pointer, line, column);
      g_assert_cmpint (found, ==, cases[i].found);
      g_assert_cmpuint (line, ==, cases[i].line);
      g_assert_cmpuint (column, ==, cases[i].column);
    }
}

/* Elements asked for in any order, and in an order that the scan is quick for. */
static void
test_locate_in_any_order (void)
{
  g_autoptr(KzruFaults) faults = kzru_faults_new ();
  g_autoptr(KzruJsonScan) scan = NULL;
  g_autoptr(GString) text = g_string_new ("[");

  for (guint i = 0; i < 50; i++)
    g_string_append (text, i == 0 ? "[1,2,3]" : ",\n[1,2,3]");
  g_string_append_c (text, ']');
  scan = kzru_json_scan_new (text->str, text->len, faults);

  for (guint i = 0; i < 2000; i++)
    {
      guint row = g_test_rand_int_range (0, 50), cell = g_test_rand_int_range (0, 3);
      g_autofree char *pointer = g_strdup_printf ("/%u/%u", row, cell);
      guint line, column;

      g_assert_true (kzru_json_scan_locate (scan, pointer, KZRU_JSON_PLACE_VALUE, &line, &column));
      g_assert_cmpuint (line, ==, row + 1);
      g_assert_cmpuint (column, ==, 2 + 2 * cell + (row == 0));
    }
}

/* Members one after the other, then again from the first. A walk over all of
 * them for each would take longer than a test may. */
static void
test_locate_many_members (void)
{
  const guint n = 300000, n_asked = 30000;
  g_autoptr(KzruFaults) faults = kzru_faults_new ();
  g_autoptr(KzruJsonScan) scan = NULL;
  g_autoptr(GString) text = g_string_new ("{");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s\"m%u\": 0", i == 0 ? "" : ",\n", i);
  g_string_append_c (text, '}');
  scan = kzru_json_scan_new (text->str, text->len, faults);

  for (guint i = 0; i < n_asked; i++)
    {
      guint member = (n - n_asked / 2 + i) % n;
      g_autofree char *pointer = g_strdup_printf ("/m%u", member);
      guint line, column;

      g_assert_true (kzru_json_scan_locate (scan, pointer, KZRU_JSON_PLACE_KEY, &line, &column));
      g_assert_cmpuint (line, ==, member + 1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-scan/valid", test_valid);
  g_test_add_func ("/json-scan/syntax", test_syntax);
  g_test_add_func ("/json-scan/content", test_content);
  g_test_add_func ("/json-scan/depth", test_depth);
  g_test_add_func ("/json-scan/too-many-values", test_too_many_values);
  g_test_add_func ("/json-scan/long-name", test_long_name);
  g_test_add_func ("/json-scan/locate", test_locate);
  g_test_add_func ("/json-scan/locate-in-any-order", test_locate_in_any_order);
  g_test_add_func ("/json-scan/locate-many-members", test_locate_many_members);

  return g_test_run ();
}
