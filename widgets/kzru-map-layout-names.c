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

/* Ranks of units by area, the largest first. */
#define MAX_RANK 6

/* Lands that CLDR has no name for, since no standard has a code for them. They
 * are named as places are, with no word on whose they are. */
static const struct
{
  const char *name;
  const char *translatable;
} uncoded[] = {
  { "Crimea", N_("Crimea") },
};

static char *
get_name (const KzruBaseUnit *unit,
          const char         *language)
{
  if (unit->kind == KZRU_BASE_UNIT_SPECIAL)
    return NULL;
  if (unit->alpha2[0] != '\0')
    {
      char *name = kzru_region_name (unit->alpha2, language);

      return name != NULL ? name : g_strdup (unit->name);
    }

  for (guint i = 0; i < G_N_ELEMENTS (uncoded); i++)
    {
      if (g_str_equal (unit->name, uncoded[i].name))
        return g_strdup (_(uncoded[i].translatable));
    }

  return NULL;
}

/* Puts a name at its first anchor with enough room; better one off the lines. */
static void
add_name (KzruMapBuilder *self,
          guint           unit,
          PangoLayout    *text,
          double          max_width)
{
  const KzruMapFrame *frame = &self->layout->frame;
  const GArray *anchors = kzru_map_content_get_unit_anchors (self->params->content, unit);
  double world = kzru_mercator_world_size (frame->zoom);
  KzruMapName name = { .unit = unit };
  gboolean found = FALSE;
  double width, height;

  kzru_map_texts_get_size (text, &width, &height);
  for (guint i = 0; i < anchors->len; i++)
    {
      const KzruAnchor *anchor = &g_array_index (anchors, KzruAnchor, i);
      KzruMercator at = { kzru_mercator_wrap_near (anchor->at.x, frame->centre.x), anchor->at.y };
      KzruScreenPoint p = kzru_map_frame_to_screen (frame, at);
      KzruScreenBox box = { p.x - width / 2, p.y - height / 2, p.x + width / 2, p.y + height / 2 };
      gboolean off_lines;

      /* The anchors after this one have even less room. */
      if (width > anchor->clearance * world * max_width)
        break;
      if (!_kzru_map_builder_is_in_view (self, &box) || !kzru_map_room_is_free (self->room, &box))
        continue;

      off_lines = kzru_map_room_is_free (self->lines, &box);
      if (!found || off_lines)
        name.box = box;
      found = TRUE;
      if (off_lines)
        break;
    }

  if (!found)
    return;

  name.text = g_object_ref (text);
  kzru_map_room_take (self->room, &name.box);
  g_array_append_val (self->layout->names, name);
}

void
_kzru_map_builder_add_names (KzruMapBuilder *self,
                             gboolean        major)
{
  KzruMapContent *content = self->params->content;
  const KzruBaseUnit *units;
  guint n;

  if (content->base_map == NULL)
    return;

  units = kzru_base_map_get_units (content->base_map, &n);
  for (guint rank = 1; rank <= MAX_RANK; rank++)
    for (guint i = 0; i < n; i++)
      {
        g_autofree char *name = NULL;

        if (units[i].rank != rank || (content->tints[i] > 0) != major)
          continue;

        name = get_name (&units[i], self->params->languages[0]);
        if (name != NULL)
          add_name (self, i,
                    kzru_map_texts_get (self->params->texts,
                                        major ? KZRU_MAP_TEXT_MAJOR : KZRU_MAP_TEXT_COUNTRY, name),
                    major ? MAX_MAJOR_WIDTH : MAX_WIDTH);
      }
}
