/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-atlas.h"

G_BEGIN_DECLS

gboolean kzru_atlas_are_tied (KzruAtlas *atlas,
                              KzruRef    a,
                              KzruRef    b);

G_END_DECLS
