/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-cli"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/kzru-cli-near-ids.h"
#include "app/kzru-cli-private.h"
#include "app/kzru-cli-record.h"
#include "model/kzru-locale.h"
#include "model/kzru-number-format.h"

static void
complain_of_id (KzruAtlas  *atlas,
                const char *file_name,
                const char *id)
{
  g_auto (GStrv) near = kzru_cli_find_near_ids (atlas, id);
  g_autofree char *list = NULL;

  if (*near == NULL)
    {
      /* Translators: %1$s is a file name, %2$s an id that was typed. */
      kzru_cli_complain (_("%1$s: there is no record with the id “%2$s”; kzru list shows what there is"),
                         file_name, id);
      return;
    }

  list = kzru_format_alternatives ((const char * const *) near, kzru_locale_get_default ());
  /* Translators: %1$s is a file name, %2$s an id that was typed, %3$s one id or "this, that or that". */
  kzru_cli_complain (_("%1$s: there is no record with the id “%2$s”; did you mean %3$s?"),
                     file_name, id, list);
}

static KzruCliStatus
show (const KzruCliOptions *options,
      GString              *out)
{
  g_autoptr (KzruViewState) state = NULL;
  const char *id = options->operands[1];
  KzruCliStatus status;
  KzruRef ref;

  state = kzru_cli_open (options, &status);
  if (state == NULL)
    return status;

  if (!kzru_atlas_find (kzru_view_state_get_atlas (state), id, &ref))
    {
      complain_of_id (kzru_view_state_get_atlas (state), options->operands[0], id);
      return KZRU_CLI_CALL_AT_FAULT;
    }

  kzru_cli_append_record (out, state, ref);

  return KZRU_CLI_DONE;
}

const KzruCliVerb kzru_cli_show = {
  .name = "show",
  .operands = "FILE ID",
  .summary = N_("Show one event, route, figure or other record with its passages"),
  .options = "calendar lang",
  .run = show,
};
