/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-place-gatherer"

#include "config.h"

#include "model/kzru-place-gatherer.h"

#include "model/kzru-event-table.h"
#include "model/kzru-job.h"

/* Gathers the places of a large table into clusters, in another thread.
 *
 * What is wanted may change with each frame, as when the playhead moves. What is under
 * way is not given up then, or nothing would ever come of it: it is taken when it is
 * done, and then what is wanted by that time is gathered. */

typedef struct
{
  KzruMapContent *content;
  double zoom;
  double radius;
  KzruRowFilter filter;
  guint generation;
  KzruPlaceClusters *clusters;
} Gathering;

struct _KzruPlaceGatherer
{
  GSourceOnceFunc changed;
  gpointer user_data;

  KzruPlaceClusters *clusters; /* NULL until there are some */
  KzruJob *running;            /* NULL if nothing is under way */
  guint generation;            /* of what is shown now */
  guint gathered;              /* and of the clusters */
  gboolean is_valid;           /* whether what is shown now is gathered, or will be */
  double zoom;                 /* for which */
};

static void
gathering_free (Gathering *gathering)
{
  kzru_map_content_unref (gathering->content);
  kzru_row_filter_clear (&gathering->filter);
  g_clear_pointer (&gathering->clusters, kzru_place_clusters_unref);
  g_free (gathering);
}

/**
 * kzru_place_gatherer_new:
 * @changed: called in the main context when there are other clusters
 * @user_data: passed to @changed
 *
 * Creates what gathers places, with nothing to do yet.
 *
 * Returns: (transfer full): a gatherer
 */
KzruPlaceGatherer *
kzru_place_gatherer_new (GSourceOnceFunc changed,
                         gpointer        user_data)
{
  KzruPlaceGatherer *self = g_new0 (KzruPlaceGatherer, 1);

  self->changed = changed;
  self->user_data = user_data;

  return self;
}

/**
 * kzru_place_gatherer_clear:
 * @self: a gatherer
 *
 * Forgets the clusters, and gives up what is under way.
 */
void
kzru_place_gatherer_clear (KzruPlaceGatherer *self)
{
  kzru_job_give_up (&self->running);
  self->is_valid = FALSE;
  g_clear_pointer (&self->clusters, kzru_place_clusters_unref);
}

/**
 * kzru_place_gatherer_free:
 * @self: (transfer full): a gatherer
 *
 * Frees a gatherer, and gives up what is under way.
 */
void
kzru_place_gatherer_free (KzruPlaceGatherer *self)
{
  kzru_place_gatherer_clear (self);
  g_free (self);
}

static gboolean
is_shown (KzruRef  ref,
          gpointer user_data)
{
  const KzruRowFilter *filter = user_data;

  return kzru_row_filter_passes (filter, kzru_event_table_find_row (filter->events, ref.index));
}

static void
gather_in_thread (gpointer            work,
                  const KzruProgress *progress)
{
  Gathering *gathering = work;
  gboolean is_open = kzru_row_filter_is_open (&gathering->filter);

  gathering->clusters = kzru_place_clusters_new (gathering->content, gathering->zoom, gathering->radius,
                                                 is_open ? NULL : is_shown, &gathering->filter, progress);
}

static void
gathered_cb (gpointer work,
             gpointer owner)
{
  Gathering *gathering = work;
  KzruPlaceGatherer *self = owner;

  g_clear_pointer (&self->clusters, kzru_place_clusters_unref);
  self->clusters = g_steal_pointer (&gathering->clusters);
  self->gathered = gathering->generation;
  self->changed (self->user_data);
}

static const KzruJobKind gathering_kind = {
  .run = gather_in_thread,
  .done = gathered_cb,
  .free = (GDestroyNotify) gathering_free,
};

/**
 * kzru_place_gatherer_invalidate:
 * @self: a gatherer
 *
 * Says that others may be shown than before.
 */
void
kzru_place_gatherer_invalidate (KzruPlaceGatherer *self)
{
  self->is_valid = FALSE;
  self->generation++;
}

/**
 * kzru_place_gatherer_is_running:
 * @self: a gatherer
 *
 * Says whether places are being gathered.
 *
 * Returns: whether they are
 */
gboolean
kzru_place_gatherer_is_running (const KzruPlaceGatherer *self)
{
  return self->running != NULL;
}

/**
 * kzru_place_gatherer_get:
 * @self: a gatherer
 * @content: what is shown, of a table
 * @zoom: the zoom level
 * @radius: how near places may be to each other on the screen, in pixels
 * @filter: which rows are shown; is copied
 *
 * Gets what was gathered last, be it of another zoom level or by another filter. If it
 * is, or may be, what is asked for is gathered: now, or after what is under way.
 *
 * Returns: (transfer none) (nullable): the clusters, or %NULL if there are none yet
 */
KzruPlaceClusters *
kzru_place_gatherer_get (KzruPlaceGatherer   *self,
                         KzruMapContent      *content,
                         double               zoom,
                         double               radius,
                         const KzruRowFilter *filter)
{
  if (!self->is_valid || self->zoom != zoom)
    {
      Gathering *gathering = g_new0 (Gathering, 1);

      gathering->content = kzru_map_content_ref (content);
      gathering->zoom = self->zoom = zoom;
      gathering->radius = radius;
      kzru_row_filter_copy (filter, &gathering->filter);
      gathering->generation = self->generation;
      self->is_valid = TRUE;
      kzru_job_start_next (&self->running, &gathering_kind, gathering, self);
    }

  return self->clusters;
}

/**
 * kzru_place_gatherer_get_gathered:
 * @self: a gatherer
 *
 * Gets the clusters of what is shown now, be it of another zoom level. Others may be in
 * the picture, but what they say is not so any more.
 *
 * Returns: (transfer none) (nullable): the clusters, or %NULL until they are gathered
 */
KzruPlaceClusters *
kzru_place_gatherer_get_gathered (const KzruPlaceGatherer *self)
{
  return self->gathered == self->generation ? self->clusters : NULL;
}
