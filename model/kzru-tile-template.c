/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-tile-template.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The addresses of map tiles on the network: one text for all of them, in
 * which {z}, {x} and {y} stand for zoom level, column and row. */

G_DEFINE_QUARK (kzru-tile-template-error-quark, kzru_tile_template_error)

static const char * const fields[] = { "{x}", "{y}", "{z}" };

/* Braces hold the names of fields, and nothing else. Returns the address of a
 * tile, to be looked at as such. */
static char *
fill_in (const char  *text,
         GError     **error)
{
  g_autoptr (GString) address = g_string_new (text);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_string_replace (address, fields[i], "0", 0) == 0)
      {
        /* Translators: %s is {x}, {y} or {z}. */
        g_set_error (error, KZRU_TILE_TEMPLATE_ERROR, KZRU_TILE_TEMPLATE_ERROR_FIELD_MISSING,
                     _("%s is missing"), fields[i]);
        return NULL;
      }

  if (strpbrk (address->str, "{}") != NULL)
    {
      g_set_error_literal (error, KZRU_TILE_TEMPLATE_ERROR, KZRU_TILE_TEMPLATE_ERROR_FIELD_UNKNOWN,
                           _("Braces are for {x}, {y} and {z} only"));
      return NULL;
    }

  return g_string_free (g_steal_pointer (&address), FALSE);
}

/**
 * kzru_tile_template_check:
 * @text: what the user typed
 * @error: return location for an error, of the domain `KZRU_TILE_TEMPLATE_ERROR`
 *
 * Checks a template of tiles' addresses. The message of an error is for the user.
 *
 * Returns: whether tiles can be asked for by it
 */
gboolean
kzru_tile_template_check (const char  *text,
                          GError     **error)
{
  g_autofree char *address = NULL;
  g_autoptr (GUri) uri = NULL;
  const char *scheme;

  g_return_val_if_fail (text != NULL, FALSE);

  address = fill_in (text, error);
  if (address == NULL)
    return FALSE;

  uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  scheme = uri != NULL ? g_uri_get_scheme (uri) : "";
  if ((!g_str_equal (scheme, "https") && !g_str_equal (scheme, "http"))
      || g_uri_get_host (uri) == NULL || g_uri_get_host (uri)[0] == '\0')
    {
      g_set_error_literal (error, KZRU_TILE_TEMPLATE_ERROR, KZRU_TILE_TEMPLATE_ERROR_ADDRESS,
                           _("This is no web address"));
      return FALSE;
    }

  return TRUE;
}
