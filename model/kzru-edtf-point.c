/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-edtf-private.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-date.h"

/* A single date of EDTF, to be read and written:
 *
 *   date      = year [ "-" month [ "-" day [ "T" time ] ] ]
 *   year      = q ( [ "-" ] digit{4} | "Y" [ "-" ] digit{1,} [ "E" digit{1,} ] ) [ "S" digit{1,} ] q
 *   month     = q digit{2} q
 *   day       = q digit{2} q
 *   digit     = "0" … "9" | "X"
 *   q         = [ "?" | "~" | "%" ]
 *
 * with what the code says of the X and of combinations that make no sense. */

/* No year that the time line can hold has more digits than this. */
#define MAX_YEAR_DIGITS 12

static const char qualifier_chars[] = {
  [KZRU_EDTF_QUALIFIER_UNCERTAIN]   = '?',
  [KZRU_EDTF_QUALIFIER_APPROXIMATE] = '~',
  [KZRU_EDTF_QUALIFIER_BOTH]        = '%',
};

/* Of what is well formed and yet no date, the error tells the start. */
static gboolean
fail_range_at (KzruEdtfCursor *cursor,
               const char     *start,
               const char     *message)
{
  cursor->at = start;
  return kzru_edtf_cursor_fail (cursor, KZRU_EDTF_ERROR_RANGE, message);
}

static gboolean
take_char (KzruEdtfCursor *cursor,
           char            c)
{
  if (*cursor->at != c)
    return FALSE;
  cursor->at++;
  return TRUE;
}

static KzruEdtfQualifier
take_qualifier (KzruEdtfCursor *cursor)
{
  for (guint i = 1; i < G_N_ELEMENTS (qualifier_chars); i++)
    if (take_char (cursor, qualifier_chars[i]))
      return i;
  return KZRU_EDTF_QUALIFIER_NONE;
}

/* Takes just @n_digits of digits or X. @value counts an X as 0. */
static gboolean
take_pattern (KzruEdtfCursor *cursor,
              char           *digits,
              guint           n_digits,
              guint          *value,
              gboolean       *is_specified)
{
  *value = 0;
  *is_specified = TRUE;

  for (guint i = 0; i < n_digits; i++, cursor->at++)
    {
      char c = *cursor->at;

      if (!g_ascii_isdigit (c) && c != 'X')
        return FALSE;
      digits[i] = c;
      *value = *value * 10 + (c == 'X' ? 0 : g_ascii_digit_value (c));
      *is_specified &= c != 'X';
    }
  return TRUE;
}

/* Takes a number without leading zeros; it is never larger than ten times
 * @limit, however long it is. */
static gboolean
take_number (KzruEdtfCursor *cursor,
             gint64          limit,
             gint64         *value)
{
  if (*cursor->at < '1' || *cursor->at > '9')
    return FALSE;

  for (*value = 0; g_ascii_isdigit (*cursor->at); cursor->at++)
    if (*value <= limit)
      *value = *value * 10 + g_ascii_digit_value (*cursor->at);
  return TRUE;
}

static gboolean
take_two_digits (KzruEdtfCursor *cursor,
                 guint          *value)
{
  if (!g_ascii_isdigit (cursor->at[0]) || !g_ascii_isdigit (cursor->at[1]))
    return FALSE;
  *value = g_ascii_digit_value (cursor->at[0]) * 10 + g_ascii_digit_value (cursor->at[1]);
  cursor->at += 2;
  return TRUE;
}

static gboolean
parse_significant (KzruEdtfPoint  *self,
                   KzruEdtfCursor *cursor)
{
  gint64 significant;

  if (!take_char (cursor, 'S'))
    return TRUE;
  if (!take_number (cursor, MAX_YEAR_DIGITS, &significant))
    return kzru_edtf_cursor_fail (cursor, KZRU_EDTF_ERROR_SYNTAX,
                                  _("the number of significant digits is expected after S"));
  if (significant > MAX_YEAR_DIGITS)
    return kzru_edtf_cursor_fail (cursor, KZRU_EDTF_ERROR_RANGE,
                                  _("more significant digits than the year has"));
  self->significant = (guint) significant;
  return TRUE;
}

