/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/kzru-pane.h"

G_BEGIN_DECLS

#define KZRU_TYPE_TIME_BAR (kzru_time_bar_get_type ())
G_DECLARE_FINAL_TYPE (KzruTimeBar, kzru_time_bar, KZRU, TIME_BAR, KzruPane)

GtkWidget *kzru_time_bar_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
