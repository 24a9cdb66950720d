/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-cli"

#include "config.h"

#include "app/kzru-cli-page.h"

#include "app/kzru-cli-terminal.h"
#include "model/kzru-bidi.h"
#include "model/kzru-locale.h"
#include "model/kzru-terminal-text.h"
#include "model/kzru-terms.h"

#define DEFAULT_WIDTH 80 /* columns, where there is no terminal to ask */
#define MAX_WIDTH 100    /* longer lines are hard to read */
#define MIN_WIDTH 20

#define BOLD "\033[1m"
#define MARKED "\033[30;43m" /* black on yellow, like a text marker */
#define PLAIN "\033[0m"

/* Where evidence starts and ends while lines are broken: noncharacters, which
 * stand in no text that is exchanged. */
#define EVIDENCE_START 0xfdd0
#define EVIDENCE_END 0xfdd1

/* What shows it where there are no colours. Documents use all the common
 * quotation marks themselves. */
#define EVIDENCE_OPENS "⟦"
#define EVIDENCE_CLOSES "⟧"

/**
 * kzru_cli_page_init:
 * @self: (out caller-allocates): a page
 * @out: where it goes
 * @state: in which language it is read
 *
 * Starts a page that is as wide as the terminal, within reason.
 */
void
kzru_cli_page_init (KzruCliPage   *self,
                    GString       *out,
                    KzruViewState *state)
{
  guint terminal = kzru_cli_get_terminal_width ();

  *self = (KzruCliPage) {
    .out = out,
    .language = kzru_view_state_get_languages (state)[0],
    .width = terminal > 0 ? CLAMP (terminal, MIN_WIDTH, MAX_WIDTH) : DEFAULT_WIDTH,
    .colors = kzru_cli_has_colors (),
  };
}

/* Writes a line with the marks of evidence made visible. A line that starts
 * amid evidence is set off from its start, so that the indent never is.
 *
 * Returns: whether the next line starts amid evidence */
static gboolean
append_marked (KzruCliPage *self,
               const char  *line,
               gboolean     marked)
{
  if (marked && self->colors)
    g_string_append (self->out, MARKED);

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == EVIDENCE_START)
        g_string_append (self->out, self->colors ? MARKED : EVIDENCE_OPENS);
      else if (c == EVIDENCE_END)
        g_string_append (self->out, self->colors ? PLAIN : EVIDENCE_CLOSES);
      else
        g_string_append_unichar (self->out, c);

      if (c == EVIDENCE_START || c == EVIDENCE_END)
        marked = c == EVIDENCE_START;
    }

  if (marked && self->colors)
    g_string_append (self->out, PLAIN);

  return marked;
}

static void
add_lines (KzruCliPage *self,
           guint        indent,
           const char  *text,
           const char  *language)
{
  g_autofree char *clean = kzru_terminal_text_clean (text);
  g_auto (GStrv) lines = kzru_terminal_text_wrap (clean, self->width - indent, language);
  gboolean rtl = kzru_locale_is_rtl (language);
  gboolean marked = FALSE;

  for (char **line = lines; *line != NULL; line++)
    {
      /* Each line is a paragraph to the terminal. */
      gboolean isolated = rtl || kzru_bidi_has_rtl (*line);
      g_autofree char *embedded = isolated ? kzru_bidi_embed (*line, rtl) : g_strdup (*line);

      g_string_append_printf (self->out, "%*s", (int) indent, "");
      marked = append_marked (self, embedded, marked);
      g_string_append_c (self->out, '\n');
    }
}

/**
 * kzru_cli_page_add_heading:
 * @self: a page
 * @text: a heading, in the language of the page
 *
 * Adds a heading.
 */
void
kzru_cli_page_add_heading (KzruCliPage *self,
                           const char  *text)
{
  if (self->colors)
    g_string_append (self->out, BOLD);
  add_lines (self, 0, text, self->language);
  if (self->colors)
    g_string_append (self->out, PLAIN);
}

/**
 * kzru_cli_page_add_text:
 * @self: a page
 * @indent: columns to leave free before each line
 * @text: (nullable): a paragraph; nothing is added for "" or %NULL
 * @language: (nullable): its language, or %NULL for that of the page
 *
 * Adds a paragraph in its own direction.
 */
void
kzru_cli_page_add_text (KzruCliPage *self,
                        guint        indent,
                        const char  *text,
                        const char  *language)
{
  if (text != NULL && *text != '\0')
    add_lines (self, indent, text, language != NULL ? language : self->language);
}

/**
 * kzru_cli_page_add_filled:
 * @self: a page
 * @indent: columns to leave free before each line
 * @format: a text of the page's language with one `%s`
 * @value: (nullable): what to put there; nothing is added for "" or %NULL
 *
 * Adds a paragraph that says one thing of the record.
 */
void
kzru_cli_page_add_filled (KzruCliPage *self,
                          guint        indent,
                          const char  *format,
                          const char  *value)
{
  g_autofree char *isolated = NULL;
  g_autofree char *text = NULL;

  if (value == NULL || *value == '\0')
    return;

  isolated = kzru_locale_is_rtl (self->language) || kzru_bidi_has_rtl (value)
               ? kzru_bidi_isolate (value)
               : g_strdup (value);
  text = kzru_term_fill (format, isolated);
  add_lines (self, indent, text, self->language);
}

/**
 * kzru_cli_page_add_quotation:
 * @self: a page
 * @indent: columns to leave free before each line
 * @quotation: a quotation in its context
 * @language: the language of the document
 *
 * Adds the words of a passage, the evidence set off.
 */
void
kzru_cli_page_add_quotation (KzruCliPage             *self,
                             guint                    indent,
                             const KzruQuotationText *quotation,
                             const char              *language)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint start = 0;

  for (guint i = 0; i < quotation->n_evidence; i++)
    {
      KzruTextRange range = quotation->evidence[i];

      g_string_append_len (text, quotation->text + start, range.start - start);
      g_string_append_unichar (text, EVIDENCE_START);
      g_string_append_len (text, quotation->text + range.start, range.end - range.start);
      g_string_append_unichar (text, EVIDENCE_END);
      start = range.end;
    }
  g_string_append (text, quotation->text + start);

  add_lines (self, indent, text->str, language);
}

/**
 * kzru_cli_page_add_gap:
 * @self: a page
 *
 * Adds an empty line, unless there is one.
 */
void
kzru_cli_page_add_gap (KzruCliPage *self)
{
  if (self->out->len > 0 && !g_str_has_suffix (self->out->str, "\n\n"))
    g_string_append_c (self->out, '\n');
}
