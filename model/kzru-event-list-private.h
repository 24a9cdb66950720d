/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-event-list.h"

#include "model/kzru-job.h"
#include "model/kzru-row-sort.h"

G_BEGIN_DECLS

/* The sorting of a table, which outlives a list that no longer wants it. */
typedef struct
{
  KzruRowFilter filter;
  KzruRowOrder order;
  guint *records;
  guint n_records;
} KzruEventSorting;

struct _KzruEventList
{
  GObject parent_instance;

  KzruViewState *view_state;
  GSignalGroup *view_state_signals;

  guint *records; /* by position */
  guint n_records;
  GHashTable *items; /* of KzruEventItem by record, weak: those that somebody holds */

  /* How it is to be sorted, and how the records are, which is another way while the
   * sorting is under way. */
  KzruEventColumn column;
  gboolean descending;
  KzruEventColumn shown_column;
  gboolean shown_descending;
  gboolean is_stale; /* whether other events are to be shown than are */

  KzruJob *sorting; /* NULL if none is under way */
  int percent;      /* -1 if none is, or not for long */
};

/* Says how far the sorting is; -1 if none is under way. */
void        _kzru_event_list_set_percent (KzruEventList *self,
                                          int            percent);

/* The text of a column other than the date, and the name of a record. */
const char *_kzru_event_list_get_text    (KzruEventList   *self,
                                          guint            record,
                                          KzruEventColumn  column);
const char *_kzru_event_list_get_label   (KzruEventList   *self,
                                          KzruRecordKind   kind,
                                          guint            index);

/* Other events are shown than before, or another order is asked for. What is sorted
 * still is given up. */
void        _kzru_event_list_update      (KzruEventList *self);
void        _kzru_event_list_turn        (KzruEventList *self);

G_END_DECLS
