/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-calendar"

#include "config.h"

#include "model/kzru-calendar-private.h"

#include <unicode/uldnames.h>

#include "model/kzru-date.h"
#include "model/kzru-icu.h"
#include "model/kzru-math.h"

/**
 * KzruCalendar:
 *
 * A calendar of the CLDR in a language: it says which day of it an instant of
 * the time line is, and back, and writes dates for people.
 *
 * The Gregorian calendar is reckoned by [func@Date.from_day], for every instant
 * there is and without the break of 1582. All others are reckoned by ICU, which
 * can count some 5.7 million years to either side of 1970; what lies beyond
 * counts as the last instant that it knows, and is written in the Gregorian
 * calendar.
 *
 * A calendar does not change, but it keeps formatters of ICU at hand, and so
 * must not be used in two threads at once.
 */

G_DEFINE_FINAL_TYPE (KzruCalendar, kzru_calendar, G_TYPE_OBJECT)

#define UTC u"Etc/UTC", -1
#define FALLBACK_KEY "gregorian"

/* 1970-01-01 was a Thursday. */
#define WEEKDAY_OF_DAY_0 4
#define DAYS_PER_WEEK 7

/* Years further away would lead out of the instants that ICU can count. */
#define MAX_ICU_YEAR 5500000

#define FIRST_UMALQURA_YEAR 1300
#define LAST_UMALQURA_YEAR 1600

/* The calendars to choose from, those that people of the region write dates
 * in; of the others we only know the names. */
static const char * const keys[] = {
  "gregorian", "persian", "islamic-umalqura", "islamic-civil", "islamic-tbla", "islamic", NULL
};
static const char * const other_keys[] = {
  "buddhist", "chinese", "coptic", "dangi", "ethiopic", "ethiopic-amete-alem", "hebrew", "indian",
  "islamic-rgsa", "iso8601", "japanese", "roc", NULL
};

static double
to_milliseconds (gint64 instant)
{
  return (double) CLAMP (instant, KZRU_CALENDAR_FIRST_INSTANT, KZRU_CALENDAR_LAST_INSTANT) * 1000.0;
}

/**
 * kzru_calendar_at:
 * @self: a calendar
 * @instant: an instant
 *
 * Gets the calendar to ask at an instant. It is @self but for the Umm al-Qura
 * calendar, which is a table of the years 1300 to 1600 AH. Before and after it
 * there is the civil calendar; ICU does the same, but only after a walk over
 * all the years in between.
 *
 * Returns: (transfer none): the calendar
 */
KzruCalendar *
kzru_calendar_at (KzruCalendar *self,
                  gint64        instant)
{
  static const KzruDate first = { 1882, 1, 1 }, last = { 2175, 1, 1 };

  if (self->early_or_late != NULL &&
      (instant < kzru_date_to_instant (first) || instant >= kzru_date_to_instant (last)))
    return self->early_or_late;
  return self;
}

static KzruCalendar *
get_calendar_of_year (KzruCalendar *self,
                      gint64        year)
{
  if (self->early_or_late != NULL &&
      (year < FIRST_UMALQURA_YEAR || year > LAST_UMALQURA_YEAR))
    return self->early_or_late;
  return self;
}

static void
kzru_calendar_finalize (GObject *object)
{
  KzruCalendar *self = KZRU_CALENDAR (object);

  kzru_calendar_clear_formats (self);
  g_clear_pointer (&self->calendar, ucal_close);
  g_clear_pointer (&self->second, ucal_close);
  g_clear_object (&self->early_or_late);
  g_clear_object (&self->gregorian);
  g_clear_pointer (&self->months, g_free);
  g_clear_pointer (&self->month_starts, g_free);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->locale, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->icu_locale, g_free);

  G_OBJECT_CLASS (kzru_calendar_parent_class)->finalize (object);
}

static void
kzru_calendar_class_init (KzruCalendarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kzru_calendar_finalize;
}

static void
kzru_calendar_init (KzruCalendar *self)
{
}

