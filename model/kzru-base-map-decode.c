/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-base-map-private.h"

#include <string.h>

/* Decodes base-map.bin; data/base-map/README.md has every record.
 *
 * A damaged file must do no harm: all that is later used as an index or a
 * count is checked here, so that painters can trust what they walk over. The
 * first fault stops the reading: from then on every read gives 0, loops end,
 * and the caller finds the error. Counts are held against the bytes that are
 * left before anything is allocated for them. */

#define MAGIC "KZRUMAP1"
#define MAX_LEVELS 16

typedef struct
{
  const guint8 *data;
  gsize         size;
  gsize         offset;
  GError       *error;
} Reader;

static void G_GNUC_PRINTF (2, 3)
fail (Reader     *self,
      const char *format,
      ...)
{
  g_autofree char *what = NULL;
  va_list args;

  if (self->error != NULL)
    return;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);

  self->error = g_error_new (KZRU_BASE_MAP_ERROR, KZRU_BASE_MAP_ERROR_INVALID,
                             "base map, byte %" G_GSIZE_FORMAT ": %s", self->offset, what);
}

static guint32
read_unsigned (Reader *self)
{
  guint64 value = 0;

  for (guint shift = 0; self->error == NULL && shift < 35; shift += 7)
    {
      guint8 byte;

      if (self->offset == self->size)
        break;

      byte = self->data[self->offset++];
      value |= (guint64) (byte & 0x7f) << shift;
      if (byte & 0x80)
        continue;
      if (value > G_MAXUINT32)
        break;
      return (guint32) value;
    }

  fail (self, "not an integer of 32 bits");
  return 0;
}

static gint32
read_signed (Reader *self)
{
  guint32 value = read_unsigned (self);

  return (gint32) ((value >> 1) ^ (0u - (value & 1)));
}

/* Reads a count of things that take at least @min_bytes each. */
static guint
read_count (Reader *self,
            gsize   min_bytes)
{
  guint32 n = read_unsigned (self);

  if (self->error == NULL && n > (self->size - self->offset) / min_bytes)
    fail (self, "%u things cannot be in the bytes that follow", n);

  return self->error == NULL ? n : 0;
}

/* Reads a number that must be less than @limit. */
static guint
read_below (Reader *self,
            guint   limit)
{
  guint32 value = read_unsigned (self);

  if (self->error == NULL && value >= limit)
    fail (self, "%u where less than %u was expected", value, limit);

  return self->error == NULL ? value : 0;
}

static char *
read_text (Reader       *self,
           GStringChunk *strings)
{
  guint n = read_count (self, 1);
  const char *start;

  if (self->error != NULL)
    return NULL;

  start = (const char *) self->data + self->offset;
  if (!g_utf8_validate_len (start, n, NULL))
    {
      fail (self, "text that is not UTF-8");
      return NULL;
    }

  self->offset += n;
  return g_string_chunk_insert_len (strings, start, n);
}

/* Reads a reference to a unit; units refer to units not yet read. */
static guint
read_unit_ref (Reader *self,
               guint   n_units)
{
  guint value = read_below (self, n_units + 1);

  return value == 0 ? KZRU_BASE_UNIT_NONE : value - 1;
}

static void
check_point (Reader *self,
             double  lon,
             double  lat)
{
  if (self->error == NULL && !(lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90))
    fail (self, "longitude %g, latitude %g is no place", lon, lat);
}

static void
read_unit (Reader       *self,
           KzruBaseUnit *unit,
           guint         n_units,
           GStringChunk *strings)
{
  unit->numeric = read_below (self, 1000);
  unit->alpha2 = read_text (self, strings);
  unit->name = read_text (self, strings);
  unit->kind = read_below (self, KZRU_BASE_UNIT_SPECIAL + 1);
  unit->parent = read_unit_ref (self, n_units);
  unit->label.lon = read_signed (self) / 1000.0;
  unit->label.lat = read_signed (self) / 1000.0;
  unit->rank = read_below (self, 7);
  unit->area = read_unsigned (self);

  check_point (self, unit->label.lon, unit->label.lat);
}

/* Bounds in grid steps; 64 bits, since a damaged file may say anything. */
typedef struct
{
  gint64 west, south, east, north;
} GridBox;

static GridBox
read_box (Reader *self)
{
  GridBox box;

  box.west = read_signed (self);
  box.south = read_signed (self);
  box.east = box.west + read_unsigned (self);
  box.north = box.south + read_unsigned (self);

  return box;
}

