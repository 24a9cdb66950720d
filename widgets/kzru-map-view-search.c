/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-map-view"

#include "config.h"

#include "widgets/kzru-map-view-private.h"

/* Where what is searched for is: matches that are all out of view are gone to, or
 * there would seem to be none. As long as any is in view, the map stays. */

static const KzruRecordKind searched[] = { KZRU_RECORD_ROUTE, KZRU_RECORD_EVENT };

/* The same as below, of a table: a row is at a place of its own, if at any, and of
 * a million of them no event is made. */
static gboolean
measure_rows (KzruMapView     *self,
              KzruMapContent  *content,
              KzruMercatorBox *all)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  KzruMapFrame frame = kzru_map_scene_get_frame (self->scene);

  for (guint i = 0; i < content->n_places; i++)
    {
      KzruMercator at = content->places[i];
      KzruMercatorBox box = { at.x, at.y, at.x, at.y };
      guint n;

      kzru_map_content_get_events (content, i, &n);
      if (n == 0 || !kzru_view_state_is_found (state, (KzruRef) { KZRU_RECORD_EVENT, i }))
        continue;
      if (_kzru_map_view_shows_box (&frame, &box))
        return FALSE;
      kzru_mercator_box_include (all, at);
    }

  return TRUE;
}

/* Takes the places of matches together; %FALSE as soon as one of them is in view. */
static gboolean
measure_matches (KzruMapView     *self,
                 KzruMercatorBox *all)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  KzruMapContent *content = kzru_map_scene_get_content (self->scene);

  if (kzru_atlas_get_table (atlas) != NULL)
    return measure_rows (self, content, all);

  for (guint i = 0; i < G_N_ELEMENTS (searched); i++)
    for (guint j = 0; j < kzru_atlas_get_n_records (atlas, searched[i]); j++)
      {
        KzruRef ref = { searched[i], j };
        KzruMercatorBox box;

        /* Routes of an event without a place are there only if they match, too. */
        if (!kzru_view_state_is_found (state, ref)
            || (ref.kind == KZRU_RECORD_EVENT && kzru_atlas_get_event (atlas, j)->places.n == 0))
          continue;
        box = kzru_map_content_get_box (content, ref);
        if (kzru_mercator_box_is_empty (&box))
          continue;
        if (_kzru_map_view_is_in_view (self, ref))
          return FALSE;

        kzru_mercator_box_include_box (all, &box);
      }

  return TRUE;
}

/* Hears that other records match than before. */
void
_kzru_map_view_reveal_matches (KzruMapView *self)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  KzruMapContent *content = kzru_map_scene_get_content (self->scene);
  KzruMapFrame frame = kzru_map_scene_get_frame (self->scene);
  KzruMercatorBox all = KZRU_MERCATOR_BOX_EMPTY;
  KzruMapFrame fitted;

  if (content == NULL || frame.width == 0 || frame.height == 0
      || kzru_view_state_get_atlas (state) == NULL
      || *kzru_view_state_get_query (state) == '\0')
    return;

  if (!measure_matches (self, &all) || kzru_mercator_box_is_empty (&all))
    return;

  fitted = kzru_map_frame_fit (&all, frame.width, frame.height, MIN (frame.width, frame.height) / 4,
                               KZRU_MAP_MIN_ZOOM, frame.zoom);
  frame.centre = fitted.centre;
  frame.zoom = fitted.zoom;
  _kzru_map_view_set_frame (self, &frame, TRUE);
}
