/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/kzru-label-cache.h"
#include "widgets/kzru-timeline-layout.h"

G_BEGIN_DECLS

/**
 * KzruAxis:
 * @scale: where instants stand, from the left edge of @chart
 * @chart: the part of the picture that time runs along
 * @gutter: the part beside it, where names stand
 * @labels: to set texts with
 *
 * What an axis is laid out in.
 */
typedef struct
{
  const KzruScale *scale;
  KzruBox          chart;
  KzruBox          gutter;
  KzruLabelCache  *labels;
} KzruAxis;

double kzru_axis_get_row_height (KzruLabelCache *labels);
void   kzru_axis_layout_row     (const KzruAxis *self,
                                 KzruCalendar   *calendar,
                                 guint           row,
                                 GArray         *ticks,
                                 GArray         *names);

void   kzru_text_place          (KzruText       *self,
                                 PangoLayout    *layout,
                                 double          x,
                                 double          center_y);

G_END_DECLS
