/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-atlas-file"

#include "config.h"

#include "model/kzru-atlas-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/kzru-atlas-reader.h"
#include "model/kzru-csv-reader.h"
#include "model/kzru-locale.h"
#include "model/kzru-number-format.h"
#include "model/kzru-text-index.h"

#define CHUNK_BYTES (64 * 1024)

/* --- From bytes --- */

static void
report_file (KzruFaults    *faults,
             KzruFaultCode  code,
             const char    *message)
{
  kzru_faults_add (faults, KZRU_FAULT_ERROR, code, "", 0, 0, "%s", message);
}

/* The name of the file stands before the message already, so it need not stand
 * in it. */
static void
report_io (KzruFaults   *faults,
           const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    report_file (faults, KZRU_FAULT_IO, _("there is no such file"));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    report_file (faults, KZRU_FAULT_IO,
                 _("the file may not be read; expected permission to read it"));
  else
    report_file (faults, KZRU_FAULT_IO, error->message);
}

static void
report_size (KzruFaults *faults,
             guint64     size,
             guint64     max_size)
{
  g_autofree char *found = g_format_size_full (size, G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *most = g_format_size_full (max_size, G_FORMAT_SIZE_IEC_UNITS);

  kzru_faults_add (faults, KZRU_FAULT_ERROR, KZRU_FAULT_SIZE, "", 0, 0,
                   /* Translators: both are sizes of files, such as “64 MiB”. */
                   _("the file has %1$s; expected at most %2$s"), found, most);
}

static guint
count_invalid (const char *text,
               gsize       n_bytes,
               const char *end)
{
  guint n = 0;

  do
    {
      n++;
      end++;
    }
  while (!g_utf8_validate_len (end, text + n_bytes - end, &end));

  return n;
}

static gboolean
check_encoding (const char *text,
                gsize       n_bytes,
                KzruFaults *faults)
{
  g_autoptr(KzruTextIndex) index = NULL;
  g_autofree char *digits = NULL;
  const char *end;
  guint line, column, n;

  if (g_utf8_validate_len (text, n_bytes, &end))
    return TRUE;

  index = kzru_text_index_new (text, n_bytes);
  kzru_text_index_locate (index, end - text, &line, &column);
  n = count_invalid (text, n_bytes, end);
  digits = kzru_format_number (n, kzru_locale_get_default ());
  kzru_faults_add (faults, KZRU_FAULT_ERROR, KZRU_FAULT_ENCODING, "", line, column,
                   ngettext ("%s byte is not text in UTF-8; it stands here",
                             "%s bytes are not text in UTF-8; the first stands here", n), digits);

  return FALSE;
}

static KzruAtlas *
build (JsonNode     *root,
       KzruJsonScan *scan,
       KzruFaults   *faults)
{
  g_autoptr(KzruAtlas) atlas = kzru_atlas_new ();
  g_autoptr(GString) pointer = g_string_new (NULL);
  KzruAtlasReader reader = { atlas, scan, faults, pointer, { FALSE } };

  return kzru_atlas_reader_root (&reader, root) ? g_steal_pointer (&atlas) : NULL;
}

/* Whoever gives up waits for no more than one of the steps. */
static KzruAtlas *
parse (const char   *text,
       gsize         n_bytes,
       KzruFaults   *faults,
       GCancellable *cancellable)
{
  guint n_errors = kzru_faults_count (faults, KZRU_FAULT_ERROR);
  g_autoptr(KzruJsonScan) scan = kzru_json_scan_new (text, n_bytes, faults);
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(KzruAtlas) atlas = NULL;
  g_autoptr(GError) error = NULL;

  if (scan == NULL || g_cancellable_is_cancelled (cancellable))
    return NULL;

  /* What the scan let pass is JSON, so this should not fail. */
  if (!json_parser_load_from_data (parser, text, n_bytes, &error))
    {
      report_file (faults, KZRU_FAULT_SYNTAX, error->message);
      return NULL;
    }

  if (g_cancellable_is_cancelled (cancellable))
    return NULL;

  atlas = build (json_parser_get_root (parser), scan, faults);

  /* The scan has its faults, too: of two members with one name, one was read. */
  return kzru_faults_count (faults, KZRU_FAULT_ERROR) == n_errors ? g_steal_pointer (&atlas) : NULL;
}

/* Some editors of old put this before a text. RFC 8259, section 8.1, has it that
 * nobody may write it and anybody may ignore it. */
static void
skip_byte_order_mark (const char **text,
                      gsize       *n_bytes,
                      KzruFaults  *faults)
{
  if (*n_bytes < 3 || memcmp (*text, "\xef\xbb\xbf", 3) != 0)
    return;

  *text += 3;
  *n_bytes -= 3;
  kzru_faults_add (faults, KZRU_FAULT_WARNING, KZRU_FAULT_ENCODING, "", 1, 1,
                   _("the file starts with a byte order mark; expected none"));
}

static KzruAtlas *
read_bytes (GBytes       *bytes,
            KzruFaults   *faults,
            GCancellable *cancellable)
{
  g_autoptr(KzruAtlas) atlas = NULL;
  g_autofree char *text = NULL;
  gsize n_bytes;
  const char *data;

  data = g_bytes_get_data (bytes, &n_bytes);
  if (n_bytes == 0)
    report_file (faults, KZRU_FAULT_SIZE, _("the file is empty; expected an atlas"));
  else if (n_bytes > KZRU_ATLAS_MAX_BYTES)
    report_size (faults, n_bytes, KZRU_ATLAS_MAX_BYTES);
  else if (check_encoding (data, n_bytes, faults))
    {
      skip_byte_order_mark (&data, &n_bytes, faults);

      /* The parsers want an end to stop at. */
      text = g_strndup (data, n_bytes);
      atlas = parse (text, n_bytes, faults, cancellable);
      kzru_faults_sort (faults);
    }

  return g_steal_pointer (&atlas);
}

/**
 * kzru_atlas_read_bytes:
 * @bytes: the content of an atlas file
 * @faults: where faults go, in the order of the file
 *
 * Reads an atlas and reports all that is wrong with it.
 *
 * Returns: (transfer full) (nullable): the atlas, or %NULL if there was an error;
 *   warnings do not keep it from being read
 */
KzruAtlas *
kzru_atlas_read_bytes (GBytes     *bytes,
                       KzruFaults *faults)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (faults != NULL, NULL);

  return read_bytes (bytes, faults, NULL);
}

