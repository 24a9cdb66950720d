/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-print-operation"

#include "config.h"

#include "app/kzru-print-operation.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/kzru-print-file.h"
#include "app/kzru-print-preview.h"
#include "app/kzru-print-progress.h"
#include "app/kzru-print-settings.h"
#include "app/kzru-print-tab.h"
#include "model/kzru-locale.h"
#include "model/kzru-number-format.h"
#include "widgets/kzru-chart-pages.h"

/**
 * KzruPrintOperation:
 *
 * Prints what a window shows, as filtered, in the languages and calendars of the
 * window. It holds a copy of the view state, so that the print stays as it was
 * asked for while the window is used on.
 */
struct _KzruPrintOperation
{
  GtkPrintOperation parent_instance;

  KzruViewState *state;
  gboolean mirrored;
  KzruPrintOptions options;
  KzruChartPages *pages; /* only while there is something to draw */
  KzruPrintFile *file;   /* while one is written that GTK does not write */
  gboolean written;      /* whether such a file is there */
  GError *error;         /* why nothing could be laid out, or written */

  GtkWindow *parent;           /* weak */
  KzruPrintProgress *progress; /* weak; only while it goes on */

  /* Only while the dialog is open. */
  KzruPrintTab *tab; /* weak */
  GtkPageSetup *setup;
  KzruChartPages *counted; /* what is being counted */
  guint count_source;
};

G_DEFINE_FINAL_TYPE (KzruPrintOperation, kzru_print_operation, GTK_TYPE_PRINT_OPERATION)

/* What is said of how far a print has come: laying it out, then drawing it. */
#define LAYOUT_SHARE 0.4

static KzruViewState *
copy_state (KzruViewState *state)
{
  KzruViewState *copy = kzru_view_state_new ();

  kzru_view_state_set_languages (copy, kzru_view_state_get_languages (state));
  kzru_view_state_set_calendars (copy, kzru_view_state_get_calendars (state));
  kzru_view_state_set_atlas (copy, kzru_view_state_get_atlas (state));
  kzru_view_state_set_query (copy, kzru_view_state_get_query (state));
  kzru_view_state_finish_search (copy);
  kzru_view_state_copy_lanes (copy, state);
  kzru_view_state_set_time_mode (copy, kzru_view_state_get_time_mode (state));
  kzru_view_state_set_time_range (copy, kzru_view_state_get_time_range (state));
  kzru_view_state_set_visible_span (copy, kzru_view_state_get_visible_span (state));

  return copy;
}

/* Which time is printed. What is open on either side ends where the atlas does. */
static KzruSpan
get_span (KzruPrintOperation *self)
{
  KzruSpan all = kzru_view_state_get_document_span (self->state);
  KzruSpan span = self->options.span;

  if (self->options.time == KZRU_PRINT_TIME_VISIBLE)
    return kzru_view_state_get_visible_span (self->state);
  if (self->options.time == KZRU_PRINT_TIME_ALL)
    return all;

  span.start = span.start == KZRU_INSTANT_MIN ? all.start : span.start;
  span.end = span.end == KZRU_INSTANT_MAX ? all.end : span.end;

  return kzru_span_is_empty (span) ? all : span;
}

/* The points of a length are reckoned as those of `kzru print` are: to the last bit. */
static KzruPageFormat
get_setup_format (GtkPageSetup *setup)
{
  return (KzruPageFormat) {
    .width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_MM) * KZRU_POINTS_PER_MM,
    .height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_MM) * KZRU_POINTS_PER_MM,
    .top = gtk_page_setup_get_top_margin (setup, GTK_UNIT_MM) * KZRU_POINTS_PER_MM,
    .right = gtk_page_setup_get_right_margin (setup, GTK_UNIT_MM) * KZRU_POINTS_PER_MM,
    .bottom = gtk_page_setup_get_bottom_margin (setup, GTK_UNIT_MM) * KZRU_POINTS_PER_MM,
    .left = gtk_page_setup_get_left_margin (setup, GTK_UNIT_MM) * KZRU_POINTS_PER_MM,
  };
}

static KzruPageFormat
get_format (GtkPrintContext *context)
{
  return get_setup_format (gtk_print_context_get_page_setup (context));
}

static KzruChartPages *
create_pages (KzruPrintOperation    *self,
              const KzruPageFormat  *format,
              GError               **error)
{
  g_autoptr (KzruViewState) state = copy_state (self->state);
  KzruChartPagesParams params = { .chart = { .format = *format, .mirrored = self->mirrored } };

  kzru_view_state_set_visible_span (state, get_span (self));
  kzru_print_options_get_params (&self->options, &params);

  return kzru_chart_pages_new (state, &params, error);
}

