/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/kzru-view-state.h"

G_BEGIN_DECLS

#define KZRU_TYPE_DOCUMENT_VIEW (kzru_document_view_get_type ())
G_DECLARE_FINAL_TYPE (KzruDocumentView, kzru_document_view, KZRU, DOCUMENT_VIEW, GtkWidget)

GtkWidget *kzru_document_view_new (KzruViewState *state,
                                   guint          passage);

G_END_DECLS
