/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-faults-view"

#include "config.h"

#include "app/kzru-faults-view.h"

#include <glib/gi18n-lib.h>

#include "app/kzru-fault-item.h"
#include "model/kzru-bidi.h"
#include "model/kzru-locale.h"
#include "model/kzru-number-format.h"

/**
 * KzruFaultsView:
 *
 * Lists what is wrong with a file, each fault with its place in it.
 *
 * ## CSS nodes
 *
 * `KzruFaultsView` has a single node with the name `faults`, and the style
 * class `.error` when the file could not be used.
 *
 * ## Accessibility
 *
 * `KzruFaultsView` has the `GTK_ACCESSIBLE_ROLE_ALERT` role.
 *
 * ## Keyboard
 *
 * The arrow keys go through the faults, <kbd>Ctrl</kbd>+<kbd>C</kbd> copies all
 * of them, <kbd>Esc</kbd> asks to close the view.
 */
struct _KzruFaultsView
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *box;
  GtkImage *image;
  GtkLabel *title_label;
  GtkLabel *count_label;
  GtkWidget *list_view;
  GListStore *items;
};

G_DEFINE_FINAL_TYPE (KzruFaultsView, kzru_faults_view, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CLOSE,
  SIGNAL_COPIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
describe_errors (guint n)
{
  g_autofree char *number = kzru_format_number (n, kzru_locale_get_default ());

  /* Translators: %s is the number. */
  return g_strdup_printf (ngettext ("%s error", "%s errors", n), number);
}

static char *
describe_warnings (guint n)
{
  g_autofree char *number = kzru_format_number (n, kzru_locale_get_default ());

  /* Translators: %s is the number. */
  return g_strdup_printf (ngettext ("%s warning", "%s warnings", n), number);
}

static char *
describe_counts (guint n_errors,
                 guint n_warnings)
{
  g_autofree char *errors = describe_errors (n_errors);
  g_autofree char *warnings = describe_warnings (n_warnings);
  const char *counts[3] = { NULL };
  guint n = 0;

  if (n_errors > 0)
    counts[n++] = errors;
  if (n_warnings > 0)
    counts[n++] = warnings;

  return kzru_format_list (counts, kzru_locale_get_default ());
}

static void
copy_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  KzruFaultsView *self = KZRU_FAULTS_VIEW (widget);
  g_autofree char *text = kzru_faults_view_dup_text (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  g_signal_emit (self, signals[SIGNAL_COPIED], 0);
}

static void
close_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_CLOSE], 0);
}

static gboolean
kzru_faults_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (KZRU_FAULTS_VIEW (widget)->list_view);
}

static void
kzru_faults_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KZRU_TYPE_FAULTS_VIEW);

  G_OBJECT_CLASS (kzru_faults_view_parent_class)->dispose (object);
}

static void
kzru_faults_view_class_init (KzruFaultsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kzru_faults_view_dispose;
  widget_class->grab_focus = kzru_faults_view_grab_focus;

  /**
   * KzruFaultsView::close:
   * @self: the view
   *
   * The user has seen enough.
   */
  signals[SIGNAL_CLOSE] =
    g_signal_new ("close",
                  G_TYPE_FROM_CLASS (klass),
                  G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  /**
   * KzruFaultsView::copied:
   * @self: the view
   *
   * The faults are in the clipboard.
   */
  signals[SIGNAL_COPIED] =
    g_signal_new ("copied",
                  G_TYPE_FROM_CLASS (klass),
                  G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  g_type_ensure (KZRU_TYPE_FAULT_ITEM);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/KzRu/app/kzru-faults-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KzruFaultsView, box);
  gtk_widget_class_bind_template_child (widget_class, KzruFaultsView, image);
  gtk_widget_class_bind_template_child (widget_class, KzruFaultsView, title_label);
  gtk_widget_class_bind_template_child (widget_class, KzruFaultsView, count_label);
  gtk_widget_class_bind_template_child (widget_class, KzruFaultsView, list_view);
  gtk_widget_class_bind_template_child (widget_class, KzruFaultsView, items);

  gtk_widget_class_install_action (widget_class, "faults.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "faults.close", NULL, close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "faults.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "faults.close", NULL);

  gtk_widget_class_set_css_name (widget_class, "faults");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
kzru_faults_view_init (KzruFaultsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kzru_faults_view_new:
 *
 * Creates a view with no faults in it.
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *
kzru_faults_view_new (void)
{
  return g_object_new (KZRU_TYPE_FAULTS_VIEW, NULL);
}

/**
 * kzru_faults_view_set_faults:
 * @self: a view
 * @faults: faults, at least one
 * @file_name: the file that has them, as people know it
 *
 * Lists @faults. If one of them is an error, the view says that the file was
 * not opened.
 */
void
kzru_faults_view_set_faults (KzruFaultsView   *self,
                             const KzruFaults *faults,
                             const char       *file_name)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *title = NULL;
  g_autofree char *directed = NULL;
  g_autofree char *counts = NULL;
  guint n_errors;

  g_return_if_fail (KZRU_IS_FAULTS_VIEW (self));
  g_return_if_fail (faults != NULL);
  g_return_if_fail (file_name != NULL);

  n_errors = kzru_faults_count (faults, KZRU_FAULT_ERROR);
  if (n_errors > 0)
    {
      /* Translators: %s is the name of a file. */
      title = g_strdup_printf (_("“%s” cannot be opened. Nothing was changed."), file_name);
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
    }
  else
    {
      /* Translators: %s is the name of a file. */
      title = g_strdup_printf (_("“%s” is open, but there is something odd about it."), file_name);
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
    }

  counts = describe_counts (n_errors, kzru_faults_count (faults, KZRU_FAULT_WARNING));
  gtk_image_set_from_icon_name (self->image, n_errors > 0 ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  /* Many a sentence starts with the name of the file, in whatever script. */
  directed = kzru_bidi_lead (title, kzru_locale_is_rtl (kzru_locale_get_default ()));
  gtk_label_set_label (self->title_label, directed);
  gtk_label_set_label (self->count_label, counts);

  for (guint i = 0; i < kzru_faults_get_size (faults); i++)
    g_ptr_array_add (items, kzru_fault_item_new (kzru_faults_get (faults, i), file_name));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
}

/**
 * kzru_faults_view_dup_text:
 * @self: a view
 *
 * Gets all faults as the command line writes them.
 *
 * Returns: (transfer full): a line for each fault
 */
char *
kzru_faults_view_dup_text (KzruFaultsView *self)
{
  GListModel *items;
  GString *text;

  g_return_val_if_fail (KZRU_IS_FAULTS_VIEW (self), NULL);

  items = G_LIST_MODEL (self->items);
  text = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KzruFaultItem) item = g_list_model_get_item (items, i);

      g_string_append_printf (text, "%s\n", kzru_fault_item_get_line (item));
    }

  return g_string_free (text, FALSE);
}