static void
start_progress (KzruPrintOperation *self)
{
  if (self->parent == NULL)
    return;

  g_set_weak_pointer (&self->progress, kzru_print_progress_new (self->parent));
  g_signal_connect_object (self->progress, "response", G_CALLBACK (gtk_print_operation_cancel), self,
                           G_CONNECT_SWAPPED);
}

static void
stop_progress (KzruPrintOperation *self)
{
  if (self->progress != NULL)
    gtk_window_destroy (GTK_WINDOW (self->progress));
}

static void
show_layout_progress (KzruPrintOperation *self)
{
  if (self->progress != NULL)
    kzru_print_progress_set (self->progress, _("The pages are laid out"),
                             LAYOUT_SHARE * kzru_chart_pages_get_prepared (self->pages));
}

static void
show_page_progress (KzruPrintOperation *self,
                    guint               page)
{
  guint n = kzru_chart_pages_get_n_pages (self->pages);
  g_autofree char *number = kzru_format_number (page + 1, kzru_locale_get_default ());
  g_autofree char *of = kzru_format_number (n, kzru_locale_get_default ());
  g_autofree char *text = g_strdup_printf (_("Page %1$s of %2$s"), number, of);

  if (self->progress != NULL)
    kzru_print_progress_set (self->progress, text, LAYOUT_SHARE + (1 - LAYOUT_SHARE) * (page + 1) / n);
}

static void
kzru_print_operation_begin_print (GtkPrintOperation *operation,
                                  GtkPrintContext   *context)
{
  KzruPrintOperation *self = KZRU_PRINT_OPERATION (operation);
  KzruPageFormat format = get_format (context);

  g_clear_error (&self->error);
  self->written = FALSE;
  g_clear_pointer (&self->pages, kzru_chart_pages_free);
  self->pages = create_pages (self, &format, &self->error);
  if (self->pages == NULL)
    gtk_print_operation_cancel (operation);
  else
    start_progress (self);
}

/* Lays some pages out, so that the window lives and can cancel. */
static gboolean
kzru_print_operation_paginate (GtkPrintOperation *operation,
                               GtkPrintContext   *context)
{
  KzruPrintOperation *self = KZRU_PRINT_OPERATION (operation);

  if (self->pages != NULL && !kzru_chart_pages_prepare (self->pages))
    {
      show_layout_progress (self);
      return FALSE;
    }

  gtk_print_operation_set_n_pages (operation,
                                   self->pages != NULL ? (int) kzru_chart_pages_get_n_pages (self->pages) : 1);
  return TRUE;
}

/* Links and outline hold only if each page is drawn once and in order. */
static gboolean
draws_all (GtkPrintOperation *operation)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);

  return settings == NULL
         || (gtk_print_settings_get_print_pages (settings) == GTK_PRINT_PAGES_ALL
             && gtk_print_settings_get_page_set (settings) == GTK_PAGE_SET_ALL
             && gtk_print_settings_get_n_copies (settings) <= 1
             && gtk_print_settings_get_number_up (settings) <= 1
             && !gtk_print_settings_get_reverse (settings));
}

/* Gives up: the user is told why. */
static void
fail (KzruPrintOperation *self,
      GError             *error)
{
  g_clear_pointer (&self->pages, kzru_chart_pages_free);
  g_clear_error (&self->error);
  self->error = error;
  gtk_print_operation_cancel (GTK_PRINT_OPERATION (self));
}

/* Returns: whether there is something to draw on */
static gboolean
open_file (KzruPrintOperation *self,
           GtkPrintContext    *context)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (GTK_PRINT_OPERATION (self));
  KzruPageFormat format = get_format (context);
  GError *error = NULL;

  if (self->file != NULL || !kzru_print_file_is_asked_for (settings))
    return TRUE;

  self->file = kzru_print_file_open (settings, &format, &error);
  if (self->file == NULL)
    {
      fail (self, error);
      return FALSE;
    }

  if (draws_all (GTK_PRINT_OPERATION (self)))
    kzru_chart_pages_begin (self->pages, kzru_print_file_get_cairo (self->file));

  return TRUE;
}

/* Ends the file: there is what the user asked for, or an error, or it is not wanted. */
static void
end_file (KzruPrintOperation *self,
          gboolean            wanted)
{
  kzru_chart_pages_end (self->pages, kzru_print_file_get_cairo (self->file));
  if (wanted)
    self->written = kzru_print_file_commit (self->file, kzru_view_state_get_languages (self->state)[0],
                                            &self->error);
  g_clear_pointer (&self->file, kzru_print_file_free);
}

