/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-passage-card"

#include "config.h"

#include "widgets/kzru-passage-card.h"

#include "model/kzru-citation.h"
#include "model/kzru-date-text.h"
#include "model/kzru-locale.h"
#include "model/kzru-quotation.h"
#include "model/kzru-terms.h"
#include "widgets/kzru-reader-parts.h"

#include <glib/gi18n-lib.h>

/**
 * KzruPassageCard:
 *
 * One passage: which document it is from, its words in their own direction with
 * the evidence marked, and what they say in the reader's language. Where the
 * view state has the document itself, the card says whether the words stand in
 * it, and leads there by the action `reader.show-document`.
 *
 * ## CSS nodes
 *
 * `KzruPassageCard` has a single node with the name `passage` and the style
 * classes `.card` and `.passage`. The evidence is set on the named colors
 * `kzru_evidence_bg` and `kzru_evidence_fg`.
 *
 * ## Accessibility
 *
 * `KzruPassageCard` has the `GTK_ACCESSIBLE_ROLE_GROUP` role, labelled by the
 * name of the document.
 */
struct _KzruPassageCard
{
  GtkWidget parent_instance;

  /* State */
  KzruViewState *state;
  guint passage;
  KzruQuotationText *quotation;
  PangoLanguage *language; /* of the quotation */

  /* Template children */
  GtkWidget *box;
  GtkLabel *source_label;
  GtkLabel *date_label;
  GtkLabel *language_label;
  GtkLabel *reading_label;
  GtkLabel *damage_label;
  GtkLabel *quotation_label;
  GtkLabel *gloss_label;
  GtkWidget *document_box;
  GtkImage *state_image;
  GtkLabel *state_label;
  GtkWidget *document_button;
};

G_DEFINE_FINAL_TYPE (KzruPassageCard, kzru_passage_card, GTK_TYPE_WIDGET)

static void
add_color (PangoAttrList  *attributes,
           PangoAttribute *color,
           KzruTextRange   range)
{
  color->start_index = range.start;
  color->end_index = range.end;
  pango_attr_list_insert (attributes, color);
}

/* The evidence is marked by attributes, not by markup, so that the words stay
 * what they are; the colors are those of the style, light or dark. When that
 * changes, the view state may hold another atlas already: it is not asked. */
static void
mark_evidence (KzruPassageCard *self)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA bg, fg;

  if (!gtk_style_context_lookup_color (style, "kzru_evidence_bg", &bg)
      || !gtk_style_context_lookup_color (style, "kzru_evidence_fg", &fg))
    return;

  for (guint i = 0; i < self->quotation->n_evidence; i++)
    {
      KzruTextRange range = self->quotation->evidence[i];

      add_color (attributes,
                 pango_attr_background_new ((guint16) (bg.red * G_MAXUINT16),
                                            (guint16) (bg.green * G_MAXUINT16),
                                            (guint16) (bg.blue * G_MAXUINT16)),
                 range);
      add_color (attributes,
                 pango_attr_foreground_new ((guint16) (fg.red * G_MAXUINT16),
                                            (guint16) (fg.green * G_MAXUINT16),
                                            (guint16) (fg.blue * G_MAXUINT16)),
                 range);
    }

  pango_attr_list_insert (attributes, pango_attr_language_new (self->language));
  gtk_label_set_attributes (self->quotation_label, attributes);
}

static void
show_source (KzruPassageCard   *self,
             const KzruPassage *passage,
             const KzruSource  *source)
{
  const char *name = source->container_title != NULL ? source->container_title : source->title;
  g_autofree char *place = kzru_citation_format_locator (passage, kzru_view_state_get_languages (self->state)[0]);
  g_autofree char *date = NULL;
  g_autofree char *where = NULL;

  gtk_label_set_label (self->source_label, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->source_label), source->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);

  if (source->issued != NULL)
    date = kzru_date_text_format (self->state, source->issued);

  if (date != NULL && place != NULL)
    where = g_strconcat (date, kzru_term_get_separator (), place, NULL);
  else
    where = date != NULL ? g_steal_pointer (&date) : g_steal_pointer (&place);

  gtk_label_set_label (self->date_label, where != NULL ? where : "");
  gtk_widget_set_visible (GTK_WIDGET (self->date_label), where != NULL);
}

static void
show_reading (KzruPassageCard   *self,
              const KzruPassage *passage)
{
  g_autofree char *caption = NULL;

  if (passage->reading == NULL)
    return;

  gtk_label_set_label (self->reading_label, passage->reading);
  kzru_reader_set_text_direction (GTK_WIDGET (self->reading_label), passage->language);
  gtk_widget_set_visible (GTK_WIDGET (self->reading_label), TRUE);

  /* Translators: %s is who restored the words of a damaged document */
  caption = g_strdup_printf (_("Restored by %s; the damaged words stand below as they are in the document"),
                             passage->reading_by);
  gtk_label_set_label (self->damage_label, caption);
  gtk_widget_set_visible (GTK_WIDGET (self->damage_label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->quotation_label), "damaged");
}

static void
show_gloss (KzruPassageCard   *self,
            const KzruPassage *passage)
{
  const KzruLangEntry *gloss =
    kzru_lang_map_lookup (&passage->gloss, kzru_view_state_get_languages (self->state));

  gtk_widget_set_visible (GTK_WIDGET (self->gloss_label), gloss != NULL);
  if (gloss == NULL)
    return;

  gtk_label_set_label (self->gloss_label, gloss->text);
  kzru_reader_set_text_direction (GTK_WIDGET (self->gloss_label), gloss->tag);
}

