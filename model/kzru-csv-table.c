/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-csv-table.h"

#include <string.h>

#include "model/kzru-csv-date.h"
#include "model/kzru-csv-scan.h"

/**
 * KzruCsvTable:
 *
 * A table of events as a part of an atlas: each row is an event, the passage that
 * it rests on, and, if it has coordinates, a place.
 *
 * What is held is the text of the file, once, and a few numbers a row. Records are
 * handles, made of the text when they are asked for; the last N_HANDLES of them are
 * kept. So a record is good until as many others have been asked for.
 *
 * The titles are read where they stand in the text, with a zero byte behind each.
 * When a row is shown, what stood there is put back: a quotation mark behind a title
 * that starts with one, else a comma. (A title that comes last is not read there.)
 */

#define N_HANDLES 1024
#define IMPORTANCE 3

/* The handles of one row. */
typedef struct
{
  gboolean used;
  guint row;
  guint indices[1];

  char *words; /* the row, as in the file */
  char *id;
  char *line;
  KzruEdtf *edtf;

  KzruLangEntry title;
  KzruDateClaim date;
  KzruQuotation quotation;
  KzruEvent event;
  KzruPassage passage;
  KzruPlace place;
} Handle;

struct _KzruCsvTable
{
  KzruCsvParts parts;
  const char *text;
  Handle handles[N_HANDLES];
  GHashTable *handle_of; /* row => Handle */
  guint next;            /* the handle that was made longest ago */
};

/**
 * kzru_csv_table_new:
 * @parts: (transfer full): what it is made of
 *
 * Makes a table.
 *
 * Returns: (transfer full): the table
 */
KzruCsvTable *
kzru_csv_table_new (KzruCsvParts *parts)
{
  KzruCsvTable *self = g_new0 (KzruCsvTable, 1);

  self->parts = *parts;
  self->text = g_bytes_get_data (parts->text, NULL);
  self->handle_of = g_hash_table_new (NULL, NULL);

  return self;
}

static void
clear_handle (Handle *handle)
{
  g_clear_pointer (&handle->words, g_free);
  g_clear_pointer (&handle->id, g_free);
  g_clear_pointer (&handle->line, g_free);
  g_clear_pointer (&handle->edtf, kzru_edtf_unref);
  handle->used = FALSE;
}

/**
 * kzru_csv_table_free:
 * @self: a table
 *
 * Frees a table with all its records.
 */
void
kzru_csv_table_free (KzruCsvTable *self)
{
  for (guint i = 0; i < N_HANDLES; i++)
    clear_handle (&self->handles[i]);
  g_hash_table_unref (self->handle_of);
  g_array_unref (self->parts.offsets);
  g_array_unref (self->parts.lines);
  g_array_unref (self->parts.points);
  kzru_event_table_unref (self->parts.events);
  g_bytes_unref (self->parts.text);
  g_free (self);
}

/**
 * kzru_csv_table_get_n_rows:
 * @self: a table
 *
 * Counts the rows.
 *
 * Returns: the number of rows
 */
guint
kzru_csv_table_get_n_rows (const KzruCsvTable *self)
{
  return self->parts.offsets->len - 1;
}

/**
 * kzru_csv_table_get_events:
 * @self: a table
 *
 * Gets the rows as events, in columns, a lane for each category.
 *
 * Returns: (transfer none): the events
 */
KzruEventTable *
kzru_csv_table_get_events (const KzruCsvTable *self)
{
  return self->parts.events;
}

/**
 * kzru_csv_table_get_point:
 * @self: a table
 * @row: a row
 * @point: (out): where it was
 *
 * Gets the coordinates of a row.
 *
 * Returns: whether it has any
 */
gboolean
kzru_csv_table_get_point (const KzruCsvTable *self,
                          guint               row,
                          KzruPoint          *point)
{
  gint32 lon = g_array_index (self->parts.points, gint32, 2 * row);
  gint32 lat = g_array_index (self->parts.points, gint32, 2 * row + 1);

  *point = (KzruPoint) { lon * KZRU_CSV_DEGREES, lat * KZRU_CSV_DEGREES };

  return lon != KZRU_CSV_NO_POINT;
}