/* What GTK writes or sends to a printer has no links: it would crash, as cairo 1.16
 * does when it ends a file with links that there was no room for. */
static void
kzru_print_operation_draw_page (GtkPrintOperation *operation,
                                GtkPrintContext   *context,
                                int                page)
{
  KzruPrintOperation *self = KZRU_PRINT_OPERATION (operation);
  cairo_t *cr;

  if (self->pages == NULL || self->error != NULL || !open_file (self, context))
    return;

  if (self->file != NULL && !kzru_print_file_is_sound (self->file))
    {
      end_file (self, TRUE);
      gtk_print_operation_cancel (operation);
      return;
    }

  cr = self->file != NULL ? kzru_print_file_begin_page (self->file) : gtk_print_context_get_cairo_context (context);
  kzru_chart_pages_draw (self->pages, (guint) page, cr);
  show_page_progress (self, (guint) page);
}

/* Once all is drawn, or nothing more is going to be. A file of ours is not to be
 * replaced by that of GTK, which has empty pages: to cancel is to send nothing. */
static void
kzru_print_operation_end_print (GtkPrintOperation *operation,
                                GtkPrintContext   *context)
{
  KzruPrintOperation *self = KZRU_PRINT_OPERATION (operation);
  gboolean cancelled = gtk_print_operation_get_status (operation) == GTK_PRINT_STATUS_FINISHED_ABORTED;

  stop_progress (self);
  if (self->file != NULL)
    {
      end_file (self, !cancelled);
      gtk_print_operation_cancel (operation);
    }
  g_clear_pointer (&self->pages, kzru_chart_pages_free);
}

static void
ready_cb (KzruPrintOperation *self,
          GtkPrintContext    *context,
          KzruPrintPreview   *window)
{
  KzruPageFormat format = get_format (context);

  stop_progress (self);
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

static void
stop_counting (KzruPrintOperation *self)
{
  g_clear_handle_id (&self->count_source, g_source_remove);
  g_clear_pointer (&self->counted, kzru_chart_pages_free);
}

static void
show_count (KzruPrintOperation *self)
{
  guint n = kzru_chart_pages_get_n_pages (self->counted);
  g_autofree char *number = kzru_format_number (n, kzru_locale_get_default ());
  /* Translators: %s is the number. */
  g_autofree char *text = g_strdup_printf (ngettext ("%s page in all", "%s pages in all", n), number);

  kzru_print_tab_set_summary (self->tab, text);
}

/* Lays out what is chosen, a bit at a time, to say how many pages it takes. */
static gboolean
count_cb (gpointer user_data)
{
  KzruPrintOperation *self = user_data;
  KzruPageFormat format = get_setup_format (self->setup);
  g_autoptr (GError) error = NULL;

  if (self->counted == NULL)
    {
      self->counted = create_pages (self, &format, &error);
      if (self->counted != NULL)
        return G_SOURCE_CONTINUE;
      kzru_print_tab_set_summary (self->tab, error->message);
    }
  else if (!kzru_chart_pages_prepare (self->counted))
    return G_SOURCE_CONTINUE;
  else
    show_count (self);

  self->count_source = 0;
  g_clear_pointer (&self->counted, kzru_chart_pages_free);

  return G_SOURCE_REMOVE;
}

static void
count_pages (KzruPrintOperation *self)
{
  stop_counting (self);

  if (!kzru_print_tab_get_options (self->tab, &self->options))
    {
      kzru_print_tab_set_summary (self->tab, _("A date cannot be read, or the time ends before it starts"));
      return;
    }
  kzru_print_tab_set_summary (self->tab, "");
  if (self->setup != NULL)
    self->count_source = g_idle_add (count_cb, self);
}

static GtkWidget *
kzru_print_operation_create_custom_widget (GtkPrintOperation *operation)
{
  KzruPrintOperation *self = KZRU_PRINT_OPERATION (operation);
  GtkWidget *tab = kzru_print_tab_new (&self->options);

  g_set_weak_pointer (&self->tab, KZRU_PRINT_TAB (tab));
  g_set_object (&self->setup, gtk_print_operation_get_default_page_setup (operation));
  g_signal_connect_object (tab, "changed", G_CALLBACK (count_pages), self, G_CONNECT_SWAPPED);
  count_pages (self);

  return tab;
}

/* Another paper was chosen. */
static void
kzru_print_operation_update_custom_widget (GtkPrintOperation *operation,
                                           GtkWidget         *widget,
                                           GtkPageSetup      *setup,
                                           GtkPrintSettings  *settings)
{
  KzruPrintOperation *self = KZRU_PRINT_OPERATION (operation);

  g_set_object (&self->setup, setup);
  if (self->tab != NULL)
    count_pages (self);
}

static void
kzru_print_operation_custom_widget_apply (GtkPrintOperation *operation,
                                          GtkWidget         *widget)
{
  KzruPrintOperation *self = KZRU_PRINT_OPERATION (operation);

  stop_counting (self);
  if (self->tab != NULL)
    kzru_print_tab_get_options (self->tab, &self->options);
}

static void
kzru_print_operation_done (GtkPrintOperation       *operation,
                           GtkPrintOperationResult  result)
{
  KzruPrintOperation *self = KZRU_PRINT_OPERATION (operation);

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY || self->written)
    kzru_print_settings_save (gtk_print_operation_get_print_settings (operation),
                              gtk_print_operation_get_default_page_setup (operation),
                              &self->options);
}

