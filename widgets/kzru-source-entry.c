/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-source-entry"

#include "config.h"

#include "widgets/kzru-source-entry.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-bidi.h"
#include "model/kzru-calendar.h"
#include "model/kzru-citation.h"
#include "model/kzru-date-text.h"
#include "model/kzru-locale.h"
#include "model/kzru-number-format.h"
#include "model/kzru-quotation.h"
#include "model/kzru-terms.h"

/* All in points. An appendix is long: its letters are those of footnotes. */
#define BODY_SIZE 7.8
#define SMALL_SIZE 6.8
#define INDENT 7.0
#define ENTRY_SPACE 8.0
#define PASSAGE_SPACE 2.5
#define LINE_SPACE 0.8

/* Fonts of the Arabic script leave much room between lines; footnotes do with
 * less. */
#define RTL_LINE_SPACING 0.7

/* An entry while it is made. */
typedef struct
{
  const KzruSourceParams *params;
  GArray *blocks;
} Entry;

static void
block_clear (KzruSourceBlock *block)
{
  g_clear_object (&block->layout);
  g_clear_pointer (&block->marked, g_array_unref);
  g_clear_pointer (&block->target, g_free);
  g_clear_pointer (&block->link, g_free);
  g_clear_pointer (&block->uri, g_free);
}

static Entry
start_entry (const KzruSourceParams *params)
{
  Entry entry = { params, g_array_new (FALSE, TRUE, sizeof (KzruSourceBlock)) };

  g_array_set_clear_func (entry.blocks, (GDestroyNotify) block_clear);

  return entry;
}

/* The pointer is good until the next block is added. */
static KzruSourceBlock *
add_block (Entry       *entry,
           const char  *text,
           const char  *language,
           double       size,
           PangoWeight  weight,
           double       indent)
{
  KzruSourceBlock block = { .indent = indent, .space = LINE_SPACE, .element = "P" };

  block.layout = kzru_paper_text_set (entry->params->paper, text, language, size, weight,
                                      entry->params->width - indent);
  if (kzru_locale_is_rtl (language != NULL ? language : kzru_paper_text_get_language (entry->params->paper)))
    pango_layout_set_line_spacing (block.layout, RTL_LINE_SPACING);
  g_array_append_val (entry->blocks, block);

  return &g_array_index (entry->blocks, KzruSourceBlock, entry->blocks->len - 1);
}

static KzruSourceBlock *
add_small (Entry      *entry,
           const char *text,
           const char *language,
           double      indent,
           gboolean    keep)
{
  KzruSourceBlock *block = add_block (entry, text, language, SMALL_SIZE, PANGO_WEIGHT_NORMAL, indent);

  block->dim = TRUE;
  block->keep = keep;

  return block;
}

/* The date in the words of a source. Those that run against the page have a line
 * of their own, and in their direction: in a line of both, readers of PDF would
 * take them for what is around them.
 *
 * Returns: whether it has */
static gboolean
stands_apart (const Entry         *entry,
              const KzruDateClaim *claim)
{
  return claim->written != NULL && claim->passages.n > 0 && kzru_bidi_has_rtl (claim->written)
         && !kzru_paper_text_is_rtl (entry->params->paper);
}

static char *
format_written (const KzruDateClaim *claim)
{
  g_autofree char *isolated = kzru_bidi_isolate (claim->written);

  /* Translators: the date in the words of the source, in its own language */
  return kzru_term_fill (_("As written: %s"), isolated);
}

static void
add_date (Entry               *entry,
          const KzruDateClaim *claim)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (entry->params->state);
  g_autofree char *date = kzru_date_text_format (entry->params->state, claim->edtf);
  g_autofree char *written = claim->written != NULL ? format_written (claim) : NULL;
  gboolean apart = stands_apart (entry, claim);
  g_autoptr (GString) line = g_string_new (date);

  if (written != NULL && !apart)
    g_string_append_printf (line, "%s%s", kzru_term_get_separator (), written);
  if (claim->basis != KZRU_BASIS_STATED)
    g_string_append_printf (line, "%s%s", kzru_term_get_separator (), kzru_basis_get_term (claim->basis));

  add_small (entry, line->str, NULL, 0, TRUE);
  if (apart)
    add_small (entry, written, kzru_atlas_get_passage (atlas, claim->passages.v[0])->language, 0, TRUE);
}

