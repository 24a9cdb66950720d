/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/kzru-print-options.h"
#include "model/kzru-view-state.h"

G_BEGIN_DECLS

#define KZRU_TYPE_PRINT_OPERATION (kzru_print_operation_get_type ())
G_DECLARE_FINAL_TYPE (KzruPrintOperation, kzru_print_operation, KZRU, PRINT_OPERATION, GtkPrintOperation)

GtkPrintOperation *kzru_print_operation_new (KzruViewState *state,
                                             gboolean       mirrored) G_GNUC_WARN_UNUSED_RESULT;

void               kzru_print_operation_set_options (KzruPrintOperation     *self,
                                                     const KzruPrintOptions *options);

gboolean           kzru_print_operation_has_written (KzruPrintOperation  *self,
                                                     GError             **error);

void               kzru_print_run           (GtkWindow     *parent,
                                             KzruViewState *state);

G_END_DECLS
