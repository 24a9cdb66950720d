/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/kzru-edtf.h"
#include "model/kzru-fault.h"
#include "model/kzru-lang-map.h"

G_BEGIN_DECLS

/* The atlas in memory: what data/schema/README.md describes, with references
 * resolved to indices. Records are plain, immutable and owned by the atlas;
 * pointers to them are good for as long as the atlas is.
 *
 * An atlas that was read from a table has its events, passages and places in that
 * table, and makes records of them when they are asked for: by the main thread
 * alone, and to be used at once. */

/**
 * KzruRecordKind:
 *
 * The parts of an atlas. %KZRU_RECORD_NONE is no record at all.
 */
typedef enum
{
  KZRU_RECORD_NONE,
  KZRU_RECORD_THEME,
  KZRU_RECORD_DATASET,
  KZRU_RECORD_SOURCE,
  KZRU_RECORD_PASSAGE,
  KZRU_RECORD_ACTOR,
  KZRU_RECORD_PLACE,
  KZRU_RECORD_ROUTE,
  KZRU_RECORD_EVENT,
  KZRU_RECORD_FIGURE,
  KZRU_RECORD_RELATION,
} KzruRecordKind;

/**
 * KzruRef:
 * @kind: which part of the atlas
 * @index: the record's place in that part
 *
 * Names one record of an atlas. A value type; compare with [func@ref_equal].
 */
typedef struct
{
  KzruRecordKind kind;
  guint          index;
} KzruRef;

#define KZRU_REF_NONE ((KzruRef) { KZRU_RECORD_NONE, 0 })

#define KZRU_TYPE_REF (kzru_ref_get_type ())
GType kzru_ref_get_type (void) G_GNUC_CONST;

static inline gboolean
kzru_ref_equal (KzruRef a,
                KzruRef b)
{
  return a.kind == b.kind && a.index == b.index;
}

/**
 * KzruIndices:
 * @v: (array length=n): places of records in their part of the atlas
 * @n: how many
 *
 * References to records of one kind, in the order of the file.
 */
typedef struct
{
  const guint *v;
  guint        n;
} KzruIndices;

typedef enum
{
  KZRU_BASIS_STATED,
  KZRU_BASIS_INFERRED,
  KZRU_BASIS_DISPUTED,
} KzruBasis;

typedef enum
{
  KZRU_ACTOR_STATE,
  KZRU_ACTOR_ORGANISATION,
  KZRU_ACTOR_PERSON,
  KZRU_ACTOR_COMPANY,
} KzruActorKind;

typedef enum
{
  KZRU_ROUTE_CORRIDOR,
  KZRU_ROUTE_BORDER,
  KZRU_ROUTE_PIPELINE,
  KZRU_ROUTE_SEA_AREA,
} KzruRouteKind;

typedef enum
{
  KZRU_ROUTE_PLANNED,
  KZRU_ROUTE_UNDER_WAY,
  KZRU_ROUTE_IN_USE,
  KZRU_ROUTE_CLOSED,
} KzruRouteState;

typedef enum
{
  KZRU_BOUND_EXACT,
  KZRU_BOUND_ABOUT,
  KZRU_BOUND_MORE_THAN,
  KZRU_BOUND_LESS_THAN,
  KZRU_BOUND_AT_LEAST,
  KZRU_BOUND_NEARLY,
} KzruFigureBound;

typedef enum
{
  KZRU_RELATION_SUPERSEDES,
  KZRU_RELATION_PART_OF,
  KZRU_RELATION_FOLLOWS,
  KZRU_RELATION_CONTRADICTS,
  KZRU_RELATION_CAUSES,
  KZRU_RELATION_SAME_AS,
} KzruRelationType;

/**
 * KzruPoint:
 * @lon: degrees east, WGS 84
 * @lat: degrees north, WGS 84
 */
typedef struct
{
  double lon;
  double lat;
} KzruPoint;

typedef enum
{
  KZRU_GEOMETRY_POINT,
  KZRU_GEOMETRY_LINE,    /* LineString and MultiLineString */
  KZRU_GEOMETRY_POLYGON, /* Polygon and MultiPolygon */
} KzruGeometryType;