/* Copies a row as it stands in the file, without its line break. */
static char *
dup_words (const KzruCsvTable *self,
           guint               row)
{
  const char *start = self->text + g_array_index (self->parts.offsets, guint32, row);
  const char *end = self->text + g_array_index (self->parts.offsets, guint32, row + 1);
  const char *title = kzru_event_table_get_title (self->parts.events,
                                                  kzru_event_table_find_row (self->parts.events, row));
  gsize n = (gsize) (end - start);
  char *words = g_memdup2 (start, n + 1);

  /* What stands elsewhere was rewritten and left no mark here. */
  if (title >= start && title < end)
    {
      gsize zero = (gsize) (title - start) + strlen (title);

      words[zero] = title > start && title[-1] == '"' ? '"' : ',';
    }

  while (n > 0 && (words[n - 1] == '\n' || words[n - 1] == '\r'))
    n--;
  words[n] = '\0';

  return words;
}

static const KzruCsvField *
get_field (const KzruCsvTable *self,
           const KzruCsvScan  *scan,
           KzruCsvColumn       column)
{
  static const KzruCsvField none = { (char *) "", 0, FALSE, FALSE };
  int place = self->parts.places[column];

  return place >= 0 && (guint) place < scan->n_fields ? &scan->fields[place] : &none;
}

static guint
find_line (const KzruCsvTable *self,
           guint               row)
{
  guint mark = row / KZRU_CSV_ROWS_PER_LINE_MARK;
  guint line = g_array_index (self->parts.lines, guint, mark);
  const char *end = self->text + g_array_index (self->parts.offsets, guint32, row);
  const char *p = self->text + g_array_index (self->parts.offsets, guint32, mark * KZRU_CSV_ROWS_PER_LINE_MARK);

  while ((p = memchr (p, '\n', (gsize) (end - p))) != NULL)
    {
      line++;
      p++;
    }

  return line;
}

static char *
dup_field (const KzruCsvTable *self,
           const KzruCsvScan  *scan,
           KzruCsvColumn       column)
{
  const KzruCsvField *field = get_field (self, scan, column);
  char *text = g_strndup (field->start, field->n_bytes);

  if (field->escaped)
    text[kzru_csv_unescape (text, text, field->n_bytes)] = '\0';

  return text;
}

static void
fill_event (KzruCsvTable *self,
            Handle       *handle)
{
  guint event_row = kzru_event_table_find_row (self->parts.events, handle->row);
  KzruIndices here = { handle->indices, 1 };
  KzruPoint point;

  handle->title = (KzruLangEntry) { "und", kzru_event_table_get_title (self->parts.events, event_row) };
  handle->date = (KzruDateClaim) {
    .edtf = handle->edtf, .basis = KZRU_BASIS_STATED, .passages = here, .calendar = "gregorian",
    .reference.dataset = G_MAXUINT,
  };
  handle->event = (KzruEvent) {
    .id = handle->id,
    .theme = kzru_event_table_get_columns (self->parts.events)->lane[event_row],
    .title = { &handle->title, 1 },
    .dates = &handle->date,
    .n_dates = 1,
    .passages = here,
    .importance = IMPORTANCE,
    .basis = KZRU_BASIS_STATED,
  };

  handle->place = (KzruPlace) {
    .id = handle->id, .label = { &handle->title, 1 }, .reference.dataset = G_MAXUINT,
  };
  if (kzru_csv_table_get_point (self, handle->row, &point))
    {
      handle->place.point = point;
      handle->event.places = here;
    }
}

static void
fill_passage (KzruCsvTable *self,
              Handle       *handle)
{
  handle->quotation = (KzruQuotation) {
    .exact = handle->words, .prefix = "", .suffix = "",
    .end = (guint64) g_utf8_strlen (handle->words, -1),
  };
  handle->passage = (KzruPassage) {
    .id = handle->id, .language = "und", .locator_label = "line",
    .parts = &handle->quotation, .n_parts = 1, .is_row = TRUE,
  };
}

static void
fill_handle (KzruCsvTable *self,
             Handle       *handle)
{
  g_autofree char *text = NULL;
  const KzruCsvField *start, *end;
  KzruCsvScan scan;

  handle->words = dup_words (self, handle->row);
  text = g_strdup (handle->words);
  kzru_csv_scan_init (&scan, text, strlen (text));
  kzru_csv_scan_next (&scan);

  start = get_field (self, &scan, KZRU_CSV_COLUMN_START);
  end = get_field (self, &scan, KZRU_CSV_COLUMN_END);
  handle->id = dup_field (self, &scan, KZRU_CSV_COLUMN_ID);
  handle->edtf = kzru_csv_date_parse (start->start, start->n_bytes, end->start, end->n_bytes, NULL);
  handle->indices[0] = handle->row;

  fill_event (self, handle);
  fill_passage (self, handle);
}

