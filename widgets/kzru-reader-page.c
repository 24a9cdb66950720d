/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-reader"

#include "config.h"

#include "widgets/kzru-reader-page.h"

#include "model/kzru-bidi.h"
#include "model/kzru-date-text.h"
#include "model/kzru-locale.h"
#include "model/kzru-number-format.h"
#include "model/kzru-record-text.h"
#include "model/kzru-relation-iter.h"
#include "model/kzru-route-ways.h"
#include "model/kzru-terms.h"
#include "widgets/kzru-reader-parts.h"

#include <glib/gi18n-lib.h>

/* The pages of the reader, one kind of record a function. */

static KzruIndices
one (const guint *index)
{
  return (KzruIndices) { index, 1 };
}

static void
add_title (GtkWidget         *page,
           KzruViewState     *state,
           const KzruLangMap *title,
           const char        *subtitle)
{
  const char *text = kzru_lang_map_get (title, kzru_view_state_get_languages (state));
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", text != NULL ? text : "",
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "xalign", 0.0,
                                   NULL);

  gtk_widget_add_css_class (label, "title-2");
  gtk_box_append (GTK_BOX (page), label);
  kzru_reader_add_text (page, subtitle, "dim-label");
}

/* "Corridor · 5 passages in 2 documents" */
static char *
dup_summary (KzruViewState *state,
             const char    *kind,
             KzruIndices    passages)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  const char *locale = kzru_view_state_get_languages (state)[0];
  g_autoptr (GHashTable) sources = g_hash_table_new (NULL, NULL);
  g_autofree char *n_passages = kzru_format_number (passages.n, locale);
  g_autofree char *n_sources = NULL;
  g_autofree char *of_passages = NULL;
  g_autofree char *of_sources = NULL;
  g_autofree char *isolated = NULL;
  gboolean is_turned = kzru_bidi_has_rtl (kind) != kzru_locale_is_rtl (locale);
  guint n;

  for (guint i = 0; i < passages.n; i++)
    g_hash_table_add (sources, GUINT_TO_POINTER (kzru_atlas_get_passage (atlas, passages.v[i])->source));
  n = g_hash_table_size (sources);
  n_sources = kzru_format_number (n, locale);

  /* Translators: %s is a number */
  of_passages = kzru_term_fill (ngettext ("%s passage", "%s passages", passages.n), n_passages);
  /* Translators: %s is a number; said after a number of passages */
  of_sources = kzru_term_fill (ngettext ("in %s document", "in %s documents", n), n_sources);

  /* A kind that is a name of the atlas runs as it does, and must not turn the line. */
  isolated = kzru_bidi_isolate (kind);

  /* Translators: what is shown ("Corridor"), "5 passages", "in 2 documents" */
  return g_strdup_printf (_("%1$s · %2$s %3$s"), is_turned ? isolated : kind, of_passages, of_sources);
}

/* How a relation came to be, and why. That a contradiction is disputed goes without
 * saying. */
static char *
dup_basis (KzruViewState      *state,
           const KzruRelation *relation)
{
  const char *note = kzru_lang_map_get (&relation->note, kzru_view_state_get_languages (state));

  if (relation->type == KZRU_RELATION_CONTRADICTS && relation->basis == KZRU_BASIS_DISPUTED)
    return g_strdup (note);

  return kzru_basis_format (relation->basis, note);
}

static void
add_relations (GtkWidget     *page,
               KzruViewState *state,
               KzruRef        ref)
{
  KzruRelationIter iter;

  kzru_relation_iter_init (&iter, kzru_view_state_get_atlas (state), ref);
  while (kzru_relation_iter_next (&iter))
    {
      const KzruRelation *relation = iter.relation;
      g_autofree char *basis = dup_basis (state, relation);

      if (relation->type == KZRU_RELATION_CONTRADICTS)
        kzru_reader_add_warning (page, _("The sources disagree"), basis);
      kzru_reader_add_link (page, state, kzru_relation_type_get_format (relation->type, iter.inverse), iter.other);
      if (relation->type != KZRU_RELATION_CONTRADICTS)
        kzru_reader_add_text (page, basis, "dim-label");

      /* Who reads that sources disagree wants to read both; and who reads that one
       * thing follows another, who says so. */
      kzru_reader_add_passages (page, state, relation->passages);
    }
}

