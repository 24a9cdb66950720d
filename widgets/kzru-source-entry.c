/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-source-entry"

#include "config.h"

#include "widgets/kzru-source-entry.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-bidi.h"
#include "model/kzru-citation.h"
#include "model/kzru-date-text.h"
#include "model/kzru-number-format.h"
#include "model/kzru-quotation.h"
#include "model/kzru-terms.h"

#define INDENT 9.0       /* all in points */
#define ENTRY_SPACE 13.0
#define PASSAGE_SPACE 5.0
#define LINE_SPACE 1.5

typedef struct
{
  const KzruPaperText *paper;
  KzruViewState *state;
  double width;
  GArray *blocks;
} Entry;

static void
block_clear (KzruSourceBlock *block)
{
  g_clear_object (&block->layout);
  g_clear_pointer (&block->marked, g_array_unref);
}

static Entry
start_entry (const KzruPaperText *paper,
             KzruViewState       *state,
             double               width)
{
  Entry entry = {
    .paper = paper,
    .state = state,
    .width = width,
    .blocks = g_array_new (FALSE, TRUE, sizeof (KzruSourceBlock)),
  };

  g_array_set_clear_func (entry.blocks, (GDestroyNotify) block_clear);

  return entry;
}

/* Adds @text unless it is empty. The pointer is good until the next is added. */
static KzruSourceBlock *
add_block (Entry       *entry,
           const char  *text,
           const char  *language,
           double       size,
           PangoWeight  weight,
           double       indent)
{
  KzruSourceBlock block = { .indent = indent, .space = LINE_SPACE };

  block.layout = kzru_paper_text_set (entry->paper, text, language, size, weight, entry->width - indent);
  g_array_append_val (entry->blocks, block);

  return &g_array_index (entry->blocks, KzruSourceBlock, entry->blocks->len - 1);
}

static void
add_small (Entry      *entry,
           const char *text,
           const char *language,
           double      indent,
           gboolean    keep)
{
  KzruSourceBlock *block = add_block (entry, text, language, KZRU_PAPER_SMALL_SIZE,
                                      PANGO_WEIGHT_NORMAL, indent);

  block->dim = TRUE;
  block->keep = keep;
}

static void
add_dates (Entry           *entry,
           const KzruEvent *event)
{
  for (guint i = 0; i < event->n_dates; i++)
    {
      const KzruDateClaim *claim = &event->dates[i];
      g_autofree char *date = kzru_date_text_format (entry->state, claim->edtf);
      g_autoptr (GString) line = g_string_new (date);

      if (claim->written != NULL)
        {
          g_autofree char *isolated = kzru_bidi_isolate (claim->written);
          /* Translators: the date in the words of the source, in its own language */
          g_autofree char *written = kzru_term_fill (_("As written: %s"), isolated);

          g_string_append_printf (line, "%s%s", kzru_term_get_separator (), written);
        }
      if (claim->basis != KZRU_BASIS_STATED)
        g_string_append_printf (line, "%s%s", kzru_term_get_separator (),
                                kzru_basis_get_term (claim->basis));

      add_small (entry, line->str, NULL, 0, TRUE);
    }
}

static void
add_quotation (Entry             *entry,
               const KzruPassage *passage)
{
  g_autoptr (KzruQuotationText) quotation = kzru_quotation_text_new (passage);
  KzruSourceBlock *block = add_block (entry, quotation->text, passage->language, KZRU_PAPER_BODY_SIZE,
                                      PANGO_WEIGHT_NORMAL, INDENT);

  block->marked = g_array_sized_new (FALSE, FALSE, sizeof (KzruTextRange), quotation->n_evidence);
  g_array_append_vals (block->marked, quotation->evidence, quotation->n_evidence);

  if (passage->reading != NULL)
    {
      /* Translators: %s is who restored the words of a damaged document */
      g_autofree char *caption = kzru_term_fill (_("As restored by %s:"), passage->reading_by);

      add_small (entry, caption, NULL, INDENT, TRUE);
      add_block (entry, passage->reading, passage->language, KZRU_PAPER_BODY_SIZE,
                 PANGO_WEIGHT_NORMAL, INDENT);
    }
}

/* @quoting_row is the first event that rests on the passage: its words stand
 * there, and all others send the reader to them. */
