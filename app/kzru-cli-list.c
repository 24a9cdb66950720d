/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-cli"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/kzru-cli-private.h"
#include "app/kzru-cli-rows.h"
#include "model/kzru-atlas-spans.h"
#include "model/kzru-event-list.h"

/* In the order of the list in the window. */
static GArray *
collect_events (KzruViewState        *state,
                const KzruCliOptions *options)
{
  g_autoptr (KzruEventList) list = kzru_event_list_new (state);
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  KzruSpan span = kzru_view_state_get_visible_span (state);
  gboolean all_times = options->from == NULL && options->to == NULL;
  GArray *events = g_array_new (FALSE, FALSE, sizeof (guint));

  kzru_event_list_finish (list);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      guint record = kzru_event_list_get_record (list, i);

      if (all_times || kzru_event_possibly_meets (kzru_atlas_get_event (atlas, record), span))
        g_array_append_val (events, record);
    }

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