static gboolean
parse_exponent (KzruEdtfPoint  *self,
                KzruEdtfCursor *cursor)
{
  gint64 exponent;

  if (!take_number (cursor, MAX_YEAR_DIGITS, &exponent))
    return kzru_edtf_cursor_fail (cursor, KZRU_EDTF_ERROR_SYNTAX,
                                  _("a power of ten is expected after E"));

  self->year_form = KZRU_EDTF_YEAR_EXPONENTIAL;
  self->mantissa = self->year;
  self->exponent = (guint) exponent;
  for (gint64 i = 0; i < exponent && self->year <= KZRU_DATE_MAX_YEAR; i++)
    self->year *= 10;
  return TRUE;
}

static gboolean
parse_long_year (KzruEdtfPoint  *self,
                 KzruEdtfCursor *cursor)
{
  const char *start = cursor->at;

  self->year_form = KZRU_EDTF_YEAR_LONG;
  self->negative = take_char (cursor, '-');

  if (!take_number (cursor, KZRU_DATE_MAX_YEAR, &self->year))
    return kzru_edtf_cursor_fail (cursor, KZRU_EDTF_ERROR_SYNTAX,
                                  _("a year is expected after Y"));
  if (take_char (cursor, 'E'))
    {
      if (!parse_exponent (self, cursor))
        return FALSE;
    }
  else if (self->year <= 9999)
    {
      return kzru_edtf_cursor_fail (cursor, KZRU_EDTF_ERROR_SYNTAX,
                                    _("a year after Y has more than four digits"));
    }

  if (self->year > KZRU_DATE_MAX_YEAR)
    return fail_range_at (cursor, start, _("the year is too far away to be counted in seconds"));
  return TRUE;
}

static gboolean
parse_plain_year (KzruEdtfPoint  *self,
                  KzruEdtfCursor *cursor)
{
  guint value;
  gboolean is_specified;

  self->year_form = KZRU_EDTF_YEAR_PLAIN;
  self->negative = take_char (cursor, '-');

  if (!take_pattern (cursor, self->year_digits, 4, &value, &is_specified))
    return kzru_edtf_cursor_fail (cursor, KZRU_EDTF_ERROR_SYNTAX,
                                  _("a year of four digits is expected"));
  if (self->negative && is_specified && value == 0)
    return kzru_edtf_cursor_fail (cursor, KZRU_EDTF_ERROR_RANGE,
                                  _("the year 0000 takes no sign"));
  if (!is_specified && *cursor->at == 'S')
    return kzru_edtf_cursor_fail (cursor, KZRU_EDTF_ERROR_SYNTAX,
                                  _("a year with X takes no S"));
  self->year = value;
  return TRUE;
}

static gboolean
count_significant (KzruEdtfPoint  *self,
                   KzruEdtfCursor *cursor)
{
  guint n_digits = 0;

  for (gint64 rest = self->year; rest > 0; rest /= 10)
    n_digits++;
  if (self->significant > n_digits)
    return kzru_edtf_cursor_fail (cursor, KZRU_EDTF_ERROR_RANGE,
                                  _("more significant digits than the year has"));
  return TRUE;
}

static gboolean
parse_year (KzruEdtfPoint  *self,
            KzruEdtfCursor *cursor)
{
  gboolean ok;

  self->before[KZRU_EDTF_PRECISION_YEAR] = take_qualifier (cursor);
  if (take_char (cursor, 'Y'))
    ok = parse_long_year (self, cursor);
  else
    ok = parse_plain_year (self, cursor);

  if (!ok || !parse_significant (self, cursor) || !count_significant (self, cursor))
    return FALSE;

  if (self->negative)
    self->year = -self->year;
  self->after[KZRU_EDTF_PRECISION_YEAR] = take_qualifier (cursor);
  self->precision = KZRU_EDTF_PRECISION_YEAR;
  return TRUE;
}

