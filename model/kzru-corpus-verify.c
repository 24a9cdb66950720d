/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-corpus"

#include "config.h"

#include "model/kzru-corpus.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/kzru-atlas-private.h"

/* Checks passages against documents, letter for letter: nothing is trimmed,
 * folded or normalised, and nothing is searched for elsewhere but to say so. */

/* So much of a document is shown in a message. */
#define MAX_SHOWN 60 /* code points */

typedef enum
{
  PART_OK,
  PART_EXACT,
  PART_PREFIX,
  PART_SUFFIX,
} PartResult;

static gboolean
stands_at (const KzruDocument *document,
           gsize               byte,
           const char         *words)
{
  gsize n = strlen (words);

  return document->n_bytes - byte >= n && memcmp (document->text + byte, words, n) == 0;
}

static gboolean
ends_at (const KzruDocument *document,
         gsize               byte,
         const char         *words)
{
  gsize n = strlen (words);

  return byte >= n && memcmp (document->text + byte - n, words, n) == 0;
}

static PartResult
check_part (const KzruDocument  *document,
            const KzruQuotation *part)
{
  gsize start = kzru_text_index_to_bytes (document->index, part->start);

  if (part->end > kzru_text_index_get_length (document->index) ||
      !stands_at (document, start, part->exact))
    return PART_EXACT;
  if (!ends_at (document, start, part->prefix))
    return PART_PREFIX;
  if (!stands_at (document, start + strlen (part->exact), part->suffix))
    return PART_SUFFIX;

  return PART_OK;
}

/**
 * kzru_corpus_check_passage:
 * @self: a corpus
 * @passage: which passage of the atlas
 *
 * Checks whether a passage stands in its document, part by part: the quoted
 * words exactly at their position, the words before and after them there, too.
 *
 * Returns: what was found
 */
KzruPassageState
kzru_corpus_check_passage (KzruCorpus *self,
                           guint       passage)
{
  const KzruPassage *record;
  const KzruDocument *document;

  g_return_val_if_fail (KZRU_IS_CORPUS (self), KZRU_PASSAGE_UNCHECKED);

  record = kzru_atlas_get_passage (kzru_corpus_get_atlas (self), passage);
  document = kzru_corpus_get_document (self, record->source);
  if (document == NULL)
    return KZRU_PASSAGE_UNCHECKED;
  if (document->text == NULL)
    return KZRU_PASSAGE_NOT_FOUND;

  for (guint i = 0; i < record->n_parts; i++)
    if (check_part (document, &record->parts[i]) != PART_OK)
      return KZRU_PASSAGE_NOT_FOUND;

  return KZRU_PASSAGE_VERIFIED;
}

/* --- Saying what is wrong --- */

/* A piece of a document, short enough for a message and on one line. */
static char *
show (const char *start,
      const char *end)
{
  g_autoptr(GString) shown = g_string_new (NULL);
  guint n = 0;

  for (; start < end && n < MAX_SHOWN; start = g_utf8_next_char (start), n++)
    {
      gunichar c = g_utf8_get_char (start);

      g_string_append_unichar (shown, g_unichar_isspace (c) ? ' ' : c);
    }
  if (start < end)
    g_string_append (shown, "…");

  return g_string_free (g_steal_pointer (&shown), FALSE);
}

static char *
show_range (const KzruDocument *document,
            gsize               start,
            gsize               end)
{
  return show (document->text + kzru_text_index_to_bytes (document->index, start),
               document->text + kzru_text_index_to_bytes (document->index, end));
}

/* Places fit into 32 bits, as documents are limited; translations need a format
 * that is the same everywhere. */
static guint
get_offset (const KzruDocument *document,
            const char         *place)
{
  return kzru_text_index_from_bytes (document->index, place - document->text);
}

/* Letters that look alike are what mostly goes wrong (ك for ک), so the message
 * tells them apart by their numbers. */
static char *
describe_difference (const KzruDocument  *document,
                     const KzruQuotation *part)
{
  const char *end = document->text + document->n_bytes;
  const char *found = document->text + kzru_text_index_to_bytes (document->index, part->start);
  const char *expected = part->exact;
  g_autofree char *words = NULL;

  while (found < end && *expected != '\0' && g_utf8_get_char (found) == g_utf8_get_char (expected))
    {
      found = g_utf8_next_char (found);
      expected = g_utf8_next_char (expected);
    }

  words = show (found, end);

  /* Translators: the first number is a place in a document, the second and the third are code
   * points in four hexadecimal digits, %4$s are words of the document. */
  return g_strdup_printf (_("the quoted words are nowhere in the document; "
                            "at %1$u it has U+%2$04X, where they have U+%3$04X: “%4$s”"),
                          get_offset (document, found),
                          found < end ? g_utf8_get_char (found) : 0,
                          g_utf8_get_char (expected), words);
}

