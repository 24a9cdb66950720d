/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-edtf-private.h"

#include "model/kzru-date.h"
#include "model/kzru-math.h"

/* From the parts of a single date to the span in which it must lie.
 *
 * Each component is a pattern of digits and X, so that a date stands for all
 * the dates that match. The span runs from the first of them to the last. */

#define MONTHS_PER_YEAR 12

/* Which months each sub-year grouping of ISO 8601-2 takes.
 *
 * The standard leaves to us what the seasons mean. They are taken as
 * meteorology takes them, in whole months, and the seasons that name no
 * hemisphere (21 to 24) as northern ones; winter is the one which begins in
 * December of its year, so that the four follow each other as their numbers
 * do. All that is rough: see find_reach(). Southern summers begin in December
 * in the same way. */
static const struct
{
  guint8 first_month;
  guint8 n_months;
} groupings[] = {
  { 3, 3 }, { 6, 3 }, { 9, 3 }, { 12, 3 },  /* 21–24: spring, summer, autumn, winter */
  { 3, 3 }, { 6, 3 }, { 9, 3 }, { 12, 3 },  /* 25–28: the same, northern */
  { 9, 3 }, { 12, 3 }, { 3, 3 }, { 6, 3 },  /* 29–32: the same, southern */
  { 1, 3 }, { 4, 3 }, { 7, 3 }, { 10, 3 },  /* 33–36: quarters */
  { 1, 4 }, { 5, 4 }, { 9, 4 },             /* 37–39: quadrimesters */
  { 1, 6 }, { 7, 6 },                       /* 40–41: semesters */
};

#define FIRST_GROUPING 21
#define LAST_SEASON 32

static gboolean
is_grouping (const KzruEdtfPoint *self)
{
  return self->month >= FIRST_GROUPING;
}

static gboolean
matches (gint64      value,
         const char *digits,
         guint       n_digits)
{
  while (n_digits-- > 0)
    {
      if (digits[n_digits] != 'X' && digits[n_digits] != '0' + value % 10)
        return FALSE;
      value /= 10;
    }
  return TRUE;
}

/* The first and last year, without the sign, that a year can mean. */
static void
find_magnitudes (const KzruEdtfPoint *self,
                 gint64              *first,
                 gint64              *last)
{
  gint64 unit = 1;

  *first = *last = ABS (self->year);

  if (self->significant > 0)
    {
      guint n_digits = 0;

      for (gint64 rest = ABS (self->year); rest > 0; rest /= 10)
        n_digits++;
      for (guint i = self->significant; i < n_digits; i++)
        unit *= 10;
      *first = ABS (self->year) / unit * unit;
      *last = MIN (*first + unit - 1, KZRU_DATE_MAX_YEAR);
    }
  else if (self->year_form == KZRU_EDTF_YEAR_PLAIN)
    {
      for (guint i = G_N_ELEMENTS (self->year_digits); i-- > 0; unit *= 10)
        if (self->year_digits[i] == 'X')
          *last += 9 * unit;

      /* There is no year -0000. */
      if (self->negative)
        *first = MAX (*first, 1);
    }
}

/* The first or last month of a year that a month can mean, or 0. */
static int
find_month (const KzruEdtfPoint *self,
            gboolean             last)
{
  for (int i = 1; i <= 12; i++)
    {
      int month = last ? 13 - i : i;

      if (matches (month, self->month_digits, 2))
        return month;
    }
  return 0;
}

/* The first or last day of a year that month and day can mean. */
static gboolean
find_day_of_year (const KzruEdtfPoint *self,
                  gint64               year,
                  gboolean             last,
                  KzruDate            *found)
{
  for (int i = 1; i <= 12; i++)
    {
      int month = last ? 13 - i : i;
      int n_days = kzru_date_get_month_days (year, month);

      if (!matches (month, self->month_digits, 2))
        continue;

      for (int j = 1; j <= n_days; j++)
        {
          int day = last ? n_days + 1 - j : j;

          if (matches (day, self->day_digits, 2))
            {
              *found = (KzruDate) { year, month, day };
              return TRUE;
            }
        }
    }
  return FALSE;
}

/* The first or last day that the whole date can mean. A year may hold none:
 * 29 February is in leap years only. */
static gboolean
find_day (const KzruEdtfPoint *self,
          gboolean             last,
          KzruDate            *found)
{
  gboolean descending = last != self->negative;
  gint64 low, high;

  find_magnitudes (self, &low, &high);
  for (gint64 i = 0; i <= high - low; i++)
    {
      gint64 magnitude = descending ? high - i : low + i;

      if (matches (magnitude, self->year_digits, 4) &&
          find_day_of_year (self, self->negative ? -magnitude : magnitude, last, found))
        return TRUE;
    }
  return FALSE;
}

static gint64
get_month_start (gint64 year,
                 int    month)
{
  /* Winter ends in the next year. */
  return kzru_date_to_instant ((KzruDate) { year + (month - 1) / 12, (month - 1) % 12 + 1, 1 });
}

