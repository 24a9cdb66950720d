/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-calendar.h"

G_BEGIN_DECLS

/**
 * KzruDatePair:
 * @first: an instant
 * @first_unit: how precise it is
 * @last: an instant, not earlier
 * @last_unit: how precise that is
 *
 * Two dates that are told of in one breath.
 */
typedef struct
{
  gint64           first;
  KzruCalendarUnit first_unit;
  gint64           last;
  KzruCalendarUnit last_unit;
} KzruDatePair;

gboolean kzru_date_pair_is_adjacent (const KzruDatePair *self,
                                     KzruCalendar       *calendar);
void     kzru_date_pair_format      (const KzruDatePair *self,
                                     KzruCalendar       *calendar,
                                     KzruDateStyle       style,
                                     char              **first,
                                     char              **last);

G_END_DECLS
