/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-json-lexer"

#include "config.h"

#include "model/kzru-json-lexer.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Integers beyond this lose digits in a double (RFC 8259, section 6). */
#define MAX_INTEGER 9007199254740991.0

/**
 * kzru_json_lexer_init:
 * @self: a lexer
 * @text: (array length=n_bytes): JSON in valid UTF-8, zero-terminated
 * @n_bytes: its length, without the terminator
 *
 * Starts to read a text, which must outlive the lexer.
 */
void
kzru_json_lexer_init (KzruJsonLexer *self,
                      const char    *text,
                      gsize          n_bytes)
{
  *self = (KzruJsonLexer) { .text = text, .n_bytes = n_bytes };
  self->string = g_string_new (NULL);
}

/**
 * kzru_json_lexer_clear:
 * @self: a lexer
 *
 * Frees what the lexer holds.
 */
void
kzru_json_lexer_clear (KzruJsonLexer *self)
{
  if (self->string != NULL)
    g_string_free (g_steal_pointer (&self->string), TRUE);
  g_clear_pointer (&self->message, g_free);
}

/**
 * kzru_json_lexer_fail:
 * @self: a lexer
 * @code: the kind of fault
 * @byte: where it is
 * @format: what is wrong and what was expected, translated
 * @...: arguments of @format
 *
 * Notes why the text cannot be read on.
 *
 * Returns: %FALSE
 */
gboolean
kzru_json_lexer_fail (KzruJsonLexer *self,
                      KzruFaultCode  code,
                      gsize          byte,
                      const char    *format,
                      ...)
{
  va_list args;

  self->code = code;
  self->fault_at = byte;
  g_free (self->message);
  va_start (args, format);
  self->message = g_strdup_vprintf (format, args);
  va_end (args);

  return FALSE;
}

/**
 * kzru_json_lexer_skip_blanks:
 * @self: a lexer
 *
 * Goes to the next word.
 */
void
kzru_json_lexer_skip_blanks (KzruJsonLexer *self)
{
  while (TRUE)
    {
      int c = kzru_json_lexer_peek (self);

      if (c != ' ' && c != '\n' && c != '\t' && c != '\r')
        return;
      self->at++;
    }
}

/* Says what stands at the current place, for "expected …, found …". */
static char *
describe_here (KzruJsonLexer *self)
{
  int c = kzru_json_lexer_peek (self);
  gunichar character;

  if (c < 0)
    return g_strdup (_("the end of the file"));
  if (c == '/')
    return g_strdup (_("“/”; JSON has no comments"));

  character = g_utf8_get_char (self->text + self->at);
  if (!g_unichar_isgraph (character) || g_unichar_iszerowidth (character))
    return g_strdup_printf ("U+%04X", character);

  /* Translators: quotation marks around a single character. */
  return g_strdup_printf (_("“%.*s”"), g_utf8_skip[c], self->text + self->at);
}

/**
 * kzru_json_lexer_fail_expected:
 * @self: a lexer
 * @expected: what should stand here, translated
 *
 * Notes that something else stands at the current place.
 *
 * Returns: %FALSE
 */
gboolean
kzru_json_lexer_fail_expected (KzruJsonLexer *self,
                               const char    *expected)
{
  g_autofree char *found = describe_here (self);

  /* Translators: both are descriptions of JSON text, such as “,” or “]”. */
  return kzru_json_lexer_fail (self, KZRU_FAULT_SYNTAX, self->at, _("expected %1$s, found %2$s"),
                               expected, found);
}

static gboolean
read_hex (KzruJsonLexer *self,
          gunichar     *unit)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++, self->at++)
    {
      int c = kzru_json_lexer_peek (self);

      if (c < 0 || !g_ascii_isxdigit (c))
        return kzru_json_lexer_fail_expected (self, _("four hexadecimal digits after “\\u”"));
      *unit = *unit * 16 + g_ascii_xdigit_value (c);
    }

  return TRUE;
}

/* After "\u". Characters beyond the first plane are written as a pair. */
static gboolean
read_unicode_escape (KzruJsonLexer *self,
                     gunichar     *c)
{
  gsize start = self->at - 2;
  gunichar low;

  if (!read_hex (self, c))
    return FALSE;

  if (*c == 0)
    return kzru_json_lexer_fail (self, KZRU_FAULT_SYNTAX, start,
                                 _("U+0000 does not belong in a text; expected another character"));
  if (*c < 0xd800 || *c > 0xdfff)
    return TRUE;

  if (*c <= 0xdbff && self->at + 1 < self->n_bytes &&
      self->text[self->at] == '\\' && self->text[self->at + 1] == 'u')
    {
      self->at += 2;
      if (!read_hex (self, &low))
        return FALSE;
      if (low >= 0xdc00 && low <= 0xdfff)
        {
          *c = 0x10000 + ((*c - 0xd800) << 10) + (low - 0xdc00);
          return TRUE;
        }
    }

  return kzru_json_lexer_fail (self, KZRU_FAULT_ENCODING, start,
               _("half of a surrogate pair; expected a pair of escapes for one character"));
}

