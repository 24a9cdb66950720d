/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-print-preview"

#include "config.h"

#include "app/kzru-print-preview.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-locale.h"
#include "model/kzru-number-format.h"
#include "widgets/kzru-spoken-name.h"

/**
 * KzruPrintPreview:
 *
 * The pages of a print, one below the other. GTK would start another program to
 * show them, which need not be there.
 *
 * ## Accessibility
 *
 * Each page is an image that is labelled with its number.
 */
struct _KzruPrintPreview
{
  AdwWindow parent_instance;

  GtkPrintOperationPreview *preview; /* NULL once it has ended */
  KzruChartPages *pages;
  KzruPageFormat format;

  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (KzruPrintPreview, kzru_print_preview, ADW_TYPE_WINDOW)

#define PAGE_WIDTH 760 /* px */
#define PAGE_MARGIN 12 /* px */
#define WINDOW_WIDTH 860
#define WINDOW_HEIGHT 720

static void
draw_cb (GtkDrawingArea *area,
         cairo_t        *cr,
         int             width,
         int             height,
         gpointer        user_data)
{
  KzruPrintPreview *self = user_data;
  guint page = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (area), "page"));

  cairo_scale (cr, width / self->format.width, width / self->format.width);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  kzru_chart_pages_draw (self->pages, page, cr);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  user_data)
{
  KzruPrintPreview *self = user_data;
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_IMG,
                                  "halign", GTK_ALIGN_CENTER,
                                  "margin-top", PAGE_MARGIN,
                                  "margin-bottom", PAGE_MARGIN,
                                  NULL);

  gtk_widget_add_css_class (area, "card");
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), PAGE_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area),
                                       (int) (PAGE_WIDTH * self->format.height / self->format.width));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, self, NULL);
  gtk_list_item_set_child (item, area);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  user_data)
{
  KzruPrintPreview *self = user_data;
  GtkWidget *area = gtk_list_item_get_child (item);
  guint page = gtk_list_item_get_position (item);
  const char *locale = kzru_locale_get_default ();
  g_autofree char *number = kzru_format_number (page + 1, locale);
  g_autofree char *of = kzru_format_number (kzru_chart_pages_get_n_pages (self->pages), locale);
  /* Translators: the number of a printed page, and how many there are */
  g_autofree char *label = g_strdup_printf (_("Page %1$s of %2$s"), number, of);

  g_object_set_data (G_OBJECT (area), "page", GUINT_TO_POINTER (page));
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (area);
}

/* Lets GTK end the operation that waits for the preview. */
static void
end_preview (KzruPrintPreview *self)
{
  g_autoptr (GtkPrintOperationPreview) preview = g_steal_pointer (&self->preview);

  if (preview != NULL)
    gtk_print_operation_preview_end_preview (preview);
}

static gboolean
kzru_print_preview_close_request (GtkWindow *window)
{
  end_preview (KZRU_PRINT_PREVIEW (window));

  return GTK_WINDOW_CLASS (kzru_print_preview_parent_class)->close_request (window);
}

static void
kzru_print_preview_dispose (GObject *object)
{
  KzruPrintPreview *self = KZRU_PRINT_PREVIEW (object);

  end_preview (self);

  G_OBJECT_CLASS (kzru_print_preview_parent_class)->dispose (object);
}

static void
kzru_print_preview_finalize (GObject *object)
{
  KzruPrintPreview *self = KZRU_PRINT_PREVIEW (object);

  g_clear_pointer (&self->pages, kzru_chart_pages_free);

  G_OBJECT_CLASS (kzru_print_preview_parent_class)->finalize (object);
}

static void
kzru_print_preview_class_init (KzruPrintPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kzru_print_preview_dispose;
  object_class->finalize = kzru_print_preview_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = kzru_print_preview_close_request;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kzru_print_preview_init (KzruPrintPreview *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = GTK_LIST_VIEW (gtk_list_view_new (NULL, NULL));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  kzru_spoken_name_set_scroller (scrolled, _("Print Preview"));
  kzru_spoken_name_set (GTK_WIDGET (self->list), _("Print Preview"));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (self), box);

  gtk_window_set_title (GTK_WINDOW (self), _("Print Preview"));
  gtk_window_set_default_size (GTK_WINDOW (self), WINDOW_WIDTH, WINDOW_HEIGHT);
}

/**
 * kzru_print_preview_new:
 * @parent: (nullable): the window that is printed from
 * @preview: what is to be ended with the window
 *
 * Creates an empty preview.
 *
 * Returns: (transfer none): the window; GTK owns it
 */
KzruPrintPreview *
kzru_print_preview_new (GtkWindow                *parent,
                        GtkPrintOperationPreview *preview)
{
  KzruPrintPreview *self = g_object_new (KZRU_TYPE_PRINT_PREVIEW,
                                         "transient-for", parent,
                                         "modal", parent != NULL,
                                         NULL);

  self->preview = g_object_ref (preview);

  return self;
}

/**
 * kzru_print_preview_show_pages:
 * @self: a preview
 * @pages: (transfer full): the print
 * @format: its paper
 *
 * Shows a print.
 */
void
kzru_print_preview_show_pages (KzruPrintPreview     *self,
                               KzruChartPages       *pages,
                               const KzruPageFormat *format)
{
  g_autoptr (GtkStringList) rows = gtk_string_list_new (NULL);
  g_autoptr (GtkNoSelection) model = NULL;
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_return_if_fail (KZRU_IS_PRINT_PREVIEW (self));

  gtk_list_view_set_model (self->list, NULL);
  g_clear_pointer (&self->pages, kzru_chart_pages_free);
  self->pages = pages;
  self->format = *format;

  for (guint i = 0; i < kzru_chart_pages_get_n_pages (pages); i++)
    gtk_string_list_append (rows, "");
  model = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&rows)));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (model));
}
