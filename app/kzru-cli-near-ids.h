/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-atlas.h"

G_BEGIN_DECLS

char **kzru_cli_find_near_ids (KzruAtlas  *atlas,
                               const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
