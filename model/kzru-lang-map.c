/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-lang-map"

#include "config.h"

#include "model/kzru-lang-map.h"

#include <string.h>

/* Where a wanted language stands nowhere in a map, readers are more likely to
 * be served by this one than by whichever happens to come first. */
#define FALLBACK_LANGUAGE "en"

/* Both BCP 47 tags ("kk-Latn") and POSIX locale names ("fa_IR.UTF-8") are
 * wanted in practice: the encoding and the modifier of the latter say nothing
 * of the language. */
static gsize
tag_length (const char *tag)
{
  return strcspn (tag, ".@");
}

static gboolean
tag_has_prefix (const char *tag,
                const char *prefix,
                gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      char a = tag[i] == '_' ? '-' : g_ascii_tolower (tag[i]);
      char b = prefix[i] == '_' ? '-' : g_ascii_tolower (prefix[i]);

      if (a != b)
        return FALSE;
    }

  return tag[length] == '\0' || tag[length] == '-' || tag[length] == '_';
}

static const KzruLangEntry *
find_range (const KzruLangMap *self,
            const char        *tag,
            gsize              length)
{
  const KzruLangEntry *regional = NULL;

  for (guint i = 0; i < self->n_entries; i++)
    {
      const KzruLangEntry *entry = &self->entries[i];

      if (!tag_has_prefix (entry->tag, tag, length))
        continue;
      if (entry->tag[length] == '\0')
        return entry;
      if (regional == NULL)
        regional = entry;
    }

  return regional;
}

/* The lookup of RFC 4647, section 3.4: subtags are cut off from the right until
 * something matches. Other than there, "fa" also finds "fa-AF". */
static const KzruLangEntry *
find_language (const KzruLangMap *self,
               const char        *tag)
{
  gsize length = tag_length (tag);

  while (length > 0)
    {
      const KzruLangEntry *entry = find_range (self, tag, length);

      if (entry != NULL)
        return entry;

      while (length > 0 && tag[length - 1] != '-' && tag[length - 1] != '_')
        length--;
      if (length > 0)
        length--;
    }

  return NULL;
}

/**
 * kzru_lang_map_lookup:
 * @self: a language map
 * @languages: (nullable) (array zero-terminated=1): wanted languages, best
 *   first, as BCP 47 tags or locale names
 *
 * Finds the text that a reader of @languages is best served by: in one of
 * them, else in English, else the first that there is.
 *
 * Returns: (transfer none) (nullable): the text with its language, or %NULL if
 *   the map is empty
 */
const KzruLangEntry *
kzru_lang_map_lookup (const KzruLangMap  *self,
                      const char * const *languages)
{
  const KzruLangEntry *entry = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; languages != NULL && languages[i] != NULL && entry == NULL; i++)
    entry = find_language (self, languages[i]);

  if (entry == NULL)
    entry = find_language (self, FALLBACK_LANGUAGE);
  if (entry == NULL && self->n_entries > 0)
    entry = &self->entries[0];

  return entry;
}

/**
 * kzru_lang_map_get:
 * @self: a language map
 * @languages: (nullable) (array zero-terminated=1): wanted languages, best first
 *
 * As [func@lang_map_lookup], for those who need not know which language they
 * were given.
 *
 * Returns: (transfer none): the text, "" if the map is empty
 */
const char *
kzru_lang_map_get (const KzruLangMap  *self,
                   const char * const *languages)
{
  const KzruLangEntry *entry = kzru_lang_map_lookup (self, languages);

  return entry != NULL ? entry->text : "";
}
