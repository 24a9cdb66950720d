/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-atlas"

#include "config.h"

#include "model/kzru-atlas-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/kzru-json-pointer.h"

/* The walk over the tree: objects by their shape, lists, parts of the atlas. */

static void
report (KzruAtlasReader   *self,
        KzruFaultSeverity  severity,
        KzruFaultCode      code,
        KzruJsonPlace      place,
        const char        *message)
{
  guint line = 0, column = 0;

  if (kzru_faults_has_room (self->faults, severity))
    kzru_json_scan_locate (self->scan, self->pointer->str, place, &line, &column);

  kzru_faults_add (self->faults, severity, code, self->pointer->str, line, column, "%s", message);
}

/*< private >
 * kzru_atlas_reader_error:
 * @self: a reader
 * @code: the kind of fault
 * @format: what is wrong and what was expected, translated
 * @...: arguments of @format
 *
 * Reports an error in the value that is being read.
 */
void
kzru_atlas_reader_error (KzruAtlasReader *self,
                         KzruFaultCode    code,
                         const char      *format,
                         ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  report (self, KZRU_FAULT_ERROR, code, KZRU_JSON_PLACE_VALUE, message);
}

/*< private >
 * kzru_atlas_reader_report_name:
 * @self: a reader
 * @severity: whether the file can still be used
 * @code: the kind of fault
 * @format: what is wrong and what was expected, translated
 * @...: arguments of @format
 *
 * Reports a fault in the name of the member that is being read.
 */
void
kzru_atlas_reader_report_name (KzruAtlasReader   *self,
                               KzruFaultSeverity  severity,
                               KzruFaultCode      code,
                               const char        *format,
                               ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  report (self, severity, code, KZRU_JSON_PLACE_KEY, message);
}

static KzruJsonType
get_type (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return KZRU_JSON_OBJECT;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return KZRU_JSON_ARRAY;
  if (JSON_NODE_HOLDS_NULL (node))
    return KZRU_JSON_NULL;

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return KZRU_JSON_STRING;
    case G_TYPE_BOOLEAN:
      return KZRU_JSON_BOOLEAN;
    default:
      return KZRU_JSON_NUMBER;
    }
}

static const char *
type_to_string (KzruJsonType type)
{
  switch (type)
    {
    case KZRU_JSON_OBJECT:
      return _("an object");
    case KZRU_JSON_ARRAY:
      return _("an array");
    case KZRU_JSON_STRING:
      return _("a text");
    case KZRU_JSON_NUMBER:
      return _("a number");
    case KZRU_JSON_BOOLEAN:
      return _("true or false");
    case KZRU_JSON_NULL:
    default:
      return _("null");
    }
}

/*< private >
 * kzru_atlas_reader_expect:
 * @self: a reader
 * @node: the value that is being read
 * @type: what it should be
 *
 * Checks the type of a value.
 *
 * Returns: whether it is right; if not, the fault is reported
 */
gboolean
kzru_atlas_reader_expect (KzruAtlasReader *self,
                          JsonNode        *node,
                          KzruJsonType     type)
{
  KzruJsonType found = get_type (node);

  if (found == type)
    return TRUE;

  kzru_atlas_reader_error (self, KZRU_FAULT_TYPE,
                           /* Translators: both are types of values: “a text”, “an array”. */
                           _("expected %s, found %s"),
                           type_to_string (type), type_to_string (found));

  return FALSE;
}

/*< private >
 * kzru_atlas_reader_get_array:
 * @self: a reader
 * @node: the value that is being read
 * @min: how many elements there must be at least
 *
 * Checks that a value is an array of some length.
 *
 * Returns: (transfer none) (nullable): the array, or %NULL if it is none
 */
JsonArray *
kzru_atlas_reader_get_array (KzruAtlasReader *self,
                             JsonNode        *node,
                             guint            min)
{
  JsonArray *array;

  if (!kzru_atlas_reader_expect (self, node, KZRU_JSON_ARRAY))
    return NULL;

  array = json_node_get_array (node);
  if (json_array_get_length (array) < min)
    kzru_atlas_reader_error (self, KZRU_FAULT_VALUE,
                             ngettext ("expected at least %u element",
                                       "expected at least %u elements", min),
                             min);

  return array;
}

