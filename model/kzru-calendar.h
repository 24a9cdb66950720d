/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "model/kzru-edtf.h"
#include "model/kzru-span.h"

G_BEGIN_DECLS

/**
 * KzruCalendarUnit:
 *
 * What calendars count, from the shortest to the longest. A week starts on the
 * day on which it does in the region of the locale.
 */
typedef enum
{
  KZRU_CALENDAR_SECOND,
  KZRU_CALENDAR_MINUTE,
  KZRU_CALENDAR_HOUR,
  KZRU_CALENDAR_DAY,
  KZRU_CALENDAR_WEEK,
  KZRU_CALENDAR_MONTH,
  KZRU_CALENDAR_YEAR,
} KzruCalendarUnit;

/**
 * KzruCalendarFields:
 * @year: counted through, without eras: the year before 1 is 0
 * @month: from 1
 * @day: of the month, from 1
 * @hour: from 0 to 23
 * @minute: from 0 to 59
 * @second: from 0 to 59
 *
 * An instant in the terms of a calendar.
 */
typedef struct
{
  gint64 year;
  int    month;
  int    day;
  int    hour;
  int    minute;
  int    second;
} KzruCalendarFields;

/**
 * KzruDateStyle:
 * @KZRU_DATE_STYLE_LONG: for running text: "12 November 2025"
 * @KZRU_DATE_STYLE_SHORT: where there is little room: "12 Nov 2025"
 */
typedef enum
{
  KZRU_DATE_STYLE_LONG,
  KZRU_DATE_STYLE_SHORT,
} KzruDateStyle;

#define KZRU_TYPE_CALENDAR (kzru_calendar_get_type ())
G_DECLARE_FINAL_TYPE (KzruCalendar, kzru_calendar, KZRU, CALENDAR, GObject)

const char * const *kzru_calendar_get_keys      (void);
gboolean            kzru_calendar_is_key        (const char         *key);

KzruCalendar       *kzru_calendar_new           (const char         *key,
                                                 const char         *locale) G_GNUC_WARN_UNUSED_RESULT;
const char         *kzru_calendar_get_key       (KzruCalendar       *self);
const char         *kzru_calendar_get_locale    (KzruCalendar       *self);
const char         *kzru_calendar_get_name      (KzruCalendar       *self);

KzruCalendarFields  kzru_calendar_from_instant  (KzruCalendar       *self,
                                                 gint64              instant);
gint64              kzru_calendar_to_instant    (KzruCalendar       *self,
                                                 KzruCalendarFields  fields);
gint64              kzru_calendar_floor         (KzruCalendar       *self,
                                                 gint64              instant,
                                                 KzruCalendarUnit    unit);
gint64              kzru_calendar_add           (KzruCalendar       *self,
                                                 gint64              instant,
                                                 KzruCalendarUnit    unit,
                                                 gint64              amount);

char               *kzru_calendar_format_edtf   (KzruCalendar       *self,
                                                 const KzruEdtf     *edtf,
                                                 KzruDateStyle       style) G_GNUC_WARN_UNUSED_RESULT;
char               *kzru_calendar_format_instant (KzruCalendar      *self,
                                                 gint64              instant,
                                                 KzruCalendarUnit    unit,
                                                 KzruDateStyle       style) G_GNUC_WARN_UNUSED_RESULT;
char               *kzru_calendar_format_span   (KzruCalendar       *self,
                                                 KzruSpan            span,
                                                 KzruCalendarUnit    unit,
                                                 KzruDateStyle       style) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
