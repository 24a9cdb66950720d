/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-date-format"

#include "config.h"

#include "model/kzru-calendar-private.h"

#include <glib/gi18n-lib.h>
#include <unicode/udat.h>
#include <unicode/udateintervalformat.h>
#include <unicode/uformattedvalue.h>

#include "model/kzru-date.h"
#include "model/kzru-icu.h"

/* Instants and spans as text, by the patterns of the CLDR: a skeleton such as
 * "yMMMd" says what is to be shown, and the locale in which order. */

#define UTC u"Etc/UTC", -1
#define MAX_TEXT 256

/* Before a skeleton: the era is not to be shown, even if the locale shows it
 * always. */
#define NO_ERA "-"

/* The Gregorian calendar repeats after an era, by which far years are brought
 * near to be formatted. */
#define YEARS_PER_ERA 400
#define DAYS_PER_ERA G_GINT64_CONSTANT (146097)

static const char * const skeletons[][2] = {
  [KZRU_CALENDAR_SECOND] = { "yMMMMdjms", "yMMMdjms" },
  [KZRU_CALENDAR_MINUTE] = { "yMMMMdjm", "yMMMdjm" },
  [KZRU_CALENDAR_HOUR]   = { "yMMMMdjm", "yMMMdjm" },
  [KZRU_CALENDAR_DAY]    = { "yMMMMd", "yMMMd" },
  [KZRU_CALENDAR_WEEK]   = { "yMMMMd", "yMMMd" },
  [KZRU_CALENDAR_MONTH]  = { "yMMMM", "yMMM" },
  [KZRU_CALENDAR_YEAR]   = { "y", "y" },
};

/* Where CLDR 42 is wrong: it writes the month after the year in Persian. Its
 * shorter form has the same names of months, and the right order. */
static const struct
{
  const char *language;
  const char *key;
  const char *skeleton;
  const char *better;
} mended_skeletons[] = {
  { "fa", "persian", "yMMMM", "yMMM" },
};

static const char *
mend_skeleton (KzruCalendar *self,
               const char   *skeleton)
{
  for (guint i = 0; i < G_N_ELEMENTS (mended_skeletons); i++)
    if (g_str_equal (mended_skeletons[i].skeleton, skeleton) &&
        g_str_equal (mended_skeletons[i].key, self->key) &&
        g_str_has_prefix (self->locale, mended_skeletons[i].language))
      return mended_skeletons[i].better;
  return skeleton;
}

/* Takes the era out of a pattern, and the blank that parted it from the rest.
 * Quoted text has no letters of a pattern. */
static int
drop_era (UChar *pattern,
          int    length)
{
  gboolean is_quoted = FALSE;
  int n = 0;

  for (int i = 0; i < length; i++)
    {
      is_quoted ^= pattern[i] == '\'';
      if (pattern[i] == 'G' && !is_quoted)
        continue;
      if (pattern[i] == ' ' && (n == 0 || pattern[n - 1] == ' '))
        continue;
      pattern[n++] = pattern[i];
    }
  while (n > 0 && pattern[n - 1] == ' ')
    n--;
  return n;
}

static UDateFormat *
open_format (KzruCalendar *self,
             const char   *skeleton,
             gboolean      has_era)
{
  g_autofree UChar *wide = kzru_icu_from_utf8 (skeleton, NULL);
  UErrorCode status = U_ZERO_ERROR;
  UChar pattern[MAX_TEXT];
  UDateFormat *format;
  int length;

  if (self->patterns == NULL)
    self->patterns = udatpg_open (self->icu_locale, &status);
  length = udatpg_getBestPattern (self->patterns, wide, -1, pattern, G_N_ELEMENTS (pattern), &status);
  if (U_SUCCESS (status) && !has_era)
    length = drop_era (pattern, length);

  format = udat_open (UDAT_PATTERN, UDAT_PATTERN, self->icu_locale, UTC, pattern, length, &status);
  if (U_FAILURE (status))
    g_error ("ICU has no date format for “%s”: %s", self->icu_locale, u_errorName (status));

  /* It takes a copy, and with it that there is no break in 1582. */
  udat_setCalendar (format, self->calendar);
  return format;
}

static UDateFormat *
ensure_format (KzruCalendar *self,
               const char   *skeleton)
{
  gboolean has_era = skeleton[0] != NO_ERA[0];
  UDateFormat *format;

  if (self->formats == NULL)
    self->formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) udat_close);

  format = g_hash_table_lookup (self->formats, skeleton);
  if (format == NULL)
    {
      format = open_format (self, mend_skeleton (self, skeleton + !has_era), has_era);
      g_hash_table_insert (self->formats, g_strdup (skeleton), format);
    }
  return format;
}

