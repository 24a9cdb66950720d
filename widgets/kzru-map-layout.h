/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pango.h>

#include "model/kzru-map-content.h"
#include "model/kzru-map-frame.h"
#include "model/kzru-route-standing.h"
#include "widgets/kzru-map-lines.h"
#include "widgets/kzru-map-room.h"
#include "widgets/kzru-map-texts.h"

G_BEGIN_DECLS

/* Everything that is drawn over the base map, as plain geometry in pixels of
 * the picture: what screen and paper paint, what the pointer hits, what
 * assistive technology is told, are all read from here. */

/**
 * KzruMapArrow:
 * @route: the index of a route
 * @at: its middle
 * @angle: where it points, clockwise from the right
 *
 * Says which way a route is travelled.
 */
typedef struct
{
  guint           route;
  KzruScreenPoint at;
  double          angle; /* rad */
} KzruMapArrow;

/**
 * KzruMapRouteLabel:
 * @route: the index of a route
 * @text: its name
 * @first: the first point of the line that the text stands on
 * @n_points: how many points that line has; 1 if the text is level, centred there
 *
 * The name of a route.
 */
typedef struct
{
  guint        route;
  PangoLayout *text;
  guint        first;
  guint        n_points;
} KzruMapRouteLabel;

/**
 * KzruMapName:
 * @unit: the unit of the base map, or `KZRU_BASE_UNIT_NONE` for a sea
 * @text: its name
 * @box: where the text stands
 *
 * The name of a country or territory, or of a sea.
 */
typedef struct
{
  guint         unit;
  PangoLayout  *text;
  KzruScreenBox box;
} KzruMapName;

/**
 * KzruMapPlace:
 * @place: the index of a place
 * @at: where it is
 * @text: (nullable): its name, if there is room for it
 * @box: where the text stands
 * @has_mark: whether the mark of the events there stands at it
 */
typedef struct
{
  guint           place;
  KzruScreenPoint at;
  PangoLayout    *text;
  KzruScreenBox   box;
  gboolean        has_mark;
} KzruMapPlace;

/**
 * KzruMapCluster:
 * @cluster: the index of a cluster of [method@MapLayout.get_clusters]
 * @at: where its middle is
 * @radius: of the mark, in pixels
 * @text: (nullable): how many events there are; %NULL for one
 *
 * A mark that stands for the events of one place or of several near each other.
 */
typedef struct
{
  guint           cluster;
  KzruScreenPoint at;
  double          radius; /* px */
  PangoLayout    *text;
} KzruMapCluster;

/**
 * KzruMapParams:
 * @content: what is shown
 * @frame: which part of the world is shown
 * @texts: what lays texts out
 * @languages: (array zero-terminated=1): BCP 47 tags; digits are those of the first
 * @instant: (nullable): routes are shown as they stood then, in seconds of the
 *   time line; %NULL to show them regardless of time
 * @is_shown: (nullable): says whether a record passes the filters
 * @user_data: for @is_shown
 * @pinned: (array length=n_pinned): places that must have their names shown
 * @n_pinned: how many there are
 * @clusters: (nullable): the clusters of a layout of before, if events are
 *   shown that were shown then: taken over if the zoom level is near enough
 * @is_gathering: whether @clusters are taken over whatever is shown, and at whatever
 *   zoom level, since others are being gathered; no marks are shown if there are none
 * @lines: (nullable): the lines of a layout of before, if routes are shown that
 *   were shown then: taken over if the zoom level is the same
 * @is_bare: whether nothing of the base map is named: another map lies over it
 * @margin: how far around the picture all but names of routes is laid out, too,
 *   so that the picture can be moved that far, in pixels
 * @taken: (array length=n_taken): where nothing may be placed
 *
 * What a layout is made from.
 */
typedef gboolean (*KzruMapTest) (KzruRef  ref,
                                 gpointer user_data);

typedef struct
{
  KzruMapContent      *content;
  KzruMapFrame         frame;
  KzruMapTexts        *texts;
  const char * const  *languages;
  const gint64        *instant;
  KzruMapTest          is_shown;
  gpointer             user_data;
  const guint         *pinned;
  guint                n_pinned;
  KzruPlaceClusters   *clusters;
  gboolean             is_gathering;
  KzruMapLines        *lines;
  gboolean             is_bare;
  double               margin; /* px */
  const KzruScreenBox *taken;
  guint                n_taken;
} KzruMapParams;

typedef struct _KzruMapLayout KzruMapLayout;

#define KZRU_TYPE_MAP_LAYOUT (kzru_map_layout_get_type ())
GType kzru_map_layout_get_type (void) G_GNUC_CONST;

/* How near marks may be to each other, in pixels. */
#define KZRU_MAP_CLUSTER_RADIUS 42.0

double                   kzru_map_layout_get_cluster_zoom (const KzruMapFrame  *frame);
KzruMapLayout           *kzru_map_layout_new              (const KzruMapParams *params) G_GNUC_WARN_UNUSED_RESULT;
KzruMapLayout           *kzru_map_layout_ref              (KzruMapLayout       *self);
void                     kzru_map_layout_unref            (KzruMapLayout       *self);

const KzruMapFrame      *kzru_map_layout_get_frame        (KzruMapLayout       *self);
KzruMapContent          *kzru_map_layout_get_content      (KzruMapLayout       *self);
KzruPlaceClusters       *kzru_map_layout_get_clusters     (KzruMapLayout       *self);
KzruMapLines            *kzru_map_layout_get_all_lines    (KzruMapLayout       *self);
const KzruScreenPoint   *kzru_map_layout_get_points       (KzruMapLayout       *self);

KzruRouteStanding        kzru_map_layout_get_standing     (KzruMapLayout       *self,
                                                           guint                route);
const KzruMapLine       *kzru_map_layout_get_lines        (KzruMapLayout       *self,
                                                           guint               *n);
const KzruMapArrow      *kzru_map_layout_get_arrows       (KzruMapLayout       *self,
                                                           guint               *n);
const KzruMapRouteLabel *kzru_map_layout_get_route_labels (KzruMapLayout       *self,
                                                           guint               *n);
const KzruMapName       *kzru_map_layout_get_names        (KzruMapLayout       *self,
                                                           guint               *n);
const KzruMapPlace      *kzru_map_layout_get_places       (KzruMapLayout       *self,
                                                           guint               *n);
const KzruMapPlace      *kzru_map_layout_get_cities       (KzruMapLayout       *self,
                                                           guint               *n);
const KzruMapCluster    *kzru_map_layout_get_marks        (KzruMapLayout       *self,
                                                           guint               *n);

void                     kzru_map_layout_pick_routes      (KzruMapLayout       *self,
                                                           double               x,
                                                           double               y,
                                                           double               tolerance,
                                                           GArray              *hits);
const KzruMapCluster    *kzru_map_layout_pick_mark        (KzruMapLayout       *self,
                                                           double               x,
                                                           double               y,
                                                           double               tolerance);
const KzruMapCluster    *kzru_map_layout_find_mark        (KzruMapLayout       *self,
                                                           guint                place);
const KzruMapPlace      *kzru_map_layout_pick_place       (KzruMapLayout       *self,
                                                           double               x,
                                                           double               y);
gboolean                 kzru_map_layout_locate_place     (KzruMapLayout       *self,
                                                           guint                place,
                                                           KzruScreenPoint     *at);
gboolean                 kzru_map_layout_get_route_box    (KzruMapLayout       *self,
                                                           guint                route,
                                                           KzruScreenBox       *box);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruMapLayout, kzru_map_layout_unref)

G_END_DECLS
