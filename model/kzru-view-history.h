/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "model/kzru-span.h"

G_BEGIN_DECLS

/**
 * KzruViewpoint:
 * @lon: longitude of the middle, in degrees east
 * @lat: its latitude, in degrees north
 * @zoom: the zoom level
 * @rotation: how far the map is turned, in radians
 *
 * What a map shows: where one looks from.
 */
typedef struct
{
  double lon;
  double lat;
  double zoom;
  double rotation;
} KzruViewpoint;

/**
 * KzruView:
 * @span: what the timeline shows, in seconds of the time line; empty if it has not said
 * @map: what the map shows
 * @has_map: whether the map has said
 *
 * What one sees of an atlas at a time.
 */
typedef struct
{
  KzruSpan     span;
  KzruViewpoint map;
  gboolean     has_map;
} KzruView;

/* Views that follow each other within this are one step of the history: µs. */
#define KZRU_VIEW_HISTORY_MERGE (G_GINT64_CONSTANT (1000) * 1000)

#define KZRU_TYPE_VIEW_HISTORY (kzru_view_history_get_type ())
G_DECLARE_FINAL_TYPE (KzruViewHistory, kzru_view_history, KZRU, VIEW_HISTORY, GObject)

KzruViewHistory *kzru_view_history_new            (void) G_GNUC_WARN_UNUSED_RESULT;

KzruView         kzru_view_history_get_current    (KzruViewHistory     *self);
gboolean         kzru_view_history_can_go_back    (KzruViewHistory     *self);
gboolean         kzru_view_history_can_go_forward (KzruViewHistory     *self);

void             kzru_view_history_visit_span     (KzruViewHistory     *self,
                                                   KzruSpan             span,
                                                   gint64               now);
void             kzru_view_history_visit_map      (KzruViewHistory     *self,
                                                   const KzruViewpoint *place,
                                                   gint64               now);
void             kzru_view_history_adjust_map     (KzruViewHistory     *self,
                                                   const KzruViewpoint *place,
                                                   gint64               now);
void             kzru_view_history_go_back        (KzruViewHistory     *self,
                                                   gint64               now);
void             kzru_view_history_go_forward     (KzruViewHistory     *self,
                                                   gint64               now);
void             kzru_view_history_clear          (KzruViewHistory     *self);

G_END_DECLS
