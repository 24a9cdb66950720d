/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-atlas"

#include "config.h"

#include "model/kzru-atlas-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "model/kzru-text-rule.h"

/* Values that hold no records and no geometry. */

/*< private >
 * kzru_atlas_reader_text:
 * @self: a reader
 * @node: the value that is being read
 * @rule: what it must look like
 *
 * Reads a text.
 *
 * Returns: (nullable): the text, kept by the atlas; %NULL if it is none
 */
const char *
kzru_atlas_reader_text (KzruAtlasReader *self,
                        JsonNode        *node,
                        KzruTextRule     rule)
{
  const char *text;

  if (!kzru_atlas_reader_expect (self, node, KZRU_JSON_STRING))
    return NULL;

  text = json_node_get_string (node);
  if (!kzru_text_rule_matches (rule, text))
    kzru_atlas_reader_error (self, KZRU_FAULT_VALUE,
                             /* Translators: %1$s describes a kind of text, %2$s is the text found. */
                             _("expected %1$s, found “%2$s”"),
                             kzru_text_rule_describe (rule), text);

  return kzru_atlas_intern (self->atlas, text);
}

static const char *
read_id (KzruAtlasReader *self,
         JsonNode        *node)
{
  const char *id = kzru_atlas_reader_text (self, node, KZRU_TEXT_ANY);

  if (id == NULL)
    return "";

  if (!kzru_id_is_valid (id))
    kzru_atlas_reader_error (self, KZRU_FAULT_VALUE,
                             _("expected an id of the letters a to z, digits and hyphens, "
                               "found “%s”"),
                             id);

  return id;
}

static void
read_constant (KzruAtlasReader *self,
               JsonNode        *node,
               const char      *expected)
{
  if (!kzru_atlas_reader_expect (self, node, KZRU_JSON_STRING))
    return;

  if (!g_str_equal (json_node_get_string (node), expected))
    kzru_atlas_reader_error (self, KZRU_FAULT_VALUE,
                             _("expected “%1$s”, found “%2$s”"),
                             expected, json_node_get_string (node));
}

static void
read_lang_entry (KzruAtlasReader *self,
                 const char      *tag,
                 JsonNode        *node,
                 KzruLangEntry   *entry)
{
  gsize length = kzru_atlas_reader_push_name (self, tag);

  if (!kzru_text_rule_matches (KZRU_TEXT_LANGUAGE, tag))
    kzru_atlas_reader_report_name (self, KZRU_FAULT_ERROR, KZRU_FAULT_VALUE,
                                   _("expected %1$s, found “%2$s”"),
                                   kzru_text_rule_describe (KZRU_TEXT_LANGUAGE), tag);

  entry->tag = kzru_atlas_intern (self->atlas, tag);
  entry->text = kzru_atlas_reader_text (self, node, KZRU_TEXT_FILLED);
  if (entry->text == NULL)
    entry->text = "";

  kzru_atlas_reader_pop (self, length);
}

static KzruLangMap
read_lang_map (KzruAtlasReader *self,
               JsonNode        *node)
{
  KzruLangEntry *entries;
  JsonObject *object;
  JsonObjectIter iter;
  const char *tag;
  JsonNode *text;
  guint n = 0;

  if (!kzru_atlas_reader_expect (self, node, KZRU_JSON_OBJECT))
    return (KzruLangMap) { NULL, 0 };

  object = json_node_get_object (node);
  if (json_object_get_size (object) == 0)
    kzru_atlas_reader_error (self, KZRU_FAULT_VALUE,
                             _("expected a text in at least one language"));

  entries = kzru_atlas_alloc (self->atlas, json_object_get_size (object), sizeof *entries);
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &tag, &text))
    read_lang_entry (self, tag, text, &entries[n++]);

  return (KzruLangMap) { entries, n };
}

/*< private >
 * kzru_atlas_reader_date:
 * @self: a reader
 * @edtf: the date that the value stands for
 *
 * Reads a date.
 *
 * Returns: (nullable): the date, kept by the atlas; %NULL if there is none such
 */
