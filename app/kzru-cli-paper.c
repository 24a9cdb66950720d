/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-cli"

#include "config.h"

#include "app/kzru-cli-paper.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

#include "app/kzru-cli-private.h"

#define DEFAULT_PAPER "A4"

/* What a sheet may measure: from a postcard to the widest rolls of plotters. */
#define MIN_MM 70
#define MAX_MM 10000

/* The names that people use, and those of PWG 5101.1, by which GTK knows the
 * measures. */
static const struct
{
  const char *name;
  const char *pwg_name;
} papers[] = {
  { "A0", "iso_a0" }, { "A1", "iso_a1" }, { "A2", "iso_a2" }, { "A3", "iso_a3" },
  { "A4", "iso_a4" }, { "A5", "iso_a5" }, { "A6", "iso_a6" }, { "B4", "iso_b4" },
  { "B5", "iso_b5" }, { "Letter", "na_letter" }, { "Legal", "na_legal" },
  { "Tabloid", "na_ledger" },
};

static gboolean
find_size (const char *name,
           double     *width,
           double     *height)
{
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      GtkPaperSize *size;

      if (g_ascii_strcasecmp (papers[i].name, name) != 0)
        continue;

      size = gtk_paper_size_new (papers[i].pwg_name);
      *width = gtk_paper_size_get_width (size, GTK_UNIT_MM);
      *height = gtk_paper_size_get_height (size, GTK_UNIT_MM);
      gtk_paper_size_free (size);
      return TRUE;
    }

  return FALSE;
}

/**
 * kzru_cli_read_paper:
 * @name: (nullable): the name of a paper, or its width and height in mm as
 *   `WxH`; A4 if %NULL
 * @landscape: whether its longer side lies at the bottom
 * @format: (out): the paper
 *
 * Finds the measures of a paper. If there are none, says so.
 *
 * Returns: whether there is such a paper
 */
gboolean
kzru_cli_read_paper (const char     *name,
                     gboolean        landscape,
                     KzruPageFormat *format)
{
  double margin = KZRU_PAGE_MARGIN_MM * KZRU_POINTS_PER_MM;
  double width, height;
  guint w, h;

  if (name == NULL)
    name = DEFAULT_PAPER;

  if (kzru_cli_read_size (name, MIN_MM, MAX_MM, &w, &h))
    {
      width = w;
      height = h;
    }
  else if (!find_size (name, &width, &height))
    {
      kzru_cli_complain (_("--paper %s: there is no such paper; expected a name such as A4 or Letter, or a size in mm from %dx%d to %dx%d"),
                         name, MIN_MM, MIN_MM, MAX_MM, MAX_MM);
      return FALSE;
    }

  *format = (KzruPageFormat) {
    .width = (landscape ? MAX (width, height) : width) * KZRU_POINTS_PER_MM,
    .height = (landscape ? MIN (width, height) : height) * KZRU_POINTS_PER_MM,
    .top = margin,
    .right = margin,
    .bottom = margin,
    .left = margin,
  };

  return TRUE;
}
