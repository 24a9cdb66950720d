/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-date-text.h"

#include "model/kzru-calendar.h"
#include "model/kzru-terms.h"

/* Calendars by key and locale. ICU takes longer to get one ready than to write a
 * hundred dates with it, and lists write thousands. One thread must not use
 * those of another. */
static GPrivate calendars = G_PRIVATE_INIT ((GDestroyNotify) g_hash_table_unref);

static KzruCalendar *
get_calendar (const char *key,
              const char *locale)
{
  GHashTable *table = g_private_get (&calendars);
  g_autofree char *name = g_strdup_printf ("%s/%s", key, locale);
  KzruCalendar *calendar;

  if (table == NULL)
    {
      table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
      g_private_set (&calendars, table);
    }

  calendar = g_hash_table_lookup (table, name);
  if (calendar == NULL)
    {
      calendar = kzru_calendar_new (key, locale);
      g_hash_table_insert (table, g_steal_pointer (&name), calendar);
    }

  return calendar;
}

/* Adds what is said in another calendar. */
static void
append (GString    *text,
        const char *date)
{
  if (text->len > 0)
    g_string_append (text, kzru_term_get_separator ());
  g_string_append (text, date);
}

/**
 * kzru_date_text_format:
 * @state: a view state
 * @edtf: a date
 *
 * Says a date in every calendar that @state shows, in its first language:
 * "2 December 2022 · 11 Azar 1401".
 *
 * Returns: (transfer full): the text
 */
char *
kzru_date_text_format (KzruViewState  *state,
                       const KzruEdtf *edtf)
{
  const char * const *keys = kzru_view_state_get_calendars (state);
  const char *locale = kzru_view_state_get_languages (state)[0];
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (edtf != NULL, NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      KzruCalendar *calendar = get_calendar (keys[i], locale);
      g_autofree char *date = kzru_calendar_format_edtf (calendar, edtf, KZRU_DATE_STYLE_LONG);

      append (text, date);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * kzru_date_text_format_first:
 * @state: a view state
 * @edtf: a date
 *
 * Says a date in the first of the calendars that @state shows, where there is no
 * room for all of them.
 *
 * Returns: (transfer full): the text
 */
char *
kzru_date_text_format_first (KzruViewState  *state,
                             const KzruEdtf *edtf)
{
  KzruCalendar *calendar = get_calendar (kzru_view_state_get_calendars (state)[0],
                                         kzru_view_state_get_languages (state)[0]);

  g_return_val_if_fail (edtf != NULL, NULL);

  return kzru_calendar_format_edtf (calendar, edtf, KZRU_DATE_STYLE_SHORT);
}

/* The longest unit at the start of which an instant lies. */
static KzruCalendarUnit
find_unit (KzruCalendar *calendar,
           gint64        instant)
{
  static const KzruCalendarUnit units[] = {
    KZRU_CALENDAR_YEAR, KZRU_CALENDAR_MONTH, KZRU_CALENDAR_DAY, KZRU_CALENDAR_HOUR,
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (kzru_calendar_floor (calendar, instant, units[i]) == instant)
      return units[i];

  return KZRU_CALENDAR_MINUTE;
}

/**
 * kzru_date_text_format_span:
 * @state: a view state
 * @span: a span that is not empty
 *
 * Says from when to when a span is in every calendar that @state shows, as
 * exactly as needed: what is whole years in one calendar is days in another.
 *
 * Returns: (transfer full): the text
 */
char *
kzru_date_text_format_span (KzruViewState *state,
                            KzruSpan       span)
{
  const char * const *keys = kzru_view_state_get_calendars (state);
  const char *locale = kzru_view_state_get_languages (state)[0];
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      KzruCalendar *calendar = get_calendar (keys[i], locale);
      KzruCalendarUnit unit = MIN (find_unit (calendar, span.start), find_unit (calendar, span.end));
      g_autofree char *dates = kzru_calendar_format_span (calendar, span, unit, KZRU_DATE_STYLE_SHORT);

      append (text, dates);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * kzru_date_text_format_instant:
 * @state: a view state
 * @instant: an instant, in seconds of the time line
 *
 * Says what day an instant is on in every calendar that @state shows.
 *
 * Returns: (transfer full): the text
 */
char *
kzru_date_text_format_instant (KzruViewState *state,
                               gint64         instant)
{
  const char * const *keys = kzru_view_state_get_calendars (state);
  const char *locale = kzru_view_state_get_languages (state)[0];
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *day = kzru_calendar_format_instant (get_calendar (keys[i], locale), instant,
                                                           KZRU_CALENDAR_DAY, KZRU_DATE_STYLE_SHORT);

      append (text, day);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
