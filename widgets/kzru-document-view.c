/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-document-view"

#include "config.h"

#include "widgets/kzru-document-view.h"

#include <glib/gi18n-lib.h>

#include "widgets/kzru-reader-parts.h"
#include "widgets/kzru-spoken-name.h"

/* So much of a document is shown around a passage, in code points on either
 * side. A text view sets what it holds line by line, and a collected edition in
 * one file would keep it at that for minutes. */
#define CONTEXT 100000

/* Where the passage comes to stand in the view, from its top to its bottom. */
#define PASSAGE_AT 0.25

/**
 * KzruDocumentView:
 *
 * A passage in its full document: the text as the file has it, scrolled to the
 * passage, with the evidence marked.
 *
 * A passage that does not stand where the atlas says is not looked for
 * elsewhere: the document is shown from its start, and a line says so.
 *
 * ## CSS nodes
 *
 * `KzruDocumentView` has a single node with the name `document`. The evidence is
 * set on the named colors `kzru_evidence_bg` and `kzru_evidence_fg`.
 *
 * ## Actions
 *
 * The way back is the action `reader.show-passages` of the reader around it, also
 * by the Escape key.
 *
 * ## Accessibility
 *
 * `KzruDocumentView` has the `GTK_ACCESSIBLE_ROLE_GROUP` role, labelled by the
 * title of the document.
 */
struct _KzruDocumentView
{
  GtkWidget parent_instance;

  /* State */
  gsize first; /* code point of the document that the text starts with */
  guint scroll_id;

  /* Owned */
  GtkTextTag *evidence; /* of the buffer's table, which holds it too */

  /* Template children */
  GtkWidget *toolbar;
  GtkWidget *scroller;
  GtkLabel *title_label;
  GtkLabel *file_label;
  GtkWidget *missing_label;
  GtkTextView *text_view;
};

G_DEFINE_FINAL_TYPE (KzruDocumentView, kzru_document_view, GTK_TYPE_WIDGET)

/* The colors are those of the style, light or dark. */
static void
update_colors (KzruDocumentView *self)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA bg, fg;

  if (gtk_style_context_lookup_color (style, "kzru_evidence_bg", &bg)
      && gtk_style_context_lookup_color (style, "kzru_evidence_fg", &fg))
    g_object_set (self->evidence, "background-rgba", &bg, "foreground-rgba", &fg, NULL);
}

static void
show_heading (KzruDocumentView   *self,
              const KzruSource   *source,
              const KzruDocument *document)
{
  g_autofree char *base_name = g_file_get_basename (document->file);
  g_autofree char *name = g_filename_display_name (base_name);
  g_autofree char *path = g_file_get_parse_name (document->file);

  gtk_label_set_label (self->title_label, source->title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), source->title);
  gtk_label_set_label (self->file_label, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->file_label), path);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, source->title,
                                  -1);
}

static void
show_text (KzruDocumentView   *self,
           const KzruDocument *document,
           gsize               start,
           gsize               end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  gsize length = kzru_text_index_get_length (document->index);
  gsize first = start > CONTEXT ? start - CONTEXT : 0;
  gsize last = end + CONTEXT < length ? end + CONTEXT : length;
  gsize from = kzru_text_index_to_bytes (document->index, first);
  gsize to = kzru_text_index_to_bytes (document->index, last);

  self->first = first;
  gtk_text_buffer_set_text (buffer, document->text + from, (int) (to - from));
}

static void
mark_passage (KzruDocumentView  *self,
              const KzruPassage *passage)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);

  for (guint i = 0; i < passage->n_parts; i++)
    {
      GtkTextIter start, end;

      gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) (passage->parts[i].start - self->first));
      gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) (passage->parts[i].end - self->first));
      gtk_text_buffer_apply_tag (buffer, self->evidence, &start, &end);
      if (i == 0)
        gtk_text_buffer_place_cursor (buffer, &start);
    }
}

/* Parts stand in reading order, which in a torn text need not be that of the file. */
static void
measure_passage (const KzruPassage *passage,
                 gsize             *start,
                 gsize             *end)
{
  *start = G_MAXSIZE;
  *end = 0;

  for (guint i = 0; i < passage->n_parts; i++)
    {
      *start = MIN (*start, passage->parts[i].start);
      *end = MAX (*end, passage->parts[i].end);
    }
}

