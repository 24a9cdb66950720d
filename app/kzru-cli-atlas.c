/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-cli"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/kzru-cli-private.h"
#include "app/kzru-cli-progress.h"
#include "model/kzru-atlas-file.h"
#include "model/kzru-calendar.h"
#include "model/kzru-locale.h"
#include "model/kzru-text-fold.h"

/**
 * kzru_cli_print_faults:
 * @faults: what was found
 * @file_name: the file that has them, as the user named it
 * @least: the least severity that is worth a line
 *
 * Tells the faults of a file on standard error, one a line.
 */
void
kzru_cli_print_faults (const KzruFaults  *faults,
                       const char        *file_name,
                       KzruFaultSeverity  least)
{
  guint n = kzru_faults_get_size (faults);
  guint n_all = kzru_faults_count (faults, KZRU_FAULT_WARNING) +
                kzru_faults_count (faults, KZRU_FAULT_ERROR);

  for (guint i = 0; i < n; i++)
    {
      const KzruFault *fault = kzru_faults_get (faults, i);
      g_autofree char *line = NULL;

      if (fault->severity < least)
        continue;

      line = kzru_fault_to_string (fault, file_name);
      kzru_cli_complain ("%s", line);
    }

  if (n_all > n)
    {
      kzru_cli_complain (ngettext ("%s: and %u more fault", "%s: and %u more faults", n_all - n),
                         file_name, n_all - n);
    }
}

#define TOLD_EACH 50 /* ms; how far the reading is */

typedef struct
{
  GCancellable *cancellable;
  GAsyncResult *result; /* NULL until it was read */
  int percent;          /* atomic */
} Reading;

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Reading *reading = user_data;

  reading->result = g_object_ref (result);
}

static gboolean
told_cb (gpointer user_data)
{
  Reading *reading = user_data;

  if (!kzru_cli_progress_go_on (g_atomic_int_get (&reading->percent) / 100.0))
    g_cancellable_cancel (reading->cancellable);

  return G_SOURCE_CONTINUE;
}

/* Reads an atlas in another thread and tells how far it is. */
static KzruAtlas *
read_with_progress (GFile       *file,
                    KzruFaults **faults)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  Reading reading = { .cancellable = cancellable };
  KzruAtlas *atlas;
  guint id;

  kzru_cli_progress_begin ();
  id = g_timeout_add (TOLD_EACH, told_cb, &reading);
  kzru_atlas_read_async (file, &reading.percent, cancellable, read_cb, &reading);
  while (reading.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
  kzru_cli_progress_end ();

  result = reading.result;
  atlas = kzru_atlas_read_finish (result, faults, NULL);
  if (atlas == NULL && g_cancellable_is_cancelled (cancellable))
    kzru_cli_progress_die ();

  return atlas;
}

/**
 * kzru_cli_read:
 * @file_name: a file, as the user named it
 * @least: the least severity of fault that is worth a line
 *
 * Reads an atlas and tells what is wrong with it, and on a terminal how far it is.
 *
 * Returns: (transfer full) (nullable): the atlas, or %NULL if it cannot be used
 */
KzruAtlas *
kzru_cli_read (const char        *file_name,
               KzruFaultSeverity  least)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (file_name);
  g_autoptr (KzruFaults) faults = NULL;
  g_autoptr (KzruAtlas) atlas = read_with_progress (file, &faults);

  kzru_cli_print_faults (faults, file_name, least);

  return g_steal_pointer (&atlas);
}

/* What --lang says comes first; what the user reads besides helps out where an
 * atlas does not have that language. */
static void
set_languages (KzruViewState        *state,
               const KzruCliOptions *options)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) languages = NULL;

  if (options->lang != NULL)
    {
      g_autofree char *tag = g_strdelimit (g_strdup (options->lang), "_", '-');

      g_strv_builder_add (builder, tag);
    }
  g_strv_builder_addv (builder, (const char **) kzru_locale_get_languages ());
  languages = g_strv_builder_end (builder);
  kzru_view_state_set_languages (state, (const char * const *) languages);
}

static gboolean
set_calendars (KzruViewState        *state,
               const KzruCliOptions *options)
{
  g_autofree char *known = NULL;

  if (options->calendars == NULL)
    return TRUE;

  for (guint i = 0; options->calendars[i] != NULL; i++)
    {
      if (kzru_calendar_is_key (options->calendars[i]))
        continue;

      known = g_strjoinv (", ", (char **) kzru_calendar_get_keys ());
      /* Translators: %1$s is what was typed, %2$s a list of keys such as "gregorian, persian". */
      kzru_cli_complain (_("--calendar %1$s: there is no such calendar; expected one of %2$s"),
                         options->calendars[i], known);
      return FALSE;
    }

  kzru_view_state_set_calendars (state, (const char * const *) options->calendars);

  return TRUE;
}

