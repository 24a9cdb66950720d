/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-span.h"
#include "widgets/kzru-chart-pages.h"

G_BEGIN_DECLS

/* How many sheets the dialog offers in a direction; `kzru print` takes more. */
#define KZRU_PRINT_MAX_SHEETS 100

/**
 * KzruPrintTime:
 * @KZRU_PRINT_TIME_VISIBLE: what the timeline shows
 * @KZRU_PRINT_TIME_ALL: all of the atlas
 * @KZRU_PRINT_TIME_SPAN: from a date to another
 *
 * Which time is printed.
 */
typedef enum
{
  KZRU_PRINT_TIME_VISIBLE,
  KZRU_PRINT_TIME_ALL,
  KZRU_PRINT_TIME_SPAN,
} KzruPrintTime;

/**
 * KzruPrintFit:
 * @KZRU_PRINT_FIT_PAGES: over pages that are read one by one
 * @KZRU_PRINT_FIT_TILES: a poster of rows and columns of sheets
 * @KZRU_PRINT_FIT_YEARS: a poster with so many mm a year
 * @KZRU_PRINT_FIT_MONTHS: a poster with so many mm a month
 *
 * How the chart gets on paper, as the dialog puts it.
 */
typedef enum
{
  KZRU_PRINT_FIT_PAGES,
  KZRU_PRINT_FIT_TILES,
  KZRU_PRINT_FIT_YEARS,
  KZRU_PRINT_FIT_MONTHS,
} KzruPrintFit;

/**
 * KzruPrintOptions:
 * @time: which time is printed
 * @span: the time, if it is from a date to another
 * @fit: how the chart gets on paper
 * @n_pages: how many pages are read one by one
 * @rows: of the sheets of a poster
 * @columns: of the sheets of a poster without a scale
 * @mm: how long a year or month is
 * @overlap: how far each sheet of a poster goes on beyond its cuts, in mm
 * @map: whether there is a page with the map
 * @sources: whether there is what the sources say
 *
 * What the print dialog asks for on its own tab. A value type.
 */
typedef struct
{
  KzruPrintTime time;
  KzruSpan      span;
  KzruPrintFit  fit;
  guint         n_pages;
  guint         rows;
  guint         columns;
  double        mm;
  double        overlap;
  gboolean      map;
  gboolean      sources;
} KzruPrintOptions;

void kzru_print_options_init       (KzruPrintOptions       *self);
void kzru_print_options_load       (KzruPrintOptions       *self,
                                    GKeyFile               *file);
void kzru_print_options_save       (const KzruPrintOptions *self,
                                    GKeyFile               *file);
void kzru_print_options_get_params (const KzruPrintOptions *self,
                                    KzruChartPagesParams   *params);

G_END_DECLS
