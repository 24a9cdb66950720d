/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-atlas"

#include "config.h"

#include "model/kzru-atlas-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* GeoJSON geometries (RFC 7946), laid flat. */

#define MIN_LINE_POINTS 2
#define MIN_RING_POINTS 4 /* a triangle whose last point is its first (section 3.1.6) */

/* A geometry as it stands in the file. */
typedef struct
{
  guint     type; /* which of the allowed types */
  JsonNode *coordinates;
} Geometry;

static const char * const point_types[] = { "Point", NULL };
static const KzruField point_fields[] = {
  { .name = "type", .type = KZRU_FIELD_WORD, .required = TRUE,
    .offset = offsetof (Geometry, type), .words = point_types },
  { .name = "coordinates", .type = KZRU_FIELD_JSON, .required = TRUE,
    .offset = offsetof (Geometry, coordinates) },
};
static const KzruShape point_shape = {
  .size = sizeof (Geometry), .fields = point_fields, .n_fields = G_N_ELEMENTS (point_fields),
};

static const KzruField route_fields[] = {
  { .name = "type", .type = KZRU_FIELD_WORD, .required = TRUE,
    .offset = offsetof (Geometry, type), .words = kzru_geometry_words },
  { .name = "coordinates", .type = KZRU_FIELD_JSON, .required = TRUE,
    .offset = offsetof (Geometry, coordinates) },
};
static const KzruShape route_shape = {
  .size = sizeof (Geometry), .fields = route_fields, .n_fields = G_N_ELEMENTS (route_fields),
};

/* The coordinates that are being laid flat. */
typedef struct
{
  KzruAtlasReader *reader;
  gboolean         is_polygon;
  GArray          *points;       /* of KzruPoint */
  GArray          *part_ends;    /* of guint */
  GArray          *polygon_ends; /* of guint */
} Coordinates;

static void
report (KzruAtlasReader *self,
        const char      *message)
{
  kzru_atlas_reader_error (self, KZRU_FAULT_COORDINATES,
                           "%s", message);
}

static double
read_degrees (KzruAtlasReader *self,
              JsonArray       *array,
              guint            index,
              double           max,
              const char      *out_of_range)
{
  gsize length = kzru_atlas_reader_push_index (self, index);
  JsonNode *node = json_array_get_element (array, index);
  double value = 0;

  if (kzru_atlas_reader_expect (self, node, KZRU_JSON_NUMBER))
    {
      value = json_node_get_double (node);
      if (value < -max || value > max)
        report (self, out_of_range);
    }
  kzru_atlas_reader_pop (self, length);

  return value;
}

static KzruPoint
read_position (KzruAtlasReader *self,
               JsonNode        *node)
{
  JsonArray *array;
  KzruPoint point = { 0, 0 };

  if (!kzru_atlas_reader_expect (self, node, KZRU_JSON_ARRAY))
    return point;

  array = json_node_get_array (node);
  if (json_array_get_length (array) != 2)
    {
      report (self, _("expected a longitude and a latitude"));
      return point;
    }

  point.lon = read_degrees (self, array, 0, 180,
                            _("expected a longitude from -180 to 180 degrees"));
  point.lat = read_degrees (self, array, 1, 90,
                            _("expected a latitude from -90 to 90 degrees"));

  return point;
}

static gboolean
is_closed (const Coordinates *self,
           guint              start)
{
  const KzruPoint *first = &g_array_index (self->points, KzruPoint, start);
  const KzruPoint *last = &g_array_index (self->points, KzruPoint, self->points->len - 1);

  return first->lon == last->lon && first->lat == last->lat;
}

/* A line, or a ring of a polygon. */
static void
read_part (Coordinates *self,
           JsonNode    *node)
{
  guint min = self->is_polygon ? MIN_RING_POINTS : MIN_LINE_POINTS;
  JsonArray *array = kzru_atlas_reader_get_array (self->reader, node, min);
  guint n = array != NULL ? json_array_get_length (array) : 0;
  guint start = self->points->len;

  for (guint i = 0; i < n; i++)
    {
      gsize length = kzru_atlas_reader_push_index (self->reader, i);
      KzruPoint point = read_position (self->reader, json_array_get_element (array, i));

      g_array_append_val (self->points, point);
      kzru_atlas_reader_pop (self->reader, length);
    }
  g_array_append_val (self->part_ends, self->points->len);

  if (self->is_polygon && n > 0 && !is_closed (self, start))
    report (self->reader, _("expected a ring that ends at the point where it starts"));
}

