/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-atlas"

#include "config.h"

#include "model/kzru-atlas-private.h"

G_DEFINE_FINAL_TYPE (KzruAtlas, kzru_atlas, G_TYPE_OBJECT)

static const gsize record_sizes[KZRU_N_RECORD_KINDS] = {
  [KZRU_RECORD_THEME] = sizeof (KzruTheme),
  [KZRU_RECORD_DATASET] = sizeof (KzruDataset),
  [KZRU_RECORD_SOURCE] = sizeof (KzruSource),
  [KZRU_RECORD_PASSAGE] = sizeof (KzruPassage),
  [KZRU_RECORD_ACTOR] = sizeof (KzruActor),
  [KZRU_RECORD_PLACE] = sizeof (KzruPlace),
  [KZRU_RECORD_ROUTE] = sizeof (KzruRoute),
  [KZRU_RECORD_EVENT] = sizeof (KzruEvent),
  [KZRU_RECORD_FIGURE] = sizeof (KzruFigure),
  [KZRU_RECORD_RELATION] = sizeof (KzruRelation),
};

/* Whether the records of a kind are rows of a table. */
static gboolean
is_in_table (KzruAtlas      *self,
             KzruRecordKind  kind)
{
  return self->table != NULL &&
         (kind == KZRU_RECORD_EVENT || kind == KZRU_RECORD_PASSAGE || kind == KZRU_RECORD_PLACE);
}

static guint
count_records (KzruAtlas      *self,
               KzruRecordKind  kind)
{
  return is_in_table (self, kind) ? kzru_csv_table_get_n_rows (self->table) : self->records[kind]->len;
}

static gconstpointer
get_record (KzruAtlas      *self,
            KzruRecordKind  kind,
            guint           index)
{
  g_return_val_if_fail (KZRU_IS_ATLAS (self), NULL);
  g_return_val_if_fail (index < count_records (self, kind), NULL);

  if (is_in_table (self, kind))
    {
      if (kind == KZRU_RECORD_EVENT)
        return kzru_csv_table_get_event (self->table, index);
      if (kind == KZRU_RECORD_PASSAGE)
        return kzru_csv_table_get_passage (self->table, index);
      return kzru_csv_table_get_place (self->table, index);
    }

  return self->records[kind]->data + index * record_sizes[kind];
}

static gboolean
has_record (KzruAtlas *self,
            KzruRef    ref)
{
  return ref.kind > KZRU_RECORD_NONE && ref.kind < KZRU_N_RECORD_KINDS &&
         ref.index < count_records (self, ref.kind);
}

static void
kzru_atlas_finalize (GObject *object)
{
  KzruAtlas *self = KZRU_ATLAS (object);

  for (guint kind = KZRU_RECORD_THEME; kind < KZRU_N_RECORD_KINDS; kind++)
    {
      g_array_unref (self->records[kind]);
      g_array_unref (self->labels[kind]);
      g_array_unref (self->passages[kind]);
    }

  g_array_unref (self->source_places);
  g_array_unref (self->part_places);
  g_array_unref (self->first_parts);
  g_hash_table_unref (self->refs);
  g_ptr_array_unref (self->dates);
  g_ptr_array_unref (self->blocks);
  g_string_chunk_free (self->strings);
  g_clear_pointer (&self->table, kzru_csv_table_free);

  G_OBJECT_CLASS (kzru_atlas_parent_class)->finalize (object);
}

static void
kzru_atlas_class_init (KzruAtlasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kzru_atlas_finalize;
}

static void
kzru_atlas_init (KzruAtlas *self)
{
  for (guint kind = KZRU_RECORD_THEME; kind < KZRU_N_RECORD_KINDS; kind++)
    {
      self->records[kind] = g_array_new (FALSE, TRUE, record_sizes[kind]);
      self->labels[kind] = g_array_new (FALSE, TRUE, sizeof (KzruLangMap));
      self->passages[kind] = g_array_new (FALSE, TRUE, sizeof (KzruIndices));
    }

  self->source_places = g_array_new (FALSE, FALSE, sizeof (KzruPlaceInFile));
  self->part_places = g_array_new (FALSE, FALSE, sizeof (KzruPlaceInFile));
  self->first_parts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->refs = g_hash_table_new (g_str_hash, g_str_equal);
  self->strings = g_string_chunk_new (16 * 1024);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->dates = g_ptr_array_new_with_free_func ((GDestroyNotify) kzru_edtf_unref);
  self->id = "";
}

