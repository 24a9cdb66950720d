/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-edtf-format"

#include "config.h"

#include "model/kzru-calendar-private.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-date-pair.h"
#include "model/kzru-edtf-private.h"
#include "model/kzru-number-format.h"

/* Vague dates in words. A text says no more than the date does: in another
 * calendar than the one it is written in, a year is the two years that it
 * meets.
 *
 * Each format below is a whole sentence part with one place for a date, so
 * that a translator can put it as the language wants it. */

/* What is said of single components, by component and qualifier. */
static const char * const notes[][KZRU_EDTF_QUALIFIER_BOTH + 1] = {
  [KZRU_EDTF_PRECISION_YEAR] = {
    NULL, N_("year uncertain"), N_("year approximate"), N_("year approximate and uncertain") },
  [KZRU_EDTF_PRECISION_MONTH] = {
    NULL, N_("month uncertain"), N_("month approximate"), N_("month approximate and uncertain") },
  [KZRU_EDTF_PRECISION_DAY] = {
    NULL, N_("day uncertain"), N_("day approximate"), N_("day approximate and uncertain") },
};

/* The groupings 21 to 41, without the quarters, which ICU knows. */
static const char * const groupings[] = {
  /* Translators: %s is a year, here and in what follows. */
  N_("spring %s"), N_("summer %s"), N_("autumn %s"), N_("winter %s"),
  N_("spring %s (northern hemisphere)"), N_("summer %s (northern hemisphere)"),
  N_("autumn %s (northern hemisphere)"), N_("winter %s (northern hemisphere)"),
  N_("spring %s (southern hemisphere)"), N_("summer %s (southern hemisphere)"),
  N_("autumn %s (southern hemisphere)"), N_("winter %s (southern hemisphere)"),
  NULL, NULL, NULL, NULL,
  N_("first third of %s"), N_("second third of %s"), N_("last third of %s"),
  N_("first half of %s"), N_("second half of %s"),
};

#define FIRST_GROUPING 21

typedef struct
{
  KzruCalendar  *calendar;
  KzruDateStyle  style;
} Context;

/* Puts a date into a translated format, at its "%s". */
static char *
insert (const char *format,
        const char *text)
{
  GString *string = g_string_new (format);

  g_string_replace (string, "%s", text, 1);
  return g_string_free (string, FALSE);
}

static KzruCalendarUnit
get_unit (const KzruEdtfPoint *point)
{
  switch (point->precision)
    {
    case KZRU_EDTF_PRECISION_YEAR:
      return KZRU_CALENDAR_YEAR;
    case KZRU_EDTF_PRECISION_MONTH:
      return KZRU_CALENDAR_MONTH;
    case KZRU_EDTF_PRECISION_DAY:
      return KZRU_CALENDAR_DAY;
    case KZRU_EDTF_PRECISION_SECOND:
    default:
      return KZRU_CALENDAR_SECOND;
    }
}

static char *
format_first (const Context       *context,
              const KzruEdtfPoint *point,
              KzruCalendarUnit     unit)
{
  return kzru_calendar_format_instant (context->calendar, point->outer.start, unit, context->style);
}

static char *
format_last (const Context       *context,
             const KzruEdtfPoint *point,
             KzruCalendarUnit     unit)
{
  return kzru_calendar_format_instant (context->calendar, point->outer.end - 1, unit,
                                       context->style);
}

/* The first and the last date of a range. What lies within the first is told as
 * precisely as the last: "between 1 and 30 July", not "between July and 30 July". */
static KzruDatePair
make_pair (const KzruEdtfPoint *first,
           const KzruEdtfPoint *last)
{
  gboolean is_within = last->outer.end <= first->outer.end;

  return (KzruDatePair) {
    .first = first->outer.start,
    .first_unit = get_unit (is_within ? last : first),
    .last = last->outer.end - 1,
    .last_unit = get_unit (last),
  };
}

/* Any pattern of digits and X: somewhere between the first and the last date
 * that match it. */
