/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-map-scene"

#include "config.h"

#include "widgets/kzru-map-scene-private.h"

#include <math.h>

#include "model/kzru-job.h"

/* What the scene lays out: the picture that there is, or that was there before. */

static gboolean
is_shown (KzruRef  ref,
          gpointer user_data)
{
  return kzru_map_scene_is_shown (user_data, ref);
}

/* The selected place, and the places of the selected event. Those of a route
 * are many and have their names on the map anyway. They are copied, since an event
 * of a table does not last while others are looked at. */
static guint *
dup_pinned (KzruMapScene *self,
            guint        *n)
{
  KzruRef selected = kzru_view_state_get_selected (self->view_state);
  KzruIndices places = { NULL, 0 };

  if (selected.kind == KZRU_RECORD_PLACE)
    places = (KzruIndices) { &selected.index, 1 };
  else if (selected.kind == KZRU_RECORD_EVENT)
    places = kzru_atlas_get_event (self->content->atlas, selected.index)->places;

  *n = places.n;
  return g_memdup2 (places.v, places.n * sizeof (guint));
}

/* Whether the places are so many that they are gathered elsewhere. */
static gboolean
is_large (const KzruMapScene *self)
{
  return self->content != NULL && self->content->n_places > KZRU_JOB_AT_ONCE;
}

/* Has the places of a large table gathered elsewhere, while what there is of them is
 * shown. */
static void
gather (KzruMapScene  *self,
        KzruMapParams *params)
{
  g_auto (KzruRowFilter) filter = { 0 };

  if (!is_large (self) || !kzru_view_state_get_map_row_filter (self->view_state, &filter))
    return;

  params->is_gathering = TRUE;
  params->clusters = kzru_place_gatherer_get (self->gatherer, self->content,
                                              kzru_map_layout_get_cluster_zoom (&params->frame),
                                              KZRU_MAP_CLUSTER_RADIUS, &filter);
}

/* Makes the layout of @frame. */
static void
lay_out (KzruMapScene       *self,
         const KzruMapFrame *frame)
{
  KzruMapParams params = {
    .is_shown = is_shown,
    .user_data = self,
    .clusters = self->clusters,
    .lines = self->lines,
    .is_bare = self->is_bare,
    .margin = KZRU_MAP_SCENE_MARGIN,
  };
  g_autofree guint *pinned = dup_pinned (self, &params.n_pinned);
  gint64 instant;

  params.pinned = pinned;
  params.content = self->content;
  params.frame = *frame;
  params.texts = kzru_map_scene_get_texts (self);
  params.languages = kzru_view_state_get_languages (self->view_state);
  if (kzru_map_scene_get_instant (self, &instant))
    params.instant = &instant;
  params.taken = (const KzruScreenBox *) self->taken->data;
  params.n_taken = self->taken->len;
  gather (self, &params);
  g_clear_pointer (&self->layout, kzru_map_layout_unref);
  self->layout = kzru_map_layout_new (&params);

  g_clear_pointer (&self->clusters, kzru_place_clusters_unref);
  g_clear_pointer (&self->lines, kzru_map_lines_unref);
  self->clusters = kzru_place_clusters_ref (kzru_map_layout_get_clusters (self->layout));
  self->lines = kzru_map_lines_ref (kzru_map_layout_get_all_lines (self->layout));
}

/**
 * kzru_map_scene_get_layout:
 * @self: a scene
 *
 * Gets the layout of what is shown.
 *
 * Returns: (transfer none) (nullable): the layout, or %NULL with no atlas or
 *   before the map has a size
 */
KzruMapLayout *
kzru_map_scene_get_layout (KzruMapScene *self)
{
  KzruMapFrame frame = kzru_map_scene_get_frame (self);

  if (self->width <= 0 || self->height <= 0 || self->context == NULL || kzru_map_scene_get_content (self) == NULL)
    return NULL;

  if (self->layout == NULL || !kzru_map_frame_equal (kzru_map_layout_get_frame (self->layout), &frame))
    lay_out (self, &frame);

  return self->layout;
}

/**
 * kzru_map_scene_get_drawn:
 * @self: a scene
 * @shift: (out): how far to the right and down the layout is to be moved, in pixels
 *
 * Gets a layout to draw: while the map is being moved, one of before, moved
 * with it, as long as it covers the picture.
 *
 * Returns: (transfer none) (nullable): the layout, or %NULL with no atlas or
 *   before the map has a size
 */
KzruMapLayout *
kzru_map_scene_get_drawn (KzruMapScene    *self,
                          KzruScreenPoint *shift)
{
  KzruMapFrame frame = kzru_map_scene_get_frame (self);

  *shift = (KzruScreenPoint) { 0, 0 };
  if (self->rest_id != 0 && self->layout != NULL)
    {
      const KzruMapFrame *drawn = kzru_map_layout_get_frame (self->layout);

      if (kzru_map_frame_get_shift (drawn, &frame, shift)
          && fabs (shift->x) <= KZRU_MAP_SCENE_MARGIN && fabs (shift->y) <= KZRU_MAP_SCENE_MARGIN)
        return self->layout;
      *shift = (KzruScreenPoint) { 0, 0 };
    }

  return kzru_map_scene_get_layout (self);
}

/**
 * kzru_map_scene_get_gathered:
 * @self: a scene
 * @clusters: (out) (transfer none) (nullable): the places of the events that are shown;
 *   %NULL until they were gathered: then [signal@MapScene::shown-changed] follows
 *
 * Gets the places of a large table, which are gathered in another thread.
 *
 * Returns: whether that is so, or else anything can be asked on the spot
 */
gboolean
kzru_map_scene_get_gathered (KzruMapScene       *self,
                             KzruPlaceClusters **clusters)
{
  *clusters = is_large (self) ? kzru_place_gatherer_get_gathered (self->gatherer) : NULL;

  return is_large (self);
}
