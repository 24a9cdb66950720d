/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-atlas"

#include "config.h"

#include "model/kzru-atlas-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/kzru-text-rule.h"

/* What a CSL-JSON item (https://citationstyles.org, version 1.0.2) holds beyond
 * the plain texts of its shape: names and dates. */

/* The variables of CSL 1.0.2 in ASCII order, with those of its JSON form. */
static const char * const csl_variables[] = {
  "DOI", "ISBN", "ISSN", "PMCID", "PMID", "URL", "abstract", "accessed", "annote", "archive",
  "archive-place", "archive_collection", "archive_location", "author", "authority",
  "available-date", "call-number", "categories", "chair", "chapter-number", "citation-key",
  "citation-label", "citation-number", "collection-editor", "collection-number",
  "collection-title", "compiler", "composer", "container-author", "container-title",
  "container-title-short", "contributor", "curator", "custom", "dimensions", "director",
  "division", "edition", "editor", "editorial-director", "event", "event-date", "event-place",
  "event-title", "executive-producer", "first-reference-note-number", "genre", "guest", "host",
  "id", "illustrator", "interviewer", "issue", "issued", "journalAbbreviation", "jurisdiction",
  "keyword", "language", "locator", "medium", "narrator", "note", "number", "number-of-pages",
  "number-of-volumes", "organizer", "original-author", "original-date", "original-publisher",
  "original-publisher-place", "original-title", "page", "page-first", "part", "part-title",
  "performer", "printing", "producer", "publisher", "publisher-place", "recipient", "references",
  "reviewed-author", "reviewed-genre", "reviewed-title", "scale", "script-writer", "section",
  "series-creator", "shortTitle", "source", "status", "submitted", "supplement", "title",
  "title-short", "translator", "type", "version", "volume", "volume-title", "year-suffix",
};

/* The order in which the members of an item are written; the others follow, in
 * ASCII order, before the last two. */
static const char * const first_members[] = {
  "id", "type", "title", "author", "container-title", "publisher", "issued", "accessed", "language",
  "URL",
};
static const char * const last_members[] = { "note", "custom" };

static int
compare_names (gconstpointer key,
               gconstpointer element)
{
  return strcmp (key, *(const char * const *) element);
}

/*< private >
 * kzru_csl_has_variable:
 * @name: the name of a member
 *
 * Tells whether an item may have a member.
 *
 * Returns: whether CSL 1.0.2 has a variable @name
 */
gboolean
kzru_csl_has_variable (const char *name)
{
  return bsearch (name, csl_variables, G_N_ELEMENTS (csl_variables), sizeof csl_variables[0],
                  compare_names) != NULL;
}

/* --- Names --- */

static const char *
get_filled (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *text;

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  text = json_node_get_string (node);

  return kzru_text_rule_matches (KZRU_TEXT_FILLED, text) ? text : NULL;
}

/* An institution has one "literal" name, a person parts of a name. */
static char *
format_name (JsonObject *object)
{
  static const char * const parts[] = {
    "given", "dropping-particle", "non-dropping-particle", "family", "suffix",
  };
  const char *literal = get_filled (object, "literal");
  g_autoptr(GString) name = g_string_new (literal);

  if (literal == NULL && get_filled (object, "family") == NULL &&
      get_filled (object, "given") == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts) && literal == NULL; i++)
    {
      const char *part = get_filled (object, parts[i]);

      if (part == NULL)
        continue;
      if (name->len > 0)
        g_string_append_c (name, ' ');
      g_string_append (name, part);
    }

  return g_string_free (g_steal_pointer (&name), FALSE);
}

static const char *
read_name (KzruAtlasReader *self,
           JsonNode        *node)
{
  g_autofree char *name = NULL;

  if (!kzru_atlas_reader_expect (self, node, KZRU_JSON_OBJECT))
    return "";

  name = format_name (json_node_get_object (node));
  if (name == NULL)
    {
      kzru_atlas_reader_error (self, KZRU_FAULT_MISSING,
                               _("expected a name with “family” and “given”, or “literal”"));
      return "";
    }

  return kzru_atlas_intern (self->atlas, name);
}

static const char * const *
read_names (KzruAtlasReader *self,
            JsonNode        *node)
{
  JsonArray *array = node != NULL ? kzru_atlas_reader_get_array (self, node, 0) : NULL;
  guint n = array != NULL ? json_array_get_length (array) : 0;
  const char **names = kzru_atlas_alloc (self->atlas, n + 1, sizeof *names);

  for (guint i = 0; i < n; i++)
    {
      gsize length = kzru_atlas_reader_push_index (self, i);

      names[i] = read_name (self, json_array_get_element (array, i));
      kzru_atlas_reader_pop (self, length);
    }

  return names;
}

/* --- Dates --- */

/* CSL allows "2017" beside 2017. */
static gboolean
get_number (JsonNode *node,
            gint64   *number)
{
  GType type = json_node_get_value_type (node);
  const char *text;
  char *end;

  if (type == G_TYPE_INT64)
    {
      *number = json_node_get_int (node);
      return TRUE;
    }

  text = type == G_TYPE_STRING ? json_node_get_string (node) : "";
  *number = g_ascii_strtoll (text, &end, 10);

  return *text != '\0' && *end == '\0';
}