static KzruMercator
project (gint64 x,
         gint64 y,
         guint  per_degree)
{
  return kzru_mercator_from_point ((KzruPoint) { (double) x / per_degree, (double) y / per_degree });
}

static KzruMercatorBox
project_box (Reader        *self,
             const GridBox *box,
             guint          per_degree)
{
  KzruMercator upper_left = project (box->west, box->north, per_degree);
  KzruMercator lower_right = project (box->east, box->south, per_degree);

  check_point (self, (double) box->west / per_degree, (double) box->south / per_degree);
  check_point (self, (double) box->east / per_degree, (double) box->north / per_degree);

  return (KzruMercatorBox) { upper_left.x, upper_left.y, lower_right.x, lower_right.y };
}

static void
read_arc (Reader        *self,
          KzruBaseLevel *level,
          KzruBaseArc   *arc,
          guint          first,
          guint          per_degree,
          guint          n_units)
{
  GridBox box;
  gint64 x, y;

  arc->klass = read_below (self, KZRU_BASE_N_ARC_CLASSES);
  arc->unit_a = read_unit_ref (self, n_units);
  arc->unit_b = read_unit_ref (self, n_units);
  box = read_box (self);
  arc->box = project_box (self, &box, per_degree);
  arc->first = first;
  arc->n_points = read_count (self, 2);

  if (self->error == NULL && (arc->n_points < 2 || arc->n_points > level->n_points - first))
    fail (self, "an arc of %u points", arc->n_points);

  x = box.west + read_unsigned (self);
  y = box.south + read_unsigned (self);

  for (guint i = 0; i < arc->n_points && self->error == NULL; i++)
    {
      if (i > 0)
        {
          x += read_signed (self);
          y += read_signed (self);
        }
      if (x < box.west || x > box.east || y < box.south || y > box.north)
        fail (self, "a point outside of its arc's bounds");

      level->points[first + i] = project (x, y, per_degree);
    }
}

static void
read_arcs (Reader        *self,
           KzruBaseLevel *level,
           guint          per_degree,
           guint          n_units)
{
  guint first = 0;

  level->n_arcs = read_count (self, 9);
  level->n_points = read_count (self, 2);
  level->arcs = g_new0 (KzruBaseArc, level->n_arcs);
  level->points = g_new0 (KzruMercator, level->n_points);

  for (guint i = 0; i < level->n_arcs && self->error == NULL; i++)
    {
      read_arc (self, level, &level->arcs[i], first, per_degree, n_units);
      first += level->arcs[i].n_points;
    }

  if (self->error == NULL && first != level->n_points)
    fail (self, "%u points where %u were announced", first, level->n_points);
}

static KzruMercator
get_ref_end (const KzruBaseLevel *level,
             guint32              ref,
             gboolean             last)
{
  const KzruBaseArc *arc = &level->arcs[ref / 2];
  gboolean at_end = last != (gboolean) (ref & 1);

  return level->points[at_end ? arc->first + arc->n_points - 1 : arc->first];
}

/* Whether each arc of a ring starts where the one before it ended. */
static gboolean
is_closed (const KzruBaseLevel *level,
           const guint32       *refs,
           guint                n)
{
  KzruMercator end = get_ref_end (level, refs[n - 1], TRUE);

  for (guint i = 0; i < n; i++)
    {
      KzruMercator start = get_ref_end (level, refs[i], FALSE);

      if (start.x != end.x || start.y != end.y)
        return FALSE;
      end = get_ref_end (level, refs[i], TRUE);
    }

  return TRUE;
}

static void
read_ring (Reader        *self,
           KzruBaseLevel *level,
           guint          per_degree,
           GArray        *rings,
           GArray        *refs)
{
  GridBox box = read_box (self);
  KzruBaseRing ring = { .box = project_box (self, &box, per_degree), .first = refs->len };

  ring.n_refs = read_count (self, 1);

  for (guint i = 0; i < ring.n_refs && self->error == NULL; i++)
    {
      guint32 ref = read_below (self, 2 * level->n_arcs);

      g_array_append_val (refs, ref);
    }

  if (self->error != NULL)
    return;
  if (ring.n_refs == 0 || !is_closed (level, &g_array_index (refs, guint32, ring.first), ring.n_refs))
    fail (self, "a ring that does not close");

  g_array_append_val (rings, ring);
}

