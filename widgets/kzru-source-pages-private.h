/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/kzru-source-entry.h"
#include "widgets/kzru-source-pages.h"

G_BEGIN_DECLS

/* What laying the appendix out and drawing it have in common. */

#define KZRU_SOURCE_COLUMN_GAP (7 * KZRU_POINTS_PER_MM)

/* Some lines of a paragraph in their place. */
typedef struct
{
  guint page;
  guint column;
  guint entry;
  guint block;
  guint first_line;
  guint n_lines;
  double y; /* of the upper edge of the first line, in points */
} KzruSourcePiece;

/* A place in the pages. */
typedef struct
{
  KzruSourcePages *self;
  guint page;
  guint column;
  double y;
  gboolean at_top; /* of a column: no room is left free there */
} KzruSourceFlow;

struct _KzruSourcePages
{
  KzruPaperText *paper;
  KzruViewState *state;
  const KzruChartTable *table;   /* borrowed */
  const KzruChartCounts *counts; /* borrowed */
  const KzruChartLinks *links;   /* borrowed */
  guint *quoting_rows; /* for each passage, the first row that rests on it */
  KzruBox box;

  guint n_columns;
  double column_width;
  GArray *pieces; /* of KzruSourcePiece, in reading order */
  GArray *firsts; /* of guint: the first piece of each page */
  KzruSourceFlow flow;      /* where the next entry goes */
  guint n_flowed; /* entries that are laid out */
};

GArray *_kzru_source_pages_make_entry    (KzruSourcePages *self,
                                          guint            index) G_GNUC_WARN_UNUSED_RESULT;
double  _kzru_source_pages_measure_lines (PangoLayout     *layout,
                                          guint            first,
                                          guint            n);

G_END_DECLS
