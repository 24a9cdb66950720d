/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _KzruOutputFile KzruOutputFile;

KzruOutputFile *kzru_output_file_open   (const char      *path,
                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean        kzru_output_file_write  (KzruOutputFile  *self,
                                         const void      *data,
                                         gsize            length);
gboolean        kzru_output_file_commit (KzruOutputFile  *self,
                                         GError         **error);
void            kzru_output_file_free   (KzruOutputFile  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruOutputFile, kzru_output_file_free)

G_END_DECLS