/**
 * KzruGeometry:
 * @type: what the parts are
 * @points: (array length=n_points): all points, part after part
 * @part_ends: (array length=n_parts): for each part the index after its last point
 * @polygon_ends: (array length=n_polygons): for polygons, the index after the
 *   last ring of each; the first ring of each is the outer one
 *
 * A GeoJSON geometry (RFC 7946), laid flat. @multi tells `MultiLineString` from
 * `LineString` (and so on), so that a file is written back as it was read.
 */
typedef struct
{
  KzruGeometryType type;
  gboolean         multi;
  const KzruPoint *points;
  guint            n_points;
  const guint     *part_ends;
  guint            n_parts;
  const guint     *polygon_ends;
  guint            n_polygons;
} KzruGeometry;

/* A record of a public data set; @dataset is G_MAXUINT if there is none. */
typedef struct
{
  guint       dataset;
  const char *id;
  KzruLangMap note;
} KzruReference;

/* A way in which a source writes the name of something. */
typedef struct
{
  const char *text;
  const char *language;
  guint       source;
} KzruForm;

typedef struct
{
  const char *id;
  KzruLangMap label;
  guint32     rgb; /* 0xRRGGBB */
} KzruTheme;

typedef struct
{
  const char *id;
  const char *title;
  const char *version; /* nullable */
  const char *url;
  const char *license;
  KzruLangMap note;
} KzruDataset;

/**
 * KzruSource:
 * @id: the id
 * @type: CSL type, such as `article-newspaper`
 * @title: the title as published
 * @container_title: (nullable): what it appeared in
 * @publisher: (nullable): who published it
 * @authors: (array zero-terminated=1): names, ready to show; may be empty
 * @issued: (nullable): when it appeared
 * @language: BCP 47 tag of the text
 * @url: (nullable): its address
 * @csl: (array length=…): the item as it stands in the file, as JSON text, so that nothing is lost
 * @file: name of the document's file
 * @sha256: of that file, 64 hexadecimal digits
 * @length: of the document, in code points
 * @damaged: whether its text layer is damaged
 */
typedef struct
{
  const char         *id;
  const char         *type;
  const char         *title;
  const char         *container_title;
  const char         *publisher;
  const char * const *authors;
  const KzruEdtf     *issued;
  const char         *language;
  const char         *url;
  const char         *csl;
  const char         *file;
  const char         *sha256;
  guint64             length;
  gboolean            damaged;
  KzruLangMap         note;
} KzruSource;

/**
 * KzruQuotation:
 * @exact: the quoted words, to the letter
 * @prefix: the words before them
 * @suffix: the words after them
 * @start: where @exact starts in the document, in code points
 * @end: where it ends, exclusive
 *
 * One part of a passage: a W3C TextQuoteSelector with its TextPositionSelector.
 */
typedef struct
{
  const char *exact;
  const char *prefix;
  const char *suffix;
  guint64     start;
  guint64     end;
} KzruQuotation;

typedef struct
{
  const char          *id;
  guint                source;
  const char          *language;
  const char          *locator_label; /* nullable; a CSL locator term such as "page" */
  const char          *locator_value; /* nullable */
  const KzruQuotation *parts;         /* in reading order, at least one */
  guint                n_parts;
  gboolean             is_row;        /* of a table: fields with commas between */
  const char          *reading;       /* nullable: the words restored */
  const char          *reading_by;    /* who or what restored them */
  KzruLangMap          reading_note;
  KzruLangMap          gloss;
} KzruPassage;

typedef struct
{
  const char     *id;
  KzruActorKind   kind;
  KzruLangMap     label;
  const KzruForm *forms;
  guint           n_forms;
  KzruBasis       basis;
  KzruLangMap     note;
} KzruActor;

typedef struct
{
  const char     *id;
  KzruLangMap     label;
  KzruPoint       point;
  KzruReference   reference;
  const KzruForm *forms;
  guint           n_forms;
} KzruPlace;

typedef struct
{
  KzruRouteState  state;
  const KzruEdtf *date;
  KzruIndices     passages;
} KzruRouteStatus;

typedef struct
{
  const char            *id;
  KzruRouteKind          kind;
  KzruLangMap            label;
  KzruLangMap            description;
  KzruIndices            via;
  KzruGeometry           geometry;
  KzruReference          reference;
  const KzruRouteStatus *status;
  guint                  n_status;
  gboolean               directed;
  KzruIndices            actors;
  KzruIndices            passages;
  KzruBasis              basis;
  KzruLangMap            note;
  const KzruForm        *forms;
  guint                  n_forms;
} KzruRoute;

