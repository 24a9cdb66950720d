/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-view-state.h"

G_BEGIN_DECLS

void kzru_cli_append_record (GString       *out,
                             KzruViewState *state,
                             KzruRef        ref);

G_END_DECLS
