/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/kzru-pane.h"

G_BEGIN_DECLS

#define KZRU_TYPE_EVENT_LIST_VIEW (kzru_event_list_view_get_type ())
G_DECLARE_FINAL_TYPE (KzruEventListView, kzru_event_list_view, KZRU, EVENT_LIST_VIEW, KzruPane)

GtkWidget *kzru_event_list_view_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
