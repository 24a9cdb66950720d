/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * KzruMapTextRole:
 * @KZRU_MAP_TEXT_COUNTRY: the name of a country
 * @KZRU_MAP_TEXT_MAJOR: the name of a country that the atlas is about
 * @KZRU_MAP_TEXT_MAJOR_TIGHT: the same where there is little room
 * @KZRU_MAP_TEXT_WATER: the name of a sea
 * @KZRU_MAP_TEXT_CITY: the name of a city of the base map
 * @KZRU_MAP_TEXT_PLACE: the name of a place
 * @KZRU_MAP_TEXT_PINNED: the name of a place that is selected
 * @KZRU_MAP_TEXT_ROUTE: the name of a route
 * @KZRU_MAP_TEXT_COUNT: how many events there are
 * @KZRU_MAP_TEXT_PANEL: in legend and scale
 *
 * What a text on the map is: it decides how it is set.
 */
typedef enum
{
  KZRU_MAP_TEXT_COUNTRY,
  KZRU_MAP_TEXT_MAJOR,
  KZRU_MAP_TEXT_MAJOR_TIGHT,
  KZRU_MAP_TEXT_WATER,
  KZRU_MAP_TEXT_CITY,
  KZRU_MAP_TEXT_PLACE,
  KZRU_MAP_TEXT_PINNED,
  KZRU_MAP_TEXT_ROUTE,
  KZRU_MAP_TEXT_COUNT,
  KZRU_MAP_TEXT_PANEL,
  KZRU_MAP_N_TEXT_ROLES,
} KzruMapTextRole;

typedef struct _KzruMapTexts KzruMapTexts;

KzruMapTexts *kzru_map_texts_new      (PangoContext    *context) G_GNUC_WARN_UNUSED_RESULT;
KzruMapTexts *kzru_map_texts_ref      (KzruMapTexts    *self);
void          kzru_map_texts_unref    (KzruMapTexts    *self);
PangoLayout  *kzru_map_texts_get      (KzruMapTexts    *self,
                                       KzruMapTextRole  role,
                                       const char      *text);
void          kzru_map_texts_get_size (PangoLayout     *layout,
                                       double          *width,
                                       double          *height);
gboolean      kzru_map_texts_is_rtl   (PangoLayout     *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruMapTexts, kzru_map_texts_unref)

G_END_DECLS