/*< private >
 * kzru_atlas_reader_push_name:
 * @self: a reader
 * @name: a member
 *
 * Goes down to a member of the value that is being read.
 *
 * Returns: what [func@atlas_reader_pop] needs to come back
 */
gsize
kzru_atlas_reader_push_name (KzruAtlasReader *self,
                             const char      *name)
{
  gsize length = self->pointer->len;

  kzru_json_pointer_push_name (self->pointer, name);

  return length;
}

/*< private >
 * kzru_atlas_reader_push_index:
 * @self: a reader
 * @index: an element
 *
 * Goes down to an element of the value that is being read.
 *
 * Returns: what [func@atlas_reader_pop] needs to come back
 */
gsize
kzru_atlas_reader_push_index (KzruAtlasReader *self,
                              guint            index)
{
  gsize length = self->pointer->len;

  kzru_json_pointer_push_index (self->pointer, index);

  return length;
}

/*< private >
 * kzru_atlas_reader_pop:
 * @self: a reader
 * @length: what the push returned
 *
 * Comes back up from a member or an element.
 */
void
kzru_atlas_reader_pop (KzruAtlasReader *self,
                       gsize            length)
{
  g_string_truncate (self->pointer, length);
}

static gpointer
read_list (KzruAtlasReader *self,
           JsonNode        *node,
           const KzruField *field,
           guint           *n)
{
  JsonArray *array = kzru_atlas_reader_get_array (self, node, field->min);
  guint8 *elements;

  *n = 0;
  if (array == NULL)
    return NULL;

  *n = json_array_get_length (array);
  elements = kzru_atlas_alloc (self->atlas, *n, field->shape->size);
  for (guint i = 0; i < *n; i++)
    {
      gsize length = kzru_atlas_reader_push_index (self, i);

      kzru_atlas_reader_object (self, json_array_get_element (array, i), field->shape,
                                elements + i * field->shape->size);
      kzru_atlas_reader_pop (self, length);
    }

  return elements;
}

static void
read_records (KzruAtlasReader *self,
              JsonNode        *node,
              const KzruField *field)
{
  JsonArray *array = kzru_atlas_reader_get_array (self, node, 0);
  guint n = array != NULL ? json_array_get_length (array) : 0;

  for (guint i = 0; i < n; i++)
    {
      gsize length = kzru_atlas_reader_push_index (self, i);
      GArray *records = self->atlas->records[field->kind];

      kzru_atlas_reader_object (self, json_array_get_element (array, i), field->shape,
                                records->data + i * field->shape->size);
      kzru_atlas_reader_pop (self, length);
    }
}

/* What a member that is not there means, where that is not plain zero. */
static void
set_fallback (const KzruField *field,
              gpointer         record)
{
  if (field->type == KZRU_FIELD_TEXT)
    *KZRU_FIELD_AT (const char *, record, field->offset) = field->fallback;
  else if (field->type == KZRU_FIELD_NUMBER)
    *KZRU_FIELD_AT (double, record, field->offset) = NAN;
  else if (field->type == KZRU_FIELD_OFFSET)
    *KZRU_FIELD_AT (guint64, record, field->offset) = KZRU_OFFSET_UNREAD;
  else if (field->type == KZRU_FIELD_REF)
    *KZRU_FIELD_AT (guint, record, field->offset) = G_MAXUINT;
  else if (field->type == KZRU_FIELD_REFERENCE)
    KZRU_FIELD_AT (KzruReference, record, field->offset)->dataset = G_MAXUINT;
}

static void
read_member (KzruAtlasReader *self,
             JsonObject      *object,
             const KzruField *field,
             gpointer         record)
{
  JsonNode *node = json_object_get_member (object, field->name);
  gsize length;

  set_fallback (field, record);
  if (node == NULL)
    {
      if (field->required)
        kzru_atlas_reader_error (self, KZRU_FAULT_MISSING,
                                 /* Translators: %s is the name of a member of a JSON object. */
                                 _("expected a member “%s”, which is missing"), field->name);
      return;
    }

  length = kzru_atlas_reader_push_name (self, field->name);
  if (field->type == KZRU_FIELD_OBJECT)
    kzru_atlas_reader_object (self, node, field->shape, record);
  else if (field->type == KZRU_FIELD_LIST)
    *KZRU_FIELD_AT (gpointer, record, field->offset) =
      read_list (self, node, field, KZRU_FIELD_AT (guint, record, field->count));
  else if (field->type == KZRU_FIELD_RECORDS)
    read_records (self, node, field);
  else
    kzru_atlas_reader_value (self, node, field, record);
  kzru_atlas_reader_pop (self, length);
}

