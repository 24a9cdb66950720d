/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts in lines of a terminal, whose columns are cells: wide scripts take two
 * of them, combining marks and joiners none, and a text that runs from right to
 * left must not carry its neighbours along. */

guint  kzru_terminal_text_get_width (const char *text);
char  *kzru_terminal_text_clean     (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char  *kzru_terminal_text_isolate   (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char  *kzru_terminal_text_cut       (const char *text,
                                     guint       width) G_GNUC_WARN_UNUSED_RESULT;
char **kzru_terminal_text_wrap      (const char *text,
                                     guint       width,
                                     const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
