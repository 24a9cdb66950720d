/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-atlas.h"
#include "model/kzru-csv-table.h"

G_BEGIN_DECLS

/* How an atlas is built, for the reader alone: once it is given away it never
 * changes. */

#define KZRU_N_RECORD_KINDS (KZRU_RECORD_RELATION + 1)

/* Where something stands in the file, for faults that are found later. */
typedef struct
{
  guint line;   /* from 1 */
  guint column; /* in code points, from 1 */
} KzruPlaceInFile;

struct _KzruAtlas
{
  GObject parent_instance;

  const char  *id;
  KzruLangMap  title;
  KzruLangMap  description;
  const char  *license;

  GArray      *records[KZRU_N_RECORD_KINDS]; /* by kind, of its struct; none for KZRU_RECORD_NONE */
  GHashTable  *refs;                         /* id → KzruRef, both owned below */

  /* What the records alone do not answer, in parallel to them. */
  GArray      *labels[KZRU_N_RECORD_KINDS];   /* of KzruLangMap; of kinds that have none */
  GArray      *passages[KZRU_N_RECORD_KINDS]; /* of KzruIndices: all that a record cites */

  /* What is checked against documents, in the order of the file. */
  GArray       *source_places; /* of KzruPlaceInFile: of each source's "custom" */
  GArray       *part_places;   /* of KzruPlaceInFile: of each part of each passage */
  GArray       *first_parts;   /* of guint: for each passage, its first in @part_places */

  /* What the records point to. */
  GStringChunk *strings;
  GPtrArray    *blocks;
  GPtrArray    *dates; /* (element-type KzruEdtf) */

  /* (nullable): what events, passages and places are made from when they are asked
   * for; then there are no @records of these kinds. */
  KzruCsvTable *table;
};

KzruAtlas      *kzru_atlas_new        (void) G_GNUC_WARN_UNUSED_RESULT;
gpointer        kzru_atlas_alloc      (KzruAtlas       *self,
                                       gsize            n,
                                       gsize            size);
const char     *kzru_atlas_intern     (KzruAtlas       *self,
                                       const char      *text);
const KzruEdtf *kzru_atlas_take_date  (KzruAtlas       *self,
                                       KzruEdtf        *date);
gpointer        kzru_atlas_set_size   (KzruAtlas       *self,
                                       KzruRecordKind   kind,
                                       guint            n);
gboolean        kzru_atlas_add_id     (KzruAtlas       *self,
                                       const char      *id,
                                       KzruRef          ref);
void            kzru_atlas_complete   (KzruAtlas       *self);

G_END_DECLS