static char *
format_between (const Context       *context,
                const KzruEdtfPoint *first_point,
                const KzruEdtfPoint *last_point)
{
  KzruDatePair pair = make_pair (first_point, last_point);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  kzru_date_pair_format (&pair, context->calendar, context->style, &first, &last);
  if (g_str_equal (first, last))
    return g_steal_pointer (&first);
  if (kzru_date_pair_is_adjacent (&pair, context->calendar))
    return kzru_format_alternatives ((const char * const []) { first, last, NULL },
                                     kzru_calendar_get_locale (context->calendar));

  /* Translators: two dates; what is told of happened at one time between them. */
  return g_strdup_printf (_("between %s and %s"), first, last);
}

static guint
count_unspecified (const KzruEdtfPoint *point)
{
  guint n = 0;

  if (point->year_form == KZRU_EDTF_YEAR_PLAIN)
    for (guint i = 0; i < G_N_ELEMENTS (point->year_digits); i++)
      n += point->year_digits[i] == 'X';
  return n;
}

static gboolean
is_blank (const char digits[2])
{
  return digits[0] == 'X' && digits[1] == 'X';
}

static char *
format_year (const Context       *context,
             const KzruEdtfPoint *point)
{
  guint n_unspecified = count_unspecified (point);
  g_autofree char *text = NULL;

  if (point->significant > 0)
    {
      g_autofree char *range = kzru_calendar_format_span (context->calendar, point->outer,
                                                          KZRU_CALENDAR_YEAR, context->style);
      KzruCalendarFields fields = { point->year, 1, 1 };
      gint64 estimate = kzru_calendar_to_instant (context->calendar, fields);

      text = kzru_calendar_format_instant (context->calendar, estimate, KZRU_CALENDAR_YEAR,
                                           context->style);
      /* Translators: an estimate of a year, and the years in which it must lie:
       * "about 1950 (1900–1999)". */
      return g_strdup_printf (_("about %s (%s)"), text, range);
    }

  if (n_unspecified == 0)
    return format_first (context, point, KZRU_CALENDAR_YEAR);

  if (n_unspecified == 1 && point->year_digits[3] == 'X' && !point->negative)
    {
      text = format_first (context, point, KZRU_CALENDAR_YEAR);
      /* Translators: a decade; %s is its first year, such as 1990. */
      return insert (C_("decade", "%ss"), text);
    }
  return format_between (context, point, point);
}

static char *
format_grouping (const Context       *context,
                 const KzruEdtfPoint *point)
{
  const char *format = groupings[point->month - FIRST_GROUPING];
  g_autofree char *year = NULL;

  if (count_unspecified (point) > 0)
    return format_between (context, point, point);

  if (format == NULL)
    return kzru_calendar_format_skeleton (context->calendar, point->outer.start,
                                          point->year <= 0 ? "GyQQQQ" : "yQQQQ");

  year = format_first (context, point, KZRU_CALENDAR_YEAR);
  return insert (_(format), year);
}

static char *
format_month (const Context       *context,
              const KzruEdtfPoint *point)
{
  guint n_unspecified = count_unspecified (point);
  g_autofree char *text = NULL;

  if (point->month >= FIRST_GROUPING)
    return format_grouping (context, point);

  if (n_unspecified == 0 && point->month != 0)
    return format_first (context, point, KZRU_CALENDAR_MONTH);

  if (n_unspecified == 0 && is_blank (point->month_digits))
    {
      text = format_first (context, point, KZRU_CALENDAR_YEAR);
      /* Translators: %s is a year. */
      return insert (_("%s, month unknown"), text);
    }

  if (n_unspecified == 4 && point->month != 0)
    {
      text = kzru_calendar_format_skeleton (context->calendar, point->outer.start, "MMMM");
      /* Translators: %s is a month, or a day and a month. */
      return insert (_("%s, year unknown"), text);
    }
  return format_between (context, point, point);
}

