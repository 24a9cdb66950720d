/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "model/kzru-map-content.h"
#include "model/kzru-place-clusters.h"
#include "model/kzru-route-index.h"

G_BEGIN_DECLS

/* How many kinds of routes there are. */
#define KZRU_MAP_N_KINDS 4

/**
 * KzruMapLine:
 * @route: the index of a route
 * @first: the first of its points
 * @n_points: how many it has
 * @closed: whether it is the outline of an area
 * @by_sea: whether it goes by sea
 * @phase: how much of the route lies before it, in pixels: dashes start there
 *
 * A piece of a route.
 */
typedef struct
{
  guint    route;
  guint    first;
  guint    n_points;
  gboolean closed;
  gboolean by_sea;
  double   phase; /* px */
} KzruMapLine;

typedef struct _KzruMapLines KzruMapLines;

#define KZRU_TYPE_MAP_LINES (kzru_map_lines_get_type ())
GType                  kzru_map_lines_get_type   (void) G_GNUC_CONST;

KzruRouteKind          kzru_map_lines_get_kind   (guint                  rank);

KzruMapLines          *kzru_map_lines_new        (KzruMapContent        *content,
                                                  double                 zoom,
                                                  KzruPlaceClustersTest  is_shown,
                                                  gpointer               user_data) G_GNUC_WARN_UNUSED_RESULT;
KzruMapLines          *kzru_map_lines_ref        (KzruMapLines          *self);
void                   kzru_map_lines_unref      (KzruMapLines          *self);

double                 kzru_map_lines_get_zoom   (KzruMapLines          *self);
const KzruMapLine     *kzru_map_lines_get        (KzruMapLines          *self,
                                                  guint                 *n);
const KzruScreenPoint *kzru_map_lines_get_points (KzruMapLines          *self);
void                   kzru_map_lines_pick       (KzruMapLines          *self,
                                                  KzruMercator           at,
                                                  double                 tolerance,
                                                  GArray                *hits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruMapLines, kzru_map_lines_unref)

G_END_DECLS