static gboolean
set_lanes (KzruViewState        *state,
           const KzruCliOptions *options)
{
  g_autoptr (GEnumClass) modes = g_type_class_ref (KZRU_TYPE_LANE_MODE);
  const GEnumValue *mode;

  if (options->lanes == NULL)
    return TRUE;

  mode = g_enum_get_value_by_nick (modes, options->lanes);
  if (mode == NULL)
    {
      kzru_cli_complain (_("--lanes %s: there are no such lanes; expected theme, source, actor, place or certainty"),
                         options->lanes);
      return FALSE;
    }

  kzru_view_state_set_lane_mode (state, (KzruLaneMode) mode->value);

  return TRUE;
}

static gboolean
read_date (const char *option,
           const char *text,
           KzruSpan   *span)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KzruEdtf) date = NULL;
  g_autofree char *folded = NULL;

  if (text == NULL)
    return TRUE;

  folded = kzru_text_fold_digits (text);
  date = kzru_edtf_parse (folded, &error);
  if (date == NULL)
    {
      kzru_cli_complain ("%s %s: %s", option, text, error->message);
      return FALSE;
    }

  *span = kzru_edtf_get_bounds (date)->outer;

  return TRUE;
}

/* Reads from when to when; where nothing was said, there is no end. */
static gboolean
read_span (const KzruCliOptions *options,
           KzruSpan             *span)
{
  KzruSpan first = { KZRU_INSTANT_MIN, KZRU_INSTANT_MAX };
  KzruSpan last = first;

  if (!read_date ("--from", options->from, &first) || !read_date ("--to", options->to, &last))
    return FALSE;

  *span = (KzruSpan) { first.start, last.end };
  if (kzru_span_is_empty (*span))
    {
      kzru_cli_complain (_("--from %1$s is after --to %2$s"), options->from, options->to);
      return FALSE;
    }

  return TRUE;
}

/* Shows all of the atlas, or what --from and --to leave of it. */
static gboolean
set_span (KzruViewState *state,
          KzruSpan       wanted)
{
  KzruSpan span = kzru_view_state_get_document_span (state);

  if (wanted.start != KZRU_INSTANT_MIN)
    span.start = wanted.start;
  if (wanted.end != KZRU_INSTANT_MAX)
    span.end = wanted.end;

  if (kzru_span_is_empty (span))
    {
      kzru_cli_complain (_("--from and --to: there is no time between them in which anything happened"));
      return FALSE;
    }

  kzru_view_state_set_visible_span (state, span);

  return TRUE;
}

/**
 * kzru_cli_open:
 * @options: what the verb was called with; the first operand is the file
 * @status: (out): who is at fault, if nothing is returned
 *
 * Reads the atlas that a verb was called with, and sees it as its options say:
 * languages, calendars, lanes, query, and the span of time.
 *
 * Returns: (transfer full) (nullable): a view state with an atlas
 */
KzruViewState *
kzru_cli_open (const KzruCliOptions *options,
               KzruCliStatus        *status)
{
  g_autoptr (KzruViewState) state = kzru_view_state_new ();
  g_autoptr (KzruAtlas) atlas = NULL;
  KzruSpan span;

  *status = KZRU_CLI_CALL_AT_FAULT;
  set_languages (state, options);
  if (!set_calendars (state, options) || !set_lanes (state, options) || !read_span (options, &span))
    return NULL;

  atlas = kzru_cli_read (options->operands[0], KZRU_FAULT_ERROR);
  if (atlas == NULL)
    {
      *status = KZRU_CLI_INPUT_AT_FAULT;
      return NULL;
    }

  kzru_view_state_set_atlas (state, atlas);
  kzru_view_state_set_query (state, options->query);
  kzru_view_state_finish_search (state);
  if (!set_span (state, span))
    return NULL;

  *status = KZRU_CLI_DONE;

  return g_steal_pointer (&state);
}

/**
 * kzru_cli_is_mirrored:
 * @options: what the verb was called with
 * @state: the view state of [func@cli_open]
 *
 * Tells in which direction time runs: as asked for, else as the language does.
 *
 * Returns: whether from right to left
 */
gboolean
kzru_cli_is_mirrored (const KzruCliOptions *options,
                      KzruViewState        *state)
{
  if (options->rtl || options->ltr)
    return options->rtl;

  return kzru_locale_is_rtl (kzru_view_state_get_languages (state)[0]);
}