static char *
format_day_of_unknown_year (const Context       *context,
                            const KzruEdtfPoint *point)
{
  gint64 instant = point->outer.start;
  g_autofree char *text = NULL;

  if (point->day != 0)
    {
      text = kzru_calendar_format_skeleton (context->calendar, instant, "MMMMd");
      return insert (_("%s, year unknown"), text);
    }

  text = kzru_calendar_format_skeleton (context->calendar, instant, "MMMM");
  /* Translators: %s is a month. */
  return insert (_("%s, day and year unknown"), text);
}

static char *
format_day (const Context       *context,
            const KzruEdtfPoint *point)
{
  guint n_unspecified = count_unspecified (point);
  gboolean is_blank_day = is_blank (point->day_digits);
  g_autofree char *text = NULL;

  if (n_unspecified == 0 && point->month != 0 && point->day != 0)
    return format_first (context, point, KZRU_CALENDAR_DAY);

  if (n_unspecified == 0 && point->month != 0 && is_blank_day)
    {
      text = format_first (context, point, KZRU_CALENDAR_MONTH);
      /* Translators: %s is a month and a year. */
      return insert (_("%s, day unknown"), text);
    }

  if (n_unspecified == 0 && is_blank (point->month_digits) && is_blank_day)
    {
      text = format_first (context, point, KZRU_CALENDAR_YEAR);
      /* Translators: %s is a year. */
      return insert (_("%s, day and month unknown"), text);
    }

  if (n_unspecified == 4 && point->month != 0 && (point->day != 0 || is_blank_day))
    return format_day_of_unknown_year (context, point);
  return format_between (context, point, point);
}

static char *
format_second (const Context       *context,
               const KzruEdtfPoint *point)
{
  static const char * const skeletons[] = {
    [KZRU_DATE_STYLE_LONG] = "yMMMMdjmsO", [KZRU_DATE_STYLE_SHORT] = "yMMMdjmsO"
  };

  /* Where a zone is given, the time line has the time of UTC, and so we say it. */
  if (point->zone != KZRU_EDTF_ZONE_NONE && point->year > 0)
    return kzru_calendar_format_skeleton (context->calendar, point->outer.start,
                                          skeletons[context->style]);
  return format_first (context, point, KZRU_CALENDAR_SECOND);
}

/* A date without what its qualifiers say. */
static char *
format_unqualified (const Context       *context,
                    const KzruEdtfPoint *point)
{
  if (!context->calendar->is_gregorian && point->precision != KZRU_EDTF_PRECISION_SECOND)
    return kzru_calendar_format_span (context->calendar, point->outer, get_unit (point),
                                      context->style);
  switch (point->precision)
    {
    case KZRU_EDTF_PRECISION_YEAR:
      return format_year (context, point);
    case KZRU_EDTF_PRECISION_MONTH:
      return format_month (context, point);
    case KZRU_EDTF_PRECISION_DAY:
      return format_day (context, point);
    case KZRU_EDTF_PRECISION_SECOND:
    default:
      return format_second (context, point);
    }
}

static char *
qualify_whole (const char        *text,
               KzruEdtfQualifier  qualifier)
{
  switch (qualifier)
    {
    case KZRU_EDTF_QUALIFIER_UNCERTAIN:
      /* Translators: %s is a date that the source itself doubts. */
      return insert (_("%s (uncertain)"), text);
    case KZRU_EDTF_QUALIFIER_APPROXIMATE:
      /* Translators: %s is a date, such as "January 2022". */
      return insert (_("about %s"), text);
    case KZRU_EDTF_QUALIFIER_BOTH:
      /* Translators: %s is a date, such as "January 2022". */
      return insert (_("about %s (uncertain)"), text);
    case KZRU_EDTF_QUALIFIER_NONE:
    default:
      return g_strdup (text);
    }
}

static char *
qualify_components (const Context       *context,
                    const KzruEdtfPoint *point,
                    const char          *text)
{
  const char *said[KZRU_EDTF_PRECISION_SECOND + 1] = { NULL };
  g_autofree char *list = NULL;
  guint n = 0;

  for (KzruEdtfPrecision i = 0; i <= point->precision; i++)
    {
      KzruEdtfQualifier qualifier = kzru_edtf_point_get_qualifier (point, i);

      if (qualifier != KZRU_EDTF_QUALIFIER_NONE)
        said[n++] = _(notes[i][qualifier]);
    }

  list = kzru_format_list (said, kzru_calendar_get_locale (context->calendar));
  /* Translators: a date, and what is to be said of it, such as "year
   * uncertain" or "month uncertain and day approximate". */
  return g_strdup_printf (_("%s (%s)"), text, list);
}

