/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-atlas"

#include "config.h"

#include "model/kzru-atlas-file.h"

#include <json-glib/json-glib.h>

#include "model/kzru-atlas-shape.h"

/* Writes what the reader reads, along the same shapes. Texts in several
 * languages stand one on a line, so that lines never mix directions. */

typedef struct
{
  KzruAtlas      *atlas;
  KzruJsonWriter *json;
} Writer;

static void write_object (Writer          *self,
                          const KzruShape *shape,
                          gconstpointer    record);

static void
write_lang_map (Writer            *self,
                const KzruLangMap *map)
{
  kzru_json_writer_begin (self->json, '{', KZRU_JSON_LINES);
  for (guint i = 0; i < map->n_entries; i++)
    {
      kzru_json_writer_name (self->json, map->entries[i].tag);
      kzru_json_writer_string (self->json, map->entries[i].text);
    }
  kzru_json_writer_end (self->json);
}

static void
write_date (Writer         *self,
            const KzruEdtf *date)
{
  g_autofree char *text = kzru_edtf_to_string (date);

  kzru_json_writer_string (self->json, text);
}

static void
write_word (Writer             *self,
            const char * const *words,
            guint               word)
{
  kzru_json_writer_string (self->json, words[word]);
}

static void
write_flag (Writer   *self,
            gboolean  flag)
{
  kzru_json_writer_word (self->json, flag ? "true" : "false");
}

static void
write_color (Writer  *self,
             guint32  rgb)
{
  char text[8];

  g_snprintf (text, sizeof text, "#%06x", rgb);
  kzru_json_writer_string (self->json, text);
}

static void
write_ref (Writer  *self,
           KzruRef  ref)
{
  kzru_json_writer_string (self->json, kzru_atlas_get_record_id (self->atlas, ref));
}

static void
write_refs (Writer         *self,
            KzruRecordKind  kind,
            KzruIndices     refs)
{
  kzru_json_writer_begin (self->json, '[', KZRU_JSON_FILL);
  for (guint i = 0; i < refs.n; i++)
    write_ref (self, (KzruRef) { kind, refs.v[i] });
  kzru_json_writer_end (self->json);
}

static void
write_any_refs (Writer        *self,
                const KzruRef *refs,
                guint          n)
{
  kzru_json_writer_begin (self->json, '[', KZRU_JSON_FILL);
  for (guint i = 0; i < n; i++)
    write_ref (self, refs[i]);
  kzru_json_writer_end (self->json);
}

/* --- Geometry --- */

static void
write_position (Writer    *self,
                KzruPoint  point)
{
  kzru_json_writer_begin (self->json, '[', KZRU_JSON_ONE_LINE);
  kzru_json_writer_number (self->json, point.lon);
  kzru_json_writer_number (self->json, point.lat);
  kzru_json_writer_end (self->json);
}

static void
write_point (Writer    *self,
             KzruPoint  point)
{
  kzru_json_writer_begin (self->json, '{', KZRU_JSON_ONE_LINE);
  kzru_json_writer_name (self->json, "type");
  kzru_json_writer_string (self->json, "Point");
  kzru_json_writer_name (self->json, "coordinates");
  write_position (self, point);
  kzru_json_writer_end (self->json);
}

static void
write_part (Writer             *self,
            const KzruGeometry *geometry,
            guint               part)
{
  guint start = part == 0 ? 0 : geometry->part_ends[part - 1];

  kzru_json_writer_begin (self->json, '[', KZRU_JSON_FILL);
  for (guint i = start; i < geometry->part_ends[part]; i++)
    write_position (self, geometry->points[i]);
  kzru_json_writer_end (self->json);
}

static void
write_parts (Writer             *self,
             const KzruGeometry *geometry,
             guint               start,
             guint               end)
{
  kzru_json_writer_begin (self->json, '[', KZRU_JSON_LINES);
  for (guint i = start; i < end; i++)
    write_part (self, geometry, i);
  kzru_json_writer_end (self->json);
}

static void
write_coordinates (Writer             *self,
                   const KzruGeometry *geometry)
{
  if (geometry->type == KZRU_GEOMETRY_LINE && !geometry->multi)
    {
      write_part (self, geometry, 0);
    }
  else if (geometry->type == KZRU_GEOMETRY_LINE || !geometry->multi)
    {
      write_parts (self, geometry, 0, geometry->n_parts);
    }
  else
    {
      kzru_json_writer_begin (self->json, '[', KZRU_JSON_LINES);
      for (guint i = 0, start = 0; i < geometry->n_polygons; start = geometry->polygon_ends[i++])
        write_parts (self, geometry, start, geometry->polygon_ends[i]);
      kzru_json_writer_end (self->json);
    }
}