/* --- From a file --- */

static gboolean
check_info (GFile         *file,
            guint64        max_size,
            KzruFaults    *faults,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                       G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return FALSE;

  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    report_file (faults, KZRU_FAULT_IO, _("this is a folder; expected a file"));
  else if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR &&
           (guint64) g_file_info_get_size (info) > max_size)
    report_size (faults, (guint64) g_file_info_get_size (info), max_size);
  else
    return TRUE;

  return FALSE;
}

/* Pipes and devices tell no size, so the limit holds while reading, too. */
static GByteArray *
load (GFile         *file,
      guint64        max_size,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr(GByteArray) content = g_byte_array_new ();
  gsize n_read = 0;

  if (stream == NULL)
    return NULL;

  do
    {
      guint old = content->len;

      g_byte_array_set_size (content, old + CHUNK_BYTES);
      if (!g_input_stream_read_all (G_INPUT_STREAM (stream), content->data + old, CHUNK_BYTES,
                                    &n_read, cancellable, error))
        return NULL;
      g_byte_array_set_size (content, old + n_read);
    }
  while (n_read == CHUNK_BYTES && content->len <= max_size);

  return g_steal_pointer (&content);
}

/* A table is read where it stands, with a zero byte behind it. */
static KzruAtlas *
parse_table (GByteArray   *content,
             const char   *file_name,
             KzruFaults   *faults,
             int          *percent,
             GCancellable *cancellable)
{
  KzruProgress progress = { percent, 0, 100, cancellable };
  gsize n_bytes = content->len;
  char *text;

  if (n_bytes == 0)
    report_file (faults, KZRU_FAULT_SIZE, _("the file is empty; expected a table of events"));
  else if (n_bytes > KZRU_CSV_MAX_BYTES)
    report_size (faults, n_bytes, KZRU_CSV_MAX_BYTES);
  if (n_bytes == 0 || n_bytes > KZRU_CSV_MAX_BYTES ||
      !check_encoding ((const char *) content->data, n_bytes, faults))
    {
      g_byte_array_unref (content);
      return NULL;
    }

  /* Unlike an atlas, a table may have a byte order mark: spreadsheets write it. */
  if (n_bytes >= 3 && memcmp (content->data, "\xef\xbb\xbf", 3) == 0)
    g_byte_array_remove_range (content, 0, 3);

  n_bytes = content->len;
  g_byte_array_append (content, (const guint8 *) "", 1);
  text = (char *) g_byte_array_free (content, FALSE);

  return kzru_csv_read_text (text, n_bytes, file_name, faults, &progress);
}

