/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-base-map-source"

#include "config.h"

#include "widgets/kzru-base-map-source.h"

#include <math.h>
#include <string.h>

#include "widgets/kzru-base-map-painter.h"
#include "widgets/kzru-tile-paintable.h"

/**
 * KzruBaseMapSource:
 *
 * Tiles of the offline base map, painted in worker threads.
 *
 * libshumate shows tiles of whole zoom levels and stretches them between two
 * levels, up to twice their size. So that the map is sharp when it comes to
 * rest, tiles can be painted with the pixels that they will be stretched to,
 * and with lines as thin as they should be then: see
 * [method@BaseMapSource.set_scale].
 *
 * When colours or scale change, tiles keep their old pictures until they are
 * drawn the next time: then new ones are painted for those that can be seen.
 * Connect to [signal@BaseMapSource::repainted] to draw them.
 *
 * While one zooms, tiles are asked for faster than they can be painted. A job
 * looks up colours and scale when its turn comes, and the latest one has its
 * turn first.
 */

/* The rim of a tile, in pixels of the device: see KzruTilePaintable. */
#define RIM 1.0

/* What a picture depends on besides its place. Immutable: threads share it. */
typedef struct
{
  KzruBaseMap *base_map;
  KzruMapStyle style;
  guint8 *tints;        /* nullable */
  double scale;         /* pixels of the device in one of the screen */
  guint level;          /* the zoom level of the tiles that are on the screen */
  double magnification; /* how far they are stretched */
  gboolean smooth;      /* whether a graphics card draws them */
  guint serial;
} Look;

typedef struct
{
  KzruBaseMapSource *source;    /* borrowed from the task */
  KzruTilePaintable *paintable; /* for the main thread only */
  ShumateTile *tile;            /* nullable; for the main thread only */
  KzruTilePlace place;
  guint number; /* how many jobs there were before */
  guint serial; /* of the look that it was painted with */
} Job;

struct _KzruBaseMapSource
{
  ShumateMapSource parent_instance;

  GMutex mutex;
  Look *look; /* changed under the mutex */

  double nudge_x; /* px */
  double nudge_y;

  GHashTable *pending; /* KzruTilePaintable: those that are being repainted */
  guint n_jobs;
};

G_DEFINE_FINAL_TYPE (KzruBaseMapSource, kzru_base_map_source, SHUMATE_TYPE_MAP_SOURCE)

enum
{
  SIGNAL_REPAINTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clear_look (gpointer data)
{
  Look *look = data;

  kzru_base_map_unref (look->base_map);
  g_free (look->tints);
}

static Look *
copy_look (const Look *look)
{
  Look *copy = g_atomic_rc_box_new0 (Look);
  guint n;

  *copy = *look;
  kzru_base_map_ref (copy->base_map);
  kzru_base_map_get_units (copy->base_map, &n);
  copy->tints = g_memdup2 (look->tints, look->tints != NULL ? n : 0);
  copy->serial = look->serial + 1;

  return copy;
}

static Look *
dup_current_look (KzruBaseMapSource *self)
{
  Look *look;

  g_mutex_lock (&self->mutex);
  look = g_atomic_rc_box_acquire (self->look);
  g_mutex_unlock (&self->mutex);

  return look;
}

static void
free_job (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->paintable);
  g_clear_object (&job->tile);
  g_free (job);
}

static void
free_picture (gpointer data)
{
  KzruTilePicture *self = data;

  cairo_surface_destroy (self->surface);
  g_free (self);
}

/* Paints the pixels of the world that a tile has a part in, and its rim. */
static KzruTilePicture *
paint_tile (const Job  *job,
            const Look *look)
{
  double size = KZRU_MERCATOR_TILE_SIZE * look->magnification * look->scale;
  double world = size * exp2 (job->place.zoom);
  double left = floor (job->place.x * size) - RIM;
  double top = floor (job->place.y * size) - RIM;
  double width = ceil ((job->place.x + 1) * size) + RIM - left;
  double height = ceil ((job->place.y + 1) * size) + RIM - top;
  KzruMercatorBox box = { left / world, top / world, (left + width) / world, (top + height) / world };
  KzruTilePicture picture = {
    cairo_image_surface_create (look->smooth ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, (int) width, (int) height),
    left / size - job->place.x, top / size - job->place.y, width / size, height / size, look->smooth,
  };
  cairo_t *cr = cairo_create (picture.surface);

  cairo_scale (cr, look->scale, look->scale);
  kzru_base_map_paint (look->base_map, &look->style, look->tints, &box,
                       job->place.zoom + log2 (look->magnification), cr);
  cairo_destroy (cr);
  cairo_surface_flush (picture.surface);

  return g_memdup2 (&picture, sizeof picture);
}

/* The thread's reference to the task is dropped by finish_job(): the task holds
 * objects that must not come to their end in a thread. */
static void
run_task (gpointer data,
          gpointer unused)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);
  Look *look;

  if (g_task_return_error_if_cancelled (task))
    return;

  look = dup_current_look (job->source);
  job->serial = look->serial;
  g_task_return_pointer (task, paint_tile (job, look), free_picture);
  g_atomic_rc_box_release_full (look, clear_look);
}

