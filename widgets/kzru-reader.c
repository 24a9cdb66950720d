/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-reader"

#include "config.h"

#include "widgets/kzru-reader.h"

#include <glib/gi18n-lib.h>

#include "widgets/kzru-document-view.h"
#include "widgets/kzru-reader-page.h"
#include "widgets/kzru-spoken-name.h"

/**
 * KzruReader:
 *
 * The pane in which what is selected speaks: its passages, in the source's own
 * words, and what is known of it. With nothing selected it introduces the atlas.
 * Where the view state has the documents, a passage can be read in its own.
 *
 * ## Actions
 *
 * `reader.show-document`, with a passage's place in the atlas as `u`, shows the
 * document that it stands in; `reader.show-passages` goes back.
 *
 * ## CSS nodes
 *
 * `KzruReader` has a single node with the name `reader`.
 *
 * ## Accessibility
 *
 * `KzruReader` has the `GTK_ACCESSIBLE_ROLE_REGION` role.
 */
struct _KzruReader
{
  KzruPane parent_instance;

  /* Owned */
  guint update_id;

  /* Weak */
  GtkWidget *focus_before_document;

  /* Borrowed */
  GtkWidget *document; /* NULL while passages are shown */

  /* Template children */
  GtkBox *box;
  GtkScrolledWindow *scroller;
};

G_DEFINE_FINAL_TYPE (KzruReader, kzru_reader, KZRU_TYPE_PANE)

static void
close_document (KzruReader *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), TRUE);
  if (self->document != NULL)
    gtk_box_remove (self->box, self->document);
  self->document = NULL;
  g_clear_weak_pointer (&self->focus_before_document);
}

static void
show_document_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  KzruReader *self = KZRU_READER (widget);
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  GtkRoot *root = gtk_widget_get_root (widget);

  close_document (self);
  g_set_weak_pointer (&self->focus_before_document, root != NULL ? gtk_root_get_focus (root) : NULL);
  self->document = kzru_document_view_new (state, g_variant_get_uint32 (parameter));
  gtk_box_append (self->box, self->document);
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), FALSE);
  gtk_widget_grab_focus (self->document);
}

static void
show_passages_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  KzruReader *self = KZRU_READER (widget);
  g_autoptr (GtkWidget) focus = NULL;

  g_set_object (&focus, self->focus_before_document);
  close_document (self);
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
}

static void
update (KzruReader *self)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  GtkWidget *page = NULL;

  if (state != NULL && kzru_view_state_get_atlas (state) != NULL)
    page = kzru_reader_page_new (state, kzru_view_state_get_selected (state));

  /* In this order: closing hands the focus on to what is there. */
  gtk_scrolled_window_set_child (self->scroller, page);
  close_document (self);
  gtk_adjustment_set_value (adjustment, 0);
}

static gboolean
update_cb (gpointer user_data)
{
  KzruReader *self = user_data;

  self->update_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

/* The page is made anew when all that changed at once has been said, and not
 * under the link that was just clicked on it. */
static void
queue_update (KzruReader *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
kzru_reader_bind (KzruPane      *pane,
                  KzruViewState *view_state)
{
  KzruReader *self = KZRU_READER (pane);

  queue_update (self);
}

static void
kzru_reader_dispose (GObject *object)
{
  KzruReader *self = KZRU_READER (object);

  kzru_pane_set_view_state (KZRU_PANE (self), NULL);
  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_weak_pointer (&self->focus_before_document);
  gtk_widget_dispose_template (GTK_WIDGET (self), KZRU_TYPE_READER);

  G_OBJECT_CLASS (kzru_reader_parent_class)->dispose (object);
}

static void
kzru_reader_class_init (KzruReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kzru_reader_dispose;
  KZRU_PANE_CLASS (klass)->bind = kzru_reader_bind;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/KzRu/widgets/kzru-reader.ui");
  gtk_widget_class_bind_template_child (widget_class, KzruReader, box);
  gtk_widget_class_bind_template_child (widget_class, KzruReader, scroller);

  gtk_widget_class_install_action (widget_class, "reader.show-document", "u", show_document_cb);
  gtk_widget_class_install_action (widget_class, "reader.show-passages", NULL, show_passages_cb);

  gtk_widget_class_set_css_name (widget_class, "reader");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
}

static void
kzru_reader_init (KzruReader *self)
{
  static const char * const shown[] = {
    "notify::atlas", "notify::corpus", "notify::selected", "notify::languages", "notify::calendars",
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  kzru_spoken_name_set_scroller (GTK_WIDGET (self->scroller), _("Page of the reader"));

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    kzru_pane_follow (KZRU_PANE (self), shown[i], G_CALLBACK (queue_update));
}

/**
 * kzru_reader_new:
 *
 * Creates a reader.
 *
 * Returns: (transfer floating): the reader
 */
GtkWidget *
kzru_reader_new (void)
{
  return g_object_new (KZRU_TYPE_READER, NULL);
}
