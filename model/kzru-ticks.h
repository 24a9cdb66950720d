/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-calendar.h"

G_BEGIN_DECLS

/**
 * KzruTickLevel:
 * @KZRU_TICK_MINOR: between two labels; has none itself
 * @KZRU_TICK_MAJOR: has a label
 * @KZRU_TICK_BOUNDARY: a major tick at which the next longer unit starts too,
 *   such as January among months; its label says which ("2017")
 */
typedef enum
{
  KZRU_TICK_MINOR,
  KZRU_TICK_MAJOR,
  KZRU_TICK_BOUNDARY,
} KzruTickLevel;

/**
 * KzruTick:
 * @instant: where it stands
 * @level: what it is
 * @label: (nullable): its text in the locale of the calendar, or `NULL` for a minor tick
 */
typedef struct
{
  gint64        instant;
  KzruTickLevel level;
  const char   *label;
} KzruTick;

/**
 * KzruTickRoom:
 * @calendar: the calendar of an axis
 * @unit: what its labels are steps of
 * @user_data: what was passed along
 *
 * Says how much room the widest label of a unit takes, whichever are in view: so the
 * step stays the same while one pans.
 *
 * Returns: the least distance of two labels, in px
 */
typedef double (*KzruTickRoom) (KzruCalendar     *calendar,
                                KzruCalendarUnit  unit,
                                gpointer          user_data);

typedef struct _KzruTicks KzruTicks;

KzruTicks      *kzru_ticks_new         (KzruCalendar    *calendar,
                                        KzruSpan         visible,
                                        double           seconds_per_px,
                                        double           min_spacing_px) G_GNUC_WARN_UNUSED_RESULT;
KzruTicks      *kzru_ticks_new_with_room (KzruCalendar  *calendar,
                                        KzruSpan         visible,
                                        double           seconds_per_px,
                                        double           min_spacing_px,
                                        KzruTickRoom     room,
                                        gpointer         user_data) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray      *kzru_ticks_dup_samples (KzruCalendar    *calendar,
                                        KzruCalendarUnit unit) G_GNUC_WARN_UNUSED_RESULT;
void            kzru_ticks_free        (KzruTicks       *self);
const KzruTick *kzru_ticks_get         (const KzruTicks *self,
                                        guint           *n_ticks);
const char     *kzru_ticks_get_context (const KzruTicks *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruTicks, kzru_ticks_free)

G_END_DECLS
