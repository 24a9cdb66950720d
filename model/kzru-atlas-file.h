/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-atlas.h"

G_BEGIN_DECLS

/* An atlas larger than this is refused: its texts are held in memory. */
#define KZRU_ATLAS_MAX_BYTES (64 * 1024 * 1024)

KzruAtlas *kzru_atlas_read         (GFile                *file,
                                    KzruFaults           *faults,
                                    GCancellable         *cancellable) G_GNUC_WARN_UNUSED_RESULT;
KzruAtlas *kzru_atlas_read_bytes   (GBytes               *bytes,
                                    KzruFaults           *faults) G_GNUC_WARN_UNUSED_RESULT;
void       kzru_atlas_read_async   (GFile                *file,
                                    int                  *percent,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
KzruAtlas *kzru_atlas_read_finish  (GAsyncResult         *result,
                                    KzruFaults          **faults,
                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT;

GBytes    *kzru_atlas_write_bytes  (KzruAtlas            *atlas) G_GNUC_WARN_UNUSED_RESULT;
gboolean   kzru_atlas_write        (KzruAtlas            *atlas,
                                    GFile                *file,
                                    GCancellable         *cancellable,
                                    GError              **error);

G_END_DECLS
