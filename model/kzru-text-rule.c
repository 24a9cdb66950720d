/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-atlas"

#include "config.h"

#include "model/kzru-text-rule.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/putil.h>
#include <unicode/ucal.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/unumberformatter.h>

/* What the texts of an atlas that are not prose must look like. */

#define SHA256_DIGITS 64

/* Also those of the ids of units. */
#define ID_CHARACTERS "abcdefghijklmnopqrstuvwxyz0123456789-"

/* Longer than any unit of CLDR, compound ones included. */
#define MAX_UNIT 100

static gboolean
is_filled (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return TRUE;

  return FALSE;
}

/* A well-formed tag of RFC 5646 as far as maps need it: a language of two to
 * eight letters, then subtags of up to eight letters or digits. */
static gboolean
is_language (const char *text)
{
  gsize n = 0;

  while (g_ascii_isalpha (text[n]))
    n++;
  if (n < 2 || n > 8)
    return FALSE;

  while (text[n] == '-')
    {
      gsize start = ++n;

      while (g_ascii_isalnum (text[n]))
        n++;
      if (n == start || n - start > 8)
        return FALSE;
    }

  return text[n] == '\0';
}

static gboolean
is_sha256 (const char *text)
{
  return strlen (text) == SHA256_DIGITS && strspn (text, "0123456789abcdef") == SHA256_DIGITS;
}

/* A name that cannot lead out of the folder that it is looked for in. */
static gboolean
is_file_name (const char *text)
{
  return *text != '\0' && strpbrk (text, "/\\") == NULL && !g_str_equal (text, ".") &&
         !g_str_equal (text, "..");
}

static gboolean
is_calendar (const char *text)
{
  UErrorCode status = U_ZERO_ERROR;
  UEnumeration *calendars = ucal_getKeywordValuesForLocale ("calendar", "und", FALSE, &status);
  gboolean found = FALSE;
  const char *name;

  while (U_SUCCESS (status) && !found && (name = uenum_next (calendars, NULL, &status)) != NULL)
    found = g_str_equal (name, text);
  uenum_close (calendars);

  return found;
}

static gboolean
is_currency (const char *text)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar code[4];

  if (strlen (text) != 3 || strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 3)
    return FALSE;

  u_charsToUChars (text, code, 4);

  return ucurr_isAvailable (code, U_DATE_MIN, U_DATE_MAX, &status) && U_SUCCESS (status);
}

/* ICU's C interface has no list of units, but refuses to format unknown ones. */
static gboolean
is_cldr_unit (const char *text)
{
  g_autofree char *skeleton = NULL;
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[MAX_UNIT + 8];

  if (*text == '\0' || strlen (text) > MAX_UNIT || text[strspn (text, ID_CHARACTERS)] != '\0')
    return FALSE;

  skeleton = g_strconcat ("unit/", text, NULL);
  u_charsToUChars (skeleton, wide, strlen (skeleton) + 1);
  unumf_close (unumf_openForSkeletonAndLocale (wide, -1, "en", &status));

  return U_SUCCESS (status);
}

/*< private >
 * kzru_id_is_valid:
 * @id: a text
 *
 * Checks the form of an id: lower-case ASCII letters and digits, with hyphens
 * inside.
 *
 * Returns: whether it can be an id
 */
gboolean
kzru_id_is_valid (const char *id)
{
  return g_ascii_isalnum (*id) &&
         id[strspn (id, ID_CHARACTERS)] == '\0';
}

/*< private >
 * kzru_text_rule_matches:
 * @rule: a rule
 * @text: a text
 *
 * Checks what a text looks like.
 *
 * Returns: whether @text follows @rule
 */
gboolean
kzru_text_rule_matches (KzruTextRule  rule,
                        const char   *text)
{
  switch (rule)
    {
    case KZRU_TEXT_FILLED:
      return is_filled (text);
    case KZRU_TEXT_LANGUAGE:
      return is_language (text);
    case KZRU_TEXT_URL:
      return g_uri_is_valid (text, G_URI_FLAGS_NONE, NULL);
    case KZRU_TEXT_SHA256:
      return is_sha256 (text);
    case KZRU_TEXT_FILE:
      return is_file_name (text);
    case KZRU_TEXT_CALENDAR:
      return is_calendar (text);
    case KZRU_TEXT_UNIT:
      return g_str_equal (text, "one") || is_currency (text) || is_cldr_unit (text);
    case KZRU_TEXT_ANY:
    default:
      return TRUE;
    }
}

/*< private >
 * kzru_text_rule_describe:
 * @rule: a rule
 *
 * Says what is expected, for "expected …".
 *
 * Returns: the description, translated
 */
const char *
kzru_text_rule_describe (KzruTextRule rule)
{
  switch (rule)
    {
    case KZRU_TEXT_FILLED:
      return _("a text that is not empty");
    case KZRU_TEXT_LANGUAGE:
      return _("a BCP 47 language tag such as fa or kk-Cyrl");
    case KZRU_TEXT_URL:
      return _("an absolute URL such as https://example.com/page");
    case KZRU_TEXT_SHA256:
      return _("64 hexadecimal digits in lower case");
    case KZRU_TEXT_FILE:
      return _("a file name without folders");
    case KZRU_TEXT_CALENDAR:
      return _("a CLDR calendar such as gregorian, persian or islamic-civil");
    case KZRU_TEXT_UNIT:
      return _("a CLDR unit such as kilometer, an ISO 4217 code such as USD, or one");
    case KZRU_TEXT_ANY:
    default:
      return _("a text");
    }
}