static void
add_date (GtkWidget           *page,
          KzruViewState       *state,
          const KzruDateClaim *claim,
          gboolean             with_source)
{
  const char * const *languages = kzru_view_state_get_languages (state);
  g_autofree char *date = kzru_date_text_format (state, claim->edtf);
  g_autofree char *reference = kzru_record_text_format_reference (state, claim);
  g_autofree char *written = NULL;
  g_autofree char *basis = kzru_basis_format (claim->basis, kzru_lang_map_get (&claim->note, languages));

  kzru_reader_add_text (page, date, with_source ? "heading" : "date");

  if (claim->written != NULL)
    {
      /* Translators: the date in the words of the source, in its own language */
      written = g_strdup_printf (_("As written: \u2068%s\u2069"), claim->written);
      kzru_reader_add_text (page, written, "dim-label");
    }

  kzru_reader_add_text (page, basis, "dim-label");
  kzru_reader_add_text (page, reference, "dim-label");
}

static void
add_dates (GtkWidget       *page,
           KzruViewState   *state,
           const KzruEvent *event)
{
  if (event->n_dates > 1)
    kzru_reader_add_warning (page,
                             _("The dates disagree"),
                             _("All that is said of when this was stands here, the likeliest first."));

  for (guint i = 0; i < event->n_dates; i++)
    add_date (page, state, &event->dates[i], event->n_dates > 1);
}

static void
add_event (GtkWidget     *page,
           KzruViewState *state,
           guint          index)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  const KzruEvent *event = kzru_atlas_get_event (atlas, index);
  KzruRef ref = { KZRU_RECORD_EVENT, index };
  KzruIndices passages = kzru_atlas_get_passages (atlas, ref);
  const char *theme = kzru_lang_map_get (&kzru_atlas_get_theme (atlas, event->theme)->label,
                                         kzru_view_state_get_languages (state));
  g_autofree char *summary = dup_summary (state, theme, passages);

  add_title (page, state, &event->title, summary);
  add_dates (page, state, event);
  kzru_reader_add_lang_map (page, state, &event->description, NULL);
  kzru_reader_add_basis (page, state, event->basis, &event->note);
  kzru_reader_add_passages (page, state, passages);
  /* Translators: %s is a list of places */
  kzru_reader_add_links (page, state, _("Where: %s"), KZRU_RECORD_PLACE, event->places);
  /* Translators: %s is a list of routes (corridors, borders, pipelines) */
  kzru_reader_add_links (page, state, _("Routes: %s"), KZRU_RECORD_ROUTE, event->routes);
  /* Translators: %s is a list of people, states and organisations */
  kzru_reader_add_links (page, state, _("Who: %s"), KZRU_RECORD_ACTOR, event->actors);
  add_relations (page, state, ref);
}

static void
add_figures_about (GtkWidget     *page,
                   KzruViewState *state,
                   KzruRef        ref)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  guint n = kzru_atlas_get_n_records (atlas, KZRU_RECORD_FIGURE);
  gboolean any = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const KzruFigure *figure = kzru_atlas_get_figure (atlas, i);

      for (guint j = 0; j < figure->n_about; j++)
        {
          g_autofree char *value = NULL;

          if (!kzru_ref_equal (figure->about[j], ref))
            continue;

          if (!any)
            kzru_reader_add_heading (page, _("Figures"));
          any = TRUE;

          value = kzru_format_figure (figure, kzru_view_state_get_languages (state)[0]);
          kzru_reader_add_value (page, state, value, (KzruRef) { KZRU_RECORD_FIGURE, i });
          kzru_reader_add_passages (page, state, figure->passages);
          add_relations (page, state, (KzruRef) { KZRU_RECORD_FIGURE, i });
        }
    }
}

static void
add_route_status (GtkWidget     *page,
                  KzruViewState *state,
                  const KzruRoute *route)
{
  for (guint i = 0; i < route->n_status; i++)
    {
      g_autofree char *line = kzru_record_text_format_status (state, &route->status[i]);

      kzru_reader_add_text (page, line, "dim-label");
    }
}

