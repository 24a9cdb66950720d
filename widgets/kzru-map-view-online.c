/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-map-view"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-tile-template.h"
#include "widgets/kzru-map-legend.h"
#include "widgets/kzru-map-view-private.h"
#include "widgets/kzru-tile-fetcher.h"

/* Tiles from the network, if the user wants them: a layer over the base map,
 * which stays where it is. A tile that does not come leaves it to be seen; as long
 * as none comes, it keeps its names, and the user is told once. */

/* Tile servers have no more than this, and the map goes no nearer anyway. */
#define MAX_ZOOM 19

static void
update_names (KzruMapView *self)
{
  kzru_map_scene_set_bare (self->scene, self->online_layer != NULL && self->online_came && !self->online_names);
}

static void
fetched_cb (KzruMapView *self,
            gboolean     came)
{
  if (came && !self->online_came)
    {
      self->online_came = TRUE;
      update_names (self);
    }
  else if (!came && !self->online_came && !self->online_told)
    {
      self->online_told = TRUE;
      g_signal_emit_by_name (self, "told", _("Online tiles cannot be fetched. The built-in map is shown."));
    }
}

static ShumateLayer *
create_layer (KzruMapView *self,
              const char  *address,
              const char  *attribution)
{
  g_autoptr (KzruTileFetcher) fetcher = kzru_tile_fetcher_new (address);
  g_autoptr (ShumateRasterRenderer) renderer =
    shumate_raster_renderer_new_full ("kzru-online", attribution, attribution, NULL, 0, MAX_ZOOM,
                                      KZRU_MERCATOR_TILE_SIZE, SHUMATE_MAP_PROJECTION_MERCATOR,
                                      SHUMATE_DATA_SOURCE (fetcher));

  self->online_came = FALSE;
  self->online_told = FALSE;
  g_signal_connect_object (fetcher, "fetched", G_CALLBACK (fetched_cb), self, G_CONNECT_SWAPPED);

  return SHUMATE_LAYER (shumate_map_layer_new (SHUMATE_MAP_SOURCE (renderer), self->viewport));
}

static void
remove_layer (KzruMapView *self)
{
  if (self->online_layer == NULL)
    return;

  shumate_map_remove_layer (self->map, self->online_layer);
  self->online_layer = NULL;
}

/* The tiles' makers want to be named where the tiles are seen. */
static void
show_attribution (KzruMapView *self,
                  const char  *attribution)
{
  gtk_label_set_text (GTK_LABEL (self->online_credit), attribution != NULL ? attribution : "");
  gtk_widget_set_visible (self->online_credit, attribution != NULL && attribution[0] != '\0');
}

void
_kzru_map_view_create_online_credit (KzruMapView *self)
{
  self->online_credit = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->online_credit), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (self->online_credit, GTK_ALIGN_END);
  gtk_widget_set_can_target (self->online_credit, FALSE);
  gtk_widget_set_visible (self->online_credit, FALSE);
  gtk_widget_add_css_class (self->online_credit, "map-credit");
}

/**
 * kzru_map_view_set_online_tiles:
 * @self: a map
 * @address: (nullable): the addresses of tiles, with {z}, {x} and {y} in it,
 *   or %NULL for none
 * @attribution: (nullable): who made the tiles
 *
 * Sets where tiles come from that are laid over the base map. As long as there
 * is no address, or one that is none, the map makes no connection.
 */
void
kzru_map_view_set_online_tiles (KzruMapView *self,
                                const char  *address,
                                const char  *attribution)
{
  gboolean wanted = address != NULL && kzru_tile_template_check (address, NULL);

  g_return_if_fail (KZRU_IS_MAP_VIEW (self));

  if (g_strcmp0 (self->online_address, wanted ? address : NULL) != 0)
    {
      remove_layer (self);
      g_free (self->online_address);
      self->online_address = wanted ? g_strdup (address) : NULL;
      if (wanted)
        {
          self->online_layer = create_layer (self, address, attribution);
          shumate_map_insert_layer_behind (self->map, self->online_layer, self->paint_layer);
        }
    }

  show_attribution (self, wanted ? attribution : NULL);
  kzru_map_legend_set_over_tiles (KZRU_MAP_LEGEND (self->legend), wanted);
  update_names (self);
}

/**
 * kzru_map_view_set_online_names:
 * @self: a map
 * @is_shown: whether countries, seas and cities are named over tiles from the
 *   network
 *
 * Sets whether the map names what most tiles name themselves. Without such tiles,
 * it does.
 */
void
kzru_map_view_set_online_names (KzruMapView *self,
                                gboolean     is_shown)
{
  g_return_if_fail (KZRU_IS_MAP_VIEW (self));

  self->online_names = is_shown;
  update_names (self);
}
