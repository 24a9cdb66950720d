/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-corpus"

#include "config.h"

#include "model/kzru-corpus.h"


/* The documents of an atlas, looked for in a folder by what they hold: file
 * names change, and the same name may stand for another text. Only files that
 * can be one of them by their size are read, so that a folder of films is not. */

#define CHUNK_BYTES (64 * 1024)

/* A code point takes one to four bytes. */
#define MAX_BYTES_PER_CODE_POINT 4

/* Folders in folders are searched, but not endlessly. */
#define MAX_FOLDER_DEPTH 8

struct _KzruCorpus
{
  GObject parent_instance;

  GFile      *folder;
  KzruAtlas  *atlas;
  GPtrArray  *documents; /* (element-type KzruDocument), by source; %NULL if not found */
  GHashTable *names;     /* of all files seen, to whether one could be read */
};

G_DEFINE_FINAL_TYPE (KzruCorpus, kzru_corpus, G_TYPE_OBJECT)

static void
document_free (KzruDocument *document)
{
  if (document == NULL)
    return;

  g_object_unref (document->file);
  kzru_text_index_free (document->index);
  g_free (document->text);
  g_free (document);
}

static void
kzru_corpus_finalize (GObject *object)
{
  KzruCorpus *self = KZRU_CORPUS (object);

  g_clear_object (&self->folder);
  g_clear_object (&self->atlas);
  g_ptr_array_unref (self->documents);
  g_hash_table_unref (self->names);

  G_OBJECT_CLASS (kzru_corpus_parent_class)->finalize (object);
}

static void
kzru_corpus_class_init (KzruCorpusClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kzru_corpus_finalize;
}

static void
kzru_corpus_init (KzruCorpus *self)
{
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) document_free);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* --- Looking for documents --- */

static gboolean
may_be_source (const KzruSource *source,
               guint64           n_bytes)
{
  return n_bytes >= source->length && n_bytes <= source->length * MAX_BYTES_PER_CODE_POINT;
}

static gboolean
may_be_wanted (KzruCorpus *self,
               guint64     n_bytes)
{
  if (n_bytes > KZRU_DOCUMENT_MAX_BYTES)
    return FALSE;

  for (guint i = 0; i < self->documents->len; i++)
    if (may_be_source (kzru_atlas_get_source (self->atlas, i), n_bytes))
      return TRUE;

  return FALSE;
}

/* Reads a file piece by piece and takes its checksum on the way. */
static GBytes *
read_document (GFile         *file,
               GChecksum     *checksum,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr(GByteArray) content = g_byte_array_new ();
  gssize n_read;

  if (stream == NULL)
    return NULL;

  do
    {
      guint old = content->len;

      g_byte_array_set_size (content, old + CHUNK_BYTES);
      n_read = g_input_stream_read (G_INPUT_STREAM (stream), content->data + old, CHUNK_BYTES,
                                    cancellable, error);
      if (n_read < 0)
        return NULL;
      g_checksum_update (checksum, content->data + old, n_read);
      g_byte_array_set_size (content, old + n_read);
    }
  while (n_read > 0 && content->len <= KZRU_DOCUMENT_MAX_BYTES);

  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

static KzruDocument *
document_new (guint   source,
              GFile  *file,
              GBytes *bytes)
{
  KzruDocument *document = g_new0 (KzruDocument, 1);
  const char *data = g_bytes_get_data (bytes, &document->n_bytes);

  document->source = source;
  document->file = g_object_ref (file);
  if (g_utf8_validate_len (data, document->n_bytes, NULL))
    {
      document->text = g_strndup (data, document->n_bytes);
      document->index = kzru_text_index_new (document->text, document->n_bytes);
    }

  return document;
}

/* More than one source may stand in one file. */
static gboolean
take_file (KzruCorpus    *self,
           GFile         *file,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr(GBytes) bytes = read_document (file, checksum, cancellable, error);
  const char *sha256;

  if (bytes == NULL)
    return FALSE;

  sha256 = g_checksum_get_string (checksum);
  for (guint i = 0; i < self->documents->len; i++)
    if (g_ptr_array_index (self->documents, i) == NULL &&
        g_str_equal (kzru_atlas_get_source (self->atlas, i)->sha256, sha256))
      g_ptr_array_index (self->documents, i) = document_new (i, file, bytes);

  return TRUE;
}

static gboolean search_folder (KzruCorpus    *self,
                               GFile         *folder,
                               guint          depth,
                               GCancellable  *cancellable,
                               GError       **error);

/* Of two files of one name in different folders, the one that can be read counts. */
static void
note_name (KzruCorpus *self,
           const char *name,
           gboolean    readable)
{
  readable = readable || kzru_corpus_can_read (self, name);
  g_hash_table_insert (self->names, g_strdup (name), GINT_TO_POINTER (readable));
}

/* What cannot be read in the folder is passed over: it may be no document at
 * all, and if it is one, it will be missed by name. */
static gboolean
search_child (KzruCorpus    *self,
              GFile         *child,
              GFileInfo     *info,
              guint          depth,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(GError) ignored = NULL;
  gboolean ok = TRUE;

  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    {
      /* A link to a folder may lead back to where we are. */
      if (!g_file_info_get_is_symlink (info) && depth < MAX_FOLDER_DEPTH)
        ok = search_folder (self, child, depth + 1, cancellable, &ignored);
    }
  else if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR)
    {
      if (may_be_wanted (self, g_file_info_get_size (info)))
        ok = take_file (self, child, cancellable, &ignored);
      note_name (self, g_file_info_get_name (info), ok);
    }

  if (ok || !g_error_matches (ignored, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&ignored));

  return FALSE;
}