const KzruEdtf *
kzru_atlas_reader_date (KzruAtlasReader *self,
                        const char      *edtf)
{
  g_autoptr(GError) error = NULL;
  KzruEdtf *date = kzru_edtf_parse (edtf, &error);

  if (date != NULL)
    return kzru_atlas_take_date (self->atlas, date);

  kzru_atlas_reader_error (self, KZRU_FAULT_DATE,
                           /* Translators: %s says what is wrong with the date that was found. */
                           _("expected an EDTF date such as 1992 or 2017-07~; %s"),
                           error->message);

  return NULL;
}

static const KzruEdtf *
read_date (KzruAtlasReader *self,
           JsonNode        *node)
{
  if (!kzru_atlas_reader_expect (self, node, KZRU_JSON_STRING))
    return NULL;

  return kzru_atlas_reader_date (self, json_node_get_string (node));
}

static guint
read_word (KzruAtlasReader    *self,
           JsonNode           *node,
           const char * const *words)
{
  g_autofree char *all = NULL;
  const char *word;

  if (!kzru_atlas_reader_expect (self, node, KZRU_JSON_STRING))
    return 0;

  word = json_node_get_string (node);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (word, words[i]))
      return i;

  all = g_strjoinv (", ", (char **) words);
  kzru_atlas_reader_error (self, KZRU_FAULT_VALUE,
                           /* Translators: %1$s is a list of words that are not translated. */
                           _("expected one of %1$s; found “%2$s”"), all, word);

  return 0;
}

static gboolean
read_flag (KzruAtlasReader *self,
           JsonNode        *node)
{
  return kzru_atlas_reader_expect (self, node, KZRU_JSON_BOOLEAN) && json_node_get_boolean (node);
}

static double
read_number (KzruAtlasReader *self,
             JsonNode        *node)
{
  return kzru_atlas_reader_expect (self, node, KZRU_JSON_NUMBER) ? json_node_get_double (node) : 0;
}

/* JSON has one kind of number, so 3.0 is an integer, too. */
static guint64
read_integer (KzruAtlasReader *self,
              JsonNode        *node,
              double           min,
              double           max,
              guint64          fallback)
{
  double value;

  if (!kzru_atlas_reader_expect (self, node, KZRU_JSON_NUMBER))
    return fallback;

  value = json_node_get_double (node);
  if (value >= min && value <= max && value == floor (value))
    return value;

  kzru_atlas_reader_error (self, KZRU_FAULT_VALUE,
                           /* Translators: the bounds of a whole number. */
                           _("expected a whole number from %1$.0f to %2$.0f"), min, max);

  return fallback;
}

static guint32
read_color (KzruAtlasReader *self,
            JsonNode        *node)
{
  const char *color;

  if (!kzru_atlas_reader_expect (self, node, KZRU_JSON_STRING))
    return 0;

  color = json_node_get_string (node);
  if (color[0] == '#' && strlen (color) == 7 && strspn (color + 1, "0123456789abcdefABCDEF") == 6)
    return g_ascii_strtoull (color + 1, NULL, 16);

  kzru_atlas_reader_error (self, KZRU_FAULT_VALUE,
                           _("expected a colour such as #3584e4, found “%s”"), color);

  return 0;
}

static const KzruShape *
get_selector_shape (JsonNode *node)
{
  JsonObject *object;
  JsonNode *type;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);
  type = json_object_get_member (object, "type");
  if (type == NULL || json_node_get_value_type (type) != G_TYPE_STRING)
    return NULL;

  if (g_str_equal (json_node_get_string (type), kzru_quote_selector_shape.fields[0].fallback))
    return &kzru_quote_selector_shape;
  if (g_str_equal (json_node_get_string (type), kzru_position_selector_shape.fields[0].fallback))
    return &kzru_position_selector_shape;

  return NULL;
}

/* One selector of each type, in any order. */
static void
read_selector (KzruAtlasReader *self,
               JsonNode        *node,
               KzruQuotation   *part)
{
  JsonArray *array = kzru_atlas_reader_get_array (self, node, 2);
  guint n = array != NULL ? json_array_get_length (array) : 0;
  const KzruShape *first = NULL;

  part->start = part->end = KZRU_OFFSET_UNREAD;
  for (guint i = 0; i < n; i++)
    {
      gsize length = kzru_atlas_reader_push_index (self, i);
      JsonNode *selector = json_array_get_element (array, i);
      const KzruShape *shape = get_selector_shape (selector);

      if (shape != NULL && shape != first && i < 2)
        kzru_atlas_reader_object (self, selector, shape, part);
      else
        kzru_atlas_reader_error (self, KZRU_FAULT_VALUE,
                                 _("expected one TextQuoteSelector and one TextPositionSelector"));
      first = shape;
      kzru_atlas_reader_pop (self, length);
    }
}

