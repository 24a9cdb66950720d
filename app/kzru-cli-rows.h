/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-view-state.h"

G_BEGIN_DECLS

/* Events as rows, for people and for other programs. @events holds the places
 * of events in the atlas, as guint. */

void kzru_cli_append_table (GString       *out,
                            KzruViewState *state,
                            const GArray  *events);
void kzru_cli_append_csv   (GString       *out,
                            KzruViewState *state,
                            const GArray  *events);
void kzru_cli_append_json  (GString       *out,
                            KzruViewState *state,
                            const GArray  *events);

G_END_DECLS