static void
show_passage (KzruDocumentView *self,
              KzruViewState    *state,
              guint             index)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  KzruCorpus *corpus = kzru_view_state_get_corpus (state);
  const KzruPassage *passage = kzru_atlas_get_passage (atlas, index);
  const KzruDocument *document = kzru_corpus_get_document (corpus, passage->source);
  gboolean is_there = kzru_corpus_check_passage (corpus, index) == KZRU_PASSAGE_VERIFIED;
  gsize start = 0, end = 0;

  show_heading (self, kzru_atlas_get_source (atlas, passage->source), document);
  kzru_reader_set_text_direction (GTK_WIDGET (self->text_view),
                                  kzru_atlas_get_source (atlas, passage->source)->language);

  if (is_there)
    measure_passage (passage, &start, &end);
  show_text (self, document, start, end);
  if (is_there)
    mark_passage (self, passage);

  gtk_widget_set_visible (self->missing_label, !is_there);
}

static gboolean
scroll_cb (gpointer user_data)
{
  KzruDocumentView *self = user_data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);

  self->scroll_id = 0;
  gtk_text_view_scroll_to_mark (self->text_view, gtk_text_buffer_get_insert (buffer),
                                0, TRUE, 0, PASSAGE_AT);

  return G_SOURCE_REMOVE;
}

/* The text view measures its lines in idle time once it has a width. Only then
 * it is known where the passage stands. */
static void
kzru_document_view_map (GtkWidget *widget)
{
  KzruDocumentView *self = KZRU_DOCUMENT_VIEW (widget);

  GTK_WIDGET_CLASS (kzru_document_view_parent_class)->map (widget);

  if (self->scroll_id == 0)
    self->scroll_id = g_idle_add (scroll_cb, self);
}

static gboolean
kzru_document_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KZRU_DOCUMENT_VIEW (widget)->text_view));
}

static void
kzru_document_view_css_changed (GtkWidget         *widget,
                                GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (kzru_document_view_parent_class)->css_changed (widget, change);

  update_colors (KZRU_DOCUMENT_VIEW (widget));
}

static void
kzru_document_view_dispose (GObject *object)
{
  KzruDocumentView *self = KZRU_DOCUMENT_VIEW (object);

  g_clear_handle_id (&self->scroll_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), KZRU_TYPE_DOCUMENT_VIEW);
  g_clear_object (&self->evidence);

  G_OBJECT_CLASS (kzru_document_view_parent_class)->dispose (object);
}

static void
kzru_document_view_class_init (KzruDocumentViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kzru_document_view_dispose;
  widget_class->css_changed = kzru_document_view_css_changed;
  widget_class->map = kzru_document_view_map;
  widget_class->grab_focus = kzru_document_view_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/KzRu/widgets/kzru-document-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KzruDocumentView, toolbar);
  gtk_widget_class_bind_template_child (widget_class, KzruDocumentView, scroller);
  gtk_widget_class_bind_template_child (widget_class, KzruDocumentView, title_label);
  gtk_widget_class_bind_template_child (widget_class, KzruDocumentView, file_label);
  gtk_widget_class_bind_template_child (widget_class, KzruDocumentView, missing_label);
  gtk_widget_class_bind_template_child (widget_class, KzruDocumentView, text_view);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "reader.show-passages", NULL);

  gtk_widget_class_set_css_name (widget_class, "document");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kzru_document_view_init (KzruDocumentView *self)
{
  GtkTextBuffer *buffer;

  /* Its style is known before its template is there. */
  self->evidence = gtk_text_tag_new ("evidence");
  gtk_widget_init_template (GTK_WIDGET (self));
  kzru_spoken_name_set_scroller (self->scroller, _("Document"));

  buffer = gtk_text_view_get_buffer (self->text_view);
  gtk_text_tag_table_add (gtk_text_buffer_get_tag_table (buffer), self->evidence);
  update_colors (self);
}

/**
 * kzru_document_view_new:
 * @state: a view state with an atlas and a corpus
 * @passage: a passage of the atlas whose document is in the corpus
 *
 * Creates a view of the document that a passage stands in.
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *
kzru_document_view_new (KzruViewState *state,
                        guint          passage)
{
  KzruDocumentView *self;

  g_return_val_if_fail (KZRU_IS_VIEW_STATE (state), NULL);
  g_return_val_if_fail (kzru_view_state_get_corpus (state) != NULL, NULL);

  self = g_object_new (KZRU_TYPE_DOCUMENT_VIEW, NULL);
  show_passage (self, state, passage);

  return GTK_WIDGET (self);
}
