/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-atlas"

#include "config.h"

#include "model/kzru-atlas-shape.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* One line for each member; the order of the lines is the order of the file. */
#define FIELD(Struct, member, key, type_, ...) \
  { .name = key, .type = KZRU_FIELD_##type_, .offset = offsetof (Struct, member), __VA_ARGS__ }
#define LIST(Struct, member, key, shape_, ...) \
  { .name = key, .type = KZRU_FIELD_LIST, .offset = offsetof (Struct, member), \
    .count = offsetof (Struct, n_##member), .shape = shape_, __VA_ARGS__ }
#define RECORDS(key, kind_, shape_) \
  { .name = key, .type = KZRU_FIELD_RECORDS, .required = TRUE, \
    .kind = KZRU_RECORD_##kind_, .shape = shape_ }
#define REQUIRED .required = TRUE
#define FILLED .rule = KZRU_TEXT_FILLED
#define SHAPE(Struct, fields_, ...) \
  { .size = sizeof (Struct), .fields = fields_, .n_fields = G_N_ELEMENTS (fields_), __VA_ARGS__ }
#define ONE_LINE .layout = KZRU_JSON_ONE_LINE

/* The words of enums, in the order of their values. */
static const char * const basis_words[] = { "stated", "inferred", "disputed", NULL };
static const char * const actor_words[] = { "state", "organisation", "person", "company", NULL };
static const char * const route_words[] = { "corridor", "border", "pipeline", "sea-area", NULL };
static const char * const status_words[] = { "planned", "under-way", "in-use", "closed", NULL };
static const char * const bound_words[] = {
  "exact", "about", "more-than", "less-than", "at-least", "nearly", NULL
};
static const char * const relation_words[] = {
  "supersedes", "part-of", "follows", "contradicts", "causes", "same-as", NULL
};

const char * const kzru_geometry_words[] = {
  "LineString", "MultiLineString", "Polygon", "MultiPolygon", NULL
};

static const KzruField theme_fields[] = {
  FIELD (KzruTheme, id, "id", ID, REQUIRED),
  FIELD (KzruTheme, label, "label", LANG_MAP, REQUIRED),
  FIELD (KzruTheme, rgb, "color", COLOR, REQUIRED),
};
static const KzruShape theme_shape = SHAPE (KzruTheme, theme_fields);

static const KzruField dataset_fields[] = {
  FIELD (KzruDataset, id, "id", ID, REQUIRED),
  FIELD (KzruDataset, title, "title", TEXT, REQUIRED, FILLED),
  FIELD (KzruDataset, version, "version", TEXT, FILLED),
  FIELD (KzruDataset, url, "URL", TEXT, REQUIRED, .rule = KZRU_TEXT_URL),
  FIELD (KzruDataset, license, "license", TEXT, REQUIRED, FILLED),
  FIELD (KzruDataset, note, "note", LANG_MAP),
};
static const KzruShape dataset_shape = SHAPE (KzruDataset, dataset_fields);

static const KzruField source_custom_fields[] = {
  FIELD (KzruSource, file, "file", TEXT, REQUIRED, .rule = KZRU_TEXT_FILE),
  FIELD (KzruSource, sha256, "sha256", TEXT, REQUIRED, .rule = KZRU_TEXT_SHA256),
  FIELD (KzruSource, length, "length", OFFSET, REQUIRED),
  FIELD (KzruSource, damaged, "damaged", FLAG),
  FIELD (KzruSource, note, "note", LANG_MAP),
};
static const KzruShape source_custom_shape = SHAPE (KzruSource, source_custom_fields);

static const KzruField source_fields[] = {
  FIELD (KzruSource, id, "id", ID, REQUIRED),
  FIELD (KzruSource, type, "type", TEXT, REQUIRED, FILLED),
  FIELD (KzruSource, title, "title", TEXT, REQUIRED, FILLED),
  FIELD (KzruSource, container_title, "container-title", TEXT, FILLED),
  FIELD (KzruSource, publisher, "publisher", TEXT, FILLED),
  FIELD (KzruSource, language, "language", TEXT, REQUIRED, .rule = KZRU_TEXT_LANGUAGE),
  FIELD (KzruSource, url, "URL", TEXT, .rule = KZRU_TEXT_URL),
  { .name = "custom", .type = KZRU_FIELD_OBJECT, REQUIRED, .shape = &source_custom_shape },
};
static const KzruShape source_shape = SHAPE (KzruSource, source_fields, .is_source = TRUE);

static const KzruField reference_fields[] = {
  FIELD (KzruReference, dataset, "dataset", REF, REQUIRED, .kind = KZRU_RECORD_DATASET),
  FIELD (KzruReference, id, "id", TEXT, REQUIRED, FILLED),
  FIELD (KzruReference, note, "note", LANG_MAP),
};
const KzruShape kzru_reference_shape = SHAPE (KzruReference, reference_fields);

static const KzruField form_fields[] = {
  FIELD (KzruForm, text, "text", TEXT, REQUIRED, FILLED),
  FIELD (KzruForm, language, "language", TEXT, REQUIRED, .rule = KZRU_TEXT_LANGUAGE),
  FIELD (KzruForm, source, "source", REF, REQUIRED, .kind = KZRU_RECORD_SOURCE),
};
static const KzruShape form_shape = SHAPE (KzruForm, form_fields, ONE_LINE);

static const KzruField locator_fields[] = {
  FIELD (KzruPassage, locator_label, "label", TEXT, REQUIRED, FILLED),
  FIELD (KzruPassage, locator_value, "value", TEXT, REQUIRED, FILLED),
};
static const KzruShape locator_shape = SHAPE (KzruPassage, locator_fields, ONE_LINE);

static const KzruField reading_fields[] = {
  FIELD (KzruPassage, reading, "text", TEXT, REQUIRED, FILLED),
  FIELD (KzruPassage, reading_by, "by", TEXT, REQUIRED, FILLED),
  FIELD (KzruPassage, reading_note, "note", LANG_MAP),
};
static const KzruShape reading_shape = SHAPE (KzruPassage, reading_fields);

static const KzruField quote_selector_fields[] = {
  { .name = "type", .type = KZRU_FIELD_CONSTANT, REQUIRED, .fallback = "TextQuoteSelector" },
  FIELD (KzruQuotation, exact, "exact", TEXT, REQUIRED, FILLED),
  FIELD (KzruQuotation, prefix, "prefix", TEXT, REQUIRED),
  FIELD (KzruQuotation, suffix, "suffix", TEXT, REQUIRED),
};
const KzruShape kzru_quote_selector_shape = SHAPE (KzruQuotation, quote_selector_fields);

static const KzruField position_selector_fields[] = {
  { .name = "type", .type = KZRU_FIELD_CONSTANT, REQUIRED, .fallback = "TextPositionSelector" },
  FIELD (KzruQuotation, start, "start", OFFSET, REQUIRED),
  FIELD (KzruQuotation, end, "end", OFFSET, REQUIRED),
};
const KzruShape kzru_position_selector_shape =
  SHAPE (KzruQuotation, position_selector_fields, ONE_LINE);

static const KzruField part_fields[] = {
  { .name = "selector", .type = KZRU_FIELD_SELECTOR, REQUIRED },
};
static const KzruShape part_shape = SHAPE (KzruQuotation, part_fields);

static const KzruField passage_fields[] = {
  FIELD (KzruPassage, id, "id", ID, REQUIRED),
  FIELD (KzruPassage, source, "source", REF, REQUIRED, .kind = KZRU_RECORD_SOURCE),
  FIELD (KzruPassage, language, "language", TEXT, REQUIRED, .rule = KZRU_TEXT_LANGUAGE),
  FIELD (KzruPassage, locator_label, "locator", OBJECT, .shape = &locator_shape),
  LIST (KzruPassage, parts, "parts", &part_shape, REQUIRED, .min = 1),
  FIELD (KzruPassage, reading, "reading", OBJECT, .shape = &reading_shape),
  FIELD (KzruPassage, gloss, "gloss", LANG_MAP, REQUIRED),
};
static const KzruShape passage_shape = SHAPE (KzruPassage, passage_fields);

static const KzruField actor_fields[] = {
  FIELD (KzruActor, id, "id", ID, REQUIRED),
  FIELD (KzruActor, kind, "kind", WORD, REQUIRED, .words = actor_words),
  FIELD (KzruActor, label, "label", LANG_MAP, REQUIRED),
  LIST (KzruActor, forms, "forms", &form_shape, REQUIRED),
  FIELD (KzruActor, basis, "basis", WORD, .words = basis_words),
  FIELD (KzruActor, note, "note", LANG_MAP),
};
static const KzruShape actor_shape = SHAPE (KzruActor, actor_fields);

static const KzruField place_fields[] = {
  FIELD (KzruPlace, id, "id", ID, REQUIRED),
  FIELD (KzruPlace, label, "label", LANG_MAP, REQUIRED),
  FIELD (KzruPlace, point, "geometry", POINT, REQUIRED),
  FIELD (KzruPlace, reference, "reference", REFERENCE, REQUIRED),
  LIST (KzruPlace, forms, "forms", &form_shape),
};
static const KzruShape place_shape = SHAPE (KzruPlace, place_fields);

static const KzruField status_fields[] = {
  FIELD (KzruRouteStatus, state, "state", WORD, REQUIRED, .words = status_words),
  FIELD (KzruRouteStatus, date, "date", DATE, REQUIRED),
  FIELD (KzruRouteStatus, passages, "passages", REFS, REQUIRED,
         .kind = KZRU_RECORD_PASSAGE, .min = 1),
};
static const KzruShape status_shape = SHAPE (KzruRouteStatus, status_fields);

static const KzruField route_fields[] = {
  FIELD (KzruRoute, id, "id", ID, REQUIRED),
  FIELD (KzruRoute, kind, "kind", WORD, REQUIRED, .words = route_words),
  FIELD (KzruRoute, label, "label", LANG_MAP, REQUIRED),
  FIELD (KzruRoute, description, "description", LANG_MAP, REQUIRED),
  FIELD (KzruRoute, via, "via", REFS, .kind = KZRU_RECORD_PLACE),
  FIELD (KzruRoute, geometry, "geometry", GEOMETRY, REQUIRED),
  FIELD (KzruRoute, reference, "reference", REFERENCE, REQUIRED),
  LIST (KzruRoute, status, "status", &status_shape),
  FIELD (KzruRoute, directed, "directed", FLAG),
  FIELD (KzruRoute, actors, "actors", REFS, .kind = KZRU_RECORD_ACTOR),
  FIELD (KzruRoute, passages, "passages", REFS, REQUIRED, .kind = KZRU_RECORD_PASSAGE, .min = 1),
  FIELD (KzruRoute, basis, "basis", WORD, REQUIRED, .words = basis_words),
  FIELD (KzruRoute, note, "note", LANG_MAP),
  LIST (KzruRoute, forms, "forms", &form_shape),
};
static const KzruShape route_shape = SHAPE (KzruRoute, route_fields);

static const KzruField date_fields[] = {
  FIELD (KzruDateClaim, edtf, "edtf", DATE, REQUIRED),
  FIELD (KzruDateClaim, basis, "basis", WORD, REQUIRED, .words = basis_words),
  FIELD (KzruDateClaim, passages, "passages", REFS, .kind = KZRU_RECORD_PASSAGE),
  FIELD (KzruDateClaim, written, "written", TEXT, FILLED),
  FIELD (KzruDateClaim, calendar, "calendar", TEXT,
         .rule = KZRU_TEXT_CALENDAR, .fallback = "gregorian"),
  FIELD (KzruDateClaim, reference, "reference", REFERENCE),
  FIELD (KzruDateClaim, note, "note", LANG_MAP),
};
static const KzruShape date_shape = SHAPE (KzruDateClaim, date_fields);

static const KzruField event_fields[] = {
  FIELD (KzruEvent, id, "id", ID, REQUIRED),
  FIELD (KzruEvent, theme, "theme", REF, REQUIRED, .kind = KZRU_RECORD_THEME),
  FIELD (KzruEvent, title, "title", LANG_MAP, REQUIRED),
  FIELD (KzruEvent, description, "description", LANG_MAP, REQUIRED),
  LIST (KzruEvent, dates, "dates", &date_shape, REQUIRED, .min = 1),
  FIELD (KzruEvent, places, "places", REFS, .kind = KZRU_RECORD_PLACE),
  FIELD (KzruEvent, routes, "routes", REFS, .kind = KZRU_RECORD_ROUTE),
  FIELD (KzruEvent, actors, "actors", REFS, .kind = KZRU_RECORD_ACTOR),
  FIELD (KzruEvent, passages, "passages", REFS, REQUIRED, .kind = KZRU_RECORD_PASSAGE, .min = 1),
  FIELD (KzruEvent, importance, "importance", COUNT, REQUIRED, .min = 1, .max = 5),
  FIELD (KzruEvent, basis, "basis", WORD, REQUIRED, .words = basis_words),
  FIELD (KzruEvent, note, "note", LANG_MAP),
};
static const KzruShape event_shape = SHAPE (KzruEvent, event_fields);

static const KzruField figure_fields[] = {
  FIELD (KzruFigure, id, "id", ID, REQUIRED),
  FIELD (KzruFigure, label, "label", LANG_MAP, REQUIRED),
  FIELD (KzruFigure, value, "value", NUMBER, REQUIRED),
  FIELD (KzruFigure, max, "max", NUMBER),
  FIELD (KzruFigure, bound, "bound", WORD, .words = bound_words),
  FIELD (KzruFigure, unit, "unit", TEXT, REQUIRED, .rule = KZRU_TEXT_UNIT),
  FIELD (KzruFigure, counted, "counted", LANG_MAP),
  FIELD (KzruFigure, written, "written", TEXT, REQUIRED, FILLED),
  FIELD (KzruFigure, date, "date", DATE),
  { .name = "about", .type = KZRU_FIELD_ANY_REFS,
    .offset = offsetof (KzruFigure, about), .count = offsetof (KzruFigure, n_about) },
  FIELD (KzruFigure, passages, "passages", REFS, REQUIRED, .kind = KZRU_RECORD_PASSAGE, .min = 1),
  FIELD (KzruFigure, basis, "basis", WORD, REQUIRED, .words = basis_words),
  FIELD (KzruFigure, note, "note", LANG_MAP),
};
static const KzruShape figure_shape = SHAPE (KzruFigure, figure_fields);

static const KzruField relation_fields[] = {
  FIELD (KzruRelation, id, "id", ID, REQUIRED),
  FIELD (KzruRelation, type, "type", WORD, REQUIRED, .words = relation_words),
  FIELD (KzruRelation, from, "from", ANY_REF, REQUIRED),
  FIELD (KzruRelation, to, "to", ANY_REF, REQUIRED),
  FIELD (KzruRelation, passages, "passages", REFS, .kind = KZRU_RECORD_PASSAGE),
  FIELD (KzruRelation, basis, "basis", WORD, REQUIRED, .words = basis_words),
  FIELD (KzruRelation, note, "note", LANG_MAP),
};
static const KzruShape relation_shape = SHAPE (KzruRelation, relation_fields);

static const KzruField atlas_fields[] = {
  { .name = "kzru", .type = KZRU_FIELD_CONSTANT, REQUIRED, .fallback = "1" },
  FIELD (KzruAtlas, id, "id", ID, REQUIRED),
  FIELD (KzruAtlas, title, "title", LANG_MAP, REQUIRED),
  FIELD (KzruAtlas, description, "description", LANG_MAP),
  FIELD (KzruAtlas, license, "license", TEXT, FILLED),
  RECORDS ("themes", THEME, &theme_shape),
  RECORDS ("datasets", DATASET, &dataset_shape),
  RECORDS ("sources", SOURCE, &source_shape),
  RECORDS ("passages", PASSAGE, &passage_shape),
  RECORDS ("actors", ACTOR, &actor_shape),
  RECORDS ("places", PLACE, &place_shape),
  RECORDS ("routes", ROUTE, &route_shape),
  RECORDS ("events", EVENT, &event_shape),
  RECORDS ("figures", FIGURE, &figure_shape),
  RECORDS ("relations", RELATION, &relation_shape),
};
const KzruShape kzru_atlas_shape = SHAPE (KzruAtlas, atlas_fields);

/*< private >
 * kzru_shape_find:
 * @self: a shape
 * @name: a name
 *
 * Finds the member of a name.
 *
 * Returns: (nullable): the member
 */
const KzruField *
kzru_shape_find (const KzruShape *self,
                 const char      *name)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (g_str_equal (self->fields[i].name, name))
      return &self->fields[i];

  return NULL;
}

static gboolean
is_absent_object (const KzruShape *shape,
                  gconstpointer    record)
{
  for (guint i = 0; i < shape->n_fields; i++)
    if (!kzru_field_is_absent (&shape->fields[i], record))
      return FALSE;

  return TRUE;
}

/*< private >
 * kzru_field_is_absent:
 * @self: a member
 * @record: a record that has it
 *
 * Tells whether the struct holds what stands for a member that is not there.
 *
 * Returns: whether an optional member need not be written
 */
gboolean
kzru_field_is_absent (const KzruField *self,
                      gconstpointer    record)
{
  switch (self->type)
    {
    case KZRU_FIELD_TEXT:
      return g_strcmp0 (KZRU_FIELD_GET (const char *, record, self->offset), self->fallback) == 0;
    case KZRU_FIELD_DATE:
      return KZRU_FIELD_GET (const KzruEdtf *, record, self->offset) == NULL;
    case KZRU_FIELD_LANG_MAP:
      return KZRU_FIELD_GET (KzruLangMap, record, self->offset).n_entries == 0;
    case KZRU_FIELD_WORD:
      return KZRU_FIELD_GET (guint, record, self->offset) == 0;
    case KZRU_FIELD_FLAG:
      return !KZRU_FIELD_GET (gboolean, record, self->offset);
    case KZRU_FIELD_NUMBER:
      return isnan (KZRU_FIELD_GET (double, record, self->offset));
    case KZRU_FIELD_REFS:
      return KZRU_FIELD_GET (KzruIndices, record, self->offset).n == 0;
    case KZRU_FIELD_ANY_REFS:
    case KZRU_FIELD_LIST:
      return KZRU_FIELD_GET (guint, record, self->count) == 0;
    case KZRU_FIELD_REFERENCE:
      return KZRU_FIELD_GET (KzruReference, record, self->offset).dataset == G_MAXUINT;
    case KZRU_FIELD_OBJECT:
      return is_absent_object (self->shape, record);
    case KZRU_FIELD_CONSTANT:
    case KZRU_FIELD_ID:
    case KZRU_FIELD_COUNT:
    case KZRU_FIELD_OFFSET:
    case KZRU_FIELD_COLOR:
    case KZRU_FIELD_REF:
    case KZRU_FIELD_ANY_REF:
    case KZRU_FIELD_POINT:
    case KZRU_FIELD_GEOMETRY:
    case KZRU_FIELD_JSON:
    case KZRU_FIELD_SELECTOR:
    case KZRU_FIELD_RECORDS:
    default:
      return FALSE;
    }
}

/*< private >
 * kzru_record_kind_to_string:
 * @kind: a kind of record
 *
 * Names a kind of record in a message.
 *
 * Returns: the name, translated
 */
const char *
kzru_record_kind_to_string (KzruRecordKind kind)
{
  switch (kind)
    {
    case KZRU_RECORD_THEME:
      return _("theme");
    case KZRU_RECORD_DATASET:
      return _("data set");
    case KZRU_RECORD_SOURCE:
      return _("source");
    case KZRU_RECORD_PASSAGE:
      return _("passage");
    case KZRU_RECORD_ACTOR:
      return _("actor");
    case KZRU_RECORD_PLACE:
      return _("place");
    case KZRU_RECORD_ROUTE:
      return _("route");
    case KZRU_RECORD_EVENT:
      return _("event");
    case KZRU_RECORD_FIGURE:
      return _("figure");
    case KZRU_RECORD_RELATION:
      return _("relation");
    case KZRU_RECORD_NONE:
    default:
      return _("record");
    }
}
