/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-atlas.h"

G_BEGIN_DECLS

guint    kzru_cli_get_terminal_width (void);
gboolean kzru_cli_has_colors         (void);
char    *kzru_cli_join_sources       (KzruAtlas   *atlas,
                                      KzruIndices  passages) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
