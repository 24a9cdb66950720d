/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "model/kzru-view-state.h"

G_BEGIN_DECLS

/**
 * KzruTimelinePicture:
 * @state: a view state with an atlas: its visible span is drawn, as much of it
 *   as passes the filters, in its languages and calendars
 * @width: of the picture, in units of the cairo context
 * @height: of the picture
 * @mirrored: whether time runs from right to left
 * @dark: whether it is light on a dark ground
 *
 * What a picture of the timeline is made from.
 */
typedef struct
{
  KzruViewState *state;
  double         width;
  double         height;
  gboolean       mirrored;
  gboolean       dark;
} KzruTimelinePicture;

void kzru_timeline_picture_paint (const KzruTimelinePicture *self,
                                  cairo_t                   *cr);

G_END_DECLS