static void
report_unknown_members (KzruAtlasReader *self,
                        JsonObject      *object,
                        const KzruShape *shape)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      gsize length;

      if (kzru_shape_find (shape, name) != NULL)
        continue;
      if (shape->is_source && kzru_csl_has_variable (name))
        continue;

      length = kzru_atlas_reader_push_name (self, name);
      kzru_atlas_reader_report_name (self, KZRU_FAULT_WARNING, KZRU_FAULT_UNKNOWN_MEMBER,
                                     /* Translators: %s is the name of a member of a JSON object. */
                                     _("the format has no member “%s” here; it is ignored"), name);
      kzru_atlas_reader_pop (self, length);
    }
}

/*< private >
 * kzru_atlas_reader_object:
 * @self: a reader
 * @node: the value that is being read
 * @shape: what it has
 * @record: (out caller-allocates): the struct that it goes into
 *
 * Reads an object.
 */
void
kzru_atlas_reader_object (KzruAtlasReader *self,
                          JsonNode        *node,
                          const KzruShape *shape,
                          gpointer         record)
{
  JsonObject *object;

  if (!kzru_atlas_reader_expect (self, node, KZRU_JSON_OBJECT))
    return;

  object = json_node_get_object (node);
  for (guint i = 0; i < shape->n_fields; i++)
    read_member (self, object, &shape->fields[i], record);
  if (shape->is_source)
    kzru_atlas_reader_source (self, object, record);
  report_unknown_members (self, object, shape);
}

static void
note_place (KzruAtlasReader *self,
            GArray          *places)
{
  KzruPlaceInFile place;

  kzru_json_scan_locate (self->scan, self->pointer->str, KZRU_JSON_PLACE_VALUE,
                         &place.line, &place.column);
  g_array_append_val (places, place);
}

/* What may turn out not to be in its document is to be found again then. */
static void
note_places (KzruAtlasReader *self)
{
  KzruAtlas *atlas = self->atlas;

  for (guint i = 0; i < kzru_atlas_get_n_records (atlas, KZRU_RECORD_SOURCE); i++)
    {
      g_string_printf (self->pointer, "/sources/%u/custom", i);
      note_place (self, atlas->source_places);
    }

  for (guint i = 0; i < kzru_atlas_get_n_records (atlas, KZRU_RECORD_PASSAGE); i++)
    {
      g_array_append_val (atlas->first_parts, atlas->part_places->len);
      for (guint j = 0; j < kzru_atlas_get_passage (atlas, i)->n_parts; j++)
        {
          g_string_printf (self->pointer, "/passages/%u/parts/%u", i, j);
          note_place (self, atlas->part_places);
        }
    }
  g_string_truncate (self->pointer, 0);
}

/*< private >
 * kzru_atlas_reader_root:
 * @self: a reader
 * @node: the whole file
 *
 * Reads an atlas. Ids come first, since references may point ahead.
 *
 * Returns: whether there was no error
 */
gboolean
kzru_atlas_reader_root (KzruAtlasReader *self,
                        JsonNode        *node)
{
  guint n_errors = kzru_faults_count (self->faults, KZRU_FAULT_ERROR);

  if (JSON_NODE_HOLDS_OBJECT (node))
    kzru_atlas_reader_ids (self, node);
  kzru_atlas_reader_object (self, node, &kzru_atlas_shape, self->atlas);
  kzru_atlas_reader_check (self);

  if (kzru_faults_count (self->faults, KZRU_FAULT_ERROR) > n_errors)
    return FALSE;

  note_places (self);
  kzru_atlas_complete (self->atlas);

  return TRUE;
}
