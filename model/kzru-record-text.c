/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-record-text"

#include "config.h"

#include "model/kzru-record-text.h"

#include "model/kzru-number-format.h"

/**
 * kzru_record_text_format_label:
 * @state: a view state with an atlas
 * @ref: a record of it
 *
 * Says what a record is called where others speak of it.
 *
 * The places of a table have no names, and on the map the title of their event
 * stands beside them: "Where:" is to be followed by something else than that.
 *
 * Returns: (transfer full): its label in the reader's language, or the one that
 *   there is; the coordinates of a place without a name; its id if there is nothing
 *   else
 */
char *
kzru_record_text_format_label (KzruViewState *state,
                               KzruRef        ref)
{
  const char * const *languages;
  const KzruLangMap *map;
  const char *label = NULL;
  KzruAtlas *atlas;

  g_return_val_if_fail (KZRU_IS_VIEW_STATE (state), NULL);

  atlas = kzru_view_state_get_atlas (state);
  languages = kzru_view_state_get_languages (state);
  g_return_val_if_fail (atlas != NULL, NULL);

  if (ref.kind == KZRU_RECORD_PLACE && kzru_atlas_get_table (atlas) != NULL)
    return kzru_format_point (&kzru_atlas_get_place (atlas, ref.index)->point, languages[0]);

  map = kzru_atlas_get_label (atlas, ref);
  if (map != NULL)
    label = kzru_lang_map_get (map, languages);

  return g_strdup (label != NULL && *label != '\0' ? label : kzru_atlas_get_record_id (atlas, ref));
}
