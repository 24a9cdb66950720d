/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/kzru-print-options.h"

G_BEGIN_DECLS

#define KZRU_TYPE_PRINT_TAB (kzru_print_tab_get_type ())
G_DECLARE_FINAL_TYPE (KzruPrintTab, kzru_print_tab, KZRU, PRINT_TAB, GtkWidget)

GtkWidget *kzru_print_tab_new         (const KzruPrintOptions *options) G_GNUC_WARN_UNUSED_RESULT;
gboolean   kzru_print_tab_get_options (KzruPrintTab           *self,
                                       KzruPrintOptions       *options);
void       kzru_print_tab_set_summary (KzruPrintTab           *self,
                                       const char             *summary);

G_END_DECLS
