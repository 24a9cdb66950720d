/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-csv-reader"

#include "config.h"

#include "model/kzru-csv-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "model/kzru-atlas-private.h"
#include "model/kzru-bidi-check.h"
#include "model/kzru-csv-date.h"
#include "model/kzru-csv-ids.h"
#include "model/kzru-csv-scan.h"
#include "model/kzru-locale.h"
#include "model/kzru-number-format.h"

/* From a table to an atlas: each row an event with a passage, which is the row; each
 * category a theme; the file the only source.
 *
 * Rows are read where they stand, in one pass; all faults are told at once. */

#define IMPORTANCE 3
#define PERCENT_READ 75              /* of the time that it takes; then rows are sorted */
#define MAX_CATEGORIES 60000         /* lanes are numbered in 16 bits: all others share one */
#define ID_OTHERS "*"
#define SAMPLE_BYTES 65536           /* of a file, from which it is told how many rows it may have */
#define MOST_ROOM (2 * 1000 * 1000) /* rows; more are made room for when they come */

/* Colours of categories, one after the other: twelve that can be told apart. */
static const guint32 palette[] = {
  0x1c71d8, 0x26a269, 0xc64600, 0x9141ac, 0x986a44, 0xa51d2d,
  0x0b7a75, 0x5e5c64, 0xb5835a, 0x3d3846, 0xc061cb, 0x2e7d32,
};

static const char * const names[] = { "id", "title", "start", "end", "category", "lon", "lat" };

typedef struct
{
  KzruCsvScan scan;
  KzruFaults *faults;
  KzruCsvParts parts;
  const char *text;
  gsize n_bytes;

  KzruEventTableBuilder *events;
  GString *rewritten;      /* titles */
  GHashTable *category_of; /* name => index + 1 */
  GPtrArray *categories;
  gboolean has_others;     /* whether some rows have none of these */
  KzruCsvIds ids;
  guint n_rows;
} Reader;

/**
 * kzru_csv_is_name:
 * @file_name: the name of a file
 *
 * Says whether a file is a table, by its name.
 *
 * Returns: whether it is
 */
gboolean
kzru_csv_is_name (const char *file_name)
{
  gsize n = strlen (file_name);

  return n > 4 && g_ascii_strcasecmp (file_name + n - 4, ".csv") == 0;
}

/* A number in a message, in the reader's digits. */
static char *
say_number (guint n)
{
  return kzru_format_number (n, kzru_locale_get_default ());
}

static void G_GNUC_PRINTF (4, 5)
report (Reader        *self,
        KzruFaultCode  code,
        const char    *at,
        const char    *format,
        ...)
{
  g_autofree char *message = NULL;
  guint line, column;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  kzru_csv_scan_locate (&self->scan, at, &line, &column);
  kzru_faults_add (self->faults, KZRU_FAULT_ERROR, code, "", line, column, "%s", message);
}

static const KzruCsvField *
get_field (const Reader  *self,
           KzruCsvColumn  column)
{
  static const KzruCsvField none = { (char *) "", 0, FALSE, FALSE };
  int place = self->parts.places[column];

  return place >= 0 && (guint) place < self->scan.n_fields ? &self->scan.fields[place] : &none;
}

static void
report_syntax (Reader *self)
{
  const char *at = self->scan.error_at;
  g_autofree char *most = say_number (KZRU_CSV_MAX_FIELDS);

  switch (self->scan.error)
    {
    case KZRU_CSV_STRAY_QUOTE:
      report (self, KZRU_FAULT_SYNTAX, at,
              _("a quotation mark within a field; expected the field between quotation marks, and those within it doubled"));
      break;
    case KZRU_CSV_AFTER_QUOTE:
      report (self, KZRU_FAULT_SYNTAX, at, _("text behind a closing quotation mark; expected a comma or the end of the line"));
      break;
    case KZRU_CSV_UNCLOSED_QUOTE:
      report (self, KZRU_FAULT_SYNTAX, at, _("a quotation mark that is not closed before the end of the file"));
      break;
    case KZRU_CSV_TOO_MANY_FIELDS:
      report (self, KZRU_FAULT_SYNTAX, at, _("more than %s fields"), most);
      break;
    case KZRU_CSV_OK:
    default:
      g_assert_not_reached ();
    }
}

static int
find_column (const KzruCsvField *field)
{
  for (int i = 0; i < KZRU_CSV_N_COLUMNS; i++)
    if (field->n_bytes == strlen (names[i]) && g_ascii_strncasecmp (field->start, names[i], field->n_bytes) == 0)
      return i;

  return -1;
}

