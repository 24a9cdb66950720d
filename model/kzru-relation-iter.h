/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-atlas.h"

G_BEGIN_DECLS

/**
 * KzruRelationIter:
 * @relation: the relation that was come to
 * @other: the record at its other end
 * @inverse: whether it is said from the side of @other: that supersedes the record,
 *   and not the record that
 *
 * Goes through the relations of a record, from either end, in the order of the atlas.
 */
typedef struct
{
  const KzruRelation *relation;
  KzruRef             other;
  gboolean            inverse;

  /*< private >*/
  KzruAtlas *atlas;
  KzruRef    ref;
  guint      next;
} KzruRelationIter;

void     kzru_relation_iter_init (KzruRelationIter *self,
                                  KzruAtlas        *atlas,
                                  KzruRef           ref);
gboolean kzru_relation_iter_next (KzruRelationIter *self);

G_END_DECLS
