/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-atlas-file"

#include "config.h"

#include "model/kzru-atlas-file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>

/* Saving never leaves half a file: the new content is written beside the old
 * file, brought to the disk, and takes its place in one step. g_file_replace()
 * does not promise this: where it can create no file beside the old one, it
 * writes over that. */

#define NEW_FILE_MODE 0666 /* less the umask */

/* Follows links, so that the file is replaced and not the link to it. */
static char *
resolve (const char *path)
{
  char *real = realpath (path, NULL);
  char *copy = g_strdup (real != NULL ? real : path);

  free (real);

  return copy;
}

/* A device would be replaced, too. */
static gboolean
check_target (const GStatBuf  *info,
              GError         **error)
{
  if (S_ISREG (info->st_mode))
    return TRUE;

  if (S_ISDIR (info->st_mode))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY,
                         _("this is a folder; expected a file"));
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                         _("this is not a regular file"));

  return FALSE;
}

static gboolean
write_local (const char  *path,
             GBytes      *bytes,
             GError     **error)
{
  g_autofree char *real = resolve (path);
  gboolean is_old;
  GStatBuf info;
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  is_old = g_stat (real, &info) == 0;
  if (is_old && !check_target (&info, error))
    return FALSE;

  if (!g_file_set_contents_full (real, data, n_bytes,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 is_old ? info.st_mode & 0777 : NEW_FILE_MODE, error))
    return FALSE;

  /* The umask may have taken permissions away that the old file had. */
  if (is_old)
    g_chmod (real, info.st_mode & 0777);

  return TRUE;
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