static void
report_unknown_column (Reader             *self,
                       const KzruCsvField *field)
{
  g_autofree char *name = g_strndup (field->start, field->n_bytes);
  guint line, column;

  kzru_csv_scan_locate (&self->scan, field->start, &line, &column);
  kzru_faults_add (self->faults, KZRU_FAULT_WARNING, KZRU_FAULT_UNKNOWN_MEMBER, "", line, column,
                   /* Translators: %s is the name of a column of a table. */
                   _("the column “%s” is not known and is not read"), name);
}

static gboolean
read_header (Reader *self)
{
  for (guint i = 0; i < KZRU_CSV_N_COLUMNS; i++)
    self->parts.places[i] = -1;

  if (!kzru_csv_scan_next (&self->scan) || self->scan.error != KZRU_CSV_OK)
    {
      self->scan.record = (char *) self->text;
      self->scan.record_line = 1;
      report (self, KZRU_FAULT_SYNTAX, self->text, _("expected a line with the names of the columns: %s"),
              "id,title,start,end,category,lon,lat");
      return FALSE;
    }

  for (guint i = 0; i < self->scan.n_fields; i++)
    {
      int column = find_column (&self->scan.fields[i]);

      if (column < 0)
        report_unknown_column (self, &self->scan.fields[i]);
      else if (self->parts.places[column] >= 0)
        report (self, KZRU_FAULT_DUPLICATE_ID, self->scan.fields[i].start, _("the column “%s” is there twice"),
                names[column]);
      else
        self->parts.places[column] = (int) i;
    }

  for (KzruCsvColumn i = KZRU_CSV_COLUMN_ID; i <= KZRU_CSV_COLUMN_START; i++)
    if (self->parts.places[i] < 0)
      report (self, KZRU_FAULT_MISSING, self->scan.record, _("there is no column “%s”; expected the columns %s"),
              names[i], "id,title,start,end,category,lon,lat");

  return kzru_faults_count (self->faults, KZRU_FAULT_ERROR) == 0;
}

static void
check_present (Reader        *self,
               KzruCsvColumn  column)
{
  const KzruCsvField *field = get_field (self, column);

  if (field->n_bytes == 0 && (guint) self->parts.places[column] < self->scan.n_fields)
    report (self, KZRU_FAULT_MISSING, field->start, _("“%s” is empty; expected something"), names[column]);
}

/* Makes an id known, unless another row has it. */
static void
add_id (Reader *self)
{
  const KzruCsvField *field = get_field (self, KZRU_CSV_COLUMN_ID);

  if (!kzru_csv_ids_add (&self->ids, field))
    {
      g_autofree char *id = g_strndup (field->start, field->n_bytes);

      report (self, KZRU_FAULT_DUPLICATE_ID, field->start, _("another row has the id “%s”"), id);
    }
}

static void
check_bidi (Reader             *self,
            const KzruCsvField *field)
{
  KzruBidiCheck check;

  /* All controls are in these blocks of U+2000; few titles have any of it. */
  if (g_strstr_len (field->start, (gssize) field->n_bytes, "\xe2\x80") == NULL &&
      g_strstr_len (field->start, (gssize) field->n_bytes, "\xe2\x81") == NULL)
    return;

  kzru_bidi_check_start (&check);
  for (const char *p = field->start; p < field->start + field->n_bytes; p = g_utf8_next_char (p))
    kzru_bidi_check_feed (&check, g_utf8_get_char (p));
  if (!kzru_bidi_check_finish (&check))
    report (self, KZRU_FAULT_BIDI, field->start, _("a control of the direction of text is not closed, or closes nothing"));
}

static guint
read_category (Reader *self)
{
  const KzruCsvField *field = get_field (self, KZRU_CSV_COLUMN_CATEGORY);
  char key[256];
  gpointer index;
  gsize n = MIN (field->n_bytes, sizeof key - 1);

  memcpy (key, field->start, n);
  if (field->escaped)
    n = kzru_csv_unescape (key, key, n);
  key[n] = '\0';

  if (n < field->n_bytes && !field->escaped)
    {
      g_autofree char *most = say_number (sizeof key - 1);

      report (self, KZRU_FAULT_VALUE, field->start, _("the name of the category is longer than %s bytes"), most);
    }

  index = g_hash_table_lookup (self->category_of, key);
  if (index != NULL)
    return GPOINTER_TO_UINT (index) - 1;

  if (self->categories->len >= MAX_CATEGORIES)
    {
      self->has_others = TRUE;
      return MAX_CATEGORIES;
    }

  g_ptr_array_add (self->categories, g_strdup (key));
  g_hash_table_insert (self->category_of, g_strdup (key), GUINT_TO_POINTER (self->categories->len));
  return self->categories->len - 1;
}

