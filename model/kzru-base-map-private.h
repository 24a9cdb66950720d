/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-base-map.h"

G_BEGIN_DECLS

struct _KzruBaseMap
{
  char          *credit;
  GStringChunk  *strings;
  KzruBaseUnit  *units;
  guint          n_units;
  KzruBaseLevel *levels; /* coarse to fine */
  guint          n_levels;
  GArray       **anchors; /* one a unit, atomic; NULL where nobody asked yet */
};

gboolean _kzru_base_map_decode (KzruBaseMap   *self,
                                const guint8  *data,
                                gsize          size,
                                GError       **error);

G_END_DECLS
