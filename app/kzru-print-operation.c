/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-print-operation"

#include "config.h"

#include "app/kzru-print-operation.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/kzru-print-preview.h"
#include "app/kzru-print-settings.h"
#include "widgets/kzru-chart-pages.h"

/**
 * KzruPrintOperation:
 *
 * Prints what a window shows: the visible time, as filtered, in the languages
 * and calendars of the window. It holds a copy of the view state, so that the
 * print stays as it was asked for while the window is used on.
 */
struct _KzruPrintOperation
{
  GtkPrintOperation parent_instance;

  KzruViewState *state;
  gboolean mirrored;
  guint n_pages;         /* over which time is spread */
  GtkWidget *pages_spin; /* weak; only while the dialog is open */
  KzruChartPages *pages; /* only while there is something to draw */
};

G_DEFINE_FINAL_TYPE (KzruPrintOperation, kzru_print_operation, GTK_TYPE_PRINT_OPERATION)

/* How many pages of the chart the dialog offers; `kzru print` takes more. */
#define MAX_CHART_PAGES 100

static KzruViewState *
copy_state (KzruViewState *state)
{
  KzruViewState *copy = kzru_view_state_new ();

  kzru_view_state_set_languages (copy, kzru_view_state_get_languages (state));
  kzru_view_state_set_calendars (copy, kzru_view_state_get_calendars (state));
  kzru_view_state_set_atlas (copy, kzru_view_state_get_atlas (state));
  kzru_view_state_set_query (copy, kzru_view_state_get_query (state));
  kzru_view_state_set_visible_span (copy, kzru_view_state_get_visible_span (state));

  return copy;
}

static KzruPageFormat
get_format (GtkPrintContext *context)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);

  return (KzruPageFormat) {
    .width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS),
    .height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS),
    .top = gtk_page_setup_get_top_margin (setup, GTK_UNIT_POINTS),
    .right = gtk_page_setup_get_right_margin (setup, GTK_UNIT_POINTS),
    .bottom = gtk_page_setup_get_bottom_margin (setup, GTK_UNIT_POINTS),
    .left = gtk_page_setup_get_left_margin (setup, GTK_UNIT_POINTS),
  };
}

static void
kzru_print_operation_begin_print (GtkPrintOperation *operation,
                                  GtkPrintContext   *context)
{
  KzruPrintOperation *self = KZRU_PRINT_OPERATION (operation);
  KzruChartPagesParams params = {
    .chart = {
      .format = get_format (context),
      .fit = KZRU_CHART_FIT_PAGES,
      .n_pages = self->n_pages,
      .mirrored = self->mirrored,
    },
    .with_map = TRUE,
    .with_sources = TRUE,
  };
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->pages, kzru_chart_pages_free);
  self->pages = kzru_chart_pages_new (self->state, &params, &error);
  if (self->pages == NULL)
    {
      g_message ("Cannot print: %s", error->message);
      gtk_print_operation_cancel (operation);
      return;
    }

  while (!kzru_chart_pages_prepare (self->pages))
    ;
  gtk_print_operation_set_n_pages (operation, (int) kzru_chart_pages_get_n_pages (self->pages));
}

static void
kzru_print_operation_draw_page (GtkPrintOperation *operation,
                                GtkPrintContext   *context,
                                int                page)
{
  KzruPrintOperation *self = KZRU_PRINT_OPERATION (operation);

  kzru_chart_pages_draw (self->pages, (guint) page, gtk_print_context_get_cairo_context (context));
}

static void
kzru_print_operation_end_print (GtkPrintOperation *operation,
                                GtkPrintContext   *context)
{
  KzruPrintOperation *self = KZRU_PRINT_OPERATION (operation);

  g_clear_pointer (&self->pages, kzru_chart_pages_free);
}

static void
ready_cb (KzruPrintOperation *self,
          GtkPrintContext    *context,
          KzruPrintPreview   *window)
{
  KzruPageFormat format = get_format (context);

  /* The window draws the pages itself, as often as it has to. */
  if (self->pages != NULL)
    kzru_print_preview_show_pages (window, g_steal_pointer (&self->pages), &format);
}

static gboolean
kzru_print_operation_preview (GtkPrintOperation        *operation,
                              GtkPrintOperationPreview *preview,
                              GtkPrintContext          *context,
                              GtkWindow                *parent)
{
  KzruPrintPreview *window = kzru_print_preview_new (parent, preview);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  /* GTK wants something to measure with; nothing is drawn on it. */
  gtk_print_context_set_cairo_context (context, cr, 72, 72);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  g_signal_connect_object (preview, "ready", G_CALLBACK (ready_cb), window, 0);
  gtk_window_present (GTK_WINDOW (window));

  return TRUE;
}

