/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-event-table.h"
#include "model/kzru-view-state.h"
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
} KzruSourceBlock;

/* The appendix entry by entry; each is an array of KzruSourceBlock. */
GArray *kzru_source_entry_new_heading  (const KzruPaperText  *paper,
                                        const char           *text,
                                        double                width) G_GNUC_WARN_UNUSED_RESULT;
GArray *kzru_source_entry_new_event    (const KzruPaperText  *paper,
                                        KzruViewState        *state,
                                        const KzruEventTable *table,
                                        guint                 row,
                                        const guint          *quoting_rows,
                                        double                width) G_GNUC_WARN_UNUSED_RESULT;
GArray *kzru_source_entry_new_document (const KzruPaperText  *paper,
                                        KzruViewState        *state,
                                        guint                 source,
                                        double                width) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
