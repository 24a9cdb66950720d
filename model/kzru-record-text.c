/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-record-text"

#include "config.h"

#include "model/kzru-record-text.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-date-text.h"
#include "model/kzru-number-format.h"
#include "model/kzru-terms.h"

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

/**
 * kzru_record_text_format_status:
 * @state: a view state
 * @status: in what state a route was, and when
 *
 * Says that in one line: "Under way: 2004".
 *
 * Returns: (transfer full): the text
 */
char *
kzru_record_text_format_status (KzruViewState         *state,
                                const KzruRouteStatus *status)
{
  g_autofree char *date = kzru_date_text_format (state, status->date);

  /* Translators: the state of a route ("Under way"), and when */
  return g_strdup_printf (_("%1$s: %2$s"), kzru_route_state_get_term (status->state), date);
}

/**
 * kzru_record_text_format_reference:
 * @state: a view state with an atlas
 * @claim: a date
 *
 * Says which record of a public data set a date was taken from.
 *
 * Returns: (transfer full) (nullable): the text; %NULL if it was not taken from any
 */
char *
kzru_record_text_format_reference (KzruViewState       *state,
                                   const KzruDateClaim *claim)
{
  const KzruDataset *dataset;

  if (claim->reference.dataset == G_MAXUINT)
    return NULL;

  dataset = kzru_atlas_get_dataset (kzru_view_state_get_atlas (state), claim->reference.dataset);

  /* Translators: a public data set ("Wikidata") and the record in it */
  return g_strdup_printf (_("After %1$s, %2$s"), dataset->title, claim->reference.id);
}
