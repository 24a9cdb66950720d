/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads atlases from standard input, one on a line, and prints for each of them
 * one line: for each fault its severity, its code and its pointer, with tabs
 * between. For tests that compare the reader with other readers. */

#include <stdio.h>
#include <string.h>

#include "model/kzru-atlas-file.h"

static void
print_faults (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(KzruFaults) faults = kzru_faults_new ();
  KzruAtlas *atlas = kzru_atlas_read_bytes (bytes, faults);

  g_clear_object (&atlas);
  for (guint i = 0; i < kzru_faults_get_size (faults); i++)
    {
      const KzruFault *fault = kzru_faults_get (faults, i);

      printf ("%s%d\t%d\t%s", i > 0 ? "\t" : "", fault->severity, fault->code, fault->pointer);
    }
  puts ("");
}

int
main (void)
{
  g_autoptr(GIOChannel) input = g_io_channel_unix_new (fileno (stdin));

  while (TRUE)
    {
      g_autofree char *line = NULL;

      if (g_io_channel_read_line (input, &line, NULL, NULL, NULL) != G_IO_STATUS_NORMAL)
        return 0;
      print_faults (line);
    }
}
