/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-base-map-source"

#include "config.h"

#include "widgets/kzru-base-map-source.h"

#include <math.h>

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
 * When colours or scale change, the tiles on the screen keep their old
 * pictures until the new ones are ready. Each change gives the source another
 * id, so that libshumate's cache never mixes pictures of before and after.
 */

/* The rim of a tile, in its own pixels: see KzruTilePaintable. */
#define BLEED 1.0

/* What a picture depends on besides its place. Immutable: threads share it. */
typedef struct
{
  KzruBaseMap *base_map;
  KzruMapStyle style;
  guint8 *tints;        /* nullable */
  double scale;         /* pixels of the device in one of the screen */
  double magnification; /* how far tiles are stretched */
  guint serial;
} Look;

typedef struct
{
  Look *look;
  ShumateTile *tile; /* touched by the main thread only */
  guint x;
  guint y;
  guint zoom;
} Job;

struct _KzruBaseMapSource
{
  ShumateMapSource parent_instance;

  Look *look;
  GPtrArray *tiles; /* those that somebody else holds; weak references */
};

G_DEFINE_FINAL_TYPE (KzruBaseMapSource, kzru_base_map_source, SHUMATE_TYPE_MAP_SOURCE)

/* What a tile's picture was painted with is kept on the tile. */
static GQuark
get_serial_quark (void)
{
  return g_quark_from_static_string ("kzru-tile-serial");
}

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
  kzru_base_map_get_units (kzru_base_map_ref (look->base_map), &n);
  copy->tints = g_memdup2 (look->tints, look->tints != NULL ? n : 0);
  copy->serial = look->serial + 1;

  return copy;
}

static void
free_job (gpointer data)
{
  Job *job = data;

  g_atomic_rc_box_release_full (job->look, clear_look);
  g_object_unref (job->tile);
  g_free (job);
}

static GdkPaintable *
paint_tile (const Job *job)
{
  const Look *look = job->look;
  double n = exp2 (job->zoom);
  double size = KZRU_MERCATOR_TILE_SIZE * look->magnification + 2 * BLEED;
  int pixels = (int) ceil (size * look->scale);
  double rim = BLEED / look->magnification / KZRU_MERCATOR_TILE_SIZE / n;
  KzruMercatorBox box = { job->x / n - rim, job->y / n - rim, (job->x + 1) / n + rim, (job->y + 1) / n + rim };
  g_autofree guchar *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  int stride = cairo_format_stride_for_width (CAIRO_FORMAT_ARGB32, pixels);
  cairo_surface_t *surface;
  cairo_t *cr;

  data = g_malloc ((gsize) stride * (gsize) pixels);
  surface = cairo_image_surface_create_for_data (data, CAIRO_FORMAT_ARGB32, pixels, pixels, stride);
  cr = cairo_create (surface);
  cairo_scale (cr, pixels / size, pixels / size);
  kzru_base_map_paint (look->base_map, &look->style, look->tints, &box,
                       job->zoom + log2 (look->magnification), cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  bytes = g_bytes_new_take (g_steal_pointer (&data), (gsize) stride * (gsize) pixels);
  texture = gdk_memory_texture_new (pixels, pixels, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);

  return kzru_tile_paintable_new (texture, BLEED / (KZRU_MERCATOR_TILE_SIZE * look->magnification));
}

/* The thread's reference to the task is dropped by finish_job(): the task holds
 * a tile and the source, and neither may come to its end in a thread. */
static void
run_task (gpointer data,
          gpointer unused)
{
  GTask *task = data;

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, paint_tile (g_task_get_task_data (task)), g_object_unref);
}

/* As many threads as there are processors: more would only wait for each other. */
static gpointer
create_pool (gpointer unused)
{
  return g_thread_pool_new (run_task, NULL, (int) g_get_num_processors (), FALSE, NULL);
}

static void
queue_job (KzruBaseMapSource   *self,
           ShumateTile         *tile,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  static GOnce once = G_ONCE_INIT;
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->look = g_atomic_rc_box_acquire (self->look);
  job->tile = g_object_ref (tile);
  job->x = shumate_tile_get_x (tile);
  job->y = shumate_tile_get_y (tile);
  job->zoom = shumate_tile_get_zoom_level (tile);

  g_task_set_source_tag (task, queue_job);
  g_task_set_task_data (task, job, free_job);
  g_thread_pool_push (g_once (&once, create_pool, NULL), task, NULL);
}

