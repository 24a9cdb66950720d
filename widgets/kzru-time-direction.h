/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/kzru-view-state.h"

G_BEGIN_DECLS

gboolean kzru_time_is_mirrored (GtkWidget     *widget,
                                KzruViewState *view_state);

G_END_DECLS