static void
kzru_print_operation_dispose (GObject *object)
{
  KzruPrintOperation *self = KZRU_PRINT_OPERATION (object);

  stop_counting (self);
  stop_progress (self);
  g_clear_weak_pointer (&self->parent);
  g_clear_weak_pointer (&self->tab);
  g_clear_object (&self->setup);
  g_clear_error (&self->error);
  g_clear_pointer (&self->pages, kzru_chart_pages_free);
  g_clear_pointer (&self->file, kzru_print_file_free);
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
  operation_class->paginate = kzru_print_operation_paginate;
  operation_class->draw_page = kzru_print_operation_draw_page;
  operation_class->end_print = kzru_print_operation_end_print;
  operation_class->preview = kzru_print_operation_preview;
  operation_class->create_custom_widget = kzru_print_operation_create_custom_widget;
  operation_class->update_custom_widget = kzru_print_operation_update_custom_widget;
  operation_class->custom_widget_apply = kzru_print_operation_custom_widget_apply;
  operation_class->done = kzru_print_operation_done;
}

static void
kzru_print_operation_init (KzruPrintOperation *self)
{
  kzru_print_options_init (&self->options);
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

  kzru_print_settings_load (&settings, &setup, &self->options);
  kzru_print_settings_suggest_file (settings, kzru_lang_map_get (kzru_atlas_get_title (atlas),
                                                                 kzru_view_state_get_languages (state)));
  gtk_print_operation_set_print_settings (GTK_PRINT_OPERATION (self), settings);
  gtk_print_operation_set_default_page_setup (GTK_PRINT_OPERATION (self), setup);

  return GTK_PRINT_OPERATION (self);
}

/**
 * kzru_print_operation_set_options:
 * @self: an operation
 * @options: what to print
 *
 * Sets what is printed, in place of what was the last time. The dialog starts
 * with it.
 */
void
kzru_print_operation_set_options (KzruPrintOperation     *self,
                                  const KzruPrintOptions *options)
{
  g_return_if_fail (KZRU_IS_PRINT_OPERATION (self));

  self->options = *options;
}

/**
 * kzru_print_operation_has_written:
 * @self: an operation that has run
 * @error: set if something went wrong
 *
 * Tells whether there is the PDF that was asked for: GTK only knows of what it has
 * done itself.
 *
 * Returns: whether it is there; not if the user cancelled, or if @error is set
 */
gboolean
kzru_print_operation_has_written (KzruPrintOperation  *self,
                                  GError             **error)
{
  g_return_val_if_fail (KZRU_IS_PRINT_OPERATION (self), FALSE);

  if (self->error != NULL)
    g_propagate_error (error, g_error_copy (self->error));

  return self->written;
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
  KzruPrintOperation *self = KZRU_PRINT_OPERATION (operation);
  g_autoptr (GError) error = NULL;

  if (self->error != NULL)
    error = g_error_copy (self->error);
  else if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);

  if (error != NULL)
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
  KzruTimeDirection direction = kzru_view_state_get_time_direction (state);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (parent)) == GTK_TEXT_DIR_RTL;
  gboolean mirrored = direction == KZRU_TIME_FOLLOWS_INTERFACE ? rtl : direction == KZRU_TIME_RIGHT_TO_LEFT;
  g_autoptr (GtkPrintOperation) operation = kzru_print_operation_new (state, mirrored);

  g_set_weak_pointer (&KZRU_PRINT_OPERATION (operation)->parent, parent);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), parent, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