static gboolean
parse_month (KzruEdtfPoint  *self,
             KzruEdtfCursor *cursor)
{
  guint value;
  gboolean is_specified;
  const char *start;

  self->before[KZRU_EDTF_PRECISION_MONTH] = take_qualifier (cursor);
  start = cursor->at;
  if (!take_pattern (cursor, self->month_digits, 2, &value, &is_specified))
    return kzru_edtf_cursor_fail (cursor, KZRU_EDTF_ERROR_SYNTAX,
                                  _("a month of two digits is expected"));
  if (is_specified)
    {
      if (value < 1 || (value > 12 && value < 21) || value > 41)
        return fail_range_at (cursor, start, _("there is no such month or season"));
      self->month = value;
    }

  self->after[KZRU_EDTF_PRECISION_MONTH] = take_qualifier (cursor);
  self->precision = KZRU_EDTF_PRECISION_MONTH;
  return TRUE;
}

static gboolean
parse_day (KzruEdtfPoint  *self,
           KzruEdtfCursor *cursor)
{
  guint value;
  gboolean is_specified;
  const char *start;

  if (self->month > 12)
    return kzru_edtf_cursor_fail (cursor, KZRU_EDTF_ERROR_SYNTAX,
                                  _("only a month takes a day"));

  self->before[KZRU_EDTF_PRECISION_DAY] = take_qualifier (cursor);
  start = cursor->at;
  if (!take_pattern (cursor, self->day_digits, 2, &value, &is_specified))
    return kzru_edtf_cursor_fail (cursor, KZRU_EDTF_ERROR_SYNTAX,
                                  _("a day of two digits is expected"));
  if (is_specified)
    {
      if (value < 1 || value > 31)
        return fail_range_at (cursor, start, _("there is no such day"));
      self->day = value;
    }

  self->after[KZRU_EDTF_PRECISION_DAY] = take_qualifier (cursor);
  self->precision = KZRU_EDTF_PRECISION_DAY;
  return TRUE;
}

static gboolean
parse_zone (KzruEdtfPoint  *self,
            KzruEdtfCursor *cursor)
{
  const char *start = cursor->at;
  gboolean is_west;
  guint hours, minutes = 0;

  if (take_char (cursor, 'Z'))
    {
      self->zone = KZRU_EDTF_ZONE_UTC;
      return TRUE;
    }

  is_west = *cursor->at == '-';
  if (!is_west && *cursor->at != '+')
    return TRUE;

  cursor->at++;
  if (!take_two_digits (cursor, &hours))
    return kzru_edtf_cursor_fail (cursor, KZRU_EDTF_ERROR_SYNTAX,
                                  _("a time zone of two digits is expected"));
  self->zone = KZRU_EDTF_ZONE_HOURS;
  if (take_char (cursor, ':'))
    {
      if (!take_two_digits (cursor, &minutes))
        return kzru_edtf_cursor_fail (cursor, KZRU_EDTF_ERROR_SYNTAX,
                                      _("minutes of two digits are expected"));
      self->zone = KZRU_EDTF_ZONE_MINUTES;
    }

  self->zone_offset = (int) (hours * 60 + minutes);
  if (hours > 23 || minutes > 59 || (is_west && self->zone_offset == 0))
    return fail_range_at (cursor, start, _("there is no such time zone"));
  if (is_west)
    self->zone_offset = -self->zone_offset;
  return TRUE;
}