static void
write_geometry (Writer             *self,
                const KzruGeometry *geometry)
{
  guint word = (geometry->type == KZRU_GEOMETRY_POLYGON ? 2 : 0) + (geometry->multi ? 1 : 0);

  kzru_json_writer_begin (self->json, '{', KZRU_JSON_LINES);
  kzru_json_writer_name (self->json, "type");
  kzru_json_writer_string (self->json, kzru_geometry_words[word]);
  kzru_json_writer_name (self->json, "coordinates");
  write_coordinates (self, geometry);
  kzru_json_writer_end (self->json);
}

/* --- Sources --- */

static void write_node (Writer   *self,
                        JsonNode *node);

static void
write_scalar (Writer   *self,
              JsonNode *node)
{
  if (JSON_NODE_HOLDS_NULL (node))
    kzru_json_writer_word (self->json, "null");
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    kzru_json_writer_string (self->json, json_node_get_string (node));
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    write_flag (self, json_node_get_boolean (node));
  else
    kzru_json_writer_number (self->json, json_node_get_double (node));
}

static void
write_members (Writer     *self,
               JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      kzru_json_writer_name (self->json, name);
      write_node (self, member);
    }
}

/* Names and dates: short, whatever CSL allows in them. */
static void
write_node (Writer   *self,
            JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      kzru_json_writer_begin (self->json, '{', KZRU_JSON_ONE_LINE);
      write_members (self, json_node_get_object (node));
      kzru_json_writer_end (self->json);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      kzru_json_writer_begin (self->json, '[', KZRU_JSON_ONE_LINE);
      for (guint i = 0; i < json_array_get_length (array); i++)
        write_node (self, json_array_get_element (array, i));
      kzru_json_writer_end (self->json);
    }
  else
    {
      write_scalar (self, node);
    }
}

/* The item as it was read, but "custom", which is ours, by its shape. */
static void
write_source (Writer           *self,
              const KzruShape  *shape,
              const KzruSource *source)
{
  g_autoptr(JsonNode) item = json_from_string (source->csl, NULL);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  kzru_json_writer_begin (self->json, '{', KZRU_JSON_LINES);
  json_object_iter_init_ordered (&iter, json_node_get_object (item));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      const KzruField *field = kzru_shape_find (shape, name);

      kzru_json_writer_name (self->json, name);
      if (field != NULL && field->type == KZRU_FIELD_OBJECT)
        write_object (self, field->shape, source);
      else
        write_node (self, member);
    }
  kzru_json_writer_end (self->json);
}

/* --- Shapes --- */

/* A reference with a note is too long for one line. */
static void
write_reference (Writer              *self,
                 const KzruReference *reference)
{
  KzruShape shape = kzru_reference_shape;

  shape.layout = reference->note.n_entries > 0 ? KZRU_JSON_LINES : KZRU_JSON_ONE_LINE;
  write_object (self, &shape, reference);
}

static void
write_selector (Writer              *self,
                const KzruQuotation *part)
{
  kzru_json_writer_begin (self->json, '[', KZRU_JSON_LINES);
  write_object (self, &kzru_quote_selector_shape, part);
  write_object (self, &kzru_position_selector_shape, part);
  kzru_json_writer_end (self->json);
}

static void
write_elements (Writer          *self,
                const KzruShape *shape,
                gconstpointer    elements,
                guint            n)
{
  kzru_json_writer_begin (self->json, '[', KZRU_JSON_LINES);
  for (guint i = 0; i < n; i++)
    write_object (self, shape, (const guint8 *) elements + i * shape->size);
  kzru_json_writer_end (self->json);
}

