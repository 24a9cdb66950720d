/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KZRU_CSV_MAX_FIELDS 64

/**
 * KzruCsvField:
 * @start: its first byte, behind the quotation mark if it has one
 * @n_bytes: how long it is, without quotation marks
 * @quoted: whether it stands between quotation marks
 * @escaped: whether it has quotation marks within, which stand doubled
 *
 * A field of a record.
 */
typedef struct
{
  char    *start;
  gsize    n_bytes;
  gboolean quoted;
  gboolean escaped;
} KzruCsvField;

/**
 * KzruCsvError:
 *
 * What may be wrong with a record.
 */
typedef enum
{
  KZRU_CSV_OK,
  KZRU_CSV_STRAY_QUOTE,   /* in a field that does not start with one */
  KZRU_CSV_AFTER_QUOTE,   /* more of the field behind its closing one */
  KZRU_CSV_UNCLOSED_QUOTE,
  KZRU_CSV_TOO_MANY_FIELDS,
} KzruCsvError;

/**
 * KzruCsvScan:
 * @at: the next byte to look at
 * @end: where the text ends
 * @line: the line of @at, from 1
 * @record: where the last record starts
 * @record_end: where it ends, without its line break
 * @record_line: the line that it starts in
 * @fields: (array length=n_fields): its fields
 * @error: what is wrong with it
 * @error_at: where
 *
 * Reads a table of RFC 4180, record by record, where it stands in memory.
 */
typedef struct
{
  char        *at;
  char        *end;
  guint        line;
  char        *record;
  char        *record_end;
  guint        record_line;
  KzruCsvField fields[KZRU_CSV_MAX_FIELDS];
  guint        n_fields;
  KzruCsvError error;
  const char  *error_at;
} KzruCsvScan;

void     kzru_csv_scan_init   (KzruCsvScan       *self,
                               char              *text,
                               gsize              n_bytes);
gboolean kzru_csv_scan_next   (KzruCsvScan       *self);
void     kzru_csv_scan_locate (const KzruCsvScan *self,
                               const char        *at,
                               guint             *line,
                               guint             *column);
gsize    kzru_csv_unescape    (char              *to,
                               const char        *from,
                               gsize              n_bytes);

G_END_DECLS
