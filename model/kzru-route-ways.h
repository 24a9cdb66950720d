/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-atlas.h"

G_BEGIN_DECLS

GPtrArray *kzru_route_get_ways (KzruAtlas       *atlas,
                                const KzruRoute *route) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
