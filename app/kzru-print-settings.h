/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kzru_print_settings_load (GtkPrintSettings **settings,
                               GtkPageSetup     **setup,
                               guint             *n_pages);
void kzru_print_settings_save (GtkPrintSettings  *settings,
                               GtkPageSetup      *setup,
                               guint              n_pages);

G_END_DECLS
