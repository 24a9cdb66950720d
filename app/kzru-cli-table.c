/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-cli"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/kzru-cli-rows.h"
#include "app/kzru-cli-terminal.h"
#include "model/kzru-bidi.h"
#include "model/kzru-date-text.h"
#include "model/kzru-locale.h"
#include "model/kzru-terminal-text.h"

/* Events as a table that people read. A terminal that is too narrow cuts
 * titles; a file or a pipe gets all of them. */

enum
{
  COLUMN_DATE,
  COLUMN_TITLE,
  COLUMN_THEME,
  COLUMN_ID,
  COLUMN_SOURCES,
  N_COLUMNS
};

#define GAP 2             /* columns of the terminal, between those of the table */
#define MIN_TITLE_WIDTH 24

typedef struct
{
  char *cells[N_COLUMNS];
} Row;

static void
row_clear (Row *row)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (row->cells[i]);
}

static void
add_row (GArray     *rows,
         const char *date,
         const char *title,
         const char *theme,
         const char *id,
         const char *sources)
{
  Row row = { {
    kzru_terminal_text_clean (date),
    kzru_terminal_text_clean (title),
    kzru_terminal_text_clean (theme),
    kzru_terminal_text_clean (id),
    kzru_terminal_text_clean (sources),
  } };

  g_array_append_val (rows, row);
}

static void
add_event (GArray        *rows,
           KzruViewState *state,
           guint          index)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  const char * const *languages = kzru_view_state_get_languages (state);
  const KzruEvent *event = kzru_atlas_get_event (atlas, index);
  g_autofree char *date = kzru_date_text_format (state, event->dates[0].edtf);
  g_autofree char *sources = kzru_cli_join_sources (atlas, kzru_atlas_get_passages (atlas, (KzruRef) { KZRU_RECORD_EVENT, index }));

  add_row (rows,
           date,
           kzru_lang_map_get (&event->title, languages),
           kzru_lang_map_get (&kzru_atlas_get_theme (atlas, event->theme)->label, languages),
           event->id,
           sources);
}

static void
measure (const GArray *rows,
         guint        *widths)
{
  guint terminal = kzru_cli_get_terminal_width ();
  guint width = GAP * (N_COLUMNS - 1);

  for (guint i = 0; i < rows->len; i++)
    {
      for (guint j = 0; j < N_COLUMNS; j++)
        widths[j] = MAX (widths[j],
                         kzru_terminal_text_get_width (g_array_index (rows, Row, i).cells[j]));
    }

  for (guint j = 0; j < N_COLUMNS; j++)
    width += widths[j];

  if (terminal > 0 && width > terminal)
    {
      guint excess = width - terminal;
      guint least = MIN (widths[COLUMN_TITLE], MIN_TITLE_WIDTH);

      widths[COLUMN_TITLE] -= MIN (excess, widths[COLUMN_TITLE] - least);
    }
}

/* A terminal takes each line for a paragraph, and may turn the whole of it round for the
 * first letter that has a direction, be that in the title: none of the rows is to. */
static void
append_row (GString     *out,
            const Row   *row,
            const guint *widths,
            gboolean     rtl)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *led = NULL;

  for (guint j = 0; j < N_COLUMNS; j++)
    {
      g_autofree char *text = kzru_terminal_text_cut (row->cells[j], MAX (widths[j], 1));
      g_autofree char *isolated = kzru_terminal_text_isolate (text);
      guint width = kzru_terminal_text_get_width (text);

      g_string_append (line, isolated);
      if (j + 1 < N_COLUMNS)
        g_string_append_printf (line, "%*s", (int) (widths[j] - width + GAP), "");
    }

  led = kzru_bidi_lead (line->str, rtl);
  g_string_append (out, led);
  g_string_append_c (out, '\n');
}

/**
 * kzru_cli_append_table:
 * @out: where to
 * @state: what is shown, and in which language
 * @events: (element-type guint): events of the atlas
 *
 * Writes events as a table for people.
 */
void
kzru_cli_append_table (GString       *out,
                       KzruViewState *state,
                       const GArray  *events)
{
  g_autoptr (GArray) rows = g_array_sized_new (FALSE, FALSE, sizeof (Row), events->len + 1);
  gboolean rtl = kzru_locale_is_rtl (kzru_view_state_get_languages (state)[0]);
  guint widths[N_COLUMNS] = { 0 };

  g_array_set_clear_func (rows, (GDestroyNotify) row_clear);
  /* Translators: these five are the head of a table of events. */
  add_row (rows, _("Date"), _("Title"), _("Theme"), _("Id"), _("Documents"));
  for (guint i = 0; i < events->len; i++)
    add_event (rows, state, g_array_index (events, guint, i));

  measure (rows, widths);
  for (guint i = 0; i < rows->len; i++)
    append_row (out, &g_array_index (rows, Row, i), widths, rtl);
}
