/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "model/kzru-map-content.h"
#include "model/kzru-map-frame.h"
#include "widgets/kzru-map-style.h"

G_BEGIN_DECLS

/**
 * KzruMapPicture:
 * @content: what is shown; made by [ctor@MapContent.new] from an atlas and
 *   [func@BaseMap.dup_bundled]
 * @width: of the picture, in units of the cairo context
 * @height: of the picture
 * @frame: (nullable): which part of the world to show, or %NULL to fit the
 *   atlas; its size is not looked at
 * @languages: (array zero-terminated=1): BCP 47 tags, the preferred one first
 * @mirrored: whether legend and scale are where they are for those who read from
 *   right to left
 * @palette: which colours
 * @font: (nullable): as of [func@Pango.FontDescription.from_string]; %NULL for "Sans 10"
 * @instant: (nullable): routes are shown as they stood then, in seconds of the
 *   time line; %NULL to show them regardless of time
 * @counts_unplaced: whether the legend counts the events without a place
 * @selected: a record that stands out, or `KZRU_REF_NONE`
 * @is_shown: (nullable): says whether a record is shown; %NULL for all
 * @user_data: for @is_shown
 *
 * What a picture of the map is made from.
 */
typedef struct
{
  KzruMapContent      *content;
  double               width;
  double               height;
  const KzruMapFrame  *frame;
  const char * const  *languages;
  gboolean             mirrored;
  KzruMapPalette       palette;
  const char          *font;
  const gint64        *instant;
  gboolean             counts_unplaced;
  KzruRef              selected;
  gboolean           (*is_shown) (KzruRef  ref,
                                  gpointer user_data);
  gpointer             user_data;
} KzruMapPicture;

void kzru_map_picture_paint (const KzruMapPicture *self,
                             cairo_t              *cr);

G_END_DECLS