static void
add_dates (Entry           *entry,
           const KzruEvent *event)
{
  for (guint i = 0; i < event->n_dates; i++)
    add_date (entry, &event->dates[i]);
}

static void
add_quotation (Entry             *entry,
               const KzruPassage *passage)
{
  g_autoptr (KzruQuotationText) quotation = kzru_quotation_text_new (passage);
  KzruSourceBlock *block = add_block (entry, quotation->text, passage->language, BODY_SIZE,
                                      PANGO_WEIGHT_NORMAL, INDENT);

  block->element = "BlockQuote";
  block->marked = g_array_sized_new (FALSE, FALSE, sizeof (KzruTextRange), quotation->n_evidence);
  g_array_append_vals (block->marked, quotation->evidence, quotation->n_evidence);

  if (passage->reading != NULL)
    {
      /* Translators: %s is who restored the words of a damaged document */
      g_autofree char *caption = kzru_term_fill (_("As restored by %s:"), passage->reading_by);

      add_small (entry, caption, NULL, INDENT, TRUE);
      add_block (entry, passage->reading, passage->language, BODY_SIZE, PANGO_WEIGHT_NORMAL, INDENT);
    }
}

/* In which language a reference is set, of which a part is in that of the document
 * and a part in that of the page; %NULL for the latter. If either is written from
 * right to left, the reference is: readers of PDF take its parts out in order then,
 * whatever else is on the page. */
static const char *
choose_language (const KzruSource *source)
{
  return kzru_locale_is_rtl (source->language) ? source->language : NULL;
}

/* The document of a passage, and where in it. If the words of the passage stand
 * under an earlier event, the reader is sent there. */
static void
add_reference (Entry             *entry,
               const KzruPassage *passage,
               guint              row,
               guint              quoting_row)
{
  const KzruSourceParams *params = entry->params;
  const KzruSource *source = kzru_atlas_get_source (kzru_view_state_get_atlas (params->state), passage->source);
  g_autofree char *reference = kzru_citation_format_passage (params->state, passage);
  g_autoptr (GString) line = g_string_new (reference);
  KzruSourceBlock *block;

  if (quoting_row != row)
    {
      g_autofree char *number = kzru_format_number (quoting_row + 1,
                                                    kzru_paper_text_get_language (params->paper));
      /* Translators: %s is the number of a printed event, where a passage is quoted in full */
      g_autofree char *see = kzru_term_fill (_("Quoted under %s."), number);
      g_autofree char *isolated = kzru_bidi_isolate (see);

      g_string_append_printf (line, "%s%s", kzru_term_get_separator (), isolated);
    }

  block = add_small (entry, line->str, choose_language (source), INDENT, quoting_row == row);
  block->space = PASSAGE_SPACE;
  block->link = quoting_row == row ? kzru_target_dup_name (KZRU_TARGET_DOCUMENT, passage->source)
                                   : kzru_target_dup_name (KZRU_TARGET_ENTRY, quoting_row);
}

static void
add_passage (Entry *entry,
             guint  index,
             guint  row,
             guint  quoting_row)
{
  KzruViewState *state = entry->params->state;
  const KzruPassage *passage = kzru_atlas_get_passage (kzru_view_state_get_atlas (state), index);
  const KzruLangEntry *gloss = kzru_lang_map_lookup (&passage->gloss, kzru_view_state_get_languages (state));

  add_reference (entry, passage, row, quoting_row);
  if (quoting_row != row)
    return;

  add_quotation (entry, passage);
  if (gloss != NULL)
    add_small (entry, gloss->text, gloss->tag, INDENT, FALSE);
}

/**
 * kzru_source_entry_new_heading:
 * @params: what the appendix is made from
 * @text: a heading, in the language of the page
 *
 * Makes a heading.
 *
 * Returns: (transfer full) (element-type KzruSourceBlock): its only block
 */
GArray *
kzru_source_entry_new_heading (const KzruSourceParams *params,
                               const char             *text)
{
  Entry entry = start_entry (params);
  KzruSourceBlock *block = add_block (&entry, text, NULL, KZRU_PAPER_HEADING_SIZE,
                                      PANGO_WEIGHT_SEMIBOLD, 0);

  block->space = ENTRY_SPACE;
  block->keep = TRUE;
  block->element = "H2";

  return entry.blocks;
}

/**
 * kzru_source_entry_new_event:
 * @params: what the appendix is made from
 * @row: an event of the print
 *
 * Makes what the appendix says of an event: its number, title and dates, and
 * each passage that it rests on.
 *
 * Returns: (transfer full) (element-type KzruSourceBlock): the blocks
 */
