/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KZRU_TYPE_PRINT_PROGRESS (kzru_print_progress_get_type ())
G_DECLARE_FINAL_TYPE (KzruPrintProgress, kzru_print_progress, KZRU, PRINT_PROGRESS, AdwMessageDialog)

KzruPrintProgress *kzru_print_progress_new (GtkWindow         *parent) G_GNUC_WARN_UNUSED_RESULT;
void               kzru_print_progress_set (KzruPrintProgress *self,
                                            const char        *text,
                                            double             fraction);

G_END_DECLS
