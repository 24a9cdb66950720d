/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <unicode/ucal.h>
#include <unicode/udatpg.h>

#include "model/kzru-calendar.h"

G_BEGIN_DECLS

/* The instants that ICU can count: some 5.7 million years to either side. */
#define KZRU_CALENDAR_LAST_INSTANT G_GINT64_CONSTANT (180000000000000)
#define KZRU_CALENDAR_FIRST_INSTANT (-KZRU_CALENDAR_LAST_INSTANT)

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
  UCalendar                 *early_or_late; /* nullable: where it replaces @calendar */
  KzruCalendar              *gregorian;     /* nullable: for texts of what ICU cannot count */

  UDateTimePatternGenerator *patterns;
  GHashTable                *formats;       /* skeleton → UDateFormat */
  GHashTable                *span_formats;  /* skeleton → UDateIntervalFormat */
};

char *kzru_calendar_format_skeleton      (KzruCalendar *self,
                                          gint64        instant,
                                          const char   *skeleton) G_GNUC_WARN_UNUSED_RESULT;
char *kzru_calendar_format_span_skeleton (KzruCalendar *self,
                                          gint64        first,
                                          gint64        last,
                                          const char   *skeleton) G_GNUC_WARN_UNUSED_RESULT;
void  kzru_calendar_clear_formats        (KzruCalendar *self);

G_END_DECLS
