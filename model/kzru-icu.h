/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <unicode/utypes.h>

G_BEGIN_DECLS

/* Between GLib and ICU: UTF-8 and UTF-16, language tags and locale ids. */

char  *kzru_icu_to_utf8   (const UChar *text,
                           int          length) G_GNUC_WARN_UNUSED_RESULT;
UChar *kzru_icu_from_utf8 (const char  *text,
                           int         *length) G_GNUC_WARN_UNUSED_RESULT;
char  *kzru_icu_locale    (const char  *language,
                           const char  *calendar) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