static gboolean
search_folder (KzruCorpus    *self,
               GFile         *folder,
               guint          depth,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(GFileEnumerator) children =
    g_file_enumerate_children (folder,
                               G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE ","
                               G_FILE_ATTRIBUTE_STANDARD_SIZE ","
                               G_FILE_ATTRIBUTE_STANDARD_IS_SYMLINK,
                               G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (children == NULL)
    return FALSE;

  while (TRUE)
    {
      GFileInfo *info;
      GFile *child;

      if (!g_file_enumerator_iterate (children, &info, &child, cancellable, error))
        return FALSE;
      if (info == NULL)
        return TRUE;
      if (!search_child (self, child, info, depth, cancellable, error))
        return FALSE;
    }
}

/* --- Opening --- */

/**
 * kzru_corpus_open:
 * @folder: where documents are
 * @atlas: the atlas whose documents are wanted
 * @cancellable: (nullable): to give up with
 * @error: set if the folder cannot be read, or opening was given up
 *
 * Looks for the documents of an atlas in a folder and the folders in it, by
 * their SHA-256, and loads those that are there. Afterwards the corpus does not
 * change and reads no more files.
 *
 * Returns: (transfer full) (nullable): the corpus, or %NULL after an error
 */
KzruCorpus *
kzru_corpus_open (GFile         *folder,
                  KzruAtlas     *atlas,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr(KzruCorpus) self = NULL;

  g_return_val_if_fail (G_IS_FILE (folder), NULL);
  g_return_val_if_fail (KZRU_IS_ATLAS (atlas), NULL);

  self = g_object_new (KZRU_TYPE_CORPUS, NULL);
  self->folder = g_object_ref (folder);
  self->atlas = g_object_ref (atlas);
  g_ptr_array_set_size (self->documents, kzru_atlas_get_n_records (atlas, KZRU_RECORD_SOURCE));

  if (!search_folder (self, folder, 0, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

static void
open_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;
  KzruAtlas *atlas = KZRU_ATLAS (task_data);
  KzruCorpus *self = kzru_corpus_open (G_FILE (source_object), atlas, cancellable, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * kzru_corpus_open_async:
 * @folder: where documents are
 * @atlas: the atlas whose documents are wanted
 * @cancellable: (nullable): to give up with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Opens a corpus in another thread; see [ctor@Corpus.open].
 */
void
kzru_corpus_open_async (GFile               *folder,
                        KzruAtlas           *atlas,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (folder));
  g_return_if_fail (KZRU_IS_ATLAS (atlas));

  task = g_task_new (folder, cancellable, callback, user_data);
  g_task_set_source_tag (task, kzru_corpus_open_async);
  g_task_set_task_data (task, g_object_ref (atlas), g_object_unref);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * kzru_corpus_open_finish:
 * @result: what the callback got
 * @error: set if the folder cannot be read, or opening was given up
 *
 * Gets what [func@Corpus.open_async] has opened.
 *
 * Returns: (transfer full) (nullable): the corpus, or %NULL after an error
 */
KzruCorpus *
kzru_corpus_open_finish (GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == kzru_corpus_open_async, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- What is there --- */

/**
 * kzru_corpus_get_folder:
 * @self: a corpus
 *
 * Gets the folder that was searched.
 *
 * Returns: (transfer none): the folder
 */
GFile *
kzru_corpus_get_folder (KzruCorpus *self)
{
  g_return_val_if_fail (KZRU_IS_CORPUS (self), NULL);

  return self->folder;
}

/**
 * kzru_corpus_get_atlas:
 * @self: a corpus
 *
 * Gets the atlas whose documents these are.
 *
 * Returns: (transfer none): the atlas
 */
KzruAtlas *
kzru_corpus_get_atlas (KzruCorpus *self)
{
  g_return_val_if_fail (KZRU_IS_CORPUS (self), NULL);

  return self->atlas;
}

/**
 * kzru_corpus_get_document:
 * @self: a corpus
 * @source: which source of the atlas
 *
 * Gets the document of a source.
 *
 * Returns: (transfer none) (nullable): the document, or %NULL if it is not in
 *   the corpus
 */
const KzruDocument *
kzru_corpus_get_document (KzruCorpus *self,
                          guint       source)
{
  g_return_val_if_fail (KZRU_IS_CORPUS (self), NULL);
  g_return_val_if_fail (source < self->documents->len, NULL);

  return g_ptr_array_index (self->documents, source);
}

/**
 * kzru_corpus_get_text:
 * @self: a corpus
 * @source: which source of the atlas
 *
 * Gets the full text of a source, to show a passage in it.
 *
 * Returns: (transfer none) (nullable): the text, or %NULL if the document is
 *   not in the corpus or is no text in UTF-8
 */
const char *
kzru_corpus_get_text (KzruCorpus *self,
                      guint       source)
{
  const KzruDocument *document = kzru_corpus_get_document (self, source);

  return document != NULL ? document->text : NULL;
}

/**
 * kzru_corpus_has_file_name:
 * @self: a corpus
 * @name: a file name
 *
 * Tells whether some file in the folder has a name, whatever it holds.
 *
 * Returns: whether there is one
 */
gboolean
kzru_corpus_has_file_name (KzruCorpus *self,
                           const char *name)
{
  g_return_val_if_fail (KZRU_IS_CORPUS (self), FALSE);

  return g_hash_table_contains (self->names, name);
}

/**
 * kzru_corpus_can_read:
 * @self: a corpus
 * @name: the name of a file in the folder
 *
 * Tells whether the file that has a name could be read.
 *
 * Returns: whether there is one that could be
 */
gboolean
kzru_corpus_can_read (KzruCorpus *self,
                      const char *name)
{
  g_return_val_if_fail (KZRU_IS_CORPUS (self), FALSE);

  return GPOINTER_TO_INT (g_hash_table_lookup (self->names, name));
}
