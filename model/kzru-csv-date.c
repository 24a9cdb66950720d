/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-csv-date.h"

#include <string.h>

#include "model/kzru-date.h"

/* The dates of a table: a start and perhaps an end, each in EDTF, or a date with a
 * time of day as ISO 8601-1 has it, which is wider in some ways: seconds may be
 * left out or have a fraction, and a blank may stand for the T, as RFC 3339 allows.
 *
 * Nearly all dates of large tables are a plain day or a plain second. Those are read
 * here; all others, and all that are wrong, by the parser of EDTF. */

#define DAY_LENGTH 10    /* 2017-07-12 */
#define MINUTE_LENGTH 16 /* 2017-07-12T12:30 */
#define SECOND_LENGTH 19 /* 2017-07-12T12:30:59 */

static gboolean
take_number (const char *text,
             guint       n_digits,
             int        *value)
{
  *value = 0;
  for (guint i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + (text[i] - '0');
    }

  return TRUE;
}

static gboolean
read_day (const char *text,
          gint64     *instant)
{
  int year, month, day;
  KzruDate date;

  if (!take_number (text, 4, &year) || text[4] != '-' || !take_number (text + 5, 2, &month) ||
      text[7] != '-' || !take_number (text + 8, 2, &day))
    return FALSE;

  date = (KzruDate) { year, month, day };
  if (!kzru_date_is_valid (date))
    return FALSE;

  *instant = kzru_date_to_instant (date);
  return TRUE;
}

static gboolean
read_time (const char *text,
           gint64     *seconds)
{
  int hour, minute, second;

  if (!take_number (text, 2, &hour) || text[2] != ':' || !take_number (text + 3, 2, &minute) ||
      text[5] != ':' || !take_number (text + 6, 2, &second) || hour > 23 || minute > 59 || second > 59)
    return FALSE;

  *seconds = hour * 3600 + minute * 60 + second;
  return TRUE;
}

/* Reads a plain day, or a plain second of no zone or in UTC. */
static gboolean
read_plain (const char *text,
            gsize       n_bytes,
            KzruSpan   *span)
{
  gint64 seconds;

  if (n_bytes == DAY_LENGTH && read_day (text, &span->start))
    {
      span->end = span->start + KZRU_SECONDS_PER_DAY;
      return TRUE;
    }

  if ((n_bytes == SECOND_LENGTH || (n_bytes == SECOND_LENGTH + 1 && text[SECOND_LENGTH] == 'Z')) &&
      text[DAY_LENGTH] == 'T' && read_day (text, &span->start) && read_time (text + DAY_LENGTH + 1, &seconds))
    {
      span->start += seconds;
      span->end = span->start + 1;
      return TRUE;
    }

  return FALSE;
}

/* Writes a date with a time of day as EDTF has it; leaves all else as it is. */
static void
append_date (GString    *edtf,
             const char *text,
             gsize       n_bytes)
{
  gint64 day;
  gsize rest = SECOND_LENGTH;

  if (n_bytes < MINUTE_LENGTH || !read_day (text, &day) ||
      (text[DAY_LENGTH] != 'T' && text[DAY_LENGTH] != ' ') || text[DAY_LENGTH + 3] != ':')
    {
      g_string_append_len (edtf, text, (gssize) n_bytes);
      return;
    }

  g_string_append_len (edtf, text, DAY_LENGTH);
  g_string_append_c (edtf, 'T');
  g_string_append_len (edtf, text + DAY_LENGTH + 1, MINUTE_LENGTH - DAY_LENGTH - 1);

  if (n_bytes >= SECOND_LENGTH && text[MINUTE_LENGTH] == ':')
    {
      g_string_append_len (edtf, text + MINUTE_LENGTH, SECOND_LENGTH - MINUTE_LENGTH);
      if (rest < n_bytes && (text[rest] == '.' || text[rest] == ','))
        for (rest++; rest < n_bytes && g_ascii_isdigit (text[rest]); rest++)
          ;
    }
  else
    {
      g_string_append (edtf, ":00");
      rest = MINUTE_LENGTH;
    }

  g_string_append_len (edtf, text + rest, (gssize) (n_bytes - rest));
}

/**
 * kzru_csv_date_parse:
 * @start: (array length=n_start): when something was, or began
 * @n_start: its length
 * @end: (array length=n_end): when it ended; empty if there is no such time
 * @n_end: its length
 * @error: return location for an error
 *
 * Reads the date of an event of a table.
 *
 * Returns: (transfer full) (nullable): the date, or %NULL with @error set
 */
KzruEdtf *
kzru_csv_date_parse (const char  *start,
                     gsize        n_start,
                     const char  *end,
                     gsize        n_end,
                     GError     **error)
{
  g_autoptr (GString) edtf = g_string_new (NULL);

  append_date (edtf, start, n_start);
  if (n_end > 0)
    {
      g_string_append_c (edtf, '/');
      append_date (edtf, end, n_end);
    }

  return kzru_edtf_parse (edtf->str, error);
}

/**
 * kzru_csv_date_find_bounds:
 * @start: (array length=n_start): when something was, or began
 * @n_start: its length
 * @end: (array length=n_end): when it ended; empty if there is no such time
 * @n_end: its length
 * @bounds: (out): the bounds
 * @error: return location for an error
 *
 * Finds the bounds of the date that [func@csv_date_parse] reads, with less effort.
 *
 * Returns: %FALSE with @error set if there is no such date
 */
gboolean
kzru_csv_date_find_bounds (const char      *start,
                           gsize            n_start,
                           const char      *end,
                           gsize            n_end,
                           KzruEdtfBounds  *bounds,
                           GError         **error)
{
  g_autoptr (KzruEdtf) date = NULL;
  KzruSpan spans[2];

  if (read_plain (start, n_start, &spans[0]))
    {
      if (n_end == 0)
        {
          *bounds = (KzruEdtfBounds) {
            .kind = KZRU_EDTF_DATE, .outer = spans[0], .core = { spans[0].start, spans[0].start },
          };
          return TRUE;
        }
      if (read_plain (end, n_end, &spans[1]) && spans[0].end < spans[1].start)
        {
          *bounds = (KzruEdtfBounds) {
            .kind = KZRU_EDTF_INTERVAL,
            .outer = { spans[0].start, spans[1].end },
            .core = { spans[0].end, spans[1].start },
          };
          return TRUE;
        }
    }

  date = kzru_csv_date_parse (start, n_start, end, n_end, error);
  if (date == NULL)
    return FALSE;

  *bounds = *kzru_edtf_get_bounds (date);
  return TRUE;
}
