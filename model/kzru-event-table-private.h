/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-event-table.h"

G_BEGIN_DECLS

/**
 * KzruEventTable:
 *
 * The events of a timeline as columns, sorted by time.
 *
 * One column is one block of memory, so that what a frame looks at lies close
 * together: finding, packing and counting touch numbers only, and a title is
 * read when it is drawn. A table is never changed after it was built; views
 * with a filter or in another language have another table.
 *
 * Most events have one claim of when they were, and it is in the columns. The
 * few with several have theirs in a list of their own, in order of row.
 */
struct _KzruEventTable
{
  gatomicrefcount ref_count;

  KzruEventColumns columns;
  KzruSpan span;
  guint n_lanes;
  guint *lane_sizes;

  gint64 *instants;     /* the four columns of instants, one after the other */
  guint32 *numbers;     /* record, and offset of the title in the arena */
  guint16 *lanes;
  guint8 *bytes;        /* importance, kind, flags and number of claims */
  const guint32 *title; /* in @numbers */
  GBytes *titles;       /* each with its closing nul */
  const char *arena;    /* the same */

  guint *claimed_rows;      /* rows with several claims, ascending */
  guint *claim_starts;      /* where each one's claims start in @claims */
  guint *claimed_in_time;   /* the same rows in the order of the instants that they stand at */
  gint64 *claimed_instants; /* those instants */
  guint n_claimed;
  KzruEdtfBounds *claims;

  guint *row_of; /* by record */
  guint n_records;

  KzruIntervalIndex *index;
  KzruEventPyramid *pyramid;
};

G_END_DECLS