/*< private >
 * kzru_atlas_reader_value:
 * @self: a reader
 * @node: the value that is being read
 * @field: what it is
 * @record: the struct that it goes into
 *
 * Reads the value of a member that holds no records.
 */
void
kzru_atlas_reader_value (KzruAtlasReader *self,
                         JsonNode        *node,
                         const KzruField *field,
                         gpointer         record)
{
  switch (field->type)
    {
    case KZRU_FIELD_CONSTANT:
      read_constant (self, node, field->fallback);
      break;
    case KZRU_FIELD_ID:
      *KZRU_FIELD_AT (const char *, record, field->offset) = read_id (self, node);
      break;
    case KZRU_FIELD_TEXT:
      *KZRU_FIELD_AT (const char *, record, field->offset) =
        kzru_atlas_reader_text (self, node, field->rule);
      break;
    case KZRU_FIELD_LANG_MAP:
      *KZRU_FIELD_AT (KzruLangMap, record, field->offset) = read_lang_map (self, node);
      break;
    case KZRU_FIELD_DATE:
      *KZRU_FIELD_AT (const KzruEdtf *, record, field->offset) = read_date (self, node);
      break;
    case KZRU_FIELD_WORD:
      *KZRU_FIELD_AT (guint, record, field->offset) = read_word (self, node, field->words);
      break;
    case KZRU_FIELD_FLAG:
      *KZRU_FIELD_AT (gboolean, record, field->offset) = read_flag (self, node);
      break;
    case KZRU_FIELD_NUMBER:
      *KZRU_FIELD_AT (double, record, field->offset) = read_number (self, node);
      break;
    case KZRU_FIELD_COUNT:
      *KZRU_FIELD_AT (guint, record, field->offset) =
        read_integer (self, node, field->min, field->max, 0);
      break;
    case KZRU_FIELD_OFFSET:
      *KZRU_FIELD_AT (guint64, record, field->offset) =
        read_integer (self, node, 0, G_MAXUINT32, KZRU_OFFSET_UNREAD);
      break;
    case KZRU_FIELD_COLOR:
      *KZRU_FIELD_AT (guint32, record, field->offset) = read_color (self, node);
      break;
    case KZRU_FIELD_REF:
      *KZRU_FIELD_AT (guint, record, field->offset) =
        kzru_atlas_reader_ref (self, node, field->kind);
      break;
    case KZRU_FIELD_ANY_REF:
      *KZRU_FIELD_AT (KzruRef, record, field->offset) = kzru_atlas_reader_any_ref (self, node);
      break;
    case KZRU_FIELD_REFS:
      *KZRU_FIELD_AT (KzruIndices, record, field->offset) =
        kzru_atlas_reader_refs (self, node, field);
      break;
    case KZRU_FIELD_ANY_REFS:
      *KZRU_FIELD_AT (const KzruRef *, record, field->offset) =
        kzru_atlas_reader_any_refs (self, node, field, KZRU_FIELD_AT (guint, record, field->count));
      break;
    case KZRU_FIELD_REFERENCE:
      kzru_atlas_reader_object (self, node, &kzru_reference_shape,
                                KZRU_FIELD_AT (KzruReference, record, field->offset));
      break;
    case KZRU_FIELD_POINT:
      kzru_atlas_reader_point (self, node, KZRU_FIELD_AT (KzruPoint, record, field->offset));
      break;
    case KZRU_FIELD_GEOMETRY:
      kzru_atlas_reader_geometry (self, node, KZRU_FIELD_AT (KzruGeometry, record, field->offset));
      break;
    case KZRU_FIELD_JSON:
      *KZRU_FIELD_AT (JsonNode *, record, field->offset) = node;
      break;
    case KZRU_FIELD_SELECTOR:
      read_selector (self, node, record);
      break;
    case KZRU_FIELD_OBJECT:
    case KZRU_FIELD_LIST:
    case KZRU_FIELD_RECORDS:
    default:
      g_assert_not_reached ();
    }
}
