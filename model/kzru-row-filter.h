/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-progress.h"
#include "model/kzru-time-filter.h"

G_BEGIN_DECLS

/* Of model/kzru-event-table.h, which knows of view states, which know of filters. */
typedef struct _KzruEventTable KzruEventTable;

/**
 * KzruRowFilter:
 * @events: the events of a table
 * @matches: (nullable): a byte for each record: whether it has the words that are
 *   searched for; all have them if %NULL
 * @range: a range of time, in seconds of the time line; empty for all time
 * @mode: whether what may lie in @range passes, or only what must
 * @until: in seconds: what cannot have begun before does not pass
 *
 * Which rows of a table are wanted, as it was when somebody asked: what a thread may
 * go by while the user goes on.
 */
typedef struct
{
  KzruEventTable *events;
  GBytes         *matches;
  KzruSpan        range;
  KzruTimeMode    mode;
  gint64          until;
} KzruRowFilter;

void     kzru_row_filter_init  (KzruRowFilter       *self,
                                KzruEventTable      *events);
void     kzru_row_filter_copy  (const KzruRowFilter *self,
                                KzruRowFilter       *copy);
void     kzru_row_filter_clear (KzruRowFilter       *self);

gboolean kzru_row_filter_equal   (const KzruRowFilter *self,
                                  const KzruRowFilter *other);
gboolean kzru_row_filter_is_open (const KzruRowFilter *self);
gboolean kzru_row_filter_passes  (const KzruRowFilter *self,
                                  guint                row);
guint    kzru_row_filter_count   (const KzruRowFilter *self,
                                  const KzruProgress  *progress);
GArray  *kzru_row_filter_pick    (const KzruRowFilter *self,
                                  const guint         *records,
                                  guint                n_records,
                                  guint                max,
                                  guint               *n,
                                  const KzruProgress  *progress) G_GNUC_WARN_UNUSED_RESULT;
guint    kzru_row_filter_find    (const KzruRowFilter *self,
                                  guint                from,
                                  int                  step,
                                  const KzruProgress  *progress);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KzruRowFilter, kzru_row_filter_clear)

G_END_DECLS