static char *
describe_exact (const KzruDocument  *document,
                const KzruQuotation *part)
{
  const char *elsewhere = strstr (document->text, part->exact);
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;

  if (elsewhere == NULL)
    return describe_difference (document, part);

  found = show_range (document, part->start, part->end);
  expected = show (part->exact, part->exact + strlen (part->exact));

  /* Translators: %1$s are quoted words, %3$s is what stands where they should be, the numbers
   * are places in a document. */
  return g_strdup_printf (_("expected “%1$s” at %2$u, found “%3$s” there; "
                            "the quoted words stand at %4$u"),
                          expected, (guint) part->start, found, get_offset (document, elsewhere));
}

static char *
describe_context (const KzruDocument  *document,
                  const KzruQuotation *part,
                  PartResult           result)
{
  gsize n_prefix = g_utf8_strlen (part->prefix, -1), n_suffix = g_utf8_strlen (part->suffix, -1);
  gboolean is_prefix = result == PART_PREFIX;
  g_autofree char *found =
    is_prefix ? show_range (document, part->start - MIN (n_prefix, part->start), part->start)
              : show_range (document, part->end, part->end + n_suffix);
  const char *words = is_prefix ? part->prefix : part->suffix;
  g_autofree char *expected = show (words, words + strlen (words));

  return g_strdup_printf (is_prefix
                            /* Translators: both are words of a document. */
                            ? _("expected the prefix “%1$s” before the quoted words, found “%2$s”")
                            /* Translators: both are words of a document. */
                            : _("expected the suffix “%1$s” after the quoted words, found “%2$s”"),
                          expected, found);
}

static void
report_part (KzruAtlas          *atlas,
             const KzruDocument *document,
             guint               passage,
             guint               part,
             KzruFaults         *faults)
{
  const KzruQuotation *quotation = &kzru_atlas_get_passage (atlas, passage)->parts[part];
  PartResult result = check_part (document, quotation);
  g_autofree char *pointer = NULL;
  g_autofree char *message = NULL;
  const KzruPlaceInFile *place;

  if (result == PART_OK)
    return;

  pointer = g_strdup_printf ("/passages/%u/parts/%u", passage, part);
  message = result == PART_EXACT ? describe_exact (document, quotation)
                                 : describe_context (document, quotation, result);
  place = &g_array_index (atlas->part_places, KzruPlaceInFile,
                          g_array_index (atlas->first_parts, guint, passage) + part);
  kzru_faults_add (faults, KZRU_FAULT_ERROR, KZRU_FAULT_QUOTATION, pointer,
                   place->line, place->column, "%s", message);
}

static char *
describe_missing (KzruCorpus       *self,
                  const KzruSource *source,
                  guint             n_passages)
{
  if (kzru_corpus_has_file_name (self, source->file) && !kzru_corpus_can_read (self, source->file))
    /* Translators: %1$s is a file name. */
    return g_strdup_printf (ngettext ("the file “%1$s” in the corpus may not be read, and %2$u "
                                      "passage is not found; expected permission to read it",
                                      "the file “%1$s” in the corpus may not be read, and %2$u "
                                      "passages are not found; expected permission to read it",
                                      n_passages),
                            source->file, n_passages);

  if (kzru_corpus_has_file_name (self, source->file))
    /* Translators: %1$s is a file name, %2$s is a checksum. */
    return g_strdup_printf (ngettext ("the file “%1$s” in the corpus is another text, and %3$u "
                                      "passage is not found; expected the SHA-256 %2$s",
                                      "the file “%1$s” in the corpus is another text, and %3$u "
                                      "passages are not found; expected the SHA-256 %2$s",
                                      n_passages),
                            source->file, source->sha256, n_passages);

  /* Translators: %1$s is a file name, %2$s is a checksum. */
  return g_strdup_printf (ngettext ("the document “%1$s” is not in the corpus, and %3$u passage "
                                    "is not found; expected a file with the SHA-256 %2$s",
                                    "the document “%1$s” is not in the corpus, and %3$u passages "
                                    "are not found; expected a file with the SHA-256 %2$s",
                                    n_passages),
                          source->file, source->sha256, n_passages);
}