static void
write_value (Writer          *self,
             const KzruField *field,
             gconstpointer    record)
{
  switch (field->type)
    {
    case KZRU_FIELD_CONSTANT:
      kzru_json_writer_string (self->json, field->fallback);
      break;
    case KZRU_FIELD_ID:
    case KZRU_FIELD_TEXT:
      kzru_json_writer_string (self->json, KZRU_FIELD_GET (const char *, record, field->offset));
      break;
    case KZRU_FIELD_LANG_MAP:
      write_lang_map (self, &KZRU_FIELD_GET (KzruLangMap, record, field->offset));
      break;
    case KZRU_FIELD_DATE:
      write_date (self, KZRU_FIELD_GET (const KzruEdtf *, record, field->offset));
      break;
    case KZRU_FIELD_WORD:
      write_word (self, field->words, KZRU_FIELD_GET (guint, record, field->offset));
      break;
    case KZRU_FIELD_FLAG:
      write_flag (self, KZRU_FIELD_GET (gboolean, record, field->offset));
      break;
    case KZRU_FIELD_NUMBER:
      kzru_json_writer_number (self->json, KZRU_FIELD_GET (double, record, field->offset));
      break;
    case KZRU_FIELD_COUNT:
      kzru_json_writer_number (self->json, KZRU_FIELD_GET (guint, record, field->offset));
      break;
    case KZRU_FIELD_OFFSET:
      kzru_json_writer_number (self->json, KZRU_FIELD_GET (guint64, record, field->offset));
      break;
    case KZRU_FIELD_COLOR:
      write_color (self, KZRU_FIELD_GET (guint32, record, field->offset));
      break;
    case KZRU_FIELD_REF:
      write_ref (self, (KzruRef) { field->kind, KZRU_FIELD_GET (guint, record, field->offset) });
      break;
    case KZRU_FIELD_ANY_REF:
      write_ref (self, KZRU_FIELD_GET (KzruRef, record, field->offset));
      break;
    case KZRU_FIELD_REFS:
      write_refs (self, field->kind, KZRU_FIELD_GET (KzruIndices, record, field->offset));
      break;
    case KZRU_FIELD_ANY_REFS:
      write_any_refs (self, KZRU_FIELD_GET (const KzruRef *, record, field->offset),
                      KZRU_FIELD_GET (guint, record, field->count));
      break;
    case KZRU_FIELD_REFERENCE:
      write_reference (self, &KZRU_FIELD_GET (KzruReference, record, field->offset));
      break;
    case KZRU_FIELD_POINT:
      write_point (self, KZRU_FIELD_GET (KzruPoint, record, field->offset));
      break;
    case KZRU_FIELD_GEOMETRY:
      write_geometry (self, &KZRU_FIELD_GET (KzruGeometry, record, field->offset));
      break;
    case KZRU_FIELD_SELECTOR:
      write_selector (self, record);
      break;
    case KZRU_FIELD_OBJECT:
      write_object (self, field->shape, record);
      break;
    case KZRU_FIELD_LIST:
      write_elements (self, field->shape, KZRU_FIELD_GET (gconstpointer, record, field->offset),
                      KZRU_FIELD_GET (guint, record, field->count));
      break;
    case KZRU_FIELD_RECORDS:
      write_elements (self, field->shape, self->atlas->records[field->kind]->data,
                      self->atlas->records[field->kind]->len);
      break;
    case KZRU_FIELD_JSON:
    default:
      g_assert_not_reached ();
    }
}

static void
write_object (Writer          *self,
              const KzruShape *shape,
              gconstpointer    record)
{
  if (shape->is_source)
    {
      write_source (self, shape, record);
      return;
    }

  kzru_json_writer_begin (self->json, '{', shape->layout);
  for (guint i = 0; i < shape->n_fields; i++)
    {
      const KzruField *field = &shape->fields[i];

      if (!field->required && kzru_field_is_absent (field, record))
        continue;

      kzru_json_writer_name (self->json, field->name);
      write_value (self, field, record);
    }
  kzru_json_writer_end (self->json);
}

/**
 * kzru_atlas_write_bytes:
 * @atlas: an atlas
 *
 * Writes an atlas as a file has it. The same atlas always gives the same bytes,
 * and reading them gives the same atlas.
 *
 * Returns: (transfer full): the content of the file
 */
GBytes *
kzru_atlas_write_bytes (KzruAtlas *atlas)
{
  g_autoptr(KzruJsonWriter) json = kzru_json_writer_new ();
  Writer writer = { atlas, json };
  gsize n_bytes;
  char *text;

  g_return_val_if_fail (KZRU_IS_ATLAS (atlas), NULL);

  write_object (&writer, &kzru_atlas_shape, atlas);
  text = kzru_json_writer_finish (json, &n_bytes);

  return g_bytes_new_take (text, n_bytes);
}
