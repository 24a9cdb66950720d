/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-date-pair.h"

#include "model/kzru-calendar-private.h"

/* Two dates with words between them, as in "between 1 and 10 November 2025". ICU writes
 * pairs with a dash only, so what both share is left out of the first here: if it is
 * what both texts end with. A language that starts with the year repeats it. */

/* The letters of what is left of a date when the year, or month and year, go. */
static const char *
get_short_skeleton (KzruCalendarUnit unit,
                    gboolean         shares_month,
                    KzruDateStyle    style)
{
  if (unit == KZRU_CALENDAR_DAY && shares_month)
    return "d";
  if (unit == KZRU_CALENDAR_DAY)
    return style == KZRU_DATE_STYLE_LONG ? "MMMMd" : "MMMd";
  if (unit == KZRU_CALENDAR_MONTH && !shares_month)
    return style == KZRU_DATE_STYLE_LONG ? "MMMM" : "MMM";
  return NULL;
}

static char *
format_short (KzruCalendar     *calendar,
              gint64            instant,
              KzruCalendarUnit  unit,
              gboolean          shares_month,
              KzruDateStyle     style)
{
  const char *skeleton = get_short_skeleton (unit, shares_month, style);

  return skeleton != NULL ? kzru_calendar_format_skeleton (calendar, instant, skeleton) : NULL;
}

/* What is left of the first date, or %NULL if it has to be written as a whole. */
static char *
shorten_first (const KzruDatePair *self,
               KzruCalendar       *calendar,
               KzruDateStyle       style,
               const char         *first,
               const char         *last)
{
  KzruCalendarFields from = kzru_calendar_from_instant (calendar, self->first);
  KzruCalendarFields to = kzru_calendar_from_instant (calendar, self->last);
  gboolean shares_month = from.year == to.year && from.month == to.month;
  g_autofree char *first_short = NULL;
  g_autofree char *last_short = NULL;

  if (from.year == to.year)
    {
      first_short = format_short (calendar, self->first, self->first_unit, shares_month, style);
      last_short = format_short (calendar, self->last, self->last_unit, shares_month, style);
    }
  else if (!calendar->is_gregorian && self->first_unit == KZRU_CALENDAR_YEAR && self->last_unit == KZRU_CALENDAR_YEAR)
    {
      /* The era. */
      first_short = g_strdup (kzru_calendar_format_tick (calendar, self->first, "y"));
      last_short = g_strdup (kzru_calendar_format_tick (calendar, self->last, "y"));
    }

  if (first_short == NULL || last_short == NULL || !g_str_has_prefix (first, first_short) ||
      !g_str_has_prefix (last, last_short))
    return NULL;

  return g_steal_pointer (&first_short);
}

/**
 * kzru_date_pair_is_adjacent:
 * @self: a pair
 * @calendar: the calendar to count in
 *
 * Says whether there is nothing between two days, months or years, so that one may
 * say "the one or the other".
 *
 * Returns: whether one follows the other
 */
gboolean
kzru_date_pair_is_adjacent (const KzruDatePair *self,
                            KzruCalendar       *calendar)
{
  gint64 first, last;

  if (self->first_unit != self->last_unit)
    return FALSE;

  first = kzru_calendar_floor (calendar, self->first, self->first_unit);
  last = kzru_calendar_floor (calendar, self->last, self->last_unit);

  return last > first && kzru_calendar_floor (calendar, last - 1, self->first_unit) == first;
}

/**
 * kzru_date_pair_format:
 * @self: a pair
 * @calendar: a calendar
 * @style: how much room there is
 * @first: (out) (transfer full): the first date, without what the last one tells anyway
 * @last: (out) (transfer full): the last one
 *
 * Writes both dates of a pair.
 */
void
kzru_date_pair_format (const KzruDatePair *self,
                       KzruCalendar       *calendar,
                       KzruDateStyle       style,
                       char              **first,
                       char              **last)
{
  char *shortened;

  *first = kzru_calendar_format_instant (calendar, self->first, self->first_unit, style);
  *last = kzru_calendar_format_instant (calendar, self->last, self->last_unit, style);
  if (g_str_equal (*first, *last))
    return;

  shortened = shorten_first (self, calendar, style, *first, *last);
  if (shortened != NULL)
    {
      g_free (*first);
      *first = shortened;
    }
}
