/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-icu.h"

#include <unicode/uloc.h>
#include <unicode/ustring.h>

/**
 * kzru_icu_to_utf8:
 * @text: UTF-16
 * @length: in code units, or -1 if @text ends with 0
 *
 * Turns a text of ICU into one of GLib. Lone surrogates become U+FFFD.
 *
 * Returns: (transfer full): the text in UTF-8
 */
char *
kzru_icu_to_utf8 (const UChar *text,
                  int          length)
{
  UErrorCode status = U_ZERO_ERROR;
  char *utf8;
  int n_bytes;

  u_strToUTF8WithSub (NULL, 0, &n_bytes, text, length, 0xFFFD, NULL, &status);
  utf8 = g_malloc0 ((gsize) n_bytes + 1);
  status = U_ZERO_ERROR;
  u_strToUTF8WithSub (utf8, n_bytes + 1, NULL, text, length, 0xFFFD, NULL, &status);
  return utf8;
}

/**
 * kzru_icu_from_utf8:
 * @text: UTF-8
 * @length: (out) (optional): how many code units came out
 *
 * Turns a text of GLib into one of ICU. What is no UTF-8 becomes U+FFFD.
 *
 * Returns: (transfer full): the text in UTF-16, with a 0 at its end
 */
UChar *
kzru_icu_from_utf8 (const char *text,
                    int        *length)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar *utf16;
  int n_units;

  u_strFromUTF8WithSub (NULL, 0, &n_units, text, -1, 0xFFFD, NULL, &status);
  utf16 = g_new0 (UChar, (gsize) n_units + 1);
  status = U_ZERO_ERROR;
  u_strFromUTF8WithSub (utf16, n_units + 1, NULL, text, -1, 0xFFFD, NULL, &status);

  if (length != NULL)
    *length = n_units;
  return utf16;
}

/**
 * kzru_icu_locale:
 * @language: a BCP 47 language tag
 * @calendar: (nullable): CLDR key of a calendar
 *
 * Makes the locale id by which ICU knows a language, with its digits and all
 * that the tag says, and a calendar.
 *
 * Returns: (transfer full): the locale id; that of the root if @language is no tag
 */
char *
kzru_icu_locale (const char *language,
                 const char *calendar)
{
  char id[ULOC_FULLNAME_CAPACITY + ULOC_KEYWORDS_CAPACITY] = "";
  UErrorCode status = U_ZERO_ERROR;

  uloc_forLanguageTag (language, id, sizeof (id), NULL, &status);
  if (U_FAILURE (status))
    id[0] = '\0';

  if (calendar != NULL)
    {
      status = U_ZERO_ERROR;
      uloc_setKeywordValue ("calendar", calendar, id, sizeof (id), &status);
    }
  return g_strdup (id);
}