static gboolean
read_escape (KzruJsonLexer *self,
             gunichar     *c)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meant[] = "\"\\/\b\f\n\r\t";
  int letter;
  const char *found;

  self->at++;
  letter = kzru_json_lexer_peek (self);
  if (letter == 'u')
    {
      self->at++;
      return read_unicode_escape (self, c);
    }

  found = letter > 0 ? strchr (letters, letter) : NULL;
  if (found == NULL)
    return kzru_json_lexer_fail_expected (self, _("one of \" \\ / b f n r t u after “\\”"));

  *c = (guchar) meant[found - letters];
  self->at++;

  return TRUE;
}

static gboolean
read_character (KzruJsonLexer *self,
                gunichar     *c)
{
  int first = kzru_json_lexer_peek (self);

  if (first < 0)
    return kzru_json_lexer_fail_expected (self, _("a quotation mark at the end of the text"));
  if (first == '\\')
    return read_escape (self, c);
  if (first < 0x20)
    return kzru_json_lexer_fail (self, KZRU_FAULT_SYNTAX, self->at,
                 /* Translators: the number is four hexadecimal digits. */
                 _("U+%04X in a text; expected it as an escape such as \\n"), first);

  *c = g_utf8_get_char (self->text + self->at);
  self->at += g_utf8_skip[first];

  return TRUE;
}

/**
 * kzru_json_lexer_string:
 * @self: a lexer, at a quotation mark
 *
 * Reads a string.
 *
 * Returns: whether it is one; see the fields of @self
 */
gboolean
kzru_json_lexer_string (KzruJsonLexer *self)
{
  g_string_truncate (self->string, 0);
  kzru_bidi_check_start (&self->bidi);

  self->at++;
  while (kzru_json_lexer_peek (self) != '"')
    {
      gunichar c;

      if (!read_character (self, &c))
        return FALSE;
      g_string_append_unichar (self->string, c);
      kzru_bidi_check_feed (&self->bidi, c);
    }
  self->at++;

  kzru_bidi_check_finish (&self->bidi);

  return TRUE;
}

static gboolean
read_digits (KzruJsonLexer *self)
{
  if (!g_ascii_isdigit (kzru_json_lexer_peek (self)))
    return kzru_json_lexer_fail_expected (self, _("a digit"));

  while (g_ascii_isdigit (kzru_json_lexer_peek (self)))
    self->at++;

  return TRUE;
}

static gboolean
read_number (KzruJsonLexer *self)
{
  gsize start = self->at;
  gboolean is_integer = TRUE;
  double value;

  if (kzru_json_lexer_peek (self) == '-')
    self->at++;

  if (kzru_json_lexer_peek (self) == '0')
    self->at++;
  else if (!read_digits (self))
    return FALSE;

  if (g_ascii_isdigit (kzru_json_lexer_peek (self)))
    return kzru_json_lexer_fail (self, KZRU_FAULT_SYNTAX, start,
                                 _("a number starts with 0; expected another digit first"));

  if (kzru_json_lexer_peek (self) == '.')
    {
      is_integer = FALSE;
      self->at++;
      if (!read_digits (self))
        return FALSE;
    }

  if (kzru_json_lexer_peek (self) == 'e' || kzru_json_lexer_peek (self) == 'E')
    {
      is_integer = FALSE;
      self->at++;
      if (kzru_json_lexer_peek (self) == '+' || kzru_json_lexer_peek (self) == '-')
        self->at++;
      if (!read_digits (self))
        return FALSE;
    }

  value = g_ascii_strtod (self->text + start, NULL);
  self->is_exact = isfinite (value) && (!is_integer || fabs (value) <= MAX_INTEGER);

  return TRUE;
}

static gboolean
read_word (KzruJsonLexer *self)
{
  static const char * const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if (self->n_bytes - self->at >= length &&
          strncmp (self->text + self->at, words[i], length) == 0)
        {
          self->at += length;
          return TRUE;
        }
    }

  return kzru_json_lexer_fail_expected (self, _("a JSON value"));
}

/**
 * kzru_json_lexer_scalar:
 * @self: a lexer
 *
 * Reads a string, a number, `true`, `false` or `null`.
 *
 * Returns: whether it is one of them; see the fields of @self
 */
gboolean
kzru_json_lexer_scalar (KzruJsonLexer *self)
{
  int c = kzru_json_lexer_peek (self);

  self->is_exact = TRUE;
  if (c == '"')
    return kzru_json_lexer_string (self);
  if (c == '-' || g_ascii_isdigit (c))
    return read_number (self);

  return read_word (self);
}
