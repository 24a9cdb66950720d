/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-reader"

#include "config.h"

#include "widgets/kzru-reader.h"

#include "widgets/kzru-document-view.h"
#include "widgets/kzru-reader-page.h"

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
  GtkWidget parent_instance;

  /* Owned */
  KzruViewState *state;
  GSignalGroup *signals;
  guint update_id;

  /* Weak */
  GtkWidget *focus_before_document;

  /* Borrowed */
  GtkWidget *document; /* NULL while passages are shown */

  /* Template children */
  GtkBox *box;
  GtkScrolledWindow *scroller;
};

G_DEFINE_FINAL_TYPE (KzruReader, kzru_reader, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_VIEW_STATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

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
  GtkRoot *root = gtk_widget_get_root (widget);

  close_document (self);
  g_set_weak_pointer (&self->focus_before_document, root != NULL ? gtk_root_get_focus (root) : NULL);
  self->document = kzru_document_view_new (self->state, g_variant_get_uint32 (parameter));
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
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  GtkWidget *page = NULL;

  if (self->state != NULL && kzru_view_state_get_atlas (self->state) != NULL)
    page = kzru_reader_page_new (self->state, kzru_view_state_get_selected (self->state));

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
kzru_reader_dispose (GObject *object)
{
  KzruReader *self = KZRU_READER (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_weak_pointer (&self->focus_before_document);
  g_clear_object (&self->signals);
  g_clear_object (&self->state);
  gtk_widget_dispose_template (GTK_WIDGET (self), KZRU_TYPE_READER);

  G_OBJECT_CLASS (kzru_reader_parent_class)->dispose (object);
}

static void
kzru_reader_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  KzruReader *self = KZRU_READER (object);

  switch (prop_id)
    {
    case PROP_VIEW_STATE:
      g_value_set_object (value, self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kzru_reader_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  KzruReader *self = KZRU_READER (object);

  switch (prop_id)
    {
    case PROP_VIEW_STATE:
      kzru_reader_set_view_state (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kzru_reader_class_init (KzruReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kzru_reader_dispose;
  object_class->get_property = kzru_reader_get_property;
  object_class->set_property = kzru_reader_set_property;

  /**
   * KzruReader:view-state:
   *
   * What the panes of the window show.
   */
  properties[PROP_VIEW_STATE] =
    g_param_spec_object ("view-state", NULL, NULL,
                         KZRU_TYPE_VIEW_STATE,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

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
  static const char * const shown[] = { "atlas", "corpus", "selected", "languages", "calendars" };

  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (KZRU_TYPE_VIEW_STATE);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", shown[i], NULL);

      g_signal_group_connect_swapped (self->signals, signal, G_CALLBACK (queue_update), self);
    }
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

/**
 * kzru_reader_get_view_state:
 * @self: a reader
 *
 * Gets what the panes of the window show.
 *
 * Returns: (transfer none) (nullable): the view state
 */
KzruViewState *
kzru_reader_get_view_state (KzruReader *self)
{
  g_return_val_if_fail (KZRU_IS_READER (self), NULL);

  return self->state;
}

/**
 * kzru_reader_set_view_state:
 * @self: a reader
 * @state: (nullable): a view state
 *
 * Sets what the panes of the window show.
 */
void
kzru_reader_set_view_state (KzruReader    *self,
                            KzruViewState *state)
{
  g_return_if_fail (KZRU_IS_READER (self));
  g_return_if_fail (state == NULL || KZRU_IS_VIEW_STATE (state));

  if (!g_set_object (&self->state, state))
    return;

  g_signal_group_set_target (self->signals, state);
  queue_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW_STATE]);
}