static KzruAtlas *
read_file (GFile         *file,
           KzruFaults    *faults,
           int           *percent,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autofree char *name = g_file_get_basename (file);
  gboolean is_table = kzru_csv_is_name (name);
  guint64 max_size = is_table ? KZRU_CSV_MAX_BYTES : KZRU_ATLAS_MAX_BYTES;
  GByteArray *content;
  g_autoptr(KzruAtlas) atlas = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (!check_info (file, max_size, faults, cancellable, error))
    return NULL;

  content = load (file, max_size, cancellable, error);
  if (content == NULL)
    return NULL;

  if (is_table)
    {
      g_autofree char *shown = g_filename_display_name (name);

      atlas = parse_table (content, shown, faults, percent, cancellable);
    }
  else
    {
      bytes = g_byte_array_free_to_bytes (content);
      atlas = read_bytes (bytes, faults, cancellable);
    }

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&atlas);
}

/**
 * kzru_atlas_read:
 * @file: an atlas file
 * @faults: where faults go, in the order of the file
 * @cancellable: (nullable): to give up with
 *
 * Reads an atlas and reports all that is wrong with it, also that it could not
 * be opened. A file that is too large is refused before it is read.
 *
 * Returns: (transfer full) (nullable): the atlas, or %NULL if there was an error
 */
KzruAtlas *
kzru_atlas_read (GFile        *file,
                 KzruFaults   *faults,
                 GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;
  KzruAtlas *atlas;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (faults != NULL, NULL);

  atlas = read_file (file, faults, NULL, cancellable, &error);
  if (error != NULL)
    report_io (faults, error);

  return atlas;
}

typedef struct
{
  KzruFaults *faults;
  int *percent; /* (nullable) */
} ReadData;

static void
read_data_free (ReadData *data)
{
  kzru_faults_free (data->faults);
  g_free (data);
}

static void
read_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;
  ReadData *data = task_data;
  KzruFaults *faults = data->faults;
  g_autoptr(KzruAtlas) atlas = read_file (G_FILE (source_object), faults, data->percent, cancellable, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (error != NULL)
    report_io (faults, error);
  g_task_return_pointer (task, g_steal_pointer (&atlas), g_object_unref);
}

/**
 * kzru_atlas_read_async:
 * @file: an atlas file
 * @percent: (nullable): is set, atomically, to how much of a large table was read;
 *   must stay until @callback was called
 * @cancellable: (nullable): to give up with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads an atlas in another thread; see [func@atlas_read].
 */
void
kzru_atlas_read_async (GFile               *file,
                       int                 *percent,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  ReadData *data;

  g_return_if_fail (G_IS_FILE (file));

  data = g_new0 (ReadData, 1);
  data->faults = kzru_faults_new ();
  data->percent = percent;

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, kzru_atlas_read_async);
  g_task_set_task_data (task, data, (GDestroyNotify) read_data_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * kzru_atlas_read_finish:
 * @result: what the callback got
 * @faults: (out) (transfer full) (optional): what is wrong with the file
 * @error: set if, and only if, reading was given up
 *
 * Gets what [func@atlas_read_async] has read.
 *
 * Returns: (transfer full) (nullable): the atlas; %NULL either with faults, or
 *   with an error if reading was given up
 */
KzruAtlas *
kzru_atlas_read_finish (GAsyncResult  *result,
                        KzruFaults   **faults,
                        GError       **error)
{
  GTask *task;
  ReadData *data;

  g_return_val_if_fail (G_IS_TASK (result), NULL);
  task = G_TASK (result);
  g_return_val_if_fail (g_task_get_source_tag (task) == kzru_atlas_read_async, NULL);

  data = g_task_get_task_data (task);
  if (faults != NULL)
    *faults = g_steal_pointer (&data->faults);

  return g_task_propagate_pointer (task, error);
}
