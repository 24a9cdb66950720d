/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-reader"

#include "config.h"

#include "widgets/kzru-reader-parts.h"

#include "model/kzru-date-text.h"
#include "model/kzru-locale.h"
#include "model/kzru-record-text.h"
#include "model/kzru-terms.h"
#include "model/kzru-ties.h"
#include "widgets/kzru-passage-card.h"

#include <glib/gi18n-lib.h>

/* The scheme of links that lead to another record: "kzru:" and its id. */
#define LINK_SCHEME "kzru:"

/**
 * kzru_reader_set_text_direction:
 * @widget: a widget that shows a text
 * @language: the text's language, as a BCP 47 tag
 *
 * Sets @widget in the direction of its text's language, whatever that of the
 * interface is.
 */
void
kzru_reader_set_text_direction (GtkWidget  *widget,
                                const char *language)
{
  gtk_widget_set_direction (widget, kzru_locale_is_rtl (language) ? GTK_TEXT_DIR_RTL
                                                                  : GTK_TEXT_DIR_LTR);
}

/**
 * kzru_reader_add_text:
 * @page: a page
 * @text: (nullable): a text
 * @css_class: (nullable): its style class
 *
 * Adds a paragraph.
 *
 * Returns: (transfer none) (nullable): its label
 */
GtkWidget *
kzru_reader_add_text (GtkWidget  *page,
                      const char *text,
                      const char *css_class)
{
  GtkWidget *label;

  if (text == NULL || *text == '\0')
    return NULL;

  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (page), label);

  return label;
}

/**
 * kzru_reader_add_lang_map:
 * @page: a page
 * @state: a view state
 * @map: a text in several languages
 * @css_class: (nullable): its style class
 *
 * Adds a paragraph in the reader's language, in the direction of that language.
 */
void
kzru_reader_add_lang_map (GtkWidget         *page,
                          KzruViewState     *state,
                          const KzruLangMap *map,
                          const char        *css_class)
{
  const KzruLangEntry *entry = kzru_lang_map_lookup (map, kzru_view_state_get_languages (state));
  GtkWidget *label;

  if (entry == NULL)
    return;

  label = kzru_reader_add_text (page, entry->text, css_class);
  if (label != NULL)
    kzru_reader_set_text_direction (label, entry->tag);
}

/**
 * kzru_reader_add_heading:
 * @page: a page
 * @text: a heading
 *
 * Adds a heading within the page.
 */
void
kzru_reader_add_heading (GtkWidget  *page,
                         const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", text,
                                   "xalign", 0.0,
                                   "wrap", TRUE,
                                   "margin-top", 6,
                                   NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (page), label);
}

/**
 * kzru_reader_add_warning:
 * @page: a page
 * @title: what is wrong, in one line
 * @text: (nullable): the details
 *
 * Adds a card that says in plain words where sources conflict or err.
 */
void
kzru_reader_add_warning (GtkWidget  *page,
                         const char *title,
                         const char *text)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (card, "conflict");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (card), icon);
  gtk_box_append (GTK_BOX (card), texts);
  kzru_reader_add_text (texts, title, "heading");
  kzru_reader_add_text (texts, text, NULL);
  gtk_box_append (GTK_BOX (page), card);
}

/**
 * kzru_reader_add_basis:
 * @page: a page
 * @state: a view state
 * @basis: how the record came to be
 * @note: what the editors say of that
 *
 * Says how a record came to be, unless the source simply states it.
 */
void
kzru_reader_add_basis (GtkWidget         *page,
                       KzruViewState     *state,
                       KzruBasis          basis,
                       const KzruLangMap *note)
{
  const char *text = kzru_lang_map_get (note, kzru_view_state_get_languages (state));
  g_autofree char *line = kzru_basis_format (basis, text);

  if (basis == KZRU_BASIS_DISPUTED)
    kzru_reader_add_warning (page, kzru_basis_get_term (basis), text);
  else
    kzru_reader_add_text (page, line, "dim-label");
}

static gboolean
activate_link_cb (GtkLabel      *label,
                  const char    *uri,
                  KzruViewState *state)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  KzruRef ref;

  if (atlas == NULL || !g_str_has_prefix (uri, LINK_SCHEME)
      || !kzru_atlas_find (atlas, uri + strlen (LINK_SCHEME), &ref))
    return FALSE;

  kzru_view_state_select (state, ref);
  return TRUE;
}

/* The label of a record as a link; its direction is kept apart from that of
 * the text around it. */
static char *
dup_link (KzruViewState *state,
          KzruRef        ref)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  g_autofree char *label = kzru_record_text_format_label (state, ref);

  return g_markup_printf_escaped ("<a href=\"" LINK_SCHEME "%s\">\u2068%s\u2069</a>",
                                  kzru_atlas_get_record_id (atlas, ref),
                                  label);
}

static void
add_markup (GtkWidget     *page,
            KzruViewState *state,
            const char    *markup)
{
  GtkWidget *label = kzru_reader_add_text (page, " ", "links");

  gtk_label_set_markup (GTK_LABEL (label), markup);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (activate_link_cb), state, 0);
}

