/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean    kzru_cli_is_verb       (const char  *word);
const char *kzru_cli_find_language (int          argc,
                                    char       **argv);
int         kzru_cli_run           (int          argc,
                                    char       **argv);
char       *kzru_cli_get_help      (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