/**
 * kzru_atlas_get_id:
 * @self: an atlas
 *
 * Gets the id of the atlas as a whole.
 *
 * Returns: (transfer none): the id
 */
const char *
kzru_atlas_get_id (KzruAtlas *self)
{
  g_return_val_if_fail (KZRU_IS_ATLAS (self), NULL);

  return self->id;
}

/**
 * kzru_atlas_get_title:
 * @self: an atlas
 *
 * Gets what the atlas is called.
 *
 * Returns: (transfer none): the title
 */
const KzruLangMap *
kzru_atlas_get_title (KzruAtlas *self)
{
  g_return_val_if_fail (KZRU_IS_ATLAS (self), NULL);

  return &self->title;
}

/**
 * kzru_atlas_get_description:
 * @self: an atlas
 *
 * Gets what the atlas is about.
 *
 * Returns: (transfer none): the description; may be empty
 */
const KzruLangMap *
kzru_atlas_get_description (KzruAtlas *self)
{
  g_return_val_if_fail (KZRU_IS_ATLAS (self), NULL);

  return &self->description;
}

/**
 * kzru_atlas_get_license:
 * @self: an atlas
 *
 * Gets the licence of the texts that the makers of the atlas wrote.
 *
 * Returns: (transfer none) (nullable): an SPDX expression
 */
const char *
kzru_atlas_get_license (KzruAtlas *self)
{
  g_return_val_if_fail (KZRU_IS_ATLAS (self), NULL);

  return self->license;
}

/**
 * kzru_atlas_get_n_records:
 * @self: an atlas
 * @kind: a part of it
 *
 * Counts the records of one part.
 *
 * Returns: the number of records
 */
guint
kzru_atlas_get_n_records (KzruAtlas      *self,
                          KzruRecordKind  kind)
{
  g_return_val_if_fail (KZRU_IS_ATLAS (self), 0);
  g_return_val_if_fail (kind < KZRU_N_RECORD_KINDS, 0);

  return kind == KZRU_RECORD_NONE ? 0 : count_records (self, kind);
}

/**
 * kzru_atlas_get_theme:
 * @self: an atlas
 * @index: which theme, less than their number
 *
 * Gets a theme.
 *
 * Returns: (transfer none): the theme, good for as long as the atlas is
 */
const KzruTheme *
kzru_atlas_get_theme (KzruAtlas *self,
                      guint      index)
{
  return get_record (self, KZRU_RECORD_THEME, index);
}

/**
 * kzru_atlas_get_dataset:
 * @self: an atlas
 * @index: which dataset, less than their number
 *
 * Gets a dataset.
 *
 * Returns: (transfer none): the dataset, good for as long as the atlas is
 */
const KzruDataset *
kzru_atlas_get_dataset (KzruAtlas *self,
                        guint      index)
{
  return get_record (self, KZRU_RECORD_DATASET, index);
}

/**
 * kzru_atlas_get_source:
 * @self: an atlas
 * @index: which source, less than their number
 *
 * Gets a source.
 *
 * Returns: (transfer none): the source, good for as long as the atlas is
 */
const KzruSource *
kzru_atlas_get_source (KzruAtlas *self,
                       guint      index)
{
  return get_record (self, KZRU_RECORD_SOURCE, index);
}

/**
 * kzru_atlas_get_passage:
 * @self: an atlas
 * @index: which passage, less than their number
 *
 * Gets a passage.
 *
 * Returns: (transfer none): the passage, good for as long as the atlas is
 */
const KzruPassage *
kzru_atlas_get_passage (KzruAtlas *self,
                        guint      index)
{
  return get_record (self, KZRU_RECORD_PASSAGE, index);
}

/**
 * kzru_atlas_get_actor:
 * @self: an atlas
 * @index: which actor, less than their number
 *
 * Gets an actor.
 *
 * Returns: (transfer none): the actor, good for as long as the atlas is
 */
