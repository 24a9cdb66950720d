/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-atlas"

#include "config.h"

#include "model/kzru-atlas-private.h"

/*< private >
 * kzru_atlas_new:
 *
 * Makes an atlas with nothing in it, to be filled and then completed.
 *
 * Returns: (transfer full): the atlas
 */
KzruAtlas *
kzru_atlas_new (void)
{
  return g_object_new (KZRU_TYPE_ATLAS, NULL);
}

/*< private >
 * kzru_atlas_alloc:
 * @self: an atlas that is being built
 * @n: how many elements
 * @size: size of one, in bytes
 *
 * Gets zeroed memory that lives as long as the atlas.
 *
 * Returns: (transfer none) (nullable): the memory, %NULL for no elements
 */
gpointer
kzru_atlas_alloc (KzruAtlas *self,
                  gsize      n,
                  gsize      size)
{
  gpointer block;

  if (n == 0)
    return NULL;

  block = g_malloc0_n (n, size);
  g_ptr_array_add (self->blocks, block);

  return block;
}

/*< private >
 * kzru_atlas_intern:
 * @self: an atlas that is being built
 * @text: a text
 *
 * Copies a text; the same text is held once.
 *
 * Returns: (transfer none): the copy, which lives as long as the atlas
 */
const char *
kzru_atlas_intern (KzruAtlas  *self,
                   const char *text)
{
  return g_string_chunk_insert_const (self->strings, text);
}

/*< private >
 * kzru_atlas_take_date:
 * @self: an atlas that is being built
 * @date: (transfer full): a date
 *
 * Keeps a date for as long as the atlas lives.
 *
 * Returns: (transfer none): the date
 */
const KzruEdtf *
kzru_atlas_take_date (KzruAtlas *self,
                      KzruEdtf  *date)
{
  g_ptr_array_add (self->dates, date);

  return date;
}

/*< private >
 * kzru_atlas_set_size:
 * @self: an atlas that is being built
 * @kind: a part of it
 * @n: how many records it is to have
 *
 * Makes room for the records of one part, zeroed.
 *
 * Returns: (transfer none): the first record
 */
gpointer
kzru_atlas_set_size (KzruAtlas      *self,
                     KzruRecordKind  kind,
                     guint           n)
{
  g_array_set_size (self->records[kind], n);

  return self->records[kind]->data;
}

/*< private >
 * kzru_atlas_add_id:
 * @self: an atlas that is being built
 * @id: the id of a record
 * @ref: which record
 *
 * Makes a record known by its id.
 *
 * Returns: %FALSE if another record has this id; that one keeps it
 */
gboolean
kzru_atlas_add_id (KzruAtlas  *self,
                   const char *id,
                   KzruRef     ref)
{
  KzruRef *value;

  if (g_hash_table_contains (self->refs, id))
    return FALSE;

  value = kzru_atlas_alloc (self, 1, sizeof *value);
  *value = ref;
  g_hash_table_insert (self->refs, (gpointer) kzru_atlas_intern (self, id), value);

  return TRUE;
}

/* Public data sets and sources have a title in one language only. */
static KzruLangMap
label_from_title (KzruAtlas  *self,
                  const char *tag,
                  const char *title)
{
  KzruLangEntry *entry = kzru_atlas_alloc (self, 1, sizeof *entry);

  entry->tag = tag;
  entry->text = title;

  return (KzruLangMap) { entry, 1 };
}

static void
complete_labels (KzruAtlas *self)
{
  for (guint i = 0; i < self->records[KZRU_RECORD_DATASET]->len; i++)
    {
      const KzruDataset *dataset = kzru_atlas_get_dataset (self, i);
      KzruLangMap label = label_from_title (self, "und", dataset->title);

      g_array_append_val (self->labels[KZRU_RECORD_DATASET], label);
    }

  for (guint i = 0; i < self->records[KZRU_RECORD_SOURCE]->len; i++)
    {
      const KzruSource *source = kzru_atlas_get_source (self, i);
      KzruLangMap label = label_from_title (self, source->language, source->title);

      g_array_append_val (self->labels[KZRU_RECORD_SOURCE], label);
    }
}

/* Passages, each once, in the order in which they were first named. A record may
 * cite all passages of a file, so that it is not searched whether one is known. */
typedef struct
{
  GArray *indices; /* of guint */
  guint8 *known;   /* one a passage of the atlas */
} Union;

static void
add_indices (Union       *self,
             KzruIndices  more)
{
  for (guint i = 0; i < more.n; i++)
    {
      if (self->known[more.v[i]])
        continue;

      self->known[more.v[i]] = TRUE;
      g_array_append_val (self->indices, more.v[i]);
    }
}

static KzruIndices
empty_union (Union     *self,
             KzruAtlas *atlas)
{
  guint n = self->indices->len;
  guint *v = kzru_atlas_alloc (atlas, n, sizeof *v);

  for (guint i = 0; i < n; i++)
    {
      v[i] = g_array_index (self->indices, guint, i);
      self->known[v[i]] = FALSE;
    }
  g_array_set_size (self->indices, 0);

  return (KzruIndices) { v, n };
}

/* A record's own passages come first, then those of its parts. */
static void
collect_passages (KzruAtlas *self,
                  KzruRef    ref,
                  Union     *union_)
{
  if (ref.kind == KZRU_RECORD_PASSAGE)
    {
      add_indices (union_, (KzruIndices) { &ref.index, 1 });
    }
  else if (ref.kind == KZRU_RECORD_ROUTE)
    {
      const KzruRoute *route = kzru_atlas_get_route (self, ref.index);

      add_indices (union_, route->passages);
      for (guint i = 0; i < route->n_status; i++)
        add_indices (union_, route->status[i].passages);
    }
  else if (ref.kind == KZRU_RECORD_EVENT)
    {
      const KzruEvent *event = kzru_atlas_get_event (self, ref.index);

      add_indices (union_, event->passages);
      for (guint i = 0; i < event->n_dates; i++)
        add_indices (union_, event->dates[i].passages);
    }
  else if (ref.kind == KZRU_RECORD_FIGURE)
    {
      add_indices (union_, kzru_atlas_get_figure (self, ref.index)->passages);
    }
  else if (ref.kind == KZRU_RECORD_RELATION)
    {
      add_indices (union_, kzru_atlas_get_relation (self, ref.index)->passages);
    }
}

static void
complete_passages (KzruAtlas      *self,
                   KzruRecordKind  kind)
{
  g_autoptr(GArray) indices = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint8 *known = g_new0 (guint8, self->records[KZRU_RECORD_PASSAGE]->len);
  Union union_ = { indices, known };

  for (guint i = 0; i < self->records[kind]->len; i++)
    {
      KzruIndices cited;

      collect_passages (self, (KzruRef) { kind, i }, &union_);
      cited = empty_union (&union_, self);
      g_array_append_val (self->passages[kind], cited);
    }
}

/*< private >
 * kzru_atlas_complete:
 * @self: an atlas whose records are all there and without fault
 *
 * Works out what is asked often and stands in no single record.
 */
void
kzru_atlas_complete (KzruAtlas *self)
{
  complete_labels (self);
  for (KzruRecordKind kind = KZRU_RECORD_THEME; kind < KZRU_N_RECORD_KINDS; kind++)
    complete_passages (self, kind);
}
