/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-atlas-private.h"
#include "model/kzru-json-writer.h"

G_BEGIN_DECLS

/* The format of the atlas file as data: which members a record has, in which
 * order, of which type, and where in the record's struct they go. The reader
 * and the writer both follow these tables, so they cannot disagree. The JSON
 * Schema says the same to other programs, and a test holds the two together. */

typedef enum
{
  KZRU_FIELD_CONSTANT,  /* always the text .fallback, in no struct */
  KZRU_FIELD_ID,        /* const char * */
  KZRU_FIELD_TEXT,      /* const char * */
  KZRU_FIELD_LANG_MAP,  /* KzruLangMap */
  KZRU_FIELD_DATE,      /* const KzruEdtf * */
  KZRU_FIELD_WORD,      /* an enum, named by .words in the order of its values */
  KZRU_FIELD_FLAG,      /* gboolean */
  KZRU_FIELD_NUMBER,    /* double */
  KZRU_FIELD_COUNT,     /* guint from .min to .max */
  KZRU_FIELD_OFFSET,    /* guint64 */
  KZRU_FIELD_COLOR,     /* guint32 */
  KZRU_FIELD_REF,       /* guint, a record of .kind */
  KZRU_FIELD_ANY_REF,   /* KzruRef */
  KZRU_FIELD_REFS,      /* KzruIndices, records of .kind */
  KZRU_FIELD_ANY_REFS,  /* const KzruRef * and guint at .count */
  KZRU_FIELD_REFERENCE, /* KzruReference */
  KZRU_FIELD_POINT,     /* KzruPoint */
  KZRU_FIELD_GEOMETRY,  /* KzruGeometry */
  KZRU_FIELD_JSON,      /* JsonNode *, left to the caller */
  KZRU_FIELD_SELECTOR,  /* KzruQuotation */
  KZRU_FIELD_OBJECT,    /* an object of .shape, laid out in the same struct */
  KZRU_FIELD_LIST,      /* pointer to structs of .shape and guint at .count */
  KZRU_FIELD_RECORDS,   /* the part .kind of the atlas, of .shape */
} KzruFieldType;

/* What a text must look like. */
typedef enum
{
  KZRU_TEXT_ANY,
  KZRU_TEXT_FILLED,   /* more than blanks */
  KZRU_TEXT_LANGUAGE, /* BCP 47, well-formed */
  KZRU_TEXT_URL,      /* absolute, RFC 3986 */
  KZRU_TEXT_SHA256,   /* 64 lower-case hexadecimal digits */
  KZRU_TEXT_FILE,     /* a file name without folders */
  KZRU_TEXT_CALENDAR, /* CLDR calendar key */
  KZRU_TEXT_UNIT,     /* CLDR unit, ISO 4217 code or "one" */
} KzruTextRule;

typedef struct _KzruShape KzruShape;

/**
 * KzruField:
 * @name: the name of the member
 * @type: its type
 * @required: whether it must be there
 * @offset: where it goes in the struct
 * @count: where the number of elements goes
 * @kind: of which part of the atlas referred records are, or records go into
 * @shape: of an object, or of each element of a list
 * @words: (array zero-terminated=1): the words of an enum
 * @rule: what a text must look like
 * @fallback: (nullable): the text that is meant if there is none, and that is
 *   not written; of a constant, the text
 * @min: the least value, or the least number of elements
 * @max: the greatest value
 *
 * One member of an object. Fields that mean nothing for @type are 0.
 */
typedef struct
{
  const char         *name;
  KzruFieldType       type;
  gboolean            required;
  gsize               offset;
  gsize               count;
  KzruRecordKind      kind;
  const KzruShape    *shape;
  const char * const *words;
  KzruTextRule        rule;
  const char         *fallback;
  guint               min;
  guint               max;
} KzruField;

/**
 * KzruShape:
 * @size: of the struct, in bytes
 * @layout: how it is written
 * @is_source: whether it is a CSL-JSON item, read and written by hand
 * @fields: (array length=n_fields): the members, in the order of the file
 * @n_fields: how many there are
 *
 * What an object has.
 */
struct _KzruShape
{
  gsize            size;
  KzruJsonLayout   layout;
  gboolean         is_source;
  const KzruField *fields;
  guint            n_fields;
};

extern const KzruShape kzru_atlas_shape;
extern const KzruShape kzru_quote_selector_shape;
extern const KzruShape kzru_position_selector_shape;
extern const KzruShape kzru_reference_shape;

/* GeoJSON types of routes: lines, then polygons; each one, then several. */
extern const char * const kzru_geometry_words[];

const KzruField *kzru_shape_find            (const KzruShape *self,
                                             const char      *name);
const char      *kzru_record_kind_to_string (KzruRecordKind   kind);

gboolean         kzru_field_is_absent       (const KzruField *self,
                                             gconstpointer    record);

/* Where a field of @record is. */
#define KZRU_FIELD_AT(type, record, offset) ((type *) (gpointer) ((guint8 *) (record) + (offset)))
#define KZRU_FIELD_GET(type, record, offset) \
  (*(type const *) (gconstpointer) ((const guint8 *) (record) + (offset)))

G_END_DECLS
