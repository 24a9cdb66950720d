/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-cli"

#include "config.h"

#include "app/kzru-cli-record-parts.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-citation.h"
#include "model/kzru-date-text.h"
#include "model/kzru-locale.h"
#include "model/kzru-number-format.h"
#include "model/kzru-record-text.h"
#include "model/kzru-relation-iter.h"
#include "model/kzru-terms.h"
#include "model/kzru-ties.h"

#define INDENT 2
#define DEEPER 5 /* below the number of a passage */

/* What a record is called, and the id by which it can be shown in turn. Each place
 * of a table has that of its event. */
static char *
dup_link (KzruViewState *state,
          KzruRef        ref)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  g_autofree char *label = kzru_record_text_format_label (state, ref);

  if (ref.kind == KZRU_RECORD_PLACE && kzru_atlas_get_table (atlas) != NULL)
    return g_steal_pointer (&label);

  return g_strdup_printf ("%s (%s)", label, kzru_atlas_get_record_id (atlas, ref));
}

/**
 * kzru_cli_page_add_title:
 * @self: a page
 * @state: a view state with an atlas
 * @ref: a record of it
 * @kind: what it is, in the language of the page
 *
 * Starts the page of a record.
 */
void
kzru_cli_page_add_title (KzruCliPage   *self,
                         KzruViewState *state,
                         KzruRef        ref,
                         const char    *kind)
{
  const char *id = kzru_atlas_get_record_id (kzru_view_state_get_atlas (state), ref);
  g_autofree char *label = kzru_record_text_format_label (state, ref);
  g_autofree char *line = g_strconcat (kind, kzru_term_get_separator (), id, NULL);

  kzru_cli_page_add_heading (self, label);
  kzru_cli_page_add_text (self, 0, line, NULL);
  kzru_cli_page_add_gap (self);
}

/**
 * kzru_cli_page_add_lang_map:
 * @self: a page
 * @state: a view state
 * @indent: columns to leave free before each line
 * @map: a text in several languages
 *
 * Adds a paragraph in the reader's language, or the one that there is.
 */
void
kzru_cli_page_add_lang_map (KzruCliPage       *self,
                            KzruViewState     *state,
                            guint              indent,
                            const KzruLangMap *map)
{
  const KzruLangEntry *entry = kzru_lang_map_lookup (map, kzru_view_state_get_languages (state));

  if (entry != NULL)
    kzru_cli_page_add_text (self, indent, entry->text, entry->tag);
}

/**
 * kzru_cli_page_add_basis:
 * @self: a page
 * @state: a view state
 * @indent: columns to leave free before each line
 * @basis: how something came to be in the atlas
 * @note: what the editors say of it
 *
 * Says what does not simply stand in the source.
 */
void
kzru_cli_page_add_basis (KzruCliPage       *self,
                         KzruViewState     *state,
                         guint              indent,
                         KzruBasis          basis,
                         const KzruLangMap *note)
{
  if (basis != KZRU_BASIS_STATED)
    kzru_cli_page_add_text (self, indent, kzru_basis_get_term (basis), NULL);
  kzru_cli_page_add_lang_map (self, state, indent, note);
}

/**
 * kzru_cli_page_add_links:
 * @self: a page
 * @state: a view state with an atlas
 * @format: a text with one `%s` for the list
 * @kind: which part of the atlas the records are in
 * @indices: the records; nothing is added if there are none
 *
 * Names the records that a record speaks of, with their ids.
 */
void
kzru_cli_page_add_links (KzruCliPage    *self,
                         KzruViewState  *state,
                         const char     *format,
                         KzruRecordKind  kind,
                         KzruIndices     indices)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  if (indices.n == 0)
    return;

  for (guint i = 0; i < indices.n; i++)
    g_ptr_array_add (names, dup_link (state, (KzruRef) { kind, indices.v[i] }));
  g_ptr_array_add (names, NULL);

  list = kzru_format_list ((const char * const *) names->pdata, self->language);
  kzru_cli_page_add_filled (self, 0, format, list);
}

/**
 * kzru_cli_page_add_date:
 * @self: a page
 * @state: a view state with an atlas
 * @claim: a date
 *
 * Says when something was: in the reader's calendars, in EDTF if it is vague, as
 * the source writes it, and how that was understood.
 */
void
kzru_cli_page_add_date (KzruCliPage         *self,
                        KzruViewState       *state,
                        const KzruDateClaim *claim)
{
  g_autofree char *date = kzru_date_text_format (state, claim->edtf);
  g_autofree char *reference = kzru_record_text_format_reference (state, claim);
  const KzruEdtfBounds *bounds = kzru_edtf_get_bounds (claim->edtf);

  kzru_cli_page_add_text (self, 0, date, NULL);
  if (bounds->flags != KZRU_EDTF_FLAG_NONE || bounds->kind == KZRU_EDTF_ONE_OF)
    {
      g_autofree char *edtf = kzru_edtf_to_string (claim->edtf);

      /* Translators: a vague date in the notation of that name, such as "199X" */
      kzru_cli_page_add_filled (self, INDENT, _("EDTF: %s"), edtf);
    }
  /* Translators: the date in the words of the source, in its own language */
  kzru_cli_page_add_filled (self, INDENT, _("As written: %s"), claim->written);
  kzru_cli_page_add_basis (self, state, INDENT, claim->basis, &claim->note);
  kzru_cli_page_add_text (self, INDENT, reference, NULL);
}