const KzruActor *
kzru_atlas_get_actor (KzruAtlas *self,
                      guint      index)
{
  return get_record (self, KZRU_RECORD_ACTOR, index);
}

/**
 * kzru_atlas_get_place:
 * @self: an atlas
 * @index: which place, less than their number
 *
 * Gets a place.
 *
 * Returns: (transfer none): the place, good for as long as the atlas is
 */
const KzruPlace *
kzru_atlas_get_place (KzruAtlas *self,
                      guint      index)
{
  return get_record (self, KZRU_RECORD_PLACE, index);
}

/**
 * kzru_atlas_get_route:
 * @self: an atlas
 * @index: which route, less than their number
 *
 * Gets a route.
 *
 * Returns: (transfer none): the route, good for as long as the atlas is
 */
const KzruRoute *
kzru_atlas_get_route (KzruAtlas *self,
                      guint      index)
{
  return get_record (self, KZRU_RECORD_ROUTE, index);
}

/**
 * kzru_atlas_get_event:
 * @self: an atlas
 * @index: which event, less than their number
 *
 * Gets an event.
 *
 * Returns: (transfer none): the event, good for as long as the atlas is
 */
const KzruEvent *
kzru_atlas_get_event (KzruAtlas *self,
                      guint      index)
{
  return get_record (self, KZRU_RECORD_EVENT, index);
}

/**
 * kzru_atlas_get_figure:
 * @self: an atlas
 * @index: which figure, less than their number
 *
 * Gets a figure.
 *
 * Returns: (transfer none): the figure, good for as long as the atlas is
 */
const KzruFigure *
kzru_atlas_get_figure (KzruAtlas *self,
                       guint      index)
{
  return get_record (self, KZRU_RECORD_FIGURE, index);
}

/**
 * kzru_atlas_get_relation:
 * @self: an atlas
 * @index: which relation, less than their number
 *
 * Gets a relation.
 *
 * Returns: (transfer none): the relation, good for as long as the atlas is
 */
const KzruRelation *
kzru_atlas_get_relation (KzruAtlas *self,
                         guint      index)
{
  return get_record (self, KZRU_RECORD_RELATION, index);
}

/**
 * kzru_atlas_find:
 * @self: an atlas
 * @id: the id of a record
 * @ref: (out) (optional): which record it is
 *
 * Finds a record of any kind by its id.
 *
 * Returns: whether there is one; if not, @ref is [const@REF_NONE]
 */