/* What one source, or the editors, say of when an event was. */
typedef struct
{
  const KzruEdtf *edtf;
  KzruBasis       basis;
  KzruIndices     passages;
  const char     *written;  /* nullable: the date in the source's own words */
  const char     *calendar; /* CLDR key of the calendar it is written in */
  KzruReference   reference;
  KzruLangMap     note;
} KzruDateClaim;

typedef struct
{
  const char          *id;
  guint                theme;
  KzruLangMap          title;
  KzruLangMap          description;
  const KzruDateClaim *dates; /* at least one; the first is the one shown first */
  guint                n_dates;
  KzruIndices          places;
  KzruIndices          routes;
  KzruIndices          actors;
  KzruIndices          passages;
  guint                importance; /* 1 to 5 */
  KzruBasis            basis;
  KzruLangMap          note;
} KzruEvent;

typedef struct
{
  const char      *id;
  KzruLangMap      label;
  double           value;
  double           max; /* NAN unless the value is a range */
  KzruFigureBound  bound;
  const char      *unit; /* CLDR unit, ISO 4217 code or "one" */
  KzruLangMap      counted;
  const char      *written;
  const KzruEdtf  *date; /* nullable */
  const KzruRef   *about;
  guint            n_about;
  KzruIndices      passages;
  KzruBasis        basis;
  KzruLangMap      note;
} KzruFigure;

typedef struct
{
  const char       *id;
  KzruRelationType  type;
  KzruRef           from;
  KzruRef           to;
  KzruIndices       passages;
  KzruBasis         basis;
  KzruLangMap       note;
} KzruRelation;

#define KZRU_TYPE_ATLAS (kzru_atlas_get_type ())
G_DECLARE_FINAL_TYPE (KzruAtlas, kzru_atlas, KZRU, ATLAS, GObject)

const char         *kzru_atlas_get_id          (KzruAtlas *self);
const KzruLangMap  *kzru_atlas_get_title       (KzruAtlas *self);
const KzruLangMap  *kzru_atlas_get_description (KzruAtlas *self);
const char         *kzru_atlas_get_license     (KzruAtlas *self);

guint               kzru_atlas_get_n_records   (KzruAtlas      *self,
                                                KzruRecordKind  kind);
const KzruTheme    *kzru_atlas_get_theme       (KzruAtlas *self,
                                                guint      index);
const KzruDataset  *kzru_atlas_get_dataset     (KzruAtlas *self,
                                                guint      index);
const KzruSource   *kzru_atlas_get_source      (KzruAtlas *self,
                                                guint      index);
const KzruPassage  *kzru_atlas_get_passage     (KzruAtlas *self,
                                                guint      index);
const KzruActor    *kzru_atlas_get_actor       (KzruAtlas *self,
                                                guint      index);
const KzruPlace    *kzru_atlas_get_place       (KzruAtlas *self,
                                                guint      index);
const KzruRoute    *kzru_atlas_get_route       (KzruAtlas *self,
                                                guint      index);
const KzruEvent    *kzru_atlas_get_event       (KzruAtlas *self,
                                                guint      index);
const KzruFigure   *kzru_atlas_get_figure      (KzruAtlas *self,
                                                guint      index);
const KzruRelation *kzru_atlas_get_relation    (KzruAtlas *self,
                                                guint      index);

gboolean            kzru_atlas_find            (KzruAtlas  *self,
                                                const char *id,
                                                KzruRef    *ref);
const char         *kzru_atlas_get_record_id   (KzruAtlas  *self,
                                                KzruRef     ref);
char               *kzru_atlas_dup_record_id   (KzruAtlas  *self,
                                                KzruRef     ref) G_GNUC_WARN_UNUSED_RESULT;
const KzruLangMap  *kzru_atlas_get_label       (KzruAtlas  *self,
                                                KzruRef     ref);
KzruEdtfBounds      kzru_atlas_get_event_bounds (KzruAtlas *self,
                                                 guint      index);
struct _KzruCsvTable *kzru_atlas_get_table      (KzruAtlas *self);
KzruIndices         kzru_atlas_get_passages    (KzruAtlas  *self,
                                                KzruRef     ref);

G_END_DECLS
