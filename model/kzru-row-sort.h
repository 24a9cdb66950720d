/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-event-column.h"
#include "model/kzru-progress.h"
#include "model/kzru-row-filter.h"

G_BEGIN_DECLS

/**
 * KzruRowOrder:
 * @column: what to sort by
 * @descending: whether the last comes first
 * @language: a BCP 47 tag: whose order texts have
 * @categories: (array zero-terminated=1): the names of the lanes of the table
 *
 * How the rows of a table are to be sorted.
 */
typedef struct
{
  KzruEventColumn  column;
  gboolean         descending;
  char            *language;
  char           **categories;
} KzruRowOrder;

guint *kzru_row_sort (const KzruRowFilter *filter,
                      const KzruRowOrder  *order,
                      const KzruProgress  *progress,
                      guint               *n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
