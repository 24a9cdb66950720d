/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-ties.h"

static gboolean
has_index (KzruIndices indices,
           guint       index)
{
  for (guint i = 0; i < indices.n; i++)
    {
      if (indices.v[i] == index)
        return TRUE;
    }

  return FALSE;
}

static gboolean
event_names (const KzruEvent *event,
             KzruRef          ref)
{
  switch (ref.kind)
    {
    case KZRU_RECORD_THEME:
      return event->theme == ref.index;
    case KZRU_RECORD_ACTOR:
      return has_index (event->actors, ref.index);
    case KZRU_RECORD_PLACE:
      return has_index (event->places, ref.index);
    case KZRU_RECORD_ROUTE:
      return has_index (event->routes, ref.index);
    default:
      return FALSE;
    }
}

static gboolean
route_names (const KzruRoute *route,
             KzruRef          ref)
{
  switch (ref.kind)
    {
    case KZRU_RECORD_ACTOR:
      return has_index (route->actors, ref.index);
    case KZRU_RECORD_PLACE:
      return has_index (route->via, ref.index);
    default:
      return FALSE;
    }
}

static gboolean
figure_names (const KzruFigure *figure,
              KzruRef           ref)
{
  for (guint i = 0; i < figure->n_about; i++)
    {
      if (kzru_ref_equal (figure->about[i], ref))
        return TRUE;
    }

  return FALSE;
}

/* Whether the record @a names the record @b. */
static gboolean
names (KzruAtlas *atlas,
       KzruRef    a,
       KzruRef    b)
{
  /* Also what one of its dates or states rests on. */
  if (b.kind == KZRU_RECORD_PASSAGE && a.kind != KZRU_RECORD_RELATION && a.kind != KZRU_RECORD_NONE)
    return has_index (kzru_atlas_get_passages (atlas, a), b.index);

  switch (a.kind)
    {
    case KZRU_RECORD_EVENT:
      return event_names (kzru_atlas_get_event (atlas, a.index), b);
    case KZRU_RECORD_ROUTE:
      return route_names (kzru_atlas_get_route (atlas, a.index), b);
    case KZRU_RECORD_FIGURE:
      return figure_names (kzru_atlas_get_figure (atlas, a.index), b);
    case KZRU_RECORD_PASSAGE:
      return b.kind == KZRU_RECORD_SOURCE
             && kzru_atlas_get_passage (atlas, a.index)->source == b.index;
    default:
      return FALSE;
    }
}

/* A row of a table is an event, its passage and its place, all with one index. */
static gboolean
is_of_row (KzruRef ref)
{
  return ref.kind == KZRU_RECORD_EVENT || ref.kind == KZRU_RECORD_PASSAGE || ref.kind == KZRU_RECORD_PLACE;
}

/**
 * kzru_atlas_are_tied:
 * @atlas: an atlas
 * @a: a record of it
 * @b: another record of it
 *
 * Says whether one of two records names the other: an event its places, routes
 * and actors, a figure what it is about, each what it cites. Lighting up one
 * lights up the other.
 *
 * Returns: whether the records are tied
 */
gboolean
kzru_atlas_are_tied (KzruAtlas *atlas,
                     KzruRef    a,
                     KzruRef    b)
{
  g_return_val_if_fail (KZRU_IS_ATLAS (atlas), FALSE);

  if (a.kind == KZRU_RECORD_EVENT && b.kind == KZRU_RECORD_EVENT)
    return FALSE;

  /* Each row would be made for that to be seen, and what is pointed at is held
   * against a million of them. */
  if (kzru_atlas_get_table (atlas) != NULL && is_of_row (a) && is_of_row (b))
    return a.index == b.index && (a.kind == KZRU_RECORD_EVENT || b.kind == KZRU_RECORD_EVENT);

  return names (atlas, a, b) || names (atlas, b, a);
}
