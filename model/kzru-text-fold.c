/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-text-fold.h"

#include <string.h>

/* Letters that a reader takes for the same though Unicode keeps them apart,
 * since Arabic and Persian keyboards type different ones. What decomposes
 * canonically (آ, أ, ё) is not here: it folds by losing its mark. */
static const struct
{
  gunichar from;
  gunichar to;
} alike[] = {
  { 0x0629, 0x0647 }, /* ة → ه */
  { 0x0643, 0x06a9 }, /* ك → ک */
  { 0x0649, 0x06cc }, /* ى → ی */
  { 0x064a, 0x06cc }, /* ي → ی */
  { 0x06c1, 0x0647 }, /* ہ → ه */
  { 0x06d5, 0x0647 }, /* ە → ه */
};

static gboolean
is_dropped (gunichar c)
{
  switch ((int) g_unichar_type (c))
    {
    case G_UNICODE_NON_SPACING_MARK: /* harakat, accents */
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_FORMAT:           /* ZWNJ, bidi controls */
      return TRUE;
    default:
      return c == 0x0640;            /* tatweel */
    }
}

static gunichar
fold_char (gunichar c)
{
  int digit = g_unichar_digit_value (c);

  if (digit >= 0)
    return (gunichar) ('0' + digit);

  if (g_unichar_isspace (c))
    return ' ';

  for (guint i = 0; i < G_N_ELEMENTS (alike); i++)
    {
      if (alike[i].from == c)
        return alike[i].to;
    }

  return c;
}

/**
 * kzru_text_fold:
 * @text: any text, UTF-8
 *
 * Folds @text so that a search finds what a reader would call the same: without
 * case, accents, vowel signs, tatweel or zero-width characters, with one form of
 * each letter that Arabic and Persian write differently, with digits of every
 * script as ASCII digits and each run of white space as one space.
 *
 * Two texts match if one's folded form contains the other's.
 *
 * Returns: (transfer full): the folded text
 */
char *
kzru_text_fold (const char *text)
{
  g_autofree char *lower = NULL;
  g_autofree char *decomposed = NULL;
  GString *folded;
  gboolean after_space = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  lower = g_utf8_casefold (text, -1);
  decomposed = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  folded = g_string_sized_new (strlen (decomposed));

  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_dropped (c))
        continue;

      c = fold_char (c);
      if (c == ' ' && after_space)
        continue;

      after_space = c == ' ';
      g_string_append_unichar (folded, c);
    }

  return g_string_free (folded, FALSE);
}

/**
 * kzru_text_fold_digits:
 * @text: what somebody typed, UTF-8
 *
 * Writes digits of every script as ASCII digits and leaves all else as it is: a
 * Persian or Arabic keyboard has no others, and dates are read in these.
 *
 * Returns: (transfer full): the text
 */
char *
kzru_text_fold_digits (const char *text)
{
  GString *folded;

  g_return_val_if_fail (text != NULL, NULL);

  folded = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int digit = g_unichar_digit_value (c);

      g_string_append_unichar (folded, digit >= 0 ? (gunichar) ('0' + digit) : c);
    }

  return g_string_free (folded, FALSE);
}

/**
 * kzru_text_contains_all:
 * @text: a folded text
 * @words: (array zero-terminated=1): folded words
 *
 * Tells whether words stand in a text, in any order.
 *
 * Returns: whether all of them do
 */
gboolean
kzru_text_contains_all (const char  *text,
                        char       **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) == NULL)
      return FALSE;

  return TRUE;
}
