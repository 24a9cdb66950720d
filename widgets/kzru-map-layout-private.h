/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/kzru-map-layout.h"

G_BEGIN_DECLS

/* How far to each side of a line nothing should stand, in pixels. */
#define KZRU_MAP_LINE_REACH 3.0

/* No mark is larger, in pixels. */
#define KZRU_MAP_MAX_MARK_RADIUS 20.0

struct _KzruMapLayout
{
  KzruMapContent *content;
  KzruMapFrame frame;
  KzruPlaceClusters *clusters;
  KzruMapLines *all_lines; /* also those out of the picture */
  guint8 *standings;    /* KzruRouteStanding, of each route */

  GArray *points;       /* KzruScreenPoint: of lines and of lines that texts stand on */
  GArray *lines;        /* KzruMapLine */
  GArray *arrows;       /* KzruMapArrow */
  GArray *route_labels; /* KzruMapRouteLabel */
  GArray *names;        /* KzruMapName */
  GArray *places;       /* KzruMapPlace */
  GArray *cities;       /* KzruMapPlace: of the base map, by index of city */
  GArray *marks;        /* KzruMapCluster */
};

/* A layout while it is made. */
typedef struct
{
  KzruMapLayout       *layout;
  const KzruMapParams *params;
  KzruMapRoom         *room;  /* what names and marks have taken */
  KzruMapRoom         *lines; /* where lines of routes go */
} KzruMapBuilder;

gboolean _kzru_map_builder_is_shown     (const KzruMapBuilder *self,
                                         KzruRecordKind        kind,
                                         guint                 index);
gboolean _kzru_map_builder_is_in_view   (const KzruMapBuilder *self,
                                         const KzruScreenBox  *box,
                                         double                margin);

gboolean _kzru_map_builder_is_in_picture (const KzruMapBuilder *self,
                                          KzruScreenPoint       at,
                                          double                margin);

void     _kzru_map_builder_add_lines    (KzruMapBuilder       *self);
void     _kzru_map_builder_label_routes (KzruMapBuilder       *self);
void     _kzru_map_builder_add_marks    (KzruMapBuilder       *self);
void     _kzru_map_builder_add_pinned_places (KzruMapBuilder  *self);
void     _kzru_map_builder_add_places   (KzruMapBuilder       *self);
void     _kzru_map_builder_add_names    (KzruMapBuilder       *self,
                                         gboolean              major);
PangoLayout *_kzru_map_builder_get_unit_text (KzruMapBuilder    *self,
                                         guint                 unit);
void     _kzru_map_builder_add_partial_names (KzruMapBuilder  *self);
gboolean _kzru_map_builder_place_label  (KzruMapBuilder       *self,
                                         KzruMapPlace         *place,
                                         double                radius);
void     _kzru_map_builder_add_seas     (KzruMapBuilder       *self);
void     _kzru_map_builder_add_cities   (KzruMapBuilder       *self);

G_END_DECLS
