/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-view-state.h"
#include "widgets/kzru-chart-counts.h"
#include "widgets/kzru-chart-links.h"
#include "widgets/kzru-chart-table.h"
#include "widgets/kzru-paper-text.h"

G_BEGIN_DECLS

/**
 * KzruSourceBlock:
 * @layout: its text, set
 * @indent: from the edge at which lines start, in points
 * @space: free room before it, in points
 * @dim: whether it is secondary
 * @keep: whether it must not be parted from the block that follows
 * @marked: (nullable) (element-type KzruTextRange): which of its words are to be
 *   marked as evidence
 * @element: what it is in the structure of a PDF
 * @target: (nullable): the name that links lead to it by
 * @link: (nullable): the name of the target that it leads to
 * @uri: (nullable): the address that it leads to
 *
 * A paragraph of the appendix.
 */
typedef struct
{
  PangoLayout *layout;
  double       indent;
  double       space;
  gboolean     dim;
  gboolean     keep;
  GArray      *marked;
  const char  *element;
  char        *target;
  char        *link;
  char        *uri;
} KzruSourceBlock;

/**
 * KzruSourceParams:
 * @paper: sets the texts
 * @state: a view state with an atlas
 * @table: the events of a print
 * @quoting_rows: for each passage of the atlas, the first row that rests on it
 * @links: where events stand on the chart
 * @width: of a column, in points
 *
 * What the entries of an appendix are made from; all is borrowed.
 */
typedef struct
{
  const KzruPaperText  *paper;
  KzruViewState        *state;
  const KzruChartTable *table;
  const guint          *quoting_rows;
  const KzruChartLinks *links;
  double                width;
} KzruSourceParams;

/* The appendix entry by entry; each is an array of KzruSourceBlock. */
GArray *kzru_source_entry_new_heading  (const KzruSourceParams *params,
                                        const char             *text) G_GNUC_WARN_UNUSED_RESULT;
GArray *kzru_source_entry_new_event    (const KzruSourceParams *params,
                                        guint                   row) G_GNUC_WARN_UNUSED_RESULT;
GArray *kzru_source_entry_new_count    (const KzruSourceParams *params,
                                        const KzruChartCount   *count,
                                        guint                   index) G_GNUC_WARN_UNUSED_RESULT;
GArray *kzru_source_entry_new_document (const KzruSourceParams *params,
                                        guint                   source) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
