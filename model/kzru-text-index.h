/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _KzruTextIndex KzruTextIndex;

KzruTextIndex *kzru_text_index_new        (const char          *text,
                                           gsize                n_bytes) G_GNUC_WARN_UNUSED_RESULT;
void           kzru_text_index_free       (KzruTextIndex       *self);
gsize          kzru_text_index_get_length (const KzruTextIndex *self);
gsize          kzru_text_index_to_bytes   (const KzruTextIndex *self,
                                           gsize                offset);
gsize          kzru_text_index_from_bytes (const KzruTextIndex *self,
                                           gsize                byte);
void           kzru_text_index_locate     (const KzruTextIndex *self,
                                           gsize                byte,
                                           guint               *line,
                                           guint               *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruTextIndex, kzru_text_index_free)

G_END_DECLS
