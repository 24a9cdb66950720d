/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <unicode/ucal.h>
#include <unicode/udatpg.h>
#include <unicode/unum.h>

#include "model/kzru-calendar.h"

G_BEGIN_DECLS

/* The instants that ICU can count: some 5.7 million years to either side. */
#define KZRU_CALENDAR_LAST_INSTANT G_GINT64_CONSTANT (180000000000000)
#define KZRU_CALENDAR_FIRST_INSTANT (-KZRU_CALENDAR_LAST_INSTANT)

/* A month that was looked up: days from @start to before @end are in it. */
typedef struct
{
  gint64 start;
  gint64 end;
  gint64 year;
  int    month;
} KzruCalendarMonth;

/* The first day of a month that was looked up. */
typedef struct
{
  gint64 year;
  int    month; /* 0: nothing here */
  gint64 day;
} KzruCalendarMonthStart;

/* How many months are kept: a power of two. */
#define KZRU_CALENDAR_N_MONTHS 2048

/* How many texts of ticks are kept before all of them go. */
#define KZRU_CALENDAR_MAX_LABELS 4096

struct _KzruCalendar
{
  GObject                    parent_instance;

  char                      *key;
  char                      *locale;
  char                      *name;
  char                      *icu_locale;    /* with the calendar */
  gboolean                   is_gregorian;
  int                        first_weekday; /* 0 is Sunday */

  UCalendar                 *calendar;
  UCalendar                 *second;        /* for the end of a span */
  KzruCalendar              *early_or_late; /* nullable: what stands in for it there */
  KzruCalendar              *gregorian;     /* nullable: for texts of what ICU cannot count */

  KzruCalendarMonth         *months;        /* nullable: what was asked of ICU */
  KzruCalendarMonthStart    *month_starts;

  UDateTimePatternGenerator *patterns;
  UNumberFormat             *integers;
  GHashTable                *formats;       /* skeleton → UDateFormat */
  GHashTable                *span_formats;  /* skeleton → UDateIntervalFormat */
  GHashTable                *labels;        /* skeleton → table of instant → text */
  guint                      n_labels;
};

KzruCalendar *kzru_calendar_at           (KzruCalendar *self,
                                          gint64        instant);

char *kzru_calendar_format_skeleton      (KzruCalendar *self,
                                          gint64        instant,
                                          const char   *skeleton) G_GNUC_WARN_UNUSED_RESULT;
const char *kzru_calendar_format_tick    (KzruCalendar *self,
                                          gint64        instant,
                                          const char   *skeleton);
char *kzru_calendar_format_span_skeleton (KzruCalendar *self,
                                          gint64        first,
                                          gint64        last,
                                          const char   *skeleton) G_GNUC_WARN_UNUSED_RESULT;
void  kzru_calendar_clear_formats        (KzruCalendar *self);

G_END_DECLS
