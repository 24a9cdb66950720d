/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/kzru-view-state.h"

G_BEGIN_DECLS

#define KZRU_TYPE_READER (kzru_reader_get_type ())
G_DECLARE_FINAL_TYPE (KzruReader, kzru_reader, KZRU, READER, GtkWidget)

GtkWidget     *kzru_reader_new            (void) G_GNUC_WARN_UNUSED_RESULT;
KzruViewState *kzru_reader_get_view_state (KzruReader    *self);
void           kzru_reader_set_view_state (KzruReader    *self,
                                           KzruViewState *state);

G_END_DECLS