/**
 * kzru_reader_add_links:
 * @page: a page
 * @state: a view state
 * @caption: a format that says what the records are, with one `%s` for them
 * @kind: of what kind they are
 * @indices: which they are
 *
 * Adds a line of links to records.
 */
void
kzru_reader_add_links (GtkWidget      *page,
                       KzruViewState  *state,
                       const char     *caption,
                       KzruRecordKind  kind,
                       KzruIndices     indices)
{
  g_autoptr (GPtrArray) links = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *markup = NULL;

  if (indices.n == 0)
    return;

  links = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < indices.n; i++)
    g_ptr_array_add (links, dup_link (state, (KzruRef) { kind, indices.v[i] }));
  g_ptr_array_add (links, NULL);

  joined = g_strjoinv (kzru_term_get_separator (), (char **) links->pdata);
  markup = kzru_term_fill (caption, joined);
  add_markup (page, state, markup);
}

/**
 * kzru_reader_add_link:
 * @page: a page
 * @state: a view state
 * @format: what is said of the record, with one `%s` for its name
 * @ref: a record
 *
 * Adds a sentence with a link to a record.
 */
void
kzru_reader_add_link (GtkWidget     *page,
                      KzruViewState *state,
                      const char    *format,
                      KzruRef        ref)
{
  g_autofree char *link = dup_link (state, ref);
  g_autofree char *markup = kzru_term_fill (format, link);

  add_markup (page, state, markup);
}

/**
 * kzru_reader_add_value:
 * @page: a page
 * @state: a view state
 * @text: plain text: the value of a figure
 * @ref: the figure
 *
 * Adds a value, and behind it a link to its figure.
 */
void
kzru_reader_add_value (GtkWidget     *page,
                       KzruViewState *state,
                       const char    *text,
                       KzruRef        ref)
{
  g_autofree char *link = dup_link (state, ref);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_autofree char *markup = g_strconcat (escaped, kzru_term_get_separator (), link, NULL);

  add_markup (page, state, markup);
}

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row,
                  KzruViewState *state)
{
  guint event = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "kzru-event"));

  kzru_view_state_select (state, (KzruRef) { KZRU_RECORD_EVENT, event });
}

static GtkWidget *
make_event_row (KzruViewState *state,
                guint          index)
{
  const KzruEvent *event = kzru_atlas_get_event (kzru_view_state_get_atlas (state), index);
  const char * const *languages = kzru_view_state_get_languages (state);
  g_autofree char *date = kzru_date_text_format (state, event->dates[0].edtf);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  kzru_reader_add_lang_map (box, state, &event->title, NULL);
  kzru_reader_add_text (box, date, "caption");
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "dim-label");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  kzru_lang_map_get (&event->title, languages),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, date,
                                  -1);
  g_object_set_data (G_OBJECT (row), "kzru-event", GUINT_TO_POINTER (index));

  return row;
}

/**
 * kzru_reader_add_events:
 * @page: a page
 * @state: a view state
 * @tied_to: a record
 *
 * Adds a list of the events that are tied to a record; choosing one selects it.
 */
void
kzru_reader_add_events (GtkWidget     *page,
                        KzruViewState *state,
                        KzruRef        tied_to)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  guint n = kzru_atlas_get_n_records (atlas, KZRU_RECORD_EVENT);
  GtkWidget *list = NULL;

  for (guint i = 0; i < n; i++)
    {
      if (!kzru_atlas_are_tied (atlas, tied_to, (KzruRef) { KZRU_RECORD_EVENT, i }))
        continue;

      if (list == NULL)
        {
          list = gtk_list_box_new ();
          gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
          gtk_widget_add_css_class (list, "boxed-list");
          g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), state, 0);
        }
      gtk_list_box_append (GTK_LIST_BOX (list), make_event_row (state, i));
    }

  if (list == NULL)
    return;

  kzru_reader_add_heading (page, _("Events"));
  gtk_box_append (GTK_BOX (page), list);
}

static gboolean
has_passage (GtkWidget *page,
             guint      passage)
{
  for (GtkWidget *child = gtk_widget_get_first_child (page);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (KZRU_IS_PASSAGE_CARD (child)
          && kzru_passage_card_get_passage (KZRU_PASSAGE_CARD (child)) == passage)
        return TRUE;
    }

  return FALSE;
}

/**
 * kzru_reader_add_passages:
 * @page: a page
 * @state: a view state
 * @passages: which passages
 *
 * Adds the cards of those passages that @page does not show yet.
 */
void
kzru_reader_add_passages (GtkWidget     *page,
                          KzruViewState *state,
                          KzruIndices    passages)
{
  for (guint i = 0; i < passages.n; i++)
    {
      if (!has_passage (page, passages.v[i]))
        gtk_box_append (GTK_BOX (page), kzru_passage_card_new (state, passages.v[i]));
    }
}
