/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-output-file"

#include "config.h"

#include "model/kzru-output-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define NEW_FILE_MODE 0666 /* less the umask */

/* As many links are followed as by Linux itself. */
#define MAX_LINKS 40

/**
 * KzruOutputFile:
 *
 * A file that is written piece by piece, and is there wholly or not at all.
 *
 * The pieces go into a new file beside the one that is asked for; only when all
 * of it is on the disk does it take that one's place. What is not committed
 * leaves no trace. A device or a pipe cannot be replaced and is written to
 * directly.
 */
struct _KzruOutputFile
{
  char *path;      /* what links lead to */
  char *temporary; /* NULL: written directly */
  mode_t mode;
  int fd;
  int error_number; /* of the first write that failed; 0 if none has */
};

static void
set_error (GError **error,
           int      number)
{
  /* Translators: %s is the reason, such as "No space left on device". */
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (number), _("cannot be written: %s"),
               g_strerror (number));
}

/* Finds what a link leads to, also if that is not there yet: realpath() would
 * give up then, and the link itself would be replaced. */
static char *
resolve_links (const char *path)
{
  g_autofree char *real = g_strdup (path);

  for (guint i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *target = g_file_read_link (real, NULL);
      g_autofree char *folder = g_path_get_dirname (real);

      if (target == NULL)
        break;

      g_free (real);
      real = g_path_is_absolute (target) ? g_steal_pointer (&target)
                                         : g_build_filename (folder, target, NULL);
    }

  return g_steal_pointer (&real);
}

static mode_t
get_new_file_mode (void)
{
  mode_t mask = umask (0);

  umask (mask);

  return NEW_FILE_MODE & ~mask;
}

/* To replace a file takes no permission but that of its folder. Whoever may not
 * write it is not meant to replace it either. */
static gboolean
is_protected (KzruOutputFile *self)
{
  return faccessat (AT_FDCWD, self->path, W_OK, AT_EACCESS) != 0;
}

static int
open_beside (KzruOutputFile *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  /* Not made of the name of the file: that may be as long as names can be, and
   * cut anywhere it may be no text any more, which some file systems refuse. */
  self->temporary = g_build_filename (folder, ".kzru-XXXXXX", NULL);

  return g_mkstemp_full (self->temporary, O_RDWR | O_CLOEXEC, 0600);
}

/**
 * kzru_output_file_open:
 * @path: the file to write
 * @error: set if it cannot be written
 *
 * Starts to write a file. One that is there stays as it is until
 * [method@OutputFile.commit].
 *
 * Returns: (transfer full) (nullable): the file
 */
KzruOutputFile *
kzru_output_file_open (const char  *path,
                       GError     **error)
{
  g_autoptr (KzruOutputFile) self = g_new0 (KzruOutputFile, 1);
  GStatBuf info;
  gboolean is_there;
  int found;

  g_return_val_if_fail (path != NULL, NULL);

  /* What the links lead to is asked of the system first: those of /proc lead to
   * pipes and sockets, whose names are those of no file. */
  is_there = g_stat (path, &info) == 0;
  found = errno;
  self->path = is_there && !S_ISREG (info.st_mode) ? g_strdup (path) : resolve_links (path);
  self->fd = -1;

  if (is_there && S_ISDIR (info.st_mode))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY,
                           _("this is a folder; expected a file"));
      return NULL;
    }

  if (is_there && !S_ISREG (info.st_mode))
    {
      self->fd = g_open (self->path, O_WRONLY | O_CLOEXEC, 0);
    }
  else if (!is_there && found != ENOENT)
    {
      errno = found;
    }
  else if (!is_there || !is_protected (self))
    {
      self->mode = is_there ? info.st_mode & 0777 : get_new_file_mode ();
      self->fd = open_beside (self);
    }

  if (self->fd < 0)
    {
      int number = errno;

      g_clear_pointer (&self->temporary, g_free);
      if (number == ENOENT)
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                             _("cannot be written: there is no such folder"));
      else
        set_error (error, number);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * kzru_output_file_write:
 * @self: a file
 * @data: the next piece
 * @length: its length in bytes
 *
 * Writes the next piece. Once that has failed, all that follows is ignored;
 * [method@OutputFile.commit] says why.
 *
 * Returns: whether all pieces up to this one are written
 */
gboolean
kzru_output_file_write (KzruOutputFile *self,
                        const void     *data,
                        gsize           length)
{
  const char *rest = data;

  g_return_val_if_fail (self != NULL, FALSE);

  while (length > 0 && self->error_number == 0)
    {
      ssize_t written = write (self->fd, rest, length);

      if (written < 0 && errno != EINTR)
        self->error_number = errno;
      if (written > 0)
        {
          rest += written;
          length -= (gsize) written;
        }
    }

  return self->error_number == 0;
}

static gboolean
settle (KzruOutputFile *self)
{
  gboolean closed;

  /* Pipes and terminals cannot be brought to a disk, and need not be. */
  if (self->temporary != NULL && (fchmod (self->fd, self->mode) != 0 || fsync (self->fd) != 0))
    return FALSE;

  closed = close (self->fd) == 0;
  self->fd = -1;

  return closed && (self->temporary == NULL || g_rename (self->temporary, self->path) == 0);
}

/**
 * kzru_output_file_commit:
 * @self: a file
 * @error: set if not all of it could be written
 *
 * Brings what was written to the disk, under the name that was asked for.
 *
 * Returns: whether the file is there
 */
gboolean
kzru_output_file_commit (KzruOutputFile  *self,
                         GError         **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->fd >= 0, FALSE);

  if (self->error_number == 0 && !settle (self))
    self->error_number = errno;

  if (self->error_number != 0)
    {
      set_error (error, self->error_number);
      return FALSE;
    }

  g_clear_pointer (&self->temporary, g_free);

  return TRUE;
}

/**
 * kzru_output_file_free:
 * @self: (nullable) (transfer full): a file
 *
 * Frees the file. What was not committed is removed.
 */
void
kzru_output_file_free (KzruOutputFile *self)
{
  if (self == NULL)
    return;

  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);

  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}
