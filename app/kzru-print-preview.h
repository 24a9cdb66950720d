/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "widgets/kzru-chart-pages.h"

G_BEGIN_DECLS

#define KZRU_TYPE_PRINT_PREVIEW (kzru_print_preview_get_type ())
G_DECLARE_FINAL_TYPE (KzruPrintPreview, kzru_print_preview, KZRU, PRINT_PREVIEW, AdwWindow)

KzruPrintPreview *kzru_print_preview_new        (GtkWindow                *parent,
                                                 GtkPrintOperationPreview *preview);
void              kzru_print_preview_show_pages (KzruPrintPreview         *self,
                                                 KzruChartPages           *pages,
                                                 const KzruPageFormat     *format);

G_END_DECLS
