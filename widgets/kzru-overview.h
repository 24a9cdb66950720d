/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/kzru-pane.h"

G_BEGIN_DECLS

#define KZRU_TYPE_OVERVIEW (kzru_overview_get_type ())
G_DECLARE_FINAL_TYPE (KzruOverview, kzru_overview, KZRU, OVERVIEW, KzruPane)

GtkWidget *kzru_overview_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
