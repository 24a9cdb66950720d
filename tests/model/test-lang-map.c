/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-lang-map.h"

static const KzruLangEntry entries[] = {
  { "ru", "русский" },
  { "fa-AF", "دری" },
  { "fa", "فارسی" },
  { "kk-Latn", "qazaqşa" },
  { "en", "English" },
};

static const KzruLangMap map = { entries, G_N_ELEMENTS (entries) };
static const KzruLangMap without_english = { entries, 2 };
static const KzruLangMap empty = { NULL, 0 };

static const char *
lookup (const KzruLangMap *self,
        const char        *first,
        const char        *second)
{
  const char * const languages[] = { first, second, NULL };
  const KzruLangEntry *entry = kzru_lang_map_lookup (self, languages);

  return entry != NULL ? entry->tag : NULL;
}

static void
test_wanted (void)
{
  g_assert_cmpstr (lookup (&map, "fa", NULL), ==, "fa");
  g_assert_cmpstr (lookup (&map, "fa-AF", NULL), ==, "fa-AF");
  g_assert_cmpstr (lookup (&map, "FA-af", NULL), ==, "fa-AF");
  g_assert_cmpstr (lookup (&map, "fa-IR", NULL), ==, "fa");
  g_assert_cmpstr (lookup (&map, "ar", "ru"), ==, "ru");
  g_assert_cmpstr (lookup (&map, "r", NULL), ==, "en");
}

/* What g_get_language_names() gives. */
static void
test_locale_names (void)
{
  g_assert_cmpstr (lookup (&map, "fa_IR.UTF-8", NULL), ==, "fa");
  g_assert_cmpstr (lookup (&map, "ru_RU@latin", NULL), ==, "ru");
  g_assert_cmpstr (lookup (&map, "C.UTF-8", NULL), ==, "en");
}

/* A reader of Kazakh is better served by either script than by English. */
static void
test_narrower_tag (void)
{
  g_assert_cmpstr (lookup (&map, "kk", NULL), ==, "kk-Latn");
  g_assert_cmpstr (lookup (&map, "kk-Cyrl", NULL), ==, "kk-Latn");
}

static void
test_fallback (void)
{
  g_assert_cmpstr (lookup (&map, "zh", "de"), ==, "en");
  g_assert_cmpstr (lookup (&map, NULL, NULL), ==, "en");
  g_assert_cmpstr (lookup (&without_english, "zh", NULL), ==, "ru");
  g_assert_null (kzru_lang_map_lookup (&empty, NULL));
  g_assert_cmpstr (kzru_lang_map_get (&empty, NULL), ==, "");
  g_assert_cmpstr (kzru_lang_map_get (&map, NULL), ==, "English");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lang-map/wanted", test_wanted);
  g_test_add_func ("/lang-map/locale-names", test_locale_names);
  g_test_add_func ("/lang-map/narrower-tag", test_narrower_tag);
  g_test_add_func ("/lang-map/fallback", test_fallback);

  return g_test_run ();
}
