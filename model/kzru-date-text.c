/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-date-text.h"

#include "model/kzru-calendar.h"

/**
 * kzru_date_text_format:
 * @state: a view state
 * @edtf: a date
 *
 * Says a date in every calendar that @state shows, in its first language:
 * "2 December 2022 · 11 Azar 1401".
 *
 * Returns: (transfer full): the text
 */
char *
kzru_date_text_format (KzruViewState  *state,
                       const KzruEdtf *edtf)
{
  const char * const *keys = kzru_view_state_get_calendars (state);
  const char *locale = kzru_view_state_get_languages (state)[0];
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (edtf != NULL, NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (KzruCalendar) calendar = kzru_calendar_new (keys[i], locale);
      g_autofree char *date = kzru_calendar_format_edtf (calendar, edtf, KZRU_DATE_STYLE_LONG);

      if (text->len > 0)
        g_string_append (text, " · ");
      g_string_append (text, date);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
