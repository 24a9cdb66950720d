/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *kzru_text_fold         (const char  *text) G_GNUC_WARN_UNUSED_RESULT;
char    *kzru_text_fold_digits  (const char  *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean kzru_text_contains_all (const char  *text,
                                 char       **words);

G_END_DECLS