static Handle *
get_handle (KzruCsvTable *self,
            guint         row)
{
  Handle *handle = g_hash_table_lookup (self->handle_of, GUINT_TO_POINTER (row));

  if (handle != NULL)
    return handle;

  handle = &self->handles[self->next];
  self->next = (self->next + 1) % N_HANDLES;
  if (handle->used)
    g_hash_table_remove (self->handle_of, GUINT_TO_POINTER (handle->row));

  clear_handle (handle);
  handle->used = TRUE;
  handle->row = row;
  fill_handle (self, handle);
  g_hash_table_insert (self->handle_of, GUINT_TO_POINTER (row), handle);

  return handle;
}

/**
 * kzru_csv_table_dup_id:
 * @self: a table
 * @row: a row
 *
 * Gets the id of a row, without making the row.
 *
 * Returns: (transfer full): the id
 */
char *
kzru_csv_table_dup_id (const KzruCsvTable *self,
                       guint               row)
{
  const char *text = self->text + g_array_index (self->parts.offsets, guint32, row);
  g_autofree char *words = NULL;
  KzruCsvScan scan;

  /* Most often the id comes first and has no quotation marks. */
  if (self->parts.places[KZRU_CSV_COLUMN_ID] == 0 && *text != '"')
    return g_strndup (text, strcspn (text, ",\r\n"));

  words = dup_words (self, row);
  kzru_csv_scan_init (&scan, words, strlen (words));
  kzru_csv_scan_next (&scan);

  return dup_field (self, &scan, KZRU_CSV_COLUMN_ID);
}

/**
 * kzru_csv_table_find:
 * @self: a table
 * @id: an id
 * @row: (out): the row that has it
 *
 * Finds a row by its id, by looking at all of them.
 *
 * Returns: whether there is one
 */
gboolean
kzru_csv_table_find (const KzruCsvTable *self,
                     const char         *id,
                     guint              *row)
{
  gsize n_id = strlen (id);
  guint n = kzru_csv_table_get_n_rows (self);

  for (*row = 0; *row < n; (*row)++)
    {
      g_autofree char *found = NULL;
      const char *text = self->text + g_array_index (self->parts.offsets, guint32, *row);

      if (self->parts.places[KZRU_CSV_COLUMN_ID] == 0 && *text != '"' && strncmp (text, id, n_id) != 0)
        continue;

      found = kzru_csv_table_dup_id (self, *row);
      if (g_str_equal (found, id))
        return TRUE;
    }

  return FALSE;
}

/**
 * kzru_csv_table_get_event:
 * @self: a table
 * @row: a row
 *
 * Gets a row as an event.
 *
 * Returns: (transfer none): the event, good until many others were asked for
 */
const KzruEvent *
kzru_csv_table_get_event (KzruCsvTable *self,
                          guint         row)
{
  return &get_handle (self, row)->event;
}

/**
 * kzru_csv_table_get_passage:
 * @self: a table
 * @row: a row
 *
 * Gets a row as the passage that its event rests on: its very words.
 *
 * Returns: (transfer none): the passage, good until many others were asked for
 */
const KzruPassage *
kzru_csv_table_get_passage (KzruCsvTable *self,
                            guint         row)
{
  Handle *handle = get_handle (self, row);

  /* Lines have to be counted, which most of those who ask for a row have no need of. */
  if (handle->line == NULL)
    handle->line = g_strdup_printf ("%u", find_line (self, row));
  handle->passage.locator_value = handle->line;

  return &handle->passage;
}

/**
 * kzru_csv_table_get_place:
 * @self: a table
 * @row: a row
 *
 * Gets where the event of a row was. If the row does not say, no event names it.
 *
 * Returns: (transfer none): the place, good until many others were asked for
 */
const KzruPlace *
kzru_csv_table_get_place (KzruCsvTable *self,
                          guint         row)
{
  return &get_handle (self, row)->place;
}

/**
 * kzru_csv_table_get_bytes:
 * @self: a table
 *
 * Measures the memory that the table takes, besides its text.
 *
 * Returns: the number of bytes
 */
gsize
kzru_csv_table_get_bytes (const KzruCsvTable *self)
{
  return kzru_event_table_get_bytes (self->parts.events) + sizeof *self +
         self->parts.offsets->len * sizeof (guint32) + self->parts.points->len * sizeof (gint32) +
         self->parts.lines->len * sizeof (guint);
}
