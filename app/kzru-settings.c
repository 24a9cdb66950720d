/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-settings"

#include "config.h"

#include "app/kzru-settings.h"

/* Looks for the schema where settings are looked for, and then where this
 * program was installed to: GSettings does not know of an unusual prefix, and
 * g_settings_new() ends the program when it finds nothing. */
static GSettingsSchema *
find_schema (void)
{
  g_autoptr (GSettingsSchemaSource) source = NULL;
  GSettingsSchemaSource *usual = g_settings_schema_source_get_default ();
  GSettingsSchema *schema = NULL;

  if (usual != NULL)
    schema = g_settings_schema_source_lookup (usual, APP_ID, TRUE);
  if (schema != NULL)
    return schema;

  source = g_settings_schema_source_new_from_directory (SCHEMADIR, usual, TRUE, NULL);
  return source != NULL ? g_settings_schema_source_lookup (source, APP_ID, TRUE) : NULL;
}

/**
 * kzru_settings_new:
 *
 * Gets the settings of the program.
 *
 * Returns: (transfer full) (nullable): the settings; `NULL` if the program is
 *   run without having been installed, and then nothing is remembered
 */
GSettings *
kzru_settings_new (void)
{
  g_autoptr (GSettingsSchema) schema = find_schema ();

  if (schema == NULL)
    {
      g_info ("The settings schema is not installed: nothing is remembered.");
      return NULL;
    }

  return g_settings_new_full (schema, NULL, NULL);
}
