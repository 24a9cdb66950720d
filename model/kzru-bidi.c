/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-bidi"

#include "config.h"

#include "model/kzru-bidi.h"

#include <string.h>
#include <unicode/uchar.h>

/* Isolates of the bidirectional algorithm (UAX #9): what stands between one and
 * its end is laid out by itself and does not change the order of what stands
 * around it. */
#define LTR_ISOLATE "\342\201\246"
#define RTL_ISOLATE "\342\201\247"
#define FIRST_STRONG_ISOLATE "\342\201\250"
#define END_OF_ISOLATE "\342\201\251"

/* What no one sees, but counts as a letter. */
#define LTR_MARK "\342\200\216"
#define RTL_MARK "\342\200\217"

#define IS_ISOLATE(c) ((c) >= 0x2066 && (c) <= 0x2068)
#define IS_END_OF_ISOLATE(c) ((c) == 0x2069)

/**
 * kzru_bidi_has_rtl:
 * @text: a text
 *
 * Tells whether anything in a text runs from right to left.
 *
 * Returns: whether it has a letter of such a script
 */
gboolean
kzru_bidi_has_rtl (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      UCharDirection direction = u_charDirection ((UChar32) g_utf8_get_char (p));

      if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)
        return TRUE;
    }

  return FALSE;
}

/**
 * kzru_bidi_isolate:
 * @text: a text
 *
 * Sets a text apart from what stands beside it, in the direction of its first
 * letter.
 *
 * Returns: (transfer full): the text between isolates
 */
char *
kzru_bidi_isolate (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return g_strconcat (FIRST_STRONG_ISOLATE, text, END_OF_ISOLATE, NULL);
}

/**
 * kzru_bidi_embed:
 * @text: a text
 * @rtl: whether it runs from right to left
 *
 * Sets a text apart from what stands beside it, in a direction that is known:
 * a line of a Persian paragraph may well start with a Latin word.
 *
 * Returns: (transfer full): the text between isolates
 */
char *
kzru_bidi_embed (const char *text,
                 gboolean    rtl)
{
  g_return_val_if_fail (text != NULL, NULL);

  return g_strconcat (rtl ? RTL_ISOLATE : LTR_ISOLATE, text, END_OF_ISOLATE, NULL);
}

/* Whether the first letter of a text is of a script in that direction. */
static gboolean
starts_in (const char *text,
           gboolean    rtl)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    switch (u_charDirection ((UChar32) g_utf8_get_char (p)))
      {
      case U_LEFT_TO_RIGHT:
        return !rtl;
      case U_RIGHT_TO_LEFT:
      case U_RIGHT_TO_LEFT_ARABIC:
        return rtl;
      default:
        break;
      }

  return FALSE;
}

/**
 * kzru_bidi_lead:
 * @text: a paragraph
 * @rtl: whether it runs from right to left
 *
 * Gives a paragraph a direction that is known, whatever letter it starts with.
 * Pango looks for the first strong letter even within isolates, so that only a
 * mark before all of them is sure to be heeded.
 *
 * Returns: (transfer full): the text, after a mark if it needs one
 */
char *
kzru_bidi_lead (const char *text,
                gboolean    rtl)
{
  g_return_val_if_fail (text != NULL, NULL);

  if (starts_in (text, rtl))
    return g_strdup (text);

  return g_strconcat (rtl ? RTL_MARK : LTR_MARK, text, NULL);
}

/**
 * kzru_bidi_balance_lines:
 * @lines: (array zero-terminated=1): the lines of a text
 *
 * Makes each line stand by itself: an isolate that is open where a line ends is
 * ended there, and begun again in the next. A terminal takes every line for a
 * paragraph.
 */
void
kzru_bidi_balance_lines (char **lines)
{
  g_autoptr (GString) open = g_string_new (NULL); /* isolates, 3 bytes each */

  for (char **line = lines; *line != NULL; line++)
    {
      GString *balanced = g_string_new (open->str);

      for (const char *p = *line; *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          if (IS_ISOLATE (c))
            g_string_append_unichar (open, c);
          else if (IS_END_OF_ISOLATE (c) && open->len > 0)
            g_string_truncate (open, open->len - strlen (END_OF_ISOLATE));
        }

      g_string_append (balanced, *line);
      for (gsize i = 0; i < open->len; i += strlen (END_OF_ISOLATE))
        g_string_append (balanced, END_OF_ISOLATE);

      g_free (*line);
      *line = g_string_free (balanced, FALSE);
    }
}
