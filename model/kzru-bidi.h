/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  kzru_bidi_has_rtl       (const char *text);
char     *kzru_bidi_isolate       (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char     *kzru_bidi_embed         (const char *text,
                                   gboolean    rtl) G_GNUC_WARN_UNUSED_RESULT;
char     *kzru_bidi_lead          (const char *text,
                                   gboolean    rtl) G_GNUC_WARN_UNUSED_RESULT;
void      kzru_bidi_balance_lines (char      **lines);

G_END_DECLS