/* Adds what the qualifiers of a date say of it. */
static char *
qualify (const Context       *context,
         const KzruEdtfPoint *point,
         const char          *text)
{
  KzruEdtfQualifier all = KZRU_EDTF_QUALIFIER_NONE, shared = KZRU_EDTF_QUALIFIER_BOTH;

  if (point->precision == KZRU_EDTF_PRECISION_SECOND)
    return g_strdup (text);

  for (KzruEdtfPrecision i = 0; i <= point->precision; i++)
    {
      KzruEdtfQualifier qualifier = kzru_edtf_point_get_qualifier (point, i);

      all |= qualifier;
      shared &= qualifier;
    }

  /* The components are those of the calendar that the date is written in. */
  if (all == shared || !context->calendar->is_gregorian)
    return qualify_whole (text, all);
  return qualify_components (context, point, text);
}

static char *
format_point (const Context       *context,
              const KzruEdtfPoint *point)
{
  g_autofree char *text = format_unqualified (context, point);

  return qualify (context, point, text);
}

/* The outer end of the range that a calendar may have for a date: where no more
 * is said than that something was then or later, or then or earlier. */
static char *
format_outer_end (const Context       *context,
                  const KzruEdtfPoint *point,
                  gboolean             is_last)
{
  g_autofree char *text = NULL;

  if (context->calendar->is_gregorian)
    return format_point (context, point);

  text = is_last ? format_last (context, point, get_unit (point))
                 : format_first (context, point, get_unit (point));
  return qualify (context, point, text);
}

/* An end of an interval. Where a calendar has a range for a date, the two units
 * in which it may be, "1369 or 1370": neither alone would be true, and a range
 * of ranges would not be understood. */
static char *
format_end (const Context       *context,
            const KzruEdtfPoint *point)
{
  KzruDatePair pair = make_pair (point, point);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *text = NULL;

  if (context->calendar->is_gregorian || point->precision == KZRU_EDTF_PRECISION_SECOND)
    return format_point (context, point);

  kzru_date_pair_format (&pair, context->calendar, context->style, &first, &last);
  if (g_str_equal (first, last))
    text = g_steal_pointer (&first);
  else if (kzru_date_pair_is_adjacent (&pair, context->calendar))
    text = kzru_format_alternatives ((const char * const []) { first, last, NULL },
                                     kzru_calendar_get_locale (context->calendar));
  else
    /* Translators: two dates; this stands for a date at which something began or
     * ended, as in "since some time between 1368 and 1378". */
    text = g_strdup_printf (_("some time between %s and %s"), first, last);

  return qualify (context, point, text);
}

/* Whether ICU can write the two in one, as in "11–12 November". */
static gboolean
is_plain (const KzruEdtfPoint *point)
{
  return kzru_edtf_point_get_flags (point) == KZRU_EDTF_FLAG_NONE &&
         point->precision != KZRU_EDTF_PRECISION_SECOND && point->month < FIRST_GROUPING;
}

static char *
format_range (const Context      *context,
              const KzruEdtfPart *part)
{
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (is_plain (&part->start) && is_plain (&part->end) &&
      part->start.precision == part->end.precision)
    {
      KzruSpan span = { part->start.outer.start, part->end.outer.end };

      return kzru_calendar_format_span (context->calendar, span, get_unit (&part->start),
                                        context->style);
    }

  start = format_end (context, &part->start);
  end = format_end (context, &part->end);
  /* Translators: a span of time; the first is a date, such as "about January
   * 2022", and so is the second. Between words there are blanks around the dash. */
  return g_strdup_printf (_("%s – %s"), start, end);
}

