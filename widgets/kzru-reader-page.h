/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/kzru-view-state.h"

G_BEGIN_DECLS

GtkWidget *kzru_reader_page_new (KzruViewState *state,
                                 KzruRef        ref) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
