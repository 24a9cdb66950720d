/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/kzru-intl.h"

#include <libintl.h>
#include <locale.h>

/**
 * kzru_intl_init:
 *
 * Sets the user's locale and finds the translations. Call it before anything
 * is said.
 *
 * The environment variable `KZRU_LOCALEDIR` names another folder of
 * translations, for a program that is run where it was built.
 */
void
kzru_intl_init (void)
{
  const char *folder = g_getenv ("KZRU_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
