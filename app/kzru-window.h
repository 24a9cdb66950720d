/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/kzru-view-state.h"

G_BEGIN_DECLS

#define KZRU_TYPE_WINDOW (kzru_window_get_type ())
G_DECLARE_FINAL_TYPE (KzruWindow, kzru_window, KZRU, WINDOW, AdwApplicationWindow)

KzruWindow    *kzru_window_new               (GtkApplication *application,
                                              GFile          *file);
KzruViewState *kzru_window_get_view_state    (KzruWindow     *self);
gboolean       kzru_window_is_busy           (KzruWindow     *self);
void           kzru_window_open              (KzruWindow     *self,
                                              GFile          *file);
void           kzru_window_set_corpus_folder (KzruWindow     *self,
                                              GFile          *folder);

G_END_DECLS