/* Where the document is at hand, says whether the words stand in it. */
static void
show_document (KzruPassageCard   *self,
               const KzruPassage *passage)
{
  KzruCorpus *corpus = kzru_view_state_get_corpus (self->state);
  KzruPassageState state = corpus != NULL ? kzru_corpus_check_passage (corpus, self->passage)
                                          : KZRU_PASSAGE_UNCHECKED;
  gboolean is_there = state == KZRU_PASSAGE_VERIFIED;

  gtk_widget_set_visible (self->document_box, state != KZRU_PASSAGE_UNCHECKED);
  if (state == KZRU_PASSAGE_UNCHECKED)
    return;

  gtk_image_set_from_icon_name (self->state_image, is_there ? "emblem-ok-symbolic"
                                                            : "dialog-warning-symbolic");
  gtk_label_set_label (self->state_label, is_there ? _("Stands in the document, to the letter")
                                                   : _("Not found in the document"));
  gtk_widget_add_css_class (GTK_WIDGET (self->state_label), is_there ? "dim-label" : "warning");
  gtk_widget_set_visible (self->document_button,
                          kzru_corpus_get_text (corpus, passage->source) != NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->document_button), "u", self->passage);
}

static void
show_passage (KzruPassageCard *self)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (self->state);
  const KzruPassage *passage = kzru_atlas_get_passage (atlas, self->passage);
  g_autofree char *language = kzru_locale_get_name (passage->language,
                                                    kzru_view_state_get_languages (self->state)[0]);

  self->quotation = kzru_quotation_text_new (passage);
  self->language = pango_language_from_string (passage->language);

  show_source (self, passage, kzru_atlas_get_source (atlas, passage->source));
  show_reading (self, passage);
  show_gloss (self, passage);
  show_document (self, passage);

  gtk_label_set_label (self->language_label, language != NULL ? language : "");
  gtk_widget_set_visible (GTK_WIDGET (self->language_label), language != NULL);
  gtk_label_set_label (self->quotation_label, self->quotation->text);
  kzru_reader_set_text_direction (GTK_WIDGET (self->quotation_label), passage->language);
  mark_evidence (self);
}

static void
kzru_passage_card_css_changed (GtkWidget         *widget,
                               GtkCssStyleChange *change)
{
  KzruPassageCard *self = KZRU_PASSAGE_CARD (widget);

  GTK_WIDGET_CLASS (kzru_passage_card_parent_class)->css_changed (widget, change);

  if (self->quotation != NULL)
    mark_evidence (self);
}

static void
kzru_passage_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KZRU_TYPE_PASSAGE_CARD);

  G_OBJECT_CLASS (kzru_passage_card_parent_class)->dispose (object);
}

static void
kzru_passage_card_finalize (GObject *object)
{
  KzruPassageCard *self = KZRU_PASSAGE_CARD (object);

  g_clear_object (&self->state);
  g_clear_pointer (&self->quotation, kzru_quotation_text_free);

  G_OBJECT_CLASS (kzru_passage_card_parent_class)->finalize (object);
}

static void
kzru_passage_card_class_init (KzruPassageCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kzru_passage_card_dispose;
  object_class->finalize = kzru_passage_card_finalize;
  widget_class->css_changed = kzru_passage_card_css_changed;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/KzRu/widgets/kzru-passage-card.ui");
  gtk_widget_class_bind_template_child (widget_class, KzruPassageCard, box);
  gtk_widget_class_bind_template_child (widget_class, KzruPassageCard, source_label);
  gtk_widget_class_bind_template_child (widget_class, KzruPassageCard, date_label);
  gtk_widget_class_bind_template_child (widget_class, KzruPassageCard, language_label);
  gtk_widget_class_bind_template_child (widget_class, KzruPassageCard, reading_label);
  gtk_widget_class_bind_template_child (widget_class, KzruPassageCard, damage_label);
  gtk_widget_class_bind_template_child (widget_class, KzruPassageCard, quotation_label);
  gtk_widget_class_bind_template_child (widget_class, KzruPassageCard, gloss_label);
  gtk_widget_class_bind_template_child (widget_class, KzruPassageCard, document_box);
  gtk_widget_class_bind_template_child (widget_class, KzruPassageCard, state_image);
  gtk_widget_class_bind_template_child (widget_class, KzruPassageCard, state_label);
  gtk_widget_class_bind_template_child (widget_class, KzruPassageCard, document_button);

  gtk_widget_class_set_css_name (widget_class, "passage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kzru_passage_card_init (KzruPassageCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kzru_passage_card_new:
 * @state: a view state with an atlas
 * @passage: which passage of the atlas
 *
 * Creates a card that shows a passage.
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
kzru_passage_card_new (KzruViewState *state,
                       guint          passage)
{
  KzruPassageCard *self;

  g_return_val_if_fail (KZRU_IS_VIEW_STATE (state), NULL);
  g_return_val_if_fail (kzru_view_state_get_atlas (state) != NULL, NULL);

  self = g_object_new (KZRU_TYPE_PASSAGE_CARD, NULL);
  self->state = g_object_ref (state);
  self->passage = passage;
  show_passage (self);

  return GTK_WIDGET (self);
}

/**
 * kzru_passage_card_get_passage:
 * @self: a card
 *
 * Gets which passage the card shows.
 *
 * Returns: the passage's place in the atlas
 */
guint
kzru_passage_card_get_passage (KzruPassageCard *self)
{
  g_return_val_if_fail (KZRU_IS_PASSAGE_CARD (self), 0);

  return self->passage;
}