/* The latest job first: the user looks at what was asked for last. */
static int
compare_jobs (gconstpointer a,
              gconstpointer b,
              gpointer      unused)
{
  const Job *first = g_task_get_task_data ((GTask *) a);
  const Job *second = g_task_get_task_data ((GTask *) b);

  return (first->number < second->number) - (first->number > second->number);
}

/* As many threads as there are processors: more would only wait for each other. */
static gpointer
create_pool (gpointer unused)
{
  GThreadPool *pool = g_thread_pool_new (run_task, NULL, (int) g_get_num_processors (), FALSE, NULL);

  g_thread_pool_set_sort_function (pool, compare_jobs, NULL);
  return pool;
}

static void
queue_job (KzruBaseMapSource   *self,
           KzruTilePaintable   *paintable,
           ShumateTile         *tile,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  static GOnce once = G_ONCE_INIT;
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->source = self;
  job->paintable = g_object_ref (paintable);
  job->tile = tile != NULL ? g_object_ref (tile) : NULL;
  job->place = kzru_tile_paintable_get_place (paintable);
  job->number = self->n_jobs++;

  g_task_set_source_tag (task, queue_job);
  g_task_set_task_data (task, job, free_job);
  g_thread_pool_push (g_once (&once, create_pool, NULL), task, NULL);
}

/* Gives a job's picture to its tile. */
static gboolean
finish_job (GAsyncResult  *result,
            GError       **error)
{
  g_autoptr (GTask) task = G_TASK (result);
  KzruTilePicture *picture = g_task_propagate_pointer (task, error);
  gboolean success = picture != NULL;
  Job *job = g_task_get_task_data (task);

  if (picture != NULL)
    kzru_tile_paintable_set_picture (job->paintable, picture, job->serial);
  g_clear_pointer (&picture, free_picture);
  if (success && job->tile != NULL)
    {
      shumate_tile_set_paintable (job->tile, GDK_PAINTABLE (job->paintable));
      shumate_tile_set_state (job->tile, SHUMATE_STATE_DONE);
    }

  g_clear_object (&job->tile);
  g_clear_object (&job->paintable);

  return success;
}

static void
repainted_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  KzruBaseMapSource *self = KZRU_BASE_MAP_SOURCE (source);

  /* A key only: the job holds the paintable until it is finished. */
  g_hash_table_remove (self->pending, user_data);
  if (finish_job (result, NULL))
    g_signal_emit (self, signals[SIGNAL_REPAINTED], 0);
}

/* Tiles of other zoom levels are about to go: they keep their pictures. */
static void
drawn_cb (KzruBaseMapSource *self,
          KzruTilePaintable *paintable)
{
  kzru_tile_paintable_set_nudge (paintable, self->nudge_x, self->nudge_y);

  if (kzru_tile_paintable_get_serial (paintable) == self->look->serial
      || kzru_tile_paintable_get_place (paintable).zoom != self->look->level
      || !g_hash_table_add (self->pending, paintable))
    return;

  queue_job (self, paintable, NULL, NULL, repainted_cb, paintable);
}

static void
set_look (KzruBaseMapSource *self,
          Look              *look)
{
  Look *old = self->look;

  g_mutex_lock (&self->mutex);
  self->look = look;
  g_mutex_unlock (&self->mutex);
  g_atomic_rc_box_release_full (old, clear_look);

  g_signal_emit (self, signals[SIGNAL_REPAINTED], 0);
}

static void
kzru_base_map_source_fill_tile_async (ShumateMapSource    *source,
                                      ShumateTile         *tile,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  KzruBaseMapSource *self = KZRU_BASE_MAP_SOURCE (source);
  KzruTilePlace place = { shumate_tile_get_zoom_level (tile), shumate_tile_get_x (tile), shumate_tile_get_y (tile) };
  g_autoptr (KzruTilePaintable) paintable = kzru_tile_paintable_new (place);

  g_signal_connect_object (paintable, "drawn", G_CALLBACK (drawn_cb), self, G_CONNECT_SWAPPED);
  shumate_tile_set_state (tile, SHUMATE_STATE_LOADING);
  queue_job (self, paintable, tile, cancellable, callback, user_data);
}

static gboolean
kzru_base_map_source_fill_tile_finish (ShumateMapSource  *source,
                                       GAsyncResult      *result,
                                       GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, source), FALSE);

  return finish_job (result, error);
}

static void
kzru_base_map_source_finalize (GObject *object)
{
  KzruBaseMapSource *self = KZRU_BASE_MAP_SOURCE (object);

  g_hash_table_unref (self->pending);
  if (self->look != NULL)
    g_atomic_rc_box_release_full (self->look, clear_look);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (kzru_base_map_source_parent_class)->finalize (object);
}