/* Puts the picture of a job on its tile, unless a newer one is there. */
static gboolean
finish_job (GAsyncResult  *result,
            GError       **error)
{
  g_autoptr (GTask) task = G_TASK (result);
  g_autoptr (GdkPaintable) paintable = g_task_propagate_pointer (task, error);
  Job *job = g_task_get_task_data (task);
  guint serial = GPOINTER_TO_UINT (g_object_get_qdata (G_OBJECT (job->tile), get_serial_quark ()));

  if (paintable == NULL)
    return FALSE;

  if (job->look->serial >= serial)
    {
      g_object_set_qdata (G_OBJECT (job->tile), get_serial_quark (), GUINT_TO_POINTER (job->look->serial));
      shumate_tile_set_paintable (job->tile, paintable);
    }

  /* Layers redraw when the state changes, and only then. */
  shumate_tile_set_state (job->tile, SHUMATE_STATE_LOADED);
  shumate_tile_set_state (job->tile, SHUMATE_STATE_DONE);

  return TRUE;
}

static void
repainted_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  finish_job (result, NULL);
}

static void
tile_gone_cb (gpointer  data,
              GObject  *tile)
{
  g_ptr_array_remove_fast (KZRU_BASE_MAP_SOURCE (data)->tiles, tile);
}

static void
repaint (KzruBaseMapSource *self)
{
  g_autofree char *id = g_strdup_printf ("kzru-base-map-%u", self->look->serial);

  shumate_map_source_set_id (SHUMATE_MAP_SOURCE (self), id);
  for (guint i = 0; i < self->tiles->len; i++)
    queue_job (self, g_ptr_array_index (self->tiles, i), NULL, repainted_cb, NULL);
}

static void
set_look (KzruBaseMapSource *self,
          Look              *look)
{
  g_atomic_rc_box_release_full (self->look, clear_look);
  self->look = look;
  repaint (self);
}

static void
kzru_base_map_source_fill_tile_async (ShumateMapSource    *source,
                                      ShumateTile         *tile,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  KzruBaseMapSource *self = KZRU_BASE_MAP_SOURCE (source);

  g_object_weak_ref (G_OBJECT (tile), tile_gone_cb, self);
  g_ptr_array_add (self->tiles, tile);

  shumate_tile_set_state (tile, SHUMATE_STATE_LOADING);
  queue_job (self, tile, cancellable, callback, user_data);
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

  for (guint i = 0; i < self->tiles->len; i++)
    g_object_weak_unref (g_ptr_array_index (self->tiles, i), tile_gone_cb, self);
  g_ptr_array_unref (self->tiles);
  if (self->look != NULL)
    g_atomic_rc_box_release_full (self->look, clear_look);

  G_OBJECT_CLASS (kzru_base_map_source_parent_class)->finalize (object);
}

static void
kzru_base_map_source_class_init (KzruBaseMapSourceClass *klass)
{
  ShumateMapSourceClass *source_class = SHUMATE_MAP_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kzru_base_map_source_finalize;
  source_class->fill_tile_async = kzru_base_map_source_fill_tile_async;
  source_class->fill_tile_finish = kzru_base_map_source_fill_tile_finish;
}

static void
kzru_base_map_source_init (KzruBaseMapSource *self)
{
  ShumateMapSource *source = SHUMATE_MAP_SOURCE (self);

  self->tiles = g_ptr_array_new ();

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
  Look *look;
  guint n;

  g_return_if_fail (KZRU_IS_BASE_MAP_SOURCE (self));
  g_return_if_fail (style != NULL);

  look = copy_look (self->look);
  look->style = *style;
  g_free (look->tints);
  kzru_base_map_get_units (look->base_map, &n);
  look->tints = g_memdup2 (tints, tints != NULL ? n : 0);

  set_look (self, look);
}

/**
 * kzru_base_map_source_set_scale:
 * @self: a source
 * @scale: pixels of the device in one of the screen
 * @magnification: how far tiles are stretched, 1 to 2
 *
 * Sets for which size tiles are painted.
 */
void
kzru_base_map_source_set_scale (KzruBaseMapSource *self,
                                double             scale,
                                double             magnification)
{
  Look *look;

  g_return_if_fail (KZRU_IS_BASE_MAP_SOURCE (self));
  g_return_if_fail (scale > 0 && magnification > 0);

  if (self->look->scale == scale && self->look->magnification == magnification)
    return;

  look = copy_look (self->look);
  look->scale = scale;
  look->magnification = magnification;

  set_look (self, look);
}