GArray *
kzru_source_entry_new_event (const KzruSourceParams *params,
                             guint                   row)
{
  Entry entry = start_entry (params);
  KzruAtlas *atlas = kzru_view_state_get_atlas (params->state);
  guint record = kzru_event_table_get_columns (params->table->events)->record[row];
  KzruIndices passages = kzru_atlas_get_passages (atlas, (KzruRef) { KZRU_RECORD_EVENT, record });
  g_autofree char *title = kzru_chart_table_format_title (params->table, row,
                                                          kzru_paper_text_get_language (params->paper));
  KzruSourceBlock *block = add_block (&entry, title, NULL, BODY_SIZE, PANGO_WEIGHT_SEMIBOLD, 0);

  block->space = ENTRY_SPACE;
  block->keep = TRUE;
  block->element = "H3";
  block->target = kzru_target_dup_name (KZRU_TARGET_ENTRY, row);
  block->link = kzru_chart_links_dup_on_chart (params->links, row);
  add_dates (&entry, kzru_atlas_get_event (atlas, record));
  for (guint i = 0; i < passages.n; i++)
    add_passage (&entry, passages.v[i], row, params->quoting_rows[passages.v[i]]);

  /* What follows is another event. */
  g_array_index (entry.blocks, KzruSourceBlock, entry.blocks->len - 1).keep = FALSE;

  return entry.blocks;
}

/**
 * kzru_source_entry_new_count:
 * @params: what the appendix is made from
 * @count: a count on the chart
 * @index: its place among all of them
 *
 * Makes what the appendix says of a count: its lane, its time, and the numbers
 * of the events that it stands for.
 *
 * Returns: (transfer full) (element-type KzruSourceBlock): the only block
 */
GArray *
kzru_source_entry_new_count (const KzruSourceParams *params,
                             const KzruChartCount   *count,
                             guint                   index)
{
  Entry entry = start_entry (params);
  const char *locale = kzru_paper_text_get_language (params->paper);
  g_autoptr (KzruCalendar) calendar = kzru_calendar_new (kzru_view_state_get_calendars (params->state)[0], locale);
  g_autofree char *time = kzru_event_period_format (count->period, calendar, KZRU_DATE_STYLE_SHORT);
  g_autofree char *numbers = kzru_chart_count_format_numbers (count, locale);
  g_autofree char *lane = kzru_bidi_isolate (kzru_lanes_get_title (params->table->lanes, count->lane));
  /* Translators: events that a printed chart only counts: the lane, the time, the numbers of the events */
  g_autofree char *text = g_strdup_printf (C_("printed count", "%1$s · %2$s: %3$s"), lane, time, numbers);
  KzruSourceBlock *block = add_small (&entry, text, NULL, 0, FALSE);

  block->target = kzru_target_dup_name (KZRU_TARGET_COUNTED, index);
  block->link = kzru_target_dup_name (KZRU_TARGET_COUNT, index);

  return entry.blocks;
}

/**
 * kzru_source_entry_new_document:
 * @params: what the appendix is made from
 * @source: a document of the atlas
 *
 * Makes what the list of documents says of one.
 *
 * Returns: (transfer full) (element-type KzruSourceBlock): the blocks
 */
GArray *
kzru_source_entry_new_document (const KzruSourceParams *params,
                                guint                   source)
{
  Entry entry = start_entry (params);
  const KzruSource *record = kzru_atlas_get_source (kzru_view_state_get_atlas (params->state), source);
  const KzruLangEntry *note = kzru_lang_map_lookup (&record->note,
                                                    kzru_view_state_get_languages (params->state));
  g_autofree char *reference = kzru_citation_format_source (params->state, record);
  KzruSourceBlock *block = add_block (&entry, reference, choose_language (record), BODY_SIZE,
                                      PANGO_WEIGHT_NORMAL, 0);

  block->space = ENTRY_SPACE;
  block->target = kzru_target_dup_name (KZRU_TARGET_DOCUMENT, source);
  block->uri = g_strdup (record->url);
  if (record->url != NULL)
    add_small (&entry, record->url, "en", INDENT, FALSE)->uri = g_strdup (record->url);
  if (note != NULL)
    add_small (&entry, note->text, note->tag, INDENT, FALSE);

  return entry.blocks;
}
