/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-view-state-private.h"

#include <stdlib.h>
#include <string.h>

/* How the user has arranged the lanes: for each atlas and each way to divide it.
 * A window forgets it when it is closed; whoever wants it back keeps it. */

typedef struct
{
  char **order;          /* keys of lanes, from top to bottom; NULL if never changed */
  GHashTable *ranks;     /* the place of each key in the order */
  GHashTable *collapsed; /* of keys */
} Arrangement;

static void
free_arrangement (Arrangement *self)
{
  g_hash_table_unref (self->ranks);
  g_strfreev (self->order);
  g_hash_table_unref (self->collapsed);
  g_free (self);
}

/* Each lane asks for its place whenever there are other ones, and there may be very many. */
static void
set_order (Arrangement        *self,
           const char * const *order)
{
  g_hash_table_remove_all (self->ranks);
  g_strfreev (self->order);
  self->order = g_strdupv ((char **) order);

  for (guint i = 0; self->order != NULL && self->order[i] != NULL; i++)
    if (!g_hash_table_contains (self->ranks, self->order[i]))
      g_hash_table_insert (self->ranks, self->order[i], GUINT_TO_POINTER (i));
}

static const char *
get_mode_nick (KzruLaneMode mode)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (KZRU_TYPE_LANE_MODE);

  return g_enum_get_value (klass, (int) mode)->value_nick;
}

static Arrangement *
find_arrangement (KzruViewState *self,
                  const char    *atlas,
                  const char    *mode)
{
  g_autofree char *key = NULL;
  Arrangement *found;

  if (self->arrangements == NULL)
    self->arrangements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) free_arrangement);

  key = g_strdup_printf ("%s %s", mode, atlas);
  found = g_hash_table_lookup (self->arrangements, key);
  if (found == NULL)
    {
      found = g_new0 (Arrangement, 1);
      found->ranks = g_hash_table_new (g_str_hash, g_str_equal);
      found->collapsed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (self->arrangements, g_steal_pointer (&key), found);
    }

  return found;
}

static const char *
get_atlas_id (KzruViewState *self)
{
  return self->atlas != NULL ? kzru_atlas_get_id (self->atlas) : "";
}

static Arrangement *
get_arrangement (KzruViewState *self)
{
  return find_arrangement (self, get_atlas_id (self), get_mode_nick (self->lane_mode));
}

/**
 * kzru_view_state_get_lane_rank:
 * @self: a view state
 * @lane: the key of a lane
 *
 * Gets the place that the user has given to a lane.
 *
 * Returns: the place from the top, or `G_MAXUINT` if none was given
 */
guint
kzru_view_state_get_lane_rank (KzruViewState *self,
                               const char    *lane)
{
  gpointer rank;

  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), G_MAXUINT);

  if (!g_hash_table_lookup_extended (get_arrangement (self)->ranks, lane, NULL, &rank))
    return G_MAXUINT;

  return GPOINTER_TO_UINT (rank);
}

/**
 * kzru_view_state_order_lanes:
 * @self: a view state
 * @lanes: (array zero-terminated=1): keys of lanes, from top to bottom
 *
 * Sets the order of the lanes of this atlas, as it is divided now.
 */
void
kzru_view_state_order_lanes (KzruViewState      *self,
                             const char * const *lanes)
{
  Arrangement *arrangement;

  g_return_if_fail (KZRU_IS_VIEW_STATE (self));
  g_return_if_fail (lanes != NULL);

  arrangement = get_arrangement (self);
  if (arrangement->order != NULL && g_strv_equal ((const char * const *) arrangement->order, lanes))
    return;

  set_order (arrangement, lanes);
  _kzru_view_state_emit_lanes_changed (self);
}

/**
 * kzru_view_state_is_lane_collapsed:
 * @self: a view state
 * @lane: the key of a lane
 *
 * Says whether the user has collapsed a lane.
 *
 * Returns: whether it holds its events back
 */
gboolean
kzru_view_state_is_lane_collapsed (KzruViewState *self,
                                   const char    *lane)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), FALSE);

  return g_hash_table_contains (get_arrangement (self)->collapsed, lane);
}

