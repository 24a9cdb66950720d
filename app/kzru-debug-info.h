/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/kzru-view-state.h"

G_BEGIN_DECLS

char *kzru_debug_info_get_versions (void) G_GNUC_WARN_UNUSED_RESULT;
char *kzru_debug_info_describe     (GtkNative     *native,
                                    KzruViewState *state) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
