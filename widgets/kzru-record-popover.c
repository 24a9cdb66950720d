/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-record-popover"

#include "config.h"

#include "widgets/kzru-record-popover.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-date-text.h"
#include "model/kzru-terms.h"
#include "widgets/kzru-spoken-name.h"

/**
 * KzruRecordPopover:
 *
 * A list of records to choose from, where the pointer hits several at once.
 * Choosing one selects it and closes the list; a row that the pointer or the
 * keyboard is on is lit up everywhere.
 *
 * ## CSS nodes
 *
 * `KzruRecordPopover` is a popover with the style class `records`.
 */
struct _KzruRecordPopover
{
  GtkPopover parent_instance;

  KzruViewState *view_state;
  GArray *refs; /* KzruRef, one a row */

  GtkWidget *title;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (KzruRecordPopover, kzru_record_popover, GTK_TYPE_POPOVER)

#define MAX_HEIGHT 340     /* px */
#define MAX_WIDTH_CHARS 48

static KzruRef
get_ref (KzruRecordPopover *self,
         GtkListBoxRow     *row)
{
  return g_array_index (self->refs, KzruRef, (guint) gtk_list_box_row_get_index (row));
}

static void
row_activated_cb (KzruRecordPopover *self,
                  GtkListBoxRow     *row)
{
  KzruRef ref = get_ref (self, row);
  g_autoptr (KzruViewState) view_state = g_object_ref (self->view_state);

  gtk_popover_popdown (GTK_POPOVER (self));
  kzru_view_state_select (view_state, ref);
}

static void
state_flags_cb (GtkListBoxRow     *row,
                GtkStateFlags      old_flags,
                KzruRecordPopover *self)
{
  const GtkStateFlags wanted = GTK_STATE_FLAG_PRELIGHT | GTK_STATE_FLAG_FOCUSED;
  gboolean lit = (gtk_widget_get_state_flags (GTK_WIDGET (row)) & wanted) != 0;

  if (self->view_state == NULL || lit == ((old_flags & wanted) != 0) || gtk_list_box_row_get_index (row) < 0)
    return;

  kzru_view_state_hover (self->view_state, lit ? get_ref (self, row) : KZRU_REF_NONE);
}

static void
closed_cb (KzruRecordPopover *self)
{
  if (self->view_state != NULL)
    kzru_view_state_hover (self->view_state, KZRU_REF_NONE);
}

/* What stands below the name: when an event was, what kind of route it is. */
static char *
describe (KzruViewState *view_state,
          KzruRef        ref)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (view_state);

  if (ref.kind == KZRU_RECORD_ROUTE)
    return g_strdup (kzru_route_kind_get_term (kzru_atlas_get_route (atlas, ref.index)->kind));
  if (ref.kind == KZRU_RECORD_EVENT)
    return kzru_date_text_format (view_state, kzru_atlas_get_event (atlas, ref.index)->dates[0].edtf);

  return g_strdup (kzru_record_kind_get_term (ref.kind));
}

static GtkWidget *
create_row (KzruRecordPopover *self,
            KzruRef            ref)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (self->view_state);
  const char *name = kzru_lang_map_get (kzru_atlas_get_label (atlas, ref),
                                        kzru_view_state_get_languages (self->view_state));
  g_autofree char *description = describe (self->view_state, ref);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *subtitle = gtk_label_new (description);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_WIDTH_CHARS);
  gtk_label_set_xalign (GTK_LABEL (subtitle), 0);
  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), subtitle);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
  g_signal_connect_object (row, "state-flags-changed", G_CALLBACK (state_flags_cb), self, 0);

  return row;
}

static void
kzru_record_popover_dispose (GObject *object)
{
  KzruRecordPopover *self = KZRU_RECORD_POPOVER (object);

  g_clear_object (&self->view_state);

  G_OBJECT_CLASS (kzru_record_popover_parent_class)->dispose (object);
}

static void
kzru_record_popover_finalize (GObject *object)
{
  KzruRecordPopover *self = KZRU_RECORD_POPOVER (object);

  g_array_unref (self->refs);

  G_OBJECT_CLASS (kzru_record_popover_parent_class)->finalize (object);
}

static void
kzru_record_popover_class_init (KzruRecordPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kzru_record_popover_dispose;
  G_OBJECT_CLASS (klass)->finalize = kzru_record_popover_finalize;
}

static void
kzru_record_popover_init (KzruRecordPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->refs = g_array_new (FALSE, FALSE, sizeof (KzruRef));

  self->title = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->title), MAX_WIDTH_CHARS);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  kzru_spoken_name_set_scroller (scroller, _("List of events"));
  kzru_spoken_name_set (self->list, _("List of events"));

  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "records");

  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

/**
 * kzru_record_popover_new:
 *
 * Creates a list of records to choose from.
 *
 * Returns: (transfer floating): a popover
 */
GtkWidget *
kzru_record_popover_new (void)
{
  return g_object_new (KZRU_TYPE_RECORD_POPOVER, NULL);
}

/**
 * kzru_record_popover_open:
 * @self: a popover with a parent
 * @view_state: where the choice is made
 * @title: what the records have in common
 * @refs: (array length=n): the records
 * @n: how many there are
 * @at: where to point, in pixels of the parent
 *
 * Shows records to choose from.
 */
void
kzru_record_popover_open (KzruRecordPopover  *self,
                          KzruViewState      *view_state,
                          const char         *title,
                          const KzruRef      *refs,
                          guint               n,
                          const GdkRectangle *at)
{
  GtkWidget *row;

  g_return_if_fail (KZRU_IS_RECORD_POPOVER (self));

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);

  g_set_object (&self->view_state, view_state);
  g_array_set_size (self->refs, 0);
  g_array_append_vals (self->refs, refs, n);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (self, refs[i]));

  gtk_popover_set_pointing_to (GTK_POPOVER (self), at);
  gtk_popover_popup (GTK_POPOVER (self));
}
