/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-cli"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/kzru-cli-private.h"

/* The summary is for scripts as much as for people: its words and digits are
 * the same in every language. */
static void
append_counts (GString   *out,
               KzruAtlas *atlas)
{
  g_string_append_printf (out, "events %u, routes %u, figures %u, passages %u",
                          kzru_atlas_get_n_records (atlas, KZRU_RECORD_EVENT),
                          kzru_atlas_get_n_records (atlas, KZRU_RECORD_ROUTE),
                          kzru_atlas_get_n_records (atlas, KZRU_RECORD_FIGURE),
                          kzru_atlas_get_n_records (atlas, KZRU_RECORD_PASSAGE));
}

static KzruCliStatus
validate (const KzruCliOptions *options,
          GString              *out)
{
  g_autoptr (KzruAtlas) atlas = kzru_cli_read (options->operands[0], KZRU_FAULT_WARNING);

  if (atlas == NULL)
    return KZRU_CLI_INPUT_AT_FAULT;

  append_counts (out, atlas);
  g_string_append_c (out, '\n');

  return KZRU_CLI_DONE;
}

const KzruCliVerb kzru_cli_validate = {
  .name = "validate",
  .operands = "FILE",
  .summary = N_("Check an atlas file and tell every fault"),
  .options = "lang",
  .run = validate,
};
