/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-print-file"

#include "config.h"

#include "app/kzru-print-file.h"

#include "app/kzru-pdf-file.h"

/**
 * KzruPrintFile:
 *
 * The PDF that the print dialog is asked to print to.
 *
 * GTK would write it where it stands, so that what is there is lost if that fails,
 * cannot say what language it is in, and takes the program along if the disk is full
 * and there are links. So it is written as `kzru print` does.
 */
struct _KzruPrintFile
{
  KzruPdfFile *pdf;
  char *path;
  gboolean begun; /* whether a page is */
};

static char *
dup_path (GtkPrintSettings *settings)
{
  const char *uri = gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);

  return uri != NULL ? g_filename_from_uri (uri, NULL, NULL) : NULL;
}

/**
 * kzru_print_file_is_asked_for:
 * @settings: (nullable): what was chosen in the dialog
 *
 * Tells whether to print to a PDF on this machine, sheet by sheet as they are drawn.
 *
 * Returns: whether that can be done here; else it is up to GTK
 */
gboolean
kzru_print_file_is_asked_for (GtkPrintSettings *settings)
{
  g_autofree char *path = settings != NULL ? dup_path (settings) : NULL;
  const char *format = path != NULL ? gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT) : NULL;

  return g_strcmp0 (format, "pdf") == 0 && gtk_print_settings_get_number_up (settings) <= 1
         && gtk_print_settings_get_scale (settings) == 100;
}

static void
name_file (KzruPrintFile  *self,
           GError        **error)
{
  g_autofree char *name = g_filename_display_name (self->path);

  g_prefix_error (error, "%s: ", name);
}

/**
 * kzru_print_file_open:
 * @settings: what was chosen in the dialog, which [func@print_file_is_asked_for]
 *   is true of
 * @format: the paper
 * @error: set if the file cannot be written
 *
 * Starts to write the file.
 *
 * Returns: (transfer full) (nullable): the file
 */
KzruPrintFile *
kzru_print_file_open (GtkPrintSettings      *settings,
                      const KzruPageFormat  *format,
                      GError               **error)
{
  g_autoptr (KzruPrintFile) self = g_new0 (KzruPrintFile, 1);

  self->path = dup_path (settings);
  self->pdf = kzru_pdf_file_open (self->path, format->width, format->height, error);
  if (self->pdf != NULL)
    return g_steal_pointer (&self);

  name_file (self, error);
  return NULL;
}

/**
 * kzru_print_file_get_cairo:
 * @self: a file
 *
 * Gets what all its pages are drawn with.
 *
 * Returns: (transfer none): the context
 */
cairo_t *
kzru_print_file_get_cairo (KzruPrintFile *self)
{
  return kzru_pdf_file_get_cairo (self->pdf);
}

/**
 * kzru_print_file_begin_page:
 * @self: a file
 *
 * Begins a page.
 *
 * Returns: (transfer none): what to draw it with
 */
cairo_t *
kzru_print_file_begin_page (KzruPrintFile *self)
{
  cairo_t *cr = kzru_pdf_file_get_cairo (self->pdf);

  if (self->begun)
    {
      cairo_restore (cr);
      cairo_show_page (cr);
    }
  self->begun = TRUE;
  cairo_save (cr);

  return cr;
}

/**
 * kzru_print_file_is_sound:
 * @self: a file
 *
 * Tells whether there is any point in drawing on.
 *
 * Returns: whether nothing has failed
 */
gboolean
kzru_print_file_is_sound (KzruPrintFile *self)
{
  return kzru_pdf_file_is_sound (self->pdf);
}

/**
 * kzru_print_file_commit:
 * @self: a file
 * @language: what it is written in, as a BCP 47 tag
 * @error: set if not all of it could be written
 *
 * Ends the file.
 *
 * Returns: whether it is there
 */
gboolean
kzru_print_file_commit (KzruPrintFile  *self,
                        const char     *language,
                        GError        **error)
{
  cairo_t *cr = kzru_pdf_file_get_cairo (self->pdf);

  if (self->begun)
    {
      cairo_restore (cr);
      cairo_show_page (cr);
    }

  if (kzru_pdf_file_commit (self->pdf, language, error))
    return TRUE;

  name_file (self, error);
  return FALSE;
}

/**
 * kzru_print_file_free:
 * @self: (nullable) (transfer full): a file
 *
 * Frees it. What was not committed is removed.
 */
void
kzru_print_file_free (KzruPrintFile *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->pdf, kzru_pdf_file_free);
  g_free (self->path);
  g_free (self);
}
