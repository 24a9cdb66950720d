/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-atlas.h"
#include "model/kzru-event-table.h"

G_BEGIN_DECLS

/**
 * KzruCsvColumn:
 *
 * The columns that a table of events has.
 */
typedef enum
{
  KZRU_CSV_COLUMN_ID,
  KZRU_CSV_COLUMN_TITLE,
  KZRU_CSV_COLUMN_START,
  KZRU_CSV_COLUMN_END,
  KZRU_CSV_COLUMN_CATEGORY,
  KZRU_CSV_COLUMN_LON,
  KZRU_CSV_COLUMN_LAT,
  KZRU_CSV_N_COLUMNS,
} KzruCsvColumn;

/* How many degrees a unit of longitude and latitude is, and what stands for none. */
#define KZRU_CSV_DEGREES 1e-7
#define KZRU_CSV_NO_POINT G_MININT32

/* A line number is kept for each so many rows. */
#define KZRU_CSV_ROWS_PER_LINE_MARK 1024

/**
 * KzruCsvParts:
 * @text: the file, with a zero byte behind each title; behind it, titles that had
 *   to be rewritten
 * @places: where each column stands in a row, or -1
 * @offsets: (element-type guint32): where each row starts, and where the last ends
 * @lines: (element-type guint): the line of each 1,024th row
 * @points: (element-type gint32): longitude and latitude of each row
 * @events: the rows as events
 *
 * What a table is made of.
 */
typedef struct
{
  GBytes         *text;
  int             places[KZRU_CSV_N_COLUMNS];
  GArray         *offsets;
  GArray         *lines;
  GArray         *points;
  KzruEventTable *events;
} KzruCsvParts;

typedef struct _KzruCsvTable KzruCsvTable;

KzruCsvTable      *kzru_csv_table_new         (KzruCsvParts       *parts) G_GNUC_WARN_UNUSED_RESULT;
void               kzru_csv_table_free        (KzruCsvTable       *self);
guint              kzru_csv_table_get_n_rows  (const KzruCsvTable *self);
KzruEventTable    *kzru_csv_table_get_events  (const KzruCsvTable *self);
gboolean           kzru_csv_table_get_point   (const KzruCsvTable *self,
                                               guint               row,
                                               KzruPoint          *point);
gboolean           kzru_csv_table_find        (const KzruCsvTable *self,
                                               const char         *id,
                                               guint              *row);
char              *kzru_csv_table_dup_id      (const KzruCsvTable *self,
                                               guint               row) G_GNUC_WARN_UNUSED_RESULT;
const KzruEvent   *kzru_csv_table_get_event   (KzruCsvTable       *self,
                                               guint               row);
const KzruPassage *kzru_csv_table_get_passage (KzruCsvTable       *self,
                                               guint               row);
const KzruPlace   *kzru_csv_table_get_place   (KzruCsvTable       *self,
                                               guint               row);
gsize              kzru_csv_table_get_bytes   (const KzruCsvTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruCsvTable, kzru_csv_table_free)

G_END_DECLS
