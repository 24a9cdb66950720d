/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "model/kzru-mercator.h"

G_BEGIN_DECLS

/* The offline base map: data/base-map/README.md describes the file. */

/* What is the bundled file's name among the program's resources. */
#define KZRU_BASE_MAP_RESOURCE "/com/example/KzRu/base-map/base-map.bin"

/* In place of a unit: none. */
#define KZRU_BASE_UNIT_NONE G_MAXUINT

/**
 * KzruBaseMapError:
 * @KZRU_BASE_MAP_ERROR_INVALID: the bytes are not a base map, or are damaged
 */
typedef enum
{
  KZRU_BASE_MAP_ERROR_INVALID,
} KzruBaseMapError;

#define KZRU_BASE_MAP_ERROR (kzru_base_map_error_quark ())
GQuark kzru_base_map_error_quark (void);

/**
 * KzruBaseUnitKind:
 * @KZRU_BASE_UNIT_COUNTRY: a country or territory
 * @KZRU_BASE_UNIT_DISPUTED: claimed by several, or not recognised
 * @KZRU_BASE_UNIT_SPECIAL: a lease, a base, a dependency without a code
 */
typedef enum
{
  KZRU_BASE_UNIT_COUNTRY,
  KZRU_BASE_UNIT_DISPUTED,
  KZRU_BASE_UNIT_SPECIAL,
} KzruBaseUnitKind;

/**
 * KzruBaseUnit:
 * @numeric: ISO 3166-1 numeric code, 0 without
 * @alpha2: region code for ICU, "" without
 * @name: short English name of the data set
 * @kind: its standing
 * @parent: the state that the data set counts it to, or `KZRU_BASE_UNIT_NONE`
 * @label: where a name stands well
 * @rank: 1 (largest) to 6
 * @area: in square kilometres
 */
typedef struct
{
  guint            numeric;
  const char      *alpha2;
  const char      *name;
  KzruBaseUnitKind kind;
  guint            parent;
  KzruPoint        label;
  guint            rank;
  double           area; /* km² */
} KzruBaseUnit;

typedef enum
{
  KZRU_BASE_ARC_COAST,
  KZRU_BASE_ARC_BORDER,
  KZRU_BASE_ARC_DISPUTED,
  KZRU_BASE_ARC_LEASE,
  KZRU_BASE_ARC_SEAM,
  KZRU_BASE_ARC_SHORE,
  KZRU_BASE_ARC_RIVER,
  KZRU_BASE_N_ARC_CLASSES,
} KzruBaseArcClass;

/* A line; the polygons are made of them. */
typedef struct
{
  KzruBaseArcClass klass;
  guint            unit_a; /* or KZRU_BASE_UNIT_NONE */
  guint            unit_b; /* or KZRU_BASE_UNIT_NONE */
  KzruMercatorBox  box;
  guint            first;  /* of its points */
  guint            n_points;
} KzruBaseArc;

/* A closed line: references to arcs, 2 · index + 1 for those walked from their
 * end. Each starts at the point where the one before ended. */
typedef struct
{
  KzruMercatorBox box;
  guint           first; /* of its references */
  guint           n_refs;
} KzruBaseRing;

/* An area: the even–odd sum of its rings. */
typedef struct
{
  guint unit;  /* or KZRU_BASE_UNIT_NONE */
  guint first; /* of its rings */
  guint n_rings;
} KzruBasePolygon;

typedef enum
{
  KZRU_BASE_LAND,
  KZRU_BASE_UNITS,
  KZRU_BASE_LAKES,
  KZRU_BASE_N_GROUPS,
} KzruBaseGroup;

/**
 * KzruBaseLevel:
 * @scale: millions: 110, 50 or 10
 * @min_zoom: the zoom from which it is meant to be used
 * @window: where it holds
 * @points: the points of all arcs
 * @arcs: (array length=n_arcs): the lines
 * @refs: the references of all rings
 * @rings: the rings of all polygons
 * @polygons: the areas of each group
 * @n_polygons: how many there are in each group
 *
 * The map at one degree of detail.
 */
typedef struct
{
  guint            scale;
  guint            min_zoom;
  KzruMercatorBox  window;
  KzruMercator    *points;
  guint            n_points;
  KzruBaseArc     *arcs;
  guint            n_arcs;
  guint32         *refs;
  guint            n_refs;
  KzruBaseRing    *rings;
  guint            n_rings;
  KzruBasePolygon *polygons[KZRU_BASE_N_GROUPS];
  guint            n_polygons[KZRU_BASE_N_GROUPS];
} KzruBaseLevel;

typedef struct _KzruBaseMap KzruBaseMap;

#define KZRU_TYPE_BASE_MAP (kzru_base_map_get_type ())
GType kzru_base_map_get_type (void) G_GNUC_CONST;

KzruBaseMap         *kzru_base_map_new         (GBytes                *bytes,
                                                GError               **error) G_GNUC_WARN_UNUSED_RESULT;
KzruBaseMap         *kzru_base_map_dup_bundled (void) G_GNUC_WARN_UNUSED_RESULT;
KzruBaseMap         *kzru_base_map_ref         (KzruBaseMap           *self);
void                 kzru_base_map_unref       (KzruBaseMap           *self);

const char          *kzru_base_map_get_credit  (KzruBaseMap           *self);
const KzruBaseUnit  *kzru_base_map_get_units   (KzruBaseMap           *self,
                                                guint                 *n);
const KzruBaseLevel *kzru_base_map_get_level   (KzruBaseMap           *self,
                                                double                 zoom,
                                                const KzruMercatorBox *box);
gboolean             kzru_base_map_is_land     (KzruBaseMap           *self,
                                                KzruMercator           point);
guint                kzru_base_map_find_unit   (KzruBaseMap           *self,
                                                KzruMercator           point);
const GArray        *kzru_base_map_get_anchors (KzruBaseMap           *self,
                                                guint                  unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruBaseMap, kzru_base_map_unref)

G_END_DECLS