/* Years have four digits, or are marked (ISO 8601-2, section 4.7.2). */
static void
append_year (GString *edtf,
             gint64   year)
{
  if (year < -9999 || year > 9999)
    g_string_append_printf (edtf, "Y%" G_GINT64_FORMAT, year);
  else
    g_string_append_printf (edtf, "%s%04" G_GINT64_FORMAT, year < 0 ? "-" : "", ABS (year));
}

/* [2017, 7, 3] as 2017-07-03. */
static gboolean
append_date_parts (GString  *edtf,
                   JsonNode *node)
{
  JsonArray *parts;
  guint n;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;

  parts = json_node_get_array (node);
  n = json_array_get_length (parts);
  for (guint i = 0; i < n; i++)
    {
      gint64 number;

      if (i > 2 || !get_number (json_array_get_element (parts, i), &number))
        return FALSE;
      if (i == 0)
        append_year (edtf, number);
      else
        g_string_append_printf (edtf, "-%02" G_GINT64_FORMAT, number);
    }

  return n > 0;
}

/* CSL takes a truth value, a number or a text for it. */
static gboolean
is_circa (JsonObject *date)
{
  JsonNode *node = json_object_get_member (date, "circa");

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return FALSE;

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return *json_node_get_string (node) != '\0';
    case G_TYPE_BOOLEAN:
      return json_node_get_boolean (node);
    default:
      return json_node_get_double (node) != 0;
    }
}

static char *
date_parts_to_edtf (JsonObject *date)
{
  g_autoptr(GString) edtf = g_string_new (NULL);
  JsonNode *node = json_object_get_member (date, "date-parts");
  JsonArray *ends;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;

  ends = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (ends); i++)
    {
      if (i == 1)
        g_string_append_c (edtf, '/');
      if (i > 1 || !append_date_parts (edtf, json_array_get_element (ends, i)))
        return NULL;
      if (is_circa (date))
        g_string_append_c (edtf, '~');
    }

  return edtf->len > 0 ? g_string_free (g_steal_pointer (&edtf), FALSE) : NULL;
}

/* CSL 1.0.2 prefers dates as EDTF text, and also has the older object. */
static const KzruEdtf *
read_issued (KzruAtlasReader *self,
             JsonNode        *node)
{
  g_autofree char *edtf = NULL;

  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return kzru_atlas_reader_date (self, json_node_get_string (node));
  if (!kzru_atlas_reader_expect (self, node, KZRU_JSON_OBJECT))
    return NULL;

  edtf = date_parts_to_edtf (json_node_get_object (node));
  if (edtf != NULL)
    return kzru_atlas_reader_date (self, edtf);

  kzru_atlas_reader_error (self, KZRU_FAULT_DATE,
                           _("expected an EDTF date, or “date-parts” such as [[2017, 7, 3]]"));

  return NULL;
}

/* --- The whole item --- */

static void
copy_member (JsonObject *from,
             JsonObject *to,
             const char *name)
{
  JsonNode *node = json_object_get_member (from, name);

  if (node != NULL && !json_object_has_member (to, name))
    json_object_set_member (to, name, json_node_copy (node));
}

static gboolean
is_last_member (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (last_members); i++)
    if (g_str_equal (name, last_members[i]))
      return TRUE;

  return FALSE;
}

static const char *
keep_item (KzruAtlas  *atlas,
           JsonObject *item)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr(GList) names = g_list_sort (json_object_get_members (item), (GCompareFunc) strcmp);
  g_autofree char *text = NULL;
  JsonObject *ordered = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (first_members); i++)
    copy_member (item, ordered, first_members[i]);
  for (GList *l = names; l != NULL; l = l->next)
    if (!is_last_member (l->data))
      copy_member (item, ordered, l->data);
  for (guint i = 0; i < G_N_ELEMENTS (last_members); i++)
    copy_member (item, ordered, last_members[i]);

  json_node_take_object (node, ordered);
  text = json_to_string (node, FALSE);

  return kzru_atlas_intern (atlas, text);
}

/*< private >
 * kzru_atlas_reader_source:
 * @self: a reader
 * @item: the value that is being read
 * @source: what it goes into; what its shape has is already there
 *
 * Reads the rest of a CSL-JSON item and keeps the whole of it.
 */
void
kzru_atlas_reader_source (KzruAtlasReader *self,
                          JsonObject      *item,
                          KzruSource      *source)
{
  JsonNode *issued = json_object_get_member (item, "issued");
  gsize length = kzru_atlas_reader_push_name (self, "author");

  source->authors = read_names (self, json_object_get_member (item, "author"));
  kzru_atlas_reader_pop (self, length);

  if (issued != NULL)
    {
      length = kzru_atlas_reader_push_name (self, "issued");
      source->issued = read_issued (self, issued);
      kzru_atlas_reader_pop (self, length);
    }

  source->csl = keep_item (self->atlas, item);
}
