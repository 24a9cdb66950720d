/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/kzru-print-options.h"

G_BEGIN_DECLS

void kzru_print_settings_load         (GtkPrintSettings       **settings,
                                       GtkPageSetup           **setup,
                                       KzruPrintOptions        *options);
void kzru_print_settings_save         (GtkPrintSettings        *settings,
                                       GtkPageSetup            *setup,
                                       const KzruPrintOptions  *options);
void kzru_print_settings_suggest_file (GtkPrintSettings        *settings,
                                       const char              *title);

G_END_DECLS
