/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-terminal-text"

#include "config.h"

#include "model/kzru-terminal-text.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "model/kzru-bidi.h"

#define ELLIPSIS "…"

static guint
get_char_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;

  return g_unichar_iswide (c) ? 2 : 1;
}

/* The width of @length bytes without the spaces at their end, which nobody
 * sees at the end of a line. */
static guint
get_visible_width (const char *text,
                   gsize       length)
{
  guint width = 0;

  while (length > 0 && text[length - 1] == ' ')
    length--;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    width += get_char_width (g_utf8_get_char (p));

  return width;
}

/**
 * kzru_terminal_text_get_width:
 * @text: a text without line breaks
 *
 * Measures a text in columns of a terminal.
 *
 * Returns: the number of columns
 */
guint
kzru_terminal_text_get_width (const char *text)
{
  guint width = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += get_char_width (g_utf8_get_char (p));

  return width;
}

/**
 * kzru_terminal_text_clean:
 * @text: a text out of a file
 *
 * Makes a text safe to write: terminals obey control characters, and nobody
 * wants to obey a file. Line breaks, of however many characters, and tabs become
 * a space each, all other control characters U+FFFD.
 *
 * Returns: (transfer full): the text, in one line
 */
char *
kzru_terminal_text_clean (const char *text)
{
  GString *clean;

  g_return_val_if_fail (text != NULL, NULL);

  clean = g_string_sized_new (64);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p[1] == '\n')
        continue;
      if (c == '\n' || c == '\t' || c == '\r')
        c = ' ';
      else if (g_unichar_iscntrl (c))
        c = 0xfffd;
      g_string_append_unichar (clean, c);
    }

  return g_string_free (clean, FALSE);
}

/**
 * kzru_terminal_text_isolate:
 * @text: a text
 *
 * Sets a text apart from what stands beside it in the same line, if it has
 * anything that runs from right to left.
 *
 * Returns: (transfer full): the text, between isolates if it needs them
 */
char *
kzru_terminal_text_isolate (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return kzru_bidi_has_rtl (text) ? kzru_bidi_isolate (text) : g_strdup (text);
}

/**
 * kzru_terminal_text_cut:
 * @text: a text without line breaks
 * @width: columns that there are, at least one
 *
 * Cuts a text that is too wide, and says so by an ellipsis.
 *
 * Returns: (transfer full): the text, at most @width columns wide
 */
char *
kzru_terminal_text_cut (const char *text,
                        guint       width)
{
  const char *end = text;
  guint used = 0;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (width > 0, NULL);

  if (kzru_terminal_text_get_width (text) <= width)
    return g_strdup (text);

  while (*end != '\0' && used + get_char_width (g_utf8_get_char (end)) < width)
    {
      used += get_char_width (g_utf8_get_char (end));
      end = g_utf8_next_char (end);
    }

  return g_strdup_printf ("%.*s" ELLIPSIS, (int) (end - text), text);
}

static void
take_line (GStrvBuilder *lines,
           const char   *text,
           gsize         length)
{
  g_autofree char *line = g_strndup (text, length);

  g_strv_builder_add (lines, g_strchomp (line));
}

/**
 * kzru_terminal_text_wrap:
 * @text: a text without line breaks
 * @width: columns that there are, at least one
 * @language: a BCP 47 tag
 *
 * Breaks a text into lines where the rules of Unicode (UAX #14) let it break,
 * but not after a hyphen: an id in two lines could not be copied. A word that is
 * wider than a line stands out.
 *
 * Returns: (transfer full) (array zero-terminated=1): the lines
 */
char **
kzru_terminal_text_wrap (const char *text,
                         guint       width,
                         const char *language)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *breaks;
  UText *utext;
  char **result;
  gsize start = 0; /* of the line */
  gsize last = 0;  /* where it can break */

  g_return_val_if_fail (text != NULL && language != NULL, NULL);

  utext = utext_openUTF8 (NULL, text, -1, &status);
  breaks = ubrk_open (UBRK_LINE, language, NULL, 0, &status);
  ubrk_setUText (breaks, utext, &status);

  if (U_SUCCESS (status))
    {
      for (int next = ubrk_next (breaks); next != UBRK_DONE; next = ubrk_next (breaks))
        {
          if (last > start && get_visible_width (text + start, (gsize) next - start) > width)
            {
              take_line (lines, text + start, last - start);
              start = last;
            }
          if (text[next - 1] != '-')
            last = (gsize) next;
        }
    }

  take_line (lines, text + start, strlen (text + start));
  ubrk_close (breaks);
  utext_close (utext);

  result = g_strv_builder_end (lines);
  kzru_bidi_balance_lines (result);

  return result;
}