static UDateIntervalFormat *
ensure_span_format (KzruCalendar *self,
                    const char   *skeleton)
{
  UDateIntervalFormat *format;

  if (self->span_formats == NULL)
    self->span_formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                (GDestroyNotify) udtitvfmt_close);

  format = g_hash_table_lookup (self->span_formats, skeleton);
  if (format == NULL)
    {
      g_autofree UChar *wide = kzru_icu_from_utf8 (mend_skeleton (self, skeleton), NULL);
      UErrorCode status = U_ZERO_ERROR;

      format = udtitvfmt_open (self->icu_locale, wide, -1, UTC, &status);
      if (U_FAILURE (status))
        g_error ("ICU has no interval format for “%s”: %s", self->icu_locale, u_errorName (status));
      g_hash_table_insert (self->span_formats, g_strdup (skeleton), format);
    }
  return format;
}

/**
 * kzru_calendar_clear_formats:
 * @self: a calendar
 *
 * Drops the formatters that a calendar keeps.
 */
void
kzru_calendar_clear_formats (KzruCalendar *self)
{
  g_clear_pointer (&self->formats, g_hash_table_unref);
  g_clear_pointer (&self->span_formats, g_hash_table_unref);
  g_clear_pointer (&self->labels, g_hash_table_unref);
  g_clear_pointer (&self->patterns, udatpg_close);
  g_clear_pointer (&self->integers, unum_close);
}

static gboolean
is_near (gint64 instant)
{
  return instant >= KZRU_CALENDAR_FIRST_INSTANT && instant <= KZRU_CALENDAR_LAST_INSTANT;
}

/* What a calendar cannot count is told in the Gregorian one: the text has the
 * Gregorian era or names of months, and what it says is true. */
static KzruCalendar *
ensure_gregorian (KzruCalendar *self)
{
  if (self->is_gregorian)
    return self;
  if (self->gregorian == NULL)
    self->gregorian = kzru_calendar_new ("gregorian", self->locale);
  return self->gregorian;
}

static char *
format_integer (KzruCalendar *self,
                gint64        value)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar text[MAX_TEXT];
  int length;

  if (self->integers == NULL)
    self->integers = unum_open (UNUM_DECIMAL, NULL, 0, self->icu_locale, NULL, &status);
  length = unum_formatInt64 (self->integers, value, text, G_N_ELEMENTS (text), NULL, &status);
  return kzru_icu_to_utf8 (text, length);
}

/* Formats a year of the Gregorian calendar that ICU cannot reach: as the same
 * day of a year that it can, with the same weekday and era, whose number is
 * then replaced in the text. */
static char *
format_far (KzruCalendar *self,
            gint64        instant,
            UDateFormat  *format)
{
  gint64 year = kzru_calendar_from_instant (self, instant).year;
  gint64 near_year = year % YEARS_PER_ERA + (year > 0 ? 5 : -5) * YEARS_PER_ERA;
  gint64 eras = (year - near_year) / YEARS_PER_ERA;
  gint64 near = instant - eras * DAYS_PER_ERA * KZRU_SECONDS_PER_DAY;
  UErrorCode status = U_ZERO_ERROR;
  UFieldPositionIterator *fields = ufieldpositer_open (&status);
  g_autoptr (GString) result = g_string_new (NULL);
  g_autofree char *number = format_integer (self, year > 0 ? year : 1 - year);
  UChar text[MAX_TEXT];
  int length, start, end, field, done = 0;

  length = udat_formatForFields (format, (double) near * 1000.0, text, G_N_ELEMENTS (text), fields,
                                 &status);
  while ((field = ufieldpositer_next (fields, &start, &end)) >= 0)
    if (field == UDAT_YEAR_FIELD)
      {
        g_autofree char *before = kzru_icu_to_utf8 (text + done, start - done);

        g_string_append (result, before);
        g_string_append (result, number);
        done = end;
      }
  ufieldpositer_close (fields);

  {
    g_autofree char *rest = kzru_icu_to_utf8 (text + done, length - done);

    g_string_append (result, rest);
  }
  return g_string_free (g_steal_pointer (&result), FALSE);
}

/**
 * kzru_calendar_format_skeleton:
 * @self: a calendar
 * @instant: an instant
 * @skeleton: what to show, in the letters of CLDR's date skeletons
 *
 * Writes an instant.
 *
 * Returns: (transfer full): the text
 */
