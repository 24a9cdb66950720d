/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KzruProgress:
 * @percent: (nullable): is set, atomically, to how far it is
 * @from: @percent when it begins
 * @to: @percent when it is done
 * @cancellable: (nullable): to give up with
 *
 * How far something is that takes long, and whether anybody still waits for it: what
 * a thread and the main loop tell each other. It may be a part of something larger.
 */
typedef struct
{
  int          *percent;
  int           from;
  int           to;
  GCancellable *cancellable;
} KzruProgress;

/* How many steps to take before one asks, and tells, again. */
#define KZRU_PROGRESS_STEPS 4096

/**
 * kzru_progress_go_on:
 * @self: (nullable): a progress
 * @done: how much is done
 * @all: how much there is to do
 *
 * Tells how far it is.
 *
 * Returns: whether to go on
 */
static inline gboolean
kzru_progress_go_on (const KzruProgress *self,
                     guint64             done,
                     guint64             all)
{
  if (self == NULL)
    return TRUE;

  if (self->percent != NULL)
    g_atomic_int_set (self->percent, self->from + (int) ((guint64) (self->to - self->from) * done / MAX (all, 1)));

  return !g_cancellable_is_cancelled (self->cancellable);
}

/**
 * kzru_progress_part:
 * @self: (nullable): a progress
 * @from: where the part begins, in percent of the whole
 * @to: where it ends
 *
 * Makes the progress of a part.
 *
 * Returns: the progress, which tells nobody anything if @self is %NULL
 */
static inline KzruProgress
kzru_progress_part (const KzruProgress *self,
                    int                 from,
                    int                 to)
{
  KzruProgress part = { NULL, 0, 100, NULL };

  if (self == NULL)
    return part;

  part.percent = self->percent;
  part.from = self->from + (self->to - self->from) * from / 100;
  part.to = self->from + (self->to - self->from) * to / 100;
  part.cancellable = self->cancellable;

  return part;
}

G_END_DECLS
