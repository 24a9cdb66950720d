/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/kzru-view-state.h"

G_BEGIN_DECLS

#define KZRU_TYPE_RECORD_POPOVER (kzru_record_popover_get_type ())
G_DECLARE_FINAL_TYPE (KzruRecordPopover, kzru_record_popover, KZRU, RECORD_POPOVER, GtkPopover)

GtkWidget *kzru_record_popover_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void       kzru_record_popover_open (KzruRecordPopover  *self,
                                     KzruViewState      *view_state,
                                     const char         *title,
                                     const KzruRef      *refs,
                                     guint               n,
                                     const GdkRectangle *at);

G_END_DECLS
