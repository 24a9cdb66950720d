/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-region-name.h"

#include <unicode/uloc.h>
#include <unicode/ustring.h>

#define MAX_UNITS 256

static char *
look_up (const char *alpha2,
         const char *language)
{
  g_autofree char *locale = g_strconcat ("und_", alpha2, NULL);
  UChar units[MAX_UNITS];
  char name[MAX_UNITS * 3];
  UErrorCode status = U_ZERO_ERROR;
  int32_t n;

  n = uloc_getDisplayCountry (locale, language, units, G_N_ELEMENTS (units), &status);
  /* The default warning says that CLDR has no name: what comes back is the code. */
  if (U_FAILURE (status) || status == U_USING_DEFAULT_WARNING || n == 0)
    return NULL;

  u_strToUTF8 (name, sizeof name, NULL, units, n, &status);
  return U_SUCCESS (status) ? g_strdup (name) : NULL;
}

/**
 * kzru_region_name:
 * @alpha2: ISO 3166-1 code of two letters
 * @language: a BCP 47 tag
 *
 * Gets the name of a country or territory, after CLDR. May be called from any
 * thread; a name that was asked for is kept, for the map asks again at each step.
 *
 * Returns: (transfer none) (nullable): the name, or %NULL if there is none
 */
const char *
kzru_region_name (const char *alpha2,
                  const char *language)
{
  static GMutex mutex;
  static GHashTable *names = NULL; /* "language_alpha2" => name, or NULL if there is none */
  g_autofree char *key = g_strconcat (language, "_", alpha2, NULL);
  gpointer name;

  g_mutex_lock (&mutex);
  if (names == NULL)
    names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!g_hash_table_lookup_extended (names, key, NULL, &name))
    {
      name = look_up (alpha2, language);
      g_hash_table_insert (names, g_steal_pointer (&key), name);
    }
  g_mutex_unlock (&mutex);

  return name;
}
