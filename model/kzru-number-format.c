/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-number-format"

#include "config.h"

#include "model/kzru-number-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <unicode/ulistformatter.h>
#include <unicode/unum.h>
#include <unicode/unumberformatter.h>
#include <unicode/unumberrangeformatter.h>

#include "model/kzru-icu.h"
#include "model/kzru-locale.h"

/* Numbers and lists for people, by the number skeletons of ICU. A number is
 * never rounded: what a source says is shown to its last digit. Large ones are
 * written with a word ("1.5 billion") only where nothing is lost by it. */

#define FIRST_COMPACT 1e6
#define COMPACT_DIGITS 3

/* How many formatters are kept before all of them go. */
#define MAX_FORMATTERS 64

/* Names of units that changed in CLDR while files still have the old ones. */
static const struct
{
  const char *old_name;
  const char *name;
} renamed_units[] = {
  { "metric-ton", "tonne" },
  { "meter-per-second-squared", "meter-per-square-second" },
};

/* Whether a number has no more than three digits after the word for its
 * thousands of thousands. */
static gboolean
is_round (double value)
{
  double power = pow (1000.0, floor (log10 (fabs (value)) / 3.0) - 1.0);

  return fmod (value, power * pow (10.0, 3 - COMPACT_DIGITS)) == 0.0;
}

static gboolean
can_be_compact (double value,
                double max)
{
  if (!isfinite (value) || fabs (value) < FIRST_COMPACT || !is_round (value))
    return FALSE;
  return isnan (max) || (isfinite (max) && fabs (max) >= FIRST_COMPACT && is_round (max));
}

static gboolean
is_currency (const char *unit)
{
  return strlen (unit) == 3 && g_ascii_isupper (unit[0]) && g_ascii_isupper (unit[1]) &&
         g_ascii_isupper (unit[2]);
}

static const char *
get_current_name (const char *unit)
{
  for (guint i = 0; i < G_N_ELEMENTS (renamed_units); i++)
    if (g_str_equal (renamed_units[i].old_name, unit))
      return renamed_units[i].name;
  return unit;
}

static char *
make_skeleton (const char *unit,
               gboolean    is_compact)
{
  const char *precision = is_compact ? "compact-long .###" : "precision-unlimited";

  if (unit == NULL || g_str_equal (unit, "one"))
    return g_strdup (precision);
  if (g_str_equal (unit, "percent"))
    return g_strdup_printf ("%s percent", precision);
  if (is_currency (unit))
    return g_strdup_printf ("%s currency/%s unit-width-full-name", precision, unit);
  return g_strdup_printf ("%s unit/%s unit-width-full-name", precision, get_current_name (unit));
}

/* To open a formatter takes some 40 µs, to use it one, and a timeline writes
 * many counts in a frame. So they are kept, by locale and skeleton. */
G_LOCK_DEFINE_STATIC (formatters);

typedef struct
{
  UNumberFormatter      *single; /* NULL if ICU does not know the unit */
  UNumberRangeFormatter *range;  /* NULL if not yet needed */
} Formatters;

static void
formatters_free (Formatters *self)
{
  unumf_close (self->single);
  unumrf_close (self->range);
  g_free (self);
}

/* To be called with the lock held, as the use of what it returns. */
static Formatters *
ensure_formatters (const char *locale,
                   const char *skeleton)
{
  static GHashTable *table = NULL;
  g_autofree char *key = g_strconcat (locale, " ", skeleton, NULL);
  Formatters *found;

  if (table == NULL)
    table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) formatters_free);

  found = g_hash_table_lookup (table, key);
  if (found == NULL)
    {
      g_autofree char *icu_locale = kzru_icu_locale (locale, NULL);
      g_autofree UChar *wide = kzru_icu_from_utf8 (skeleton, NULL);
      UErrorCode status = U_ZERO_ERROR;

      if (g_hash_table_size (table) >= MAX_FORMATTERS)
        g_hash_table_remove_all (table);
      found = g_new0 (Formatters, 1);
      found->single = unumf_openForSkeletonAndLocale (wide, -1, icu_locale, &status);
      if (U_FAILURE (status))
        g_clear_pointer (&found->single, unumf_close);
      g_hash_table_insert (table, g_steal_pointer (&key), found);
    }
  return found;
}