char *
kzru_calendar_format_skeleton (KzruCalendar *self,
                               gint64        instant,
                               const char   *skeleton)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar text[MAX_TEXT];
  int length;

  if (!is_near (instant))
    {
      self = ensure_gregorian (self);
      return format_far (self, instant, ensure_format (self, skeleton));
    }

  self = kzru_calendar_at (self, instant);
  length = udat_format (ensure_format (self, skeleton), (double) instant * 1000.0, text,
                        G_N_ELEMENTS (text), NULL, &status);
  return kzru_icu_to_utf8 (text, MIN (length, MAX_TEXT));
}

static char *
format_tick (KzruCalendar *self,
             gint64        instant,
             const char   *skeleton)
{
  g_autofree char *changed = NULL;

  if (!self->is_gregorian)
    changed = g_strconcat (NO_ERA, skeleton, NULL);
  else if (strchr (skeleton, 'y') != NULL && kzru_calendar_from_instant (self, instant).year <= 0)
    changed = g_strconcat ("G", skeleton, NULL);
  return kzru_calendar_format_skeleton (self, instant, changed != NULL ? changed : skeleton);
}

/* The texts by instant of one skeleton. */
static GHashTable *
ensure_labels (KzruCalendar *self,
               const char   *skeleton)
{
  GHashTable *texts;

  if (self->labels == NULL || self->n_labels >= KZRU_CALENDAR_MAX_LABELS)
    {
      g_clear_pointer (&self->labels, g_hash_table_unref);
      self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) g_hash_table_unref);
      self->n_labels = 0;
    }

  texts = g_hash_table_lookup (self->labels, skeleton);
  if (texts == NULL)
    {
      texts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
      g_hash_table_insert (self->labels, g_strdup (skeleton), texts);
    }
  return texts;
}

/**
 * kzru_calendar_format_tick:
 * @self: a calendar
 * @instant: an instant
 * @skeleton: what to show, in the letters of CLDR's date skeletons
 *
 * Writes an instant for an axis, which names its calendar once for all of its
 * ticks: without the era, but for the years before Christ. The texts are kept,
 * since an axis wants the same ones in every frame.
 *
 * Returns: (transfer none): the text, good until the next call
 */
const char *
kzru_calendar_format_tick (KzruCalendar *self,
                           gint64        instant,
                           const char   *skeleton)
{
  GHashTable *texts = ensure_labels (self, skeleton);
  char *text = g_hash_table_lookup (texts, &instant);

  if (text == NULL)
    {
      text = format_tick (self, instant, skeleton);
      g_hash_table_insert (texts, g_memdup2 (&instant, sizeof (instant)), text);
      self->n_labels++;
    }
  return text;
}

static char *
join_span (KzruCalendar *self,
           gint64        first,
           gint64        last,
           const char   *skeleton)
{
  g_autofree char *start = kzru_calendar_format_skeleton (self, first, skeleton);
  g_autofree char *end = kzru_calendar_format_skeleton (self, last, skeleton);

  if (g_str_equal (start, end))
    return g_steal_pointer (&start);

  /* Translators: a span of time; the first is a date, such as "about January
   * 2022", and so is the second. Between words there are blanks around the dash. */
  return g_strdup_printf (_("%s – %s"), start, end);
}

/* Whether the text has both ends. For months in Persian, CLDR 42 mixes two
 * kinds of names of months in one pattern, so that ICU writes the first month
 * twice: "November to November". */
static gboolean
has_both_ends (const UFormattedValue *value)
{
  UErrorCode status = U_ZERO_ERROR;
  UConstrainedFieldPosition *position = ucfpos_open (&status);
  gboolean found = FALSE;

  ucfpos_constrainField (position, UFIELD_CATEGORY_DATE_INTERVAL_SPAN, 1, &status);
  found = ufmtval_nextPosition (value, position, &status);
  ucfpos_close (position);
  return found;
}

static gboolean
is_same (KzruCalendar *self,
         gint64        first,
         gint64        last,
         const char   *skeleton)
{
  g_autofree char *start = kzru_calendar_format_skeleton (self, first, skeleton);
  g_autofree char *end = kzru_calendar_format_skeleton (self, last, skeleton);

  return g_str_equal (start, end);
}

/**
 * kzru_calendar_format_span_skeleton:
 * @self: a calendar
 * @first: an instant
 * @last: an instant, not earlier
 * @skeleton: what to show, in the letters of CLDR's date skeletons
 *
 * Writes what lies from one instant to another, with what they share written
 * only once, such as "11–12 November 2025".
 *
 * Returns: (transfer full): the text
 */
