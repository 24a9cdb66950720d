/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is told while something takes long, and whether it is still wanted. */
void     kzru_cli_progress_begin (void);
gboolean kzru_cli_progress_go_on (double part);
void     kzru_cli_progress_end   (void);
void     kzru_cli_progress_die   (void);

G_END_DECLS
