/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-cli"

#include "config.h"

#include "app/kzru-cli-terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

/**
 * kzru_cli_get_terminal_width:
 *
 * Tells how many columns there are to write in.
 *
 * Returns: the number of columns; 0 if standard output is no terminal
 */
guint
kzru_cli_get_terminal_width (void)
{
  struct winsize size;

  if (!isatty (STDOUT_FILENO) || ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
    return 0;

  return size.ws_col;
}

/**
 * kzru_cli_has_colors:
 *
 * Tells whether what is written may be set off by colours. The user's word on
 * it is the variable of <https://no-color.org>.
 *
 * Returns: whether standard output takes escape sequences
 */
gboolean
kzru_cli_has_colors (void)
{
  const char *no_color = g_getenv ("NO_COLOR");

  return isatty (STDOUT_FILENO) && (no_color == NULL || *no_color == '\0')
         && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
}

/**
 * kzru_cli_join_sources:
 * @atlas: an atlas
 * @passages: passages of it
 *
 * Names the documents that passages are from, each once.
 *
 * Returns: (transfer full): their ids, separated by spaces
 */
char *
kzru_cli_join_sources (KzruAtlas   *atlas,
                       KzruIndices  passages)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < passages.n; i++)
    {
      guint source = kzru_atlas_get_passage (atlas, passages.v[i])->source;

      if (!g_hash_table_add (seen, GUINT_TO_POINTER (source + 1)))
        continue;
      if (ids->len > 0)
        g_string_append_c (ids, ' ');
      g_string_append (ids, kzru_atlas_get_source (atlas, source)->id);
    }

  return g_string_free (ids, FALSE);
}
