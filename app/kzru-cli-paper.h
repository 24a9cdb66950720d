/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/kzru-page-format.h"

G_BEGIN_DECLS

gboolean kzru_cli_read_paper (const char     *name,
                              gboolean        landscape,
                              KzruPageFormat *format);

G_END_DECLS
