/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char * const *kzru_locale_get_languages (void);
const char         *kzru_locale_get_default   (void);
gboolean            kzru_locale_is_rtl        (const char *language);
char               *kzru_locale_get_name      (const char *language,
                                               const char *in_language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