static void
ensure_range_formatter (Formatters *self,
                        const char *locale,
                        const char *skeleton)
{
  g_autofree char *icu_locale = kzru_icu_locale (locale, NULL);
  g_autofree UChar *wide = kzru_icu_from_utf8 (skeleton, NULL);
  UErrorCode status = U_ZERO_ERROR;

  if (self->range == NULL && self->single != NULL)
    self->range =
      unumrf_openForSkeletonWithCollapseAndIdentityFallback (wide, -1, UNUM_RANGE_COLLAPSE_AUTO,
                                                             UNUM_IDENTITY_FALLBACK_SINGLE_VALUE,
                                                             icu_locale, NULL, &status);
}

static char *
get_text (const UFormattedValue *value,
          UErrorCode            *status)
{
  int length;
  const UChar *text = ufmtval_getString (value, &length, status);

  return U_SUCCESS (*status) ? kzru_icu_to_utf8 (text, length) : NULL;
}

static char *
format_single (double            value,
               const Formatters *formatter)
{
  UErrorCode status = U_ZERO_ERROR;
  UFormattedNumber *result = unumf_openResult (&status);
  char *text;

  unumf_formatDouble (formatter->single, value, result, &status);
  text = get_text (unumf_resultAsValue (result, &status), &status);
  unumf_closeResult (result);
  return text;
}

static char *
format_range (double            value,
              double            max,
              const Formatters *formatter)
{
  UErrorCode status = U_ZERO_ERROR;
  UFormattedNumberRange *result = unumrf_openResult (&status);
  char *text;

  unumrf_formatDoubleRange (formatter->range, value, max, result, &status);
  text = get_text (unumrf_resultAsValue (result, &status), &status);
  unumrf_closeResult (result);
  return text;
}

/* The text, or NULL if ICU does not know the unit. */
static char *
format_value (double      value,
              double      max,
              const char *unit,
              const char *locale)
{
  g_autofree char *skeleton = make_skeleton (unit, can_be_compact (value, max));
  Formatters *formatter;
  char *text;

  G_LOCK (formatters);
  formatter = ensure_formatters (locale, skeleton);
  if (!isnan (max))
    ensure_range_formatter (formatter, locale, skeleton);
  if (formatter->single == NULL)
    text = NULL;
  else
    text = isnan (max) ? format_single (value, formatter) : format_range (value, max, formatter);
  G_UNLOCK (formatters);
  return text;
}

/**
 * kzru_format_number:
 * @value: a number
 * @locale: a BCP 47 language tag
 *
 * Writes a number.
 *
 * Returns: (transfer full): the text, such as "7,000" or "1.5 billion"
 */
char *
kzru_format_number (double      value,
                    const char *locale)
{
  g_return_val_if_fail (locale != NULL, NULL);

  return format_value (value, NAN, NULL, locale);
}

static gboolean
parse_in (const char *locale,
          UChar      *text,
          int         length,
          double     *value)
{
  UErrorCode status = U_ZERO_ERROR;
  g_autofree char *id = kzru_icu_locale (locale, NULL);
  UNumberFormat *format = unum_open (UNUM_DECIMAL, NULL, 0, id, NULL, &status);
  int position = 0;

  *value = unum_parseDouble (format, text, length, &position, &status);
  unum_close (format);

  return U_SUCCESS (status) && position == length;
}

/**
 * kzru_parse_number:
 * @text: what somebody typed, UTF-8
 * @locale: a BCP 47 language tag
 * @value: (out): the number
 *
 * Reads a number as it is written in a language, or else in English: a Persian
 * user may type "۲٫۵" or "2.5".
 *
 * Returns: whether it is one, from end to end
 */
