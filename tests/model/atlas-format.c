/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* atlas-format FILE…: rewrites atlas files as the program writes them, or says
 * what is wrong with them. For those who edit an atlas by hand. */

#include <locale.h>

#include "model/kzru-atlas-file.h"

static gboolean
format_file (const char *name)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (name);
  g_autoptr(KzruFaults) faults = kzru_faults_new ();
  g_autoptr(KzruAtlas) atlas = kzru_atlas_read (file, faults, NULL);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < kzru_faults_get_size (faults); i++)
    {
      g_autofree char *text = kzru_fault_to_string (kzru_faults_get (faults, i), name);

      g_printerr ("%s\n", text);
    }

  if (atlas == NULL)
    return FALSE;

  if (!kzru_atlas_write (atlas, file, NULL, &error))
    {
      g_printerr ("%s: %s\n", name, error->message);
      return FALSE;
    }

  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  gboolean ok = TRUE;

  setlocale (LC_ALL, "");
  for (int i = 1; i < argc; i++)
    ok = format_file (argv[i]) && ok;

  return ok ? 0 : 1;
}
