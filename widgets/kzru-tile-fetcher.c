/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-tile-fetcher"

#include "config.h"

#include "widgets/kzru-tile-fetcher.h"

/**
 * KzruTileFetcher:
 *
 * Fetches tiles from the network, and tells whether they come.
 *
 * libshumate keeps it to itself when they do not. The work is done by its own
 * downloader, which has a cache on disk.
 */
struct _KzruTileFetcher
{
  ShumateDataSource parent_instance;

  ShumateDataSource *downloader;
};

G_DEFINE_FINAL_TYPE (KzruTileFetcher, kzru_tile_fetcher, SHUMATE_TYPE_DATA_SOURCE)

enum
{
  SIGNAL_FETCHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
downloaded_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GBytes *bytes = shumate_data_source_get_tile_data_finish (SHUMATE_DATA_SOURCE (source), result, &error);
  KzruTileFetcher *self = g_task_get_source_object (task);

  /* What is given up says nothing of the network. */
  if (bytes != NULL || !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    g_signal_emit (self, signals[SIGNAL_FETCHED], 0, bytes != NULL);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
}

static void
kzru_tile_fetcher_get_tile_data_async (ShumateDataSource   *source,
                                       int                  x,
                                       int                  y,
                                       int                  zoom_level,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  KzruTileFetcher *self = KZRU_TILE_FETCHER (source);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, kzru_tile_fetcher_get_tile_data_async);
  shumate_data_source_get_tile_data_async (self->downloader, x, y, zoom_level, cancellable, downloaded_cb, task);
}

static GBytes *
kzru_tile_fetcher_get_tile_data_finish (ShumateDataSource  *source,
                                        GAsyncResult       *result,
                                        GError            **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Tiles out of the cache come before the others. */
static void
received_cb (KzruTileFetcher *self,
             int              x,
             int              y,
             int              zoom_level,
             GBytes          *bytes)
{
  g_signal_emit_by_name (self, "received-data", x, y, zoom_level, bytes);
}

static void
kzru_tile_fetcher_dispose (GObject *object)
{
  g_clear_object (&KZRU_TILE_FETCHER (object)->downloader);

  G_OBJECT_CLASS (kzru_tile_fetcher_parent_class)->dispose (object);
}

static void
kzru_tile_fetcher_class_init (KzruTileFetcherClass *klass)
{
  ShumateDataSourceClass *source_class = SHUMATE_DATA_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kzru_tile_fetcher_dispose;
  source_class->get_tile_data_async = kzru_tile_fetcher_get_tile_data_async;
  source_class->get_tile_data_finish = kzru_tile_fetcher_get_tile_data_finish;

  /**
   * KzruTileFetcher::fetched:
   * @self: a fetcher
   * @came: whether it came
   *
   * A tile that was asked for came, or did not.
   */
  signals[SIGNAL_FETCHED] = g_signal_new ("fetched", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
kzru_tile_fetcher_init (KzruTileFetcher *self)
{
}

/**
 * kzru_tile_fetcher_new:
 * @address: the addresses of tiles, with {z}, {x} and {y} in it
 *
 * Creates a fetcher.
 *
 * Returns: (transfer full): a fetcher
 */
KzruTileFetcher *
kzru_tile_fetcher_new (const char *address)
{
  KzruTileFetcher *self;

  g_return_val_if_fail (address != NULL, NULL);

  self = g_object_new (KZRU_TYPE_TILE_FETCHER, NULL);
  self->downloader = SHUMATE_DATA_SOURCE (shumate_tile_downloader_new (address));
  if (g_signal_lookup ("received-data", SHUMATE_TYPE_DATA_SOURCE) != 0)
    g_signal_connect_object (self->downloader, "received-data", G_CALLBACK (received_cb), self, G_CONNECT_SWAPPED);

  return self;
}
