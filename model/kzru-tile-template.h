/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KzruTileTemplateError:
 * @KZRU_TILE_TEMPLATE_ERROR_ADDRESS: it is no address of a server that is asked over HTTP
 * @KZRU_TILE_TEMPLATE_ERROR_FIELD_MISSING: it lacks {x}, {y} or {z}
 * @KZRU_TILE_TEMPLATE_ERROR_FIELD_UNKNOWN: it has something else in braces
 *
 * Why a text is no template of tiles' addresses.
 */
typedef enum
{
  KZRU_TILE_TEMPLATE_ERROR_ADDRESS,
  KZRU_TILE_TEMPLATE_ERROR_FIELD_MISSING,
  KZRU_TILE_TEMPLATE_ERROR_FIELD_UNKNOWN,
} KzruTileTemplateError;

#define KZRU_TILE_TEMPLATE_ERROR (kzru_tile_template_error_quark ())
GQuark   kzru_tile_template_error_quark (void);

gboolean kzru_tile_template_check       (const char  *text,
                                         GError     **error);

G_END_DECLS
