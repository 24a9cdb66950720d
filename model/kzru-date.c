/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-date.h"

#include "model/kzru-math.h"

/* The conversions are those of Howard Hinnant, "chrono-Compatible Low-Level
 * Date Algorithms" (2013), https://howardhinnant.github.io/date_algorithms.html,
 * in 64 bits.
 *
 * They rest on two facts. The Gregorian calendar repeats after an era of 400
 * years, which is 146,097 days. And if a year is taken to begin on 1 March,
 * the leap day is its last, so that the day on which the month m (0 is March)
 * begins is (153 m + 2) / 5 in every year: five months have 153 days, twice
 * in a row, and February is what remains. */
#define YEARS_PER_ERA 400
#define DAYS_PER_ERA 146097

/* Days from 0000-03-01, where the first era begins, to 1970-01-01. */
#define EPOCH_DAY 719468

/* Beyond these years and days the count of days would overflow. */
#define MAX_YEAR (G_MAXINT64 / 366)
#define MAX_DAY (G_MAXINT64 - EPOCH_DAY)

/**
 * kzru_date_is_leap_year:
 * @year: an astronomical year
 *
 * Tells whether a year has a 29 February.
 *
 * Returns: whether @year is a leap year of the proleptic Gregorian calendar
 */
gboolean
kzru_date_is_leap_year (gint64 year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/**
 * kzru_date_get_month_days:
 * @year: an astronomical year
 * @month: a month, from 1 to 12
 *
 * Counts the days of a month.
 *
 * Returns: from 28 to 31
 */
int
kzru_date_get_month_days (gint64 year,
                          int    month)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  g_return_val_if_fail (month >= 1 && month <= 12, 28);

  return days[month - 1] + (month == 2 && kzru_date_is_leap_year (year));
}

/**
 * kzru_date_is_valid:
 * @self: a date
 *
 * Tells whether there is such a day.
 *
 * Returns: `FALSE` for 30 February and its like
 */
gboolean
kzru_date_is_valid (KzruDate self)
{
  return self.month >= 1 && self.month <= 12 && self.day >= 1 &&
         self.day <= kzru_date_get_month_days (self.year, self.month);
}

/**
 * kzru_date_to_day:
 * @self: a valid date
 *
 * Counts the days from 1970-01-01. Years too far for the count, which are
 * those beyond some 25 quadrillion, count as the last one that fits.
 *
 * Returns: the day number, which is 0 for 1970-01-01
 */
gint64
kzru_date_to_day (KzruDate self)
{
  gint64 year = CLAMP (self.year, -MAX_YEAR, MAX_YEAR) - (self.month <= 2);
  gint64 era = kzru_floor_div (year, YEARS_PER_ERA);
  int year_of_era = (int) (year - era * YEARS_PER_ERA);
  int month_from_march = (self.month + 9) % 12;
  int day_of_year = (153 * month_from_march + 2) / 5 + self.day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * DAYS_PER_ERA + day_of_era - EPOCH_DAY;
}

/**
 * kzru_date_from_day:
 * @day: a day number, which is 0 for 1970-01-01
 *
 * Finds the date of a day.
 *
 * Returns: the date
 */
KzruDate
kzru_date_from_day (gint64 day)
{
  gint64 shifted = MIN (day, MAX_DAY) + EPOCH_DAY;
  gint64 era = kzru_floor_div (shifted, DAYS_PER_ERA);
  int day_of_era = (int) (shifted - era * DAYS_PER_ERA);
  int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
                     day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int month_from_march = (5 * day_of_year + 2) / 153;
  int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;

  return (KzruDate) {
    .year = year_of_era + era * YEARS_PER_ERA + (month <= 2),
    .month = month,
    .day = day_of_year - (153 * month_from_march + 2) / 5 + 1,
  };
}

/**
 * kzru_date_to_instant:
 * @self: a valid date
 *
 * Finds the first second of a day.
 *
 * Returns: an instant; the first or last there is where the day lies beyond
 *   [const@DATE_MAX_YEAR]
 */
gint64
kzru_date_to_instant (KzruDate self)
{
  return kzru_instant_from_day (kzru_date_to_day (self));
}

/**
 * kzru_instant_from_day:
 * @day: a day number, which is 0 for 1970-01-01
 *
 * Finds the first second of a day.
 *
 * Returns: an instant; the first or last there is where @day lies beyond it
 */
gint64
kzru_instant_from_day (gint64 day)
{
  if (day > KZRU_INSTANT_MAX / KZRU_SECONDS_PER_DAY)
    return KZRU_INSTANT_MAX;
  if (day < KZRU_INSTANT_MIN / KZRU_SECONDS_PER_DAY)
    return KZRU_INSTANT_MIN;
  return day * KZRU_SECONDS_PER_DAY;
}

/**
 * kzru_instant_get_day:
 * @instant: an instant
 *
 * Finds the day in which an instant lies.
 *
 * Returns: a day number, which is 0 for 1970-01-01
 */
gint64
kzru_instant_get_day (gint64 instant)
{
  return kzru_floor_div (instant, KZRU_SECONDS_PER_DAY);
}

/**
 * kzru_instant_add:
 * @instant: an instant
 * @seconds: how far to go, backwards if negative
 *
 * Moves an instant, no further than the first and last there are.
 *
 * Returns: the instant @seconds later
 */
gint64
kzru_instant_add (gint64 instant,
                  gint64 seconds)
{
  return kzru_add_saturated (instant, seconds);
}