gboolean
kzru_parse_number (const char *text,
                   const char *locale,
                   double     *value)
{
  g_autofree UChar *units = NULL;
  int length;

  g_return_val_if_fail (text != NULL && locale != NULL && value != NULL, FALSE);

  units = kzru_icu_from_utf8 (text, &length);

  return parse_in (locale, units, length, value) || parse_in ("en", units, length, value);
}

/**
 * kzru_format_quantity:
 * @value: a number
 * @max: the other end of a range, or `NAN`
 * @bound: how the number bounds what is meant
 * @unit: a CLDR unit, an ISO 4217 code or "one"
 * @locale: a BCP 47 language tag
 *
 * Writes a number with its unit. A unit that ICU does not know is written as
 * it stands.
 *
 * Returns: (transfer full): the text, such as "more than 7,000 kilometres"
 */
char *
kzru_format_quantity (double           value,
                      double           max,
                      KzruFigureBound  bound,
                      const char      *unit,
                      const char      *locale)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (unit != NULL, NULL);
  g_return_val_if_fail (locale != NULL, NULL);

  text = format_value (value, max, unit, locale);
  if (text == NULL)
    {
      g_autofree char *number = format_value (value, max, NULL, locale);

      /* Translators: a number, and what is counted or measured by it. */
      text = g_strdup_printf (C_("quantity", "%s %s"), number, unit);
    }

  switch (bound)
    {
    case KZRU_BOUND_ABOUT:
      /* Translators: %s is a number with its unit, such as "7,000 kilometres",
       * here and in what follows. */
      return g_strdup_printf (C_("quantity", "about %s"), text);
    case KZRU_BOUND_MORE_THAN:
      return g_strdup_printf (C_("quantity", "more than %s"), text);
    case KZRU_BOUND_LESS_THAN:
      return g_strdup_printf (C_("quantity", "less than %s"), text);
    case KZRU_BOUND_AT_LEAST:
      return g_strdup_printf (C_("quantity", "at least %s"), text);
    case KZRU_BOUND_NEARLY:
      return g_strdup_printf (C_("quantity", "nearly %s"), text);
    case KZRU_BOUND_EXACT:
    default:
      return g_steal_pointer (&text);
    }
}

/* Whether a text has letters that only its own script's readers know: the short
 * names of units are Latin in languages that are not written so. */
static gboolean
has_foreign_letters (const char *text,
                     const char *locale)
{
  if (!kzru_locale_is_rtl (locale))
    return FALSE;

  for (; *text != '\0'; text++)
    if (g_ascii_isalpha (*text))
      return TRUE;

  return FALSE;
}

static char *
format_kilometres (double      kilometres,
                   const char *skeleton,
                   const char *locale)
{
  Formatters *formatter;
  char *text;

  G_LOCK (formatters);
  formatter = ensure_formatters (locale, skeleton);
  text = formatter->single != NULL ? format_single (kilometres, formatter) : NULL;
  G_UNLOCK (formatters);

  return text != NULL ? text : kzru_format_number (kilometres, locale);
}

/**
 * kzru_format_distance:
 * @kilometres: a distance, in kilometres
 * @locale: a BCP 47 language tag
 *
 * Writes a distance where there is little room, as on the scale of a map.
 *
 * Returns: (transfer full): the text, such as "500 km"
 */
char *
kzru_format_distance (double      kilometres,
                      const char *locale)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (locale != NULL, NULL);

  text = format_kilometres (kilometres, "unit/kilometer unit-width-short", locale);
  if (has_foreign_letters (text, locale))
    return format_kilometres (kilometres, "unit/kilometer unit-width-full-name", locale);

  return g_steal_pointer (&text);
}

/* A millionth of a degree is a tenth of a metre, and all that comes after it is of
 * reckoning. */
static double
round_degrees (double degrees)
{
  return round (degrees * 1e6) / 1e6;
}

/**
 * kzru_format_point:
 * @point: a place on the earth
 * @locale: a BCP 47 language tag
 *
 * Writes where something is.
 *
 * Returns: (transfer full): the coordinates, such as "latitude 43.6°, longitude 51.9°"
 */