static gboolean
find_outer_of_months (KzruEdtfPoint *self,
                      gint64         first_year,
                      gint64         last_year)
{
  int first, last;

  if (is_grouping (self))
    {
      guint i = self->month - FIRST_GROUPING;

      first = groupings[i].first_month;
      last = first + groupings[i].n_months - 1;
    }
  else
    {
      first = find_month (self, FALSE);
      last = find_month (self, TRUE);
      if (first == 0)
        return FALSE;
    }

  self->outer.start = get_month_start (first_year, first);
  self->outer.end = get_month_start (last_year, last + 1);
  return TRUE;
}

static gboolean
find_outer_of_days (KzruEdtfPoint *self)
{
  KzruDate first, last;

  if (!find_day (self, FALSE, &first) || !find_day (self, TRUE, &last))
    return FALSE;

  self->outer.start = kzru_date_to_instant (first);
  self->outer.end = kzru_date_to_instant (last) + KZRU_SECONDS_PER_DAY;
  return TRUE;
}

static gboolean
find_outer_of_second (KzruEdtfPoint *self)
{
  KzruDate date = { self->year, (int) self->month, (int) self->day };

  if (!kzru_date_is_valid (date))
    return FALSE;

  self->outer.start = kzru_date_to_instant (date) + self->hour * 3600 + self->minute * 60 +
                      self->second - self->zone_offset * 60;
  self->outer.end = self->outer.start + 1;
  return TRUE;
}

static gboolean
find_outer (KzruEdtfPoint *self)
{
  gint64 low, high, first_year, last_year;

  find_magnitudes (self, &low, &high);
  first_year = self->negative ? -high : low;
  last_year = self->negative ? -low : high;

  switch (self->precision)
    {
    case KZRU_EDTF_PRECISION_YEAR:
      self->outer.start = get_month_start (first_year, 1);
      self->outer.end = get_month_start (last_year, 13);
      return TRUE;

    case KZRU_EDTF_PRECISION_MONTH:
      return find_outer_of_months (self, first_year, last_year);

    case KZRU_EDTF_PRECISION_DAY:
      return find_outer_of_days (self);

    case KZRU_EDTF_PRECISION_SECOND:
      return find_outer_of_second (self);

    default:
      g_assert_not_reached ();
    }
}

/* How far a component may be off if it is approximate: by one of what it counts,
 * which is a year, but ten of them for a decade. */
static gint64
get_months_off (const KzruEdtfPoint *self,
                KzruEdtfPrecision    component)
{
  gint64 low, high;

  if (component == KZRU_EDTF_PRECISION_YEAR)
    {
      find_magnitudes (self, &low, &high);
      return (high - low + 1) * MONTHS_PER_YEAR;
    }
  if (component == KZRU_EDTF_PRECISION_MONTH)
    return is_grouping (self) ? groupings[self->month - FIRST_GROUPING].n_months : 1;
  return 0;
}

static gint64
shift_months (gint64 instant,
              gint64 months)
{
  KzruDate date = kzru_date_from_day (kzru_instant_get_day (instant));
  gint64 month = date.year * MONTHS_PER_YEAR + date.month - 1 + months;
  KzruDate shifted = {
    kzru_floor_div (month, MONTHS_PER_YEAR), (int) kzru_floor_mod (month, MONTHS_PER_YEAR) + 1, date.day
  };

  shifted.day = MIN (shifted.day, kzru_date_get_month_days (shifted.year, shifted.month));
  return kzru_date_to_instant (shifted);
}

/* "About" a month is not that month for certain. The standard does not say how
 * far off an approximate date may be; we take one unit of the component that is
 * marked, to either side. Seasons are off by a month, since where they begin is
 * a matter of place and custom. */
static void
find_reach (KzruEdtfPoint *self)
{
  gint64 months = is_grouping (self) && self->month <= LAST_SEASON ? 1 : 0;
  gint64 days = 0;

  self->reach = self->outer;
  if (self->precision == KZRU_EDTF_PRECISION_SECOND)
    return;

  for (KzruEdtfPrecision i = 0; i <= self->precision; i++)
    if ((self->before[i] | self->after[i]) & KZRU_EDTF_QUALIFIER_APPROXIMATE)
      {
        months = MAX (months, get_months_off (self, i));
        days = 1;
      }

  if (months > 0)
    self->reach = (KzruSpan) { shift_months (self->outer.start, -months),
                               shift_months (self->outer.end, months) };
  else
    self->reach = (KzruSpan) { self->outer.start - days * KZRU_SECONDS_PER_DAY,
                               self->outer.end + days * KZRU_SECONDS_PER_DAY };
}

/**
 * kzru_edtf_point_find_bounds:
 * @self: a date of which all but the bounds is known
 *
 * Finds the bounds of a date.
 *
 * Returns: `FALSE` if there is no such date
 */
gboolean
kzru_edtf_point_find_bounds (KzruEdtfPoint *self)
{
  if (!find_outer (self))
    return FALSE;
  find_reach (self);
  return TRUE;
}