static void
add_passage (Entry *entry,
             guint  index,
             guint  row,
             guint  quoting_row)
{
  const KzruPassage *passage = kzru_atlas_get_passage (kzru_view_state_get_atlas (entry->state), index);
  const KzruLangEntry *gloss = kzru_lang_map_lookup (&passage->gloss,
                                                     kzru_view_state_get_languages (entry->state));
  g_autofree char *reference = kzru_citation_format_passage (entry->state, passage);

  add_small (entry, reference, NULL, INDENT, TRUE);
  g_array_index (entry->blocks, KzruSourceBlock, entry->blocks->len - 1).space = PASSAGE_SPACE;

  if (quoting_row == row)
    {
      add_quotation (entry, passage);
    }
  else
    {
      g_autofree char *number = kzru_format_number (quoting_row + 1,
                                                    kzru_paper_text_get_language (entry->paper));
      /* Translators: %s is the number of a printed event, where a passage is quoted in full */
      g_autofree char *see = kzru_term_fill (_("Quoted under %s."), number);

      add_small (entry, see, NULL, INDENT, gloss != NULL);
    }

  if (gloss != NULL)
    add_small (entry, gloss->text, gloss->tag, INDENT, FALSE);
}

/**
 * kzru_source_entry_new_heading:
 * @paper: sets the texts
 * @text: a heading, in the language of the page
 * @width: of a column, in points
 *
 * Makes a heading.
 *
 * Returns: (transfer full) (element-type KzruSourceBlock): its only block
 */
GArray *
kzru_source_entry_new_heading (const KzruPaperText *paper,
                               const char          *text,
                               double               width)
{
  Entry entry = start_entry (paper, NULL, width);
  KzruSourceBlock *block = add_block (&entry, text, NULL, KZRU_PAPER_HEADING_SIZE,
                                      PANGO_WEIGHT_SEMIBOLD, 0);

  block->space = ENTRY_SPACE;
  block->keep = TRUE;

  return entry.blocks;
}

/**
 * kzru_source_entry_new_event:
 * @paper: sets the texts
 * @state: a view state with an atlas
 * @table: the events of a print
 * @row: one of them
 * @quoting_rows: for each passage of the atlas, the first row that rests on it
 * @width: of a column, in points
 *
 * Makes what the appendix says of an event: its number, title and dates, and
 * each passage that it rests on.
 *
 * Returns: (transfer full) (element-type KzruSourceBlock): the blocks
 */
GArray *
kzru_source_entry_new_event (const KzruPaperText  *paper,
                             KzruViewState        *state,
                             const KzruEventTable *table,
                             guint                 row,
                             const guint          *quoting_rows,
                             double                width)
{
  Entry entry = start_entry (paper, state, width);
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  guint record = kzru_event_table_get_columns (table)->record[row];
  KzruIndices passages = kzru_atlas_get_passages (atlas, (KzruRef) { KZRU_RECORD_EVENT, record });
  g_autofree char *number = kzru_format_number (row + 1, kzru_paper_text_get_language (paper));
  /* Translators: the number and the title of an event on a printed chart */
  g_autofree char *title = g_strdup_printf (C_("printed event", "%1$s. %2$s"), number,
                                            kzru_event_table_get_title (table, row));
  KzruSourceBlock *block = add_block (&entry, title, NULL, KZRU_PAPER_BODY_SIZE + 0.5,
                                      PANGO_WEIGHT_SEMIBOLD, 0);

  block->space = ENTRY_SPACE;
  block->keep = TRUE;
  add_dates (&entry, kzru_atlas_get_event (atlas, record));
  for (guint i = 0; i < passages.n; i++)
    add_passage (&entry, passages.v[i], row, quoting_rows[passages.v[i]]);

  return entry.blocks;
}

/**
 * kzru_source_entry_new_document:
 * @paper: sets the texts
 * @state: a view state with an atlas
 * @source: a document of the atlas
 * @width: of a column, in points
 *
 * Makes what the list of documents says of one.
 *
 * Returns: (transfer full) (element-type KzruSourceBlock): the blocks
 */
GArray *
kzru_source_entry_new_document (const KzruPaperText *paper,
                                KzruViewState       *state,
                                guint                source,
                                double               width)
{
  Entry entry = start_entry (paper, state, width);
  const KzruSource *record = kzru_atlas_get_source (kzru_view_state_get_atlas (state), source);
  const KzruLangEntry *note = kzru_lang_map_lookup (&record->note, kzru_view_state_get_languages (state));
  g_autofree char *reference = kzru_citation_format_source (state, record);

  add_block (&entry, reference, NULL, KZRU_PAPER_BODY_SIZE, PANGO_WEIGHT_NORMAL, 0)->space = PASSAGE_SPACE;
  if (record->url != NULL)
    add_small (&entry, record->url, "en", INDENT, FALSE);
  if (note != NULL)
    add_small (&entry, note->text, note->tag, INDENT, FALSE);

  return entry.blocks;
}