/* Branches are no part of the way of the trunk. */
static void
add_ways (GtkWidget       *page,
          KzruViewState   *state,
          const KzruRoute *route)
{
  g_autoptr (GPtrArray) ways = kzru_route_get_ways (kzru_view_state_get_atlas (state), route);

  for (guint i = 0; i < ways->len; i++)
    {
      const GArray *way = ways->pdata[i];

      kzru_reader_add_links (page, state, kzru_route_way_get_format (i > 0), KZRU_RECORD_PLACE,
                             (KzruIndices) { (const guint *) way->data, way->len });
    }
}

static void
add_route (GtkWidget     *page,
           KzruViewState *state,
           guint          index)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  const KzruRoute *route = kzru_atlas_get_route (atlas, index);
  KzruRef ref = { KZRU_RECORD_ROUTE, index };
  KzruIndices passages = kzru_atlas_get_passages (atlas, ref);
  g_autofree char *summary = dup_summary (state, kzru_route_kind_get_term (route->kind), passages);

  add_title (page, state, &route->label, summary);
  kzru_reader_add_lang_map (page, state, &route->description, NULL);
  kzru_reader_add_passages (page, state, passages);
  add_route_status (page, state, route);
  kzru_reader_add_basis (page, state, route->basis, &route->note);
  add_relations (page, state, ref);
  add_figures_about (page, state, ref);
  add_ways (page, state, route);
  kzru_reader_add_links (page, state, _("Who: %s"), KZRU_RECORD_ACTOR, route->actors);
  kzru_reader_add_events (page, state, ref);
}

static void
add_figure (GtkWidget     *page,
            KzruViewState *state,
            guint          index)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  const KzruFigure *figure = kzru_atlas_get_figure (atlas, index);
  g_autofree char *value = kzru_format_figure (figure, kzru_view_state_get_languages (state)[0]);
  g_autofree char *summary = dup_summary (state, kzru_record_kind_get_term (KZRU_RECORD_FIGURE),
                                          figure->passages);
  g_autofree char *written = g_strdup_printf (_("As written: \u2068%s\u2069"), figure->written);

  add_title (page, state, &figure->label, summary);
  kzru_reader_add_text (page, value, "title-3");
  kzru_reader_add_text (page, written, "dim-label");
  if (figure->date != NULL)
    {
      g_autofree char *date = kzru_date_text_format (state, figure->date);
      /* Translators: the date that a figure holds for */
      g_autofree char *line = g_strdup_printf (_("As of %s"), date);

      kzru_reader_add_text (page, line, "dim-label");
    }

  kzru_reader_add_basis (page, state, figure->basis, &figure->note);
  kzru_reader_add_passages (page, state, figure->passages);
  add_relations (page, state, (KzruRef) { KZRU_RECORD_FIGURE, index });
  for (guint i = 0; i < figure->n_about; i++)
    kzru_reader_add_link (page, state, /* Translators: what a figure is about */ _("About: %s"), figure->about[i]);
}

static void
add_forms (GtkWidget      *page,
           const KzruForm *forms,
           guint           n_forms)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;
  g_autofree char *line = NULL;

  if (n_forms == 0)
    return;

  for (guint i = 0; i < n_forms; i++)
    g_ptr_array_add (texts, g_strdup_printf ("\u2068%s\u2069", forms[i].text));
  g_ptr_array_add (texts, NULL);
  joined = g_strjoinv (kzru_term_get_separator (), (char **) texts->pdata);

  /* Translators: %s is a list of ways in which the sources write a name */
  line = g_strdup_printf (_("In the sources: %s"), joined);
  kzru_reader_add_text (page, line, "dim-label");
}

static void
add_actor (GtkWidget     *page,
           KzruViewState *state,
           guint          index)
{
  const KzruActor *actor = kzru_atlas_get_actor (kzru_view_state_get_atlas (state), index);

  add_title (page, state, &actor->label, kzru_actor_kind_get_term (actor->kind));
  add_forms (page, actor->forms, actor->n_forms);
  kzru_reader_add_basis (page, state, actor->basis, &actor->note);
  kzru_reader_add_events (page, state, (KzruRef) { KZRU_RECORD_ACTOR, index });
}