/**
 * kzru_view_state_collapse_lane:
 * @self: a view state
 * @lane: the key of a lane
 * @collapsed: whether it is to hold its events back
 *
 * Collapses a lane of this atlas, as it is divided now, or opens it.
 */
void
kzru_view_state_collapse_lane (KzruViewState *self,
                               const char    *lane,
                               gboolean       collapsed)
{
  g_return_if_fail (KZRU_IS_VIEW_STATE (self));

  if (kzru_view_state_is_lane_collapsed (self, lane) == !!collapsed)
    return;

  if (collapsed)
    g_hash_table_add (get_arrangement (self)->collapsed, g_strdup (lane));
  else
    g_hash_table_remove (get_arrangement (self)->collapsed, lane);
  _kzru_view_state_emit_lanes_changed (self);
}

/**
 * kzru_view_state_copy_lanes:
 * @self: a view state
 * @from: another one, with the same atlas
 *
 * Divides the atlas into the lanes that it is divided into elsewhere, in their order,
 * and with the same ones collapsed.
 */
void
kzru_view_state_copy_lanes (KzruViewState *self,
                            KzruViewState *from)
{
  Arrangement *arrangement;
  GHashTableIter iter;
  gpointer lane;

  g_return_if_fail (KZRU_IS_VIEW_STATE (self));
  g_return_if_fail (KZRU_IS_VIEW_STATE (from));
  g_return_if_fail (self->atlas == from->atlas);

  kzru_view_state_set_lane_mode (self, from->lane_mode);
  arrangement = get_arrangement (from);
  if (arrangement->order != NULL)
    kzru_view_state_order_lanes (self, (const char * const *) arrangement->order);

  g_hash_table_iter_init (&iter, arrangement->collapsed);
  while (g_hash_table_iter_next (&iter, &lane, NULL))
    kzru_view_state_collapse_lane (self, lane, TRUE);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/**
 * kzru_view_state_dup_lane_arrangement:
 * @self: a view state
 *
 * Writes down how the lanes of this atlas are arranged, as it is divided now, so
 * that it can be kept for another day.
 *
 * Returns: (transfer floating): a variant of the type `(ssasas)`: the id of the atlas,
 *   how it is divided, the lanes in order, if that was ever changed, and those that are
 *   collapsed
 */
GVariant *
kzru_view_state_dup_lane_arrangement (KzruViewState *self)
{
  static const char * const none[] = { NULL };
  g_autofree const char **collapsed = NULL;
  Arrangement *arrangement;
  guint n;

  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), NULL);

  arrangement = get_arrangement (self);
  collapsed = (const char **) g_hash_table_get_keys_as_array (arrangement->collapsed, &n);
  qsort (collapsed, n, sizeof (char *), compare_keys);

  return g_variant_new ("(ss^as^as)", get_atlas_id (self), get_mode_nick (self->lane_mode),
                        arrangement->order != NULL ? (const char * const *) arrangement->order : none, collapsed);
}

/**
 * kzru_view_state_recall_lane_arrangement:
 * @self: a view state
 * @stored: what [method@ViewState.dup_lane_arrangement] wrote down
 *
 * Arranges the lanes of an atlas as they once were. Lanes that are no more are passed
 * over.
 */
void
kzru_view_state_recall_lane_arrangement (KzruViewState *self,
                                         GVariant      *stored)
{
  g_autofree const char **order = NULL;
  g_autofree const char **collapsed = NULL;
  const char *atlas, *mode;
  Arrangement *arrangement;

  g_return_if_fail (KZRU_IS_VIEW_STATE (self));
  g_return_if_fail (g_variant_is_of_type (stored, G_VARIANT_TYPE ("(ssasas)")));

  g_variant_get (stored, "(&s&s^a&s^a&s)", &atlas, &mode, &order, &collapsed);
  arrangement = find_arrangement (self, atlas, mode);
  set_order (arrangement, order[0] != NULL ? order : NULL);
  g_hash_table_remove_all (arrangement->collapsed);
  for (guint i = 0; collapsed[i] != NULL; i++)
    g_hash_table_add (arrangement->collapsed, g_strdup (collapsed[i]));

  if (arrangement == get_arrangement (self))
    _kzru_view_state_emit_lanes_changed (self);
}