static gint32
read_degrees (Reader        *self,
              KzruCsvColumn  column,
              double         most)
{
  const KzruCsvField *field = get_field (self, column);
  char *end;
  double value;

  if (field->n_bytes == 0)
    return KZRU_CSV_NO_POINT;

  value = g_ascii_strtod (field->start, &end);
  if (end != field->start + field->n_bytes || !(fabs (value) <= most))
    {
      g_autofree char *text = g_strndup (field->start, MIN (field->n_bytes, 40));
      g_autofree char *first = kzru_format_number (-most, kzru_locale_get_default ());
      g_autofree char *last = kzru_format_number (most, kzru_locale_get_default ());

      report (self, KZRU_FAULT_COORDINATES, field->start,
              /* Translators: %1$s is "lon" or "lat", %2$s what is written, %3$s and %4$s numbers of degrees. */
              _("“%1$s” is %2$s; expected degrees from %3$s to %4$s"), names[column], text, first, last);
      return KZRU_CSV_NO_POINT;
    }

  return (gint32) lround (value / KZRU_CSV_DEGREES);
}

static void
read_point (Reader *self)
{
  gint32 point[2] = { read_degrees (self, KZRU_CSV_COLUMN_LON, 180), read_degrees (self, KZRU_CSV_COLUMN_LAT, 90) };

  if ((get_field (self, KZRU_CSV_COLUMN_LON)->n_bytes == 0) != (get_field (self, KZRU_CSV_COLUMN_LAT)->n_bytes == 0))
    report (self, KZRU_FAULT_COORDINATES, self->scan.record, _("only one of “lon” and “lat” is there; expected both or none"));
  if (point[1] == KZRU_CSV_NO_POINT)
    point[0] = KZRU_CSV_NO_POINT;

  g_array_append_vals (self->parts.points, point, 2);
}

static gboolean
read_date (Reader         *self,
           KzruEdtfBounds *bounds)
{
  const KzruCsvField *start = get_field (self, KZRU_CSV_COLUMN_START);
  const KzruCsvField *end = get_field (self, KZRU_CSV_COLUMN_END);
  g_autoptr (GError) error = NULL;

  if (start->n_bytes == 0)
    return FALSE;
  if (kzru_csv_date_find_bounds (start->start, start->n_bytes, end->start, end->n_bytes, bounds, &error))
    return TRUE;

  report (self, KZRU_FAULT_DATE, start->start, "%s", error->message);
  return FALSE;
}

/* Puts what stands in several lines into one, a line break of two characters too being
 * one space. Returns the new length. */
static gsize
join_lines (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    if (*from == '\n' || *from == '\r')
      {
        from += from[0] == '\r' && from[1] == '\n';
        *to++ = ' ';
      }
    else
      {
        *to++ = *from;
      }
  *to = '\0';

  return (gsize) (to - text);
}

/* Says where the title stands: in the file, with a zero behind it once the row was
 * read, or with those that had to be rewritten, which come behind the file. */
static gsize
read_title (Reader *self)
{
  const KzruCsvField *field = get_field (self, KZRU_CSV_COLUMN_TITLE);
  gsize at;

  check_bidi (self, field);

  if (!field->escaped && memchr (field->start, '\n', field->n_bytes) == NULL &&
      (guint) self->parts.places[KZRU_CSV_COLUMN_TITLE] + 1 < self->scan.n_fields)
    {
      field->start[field->n_bytes] = '\0';
      return (gsize) (field->start - self->text);
    }

  at = self->rewritten->len;
  g_string_append_len (self->rewritten, field->start, (gssize) field->n_bytes);
  if (field->escaped)
    g_string_set_size (self->rewritten,
                       at + kzru_csv_unescape (self->rewritten->str + at, self->rewritten->str + at, field->n_bytes));
  g_string_set_size (self->rewritten, at + join_lines (self->rewritten->str + at));
  g_string_append_c (self->rewritten, '\0');

  return self->n_bytes + 1 + at;
}

