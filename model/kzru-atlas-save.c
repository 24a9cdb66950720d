/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-atlas-file"

#include "config.h"

#include "model/kzru-atlas-file.h"

#include "model/kzru-output-file.h"

/* g_file_replace() does not promise that the old file stays whole: where it can
 * create no file beside it, it writes over it. */
static gboolean
write_local (const char  *path,
             GBytes      *bytes,
             GError     **error)
{
  g_autoptr(KzruOutputFile) output = kzru_output_file_open (path, error);

  if (output == NULL)
    return FALSE;

  kzru_output_file_write (output, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return kzru_output_file_commit (output, error);
}

/**
 * kzru_atlas_write:
 * @atlas: an atlas
 * @file: where to
 * @cancellable: (nullable): to give up with, before the file is touched
 * @error: set if the atlas could not be written
 *
 * Writes an atlas into a file, wholly or not at all: after an error the old
 * file is as it was, and no other file is left beside it.
 *
 * Returns: whether it is written
 */
gboolean
kzru_atlas_write (KzruAtlas     *atlas,
                  GFile         *file,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (KZRU_IS_ATLAS (atlas), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  bytes = kzru_atlas_write_bytes (atlas);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  path = g_file_get_path (file);
  if (path != NULL)
    return write_local (path, bytes, error);

  return g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                  NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable, error);
}
