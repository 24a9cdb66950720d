/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-route-standing.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-span.h"
#include "model/kzru-terms.h"

static KzruRouteStanding
from_state (KzruRouteState state)
{
  switch (state)
    {
    case KZRU_ROUTE_PLANNED:
      return KZRU_STANDING_PLANNED;
    case KZRU_ROUTE_UNDER_WAY:
      return KZRU_STANDING_UNDER_WAY;
    case KZRU_ROUTE_CLOSED:
      return KZRU_STANDING_CLOSED;
    case KZRU_ROUTE_IN_USE:
    default:
      return KZRU_STANDING_IN_USE;
    }
}

/**
 * kzru_route_get_standing:
 * @route: a route
 * @instant: (nullable): a time, in seconds of the time line
 * @status: (out) (optional) (nullable) (transfer none): what says so, or %NULL
 *
 * Gets how a route stood at some time: as the latest says that may have been
 * true by then. A source tells of a state when it is written, not when the state
 * began: what was before the first is not known.
 *
 * Returns: the standing
 */
KzruRouteStanding
kzru_route_get_standing (const KzruRoute        *route,
                         const gint64           *instant,
                         const KzruRouteStatus **status)
{
  const KzruRouteStatus *latest = NULL;
  gint64 since = KZRU_INSTANT_MIN;

  for (guint i = 0; instant != NULL && i < route->n_status; i++)
    {
      gint64 start = kzru_edtf_get_bounds (route->status[i].date)->outer.start;

      if (start <= *instant && start >= since)
        {
          since = start;
          latest = &route->status[i];
        }
    }

  if (status != NULL)
    *status = latest;
  if (route->n_status == 0 || instant == NULL)
    return KZRU_STANDING_PLAIN;

  return latest != NULL ? from_state (latest->state) : KZRU_STANDING_UNKNOWN;
}

/**
 * kzru_route_standing_get_term:
 * @self: a standing
 *
 * Names a standing.
 *
 * Returns: (transfer none) (nullable): the term, translated; %NULL for a plain one
 */
const char *
kzru_route_standing_get_term (KzruRouteStanding self)
{
  switch (self)
    {
    case KZRU_STANDING_PLANNED:
      return kzru_route_state_get_term (KZRU_ROUTE_PLANNED);
    case KZRU_STANDING_UNDER_WAY:
      return kzru_route_state_get_term (KZRU_ROUTE_UNDER_WAY);
    case KZRU_STANDING_IN_USE:
      return kzru_route_state_get_term (KZRU_ROUTE_IN_USE);
    case KZRU_STANDING_CLOSED:
      return kzru_route_state_get_term (KZRU_ROUTE_CLOSED);
    case KZRU_STANDING_UNKNOWN:
      /* Translators: the state of a route at a time before the sources tell of it */
      return _("Not yet told of");
    case KZRU_STANDING_PLAIN:
    default:
      return NULL;
    }
}
