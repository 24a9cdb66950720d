/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-certainty.h"

#include <glib/gi18n-lib.h>

/**
 * kzru_certainty_of_date:
 * @flags: what is doubtful of a date
 *
 * Says how sure a date is of which a source says no more than the date.
 *
 * Returns: how sure it is
 */
KzruCertainty
kzru_certainty_of_date (KzruEdtfFlags flags)
{
  if (flags & KZRU_EDTF_FLAG_UNCERTAIN)
    return KZRU_CERTAINTY_UNCERTAIN;
  if (flags & (KZRU_EDTF_FLAG_APPROXIMATE | KZRU_EDTF_FLAG_UNSPECIFIED))
    return KZRU_CERTAINTY_APPROXIMATE;
  return KZRU_CERTAINTY_STATED;
}

/**
 * kzru_event_get_certainty:
 * @event: an event
 *
 * Says how sure it is when an event was, by the claim that is shown first and by
 * whether there is another. Of several doubts the gravest counts.
 *
 * Returns: how sure it is
 */
KzruCertainty
kzru_event_get_certainty (const KzruEvent *event)
{
  const KzruDateClaim *claim = &event->dates[0];
  KzruCertainty certainty = kzru_certainty_of_date (kzru_edtf_get_bounds (claim->edtf)->flags);

  if (event->n_dates > 1 || event->basis == KZRU_BASIS_DISPUTED || claim->basis == KZRU_BASIS_DISPUTED)
    return KZRU_CERTAINTY_DISPUTED;
  if (claim->basis == KZRU_BASIS_INFERRED && certainty != KZRU_CERTAINTY_UNCERTAIN)
    return KZRU_CERTAINTY_INFERRED;
  return certainty;
}

/**
 * kzru_certainty_get_term:
 * @certainty: how sure a date is
 *
 * Gets the words for how sure it is when an event was.
 *
 * Returns: (transfer none): the words, in the user's language
 */
const char *
kzru_certainty_get_term (KzruCertainty certainty)
{
  switch (certainty)
    {
    case KZRU_CERTAINTY_APPROXIMATE:
      return C_("how sure a date is", "Approximate");
    case KZRU_CERTAINTY_INFERRED:
      return C_("how sure a date is", "Inferred");
    case KZRU_CERTAINTY_UNCERTAIN:
      return C_("how sure a date is", "Uncertain");
    case KZRU_CERTAINTY_DISPUTED:
      return C_("how sure a date is", "Disputed");
    case KZRU_CERTAINTY_STATED:
    default:
      return C_("how sure a date is", "Stated");
    }
}