/**
 * kzru_calendar_get_keys:
 *
 * Gets the calendars that can be chosen to show dates in.
 *
 * Returns: (array zero-terminated=1) (transfer none): CLDR keys
 */
const char * const *
kzru_calendar_get_keys (void)
{
  return keys;
}

/**
 * kzru_calendar_is_key:
 * @key: a text
 *
 * Tells whether there is such a calendar in the CLDR.
 *
 * Returns: whether @key is the key of a calendar
 */
gboolean
kzru_calendar_is_key (const char *key)
{
  g_return_val_if_fail (key != NULL, FALSE);

  return g_strv_contains (keys, key) || g_strv_contains (other_keys, key);
}

static UCalendar *
open_calendar (const char *icu_locale)
{
  UErrorCode status = U_ZERO_ERROR;
  UCalendar *calendar = ucal_open (UTC, icu_locale, UCAL_DEFAULT, &status);

  if (U_FAILURE (status))
    g_error ("ICU has no calendar for “%s”: %s", icu_locale, u_errorName (status));

  /* The Gregorian calendar is carried on before 1582. Other calendars have no
   * such break, and refuse to be told of it. */
  ucal_setGregorianChange (calendar, to_milliseconds (KZRU_INSTANT_MIN), &status);
  return calendar;
}

static char *
find_name (const char *key,
           const char *locale)
{
  g_autofree char *id = kzru_icu_locale (locale, NULL);
  UErrorCode status = U_ZERO_ERROR;
  ULocaleDisplayNames *names = uldn_open (id, ULDN_STANDARD_NAMES, &status);
  UChar name[256];
  int length = uldn_keyValueDisplayName (names, "calendar", key, name, G_N_ELEMENTS (name), &status);

  uldn_close (names);
  if (U_FAILURE (status) || length > (int) G_N_ELEMENTS (name))
    return g_strdup (key);
  return kzru_icu_to_utf8 (name, length);
}

/**
 * kzru_calendar_new:
 * @key: CLDR key of a calendar; one that there is not counts as `gregorian`
 * @locale: a BCP 47 language tag; it decides on the language, the digits and
 *   the first day of the week
 *
 * Makes a calendar.
 *
 * Returns: (transfer full): the calendar
 */
KzruCalendar *
kzru_calendar_new (const char *key,
                   const char *locale)
{
  KzruCalendar *self;

  g_return_val_if_fail (key != NULL, NULL);
  g_return_val_if_fail (locale != NULL, NULL);

  self = g_object_new (KZRU_TYPE_CALENDAR, NULL);
  self->key = g_strdup (kzru_calendar_is_key (key) ? key : FALLBACK_KEY);
  self->locale = g_strdup (locale);
  self->name = find_name (self->key, locale);
  self->icu_locale = kzru_icu_locale (locale, self->key);
  self->is_gregorian = g_str_equal (self->key, "gregorian") || g_str_equal (self->key, "iso8601");
  self->calendar = open_calendar (self->icu_locale);
  self->second = open_calendar (self->icu_locale);
  self->first_weekday = ucal_getAttribute (self->calendar, UCAL_FIRST_DAY_OF_WEEK) - UCAL_SUNDAY;

  if (!self->is_gregorian)
    {
      self->months = g_new0 (KzruCalendarMonth, KZRU_CALENDAR_N_MONTHS);
      self->month_starts = g_new0 (KzruCalendarMonthStart, KZRU_CALENDAR_N_MONTHS);
    }
  if (g_str_equal (self->key, "islamic-umalqura"))
    self->early_or_late = kzru_calendar_new ("islamic-civil", locale);
  return self;
}

/**
 * kzru_calendar_get_key:
 * @self: a calendar
 *
 * Gets the name of a calendar in the CLDR.
 *
 * Returns: (transfer none): the key
 */
const char *
kzru_calendar_get_key (KzruCalendar *self)
{
  g_return_val_if_fail (KZRU_IS_CALENDAR (self), NULL);

  return self->key;
}

