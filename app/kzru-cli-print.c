/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-cli"

#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/kzru-cli-paper.h"
#include "app/kzru-cli-private.h"
#include "model/kzru-output-file.h"
#include "widgets/kzru-chart-pages.h"

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  return kzru_output_file_write (closure, data, length) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static void
draw_pages (KzruChartPages       *pages,
            const KzruPageFormat *format,
            KzruOutputFile       *file)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, file, format->width, format->height);
  cairo_t *cr = cairo_create (surface);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, kzru_chart_pages_get_title (pages));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "KzRu " APP_VERSION);

  /* Once the disk is full there is no point in drawing on. */
  for (guint i = 0;
       i < kzru_chart_pages_get_n_pages (pages) && cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS;
       i++)
    {
      cairo_save (cr);
      kzru_chart_pages_draw (pages, i, cr);
      cairo_restore (cr);
      cairo_show_page (cr);
    }

  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

static gboolean
read_params (const KzruCliOptions *options,
             KzruChartPagesParams *params)
{
  if (!kzru_cli_read_paper (options->paper, options->landscape, &params->format))
    return FALSE;

  params->points_per_year = options->mm_per_year * KZRU_POINTS_PER_MM;
  params->n_pages = options->mm_per_year > 0 ? 0 : MAX (options->pages, 1);

  return TRUE;
}

static KzruCliStatus
print (const KzruCliOptions *options,
       GString              *out)
{
  g_autoptr (KzruViewState) state = NULL;
  g_autoptr (KzruOutputFile) file = NULL;
  g_autoptr (KzruChartPages) pages = NULL;
  g_autoptr (GError) error = NULL;
  KzruChartPagesParams params = { 0 };
  KzruCliStatus status;

  if (!read_params (options, &params))
    return KZRU_CLI_CALL_AT_FAULT;

  state = kzru_cli_open (options, &status);
  if (state == NULL)
    return status;

  params.mirrored = kzru_cli_is_mirrored (options, state);
  pages = kzru_chart_pages_new (state, &params, &error);
  if (pages == NULL)
    {
      kzru_cli_complain ("%s: %s", options->output, error->message);
      return KZRU_CLI_CALL_AT_FAULT;
    }

  file = kzru_output_file_open (options->output, &error);
  if (file != NULL)
    draw_pages (pages, &params.format, file);
  if (file == NULL || !kzru_output_file_commit (file, &error))
    {
      kzru_cli_complain ("%s: %s", options->output, error->message);
      return KZRU_CLI_CALL_AT_FAULT;
    }

  return KZRU_CLI_DONE;
}

const KzruCliVerb kzru_cli_print = {
  .name = "print",
  .operands = "FILE",
  .summary = N_("Print the timeline and its sources to a PDF file"),
  .options = "output paper landscape from to pages mm-per-year query calendar lang rtl ltr",
  .required = "output",
  .run = print,
};