char *
kzru_format_point (const KzruPoint *point,
                   const char      *locale)
{
  g_autofree char *lat = NULL;
  g_autofree char *lon = NULL;

  g_return_val_if_fail (point != NULL, NULL);
  g_return_val_if_fail (locale != NULL, NULL);

  lat = kzru_format_number (round_degrees (point->lat), locale);
  lon = kzru_format_number (round_degrees (point->lon), locale);

  /* Translators: degrees north and degrees east of a place */
  return g_strdup_printf (_("latitude %1$s°, longitude %2$s°"), lat, lon);
}

/**
 * kzru_format_figure:
 * @figure: a figure of an atlas
 * @locale: a BCP 47 language tag
 *
 * Writes the value of a figure with its unit, or with what it counts.
 *
 * Returns: (transfer full): the text, such as "about 2,000 soldiers"
 */
char *
kzru_format_figure (const KzruFigure *figure,
                    const char       *locale)
{
  const char *languages[] = { locale, NULL };
  g_autofree char *text = NULL;
  const char *counted;

  g_return_val_if_fail (figure != NULL, NULL);
  g_return_val_if_fail (locale != NULL, NULL);

  text = kzru_format_quantity (figure->value, figure->max, figure->bound, figure->unit, locale);
  counted = kzru_lang_map_get (&figure->counted, languages);
  if (counted[0] == '\0')
    return g_steal_pointer (&text);
  /* Translators: a number, and what is counted or measured by it. */
  return g_strdup_printf (C_("quantity", "%s %s"), text, counted);
}

static char *
format_items (const char * const *items,
              const char         *locale,
              UListFormatterType  type)
{
  g_autofree char *icu_locale = kzru_icu_locale (locale, NULL);
  guint n_items = g_strv_length ((char **) items);
  g_autofree UChar **wide = g_new0 (UChar *, n_items + 1);
  UErrorCode status = U_ZERO_ERROR;
  UListFormatter *formatter = ulistfmt_openForType (icu_locale, type, ULISTFMT_WIDTH_WIDE, &status);
  UFormattedList *result = ulistfmt_openResult (&status);
  int length;
  const UChar *formatted;
  char *text;

  for (guint i = 0; i < n_items; i++)
    wide[i] = kzru_icu_from_utf8 (items[i], NULL);
  ulistfmt_formatStringsToResult (formatter, (const UChar * const *) wide, NULL, (int) n_items, result,
                                  &status);
  formatted = ufmtval_getString (ulistfmt_resultAsValue (result, &status), &length, &status);
  text = U_SUCCESS (status) ? kzru_icu_to_utf8 (formatted, length) : g_strdup ("");

  for (guint i = 0; i < n_items; i++)
    g_free (wide[i]);
  ulistfmt_closeResult (result);
  ulistfmt_close (formatter);
  return text;
}

/**
 * kzru_format_list:
 * @items: (array zero-terminated=1): texts
 * @locale: a BCP 47 language tag
 *
 * Lists texts.
 *
 * Returns: (transfer full): the list, such as "A, B and C"
 */
char *
kzru_format_list (const char * const *items,
                  const char         *locale)
{
  g_return_val_if_fail (items != NULL, NULL);
  g_return_val_if_fail (locale != NULL, NULL);

  return format_items (items, locale, ULISTFMT_TYPE_AND);
}

/**
 * kzru_format_alternatives:
 * @items: (array zero-terminated=1): texts
 * @locale: a BCP 47 language tag
 *
 * Lists texts of which one holds.
 *
 * Returns: (transfer full): the list, such as "A, B or C"
 */
char *
kzru_format_alternatives (const char * const *items,
                          const char         *locale)
{
  g_return_val_if_fail (items != NULL, NULL);
  g_return_val_if_fail (locale != NULL, NULL);

  return format_items (items, locale, ULISTFMT_TYPE_OR);
}
