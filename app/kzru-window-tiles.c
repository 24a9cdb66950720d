/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-window"

#include "config.h"

#include "app/kzru-window-private.h"

#include "widgets/kzru-map-view.h"

/* The map has tiles from the network as the settings say. */

static void
tiles_cb (KzruWindow *self)
{
  g_autofree char *address = g_settings_get_string (self->settings, "tile-address");
  g_autofree char *attribution = g_settings_get_string (self->settings, "tile-attribution");
  gboolean wanted = g_settings_get_boolean (self->settings, "online-tiles");

  kzru_map_view_set_online_tiles (KZRU_MAP_VIEW (self->map), wanted ? address : NULL, attribution);
  kzru_map_view_set_online_names (KZRU_MAP_VIEW (self->map), g_settings_get_boolean (self->settings, "tile-names"));
}

/*
 * kzru_window_init_tiles:
 * @self: a window that has its panes
 *
 * Makes the map follow the settings.
 */
void
kzru_window_init_tiles (KzruWindow *self)
{
  static const char * const keys[] = { "online-tiles", "tile-address", "tile-attribution", "tile-names" };

  for (guint i = 0; self->settings != NULL && i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *signal = g_strconcat ("changed::", keys[i], NULL);

      g_signal_connect_object (self->settings, signal, G_CALLBACK (tiles_cb), self, G_CONNECT_SWAPPED);
    }

  if (self->settings != NULL)
    tiles_cb (self);
}
