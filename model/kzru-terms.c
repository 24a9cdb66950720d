/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-terms.h"

#include <glib/gi18n-lib.h>

/* The words of the user's language for the terms of the atlas file. */

/**
 * kzru_record_kind_get_term:
 * @kind: what kind of record
 *
 * Names a kind of record, as a heading would.
 *
 * Returns: (transfer none): the term, translated; "" for no record
 */
const char *
kzru_record_kind_get_term (KzruRecordKind kind)
{
  switch (kind)
    {
    case KZRU_RECORD_THEME:
      return _("Theme");
    case KZRU_RECORD_DATASET:
      return _("Data set");
    case KZRU_RECORD_SOURCE:
      return _("Document");
    case KZRU_RECORD_PASSAGE:
      return _("Passage");
    case KZRU_RECORD_ACTOR:
      return _("Actor");
    case KZRU_RECORD_PLACE:
      return _("Place");
    case KZRU_RECORD_ROUTE:
      return _("Route");
    case KZRU_RECORD_EVENT:
      return _("Event");
    case KZRU_RECORD_FIGURE:
      return _("Figure");
    case KZRU_RECORD_RELATION:
      return _("Relation");
    case KZRU_RECORD_NONE:
    default:
      return "";
    }
}

/**
 * kzru_route_kind_get_term:
 * @kind: what kind of route
 *
 * Names a kind of route.
 *
 * Returns: (transfer none): the term, translated
 */
const char *
kzru_route_kind_get_term (KzruRouteKind kind)
{
  switch (kind)
    {
    case KZRU_ROUTE_BORDER:
      return _("Border");
    case KZRU_ROUTE_PIPELINE:
      return _("Pipeline");
    case KZRU_ROUTE_SEA_AREA:
      return _("Sea area");
    case KZRU_ROUTE_CORRIDOR:
    default:
      return _("Corridor");
    }
}

/**
 * kzru_route_state_get_term:
 * @state: in what state a route is
 *
 * Names the state of a route.
 *
 * Returns: (transfer none): the term, translated
 */
const char *
kzru_route_state_get_term (KzruRouteState state)
{
  switch (state)
    {
    case KZRU_ROUTE_PLANNED:
      return _("Planned");
    case KZRU_ROUTE_UNDER_WAY:
      return _("Under way");
    case KZRU_ROUTE_CLOSED:
      return _("Closed");
    case KZRU_ROUTE_IN_USE:
    default:
      return _("In use");
    }
}

/**
 * kzru_actor_kind_get_term:
 * @kind: what kind of actor
 *
 * Names a kind of actor.
 *
 * Returns: (transfer none): the term, translated
 */
const char *
kzru_actor_kind_get_term (KzruActorKind kind)
{
  switch (kind)
    {
    case KZRU_ACTOR_ORGANISATION:
      return _("Organisation");
    case KZRU_ACTOR_PERSON:
      return _("Person");
    case KZRU_ACTOR_COMPANY:
      return _("Company");
    case KZRU_ACTOR_STATE:
    default:
      return _("State");
    }
}

/**
 * kzru_basis_get_term:
 * @basis: how a record came to be
 *
 * Says how a record came to be.
 *
 * Returns: (transfer none): the term, translated
 */
const char *
kzru_basis_get_term (KzruBasis basis)
{
  switch (basis)
    {
    case KZRU_BASIS_INFERRED:
      /* Translators: of a date or event: worked out by the editors, not said by the source */
      return _("Inferred");
    case KZRU_BASIS_DISPUTED:
      /* Translators: of a date or event: sources disagree, or cannot be right */
      return _("Disputed");
    case KZRU_BASIS_STATED:
    default:
      /* Translators: of a date or event: said by the source */
      return _("Stated");
    }
}

/**
 * kzru_basis_format:
 * @basis: how a record came to be
 * @note: what the editors say of that, "" for nothing
 *
 * Says how a record came to be, unless the source simply states it, and why. The note
 * does not repeat the term: that is how atlases are written.
 *
 * Returns: (transfer full): the text, "" if there is nothing to say
 */
char *
kzru_basis_format (KzruBasis   basis,
                   const char *note)
{
  if (basis == KZRU_BASIS_STATED)
    return g_strdup (note);
  if (*note == '\0')
    return g_strdup (kzru_basis_get_term (basis));

  /* Translators: how a date was found ("Inferred"), then the editors' explanation */
  return g_strdup_printf (_("%1$s: %2$s"), kzru_basis_get_term (basis), note);
}

/**
 * kzru_route_way_get_format:
 * @is_branch: whether the way is a branch, and not the trunk
 *
 * Gives the sentence that says which way a route takes, with one `%s` for a list of
 * places.
 *
 * Returns: (transfer none): a format, translated
 */
const char *
kzru_route_way_get_format (gboolean is_branch)
{
  if (is_branch)
    /* Translators: %s is a list of places that a branch of a route runs through, in order */
    return _("Branch: %s");

  /* Translators: %s is a list of places that a route runs through, in order */
  return _("By way of: %s");
}

/**
 * kzru_relation_type_get_format:
 * @type: how one record is related to another
 * @inverse: whether it is said from the other's side
 *
 * Gives the sentence that says a relation, with one `%s` for the other record.
 *
 * Returns: (transfer none): a format, translated
 */
const char *
kzru_relation_type_get_format (KzruRelationType type,
                               gboolean         inverse)
{
  switch (type)
    {
    case KZRU_RELATION_SUPERSEDES:
      /* Translators: %s is the title of an event or a route, here and below */
      return inverse ? _("Superseded by: %s") : _("Supersedes: %s");
    case KZRU_RELATION_PART_OF:
      return inverse ? _("Includes: %s") : _("Part of: %s");
    case KZRU_RELATION_FOLLOWS:
      return inverse ? _("Followed by: %s") : _("Follows: %s");
    case KZRU_RELATION_CONTRADICTS:
      return inverse ? _("Contradicted by: %s") : _("Contradicts: %s");
    case KZRU_RELATION_CAUSES:
      return inverse ? _("Caused by: %s") : _("Leads to: %s");
    case KZRU_RELATION_SAME_AS:
    default:
      return _("The same as: %s");
    }
}

/**
 * kzru_term_fill:
 * @format: a text with one `%s`, and no other directive
 * @name: what to put in its place
 *
 * Fills in a format that is chosen at run time, which printf() functions must
 * not be given.
 *
 * Returns: (transfer full): the text
 */
char *
kzru_term_fill (const char *format,
                const char *name)
{
  const char *place;

  g_return_val_if_fail (format != NULL && name != NULL, NULL);

  place = strstr (format, "%s");
  if (place == NULL)
    return g_strdup (format);

  return g_strdup_printf ("%.*s%s%s", (int) (place - format), format, name, place + strlen ("%s"));
}

/**
 * kzru_term_get_separator:
 *
 * Gets what stands between things that share a line without a sentence, such as
 * a date in two calendars.
 *
 * Returns: (transfer none): the separator with the blanks around it
 */
const char *
kzru_term_get_separator (void)
{
  /* Translators: between things that share a line: “2 December 2022 · 11 Azar 1401”.
   * Keep its blanks. Beside Arabic or Persian digits a middle dot would read as a
   * zero; take another sign there. */
  return _(" · ");
}
