/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-atlas.h"
#include "model/kzru-text-index.h"

G_BEGIN_DECLS

/* A document larger than this is not opened: its text is held in memory. */
#define KZRU_DOCUMENT_MAX_BYTES (64 * 1024 * 1024)

/**
 * KzruDocument:
 * @source: which source of the atlas it is
 * @file: where it was found
 * @text: (nullable): its text, valid UTF-8; %NULL if the file is no text
 * @n_bytes: length of @text
 * @index: (nullable): finds places in @text by code points
 *
 * A document that an atlas quotes, whole.
 */
typedef struct
{
  guint          source;
  GFile         *file;
  char          *text;
  gsize          n_bytes;
  KzruTextIndex *index;
} KzruDocument;

/**
 * KzruPassageState:
 * @KZRU_PASSAGE_UNCHECKED: its document is not in the corpus
 * @KZRU_PASSAGE_VERIFIED: it stands in its document, to the letter
 * @KZRU_PASSAGE_NOT_FOUND: it does not
 *
 * What is known of a quotation.
 */
typedef enum
{
  KZRU_PASSAGE_UNCHECKED,
  KZRU_PASSAGE_VERIFIED,
  KZRU_PASSAGE_NOT_FOUND,
} KzruPassageState;

#define KZRU_TYPE_CORPUS (kzru_corpus_get_type ())
G_DECLARE_FINAL_TYPE (KzruCorpus, kzru_corpus, KZRU, CORPUS, GObject)

KzruCorpus         *kzru_corpus_open          (GFile                *folder,
                                               KzruAtlas            *atlas,
                                               GCancellable         *cancellable,
                                               GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void                kzru_corpus_open_async    (GFile                *folder,
                                               KzruAtlas            *atlas,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
KzruCorpus         *kzru_corpus_open_finish   (GAsyncResult         *result,
                                               GError              **error) G_GNUC_WARN_UNUSED_RESULT;

GFile              *kzru_corpus_get_folder    (KzruCorpus           *self);
KzruAtlas          *kzru_corpus_get_atlas     (KzruCorpus           *self);
const KzruDocument *kzru_corpus_get_document  (KzruCorpus           *self,
                                               guint                 source);
const char         *kzru_corpus_get_text      (KzruCorpus           *self,
                                               guint                 source);
gboolean            kzru_corpus_has_file_name (KzruCorpus           *self,
                                               const char           *name);
gboolean            kzru_corpus_can_read      (KzruCorpus           *self,
                                               const char           *name);

KzruPassageState    kzru_corpus_check_passage (KzruCorpus           *self,
                                               guint                 passage);
void                kzru_corpus_verify        (KzruCorpus           *self,
                                               KzruFaults           *faults,
                                               guint                *n_verified,
                                               guint                *n_not_found);

char               *kzru_atlas_summarize       (KzruAtlas           *atlas) G_GNUC_WARN_UNUSED_RESULT;
char               *kzru_atlas_summarize_check (KzruAtlas           *atlas,
                                                guint                n_verified,
                                                guint                n_not_found) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