/**
 * kzru_cli_page_add_forms:
 * @self: a page
 * @forms: (array length=n_forms): ways in which sources write a name
 * @n_forms: how many
 *
 * Lists them; nothing is added if there are none.
 */
void
kzru_cli_page_add_forms (KzruCliPage    *self,
                         const KzruForm *forms,
                         guint           n_forms)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;
  g_autofree char *list = NULL;

  for (guint i = 0; i < n_forms; i++)
    g_strv_builder_add (builder, forms[i].text);
  texts = g_strv_builder_end (builder);

  list = g_strjoinv (kzru_term_get_separator (), texts);
  /* Translators: %s is a list of ways in which the sources write a name */
  kzru_cli_page_add_filled (self, 0, _("In the sources: %s"), list);
}

/**
 * kzru_cli_page_add_relations:
 * @self: a page
 * @state: a view state with an atlas
 * @ref: a record of it
 *
 * Says how the record is related to others.
 */
void
kzru_cli_page_add_relations (KzruCliPage   *self,
                             KzruViewState *state,
                             KzruRef        ref)
{
  KzruRelationIter iter;

  kzru_relation_iter_init (&iter, kzru_view_state_get_atlas (state), ref);
  while (kzru_relation_iter_next (&iter))
    {
      kzru_cli_page_add_links (self, state,
                               kzru_relation_type_get_format (iter.relation->type, iter.inverse),
                               iter.other.kind, (KzruIndices) { &iter.other.index, 1 });
      kzru_cli_page_add_basis (self, state, INDENT, iter.relation->basis, &iter.relation->note);
    }
}

static void
add_passage (KzruCliPage   *self,
             KzruViewState *state,
             guint          index,
             guint          number)
{
  const KzruPassage *passage = kzru_atlas_get_passage (kzru_view_state_get_atlas (state), index);
  g_autoptr (KzruQuotationText) quotation = kzru_quotation_text_new (passage);
  g_autofree char *reference = kzru_citation_format_passage (state, passage);
  g_autofree char *language = kzru_locale_get_name (passage->language, self->language);
  g_autofree char *digits = kzru_format_number (number, self->language);
  g_autofree char *head = g_strdup_printf ("%s. %s", digits, reference);
  g_autofree char *where = language != NULL
                             ? g_strconcat (language, kzru_term_get_separator (), passage->id, NULL)
                             : g_strdup (passage->id);

  kzru_cli_page_add_gap (self);
  kzru_cli_page_add_text (self, INDENT, head, NULL);
  kzru_cli_page_add_text (self, DEEPER, where, NULL);
  kzru_cli_page_add_quotation (self, DEEPER, quotation, passage->language);

  if (passage->reading != NULL)
    {
      /* Translators: %s is who restored the words of a damaged document */
      kzru_cli_page_add_filled (self, DEEPER, _("As restored by %s:"), passage->reading_by);
      kzru_cli_page_add_text (self, DEEPER, passage->reading, passage->language);
      kzru_cli_page_add_lang_map (self, state, DEEPER, &passage->reading_note);
    }
  kzru_cli_page_add_lang_map (self, state, DEEPER, &passage->gloss);
}

/**
 * kzru_cli_page_add_passages:
 * @self: a page
 * @state: a view state with an atlas
 * @passages: passages of it
 *
 * Adds what the sources say: each passage with its reference, its words with
 * the evidence set off, the words restored where they are damaged, and the
 * gloss.
 */
void
kzru_cli_page_add_passages (KzruCliPage   *self,
                            KzruViewState *state,
                            KzruIndices    passages)
{
  if (passages.n == 0)
    return;

  kzru_cli_page_add_gap (self);
  kzru_cli_page_add_heading (self, _("Passages"));
  for (guint i = 0; i < passages.n; i++)
    add_passage (self, state, passages.v[i], i + 1);
}

/**
 * kzru_cli_page_add_tied:
 * @self: a page
 * @state: a view state with an atlas
 * @ref: a record of it
 *
 * Lists the events and figures that are tied to a record.
 */
void
kzru_cli_page_add_tied (KzruCliPage   *self,
                        KzruViewState *state,
                        KzruRef        ref)
{
  static const KzruRecordKind kinds[] = { KZRU_RECORD_EVENT, KZRU_RECORD_FIGURE };
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      gboolean any = FALSE;

      for (guint i = 0; i < kzru_atlas_get_n_records (atlas, kinds[k]); i++)
        {
          KzruRef other = { kinds[k], i };
          g_autofree char *line = NULL;

          if (!kzru_atlas_are_tied (atlas, ref, other))
            continue;

          if (!any)
            {
              kzru_cli_page_add_gap (self);
              kzru_cli_page_add_heading (self, kinds[k] == KZRU_RECORD_EVENT ? _("Events") : _("Figures"));
            }
          any = TRUE;
          line = dup_link (state, other);
          kzru_cli_page_add_text (self, INDENT, line, NULL);
        }
    }
}