/**
 * kzru_calendar_get_locale:
 * @self: a calendar
 *
 * Gets the language in which a calendar writes.
 *
 * Returns: (transfer none): a BCP 47 language tag
 */
const char *
kzru_calendar_get_locale (KzruCalendar *self)
{
  g_return_val_if_fail (KZRU_IS_CALENDAR (self), NULL);

  return self->locale;
}

/**
 * kzru_calendar_get_name:
 * @self: a calendar
 *
 * Gets the name of a calendar for people, such as "Persian Calendar".
 *
 * Returns: (transfer none): the name in the language of the calendar
 */
const char *
kzru_calendar_get_name (KzruCalendar *self)
{
  g_return_val_if_fail (KZRU_IS_CALENDAR (self), NULL);

  return self->name;
}

/* Asking ICU takes from 1 to 50 µs, and an axis asks the same months again in
 * every frame. What was asked is kept in a table by day number, in which each 16
 * days have two entries: one for the month that they begin in, and one for the
 * month that begins in them. An entry reaches as far as was asked: for years
 * before the first, ICU 72 is wrong on how long Islamic months are. */
static const KzruCalendarMonth *
find_month (KzruCalendar *self,
            gint64        day)
{
  gint64 block = day >> 4;
  KzruCalendarMonth *pair = &self->months[block * 2 & (KZRU_CALENDAR_N_MONTHS - 1)];
  KzruCalendarMonth month;
  UErrorCode status = U_ZERO_ERROR;
  guint i;

  for (i = 0; i < 2; i++)
    if (pair[i].start <= day && day < pair[i].end)
      return &pair[i];

  ucal_setMillis (self->calendar, to_milliseconds (kzru_instant_from_day (day)), &status);
  month.year = ucal_get (self->calendar, UCAL_EXTENDED_YEAR, &status);
  month.month = ucal_get (self->calendar, UCAL_MONTH, &status) + 1;
  month.start = day - ucal_get (self->calendar, UCAL_DATE, &status) + 1;
  month.end = day + 1;

  i = month.start > block * 16 ? 1 : 0;
  pair[i] = month;
  return &pair[i];
}

static KzruCalendarFields
get_icu_date (KzruCalendar *self,
              gint64        instant)
{
  gint64 day = kzru_instant_get_day (CLAMP (instant, KZRU_CALENDAR_FIRST_INSTANT,
                                            KZRU_CALENDAR_LAST_INSTANT));
  const KzruCalendarMonth *month = find_month (kzru_calendar_at (self, instant), day);

  return (KzruCalendarFields) { month->year, month->month, (int) (day - month->start) + 1 };
}

/**
 * kzru_calendar_from_instant:
 * @self: a calendar
 * @instant: an instant
 *
 * Says an instant in the terms of a calendar. Days run from midnight to
 * midnight in every calendar, also in those whose days once began at sunset.
 *
 * Returns: the date and time of day
 */
KzruCalendarFields
kzru_calendar_from_instant (KzruCalendar *self,
                            gint64        instant)
{
  gint64 second_of_day = kzru_floor_mod (instant, KZRU_SECONDS_PER_DAY);
  KzruCalendarFields fields = { 0 };

  g_return_val_if_fail (KZRU_IS_CALENDAR (self), fields);

  if (self->is_gregorian)
    {
      KzruDate date = kzru_date_from_day (kzru_instant_get_day (instant));

      fields = (KzruCalendarFields) { date.year, date.month, date.day };
    }
  else
    {
      fields = get_icu_date (self, instant);
    }

  fields.hour = (int) (second_of_day / 3600);
  fields.minute = (int) (second_of_day / 60 % 60);
  fields.second = (int) (second_of_day % 60);
  return fields;
}

static gint64
get_gregorian_instant (KzruCalendarFields fields)
{
  gint64 month = fields.month - 1;
  KzruDate first = {
    kzru_add_saturated (fields.year, kzru_floor_div (month, 12)),
    (int) kzru_floor_mod (month, 12) + 1, 1
  };

  return kzru_instant_add (kzru_date_to_instant (first), (fields.day - 1) * KZRU_SECONDS_PER_DAY);
}

