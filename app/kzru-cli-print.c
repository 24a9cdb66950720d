/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-cli"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/kzru-cli-paper.h"
#include "app/kzru-cli-private.h"
#include "app/kzru-cli-progress.h"
#include "app/kzru-pdf-file.h"
#include "widgets/kzru-chart-pages.h"

/* What is said of how far a print has come: laying it out, then drawing it. */
#define LAYOUT_SHARE 0.4

/* Lays the pages out.
 *
 * Returns: whether that was wanted to its end */
static gboolean
prepare (KzruChartPages *pages)
{
  while (!kzru_chart_pages_prepare (pages))
    {
      if (!kzru_cli_progress_go_on (LAYOUT_SHARE * kzru_chart_pages_get_prepared (pages)))
        return FALSE;
    }

  return TRUE;
}

/* Draws the pages, as long as they are wanted and can be written.
 *
 * Returns: whether they were wanted to the end */
static gboolean
draw_pages (KzruChartPages *pages,
            KzruPdfFile    *file)
{
  cairo_t *cr = kzru_pdf_file_get_cairo (file);
  guint n = kzru_chart_pages_get_n_pages (pages);
  gboolean go_on = TRUE;

  kzru_chart_pages_begin (pages, cr);
  for (guint i = 0; i < n && go_on && kzru_pdf_file_is_sound (file); i++)
    {
      if (i > 0)
        cairo_show_page (cr);
      cairo_save (cr);
      kzru_chart_pages_draw (pages, i, cr);
      cairo_restore (cr);
      go_on = kzru_cli_progress_go_on (LAYOUT_SHARE + (1 - LAYOUT_SHARE) * (i + 1) / n);
    }
  kzru_chart_pages_end (pages, cr);
  cairo_show_page (cr);

  return go_on;
}

static gboolean
read_tiles (const KzruCliOptions *options,
            KzruChartParams      *chart)
{
  guint rows, columns;

  if (options->tiles == NULL)
    return TRUE;

  if (!kzru_cli_read_size (options->tiles, 1, KZRU_CHART_PAGES_MAX, &rows, &columns))
    {
      kzru_cli_complain (_("--tiles %s: expected rows and columns of sheets, such as 2x3"), options->tiles);
      return FALSE;
    }

  chart->fit = KZRU_CHART_FIT_TILES;
  chart->rows = rows;
  chart->columns = columns;

  return TRUE;
}

static gboolean
read_scale (const KzruCliOptions *options,
            KzruChartParams      *chart)
{
  double mm_per_year = options->mm_per_year + 12 * options->mm_per_month;

  if (options->rows > 0 && mm_per_year == 0)
    {
      kzru_cli_complain (_("--rows: goes with --mm-per-year or --mm-per-month"));
      return FALSE;
    }

  if (mm_per_year > 0)
    chart->fit = KZRU_CHART_FIT_SCALE;
  chart->points_per_year = mm_per_year * KZRU_POINTS_PER_MM;
  if (options->rows > 0)
    chart->rows = options->rows;

  return TRUE;
}

/* All is printed unless it is said how the chart is to fit: who asks for one
 * page wants one. */
static void
choose_parts (const KzruCliOptions *options,
              KzruChartPagesParams *params)
{
  gboolean all = options->pages == 0 && params->chart.fit == KZRU_CHART_FIT_PAGES && options->tiles == NULL;

  params->with_map = options->map || (all && !options->no_map);
  params->with_sources = options->sources || (all && !options->no_sources);
}

static gboolean
read_params (const KzruCliOptions *options,
             KzruChartPagesParams *params)
{
  KzruChartParams *chart = &params->chart;

  chart->rows = 1;
  chart->columns = 1;
  if (!kzru_cli_read_paper (options->paper, options->landscape, &chart->format))
    return FALSE;

  chart->n_pages = MAX (options->pages, 1);

  if (!read_tiles (options, chart) || !read_scale (options, chart))
    return FALSE;

  chart->overlap = (options->overlap >= 0 ? options->overlap : KZRU_CHART_OVERLAP_MM) * KZRU_POINTS_PER_MM;
  choose_parts (options, params);

  return TRUE;
}

/* Returns: whether it is done; not if it was interrupted, or if @error is set */
static gboolean
write_pdf (const KzruCliOptions       *options,
           KzruViewState              *state,
           const KzruChartPagesParams *params,
           GError                    **error)
{
  const KzruPageFormat *format = &params->chart.format;
  g_autoptr (KzruChartPages) pages = kzru_chart_pages_new (state, params, error);
  g_autoptr (KzruPdfFile) file = NULL;

  if (pages == NULL || !prepare (pages))
    return FALSE;

  file = kzru_pdf_file_open (options->output, format->width, format->height, error);
  if (file == NULL || !draw_pages (pages, file))
    return FALSE;

  return kzru_pdf_file_commit (file, kzru_view_state_get_languages (state)[0], error);
}

static KzruCliStatus
print (const KzruCliOptions *options,
       GString              *out)
{
  g_autoptr (KzruViewState) state = NULL;
  g_autoptr (GError) error = NULL;
  KzruChartPagesParams params = { 0 };
  KzruCliStatus status;
  gboolean done;

  if (!read_params (options, &params))
    return KZRU_CLI_CALL_AT_FAULT;

  state = kzru_cli_open (options, &status);
  if (state == NULL)
    return status;

  params.chart.mirrored = kzru_cli_is_mirrored (options, state);
  kzru_cli_progress_begin ();
  done = write_pdf (options, state, &params, &error);
  kzru_cli_progress_end ();

  if (done)
    return KZRU_CLI_DONE;

  if (error != NULL)
    kzru_cli_complain ("%s: %s", options->output, error->message);
  else
    kzru_cli_progress_die ();

  return KZRU_CLI_CALL_AT_FAULT;
}

const KzruCliVerb kzru_cli_print = {
  .name = "print",
  .operands = "FILE",
  .summary = N_("Print the timeline, its map and its sources to a PDF file"),
  .options = "output paper landscape from to pages tiles mm-per-year mm-per-month rows overlap "
             "map no-map sources no-sources query lanes calendar lang rtl ltr",
  .required = "output",
  .run = print,
};
