/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-atlas.h"
#include "model/kzru-progress.h"

G_BEGIN_DECLS

/* A table larger than this is refused. */
#define KZRU_CSV_MAX_BYTES G_GUINT64_CONSTANT (0x7fffffff)

gboolean   kzru_csv_is_name   (const char             *file_name);
KzruAtlas *kzru_csv_read_text (char                   *text,
                               gsize                   n_bytes,
                               const char             *file_name,
                               KzruFaults             *faults,
                               const KzruProgress     *progress) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