/* Kept as in find_month(). */
static gint64
find_month_start (KzruCalendar *self,
                  gint64        year,
                  int           month)
{
  guint i = (guint) (year * 12 + month) & (KZRU_CALENDAR_N_MONTHS - 1);
  KzruCalendarMonthStart *start = &self->month_starts[i];
  UErrorCode status = U_ZERO_ERROR;
  double milliseconds;

  if (start->year == year && start->month == month && month != 0)
    return start->day;

  ucal_clear (self->calendar);
  ucal_set (self->calendar, UCAL_EXTENDED_YEAR, (int) year);
  ucal_set (self->calendar, UCAL_MONTH, month - 1);
  ucal_set (self->calendar, UCAL_DATE, 1);
  milliseconds = ucal_getMillis (self->calendar, &status);

  milliseconds = CLAMP (milliseconds, to_milliseconds (KZRU_INSTANT_MIN),
                        to_milliseconds (KZRU_INSTANT_MAX));
  *start = (KzruCalendarMonthStart) {
    year, month, kzru_instant_get_day ((gint64) (milliseconds / 1000.0))
  };
  return start->day;
}

static gint64
get_icu_instant (KzruCalendar       *self,
                 KzruCalendarFields  fields)
{
  KzruCalendar *calendar = get_calendar_of_year (self, fields.year);

  if (fields.year > MAX_ICU_YEAR)
    return KZRU_CALENDAR_LAST_INSTANT;
  if (fields.year < -MAX_ICU_YEAR)
    return KZRU_CALENDAR_FIRST_INSTANT;
  return kzru_instant_from_day (find_month_start (calendar, fields.year, fields.month) +
                                fields.day - 1);
}

/**
 * kzru_calendar_to_instant:
 * @self: a calendar
 * @fields: a date and time of day; what is too large or too small for its
 *   field is carried over to the next
 *
 * Finds the instant of a date in a calendar.
 *
 * Returns: the instant
 */
gint64
kzru_calendar_to_instant (KzruCalendar       *self,
                          KzruCalendarFields  fields)
{
  gint64 instant;

  g_return_val_if_fail (KZRU_IS_CALENDAR (self), 0);

  instant = self->is_gregorian ? get_gregorian_instant (fields) : get_icu_instant (self, fields);
  return kzru_instant_add (instant, fields.hour * 3600 + fields.minute * 60 + fields.second);
}

static gint64
floor_to_week (KzruCalendar *self,
               gint64        instant)
{
  gint64 day = kzru_instant_get_day (instant);
  gint64 weekday = kzru_floor_mod (day + WEEKDAY_OF_DAY_0 - self->first_weekday, DAYS_PER_WEEK);

  return kzru_instant_from_day (day - weekday);
}

/* The last multiple of @length that is not later, if there is one. */
static gint64
floor_to_seconds (gint64 instant,
                  gint64 length)
{
  gint64 rest = kzru_floor_mod (instant, length);

  return kzru_instant_add (instant, -rest);
}

/**
 * kzru_calendar_floor:
 * @self: a calendar
 * @instant: an instant
 * @unit: a unit
 *
 * Finds the start of the day, month, year or other unit in which an instant lies.
 *
 * Returns: the start, not later than @instant
 */
gint64
kzru_calendar_floor (KzruCalendar     *self,
                     gint64            instant,
                     KzruCalendarUnit  unit)
{
  KzruCalendarFields fields;

  g_return_val_if_fail (KZRU_IS_CALENDAR (self), instant);

  switch (unit)
    {
    case KZRU_CALENDAR_MINUTE:
      return floor_to_seconds (instant, 60);

    case KZRU_CALENDAR_HOUR:
      return floor_to_seconds (instant, 3600);

    case KZRU_CALENDAR_DAY:
      return floor_to_seconds (instant, KZRU_SECONDS_PER_DAY);

    case KZRU_CALENDAR_WEEK:
      return floor_to_week (self, instant);

    case KZRU_CALENDAR_MONTH:
      fields = kzru_calendar_from_instant (self, instant);
      return kzru_calendar_to_instant (self, (KzruCalendarFields) { fields.year, fields.month, 1 });

    case KZRU_CALENDAR_YEAR:
      fields = kzru_calendar_from_instant (self, instant);
      return kzru_calendar_to_instant (self, (KzruCalendarFields) { fields.year, 1, 1 });

    case KZRU_CALENDAR_SECOND:
    default:
      return instant;
    }
}

