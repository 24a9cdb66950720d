/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/kzru-view-state.h"

G_BEGIN_DECLS

#define KZRU_TYPE_OVERVIEW (kzru_overview_get_type ())
G_DECLARE_FINAL_TYPE (KzruOverview, kzru_overview, KZRU, OVERVIEW, GtkWidget)

GtkWidget     *kzru_overview_new            (void) G_GNUC_WARN_UNUSED_RESULT;
KzruViewState *kzru_overview_get_view_state (KzruOverview  *self);
void           kzru_overview_set_view_state (KzruOverview  *self,
                                             KzruViewState *view_state);

G_END_DECLS