static void
add_place (GtkWidget     *page,
           KzruViewState *state,
           guint          index)
{
  const KzruPlace *place = kzru_atlas_get_place (kzru_view_state_get_atlas (state), index);

  add_title (page, state, &place->label, kzru_record_kind_get_term (KZRU_RECORD_PLACE));
  add_forms (page, place->forms, place->n_forms);
  kzru_reader_add_events (page, state, (KzruRef) { KZRU_RECORD_PLACE, index });
}

static void
add_passage (GtkWidget     *page,
             KzruViewState *state,
             guint          index)
{
  kzru_reader_add_heading (page, kzru_record_kind_get_term (KZRU_RECORD_PASSAGE));
  kzru_reader_add_passages (page, state, one (&index));
  kzru_reader_add_events (page, state, (KzruRef) { KZRU_RECORD_PASSAGE, index });
}

static void
add_in_language (GtkWidget  *page,
                 const char *text,
                 const char *language,
                 const char *css_class)
{
  GtkWidget *label = kzru_reader_add_text (page, text, css_class);

  if (label != NULL)
    kzru_reader_set_text_direction (label, language);
}

static void
add_source (GtkWidget        *page,
            KzruViewState    *state,
            const KzruSource *source)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "document");

  add_in_language (card, source->title, source->language, "heading");
  add_in_language (card, source->container_title, source->language, NULL);
  if (source->issued != NULL)
    {
      g_autofree char *date = kzru_date_text_format (state, source->issued);

      kzru_reader_add_text (card, date, "dim-label");
    }
  kzru_reader_add_lang_map (card, state, &source->note, "dim-label");
  gtk_box_append (GTK_BOX (page), card);
}

/* Whoever has the documents can read in them. */
static void
add_corpus_hint (GtkWidget *page)
{
  GtkWidget *button;

  kzru_reader_add_text (page,
                        _("If you have these documents, each passage can be checked and read in its full text."),
                        "dim-label");
  button = gtk_button_new_with_mnemonic (_("Folder of the _Documents…"));
  /* GTK 4.8 would read out the underline, and then the label once more. */
  gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.choose-corpus");
  gtk_box_append (GTK_BOX (page), button);
}

/* With nothing selected the reader introduces the atlas. */
static void
add_atlas (GtkWidget     *page,
           KzruViewState *state)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  guint n = kzru_atlas_get_n_records (atlas, KZRU_RECORD_SOURCE);

  add_title (page, state, kzru_atlas_get_title (atlas),
             _("Choose a mark on the timeline or a line on the map to read what the sources say of it."));
  kzru_reader_add_lang_map (page, state, kzru_atlas_get_description (atlas), NULL);
  kzru_reader_add_heading (page, _("Documents"));
  for (guint i = 0; i < n; i++)
    add_source (page, state, kzru_atlas_get_source (atlas, i));
  if (n > 0 && kzru_view_state_get_corpus (state) == NULL && kzru_atlas_get_table (atlas) == NULL)
    add_corpus_hint (page);
}

/**
 * kzru_reader_page_new:
 * @state: a view state with an atlas
 * @ref: a record of it, or `KZRU_REF_NONE` for the atlas as a whole
 *
 * Creates the page that tells of a record.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
kzru_reader_page_new (KzruViewState *state,
                      KzruRef        ref)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  gtk_widget_add_css_class (page, "page");

  switch (ref.kind)
    {
    case KZRU_RECORD_EVENT:
      add_event (page, state, ref.index);
      break;
    case KZRU_RECORD_ROUTE:
      add_route (page, state, ref.index);
      break;
    case KZRU_RECORD_FIGURE:
      add_figure (page, state, ref.index);
      break;
    case KZRU_RECORD_ACTOR:
      add_actor (page, state, ref.index);
      break;
    case KZRU_RECORD_PLACE:
      add_place (page, state, ref.index);
      break;
    case KZRU_RECORD_PASSAGE:
      add_passage (page, state, ref.index);
      break;
    case KZRU_RECORD_SOURCE:
      add_source (page, state,
                  kzru_atlas_get_source (kzru_view_state_get_atlas (state), ref.index));
      break;
    case KZRU_RECORD_NONE:
    case KZRU_RECORD_THEME:
    case KZRU_RECORD_DATASET:
    case KZRU_RECORD_RELATION:
    default:
      add_atlas (page, state);
    }

  return page;
}
