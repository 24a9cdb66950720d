/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-csv-scan.h"

#include <string.h>

/* RFC 4180, with line breaks of any system:
 *
 *   record  = field *( "," field ) line-break
 *   field   = quoted / plain
 *   quoted  = DQUOTE *( any character but DQUOTE / 2DQUOTE ) DQUOTE
 *   plain   = *( any character but DQUOTE, comma, CR, LF )
 *
 * The last record may do without its line break. Nothing is copied: fields are
 * told by where they stand. After a fault the scan goes on with the next line, so
 * that all faults of a file are found at once. */

/**
 * kzru_csv_scan_init:
 * @self: (out caller-allocates): a scan
 * @text: (array length=n_bytes): the table; must outlive the scan
 * @n_bytes: its length
 *
 * Starts to read a table.
 */
void
kzru_csv_scan_init (KzruCsvScan *self,
                    char        *text,
                    gsize        n_bytes)
{
  self->at = text;
  self->end = text + n_bytes;
  self->line = 1;
  self->n_fields = 0;
  self->error = KZRU_CSV_OK;
}

static void
fail (KzruCsvScan  *self,
      KzruCsvError  error,
      const char   *at)
{
  if (self->error != KZRU_CSV_OK)
    return;

  self->error = error;
  self->error_at = at;
}

static gboolean
is_break (char c)
{
  return c == '\n' || c == '\r';
}

/* Goes behind the closing quotation mark, or to the end of the text. */
static void
scan_quoted (KzruCsvScan  *self,
             KzruCsvField *field)
{
  char *p = self->at + 1;

  field->quoted = TRUE;
  field->start = p;

  for (;; p++)
    {
      p = memchr (p, '"', (gsize) (self->end - p));
      if (p == NULL)
        {
          fail (self, KZRU_CSV_UNCLOSED_QUOTE, field->start - 1);
          p = self->end;
          field->n_bytes = (gsize) (p - field->start);
          break;
        }
      if (p + 1 < self->end && p[1] == '"')
        {
          field->escaped = TRUE;
          p++;
          continue;
        }
      field->n_bytes = (gsize) (p - field->start);
      p++;
      break;
    }

  for (const char *q = field->start; (q = memchr (q, '\n', (gsize) (p - q))) != NULL; q++)
    self->line++;
  self->at = p;

  if (p < self->end && *p != ',' && !is_break (*p))
    fail (self, KZRU_CSV_AFTER_QUOTE, p);
}

static void
scan_plain (KzruCsvScan  *self,
            KzruCsvField *field)
{
  char *p = self->at;

  field->start = p;
  while (p < self->end && *p != ',' && !is_break (*p))
    {
      if (*p == '"')
        fail (self, KZRU_CSV_STRAY_QUOTE, p);
      p++;
    }
  field->n_bytes = (gsize) (p - field->start);
  self->at = p;
}

static void
scan_field (KzruCsvScan *self)
{
  KzruCsvField field = { .start = self->at };

  if (self->at < self->end && *self->at == '"')
    scan_quoted (self, &field);
  else
    scan_plain (self, &field);

  if (self->n_fields < KZRU_CSV_MAX_FIELDS)
    self->fields[self->n_fields++] = field;
  else
    fail (self, KZRU_CSV_TOO_MANY_FIELDS, field.start);
}

static void
skip_break (KzruCsvScan *self)
{
  if (self->at < self->end && *self->at == '\r')
    self->at++;
  if (self->at < self->end && *self->at == '\n')
    self->at++;
  self->line++;
}

/**
 * kzru_csv_scan_next:
 * @self: a scan
 *
 * Reads the next record. Lines with nothing in them are passed over.
 *
 * Returns: whether there was one
 */
gboolean
kzru_csv_scan_next (KzruCsvScan *self)
{
  while (self->at < self->end && is_break (*self->at))
    skip_break (self);
  if (self->at >= self->end)
    return FALSE;

  self->record = self->at;
  self->record_line = self->line;
  self->n_fields = 0;
  self->error = KZRU_CSV_OK;

  for (;;)
    {
      scan_field (self);

      /* What is wrong with a field ends it; the rest of its line is lost. */
      while (self->error == KZRU_CSV_AFTER_QUOTE && self->at < self->end && !is_break (*self->at))
        self->at++;
      if (self->at >= self->end || is_break (*self->at))
        break;
      self->at++;
    }

  self->record_end = self->at;
  if (self->at < self->end)
    skip_break (self);

  return TRUE;
}

/**
 * kzru_csv_scan_locate:
 * @self: a scan
 * @at: a place in its last record
 * @line: (out): its line, from 1
 * @column: (out): its column, in code points, from 1
 *
 * Says where something stands.
 */
void
kzru_csv_scan_locate (const KzruCsvScan *self,
                      const char        *at,
                      guint             *line,
                      guint             *column)
{
  const char *start = self->record;

  *line = self->record_line;
  for (const char *p = start; p < at; p++)
    if (*p == '\n')
      {
        (*line)++;
        start = p + 1;
      }

  *column = (guint) g_utf8_strlen (start, at - start) + 1;
}

/**
 * kzru_csv_unescape:
 * @to: where to write; may be @from
 * @from: (array length=n_bytes): a field between quotation marks
 * @n_bytes: its length
 *
 * Makes one of each two quotation marks.
 *
 * Returns: how many bytes were written
 */
gsize
kzru_csv_unescape (char       *to,
                   const char *from,
                   gsize       n_bytes)
{
  gsize n = 0;

  for (gsize i = 0; i < n_bytes; i++)
    {
      to[n++] = from[i];
      if (from[i] == '"')
        i++;
    }

  return n;
}