static char *
format_interval (const Context      *context,
                 const KzruEdtfPart *part)
{
  gboolean has_start = part->start.type == KZRU_EDTF_POINT_DATE;
  g_autofree char *text = NULL;

  if (!part->is_range)
    return format_point (context, &part->start);
  if (has_start && part->end.type == KZRU_EDTF_POINT_DATE)
    return format_range (context, part);

  text = format_end (context, has_start ? &part->start : &part->end);
  if (part->end.type == KZRU_EDTF_POINT_OPEN)
    /* Translators: %s is a date, such as "1991", "July 1991" or "about 1991";
     * what is told of began then and goes on. */
    return insert (_("since %s"), text);
  if (part->end.type == KZRU_EDTF_POINT_UNKNOWN)
    /* Translators: %s is a date. */
    return insert (_("from %s, end unknown"), text);
  if (part->start.type == KZRU_EDTF_POINT_OPEN)
    /* Translators: %s is a date, such as "2013", "July 2013" or "about 2013";
     * what is told of has no beginning, and ended with that date. */
    return insert (_("until %s"), text);
  /* Translators: %s is a date. */
  return insert (_("until %s, start unknown"), text);
}

/* One of several dates, of which a range gives each as an alternative. */
static char *
format_alternative (const Context      *context,
                    const KzruEdtfPart *part)
{
  g_autofree char *text = NULL;

  if (!part->is_range)
    return format_point (context, &part->start);
  if (part->start.type == KZRU_EDTF_POINT_DATE && part->end.type == KZRU_EDTF_POINT_DATE)
    return format_between (context, &part->start, &part->end);

  if (part->start.type == KZRU_EDTF_POINT_DATE)
    {
      text = format_outer_end (context, &part->start, FALSE);
      /* Translators: %s is a date. */
      return insert (_("%s or later"), text);
    }
  text = format_outer_end (context, &part->end, TRUE);
  /* Translators: %s is a date. */
  return insert (_("%s or earlier"), text);
}

static char *
format_set (const Context  *context,
            const KzruEdtf *edtf,
            gboolean        is_one_of)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  const char *locale = kzru_calendar_get_locale (context->calendar);
  guint n_parts;
  const KzruEdtfPart *parts = kzru_edtf_get_parts (edtf, &n_parts);

  for (guint i = 0; i < n_parts; i++)
    g_ptr_array_add (texts, is_one_of ? format_alternative (context, &parts[i])
                                      : format_interval (context, &parts[i]));
  g_ptr_array_add (texts, NULL);

  if (is_one_of)
    return kzru_format_alternatives ((const char * const *) texts->pdata, locale);
  return kzru_format_list ((const char * const *) texts->pdata, locale);
}

/**
 * kzru_calendar_format_edtf:
 * @self: a calendar
 * @edtf: a date
 * @style: how much room there is
 *
 * Writes a date for people, as vague as it is: "July 2017", "11–12 November
 * 2025", "about January 2022", "1990s", "since 1991", "spring 2025", "1998
 * (uncertain)".
 *
 * A date is written in terms of the Gregorian calendar. In another calendar,
 * what is known to the year is a range of two years: 1991 is the Persian years
 * "1369–1370", and what goes on since then does so "since 1369 or 1370".
 *
 * Returns: (transfer full): the text in the language of the calendar
 */
char *
kzru_calendar_format_edtf (KzruCalendar   *self,
                           const KzruEdtf *edtf,
                           KzruDateStyle   style)
{
  Context context = { self, style };
  KzruEdtfKind kind;
  const KzruEdtfPart *parts;
  guint n_parts;

  g_return_val_if_fail (KZRU_IS_CALENDAR (self), NULL);
  g_return_val_if_fail (edtf != NULL, NULL);

  kind = kzru_edtf_get_bounds (edtf)->kind;
  if (kind == KZRU_EDTF_ONE_OF || kind == KZRU_EDTF_ALL_OF)
    return format_set (&context, edtf, kind == KZRU_EDTF_ONE_OF);

  parts = kzru_edtf_get_parts (edtf, &n_parts);
  return format_interval (&context, &parts[0]);
}