static gint64
add_seconds (gint64 instant,
             gint64 length,
             gint64 amount)
{
  gint64 limit = G_MAXINT64 / length;

  return kzru_instant_add (instant, CLAMP (amount, -limit, limit) * length);
}

static gint64
add_gregorian_months (gint64 instant,
                      gint64 amount)
{
  gint64 day = kzru_instant_get_day (instant);
  gint64 time = kzru_floor_mod (instant, KZRU_SECONDS_PER_DAY);
  KzruDate date = kzru_date_from_day (day);
  gint64 month = kzru_floor_mod (amount, 12) + date.month - 1;

  date.year = kzru_add_saturated (date.year, kzru_floor_div (amount, 12) + month / 12);
  date.month = (int) (month % 12) + 1;
  date.day = MIN (date.day, kzru_date_get_month_days (date.year, date.month));
  return kzru_instant_add (kzru_date_to_instant (date), time);
}

static gint64
add_by_icu (KzruCalendar        *self,
            gint64               instant,
            UCalendarDateFields  field,
            gint64               amount)
{
  UErrorCode status = U_ZERO_ERROR;
  UCalendar *calendar = kzru_calendar_at (self, instant)->calendar;
  double milliseconds;

  ucal_setMillis (calendar, to_milliseconds (instant), &status);
  ucal_add (calendar, field, (int) CLAMP (amount, -MAX_ICU_YEAR * 12, MAX_ICU_YEAR * 12), &status);
  milliseconds = ucal_getMillis (calendar, &status);
  milliseconds = CLAMP (milliseconds, to_milliseconds (KZRU_INSTANT_MIN),
                        to_milliseconds (KZRU_INSTANT_MAX));
  return (gint64) (milliseconds / 1000.0);
}

/**
 * kzru_calendar_add:
 * @self: a calendar
 * @instant: an instant
 * @unit: a unit
 * @amount: how many of @unit to go forward; backward if negative
 *
 * Goes some days, months, years or other units further. The time of day stays,
 * and so does the day of the month, unless the month is too short for it.
 *
 * Returns: the instant
 */
gint64
kzru_calendar_add (KzruCalendar     *self,
                   gint64            instant,
                   KzruCalendarUnit  unit,
                   gint64            amount)
{
  g_return_val_if_fail (KZRU_IS_CALENDAR (self), instant);

  switch (unit)
    {
    case KZRU_CALENDAR_MINUTE:
      return add_seconds (instant, 60, amount);

    case KZRU_CALENDAR_HOUR:
      return add_seconds (instant, 3600, amount);

    case KZRU_CALENDAR_DAY:
      return add_seconds (instant, KZRU_SECONDS_PER_DAY, amount);

    case KZRU_CALENDAR_WEEK:
      return add_seconds (instant, DAYS_PER_WEEK * KZRU_SECONDS_PER_DAY, amount);

    case KZRU_CALENDAR_MONTH:
      if (self->is_gregorian)
        return add_gregorian_months (instant, amount);
      return add_by_icu (self, instant, UCAL_MONTH, amount);

    case KZRU_CALENDAR_YEAR:
      if (self->is_gregorian)
        return add_gregorian_months (instant, CLAMP (amount, G_MININT64 / 12, G_MAXINT64 / 12) * 12);
      return add_by_icu (self, instant, UCAL_EXTENDED_YEAR, amount);

    case KZRU_CALENDAR_SECOND:
    default:
      return kzru_instant_add (instant, amount);
    }
}
