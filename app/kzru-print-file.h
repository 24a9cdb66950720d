/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "widgets/kzru-page-format.h"

G_BEGIN_DECLS

typedef struct _KzruPrintFile KzruPrintFile;

gboolean       kzru_print_file_is_asked_for (GtkPrintSettings      *settings);
KzruPrintFile *kzru_print_file_open         (GtkPrintSettings      *settings,
                                             const KzruPageFormat  *format,
                                             GError               **error) G_GNUC_WARN_UNUSED_RESULT;
cairo_t       *kzru_print_file_get_cairo    (KzruPrintFile         *self);
cairo_t       *kzru_print_file_begin_page   (KzruPrintFile         *self);
gboolean       kzru_print_file_is_sound     (KzruPrintFile         *self);
gboolean       kzru_print_file_commit       (KzruPrintFile         *self,
                                             const char            *language,
                                             GError               **error);
void           kzru_print_file_free         (KzruPrintFile         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruPrintFile, kzru_print_file_free)

G_END_DECLS
