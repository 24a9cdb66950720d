/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-chart-map"

#include "config.h"

#include "widgets/kzru-chart-map.h"

#include "model/kzru-base-map.h"
#include "widgets/kzru-map-picture.h"

/* The map of a print: what its events touch, and nothing else. */

/* The map is made for px, of which there are 96 to the inch. */
#define PX_TO_PT 0.75
#define FONT "Noto Sans,Noto Sans Arabic,Sans 7.5" /* points */
#define MARGIN 50.0                             /* px, around what is shown */
#define MAX_ZOOM 9.0

struct _KzruChartMap
{
  KzruViewState *state;
  KzruEventTable *table;
  gboolean mirrored;
  gboolean *routes; /* for each of the atlas, whether it occurs */
  KzruMercatorBox bounds;
  KzruMapContent *content; /* NULL until it is drawn */
  guint n_shown;
};

static void
collect (KzruChartMap    *self,
         const KzruEvent *event)
{
  for (guint i = 0; i < event->routes.n; i++)
    self->routes[event->routes.v[i]] = TRUE;
  self->n_shown += event->routes.n + event->places.n;
}

/**
 * kzru_chart_map_new:
 * @state: a view state with an atlas
 * @table: the events of a print
 * @mirrored: whether it is read from right to left
 *
 * Finds the routes and places of a print.
 *
 * Returns: (transfer full) (nullable): the map, or %NULL if there are none
 */
KzruChartMap *
kzru_chart_map_new (KzruViewState  *state,
                    KzruEventTable *table,
                    gboolean        mirrored)
{
  g_autoptr (KzruChartMap) self = g_new0 (KzruChartMap, 1);
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  const KzruEventColumns *columns = kzru_event_table_get_columns (table);

  self->state = g_object_ref (state);
  self->table = kzru_event_table_ref (table);
  self->mirrored = mirrored;
  self->routes = g_new0 (gboolean, kzru_atlas_get_n_records (atlas, KZRU_RECORD_ROUTE));
  for (guint i = 0; i < columns->n_rows; i++)
    collect (self, kzru_atlas_get_event (atlas, columns->record[i]));

  return self->n_shown > 0 ? g_steal_pointer (&self) : NULL;
}

/**
 * kzru_chart_map_free:
 * @self: (nullable) (transfer full): a map
 *
 * Frees it.
 */
void
kzru_chart_map_free (KzruChartMap *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->content, kzru_map_content_unref);
  g_clear_pointer (&self->table, kzru_event_table_unref);
  g_clear_object (&self->state);
  g_free (self->routes);
  g_free (self);
}

/* Leaves out of the bounds what the window leaves out of the map at first: with a
 * capital of another continent, half of a page would be sea. */
static void
leave_out_far (KzruMercatorBox       *bounds,
               const KzruMercatorBox *near)
{
  KzruMercatorBox common = {
    .west = MAX (bounds->west, near->west),
    .north = MAX (bounds->north, near->north),
    .east = MIN (bounds->east, near->east),
    .south = MIN (bounds->south, near->south),
  };

  if (!kzru_mercator_box_is_empty (&common))
    *bounds = common;
}

/* Loads what is drawn, and finds its bounds. */
static void
make_content (KzruChartMap *self)
{
  g_autoptr (KzruBaseMap) base_map = kzru_base_map_dup_bundled ();
  KzruAtlas *atlas = kzru_view_state_get_atlas (self->state);
  const KzruEventColumns *columns = kzru_event_table_get_columns (self->table);

  self->content = kzru_map_content_new (atlas, base_map);
  self->bounds = KZRU_MERCATOR_BOX_EMPTY;
  for (guint i = 0; i < columns->n_rows; i++)
    {
      KzruMercatorBox box = kzru_map_content_get_box (self->content,
                                                      (KzruRef) { KZRU_RECORD_EVENT, columns->record[i] });

      kzru_mercator_box_include_box (&self->bounds, &box);
    }
  for (guint i = 0; i < kzru_atlas_get_n_records (atlas, KZRU_RECORD_ROUTE); i++)
    {
      KzruMercatorBox box = kzru_map_content_get_box (self->content, (KzruRef) { KZRU_RECORD_ROUTE, i });

      if (self->routes[i])
        kzru_mercator_box_include_box (&self->bounds, &box);
    }
  leave_out_far (&self->bounds, &self->content->box);
}

static gboolean
is_shown (KzruRef  ref,
          gpointer user_data)
{
  const KzruChartMap *self = user_data;

  if (ref.kind == KZRU_RECORD_EVENT)
    return kzru_event_table_find_row (self->table, ref.index) != KZRU_EVENT_TABLE_NO_ROW;
  if (ref.kind == KZRU_RECORD_ROUTE)
    return self->routes[ref.index];

  return TRUE;
}

/* A print that ends before the atlas does, or that is of a time range, shows routes
 * as they stood at its end, as the map of a window does. */
static gboolean
get_instant (KzruChartMap *self,
             gint64       *instant)
{
  KzruSpan span = kzru_view_state_get_visible_span (self->state);
  gboolean in_time = kzru_view_state_get_map_instant (self->state, instant);

  if (span.end >= kzru_view_state_get_document_span (self->state).end)
    return in_time;

  *instant = in_time ? MIN (*instant, span.end - 1) : span.end - 1;
  return TRUE;
}

/**
 * kzru_chart_map_paint:
 * @self: a map
 * @box: where to draw it, in points
 * @cr: where to draw
 *
 * Draws the map with legend, scale and attribution. Its letters are as large on
 * any paper.
 */
void
kzru_chart_map_paint (KzruChartMap  *self,
                      const KzruBox *box,
                      cairo_t       *cr)
{
  KzruMapFrame frame;
  gint64 instant;
  KzruMapPicture map = {
    .width = box->width / PX_TO_PT,
    .height = box->height / PX_TO_PT,
    .frame = &frame,
    .languages = kzru_view_state_get_languages (self->state),
    .palette = KZRU_MAP_PALETTE_LIGHT,
    .font = FONT,
    .mirrored = self->mirrored,
    .selected = KZRU_REF_NONE,
    .is_shown = is_shown,
    .user_data = self,
  };

  if (self->content == NULL)
    make_content (self);

  if (get_instant (self, &instant))
    map.instant = &instant;
  map.content = self->content;
  frame = kzru_map_frame_fit (&self->bounds, map.width, map.height, MARGIN, 0, MAX_ZOOM);

  cairo_save (cr);
  cairo_translate (cr, box->x, box->y);
  cairo_scale (cr, PX_TO_PT, PX_TO_PT);
  kzru_map_picture_paint (&map, cr);
  cairo_restore (cr);
}