static void
read_group (Reader        *self,
            KzruBaseLevel *level,
            KzruBaseGroup  group,
            guint          per_degree,
            guint          n_units,
            GArray        *rings,
            GArray        *refs)
{
  guint n = read_count (self, 8);

  level->polygons[group] = g_new0 (KzruBasePolygon, n);
  level->n_polygons[group] = n;

  for (guint i = 0; i < n && self->error == NULL; i++)
    {
      KzruBasePolygon *polygon = &level->polygons[group][i];

      polygon->unit = read_unit_ref (self, n_units);
      polygon->first = rings->len;
      polygon->n_rings = read_count (self, 6);

      if (self->error == NULL && (group == KZRU_BASE_UNITS) != (polygon->unit != KZRU_BASE_UNIT_NONE))
        fail (self, "a polygon of the wrong kind");

      for (guint j = 0; j < polygon->n_rings && self->error == NULL; j++)
        read_ring (self, level, per_degree, rings, refs);
    }
}

static void
read_level (Reader        *self,
            KzruBaseLevel *level,
            guint          n_units)
{
  g_autoptr (GArray) rings = g_array_new (FALSE, FALSE, sizeof (KzruBaseRing));
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint per_degree;
  GridBox box;

  level->scale = read_unsigned (self);
  level->min_zoom = read_below (self, 256);
  read_below (self, 256); /* The zoom it ends at: finer levels say where they begin. */
  per_degree = read_below (self, 1000000);
  if (per_degree == 0)
    {
      fail (self, "a grid without steps");
      return;
    }
  box = read_box (self);
  level->window = project_box (self, &box, per_degree);

  read_arcs (self, level, per_degree, n_units);
  for (guint group = 0; group < KZRU_BASE_N_GROUPS; group++)
    read_group (self, level, group, per_degree, n_units, rings, refs);

  level->n_rings = rings->len;
  level->rings = (KzruBaseRing *) g_array_free (g_steal_pointer (&rings), FALSE);
  level->n_refs = refs->len;
  level->refs = (guint32 *) g_array_free (g_steal_pointer (&refs), FALSE);
}

static void
read_header (Reader *self)
{
  guint32 length;

  if (self->size < strlen (MAGIC) + sizeof length || memcmp (self->data, MAGIC, strlen (MAGIC)) != 0)
    {
      fail (self, "does not start with " MAGIC);
      return;
    }

  memcpy (&length, self->data + strlen (MAGIC), sizeof length);
  if (GUINT32_FROM_LE (length) != self->size)
    fail (self, "%u bytes announced, %" G_GSIZE_FORMAT " there", GUINT32_FROM_LE (length), self->size);

  self->offset = strlen (MAGIC) + sizeof length;
}

/*
 * _kzru_base_map_decode:
 * @self: a base map that is all zeros
 * @data: (array length=size): the bytes of the file
 * @size: how many there are
 * @error: return location for an error
 *
 * Fills @self. After an error it holds what was read until then, good to be
 * freed and nothing else.
 *
 * Returns: whether the file is sound
 */
gboolean
_kzru_base_map_decode (KzruBaseMap   *self,
                       const guint8  *data,
                       gsize          size,
                       GError       **error)
{
  Reader reader = { .data = data, .size = size };

  self->strings = g_string_chunk_new (4096);

  read_header (&reader);
  self->credit = read_text (&reader, self->strings);

  self->n_units = read_count (&reader, 9);
  self->units = g_new0 (KzruBaseUnit, self->n_units);
  for (guint i = 0; i < self->n_units && reader.error == NULL; i++)
    read_unit (&reader, &self->units[i], self->n_units, self->strings);

  self->n_levels = read_count (&reader, 11);
  if (reader.error == NULL && (self->n_levels == 0 || self->n_levels > MAX_LEVELS))
    {
      fail (&reader, "%u levels", self->n_levels);
      self->n_levels = 0;
    }
  self->levels = g_new0 (KzruBaseLevel, self->n_levels);
  for (guint i = 0; i < self->n_levels && reader.error == NULL; i++)
    read_level (&reader, &self->levels[i], self->n_units);

  if (reader.error == NULL && reader.offset != reader.size)
    fail (&reader, "more bytes than records");
  if (reader.error == NULL)
    return TRUE;

  g_propagate_error (error, reader.error);
  return FALSE;
}
