/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-map-loader"

#include "config.h"

#include "model/kzru-map-loader.h"

#include "model/kzru-job.h"

/* Makes ready what a map shows: an atlas of a few places on the spot, a large table in
 * another thread. Where the names of countries may stand is the same for all atlases:
 * it is found beforehand, while the first one is being read. */

typedef struct
{
  KzruAtlas *atlas;
  KzruBaseMap *base_map; /* nullable */
  KzruMapContent *content;
} Loading;

struct _KzruMapLoader
{
  KzruBaseMap *base_map; /* nullable */
  GSourceOnceFunc loaded;
  gpointer user_data;

  KzruMapContent *content; /* NULL until there is one */
  KzruJob *loading;        /* NULL if nothing is under way */
  KzruJob *naming;         /* likewise */
};

static void
loading_free (Loading *loading)
{
  g_object_unref (loading->atlas);
  g_clear_pointer (&loading->base_map, kzru_base_map_unref);
  g_clear_pointer (&loading->content, kzru_map_content_unref);
  g_free (loading);
}

static void
load_in_thread (gpointer            work,
                const KzruProgress *progress)
{
  Loading *loading = work;

  loading->content = kzru_map_content_new (loading->atlas, loading->base_map);
}

static void
loaded_cb (gpointer work,
           gpointer owner)
{
  Loading *loading = work;
  KzruMapLoader *self = owner;

  self->content = g_steal_pointer (&loading->content);
  self->loaded (self->user_data);
}

static const KzruJobKind loading_kind = {
  .run = load_in_thread,
  .done = loaded_cb,
  .free = (GDestroyNotify) loading_free,
};

static void
name_in_thread (gpointer            work,
                const KzruProgress *progress)
{
  KzruBaseMap *base_map = work;
  guint n;

  kzru_base_map_get_units (base_map, &n);
  for (guint i = 0; i < n && kzru_progress_go_on (progress, i, n); i++)
    kzru_base_map_get_anchors (base_map, i);
}

/* Whoever needs an anchor takes it from the base map, found by then or not. */
static void
named_cb (gpointer work,
          gpointer owner)
{
}

static const KzruJobKind naming_kind = {
  .run = name_in_thread,
  .done = named_cb,
  .free = (GDestroyNotify) kzru_base_map_unref,
};

/**
 * kzru_map_loader_new:
 * @base_map: (nullable): the base map
 * @loaded: called in the main context when there is what was not there when it was
 *   asked for
 * @user_data: passed to @loaded
 *
 * Creates what makes atlases ready to be shown on a map.
 *
 * Returns: (transfer full): a loader
 */
KzruMapLoader *
kzru_map_loader_new (KzruBaseMap     *base_map,
                     GSourceOnceFunc  loaded,
                     gpointer         user_data)
{
  KzruMapLoader *self = g_new0 (KzruMapLoader, 1);

  self->loaded = loaded;
  self->user_data = user_data;
  if (base_map != NULL)
    {
      self->base_map = kzru_base_map_ref (base_map);
      kzru_job_start (&self->naming, &naming_kind, kzru_base_map_ref (base_map), self);
    }

  return self;
}

/**
 * kzru_map_loader_clear:
 * @self: a loader
 *
 * Forgets the atlas, and gives up what is under way.
 */
void
kzru_map_loader_clear (KzruMapLoader *self)
{
  kzru_job_give_up (&self->loading);
  g_clear_pointer (&self->content, kzru_map_content_unref);
}

/**
 * kzru_map_loader_free:
 * @self: (transfer full): a loader
 *
 * Frees a loader, and gives up what is under way.
 */
void
kzru_map_loader_free (KzruMapLoader *self)
{
  kzru_map_loader_clear (self);
  kzru_job_give_up (&self->naming);
  g_clear_pointer (&self->base_map, kzru_base_map_unref);
  g_free (self);
}

static void
start (KzruMapLoader *self,
       KzruAtlas     *atlas)
{
  Loading *loading = g_new0 (Loading, 1);

  loading->atlas = g_object_ref (atlas);
  loading->base_map = self->base_map != NULL ? kzru_base_map_ref (self->base_map) : NULL;
  kzru_job_start (&self->loading, &loading_kind, loading, self);
}

/**
 * kzru_map_loader_get:
 * @self: a loader
 * @atlas: the atlas, the same until the loader is cleared
 *
 * Gets what a map shows of an atlas. If that takes long, it is made ready elsewhere.
 *
 * Returns: (transfer none) (nullable): the content, or %NULL if there is none yet
 */
KzruMapContent *
kzru_map_loader_get (KzruMapLoader *self,
                     KzruAtlas     *atlas)
{
  if (self->content != NULL || self->loading != NULL)
    return self->content;

  if (kzru_atlas_get_n_records (atlas, KZRU_RECORD_PLACE) > KZRU_JOB_AT_ONCE)
    start (self, atlas);
  else
    self->content = kzru_map_content_new (atlas, self->base_map);

  return self->content;
}

/**
 * kzru_map_loader_is_running:
 * @self: a loader
 *
 * Says whether an atlas is being made ready.
 *
 * Returns: whether one is
 */
gboolean
kzru_map_loader_is_running (KzruMapLoader *self)
{
  return self->loading != NULL;
}