static void
read_elements (Coordinates *self,
               JsonNode    *node,
               void       (*read_element) (Coordinates *, JsonNode *))
{
  JsonArray *array = kzru_atlas_reader_get_array (self->reader, node, 1);
  guint n = array != NULL ? json_array_get_length (array) : 0;

  for (guint i = 0; i < n; i++)
    {
      gsize length = kzru_atlas_reader_push_index (self->reader, i);

      read_element (self, json_array_get_element (array, i));
      kzru_atlas_reader_pop (self->reader, length);
    }
}

static void
read_polygon (Coordinates *self,
              JsonNode    *node)
{
  read_elements (self, node, read_part);
  g_array_append_val (self->polygon_ends, self->part_ends->len);
}

static gpointer
keep (KzruAtlas *atlas,
      GArray    *array)
{
  gsize size = g_array_get_element_size (array);
  gpointer copy = kzru_atlas_alloc (atlas, array->len, size);

  if (copy != NULL)
    memcpy (copy, array->data, array->len * size);

  return copy;
}

static void
read_coordinates (KzruAtlasReader *self,
                  JsonNode        *node,
                  KzruGeometry    *geometry)
{
  g_autoptr(GArray) points = g_array_new (FALSE, FALSE, sizeof (KzruPoint));
  g_autoptr(GArray) part_ends = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) polygon_ends = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean is_polygon = geometry->type == KZRU_GEOMETRY_POLYGON;
  Coordinates coordinates = { self, is_polygon, points, part_ends, polygon_ends };

  if (geometry->multi)
    read_elements (&coordinates, node, is_polygon ? read_polygon : read_part);
  else if (is_polygon)
    read_polygon (&coordinates, node);
  else
    read_part (&coordinates, node);

  geometry->points = keep (self->atlas, points);
  geometry->n_points = points->len;
  geometry->part_ends = keep (self->atlas, part_ends);
  geometry->n_parts = part_ends->len;
  geometry->polygon_ends = keep (self->atlas, polygon_ends);
  geometry->n_polygons = polygon_ends->len;
}

/* What the coordinates mean is known only if the rest of the object is right. */
static gboolean
open_geometry (KzruAtlasReader *self,
               JsonNode        *node,
               const KzruShape *shape,
               Geometry        *geometry)
{
  guint n_errors = kzru_faults_count (self->faults, KZRU_FAULT_ERROR);

  kzru_atlas_reader_object (self, node, shape, geometry);

  return kzru_faults_count (self->faults, KZRU_FAULT_ERROR) == n_errors;
}

/*< private >
 * kzru_atlas_reader_point:
 * @self: a reader
 * @node: the value that is being read
 * @point: (out): where it goes
 *
 * Reads a GeoJSON `Point`.
 */
void
kzru_atlas_reader_point (KzruAtlasReader *self,
                         JsonNode        *node,
                         KzruPoint       *point)
{
  Geometry geometry = { 0, NULL };
  gsize length;

  if (!open_geometry (self, node, &point_shape, &geometry))
    return;

  length = kzru_atlas_reader_push_name (self, "coordinates");
  *point = read_position (self, geometry.coordinates);
  kzru_atlas_reader_pop (self, length);
}

/*< private >
 * kzru_atlas_reader_geometry:
 * @self: a reader
 * @node: the value that is being read
 * @geometry: (out): where it goes
 *
 * Reads a GeoJSON geometry of lines or polygons.
 */
void
kzru_atlas_reader_geometry (KzruAtlasReader *self,
                            JsonNode        *node,
                            KzruGeometry    *geometry)
{
  Geometry found = { 0, NULL };
  gsize length;

  if (!open_geometry (self, node, &route_shape, &found))
    return;

  geometry->type = found.type < 2 ? KZRU_GEOMETRY_LINE : KZRU_GEOMETRY_POLYGON;
  geometry->multi = found.type % 2 == 1;
  length = kzru_atlas_reader_push_name (self, "coordinates");
  read_coordinates (self, found.coordinates, geometry);
  kzru_atlas_reader_pop (self, length);
}
