/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/kzru-application.h"
#include "app/kzru-cli.h"
#include "app/kzru-intl.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (KzruApplication) application = NULL;

  kzru_intl_init (kzru_cli_find_language (argc, argv));

  /* Before anything of GTK: the verbs need no display. */
  if (argc > 1 && kzru_cli_is_verb (argv[1]))
    return kzru_cli_run (argc, argv);

  application = kzru_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