gboolean
kzru_atlas_find (KzruAtlas  *self,
                 const char *id,
                 KzruRef    *ref)
{
  const KzruRef *found;
  KzruRef event = { KZRU_RECORD_EVENT, 0 };

  g_return_val_if_fail (KZRU_IS_ATLAS (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  found = g_hash_table_lookup (self->refs, id);
  if (found == NULL && self->table != NULL && kzru_csv_table_find (self->table, id, &event.index))
    found = &event;
  if (ref != NULL)
    *ref = found != NULL ? *found : KZRU_REF_NONE;

  return found != NULL;
}

/**
 * kzru_atlas_get_record_id:
 * @self: an atlas
 * @ref: one of its records
 *
 * Gets the id of a record.
 *
 * Returns: (transfer none): the id
 */
const char *
kzru_atlas_get_record_id (KzruAtlas *self,
                          KzruRef    ref)
{
  g_return_val_if_fail (KZRU_IS_ATLAS (self), NULL);
  g_return_val_if_fail (has_record (self, ref), NULL);

  /* The id is the first member of every record. */
  return *(const char * const *) get_record (self, ref.kind, ref.index);
}

/**
 * kzru_atlas_dup_record_id:
 * @self: an atlas
 * @ref: one of its records
 *
 * Gets the id of a record, of very many of them, too: no row of a table is made.
 *
 * Returns: (transfer full): the id
 */
char *
kzru_atlas_dup_record_id (KzruAtlas *self,
                          KzruRef    ref)
{
  g_return_val_if_fail (KZRU_IS_ATLAS (self), NULL);
  g_return_val_if_fail (has_record (self, ref), NULL);

  if (self->table != NULL && ref.kind == KZRU_RECORD_EVENT)
    return kzru_csv_table_dup_id (self->table, ref.index);

  return g_strdup (kzru_atlas_get_record_id (self, ref));
}

/**
 * kzru_atlas_get_label:
 * @self: an atlas
 * @ref: one of its records
 *
 * Gets what a record is called in a list: its label or title; for a passage
 * what it says in short, for a relation its note.
 *
 * Returns: (transfer none): the label; empty for a relation without a note
 */
const KzruLangMap *
kzru_atlas_get_label (KzruAtlas *self,
                      KzruRef    ref)
{
  g_return_val_if_fail (KZRU_IS_ATLAS (self), NULL);
  g_return_val_if_fail (has_record (self, ref), NULL);

  switch (ref.kind)
    {
    case KZRU_RECORD_THEME:
      return &kzru_atlas_get_theme (self, ref.index)->label;
    case KZRU_RECORD_PASSAGE:
      return &kzru_atlas_get_passage (self, ref.index)->gloss;
    case KZRU_RECORD_ACTOR:
      return &kzru_atlas_get_actor (self, ref.index)->label;
    case KZRU_RECORD_PLACE:
      return &kzru_atlas_get_place (self, ref.index)->label;
    case KZRU_RECORD_ROUTE:
      return &kzru_atlas_get_route (self, ref.index)->label;
    case KZRU_RECORD_EVENT:
      return &kzru_atlas_get_event (self, ref.index)->title;
    case KZRU_RECORD_FIGURE:
      return &kzru_atlas_get_figure (self, ref.index)->label;
    case KZRU_RECORD_RELATION:
      return &kzru_atlas_get_relation (self, ref.index)->note;
    case KZRU_RECORD_DATASET:
    case KZRU_RECORD_SOURCE:
    case KZRU_RECORD_NONE:
    default:
      return &g_array_index (self->labels[ref.kind], KzruLangMap, ref.index);
    }
}

/**
 * kzru_atlas_get_passages:
 * @self: an atlas
 * @ref: one of its records
 *
 * Gets all passages that a record rests on: its own, then those of its dates
 * or states, each once. A passage rests on itself.
 *
 * Returns: the passages; none for themes, data sets, sources, actors, places
 */
KzruIndices
kzru_atlas_get_passages (KzruAtlas *self,
                         KzruRef    ref)
{
  g_return_val_if_fail (KZRU_IS_ATLAS (self), ((KzruIndices) { NULL, 0 }));
  g_return_val_if_fail (has_record (self, ref), ((KzruIndices) { NULL, 0 }));

  if (ref.kind == KZRU_RECORD_PLACE && self->table != NULL)
    return (KzruIndices) { NULL, 0 };

  /* The one passage of a row is the row. */
  if (is_in_table (self, ref.kind))
    return kzru_csv_table_get_event (self->table, ref.index)->passages;

  return g_array_index (self->passages[ref.kind], KzruIndices, ref.index);
}

/**
 * kzru_atlas_get_table:
 * @self: an atlas
 *
 * Gets the table that the atlas was read from, for those who look at all its rows:
 * they had better not ask for a record of each.
 *
 * Returns: (transfer none) (nullable): the table
 */
KzruCsvTable *
kzru_atlas_get_table (KzruAtlas *self)
{
  g_return_val_if_fail (KZRU_IS_ATLAS (self), NULL);

  return self->table;
}

/**
 * kzru_atlas_get_event_bounds:
 * @self: an atlas
 * @index: which event, less than their number
 *
 * Gets when an event was, by the claim that is shown first: of many events, too.
 *
 * Returns: the bounds
 */
KzruEdtfBounds
kzru_atlas_get_event_bounds (KzruAtlas *self,
                             guint      index)
{
  KzruEventTable *events;

  g_return_val_if_fail (KZRU_IS_ATLAS (self), ((KzruEdtfBounds) { 0 }));

  if (self->table == NULL)
    return *kzru_edtf_get_bounds (kzru_atlas_get_event (self, index)->dates[0].edtf);

  events = kzru_csv_table_get_events (self->table);

  return kzru_event_table_get_claim (events, kzru_event_table_find_row (events, index), 0);
}
