/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-calendar.h"
#include "model/kzru-event-columns.h"

G_BEGIN_DECLS

/**
 * KzruEventPeriod:
 * @span: from when to when, in seconds
 * @unit: how exactly that is to be said
 *
 * When some events were, taken together.
 */
typedef struct
{
  KzruSpan         span;
  KzruCalendarUnit unit;
} KzruEventPeriod;

KzruEventPeriod kzru_event_period_of_span (KzruSpan                span);
KzruEventPeriod kzru_event_period_of_rows (const KzruEventColumns *columns,
                                           const guint            *rows,
                                           guint                   n);
char           *kzru_event_period_format  (KzruEventPeriod         self,
                                           KzruCalendar           *calendar,
                                           KzruDateStyle           style) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