char *
kzru_calendar_format_span_skeleton (KzruCalendar *self,
                                    gint64        first,
                                    gint64        last,
                                    const char   *skeleton)
{
  UErrorCode status = U_ZERO_ERROR;
  UFormattedDateInterval *result;
  const UFormattedValue *value;
  g_autofree char *text = NULL;

  if (!is_near (first) || !is_near (last) || is_same (self, first, last, skeleton))
    return join_span (self, first, last, skeleton);

  if (kzru_calendar_at (self, first) == kzru_calendar_at (self, last))
    self = kzru_calendar_at (self, first);
  ucal_setMillis (self->calendar, (double) first * 1000.0, &status);
  ucal_setMillis (self->second, (double) last * 1000.0, &status);
  result = udtitvfmt_openResult (&status);
  udtitvfmt_formatCalendarToResult (ensure_span_format (self, skeleton), self->calendar, self->second,
                                    result, &status);
  value = udtitvfmt_resultAsValue (result, &status);
  if (U_SUCCESS (status) && has_both_ends (value))
    {
      int length;
      const UChar *wide = ufmtval_getString (value, &length, &status);

      text = kzru_icu_to_utf8 (wide, length);
    }
  udtitvfmt_closeResult (result);

  return text != NULL ? g_steal_pointer (&text) : join_span (self, first, last, skeleton);
}

/* The years before 1 are told from those after it by their era alone. */
static char *
make_skeleton (KzruCalendar     *self,
               gint64            first,
               KzruCalendarUnit  unit,
               KzruDateStyle     style)
{
  const char *skeleton = skeletons[unit][style];

  if (!is_near (first))
    self = ensure_gregorian (self);
  if (self->is_gregorian && kzru_calendar_from_instant (self, first).year <= 0)
    return g_strconcat ("G", skeleton, NULL);
  return g_strdup (skeleton);
}

/**
 * kzru_calendar_format_instant:
 * @self: a calendar
 * @instant: an instant
 * @unit: how precise the text is to be
 * @style: how much room there is
 *
 * Writes an instant for people.
 *
 * Returns: (transfer full): the text, such as "12 November 2025" for a day
 */
char *
kzru_calendar_format_instant (KzruCalendar     *self,
                              gint64            instant,
                              KzruCalendarUnit  unit,
                              KzruDateStyle     style)
{
  g_autofree char *skeleton = NULL;

  g_return_val_if_fail (KZRU_IS_CALENDAR (self), NULL);

  skeleton = make_skeleton (self, instant, unit, style);
  return kzru_calendar_format_skeleton (self, instant, skeleton);
}

/**
 * kzru_calendar_format_span:
 * @self: a calendar
 * @span: a span that is not empty; it may be open at either end
 * @unit: how precise the text is to be
 * @style: how much room there is
 *
 * Writes a span for people. Its last day, month or year is the one in which
 * its last second lies.
 *
 * Returns: (transfer full): the text, such as "2014–2018", or just "2014" if
 *   the span lies within one unit
 */
char *
kzru_calendar_format_span (KzruCalendar     *self,
                           KzruSpan          span,
                           KzruCalendarUnit  unit,
                           KzruDateStyle     style)
{
  g_autofree char *skeleton = NULL;
  g_autofree char *end = NULL;

  g_return_val_if_fail (KZRU_IS_CALENDAR (self), NULL);

  if (span.start == KZRU_INSTANT_MIN && span.end == KZRU_INSTANT_MAX)
    return g_strdup (_("at any time"));

  if (span.start == KZRU_INSTANT_MIN)
    {
      end = kzru_calendar_format_instant (self, span.end - 1, unit, style);
      /* Translators: %s is a date, such as "2013", "July 2013" or "about 2013";
       * what is told of has no beginning, and ended with that date. */
      return g_strdup_printf (_("until %s"), end);
    }

  if (span.end == KZRU_INSTANT_MAX)
    {
      end = kzru_calendar_format_instant (self, span.start, unit, style);
      /* Translators: %s is a date, such as "1991", "July 1991" or "about 1991";
       * what is told of began then and goes on. */
      return g_strdup_printf (_("since %s"), end);
    }

  skeleton = make_skeleton (self, span.start, unit, style);
  return kzru_calendar_format_span_skeleton (self, span.start, MAX (span.end - 1, span.start),
                                             skeleton);
}
