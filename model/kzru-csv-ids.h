/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-csv-scan.h"

G_BEGIN_DECLS

/**
 * KzruCsvIds:
 *
 * Which ids the rows of a table have: a hash table of what stands in the file.
 */
typedef struct
{
  /*< private >*/
  const char *text;
  guint32    *rows;    /* by hash: the number of a row, from 1; 0 for none */
  guint       n_slots; /* a power of two */
  guint32    *places;  /* by row: where its id stands in the text */
  guint       n_rows;
} KzruCsvIds;

void     kzru_csv_ids_init  (KzruCsvIds         *self,
                             const char         *text);
void     kzru_csv_ids_clear (KzruCsvIds         *self);
gboolean kzru_csv_ids_add   (KzruCsvIds         *self,
                             const KzruCsvField *field);

G_END_DECLS
