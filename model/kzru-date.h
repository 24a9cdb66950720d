/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "model/kzru-span.h"

G_BEGIN_DECLS

/* The last year, before and after the year 0, of which every second can be
 * counted in an instant. */
#define KZRU_DATE_MAX_YEAR G_GINT64_CONSTANT (292000000000)

/**
 * KzruDate:
 * @year: astronomical: 0 is 1 BC, -1 is 2 BC
 * @month: from 1 to 12
 * @day: of the month, from 1
 *
 * A day of the proleptic Gregorian calendar, that is, the Gregorian calendar
 * carried on through all the years before it was decreed, as ISO 8601 has it.
 */
typedef struct
{
  gint64 year;
  int    month;
  int    day;
} KzruDate;

gboolean kzru_date_is_leap_year    (gint64   year) G_GNUC_CONST;
int      kzru_date_get_month_days  (gint64   year,
                                    int      month) G_GNUC_CONST;
gboolean kzru_date_is_valid        (KzruDate self);
gint64   kzru_date_to_day          (KzruDate self);
KzruDate kzru_date_from_day        (gint64   day);

gint64   kzru_date_to_instant      (KzruDate self);
gint64   kzru_instant_from_day     (gint64   day) G_GNUC_CONST;
gint64   kzru_instant_get_day      (gint64   instant) G_GNUC_CONST;
gint64   kzru_instant_add          (gint64   instant,
                                    gint64   seconds) G_GNUC_CONST;

G_END_DECLS