static GtkWidget *
kzru_print_operation_create_custom_widget (GtkPrintOperation *operation)
{
  KzruPrintOperation *self = KZRU_PRINT_OPERATION (operation);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new_with_mnemonic (_("_Pages of the chart:"));
  GtkWidget *spin = gtk_spin_button_new_with_range (1, MAX_CHART_PAGES, 1);

  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (spin, _("Time is spread over so many pages; those with the sources follow"));
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), spin);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), self->n_pages);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), spin);
  g_set_weak_pointer (&self->pages_spin, spin);

  return box;
}

static void
kzru_print_operation_custom_widget_apply (GtkPrintOperation *operation,
                                          GtkWidget         *widget)
{
  KzruPrintOperation *self = KZRU_PRINT_OPERATION (operation);

  if (self->pages_spin != NULL)
    self->n_pages = (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->pages_spin));
}

static void
kzru_print_operation_done (GtkPrintOperation       *operation,
                           GtkPrintOperationResult  result)
{
  KzruPrintOperation *self = KZRU_PRINT_OPERATION (operation);

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    kzru_print_settings_save (gtk_print_operation_get_print_settings (operation),
                              gtk_print_operation_get_default_page_setup (operation),
                              self->n_pages);
}

static void
kzru_print_operation_dispose (GObject *object)
{
  KzruPrintOperation *self = KZRU_PRINT_OPERATION (object);

  g_clear_weak_pointer (&self->pages_spin);
  g_clear_pointer (&self->pages, kzru_chart_pages_free);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (kzru_print_operation_parent_class)->dispose (object);
}

static void
kzru_print_operation_class_init (KzruPrintOperationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkPrintOperationClass *operation_class = GTK_PRINT_OPERATION_CLASS (klass);

  object_class->dispose = kzru_print_operation_dispose;
  operation_class->begin_print = kzru_print_operation_begin_print;
  operation_class->draw_page = kzru_print_operation_draw_page;
  operation_class->end_print = kzru_print_operation_end_print;
  operation_class->preview = kzru_print_operation_preview;
  operation_class->create_custom_widget = kzru_print_operation_create_custom_widget;
  operation_class->custom_widget_apply = kzru_print_operation_custom_widget_apply;
  operation_class->done = kzru_print_operation_done;
}

static void
kzru_print_operation_init (KzruPrintOperation *self)
{
  self->n_pages = 1;
}

/**
 * kzru_print_operation_new:
 * @state: a view state with an atlas; a copy is made
 * @mirrored: whether time runs from right to left
 *
 * Gets ready to print, with the page setup and the settings of the last time.
 *
 * Returns: (transfer full): the operation
 */
GtkPrintOperation *
kzru_print_operation_new (KzruViewState *state,
                          gboolean       mirrored)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  KzruPrintOperation *self;
  g_autoptr (GtkPrintSettings) settings = NULL;
  g_autoptr (GtkPageSetup) setup = NULL;

  g_return_val_if_fail (atlas != NULL, NULL);

  self = g_object_new (KZRU_TYPE_PRINT_OPERATION,
                       "allow-async", TRUE,
                       "use-full-page", TRUE,
                       "unit", GTK_UNIT_POINTS,
                       "embed-page-setup", TRUE,
                       /* Translators: the name of a tab in the print dialog */
                       "custom-tab-label", _("Timeline"),
                       "job-name", kzru_lang_map_get (kzru_atlas_get_title (atlas),
                                                      kzru_view_state_get_languages (state)),
                       NULL);
  self->state = copy_state (state);
  self->mirrored = mirrored;

  kzru_print_settings_load (&settings, &setup, &self->n_pages);
  self->n_pages = CLAMP (self->n_pages, 1, MAX_CHART_PAGES);
  gtk_print_operation_set_print_settings (GTK_PRINT_OPERATION (self), settings);
  gtk_print_operation_set_default_page_setup (GTK_PRINT_OPERATION (self), setup);

  return GTK_PRINT_OPERATION (self);
}

static void
complain (GtkWindow    *parent,
          const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("The Atlas Could Not Be Printed"), error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
done_cb (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         GtkWindow               *parent)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;

  gtk_print_operation_get_error (operation, &error);
  complain (parent, error);
}

/**
 * kzru_print_run:
 * @parent: the window
 * @state: what it shows; with an atlas
 *
 * Asks how to print, and prints. Time runs on paper as it does in the window.
 */
void
kzru_print_run (GtkWindow     *parent,
                KzruViewState *state)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (parent)) == GTK_TEXT_DIR_RTL;
  g_autoptr (GtkPrintOperation) operation = kzru_print_operation_new (state, mirrored);

  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), parent, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