static void
read_row (Reader *self)
{
  guint32 offset = (guint32) (self->scan.record - self->text);
  KzruEdtfBounds bounds;
  gboolean dated;
  guint category;

  for (KzruCsvColumn i = KZRU_CSV_COLUMN_ID; i <= KZRU_CSV_COLUMN_START; i++)
    check_present (self, i);
  add_id (self);
  dated = read_date (self, &bounds);
  category = read_category (self);
  read_point (self);

  g_array_append_val (self->parts.offsets, offset);
  if (self->n_rows % KZRU_CSV_ROWS_PER_LINE_MARK == 0)
    g_array_append_val (self->parts.lines, self->scan.record_line);

  if (dated)
    kzru_event_table_builder_add (self->events,
                                  &(KzruEventEntry) {
                                      .record = self->n_rows,
                                      .lane = category,
                                      .importance = IMPORTANCE,
                                      .claims = &bounds,
                                      .n_claims = 1,
                                      .title_at = read_title (self),
                                  });
  self->n_rows++;
}

static void
report_n_fields (Reader *self,
                 guint   n_columns)
{
  g_autofree char *found = say_number (self->scan.n_fields);
  g_autofree char *expected = say_number (n_columns);

  report (self, KZRU_FAULT_SYNTAX, self->scan.record,
          /* Translators: %1$s is how many fields a line has, %2$s how many it should have. */
          ngettext ("%1$s field; expected %2$s, as in the first line",
                    "%1$s fields; expected %2$s, as in the first line", self->scan.n_fields),
          found, expected);
}

/* Reads all rows that there are, or until it is no longer wanted. */
static gboolean
read_rows (Reader             *self,
           guint               n_columns,
           const KzruProgress *progress)
{
  for (guint n = 0; kzru_csv_scan_next (&self->scan); n++)
    {
      if (n % KZRU_PROGRESS_STEPS == 0
          && !kzru_progress_go_on (progress, (guint64) (self->scan.record - self->text), self->n_bytes))
        return FALSE;

      if (self->scan.error != KZRU_CSV_OK)
        report_syntax (self);
      else if (self->scan.n_fields != n_columns)
        report_n_fields (self, n_columns);
      else
        read_row (self);
    }

  return TRUE;
}

static KzruLangMap
make_label (KzruAtlas  *atlas,
            const char *text)
{
  KzruLangEntry *entry = kzru_atlas_alloc (atlas, 1, sizeof *entry);

  *entry = (KzruLangEntry) { "und", kzru_atlas_intern (atlas, text) };

  return (KzruLangMap) { entry, 1 };
}

static guint
count_categories (Reader *self)
{
  return self->categories->len + (self->has_others ? 1 : 0);
}

/* A name for the categories that have no lane of their own, which none of the others has. */
static char *
dup_others_id (Reader *self)
{
  GString *id = g_string_new (ID_OTHERS);

  while (g_hash_table_contains (self->category_of, id->str))
    g_string_append (id, ID_OTHERS);

  return g_string_free (id, FALSE);
}

static void
add_themes (Reader    *self,
            KzruAtlas *atlas)
{
  g_autofree char *others = dup_others_id (self);
  KzruTheme *themes = kzru_atlas_set_size (atlas, KZRU_RECORD_THEME, count_categories (self));

  for (guint i = 0; i < self->categories->len; i++)
    {
      const char *name = g_ptr_array_index (self->categories, i);

      themes[i] = (KzruTheme) {
        .id = kzru_atlas_intern (atlas, name),
        /* Translators: stands for the events of a table that have no category. */
        .label = make_label (atlas, *name != '\0' ? name : _("No category")),
        .rgb = palette[i % G_N_ELEMENTS (palette)],
      };
    }

  if (self->has_others)
    themes[self->categories->len] = (KzruTheme) {
      .id = kzru_atlas_intern (atlas, others),
      /* Translators: stands for the categories of a table beyond the first sixty thousand. */
      .label = make_label (atlas, _("Other categories")),
      .rgb = palette[0],
    };
}

static void
add_source (KzruAtlas  *atlas,
            const char *file_name)
{
  static const char * const nobody[] = { NULL };
  KzruSource *source = kzru_atlas_set_size (atlas, KZRU_RECORD_SOURCE, 1);

  *source = (KzruSource) {
    .id = kzru_atlas_intern (atlas, file_name),
    .type = "dataset",
    .title = kzru_atlas_intern (atlas, file_name),
    .authors = nobody,
    .language = "und",
    .csl = "{}",
    .file = kzru_atlas_intern (atlas, file_name),
    .sha256 = "",
  };
}