static void
kzru_base_map_source_class_init (KzruBaseMapSourceClass *klass)
{
  ShumateMapSourceClass *source_class = SHUMATE_MAP_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kzru_base_map_source_finalize;
  source_class->fill_tile_async = kzru_base_map_source_fill_tile_async;
  source_class->fill_tile_finish = kzru_base_map_source_fill_tile_finish;

  /**
   * KzruBaseMapSource::repainted:
   * @self: the source
   *
   * Tiles look other than before, or would: the map has to be drawn again.
   */
  signals[SIGNAL_REPAINTED] =
    g_signal_new ("repainted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kzru_base_map_source_init (KzruBaseMapSource *self)
{
  ShumateMapSource *source = SHUMATE_MAP_SOURCE (self);

  g_mutex_init (&self->mutex);
  self->pending = g_hash_table_new (NULL, NULL);

  shumate_map_source_set_id (source, "kzru-base-map");
  shumate_map_source_set_name (source, "Natural Earth");
  shumate_map_source_set_min_zoom_level (source, KZRU_MAP_MIN_ZOOM);
  shumate_map_source_set_max_zoom_level (source, KZRU_MAP_MAX_ZOOM);
  shumate_map_source_set_tile_size (source, KZRU_MERCATOR_TILE_SIZE);
  shumate_map_source_set_projection (source, SHUMATE_MAP_PROJECTION_MERCATOR);
}

/**
 * kzru_base_map_source_new:
 * @base_map: the base map
 *
 * Creates a source of tiles, in light colours and without tints.
 *
 * Returns: (transfer full): a map source
 */
KzruBaseMapSource *
kzru_base_map_source_new (KzruBaseMap *base_map)
{
  KzruBaseMapSource *self = g_object_new (KZRU_TYPE_BASE_MAP_SOURCE, NULL);

  self->look = g_atomic_rc_box_new0 (Look);
  self->look->base_map = kzru_base_map_ref (base_map);
  self->look->scale = 1;
  self->look->magnification = 1;
  kzru_map_style_init (&self->look->style, KZRU_MAP_PALETTE_LIGHT);

  return self;
}

/**
 * kzru_base_map_source_set_look:
 * @self: a source
 * @style: the colours
 * @tints: (nullable): for each unit of the base map, 0 or 1 + the index of its tint
 *
 * Sets in which colours the tiles are painted.
 */
void
kzru_base_map_source_set_look (KzruBaseMapSource  *self,
                               const KzruMapStyle *style,
                               const guint8       *tints)
{
  const Look *old;
  Look *look;
  guint n;

  g_return_if_fail (KZRU_IS_BASE_MAP_SOURCE (self));
  g_return_if_fail (style != NULL);

  old = self->look;
  kzru_base_map_get_units (old->base_map, &n);
  if (old->style.palette == style->palette && (old->tints == NULL) == (tints == NULL)
      && (tints == NULL || memcmp (old->tints, tints, n) == 0))
    return;

  look = copy_look (old);
  look->style = *style;
  g_free (look->tints);
  look->tints = g_memdup2 (tints, tints != NULL ? n : 0);

  set_look (self, look);
}

/**
 * kzru_base_map_source_set_scale:
 * @self: a source
 * @scale: pixels of the device in one of the screen
 * @zoom: the zoom level that the map rests at
 *
 * Sets for which size tiles are painted.
 */
void
kzru_base_map_source_set_scale (KzruBaseMapSource *self,
                                double             scale,
                                double             zoom)
{
  double magnification = exp2 (zoom - floor (zoom));
  guint level = (guint) MAX (zoom, 0);
  Look *look;

  g_return_if_fail (KZRU_IS_BASE_MAP_SOURCE (self));
  g_return_if_fail (scale > 0);

  if (self->look->scale == scale && self->look->magnification == magnification && self->look->level == level)
    return;

  look = copy_look (self->look);
  look->scale = scale;
  look->level = level;
  look->magnification = magnification;

  set_look (self, look);
}

/**
 * kzru_base_map_source_set_smooth:
 * @self: a source
 * @smooth: whether a graphics card draws the tiles
 *
 * Sets how the pictures of tiles are kept: so that they are copied, or so that they
 * are smooth on a map that is turned or zoomed.
 */
void
kzru_base_map_source_set_smooth (KzruBaseMapSource *self,
                                 gboolean           smooth)
{
  Look *look;

  g_return_if_fail (KZRU_IS_BASE_MAP_SOURCE (self));

  if (self->look->smooth == smooth)
    return;

  look = copy_look (self->look);
  look->smooth = smooth;

  set_look (self, look);
}

/**
 * kzru_base_map_source_set_origin:
 * @self: a source
 * @x: where the left edge of the window is on the map of the world, in pixels
 * @y: where its upper edge is
 *
 * Says where the window is, so that tiles are drawn on its pixels and not between
 * them. On a map that is turned there are no such places.
 */
void
kzru_base_map_source_set_origin (KzruBaseMapSource *self,
                                 double             x,
                                 double             y)
{
  double scale = self->look->scale;

  g_return_if_fail (KZRU_IS_BASE_MAP_SOURCE (self));

  self->nudge_x = x - round (x * scale) / scale;
  self->nudge_y = y - round (y * scale) / scale;
}