static void
report_source (KzruCorpus *self,
               guint       index,
               guint       n_passages,
               KzruFaults *faults)
{
  KzruAtlas *atlas = kzru_corpus_get_atlas (self);
  const KzruSource *source = kzru_atlas_get_source (atlas, index);
  const KzruDocument *document = kzru_corpus_get_document (self, index);
  const KzruPlaceInFile *place = &g_array_index (atlas->source_places, KzruPlaceInFile, index);
  g_autofree char *pointer = g_strdup_printf ("/sources/%u/custom", index);
  g_autofree char *message = NULL;
  KzruFaultCode code = KZRU_FAULT_QUOTATION;

  if (document == NULL && n_passages > 0)
    {
      message = describe_missing (self, source, n_passages);
    }
  else if (document != NULL && document->text == NULL)
    {
      code = KZRU_FAULT_ENCODING;
      message = g_strdup_printf (_("the document “%s” is not text in UTF-8"), source->file);
    }
  else if (document != NULL && kzru_text_index_get_length (document->index) != source->length)
    {
      code = KZRU_FAULT_VALUE;
      message = g_strdup_printf (_("expected “length” to be %u, "
                                   "as many code points as the document has"),
                                 (guint) kzru_text_index_get_length (document->index));
    }

  if (message != NULL)
    kzru_faults_add (faults, KZRU_FAULT_ERROR, code, pointer, place->line, place->column,
                     "%s", message);
}

/* --- All of it --- */

/**
 * kzru_corpus_verify:
 * @self: a corpus
 * @faults: where faults go, in the order of the file
 * @n_verified: (out): how many passages stand in their documents
 * @n_not_found: (out): how many do not, or have no document in the corpus
 *
 * Checks all passages of the atlas and says what is wrong: of a document that
 * is missing once, of others for each part.
 */
void
kzru_corpus_verify (KzruCorpus *self,
                    KzruFaults *faults,
                    guint      *n_verified,
                    guint      *n_not_found)
{
  KzruAtlas *atlas;
  guint n_sources, n_passages;
  g_autofree guint *n_cited = NULL;

  g_return_if_fail (KZRU_IS_CORPUS (self));
  g_return_if_fail (faults != NULL);

  atlas = kzru_corpus_get_atlas (self);
  n_sources = kzru_atlas_get_n_records (atlas, KZRU_RECORD_SOURCE);
  n_passages = kzru_atlas_get_n_records (atlas, KZRU_RECORD_PASSAGE);
  n_cited = g_new0 (guint, n_sources);
  *n_verified = 0;

  for (guint i = 0; i < n_passages; i++)
    {
      const KzruPassage *passage = kzru_atlas_get_passage (atlas, i);
      const KzruDocument *document = kzru_corpus_get_document (self, passage->source);

      n_cited[passage->source]++;
      if (kzru_corpus_check_passage (self, i) == KZRU_PASSAGE_VERIFIED)
        (*n_verified)++;
      else if (document != NULL && document->text != NULL)
        for (guint j = 0; j < passage->n_parts; j++)
          report_part (atlas, document, i, j, faults);
    }
  *n_not_found = n_passages - *n_verified;

  for (guint i = 0; i < n_sources; i++)
    report_source (self, i, n_cited[i], faults);
  kzru_faults_sort (faults);
}

/**
 * kzru_atlas_summarize:
 * @atlas: an atlas
 *
 * Sums up an atlas for the command line. The line is for programs, too, and is
 * the same in all languages.
 *
 * Returns: (transfer full): `events N, routes N, figures N, passages N`
 */
char *
kzru_atlas_summarize (KzruAtlas *atlas)
{
  g_return_val_if_fail (KZRU_IS_ATLAS (atlas), NULL);

  return g_strdup_printf ("events %u, routes %u, figures %u, passages %u",
                          kzru_atlas_get_n_records (atlas, KZRU_RECORD_EVENT),
                          kzru_atlas_get_n_records (atlas, KZRU_RECORD_ROUTE),
                          kzru_atlas_get_n_records (atlas, KZRU_RECORD_FIGURE),
                          kzru_atlas_get_n_records (atlas, KZRU_RECORD_PASSAGE));
}

/**
 * kzru_atlas_summarize_check:
 * @atlas: an atlas
 * @n_verified: how many of its passages stand in their documents
 * @n_not_found: how many do not
 *
 * Sums up an atlas and its check against a corpus; see [func@Atlas.summarize].
 *
 * Returns: (transfer full): `events N, routes N, figures N, passages N:
 *   verified N, not found N`, on one line
 */
char *
kzru_atlas_summarize_check (KzruAtlas *atlas,
                            guint      n_verified,
                            guint      n_not_found)
{
  g_autofree char *summary = kzru_atlas_summarize (atlas);

  return g_strdup_printf ("%s: verified %u, not found %u", summary, n_verified, n_not_found);
}
