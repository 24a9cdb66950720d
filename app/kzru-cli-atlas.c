/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-cli"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "app/kzru-cli-private.h"
#include "model/kzru-atlas-file.h"

/**
 * kzru_cli_print_faults:
 * @faults: what was found
 * @file_name: the file that has them, as the user named it
 * @least: the least severity that is worth a line
 *
 * Tells the faults of a file on standard error, one a line.
 */
void
kzru_cli_print_faults (const KzruFaults  *faults,
                       const char        *file_name,
                       KzruFaultSeverity  least)
{
  guint n = kzru_faults_get_size (faults);
  guint n_all = kzru_faults_count (faults, KZRU_FAULT_WARNING) +
                kzru_faults_count (faults, KZRU_FAULT_ERROR);

  for (guint i = 0; i < n; i++)
    {
      const KzruFault *fault = kzru_faults_get (faults, i);
      g_autofree char *line = NULL;

      if (fault->severity < least)
        continue;

      line = kzru_fault_to_string (fault, file_name);
      kzru_cli_complain ("%s", line);
    }

  if (n_all > n)
    {
      kzru_cli_complain (ngettext ("%s: and %u more fault", "%s: and %u more faults", n_all - n),
                         file_name, n_all - n);
    }
}

/**
 * kzru_cli_read:
 * @file_name: a file, as the user named it
 * @least: the least severity of fault that is worth a line
 *
 * Reads an atlas and tells what is wrong with it.
 *
 * Returns: (transfer full) (nullable): the atlas, or %NULL if it cannot be used
 */
KzruAtlas *
kzru_cli_read (const char        *file_name,
               KzruFaultSeverity  least)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (file_name);
  g_autoptr (KzruFaults) faults = kzru_faults_new ();
  g_autoptr (KzruAtlas) atlas = kzru_atlas_read (file, faults, NULL);

  kzru_faults_sort (faults);
  kzru_cli_print_faults (faults, file_name, least);

  return g_steal_pointer (&atlas);
}
