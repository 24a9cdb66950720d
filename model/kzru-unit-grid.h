/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-base-map.h"

G_BEGIN_DECLS

typedef struct _KzruUnitGrid KzruUnitGrid;

KzruUnitGrid *kzru_unit_grid_new      (KzruBaseMap  *base_map) G_GNUC_WARN_UNUSED_RESULT;
void          kzru_unit_grid_free     (KzruUnitGrid *self);

KzruMercator  kzru_unit_grid_get_cell (int           level,
                                       int           column,
                                       int           row);
guint         kzru_unit_grid_get_unit (KzruUnitGrid *self,
                                       int           level,
                                       int           column,
                                       int           row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruUnitGrid, kzru_unit_grid_free)

G_END_DECLS
