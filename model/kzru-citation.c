/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-citation"

#include "config.h"

#include "model/kzru-citation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/kzru-bidi.h"
#include "model/kzru-date-text.h"
#include "model/kzru-locale.h"
#include "model/kzru-number-format.h"
#include "model/kzru-terms.h"

/* A reference in one line, its parts in the order of any citation style: who,
 * what, in what, by whom published, when, where in it. */

static void
take_part (GPtrArray *parts,
           char      *text)
{
  g_ptr_array_add (parts, text);
}

/* An agency may be author, container and publisher in one: it is named once. */
static void
add_part (GPtrArray  *parts,
          const char *text)
{
  if (text != NULL && *text != '\0' && !g_ptr_array_find_with_equal_func (parts, text, g_str_equal, NULL))
    take_part (parts, g_strdup (text));
}

static void
add_source (GPtrArray        *parts,
            KzruViewState    *state,
            const KzruSource *source)
{
  const char *locale = kzru_view_state_get_languages (state)[0];

  if (source->authors != NULL && source->authors[0] != NULL)
    take_part (parts, kzru_format_list (source->authors, locale));
  add_part (parts, source->title);
  add_part (parts, source->container_title);
  add_part (parts, source->publisher);

  if (source->issued != NULL)
    take_part (parts, kzru_date_text_format (state, source->issued));
  else if (kzru_atlas_get_table (kzru_view_state_get_atlas (state)) == NULL)
    take_part (parts, g_strdup (/* Translators: of a document */ _("undated")));
}

/* Parts in different directions would run into each other. */
static char *
join (GPtrArray *parts,
      gboolean   rtl)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean isolated = rtl;

  for (guint i = 0; i < parts->len; i++)
    isolated = isolated || kzru_bidi_has_rtl (parts->pdata[i]);

  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *part = isolated ? kzru_bidi_isolate (parts->pdata[i])
                                       : g_strdup (parts->pdata[i]);

      if (i > 0)
        g_string_append (line, kzru_term_get_separator ());
      g_string_append (line, part);
    }

  return g_string_free (g_steal_pointer (&line), FALSE);
}

/**
 * kzru_citation_format_source:
 * @state: a view state: the reader's language and calendars
 * @source: a document
 *
 * Writes the reference to a document in one line.
 *
 * Returns: (transfer full): the line
 */
char *
kzru_citation_format_source (KzruViewState    *state,
                             const KzruSource *source)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (KZRU_IS_VIEW_STATE (state), NULL);
  g_return_val_if_fail (source != NULL, NULL);

  add_source (parts, state, source);

  return join (parts, kzru_locale_is_rtl (kzru_view_state_get_languages (state)[0]));
}

/* A whole number, or a range of them, as people of a language write that of a
 * page: not grouped. */
static char *
localize_digits (const char *value,
                 const char *locale)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (value[strspn (value, "0123456789\342\200\223")] != '\0')
    return g_strdup (value);

  for (const char *p = value; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      {
        g_autofree char *digit = kzru_format_number (*p - '0', locale);

        g_string_append (text, digit);
      }
    else
      {
        g_string_append_c (text, *p);
      }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * kzru_citation_format_locator:
 * @passage: a passage
 * @locale: a BCP 47 language tag: whose digits a whole number has
 *
 * Writes where in its document a passage stands, if the document has pages,
 * chapters or the like.
 *
 * Returns: (transfer full) (nullable): the place, such as "page 17"
 */
char *
kzru_citation_format_locator (const KzruPassage *passage,
                              const char        *locale)
{
  g_autofree char *value = NULL;

  g_return_val_if_fail (passage != NULL, NULL);
  g_return_val_if_fail (locale != NULL, NULL);

  if (passage->locator_value == NULL)
    return NULL;

  value = localize_digits (passage->locator_value, locale);
  if (g_strcmp0 (passage->locator_label, "line") == 0)
    {
      /* Translators: a line of a file; %s is its number. */
      return g_strdup_printf (_("line %s"), value);
    }
  if (g_strcmp0 (passage->locator_label, "page") == 0)
    /* Translators: the page of a document that a quotation is on */
    return g_strdup_printf (_("page %s"), value);

  /* CSL counts chapters, sections and more, by the English terms of the file. */
  return g_strdup_printf ("%s %s", passage->locator_label, value);
}

/**
 * kzru_citation_format_passage:
 * @state: a view state with an atlas
 * @passage: a passage of the atlas
 *
 * Writes the reference to a passage in one line: its document, and its place
 * in that, if it has pages.
 *
 * Returns: (transfer full): the line
 */
char *
kzru_citation_format_passage (KzruViewState     *state,
                              const KzruPassage *passage)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  KzruAtlas *atlas;

  g_return_val_if_fail (KZRU_IS_VIEW_STATE (state), NULL);
  g_return_val_if_fail (passage != NULL, NULL);

  atlas = kzru_view_state_get_atlas (state);
  g_return_val_if_fail (atlas != NULL, NULL);

  add_source (parts, state, kzru_atlas_get_source (atlas, passage->source));
  if (passage->locator_value != NULL)
    take_part (parts, kzru_citation_format_locator (passage, kzru_view_state_get_languages (state)[0]));

  return join (parts, kzru_locale_is_rtl (kzru_view_state_get_languages (state)[0]));
}
