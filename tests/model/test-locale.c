/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-locale.h"

static void
assert_languages (const char *expected)
{
  g_autofree char *joined = g_strjoinv (" ", (char **) kzru_locale_get_languages ());

  g_assert_cmpstr (joined, ==, expected);
}

/* The environment is read once, so that each case has its own process. */
static void
test_environment (gconstpointer data)
{
  static const struct
  {
    const char *lc_all, *language, *expected;
  } cases[] = {
    { "C.UTF-8", "", "en-001 en" },
    { "POSIX", "", "en-001 en" },
    { "fa_IR.UTF-8", "", "fa-IR fa en" },
    { "ru_RU.UTF-8", "kk_KZ:ru", "kk-KZ kk ru en" },
    { "en_US.UTF-8", "", "en-US en" },
    { "sr_RS.UTF-8@latin", "", "sr-Latn-RS sr-Latn sr-RS sr en" },
    { "not a locale", "", "en-001 en" },
  };
  guint i = GPOINTER_TO_UINT (data);

  if (g_test_subprocess ())
    {
      g_setenv ("LC_ALL", cases[i].lc_all, TRUE);
      g_setenv ("LANGUAGE", cases[i].language, TRUE);
      assert_languages (cases[i].expected);
      g_assert_true (kzru_locale_get_default () == kzru_locale_get_languages ()[0]);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_direction (void)
{
  static const char *rtl[] = { "fa", "fa-IR", "ar", "ar-EG", "he", "ug", "ur", "az-Arab", "kk-Arab" };
  static const char *ltr[] = { "en", "ru", "kk", "kk-Cyrl", "az", "zh", "no such language", "" };

  for (guint i = 0; i < G_N_ELEMENTS (rtl); i++)
    g_assert_true (kzru_locale_is_rtl (rtl[i]));
  for (guint i = 0; i < G_N_ELEMENTS (ltr); i++)
    g_assert_false (kzru_locale_is_rtl (ltr[i]));
}

static void
test_names (void)
{
  static const struct
  {
    const char *language, *in, *name;
  } cases[] = {
    { "fa", "en", "Persian" },
    { "fa", "fa", "فارسی" },
    { "ar", "ru", "арабский" },
    { "kk", "kk", "қазақ тілі" },
    { "no language", "en", "no language" },
    { "", "en", "" },
    { "und", "fa", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = kzru_locale_get_name (cases[i].language, cases[i].in);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *path = g_strdup_printf ("/locale/environment/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_environment);
    }
  g_test_add_func ("/locale/direction", test_direction);
  g_test_add_func ("/locale/names", test_names);

  return g_test_run ();
}
