/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

#include "model/kzru-job.h"
#include "widgets/kzru-base-map-source.h"
#include "widgets/kzru-map-scene.h"
#include "widgets/kzru-map-view.h"
#include "widgets/kzru-record-popover.h"

G_BEGIN_DECLS

struct _KzruMapView
{
  KzruPane parent_instance;

  GSignalGroup *history_signals;
  GSimpleActionGroup *actions;
  GMenu *routes_menu;
  GtkFileChooserNative *chooser; /* nullable: while it is open */
  KzruMapScene *scene;
  KzruBaseMapSource *source; /* nullable: a program built without base map */
  ShumateViewport *viewport; /* borrowed from @map */

  /* Children */
  GtkWidget *overlay;
  ShumateMap *map;
  ShumateLayer *paint_layer;
  ShumateLayer *route_layer;
  ShumateLayer *event_layer;
  ShumateLayer *online_layer; /* nullable: no tiles from the network */
  GtkWidget *buttons;
  GtkWidget *zoom_in;
  GtkWidget *zoom_out;
  GtkWidget *compass;
  GtkWidget *menu;
  GtkWidget *unplaced;
  GtkWidget *all_times;
  GtkWidget *counting;
  GtkWidget *legend;
  GtkWidget *ruler;
  GtkWidget *online_credit;
  KzruRecordPopover *popover;
  KzruJob *listing; /* NULL unless events without a place are being listed */
  GtkWidget *context_menu; /* nullable: none was opened yet */

  char *online_address; /* nullable, as @online_layer */
  gboolean online_names; /* whether the map names what is on tiles from the network */
  gboolean online_came;  /* whether any of them came */
  gboolean online_told;  /* whether the user was told that none does */

  /* What the pointer does */
  double press_x;
  double press_y;
  const char *cursor;
  double turned_from; /* rad, the rotation when turning began */
  double turn_start;  /* rad, where the pointer was then */

  /* While the map turns by itself */
  guint turn_id;
  double turn_rotation; /* rad, the rotation when it began; from −π to π */
  gint64 turn_time;     /* μs of the frame clock, when it began; 0 before its first frame */

  /* Whether the user said if there is to be a legend */
  gboolean legend_chosen;
  guint legend_id;

  /* The frame that was set by fitting; while the map shows it, it is fitted
   * anew whenever the size changes. */
  KzruMapFrame fitted;
  gboolean fit_pending;
  gboolean refitted; /* since the map has last come to rest */
  guint settle_id;
  guint sharpen_id;
};

/* Tiles from the network */
void     _kzru_map_view_create_online_credit (KzruMapView     *self);

/* What is under the pointer: at most one mark or place, or routes. */
typedef struct
{
  KzruMapLayout        *layout; /* nullable: nothing is drawn */
  const KzruMapCluster *mark;   /* nullable */
  const KzruMapPlace   *place;  /* nullable */
  GArray               *routes; /* KzruRouteHit */
} KzruMapHit;

void     _kzru_map_hit_clear              (KzruMapHit         *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KzruMapHit, _kzru_map_hit_clear)

const KzruPlaceCluster *_kzru_map_hit_get_cluster (const KzruMapHit *self);
KzruRef  _kzru_map_hit_get_hovered        (const KzruMapHit   *self);
void     _kzru_map_view_pick              (KzruMapView        *self,
                                           double              x,
                                           double              y,
                                           GtkEventController *controller,
                                           KzruMapHit         *hit);

/* Input */
void     _kzru_map_view_add_controllers   (KzruMapView        *self);
void     _kzru_map_view_open_mark         (KzruMapView        *self,
                                           guint               place);
void     _kzru_map_view_list_mark         (KzruMapView        *self,
                                           guint               place);

/* The menu of what the pointer or the keyboard is on */
void     _kzru_map_view_init_menu_actions (KzruMapView        *self);
void     _kzru_map_view_add_menu_gestures (KzruMapView        *self);
void     _kzru_map_view_open_menu_by_key  (KzruMapView        *self);
GArray  *_kzru_map_view_dup_events        (KzruMapView        *self,
                                           KzruRef             ref) G_GNUC_WARN_UNUSED_RESULT;

/* Turning */
void     _kzru_map_view_add_turning       (KzruMapView        *self);
void     _kzru_map_view_turn              (KzruMapView        *self,
                                           double              rotation);
void     _kzru_map_view_turn_north_up     (KzruMapView        *self);

/* Actions */
GMenuModel *_kzru_map_view_init_actions   (KzruMapView        *self) G_GNUC_WARN_UNUSED_RESULT;
void     _kzru_map_view_bind_actions      (KzruMapView        *self);
void     _kzru_map_view_update_actions    (KzruMapView        *self);
void     _kzru_map_view_update_routes     (KzruMapView        *self);

/* Pictures */
void     _kzru_map_view_copy              (KzruMapView        *self);
void     _kzru_map_view_save              (KzruMapView        *self);
gboolean _kzru_map_view_write_picture     (KzruMapView        *self,
                                           const char         *path,
                                           GError            **error);
void     _kzru_map_view_tell              (KzruMapView        *self,
                                           const char         *text);

/* Chrome */
void     _kzru_map_view_create_chrome     (KzruMapView        *self);
double   _kzru_map_view_get_chrome_height (KzruMapView        *self);
void     _kzru_map_view_take_chrome       (KzruMapView        *self);
void     _kzru_map_view_update_time       (KzruMapView        *self);
void     _kzru_map_view_update_compass    (KzruMapView        *self);
void     _kzru_map_view_show_legend       (KzruMapView        *self,
                                           gboolean            is_shown);
void     _kzru_map_view_suit_legend       (KzruMapView        *self);
void     _kzru_map_view_open_records      (KzruMapView        *self,
                                           const char         *title,
                                           const KzruRef      *refs,
                                           guint               n,
                                           double              x,
                                           double              y);

/* What has no place */
void     _kzru_map_view_update_unplaced   (KzruMapView        *self);
void     _kzru_map_view_list_unplaced     (KzruMapView        *self);

/* Bounds */
double   _kzru_map_view_get_min_zoom      (KzruMapView        *self);
void     _kzru_map_view_limit_zoom        (KzruMapView        *self);
void     _kzru_map_view_stay_in_world     (KzruMapView        *self);

/* Search */
void     _kzru_map_view_reveal_matches    (KzruMapView        *self);

/* Travel */
void     _kzru_map_view_set_frame         (KzruMapView        *self,
                                           const KzruMapFrame *frame,
                                           gboolean            animate);
void     _kzru_map_view_align             (KzruMapView        *self);
void     _kzru_map_view_sharpen           (KzruMapView        *self);
void     _kzru_map_view_zoomed            (KzruMapView        *self);
void     _kzru_map_view_moved             (KzruMapView        *self);
void     _kzru_map_view_restore           (KzruMapView        *self);
void     _kzru_map_view_fit              (KzruMapView        *self,
                                           gboolean            animate);
gboolean _kzru_map_view_is_fitted         (KzruMapView        *self);
gboolean _kzru_map_view_is_in_view        (KzruMapView        *self,
                                           KzruRef             ref);
gboolean _kzru_map_view_shows_box         (const KzruMapFrame *frame,
                                           const KzruMercatorBox *box);

G_END_DECLS
