/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/kzru-map-room.h"

G_BEGIN_DECLS

/**
 * KzruMapBaseline:
 * @points: (element-type KzruScreenPoint): the line, from left to right
 * @cost: how badly the text would stand there; the least is the best
 * @boxes: (element-type KzruScreenBox): the room that the text takes
 *
 * A line for a text to stand on.
 */
typedef struct
{
  GArray *points;
  double  cost;
  GArray *boxes;
} KzruMapBaseline;

gboolean kzru_map_baseline_find  (const KzruScreenPoint *line,
                                  guint                  n_points,
                                  double                 phase,
                                  double                 text_width,
                                  double                 text_height,
                                  double                 gap,
                                  const KzruScreenBox   *view,
                                  const KzruMapRoom     *room,
                                  const KzruMapRoom     *lines,
                                  KzruMapBaseline       *best);
void     kzru_map_baseline_clear (KzruMapBaseline       *self);

G_END_DECLS
