/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _KzruPdfFile KzruPdfFile;

KzruPdfFile *kzru_pdf_file_open      (const char   *path,
                                      double        width,
                                      double        height,
                                      GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void         kzru_pdf_file_free      (KzruPdfFile  *self);
cairo_t     *kzru_pdf_file_get_cairo (KzruPdfFile  *self);
gboolean     kzru_pdf_file_is_sound  (KzruPdfFile  *self);
gboolean     kzru_pdf_file_commit    (KzruPdfFile  *self,
                                      const char   *language,
                                      GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruPdfFile, kzru_pdf_file_free)

G_END_DECLS
