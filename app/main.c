/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib.h>
#include <libintl.h>
#include <locale.h>

#include "app/kzru-cli.h"

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (argc > 1 && kzru_cli_is_verb (argv[1]))
    return kzru_cli_run (argc, argv);

  g_print ("kzru %s\n", APP_VERSION);
  return 0;
}
