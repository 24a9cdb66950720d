/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-mercator.h"

G_BEGIN_DECLS

/**
 * KzruMapFrame:
 * @centre: what is drawn in the middle
 * @zoom: the zoom level: the world is 256·2^zoom pixels wide
 * @rotation: how far the map is turned clockwise, in radians
 * @width: of the picture, in pixels
 * @height: of the picture, in pixels
 *
 * Which part of the world a map shows, and how large. A value type that knows
 * of no widget: screen and paper project with it.
 */
typedef struct
{
  KzruMercator centre;
  double       zoom;
  double       rotation; /* rad */
  double       width;    /* px */
  double       height;   /* px */
} KzruMapFrame;

/* A point of the picture, in pixels from its upper left corner. */
typedef struct
{
  double x;
  double y;
} KzruScreenPoint;

KzruMapFrame    kzru_map_frame_fit         (const KzruMercatorBox *box,
                                            double                 width,
                                            double                 height,
                                            double                 margin,
                                            double                 min_zoom,
                                            double                 max_zoom);
KzruScreenPoint kzru_map_frame_to_screen   (const KzruMapFrame    *self,
                                            KzruMercator           point);
KzruMercator    kzru_map_frame_from_screen (const KzruMapFrame    *self,
                                            double                 x,
                                            double                 y);
KzruMercatorBox kzru_map_frame_get_box     (const KzruMapFrame    *self,
                                            double                 margin);
void            kzru_map_frame_get_copies  (const KzruMapFrame    *self,
                                            const KzruMercatorBox *box,
                                            double                 margin,
                                            int                   *first,
                                            int                   *last);
double          kzru_map_frame_get_metres_per_pixel (const KzruMapFrame *self);
gboolean        kzru_map_frame_get_shift            (const KzruMapFrame    *from,
                                                     const KzruMapFrame    *to,
                                                     KzruScreenPoint       *shift);
gboolean        kzru_map_frame_equal       (const KzruMapFrame    *a,
                                            const KzruMapFrame    *b);

G_END_DECLS
