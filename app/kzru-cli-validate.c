/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-cli"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/kzru-cli-private.h"
#include "model/kzru-corpus.h"

static void
complain_of_folder (const char   *name,
                    const GError *error)
{
  const char *what = error->message;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    what = _("there is no such folder");
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
    what = _("this is no folder");
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    what = _("the folder may not be read");

  kzru_cli_complain ("--corpus %s: %s", name, what);
}

/* Looks the quotations up and tells which are not where the atlas says. */
static KzruCliStatus
check_corpus (KzruAtlas            *atlas,
              const KzruCliOptions *options,
              GString              *out)
{
  g_autoptr (GFile) folder = g_file_new_for_commandline_arg (options->corpus);
  g_autoptr (GError) error = NULL;
  g_autoptr (KzruCorpus) corpus = kzru_corpus_open (folder, atlas, NULL, &error);
  g_autoptr (KzruFaults) faults = kzru_faults_new ();
  g_autofree char *summary = NULL;
  guint n_verified, n_not_found;

  if (corpus == NULL)
    {
      complain_of_folder (options->corpus, error);
      return KZRU_CLI_CALL_AT_FAULT;
    }

  kzru_corpus_verify (corpus, faults, &n_verified, &n_not_found);
  kzru_cli_print_faults (faults, options->operands[0], KZRU_FAULT_WARNING);
  summary = kzru_atlas_summarize_check (atlas, n_verified, n_not_found);
  g_string_append_printf (out, "%s\n", summary);

  return n_not_found == 0 && kzru_faults_count (faults, KZRU_FAULT_ERROR) == 0
           ? KZRU_CLI_DONE
           : KZRU_CLI_INPUT_AT_FAULT;
}

static KzruCliStatus
validate (const KzruCliOptions *options,
          GString              *out)
{
  g_autoptr (KzruAtlas) atlas = kzru_cli_read (options->operands[0], KZRU_FAULT_WARNING);
  g_autofree char *summary = NULL;

  if (atlas == NULL)
    return KZRU_CLI_INPUT_AT_FAULT;
  if (options->corpus != NULL)
    return check_corpus (atlas, options, out);

  summary = kzru_atlas_summarize (atlas);
  g_string_append_printf (out, "%s\n", summary);

  return KZRU_CLI_DONE;
}

const KzruCliVerb kzru_cli_validate = {
  .name = "validate",
  .operands = "FILE",
  .summary = N_("Check an atlas file and tell every fault"),
  .options = "corpus lang",
  .run = validate,
};
