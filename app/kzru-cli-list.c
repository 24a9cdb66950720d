/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-cli"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/kzru-cli-private.h"
#include "app/kzru-cli-rows.h"
#include "model/kzru-atlas-spans.h"

static int
compare_times (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const KzruEvent *first = kzru_atlas_get_event (user_data, *(const guint *) a);
  const KzruEvent *second = kzru_atlas_get_event (user_data, *(const guint *) b);

  return kzru_edtf_compare (first->dates[0].edtf, second->dates[0].edtf);
}

static GArray *
collect_events (KzruViewState        *state,
                const KzruCliOptions *options)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  KzruSpan span = kzru_view_state_get_visible_span (state);
  gboolean all_times = options->from == NULL && options->to == NULL;
  GArray *events = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < kzru_atlas_get_n_records (atlas, KZRU_RECORD_EVENT); i++)
    {
      if (!kzru_view_state_is_shown (state, (KzruRef) { KZRU_RECORD_EVENT, i }))
        continue;
      if (all_times || kzru_event_possibly_meets (kzru_atlas_get_event (atlas, i), span))
        g_array_append_val (events, i);
    }

  g_array_sort_with_data (events, compare_times, atlas);

  return events;
}

static KzruCliStatus
list (const KzruCliOptions *options,
      GString              *out)
{
  const char *format = options->format != NULL ? options->format : "table";
  g_autoptr (KzruViewState) state = NULL;
  g_autoptr (GArray) events = NULL;
  KzruCliStatus status;

  if (!g_str_equal (format, "table") && !g_str_equal (format, "json") && !g_str_equal (format, "csv"))
    {
      kzru_cli_complain (_("--format %s: there is no such format; expected table, json or csv"), format);
      return KZRU_CLI_CALL_AT_FAULT;
    }

  state = kzru_cli_open (options, &status);
  if (state == NULL)
    return status;

  events = collect_events (state, options);
  if (g_str_equal (format, "json"))
    kzru_cli_append_json (out, state, events);
  else if (g_str_equal (format, "csv"))
    kzru_cli_append_csv (out, state, events);
  else
    kzru_cli_append_table (out, state, events);

  return KZRU_CLI_DONE;
}

const KzruCliVerb kzru_cli_list = {
  .name = "list",
  .operands = "FILE",
  .summary = N_("List the events of an atlas by time"),
  .options = "query format from to calendar lang",
  .run = list,
};
