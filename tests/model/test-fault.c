/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "model/kzru-fault.h"

static void
test_list (void)
{
  g_autoptr(KzruFaults) faults = kzru_faults_new ();

  g_assert_cmpuint (kzru_faults_get_size (faults), ==, 0);
  kzru_faults_add (faults, KZRU_FAULT_ERROR, KZRU_FAULT_TYPE, "/a/0", 3, 7, "%s and %d", "this", 4);
  kzru_faults_add (faults, KZRU_FAULT_WARNING, KZRU_FAULT_UNKNOWN_MEMBER, "/b", 4, 1, "that");

  g_assert_cmpuint (kzru_faults_get_size (faults), ==, 2);
  g_assert_cmpuint (kzru_faults_count (faults, KZRU_FAULT_ERROR), ==, 1);
  g_assert_cmpuint (kzru_faults_count (faults, KZRU_FAULT_WARNING), ==, 1);
  g_assert_cmpint (kzru_faults_get (faults, 0)->code, ==, KZRU_FAULT_TYPE);
  g_assert_cmpstr (kzru_faults_get (faults, 0)->pointer, ==, "/a/0");
  g_assert_cmpuint (kzru_faults_get (faults, 0)->line, ==, 3);
  g_assert_cmpuint (kzru_faults_get (faults, 0)->column, ==, 7);
  g_assert_cmpstr (kzru_faults_get (faults, 0)->message, ==, "this and 4");
}

static void
test_sort (void)
{
  static const guint places[][2] = { { 4, 1 }, { 0, 0 }, { 3, 9 }, { 4, 1 }, { 3, 10 }, { 2, 50 } };
  static const char * const sorted = "1 5 2 4 0 3 ";
  g_autoptr(KzruFaults) faults = kzru_faults_new ();
  g_autoptr(GString) found = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    kzru_faults_add (faults, KZRU_FAULT_ERROR, KZRU_FAULT_VALUE, "", places[i][0], places[i][1], "%u", i);
  kzru_faults_sort (faults);

  for (guint i = 0; i < kzru_faults_get_size (faults); i++)
    g_string_append_printf (found, "%s ", kzru_faults_get (faults, i)->message);
  g_assert_cmpstr (found->str, ==, sorted);
}

static void
assert_string (KzruFaultSeverity  severity,
               const char        *pointer,
               guint              line,
               const char        *expected)
{
  g_autoptr(KzruFaults) faults = kzru_faults_new ();
  g_autofree char *text = NULL;

  kzru_faults_add (faults, severity, KZRU_FAULT_VALUE, pointer, line, line, "expected this");
  text = kzru_fault_to_string (kzru_faults_get (faults, 0), "a.json");
  g_assert_cmpstr (text, ==, expected);
}

static void
test_to_string (void)
{
  assert_string (KZRU_FAULT_ERROR, "/x/1", 3, "a.json: /x/1: expected this (line 3, column 3)");
  assert_string (KZRU_FAULT_WARNING, "/x/1", 3, "a.json: /x/1: warning: expected this (line 3, column 3)");
  assert_string (KZRU_FAULT_ERROR, "", 3, "a.json: expected this (line 3, column 3)");
  assert_string (KZRU_FAULT_ERROR, "", 0, "a.json: expected this");
  assert_string (KZRU_FAULT_ERROR, "/\x1b[2J", 0, "a.json: /\xef\xbf\xbd[2J: expected this");
}

/* What a file holds can neither clear the screen nor turn the line about. */
static void
test_harmless (void)
{
  g_autoptr(KzruFaults) faults = kzru_faults_new ();
  g_autofree char *endless = g_strnfill (100000, 'x');

  kzru_faults_add (faults, KZRU_FAULT_ERROR, KZRU_FAULT_VALUE, "", 0, 0, "a\nb\x1b" "c\xe2\x80\xae" "d\xe2\x80\xa8 %s", "می‌شود");
  kzru_faults_add (faults, KZRU_FAULT_ERROR, KZRU_FAULT_VALUE, "", 0, 0, "%s", endless);

  g_assert_cmpstr (kzru_faults_get (faults, 0)->message, ==,
                   "a\xef\xbf\xbd" "b\xef\xbf\xbd" "c\xef\xbf\xbd" "d\xef\xbf\xbd می‌شود");
  g_assert_cmpuint (strlen (kzru_faults_get (faults, 1)->message), <, 1000);
  g_assert_true (g_str_has_suffix (kzru_faults_get (faults, 1)->message, "x…"));
}

static void
test_endless (void)
{
  g_autoptr(KzruFaults) faults = kzru_faults_new ();

  for (guint i = 0; i < KZRU_FAULTS_MAX + 5; i++)
    kzru_faults_add (faults, KZRU_FAULT_ERROR, KZRU_FAULT_VALUE, "", 0, 0, "again");
  g_assert_cmpuint (kzru_faults_get_size (faults), ==, KZRU_FAULTS_MAX);
  g_assert_cmpuint (kzru_faults_count (faults, KZRU_FAULT_ERROR), ==, KZRU_FAULTS_MAX + 5);
  g_assert_false (kzru_faults_has_room (faults, KZRU_FAULT_ERROR));
}

/* However many warnings there are, the error is listed. */
static void
test_endless_warnings (void)
{
  g_autoptr(KzruFaults) faults = kzru_faults_new ();

  for (guint i = 0; i < KZRU_FAULTS_MAX + 5; i++)
    kzru_faults_add (faults, KZRU_FAULT_WARNING, KZRU_FAULT_VALUE, "", 0, 0, "again");
  g_assert_true (kzru_faults_has_room (faults, KZRU_FAULT_ERROR));

  kzru_faults_add (faults, KZRU_FAULT_ERROR, KZRU_FAULT_VALUE, "", 0, 0, "at last");
  g_assert_cmpuint (kzru_faults_get_size (faults), ==, KZRU_FAULTS_MAX + 1);
  g_assert_cmpstr (kzru_faults_get (faults, KZRU_FAULTS_MAX)->message, ==, "at last");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fault/list", test_list);
  g_test_add_func ("/fault/sort", test_sort);
  g_test_add_func ("/fault/to-string", test_to_string);
  g_test_add_func ("/fault/harmless", test_harmless);
  g_test_add_func ("/fault/endless", test_endless);
  g_test_add_func ("/fault/endless-warnings", test_endless_warnings);

  return g_test_run ();
}
