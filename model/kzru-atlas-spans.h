/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-atlas.h"

G_BEGIN_DECLS

void     kzru_atlas_measure_spans  (KzruAtlas       *atlas,
                                    KzruSpan        *document,
                                    KzruSpan        *first_view);
KzruSpan kzru_atlas_measure_dates  (KzruAtlas       *atlas);
gboolean kzru_event_possibly_meets (const KzruEvent *event,
                                    KzruSpan         span);

G_END_DECLS