static KzruAtlas *
build (Reader             *self,
       const char         *file_name,
       const KzruProgress *progress)
{
  g_autoptr (KzruAtlas) atlas = kzru_atlas_new ();
  g_autofree char *title = g_path_get_basename (file_name);
  guint32 end = (guint32) self->n_bytes;

  title[strlen (title) - (kzru_csv_is_name (title) ? 4 : 0)] = '\0';
  g_array_append_val (self->parts.offsets, end);
  self->parts.events = kzru_event_table_builder_end_in (g_steal_pointer (&self->events), count_categories (self),
                                                        self->parts.text, progress);
  if (self->parts.events == NULL)
    return NULL;

  atlas->id = kzru_atlas_intern (atlas, file_name);
  atlas->title = make_label (atlas, title);
  add_themes (self, atlas);
  add_source (atlas, file_name);
  kzru_atlas_complete (atlas);
  atlas->table = kzru_csv_table_new (&self->parts);
  self->parts = (KzruCsvParts) { 0 };

  return g_steal_pointer (&atlas);
}

/* For how many rows to make room: as many as there are if they are as long as the first
 * ones, and some more. */
static guint
estimate_rows (const char *text,
               gsize       n_bytes)
{
  gsize n_sample = MIN (n_bytes, SAMPLE_BYTES);
  gsize n_lines = 1;

  for (gsize i = 0; i < n_sample; i++)
    n_lines += text[i] == '\n';

  return (guint) MIN (n_bytes / MAX (n_sample, 1) * n_lines * 9 / 8, MOST_ROOM);
}

static void
reader_init (Reader     *self,
             char       *text,
             gsize       n_bytes,
             KzruFaults *faults)
{
  guint n_rows = estimate_rows (text, n_bytes);

  *self = (Reader) {
    .faults = faults,
    .parts.offsets = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n_rows + 1),
    .parts.lines = g_array_new (FALSE, FALSE, sizeof (guint)),
    .parts.points = g_array_sized_new (FALSE, FALSE, sizeof (gint32), 2 * n_rows),
    .text = text,
    .n_bytes = n_bytes,
    .events = kzru_event_table_builder_new_sized (n_rows),
    .rewritten = g_string_new (NULL),
    .category_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .categories = g_ptr_array_new_with_free_func (g_free),
  };
  kzru_csv_ids_init (&self->ids, text);
  kzru_csv_scan_init (&self->scan, text, n_bytes);
}

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->parts.offsets, g_array_unref);
  g_clear_pointer (&self->parts.lines, g_array_unref);
  g_clear_pointer (&self->parts.points, g_array_unref);
  g_clear_pointer (&self->parts.text, g_bytes_unref);
  g_clear_pointer (&self->events, kzru_event_table_builder_free);
  g_string_free (self->rewritten, TRUE);
  g_hash_table_unref (self->category_of);
  g_ptr_array_unref (self->categories);
  kzru_csv_ids_clear (&self->ids);
}

/* Puts the titles that were rewritten behind the text, so that all are in one
 * block of memory. */
static void
join_text (Reader *self,
           char   *text)
{
  gsize n = self->n_bytes + 1;

  text = g_realloc (text, n + self->rewritten->len);
  memcpy (text + n, self->rewritten->str, self->rewritten->len);
  self->parts.text = g_bytes_new_take (text, n + self->rewritten->len);
}

/**
 * kzru_csv_read_text:
 * @text: (transfer full) (array length=n_bytes): a table in UTF-8, with a zero byte
 *   behind it
 * @n_bytes: its length, at most `KZRU_CSV_MAX_BYTES`
 * @file_name: what its file is called
 * @faults: where to add what is wrong
 * @progress: (nullable): is told how far it is
 *
 * Reads a table of events.
 *
 * Returns: (transfer full) (nullable): the atlas, or %NULL if there were errors or it
 *   was cancelled
 */
KzruAtlas *
kzru_csv_read_text (char               *text,
                    gsize               n_bytes,
                    const char         *file_name,
                    KzruFaults         *faults,
                    const KzruProgress *progress)
{
  KzruProgress reading = kzru_progress_part (progress, 0, PERCENT_READ);
  KzruProgress building = kzru_progress_part (progress, PERCENT_READ, 100);
  KzruAtlas *atlas = NULL;
  Reader reader;

  g_return_val_if_fail (n_bytes <= KZRU_CSV_MAX_BYTES, NULL);

  reader_init (&reader, text, n_bytes, faults);

  if (read_header (&reader) &&
      read_rows (&reader, reader.scan.n_fields, &reading) &&
      kzru_faults_count (faults, KZRU_FAULT_ERROR) == 0)
    {
      join_text (&reader, text);
      atlas = build (&reader, file_name, &building);
    }
  else
    g_free (text);

  kzru_faults_sort (faults);
  reader_clear (&reader);
  return atlas;
}
