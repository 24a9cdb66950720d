/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* JSON pointers (RFC 6901), built while walking down and up a tree. */

void  kzru_json_pointer_push_name  (GString    *pointer,
                                    const char *name);
void  kzru_json_pointer_push_index (GString    *pointer,
                                    guint       index);
char *kzru_json_pointer_next       (const char **pointer) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
