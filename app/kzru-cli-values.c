/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-cli"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "app/kzru-cli-private.h"
#include "model/kzru-locale.h"

/* The values of options. Numbers are read here and not by GLib, which takes
 * "nan" and "0x1p3" for numbers, and reads others as the locale writes them. */

#define MAX_OVERLAP_MM 100u

/**
 * kzru_cli_is_language_tag:
 * @tag: what was typed
 *
 * Tells whether a text looks like a BCP 47 language tag; an underscore may stand
 * for the hyphen.
 *
 * Returns: whether it does
 */
gboolean
kzru_cli_is_language_tag (const char *tag)
{
  return g_regex_match_simple ("^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$", tag, 0, 0);
}

/* A language that ICU cannot even name is a slip of the hand. */
static gboolean
is_known_language (const char *tag)
{
  g_autofree char *language = g_strndup (tag, strcspn (tag, "-_"));
  g_autofree char *name = kzru_locale_get_name (language, "en");

  return name != NULL && g_ascii_strcasecmp (name, language) != 0;
}

/**
 * kzru_cli_check_language:
 * @tag: (nullable): the value of `--lang`
 *
 * Checks that there is such a language. If there is none, says so.
 *
 * Returns: whether it can be used
 */
gboolean
kzru_cli_check_language (const char *tag)
{
  if (tag == NULL || (kzru_cli_is_language_tag (tag) && is_known_language (tag)))
    return TRUE;

  if (!kzru_cli_is_language_tag (tag))
    kzru_cli_complain (_("--lang %s: this is no language tag; expected one such as fa or kk-Latn"), tag);
  else
    kzru_cli_complain (_("--lang %s: there is no such language; expected a tag such as fa or kk-Latn"), tag);

  return FALSE;
}

/**
 * kzru_cli_read_count:
 * @option: the option, such as `--pages`
 * @text: (nullable): its value
 * @most: the greatest number that there is room for
 * @count: (inout): the number, from 1 on; left alone if @text is %NULL
 *
 * Reads a number of things. If it is none, says so.
 *
 * Returns: whether it can be used
 */
gboolean
kzru_cli_read_count (const char *option,
                     const char *text,
                     guint       most,
                     guint      *count)
{
  guint64 number;

  if (text == NULL)
    return TRUE;

  if (!g_ascii_string_to_unsigned (text, 10, 1, most, &number, NULL))
    {
      /* Translators: an option and its value, such as "--pages 0: expected a whole number from 1 to 1000". */
      kzru_cli_complain (_("%1$s %2$s: expected a whole number from 1 to %3$u"), option, text, most);
      return FALSE;
    }

  *count = (guint) number;

  return TRUE;
}

/**
 * kzru_cli_read_factor:
 * @option: the option, such as `--scale`
 * @text: (nullable): its value, with a point before its decimals
 * @factor: (inout): the number, above 0; left alone if @text is %NULL
 *
 * Reads a number that something is multiplied by. If it is none, says so.
 *
 * Returns: whether it can be used
 */
gboolean
kzru_cli_read_factor (const char *option,
                      const char *text,
                      double     *factor)
{
  double number;

  if (text == NULL)
    return TRUE;

  number = g_ascii_strtod (text, NULL);
  if (!g_regex_match_simple ("^[0-9]*[.]?[0-9]+$", text, 0, 0) || !(number > 0) || !isfinite (number))
    {
      /* Translators: an option and its value, such as "--scale 0: expected a number above 0, such as 2 or 0.5". */
      kzru_cli_complain (_("%1$s %2$s: expected a number above 0, such as 2 or 0.5"), option, text);
      return FALSE;
    }

  *factor = number;

  return TRUE;
}

/**
 * kzru_cli_read_overlap:
 * @option: the option
 * @text: (nullable): its value, with a point before its decimals
 * @overlap: (inout): the number of mm, from 0 on; left alone if @text is %NULL
 *
 * Reads how far a sheet goes on beyond a cut. If it is no number, says so.
 *
 * Returns: whether it can be used
 */
gboolean
kzru_cli_read_overlap (const char *option,
                       const char *text,
                       double     *overlap)
{
  if (text == NULL)
    return TRUE;

  if (!g_regex_match_simple ("^[0-9]*[.]?[0-9]+$", text, 0, 0)
      || g_ascii_strtod (text, NULL) > MAX_OVERLAP_MM)
    {
      kzru_cli_complain (_("%1$s %2$s: expected a number from 0 to %3$u"), option, text, MAX_OVERLAP_MM);
      return FALSE;
    }

  *overlap = g_ascii_strtod (text, NULL);

  return TRUE;
}

/**
 * kzru_cli_read_size:
 * @text: a width and a height, as `1600x900`
 * @least: what neither may be less than
 * @most: what neither may be more than
 * @width: (out): the width
 * @height: (out): the height
 *
 * Reads the value of an option.
 *
 * Returns: whether it is a size
 */
gboolean
kzru_cli_read_size (const char *text,
                    guint       least,
                    guint       most,
                    guint      *width,
                    guint      *height)
{
  g_auto (GStrv) sides = g_strsplit (text, "x", 2);
  guint64 w, h;

  if (sides[0] == NULL || sides[1] == NULL
      || !g_ascii_string_to_unsigned (sides[0], 10, least, most, &w, NULL)
      || !g_ascii_string_to_unsigned (sides[1], 10, least, most, &h, NULL))
    return FALSE;

  *width = (guint) w;
  *height = (guint) h;

  return TRUE;
}

/**
 * kzru_cli_read_box:
 * @text: west, south, east and north in degrees, as `46,36,56,48`
 * @box: (out): the degrees; west of the antimeridian, east is less than west
 *
 * Reads the value of `--bbox`. If it is none, says so.
 *
 * Returns: whether it is a piece of the Earth
 */
gboolean
kzru_cli_read_box (const char *text,
                   double      box[4])
{
  static const double limits[] = { 180, 90, 180, 90 };
  g_auto (GStrv) sides = g_strsplit (text, ",", -1);
  gboolean is_box = g_strv_length (sides) == 4;

  for (guint i = 0; is_box && i < 4; i++)
    {
      char *end;

      box[i] = g_ascii_strtod (sides[i], &end);
      is_box = end != sides[i] && *end == '\0' && fabs (box[i]) <= limits[i];
    }

  if (is_box && box[1] < box[3] && box[0] != box[2])
    return TRUE;

  /* Translators: an option and its value. */
  kzru_cli_complain (_("--bbox %s: expected west, south, east and north in degrees, such as 46,36,56,48"), text);
  return FALSE;
}
