/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-atlas"

#include "config.h"

#include "model/kzru-atlas-reader.h"

#include <glib/gi18n-lib.h>

/* Ids, and references by id. */

static void
read_id (KzruAtlasReader *self,
         JsonNode        *node,
         KzruRef          ref)
{
  JsonNode *id_node;
  const char *id;
  gsize length;
  KzruRef other;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;

  id_node = json_object_get_member (json_node_get_object (node), "id");
  if (id_node == NULL || json_node_get_value_type (id_node) != G_TYPE_STRING)
    return;

  id = json_node_get_string (id_node);
  if (kzru_atlas_add_id (self->atlas, id, ref))
    return;

  kzru_atlas_find (self->atlas, id, &other);
  length = kzru_atlas_reader_push_name (self, "id");
  kzru_atlas_reader_error (self, KZRU_FAULT_DUPLICATE_ID,
                           /* Translators: %1$s is an id, %2$s a kind of record such as “place”,
                            * the number tells which of them it is, from 0. */
                           _("the id “%1$s” is taken by the %2$s with index %3$u; "
                             "expected an id of its own"),
                           id, kzru_record_kind_to_string (other.kind), other.index);
  kzru_atlas_reader_pop (self, length);
}

static void
read_part_ids (KzruAtlasReader *self,
               JsonArray       *array,
               KzruRecordKind   kind)
{
  guint n = json_array_get_length (array);

  kzru_atlas_set_size (self->atlas, kind, n);
  for (guint i = 0; i < n; i++)
    {
      gsize length = kzru_atlas_reader_push_index (self, i);

      read_id (self, json_array_get_element (array, i), (KzruRef) { kind, i });
      kzru_atlas_reader_pop (self, length);
    }
}

/*< private >
 * kzru_atlas_reader_ids:
 * @self: a reader
 * @node: the whole file, an object
 *
 * Makes room for all records and learns their ids.
 */
void
kzru_atlas_reader_ids (KzruAtlasReader *self,
                       JsonNode        *node)
{
  JsonObject *root = json_node_get_object (node);

  for (guint i = 0; i < kzru_atlas_shape.n_fields; i++)
    {
      const KzruField *field = &kzru_atlas_shape.fields[i];
      JsonNode *part = json_object_get_member (root, field->name);
      gsize length;

      if (field->type != KZRU_FIELD_RECORDS)
        continue;
      if (part == NULL || !JSON_NODE_HOLDS_ARRAY (part))
        {
          self->unread[field->kind] = part != NULL || field->required;
          continue;
        }

      length = kzru_atlas_reader_push_name (self, field->name);
      read_part_ids (self, json_node_get_array (part), field->kind);
      kzru_atlas_reader_pop (self, length);
    }
}

/* Whether records may be missing because their part could not be read. */
static gboolean
has_unread (KzruAtlasReader *self)
{
  for (guint i = 0; i < KZRU_N_RECORD_KINDS; i++)
    {
      if (self->unread[i])
        return TRUE;
    }

  return FALSE;
}

/*< private >
 * kzru_atlas_reader_any_ref:
 * @self: a reader
 * @node: the value that is being read
 *
 * Reads a reference to a record of any kind.
 *
 * Returns: the record, or [const@REF_NONE] after a fault
 */
KzruRef
kzru_atlas_reader_any_ref (KzruAtlasReader *self,
                           JsonNode        *node)
{
  KzruRef ref = KZRU_REF_NONE;
  const char *id;

  if (!kzru_atlas_reader_expect (self, node, KZRU_JSON_STRING))
    return KZRU_REF_NONE;

  id = json_node_get_string (node);
  if (!kzru_atlas_find (self->atlas, id, &ref) && !has_unread (self))
    kzru_atlas_reader_error (self, KZRU_FAULT_DANGLING,
                             _("nothing has the id “%s”; expected the id of a record"), id);

  return ref;
}

/*< private >
 * kzru_atlas_reader_ref:
 * @self: a reader
 * @node: the value that is being read
 * @kind: which kind of record is meant
 *
 * Reads a reference to a record of one kind.
 *
 * Returns: which of them, or %G_MAXUINT after a fault
 */
guint
kzru_atlas_reader_ref (KzruAtlasReader *self,
                       JsonNode        *node,
                       KzruRecordKind   kind)
{
  KzruRef ref;
  const char *id;

  if (!kzru_atlas_reader_expect (self, node, KZRU_JSON_STRING))
    return G_MAXUINT;

  if (self->unread[kind])
    return G_MAXUINT;

  id = json_node_get_string (node);
  if (!kzru_atlas_find (self->atlas, id, &ref))
    kzru_atlas_reader_error (self, KZRU_FAULT_DANGLING,
                             /* Translators: %1$s is an id, %2$s a kind such as “place”. */
                             _("nothing has the id “%1$s”; "
                               "expected the id of a record of the kind: %2$s"),
                             id, kzru_record_kind_to_string (kind));
  else if (ref.kind != kind)
    kzru_atlas_reader_error (self, KZRU_FAULT_DANGLING,
                             /* Translators: %1$s is an id, the others are kinds such as “place”. */
                             _("“%1$s” is of the kind: %2$s; "
                               "expected the id of a record of the kind: %3$s"),
                             id, kzru_record_kind_to_string (ref.kind),
                             kzru_record_kind_to_string (kind));
  else
    return ref.index;

  return G_MAXUINT;
}

/*< private >
 * kzru_atlas_reader_refs:
 * @self: a reader
 * @node: the value that is being read
 * @field: tells the kind and the least number
 *
 * Reads a list of references to records of one kind.
 *
 * Returns: the records
 */
KzruIndices
kzru_atlas_reader_refs (KzruAtlasReader *self,
                        JsonNode        *node,
                        const KzruField *field)
{
  JsonArray *array = kzru_atlas_reader_get_array (self, node, field->min);
  guint n = array != NULL ? json_array_get_length (array) : 0;
  guint *v = kzru_atlas_alloc (self->atlas, n, sizeof *v);

  for (guint i = 0; i < n; i++)
    {
      gsize length = kzru_atlas_reader_push_index (self, i);

      v[i] = kzru_atlas_reader_ref (self, json_array_get_element (array, i), field->kind);
      kzru_atlas_reader_pop (self, length);
    }

  return (KzruIndices) { v, n };
}

/*< private >
 * kzru_atlas_reader_any_refs:
 * @self: a reader
 * @node: the value that is being read
 * @field: tells the least number
 * @n: (out): how many there are
 *
 * Reads a list of references to records of any kind.
 *
 * Returns: (array length=n): the records
 */
const KzruRef *
kzru_atlas_reader_any_refs (KzruAtlasReader *self,
                            JsonNode        *node,
                            const KzruField *field,
                            guint           *n)
{
  JsonArray *array = kzru_atlas_reader_get_array (self, node, field->min);
  KzruRef *v;

  *n = array != NULL ? json_array_get_length (array) : 0;
  v = kzru_atlas_alloc (self->atlas, *n, sizeof *v);
  for (guint i = 0; i < *n; i++)
    {
      gsize length = kzru_atlas_reader_push_index (self, i);

      v[i] = kzru_atlas_reader_any_ref (self, json_array_get_element (array, i));
      kzru_atlas_reader_pop (self, length);
    }

  return v;
}
