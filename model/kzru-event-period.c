/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-event-period"

#include "config.h"

#include "model/kzru-event-period.h"

#include "model/kzru-math.h"

/* When were these events, in one phrase?
 *
 * It is said no more exactly than the vaguest of them is known: an event of 1991 was
 * not in January. And it is said no more exactly than its length asks for: of twelve
 * years, the first day does not matter. */

#define YEAR (365 * KZRU_SECONDS_PER_DAY)
#define MONTH (28 * KZRU_SECONDS_PER_DAY)
#define MIN_UNITS 3 /* of a longer unit, before shorter ones are left unsaid */

/* The unit that is known if something may be off by so much. */
static KzruCalendarUnit
find_unit (gint64 vagueness)
{
  if (vagueness >= YEAR)
    return KZRU_CALENDAR_YEAR;

  return vagueness >= MONTH ? KZRU_CALENDAR_MONTH : KZRU_CALENDAR_DAY;
}

/* When a row was, and how exactly its ends are known; one that is open is not vague. */
static KzruEventPeriod
get_period (const KzruEventColumns *columns,
            guint                   row)
{
  KzruSpan outer = kzru_event_columns_get_span (columns, row);
  KzruSpan core = { columns->core_start[row], columns->core_end[row] };
  gint64 vague_start = 0, vague_end = 0;

  /* A moment may have been at either end of what is possible. */
  if (kzru_span_is_empty (core))
    core = (KzruSpan) { outer.end, outer.start };
  if (outer.start != KZRU_INSTANT_MIN && core.start != KZRU_INSTANT_MAX)
    vague_start = kzru_subtract_saturated (core.start, outer.start);
  if (outer.end != KZRU_INSTANT_MAX && core.end != KZRU_INSTANT_MIN)
    vague_end = kzru_subtract_saturated (outer.end, core.end);

  return (KzruEventPeriod) { outer, find_unit (MAX (vague_start, vague_end)) };
}

/* Among others, what goes on is there where it starts, and what was always there where
 * it ends: one such event does not make all of them last for ever. */
static KzruSpan
close_span (const KzruEventColumns *columns,
            guint                   row)
{
  KzruSpan span = kzru_event_columns_get_span (columns, row);

  if (span.start != KZRU_INSTANT_MIN && span.end == KZRU_INSTANT_MAX && columns->core_start[row] > span.start)
    return (KzruSpan) { span.start, columns->core_start[row] };

  return kzru_span_get_finite (span);
}

/**
 * kzru_event_period_of_span:
 * @span: from when to when
 *
 * Takes a span as the period, to be said as exactly as its length asks for.
 *
 * Returns: the period
 */
KzruEventPeriod
kzru_event_period_of_span (KzruSpan span)
{
  gboolean is_open = span.start == KZRU_INSTANT_MIN || span.end == KZRU_INSTANT_MAX;

  return (KzruEventPeriod) { span, is_open ? KZRU_CALENDAR_DAY : find_unit (kzru_subtract_saturated (span.end, span.start) / MIN_UNITS) };
}

/**
 * kzru_event_period_of_rows:
 * @columns: the columns
 * @rows: (array length=n): rows, at least one
 * @n: how many there are
 *
 * Finds when some events were, and how exactly that is known of all of them.
 *
 * Returns: the period
 */
KzruEventPeriod
kzru_event_period_of_rows (const KzruEventColumns *columns,
                           const guint            *rows,
                           guint                   n)
{
  KzruEventPeriod all = get_period (columns, rows[0]);

  if (n > 1)
    all.span = close_span (columns, rows[0]);
  for (guint i = 1; i < n; i++)
    {
      all.span = kzru_span_union (all.span, close_span (columns, rows[i]));
      all.unit = MAX (all.unit, get_period (columns, rows[i]).unit);
    }

  all.unit = MAX (all.unit, kzru_event_period_of_span (all.span).unit);
  return all;
}

/**
 * kzru_event_period_format:
 * @self: a period
 * @calendar: a calendar
 * @style: how long the text may be
 *
 * Says when the events were.
 *
 * Returns: (transfer full): the text
 */
char *
kzru_event_period_format (KzruEventPeriod  self,
                          KzruCalendar    *calendar,
                          KzruDateStyle    style)
{
  return kzru_calendar_format_span (calendar, self.span, self.unit, style);
}
