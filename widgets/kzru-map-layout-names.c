/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-region-name.h"
#include "widgets/kzru-map-layout-private.h"

/* The names of countries of a layout. */

/* A name may be so much wider than the room around its middle: countries are
 * wider than they are high more often than not. */
#define MAX_WIDTH 3.4
#define MAX_MAJOR_WIDTH 5.0

/* Between names that stand side by side, in pixels. */
#define GAP 6.0

/* Ranks of units by area, the largest first. */
#define MAX_RANK 6

/* Lands that CLDR has no name for, since no standard has a code for them. The
 * map says what they are called, with no word on whose they are. */
static const struct
{
  const char *name;
  const char *translatable;
} uncoded[] = {
  { "Crimea", N_("Crimea") },
};

/* A land without a code is named as a place is, not as a state. */
static const char *
get_name (const KzruBaseUnit *unit,
          const char         *language,
          KzruMapTextRole    *role)
{
  const char *name;

  if (unit->kind == KZRU_BASE_UNIT_SPECIAL)
    return NULL;
  if (unit->alpha2[0] != '\0')
    {
      name = kzru_region_name (unit->alpha2, language);
      return name != NULL ? name : unit->name;
    }

  for (guint i = 0; i < G_N_ELEMENTS (uncoded); i++)
    if (g_str_equal (unit->name, uncoded[i].name))
      {
        *role = KZRU_MAP_TEXT_PLACE;
        return _(uncoded[i].translatable);
      }

  return NULL;
}

/* Around an anchor, a name may be moved aside by these shares of its room. */
static const struct
{
  double x;
  double y;
} shifts[] = {
  { 0, 0 }, { 0, 0.35 }, { 0, -0.35 }, { 0.4, 0 }, { -0.4, 0 }, { 0.3, 0.5 }, { -0.3, 0.5 }, { 0.3, -0.5 }, { -0.3, -0.5 },
  { 0, 0.7 }, { 0, -0.7 }, { 0.8, 0 }, { -0.8, 0 }, { 0.6, 0.6 }, { -0.6, 0.6 }, { 0.6, -0.6 }, { -0.6, -0.6 },
};

/* Tries to put a name near an anchor. Returns whether it is there and off the
 * lines; if it is on a line, a place is kept in @name all the same. */
static gboolean
try_anchor (KzruMapBuilder   *self,
            const KzruAnchor *anchor,
            double            width,
            double            height,
            double            margin,
            KzruMapName      *name,
            gboolean         *found)
{
  const KzruMapFrame *frame = &self->layout->frame;
  double clearance = anchor->clearance * kzru_mercator_world_size (frame->zoom);
  KzruMercator at = { kzru_mercator_wrap_near (anchor->at.x, frame->centre.x), anchor->at.y };
  KzruScreenPoint p = kzru_map_frame_to_screen (frame, at);

  for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
    {
      double x = p.x + shifts[i].x * clearance;
      double y = p.y + shifts[i].y * clearance;
      KzruScreenBox box = { x - width / 2, y - height / 2, x + width / 2, y + height / 2 };
      KzruScreenBox room = { box.left - GAP, box.top, box.right + GAP, box.bottom };
      gboolean off_lines;

      if (!_kzru_map_builder_is_in_view (self, &box, margin) || !kzru_map_room_is_free (self->room, &room))
        continue;

      off_lines = kzru_map_room_is_free (self->lines, &box);
      if (!*found || off_lines)
        name->box = box;
      *found = TRUE;
      if (off_lines)
        return TRUE;
    }

  return FALSE;
}

/* Finds the first anchor with enough room; better one off the lines, which is told
 * in @off_lines. */
static gboolean
find_anchor (KzruMapBuilder *self,
             double          max_width,
             double          margin,
             KzruMapName    *name,
             gboolean       *off_lines)
{
  const GArray *anchors = kzru_base_map_get_anchors (self->params->content->base_map, name->unit);
  double world = kzru_mercator_world_size (self->layout->frame.zoom);
  gboolean found = FALSE;
  double width, height;

  kzru_map_texts_get_size (name->text, &width, &height);
  *off_lines = FALSE;
  for (guint i = 0; i < anchors->len && !*off_lines; i++)
    {
      const KzruAnchor *anchor = &g_array_index (anchors, KzruAnchor, i);

      /* The anchors after this one have even less room. */
      if (width > anchor->clearance * world * max_width)
        break;
      *off_lines = try_anchor (self, anchor, width, height, margin, name, &found);
    }

  return found;
}

/* Where a name would stand on a line, it may do better with its letters closer. */
static gboolean
find_place (KzruMapBuilder *self,
            double          max_width,
            PangoLayout    *tight,
            KzruMapName    *name)
{
  KzruMapName other = { .unit = name->unit, .text = tight };
  gboolean off_lines;

  if (!find_anchor (self, max_width, 0, name, &off_lines))
    return FALSE;
  if (!off_lines && tight != NULL && find_anchor (self, max_width, 0, &other, &off_lines) && off_lines)
    *name = other;

  return TRUE;
}

/* Puts a name into the picture, or else beside it. */
static void
add_name (KzruMapBuilder *self,
          guint           unit,
          PangoLayout    *text,
          PangoLayout    *tight,
          double          max_width)
{
  double margin = self->params->margin;
  KzruMapName name = { .unit = unit, .text = text };
  gboolean off_lines;

  if (!find_place (self, max_width, tight, &name)
      && (margin == 0 || !find_anchor (self, max_width, margin, &name, &off_lines)))
    return;

  g_object_ref (name.text);
  kzru_map_room_take (self->room, &name.box);
  g_array_append_val (self->layout->names, name);
}

/* Gets the name of a country or territory as it stands on the map; NULL for what the
 * map does not name. */
PangoLayout *
_kzru_map_builder_get_unit_text (KzruMapBuilder *self,
                                 guint           unit)
{
  KzruMapContent *content = self->params->content;
  KzruMapTextRole role = content->tints[unit] > 0 ? KZRU_MAP_TEXT_MAJOR : KZRU_MAP_TEXT_COUNTRY;
  guint n;
  const char *name = get_name (&kzru_base_map_get_units (content->base_map, &n)[unit], self->params->languages[0], &role);

  return name != NULL ? kzru_map_texts_get (self->params->texts, role, name) : NULL;
}

void
_kzru_map_builder_add_names (KzruMapBuilder *self,
                             gboolean        major)
{
  KzruMapContent *content = self->params->content;
  const KzruBaseUnit *units;
  guint n;

  if (content->base_map == NULL || self->params->is_bare)
    return;

  units = kzru_base_map_get_units (content->base_map, &n);
  for (guint rank = 1; rank <= MAX_RANK; rank++)
    for (guint i = 0; i < n; i++)
      {
        PangoLayout *text, *tight = NULL;

        if (units[i].rank != rank || (content->tints[i] > 0) != major)
          continue;

        text = _kzru_map_builder_get_unit_text (self, i);
        if (text != NULL && major)
          tight = kzru_map_texts_get (self->params->texts, KZRU_MAP_TEXT_MAJOR_TIGHT, pango_layout_get_text (text));
        if (text != NULL)
          add_name (self, i, text, tight, major ? MAX_MAJOR_WIDTH : MAX_WIDTH);
      }
}