static gboolean
parse_time (KzruEdtfPoint  *self,
            KzruEdtfCursor *cursor)
{
  const char *start = cursor->at;

  if (self->month == 0 || self->day == 0 ||
      (kzru_edtf_point_get_flags (self) != KZRU_EDTF_FLAG_NONE))
    return kzru_edtf_cursor_fail (cursor, KZRU_EDTF_ERROR_SYNTAX,
                                  _("only a certain and whole date takes a time of day"));
  if (!take_two_digits (cursor, &self->hour) || !take_char (cursor, ':') ||
      !take_two_digits (cursor, &self->minute) || !take_char (cursor, ':') ||
      !take_two_digits (cursor, &self->second))
    return kzru_edtf_cursor_fail (cursor, KZRU_EDTF_ERROR_SYNTAX,
                                  _("a time like 23:59:59 is expected"));

  /* 24:00:00 is the end of the day. */
  if (self->hour * 3600 + self->minute * 60 + self->second > KZRU_SECONDS_PER_DAY ||
      self->minute > 59 || self->second > 59)
    return fail_range_at (cursor, start, _("there is no such time of day"));

  self->precision = KZRU_EDTF_PRECISION_SECOND;
  return parse_zone (self, cursor);
}

static gboolean
parse_components (KzruEdtfPoint  *self,
                  KzruEdtfCursor *cursor)
{
  if (!parse_year (self, cursor))
    return FALSE;
  if (self->year_form != KZRU_EDTF_YEAR_PLAIN || self->significant > 0)
    return TRUE;
  if (!take_char (cursor, '-'))
    return TRUE;
  if (!parse_month (self, cursor))
    return FALSE;
  if (!take_char (cursor, '-'))
    return TRUE;
  if (!parse_day (self, cursor))
    return FALSE;
  if (!take_char (cursor, 'T'))
    return TRUE;
  return parse_time (self, cursor);
}

/**
 * kzru_edtf_point_parse:
 * @self: (out caller-allocates): the date
 * @cursor: where to read; it moves behind the date
 *
 * Reads one date, as far as it goes.
 *
 * Returns: `FALSE` if there is no date; then the error of @cursor is set
 */
gboolean
kzru_edtf_point_parse (KzruEdtfPoint  *self,
                       KzruEdtfCursor *cursor)
{
  const char *start = cursor->at;

  *self = (KzruEdtfPoint) { .type = KZRU_EDTF_POINT_DATE };

  if (!parse_components (self, cursor))
    return FALSE;
  if (!kzru_edtf_point_find_bounds (self))
    return fail_range_at (cursor, start, _("there is no such day in that month"));
  return TRUE;
}

static void
append_qualifier (GString           *string,
                  KzruEdtfQualifier  qualifier)
{
  if (qualifier != KZRU_EDTF_QUALIFIER_NONE)
    g_string_append_c (string, qualifier_chars[qualifier]);
}

static void
append_year (const KzruEdtfPoint *self,
             GString             *string)
{
  append_qualifier (string, self->before[KZRU_EDTF_PRECISION_YEAR]);
  if (self->year_form != KZRU_EDTF_YEAR_PLAIN)
    g_string_append_c (string, 'Y');
  if (self->negative)
    g_string_append_c (string, '-');

  if (self->year_form == KZRU_EDTF_YEAR_PLAIN)
    g_string_append_len (string, self->year_digits, 4);
  else if (self->year_form == KZRU_EDTF_YEAR_LONG)
    g_string_append_printf (string, "%" G_GINT64_FORMAT, ABS (self->year));
  else
    g_string_append_printf (string, "%" G_GINT64_FORMAT "E%u", self->mantissa, self->exponent);

  if (self->significant > 0)
    g_string_append_printf (string, "S%u", self->significant);
  append_qualifier (string, self->after[KZRU_EDTF_PRECISION_YEAR]);
}

static void
append_two_digits (const KzruEdtfPoint *self,
                   GString             *string,
                   KzruEdtfPrecision    component,
                   const char          *digits)
{
  g_string_append_c (string, '-');
  append_qualifier (string, self->before[component]);
  g_string_append_len (string, digits, 2);
  append_qualifier (string, self->after[component]);
}

