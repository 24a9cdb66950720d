/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-relation-iter.h"

/**
 * kzru_relation_iter_init:
 * @self: an iterator, which may be uninitialised
 * @atlas: (transfer none): an atlas; must outlive the iterator
 * @ref: a record of it
 *
 * Starts to go through the relations of a record.
 */
void
kzru_relation_iter_init (KzruRelationIter *self,
                         KzruAtlas        *atlas,
                         KzruRef           ref)
{
  *self = (KzruRelationIter) { .atlas = atlas, .ref = ref };
}

/**
 * kzru_relation_iter_next:
 * @self: an iterator
 *
 * Goes on to the next relation, and says in @self which it is.
 *
 * Returns: whether there is one
 */
gboolean
kzru_relation_iter_next (KzruRelationIter *self)
{
  while (self->next < kzru_atlas_get_n_records (self->atlas, KZRU_RECORD_RELATION))
    {
      const KzruRelation *relation = kzru_atlas_get_relation (self->atlas, self->next++);

      self->relation = relation;
      self->inverse = kzru_ref_equal (relation->to, self->ref);
      self->other = self->inverse ? relation->from : relation->to;
      if (self->inverse || kzru_ref_equal (relation->from, self->ref))
        return TRUE;
    }

  return FALSE;
}
