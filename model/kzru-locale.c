/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-locale.h"

#include <string.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>

#include "model/kzru-icu.h"

/* The one place that turns the environment's locales into language tags. */

/* What the texts of the program are written in, and its dates in the order
 * that most of the world knows. */
#define FALLBACK_TAG "en-001"

/* What comes after the @ in a name of the environment, if it is a script. */
static const struct
{
  const char *modifier;
  const char *script;
} scripts[] = {
  { "latin", "Latn" }, { "cyrillic", "Cyrl" }, { "arabic", "Arab" }, { "devanagari", "Deva" },
};

static const char *
find_script (const char *posix)
{
  const char *modifier = strchr (posix, '@');

  for (guint i = 0; modifier != NULL && i < G_N_ELEMENTS (scripts); i++)
    if (g_str_equal (modifier + 1, scripts[i].modifier))
      return scripts[i].script;
  return NULL;
}

/* "fa_IR.UTF-8" is fa-IR; "sr_RS@latin" is sr-Latn-RS. */
static char *
make_tag (const char *posix)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *name = g_strndup (posix, strcspn (posix, ".@"));
  g_autofree char *id = NULL;
  const char *script = find_script (posix);
  char tag[ULOC_FULLNAME_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;

  if (g_str_equal (name, "C") || g_str_equal (name, "POSIX"))
    return NULL;

  parts = g_strsplit (name, "_", 2);
  id = g_strjoin ("_", parts[0], script != NULL ? script : parts[1],
                  script != NULL ? parts[1] : NULL, NULL);
  uloc_toLanguageTag (id, tag, sizeof (tag), TRUE, &status);
  if (U_FAILURE (status) || status == U_STRING_NOT_TERMINATED_WARNING ||
      g_str_has_prefix (tag, "und"))
    return NULL;
  return g_strdup (tag);
}

static void
add_tag (GPtrArray *tags,
         char      *tag)
{
  if (g_ptr_array_find_with_equal_func (tags, tag, g_str_equal, NULL))
    g_free (tag);
  else
    g_ptr_array_add (tags, tag);
}

static char **
find_languages (void)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  const char * const *names = g_get_language_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      char *tag = make_tag (names[i]);

      if (tag != NULL)
        add_tag (tags, tag);
    }

  if (tags->len == 0)
    add_tag (tags, g_strdup (FALLBACK_TAG));
  add_tag (tags, g_strdup ("en"));
  g_ptr_array_add (tags, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&tags), FALSE);
}

/**
 * kzru_locale_get_languages:
 *
 * Gets the languages that the user reads, out of the environment.
 *
 * Returns: (array zero-terminated=1) (transfer none): BCP 47 language tags, the
 *   preferred one first; English is the last, if it is not there before
 */
const char * const *
kzru_locale_get_languages (void)
{
  static gsize languages = 0;

  if (g_once_init_enter (&languages))
    g_once_init_leave (&languages, (gsize) find_languages ());
  return (const char * const *) languages;
}

/**
 * kzru_locale_get_default:
 *
 * Gets the language of the user, in which dates and numbers are to be written.
 *
 * Returns: (transfer none): a BCP 47 language tag
 */
const char *
kzru_locale_get_default (void)
{
  return kzru_locale_get_languages ()[0];
}

/**
 * kzru_locale_is_rtl:
 * @language: a BCP 47 language tag
 *
 * Tells in which direction a language is written.
 *
 * Returns: whether from right to left
 */
gboolean
kzru_locale_is_rtl (const char *language)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (language != NULL, FALSE);

  id = kzru_icu_locale (language, NULL);
  return uloc_isRightToLeft (id);
}

/**
 * kzru_locale_get_name:
 * @language: a BCP 47 language tag
 * @in_language: the BCP 47 tag of the language to say it in
 *
 * Gets the name of a language, such as "Persian".
 *
 * Returns: (transfer full) (nullable): the name; @language itself if it has none;
 *   %NULL if it says that nobody knows which it is ("und")
 */
char *
kzru_locale_get_name (const char *language,
                      const char *in_language)
{
  g_autofree char *id = NULL;
  g_autofree char *in_id = NULL;
  ULocaleDisplayNames *names;
  UErrorCode status = U_ZERO_ERROR;
  UChar name[ULOC_FULLNAME_CAPACITY];
  int length;

  g_return_val_if_fail (language != NULL, NULL);
  g_return_val_if_fail (in_language != NULL, NULL);

  if (g_str_equal (language, "und"))
    return NULL;

  id = kzru_icu_locale (language, NULL);
  in_id = kzru_icu_locale (in_language, NULL);
  names = uldn_open (in_id, ULDN_STANDARD_NAMES, &status);
  length = uldn_localeDisplayName (names, id, name, G_N_ELEMENTS (name), &status);
  uldn_close (names);

  if (U_FAILURE (status) || id[0] == '\0' || length > (int) G_N_ELEMENTS (name))
    return g_strdup (language);
  return kzru_icu_to_utf8 (name, length);
}
