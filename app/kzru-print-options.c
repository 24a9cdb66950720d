/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-print-options"

#include "config.h"

#include "app/kzru-print-options.h"

#define GROUP "KzRu"

#define DEFAULT_MM 20.0
#define MAX_MM 1000.0
#define MAX_OVERLAP 100.0

/**
 * kzru_print_options_init:
 * @self: (out caller-allocates): options
 *
 * Sets options to what is printed at first: the visible time on one page, and
 * its map. Sources take many sheets, and are asked for.
 */
void
kzru_print_options_init (KzruPrintOptions *self)
{
  *self = (KzruPrintOptions) {
    .n_pages = 1,
    .rows = 2,
    .columns = 2,
    .mm = DEFAULT_MM,
    .overlap = KZRU_CHART_OVERLAP_MM,
    .map = TRUE,
  };
}

static void
load_count (GKeyFile   *file,
            const char *key,
            guint       most,
            guint      *value)
{
  if (g_key_file_has_key (file, GROUP, key, NULL))
    *value = (guint) CLAMP (g_key_file_get_integer (file, GROUP, key, NULL), 0, (int) most);
}

static void
load_length (GKeyFile   *file,
             const char *key,
             double      least,
             double      most,
             double     *value)
{
  double number = g_key_file_get_double (file, GROUP, key, NULL);

  if (g_key_file_has_key (file, GROUP, key, NULL) && number >= least && number <= most)
    *value = number;
}

static void
load_switch (GKeyFile   *file,
             const char *key,
             gboolean   *value)
{
  if (g_key_file_has_key (file, GROUP, key, NULL))
    *value = g_key_file_get_boolean (file, GROUP, key, NULL);
}

/**
 * kzru_print_options_load:
 * @self: options
 * @file: the user's settings
 *
 * Gets what was printed the last time. What is missing or makes no sense is left
 * as it is.
 */
void
kzru_print_options_load (KzruPrintOptions *self,
                         GKeyFile         *file)
{
  guint time = self->time;
  guint fit = self->fit;

  /* A time from a date to another belonged to another atlas, perhaps. */
  load_count (file, "time", KZRU_PRINT_TIME_ALL, &time);
  load_count (file, "fit", KZRU_PRINT_FIT_MONTHS, &fit);
  self->time = time;
  self->fit = fit;

  load_count (file, "pages", KZRU_PRINT_MAX_SHEETS, &self->n_pages);
  load_count (file, "rows", KZRU_PRINT_MAX_SHEETS, &self->rows);
  load_count (file, "columns", KZRU_PRINT_MAX_SHEETS, &self->columns);
  self->n_pages = MAX (self->n_pages, 1);
  self->rows = MAX (self->rows, 1);
  self->columns = MAX (self->columns, 1);
  load_length (file, "mm", 0.1, MAX_MM, &self->mm);
  load_length (file, "overlap", 0, MAX_OVERLAP, &self->overlap);
  load_switch (file, "map", &self->map);
  load_switch (file, "sources", &self->sources);
}

/**
 * kzru_print_options_save:
 * @self: options
 * @file: the user's settings
 *
 * Remembers what was printed.
 */
void
kzru_print_options_save (const KzruPrintOptions *self,
                         GKeyFile               *file)
{
  if (self->time != KZRU_PRINT_TIME_SPAN)
    g_key_file_set_integer (file, GROUP, "time", self->time);
  g_key_file_set_integer (file, GROUP, "fit", self->fit);
  g_key_file_set_integer (file, GROUP, "pages", (int) self->n_pages);
  g_key_file_set_integer (file, GROUP, "rows", (int) self->rows);
  g_key_file_set_integer (file, GROUP, "columns", (int) self->columns);
  g_key_file_set_double (file, GROUP, "mm", self->mm);
  g_key_file_set_double (file, GROUP, "overlap", self->overlap);
  g_key_file_set_boolean (file, GROUP, "map", self->map);
  g_key_file_set_boolean (file, GROUP, "sources", self->sources);
}

/**
 * kzru_print_options_get_params:
 * @self: options
 * @params: (inout): where they go; paper and direction are left alone
 *
 * Puts the options in the terms of the pages.
 */
void
kzru_print_options_get_params (const KzruPrintOptions *self,
                               KzruChartPagesParams   *params)
{
  static const KzruChartFit fits[] = {
    KZRU_CHART_FIT_PAGES, KZRU_CHART_FIT_TILES, KZRU_CHART_FIT_SCALE, KZRU_CHART_FIT_SCALE,
  };
  double per_year = self->fit == KZRU_PRINT_FIT_MONTHS ? 12 * self->mm : self->mm;

  params->chart.fit = fits[self->fit];
  params->chart.n_pages = self->n_pages;
  params->chart.rows = self->rows;
  params->chart.columns = self->columns;
  params->chart.points_per_year = per_year * KZRU_POINTS_PER_MM;
  params->chart.overlap = self->overlap * KZRU_POINTS_PER_MM;
  params->with_map = self->map;
  params->with_sources = self->sources;
}