static void
append_time (const KzruEdtfPoint *self,
             GString             *string)
{
  guint offset = (guint) ABS (self->zone_offset);

  g_string_append_printf (string, "T%02u:%02u:%02u", self->hour, self->minute, self->second);

  if (self->zone == KZRU_EDTF_ZONE_UTC)
    g_string_append_c (string, 'Z');
  else if (self->zone != KZRU_EDTF_ZONE_NONE)
    g_string_append_printf (string, "%c%02u", self->zone_offset < 0 ? '-' : '+', offset / 60);
  if (self->zone == KZRU_EDTF_ZONE_MINUTES)
    g_string_append_printf (string, ":%02u", offset % 60);
}

/**
 * kzru_edtf_point_append:
 * @self: a date, or where there is none
 * @string: what to append to
 *
 * Writes a date as EDTF. What was read in that form is written to the letter.
 */
void
kzru_edtf_point_append (const KzruEdtfPoint *self,
                        GString             *string)
{
  if (self->type == KZRU_EDTF_POINT_OPEN)
    g_string_append (string, "..");
  if (self->type != KZRU_EDTF_POINT_DATE)
    return;

  append_year (self, string);
  if (self->precision >= KZRU_EDTF_PRECISION_MONTH)
    append_two_digits (self, string, KZRU_EDTF_PRECISION_MONTH, self->month_digits);
  if (self->precision >= KZRU_EDTF_PRECISION_DAY)
    append_two_digits (self, string, KZRU_EDTF_PRECISION_DAY, self->day_digits);
  if (self->precision >= KZRU_EDTF_PRECISION_SECOND)
    append_time (self, string);
}

static gboolean
has_unspecified_digit (const KzruEdtfPoint *self)
{
  return (self->year_form == KZRU_EDTF_YEAR_PLAIN && memchr (self->year_digits, 'X', 4) != NULL) ||
         (self->precision >= KZRU_EDTF_PRECISION_MONTH && self->month == 0) ||
         (self->precision >= KZRU_EDTF_PRECISION_DAY && self->day == 0);
}

/**
 * kzru_edtf_point_get_flags:
 * @self: a date, or where there is none
 *
 * Tells in which ways a date is vague; openness is for its interval to say.
 *
 * Returns: flags
 */
KzruEdtfFlags
kzru_edtf_point_get_flags (const KzruEdtfPoint *self)
{
  KzruEdtfQualifier qualifiers = KZRU_EDTF_QUALIFIER_NONE;
  KzruEdtfFlags flags = KZRU_EDTF_FLAG_NONE;

  if (self->type != KZRU_EDTF_POINT_DATE)
    return KZRU_EDTF_FLAG_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (self->before); i++)
    qualifiers |= self->before[i] | self->after[i];

  if (qualifiers & KZRU_EDTF_QUALIFIER_UNCERTAIN)
    flags |= KZRU_EDTF_FLAG_UNCERTAIN;
  if (qualifiers & KZRU_EDTF_QUALIFIER_APPROXIMATE || self->significant > 0)
    flags |= KZRU_EDTF_FLAG_APPROXIMATE;
  if (has_unspecified_digit (self))
    flags |= KZRU_EDTF_FLAG_UNSPECIFIED;
  return flags;
}

/**
 * kzru_edtf_point_get_qualifier:
 * @self: a date
 * @component: the year, the month or the day
 *
 * Tells what is said of one component: by the mark at its left, or by any mark
 * at its right or further right, which speaks of the whole group before it.
 *
 * Returns: the qualifier
 */
KzruEdtfQualifier
kzru_edtf_point_get_qualifier (const KzruEdtfPoint *self,
                               KzruEdtfPrecision    component)
{
  KzruEdtfQualifier qualifier = KZRU_EDTF_QUALIFIER_NONE;

  for (guint i = component; i < G_N_ELEMENTS (self->after); i++)
    qualifier |= self->after[i];
  if (component < G_N_ELEMENTS (self->before))
    qualifier |= self->before[component];
  return qualifier;
}
